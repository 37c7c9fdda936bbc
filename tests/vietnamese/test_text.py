"""Plain text work: one normal form, spaces, comparing without marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import text


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        pytest.param("  Kế\u00a0hoạch \n số 5 ", "Kế hoạch số 5", id="every sort of space"),
        pytest.param("Kế ho\u200bạch\ufeff", "Kế hoạch", id="characters that take no room"),
        pytest.param(unicodedata.normalize("NFD", "Ủy ban"), "Ủy ban", id="marks that stand apart"),
        pytest.param("\t \u3000", "", id="nothing but space"),
    ],
)
def test_spaces_are_folded(given_text, folded):
    assert text.fold_spaces(given_text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(anything):
    assert text.fold_spaces(text.fold_spaces(anything)) == text.fold_spaces(anything)


@given(st.text())
def test_special_spaces_become_plain_ones_without_moving_anything(anything):
    assert len(text.plain_spaces(anything)) == len(anything)


def test_marks_are_taken_off_for_searching_only_as_far_as_asked():
    assert text.without_marks("Đổi mới, ƯU TIÊN") == "Doi moi, UU TIEN"
    assert text.without_tones("phấn đấu ở quý") == "phân đâu ơ quy"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Sở Lao động - Thương binh và Xã hội", "so lao dong thuong binh va xa hoi", id="marks and dash"),
        pytest.param("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu", id="sorts of dash"),
        pytest.param("HOÀ BÌNH", "Hòa Bình", id="tone style and case"),
    ],
)
def test_texts_that_a_search_takes_for_the_same(one, other):
    assert text.search_key(one) == text.search_key(other)


def test_different_words_stay_different_in_a_search():
    assert text.search_key("Sở Nội vụ") != text.search_key("Sở Ngoại vụ")
