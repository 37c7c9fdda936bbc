"""The filters that an office's own template may use."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from generator.errors import TemplateError
from generator.writers.docx import filters


@pytest.mark.parametrize(
    "value, places, said",
    [
        (1234567, None, "1.234.567"),
        (Decimal("1234.5"), None, "1.234,5"),
        ("1234.5", 2, "1.234,50"),
        (0, None, "0"),
        (-1500, None, "-1.500"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value: object, places: int | None, said: str) -> None:
    assert filters.number(value, places) == said


@pytest.mark.parametrize("value", ["một", "", "NaN", "Infinity"])
def test_what_is_no_number_is_an_error(value: str) -> None:
    with pytest.raises(TemplateError, match="không phải là số"):
        filters.number(value)


@pytest.mark.parametrize("value", [dt.date(2020, 3, 5), "05/3/2020", "2020-03-05"], ids=str)
def test_dates_take_the_decrees_zeros(value: object) -> None:
    assert filters.long_date(value) == "ngày 05 tháng 3 năm 2020"
    assert filters.short_date(value) == "05/3/2020"


def test_january_and_february_take_a_zero_in_short() -> None:
    assert filters.short_date("2020-02-29") == "29/02/2020"


@pytest.mark.parametrize("value", ["31/02/2020", "mai", "5/2020", ""])
def test_what_is_no_date_is_an_error(value: str) -> None:
    with pytest.raises(TemplateError, match="không phải là ngày"):
        filters.long_date(value)


def test_capitals() -> None:
    assert filters.capitals("Nguyễn Văn ắn") == "NGUYỄN VĂN ẮN"
