"""Dates as documents write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import dates

DAYS = st.dates(min_value=date(1945, 9, 2), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        pytest.param(date(2020, 3, 5), "ngày 05 tháng 3 năm 2020", "05/3/2020", id="the decree's own date"),
        pytest.param(date(2010, 2, 8), "ngày 08 tháng 02 năm 2010", "08/02/2010", id="zero before month 2"),
        pytest.param(date(2022, 10, 12), "ngày 12 tháng 10 năm 2022", "12/10/2022", id="no zero needed"),
        pytest.param(date(2019, 9, 30), "ngày 30 tháng 9 năm 2019", "30/9/2019", id="no zero before month 9"),
    ],
)
def test_a_date_gets_its_zeros_only_where_the_decree_wants_them(day, long, short):
    assert (dates.long_date(day), dates.short_date(day)) == (long, short)


@given(DAYS)
def test_what_is_written_is_read_again(day):
    assert dates.parse(dates.long_date(day)) == day
    assert dates.parse(dates.short_date(day)) == day
    assert [found.value for found in dates.find_dates(f"Kế hoạch {dates.long_date(day)} của Sở")] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("05-03-2020", date(2020, 3, 5), id="hyphens"),
        pytest.param("5.3.2020", date(2020, 3, 5), id="dots"),
        pytest.param("ngày 05/3/2020", date(2020, 3, 5), id="with the word"),
        pytest.param("Ngày 5 tháng 03 năm 2020", date(2020, 3, 5), id="zeros in the wrong place"),
        pytest.param("ngày 12 tháng 10/2022", date(2022, 10, 12), id="half long, half short"),
        pytest.param("31/02/2022", None, id="a day no calendar has"),
        pytest.param("tháng 10/2022", None, id="a month is no day"),
        pytest.param("hôm nay", None, id="no date"),
    ],
)
def test_every_written_form_of_a_day_is_read(text, day):
    assert dates.parse(text) == day


def test_dates_are_found_with_their_places_and_their_sort():
    text = "Từ ngày 01 tháng 12 hằng năm, 31/02/2022 và tháng 6 năm 2023; số 12/2022/NĐ-CP, 2-3-4, ngày 20/11."
    found = [(one.text, one.form, one.real) for one in dates.find_dates(text)]
    assert found == [
        ("ngày 01 tháng 12", "day_month", True),
        ("31/02/2022", "short", False),
        ("tháng 6 năm 2023", "month", True),
        ("ngày 20/11", "day_month", True),
    ]
    assert all(text[one.start : one.end] == one.text for one in dates.find_dates(text))


@pytest.mark.parametrize(
    "text", ["30/2020/NĐ-CP", "1/12/2025/QH15", "giảm 2.5-3.5", "15.1.2.3", "Điều 5.3.2020.1", "ngày 05/13/2020"]
)
def test_what_only_looks_like_a_date_is_none(text):
    assert list(dates.find_dates(text)) == []


@pytest.mark.parametrize(
    ("text", "year", "last"),
    [
        pytest.param(
            "gửi trước ngày 01 tháng 12 năm 2022", None, date(2022, 11, 30), id="before a day: the day before"
        ),
        pytest.param("trước ngày 01 tháng 12 hàng năm", 2023, date(2023, 11, 30), id="the year is given by the caller"),
        pytest.param("chậm nhất ngày 20/11/2025", None, date(2025, 11, 20), id="at the latest: the day itself"),
        pytest.param("hoàn thành trong tháng 02/2024", None, date(2024, 2, 29), id="a month ends on its last day"),
        pytest.param("trước tháng 10/2022", None, date(2022, 9, 30), id="before a month: the end of the one before"),
        pytest.param("trước ngày 01 tháng 12 hàng năm", None, None, id="no year known"),
        pytest.param("sớm nhất có thể", None, None, id="no date at all"),
    ],
)
def test_the_last_valid_day_of_a_deadline(text, year, last):
    assert dates.deadline(text, year=year) == last


def test_working_days_pass_over_weekends_and_the_given_holidays():
    friday = date(2025, 4, 4)
    assert dates.add_working_days(friday, 1) == date(2025, 4, 7)
    assert dates.add_working_days(friday, 1, holidays={date(2025, 4, 7)}) == date(2025, 4, 8)
    assert dates.add_working_days(date(2025, 4, 8), -1, holidays={date(2025, 4, 7)}) == friday
    assert dates.add_working_days(friday, 0) == friday


@given(DAYS, st.integers(min_value=1, max_value=60))
def test_counting_working_days_ends_on_one(day, count):
    there = dates.add_working_days(day, count)
    assert dates.is_working_day(there)
    assert there > day
