"""Labels at the head of a paragraph are told from figures and words that only look like them."""

from __future__ import annotations

import pytest

from generator.model import Level
from generator.readers.recognise.labels import ordinal_of, roman, split_label


@pytest.mark.parametrize(
    ("text", "label", "level", "ordinal", "rest"),
    [
        ("Phần thứ nhất", "Phần thứ nhất", Level.PHAN, 1, ""),
        ("Phần II. NHIỆM VỤ", "Phần II.", Level.PHAN, 2, "NHIỆM VỤ"),
        ("Chương IV", "Chương IV", Level.CHUONG, 4, ""),
        ("Mục 3. THỂ THỨC", "Mục 3.", Level.MUC, 3, "THỂ THỨC"),
        ("Tiểu mục 2", "Tiểu mục 2", Level.TIEU_MUC, 2, ""),
        ("Điều 12. Hiệu lực", "Điều 12.", Level.DIEU, 12, "Hiệu lực"),
        ("Điều 5a. Bổ sung", "Điều 5a.", Level.DIEU, 5, "Bổ sung"),
        ("A. MỤC TIÊU", "A.", Level.CHU_HOA, 1, "MỤC TIÊU"),
        ("Đ. KINH PHÍ", "Đ.", Level.CHU_HOA, 5, "KINH PHÍ"),
        ("IX. TỔ CHỨC", "IX.", Level.LA_MA, 9, "TỔ CHỨC"),
        ("I- MỤC ĐÍCH", "I-", Level.LA_MA, 1, "MỤC ĐÍCH"),
        ("II/ YÊU CẦU", "II/", Level.LA_MA, 2, "YÊU CẦU"),
        ("I/- YÊU CẦU", "I/-", Level.LA_MA, 1, "YÊU CẦU"),
        ("3/- Nội dung", "3/-", Level.KHOAN, 3, "Nội dung"),
        ("1. Mục đích", "1.", Level.KHOAN, 1, "Mục đích"),
        ("2) Yêu cầu", "2)", Level.KHOAN, 2, "Yêu cầu"),
        ("10.Nội dung", "10.", Level.KHOAN, 10, "Nội dung"),
        ("1.2. Cấp tỉnh", "1.2.", Level.KHOAN_CON, 2, "Cấp tỉnh"),
        ("1.2.3 Cấp xã", "1.2.3", Level.KHOAN_CON, 3, "Cấp xã"),
        ("a) Một là", "a)", Level.DIEM, 1, "Một là"),
        ("đ) Năm là", "đ)", Level.DIEM, 5, "Năm là"),
        ("e) Sáu là", "e)", Level.DIEM, 6, "Sáu là"),
        ("- Các sở", "-", Level.GACH, None, "Các sở"),
        ("– Các ban", "–", Level.GACH, None, "Các ban"),
        ("+ Các xã", "+", Level.CONG, None, "Các xã"),
    ],
    ids=lambda value: value if isinstance(value, str) and value else "",
)
def test_label_level_place_and_words_are_told_apart(
    text: str, label: str, level: Level, ordinal: int | None, rest: str
) -> None:
    found = split_label(text)
    assert found is not None
    assert (found.label, found.level, found.ordinal, found.rest) == (label, level, ordinal, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.500.000 đồng cho mỗi tập thể",
        "12/10/2022 là ngày khai mạc",
        "2025 là năm diễn ra Đại hội",
        "Phần I của Phụ lục này",
        "Mục 1, Mục 2 Chương này",
        "V/v tổ chức hội nghị",
        "b/c Thường trực Tỉnh ủy",
        "-5 độ C",
        "A.B. Nguyễn",
        "Điều này áp dụng cho mọi cơ quan",
        "Các sở, ban, ngành",
        "",
    ],
)
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert split_label(text) is None


def test_an_automatic_label_is_believed_even_where_its_form_is_unknown() -> None:
    found = split_label("§4 Nội dung", "§4")
    assert found is not None
    assert (found.label, found.rest) == ("§4", "Nội dung")


@pytest.mark.parametrize(
    ("text", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("LXXX", 80), ("A", None), ("", None)]
)
def test_roman_numbers_are_counted(text: str, value: int | None) -> None:
    assert roman(text) == value


def test_a_letter_outside_the_sequence_takes_the_place_after_the_one_before_it() -> None:
    # a b c d đ e g: "f" stands where "g" should, at the seventh place.
    assert ordinal_of("f)", Level.DIEM) == ordinal_of("g)", Level.DIEM) == 7
