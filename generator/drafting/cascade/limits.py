"""Deadlines one step down: earlier by working days, never after the superior's, in every year of the plan."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from generator.catalog.holidays import sure_holidays
from generator.model.plan import Deadline
from generator.vietnamese import dates


@dataclass(frozen=True, slots=True)
class LowerLimit:
    """The last valid day below: month and day (``year`` ``None`` = every year), and how it is printed."""

    day: int
    month: int
    year: int | None

    @property
    def words(self) -> str:
        """ "trước ngày 24 tháng 11 hằng năm": the day after the last valid one, as "trước ngày" counts."""
        after = date(self.year or 2001, self.month, self.day) + timedelta(days=1)
        words = (
            f"trước ngày {after.day:02d} tháng {after.month:02d}"
            if after.month < 3
            else f"trước ngày {after.day:02d} tháng {after.month}"
        )
        return f"{words} năm {after.year}" if self.year else f"{words} hằng năm"


def earlier(deadline: Deadline, days: int, years: tuple[int, int], holidays: Collection[date]) -> LowerLimit | None:
    """Return the superior's last valid day moved ``days`` working days earlier; ``None`` when it names no day.

    A limit that comes back every year must leave the days in each year from ``years[0]`` to ``years[1]``: the earliest counts.
    Days off are ``holidays`` (announced ones, days in lieu) and those that law and calendar fix.
    """
    if deadline.day is None or deadline.month is None:
        return None
    first, last_year = (deadline.year, deadline.year) if deadline.year is not None else years
    off = {*holidays, *(one.day for year in range(first - 1, last_year + 1) for one in sure_holidays(year))}
    if deadline.year is not None:
        moved = dates.add_working_days(date(deadline.year, deadline.month, deadline.day), -days, off)
        return LowerLimit(moved.day, moved.month, moved.year)
    candidates = []
    for year in range(years[0], years[1] + 1):
        last = date(year, deadline.month, min(deadline.day, monthrange(year, deadline.month)[1]))
        moved = dates.add_working_days(last, -days, off)
        candidates.append((moved.year - year, moved.month, moved.day))
    _offset, month, day = min(candidates)
    return LowerLimit(day, month, None)
