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
            "pho-giam-doc": {
                "quyen_han_chuc_vu": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
                "ho_ten": "Nguyễn Thị D",
                "tu_ngay": "01/02/2026",
                "den_ngay": "30/9/2026",
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


@pytest.mark.parametrize(
    "day, said",
    [
        ("31/01/2026", "“pho-giam-doc” chỉ được ký từ ngày 01/02/2026"),
        ("01/02/2026", None),
        ("30/9/2026", None),
        ("01/10/2026", "“pho-giam-doc” chỉ được ký đến ngày 30/09/2026"),
    ],
)
def test_a_right_to_sign_has_its_days(day: str, said: str | None) -> None:
    if said is None:
        assert made(ngay=day, ky="pho-giam-doc")["ky"]["ho_ten"] == "Nguyễn Thị D"
        return
    with pytest.raises(InputError, match=said):
        made(ngay=day, ky="pho-giam-doc")


def written(lines: list[str] | str, name: str, **values: Any) -> dict[str, Any]:
    return made(ngay="05/3/2026", ky={"quyen_han_chuc_vu": lines, "ho_ten": name}, **values)


@pytest.mark.parametrize(
    "lines, name",
    [
        pytest.param(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Nguyễn Thị D", id="as in the profile"),
        pytest.param("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "nguyễn thị  D", id="one block of lines, other case and spaces"),
        pytest.param("CHÁNH THANH TRA", "Lý Văn E", id="someone else who signs for himself"),
        pytest.param(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "……", id="a name still to be filled in"),
    ],
)
def test_a_signature_that_is_written_out_is_kept(lines: list[str] | str, name: str) -> None:
    assert written(lines, name)["ky"] == {"quyen_han_chuc_vu": lines, "ho_ten": name}


@pytest.mark.parametrize(
    "lines, name, said, hint",
    [
        pytest.param(
            ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            "Lê Thị C",
            "“Lê Thị C” không được ký “KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC” theo hồ sơ cơ quan",
            "người này được ký: “TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG”",
            id="TL. only",
        ),
        pytest.param(
            "GIÁM ĐỐC",
            "Nguyễn Thị D",
            "“Nguyễn Thị D” không được ký “GIÁM ĐỐC” theo hồ sơ cơ quan",
            "người này được ký: “KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC”",
            id="the deputy as the head",
        ),
        pytest.param(
            ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
            "Phạm Văn F",
            "hồ sơ cơ quan không có “Phạm Văn F” được ký “TL. GIÁM ĐỐC / TRƯỞNG PHÒNG”",
            "ghi người này và quyền ký vào nguoi_ky của hồ sơ",
            id="nobody with this right",
        ),
    ],
)
def test_a_signer_without_the_right_is_told(lines: list[str] | str, name: str, said: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        written(lines, name)
    assert (caught.value.message, caught.value.hint) == (said, hint)
    assert caught.value.at is not None and caught.value.at.path[0] == "ky"


def test_a_right_that_is_written_out_has_its_kinds_too() -> None:
    with pytest.raises(InputError, match="không được ký loại ke-hoach"):
        written(["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "Lê Thị C", loai="ke-hoach")


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"co_quan": "SỞ TÀI CHÍNH"}, id="of another body"),
        pytest.param({"ky_trai": {"quyen_han_chuc_vu": "ĐẠI DIỆN BÊN A", "ho_ten": "X"}}, id="of the other party"),
    ],
)
def test_the_rights_are_those_of_the_office_alone(values: dict[str, Any]) -> None:
    assert written(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Phạm Văn F", **values)["ky"]["ho_ten"] == "Phạm Văn F"


def test_the_usual_signatory_must_be_one() -> None:
    with pytest.raises(ValueError, match="nguoi_ky_thuong_dung: “ai-do” không có trong nguoi_ky"):
        Office.model_validate({"nguoi_ky_thuong_dung": "ai-do"})


def test_a_set_of_bases_is_that_of_the_documents_day() -> None:
    def bases(day: str) -> list[str]:
        return list(
            made(ngay=day, can_cu=[{"thu_vien": "thi-dua-khen-thuong"}, "Theo đề nghị của Văn phòng."])["can_cu"]
        )

    assert bases("12/10/2022") == [
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều của "
        "Luật Thi đua, khen thưởng;",
        "Theo đề nghị của Văn phòng.",
    ]
    assert bases("05/3/2025")[:2] == [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của "
        "Luật Thi đua, khen thưởng;",
    ]
    assert bases("05/11/2026")[1] == (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026;"
    )


def test_words_of_an_act_that_are_not_known_are_a_visible_blank() -> None:
    lines = made(ngay="05/11/2026", can_cu=[{"thu_vien": "thi-dua-khen-thuong"}])["can_cu"]
    assert lines[-1] == "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ ……."


def test_a_set_at_the_end_of_the_bases_ends_them_and_a_passage_of_the_office_stands_as_it_wrote_it() -> None:
    assert made(can_cu=[{"thu_vien": "van-thu"}])["can_cu"][-1].endswith(" về công tác văn thư.")
    assert made(can_cu=[{"thu_vien": "can-cu-thi-dua"}])["can_cu"][-1].endswith("năm 2022;")


@pytest.mark.parametrize(
    "name, day, said",
    [
        ("mot-cua", "05/3/2020", "bộ căn cứ “mot-cua” không có văn bản nào còn hiệu lực ở ngày 05/03/2020"),
        ("chinh-quyen-dia-phuong", "05/4/2025", "chưa rõ 77/2015/QH13 còn hiệu lực ở ngày 05/04/2025 không"),
        ("thi-dua-khen-thuongg", "05/3/2026", "thư viện không có đoạn “thi-dua-khen-thuongg”"),
    ],
)
def test_a_set_that_cannot_be_cited_is_told(name: str, day: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        made(ngay=day, can_cu=[{"thu_vien": name}])
    assert caught.value.message == said
    assert caught.value.hint and (name != "thi-dua-khen-thuongg" or "thi-dua-khen-thuong" in caught.value.hint)


def test_a_set_of_bases_stands_among_the_bases_only() -> None:
    with pytest.raises(InputError, match="thư viện không có đoạn “van-thu”"):
        made(noi_dung=[{"thu_vien": "van-thu"}])
