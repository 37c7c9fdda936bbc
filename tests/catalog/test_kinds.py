"""The 29 kinds and the three copies."""

from __future__ import annotations

import pytest

from generator.catalog import kinds
from generator.errors import InputError

SYMBOLS = {
    "nghi-quyet": "NQ",
    "quyet-dinh": "QĐ",
    "chi-thi": "CT",
    "quy-che": "QC",
    "quy-dinh": "QyĐ",
    "thong-cao": "TC",
    "thong-bao": "TB",
    "huong-dan": "HD",
    "chuong-trinh": "CTr",
    "ke-hoach": "KH",
    "phuong-an": "PA",
    "de-an": "ĐA",
    "du-an": "DA",
    "bao-cao": "BC",
    "bien-ban": "BB",
    "to-trinh": "TTr",
    "hop-dong": "HĐ",
    "cong-van": "",
    "cong-dien": "CĐ",
    "ban-ghi-nho": "BGN",
    "ban-thoa-thuan": "BTT",
    "giay-uy-quyen": "GUQ",
    "giay-moi": "GM",
    "giay-gioi-thieu": "GGT",
    "giay-nghi-phep": "GNP",
    "phieu-gui": "PG",
    "phieu-chuyen": "PC",
    "phieu-bao": "PB",
    "thu-cong": "",
}


def test_there_are_the_29_kinds_of_the_decree_with_its_abbreviations():
    assert {kind.id: kind.symbol for kind in kinds.all_kinds()} == SYMBOLS
    assert {kind.id: kind.symbol for kind in kinds.copies()} == {"sao-y": "SY", "trich-sao": "TrS", "sao-luc": "SL"}


def test_only_cong_van_and_thu_cong_print_no_name():
    assert [kind.id for kind in kinds.all_kinds() if not kind.printed] == ["cong-van", "thu-cong"]


def test_what_the_forms_demand():
    assert [kind.id for kind in kinds.all_kinds() if kind.authority] == ["nghi-quyet", "quyet-dinh"]
    assert [kind.id for kind in kinds.all_kinds() if not kind.date_line] == ["bien-ban"]
    assert [kind.id for kind in kinds.all_kinds() if kind.signatures == 2] == ["bien-ban"]
    assert [kind.id for kind in kinds.all_kinds() if kind.addressee == "co"] == ["to-trinh", "cong-van"]
    assert kinds.get("quyet-dinh").enacting == "QUYẾT ĐỊNH:"
    assert kinds.get("nghi-quyet").enacting == "QUYẾT NGHỊ:"
    assert kinds.get("bao-cao").addressee == "gui_len"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("KẾ HOẠCH", "ke-hoach"),
        ("kế hoạch", "ke-hoach"),
        ("  TỜ\u00a0TRÌNH ", "to-trinh"),
        ("BẢN THOẢ THUẬN", "ban-thoa-thuan"),
        ("Giấy uỷ quyền", "giay-uy-quyen"),
        ("SAO Y", "sao-y"),
        ("Bản sao y", "sao-y"),
        ("Công văn", "cong-van"),
    ],
)
def test_a_kind_is_found_by_its_name_in_any_dress(name, slug):
    found = kinds.by_name(name)
    assert found is not None
    assert found.id == slug


@pytest.mark.parametrize("name", ["", "KẾ HOẠCH CÔNG TÁC", "KE HOACH", "Nghị định"])
def test_other_names_are_no_kind(name):
    assert kinds.by_name(name) is None


@pytest.mark.parametrize(
    ("letters", "slug"), [("QyĐ", "quy-dinh"), ("QĐ", "quyet-dinh"), ("TTR", "to-trinh"), ("kh", "ke-hoach")]
)
def test_a_kind_is_found_by_its_letters(letters, slug):
    found = kinds.by_symbol(letters)
    assert found is not None
    assert found.id == slug


def test_letters_that_differ_in_case_alone_never_mean_two_kinds():
    symbols = [kind.symbol.casefold() for kind in (*kinds.all_kinds(), *kinds.copies()) if kind.symbol]
    assert len(symbols) == len(set(symbols))


def test_an_unknown_id_is_refused_with_the_nearest_ones():
    with pytest.raises(InputError, match="không có loại văn bản") as refused:
        kinds.get("kehoach")
    assert "ke-hoach" in (refused.value.hint or "")
    assert kinds.find("kehoach") is None
