"""What can be a Vietnamese syllable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import syllables
from generator.vietnamese.pairs import word_list
from generator.vietnamese.syllables import Syllable

REAL = [
    "nghiêng",
    "quyết",
    "khuỷu",
    "gì",
    "gìn",
    "giếng",
    "giết",
    "giữ",
    "quý",
    "quốc",
    "uỷ",
    "ủy",
    "yêu",
    "yểm",
    "ỷ",
    "oan",
    "uyên",
    "xoong",
    "thuở",
    "huơ",
    "ngoằn",
    "khuya",
    "tuýp",
    "đoàn",
    "ước",
    "hoạch",
    "phường",
    "ngoẹo",
    "quạu",
    "nghỉ",
    "ghế",
    "kẻ",
    "cưỡi",
    "gợi",
    "khuynh",
    "huỵch",
    "ròng",
    "ươn",
    "ữ",
    "Ế",
    "ĐƯỢC",
    "Ngoài",
    "kỹ",
    "lý",
    "sỹ",
    "vỹ",
    "Kạn",
    "Đắk",
]
NONE = [
    "hoặch",
    "thưc",
    "hơp",
    "kế-hoạch",
    "nghe1",
    "ngia",
    "kúa",
    "cêm",
    "gha",
    "nge",
    "qo",
    "bp",
    "đt",
    "UBND",
    "thuờng",
    "đuợc",
    "nghiep",
    "tuơng",
    "quôc",
]


@pytest.mark.parametrize("word", REAL)
def test_real_syllables(word):
    assert syllables.is_syllable(word)


@pytest.mark.parametrize("word", NONE)
def test_no_syllables(word):
    assert not syllables.is_syllable(word)


def test_every_word_of_the_list_is_made_of_syllables():
    assert [word for word in word_list() if not all(map(syllables.is_syllable, word.split()))] == []


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Quyết", Syllable("qu", "yêt", "sắc")),
        ("gì", Syllable("g", "i", "huyền")),
        ("giữ", Syllable("gi", "ư", "ngã")),
        ("ươn", Syllable("", "ươn", "ngang")),
        ("nghĩa", Syllable("ngh", "ia", "ngã")),
    ],
)
def test_the_parts_of_a_syllable(word, parts):
    assert syllables.parse(word) == parts


@pytest.mark.parametrize(
    ("word", "well"),
    [
        ("hòa", True),
        ("hoà", True),
        ("hoàn", True),
        ("hòan", False),
        ("của", True),
        ("cuả", False),
        ("giải", True),
        ("giaỉ", False),
        ("quý", True),
        ("qúy", False),
        ("thủy", True),
        ("thuỷ", True),
        ("người", True),
        ("ngừơi", False),
        ("UBND", True),
    ],
)
def test_where_the_tone_mark_may_stand(word, well):
    assert syllables.well_placed(word) is well


ONSETS = st.sampled_from(["", "b", "ch", "đ", "gi", "h", "kh", "l", "ngh", "ph", "qu", "tr", "v"])
RHYMES = st.sampled_from(
    ["a", "oa", "uy", "ia", "ươ", "ươn", "oan", "uyên", "oai", "ôi", "ung", "ich", "iêt", "y", "êu"]
)
TONES = st.sampled_from([*syllables.TONES.values(), "ngang"])


@given(ONSETS, RHYMES, TONES, st.booleans())
def test_what_is_written_from_parts_is_read_as_the_same_parts_in_either_style(onset, rhyme, tone, new_style):
    syllable = Syllable(onset, rhyme, tone)
    word = syllables.write(syllable, new_style=new_style)
    read = syllables.parse(word)
    # Parts that cannot stand together are refused; what is read spells the same word.
    if read is not None:
        assert syllables.write(read, new_style=new_style) == word
        assert read.tone == tone


@given(st.text(max_size=12))
def test_any_text_gets_an_answer(text):
    assert syllables.is_syllable(text) in (True, False)
    assert syllables.well_placed(text) in (True, False)
