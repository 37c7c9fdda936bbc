"""Records one at a time from tables, lines and folders, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import GeneratorError, InputError
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
