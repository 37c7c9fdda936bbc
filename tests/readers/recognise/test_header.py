"""The head of a document is read from two columns, from lines one below the other, from tabs and gaps, whole or broken."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import Document
from generator.model.layout import Component
from generator.readers.recognise import recognise
from tests.readers.recognise.lines import document, grid, line, lines, read

TEXT = """
KẾ HOẠCH
Tổ chức phong trào thi đua năm 2026
Thực hiện nhiệm vụ năm 2026, Sở Nội vụ ban hành Kế hoạch như sau:
1. Phát động trước ngày 31/01/2026.
2. Sơ kết trước ngày 30/6/2026./.
"""


def said(found: Document) -> tuple[object, ...]:
    """What the head says."""
    return found.superior, found.issuer, found.number, found.symbol, found.place, found.date


HEAD = (("UBND TỈNH CÀ MAU",), ("SỞ NỘI VỤ",), "15", "KH-SNV", "Cà Mau", dt.date(2026, 1, 5))


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            """
            UBND TỈNH CÀ MAU
            SỞ NỘI VỤ
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 15/KH-SNV
            Cà Mau, ngày 05 tháng 01 năm 2026
            """,
            id="names first",
        ),
        pytest.param(
            """
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            UBND TỈNH CÀ MAU
            SỞ NỘI VỤ
            Cà Mau, ngày 05 tháng 01 năm 2026
            Số: 15/KH-SNV
            """,
            id="Quốc hiệu first",
        ),
        pytest.param(
            """
            UBND TỈNH CÀ MAU        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            SỞ NỘI VỤ        Độc lập - Tự do - Hạnh phúc
            Số: 15/KH-SNV        Cà Mau, ngày 05 tháng 01 năm 2026
            """,
            id="side by side, gaps",
        ),
        pytest.param(
            "UBND TỈNH CÀ MAU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-SNV\tCà Mau, ngày 05 tháng 01 năm 2026",
            id="side by side, tabs",
        ),
        pytest.param(
            """
            UBND TỈNH CÀ MAU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc
            Số: 15/KH-SNV Cà Mau, ngày 05 tháng 01 năm 2026
            """,
            id="side by side, single spaces",
        ),
        pytest.param(
            """
            UBND TỈNH CÀ MAU
            SỞ NỘI VỤ
            _______
            Số: 15/KH-SNV
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA
            VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            ---------------
            Cà Mau, ngày 05
            tháng 01 năm 2026
            """,
            id="Quốc hiệu and date broken",
        ),
        pytest.param(
            """
            UBND TỈNH CÀ MAU
            SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
            Số: 15/KH-SNV
            Cà
            Mau, ngày 05 tháng 01 năm 2026
            """,
            id="Quốc hiệu and Tiêu ngữ on one line, the place broken",
        ),
        pytest.param(
            """
            UBND TỈNH CÀ MAU
            SỞ NỘI VỤ
            CỌNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tụ do - Hạnh phủc
            Số: 15/KH-SNV
            Cà Mau, ngày 05 tháng 01 năm 2026
            """,
            id="letters misread",
        ),
    ],
)
def test_the_same_head_is_read_in_any_layout(head: str) -> None:
    found = document(f"{head}\n{TEXT}")
    assert said(found) == HEAD
    assert (found.kind, found.title) == ("ke-hoach", "Tổ chức phong trào thi đua năm 2026")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                [
                    "UBND TỈNH CÀ MAU\nSỞ NỘI VỤ\n_____\nSố: 15/KH-SNV",
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCà Mau, ngày 05 tháng 01 năm 2026",
                ]
            ],
            id="one row",
        ),
        pytest.param(
            [
                ["UBND TỈNH CÀ MAU\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
                ["Số: 15/KH-SNV", "Cà Mau, ngày 05 tháng 01 năm 2026"],
            ],
            id="two rows",
        ),
    ],
)
def test_a_head_in_a_table_is_read_cell_by_cell(rows: list[list[str]]) -> None:
    head = grid(rows, layout_table=True)
    text = [line(row.text, len(head) + row.index, hard_break=True) for row in lines(TEXT)]
    assert said(recognise([*head, *text], source="thu.docx").document) == HEAD


def test_sides_known_without_a_table_keep_the_columns_apart() -> None:
    rows = [
        ("UBND TỈNH CÀ MAU", "left"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "right"),
        ("SỞ NỘI VỤ", "left"),
        ("Độc lập - Tự do - Hạnh phúc", "right"),
        ("Số: 15/KH-SNV", "left"),
        ("Cà Mau, ngày 05 tháng 01 năm 2026", "right"),
    ]
    head = [line(text, at, side=side, hard_break=True) for at, (text, side) in enumerate(rows)]
    text = [line(row.text, len(head) + row.index, hard_break=True) for row in lines(TEXT)]
    assert said(recognise([*head, *text], source="thu.pdf").document) == HEAD


@pytest.mark.parametrize(
    ("names", "superior", "issuer"),
    [
        pytest.param("UBND TỈNH CÀ MAU\nSỞ NỘI VỤ", ("UBND TỈNH CÀ MAU",), ("SỞ NỘI VỤ",), id="one above the other"),
        pytest.param("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", (), ("ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU"), id="one name, two lines"),
        pytest.param(
            "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nBAN THI ĐUA - KHEN THƯỞNG",
            ("ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU"),
            ("BAN THI ĐUA - KHEN THƯỞNG",),
            id="two lines above one",
        ),
        pytest.param(
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT\nNGUYỄN DU",
            ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
            ("TRƯỜNG THPT", "NGUYỄN DU"),
            id="one line above two",
        ),
        pytest.param("BỘ NỘI VỤ", (), ("BỘ NỘI VỤ",), id="no superior"),
        pytest.param(
            "ỦY BAN NHÂN DÂN XÃ\nTÂN HƯNG ĐÔNG", (), ("ỦY BAN NHÂN DÂN XÃ", "TÂN HƯNG ĐÔNG"), id="broken after XÃ"
        ),
        pytest.param(
            "VĂN PHÒNG\nHỘI ĐỒNG NHÂN DÂN", (), ("VĂN PHÒNG", "HỘI ĐỒNG NHÂN DÂN"), id="a bare word for a body"
        ),
    ],
)
def test_names_are_told_into_superior_and_issuer(
    names: str, superior: tuple[str, ...], issuer: tuple[str, ...]
) -> None:
    found = document(
        f"{names}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-X\n"
        f"Cà Mau, ngày 05 tháng 01 năm 2026\n{TEXT}"
    )
    assert (found.superior, found.issuer) == (superior, issuer)


def test_the_roles_tell_the_superior_from_the_issuer() -> None:
    found = read("UBND TỈNH CÀ MAU\nSỞ NỘI VỤ\nSố: 15/KH-SNV\nCà Mau, ngày 05 tháng 01 năm 2026\n" + TEXT)
    assert [found.roles[at].component for at in range(4)] == [
        Component.CHU_QUAN,
        Component.CO_QUAN,
        Component.SO_KY_HIEU,
        Component.DIA_DANH,
    ]


def test_a_symbol_broken_over_two_lines_is_closed_up() -> None:
    found = document(
        "SỞ GIÁO DỤC\nSố: 125/SGD&ĐT-\nGDTrH\nHuế, ngày 05 tháng 3 năm 2026\nKính gửi: Các trường\nBáo cáo./."
    )
    assert (found.number, found.symbol) == ("125", "SGD&ĐT-GDTrH")


@pytest.mark.parametrize(
    ("mark", "field"),
    [
        ("MẬT", "secrecy"),
        ("TỐI MẬT", "secrecy"),
        ("HỎA TỐC", "urgency"),
        ("KHẨN", "urgency"),
        ("XEM XONG TRẢ LẠI", "circulation"),
    ],
)
def test_marks_of_secrecy_urgency_and_circulation_are_known(mark: str, field: str) -> None:
    found = document(f"{mark}\nSỞ NỘI VỤ\nSố: 15/KH-SNV\nCà Mau, ngày 05 tháng 01 năm 2026\n{TEXT}")
    assert getattr(found, field) == mark
    assert found.issuer == ("SỞ NỘI VỤ",)


def test_a_subject_that_a_blank_line_broke_is_whole_when_the_right_column_stands_below() -> None:
    found = document(
        "UBND TỈNH CÀ MAU\nSỞ NỘI VỤ\nSố: 15/SNV-VP\nV/v hướng dẫn công tác thi đua\nKhối các sở, ban, ngành\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCà Mau, ngày 05 tháng 01 năm 2026\n"
        "Kính gửi: Các sở,\nBan, ngành của tỉnh\nSở Nội vụ hướng dẫn như sau:\n1. Một./."
    )
    assert found.title == "hướng dẫn công tác thi đua Khối các sở, ban, ngành"
    assert found.addressees == ("Các sở, Ban, ngành của tỉnh",)


def test_a_draft_keeps_its_blanks_and_its_word_stays_outside() -> None:
    found = read(
        "DỰ THẢO\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số:      /KH-SNV\nCà Mau, ngày     tháng 01 năm 2026\n{TEXT}"
    )
    draft = found.document
    assert (draft.number, draft.symbol, draft.date, draft.month, draft.year) == ("", "KH-SNV", None, 1, 2026)
    assert [(part.name, part.text) for part in found.remainder] == [("du_thao", "DỰ THẢO")]


def test_a_number_that_cannot_be_read_stays_blank_and_is_an_error() -> None:
    found = read(f"SỞ NỘI VỤ\nSố: J2?5/KH-SNV\nCà Mau, ngày 05 tháng 01 năm 2026\n{TEXT}")
    assert (found.document.number, found.document.symbol) == ("", "KH-SNV")
    assert any(problem.code == "chua_hieu" and problem.text == "Số: J2?5/KH-SNV" for problem in found.problems)


def test_a_party_document_is_read_with_its_hyphen() -> None:
    found = document(
        "TỈNH ỦY BẮC NINH        ĐẢNG CỘNG SẢN VIỆT NAM\n*        Bắc Ninh, ngày 29 tháng 7 năm 2025\nSố 14-KH/TU\n"
        "KẾ HOẠCH\nthực hiện Nghị quyết số 66-NQ/TW\n-----\nBan Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:\n"
        "I- MỤC ĐÍCH\nQuán triệt sâu sắc."
    )
    assert (found.issuer, found.number, found.symbol, found.place) == (
        ("TỈNH ỦY BẮC NINH",),
        "14",
        "-KH/TU",
        "Bắc Ninh",
    )


@pytest.mark.parametrize(
    ("about", "title"),
    [
        pytest.param("V/v báo cáo kết quả quý I", "báo cáo kết quả quý I", id="one line"),
        pytest.param(
            "V/v báo cáo kết quả\nphong trào thi đua quý I", "báo cáo kết quả phong trào thi đua quý I", id="two"
        ),
        pytest.param("V/v: Báo cáo quý I", "Báo cáo quý I", id="a colon after it"),
        pytest.param("V/v\n: Báo cáo quý I", "Báo cáo quý I", id="a colon on the next line"),
        pytest.param("Về việc báo cáo quý I", "Về việc báo cáo quý I", id="its own words are kept"),
    ],
)
def test_the_subject_of_a_letter_stands_under_its_number(about: str, title: str) -> None:
    rows = [
        [
            f"UBND TỈNH CÀ MAU\nSỞ NỘI VỤ\nSố: 15/SNV-VP\n{about}",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCà Mau, ngày 05 tháng 01 năm 2026",
        ]
    ]
    head = grid(rows, layout_table=True)
    text = [
        line("Kính gửi: Ủy ban nhân dân tỉnh", len(head), hard_break=True),
        line("Sở Nội vụ báo cáo như sau./.", len(head) + 1, hard_break=True),
    ]
    found = recognise([*head, *text], source="thu.docx").document
    assert (found.kind, found.title, found.addressees) == ("cong-van", title, ("Ủy ban nhân dân tỉnh",))


def test_the_first_pages_of_nothing_but_text_have_no_head() -> None:
    found = document("Hôm nay trời đẹp.\nMọi người đi làm.\nKhông có văn bản nào ở đây.")
    assert (found.issuer, found.number, found.symbol, found.place, found.kind) == ((), "", "", "", "khac")
