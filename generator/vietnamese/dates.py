"""Dates as Vietnamese documents write them: printing, reading, finding in a text, deadlines, working days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_S = r"[^\S\n]+"
_PATTERNS = (
    ("long", rf"(?:ngày{_S})?(?<!\d){_DAY}{_S}tháng{_S}{_MONTH}{_S}năm{_S}{_YEAR}(?!\d)"),
    ("long", rf"(?:ngày{_S})(?<!\d){_DAY}{_S}tháng{_S}{_MONTH}/{_YEAR}(?!\d)"),
    ("day_month", rf"(?:ngày{_S})(?<!\d){_DAY}{_S}tháng{_S}{_MONTH}(?!\d)"),
    ("short", rf"(?:ngày{_S})?(?<![\d/.,-]){_DAY}(?P<sep>[/.-]){_MONTH}(?P=sep){_YEAR}(?![\d/]|[.-]\d)"),
    ("month", rf"tháng{_S}{_MONTH}(?:/|-|{_S}năm{_S}|{_S}){_YEAR}(?!\d)"),
    ("day_month", rf"ngày{_S}(?<!\d){_DAY}[/-]{_MONTH}(?![\d/]|-\d)"),
)


def _numbered(at: int, pattern: str) -> str:
    """Return one pattern with its group names made its own, so that all can stand in one expression."""
    return f"(?P<form_{at}>" + re.sub(r"\(\?P([<=])(day|month|year|sep)", rf"(?P\1\2_{at}", pattern) + ")"


_ANY = re.compile("|".join(_numbered(at, pattern) for at, (_form, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)
_FORMS = tuple(form for form, _pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text, at [start, end) of it.

    ``day`` and ``year`` are ``None`` where the text gives none ("tháng 10/2022", "ngày 01 tháng 12 hằng năm"); ``form`` is
    "long", "short", "month" or "day_month". ``real`` is False for a day that no calendar has (31/02/2022).
    """

    start: int
    end: int
    text: str
    form: str
    day: int | None
    month: int
    year: int | None

    @property
    def real(self) -> bool:
        """Whether the calendar has such a day; where the year is open, whether some year has it."""
        return self.day is None or self.day <= monthrange(self.year or 2000, self.month)[1]

    @property
    def value(self) -> date | None:
        """The date, where day and year are given and the calendar has it; else ``None``."""
        if self.day is None or self.year is None or not self.real:
            return None
        return date(self.year, self.month, self.day)


def long_date(day: date) -> str:
    """Return "ngày 05 tháng 3 năm 2020": a zero before days under 10 and before months 1 and 2 only (PL1/P1/M2/k4/b)."""
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    """Return "05/3/2020", with the zeros of the long form; the decree does not regulate the short one."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def month_year(day: date) -> str:
    """Return "tháng 3 năm 2020"."""
    return f"tháng {_month(day.month)} năm {day.year}"


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield every date in an NFC text, in order, not overlapping; impossible days too (``real`` is False)."""
    for found in _ANY.finditer(text):
        at = next(i for i in range(len(_FORMS)) if found[f"form_{i}"] is not None)
        parts = found.groupdict()
        day, year = parts.get(f"day_{at}"), parts.get(f"year_{at}")
        yield FoundDate(
            start=found.start(),
            end=found.end(),
            text=found[0],
            form=_FORMS[at],
            day=int(day) if day else None,
            month=int(parts[f"month_{at}"]),
            year=int(year) if year else None,
        )


def parse(text: str) -> date | None:
    """Return the date that the whole of ``text`` is ("ngày 05 tháng 3 năm 2020", "05/3/2020", "05-03-2020"); else ``None``."""
    found = _ANY.fullmatch(text.strip())
    if found is None:
        return None
    return next(find_dates(text.strip())).value


def first_day(found: FoundDate, *, year: int | None = None) -> date | None:
    """Return the first day a found date speaks of; ``year`` stands in where it has none. ``None`` where no calendar has it."""
    return _bound(found, year, last=False)


def last_day(found: FoundDate, *, year: int | None = None) -> date | None:
    """Return the last day a found date speaks of: of "tháng 10/2022" the 31st; else as :func:`first_day`."""
    return _bound(found, year, last=True)


_BEFORE = re.compile(rf"(?:trước){_S}$", re.IGNORECASE)


def deadline(text: str, *, year: int | None = None) -> date | None:
    """Return the last valid day of the first deadline written in ``text``; ``None`` when it names no day.

    "trước ngày 01 tháng 12 năm 2022" ends on 30/11/2022: the day itself is too late. "chậm nhất ngày", "đến ngày", "hạn
    ngày" and a bare date include their day. ``year`` stands in where the text has none ("hằng năm").
    """
    for found in find_dates(text):
        if _BEFORE.search(text[: found.start]):
            first = first_day(found, year=year)
            return first - timedelta(days=1) if first else None
        return last_day(found, year=year)
    return None


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Return whether ``day`` is neither Saturday, Sunday, nor one of ``holidays`` (given by the caller)."""
    return day.weekday() < 5 and day not in holidays


def add_working_days(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """Return the day ``count`` working days after ``day`` (before it when negative); 0 gives ``day`` itself."""
    step = timedelta(days=1 if count > 0 else -1)
    for _turn in range(abs(count)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def _bound(found: FoundDate, year: int | None, *, last: bool) -> date | None:
    year = found.year or year
    if year is None:
        return None
    length = monthrange(year, found.month)[1]
    day = found.day or (length if last else 1)
    return date(year, found.month, day) if day <= length else None
