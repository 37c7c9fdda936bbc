"""Mending: legacy fonts, look-alike letters, composed letters; always told, never silent."""

from __future__ import annotations

import pytest

from generator.readers.docx.content import DocxContent
from tests.builders.docx import docx, p, r


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def read(*body: str) -> tuple[list[str], str]:
    """Return the paragraphs' texts and all messages."""
    content = DocxContent(docx(*body), "a.docx")
    return [q.text for q in content.layout().paragraphs], "\n".join(problem.message for problem in content.problems)


def test_words_in_a_tcvn3_font_are_converted_and_told_once() -> None:
    texts, told = read(p(r("Céng hßa x· héi chñ nghÜa ViÖt Nam", fonts(".VnTime"))), p(r("®éc lËp", fonts(".VnTime"))))
    assert texts == ["Cộng hòa xã hội chủ nghĩa Việt Nam", "độc lập"]
    assert told.count(".VnTime") == 1 and "2 chỗ" in told


def test_the_capital_fonts_of_tcvn3_print_capitals() -> None:
    assert read(p(r("Céng hßa", fonts(".VnTimeH"))))[0] == ["CỘNG HÒA"]


def test_words_in_a_vni_font_are_converted() -> None:
    texts, told = read(p(r("COÄNG HOØA XAÕ HOÄI", fonts("VNI-Times"))))
    assert texts == ["CỘNG HÒA XÃ HỘI"]
    assert "VNI-Times" in told


def test_the_name_of_the_old_font_stays_visible() -> None:
    content = DocxContent(docx(p(r("Céng hßa", fonts(".VnTime")))), "a.docx")
    assert content.layout().paragraphs[0].runs[0].font == ".VnTime"


def test_old_letters_in_an_ordinary_font_are_named_and_left_alone() -> None:
    words = "Céng hßa x· héi chñ nghÜa ViÖt Nam, cña c¸c ®¬n vÞ lµ"
    texts, told = read(p(words))
    assert texts == [words]
    assert "TCVN3" in told


def test_look_alike_letters_are_mended_and_told_with_their_place() -> None:
    content = DocxContent(docx("một", p(r("Căn cƣ Luật Đất đai"))), "a.docx")
    assert content.layout().paragraphs[1].text == "Căn cư Luật Đất đai"
    (problem,) = content.problems
    assert (problem.code, problem.at.paragraph if problem.at else None, problem.text) == (
        "sua_ky_tu",
        2,
        "Căn cƣ Luật Đất đai",
    )


def test_composed_letters_are_told_for_the_whole_file() -> None:
    texts, told = read(p("Vie\u0323\u0302t Nam"), p("đo\u0323\u0302c la\u0323\u0302p"))
    assert texts == ["Việt Nam", "độc lập"]
    assert "2 đoạn" in told


@pytest.mark.parametrize(
    ("parts", "runs"),
    [
        (("Viê", "\u0323t"), ["Việ", "t"]),
        (("ho", "\u0302\u0323i"), ["hộ", "i"]),
        (("a\u200bb", "c"), ["ab", "c"]),
        (("tha\u0301", "ng"), ["thá", "ng"]),
        (("x\u200b", "\u200by"), ["x", "y"]),
    ],
)
def test_mending_keeps_the_runs_apart(parts: tuple[str, ...], runs: list[str]) -> None:
    content = DocxContent(docx(p(*[r(part) for part in parts])), "a.docx")
    assert [run.text for run in content.layout().paragraphs[0].runs] == runs


def test_a_page_break_keeps_its_place_when_letters_before_it_are_composed() -> None:
    body = p(r("Vie\u0323\u0302t Nam") + '<w:r><w:br w:type="page"/></w:r>' + r("Phụ lục"))
    lines = DocxContent(docx(body), "a.docx").lines
    assert [(line.text, line.page_break_before) for line in lines] == [("Việt Nam", False), ("Phụ lục", True)]


def test_a_file_full_of_broken_letters_is_told_in_bounded_length() -> None:
    content = DocxContent(docx(*["Căn cƣ Luật"] * 150), "a.docx")
    assert len(content.problems) == 101
    assert "50 đoạn khác" in content.problems[-1].message
