"""Capital and small letters."""

from __future__ import annotations

import pytest

from generator.vietnamese import capitals

BODY = [
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức thực hiện Phong trào thi đua “Sóc Trăng chung tay vì người nghèo - Không để ai"
    " bị bỏ lại phía sau” giai đoạn 2021 - 2025.",
    "Các đơn vị tổ chức thực hiện Phong trào thi đua trên địa bàn tỉnh Sóc Trăng chung tay vì người nghèo.",
    "Việc tăng cường công tác thi đua do UBND tỉnh quyết định.",
]


@pytest.mark.parametrize(
    ("text", "upper"),
    [("KẾ HOẠCH", True), ("Kế hoạch", False), ("2021 - 2025", False), ("CV “ABC” 12", True), ("", False)],
)
def test_capitals_are_told(text, upper):
    assert capitals.is_upper(text) is upper


def test_the_first_letter_changes_and_abbreviations_stay():
    assert capitals.upper_first("“ủy ban") == "“Ủy ban"
    assert capitals.upper_first("2 năm") == "2 năm"
    assert capitals.lower_first("Tăng cường") == "tăng cường"
    assert capitals.lower_first("UBND tỉnh") == "UBND tỉnh"
    assert capitals.title_words("nguyễn văn đức") == "Nguyễn Văn Đức"


def test_a_title_in_capitals_takes_the_case_its_words_have_in_the_document():
    title = "TỔ CHỨC THỰC HIỆN PHONG TRÀO THI ĐUA “SÓC TRĂNG CHUNG TAY VÌ NGƯỜI NGHÈO” GIAI ĐOẠN 2021 - 2025"
    assert capitals.restore_case(title, BODY) == (
        "Tổ chức thực hiện Phong trào thi đua “Sóc Trăng chung tay vì người nghèo” giai đoạn 2021 - 2025",
        True,
    )


def test_words_found_nowhere_become_small_and_make_it_unsure():
    text, sure = capitals.restore_case("TĂNG CƯỜNG CÔNG TÁC PHÒNG CHÁY Ở CẦN THƠ", BODY)
    assert (text, sure) == ("Tăng cường công tác phòng cháy ở cần thơ", False)


def test_abbreviations_stay_in_capitals_and_the_tone_style_of_the_title_is_kept():
    text, _sure = capitals.restore_case(
        "UBND TỈNH VÀ UỶ BAN NHÂN DÂN", ["Báo cáo UBND tỉnh, Ủy ban nhân dân tỉnh và Ủy ban nhân dân xã"]
    )
    assert text == "UBND tỉnh và Uỷ ban nhân dân"


def test_nothing_is_known_without_evidence():
    assert capitals.restore_case("KẾ HOẠCH NĂM 2025", []) == ("Kế hoạch năm 2025", False)
