"""Who signs is known by where the line stands and how it is made, whatever the family name and whatever the case."""

from __future__ import annotations

import pytest

from generator.readers.recognise.bodies import read_names
from generator.readers.recognise.units import Line
from generator.vietnamese.persons import is_family_name
from tests.readers.recognise.lines import document, line, read

HEAD = """
SỞ NỘI VỤ
Số: 15/KH-SNV
Cà Mau, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tổ chức hội nghị
1. Phát động thi đua.
2. Sơ kết, tổng kết./.
Nơi nhận:
- Các phòng, ban;
- Lưu: VT, TĐKT.
"""
PERSONS = [
    "Thạch Văn X",
    "Sơn Minh Thắng",
    "Lý Rotha",
    "Kim Thị Sa",
    "Danh Út",
    "Châu Sóc Kha",
    "Lâm Es",
    "Kiên Thị Hon",
    "Trà Văn Sơn",
    "Bá Trung Phụ",
    "Y Biêr Niê",
    "H'Yim Kđoh",
    "Ksor Phước",
    "Rơ Chăm Giáo",
    "Bríu Liếc",
    "Ka Sơ Liễu",
    "Giàng A Chu",
    "Vừ A Bằng",
    "Cầm Thị Mẫn",
    "Uông Chu Lưu",
    "Ông Hữu Thành",
    "Tổ Văn Ba",
    "Quyền Văn Minh",
    "Trưởng Văn Ba",
    "Sở Thị Lan",
    "Thạch Văn X (mẫu)",
    "Nguyễn Văn An (đã ký)",
]


@pytest.mark.parametrize("name", PERSONS)
def test_a_name_is_the_signers_and_no_line_of_office(name: str) -> None:
    found = document(f"{HEAD}\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n{name}").signature
    assert (found.lines, found.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name)


@pytest.mark.parametrize(
    "name", ["THẠCH VĂN X", "SƠN MINH THẮNG", "H'YIM KĐOH", "KA SƠ LIỄU", "DANH ÚT", "TỔ VĂN BA", "TRẦN THỊ BÌNH"]
)
def test_a_name_in_capitals_is_a_name(name: str) -> None:
    found = document(f"{HEAD}\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n{name}").signature
    assert (found.lines, found.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        pytest.param("TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), id="one word"),
        pytest.param(
            "GIÁM ĐỐC SỞ TÀI NGUYÊN VÀ\nMÔI TRƯỜNG", ("GIÁM ĐỐC SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",), id="after “VÀ”"
        ),
        pytest.param("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\nAN THẠNH", ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN THẠNH",), id="a place"),
        pytest.param("TRƯỞNG PHÒNG\nVĂN HÓA", ("TRƯỞNG PHÒNG VĂN HÓA",), id="the field of a phòng"),
    ],
)
def test_the_rest_of_an_office_is_no_name(lines: str, wanted: tuple[str, ...]) -> None:
    found = document(f"{HEAD}\n{lines}").signature
    assert (found.lines, found.name) == (wanted, "")


def test_names_of_two_signers_may_be_blank_or_noted() -> None:
    text = """
    SỞ NỘI VỤ
    Số: 15/BB-SNV
    BIÊN BẢN
    Họp Hội đồng
    Cuộc họp kết thúc lúc 11 giờ./.
    THƯ KÝ        CHỦ TỌA
    Võ Thị Ký (mẫu)        Trần Văn Chủ (mẫu)
    Nơi nhận:
    - Lưu: VT.
    """
    found = document(text)
    assert found.cosignature is not None
    assert (found.cosignature.name, found.signature.name) == ("Võ Thị Ký (mẫu)", "Trần Văn Chủ (mẫu)")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("TRUNG TÂM PHỤC", "VỤ HÀNH CHÍNH CÔNG"),
        ("SỞ TÀI NGUYÊN VÀ MÔI", "TRƯỜNG TỈNH"),
        ("PHÒNG VĂN HÓA XÃ", "HỘI"),
        ("TRUNG TÂM Y TẾ CƠ", "SỞ HAI"),
    ],
)
def test_a_word_cut_by_the_line_begins_no_other_body(first: str, second: str) -> None:
    def printed(text: str) -> tuple[str, Line]:
        return text, Line(text, line(text), (text,), "left", None)

    found = read_names([printed("UBND TỈNH CÀ MAU"), printed(first), printed(second)])
    assert (found.superior, " ".join(found.issuer)) == (("UBND TỈNH CÀ MAU",), f"{first} {second}")


def test_a_kind_that_no_law_lists_is_known_by_its_look() -> None:
    head = ["SỞ NỘI VỤ", "Số: 15/SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    text = "\n".join([*head, "LỊCH CÔNG TÁC", "Tuần 3 năm 2026", "Các phòng thực hiện theo lịch./."])
    plain = read(text).document
    bold = read(text, align="center", bold=True).document
    assert (plain.kind_name, bold.kind_name, bold.title.split(" Các")[0]) == ("", "LỊCH CÔNG TÁC", "Tuần 3 năm 2026")


@pytest.mark.parametrize("syllable", ["Thạch", "SƠN", "Y", "Thuỵ"])
def test_family_names_are_known_in_any_case(syllable: str) -> None:
    assert is_family_name(syllable) == (syllable != "Thuỵ")
