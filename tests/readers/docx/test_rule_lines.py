"""Rule lines: how long they are, whether they are centred and unbroken, and which words they stand under."""

from __future__ import annotations

import pytest

from generator.catalog.widths import text_width
from generator.model.layout import Layout, RuleLine
from generator.readers.docx import layout_of
from tests.builders.docx import anchored, docx, line_shape, p, r, tbl, tc, text_box, tr

CENTRE = '<w:jc w:val="center"/>'
TITLE = p(r("KẾ HOẠCH"), properties=CENTRE)
GRID = (3402, 5670)
"""A head of 60 and 100 mm; with cell margins of 108 twips (1.905 mm) the room for words is 56.19 and 96.19 mm."""


def laid_out(*body: str, **options: object) -> Layout:
    return layout_of(docx(*body, **options), "a.docx")


def only(layout: Layout) -> tuple[RuleLine, str | None]:
    """Return the one rule line with the words it stands under."""
    (line,) = layout.rule_lines
    return line, layout.paragraphs[line.under].text if line.under is not None else None


def head(left: str, right: str) -> str:
    return tbl(tr(left, right), grid=GRID)


def pict(inside: str) -> str:
    return f"<w:r><w:pict>{inside}</w:pict></w:r>"


def test_a_drawn_line_in_a_blank_paragraph_stands_under_the_words_above() -> None:
    line, under = only(laid_out(TITLE, p(line_shape(40, 60, 1)), "Căn cứ"))
    assert under == "KẾ HOẠCH"
    assert line.length is not None and float(line.length) == pytest.approx(40, abs=0.05)
    assert (line.how, line.centred, line.solid) == ("shape", True, True)
    assert line.weight is not None and line.weight.pt == pytest.approx(0.75)


def test_a_line_anchored_in_the_words_themselves_below_them() -> None:
    assert (
        only(laid_out(TITLE, p(r("Phòng chống lụt bão") + line_shape(40, 60, 6.2), properties=CENTRE), "Căn cứ"))[1]
        == "Phòng chống lụt bão"
    )


def test_a_line_anchored_in_the_paragraph_below_at_its_top() -> None:
    assert only(laid_out(TITLE, p(r("Căn cứ Luật") + line_shape(40, 60, 0.3))))[1] == "KẾ HOẠCH"
    assert only(laid_out(TITLE, p(r("Căn cứ Luật") + line_shape(40, 60, -1.5))))[1] == "KẾ HOẠCH"


def test_a_line_anchored_two_paragraphs_above_where_it_prints() -> None:
    shape = line_shape(60, 18, 10.5)
    cell = tc(
        p(r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", '<w:sz w:val="26"/>') + shape, properties=CENTRE),
        p(r("Độc lập - Tự do - Hạnh phúc"), properties=CENTRE),
        p("x"),
    )
    assert only(laid_out(head("UBND", cell)))[1] == "Độc lập - Tự do - Hạnh phúc"


def test_a_line_at_the_top_of_the_next_row_stands_under_the_cell_above_it() -> None:
    table = tbl(
        tr("SỞ NỘI VỤ", tc("CỘNG HÒA", "Độc lập")),
        tr(tc(p(r("Số: 5") + line_shape(20, 18, -0.2))), tc(p(r("Lào Cai") + line_shape(60, 18, 0.1)))),
        grid=GRID,
    )
    layout = laid_out(table)
    assert [layout.paragraphs[line.under].text for line in layout.rule_lines if line.under is not None] == [
        "SỞ NỘI VỤ",
        "Độc lập",
    ]
    assert [line.centred for line in layout.rule_lines] == [True, True]


def test_a_line_after_the_head_finds_the_column_it_stands_in() -> None:
    body = (head("SỞ NỘI VỤ", "Độc lập - Tự do"), p(line_shape(20, 20, 0)), p(line_shape(60, 80, 0)))
    layout = laid_out(*body)
    assert [layout.paragraphs[line.under].text for line in layout.rule_lines if line.under is not None] == [
        "SỞ NỘI VỤ",
        "Độc lập - Tự do",
    ]


@pytest.mark.parametrize(("x", "centred"), [(60, True), (57, True), (63, True), (48, False), (75, False)])
def test_a_line_is_centred_within_the_slack_of_a_hand(x: float, centred: bool) -> None:
    # The text column is 210 - 30 - 20 = 160 mm; a line of 40 mm in its middle begins at 60 mm.
    assert only(laid_out(TITLE, p(line_shape(40, x, 1))))[0].centred is centred


def test_a_place_counted_from_the_page_takes_the_margin_away() -> None:
    assert only(laid_out(TITLE, p(line_shape(40, 90, 1, relative="page"))))[0].centred is True
    assert only(laid_out(TITLE, p(line_shape(40, 60, 1, relative="page"))))[0].centred is False


def test_an_aligned_line_is_centred_by_its_word() -> None:
    shape = line_shape(40, 0, 1, relative="margin").replace(
        "<wp:posOffset>0</wp:posOffset></wp:positionH>", "<wp:align>center</wp:align></wp:positionH>"
    )
    assert only(laid_out(TITLE, p(shape)))[0].centred is True


def test_a_dashed_line_is_broken() -> None:
    assert only(laid_out(TITLE, p(line_shape(40, 60, 1, dash="dash"))))[0].solid is False


@pytest.mark.parametrize(
    "shape",
    [
        line_shape(0.5, 60, 1),
        anchored('<wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln><a:noFill/></a:ln></wps:spPr></wps:wsp>', cx=1_440_000, cy=0, x="", y=""),
        anchored('<wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln><a:solidFill/></a:ln></wps:spPr></wps:wsp>', cx=0, cy=1_440_000, x="", y=""),
        anchored('<wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:ln><a:solidFill/></a:ln></wps:spPr></wps:wsp>', cx=1_440_000, cy=720_000, x="", y=""),
        pict('<v:line from="10pt,2pt" to="90pt,2pt" stroked="f"/>'),
        pict('<v:line from="10pt,2pt" to="10pt,90pt"/>'),
        pict('<v:line from="x" to="y"/>'),
    ],
    ids=["a dot", "invisible", "upright", "a box", "unstroked", "upright VML", "nonsense"],
)  # fmt: skip
def test_what_is_no_rule_line(shape: str) -> None:
    assert laid_out(TITLE, p(shape)).rule_lines == ()


@pytest.mark.parametrize(
    ("shape", "length"),
    [
        (pict('<v:line style="position:absolute" from="170pt,3pt" to="283.4pt,3pt"/>'), 40.0),
        (pict('<v:shape type="#_x0000_t32" style="position:absolute;margin-left:170pt;margin-top:3pt;width:113.4pt;height:0"/>'), 40.0),
        (pict('<v:rect style="position:absolute;margin-left:170pt;margin-top:3pt;width:113.4pt;height:1pt"/>'), 40.0),
        (pict('<v:group style="position:absolute;margin-left:170pt;margin-top:3pt;width:113.4pt;height:10pt" coordsize="2268,200"><v:line from="0,0" to="2268,0"/></v:group>'), 40.0),
        (pict('<v:rect style="width:0;height:1.5pt" o:hr="t" o:hrstd="t" o:hralign="center"/>'), 160.0),
        (pict('<v:rect style="width:0;height:1.5pt" o:hr="t" o:hrpct="250" o:hralign="center"/>'), 40.0),
    ],
    ids=["line", "connector", "flat box", "group", "web rule", "quarter web rule"],
)  # fmt: skip
def test_old_drawings_count_as_lines(shape: str, length: float) -> None:
    line, under = only(laid_out(TITLE, p(shape)))
    assert under == "KẾ HOẠCH"
    assert line.length is not None and float(line.length) == pytest.approx(length, abs=0.1)
    assert line.centred is True


def test_a_line_inside_a_group_has_the_size_it_is_scaled_to() -> None:
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="36000"/><a:chOff x="100" y="0"/><a:chExt cx="4000" cy="100"/></a:xfrm></wpg:grpSpPr>'
        '<wps:wsp><wps:spPr><a:xfrm><a:off x="100" y="0"/><a:ext cx="2000" cy="0"/></a:xfrm><a:prstGeom prst="line"/><a:ln><a:solidFill/></a:ln></wps:spPr></wps:wsp></wpg:wgp>'
    )
    place = '<wp:positionH relativeFrom="column"><wp:posOffset>2520000</wp:posOffset></wp:positionH>'
    line, _under = only(laid_out(TITLE, p(anchored(group, cx=1_440_000, cy=36_000, x=place, y=""))))
    assert line.length is not None and float(line.length) == pytest.approx(20, abs=0.05)
    assert line.centred is True


def border(edges: str, more: str = "") -> str:
    inside = "".join(f'<w:{edge} w:val="single" w:sz="6" w:space="1" w:color="auto"/>' for edge in edges.split())
    return f"<w:pBdr>{inside}</w:pBdr>{more}"


def test_a_bottom_border_is_as_long_as_the_room_between_the_indents() -> None:
    # 160 mm less twice 3402 twips (60.01 mm) is 39.98 mm.
    line, under = only(laid_out(TITLE, p(properties=border("bottom", '<w:ind w:left="3402" w:right="3402"/>')), "x"))
    assert under == "KẾ HOẠCH"
    assert line.length is not None and float(line.length) == pytest.approx(39.98, abs=0.05)
    assert (line.how, line.centred, line.solid) == ("border", True, True)
    assert line.weight is not None and line.weight.pt == pytest.approx(0.75)


def test_a_border_in_a_cell_measures_the_room_in_the_cell() -> None:
    cell = tc(p("SỞ NỘI VỤ", properties=CENTRE), p(properties=border("bottom", '<w:ind w:left="851" w:right="851"/>')))
    line, under = only(laid_out(head(cell, "Độc lập - Tự do")))
    assert under == "SỞ NỘI VỤ"
    assert line.length is not None and float(line.length) == pytest.approx(60.01 - 2 * 1.905 - 2 * 15.01, abs=0.05)


def test_a_border_under_words_is_theirs_and_one_above_words_is_of_those_before() -> None:
    assert only(laid_out(TITLE, p("x", properties=border("bottom"))))[1] == "x"
    assert only(laid_out(TITLE, p("x", properties=border("top"))))[1] == "KẾ HOẠCH"


def test_a_border_off_the_middle_is_not_centred() -> None:
    assert (
        only(laid_out(TITLE, p(properties=border("bottom", '<w:ind w:left="4000" w:right="1000"/>'))))[0].centred
        is False
    )


def test_a_box_and_equal_neighbours_draw_no_rule_line() -> None:
    assert laid_out(p("KHẨN", properties=border("top left bottom right"))).rule_lines == ()
    same = border("bottom")
    _line, under = only(laid_out(p("a", properties=same), p("b", properties=same)))
    assert under == "b"


def test_underscores_are_as_long_as_they_print() -> None:
    line, under = only(laid_out(TITLE, p(r("__________", '<w:sz w:val="26"/>'), properties=CENTRE)))
    assert under == "KẾ HOẠCH"
    assert line.length is not None and float(line.length) == pytest.approx(float(text_width("_" * 10, 13)), abs=0.01)
    assert (line.how, line.centred, line.solid) == ("underscores", True, True)


def test_superscript_underscores_print_at_two_thirds() -> None:
    line, _under = only(
        laid_out(TITLE, p(r("__________", '<w:sz w:val="28"/><w:vertAlign w:val="superscript"/>'), properties=CENTRE))
    )
    assert line.length is not None and float(line.length) == pytest.approx(
        float(text_width("_" * 10, 14)) * 0.65, abs=0.01
    )


@pytest.mark.parametrize(("marks", "solid"), [("————", True), ("-------", False), ("_ _ _ _", False), ("–––––", False)])
def test_rows_of_dashes(marks: str, solid: bool) -> None:
    assert only(laid_out(TITLE, p(marks, properties=CENTRE)))[0].solid is solid


@pytest.mark.parametrize("words", ["--", "***", "......", "-", "Số: ____", "a ---- b"])
def test_rows_of_marks_that_are_no_line(words: str) -> None:
    assert laid_out(TITLE, p(words)).rule_lines == ()


def test_underscores_after_a_line_break_stand_under_the_words_before_it() -> None:
    layout = laid_out(head(tc(p("<w:r><w:t>SỞ NỘI VỤ</w:t><w:br/><w:t>_______</w:t></w:r>")), "Độc lập - Tự do"))
    (line,) = layout.rule_lines
    assert line.under == 0


def test_underlined_blanks_are_a_drawn_line() -> None:
    line, under = only(laid_out(TITLE, p(r(" " * 20, '<w:u w:val="single"/>'), properties=CENTRE)))
    # 20 blanks of a quarter of 14 pt are 70 pt = 24.7 mm.
    assert line.length is not None and float(line.length) == pytest.approx(24.7, abs=0.05)
    assert under == "KẾ HOẠCH"


def test_the_edge_of_a_cell_serves_as_a_line_in_a_head() -> None:
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders>'
    table = tbl(
        tr(tc("SỞ NỘI VỤ", properties=edge), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), tr("Số: 5", "x"), grid=GRID
    )
    line, under = only(laid_out(table))
    assert (under, line.how) == ("SỞ NỘI VỤ", "border")
    assert line.length is not None and float(line.length) == pytest.approx(60.0, abs=0.05)


def test_edges_of_a_data_table_are_no_rule_lines() -> None:
    assert laid_out(tbl(tr("a", "b"), tr("c", "d"), grid=GRID, borders=True)).rule_lines == ()


def test_a_line_in_a_text_box_stands_under_the_words_of_the_box() -> None:
    box = text_box(p("Độc lập - Tự do - Hạnh phúc", properties=CENTRE), p(line_shape(40, 5, 0.5)))
    assert only(laid_out(p(box), "sau"))[1] == "Độc lập - Tự do - Hạnh phúc"


def test_a_line_anchored_above_a_head_finds_the_cell_it_prints_in() -> None:
    # Lines of 14 pt are 5.68 mm high, the anchor is one of them: 17.5 mm down is under the second line of the right cell.
    table = tbl(tr(tc("SỞ NỘI VỤ", "TỈNH"), tc("CỘNG HÒA", "Độc lập", "x")), grid=GRID)
    assert only(laid_out(p(line_shape(60, 80, 17.5)), table, "KẾ HOẠCH"))[1] == "Độc lập"
    assert only(laid_out(p(line_shape(20, 20, 12)), table, "KẾ HOẠCH"))[1] == "SỞ NỘI VỤ"


def test_a_line_anchored_in_one_cell_and_printed_in_the_next() -> None:
    anchor = tc(p(r("SỞ NỘI VỤ") + line_shape(60, 80, 12)), "Số: 5")
    line, under = only(laid_out(tbl(tr(anchor, tc("CỘNG HÒA", "Độc lập", "x")), grid=GRID)))
    assert (under, line.centred) == ("Độc lập", True)


def test_a_line_of_the_page_column_is_not_counted_from_its_cell() -> None:
    shape = line_shape(60, 80, 12).replace("<wp:anchor>", '<wp:anchor layoutInCell="0">')
    table = tbl(tr(tc("SỞ NỘI VỤ", "TỈNH"), tc(p(r("CỘNG HÒA") + shape), "Độc lập", "x")), grid=GRID)
    line, under = only(laid_out(table))
    assert (under, line.centred) == ("Độc lập", True)


def test_lines_drawn_over_text_boxes_stand_under_their_words() -> None:
    boxes = text_box("UBND TỈNH", "SỞ NỘI VỤ", width_mm=60, x_mm=0) + text_box(
        "CỘNG HÒA", "Độc lập", width_mm=95, x_mm=65
    )
    layout = laid_out(p(boxes + line_shape(20, 20, 13) + line_shape(60, 82.5, 13)), "KẾ HOẠCH")
    assert [(layout.paragraphs[line.under].text, line.centred) for line in layout.rule_lines if line.under is not None] == [
        ("SỞ NỘI VỤ", True), ("Độc lập", True),
    ]  # fmt: skip


def test_under_columns_made_by_tabs_the_middle_is_not_known() -> None:
    tabbed = p(r("SỞ NỘI VỤ") + "<w:r><w:tab/></w:r>" + r("Độc lập - Tự do - Hạnh phúc"))
    line, _under = only(laid_out(tabbed, p(line_shape(60, 90, 0.2))))
    assert line.centred is None


def test_a_thousand_lines_in_blank_paragraphs_all_find_their_words() -> None:
    layout = laid_out(TITLE, *[p("_____")] * 1000)
    assert {line.under for line in layout.rule_lines} == {0}
