"""Sheets of bằng khen, giấy khen read as rows: of our templates, of another hand, on a blank; other files are none."""

from __future__ import annotations

import io

import pytest
from docx import Document as Docx
from docx.enum.section import WD_ORIENT

from generator.model import Reading, Table
from generator.readers import certificates, read_bytes
from generator.writers import docx
from tests.builders import documents
from tests.rules.test_certificates import VALUES, sheet

ROW = {
    "Họ và tên, tên tập thể": "Bà Kim Thị Sa (mẫu)",
    "Hình thức khen thưởng": "GIẤY KHEN của CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ TÂM",
    "Chức vụ, đơn vị": "Ấp Mẫu, xã Phú Tâm",
    "Thành tích": "Đã có thành tích: Thoát nghèo bền vững năm 2025",
    "Quyết định": "Quyết định số 15/QĐ-UBND ngày 01 tháng 8 năm 2026",
    "Địa danh, ngày": "Phú Tâm, ngày 01 tháng 8 năm 2026",
    "Người ký": "Võ Thị Ký (mẫu)",
}


def found(reading: Reading) -> list[dict[str, str]]:
    document = certificates.document(reading)
    if document is None:
        return []
    table = document.body[0]
    assert isinstance(table, Table)
    heads = [cell.text for cell in table.rows[0]]
    return [dict(zip(heads, (cell.text for cell in row), strict=True)) for row in table.rows[1:]]


@pytest.mark.parametrize("name", ["bang-a4", "bang-a3"])
def test_a_sheet_of_our_template_says_everything(name: str) -> None:
    assert found(sheet(name)) == [{"STT": "1", **ROW}]


def test_a_blank_says_all_but_the_award() -> None:
    assert found(sheet("phoi-a4")) == [{"STT": "1", **ROW, "Hình thức khen thưởng": ""}]


def typed(*sheets: list[str]) -> Reading:
    """A lying .docx typed line by line, without our styles."""
    document = Docx()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for lines in sheets:
        for line in lines:
            document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return read_bytes(buffer.getvalue(), source="giay-khen.docx", suffix=".docx")


LINES = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    VALUES["nguoi_quyet_dinh"],
    "TẶNG",
    "GIẤY KHEN",
    VALUES["ten"],
    VALUES["chuc_vu_don_vi"],
    VALUES["thanh_tich"],
    VALUES["quyet_dinh"],
    "Số sổ vàng: 3",
    VALUES["dia_danh_ngay"],
    VALUES["chuc_vu_ky"],
    VALUES["nguoi_ky"],
]


def test_sheets_of_another_hand_are_read_by_their_words() -> None:
    second = [line.replace("Kim Thị Sa", "Ngô Thị Bảy") for line in LINES]
    names = [row["Họ và tên, tên tập thể"] for row in found(typed(LINES, second))]
    assert names == ["Bà Kim Thị Sa (mẫu)", "Bà Ngô Thị Bảy (mẫu)"]
    assert found(typed(LINES, second))[0] == {"STT": "1", **ROW}


def test_a_sheet_without_a_place_of_work_is_read_too() -> None:
    (row,) = found(typed([line for line in LINES if line != VALUES["chuc_vu_don_vi"]]))
    assert (row["Chức vụ, đơn vị"], row["Thành tích"]) == ("", VALUES["thanh_tich"])


@pytest.mark.parametrize("kind", ["quyet-dinh", "to-trinh", "cong-van"])
def test_documents_are_no_sheets(kind: str) -> None:
    data = docx.render(documents.plan(kind=kind, title="Về việc tặng Giấy khen"))
    assert found(read_bytes(data, source="a.docx", suffix=".docx")) == []


def test_a_file_without_pages_is_no_sheet() -> None:
    assert found(read_bytes("GIẤY KHEN\nBà Kim Thị Sa\n".encode(), source="a.txt", suffix=".txt")) == []
