"""Nơi nhận and the signature block are read in any layout, with one signer or two."""

from __future__ import annotations

import pytest

from generator.model import Document, Recipients, Signature
from generator.readers.recognise import recognise
from generator.readers.recognise.signature import is_sign_line
from tests.readers.recognise.lines import document, grid, line, lines, read

HEAD = """
SỞ NỘI VỤ
Số: 15/KH-SNV
Cà Mau, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tổ chức hội nghị
1. Phát động thi đua.
2. Sơ kết, tổng kết./.
"""
RECIPIENTS = Recipients(lines=("Như trên;", "Các phòng, ban;"), archive="Lưu: VT, TĐKT.")
SIGNATURE = Signature(lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Nguyễn Văn An")


def foot(found: Document) -> tuple[Recipients, Signature]:
    return found.recipients, found.signature


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """
            Nơi nhận:
            - Như trên;
            - Các phòng, ban;
            - Lưu: VT, TĐKT.
            KT. GIÁM ĐỐC
            PHÓ GIÁM ĐỐC
            Nguyễn Văn An
            """,
            id="recipients first",
        ),
        pytest.param(
            """
            KT. GIÁM ĐỐC
            PHÓ GIÁM ĐỐC
            Nguyễn Văn An
            Nơi nhận:
            - Như trên;
            - Các phòng, ban;
            - Lưu: VT, TĐKT.
            """,
            id="signature first",
        ),
        pytest.param(
            """
            Nơi nhận:        KT. GIÁM ĐỐC
            - Như trên;        PHÓ GIÁM ĐỐC
            - Các phòng, ban;
            - Lưu: VT, TĐKT.        Nguyễn Văn An
            """,
            id="side by side, gaps",
        ),
        pytest.param(
            "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Các phòng, ban;\n- Lưu: VT, TĐKT.\tNguyễn Văn An",
            id="side by side, tabs",
        ),
        pytest.param(
            """
            Nơi nhận:
            - Như trên;
            - Các phòng,
            ban;
            - Lưu: VT,
            TĐKT.
            KT. GIÁM ĐỐC
            PHÓ GIÁM ĐỐC
            Nguyễn Văn An
            """,
            id="broken recipients",
        ),
    ],
)
def test_the_same_foot_is_read_in_any_layout(text: str) -> None:
    assert foot(document(HEAD + text)) == (RECIPIENTS, SIGNATURE)


def test_a_foot_in_a_table_is_read_cell_by_cell() -> None:
    head = lines(HEAD)
    cells = [
        ["Nơi nhận:\n- Như trên;\n- Các phòng, ban;\n- Lưu: VT, TĐKT.", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn An"]
    ]
    found = recognise([*head, *grid(cells, start=len(head), layout_table=True)], source="thu.docx").document
    assert foot(found) == (RECIPIENTS, SIGNATURE)


@pytest.mark.parametrize(
    ("lines_", "name"),
    [
        pytest.param(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Trần Thị Bình", id="TM, KT"),
        pytest.param(["TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG VỤ TỔ CHỨC", "PHÓ VỤ TRƯỞNG"], "Lê Cường", id="TL, KT"),
        pytest.param(["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "PGS. TS. Phạm Văn Dũng", id="a degree before the name"),
        pytest.param(["Q. GIÁM ĐỐC"], "Đại tá Hoàng Văn Em", id="a rank before the name"),
        pytest.param(["HIỆU TRƯỞNG"], "H'Linh Niê", id="a name of another people"),
        pytest.param(["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"], "Nguyễn Văn Giang", id="of the Party"),
    ],
)
def test_lines_of_authority_and_office_stand_above_the_name(lines_: list[str], name: str) -> None:
    text = "\n".join(["Nơi nhận:", "- Như trên;", "- Lưu: VT.", *lines_, name])
    assert document(HEAD + text).signature == Signature(lines=tuple(lines_), name=name)


@pytest.mark.parametrize("note", ["(Đã ký)", "(Ký, đóng dấu)", "(Chữ ký, dấu)"])
def test_the_note_of_a_copy_that_it_was_signed_stays_outside(note: str) -> None:
    found = read(f"{HEAD}Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n{note}\nNguyễn Văn An")
    assert found.document.signature == Signature(lines=("GIÁM ĐỐC",), name="Nguyễn Văn An")
    assert [(part.name, part.text) for part in found.remainder] == [("ghi_chu_ky", note)]


def test_no_signer_is_made_up_where_the_name_is_missing() -> None:
    assert document(f"{HEAD}Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC").signature == Signature(lines=("GIÁM ĐỐC",))


def test_the_drafters_mark_and_count_stand_under_the_archive_line() -> None:
    found = document(f"{HEAD}Nơi nhận:\n- Như trên;\n- Lưu: VT, TH.\nPL.(300)\nGIÁM ĐỐC\nNguyễn Văn An")
    assert (found.recipients.archive, found.recipients.drafter) == ("Lưu: VT, TH.", "PL.(300)")


def test_a_list_inside_a_recipient_stays_with_it() -> None:
    found = document(f"{HEAD}Nơi nhận:\n- Văn phòng:\n+ Lãnh đạo;\n+ Phòng TH;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn An")
    assert found.recipients.lines == ("Văn phòng:\n+ Lãnh đạo;\n+ Phòng TH;",)


def test_minutes_have_two_signers() -> None:
    minutes = """
    TRƯỜNG TIỂU HỌC KIM ĐỒNG
    Số: 05/BB-HĐTĐKT
    BIÊN BẢN
    Họp xét thi đua năm học 2024 - 2025
    1. Chủ tọa nêu lý do cuộc họp.
    2. Cuộc họp kết thúc vào 16 giờ 00./.
    THƯ KÝ        CHỦ TỌA
    Lê Văn Cảnh        Trần Thị Bình
    Nơi nhận:
    - Các thành viên Hội đồng;
    - Lưu: VT, Hồ sơ.
    """
    found = document(minutes)
    assert found.cosignature == Signature(lines=("THƯ KÝ",), name="Lê Văn Cảnh")
    assert found.signature == Signature(lines=("CHỦ TỌA",), name="Trần Thị Bình")
    assert found.recipients == Recipients(lines=("Các thành viên Hội đồng;",), archive="Lưu: VT, Hồ sơ.")


def test_minutes_in_two_halves_of_a_page_have_two_signers() -> None:
    head = lines("TRƯỜNG KIM ĐỒNG\nSố: 05/BB-TKĐ\nBIÊN BẢN\nHọp xét thi đua\n1. Họp.\n2. Kết thúc./.\n")
    signers = [("THƯ KÝ", "left"), ("CHỦ TỌA", "right"), ("Lê Văn Cảnh", "left"), ("Trần Thị Bình", "right")]
    foot_ = [line(text, len(head) + at, side=side, hard_break=True) for at, (text, side) in enumerate(signers)]
    found = recognise([*head, *foot_], source="thu.pdf").document
    assert found.cosignature == Signature(lines=("THƯ KÝ",), name="Lê Văn Cảnh")
    assert found.signature == Signature(lines=("CHỦ TỌA",), name="Trần Thị Bình")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("KT.GIÁM ĐỐC", True),
        ("GIÁM ĐỐC", True),
        ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", True),
        ("BÁO CÁO", False),
        ("Giám đốc Sở Nội vụ chịu trách nhiệm", False),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:", False),
        ("Nguyễn Văn An", False),
    ],
)
def test_a_line_of_office_is_told_from_other_lines(text: str, sign: bool) -> None:
    assert is_sign_line(text) is sign


def test_ten_thousand_recipients_are_all_there() -> None:
    many = "\n".join(f"- Ủy ban nhân dân xã số {number};" for number in range(10_000))
    found = document(f"{HEAD}Nơi nhận:\n{many}\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn An")
    assert len(found.recipients.lines) == 10_000
    assert found.signature.name == "Nguyễn Văn An"


def test_the_last_line_of_office_above_a_blank_is_no_name() -> None:
    found = document(f"{HEAD}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n……")
    assert (found.signature.lines, found.signature.name) == (("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "")
