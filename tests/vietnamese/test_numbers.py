"""Numbers, percentages, amounts: Vietnamese marks, nothing guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.vietnamese import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("12", "12"),
        ("0,75", "0.75"),
        ("-1.000.000", "-1000000"),
        ("−5", "-5"),
        ("0,234", "0.234"),
        (" 98,5 ", "98.5"),
    ],
)
def test_a_vietnamese_number_is_read(text, value):
    assert numbers.parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("1,234.5", "1.234,5", id="English marks"),
        pytest.param("1.5", "1.234,5", id="English decimal"),
        pytest.param("1,234,567", "1.234,5", id="English thousands"),
        pytest.param("1,234", "1.234", id="two readings"),
        pytest.param("12.34.567", "1.234,5", id="groups of the wrong size"),
        pytest.param("mười", "1.234,5", id="words"),
        pytest.param("", "1.234,5", id="nothing"),
        pytest.param("9" * 200, "1.234,5", id="no quantity has 200 digits"),
    ],
)
def test_anything_else_is_refused_with_a_hint(text, hint):
    with pytest.raises(InputError) as refused:
        numbers.parse_number(text)
    assert hint in (refused.value.hint or "")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False))
def test_what_is_printed_is_read_again(value):
    shown = numbers.format_number(value, least_places=2)
    assert numbers.parse_number(shown) == value


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param(numbers.format_number(Decimal("1234567.891")), "1.234.567,891", id="groups and decimals"),
        pytest.param(numbers.format_number(Decimal("2.345"), places=2), "2,35", id="half up, not half even"),
        pytest.param(numbers.format_number(Decimal("-0.001"), places=2), "0", id="no minus zero"),
        pytest.param(numbers.format_number(2022, group=False), "2022", id="years without dots"),
        pytest.param(numbers.format_number(5, places=1, least_places=1), "5,0", id="zeros kept when asked"),
        pytest.param(numbers.format_percent(Decimal("3.125")), "3,13%", id="percent without a space"),
        pytest.param(numbers.format_money(1_500_000), "1.500.000 đồng", id="money"),
        pytest.param(numbers.format_count(3), "03", id="small counts have two digits"),
        pytest.param(numbers.format_count(0), "00", id="none"),
    ],
)
def test_how_numbers_are_printed(shown, expected):
    assert shown == expected


def test_a_share_is_rounded_half_up_and_nothing_is_divided_by_zero():
    assert numbers.ratio_percent(1, 8) == Decimal("12.50")
    assert numbers.ratio_percent(1, 3, places=1) == Decimal("33.3")
    assert numbers.ratio_percent(5, 0) is None


def test_a_percentage_needs_its_sign():
    assert numbers.parse_percent("12,5 %") == Decimal("12.5")
    with pytest.raises(InputError):
        numbers.parse_percent("12,5")


def test_numbers_are_found_in_running_text():
    text = "giảm 2,5 - 3,5%/năm cho 1.234 hộ (Quyết định 30/2020/NĐ-CP ngày 05/3/2020), tăng 1.5 lần, đạt 98 %."
    assert [(one.text, str(one.value), one.percent) for one in numbers.find_numbers(text)] == [
        ("2,5", "2.5", False),
        ("3,5%", "3.5", True),
        ("1.234", "1234", False),
        ("98 %", "98", True),
    ]
