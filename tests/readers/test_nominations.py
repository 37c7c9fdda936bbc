"""Nominations: what the form holds comes back the same; every error names its sheet and cell, or its line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.errors import ErrorGroup, GeneratorError, RefusedFileError
from generator.model.awards import Nominations
from generator.readers import nominations
from generator.writers import nomination_form

CASE = Path(__file__).parents[2] / "inputs" / "khen-thuong-tong-ket-2025" / "de-nghi.yaml"


def workbook(tmp_path: Path, **cells: str) -> Path:
    """The case as a workbook, with cells changed: "Đề cử!H4" and the new text."""
    filled = nominations.read(CASE).model_dump(mode="json", by_alias=True)
    book = load_workbook(io.BytesIO(nomination_form.write(filled)))
    for place, text in cells.items():
        sheet, _bang, cell = place.partition("!")
        book[sheet][cell] = text
    path = tmp_path / "de-nghi.xlsx"
    book.save(path)
    return path


def without_places(found: Nominations) -> object:
    def clean(value: object) -> object:
        if isinstance(value, dict):
            return {key: clean(item) for key, item in value.items() if key not in ("o", "cot")}
        return [clean(item) for item in value] if isinstance(value, list) else value

    return clean(found.model_dump(mode="json"))


def test_the_form_filled_in_is_read_back_the_same(tmp_path: Path) -> None:
    assert without_places(nominations.read(workbook(tmp_path))) == without_places(nominations.read(CASE))


def test_evidence_names_its_cell_or_its_line(tmp_path: Path) -> None:
    from_cells, from_lines = nominations.read(workbook(tmp_path)), nominations.read(CASE)
    assert from_cells.nominees[0].poor[0].place == "Hộ nghèo!A3"
    assert (
        CASE.read_text(encoding="utf-8").splitlines()[int(from_lines.nominees[1].place.split(":")[1]) - 1]
        == '  - ma: "2"'
    )


@pytest.mark.parametrize(
    ("cell", "text", "message"),
    [
        ("Đề cử!H5", "32/01/1985", "không phải ngày"),
        ("Đề cử!B4", "Tập đoàn", "không thuộc: Tập thể, Cá nhân"),
        ("Hộ nghèo!D3", "hai nghìn", "“hai nghìn” không phải số"),
        ("Hộ nghèo!E3", "-5", "không được là số âm"),
        ("Thành tích!A3", "99", "mã “99” không có ở trang Đề cử"),
        ("Đề cử!W3", "chắc là có", "không thuộc: có, không"),
    ],
)
def test_an_error_names_sheet_and_cell(tmp_path: Path, cell: str, text: str, message: str) -> None:
    with pytest.raises(GeneratorError) as caught:
        nominations.read(workbook(tmp_path, **{cell: text}))
    sheet, _bang, place = cell.partition("!")
    assert message in str(caught.value)
    assert f"(trang tính {sheet}, ô {place})" in str(caught.value)


def test_every_error_is_told_in_one_pass(tmp_path: Path) -> None:
    with pytest.raises(ErrorGroup) as caught:
        nominations.read(workbook(tmp_path, **{"Đề cử!B3": "x", "Đề cử!B4": "y", "Xếp loại!A3": "77"}))
    assert len(caught.value.errors) == 3


def test_a_code_used_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match="mã “1” dùng hai lần"):
        nominations.read(workbook(tmp_path, **{"Đề cử!A4": "1"}))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\x00" * 100], ids=["empty", "broken zip", "zeros"])
def test_what_is_no_workbook_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(RefusedFileError):
        nominations.read(path)


def test_an_unknown_award_in_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(CASE.read_text(encoding="utf-8").replace("hinh_thuc: BKTTG", "hinh_thuc: BKSO"), encoding="utf-8")
    with pytest.raises(GeneratorError, match="không có hình thức khen thưởng “BKSO”"):
        nominations.read(path)


def test_no_two_choices_of_a_cell_read_alike() -> None:
    from generator.catalog.nomination_form import common, sheets
    from generator.vietnamese.text import search_key

    for column in (*common(), *(column for sheet in sheets() for column in sheet.columns)):
        words = [search_key(word) for word in column.choices.values()]
        assert len(words) == len(set(words)), column.key
