"""Bodies by date: look-up, search, symbols, counterparts, signatures, recipients."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import bodies, functions, recipients, signatures

IN_2022, SPRING_2025, TWO_TIER = date(2022, 10, 12), date(2025, 4, 1), date(2026, 3, 1)


def ids(found: tuple[bodies.Body, ...]) -> list[str]:
    return [body.id for body in found]


def test_every_reference_names_a_body_that_is_there():
    known = set(bodies.all_bodies())
    named = {
        name
        for body in bodies.all_bodies().values()
        for name in (
            *body.predecessors,
            *body.successors,
            *(link.id for link in body.lower),
            *([body.upper] if body.upper else []),
        )
    }
    named |= {link.id for field in functions.all_fields().values() for row in field.holders.values() for link in row}
    assert named - known == set()
    assert {body.sign for body in bodies.all_bodies().values() if body.sign} - set(signatures.all_rules()) == set()
    assert {name for body in bodies.all_bodies().values() for name in body.fields} - set(
        functions.all_fields()
    ) == set()


def test_levels_and_names_of_places_are_known_ones():
    places = re.compile(r"\{(tinh|huyen|xa|ten_tinh|ten_huyen|khu_dan_cu)\}")
    for body in bodies.all_bodies().values():
        assert body.level in bodies.LEVELS
        assert "{" not in places.sub("", body.name)
        assert body.start is None or body.end is None or body.start <= body.end


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("Sở Nội vụ", "so_noi_vu"),
        ("sở lđtbxh", "so_ldtbxh"),
        ("Sở LĐ-TB&XH", "so_ldtbxh"),
        ("so noi vu tinh hai duong", "so_noi_vu"),
        ("SNV", "so_noi_vu"),
        ("Văn phòng UBND tỉnh", "vp_ubnd_tinh"),
        ("Bộ Nông nghiệp và Môi trường", "bo_nnmt"),
        ("UBND xã Phú Tâm", "ubnd_xa"),
        ("UBND huyện Châu Thành", "ubnd_huyen"),
        ("Hội LHPN xã", "hoi_lhpn_xa"),
        ("Ban TĐKT tỉnh", "ban_tdkt_tinh"),
    ],
)
def test_a_body_is_found_however_it_is_written(words, best):
    assert bodies.find(words)[0].id == best


def test_search_keeps_to_the_day_and_the_level():
    assert ids(bodies.find("Sở Lao động", on=IN_2022)) == ["so_ldtbxh"]
    assert bodies.find("Sở Lao động - Thương binh và Xã hội", on=TWO_TIER) == ()
    assert ids(bodies.find("Phòng Nội vụ", level="huyen")) == ["phong_noi_vu_huyen"]
    assert bodies.find("   ") == ()


@given(st.text(max_size=40))
def test_any_words_can_be_searched(words):
    assert all(isinstance(body, bodies.Body) for body in bodies.find(words))


def test_names_are_filled_with_the_unit():
    body = bodies.by_id("so_noi_vu")
    assert body is not None
    assert body.named("tỉnh Hải Dương") == "Sở Nội vụ tỉnh Hải Dương"
    assert body.parent_line("thành phố Hải Phòng") == "UBND THÀNH PHỐ HẢI PHÒNG"
    assert body.plain_name == "Sở Nội vụ"
    assert bodies.bare_name("thành phố Cần Thơ") == "Cần Thơ"


def test_the_level_below_the_province_is_the_commune_from_july_2025():
    ubnd = bodies.all_bodies()["ubnd_tinh"]
    assert ids(bodies.lower_bodies(ubnd, date(2025, 6, 30))) == ["ubnd_huyen"]
    assert ids(bodies.lower_bodies(ubnd, date(2025, 7, 1))) == ["ubnd_xa"]
    commune = bodies.all_bodies()["ubnd_xa"]
    assert ids(bodies.upper_bodies(commune, IN_2022)) == ["ubnd_huyen"]
    assert ids(bodies.upper_bodies(commune, TWO_TIER)) == ["ubnd_tinh"]
    assert (bodies.lower_level("tinh", IN_2022), bodies.lower_level("tinh", TWO_TIER)) == ("huyen", "xa")
    assert bodies.lower_level("thon", TWO_TIER) is None


@pytest.mark.parametrize(
    ("field", "level", "on", "unit_type", "holders"),
    [
        ("giam_ngheo", "tinh", IN_2022, None, ["so_ldtbxh"]),
        ("giam_ngheo", "huyen", IN_2022, None, ["phong_ldtbxh_huyen"]),
        ("giam_ngheo", "tinh", SPRING_2025, None, ["so_nnmt"]),
        ("giam_ngheo", "huyen", SPRING_2025, None, ["phong_nnmt_huyen"]),
        ("giam_ngheo", "xa", TWO_TIER, "xa", ["phong_kinh_te_xa"]),
        ("giam_ngheo", "xa", TWO_TIER, "phuong", ["phong_kthtdt_phuong"]),
        ("giam_ngheo", "huyen", TWO_TIER, None, []),
        ("thi_dua_khen_thuong", "tinh", IN_2022, None, ["so_noi_vu"]),
        ("thi_dua_khen_thuong", "xa", TWO_TIER, None, ["phong_vhxh_xa"]),
        ("thong_tin_co_so", "tinh", IN_2022, None, ["so_tttt"]),
        ("thong_tin_co_so", "tinh", TWO_TIER, None, ["so_vhttdl"]),
        ("quan_ly_thi_truong", "tinh", IN_2022, None, []),
    ],
)
def test_who_holds_a_field_of_work_on_a_day(field, level, on, unit_type, holders):
    assert ids(functions.holders(field, level, on, unit_type=unit_type)) == holders


def test_a_duty_of_2022_finds_its_commune_counterpart_of_today_by_its_field():
    sở = bodies.all_bodies()["so_ldtbxh"]
    assert ids(functions.counterparts(sở, "giam_ngheo", "xa", TWO_TIER, unit_type="xa")) == ["phong_kinh_te_xa"]
    assert ids(functions.counterparts(sở, "bao_tro_xa_hoi", "xa", TWO_TIER)) == ["phong_vhxh_xa"]
    assert ids(functions.counterparts(sở, "không có lĩnh vực này", "xa", TWO_TIER)) == []
    assert functions.find_field("giảm nghèo")[0].id == "giam_ngheo"


def test_an_ended_body_leads_to_its_heirs():
    phòng = bodies.all_bodies()["phong_ldtbxh_huyen"]
    assert ids(bodies.successors(phòng, IN_2022)) == ["phong_ldtbxh_huyen"]
    assert "phong_vhxh_xa" in ids(bodies.successors(phòng, TWO_TIER))
    assert all(body.exists(TWO_TIER) for body in bodies.successors(phòng, TWO_TIER))


@pytest.mark.parametrize(
    ("symbol", "kind", "issuer", "unit", "first"),
    [
        ("KH-UBND", "ke-hoach", "UBND", "", "ubnd_tinh"),
        ("TTr-SNV", "to-trinh", "SNV", "", "so_noi_vu"),
        ("BC - VHXH", "bao-cao", "VHXH", "", "phong_vhxh_xa"),
        ("UBND-VX", None, "UBND", "VX", "ubnd_tinh"),
        ("SNV-TCBC", None, "SNV", "TCBC", "so_noi_vu"),
        ("NQ/TU", "nghi-quyet", "TU", "", "tinh_uy"),
        ("TB-VPCP", "thong-bao", "VPCP", "", "vpcp"),
        ("KH-MTTQ-BTT", "ke-hoach", "MTTQ", "BTT", "ubmttq_tinh"),
        ("QĐ-TTg", "quyet-dinh", "TTg", "", None),
        ("", None, "", "", None),
    ],
)
def test_what_a_symbol_says_of_kind_and_issuer(symbol, kind, issuer, unit, first):
    read = signatures.read_symbol(symbol)
    assert (read.kind.id if read.kind else None, read.issuer, read.unit) == (kind, issuer, unit)
    assert (read.bodies[0].id if read.bodies else None) == first


def test_how_bodies_sign():
    rule = signatures.rule_of(bodies.all_bodies()["ubnd_tinh"])
    assert rule is not None
    assert rule.lines["collective_deputy"] == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert rule.lines["own_authority"] == ("CHỦ TỊCH",)
    department = signatures.rule_of(bodies.all_bodies()["so_noi_vu"])
    assert department is not None
    assert department.lines["deputy"] == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert all(
        line == line.upper()
        for one in signatures.all_rules().values()
        for lines in one.lines.values()
        for line in lines
    )


def test_usual_recipients_follow_the_day():
    before = recipients.for_document("ubnd_tinh", "KH", IN_2022)
    after = recipients.for_document("ubnd_tinh", "KH", TWO_TIER)
    assert before is not None
    assert after is not None
    assert "UBND các huyện, thị xã, thành phố" in [line.text for line in before.lines]
    assert "UBND các xã, phường, đặc khu" in [line.text for line in after.lines]
    assert before.lines[-1].text.startswith("Lưu: VT")
    assert recipients.for_document("ubnd_huyen", "KH", TWO_TIER) is None
    department = recipients.for_document("so_noi_vu", "TTr", TWO_TIER)
    assert department is not None
    assert department.lines[0].text == "Như trên"


def test_what_is_from_memory_says_so():
    assert not bodies.all_bodies()["phong_tdkt_snv"].confirmed
    assert bodies.all_bodies()["so_noi_vu"].confirmed
