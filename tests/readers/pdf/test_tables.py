"""Ruled tables: cells, spans, empty cells, tables over pages, frames that are no tables."""

from __future__ import annotations

from generator.readers.lines import SourceLine
from generator.readers.pdf import lines_of, read
from tests.readers.pdf.paper import Sheet, pdf

LEFT, RIGHT = 85.0, 538.6
XS = (85.0, 125.0, 385.0, 538.0)


def text_above(sheet: Sheet, base: float = 80) -> Sheet:
    for number in range(4):
        sheet.line("Các cơ quan, đơn vị chủ trì, phối hợp triển khai thực hiện các", LEFT, RIGHT, base + 16.1 * number)
    return sheet


def cell(sheet: Sheet, column: int, top: float, *texts: str) -> None:
    for number, text in enumerate(texts):
        sheet.words(text, XS[column] + 5.4, top + 14 + 15 * number, size=13)


def cells(lines: tuple[SourceLine, ...]) -> list[tuple[int | None, int | None, str]]:
    return [(line.row, line.column, line.text) for line in lines if line.table is not None]


def test_words_go_into_their_cells_and_lines_of_a_cell_join() -> None:
    sheet = text_above(Sheet()).grid(XS, (160, 180, 230))
    for column, text in enumerate(("STT", "Nội dung công việc", "Đơn vị")):
        cell(sheet, column, 160, text)
    cell(sheet, 0, 180, "1")
    cell(sheet, 1, 180, "Rà soát, đơn giản hóa thủ tục hành chính thuộc", "phạm vi quản lý của tỉnh")
    assert cells(lines_of(pdf(sheet), "a.pdf")) == [
        (0, 0, "STT"),
        (0, 1, "Nội dung công việc"),
        (0, 2, "Đơn vị"),
        (1, 0, "1"),
        (1, 1, "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý của tỉnh"),
        (1, 2, ""),
    ]


def test_cells_that_span_rows_and_columns_are_told_once() -> None:
    sheet = text_above(Sheet())
    for y in (160, 240):
        sheet.stroke(XS[0], y, XS[3], y)
    sheet.stroke(XS[0], 200, XS[1], 200)
    for x in (XS[0], XS[1], XS[3]):
        sheet.stroke(x, 160, x, 240)
    sheet.stroke(XS[2], 200, XS[2], 240).stroke(XS[1], 200, XS[3], 200)
    cell(sheet, 0, 160, "A")
    cell(sheet, 1, 160, "Trên hai cột")
    cell(sheet, 2, 200, "B")
    spans = {line.text: (line.span, line.row_span) for line in lines_of(pdf(sheet), "a.pdf") if line.table is not None}
    assert spans["Trên hai cột"] == (2, 1)
    assert spans["A"] == (1, 1)


def test_the_layout_knows_the_frame_of_a_table() -> None:
    sheet = text_above(Sheet()).grid(XS, (160, 180, 200))
    cell(sheet, 0, 160, "1")
    layout = read(pdf(sheet), source="a.pdf").layout
    assert layout is not None
    (table,) = layout.tables
    assert (table.rows, len(table.grid), table.bordered) == (2, 3, True)
    assert [round(float(width.pt)) for width in table.grid] == [40, 260, 153]
    place = next(p.cell for p in layout.paragraphs if p.text == "1")
    assert place is not None and (place.table, place.row, place.column) == (0, 0, 0)


def over_two_pages() -> tuple[Sheet, Sheet]:
    first = text_above(Sheet()).grid(XS, (700, 720, 740, 760))
    for column, text in enumerate(("STT", "Nội dung", "Đơn vị")):
        cell(first, column, 700, text)
    for row in (1, 2):
        cell(first, 0, 700 + 20 * row, str(row))
        cell(first, 1, 700 + 20 * row, f"Việc thứ {row}")
    second = Sheet().grid(XS, (60, 80, 100))
    for column, text in enumerate(("STT", "Nội dung", "Đơn vị")):
        cell(second, column, 60, text)
    cell(second, 0, 80, "3")
    cell(second, 1, 80, "Việc thứ 3")
    return first, text_above(second, 140)


def test_a_table_over_two_pages_is_one_and_its_repeated_head_is_set_aside() -> None:
    reading = read(pdf(*over_two_pages()), source="a.pdf")
    assert reading.layout is not None
    assert [(table.rows, table.header_rows) for table in reading.layout.tables] == [(4, 1)]
    assert [(entry.name, entry.text) for entry in reading.remainder] == [
        ("tieu_de_bang_lap", "STT | Nội dung | Đơn vị")
    ]
    heads = [line for line in lines_of(pdf(*over_two_pages()), "a.pdf") if line.header_row]
    assert [line.text for line in heads] == ["STT", "Nội dung", "Đơn vị"]


def test_a_row_cut_by_the_page_is_made_whole() -> None:
    first = text_above(Sheet()).grid(XS, (740, 775))
    cell(first, 0, 740, "1")
    cell(first, 1, 740, "Rà soát, đơn giản hóa thủ tục hành chính", "thuộc phạm vi quản lý của các sở,")
    second = Sheet().grid(XS, (60, 80, 100))
    cell(second, 1, 60, "ban, ngành tỉnh.")
    cell(second, 0, 80, "2")
    cell(second, 1, 80, "Việc khác.")
    assert cells(lines_of(pdf(first, second), "a.pdf")) == [
        (0, 0, "1"),
        (0, 1, "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý của các sở, ban, ngành tỉnh."),
        (0, 2, ""),
        (1, 0, "2"),
        (1, 1, "Việc khác."),
        (1, 2, ""),
    ]


def test_two_tables_of_different_columns_stay_two() -> None:
    first = text_above(Sheet()).grid(XS, (740, 760))
    second = Sheet().grid((85, 300, 538), (60, 80))
    tables = {line.table for line in lines_of(pdf(first, second), "a.pdf") if line.table is not None}
    assert tables == {0, 1}


def test_one_frame_round_a_word_is_a_box_and_no_table() -> None:
    sheet = Sheet().grid((90, 175), (130, 152)).words("HỎA TỐC", 100, 146, size=13, face="B")
    lines = lines_of(pdf(text_above(sheet, 200)), "a.pdf")
    assert [(line.container, line.table) for line in lines if line.text == "HỎA TỐC"] == [("textbox", None)]


def test_the_border_of_a_page_is_no_table() -> None:
    sheet = text_above(Sheet().grid((40, 560), (40, 800)))
    lines = lines_of(pdf(sheet), "a.pdf")
    assert all(line.table is None and line.container == "body" for line in lines)


def test_words_that_run_up_a_cell_are_read_in_their_cell() -> None:
    sheet = text_above(Sheet()).grid(XS, (160, 260, 280))
    sheet.words("Số lượng", 110, 250, size=13, matrix=(0, 1, -1, 0))
    cell(sheet, 1, 160, "Nội dung")
    found = {(row, column): text for row, column, text in cells(lines_of(pdf(sheet), "a.pdf"))}
    assert found[0, 0] == "Số lượng" and found[0, 1] == "Nội dung"


def test_dotted_borders_are_borders() -> None:
    sheet = text_above(Sheet())
    for y in (160, 180, 200):
        for x in range(85, 538, 4):
            sheet.stroke(x, y, x + 2, y)
    for x in XS:
        for y in range(160, 200, 4):
            sheet.stroke(x, y, x, y + 2)
    cell(sheet, 0, 160, "1")
    assert (0, 0, "1") in cells(lines_of(pdf(sheet), "a.pdf"))
