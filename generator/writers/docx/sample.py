"""A document with everything in it: the names a template may print come from it, and a template is tried on it."""

from __future__ import annotations

import datetime as dt
from functools import cache

from generator.model.body import Cell, Division, Item, Paragraph, Table
from generator.model.document import Appendix, Document, LegalBasis, Recipients, Signature
from generator.model.labels import Level

_TABLE = Table(
    rows=(
        (Cell(text="STT"), Cell(text="Nội dung"), Cell(text="Số lượng")),
        (Cell(text="1"), Cell(text="Nội dung thứ nhất"), Cell(text="12")),
        (Cell(text="2", rows=2), Cell(text="Nội dung thứ hai"), Cell(text="1.234,5")),
        (Cell(text="Cộng", columns=2),),
    ),
    caption="Bảng mẫu",
    unit="Đơn vị tính: đồng",
)


@cache
def sample(kind: str = "quyet-dinh") -> Document:
    """Return a document of this kind with every component, every level of the body, a table and two appendices."""
    divisions = tuple(
        Division(label=label, heading=f"Tiêu đề {level.value}", level=level)
        for label, level in (
            ("Phần I", Level.PHAN),
            ("Chương I", Level.CHUONG),
            ("Mục 1", Level.MUC),
            ("Tiểu mục 1", Level.TIEU_MUC),
            ("Điều 1.", Level.DIEU),
            ("A.", Level.CHU_HOA),
            ("I.", Level.LA_MA),
            ("1.", Level.KHOAN),
            ("1.1.", Level.KHOAN_CON),
        )
    )
    items = tuple(
        Item(label=label, heading=f"Mở đầu {level.value}:", text=f"Nội dung {level.value}.", level=level)
        for label, level in (
            ("Điều 2.", Level.DIEU),
            ("II.", Level.LA_MA),
            ("2.", Level.KHOAN),
            ("2.1.", Level.KHOAN_CON),
            ("a)", Level.DIEM),
            ("a.1)", Level.DIEM_CON),
            ("-", Level.GACH),
            ("+", Level.CONG),
        )
    )
    paragraphs = tuple(
        Paragraph(text=f"Đoạn văn căn {align}.", align=align, bold=align == "giua", italic=align == "phai")
        for align in ("deu", "giua", "trai", "phai")
    )
    return Document(
        kind=kind,
        superior=("CƠ QUAN CHỦ QUẢN",),
        issuer=("TÊN CƠ QUAN",),
        number="05",
        symbol="QĐ-ABC",
        place="Hà Nội",
        date=dt.date(2026, 3, 5),
        title="Về việc kiểm tra mẫu",
        addressees=("Nơi nhận thứ nhất;", "Nơi nhận thứ hai."),
        authority=("NGƯỜI CÓ THẨM QUYỀN",),
        bases=(LegalBasis(text="Căn cứ văn bản thứ nhất;"), LegalBasis(text="Theo đề nghị của cơ quan.")),
        enacting="QUYẾT ĐỊNH:",
        body=(*divisions, *items, _TABLE, *paragraphs, Paragraph(text="Câu cuối cùng của văn bản./.")),
        recipients=Recipients(lines=("Như trên;",), archive="Lưu: VT, ABC.", drafter="PL.(300)"),
        signature=Signature(lines=("TM. CƠ QUAN", "NGƯỜI KÝ"), other_office="CHỨC VỤ KHÁC", name="Họ Và Tên"),
        appendices=(
            Appendix(
                label="Phụ lục I",
                title="TÊN PHỤ LỤC",
                reference="(Kèm theo Quyết định)",
                body=(Paragraph(text="Nội dung phụ lục."), _TABLE),
                signature=Signature(lines=("NGƯỜI KÝ PHỤ LỤC",), name="Tên Người Ký"),
            ),
            Appendix(
                kind_name="QUY CHẾ",
                title="Về việc kiểm tra",
                reference="(Ban hành kèm theo Quyết định)",
                superior=("CƠ QUAN CHỦ QUẢN",),
                issuer=("TÊN CƠ QUAN",),
                body=(Division(label="Điều 1.", heading="Phạm vi", level=Level.DIEU),),
                landscape=True,
            ),
        ),
        secrecy="MẬT",
        urgency="KHẨN",
        circulation="LƯU HÀNH NỘI BỘ",
        contact=("Địa chỉ: số 1, đường A; điện thoại: 024 0000 0000",),
    )


@cache
def sample_of_two(kind: str = "bien-ban") -> Document:
    """Return a document with two signers and one addressee."""
    return sample(kind).model_copy(
        update={
            "cosignature": Signature(lines=("THƯ KÝ",), name="Tên Thư Ký"),
            "addressees": ("Nơi nhận duy nhất",),
            "appendices": (),
        }
    )
