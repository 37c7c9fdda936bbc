"""Who stands twice: one person under two units is found, two people of one name are not; nothing personal is told."""

from __future__ import annotations

from typing import Any

import pytest

from generator.drafting.awards.identity import name_key
from generator.model.awards import Outcome
from tests.drafting.awards.rounds import found, nominee, outcomes, round_of

FAIL, UNCLEAR = Outcome.FAIL, Outcome.UNCLEAR


def person(id_: str, name: str = "Nguyễn Thị Hòa", **changes: Any) -> dict[str, Any]:
    return nominee("ca_nhan", "BKTINH", **{"ma": id_, "ten": name, **changes})


BORN = {"ngay_sinh": "12/05/1985"}
# fmt: off
SURE: dict[str, list[dict[str, Any]]] = {
    "one person in two units": [person("1", **BORN, don_vi="Xã A"), person("2", **BORN, don_vi="Xã B")],
    "the tone mark in another place": [person("1", **BORN), person("2", "Nguyễn Thị Hoà", **BORN)],
    "title, case and spaces": [person("1", **BORN), person("2", "Bà  NGUYỄN THỊ HÒA", **BORN)],
    "one identity number, no birth date": [person("1", so_dinh_danh="079000000001"), person("2", so_dinh_danh="079 000 000 001")],
    "a body of one name at one place": [nominee("tap_the", "BKTINH", dia_chi="Xã A"), nominee("tap_the", "BKTINH", ma="2", dia_chi="xã A")],
}
PERHAPS: dict[str, tuple[list[dict[str, Any]], str]] = {
    "no birth date": ([person("1", **BORN), person("2")], "chưa đủ ngày sinh hoặc số định danh"),
    "a person and a householder": ([person("1"), nominee("ho_gia_dinh", "BKTINH", ma="2", ten="Nguyễn Thị Hòa")], "một bên cho hộ gia đình"),
    "one number, two names": ([person("1", so_dinh_danh="079000000001"), person("2", "Trần Văn Ba", so_dinh_danh="079000000001")], "có cùng số định danh nhưng khác tên"),
    "a body whose place is not told": ([nominee("tap_the", "BKTINH", dia_chi="Xã A"), nominee("tap_the", "BKTINH", ma="2")], "chưa ghi đơn vị, địa chỉ"),
    "two households of one name and hamlet": ([nominee("ho_gia_dinh", "BKTINH", ten="Lý Thị Sa", dia_chi="ấp 1"), nominee("ho_gia_dinh", "BKTINH", ma="2", ten="Lý Thị Sa", dia_chi="Ấp 1")], "chưa đủ ngày sinh"),
}
APART: dict[str, list[dict[str, Any]]] = {
    "other birth dates": [person("1", **BORN), person("2", ngay_sinh="13/05/1985")],
    "other identity numbers": [person("1", so_dinh_danh="079000000001"), person("2", so_dinh_danh="079000000002")],
    "another name by its tone": [person("1", **BORN), person("2", "Nguyễn Thị Hoa", **BORN)],
    "bodies of one name in two communes": [nominee("tap_the", "BKTINH", ten="Chi hội Phụ nữ ấp 1", dia_chi="Xã A"), nominee("tap_the", "BKTINH", ma="2", ten="Chi hội Phụ nữ ấp 1", dia_chi="Xã B")],
    "householders of one name in two hamlets": [nominee("ho_gia_dinh", "BKTINH", ten="Lý Thị Sa", dia_chi="ấp 1"), nominee("ho_gia_dinh", "BKTINH", ma="2", ten="Lý Thị Sa", dia_chi="ấp 2")],
    "a person and a body": [person("1", "Hòa Bình"), nominee("tap_the", "BKTINH", ma="2", ten="Hòa Bình")],
}
# fmt: on


@pytest.mark.parametrize("who", SURE.values(), ids=SURE.keys())
def test_one_subject_twice_fails_and_both_codes_are_told(who: list[dict[str, Any]]) -> None:
    (one,) = found(round_of(*who), "KT-022")
    assert one.outcome is FAIL
    assert "(mã 1 và 2)" in one.reason
    assert outcomes(round_of(*who), "KT-104") == []


@pytest.mark.parametrize(("who", "why"), PERHAPS.values(), ids=PERHAPS.keys())
def test_what_may_be_one_subject_is_asked_without_personal_data(who: list[dict[str, Any]], why: str) -> None:
    (one,) = found(round_of(*who), "KT-104")
    assert one.outcome is UNCLEAR
    assert why in one.reason
    assert "1985" not in one.reason
    assert "0790" not in one.reason
    assert outcomes(round_of(*who), "KT-022") == []


@pytest.mark.parametrize("who", APART.values(), ids=APART.keys())
def test_two_subjects_of_one_name_are_left_alone(who: list[dict[str, Any]]) -> None:
    assert outcomes(round_of(*who), "KT-022") == outcomes(round_of(*who), "KT-104") == []


@pytest.mark.parametrize("name", ["Ông Lê Văn Thuỷ", "lê văn thủy", "Hộ gia đình ông Lê Văn Thủy", "  LÊ  VĂN THỦY "])
def test_a_name_is_known_by_its_letters_and_tones(name: str) -> None:
    assert name_key(name) == "lê văn thủy"


def test_a_very_common_name_is_compared_a_bounded_number_of_times() -> None:
    many = round_of(*(person(str(number)) for number in range(1, 400)))
    assert len(found(many, "KT-104")) == 3


def test_one_achievement_with_one_paper_stated_for_two_is_told_to_both() -> None:
    done = {"thanh_tich": [{"nam": 2024, "noi_dung": "Xây cầu Hòa Bình", "minh_chung": "Biên bản số 5"}]}
    again = {"thanh_tich": [{"nam": 2024, "noi_dung": "xây cầu Hoà Bình.", "minh_chung": "biên bản số 5"}]}
    other = {"thanh_tich": [{"nam": 2024, "noi_dung": "Xây cầu Hòa Bình", "minh_chung": "Biên bản số 6"}]}
    told, met = found(round_of(person("1", "Một", **done), person("2", "Hai", **again)), "KT-015")
    assert told.reason.startswith("Thành tích “Xây cầu Hòa Bình” cùng minh chứng được khai cho cả mã 2:")
    assert met.outcome is Outcome.PASS
    assert len(found(round_of(person("1", "Một", **done), person("2", "Hai", **other)), "KT-015")) == 1
