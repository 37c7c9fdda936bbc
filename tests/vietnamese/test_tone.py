"""The two styles of placing the tone mark; viet-text-tools is the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viet_text_tools import normalize_diacritics

from generator.vietnamese import tone
from generator.vietnamese.tone import ToneStyle

WORDS = [
    *(
        [
            "hoà",
            "hòa",
            "hoá",
            "hỏa",
            "hoả",
            "toà",
            "tòa",
            "khoẻ",
            "khỏe",
            "loè",
            "thuỷ",
            "thủy",
            "uỷ",
            "ủy",
            "luỹ",
            "lũy",
            "nguỵ",
            "ngụy",
            "tuỳ",
            "tùy",
        ]
    ),
    *(
        [
            "khuỷu",
            "quý",
            "quỳ",
            "quà",
            "quả",
            "giếng",
            "già",
            "gìn",
            "hoàn",
            "hoàng",
            "xoã",
            "thuở",
            "mùa",
            "của",
            "cưa",
            "lúa",
            "bìa",
            "HOÀ",
            "THUỶ",
            "Uỷ",
            "Ủy",
            "HÒA",
            "Hoà",
        ]
    ),
]


@pytest.mark.parametrize("word", WORDS)
def test_both_directions_agree_with_the_oracle(word):
    assert tone.to_old(word) == normalize_diacritics(word, new_style=False)
    assert tone.to_new(word) == normalize_diacritics(word, new_style=True)


@given(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join))
def test_going_to_one_style_and_back_loses_nothing(phrase):
    assert tone.to_old(tone.to_new(phrase)) == tone.to_old(phrase)
    assert tone.to_new(tone.to_new(phrase)) == tone.to_new(phrase)
    assert len(tone.to_new(phrase)) == len(phrase)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("CỘNG HOÀ XÃ HỘI", "Cộng hòa  xã hội", id="case, spaces, style"),
        pytest.param("Bản thoả thuận", "BẢN THỎA THUẬN", id="name of a kind"),
    ],
)
def test_the_same_word_in_another_dress(one, other):
    assert tone.same_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("quý", "qúy"), ("má", "mà"), ("tiến độ", "tiền độ")])
def test_other_words_are_not_the_same(one, other):
    assert not tone.same_word(one, other)


@pytest.mark.parametrize(
    ("sample", "style"),
    [
        pytest.param("Ủy ban hòa giải, hoàn thành", ToneStyle.OLD, id="old, words with one spelling not counted"),
        pytest.param("Uỷ ban, thuỷ lợi, hòa giải", ToneStyle.NEW, id="mostly new"),
        pytest.param("Kế hoạch quý I", None, id="no such word"),
        pytest.param("hòa hoà", None, id="as many of each"),
    ],
)
def test_the_style_of_a_text_is_the_commoner_one(sample, style):
    assert tone.style_of(sample) is style


def test_occurrences_tell_where_each_style_stands():
    text = "Ủy ban và uỷ quyền"
    assert [text[start:end] for start, end in tone.occurrences(text, ToneStyle.OLD)] == ["Ủy"]
    assert [text[start:end] for start, end in tone.occurrences(text, ToneStyle.NEW)] == ["uỷ"]
