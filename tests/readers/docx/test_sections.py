"""Sections: paper, margins, page numbers, headers and footers."""

from __future__ import annotations

from generator.model.layout import Layout
from generator.readers.docx import layout_of, lines_of
from tests.builders.docx import A4, docx, field, p

WIDE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1134" w:bottom="850" w:left="1134"/></w:sectPr>'


def section(inside: str) -> str:
    return f'<w:sectPr>{inside}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:gutter="57"/></w:sectPr>'


def reference(kind: str, part: str, tag: str = "headerReference") -> str:
    return f'<w:{tag} w:type="{kind}" r:id="{part}"/>'


def texts(layout: Layout, indexes: tuple[int, ...]) -> list[str]:
    return [layout.paragraphs[index].text for index in indexes]


def test_paper_and_margins() -> None:
    (found,) = layout_of(docx("a"), "a.docx").sections
    assert [
        round(value, 1)
        for value in (found.width, found.height, found.top, found.right, found.bottom, found.left)
        if value
    ] == [210.0, 297.0, 20.0, 20.0, 20.0, 30.0]
    assert not found.landscape


def test_the_gutter_and_measures_with_units() -> None:
    (found,) = layout_of(docx("a", section=section("").replace('"1701"', '"30mm"')), "a.docx").sections
    assert (round(found.left or 0, 2), round(found.gutter or 0, 2)) == (30.0, 1.01)


def test_paragraphs_know_their_section() -> None:
    first = p("một", properties=A4)
    layout = layout_of(docx(first, "hai", section=WIDE), "a.docx")
    assert [(q.text, q.section) for q in layout.paragraphs] == [("một", 0), ("hai", 1)]
    assert [(s.landscape, s.first_paragraph) for s in layout.sections] == [(False, 0), (True, 1)]
    lines = lines_of(docx(first, "hai", section=WIDE), "a.docx")
    assert [(line.landscape, line.page_break_before) for line in lines] == [(False, False), (True, True)]


def test_a_continuous_section_begins_no_page() -> None:
    body = (p("một", properties=A4), "hai")
    lines = lines_of(docx(*body, section=section('<w:type w:val="continuous"/>')), "a.docx")
    assert [line.page_break_before for line in lines] == [False, False]


def test_headers_are_inherited_from_the_section_before() -> None:
    one = p("một", properties=section(reference("default", "header1") + "<w:titlePg/>"))
    headers = {"header1.xml": p(field("PAGE", "2"), properties='<w:jc w:val="center"/>')}
    layout = layout_of(docx(one, "hai", section=section(""), headers=headers), "a.docx")
    first, second = layout.sections
    assert (texts(layout, first.headers["default"]), texts(layout, second.headers["default"])) == (["2"], ["2"])
    assert first.headers["first"] == ()
    assert "first" not in second.headers
    number = layout.paragraphs[first.headers["default"][0]]
    assert (number.container, number.align, number.runs[0].field) == ("header", "center", "PAGE")


def test_a_first_page_header_counts_only_with_a_different_first_page() -> None:
    references = reference("default", "header1") + reference("first", "header2")
    headers = {"header1.xml": p("chung"), "header2.xml": p("đầu")}
    without = layout_of(docx("a", section=section(references), headers=headers), "a.docx").sections[0]
    with_it = layout_of(docx("a", section=section(references + "<w:titlePg/>"), headers=headers), "a.docx")
    assert set(without.headers) == {"default"}
    assert texts(with_it, with_it.sections[0].headers["first"]) == ["đầu"]


def test_even_pages_count_only_when_the_settings_say_so() -> None:
    references = reference("default", "footer1", "footerReference") + reference("even", "footer2", "footerReference")
    footers = {"footer1.xml": p("lẻ"), "footer2.xml": p("chẵn")}
    options = {"section": section(references), "headers": footers}
    assert set(layout_of(docx("a", **options), "a.docx").sections[0].footers) == {"default"}
    both = layout_of(docx("a", settings="<w:evenAndOddHeaders/>", **options), "a.docx")
    assert texts(both, both.sections[0].footers["even"]) == ["chẵn"]


def test_page_numbering() -> None:
    (found,) = layout_of(docx("a", section=section('<w:pgNumType w:fmt="lowerRoman" w:start="3"/>')), "a.docx").sections
    assert (found.page_start, found.page_format) == (3, "lowerRoman")


def test_a_header_used_by_two_sections_is_read_once() -> None:
    ref = reference("default", "header1")
    layout = layout_of(
        docx(p("một", properties=section(ref)), "hai", section=section(ref), headers={"header1.xml": p("đầu trang")}),
        "a.docx",
    )
    assert [q.text for q in layout.paragraphs] == ["một", "hai", "đầu trang"]


def test_a_file_without_section_leaves_the_page_unknown() -> None:
    (found,) = layout_of(docx("a", section=""), "a.docx").sections
    assert (found.width, found.left, found.landscape) == (None, None, False)


def test_page_breaks_are_told_with_the_words_after_them() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    lines = lines_of(
        docx(
            "một",
            p(broken),
            "hai",
            p(broken + "<w:r><w:t>ba</w:t></w:r>"),
            p("<w:r><w:t>bốn</w:t></w:r>" + broken),
            "năm",
            p("sáu", properties="<w:pageBreakBefore/>"),
        ),
        "a.docx",
    )
    assert [(line.text, line.page_break_before) for line in lines] == [
        ("một", False), ("hai", True), ("ba", True), ("bốn", False), ("năm", True), ("sáu", True),
    ]  # fmt: skip
