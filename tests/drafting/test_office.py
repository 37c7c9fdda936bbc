"""The profile of an office: what it adds to an input, what it never replaces, and what it refuses."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.drafting.office import complete
from generator.errors import ErrorGroup, InputError
from generator.model.office import Office

TODAY = dt.date(2026, 11, 22)
OFFICE = Office.model_validate(
    {
        "co_quan_chu_quan": "UBND TỈNH NGHỆ AN",
        "co_quan": "SỞ NỘI VỤ",
        "chu_viet_tat": "SNV",
        "dia_danh": "Nghệ An",
        "nguoi_ky": {
            "giam-doc": {"quyen_han_chuc_vu": "GIÁM ĐỐC", "ho_ten": "Trần Văn B"},
            "chanh-van-phong": {
                "quyen_han_chuc_vu": ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
                "ho_ten": "Lê Thị C",
                "cac_loai": ["thong-bao", "giay-moi"],
            },
        },
        "nguoi_ky_thuong_dung": "giam-doc",
        "luu": "Lưu: VT, VP.",
        "noi_nhan": {"thong-bao": ["Các phòng, đơn vị thuộc Sở;"]},
        "thu_vien": {
            "can-cu-thi-dua": {
                "van_ban": ["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"],
                "tu_ngay": "01/01/2024",
            },
            "can-cu-cu": {"van_ban": "Căn cứ Luật cũ;", "den_ngay": "31/12/2023"},
            "phong-ban": {"van_ban": ["Văn phòng Sở;", "Thanh tra Sở;"]},
        },
    }
)


def made(**values: Any) -> dict[str, Any]:
    return complete({"loai": "thong-bao", **values}, OFFICE, today=TODAY, source="a.yaml")


def test_an_input_needs_only_what_is_new() -> None:
    assert made(trich_yeu="Về việc nghỉ lễ", noi_dung=["Nội dung./."]) == {
        "loai": "thong-bao",
        "trich_yeu": "Về việc nghỉ lễ",
        "noi_dung": ["Nội dung./."],
        "co_quan_chu_quan": ["UBND TỈNH NGHỆ AN"],
        "co_quan": ["SỞ NỘI VỤ"],
        "ky_hieu": "TB-SNV",
        "dia_danh": "Nghệ An",
        "ky": {"quyen_han_chuc_vu": ["GIÁM ĐỐC"], "ho_ten": "Trần Văn B"},
        "noi_nhan": {"danh_sach": ["Các phòng, đơn vị thuộc Sở;"], "luu": "Lưu: VT, VP."},
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("co_quan", "VĂN PHÒNG"),
        ("ky_hieu", "TB-VP"),
        ("dia_danh", "Vinh"),
        ("ky", {"quyen_han_chuc_vu": "PHÓ GIÁM ĐỐC", "ho_ten": "Nguyễn Văn A"}),
        ("noi_nhan", {"danh_sach": ["Như trên;"], "luu": "Lưu: VT."}),
    ],
)
def test_what_the_input_says_is_never_replaced(key: str, value: Any) -> None:
    assert made(**{key: value})[key] == value


def test_a_body_of_its_own_does_not_get_the_superior_of_the_office() -> None:
    assert "co_quan_chu_quan" not in made(co_quan="VĂN PHÒNG")


def test_a_signatory_is_named_in_short() -> None:
    assert made(ky="chanh-van-phong")["ky"] == {
        "quyen_han_chuc_vu": ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
        "ho_ten": "Lê Thị C",
    }


def test_a_right_to_sign_covers_only_its_kinds() -> None:
    with pytest.raises(InputError, match="không được ký loại quyet-dinh"):
        made(loai="quyet-dinh", ky="chanh-van-phong")


def test_passages_stand_where_they_are_named() -> None:
    found = made(
        can_cu=[{"thu_vien": "can-cu-thi-dua"}, "Theo đề nghị của Chánh Văn phòng."],
        noi_nhan={"danh_sach": ["Như trên;", {"thu_vien": "phong-ban"}]},
    )
    assert found["can_cu"] == [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Theo đề nghị của Chánh Văn phòng.",
    ]
    assert found["noi_nhan"]["danh_sach"] == ["Như trên;", "Văn phòng Sở;", "Thanh tra Sở;"]


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [
        ("can-cu-cu", None, "chỉ dùng được đến ngày 31/12/2023"),
        ("can-cu-thi-dua", "31/12/2023", "chỉ dùng được từ ngày 01/01/2024"),
        ("can-cu-thi-du", None, "thư viện không có đoạn “can-cu-thi-du”"),
    ],
)
def test_an_unknown_or_expired_passage_is_told_with_its_place(name: str, day: str | None, words: str) -> None:
    values: dict[str, Any] = {"can_cu": ["Căn cứ;", {"thu_vien": name}]}
    if day:
        values["ngay"] = day
    with pytest.raises(InputError, match=words) as caught:
        made(**values)
    assert caught.value.at is not None and caught.value.at.path == ("can_cu", 1)


def test_the_last_day_of_a_passage_still_counts() -> None:
    assert made(can_cu=[{"thu_vien": "can-cu-cu"}], ngay="31/12/2023")["can_cu"] == ["Căn cứ Luật cũ;"]


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(ErrorGroup) as caught:
        made(ky="ai-do", can_cu=[{"thu_vien": "khong-co"}])
    assert len(caught.value.errors) == 2
