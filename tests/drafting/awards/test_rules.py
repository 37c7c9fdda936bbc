"""Rules one by one at their borders: dates, papers, council, figures, names. Each case states the rule and what it must say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.drafting import awards
from generator.model.awards import Judgement, Outcome
from tests.drafting.awards.rounds import HAI_DUONG, SOC_TRANG, found, nominee, outcomes, plan, round_of
from tests.drafting.awards.test_chains import grades, held, merit

PASS, FAIL, UNCLEAR, NOTE = Outcome.PASS, Outcome.FAIL, Outcome.UNCLEAR, Outcome.NOTE


def person(award: str = "BKTINH", **changes: Any) -> dict[str, Any]:
    return nominee("ca_nhan", award, **changes)


def body(award: str = "BKTINH", **changes: Any) -> dict[str, Any]:
    return nominee("tap_the", award, **changes)


def firm(**changes: Any) -> dict[str, Any]:
    return nominee("doanh_nghiep", "BKTINH", **changes)


def council(**changes: Any) -> dict[str, Any]:
    sound = {"ten": "Hội đồng", "quyet_dinh": "01/QĐ-UBND", "ngay_hop": "02/12/2025", "so_thanh_vien": 15, "co_mat": 13}
    return {"hoi_dong": {**sound, "chu_tri": "Lê Văn Chủ", "thu_ky": "Võ Thị Ký", **changes}}


def ballot(**changes: Any) -> dict[str, Any]:
    return person(bieu_quyet={"dong_y": 12, "khong_dong_y": 1, "phat_ra": 13, "thu_ve": 13, **changes})


def dates(submitted: str, decided: str = "", **more: Any) -> dict[str, Any]:
    return {"ngay_trinh": submitted, "ngay_quyet_dinh": decided or None, **more}


LEAVE = [*grades("tot", 2020, 2021, 2023, 2024), {"nam": 2022, "muc": "", "nghi_thai_san": "có"}]
POOR = {"nam": 2024, "tong_ho": 1000, "ho_ngheo": 62}
BEFORE = {"nam": 2023, "tong_ho": 1000, "ho_ngheo": 88}
GIFTS = [{"loai": kind, "gia_tri": 100, "chung_tu": "phiếu thu (mẫu)"} for kind in ("dat", "tien", "ngay_cong")]
# fmt: off
CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str, list[Outcome]]] = {
    "001: neither submitted nor received: the day of assessing holds": (person(), {"ngay_trinh": None}, "KT-001", [PASS]),
    "002: submitted on the last day of 2023, decided after": (person(), dates("31/12/2023", "02/01/2024"), "KT-002", [UNCLEAR]),
    "002: submitted and decided before": (person(), dates("30/12/2023", "31/12/2023"), "KT-002", []),
    "002: submitted on the first day of 2024": (person(), dates("01/01/2024", "02/01/2024"), "KT-002", []),
    "003: submitted on 30/6/2025, decided on 01/7/2025": (person(), dates("30/06/2025", "01/07/2025"), "KT-003", [UNCLEAR]),
    "003: submitted on 01/7/2025": (person(), dates("01/07/2025", "02/07/2025"), "KT-003", []),
    "004: received on 30/9/2026": (person(), dates("30/09/2026"), "KT-004", []),
    "004: received on 01/10/2026": (person(), dates("30/09/2026", ngay_nhan="01/10/2026"), "KT-004", [UNCLEAR]),
    "006: a certificate of the province in a round of the province": (person(), {}, "KT-006", [PASS]),
    "006: a certificate of the commune in a round of the province": (person("GK_XA"), {}, "KT-006", [FAIL]),
    "006: a state award goes upward": (person("BKTTG"), {}, "KT-006", [PASS]),
    "007: a sở gives no certificate of the province": (person(), {"cap_quyet_dinh": "so"}, "KT-007", [FAIL]),
    "008: the district on its last day": (person("GK_HUYEN"), dates("20/06/2025", "30/06/2025", cap_quyet_dinh="huyen"), "KT-008", [PASS]),
    "008: the day after": (person("GK_HUYEN"), dates("20/06/2025", "01/07/2025", cap_quyet_dinh="huyen"), "KT-008", [FAIL]),
    "009: the commune on the last day before": (person("CSTDCS"), dates("20/06/2025", "30/06/2025", cap_quyet_dinh="xa"), "KT-009", [FAIL]),
    "009: the commune on the first day": (person("CSTDCS"), dates("20/06/2025", "01/07/2025", cap_quyet_dinh="xa"), "KT-009", [PASS]),
    "009: advanced workers were the commune's by law before": (person("LDTT"), dates("20/06/2025", "30/06/2025", cap_quyet_dinh="xa"), "KT-009", []),
    "010: a district in the address after it ended": (person(dia_chi="ấp 1, xã A, huyện B"), dates("01/07/2025"), "KT-010", [UNCLEAR]),
    "010: the same while there were districts": (person(dia_chi="ấp 1, xã A, huyện B"), dates("30/06/2025"), "KT-010", []),
    "010: a province that was merged": (person(dia_chi="xã A, tỉnh Sóc Trăng"), dates("01/07/2025"), "KT-010", [UNCLEAR]),
    "010: the city that it is now part of": (person(dia_chi="xã A, thành phố Cần Thơ"), dates("01/07/2025"), "KT-010", []),
    "010: a city that stayed as it was": (person(dia_chi="xã A, thành phố Hà Nội"), dates("01/07/2025"), "KT-010", []),
    "013: an achievement on the day a discipline ends does not count": (person(het_ky_luat="10/10/2025", thanh_tich=[{"nam": 2025, "noi_dung": "x", "ngay": "10/10/2025"}]), {}, "KT-013", [FAIL]),
    "013: on the day after it does": (person(het_ky_luat="10/10/2025", thanh_tich=[{"nam": 2025, "noi_dung": "x", "ngay": "11/10/2025"}]), {}, "KT-013", []),
    "013: a discipline that lasts until the submission": (person(het_ky_luat="05/12/2025"), {}, "KT-013", [FAIL]),
    "013: grades until a discipline ended are no part of a chain": (merit("ca_nhan", "BKTTG", het_ky_luat="10/10/2020", xep_loai=grades("tot", 2020, 2021, 2022, 2023, 2024), da_khen=held("BKTINH", 2019) + held("CSTDCS", 2021, 2022, 2024)), {}, "KT-037", [FAIL]),
    "013: five years after it are": (merit("ca_nhan", "BKTTG", het_ky_luat="10/10/2019", xep_loai=grades("tot", 2020, 2021, 2022, 2023, 2024), da_khen=held("BKTINH", 2019) + held("CSTDCS", 2021, 2022, 2024)), {}, "KT-037", [PASS]),
    "015: the same achievement in other letters was rewarded": (person(thanh_tich=[{"nam": 2024, "noi_dung": "Xây cầu Hoà Bình."}], da_khen=[{"ma": "GK_XA", "nam": 2024, "thanh_tich": "xây cầu Hòa Bình"}]), {}, "KT-015", [FAIL]),
    "015: another achievement was": (person(thanh_tich=[{"nam": 2024, "noi_dung": "Xây cầu"}], da_khen=[{"ma": "GK_XA", "nam": 2024, "thanh_tich": "Làm đường"}]), {}, "KT-015", [PASS]),
    "017: a state award in the same year, old law": (person("BKTTG", da_khen=[{"ma": "HCLD3", "nam": 2023}]), dates("10/12/2023"), "KT-017", [FAIL]),
    "017: the same under the law of 2022 is a note": (person("BKTTG", da_khen=[{"ma": "HCLD3", "nam": 2025}]), {}, "KT-017", []),
    "019: a year of maternity leave breaks no chain": (merit("ca_nhan", "BKTTG", xep_loai=LEAVE, da_khen=held("BKTINH", 2019) + held("CSTDCS", 2021, 2023, 2024)), {}, "KT-037", [PASS]),
    "019: under the earlier decree it is asked": (merit("ca_nhan", "BKTTG", xep_loai=LEAVE), dates("10/06/2025"), "KT-019", [UNCLEAR]),
    "044: a gap in the grades": (merit("ca_nhan", "BKTTG", xep_loai=grades("tot", 2021, 2022, 2024)), {}, "KT-044", [FAIL]),
    "044: no gap over maternity leave": (merit("ca_nhan", "BKTTG", xep_loai=LEAVE), {}, "KT-044", []),
    "047a: exactly 15 %": (person("CSTDCS", xep_loai=grades("tot", 2023), sang_kien=[{"ten": "s", "nam": 2023, "cong_nhan": "1"}], so_ldtt=20, so_cstdcs=3), dates("10/12/2023"), "KT-047a", [PASS, PASS]),
    "047a: above 15 %": (person("CSTDCS", xep_loai=grades("tot", 2023), sang_kien=[{"ten": "s", "nam": 2023, "cong_nhan": "1"}], so_ldtt=20, so_cstdcs=4), dates("10/12/2023"), "KT-047a", [PASS, FAIL]),
    "047b: from October 2026 it is asked": (person("CSTDCS", xep_loai=grades("xuat_sac", 2026)), dates("01/10/2026"), "KT-047b", [UNCLEAR]),
    "048: titles not declared are asked": (person("CSTDTINH"), {}, "KT-048", [UNCLEAR, UNCLEAR]),
    "048: three in a row and an idea for the province": (person("CSTDTINH", da_khen=held("CSTDCS", 2023, 2024, 2025), sang_kien=[{"ten": "s", "nam": 2025, "cong_nhan": "1", "pham_vi": "tinh"}]), {}, "KT-048", [PASS, PASS]),
    "048: a gap": (person("CSTDTINH", da_khen=held("CSTDCS", 2022, 2024, 2025)), {}, "KT-048", [FAIL, UNCLEAR]),
    "050: 50 % under the old law": (body("TTLDTT", so_nguoi=10, so_ldtt=5, co_nguoi_bi_canh_cao="không"), dates("10/12/2023"), "KT-050", [PASS, PASS]),
    "052: all three kinds, recognised": (nominee("ho_gia_dinh", "BKTINH", dong_gop_duoc_cong_nhan="có", dong_gop=GIFTS), {}, "KT-052", [PASS]),
    "052: only one of the three kinds": (nominee("ho_gia_dinh", "BKTINH", dong_gop_duoc_cong_nhan="có", dong_gop=GIFTS[:1]), {}, "KT-052", [UNCLEAR]),
    "052: nobody has recognised it": (nominee("ho_gia_dinh", "BKTINH", dong_gop=GIFTS), {}, "KT-052", [UNCLEAR]),
    "052: without a paper": (nominee("ho_gia_dinh", "BKTINH", dong_gop=[{"loai": "dat", "gia_tri": 300}]), {}, "KT-052", [UNCLEAR]),
    "061: not declared is asked": (nominee("ho_gia_dinh", "GK_XA", dien_ho_dau="ngheo"), {}, "KT-061", [UNCLEAR]),
    "061: registered on the day of the escape": (nominee("ho_gia_dinh", "GK_XA", dien_ho_dau="ngheo", dang_ky_thoat_ngheo="20/12/2024", ngay_thoat_ngheo="20/12/2024"), {}, "KT-061", [FAIL]),
    "062: a loan overdue": (nominee("ho_gia_dinh", "GK_XA", dien_ho_dau="ngheo", vay_von=[{"chuong_trinh": "p", "dung_muc_dich": "có", "dung_han": "có", "qua_han": "1.000", "xac_nhan": "có"}]), {}, "KT-062", [FAIL]),
    "075: the minutes are missing": (person(), {"hoi_dong": None}, "KT-075", [UNCLEAR]),
    "075: the simplified procedure needs none": (person(thu_tuc_don_gian="có", loai_hinh="dot_xuat"), {"hoi_dong": None}, "KT-075", []),
    "079: a firm in 2025 needs tax and insurance": (firm(), {}, "KT-079", [UNCLEAR, UNCLEAR]),
    "079: a firm in 2024 needs tax only": (firm(), dates("10/12/2024"), "KT-079", [UNCLEAR]),
    "079: a confirmation of a year ago is too old": (firm(giay_to=[{"loai": "thue", "ngay": "01/12/2024"}, {"loai": "bao_hiem", "ngay": "01/12/2025"}]), {}, "KT-079", [UNCLEAR]),
    "079: the head of a firm needs the firm's": (person(phan_loai="doanh_nhan_tri_thuc", lanh_dao="có"), {}, "KT-079", [UNCLEAR]),
    "080: an initiative without recognition": (merit("ca_nhan", "BKTINH", sang_kien=[{"ten": "s", "nam": 2024}]), {}, "KT-080", [UNCLEAR]),
    "081: ten working days, the first not a holiday": (body("HCLD3", cong_khai_tu="17/11/2025", cong_khai_den="28/11/2025"), {}, "KT-081", [PASS]),
    "081: nine working days": (body("HCLD3", cong_khai_tu="18/11/2025", cong_khai_den="28/11/2025"), {}, "KT-081", [FAIL]),
    "083: told that the files are missing": (person("BKTTG"), {"tep_dien_tu": "không"}, "KT-083", [UNCLEAR]),
    "083: no question for an award of the province": (person(), {"tep_dien_tu": "không"}, "KT-083", []),
    "084: a sudden achievement": (person(thu_tuc_don_gian="có", loai_hinh="dot_xuat"), {}, "KT-084", [PASS]),
    "084: a movement has no simplified procedure": (person(thu_tuc_don_gian="có", ly_do_don_gian="khac"), {}, "KT-084", [FAIL]),
    "084: no reason is told": (person(thu_tuc_don_gian="có"), {}, "KT-084", [UNCLEAR]),
    "084: the reason is another kind of award": (person(thu_tuc_don_gian="có", ly_do_don_gian="cong_hien"), {}, "KT-084", [UNCLEAR]),
    "087: the council met after the submission": (person(), council(ngay_hop="06/12/2025"), "KT-087", [UNCLEAR]),
    "088: more present than members": (person(), council(co_mat=16), "KT-088", [FAIL]),
    "088: present and written more than members": (person(), council(y_kien_bang_van_ban=3), "KT-088", [FAIL]),
    "088: more names absent than seats empty": (person(), council(vang_mat=["A", "B", "C"]), "KT-088", [FAIL]),
    "088: two thirds exactly is a matter of the 80 % only": (person(), council(co_mat=10), "KT-088", []),
    "090: exactly 80 % of all members": (person("CSTDCS", bieu_quyet={"dong_y": 12}), dates("10/12/2024"), "KT-090", [PASS]),
    "090: one vote less": (person("CSTDCS", bieu_quyet={"dong_y": 11}), dates("10/12/2024"), "KT-090", [FAIL]),
    "090: under the decree of 2025 it is asked": (person("CSTDCS", bieu_quyet={"dong_y": 11}), {}, "KT-090", [UNCLEAR]),
    "091: sound": (ballot(), {}, "KT-091", [PASS]),
    "091: votes that do not add up": (ballot(dong_y=11, khong_hop_le=0), {}, "KT-091", [FAIL]),
    "091: a ballot of which nothing is told": (ballot(dong_y=11), {}, "KT-091", [UNCLEAR, PASS]),
    "091: a ballot that was not valid": (ballot(dong_y=11, khong_hop_le=1), {}, "KT-091", [PASS]),
    "091: more votes than ballots": (ballot(dong_y=13), {}, "KT-091", [FAIL, FAIL]),
    "091: more returned than issued": (ballot(thu_ve=14, dong_y=13), {}, "KT-091", [FAIL, FAIL]),
    "091: more votes than present": (person(bieu_quyet={"dong_y": 14}), {}, "KT-091", [FAIL]),
    "091: more opinions than members": (person(bieu_quyet={"dong_y": 13, "dong_y_bang_van_ban": 3}), {}, "KT-091", [FAIL]),
    "091: exactly one half": (person(bieu_quyet={"dong_y": 6, "khong_dong_y": 6}), council(co_mat=12), "KT-091", [UNCLEAR]),
    "091: one more than half": (person(bieu_quyet={"dong_y": 7, "khong_dong_y": 6}), {}, "KT-091", [PASS]),
    "096: the flag of the Government on its last day": (body("CO_CP", loai_hinh="cong_trang"), dates("30/06/2025"), "KT-096", []),
    "096: a day later under the decree of 2023": (body("CO_CP", loai_hinh="cong_trang"), dates("01/07/2024"), "KT-096", [FAIL]),
    "096: the national fighter on the last day": (person("CSTDTQ", xep_loai=grades("xuat_sac", 2023)), dates("31/12/2024"), "KT-096", []),
    "096: a day later": (person("CSTDTQ", xep_loai=grades("xuat_sac", 2023)), dates("01/01/2025"), "KT-096", [FAIL]),
    "098: a slip in the unit": (firm(dong_gop=[{"loai": "tin_dung", "gia_tri": "500.000.000.000", "so_ho": 100}]), {}, "KT-098", [UNCLEAR]),
    "099: a rate that its counts do not give": (body(ho_ngheo=[{**POOR, "ty_le": "6,3"}]), {}, "KT-099", [FAIL]),
    "099: rounded to two decimals it does": (body(ho_ngheo=[{"nam": 2024, "tong_ho": 3, "ho_ngheo": 1, "ty_le": "33,33"}]), {}, "KT-099", []),
    "100: movements that give the end": (body(ho_ngheo=[BEFORE, {**POOR, "so_thoat_ngheo": 40, "so_phat_sinh": 10, "so_tai_ngheo": 4}]), {}, "KT-100", []),
    "100: movements that do not": (body(ho_ngheo=[BEFORE, {**POOR, "so_thoat_ngheo": 40, "so_phat_sinh": 10, "so_tai_ngheo": 5}]), {}, "KT-100", [FAIL]),
    "100: a movement not told is not taken as zero": (body(ho_ngheo=[BEFORE, {**POOR, "so_thoat_ngheo": 40, "so_phat_sinh": 10}]), {}, "KT-100", []),
    "101: a population larger than the whole": (body(ho_ngheo=[POOR, {**POOR, "nhom": "Khmer", "tong_ho": 1001}]), {}, "KT-101", [FAIL]),
    "101: its poor more than all poor": (body(ho_ngheo=[POOR, {**POOR, "nhom": "Khmer", "ho_ngheo": 63}]), {}, "KT-101", [FAIL]),
    "102: the fall as it is": (body(ho_ngheo=[BEFORE, {**POOR, "muc_giam": "2,6"}]), {}, "KT-102", []),
    "102: the fall printed wrong": (body(ho_ngheo=[BEFORE, {**POOR, "muc_giam": "2,8"}]), {}, "KT-102", [FAIL]),
    "103: decided before submitted": (person(), dates("05/12/2025", "04/12/2025"), "KT-103", [FAIL]),
    "103: everything before the movement": (person(thanh_tich=[{"nam": 2020, "noi_dung": "x"}]), {}, "KT-103", [FAIL]),
    "103: something before it is a note": (person(thanh_tich=[{"nam": 2020, "noi_dung": "x"}, {"nam": 2024, "noi_dung": "y"}]), {}, "KT-103", []),
    "103: an achievement after the submission": (person(thanh_tich=[{"nam": 2025, "noi_dung": "x", "ngay": "06/12/2025"}]), {}, "KT-103", [FAIL]),
}
# fmt: on


@pytest.mark.parametrize(("who", "changes", "rule", "expected"), CASES.values(), ids=CASES.keys())
def test_a_rule_holds_at_its_border(
    who: dict[str, Any], changes: dict[str, Any], rule: str, expected: list[Outcome]
) -> None:
    assert outcomes(round_of(who, **changes), rule) == expected


def assessed(*who: dict[str, Any], plan_name: str | None = None, **changes: Any) -> Any:
    understood, document = plan(plan_name) if plan_name else (None, None)
    return awards.assess(round_of(*who, **changes), understood, dt.date(2025, 12, 5), plan_document=document)


def of_round(found_: Any, rule: str) -> list[Judgement]:
    return [j for j in found_.round if j.rule == rule]


@pytest.mark.parametrize(
    ("office", "outcome"),
    [("CHỦ TỊCH", None), ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", None), ("TM. ỦY BAN NHÂN DÂN", FAIL), ("PHÓ CHỦ TỊCH", FAIL), ("", UNCLEAR)],
)  # fmt: skip
def test_a_decision_is_signed_by_office(office: str, outcome: Outcome | None) -> None:
    decider = {"co_quan": ["ỦY BAN NHÂN DÂN"], "ten": "Ủy ban nhân dân thành phố Cần Thơ", "chuc_vu_ky": office}
    said = of_round(assessed(person(), noi_quyet_dinh=decider), "KT-106")
    assert [j.outcome for j in said] == ([outcome] if outcome else [])


@pytest.mark.parametrize(("place", "count"), [("thành phố Cần Thơ", 0), ("tỉnh Sóc Trăng", 0), ("Cần Thơ", 1), ("", 1)])
def test_the_place_of_an_award_is_written_as_its_name_needs_it(place: str, count: int) -> None:
    assert len(of_round(assessed(person(), ten_noi_khen={"BKTINH": place}), "KT-107")) == count


def test_more_leaders_than_workers_are_told_once() -> None:
    people = [person(ma=str(at), ten=f"Người {at}", lanh_dao="có" if at < 2 else "không") for at in range(3)]
    (said,) = of_round(assessed(*people), "KT-021")
    assert said.reason.startswith("Trong 3 cá nhân có 2 lãnh đạo, 1 người trực tiếp công tác, lao động:")
    assert of_round(assessed(*people[1:]), "KT-021") == []


def test_slips_of_a_source_are_not_copied_into_the_papers() -> None:
    (said,) = of_round(assessed(person(tom_tat="Xây dựng cuộc sống âm no, hạnh phúc")), "KT-111")
    assert "có phải “ấm no”?" in said.reason


def test_time_limits_are_counted_in_working_days_from_the_day_after_receipt() -> None:
    """Received on Friday 06/12/2024: five working days end on Friday 13/12, twenty on 06/01/2025 (01/01 is a holiday)."""
    said = of_round(assessed(person("BKTTG"), **dates("05/12/2024", "07/01/2025", ngay_nhan="06/12/2024")), "KT-097")
    assert [j.reason.partition("chậm nhất ngày ")[2][:10] for j in said] == ["13/12/2024", "06/01/2025"]
    assert said[1].reason.endswith("ngày quyết định 07/01/2025 là quá hạn")


def test_copied_reports_are_told_once_each_with_both_names() -> None:
    text = " ".join(f"từ{number}" for number in range(200))
    people = [person(ma=str(at), ten=f"Người {at}", van_ban_bao_cao=text) for at in range(1, 4)]
    said = of_round(assessed(*people), "KT-086")
    assert len(said) == 2
    assert "Người 1 (mã 1) và Người 2 (mã 2)" in said[0].reason


def test_of_very_many_copied_reports_fifty_are_told_and_the_others_counted() -> None:
    text = " ".join(f"từ{number}" for number in range(200))
    people = [person(ma=str(at), ten=f"Người {at}", van_ban_bao_cao=text) for at in range(60)]
    said = of_round(assessed(*people), "KT-086")
    assert len(said) == 51
    assert said[-1].reason.startswith("Còn 9 báo cáo thành tích khác")


def test_a_member_of_the_council_does_not_vote_for_himself() -> None:
    (said,) = found(round_of(person(ten="Lê Văn Chủ"), **council()), "KT-110")
    assert said.outcome is NOTE
    (said,) = found(round_of(person(quan_he_hoi_dong=["Võ Thị Ký"]), **council()), "KT-110")
    assert "Võ Thị Ký có quan hệ với" in said.reason
    (said,) = found(round_of(person(quan_he_hoi_dong=["Người Lạ"]), **council(thanh_vien=["Lê Văn Chủ"])), "KT-110")
    assert "không có trong danh sách thành viên" in said.reason


def test_years_without_a_plan_are_noted_and_a_plan_without_a_year_is_for_all() -> None:
    one = body(cap="huyen", giay_to=[{"loai": "ke_hoach", "so": "1/KH-UBND", "nam": 2024, "ngay": "05/01/2024"}])
    _met, said = found(round_of(one), "KT-058", "soc-trang-2022")
    assert said.reason.startswith("Chưa khai kế hoạch giảm nghèo năm 2022, 2023")
    every = body(cap="huyen", giay_to=[{"loai": "ke_hoach", "so": "1/KH-UBND"}])
    assert len(found(round_of(every), "KT-058", "soc-trang-2022")) == 1


def test_a_leader_proposed_for_a_state_award_may_need_the_standing_committee() -> None:
    opinion = [{"loai": "y_kien", "so": "1"}]
    (said,) = found(round_of(person("BKTTG", lanh_dao="có", giay_to=opinion)), "KT-082")
    assert (said.outcome, "Ban Thường vụ" in said.reason) == (NOTE, True)
    assert found(round_of(person("BKTTG", lanh_dao="không", giay_to=opinion)), "KT-082") == []


def test_a_head_graded_above_his_unit_is_noted() -> None:
    unit = body(ma="2", ten="Phòng Một", loai_hinh="cong_trang", xep_loai=grades("hoan_thanh", 2024))
    head = merit("ca_nhan", "BKTINH", lanh_dao="có", don_vi="Phòng Một", xep_loai=grades("xuat_sac", 2024))
    (said,) = found(round_of(head, unit), "KT-045")
    assert said.reason == "Năm 2024: Phòng Một xếp loại thấp hơn người đứng đầu, cần giải trình"


def test_preliminary_figures_are_to_be_called_so() -> None:
    rows = [{**BEFORE, "chinh_thuc": "có"}, {**POOR, "chinh_thuc": "không"}]
    (said,) = found(round_of(body(cap="xa", ho_ngheo=rows)), "KT-112", "soc-trang-2022")
    assert said.reason.startswith("Số liệu hộ nghèo năm 2024 là số liệu sơ bộ")


def test_the_fall_of_a_province_is_not_asked_of_an_office() -> None:
    (said,) = found(round_of(body(cap="so"), phong_trao=HAI_DUONG), "KT-069", "hai-duong-2022")
    assert (said.outcome, "không tính cho sở" in said.reason) == (NOTE, True)
    assert outcomes(round_of(body(cap="so"), phong_trao=HAI_DUONG), "KT-065", "hai-duong-2022") == []


def test_achievements_of_the_movement_begin_with_it() -> None:
    """Launched on 06/10/2021: an achievement of 2021 without a day is not held to be too early."""
    assert outcomes(round_of(person(thanh_tich=[{"nam": 2021, "noi_dung": "x"}]), phong_trao=SOC_TRANG), "KT-103") == []


def test_an_award_met_stays_the_highest_while_only_its_papers_fail() -> None:
    (result,) = assessed(ballot(dong_y=11, khong_hop_le=0)).results
    assert (result.outcome, result.proposed, result.above) == (FAIL, "BKTINH", "BKTINH")
    assert result.missing == ("11 phiếu đồng ý và 1 phiếu không đồng ý không bằng 13 phiếu hợp lệ",)


def test_what_the_next_award_still_needs_is_told() -> None:
    (result,) = assessed(merit("tap_the", "BKTINH", xep_loai=grades("xuat_sac", 2023, 2024))).results
    assert (result.outcome, result.above) == (PASS, "BKTTG")
    assert result.missing == (
        "Chưa đủ điều kiện tặng Bằng khen của Thủ tướng Chính phủ cho tập thể theo công trạng: thiếu Bằng khen cấp Bộ, tỉnh theo công trạng; "
        "05 năm liên tục hoàn thành xuất sắc sau khi có Bằng khen (có 2); 01 Cờ thi đua hoặc 02 Bằng khen cấp Bộ, tỉnh trong thời gian đó",
    )


@pytest.mark.parametrize(
    ("who", "changes", "reason"),
    [
        (
            person("HCLD3"), {},
            "Chưa đủ căn cứ kết luận điều kiện phong trào do Bộ, tỉnh phát động, thực hiện từ 05 năm, xét khi sơ kết, tổng kết, "
            "vì phong trào có 5 năm theo kế hoạch nhưng từ ngày phát động mới 4 năm",
        ),
        (
            person("HCLD3"), {"phong_trao": {**SOC_TRANG, "phat_dong": ["ttg"], "dip": "hang_nam"}},
            "Không đạt điều kiện phong trào do Bộ, tỉnh phát động, thực hiện từ 05 năm, xét khi sơ kết, tổng kết, vì phong trào không "
            "do Bộ, tỉnh phát động; phong trào có 5 năm theo kế hoạch nhưng từ ngày phát động mới 4 năm; đang xét dịp khen hằng năm",
        ),
        (
            body("CO_TINH", dan_dau="không"), {},
            "Không đạt điều kiện tập thể dẫn đầu phong trào do Bộ, tỉnh phát động từ 03 năm, xét khi tổng kết, vì tập thể không dẫn đầu",
        ),
        (
            person("HCLD3"), {"phong_trao": HAI_DUONG},
            "Chưa đủ căn cứ kết luận điều kiện phong trào do Bộ, tỉnh phát động, thực hiện từ 05 năm, xét khi sơ kết, tổng kết, vì "
            "chưa rõ Bộ, tỉnh phát động hay chỉ triển khai phong trào; phong trào có 5 năm theo kế hoạch nhưng từ ngày phát động mới "
            "3 năm",
        ),
    ],
    ids=["not five years by the calendar", "three things wrong", "not the leading one", "who launched it is not sure"],
)  # fmt: skip
def test_a_reason_says_which_part_is_wrong(who: dict[str, Any], changes: dict[str, Any], reason: str) -> None:
    rule = "KT-032" if who["hinh_thuc"] == "CO_TINH" else "KT-026"
    (said,) = found(round_of(who, **changes), rule)
    assert said.reason == reason


@pytest.mark.parametrize(
    ("day", "rule", "article"),
    [
        ("05/12/2025", "KT-012", "khoản 4 Điều 4 Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ"),
        ("05/12/2024", "KT-012", "Nghị định số 98/2023/NĐ-CP (điều khoản cần đối chiếu)"),
        ("05/12/2023", "KT-012", "Nghị định số 91/2017/NĐ-CP (điều khoản cần đối chiếu)"),
        ("05/12/2023", "KT-011", "Luật Thi đua, khen thưởng năm 2003 (sửa đổi, bổ sung năm 2005, 2009, 2013)"),
    ],
)
def test_no_decree_is_cited_that_is_not_in_force_on_the_day(day: str, rule: str, article: str) -> None:
    (said,) = found(round_of(person(), **dates(day)), rule)
    assert said.article == article


def test_a_criterion_of_the_plan_is_cited_by_the_plans_number() -> None:
    (said,) = found(round_of(body(cap="so", dong_gop=[{"loai": "mo_hinh"}])), "KT-059", "soc-trang-2022")
    assert said.article == "Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022"


def test_every_reason_is_one_sentence_that_begins_with_a_capital_and_has_no_mark_at_its_end() -> None:
    everything = [
        judgement.reason
        for who, changes, rule, _expected in CASES.values()
        for judgement in found(round_of(who, **changes), rule)
    ]
    wrong = [
        r for r in everything if not (r[0].isupper() or r[0].isdigit() or r[0] == "“") or r[-1] in ".;:," or "  " in r
    ]
    assert wrong == []


FALLING = [{"nam": 2021 + at, "tong_ho": 1000, "ho_ngheo": poor} for at, poor in enumerate((140, 114, 90, 55))]


@pytest.mark.parametrize(
    ("reading", "expected", "words"),
    [
        ({}, [FAIL], "năm 2023 giảm 2,4 điểm %"),
        ({"phan_dau_bat_buoc": "không"}, [], ""),
        ({"giam_tuong_doi": "có"}, [PASS], "năm 2023 giảm 21,05%"),
    ],
    ids=["points, binding", "to strive for is not to be bound", "percent of the year before"],
)
def test_a_plan_may_be_read_otherwise_where_the_office_says_so(
    reading: dict[str, str], expected: list[Outcome], words: str
) -> None:
    round_ = round_of(
        body(cap="huyen", ho_ngheo=FALLING), **dates("15/03/2025", "20/04/2025"), cach_hieu_tieu_chi=reading
    )
    assert outcomes(round_, "KT-053", "soc-trang-2022") == expected
    assert words in found(round_, "KT-053", "soc-trang-2022")[0].reason


@pytest.mark.parametrize(("least", "expected"), [("", [UNCLEAR]), ("50", [])], ids=["asked", "too few to count"])
def test_a_population_of_few_households_is_left_out_where_the_office_says_so(
    least: str, expected: list[Outcome]
) -> None:
    khmer = [{"nam": 2024, "nhom": "Khmer", "tong_ho": 30, "ho_ngheo": 3}]
    reading = {"so_ho_nhom_toi_thieu": least} if least else {}
    round_ = round_of(body(cap="huyen", ho_ngheo=khmer), cach_hieu_tieu_chi=reading)
    assert outcomes(round_, "KT-054", "soc-trang-2022") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"ten": "“" + str(SOC_TRANG["ten"]) + "”"}, []),
        ({"ten": "Chung tay vì người nghèo"}, [FAIL]),
        ({"nam_dau": 2022}, [FAIL]),
        ({"ten": str(SOC_TRANG["ten"]).lower()}, [FAIL]),
    ],
    ids=["as in the plan", "in quotation marks", "another name", "another year", "in small letters"],
)
def test_the_movement_is_called_as_in_the_plan(changes: dict[str, Any], expected: list[Outcome]) -> None:
    assert outcomes(round_of(person(), phong_trao={**SOC_TRANG, **changes}), "KT-108", "soc-trang-2022") == expected


def test_the_base_year_is_the_plans_however_the_round_was_typed() -> None:
    """Hải Dương launched in 2022; the base is the end of 2021 all the same: 100 to 20 poor households."""
    counts = [
        {"nam": year, "tong_ho": 1000, "ho_ngheo": poor, "can_ngheo": 0}
        for year, poor in ((2021, 100), (2022, 60), (2025, 20))
    ]
    round_ = round_of(body(cap="xa", ho_ngheo=counts), phong_trao={**HAI_DUONG, "nam_dau": 2022})
    assert outcomes(round_, "KT-065", "hai-duong-2022") == [PASS]


@pytest.mark.parametrize(
    ("who", "rule"),
    [
        (person("CO_TINH"), "KT-024"),
        (nominee("ho_gia_dinh", "HCLD3"), "KT-023"),
        (person("HCLD1"), "KT-025"),
        (person("HCLD3"), "KT-026"),
        (body("BKTTG"), "KT-029"),
        (merit("tap_the", "HCLD3", nam_thanh_lap=2020), "KT-040"),
        (nominee("ho_gia_dinh", "BKTINH"), "KT-052"),
    ],
)
def test_under_the_law_of_2003_a_criterion_is_asked_and_fails_nobody(who: dict[str, Any], rule: str) -> None:
    assert outcomes(round_of(who, **dates("10/12/2023", "20/12/2023")), rule) == [UNCLEAR]


@pytest.mark.parametrize("rule", ["KT-018", "KT-081", "KT-082", "KT-083", "KT-084", "KT-094"])
def test_rules_of_the_law_of_2022_say_nothing_before_it(rule: str) -> None:
    who = merit("ca_nhan", "HCLD3", thu_tuc_don_gian="có", sang_kien=[{"ten": "s", "nam": 2023, "da_dung": "CSTDCS"}])
    assert found(round_of(who, **dates("10/12/2023", "20/12/2023")), rule) == []


def test_the_flag_of_the_government_was_decided_before_2024_too() -> None:
    early = {"phong_trao": {**SOC_TRANG, "dip": "hang_nam"}}
    assert outcomes(round_of(body("CO_CP", dan_dau="có"), **dates("10/12/2023"), **early), "KT-031") == [FAIL]
