"""Public holidays (Điều 112 Bộ luật Lao động 2019): the days that are sure, and those a yearly announcement fixes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.catalog.store import as_date, load


@dataclass(frozen=True, slots=True)
class Holiday:
    """One public holiday: its day and its Vietnamese name."""

    day: date
    name: str


@cache
def sure_holidays(year: int) -> tuple[Holiday, ...]:
    """Return the holidays of a year that law and calendar fix: four solar days, the first day of Tết, Giỗ Tổ Hùng Vương.

    The other days of Tết and the second day of Quốc khánh are announced each year: the user gives them. Lunar days are stored
    for 2020 to 2040; other years have the solar ones only.
    """
    data = load("holidays")
    days = [Holiday(date(year, row["month"], row["day"]), row["name"]) for row in data["fixed"]]
    for row in data["lunar"]:
        if row["year"] == year:
            days.append(Holiday(_day(row["tet"]), "Tết Âm lịch"))
            days.append(Holiday(_day(row["gio_to"]), "Ngày Giỗ Tổ Hùng Vương"))
    return tuple(sorted(days, key=lambda holiday: holiday.day))


def announced_days() -> dict[str, int]:
    """Return the holidays whose days are announced each year, with how many days the law gives in all."""
    return {row["name"]: row["days"] for row in load("holidays")["announced"]}


def _day(text: str) -> date:
    day = as_date(text)
    assert day is not None
    return day
