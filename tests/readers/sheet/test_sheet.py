"""Tables that an input takes from a workbook: ranges, merged heads, hidden parts, totals, and every refusal with its cell."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table as ExcelTable

from generator.errors import GeneratorError
from generator.model import Document, Table
from generator.readers import yaml_input

HEAD = 'loai: bao-cao\nnoi_dung:\n  - Kết quả như sau.\n  - tu_tep: "so-lieu.xlsx"\n'


def workbook(folder: Path, change: Callable[[Any], None] = lambda sheet: None, *, counted: bool = True) -> Path:
    """Write a workbook with a heading of two rows and three rows of figures."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Biểu 1"
    sheet.append(["TT", "Tên xã", "Số hộ", None, "Tỷ lệ"])
    sheet.append([None, None, "Nghèo", "Cận nghèo", None])
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
        sheet.merge_cells(merged)
    for number, (poor, near) in enumerate([(1234.5, 10), (2000, 20), (3.25, 30)], start=1):
        sheet.append([number, f"Xã thứ {number}", poor, near, number / 8])
        sheet.cell(number + 2, 3).number_format = "#,##0.00"
        sheet.cell(number + 2, 5).number_format = "0.0%"
    change(sheet)
    path = folder / "so-lieu.xlsx"
    book.save(path)
    if counted:
        rewrite(path, "xl/workbook.xml", b' fullCalcOnLoad="1"', b"")
    return path


def rewrite(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part].replace(old, new)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(stream.getvalue())


def read(folder: Path, *lines: str) -> Document:
    text = HEAD + "".join(f"    {line}\n" for line in lines)
    return yaml_input.read(text.encode(), source="bao-cao.yaml", folder=folder).document


def table(folder: Path, *lines: str) -> Table:
    node = read(folder, *lines).body[1]
    assert isinstance(node, Table)
    return node


def words(made: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in made.rows]


def refusal(folder: Path, *lines: str) -> str:
    with pytest.raises(GeneratorError) as caught:
        read(folder, *lines)
    return str(caught.value)


def test_a_sheet_becomes_a_table_with_its_merged_heading_and_its_formats(tmp_path: Path) -> None:
    workbook(tmp_path)
    made = table(tmp_path, "ten_bang: Bảng 1. Hộ nghèo")
    assert words(made) == [
        ["TT", "Tên xã", "Số hộ", "Tỷ lệ"],
        ["Nghèo", "Cận nghèo"],
        ["1", "Xã thứ 1", "1.234,50", "10", "12,5%"],
        ["2", "Xã thứ 2", "2.000,00", "20", "25,0%"],
        ["3", "Xã thứ 3", "3,25", "30", "37,5%"],
    ]
    assert [(cell.rows, cell.columns) for cell in made.rows[0]] == [(2, 1), (2, 1), (1, 2), (2, 1)]
    assert (made.header_rows, made.caption) == (2, "Bảng 1. Hộ nghèo")


def test_a_table_says_where_its_figures_come_from(tmp_path: Path) -> None:
    workbook(tmp_path)
    step = table(tmp_path, "vung: A1:E4").provenance[0]
    assert (step.source, step.item) == ("so-lieu.xlsx", "Biểu 1!A1:E4")


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("B3:C4", "Xã thứ 1"),
        ("$b$3:$C$4", "Xã thứ 1"),
        ("'Biểu 1'!B3:C4", "Xã thứ 1"),
        ("VungXa", "Xã thứ 2"),
        ("vungxa", "Xã thứ 2"),
        ("BangXa", "Xã thứ 1"),
        ("B:B", "Tên xã"),
        ("4:5", "2"),
        ("B5", "Xã thứ 3"),
    ],
)
def test_a_range_may_be_named_in_every_way_of_excel(tmp_path: Path, wanted: str, first: str) -> None:
    def change(sheet: Any) -> None:
        sheet.parent.defined_names["VungXa"] = DefinedName("VungXa", attr_text="'Biểu 1'!$B$4:$C$5")
        sheet.add_table(ExcelTable(displayName="BangXa", ref="B3:E5"))

    workbook(tmp_path, change)
    made = table(tmp_path, f'vung: "{wanted}"', "hang_tieu_de: 0")
    assert made.rows[0][0].text == first


def test_bold_cells_stay_bold_below_the_heading(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B4"].font = Font(bold=True)

    workbook(tmp_path, change)
    assert [row[1].bold for row in table(tmp_path).rows[2:]] == [None, True, None]


def test_dates_texts_and_lines_of_a_cell(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B3"] = dt.date(2026, 3, 5)
        sheet["B4"] = "Dòng một\nDòng  hai"
        sheet["B5"] = True

    workbook(tmp_path, change)
    assert [row[1] for row in words(table(tmp_path))[2:]] == ["05/03/2026", "Dòng một\nDòng hai", "có"]


def test_totals_are_exact_and_keep_the_format_of_their_column(tmp_path: Path) -> None:
    workbook(tmp_path)
    made = table(tmp_path, "tong_cong: [C, D]")
    assert words(made)[-1] == ["Tổng cộng", "3.237,75", "60", ""]
    assert (made.rows[-1][0].columns, made.rows[-1][1].bold) == (2, True)


def test_totals_count_what_is_printed_only(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[4].hidden = True

    workbook(tmp_path, change)
    assert words(table(tmp_path, "phan_an: bo", "tong_cong: [D]"))[-1][1] == "40"
    assert words(table(tmp_path, "phan_an: giu", "tong_cong: [D]"))[-1][1] == "60"


def test_hidden_columns_leave_the_merged_heading_whole(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.column_dimensions["C"].hidden = True

    workbook(tmp_path, change)
    made = table(tmp_path, "phan_an: bo")
    assert words(made)[:2] == [["TT", "Tên xã", "Số hộ", "Tỷ lệ"], ["Cận nghèo"]]
    assert made.rows[0][2].columns == 1


def test_a_part_of_a_merged_cell_keeps_its_words(tmp_path: Path) -> None:
    workbook(tmp_path)
    assert words(table(tmp_path, "vung: D1:E3")) == [["Số hộ", "Tỷ lệ"], ["Cận nghèo"], ["10", "12,5%"]]


def test_a_stored_result_of_a_formula_is_printed(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["D5"] = "=SUM(D3:D4)"

    path = workbook(tmp_path, change)
    rewrite(path, "xl/worksheets/sheet1.xml", b"<v />", b"<v>30</v>")
    rewrite(path, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>30</v>")
    assert words(table(tmp_path))[-1][3] == "30"


@pytest.mark.parametrize(
    ("change", "lines", "told"),
    [
        ({"D4": "=SUM(D3:D3)"}, (), "ô D4: ô là công thức chưa có kết quả lưu trong tệp"),
        ({"D4": "#DIV/0!"}, (), "ô D4: ô báo lỗi #DIV/0!"),
        ({}, ("vung: VungKhac",), "không có vùng “VungKhac”"),
        ({}, ("vung: A1:B2,D1:E2",), "không có vùng “A1:B2,D1:E2”"),
        ({}, ("trang_tinh: Biểu 2",), "không có trang tính “Biểu 2” — Gợi ý: có phải “Biểu 1”?"),
        ({}, ("vung: H1:K9",), "vùng không có ô nào để in"),
        ({}, ("tong_cong: [B]",), "ô B3: không cộng được: ô không phải số (“Xã thứ 1”)"),
        ({}, ("tong_cong: [Z]",), "“Z” không phải cột của vùng"),
        ({"B5": "Tổng cộng"}, ("tong_cong: [D]",), "ô B5: vùng đã có hàng “Tổng cộng”"),
        ({}, ("vung_o: A1:B2",), "không có khoá này — Gợi ý: có phải “vung”?"),
        ({}, ("phan_an: an",), "không thuộc: bo, giu"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_place(
    tmp_path: Path, change: dict[str, str], lines: tuple[str, ...], told: str
) -> None:
    def apply(sheet: Any) -> None:
        for cell, value in change.items():
            sheet[cell] = value

    workbook(tmp_path, apply)
    said = refusal(tmp_path, *lines)
    assert told in said
    assert said.startswith("bao-cao.yaml:")
    assert "noi_dung/1" in said
    assert "\n" not in said


def test_hidden_rows_are_asked_about(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[4].hidden = True

    workbook(tmp_path, change)
    assert "vùng có 1 hàng ẩn, 0 cột ẩn — Gợi ý: ghi phan_an: bo" in refusal(tmp_path)


def test_results_that_were_never_counted_are_not_believed(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["D5"] = "=SUM(D3:D4)"

    path = workbook(tmp_path, change, counted=False)
    rewrite(path, "xl/worksheets/sheet1.xml", b"<v />", b"<v>0</v>")
    rewrite(path, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>0</v>")
    assert "ô D5: ô là công thức chưa có kết quả" in refusal(tmp_path)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["C4"], sheet["D5"] = "#REF!", "#N/A"

    workbook(tmp_path, change)
    assert refusal(tmp_path).count("ô báo lỗi") == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("khac.xlsx", None, "không có tệp này — Gợi ý: có phải “khac.xls”?"),
        ("../ngoai.xlsx", None, "tệp nằm ngoài thư mục của văn bản"),
        ("hong.xlsx", b"PK\x03\x04 khong phai zip", "hong.xlsx: tệp bị hỏng"),
        ("chu.xlsx", b"day la chu", "chu.xlsx: không phải bảng tính .xlsx đọc được"),
        ("so-lieu.csv", b"a,b", "bảng lấy từ tệp phải là .xlsx"),
        ("", None, "tu_tep"),
    ],
)
def test_files_that_are_no_workbook_beside_the_input_are_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    folder = tmp_path / "trong"
    folder.mkdir()
    (tmp_path / "ngoai.xlsx").write_bytes(b"")
    (folder / "khac.xls").write_bytes(b"")
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(GeneratorError) as caught:
        yaml_input.read(HEAD.replace("so-lieu.xlsx", name).encode(), source="a.yaml", folder=folder)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_bomb_in_a_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    rewrite(path, "xl/worksheets/sheet1.xml", b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
    assert "phần xl/worksheets/sheet1.xml bên trong tệp bị hỏng" in refusal(tmp_path)


def test_a_table_of_thousands_of_rows_is_taken_whole(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        for number in range(4, 3_001):
            sheet.append([number, f"Xã thứ {number}", 1, 2, 0.5])

    workbook(tmp_path, change)
    made = table(tmp_path, "tong_cong: [D]")
    assert len(made.rows) == 3_003
    assert words(made)[-1][1] == "6054"


def test_a_sheet_beyond_what_is_printed_is_refused(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.cell(6, 70, "xa")

    workbook(tmp_path, change)
    assert "in được nhiều nhất 20000 hàng, 63 cột" in refusal(tmp_path)


def test_tables_inside_divisions_and_appendices_are_taken_too(tmp_path: Path) -> None:
    workbook(tmp_path)
    text = (
        "loai: bao-cao\nnoi_dung:\n- nhan: I.\n  tieu_de: KẾT QUẢ\n  noi_dung:\n  - {tu_tep: so-lieu.xlsx}\n"
        "phu_luc:\n- nhan: Phụ lục\n  noi_dung:\n  - {tu_tep: so-lieu.xlsx, vung: A1:B4}\n"
    )
    document = yaml_input.read(text.encode(), source="a.yaml", folder=tmp_path).document
    assert isinstance(document.body[0].children[0], Table)  # type: ignore[union-attr]
    assert isinstance(document.appendices[0].body[0], Table)


def test_without_a_folder_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match="không biết tệp bảng tính nằm ở thư mục nào"):
        yaml_input.read(HEAD.encode(), source="a.yaml")
