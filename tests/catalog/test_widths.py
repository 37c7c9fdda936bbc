"""Widths of lines in Times New Roman."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.store import DATA
from generator.catalog.widths import text_width
from tests.catalog import font_metrics

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ"


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [(QUOC_HIEU, 13, 95.6), (QUOC_HIEU, 12, 88.2), (TIEU_NGU, 14, 60.4), (TIEU_NGU, 13, 56.1)],
)
def test_the_lines_of_the_header_are_as_wide_as_measured(text, size, expected):
    assert float(text_width(text, size, bold=True)) == pytest.approx(expected, abs=0.15)


@pytest.mark.parametrize("style", [{}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}])
def test_every_vietnamese_letter_has_a_width_of_its_own(style):
    table = json.loads((DATA / "widths.json").read_text(encoding="utf-8"))["faces"]
    face = table["_".join(style) or "regular"]
    held = {int(start) + at for start, run in face["runs"].items() for at in range(len(run))}
    assert [letter for letter in VIETNAMESE + VIETNAMESE.upper() + "₫“”‘’–—…•" if ord(letter) not in held] == []


def test_marks_that_stand_apart_make_no_difference():
    assert text_width(unicodedata.normalize("NFD", QUOC_HIEU), 13) == text_width(QUOC_HIEU, 13)


@pytest.mark.parametrize(("text", "same"), [("a\u00a0b", "a b"), ("a\u200bb", "ab"), ("a\tb", "a b"), ("\u2011", "-")])
def test_special_characters_count_as_what_is_drawn(text, same):
    assert text_width(text, 14) == text_width(same, 14)


@given(st.text(max_size=30), st.text(max_size=30), st.floats(min_value=5, max_value=40))
def test_widths_add_up_and_grow_with_the_size(one, other, size):
    # A space between keeps a mark of the second text from joining a letter of the first.
    whole = float(text_width(f"{one} {other}", size))
    parts = float(text_width(one, size)) + float(text_width(" ", size)) + float(text_width(other, size))
    assert whole == pytest.approx(parts, abs=1e-6)
    assert float(text_width(one, 2 * size)) == pytest.approx(2 * float(text_width(one, size)), abs=1e-6)


@pytest.mark.skipif(font_metrics.font_file("Regular") is None, reason="cần phông Liberation Serif (fonts-liberation2)")
def test_the_stored_widths_are_those_of_the_installed_font():
    assert font_metrics.text(font_metrics.derive()) == (DATA / "widths.json").read_text(encoding="utf-8")
