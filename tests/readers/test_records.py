"""Records one at a time from tables, lines and folders, each with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import GeneratorError, InputError
from generator.readers import rows
from generator.readers.records import Records
from generator.readers.rows import Table


def test_a_table_that_begins_further_in_keeps_the_places_that_the_clerk_sees(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet["C3"], sheet["D3"] = "so", "ten"
    sheet["C4"], sheet["D4"] = 7, "A"
    sheet["D6"] = "B"
    book.save(tmp_path / "a.xlsx")
    records = Records(tmp_path / "a.xlsx")
    assert (records.names, records.count) == (("so", "ten"), 2)
    first, second = records
    assert (first.number, first.values) == (4, {"so": "7", "ten": "A"})
    assert (second.number, second.values) == (6, {"ten": "B"})
    from dataclasses import replace

    assert str(records.place(replace(second.at, path=("ten",)))) == "a.xlsx:6 (trang tính Danh sách, ô D6) ten"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_of_any_mark_is_read_twice_alike(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'\ufeffso{mark}ten\n1{mark}"hai\ndòng"\n\n2{mark}b\n', encoding="utf-8")
    records = Records(path)
    assert [record.values for record in records] == [{"so": "1", "ten": "hai\ndòng"}, {"so": "2", "ten": "b"}]
    assert list(records) == list(records)
    assert records.count == 2


@pytest.mark.parametrize(
    "column, cell", [(0, "A5"), (25, "Z5"), (26, "AA5"), (51, "AZ5"), (52, "BA5"), (701, "ZZ5"), (702, "AAA5")]
)
def test_the_cell_of_a_column_has_the_letters_of_excel(tmp_path: Path, column: int, cell: str) -> None:
    heads = [f"c{n}" for n in range(703)]
    (tmp_path / "a.csv").write_text(",".join(heads) + "\n1\n", encoding="utf-8")
    assert Table(tmp_path / "a.csv").cell(5, f"c{column}") == cell


def test_lines_of_json_keep_what_is_nested_and_each_wrong_line_has_its_own_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"so": 15, "ky": {"ho_ten": "A"}, "bang": [["1", null]], "trong": null}\n\n{"so": \n[1]\n{"so": "x\\u0007"}\n',
        encoding="utf-8",
    )
    first, second, third, fourth = Records(path)
    assert first.values == {"so": "15", "ky": {"ho_ten": "A"}, "bang": [["1"]]}
    assert [record.number for record in (first, second, third, fourth)] == [1, 3, 4, 5]
    assert [isinstance(record.error, InputError) for record in (second, third, fourth)] == [True] * 3
    assert "U+0007" in str(fourth.error) and str(fourth.error).startswith("a.jsonl:5 so: ")


def test_a_folder_gives_a_record_a_file_in_order_of_name(tmp_path: Path) -> None:
    for name, text in (("b.yaml", "so: 2"), ("a.yaml", "so: 1"), ("_chung.yaml", "so: 9"), ("c.yaml", "a: [")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    records = list(Records(tmp_path))
    assert [(record.stem, record.values) for record in records] == [("a", {"so": "1"}), ("b", {"so": "2"}), ("c", {})]
    assert records[2].error is not None


@pytest.mark.parametrize(
    "name, data",
    [
        pytest.param("a.csv", b"", id="an empty table"),
        pytest.param("a.csv", b"so,ten\n", id="heads alone"),
        pytest.param("a.csv", "so\nxã".encode("utf-16"), id="not UTF-8"),
        pytest.param("a.csv", b"so,so\n1,2\n", id="one name twice"),
        pytest.param("a.xlsx", b"PK\x03\x04 nothing", id="no workbook"),
        pytest.param("a.jsonl", b"", id="no lines"),
        pytest.param("a.docx", b"PK", id="no table at all"),
    ],
)
def test_what_holds_no_records_is_refused_with_a_reason(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(GeneratorError) as caught:
        Records(tmp_path / name)
    assert name in str(caught.value)


def test_a_small_workbook_with_a_cell_at_the_far_corner_is_refused(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "so", "x"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(GeneratorError, match="độc hại"):
        Records(tmp_path / "a.xlsx")


def test_a_cell_that_excel_could_not_count_is_an_error_with_its_place(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("so", "ten", "ghi_chu"), ("=1+1", "A", "x"), ("2", "#REF!", None), ("3", "C", "=A1")):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    first, second, third = Records(tmp_path / "a.xlsx")
    assert str(first.error).startswith(
        "a.xlsx:2 (trang tính Sheet, ô A2) so: ô là công thức chưa có kết quả lưu trong tệp"
    )
    assert str(second.error).startswith("a.xlsx:3 (trang tính Sheet, ô B3) ten: ô có lỗi #REF! của Excel")
    assert third.error is not None
    with pytest.raises(GeneratorError) as caught:
        rows.read(tmp_path / "a.xlsx")
    assert len(str(caught.value).splitlines()) == 3


def test_a_formula_with_its_result_is_a_value(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["so", "ten"])
        sheet.write_formula(1, 0, "=1+1", value=2)
        sheet.write_formula(1, 1, '="x"', value="x")
    (record,) = Records(tmp_path / "a.xlsx")
    assert (record.values, record.error) == ({"so": "2", "ten": "x"}, None)


@pytest.mark.parametrize(
    "text, said",
    [
        pytest.param(
            'so,ten\n1,a\n2,"mở\n3,c\n', "a.csv:3: dấu ngoặc kép mở ra mà không đóng lại", id="quote left open"
        ),
        pytest.param('so,ten\n1,"a"b\n', "a.csv:2: dấu ngoặc kép đặt sai chỗ", id="quote inside"),
        pytest.param(f"so,ten\n1,{'a' * 200_000}\n", "a.csv:2: một ô dài hơn 131.072 ký tự", id="cell too long"),
        pytest.param("Danh sách\nso,ten\n1,a\n", "a.csv:1: hàng đầu chỉ có một ô “Danh sách”", id="title above"),
    ],
)
def test_a_table_that_would_be_read_wrong_is_refused_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Records(tmp_path / "a.csv")
    assert str(caught.value).startswith(said)


def test_a_row_with_more_cells_than_columns_has_an_error_and_empty_cells_at_its_end_have_not(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("so,ten\n1,xã A, tỉnh B\n2,c,,\n", encoding="utf-8")
    first, second = Records(tmp_path / "a.csv")
    assert str(first.error).startswith("a.csv:2: dòng có 3 ô, bảng chỉ có 2 cột")
    assert (second.values, second.error) == ({"so": "2", "ten": "c"}, None)


def test_columns_without_a_head_are_named_by_their_letters(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("so,,ten,\n1,x,a,\n2,,b,\n", encoding="utf-8")
    assert Records(tmp_path / "a.csv").nameless == ("B",)


@pytest.mark.parametrize(
    "line, said",
    [
        pytest.param('{"so": 1, "so": 2}', "khoá “so” có hai lần", id="a key twice"),
        pytest.param('{"ky": {"a": 1, "a": 2}}', "khoá “a” có hai lần", id="a key twice further in"),
        pytest.param('{"so": 1e999}', "không phải JSON", id="a number beyond all"),
        pytest.param('{"so": NaN}', "không phải JSON", id="no number"),
        pytest.param("[" * 100_000, "không phải JSON", id="nested too deep"),
    ],
)
def test_a_line_of_json_that_means_two_things_or_nothing_is_an_error(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "a.jsonl").write_text(line + '\n{"so": "2"}\n', encoding="utf-8")
    first, second = Records(tmp_path / "a.jsonl")
    assert said in str(first.error) and str(first.error).startswith("a.jsonl:1")
    assert second.values == {"so": "2"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="hệ thống không có ống dẫn")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(InputError, match="đây không phải một tệp"):
        Records(tmp_path / "a.csv")
