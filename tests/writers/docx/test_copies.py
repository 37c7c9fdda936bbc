"""The block of a copy (PL3/Mẫu 3.1): a line across, the form of copy on the right, no Quốc hiệu of its own."""

from __future__ import annotations

import pytest

from generator.model import Document, Paragraph, Recipients, Signature
from generator.writers import docx
from tests.writers.docx import pages


@pytest.mark.parametrize(
    "kind, form, symbol", [("sao-y", "SAO Y", "SY"), ("sao-luc", "SAO LỤC", "SL"), ("trich-sao", "TRÍCH SAO", "TrS")]
)
def test_a_copy_is_printed_as_its_block(kind: str, form: str, symbol: str) -> None:
    copy = Document(
        kind=kind,
        issuer=("SỞ NỘI VỤ",),
        number="05",
        symbol=f"{symbol}-SNV",
        place="Nghệ An",
        date="05/3/2026",
        recipients=Recipients(lines=("Sở Tài chính;",), archive="Lưu: VT."),
        signature=Signature(lines=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), name="Lê Thị Hoa"),
    )
    assert pages.styled(docx.render(copy, profile="final")) == [
        ("VB Cơ quan", "SỞ NỘI VỤ"),
        ("VB Hình thức sao", form),
        ("VB Số ký hiệu", f"Số: 05/{symbol}-SNV"),
        ("VB Địa danh", "Nghệ An, ngày 05 tháng 3 năm 2026"),
        ("VB Nơi nhận", "Nơi nhận:"),
        ("VB Nơi nhận dòng", "- Sở Tài chính;"),
        ("VB Nơi nhận dòng", "- Lưu: VT."),
        ("VB Ký chức vụ", "TL. GIÁM ĐỐC"),
        ("VB Ký chức vụ", "CHÁNH VĂN PHÒNG"),
        ("VB Ký họ tên", "Lê Thị Hoa"),
    ]


def test_an_excerpt_stands_above_the_block() -> None:
    copy = Document(kind="trich-sao", issuer=("SỞ",), body=(Paragraph(text="Đoạn trích."),))
    printed = pages.lines(docx.render(copy))
    assert printed[0] == "Đoạn trích." and printed[1] == "SỞ"
