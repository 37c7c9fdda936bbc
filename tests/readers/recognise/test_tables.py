"""Tables with words become tables with rows, spans and header rows; frames that only place things do not."""

from __future__ import annotations

from generator.model import Paragraph, Table
from generator.readers.lines import SourceLine
from generator.readers.recognise import recognise
from tests.readers.recognise.lines import grid, line, lines

HEAD = lines("SỞ NỘI VỤ\nSố: 15/KH-SNV\nHuế, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTổ chức hội nghị\nNội dung như sau:")
WORK = [["STT", "Nội dung", "Thời gian"], ["1", "Phát động", "Quý I"], ["2", "Tổng kết\nKhen thưởng", "Quý IV"]]


def body(*more: SourceLine) -> list[object]:
    """The nodes after the first paragraph."""
    rows = [*HEAD, *(SourceLine(**{**_fields(row), "index": len(HEAD) + at}) for at, row in enumerate(more))]
    return list(recognise(rows, source="thu.docx").document.body[1:])


def _fields(row: SourceLine) -> dict[str, object]:
    return {name: getattr(row, name) for name in SourceLine.__slots__}  # type: ignore[attr-defined]


def texts(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_rows_and_cells_are_kept_and_a_cell_keeps_its_lines() -> None:
    (table,) = body(*grid(WORK))
    assert texts(table) == WORK
    assert isinstance(table, Table)
    assert table.header_rows == 1


def test_spans_are_kept_and_a_tall_head_counts_its_rows() -> None:
    cells = [
        line("STT", 0, table=0, row=0, column=0, row_span=2),
        line("Kết quả", 1, table=0, row=0, column=1, span=2),
        line("Năm 2024", 2, table=0, row=1, column=1),
        line("Năm 2025", 3, table=0, row=1, column=2),
        line("1", 4, table=0, row=2, column=0),
        line("10", 5, table=0, row=2, column=1),
        line("12", 6, table=0, row=2, column=2),
    ]
    (table,) = body(*cells)
    assert isinstance(table, Table)
    assert [[(cell.text, cell.columns, cell.rows) for cell in row] for row in table.rows] == [
        [("STT", 1, 2), ("Kết quả", 2, 1)],
        [("Năm 2024", 1, 1), ("Năm 2025", 1, 1)],
        [("1", 1, 1), ("10", 1, 1), ("12", 1, 1)],
    ]
    assert table.header_rows == 2


def test_header_rows_that_the_format_marks_are_believed() -> None:
    cells = [
        *(line(text, at, table=0, row=0, column=at, header_row=True) for at, text in enumerate(["Đơn vị", "Số"])),
        *(line(text, at + 2, table=0, row=1, column=at, header_row=True) for at, text in enumerate(["(1)", "(2)"])),
        *(line(text, at + 4, table=0, row=2, column=at) for at, text in enumerate(["Xã A", "5"])),
    ]
    (table,) = body(*cells)
    assert isinstance(table, Table)
    assert table.header_rows == 2


def test_a_table_of_figures_alone_has_no_head() -> None:
    (table,) = body(*grid([["1", "2"], ["3", "4"], ["5", "6"]]))
    assert isinstance(table, Table)
    assert table.header_rows == 0


def test_caption_and_unit_above_a_table_belong_to_it() -> None:
    rows = [line("Bảng 1. Kết quả thi đua", 0, hard_break=True), line("Đơn vị tính: người", 1, hard_break=True)]
    (table,) = body(*rows, *grid(WORK))
    assert isinstance(table, Table)
    assert (table.caption, table.unit) == ("Bảng 1. Kết quả thi đua", "Đơn vị tính: người")


def test_a_frame_of_one_cell_is_no_table() -> None:
    (node,) = body(*grid([["Nội dung đóng khung."]]))
    assert isinstance(node, Paragraph)
    assert node.text == "Nội dung đóng khung."


def test_two_tables_one_after_the_other_stay_two() -> None:
    found = body(*grid(WORK, table=0), *grid(WORK, table=1))
    assert [texts(table) for table in found] == [WORK, WORK]
