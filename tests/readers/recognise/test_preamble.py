"""Between head and text: kind, subject, Kính gửi, authority line, căn cứ, enacting words."""

from __future__ import annotations

import pytest

from generator.model import Paragraph
from generator.readers.recognise.preamble import is_basis
from tests.readers.recognise.lines import document

HEAD = """
UBND TỈNH CÀ MAU
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/{symbol}
Cà Mau, ngày 05 tháng 01 năm 2026
"""
END = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn An"


def head(symbol: str) -> str:
    return HEAD.format(symbol=symbol)


@pytest.mark.parametrize(
    ("printed", "slug", "symbol"),
    [
        ("KẾ HOẠCH", "ke-hoach", "KH-SNV"),
        ("BÁO CÁO", "bao-cao", "BC-SNV"),
        ("TỜ TRÌNH", "to-trinh", "TTr-SNV"),
        ("QUYẾT ĐỊNH", "quyet-dinh", "QĐ-SNV"),
        ("THÔNG BÁO", "thong-bao", "TB-SNV"),
        ("HƯỚNG DẪN", "huong-dan", "HD-SNV"),
        ("CHƯƠNG TRÌNH", "chuong-trinh", "CTr-SNV"),
        ("GIẤY MỜI", "giay-moi", "GM-SNV"),
        ("NGHỊ ĐỊNH", "nghi-dinh", "NĐ-CP"),
        ("THÔNG TƯ", "thong-tu", "TT-BNV"),
        ("KÉ HOACH", "ke-hoach", "KH-SNV"),
        ("Q U Y Ế T Đ Ị N H", "quyet-dinh", "QĐ-SNV"),
    ],
)
def test_the_kind_is_known_by_its_line(printed: str, slug: str, symbol: str) -> None:
    assert document(f"{head(symbol)}{printed}\nVề việc mở hội nghị\nNội dung như sau./.{END}").kind == slug


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param("Về việc mở hội nghị thi đua", "Về việc mở hội nghị thi đua", id="one line"),
        pytest.param(
            "VỀ VIỆC MỞ HỘI NGHỊ THI ĐUA YÊU NƯỚC", "VỀ VIỆC MỞ HỘI NGHỊ THI ĐUA YÊU NƯỚC", id="capitals are kept"
        ),
        pytest.param(
            "Tổ chức Hội nghị điển hình tiên tiến\nngành Nội vụ giai đoạn 2021 - 2025",
            "Tổ chức Hội nghị điển hình tiên tiến ngành Nội vụ giai đoạn 2021 - 2025",
            id="two lines",
        ),
    ],
)
def test_the_subject_is_joined_and_kept_as_printed(lines: str, title: str) -> None:
    found = document(f"{head('KH-SNV')}KẾ HOẠCH\n{lines}\n------\nSở Nội vụ ban hành Kế hoạch như sau:\n1. Một./.{END}")
    assert found.title == title
    assert found.body[0] == Paragraph(text="Sở Nội vụ ban hành Kế hoạch như sau:", at=found.body[0].at)


def test_a_kind_line_with_its_subject_on_it_is_both() -> None:
    found = document(f"{head('KH-SNV')}KẾ HOẠCH TỔ CHỨC HỘI NGHỊ THI ĐUA NĂM 2026\nNội dung như sau./.{END}")
    assert (found.kind, found.title) == ("ke-hoach", "TỔ CHỨC HỘI NGHỊ THI ĐUA NĂM 2026")


@pytest.mark.parametrize(
    ("lines", "addressees"),
    [
        pytest.param("Kính gửi: Ủy ban nhân dân tỉnh.", ("Ủy ban nhân dân tỉnh.",), id="one on the line"),
        pytest.param("Kính gửi:\n- Bộ Nội vụ;\n- Sở Tài chính.", ("Bộ Nội vụ;", "Sở Tài chính."), id="dashes"),
        pytest.param(
            "Kính gửi: - Bộ Nội vụ;\n- Sở Tài chính.", ("Bộ Nội vụ;", "Sở Tài chính."), id="first on the line"
        ),
        pytest.param(
            "Kính gửi:\n- Các sở, ban, ngành và\nđơn vị trực thuộc;\n- Sở Tài chính.",
            ("Các sở, ban, ngành và đơn vị trực thuộc;", "Sở Tài chính."),
            id="one of them broken",
        ),
    ],
)
def test_addressees_one_or_several(lines: str, addressees: tuple[str, ...]) -> None:
    found = document(f"{head('SNV-VP')}V/v báo cáo\n{lines}\nSở Nội vụ báo cáo như sau:\n1. Một./.{END}")
    assert found.addressees == addressees
    assert found.body[0].text == "Sở Nội vụ báo cáo như sau:"  # type: ignore[union-attr]


DECISION = f"""{head("QĐ-UBND")}
QUYẾT ĐỊNH
Về việc thành lập Tổ công tác
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Thực hiện Nghị quyết số 12-NQ/TU ngày 01 tháng 3 năm 2025 của Tỉnh ủy;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV.
QUYẾT ĐỊNH:
Điều 1. Thành lập Tổ công tác.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.{END}"""


def test_a_decision_gives_authority_bases_and_enacting_words() -> None:
    found = document(DECISION)
    assert found.title == "Về việc thành lập Tổ công tác"
    assert found.authority == ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU",)
    assert [basis.text for basis in found.bases] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Thực hiện Nghị quyết số 12-NQ/TU ngày 01 tháng 3 năm 2025 của Tỉnh ủy;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV.",
    ]
    assert found.enacting == "QUYẾT ĐỊNH:"
    assert [node.label for node in found.body] == ["Điều 1.", "Điều 2."]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", True),
        ("Xét đề nghị của Giám đốc Sở Nội vụ;", True),
        ("Theo đề nghị của Chánh Văn phòng.", True),
        ("Căn cứ Công văn số 5/BNV ngày 01/3/2025, Sở Nội vụ ban hành Kế hoạch tổ chức như sau:", False),
        ("Căn cứ tình hình thực tế, Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành báo cáo.", False),
        ("Thực hiện nghiêm chế độ báo cáo.", False),
        ("Sở Nội vụ chủ trì, phối hợp thực hiện;", False),
    ],
)
def test_a_basis_is_told_from_a_sentence_that_begins_like_one(text: str, basis: bool) -> None:
    assert is_basis(text) is basis


def test_a_weak_opening_belongs_to_the_list_that_it_stands_in() -> None:
    assert is_basis("Thực hiện Chỉ thị số 3/CT-TTg của Thủ tướng Chính phủ.", listed=True)


def test_a_telegram_has_an_authority_line_and_its_addressees() -> None:
    found = document(
        f"{head('CĐ-UBND')}CÔNG ĐIỆN\nVề việc ứng phó với bão số 12\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n"
        f"- Giám đốc các sở;\n- Chủ tịch UBND các xã.\nChủ tịch UBND tỉnh yêu cầu:\n1. Trực ban 24/24./.{END}"
    )
    assert found.kind == "cong-dien"
    assert found.authority == ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:",)
    assert found.addressees == ("Giám đốc các sở;", "Chủ tịch UBND các xã.")


def test_a_letter_without_a_kind_line_is_a_cong_van() -> None:
    assert document(f"{head('SNV-VP')}V/v báo cáo\nKính gửi: Bộ Nội vụ\nNội dung./.{END}").kind == "cong-van"


def test_a_letter_to_persons_is_a_thu_cong() -> None:
    found = document(
        "CHỦ TỊCH NƯỚC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 01 tháng 9 năm 2025\nKính gửi các thầy giáo, cô giáo,\nChúc mừng năm học mới!\nThân ái./."
    )
    assert (found.kind, found.addressees) == ("thu-cong", ())
