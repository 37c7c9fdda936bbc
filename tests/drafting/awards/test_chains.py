"""Awards for công trạng, titles, general conditions: unbroken years, earlier awards, what does not count."""

from __future__ import annotations

from typing import Any

import pytest

from generator.drafting.awards.chains import consecutive
from generator.model.awards import Outcome
from tests.drafting.awards.rounds import nominee, outcomes, round_of

PASS, FAIL, UNCLEAR = Outcome.PASS, Outcome.FAIL, Outcome.UNCLEAR


def grades(grade: str, *years: int) -> list[dict[str, Any]]:
    return [{"nam": year, "muc": grade} for year in years]


def held(code: str, *years: int, route: str = "cong_trang") -> list[dict[str, Any]]:
    return [{"ma": code, "nam": year, "loai_hinh": route} for year in years]


def merit(kind: str, award: str, **changes: Any) -> dict[str, Any]:
    return nominee(kind, award, loai_hinh="cong_trang", **changes)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((2023, 2024), (2024, 2023)),
        ((2022, 2024), (2024,)),
        ((2023, 2024, 2025), (2025, 2024, 2023)),
        ((2022, 2023), ()),
    ],
    ids=["to the year before", "a gap", "the year itself counts", "ended too early"],
)
def test_years_are_unbroken_up_to_submission(years: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert consecutive(years, 2025) == expected


FIVE = grades("tot", 2020, 2021, 2022, 2023, 2024)
BEST_FIVE = grades("xuat_sac", 2020, 2021, 2022, 2023, 2024)
# fmt: off
CASES: dict[str, tuple[dict[str, Any], str, list[Outcome]]] = {
    "province, person: two titles in a row": (merit("ca_nhan", "BKTINH", da_khen=held("CSTDCS", 2023, 2024)), "KT-035", [PASS]),
    "province, person: titles with a gap": (merit("ca_nhan", "BKTINH", da_khen=held("CSTDCS", 2022, 2024)), "KT-035", [FAIL]),
    "province, person: nothing declared": (merit("ca_nhan", "BKTINH"), "KT-035", [UNCLEAR]),
    "province, unit: two best years": (merit("tap_the", "BKTINH", xep_loai=grades("xuat_sac", 2023, 2024)), "KT-036", [PASS]),
    "prime minister, person": (merit("ca_nhan", "BKTTG", xep_loai=FIVE, da_khen=held("BKTINH", 2019) + held("CSTDCS", 2021, 2022, 2024)), "KT-037", [PASS]),
    "prime minister, person: the certificate was for a movement": (merit("ca_nhan", "BKTTG", xep_loai=FIVE, da_khen=held("BKTINH", 2019, route="phong_trao") + held("CSTDCS", 2021, 2022, 2024)), "KT-037", [FAIL]),
    "prime minister, unit: flag in the five years": (merit("tap_the", "BKTTG", xep_loai=BEST_FIVE, da_khen=held("BKTINH", 2019) + held("CO_TINH", 2022)), "KT-038", [PASS]),
    "prime minister, unit: five years only before the certificate": (merit("tap_the", "BKTTG", xep_loai=BEST_FIVE, da_khen=held("BKTINH", 2024) + held("CO_TINH", 2022)), "KT-038", [FAIL]),
    "third order, person": (merit("ca_nhan", "HCLD3", xep_loai=[*grades("tot", 2020, 2021, 2022, 2023), *grades("xuat_sac", 2024)], da_khen=held("BKTTG", 2019) + held("CSTDCS", 2021, 2022, 2024)), "KT-039", [PASS]),
    "third order, a unit of nine years": (merit("tap_the", "HCLD3", nam_thanh_lap=2016, xep_loai=BEST_FIVE, da_khen=held("BKTTG", 2019) + held("CO_CP", 2022)), "KT-040", [FAIL, PASS]),
    "second order, unit: one flag of each": (merit("tap_the", "HCLD2", xep_loai=BEST_FIVE, da_khen=held("HCLD3", 2019) + held("CO_CP", 2022) + held("CO_TINH", 2023)), "KT-041", [PASS]),
    "first order, unit: three certificates are one too few": (merit("tap_the", "HCLD1", duoc_xet_co="không", xep_loai=BEST_FIVE, da_khen=held("HCLD2", 2019) + held("BKTINH", 2021, 2022, 2023)), "KT-042", [FAIL]),
    "base fighter: best grade is enough": (merit("ca_nhan", "CSTDCS", xep_loai=grades("xuat_sac", 2025)), "KT-047", [PASS, PASS]),
    "base fighter: good alone is not": (merit("ca_nhan", "CSTDCS", xep_loai=grades("tot", 2025)), "KT-047", [PASS, FAIL]),
    "advanced collective: exactly 70 %": (merit("tap_the", "TTLDTT", so_nguoi=10, so_ldtt=7, co_nguoi_bi_canh_cao="không"), "KT-050", [PASS, PASS]),
    "advanced collective: 69 %": (merit("tap_the", "TTLDTT", so_nguoi=100, so_ldtt=69, co_nguoi_bi_canh_cao="không"), "KT-050", [FAIL, PASS]),
    "pending": (nominee("ca_nhan", "BKTINH", dang_bi_xem_xet="có"), "KT-012", [FAIL]),
    "pending not declared": ({**nominee("ca_nhan", "BKTINH"), "dang_bi_xem_xet": None}, "KT-012", [UNCLEAR]),
    "rewarded already": (nominee("ca_nhan", "BKTINH", thanh_tich=[{"nam": 2024, "noi_dung": "một việc", "da_khen": "GK_XA"}]), "KT-015", [FAIL]),
    "achievements only before the end of a discipline": (nominee("ca_nhan", "BKTINH", het_ky_luat="01/06/2025"), "KT-013", [FAIL]),
    "an initiative used before": (merit("ca_nhan", "BKTINH", sang_kien=[{"ten": "s", "nam": 2023, "da_dung": "CSTDCS"}]), "KT-018", [FAIL]),
}
# fmt: on


@pytest.mark.parametrize(("who", "rule", "expected"), CASES.values(), ids=CASES.keys())
def test_a_rule_decides_as_the_law_says(who: dict[str, Any], rule: str, expected: list[Outcome]) -> None:
    assert outcomes(round_of(who), rule) == expected


def test_one_subject_twice_in_a_round_fails() -> None:
    twice = round_of(nominee("tap_the", "BKTINH"), {**nominee("tap_the", "BKTINH"), "ma": "2"})
    assert outcomes(twice, "KT-022") == [FAIL]
