"""Awards are called as the law calls them; what is near none is another body's and left alone."""

from __future__ import annotations

import pytest

from generator.catalog import awards as law
from generator.drafting.awards.names import lawful, misnamed

PEOPLES = "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố Cần Thơ"


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Huân chương Lao động hạng III", "Huân chương Lao động hạng Ba"),
        ("Huân chương Lao động hạng 2", "Huân chương Lao động hạng Nhì"),
        ("Huân chương lao động hạng nhất", "Huân chương Lao động hạng Nhất"),
        ("Bằng khen Thủ tướng Chính phủ", "Bằng khen của Thủ tướng Chính phủ"),
        ("Bằng khen của Chủ tịch UBND thành phố Cần Thơ", PEOPLES),
        ("Bằng khen Chủ tịch Ủy ban nhân dân thành phố Cần Thơ", PEOPLES),
        ("Cờ thi đua Chính phủ", "Cờ thi đua của Chính phủ"),
        ("Chiến sỹ thi đua cơ sở", "Chiến sĩ thi đua cơ sở"),
        ("Tập thể Lao động xuất sắc", "Tập thể lao động xuất sắc"),
    ],
)
def test_a_name_nearly_right_is_told_with_the_right_one(printed: str, right: str) -> None:
    assert list(misnamed([("danh sách dòng 1", printed)])) == [("danh sách dòng 1", printed, right)]


@pytest.mark.parametrize(
    "printed",
    [
        PEOPLES, PEOPLES.replace("Ủy", "Uỷ"), "Giấy khen của Giám đốc Sở Nội vụ", "Giấy khen của Chủ tịch Ủy ban nhân dân xã Phú Tâm",
        "Bằng khen của Bộ trưởng Bộ Nội vụ", "Bằng khen của Tổng Liên đoàn Lao động Việt Nam", "Kỷ niệm chương", "Huân chương Độc lập hạng Ba",
    ],
)  # fmt: skip
def test_a_right_name_and_one_of_another_body_are_left_alone(printed: str) -> None:
    assert list(misnamed([("danh sách dòng 1", printed)])) == []


@pytest.mark.parametrize("award", law.awards().values(), ids=law.awards().keys())
def test_every_award_of_the_law_data_is_right(award: law.Award) -> None:
    assert list(misnamed([("", award.named("tỉnh Sóc Trăng"))])) == []


def test_no_rank_is_ever_proposed_that_is_not_printed() -> None:
    assert lawful("Huân chương Lao động hạng Tư") == ""


def test_a_name_is_told_once_however_often_it_stands() -> None:
    assert len(list(misnamed([("a", "Cờ thi đua Chính phủ"), ("b", "Cờ thi đua Chính phủ")]))) == 1
