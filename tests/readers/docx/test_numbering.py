"""Labels that exist only in Word's numbering, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from generator.readers.docx import layout_of
from generator.readers.docx.numerals import letters, printed, roman
from tests.builders.docx import STYLES, docx, item, level, numbering, p


def labels(*body: str, **options: Any) -> list[str | None]:
    return [paragraph.list_label for paragraph in layout_of(docx(*body, **options), "a.docx").paragraphs]


def items(*levels: int, num: int = 1) -> tuple[str, ...]:
    return tuple(item("x", num, ilvl) for ilvl in levels)


OUTLINE = [
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "decimal", "%2.%3.%4"),
]


def test_a_plan_numbers_its_sections_points_and_letters() -> None:
    assert labels(*items(0, 1, 1, 2, 2, 0, 1, 2), numbering=numbering(OUTLINE)) == [
        "I.",
        "1.",
        "2.",
        "a)",
        "b)",
        "II.",
        "1.",
        "a)",
    ]


def test_word_knows_no_letter_d_with_a_stroke() -> None:
    lists = numbering([level(0, "lowerLetter", "%1)")])
    assert labels(*items(*[0] * 7), numbering=lists) == ["a)", "b)", "c)", "d)", "e)", "f)", "g)"]


def test_labels_may_show_the_levels_above() -> None:
    lists = numbering([level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3.")])
    assert labels(*items(0, 1, 2, 2, 1, 2, 0, 1), numbering=lists) == [
        "1.",
        "1.1.",
        "1.1.1.",
        "1.1.2.",
        "1.2.",
        "1.2.1.",
        "2.",
        "2.1.",
    ]


def test_a_level_used_before_those_above_it_shows_their_start() -> None:
    lists = numbering([level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2.")])
    assert labels(*items(1, 1), numbering=lists) == ["3.1.", "3.2."]


def test_legal_numbering_prints_every_level_in_digits() -> None:
    lists = numbering([level(0, "upperRoman", "Chương %1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")])
    assert labels(*items(0, 0, 1), numbering=lists) == ["Chương I", "Chương II", "2.1"]


def test_lists_made_from_one_definition_count_on_and_a_start_override_begins_anew_once() -> None:
    lists = numbering(
        [level(0, "decimal", "%1.")],
        nums={1: (0, ""), 2: (0, ""), 3: (0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')},
    )
    body = (*items(0, 0), *items(0, num=2), *items(0, 0, num=3), *items(0, num=1))
    assert labels(*body, numbering=lists) == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_a_list_may_replace_a_level() -> None:
    own = '<w:lvlOverride w:ilvl="0">' + level(0, "upperLetter", "%1.", start=3) + "</w:lvlOverride>"
    lists = numbering([level(0, "decimal", "%1.")], nums={1: (0, own)})
    assert labels(*items(0, 0), numbering=lists) == ["C.", "D."]


@pytest.mark.parametrize(
    ("restart", "third"),
    [
        (None, "a)"),
        ('<w:lvlRestart w:val="0"/>', "c)"),
        ('<w:lvlRestart w:val="1"/>', "c)"),
        ('<w:lvlRestart w:val="2"/>', "a)"),
    ],
    ids=["by default", "never", "only after level 1", "after level 2"],
)
def test_when_a_level_begins_anew(restart: str | None, third: str) -> None:
    lists = numbering(
        [level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)", restart or "")]
    )
    assert labels(*items(0, 1, 2, 2, 1, 2), numbering=lists)[-1] == third


def test_bullets_print_the_sign_of_their_font() -> None:
    def bullet(text: str, font: str) -> list[str]:
        return [level(0, "bullet", text, f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>')]

    lists = numbering(
        bullet("\uf0b7", "Symbol"),
        bullet("-", "Times New Roman"),
        bullet("o", "Courier New"),
        bullet("\uf0d8", "Wingdings"),
        bullet("+", "Arial"),
    )
    body = [item("x", num) for num in range(1, 6)]
    assert labels(*body, numbering=lists) == ["•", "-", "○", "➢", "+"]


def test_numbers_without_print_still_count() -> None:
    lists = numbering([level(0, "none", ""), level(1, "decimal", "%1.%2")])
    assert labels(*items(0, 1), numbering=lists) == [None, ".1"]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it() -> None:
    lists = numbering([level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Diem"/>')])
    styles = (
        STYLES
        + '<w:style w:type="paragraph" w:styleId="Diem"><w:name w:val="Diem"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = [p("x", properties='<w:pStyle w:val="Diem"/>')] * 2
    assert labels(*body, styles=styles, numbering=lists) == ["a)", "b)"]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    linked = '<w:numStyleLink w:val="DanhSach"/>'
    lists = numbering([linked], [level(0, "upperLetter", "%1.")], nums={1: (0, ""), 2: (1, "")})
    styles = (
        STYLES
        + '<w:style w:type="numbering" w:styleId="DanhSach"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(*items(0, 0, num=1), styles=styles, numbering=lists) == ["A.", "B."]


def test_lists_that_point_at_themselves_do_no_harm() -> None:
    lists = numbering(['<w:numStyleLink w:val="X"/>'], nums={1: (0, "")})
    styles = (
        STYLES
        + '<w:style w:type="numbering" w:styleId="X"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(*items(0), styles=styles, numbering=lists) == [None]


@pytest.mark.parametrize(("num", "ilvl"), [(9, 0), (1, 8), (1, -3), (-1, 0), (1, 99)])
def test_lists_and_levels_that_do_not_exist_print_nothing(num: int, ilvl: int) -> None:
    assert labels(item("x", num, ilvl), numbering=numbering([level(0, "decimal", "%1.")])) == [None]


def test_deleted_rows_and_marks_do_not_count() -> None:
    gone = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    body = (item("một"), p("", properties=gone), item("hai"))
    assert labels(*body, numbering=numbering([level(0, "decimal", "%1.")])) == ["1.", "2."]


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (4, "decimalZero", "04"),
        (14, "decimalZero", "14"),
        (9, "upperRoman", "IX"),
        (1994, "lowerRoman", "mcmxciv"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (23, "ordinal", "23rd"),
        (15, "vietnameseCounting", "mười lăm"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (3, "numberInDash", "- 3 -"),
        (3, "decimalEnclosedCircle", "③"),
        (5, "chicago", "**"),
        (0, "upperRoman", "0"),
        (0, "lowerLetter", "0"),
        (7, "ideographTraditional", None),
    ],
)
def test_number_formats(number: int, style: str, shown: str | None) -> None:
    assert printed(number, style) == shown


def test_a_custom_format_follows_its_example() -> None:
    assert printed(7, "custom", "001, 002, 003, ...") == "007"


def test_huge_numbers_stay_small_on_paper() -> None:
    assert len(letters(10**6)) <= 60
    assert roman(10**6) == "1000000"


def test_an_unknown_format_is_told() -> None:
    from generator.readers.docx.content import DocxContent

    content = DocxContent(docx(*items(0), numbering=numbering([level(0, "ideographTraditional", "%1.")])), "a.docx")
    assert content.layout().paragraphs[0].list_label == "1."
    assert any("ideographTraditional" in problem.message for problem in content.problems)
