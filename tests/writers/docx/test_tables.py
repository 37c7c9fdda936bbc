"""Tables of the body: columns by their contents, headings repeated, merged cells, figures to the right."""

from __future__ import annotations

import pytest

from generator.errors import InputError
from generator.model import Cell, Paragraph, Table
from generator.model.length import MM_PER_PT
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages

W = pages.W
TEXT_WIDTH = 9355
"""165 mm in twips: A4 less 30 and 15 mm."""


def _data(*rows: tuple[object, ...], **fields: object) -> bytes:
    return docx.render(documents.plan(body=(Table(rows=rows, **fields), Paragraph(text="Hết./."))))


def _table(*rows: tuple[object, ...], **fields: object) -> object:
    (table,) = pages.tables(_data(*rows, **fields))
    return table


def _looks(table: object, row: int) -> list[str]:
    tr = list(table.iter(f"{W}tr"))[row]  # type: ignore[attr-defined]
    return [str(style.get(f"{W}val")) for style in tr.iter(f"{W}pStyle")]


def test_the_words_stand_row_by_row() -> None:
    table = _table(("STT", "Nội dung"), ("1", "Việc một\nViệc hai"))
    assert pages.rows(table) == [["STT", "Nội dung"], ["1", "Việc một|Việc hai"]]


def test_the_columns_fill_the_line_and_no_more() -> None:
    table = _table(("STT", "Nội dung", "Kinh phí"), ("1", "Tuyên truyền về công tác giảm nghèo bền vững " * 3, "1.250"))
    assert TEXT_WIDTH - 3 <= sum(pages.grid(table)) <= TEXT_WIDTH
    cells = [int(w.get(f"{W}w")) for w in table.iter(f"{W}tcW")]
    assert cells == pages.grid(table) * 2, "Word obeys the cells, LibreOffice the grid: both say the same"


def test_a_counter_is_narrow_and_a_long_text_gets_the_room() -> None:
    counter, text, money = pages.grid(
        _table(
            ("STT", "Nội dung", "Kinh phí"),
            ("1", "Một nội dung dài hơn hẳn các cột khác trong bảng này, phải xuống dòng", "1.250"),
        )
    )
    assert counter < money < text
    assert counter * MM_PER_PT / 20 < 20


def test_given_widths_are_kept_as_shares() -> None:
    first, second = pages.grid(_table(("A", "B"), ("1", "2"), widths=(1, 3)))
    assert second == pytest.approx(3 * first, abs=4)


def test_figures_stand_to_the_right_counters_in_the_middle_words_to_the_left() -> None:
    table = _table(
        ("TT", "Chỉ tiêu", "Kế hoạch", "Tỷ lệ", "Ghi chú"),
        ("1", "Số hộ thoát nghèo bền vững", "1.250", "-2,5%", ""),
        ("2", "Số mô hình giảm nghèo mới", "(300)", "98%", "x"),
    )
    assert _looks(table, 1) == ["VBOBangGiua", "VBOBang", "VBOBangSo", "VBOBangSo", "VBOBangGiua"]


def test_a_column_with_one_word_among_its_figures_is_a_column_of_words() -> None:
    table = _table(("Năm", "Số"), ("2025", "12"), ("2026", "chưa có số liệu"))
    assert _looks(table, 2)[1] == "VBOBang"


def test_what_a_cell_asks_for_is_done() -> None:
    table = _table(("A", "B"), (Cell(text="x", align="phai", bold=True), Cell(text="12", align="trai")))
    assert _looks(table, 1) == ["VBOBangPhai", "VBOBang"]
    assert [str(s.get(f"{W}val")) for s in table.iter(f"{W}rStyle")] == ["VBDam"]


def test_heading_rows_are_repeated_and_no_row_is_split() -> None:
    table = _table(("A", "B"), ("a", "b"), ("1", "2"), ("3", "4"), header_rows=2)
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert _looks(table, 1) == ["VBOTieuDe", "VBOTieuDe"]


def test_a_table_that_is_all_heading_repeats_nothing() -> None:
    table = _table(("A", "B"), header_rows=1)
    assert list(table.iter(f"{W}tblHeader")) == []


def test_merged_cells_span_columns_and_rows() -> None:
    table = _table(
        (Cell(text="STT", rows=2), Cell(text="Năm 2025", columns=2)),
        (Cell(text="Kế hoạch"), Cell(text="Thực hiện")),
        (Cell(text="1"), Cell(text="10"), Cell(text="9")),
        header_rows=2,
    )
    spans = [[str(s.get(f"{W}val")) for s in row.iter(f"{W}gridSpan")] for row in table.iter(f"{W}tr")]
    merges = [[m.get(f"{W}val") for m in row.iter(f"{W}vMerge")] for row in table.iter(f"{W}tr")]
    assert spans == [["2"], [], []]
    assert merges == [["restart"], [None], []]
    assert pages.rows(table) == [["STT", "Năm 2025"], ["", "Kế hoạch", "Thực hiện"], ["1", "10", "9"]]


def test_a_cell_that_spans_more_rows_than_there_are_ends_with_the_table() -> None:
    table = _table((Cell(text="A", rows=9), Cell(text="B")), (Cell(text="C"),), header_rows=0)
    assert [m.get(f"{W}val") for m in table.iter(f"{W}vMerge")] == ["restart", None]


def test_a_short_row_is_filled_up_with_empty_cells() -> None:
    table = _table(("A", "B", "C"), ("1",))
    assert pages.rows(table) == [["A", "B", "C"], ["1", "", ""]]


def test_a_table_too_wide_for_upright_paper_is_turned_without_being_asked() -> None:
    head = tuple(f"Chỉ tiêu số {n}" for n in range(16))
    body = tuple("1.234.567.890" for _n in range(16))
    assert pages.sheets(_data(head, body)) == ["dọc, trang đầu", "ngang", "dọc"]


def test_a_table_a_little_too_wide_is_set_in_smaller_letters() -> None:
    head = tuple(f"Cột {n}" for n in range(7))
    data = _data(head, tuple("123.456.789" for _n in range(7)))
    assert pages.sheets(data) == ["dọc, trang đầu"]
    assert set(_looks(pages.tables(data)[0], 1)) == {"VBOBangSoNho"}


def test_caption_and_unit_stand_above_the_table_and_stay_with_it() -> None:
    data = _data(("A",), ("1",), caption="Bảng 1. Chỉ tiêu", unit="Đơn vị tính: đồng")
    styled = pages.styled(data)
    at = styled.index(("VB Tên bảng", "Bảng 1. Chỉ tiêu"))
    assert styled[at + 1] == ("VB Đơn vị tính", "Đơn vị tính: đồng")
    assert pages.paragraph(data, "Đơn vị tính").getnext().tag == f"{W}tbl"


def test_markup_in_cells_stays_text_and_outer_spaces_are_kept() -> None:
    table = _table(("A", "B"), ("<b> & {{ x }}", "  thụt vào"))
    assert pages.rows(table)[1] == ["<b> & {{ x }}", "  thụt vào"]
    kept = next(t for t in table.iter(f"{W}t") if t.text == "  thụt vào")
    assert kept.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((tuple("x" for _n in range(64)),), id="64 cells"),
        pytest.param(((Cell(text="x", columns=10**9),),), id="one cell over a thousand million columns"),
        pytest.param(
            (tuple(Cell(text="x", rows=2) for _n in range(40)), tuple(Cell(text="y") for _n in range(40))),
            id="pushed aside",
        ),
    ],
)
def test_more_columns_than_word_can_open_are_refused(rows: tuple[tuple[object, ...], ...]) -> None:
    with pytest.raises(InputError, match="63 cột"):
        _data(*rows)


def test_a_long_table_is_printed_whole() -> None:
    table = _table(("STT", "Tên"), *((str(n), f"Đơn vị {n}") for n in range(2_000)))
    assert pages.rows(table)[-1] == ["1999", "Đơn vị 1999"]
    assert len(list(table.iter(f"{W}tr"))) == 2_001


@pytest.mark.parametrize("row", [3, 63, 64, 65, 400], ids=str)
def test_what_a_long_table_needs_in_one_cell_leaves_every_row_in_its_place(row: int) -> None:
    lines: list[tuple[object, ...]] = [(str(number), f"Việc {number}") for number in range(401)]
    lines[row] = ("a & b", "dòng một\ndòng hai <x>")
    wanted = [[str(text).replace("\n", "|") for text in line] for line in lines]
    assert pages.rows(_table(*lines)) == wanted


def test_a_character_that_word_cannot_hold_is_refused_in_any_row_of_a_long_table() -> None:
    lines: list[tuple[object, ...]] = [(str(number), "Việc") for number in range(300)]
    lines[299] = ("299", "hỏng\x00đây")
    with pytest.raises(InputError, match=r"U\+0000"):
        _data(*lines)


def test_cells_that_say_what_is_usual_look_like_cells_that_say_nothing() -> None:
    said = tuple(Cell(text=text, columns=1, rows=1, align=None) for text in ("1", "Việc"))
    assert _data(("STT", "Việc"), said) == _data(("STT", "Việc"), ("1", "Việc"))
