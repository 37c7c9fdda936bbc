"""Awards whose criteria the program does not know are asked, never met; branches that a proposal names must be shown."""

from __future__ import annotations

from typing import Any

import pytest

from generator.drafting import awards
from generator.model.awards import Assessed, Judgement, Outcome
from tests.drafting.awards.rounds import SOC_TRANG, found, nominee, outcomes, round_of
from tests.drafting.awards.test_chains import FIVE, held, merit

PASS, FAIL, UNCLEAR, NOTE = Outcome.PASS, Outcome.FAIL, Outcome.UNCLEAR, Outcome.NOTE


def assessed(who: dict[str, Any], **changes: Any) -> Assessed:
    import datetime as dt

    (result,) = awards.assess(round_of(who, **changes), None, dt.date(2025, 12, 5)).results
    return result


def told(result: Assessed, rule: str = "KT-113") -> list[Judgement]:
    return [judgement for judgement in result.judgements if judgement.rule == rule]


@pytest.mark.parametrize(
    ("who", "what"),
    [
        (nominee("ca_nhan", "HCLD1", loai_hinh="cong_hien"), "Huân chương Lao động hạng Nhất theo loại hình cống hiến"),
        (
            nominee("ca_nhan", "BKTTG", loai_hinh="dot_xuat"),
            "Bằng khen của Thủ tướng Chính phủ theo loại hình đột xuất",
        ),
        (nominee("tap_the", "BKTINH", loai_hinh="doi_ngoai"), "thành phố Cần Thơ theo loại hình đối ngoại"),
        (
            nominee("tap_the", "CO_TINH", loai_hinh="cong_trang", dan_dau="có"),
            "Cờ thi đua của Ủy ban nhân dân tỉnh, thành phố",
        ),
        (nominee("tap_the", "THON_VH"), "Thôn, tổ dân phố văn hóa"),
        (nominee("ho_gia_dinh", "GDVH"), "Gia đình văn hóa"),
    ],
    ids=["devotion", "on the spot", "foreign affairs", "a yearly flag", "a hamlet of culture", "a family of culture"],
)
def test_an_award_without_known_criteria_is_asked_and_never_met(who: dict[str, Any], what: str) -> None:
    result = assessed(who)
    (said,) = told(result)
    assert said.outcome is UNCLEAR
    assert said.reason.startswith("Chương trình không có dữ liệu về tiêu chuẩn của ")
    assert what in said.reason
    assert said.article.startswith("Điều ")
    assert result.outcome is not PASS


@pytest.mark.parametrize(
    "who",
    [
        nominee("tap_the", "BKTTG"), nominee("ca_nhan", "BKTINH"), nominee("ho_gia_dinh", "BKTINH"), nominee("doanh_nghiep", "BKTINH"),
        merit("ca_nhan", "HCLD3"), nominee("ca_nhan", "LDTT"), nominee("tap_the", "TTLDXS"), nominee("ho_gia_dinh", "HCLD3"),
    ],
)  # fmt: skip
def test_an_award_with_known_criteria_is_judged_by_them_alone(who: dict[str, Any]) -> None:
    assert told(assessed(who)) == []


def test_a_certificate_of_merit_points_to_the_rules_of_the_province_and_may_be_met() -> None:
    (said,) = told(assessed(nominee("ca_nhan", "GK_XA", loai_hinh="dot_xuat"), cap_quyet_dinh="xa"))
    assert (said.outcome, said.article) == (NOTE, "khoản 2 Điều 75 Luật số 06/2022/QH15")


def test_the_next_higher_award_is_not_called_met_where_its_criteria_are_unknown() -> None:
    result = assessed(nominee("ca_nhan", "GK_XA", loai_hinh="dot_xuat"), cap_quyet_dinh="xa")
    assert result.above == "BKTINH"
    assert "không có dữ liệu về tiêu chuẩn" in result.missing[0]


def test_a_farmer_with_a_model_is_not_held_to_the_chain_of_officials() -> None:
    farmer = merit("ca_nhan", "BKTTG", phan_loai="nong_dan", so_nam_mo_hinh=3)
    assert outcomes(round_of(farmer), "KT-037") == []
    assert outcomes(round_of(farmer), "KT-043") == [UNCLEAR]
    assert outcomes(round_of({**farmer, "so_nam_mo_hinh": 1}), "KT-043") == [FAIL]


def test_a_farmer_without_a_model_is() -> None:
    chain = held("BKTINH", 2019) + held("CSTDCS", 2021, 2022, 2024)
    farmer = merit("ca_nhan", "BKTTG", phan_loai="nong_dan", xep_loai=FIVE, da_khen=chain)
    assert outcomes(round_of(farmer), "KT-037") == [PASS]


GIFT = [{"loai": "tien", "gia_tri": "5.000.000", "chung_tu": "Phiếu thu"}]
LOCAL = {**SOC_TRANG, "phat_dong": ["xa"]}


@pytest.mark.parametrize(
    ("changes", "outcome", "words"),
    [
        ({"tieu_chuan": "điểm c khoản 1 Điều 74", "dong_gop": GIFT}, PASS, "điểm c khoản 1 Điều 74"),
        ({"tieu_chuan": "điểm đ khoản 1 Điều 74", "phan_loai": "nong_dan"}, PASS, "điểm đ khoản 1 Điều 74"),
        ({"tieu_chuan": "điểm c khoản 1 Điều 74"}, UNCLEAR, "Tiêu chuẩn nêu điểm c khoản 1 Điều 74 chưa đủ minh chứng"),
        ({"tieu_chuan": "điểm c khoản 1 Điều 74", "phan_loai": "nong_dan"}, UNCLEAR, "; đủ minh chứng ở điểm đ"),
        ({}, UNCLEAR, "Chưa nhánh nào của khoản 1 Điều 74"),
    ],
    ids=["a gift with its paper", "a farmer's work", "no gift", "another branch is shown", "none is shown"],
)
def test_the_branch_that_a_proposal_names_must_be_shown(changes: dict[str, Any], outcome: Outcome, words: str) -> None:
    (said,) = found(round_of(nominee("ca_nhan", "BKTINH", **changes), phong_trao=LOCAL), "KT-114")
    assert said.outcome is outcome
    assert words in said.reason


def test_a_branch_of_work_is_no_chain_of_years() -> None:
    farmer = merit("ca_nhan", "BKTINH", phan_loai="nong_dan", tieu_chuan="điểm đ khoản 1 Điều 74")
    assert outcomes(round_of(farmer), "KT-035") == []
    assert outcomes(round_of(farmer), "KT-114") == [PASS]
    assert outcomes(round_of(merit("ca_nhan", "BKTINH", tieu_chuan="điểm d khoản 1 Điều 74")), "KT-035") == [UNCLEAR]
