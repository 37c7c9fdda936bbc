"""Numbers in words; vn-money is the oracle for whole numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
import vn_money
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (105, "một trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (10**12, "một nghìn tỷ"),
        (-5, "âm năm"),
        (Decimal("10.5"), "mười phẩy năm"),
        (Decimal("0.05"), "không phẩy không năm"),
        (Decimal("2.50"), "hai phẩy năm"),
    ],
)
def test_numbers_by_the_rules_of_school(value, said):
    assert words.in_words(value) == said


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_whole_numbers_agree_with_the_oracle(value):
    # The oracle also names groups that are empty ("không nghìn"); both readings are taught.
    said = vn_money.to_words(value).replace("không triệu ", "").replace("không nghìn ", "")
    assert words.in_words(value) == said


def test_the_south_says_le():
    assert words.in_words(105, zero_tens="lẻ") == "một trăm lẻ năm"


def test_an_amount_begins_with_a_capital_and_names_its_unit():
    assert words.money_in_words(1_500_000) == "Một triệu năm trăm nghìn đồng"


@pytest.mark.parametrize("value", [10**36, Decimal("NaN"), Decimal("Infinity")])
def test_what_cannot_be_said_is_refused(value):
    with pytest.raises(ValueError):
        words.in_words(value)
