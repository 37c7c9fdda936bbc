"""The worked examples of award law: each input with the result worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from generator.catalog import awards as law
from generator.drafting.awards.authority import outdated
from generator.drafting.awards.money import bonus
from generator.drafting.awards.poverty import halves, rate
from generator.model.awards import Nominations, Outcome, Poor
from generator.model.document import _parse_date
from tests.drafting.awards.rounds import HAI_DUONG, SOC_TRANG, found, nominee, outcomes, round_of

PASS, FAIL, UNCLEAR, NOTE = Outcome.PASS, Outcome.FAIL, Outcome.UNCLEAR, Outcome.NOTE


def rates(first: int, *values: str, group: str = "") -> list[dict[str, Any]]:
    return [{"nam": first + at, "ty_le": value, "nhom": group} for at, value in enumerate(values)]


def unit(level: str, *rows: dict[str, Any], **changes: Any) -> Nominations:
    return round_of(nominee("tap_the", "BKTINH", cap=level, ho_ngheo=list(rows)), **changes)


def counts(*pairs: tuple[int, int, int]) -> list[dict[str, Any]]:
    return [{"nam": year, "ho_ngheo": poor, "can_ngheo": near, "tong_ho": 1000} for year, poor, near in pairs]


MARCH_2025 = {"ngay_trinh": "15/03/2025", "ngay_quyet_dinh": "20/04/2025"}
KHMER = rates(2021, "20,0", "16,8", "13,6", "10,5", group="Khmer")
# fmt: off
VECTORS = {
    "1: falls 2.6, 2.6, 2.6 of a district": (unit("huyen", *rates(2021, "14,00", "11,40", "8,80", "6,20"), **MARCH_2025), "KT-053", "soc-trang-2022", [PASS]),
    "1: Khmer falls 3.2, 3.2, 3.1": (unit("huyen", *KHMER, **MARCH_2025), "KT-054", "soc-trang-2022", [PASS]),
    "2: the second year 2.4, the mean 2.83": (unit("huyen", *rates(2021, "14,0", "11,4", "9,0", "5,5"), **MARCH_2025), "KT-053", "soc-trang-2022", [FAIL]),
    "3: a base of 5.00 cannot fall by 7.5": (unit("huyen", *rates(2021, "5,00", "4,0", "3,0", "2,0"), **MARCH_2025), "KT-053", "soc-trang-2022", [UNCLEAR]),
    "4: not three years in November 2023": (unit("xa", *rates(2021, "14", "10"), ngay_trinh="10/11/2023", ngay_quyet_dinh="20/11/2023"), "KT-055", "soc-trang-2022", [UNCLEAR, UNCLEAR]),
    "5: a hamlet, exactly 4.00": (unit("thon", *rates(2022, "14,00", "10,00"), **MARCH_2025), "KT-056", "soc-trang-2022", [PASS, UNCLEAR]),
    "6: a hamlet, 3.99 shown as 4.0": (unit("thon", *rates(2022, "14,00", "10,01"), **MARCH_2025), "KT-056", "soc-trang-2022", [FAIL, UNCLEAR]),
    "7: 100 -> 20 poor": (unit("xa", *counts((2021, 100, 80), (2025, 20, 70)), phong_trao=HAI_DUONG), "KT-065", "hai-duong-2022", [PASS]),
    "8: 100 -> 21, together 180 -> 90": (unit("xa", *counts((2021, 100, 80), (2025, 21, 69)), phong_trao=HAI_DUONG), "KT-065", "hai-duong-2022", [FAIL]),
    "9: 100 -> 21, together 180 -> 89": (unit("xa", *counts((2021, 100, 80), (2025, 21, 68)), phong_trao=HAI_DUONG), "KT-065", "hai-duong-2022", [PASS]),
    "10: no poor household at the start": (unit("thon", *counts((2021, 0, 80), (2025, 0, 68)), phong_trao=HAI_DUONG), "KT-065", "hai-duong-2022", []),
    "11: a household and an order": (round_of(nominee("ho_gia_dinh", "HCLD3")), "KT-023", None, [FAIL]),
    "12: escaped poverty, gave nothing": (round_of(nominee("ho_gia_dinh", "BKTINH", dien_ho_dau="ngheo")), "KT-052", None, [FAIL]),
    "13: a district in August 2025": (round_of(nominee("ho_gia_dinh", "GK_HUYEN"), ngay_quyet_dinh="15/08/2025", cap_quyet_dinh="huyen"), "KT-008", None, [FAIL]),
    "14: a person and the second order": (round_of(nominee("ca_nhan", "HCLD2")), "KT-025", None, [FAIL]),
    "15: Hải Dương, the third order": (round_of(nominee("ca_nhan", "HCLD3"), phong_trao=HAI_DUONG), "KT-026", None, [UNCLEAR]),
    "16: 2023, under the old law": (round_of(nominee("tap_the", "BKTTG"), ngay_trinh="10/12/2023", phong_trao={**SOC_TRANG, "dip": "so_ket"}), "KT-029", None, [UNCLEAR]),
    "16: the same under the law of 2022": (round_of(nominee("tap_the", "BKTTG"), ngay_trinh="10/01/2024", phong_trao={**SOC_TRANG, "dip": "so_ket"}), "KT-029", None, [PASS]),
    "17: a flag at the half-way review, old law": (round_of(nominee("tap_the", "CO_TINH", dan_dau="có"), ngay_trinh="10/12/2023", phong_trao={**SOC_TRANG, "dip": "so_ket"}), "KT-032", None, [UNCLEAR]),
    "17: a flag at the half-way review, new law": (round_of(nominee("tap_the", "CO_TINH", dan_dau="có"), ngay_trinh="10/01/2024", phong_trao={**SOC_TRANG, "dip": "so_ket"}), "KT-032", None, [FAIL]),
}
# fmt: on


@pytest.mark.parametrize(("round_", "rule", "plan", "expected"), VECTORS.values(), ids=VECTORS.keys())
def test_an_example_gives_the_result_worked_out_by_hand(
    round_: Nominations, rule: str, plan: str | None, expected: list[Outcome]
) -> None:
    assert outcomes(round_, rule, plan) == expected


def test_12_a_household_that_gave_nothing_is_shown_two_other_ways() -> None:
    (hint,) = found(round_of(nominee("ho_gia_dinh", "BKTINH")), "KT-114")
    assert "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã" in hint.reason
    assert "điểm đ khoản 1 Điều 74" in hint.reason


@pytest.mark.parametrize(
    ("award", "subject", "decided", "exact", "amount"),
    [
        ("BKTINH", "tap_the", "20/12/2025", 7_020_000, 7_020_000),
        ("BKTINH", "ca_nhan", "20/12/2025", 3_510_000, 3_510_000),
        ("BKTINH", "ho_gia_dinh", "20/12/2025", 5_265_000, 5_270_000),
        ("BKTINH", "ca_nhan", "20/12/2022", 1_490_000, 1_490_000),
        ("GK_XA", "ca_nhan", "01/08/2026", 759_000, 760_000),
        ("GK_XA", "ca_nhan", "15/12/2025", 702_000, 710_000),
        ("CO_TINH", "tap_the", "30/06/2026", 18_720_000, 18_720_000),
        ("CO_TINH", "tap_the", "01/07/2026", 20_240_000, 20_240_000),
        ("BKTINH", "ca_nhan", "30/06/2023", 1_490_000, 1_490_000),
        ("BKTINH", "ca_nhan", "01/07/2023", 1_800_000, 1_800_000),
        ("BKTINH", "ca_nhan", "15/05/2024", 2_700_000, None),
        ("GK_SO", "ca_nhan", "20/12/2022", 447_000, None),
    ],
    ids=[
        "18: a collective",
        "18: a person",
        "18: a household",
        "19: the law before 2024",
        "20: a person, August 2026",
        "the same in December 2025",
        "the day before the salary rises in 2026",
        "the day it rises in 2026",
        "the day before it rises in 2023",
        "the day it rises in 2023",
        "a multiple that is remembered only",
        "a rounding that is remembered only",
    ],
)
def test_a_bonus_is_multiple_times_base_salary_rounded_up(
    award: str, subject: str, decided: str, exact: int, amount: int | None
) -> None:
    found = bonus(award, subject, _parse_date(decided))
    assert found is not None
    assert (found.exact, found.amount) == (exact, amount)


def council(written: int | None, day: str) -> Nominations:
    vote = {"dong_y": 13, "khong_dong_y": 0, "dong_y_bang_van_ban": written}
    return round_of(nominee("ca_nhan", "CSTDTINH", bieu_quyet=vote), ngay_trinh=day)


@pytest.mark.parametrize(
    ("written", "day", "expected"),
    [
        (None, "05/12/2023", FAIL),
        (None, "05/12/2024", FAIL),
        (None, "05/12/2025", UNCLEAR),
        (1, "05/12/2024", PASS),
    ],
    ids=["21: 13/15 in 2023", "21: 13/15 in 2024", "21: 13/15 in 2025", "21: a written yes makes 14/15"],
)
def test_nine_tenths_are_counted_of_all_members(written: int | None, day: str, expected: Outcome) -> None:
    assert outcomes(council(written, day), "KT-089") == [expected]


@pytest.mark.parametrize(
    ("plan", "received", "late"),
    [
        ("soc-trang-2022", "01/12/2024", True),
        ("soc-trang-2022", "30/11/2024", False),
        ("hai-duong-2022", "30/11/2024", True),
        ("hai-duong-2022", "29/11/2024", False),
    ],
    ids=["22: on 01/12", "22: on 30/11", "23: on 30/11", "23: on 29/11"],
)
def test_before_a_day_means_the_day_before_at_the_latest(plan: str, received: str, late: bool) -> None:
    paper = {"loai": "bao_cao", "nam": 2024, "ngay": received}
    (judgement,) = found(round_of(nominee("tap_the", "BKTINH", cap="huyen", giay_to=[paper])), "KT-095", plan)
    assert (judgement.outcome is NOTE) == late
    if late:
        assert "chậm 1 ngày" in judgement.reason


def test_24_an_ended_decree_is_not_cited_and_its_form_not_used() -> None:
    old = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;"
    round_ = round_of(nominee("ca_nhan", "BKTINH", mau_bao_cao="Mẫu số 07"), ngay_trinh="10/10/2025", can_cu=[old])
    assert outcomes(round_, "KT-005") == [FAIL]
    assert [j.outcome for j in found(round_, "KT-085")] == [NOTE]
    r3 = law.regime(_parse_date("10/10/2025"))
    assert r3 is not None
    assert outdated("Nghị định số 152/2025/NĐ-CP", r3) == []


def test_25_one_submission_for_two_deciding_authorities_fails() -> None:
    """The dossier itself is looked at in ``test_dossier``: here the number given to both submissions."""
    one = {"to_trinh_chu_tich_nuoc": "120", "to_trinh_thu_tuong": "120"}
    assert outcomes(round_of(nominee("tap_the", "HCLD3"), so_van_ban=one), "KT-076") == [FAIL]
    two = {"to_trinh_chu_tich_nuoc": "119", "to_trinh_thu_tuong": "120"}
    assert outcomes(round_of(nominee("tap_the", "HCLD3"), so_van_ban=two), "KT-076") == []


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        ("31/12/2023", "R1"), ("01/01/2024", "R2"), ("30/06/2025", "R2"), ("01/07/2025", "R3"), ("30/09/2026", "R3"),
        ("01/10/2026", "R4"),
    ],
)  # fmt: skip
def test_the_law_changes_on_its_day(day: str, regime: str) -> None:
    found = law.regime(_parse_date(day))
    assert found is not None
    assert found.code == regime


def test_under_the_law_of_2026_criteria_are_asked_not_decided() -> None:
    round_ = round_of(nominee("ca_nhan", "HCLD2"), ngay_trinh="02/10/2026", ngay_quyet_dinh="20/10/2026")
    (judgement,) = found(round_, "KT-025")
    assert judgement.outcome is UNCLEAR
    assert "Luật số 06/2026/QH16" in judgement.reason


def test_rates_are_compared_unrounded() -> None:
    assert rate(Poor(year=2024, total=3, poor=1)) == Fraction(100, 3)


@pytest.mark.parametrize(("poor", "near", "outcome"), [(20, 70, PASS), (21, 69, FAIL), (21, 68, PASS)])
def test_four_fifths_or_more_than_half(poor: int, near: int, outcome: Outcome) -> None:
    start, end = Poor(year=2021, poor=100, near=80), Poor(year=2025, poor=poor, near=near)
    assert halves(start, end, Fraction(4, 5), Fraction(1, 2))[0] is outcome
