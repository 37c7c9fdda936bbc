"""Effective formatting: which layer wins, by ECMA-376 17.7 and the decree's way of measuring (7.0)."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.layout import LayoutParagraph, Run
from generator.readers.docx import layout_of
from tests.builders.docx import STYLES, docx, item, level, numbering, p, part, r, tbl, tc, tr

THEME = part("x", "").replace(b"<w:x", b"<a:theme").replace(b"</w:x>", b"") + (
    b'<a:themeElements><a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    b'<a:cs typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def style(
    identity: str, *, kind: str = "paragraph", based: str = "", run: str = "", paragraph: str = "", more: str = ""
) -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="Tên {identity}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>{more}</w:style>"
    )


def styled(identity: str) -> str:
    return f'<w:pStyle w:val="{identity}"/>'


def first(*body: str, **options: Any) -> LayoutParagraph:
    return layout_of(docx(*body, **options), "a.docx").paragraphs[0]


def run_of(*body: str, **options: Any) -> Run:
    return first(*body, **options).runs[0]


def fonts(attributes: str) -> str:
    return f"<w:rFonts {attributes}/>"


def test_without_any_styles_word_takes_times_new_roman_10() -> None:
    run = run_of("a", styles="")
    assert (run.font, run.size, run.bold, run.italic, run.color) == ("Times New Roman", 10, False, False, None)


def test_the_nearest_layer_wins() -> None:
    styles = STYLES + style("A", run='<w:sz w:val="30"/><w:i/>') + style("B", based="A", run='<w:sz w:val="32"/>')
    styles += style("C", kind="character", run='<w:sz w:val="34"/><w:color w:val="ff0000"/>')
    assert run_of("a", styles=styles).size == 14
    assert run_of(p("a", properties=styled("A")), styles=styles).size == 15
    low = run_of(p("a", properties=styled("B")), styles=styles)
    assert (low.size, low.italic) == (16, True)
    word = run_of(p(r("a", '<w:rStyle w:val="C"/>'), properties=styled("B")), styles=styles)
    assert (word.size, word.italic, word.color) == (17, True, "FF0000")
    direct = run_of(
        p(r("a", '<w:rStyle w:val="C"/><w:sz w:val="21"/><w:i w:val="0"/>'), properties=styled("B")), styles=styles
    )
    assert (direct.size, direct.italic) == (10.5, False)


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("", "<w:b/>", "", True),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="false"/>', False),
    ],
)
def test_toggles_switch_across_styles_and_are_absolute_when_direct(
    paragraph: str, character: str, direct: str, bold: bool
) -> None:
    styles = STYLES + style("P", run=paragraph) + style("C", kind="character", run=character)
    body = p(r("a", f'<w:rStyle w:val="C"/>{direct}'), properties=styled("P"))
    assert run_of(body, styles=styles).bold is bold


def test_a_table_style_lies_below_the_paragraph_style_and_its_first_row_counts() -> None:
    table = style(
        "T",
        kind="table",
        run='<w:sz w:val="22"/>',
        more='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
    )
    styles = STYLES.replace("</w:docDefaults>", "</w:docDefaults>") + table + style("P", run='<w:sz w:val="26"/>')
    look = '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'
    body = tbl(tr(tc("một")), tr(tc(p("hai", properties=styled("P")))), grid=(5000,), properties=look)
    one, two = layout_of(docx(body, styles=styles), "a.docx").paragraphs
    assert (one.runs[0].size, one.runs[0].bold) == (11, True)
    assert (two.runs[0].size, two.runs[0].bold) == (13, False)


def test_theme_fonts_are_resolved_and_a_later_name_overrides_an_earlier_theme() -> None:
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('w:asciiTheme=' + chr(34) + 'minorHAnsi' + chr(34) + ' w:hAnsiTheme=' + chr(34) + 'minorHAnsi' + chr(34))}"
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("P", run=fonts('w:ascii="Times New Roman" w:hAnsi="Times New Roman"'))
    )
    options = {
        "styles": styles,
        "more": {"word/theme/theme1.xml": THEME},
        "links": [("t", "theme", "theme/theme1.xml")],
    }
    assert run_of("a", **options).font == "Calibri"
    assert run_of(p("a", properties=styled("P")), **options).font == "Times New Roman"
    assert run_of(p(r("a", fonts('w:asciiTheme="majorHAnsi"'))), **options).font == "Cambria"


def test_letters_beyond_ascii_are_set_in_the_other_font_of_a_half_set_run() -> None:
    body = p(r("Đó là bẩy", fonts('w:ascii="Arial"')))
    assert [(run.text, run.font) for run in first(body).runs] == [
        ("Đó ", "Times New Roman"), ("l", "Arial"), ("à ", "Times New Roman"), ("b", "Arial"), ("ẩ", "Times New Roman"), ("y", "Arial"),
    ]  # fmt: skip


def test_complex_script_runs_take_their_own_font_size_and_weight() -> None:
    run = run_of(p(r("a", fonts('w:cs="Arial"') + '<w:sz w:val="20"/><w:szCs w:val="30"/><w:bCs/><w:cs/>')))
    assert (run.font, run.size, run.bold) == ("Arial", 15, True)


@pytest.mark.parametrize(
    ("properties", "field", "value"),
    [
        ('<w:u w:val="single"/>', "underline", True),
        ('<w:u w:val="none"/>', "underline", False),
        ("<w:caps/>", "caps", True),
        ("<w:smallCaps/>", "small_caps", True),
        ("<w:dstrike/>", "strike", True),
        ('<w:vertAlign w:val="superscript"/>', "superscript", True),
        ('<w:color w:val="auto"/>', "color", None),
        ('<w:color w:val="0563c1"/>', "color", "0563C1"),
        ('<w:highlight w:val="yellow"/>', "highlight", "yellow"),
        ('<w:highlight w:val="none"/>', "highlight", None),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', "highlight", "FFFF00"),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', "highlight", None),
        ('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', "highlight", None),
        ('<w:shd w:val="pct20" w:color="auto" w:fill="auto"/>', "highlight", "auto"),
        ('<w:sz w:val="13pt"/>', "size", 13),
        ('<w:sz w:val="-4"/>', "size", 14),
        ('<w:sz w:val="99999999999999999999"/>', "size", 14),
    ],
)
def test_the_look_of_a_run(properties: str, field: str, value: object) -> None:
    assert getattr(run_of(p(r("a", properties))), field) == value


def test_shading_of_the_paragraph_lies_under_its_words() -> None:
    assert run_of(p("a", properties='<w:shd w:val="clear" w:fill="D9D9D9"/>')).highlight == "D9D9D9"


@pytest.mark.parametrize(
    ("properties", "left", "first_line"),
    [
        ('<w:ind w:left="567" w:firstLine="284"/>', 567, 284),
        ('<w:ind w:start="567" w:hanging="284"/>', 567, -284),
        ('<w:ind w:firstLine="284" w:hanging="100"/>', 0, -100),
        ('<w:ind w:firstLineChars="200"/>', 0, 560),
        ('<w:ind w:firstLine="567" w:firstLineChars="200"/>', 0, 567),
        ('<w:ind w:left="1cm"/>', 567, 0),
    ],
)
def test_indents(properties: str, left: int, first_line: int) -> None:
    paragraph = first(p("a", properties=properties))
    assert paragraph.left is not None and paragraph.left.twips == left
    assert paragraph.first_line is not None and paragraph.first_line.twips == first_line


def test_indents_and_spacing_are_inherited_value_by_value() -> None:
    styles = STYLES + style(
        "P",
        paragraph='<w:ind w:left="100" w:right="200" w:firstLine="300"/><w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="exact"/>',
    )
    q = first(p("a", properties=styled("P") + '<w:ind w:left="0"/><w:spacing w:after="0"/>'), styles=styles)
    assert [v.twips for v in (q.left, q.right, q.first_line, q.before, q.after) if v is not None] == [
        0,
        200,
        300,
        120,
        0,
    ]
    assert (q.line, q.line_rule) == (18, "exact")


@pytest.mark.parametrize(
    ("properties", "before", "line", "rule"),
    [
        ("", 0, 1.0, "auto"),
        ('<w:spacing w:before="120" w:line="276" w:lineRule="auto"/>', 6, 1.15, "auto"),
        ('<w:spacing w:before="120" w:beforeAutospacing="1"/>', 14, 1.0, "auto"),
        ('<w:spacing w:before="120" w:beforeLines="50"/>', 6, 1.0, "auto"),
        ('<w:spacing w:line="360" w:lineRule="atLeast"/>', 0, 18, "atLeast"),
        ('<w:spacing w:line="18pt" w:lineRule="exact"/>', 0, 18, "exact"),
    ],
)
def test_spacing(properties: str, before: float, line: float, rule: str) -> None:
    q = first(p("a", properties=properties))
    assert q.before is not None and q.before.pt == pytest.approx(before)
    assert (q.line, q.line_rule) == (pytest.approx(line), rule)


def test_automatic_spacing_is_smaller_in_files_that_keep_to_old_word() -> None:
    body = p("a", properties='<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>')
    q = first(body, settings="<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>")
    assert [round(v.pt, 3) for v in (q.before, q.after) if v is not None] == [5, 5]


def test_words_framed_letter_by_letter_are_a_framed_paragraph() -> None:
    edge = '<w:bdr w:val="single" w:sz="12" w:color="FF0000"/>'
    q = first(p(r("HỎA ", edge) + r("TỐC", edge)))
    assert [(b.edge, b.color) for b in q.borders] == [(edge, "FF0000") for edge in ("top", "left", "bottom", "right")]
    assert first(p(r("HỎA", edge) + r(" TỐC"))).borders == ()


@pytest.mark.parametrize(
    ("value", "align"),
    [
        ("start", "left"),
        ("end", "right"),
        ("both", "both"),
        ("center", "center"),
        ("distribute", "both"),
        ("?", "left"),
    ],
)
def test_alignment(value: str, align: str) -> None:
    assert first(p("a", properties=f'<w:jc w:val="{value}"/>')).align == align


def test_words_after_a_tab_to_a_centre_stop_are_centred() -> None:
    stops = '<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    assert first(p(tab + r("2"), properties=stops)).align == "center"
    assert first(p(tab + tab + r("2"), properties=stops)).align == "right"
    assert first(p(r("2"), properties=stops)).align == "left"


def test_a_frame_in_the_middle_centres_its_words() -> None:
    assert (
        first(p("2", properties='<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="center"/>')).align == "center"
    )


def test_other_paragraph_properties() -> None:
    q = first(
        p(
            "a",
            properties='<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:contextualSpacing/><w:outlineLvl w:val="1"/>',
        )
    )
    assert (q.keep_next, q.keep_lines, q.page_break_before, q.contextual_spacing, q.outline) == (
        True,
        True,
        True,
        True,
        1,
    )
    assert first(p("a", properties='<w:outlineLvl w:val="9"/><w:keepNext w:val="0"/>')).outline is None


def test_the_numbering_of_a_style_lies_below_the_style_and_direct_numbering_above_it() -> None:
    lists = numbering([level(0, "decimal", "%1.", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')])
    styles = STYLES + style("L", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/>')
    by_style = first(p("a", properties=styled("L")), styles=styles, numbering=lists)
    assert (by_style.left.twips, by_style.first_line.twips, by_style.list_label) == (100, -360, "1.")  # type: ignore[union-attr]
    plain = STYLES + style("P", paragraph='<w:ind w:left="100"/>')
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    direct = first(p("a", properties=styled("P") + numbered), styles=plain, numbering=lists)
    assert direct.left is not None and direct.left.twips == 720
    off = first(
        p("a", properties=styled("L") + '<w:numPr><w:numId w:val="0"/></w:numPr>'), styles=styles, numbering=lists
    )
    assert (off.list_label, off.first_line.twips) == (None, 0)  # type: ignore[union-attr]


def test_the_label_has_the_font_of_its_level() -> None:
    lists = numbering([level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>')])
    q = first(item("a"), numbering=lists)
    assert (q.list_label, q.list_font) == ("•", "Symbol")


def test_styles_based_on_each_other_do_no_harm() -> None:
    styles = STYLES + style("A", based="B", run="<w:b/>") + style("B", based="A", run="<w:i/>")
    run = run_of(p("a", properties=styled("A")), styles=styles)
    assert (run.bold, run.italic) == (True, True)


def test_an_unknown_style_is_the_default_one() -> None:
    q = first(p("a", properties=styled("Không có")))
    assert (q.style, q.runs[0].size) == ("Normal", 14)


def test_tracked_formatting_counts_as_it_is_now() -> None:
    run = run_of(p(r("a", '<w:b/><w:rPrChange w:id="1"><w:rPr><w:i/></w:rPr></w:rPrChange>')))
    assert (run.bold, run.italic) == (True, False)
