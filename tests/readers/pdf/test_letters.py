"""Letters as they are meant, whatever the typeface and the file make of them."""

from __future__ import annotations

import unicodedata

import pytest

from generator.readers.pdf import lines_of, read
from tests.readers.pdf.paper import Sheet, pdf, width


def text_of(sheet: Sheet) -> str:
    return " ".join(line.text for line in lines_of(pdf(sheet), "a.pdf"))


@pytest.mark.parametrize(
    ("font", "printed", "meant"),
    [
        pytest.param(".VnTime", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", id="TCVN3"),
        pytest.param(".VnTimeH", "Céng hßa x· héi", "CỘNG HÒA XÃ HỘI", id="TCVN3 capitals"),
        pytest.param("VNI-Times", "Coäng hoøa xaõ hoäi", "Cộng hòa xã hội", id="VNI"),
        pytest.param(
            ".VnTime", "Kế hoạch phát triển nông thôn", "Kế hoạch phát triển nông thôn", id="old name, new letters"
        ),
    ],
)
def test_old_encodings_are_known_by_the_typeface(font: str, printed: str, meant: str) -> None:
    sheet = Sheet().words(printed, 85, 100, font=font)
    assert text_of(sheet) == meant


def test_what_was_converted_is_told() -> None:
    reading = read(pdf(Sheet().words("Céng hßa x· héi chñ nghÜa ViÖt Nam", 85, 100, font=".VnTime")), source="a.pdf")
    assert any("TCVN3" in problem.message for problem in reading.problems)


def test_letters_in_parts_become_whole() -> None:
    parts = unicodedata.normalize("NFD", "Thủ tướng Chính phủ quyết định")
    text = text_of(Sheet().words(parts, 85, 100))
    assert text == "Thủ tướng Chính phủ quyết định" and unicodedata.is_normalized("NFC", text)


def test_a_mark_printed_on_its_own_joins_its_letter() -> None:
    sheet = Sheet().words("Kê", 85, 100)
    sheet.words("\u0301", 85 + width("Kê") - 3, 100).words(" hoạch", 85 + width("Kê"), 100)
    assert text_of(sheet) == "Kế hoạch"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        pytest.param(
            "chương trình xây dựng nông thôn mới".replace("ư", "ƣ"), "chương trình xây dựng nông thôn mới", id="ƣ for ư"
        ),
        pytest.param("Ðiều 1. Phạm vi điều chỉnh", "Điều 1. Phạm vi điều chỉnh", id="Icelandic Ð"),
    ],
)
def test_look_alikes_are_repaired_and_reported(printed: str, meant: str) -> None:
    data = pdf(Sheet().words(printed, 85, 100))
    reading = read(data, source="a.pdf")
    assert lines_of(data, "a.pdf")[0].text == meant
    assert reading.layout is not None and reading.layout.paragraphs[0].text == meant
    assert any(problem.code == "sua_ky_tu" for problem in reading.problems)


def test_pictures_of_symbol_faces_get_their_names() -> None:
    sheet = (
        Sheet().words("Độ mật: Mật", 85, 100).words("\uf06f", 85 + width("Độ mật: Mật "), 100, font="Wingdings-Regular")
    )
    assert text_of(sheet) == "Độ mật: Mật ☐"


def test_bold_made_by_printing_twice_is_read_once() -> None:
    sheet = Sheet().words("QUYẾT ĐỊNH:", 250, 100).words("QUYẾT ĐỊNH:", 250.4, 100)
    layout = read(pdf(sheet), source="a.pdf").layout
    assert layout is not None
    assert [p.text for p in layout.paragraphs] == ["QUYẾT ĐỊNH:"]


def test_bold_made_by_a_stroke_round_the_letters_is_bold() -> None:
    (line,) = lines_of(pdf(Sheet().words("QUYẾT ĐỊNH:", 250, 100, mode=2)), "a.pdf")
    assert line.bold is True


def test_words_printed_letter_by_letter_keep_their_blanks() -> None:
    sheet, left = Sheet(), 85.0
    for letter in "Sở Nội vụ báo cáo":
        if letter != " ":
            sheet.words(letter, left, 100)
        left += width(letter)
    assert text_of(sheet) == "Sở Nội vụ báo cáo"
