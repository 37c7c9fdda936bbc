"""A document's own words come out paragraph by paragraph, in printed order, with the decree's fixed words around them."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import (
    Appendix,
    Cell,
    Division,
    Document,
    Item,
    LegalBasis,
    Level,
    Paragraph,
    Recipients,
    Signature,
    Table,
)
from generator.model.printed import body_lines, date_line, date_words, number_line, printed_lines, title_line

QUOC_HIEU = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_a_decision_prints_every_component_in_order() -> None:
    document = Document(
        kind="quyet-dinh",
        superior=("BỘ NỘI VỤ",),
        issuer=("BAN THI ĐUA", "TRUNG ƯƠNG"),
        number="5",
        symbol="QĐ-BTĐ",
        place="Hà Nội",
        date=dt.date(2026, 3, 5),
        title="Về việc khen thưởng",
        authority=("TRƯỞNG BAN",),
        bases=(LegalBasis(text="Căn cứ Luật Thi đua, khen thưởng;"),),
        enacting="QUYẾT ĐỊNH:",
        body=(
            Division(label="Điều 1.", heading="Khen thưởng", level=Level.DIEU, children=(Paragraph(text="Ông A."),)),
        ),
        recipients=Recipients(lines=("Như Điều 1;",), archive="Lưu: VT.", drafter="A.5"),
        signature=Signature(lines=("TRƯỞNG BAN",), name="Nguyễn Văn An"),
        appendices=(Appendix(label="Phụ lục", title="DANH SÁCH", body=(Paragraph(text="Ông B."),)),),
        secrecy="MẬT",
        contact=("Địa chỉ: số 1",),
    )
    assert printed_lines(document, kind_name="QUYẾT ĐỊNH") == [
        "BỘ NỘI VỤ", "BAN THI ĐUA", "TRUNG ƯƠNG", *QUOC_HIEU, "Số: 5/QĐ-BTĐ", "Hà Nội, ngày 05 tháng 3 năm 2026", "MẬT",
        "QUYẾT ĐỊNH", "Về việc khen thưởng", "TRƯỞNG BAN", "Căn cứ Luật Thi đua, khen thưởng;", "QUYẾT ĐỊNH:",
        "Điều 1. Khen thưởng", "Ông A.", "Nơi nhận:", "- Như Điều 1;", "- Lưu: VT.", "A.5", "TRƯỞNG BAN", "Nguyễn Văn An",
        "Địa chỉ: số 1", "Phụ lục", "DANH SÁCH", "Ông B.",
    ]  # fmt: skip


def test_a_letter_prints_its_subject_under_its_number_and_no_kind() -> None:
    document = Document(
        kind="cong-van",
        issuer=("SỞ NỘI VỤ",),
        number="5",
        symbol="SNV-VP",
        title="báo cáo quý I",
        addressees=("Bộ Nội vụ",),
    )
    assert printed_lines(document) == [
        "SỞ NỘI VỤ", *QUOC_HIEU, "Số: 5/SNV-VP", "V/v báo cáo quý I", "Kính gửi: Bộ Nội vụ",
    ]  # fmt: skip


def test_a_telegram_prints_authority_and_addressees_as_a_list() -> None:
    document = Document(kind="cong-dien", authority=("THỦ TƯỚNG điện:",), addressees=("Bộ A;", "Bộ B."))
    assert printed_lines(document, kind_name="CÔNG ĐIỆN")[2:] == ["CÔNG ĐIỆN", "THỦ TƯỚNG điện:", "- Bộ A;", "- Bộ B."]


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("146", "KH-UBND", "Số: 146/KH-UBND"),
        ("30/2020", "NĐ-CP", "Số: 30/2020/NĐ-CP"),
        ("14", "-KH/TU", "Số: 14-KH/TU"),
        ("", "KH-UBND", "Số:      /KH-UBND"),
        ("12", "", "Số: 12"),
        ("", "", ""),
    ],
)
def test_the_line_of_the_number(number: str, symbol: str, line: str) -> None:
    assert number_line(Document(kind="ke-hoach", number=number, symbol=symbol)) == line


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (dt.date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (dt.date(2020, 2, 28), "ngày 28 tháng 02 năm 2020"),
        (dt.date(2020, 3, 9), "ngày 09 tháng 3 năm 2020"),
        (dt.date(2020, 12, 31), "ngày 31 tháng 12 năm 2020"),
    ],
)
def test_days_below_ten_and_months_below_three_take_a_zero(date: dt.date, words: str) -> None:
    assert date_words(date) == words


@pytest.mark.parametrize(
    ("document", "line"),
    [
        (Document(kind="ke-hoach", place="Huế", date=dt.date(2026, 6, 1)), "Huế, ngày 01 tháng 6 năm 2026"),
        (Document(kind="ke-hoach", place="Huế", year=2026), "Huế, ngày … tháng … năm 2026"),
        (Document(kind="ke-hoach", place="Huế", month=1, year=2026), "Huế, ngày … tháng 01 năm 2026"),
        (Document(kind="ke-hoach", place="Huế"), "Huế, ngày … tháng … năm …"),
        (Document(kind="ke-hoach"), ""),
    ],
    ids=["whole", "year", "month and year", "place alone", "nothing"],
)
def test_what_is_unknown_of_a_day_is_a_visible_blank(document: Document, line: str) -> None:
    assert date_line(document) == line


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("báo cáo quý I", "V/v báo cáo quý I"),
        ("V/v báo cáo quý I", "V/v báo cáo quý I"),
        ("Về việc báo cáo", "Về việc báo cáo"),
        ("", ""),
    ],
)
def test_the_subject_of_a_letter_brings_its_v_v_once(title: str, line: str) -> None:
    assert title_line(Document(kind="cong-van", title=title)) == line


def test_the_body_prints_parents_before_children_and_tables_cell_by_cell() -> None:
    body = (
        Division(
            label="Chương I",
            heading="QUY ĐỊNH",
            level=Level.CHUONG,
            children=(
                Item(
                    label="1.",
                    heading="Đối tượng:",
                    text="Các sở.",
                    level=Level.KHOAN,
                    children=(Item(label="-", text="Sở A;", level=Level.GACH),),
                ),
                Table(
                    rows=((Cell(text="STT"), Cell(text="Tên")), (Cell(text="1"), Cell(text="Xã A\nXã B"))),
                    caption="Bảng 1",
                    unit="ĐVT: người",
                ),
            ),
        ),
        Paragraph(text="Hết."),
    )
    assert list(body_lines(body)) == [
        "Chương I", "QUY ĐỊNH", "1. Đối tượng: Các sở.", "- Sở A;", "Bảng 1", "ĐVT: người", "STT", "Tên", "1", "Xã A",
        "Xã B", "Hết.",
    ]  # fmt: skip


def test_minutes_print_both_signers() -> None:
    document = Document(
        kind="bien-ban",
        signature=Signature(lines=("CHỦ TỌA",), name="Trần Bình"),
        cosignature=Signature(lines=("THƯ KÝ",), name="Lê Cảnh"),
    )
    assert printed_lines(document)[2:] == ["THƯ KÝ", "Lê Cảnh", "CHỦ TỌA", "Trần Bình"]


def test_a_very_deep_body_is_printed() -> None:
    node = Item(label="-", text="đáy", level=Level.GACH)
    for _depth in range(3000):
        node = Item.model_construct(label="-", heading="", text="x", level=Level.GACH, children=(node,), at=None)
    assert list(body_lines((node,)))[-1] == "- đáy"
