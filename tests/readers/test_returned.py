"""Returned workbooks from unknown hands: what their XML hides, folders, zips in zips, files of other kinds; caught, never altered."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model.returns import Weight
from generator.readers import returned_files, returns
from generator.readers.returned_files import workbooks
from tests.drafting.annual.samples import A, B, S, collected, edited, row_of, workbook

ROW = row_of("viec_lam")
CELL = f"D{ROW}"
NAME = "Người được giải quyết việc làm"


def said(data: bytes | None, file: str = "a.xlsx", weight: Weight = Weight.REFUSED) -> list[tuple[str, str, str]]:
    found = collected((file, data))
    return [(p.source.cell, p.found, p.message) for p in found.problems if p.weight is weight]


def part(change: Callable[[str], str], name: str = "xl/worksheets/sheet2.xml") -> bytes:
    """Huyện A's workbook with the XML of one part changed by hand."""
    with zipfile.ZipFile(io.BytesIO(workbook(A))) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2023, 11, 20, 0, 0, 0)), content)
    return buffer.getvalue()


def cell(xml: str) -> bytes:
    """Huyện A's workbook with the cell of "việc làm" written anew."""

    def change(sheet: str) -> str:
        start = sheet.index(f'<c r="{CELL}"')
        return sheet[:start] + xml + sheet[sheet.index("</c>", start) + 4 :]

    return part(change)


def book(change: Callable[[Any], None]) -> bytes:
    return edited(A, change)


def put(value: Any) -> bytes:
    return book(lambda one: one["Số liệu"].__setitem__(CELL, value))


CELLS = [
    pytest.param(f"<c r='{CELL}' t='e'><v>#N/A</v></c>", "ô báo lỗi của Excel", id="an error in single quotes"),
    pytest.param(f'<c s="5" t="e" r="{CELL}"><v>#DIV/0!</v></c>', "ô báo lỗi của Excel", id="an error, its address last"),
    pytest.param(f"<c r='{CELL}'><f>20</f><v>20</v></c>", "ô có công thức", id="a formula in single quotes"),
    pytest.param(f'<c r="{CELL}"><f t="shared" si="0"/><v>20</v></c>', "ô có công thức", id="a shared formula"),
    pytest.param(f'<c r="{CELL}"><f>{CELL}+1</f><v>0</v></c>', "ô có công thức", id="a circular formula"),
    pytest.param(f'<c r="{CELL}"><v>1e999</v></c>', "không phải số", id="beyond all numbers"),
    pytest.param(f'<c r="{CELL}"><v>1e300</v></c>', "số quá lớn", id="a number nobody counts to"),
    pytest.param(f'<c r="{CELL}"><v>20</v></c><c r="{CELL}"><v>30</v></c>', "ô có hai giá trị trong tệp", id="a cell twice"),
    pytest.param(f'<c r="{CELL}" t="str"><v>#REF!</v></c>', "“#REF!” không phải là số", id="an error as text"),
    pytest.param(f'<c r="{CELL}" t="d"><v>2023-05-06</v></c>', "không phải số", id="a date in ISO"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "message"), CELLS)
def test_what_the_xml_hides_is_caught_with_its_cell(xml: str, message: str) -> None:
    assert [(at, words) for at, _found, words in said(cell(xml))] == [(CELL, f"{NAME}: {message}")]


TEXTS = [
    pytest.param("1,234.5", "số “1,234.5” không viết theo kiểu Việt Nam", id="English"),
    pytest.param("12 hộ", "“12 hộ” không phải là số", id="with its unit"),
    pytest.param("(5)", "“(5)” không phải là số", id="a bookkeeper's minus"),
    pytest.param("−5", "số âm", id="a true minus sign"),
    pytest.param("5²", "có chữ số lạ", id="a raised digit"),
    pytest.param("٣٤", "có chữ số lạ", id="digits of another script"),
    pytest.param("1O", "“1O” không phải là số", id="a letter O"),
    pytest.param("20-30", "“20-30” không phải là số", id="a range"),
    pytest.param("-", "“-” không phải là số", id="a dash"),
    pytest.param("1e5", "“1e5” không phải là số", id="an exponent"),
    pytest.param("20\u200b", "“20\u200b” không phải là số", id="a character that cannot be seen"),
]


@pytest.mark.parametrize(("text", "message"), TEXTS)
def test_a_text_that_is_no_vietnamese_number_is_refused_as_it_stands(text: str, message: str) -> None:
    assert said(put(text)) == [(CELL, text, f"{NAME}: {message}")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("１２３", 123, id="full-width digits"),
        pytest.param("\xa01.234\xa0", 1234, id="spaces that do not break"),
        pytest.param("\t20\n", 20, id="a tab and a line end"),
        pytest.param("20,0", 20, id="a decimal that is none"),
    ],
)
def test_a_text_that_is_one_number_beyond_doubt_is_understood(text: str, number: int) -> None:
    assert collected(("a.xlsx", put(text))).returns["huyen-a"].values["viec_lam"].number == number


def test_a_float_is_the_number_that_excel_shows() -> None:
    found = collected(("a.xlsx", book(lambda one: one["Số liệu"].__setitem__(f"D{row_of('doanh_so_vay')}", 0.1 + 0.2))))
    assert str(found.returns["huyen-a"].values["doanh_so_vay"].number) == "0.3"


def test_merged_cells_are_refused_for_each_row_they_cover() -> None:
    data = book(lambda one: one["Số liệu"].merge_cells(f"D{ROW}:D{ROW + 1}"))
    assert [(at, words) for at, _found, words in said(data)] == [
        (CELL, f"{NAME}: ô bị gộp với ô khác"),
        (f"D{ROW + 1}", "Người được đào tạo nghề: ô bị gộp với ô khác"),
    ]


def test_a_formula_is_found_wherever_the_sheet_was_moved_to() -> None:
    def change(one: Any) -> None:
        one["Số liệu"][CELL] = "=5+5"
        one.move_sheet("Số liệu", 2)
        one.create_sheet("Nháp", 0)

    # The parts keep their old names, the order of the sheets does not.
    assert [(at, words) for at, _found, words in said(book(change))] == [(CELL, f"{NAME}: ô có công thức")]


def test_a_formula_is_found_when_only_the_order_of_the_sheets_changed() -> None:
    sheets = part(
        lambda xml: xml.replace('<sheet name="Thông tin" sheetId="1" r:id="rId1"/>', "").replace(
            "</sheets>", '<sheet name="Thông tin" sheetId="1" r:id="rId1"/></sheets>'
        ),
        "xl/workbook.xml",
    )
    with zipfile.ZipFile(io.BytesIO(sheets)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    start = sheet.index(f'<c r="{CELL}"')
    made = f'{sheet[:start]}<c r="{CELL}"><f>20</f><v>20</v></c>{sheet[sheet.index("</c>", start) + 4 :]}'
    parts["xl/worksheets/sheet2.xml"] = made.encode()
    assert [(at, words) for at, _found, words in said(zipped(parts))] == [(CELL, f"{NAME}: ô có công thức")]


def test_hidden_rows_and_sheets_are_read_all_the_same() -> None:
    def change(one: Any) -> None:
        one["Số liệu"].sheet_state = "hidden"
        one["Số liệu"].row_dimensions[ROW].hidden = True

    assert collected(("a.xlsx", book(change))).returns["huyen-a"].values["viec_lam"].number == 20


def test_inserted_and_deleted_rows_leave_the_others_as_they_are() -> None:
    more = collected(("a.xlsx", book(lambda one: one["Số liệu"].insert_rows(ROW))))
    assert more.returns["huyen-a"].values["viec_lam"].source.cell == f"D{ROW + 1}" and more.problems == ()
    less = collected(("a.xlsx", book(lambda one: one["Số liệu"].delete_rows(ROW))))
    assert [(p.source.cell, p.message) for p in less.problems] == [("", f"biểu gửi về không có dòng: {NAME}")]
    assert less.returns["huyen-a"].values["dao_tao_nghe"].number == 15


WHOLE = [
    pytest.param(lambda: book(lambda b: b["Số liệu"].insert_cols(4)), "cột bị thêm, bớt hoặc đổi chỗ: “Số liệu” không còn ở cột D", id="a column more"),
    pytest.param(lambda: book(lambda b: b["Số liệu"].delete_cols(3)), "cột bị thêm, bớt hoặc đổi chỗ: “Số liệu” không còn ở cột D", id="a column less"),
    pytest.param(
        lambda: book(lambda b: b["Số liệu"].delete_rows(1, 4)),
        "không còn dòng tiêu đề “Mã, Chỉ tiêu, Đơn vị tính, Số liệu” của biểu", id="no heads",
    ),
    pytest.param(lambda: book(lambda b: setattr(b["Số liệu"], "title", "Sheet1")), "không có trang tính “Số liệu” của biểu", id="the sheet renamed"),
    pytest.param(
        lambda: book(lambda b: b["Thông tin"].__setitem__("B3", B.name)),
        f"trang “Thông tin” ghi “{B.name}”, biểu là của “{A.name}”", id="another unit's name on the sheet",
    ),
    pytest.param(
        lambda: book(lambda b: b["_vanban"].__setitem__("A1", b["_vanban"]["A1"].value.replace("huyen-a", "huyen-b"))),
        "phần tự nhận dạng bị sửa: tên đơn vị khác danh sách thu", id="another unit's mark",
    ),
    pytest.param(lambda: part(lambda x: x.replace("<worksheet", "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", 1)), "có ô nằm ngoài khuôn biểu", id="a DTD"),
    pytest.param(
        lambda: part(lambda x: x.replace("</sheetData>", "<row r='1048576'><c r='A1048576'><v>1</v></c></row></sheetData>")),
        "có ô nằm ngoài khuôn biểu", id="a far row in single quotes",
    ),
    pytest.param(
        lambda: zipped({"xl/worksheets/sheet2.xml": b" " * (30 << 20)}), "tệp giải nén quá lớn", id="a workbook that unpacks without end",
    ),
    pytest.param(
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "tệp có mật khẩu mở: bỏ mật khẩu rồi gửi lại", id="locked with a password",
    ),
    pytest.param(
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
        "tệp Excel cũ (.xls): lưu lại thành .xlsx từ biểu gốc", id="an old .xls under the new name",
    ),
    pytest.param(lambda: b"<html><table></table></html>", "không phải tệp .xlsx đọc được (hỏng, có mật khẩu hoặc sai loại)", id="a web page"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "message"), WHOLE)
def test_a_form_that_was_taken_apart_is_refused_as_a_whole(make: Callable[[], bytes], message: str) -> None:
    data = collected(("a.xlsx", make()))
    assert [p.message for p in data.problems] == [message] and data.returns == {}


def test_macros_are_not_run_and_the_figures_are_read() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(A))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    data = collected(("a.xlsm", zipped({**parts, "xl/vbaProject.bin": b"\0" * 64})))
    assert data.returns["huyen-a"].values["viec_lam"].number == 20 and data.problems == ()


def test_two_units_that_swapped_their_files_are_asked() -> None:
    data = collected(("huyen-b.xlsx", workbook(A)), ("huyen-a.xlsx", workbook(B)), ("s.xlsx", workbook(S)))
    assert [(p.unit, p.message) for p in data.problems] == [
        ("huyen-a", f"tên tệp là của {B.name}, biểu là của {A.name}"),
        ("huyen-b", f"tên tệp là của {A.name}, biểu là của {B.name}"),
    ]


def names(*paths: Path) -> list[tuple[str, bool]]:
    return [(name, data is not None) for name, data, _day in workbooks(list(paths))]


def test_workbooks_are_found_in_folders_zips_and_a_zip_in_a_zip(tmp_path: Path) -> None:
    inner = zipped({"xa/b.xlsx": b"b", "~$b.xlsx": b"", "ghi chu.docx": b"letter"})
    (tmp_path / "thu").mkdir()
    (tmp_path / "thu" / "a.XLSX").write_bytes(b"a")
    (tmp_path / "thu" / "gui.zip").write_bytes(zipped({"c.xlsx": b"c", "trong.zip": inner}))
    assert names(tmp_path / "thu") == [
        ("a.XLSX", True),
        ("gui.zip/c.xlsx", True),
        ("gui.zip/trong.zip/xa/b.xlsx", True),
    ]


def test_what_cannot_be_opened_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    third = zipped({"trong.zip": zipped({"sau.zip": zipped({"d.xlsx": b"d"})})})
    (tmp_path / "1-hong.zip").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "2-long.zip").write_bytes(third)
    (tmp_path / "3-ngay.zip").write_bytes(_without_a_date(zipped({"e.xlsx": b"e", "f.xlsx": b"f"})))
    (tmp_path / "4.csv").write_bytes(b"ma;so")
    (tmp_path / "5-ky.pdf").write_bytes(b"%PDF")
    assert names(tmp_path) == [
        ("1-hong.zip", False),
        ("2-long.zip/trong.zip/sau.zip", False),
        ("3-ngay.zip/e.xlsx", True),
        ("3-ngay.zip/f.xlsx", True),
        ("4.csv", True),
    ]


def _without_a_date(data: bytes) -> bytes:
    """The zip with the day 0 of month 0 for its first entry, as some programs write."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    changed[at + 14 : at + 16] = b"\0\0"
    return bytes(changed)


def test_a_locked_entry_of_a_zip_does_not_hide_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.xlsx": b"a", "b.xlsx": b"b"}))
    data[data.find(b"PK\x01\x02") + 8] |= 1  # the first entry, encrypted
    data[data.find(b"PK\x03\x04") + 6] |= 1
    (tmp_path / "gui.zip").write_bytes(bytes(data))
    assert names(tmp_path) == [("gui.zip/a.xlsx", False), ("gui.zip/b.xlsx", True)]


def test_a_zip_beyond_all_measure_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bom.zip").write_bytes(zipped({f"{n}.xlsx": b"x" for n in range(6)}))
    monkeypatch.setattr(returned_files, "MAX_ENTRIES", 5)
    assert names(tmp_path) == [("bom.zip", False)]


def test_a_csv_is_told_to_be_no_form() -> None:
    assert returns.read(b"ma;so\nviec_lam;5\n", "xa-a.csv").fault == "tệp .csv không phải biểu .xlsx đã gửi cho đơn vị"


@pytest.mark.skipif(os.geteuid() == 0, reason="root đọc được mọi tệp")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"a")
    (tmp_path / "a.xlsx").chmod(0)
    assert names(tmp_path) == [("a.xlsx", False)]


def test_the_day_of_an_entry_in_a_zip_is_the_day_it_came(tmp_path: Path) -> None:
    (tmp_path / "gui.zip").write_bytes(zipped({"a.xlsx": b"a"}))
    assert [day for _name, _data, day in workbooks([tmp_path])] == [dt.datetime(2023, 11, 20)]
