"""Broken letters are repaired and told; right text and real foreign words are left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.repair import repair


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ủy ban nhân dân tỉnh Sóc Trăng, số 146/KH-UBND ngày 12/10/2022", id="right text"),
        pytest.param("gặp gỡ đoàn Москва (Россия) và đồng nghiệp Αθήνα", id="real Cyrillic and Greek words"),
        pytest.param("hệ số α = 0,5; góc β; 5 µm; x̄ trung bình", id="formulas"),
        pytest.param("Þorður Eiríksson và Hafþór", id="Icelandic names"),
        pytest.param("Běijīng, Ōsaka, Malmö", id="transcribed places"),
        pytest.param("plain ASCII text 123", id="ASCII"),
        pytest.param("", id="nothing"),
    ],
)
def test_left_alone(text):
    assert repair(text) == (text, ())


@pytest.mark.parametrize(
    ("broken", "right", "count"),
    [
        pytest.param("ngƣời đƣợc hƣởng", "người được hưởng", 3, id="the oi of broken font tables"),
        pytest.param("Ðại hội, QÐ-UBND, HÐND", "Đại hội, QĐ-UBND, HĐND", 3, id="Icelandic eth"),
        pytest.param("Нà Nội và сác đơn vị", "Hà Nội và các đơn vị", 2, id="Cyrillic inside Vietnamese words"),
        pytest.param("а) Điểm thứ nhất", "a) Điểm thứ nhất", 1, id="a Cyrillic letter as a list label"),
        pytest.param("Αn toàn", "An toàn", 1, id="Greek capital"),
        pytest.param("câ\u0301p tha\u0301\u0302ng", "cấp thấng", 1, id="tone before the mark of the vowel"),
        pytest.param("d\u0335ơn vị", "đơn vị", 1, id="d with a stroke laid over"),
        pytest.param("kế\u200b hoạch\ufeff", "kế hoạch", 2, id="invisible characters"),
        pytest.param("ﬁle kế hoạch", "file kế hoạch", 1, id="ligature"),
        pytest.param("kế\x07 hoạch", "kế hoạch", 1, id="control character"),
        pytest.param("ＫＨ của Sở", "KH của Sở", 2, id="full-width letters"),
        pytest.param("nǎm học", "năm học", 1, id="caron for breve"),
    ],
)
def test_repaired(broken, right, count):
    text, repairs = repair(broken)
    assert (text, len(repairs)) == (right, count)
    assert all(broken[entry.start : entry.end] == entry.found for entry in repairs)
    assert all(entry.reason for entry in repairs)


@pytest.mark.parametrize("letter", ["\ufffd", "\uf0b7"])
def test_what_is_lost_is_reported_and_left(letter):
    text, (entry,) = repair(f"mất {letter} chữ")
    assert text == f"mất {letter} chữ"
    assert (entry.found, entry.replaced) == (letter, None)


def test_composing_letters_is_no_repair():
    assert repair(unicodedata.normalize("NFD", "Ủy ban nhân dân")) == ("Ủy ban nhân dân", ())


LETTERS = st.text(alphabet="aăâđơưếộủự АсеοΑƣÐð\u0301\u0302\u0323\u200b\ufffd\uf0b7\x07ﬁＶ.,- 12", max_size=30)


@given(LETTERS)
def test_a_second_run_repairs_nothing_more(text):
    once, _repairs = repair(text)
    twice, again = repair(once)
    assert twice == once
    assert [entry for entry in again if entry.replaced is not None] == []


@given(st.text(max_size=60))
def test_the_result_is_always_composed_and_positions_are_those_of_the_given_text(text):
    fixed, repairs = repair(text)
    assert unicodedata.is_normalized("NFC", fixed)
    assert all(text[entry.start : entry.end] == entry.found for entry in repairs)
    assert list(repairs) == sorted(repairs, key=lambda entry: entry.start)
