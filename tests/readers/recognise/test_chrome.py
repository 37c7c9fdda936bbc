"""What a site and a page put around a document goes to named remainders; its facts only cross-check."""

from __future__ import annotations

import pytest

from generator.readers.recognise import recognise
from generator.readers.recognise.chrome import is_repeated_title, is_site_text
from tests.readers.recognise.lines import line, lines, read

DOCUMENT = """
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-SNV
Cà Mau, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tổ chức hội nghị
1. Phát động thi đua.
2. Sơ kết, tổng kết./.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn An
"""
ALONE = read(DOCUMENT)
BEFORE = """
Trang chủ
Văn bản pháp luật
Kế hoạch 15/KH-SNV năm 2026 tổ chức hội nghị
Số hiệu: 15/KH-SNV
Loại văn bản: Kế hoạch
Nơi ban hành: Sở Nội vụ
Người ký: Nguyễn Văn An
Ngày ban hành: 05/01/2026
Tình trạng: Đã biết
"""
AFTER = """
HIỆU LỰC VĂN BẢN
Kế hoạch 15/KH-SNV có hiệu lực từ ngày 05/01/2026
Bản quyền thuộc về trang web
"""


def left(name: str, text: str) -> list[str]:
    """The lines of the remainders of one name."""
    return [row for part in read(text).remainder if part.name == name for row in part.text.split("\n")]


def test_the_document_is_the_same_with_and_without_the_site_around_it() -> None:
    found = read(BEFORE + DOCUMENT + AFTER)
    dropped = {"at": None}
    assert found.document.model_copy(update={"body": ()}) == ALONE.document.model_copy(update={"body": ()})
    assert [node.model_copy(update=dropped) for node in found.document.body] == [
        node.model_copy(update=dropped) for node in ALONE.document.body
    ]


def test_every_line_of_the_site_is_in_the_remainder() -> None:
    site = [row for row in (BEFORE + AFTER).split("\n") if row]
    assert left("trang_web", BEFORE + DOCUMENT + AFTER) == site


@pytest.mark.parametrize(
    ("own", "other", "message"),
    [
        ("Số hiệu: 15/KH-SNV", "Số hiệu: 51/KH-SNV", "“15/KH-SNV”, trang web ghi “51/KH-SNV”"),
        ("Ngày ban hành: 05/01/2026", "Ngày ban hành: 06/01/2026", "“05/01/2026”, trang web ghi “06/01/2026”"),
        ("Người ký: Nguyễn Văn An", "Người ký: Trần Bình", "“Nguyễn Văn An”, trang web ghi “Trần Bình”"),
    ],
)
def test_a_contradiction_of_the_site_is_told_and_the_document_stands(own: str, other: str, message: str) -> None:
    found = read(BEFORE.replace(own, other) + DOCUMENT)
    told = [problem.message for problem in found.problems if problem.code == "mau_thuan"]
    assert len(told) == 1
    assert message in told[0]
    assert (found.document.number, found.document.date, found.document.signature.name) == (
        ALONE.document.number,
        ALONE.document.date,
        ALONE.document.signature.name,
    )


def test_the_site_never_fills_what_the_document_leaves_blank() -> None:
    draft = DOCUMENT.replace("Số: 15/", "Số:      /").replace("ngày 05 tháng 01 năm", "ngày    tháng    năm")
    found = read(BEFORE + draft.replace("Nguyễn Văn An", ""))
    assert (found.document.number, found.document.date, found.document.signature.name) == ("", None, "")


def test_lines_marked_as_chrome_by_the_format_stay_outside() -> None:
    rows = [line("MENU", 0, container="chrome"), *(line(row.text, row.index + 1) for row in lines(DOCUMENT))]
    found = recognise(rows, source="trang.html")
    assert [(part.name, part.text) for part in found.remainder] == [("trang_web", "MENU")]


def test_page_numbers_headers_and_footers_are_told_apart() -> None:
    rows = lines(DOCUMENT)
    furniture = [
        line("- 2 -", len(rows), container="header"),
        line("Tài liệu nội bộ", len(rows) + 1, container="header"),
        line("Địa chỉ: số 1, đường Hùng Vương", len(rows) + 2, container="footer"),
        line("Bản in thử", len(rows) + 3, container="footer"),
    ]
    found = recognise([*rows, *furniture], source="thu.docx")
    assert [(part.name, part.text) for part in found.remainder] == [
        ("so_trang", "- 2 -"),
        ("dau_trang", "Tài liệu nội bộ"),
        ("chan_trang", "Bản in thử"),
    ]
    assert found.document.contact == ("Địa chỉ: số 1, đường Hùng Vương",)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("HIỆU LỰC VĂN BẢN", True),
        ("Đang tải văn bản…", True),
        ("Văn bản này chưa cập nhật nội dung Tiếng Anh", True),
        ("© 2025 Trang văn bản", True),
        ("Điều 5. Hiệu lực thi hành", False),
        ("Nơi nhận:", False),
    ],
)
def test_the_line_that_begins_the_site_after_a_document_is_known(text: str, site: bool) -> None:
    assert is_site_text(text) is site


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("Công văn 10988/BNV-CQĐP năm 2025 hướng dẫn do Bộ Nội vụ ban hành", True),
        ("Công văn số 10988/BNV-CQĐP ngày 12/12/2025 của Bộ Nội vụ", True),
        ("Thực hiện Công văn 10988/BNV-CQĐP", False),
    ],
)
def test_the_title_that_a_site_repeats_is_known(text: str, repeated: bool) -> None:
    assert is_repeated_title(text) is repeated


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Kế hoạch 15/KH-SNV về tổ chức hội nghị do Sở Nội vụ ban hành", id="the title of the site"),
        pytest.param(
            "Tải bản đầy đủ (.pdf)\nBạn đang xem bản rút gọn của tài liệu. Xem và tải ngay bản đầy đủ của tài liệu tại đây.",
            id="words that no head has",
        ),
        pytest.param("Đăng nhập\nTrang chủ\nTìm kiếm", id="a menu"),
    ],
)
def test_words_before_the_head_that_are_no_document_are_the_site(before: str) -> None:
    found = read(f"{before}\n{DOCUMENT}")
    assert (found.document.issuer, found.document.number) == (("SỞ NỘI VỤ",), "15")
    assert left("trang_web", f"{before}\n{DOCUMENT}") == before.split("\n")


def test_names_in_small_letters_above_the_quoc_hieu_are_no_site() -> None:
    found = read(DOCUMENT.replace("SỞ NỘI VỤ", "Trường THCS Kim Đồng\nTỔ KHOA HỌC", 1))
    assert "trang_web" not in {part.name for part in found.remainder}


def test_several_facts_of_the_site_on_one_line_are_told_apart() -> None:
    facts = (
        "Số hiệu: 15/KH-SNV Loại văn bản: Kế hoạch\nNơi ban hành: Sở Nội vụ Người ký: Trần Bình\nTình trạng: Đã biết"
    )
    found = read(f"{facts}\n{DOCUMENT}")
    assert [
        (problem.text, "Trần Bình" in problem.message) for problem in found.problems if problem.code == "mau_thuan"
    ] == [("Nguyễn Văn An", True)]


def test_a_long_document_before_an_attached_text_with_a_quoc_hieu_is_no_site() -> None:
    body = "\n".join(f"{number}. Nội dung số {number}." for number in range(1, 20))
    attached = (
        "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQUY CHẾ\nLàm việc\n"
        "(Kèm theo Quyết định số 5/QĐ-SNV)\nĐiều 1. Phạm vi\nQuy chế này áp dụng."
    )
    found = read(
        f"SỞ NỘI VỤ\nSố: 5/QĐ-SNV\nHuế, ngày 05 tháng 3 năm 2026\nQUYẾT ĐỊNH\nBan hành Quy chế\n{body}\n"
        f"Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Bê\n{attached}"
    )
    assert (found.document.kind, found.document.number) == ("quyet-dinh", "5")
    assert [one.kind_name for one in found.document.appendices] == ["QUY CHẾ"]
