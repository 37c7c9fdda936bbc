"""Deadlines one step down count working days: weekends, holidays fixed by law, and the days off that the facts add."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.drafting.cascade.limits import LowerLimit, earlier
from generator.model.plan import Deadline


@pytest.mark.parametrize(
    ("day", "off", "expected"),
    [
        pytest.param(dt.date(2026, 11, 30), (), dt.date(2026, 11, 26), id="Monday back over a weekend to Thursday"),
        pytest.param(dt.date(2026, 5, 4), (), dt.date(2026, 4, 28), id="Monday back over 01/5 and 30/4 to Tuesday"),
        pytest.param(dt.date(2026, 1, 5), (), dt.date(2025, 12, 31), id="over Tết Dương lịch into the year before"),
        pytest.param(
            dt.date(2026, 11, 30), (dt.date(2026, 11, 27),), dt.date(2026, 11, 25), id="a day off given in the facts"
        ),
    ],
)
def test_two_working_days_earlier(day: dt.date, off: tuple[dt.date, ...], expected: dt.date) -> None:
    deadline = Deadline(text="", day=day.day, month=day.month, year=day.year)
    assert earlier(deadline, 2, (2026, 2026), off) == LowerLimit(expected.day, expected.month, expected.year)


def test_a_yearly_limit_leaves_the_days_in_every_year() -> None:
    # 04/5: two working days earlier is 29/4 in 2027 (a Tuesday before), 28/4 in 2026 (a Monday before).
    assert earlier(Deadline(text="", day=4, month=5), 2, (2026, 2027), ()) == LowerLimit(28, 4, None)
