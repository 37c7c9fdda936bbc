"""Tables: grid, spans, merged cells, edges, nesting, header rows."""

from __future__ import annotations

from generator.model.layout import Layout
from generator.readers.docx import layout_of, lines_of
from tests.builders.docx import docx, p, tbl, tc, tr

HEAD = ("UBND TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def layout(*body: str) -> Layout:
    return layout_of(docx(*body), "a.docx")


def places(layout: Layout) -> list[tuple[str, int, int, int]]:
    """Return (text, row, column, span) of every paragraph in a cell."""
    return [(q.text, q.cell.row, q.cell.column, q.cell.span) for q in layout.paragraphs if q.cell is not None]


def test_cells_count_grid_columns() -> None:
    table = tbl(
        tr(tc("a", properties='<w:gridSpan w:val="2"/>'), tc("b")),
        tr(tc("c"), tc("d"), tc("e")),
        tr(tc("f"), tc("g"), properties='<w:gridBefore w:val="1"/>'),
        grid=(1000, 2000, 3000),
    )
    assert places(layout(table)) == [
        ("a", 0, 0, 2), ("b", 0, 2, 1), ("c", 1, 0, 1), ("d", 1, 1, 1), ("e", 1, 2, 1), ("f", 2, 1, 1), ("g", 2, 2, 1),
    ]  # fmt: skip


def test_merged_cells_are_told_once_with_the_rows_they_span() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc("TT", properties=restart), tc("Nội dung")),
        tr(tc(properties=goes_on), tc("một")),
        tr(tc(properties=goes_on), tc("hai")),
        tr(tc("2"), tc("ba")),
        grid=(500, 5000),
        borders=True,
    )
    lines = lines_of(docx(table), "a.docx")
    assert [(line.text, line.row, line.row_span) for line in lines] == [
        ("TT", 0, 3), ("Nội dung", 0, 1), ("một", 1, 1), ("hai", 2, 1), ("2", 3, 1), ("ba", 3, 1),
    ]  # fmt: skip


def test_old_horizontal_merges_widen_the_first_cell() -> None:
    table = tbl(
        tr(tc("a", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>"), tc("b")),
        grid=(1000, 1000, 1000),
        borders=True,
    )
    assert [(line.text, line.column, line.span) for line in lines_of(docx(table), "a.docx")] == [
        ("a", 0, 2),
        ("b", 2, 1),
    ]


def test_empty_cells_of_a_data_table_are_told_and_those_of_a_head_are_not() -> None:
    data = tbl(tr(tc("1"), tc(), tc("x")), grid=(1000, 1000, 1000), borders=True)
    assert [line.text for line in lines_of(docx(data), "a.docx")] == ["1", "", "x"]
    head = tbl(tr(*HEAD), tr(tc(), tc("Độc lập - Tự do - Hạnh phúc")), grid=(3500, 5700))
    assert [line.text for line in lines_of(docx(head), "a.docx")] == [*HEAD, "Độc lập - Tự do - Hạnh phúc"]


def test_a_borderless_head_places_things_and_a_bordered_table_holds_data() -> None:
    head = tbl(tr(*HEAD), grid=(3500, 5700))
    data = tbl(tr("TT", "Nội dung"), tr("1", "x"), grid=(500, 5000), borders=True)
    lines = lines_of(docx(head, "giữa", data), "a.docx")
    assert [(line.text, line.layout_table) for line in lines] == [
        (HEAD[0], True), (HEAD[1], True), ("giữa", None), ("TT", False), ("Nội dung", False), ("1", False), ("x", False),
    ]  # fmt: skip


def test_edges_taken_away_cell_by_cell_leave_no_edge() -> None:
    none = (
        "<w:tcBorders>"
        + "".join(f'<w:{edge} w:val="nil"/>' for edge in ("top", "left", "bottom", "right"))
        + "</w:tcBorders>"
    )
    table = tbl(tr(tc(HEAD[0], properties=none), tc(HEAD[1], properties=none)), grid=(3500, 5700), borders=True)
    assert layout(table).tables[0].bordered is False
    assert layout(tbl(tr("a"), grid=(5000,), borders=True)).tables[0].bordered is True
    assert layout(tbl(tr("a"), grid=(5000,))).tables[0].bordered is False


def test_white_edges_are_no_edges() -> None:
    edges = "".join(f'<w:{edge} w:val="single" w:color="FFFFFF"/>' for edge in ("top", "left", "bottom", "right"))
    assert (
        layout(tbl(tr("a"), grid=(5000,), properties=f"<w:tblBorders>{edges}</w:tblBorders>")).tables[0].bordered
        is False
    )


def test_a_head_left_with_its_edges_is_still_a_head() -> None:
    table = tbl(tr(*HEAD), tr("Số: 5/KH-UBND", "Lào Cai, ngày 05 tháng 3 năm 2026"), grid=(3500, 5700), borders=True)
    assert {line.layout_table for line in lines_of(docx(table), "a.docx")} == {True}


def test_the_grid_is_as_written_unless_the_cells_say_otherwise() -> None:
    rows = (tr(tc("a", width=3400), tc("b", width=5672)),)
    assert [width.twips for width in layout(tbl(*rows, grid=(4536, 4536))).tables[0].grid] == [3400, 5672]
    assert [width.twips for width in layout(tbl(*rows, grid=(3410, 5662))).tables[0].grid] == [3410, 5662]
    assert [width.twips for width in layout(tbl(tr("a", "b"), grid=(4536, 4536))).tables[0].grid] == [4536, 4536]


def test_rows_that_repeat_and_rows_that_stay_whole() -> None:
    header = "<w:cantSplit/><w:tblHeader/>"
    found = layout(
        tbl(
            tr("TT", properties=header),
            tr("(1)", properties="<w:tblHeader/>"),
            tr("1"),
            tr("2", properties=header),
            grid=(5000,),
            borders=True,
        )
    )
    assert (found.tables[0].header_rows, found.tables[0].cant_split_rows, found.tables[0].rows) == (2, (0, 3), 4)


def test_nested_tables_know_where_they_lie_and_a_data_cell_keeps_all_its_words() -> None:
    inner = tbl(tr("trong"), grid=(1000,), borders=True)
    data = docx(tbl(tr(tc("trước", inner, "sau"), tc("bên")), grid=(3000, 3000), borders=True))
    assert [table.nested_in for table in layout_of(data, "a.docx").tables] == [None, 0]
    assert [(line.text, line.table, line.column) for line in lines_of(data, "a.docx")] == [
        ("trước", 0, 0), ("trong", 0, 0), ("sau", 0, 0), ("bên", 0, 1),
    ]  # fmt: skip


def test_cell_margins_come_from_the_table_or_from_word() -> None:
    own = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:end w:w="57" w:type="dxa"/></w:tblCellMar>'
    found = layout(tbl(tr("a"), grid=(5000,), properties=own), p(), tbl(tr("a"), grid=(5000,))).tables
    assert [
        (t.cell_margin_left.twips, t.cell_margin_right.twips)
        for t in found
        if t.cell_margin_left and t.cell_margin_right
    ] == [(108, 108)]
    assert (
        found[0].cell_margin_left == 0
        and found[0].cell_margin_right is not None
        and found[0].cell_margin_right.twips == 57
    )


def test_spans_without_measure_are_cut_to_sense() -> None:
    wide = '<w:gridSpan w:val="999999999"/>'
    found = layout(tbl(tr(*[tc("x", properties=wide)] * 20), grid=(1000,)))
    assert all(q.cell is not None and q.cell.span <= 200 and q.cell.column <= 2000 for q in found.paragraphs)
