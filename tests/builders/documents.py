"""Conformant Documents of several kinds, small enough to read, with every component that the kind has."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.model import Appendix, Division, Document, Item, Paragraph, Recipients, Signature, Table

CHAIR = Signature(lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Nguyễn Văn An")
DIRECTOR = Signature(lines=("GIÁM ĐỐC",), name="Trần Thị Bình")
DATE = dt.date(2026, 3, 5)


def plan(**changes: Any) -> Document:
    """A kế hoạch of a provincial people's committee, with căn cứ, sections, a table and no appendix."""
    fields: dict[str, Any] = {
        "kind": "ke-hoach",
        "issuer": ("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"),
        "number": "15",
        "symbol": "KH-UBND",
        "place": "Nghệ An",
        "date": DATE,
        "title": "Triển khai công tác cải cách hành chính năm 2026",
        "bases": (),
        "body": (
            Paragraph(
                text="Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, "
                "Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai công tác cải cách hành chính năm 2026 như sau:"
            ),
            Division(
                label="I.",
                heading="MỤC ĐÍCH, YÊU CẦU",
                level="la_ma",
                children=(
                    Division(
                        label="1.",
                        heading="Mục đích",
                        level="khoan",
                        children=(
                            Item(label="a)", text="Nâng cao chất lượng phục vụ người dân, doanh nghiệp.", level="diem"),
                            Item(label="b)", text="Rút ngắn thời gian giải quyết thủ tục hành chính.", level="diem"),
                        ),
                    ),
                    Item(label="2.", text="Các cơ quan, đơn vị thực hiện đúng tiến độ được giao.", level="khoan"),
                ),
            ),
            Division(
                label="II.",
                heading="TỔ CHỨC THỰC HIỆN",
                level="la_ma",
                children=(
                    Item(
                        label="1.",
                        text="Sở Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị có liên quan tổ chức thực hiện Kế hoạch này; "
                        "báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2026.",
                        level="khoan",
                    ),
                    Item(
                        label="2.",
                        text="Sở Tài chính bố trí kinh phí thực hiện theo quy định của pháp luật về ngân sách nhà nước.",
                        level="khoan",
                    ),
                    Table(rows=(("STT", "Nội dung", "Thời gian"), ("1", "Tập huấn nghiệp vụ", "Quý II"))),
                    Paragraph(text="Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện Kế hoạch này./."),
                ),
            ),
        ),
        "recipients": Recipients(
            lines=("Bộ Nội vụ (để b/c);", "Các sở, ban, ngành cấp tỉnh;", "Ủy ban nhân dân các xã, phường;"),
            archive="Lưu: VT, NC.",
        ),
        "signature": CHAIR,
    }
    return Document(**{**fields, **changes})


def decision(**changes: Any) -> Document:
    """A quyết định of a sở's director, in three Điều."""
    fields: dict[str, Any] = {
        "kind": "quyet-dinh",
        "superior": ("UBND TỈNH NGHỆ AN",),
        "issuer": ("SỞ NỘI VỤ",),
        "number": "08",
        "symbol": "QĐ-SNV",
        "place": "Nghệ An",
        "date": DATE,
        "title": "Về việc thành lập Tổ công tác cải cách hành chính",
        "authority": ("GIÁM ĐỐC SỞ NỘI VỤ",),
        "bases": (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            "Theo đề nghị của Chánh Văn phòng Sở.",
        ),
        "enacting": "QUYẾT ĐỊNH:",
        "body": (
            Item(
                label="Điều 1.",
                text="Thành lập Tổ công tác cải cách hành chính của Sở Nội vụ gồm các ông, bà có tên trong danh sách.",
                level="dieu",
            ),
            Item(label="Điều 2.", text="Quyết định này có hiệu lực kể từ ngày ký.", level="dieu"),
            Item(
                label="Điều 3.",
                text="Chánh Văn phòng Sở, các phòng, đơn vị trực thuộc Sở và các ông, bà có tên tại Điều 1 chịu trách nhiệm "
                "thi hành Quyết định này./.",
                level="dieu",
            ),
        ),
        "recipients": Recipients(
            lines=("Như Điều 3;", "Ủy ban nhân dân tỉnh (để b/c);", "Giám đốc, các Phó Giám đốc Sở;"),
            archive="Lưu: VT, VP.",
        ),
        "signature": DIRECTOR,
    }
    return Document(**{**fields, **changes})


def letter(**changes: Any) -> Document:
    """A công văn of a sở to one addressee."""
    fields: dict[str, Any] = {
        "kind": "cong-van",
        "superior": ("UBND TỈNH NGHỆ AN",),
        "issuer": ("SỞ NỘI VỤ",),
        "number": "05",
        "symbol": "SNV-VP",
        "place": "Nghệ An",
        "date": DATE,
        "title": "báo cáo công tác văn thư năm 2025",
        "addressees": ("Các phòng, đơn vị trực thuộc Sở",),
        "body": (
            Paragraph(
                text="Để có cơ sở tổng hợp, báo cáo công tác văn thư năm 2025, Sở Nội vụ đề nghị các phòng, đơn vị trực thuộc "
                "Sở báo cáo kết quả thực hiện nhiệm vụ được giao."
            ),
            Paragraph(text="Báo cáo gửi về Văn phòng Sở trước ngày 20 tháng 3 năm 2026 để tổng hợp./."),
        ),
        "recipients": Recipients(lines=("Như trên;", "Giám đốc Sở (để b/c);"), archive="Lưu: VT, VP."),
        "signature": Signature(lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Lê Văn Cường"),
    }
    return Document(**{**fields, **changes})


def submission(**changes: Any) -> Document:
    """A tờ trình of a sở to two superiors."""
    fields: dict[str, Any] = {
        "kind": "to-trinh",
        "symbol": "TTr-SNV",
        "title": "Về việc ban hành Kế hoạch cải cách hành chính năm 2026",
        "addressees": ("Ủy ban nhân dân tỉnh;", "Bộ Nội vụ."),
        "signature": DIRECTOR,
    }
    return letter(**{**fields, **changes})


def report(**changes: Any) -> Document:
    """A báo cáo of a sở, sent to its superior."""
    fields: dict[str, Any] = {
        "kind": "bao-cao",
        "symbol": "BC-SNV",
        "title": "Kết quả công tác văn thư quý I năm 2026",
        "addressees": ("Ủy ban nhân dân tỉnh Nghệ An",),
        "signature": DIRECTOR,
    }
    return letter(**{**fields, **changes})


def plan_with_appendix(**changes: Any) -> Document:
    """A kế hoạch with one appendix that holds a table."""
    base = plan()
    body = (
        *base.body[:-1],
        Paragraph(text="Chi tiết nhiệm vụ tại Phụ lục kèm theo Kế hoạch này. Yêu cầu các cơ quan, đơn vị thực hiện./."),
    )
    fields: dict[str, Any] = {
        "body": body,
        "appendices": (
            Appendix(
                label="Phụ lục",
                title="DANH MỤC NHIỆM VỤ",
                reference="(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)",
                body=(
                    Table(rows=(("STT", "Nhiệm vụ", "Cơ quan chủ trì"), ("1", "Rà soát thủ tục", "Sở Nội vụ"))),
                    Paragraph(text="Các cơ quan chủ trì báo cáo kết quả thực hiện trước ngày 15 tháng 12 năm 2026./."),
                ),
            ),
        ),
    }
    return plan(**{**fields, **changes})


ALL = {
    "ke-hoach": plan,
    "quyet-dinh": decision,
    "cong-van": letter,
    "to-trinh": submission,
    "bao-cao": report,
    "phu-luc": plan_with_appendix,
}
"""Every conformant document, by a name that says what it is."""
