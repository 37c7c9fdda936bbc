"""Quotas: who fails does not count, votes decide, then the law's own order; what is not declared is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.drafting import awards
from generator.model.awards import Assessment
from tests.drafting.awards.rounds import nominee, round_of

NAMES = ("Một", "Hai", "Ba", "Bốn")


def judged(quota: int, *votes: int | None, **of_each: list[Any]) -> Assessment:
    people = []
    for at, yes in enumerate(votes):
        changes = {key: values[at] for key, values in of_each.items()}
        vote = {"bieu_quyet": {"dong_y": yes}} if yes is not None else {}
        name, born = f"Người {NAMES[at]} (mẫu)", f"0{at + 1}/01/1980"
        people.append(
            nominee("ca_nhan", "BKTINH", **{"ma": str(at + 1), "ten": name, "ngay_sinh": born, **vote, **changes})
        )
    return awards.assess(round_of(*people, chi_tieu={"BKTINH": quota}), None, dt.date(2025, 12, 5))


def said(found: Assessment, rule: str = "KT-105") -> list[str]:
    return [next((j.outcome.value for j in r.judgements if j.rule == rule), "") for r in found.results]


@pytest.mark.parametrize(
    ("quota", "votes", "expected"),
    [
        (2, (13, 12), ["đạt", "đạt"]),
        (1, (9, 12), ["không đạt", "đạt"]),
        (2, (12, 10, 13), ["đạt", "không đạt", "đạt"]),
        (0, (13,), ["không đạt"]),
        (1, (13, None), ["cần làm rõ", "cần làm rõ"]),
    ],
    ids=["within", "the better vote", "three for two", "none at all", "a vote is missing"],
)
def test_votes_decide_who_is_within_the_quota(quota: int, votes: tuple[int | None, ...], expected: list[str]) -> None:
    assert said(judged(quota, *votes)) == expected


def test_who_fails_another_rule_takes_no_place() -> None:
    found = judged(1, 13, 12, vi_pham=[["một vi phạm"], []])
    assert said(found) == ["", "đạt"]


def test_equal_votes_are_parted_by_the_laws_own_order() -> None:
    equal: dict[str, list[Any]] = {"nu": ["không", "có"], "truc_tiep": ["không", "không"]}
    found = judged(1, 12, 12, **equal)
    assert said(found) == ["không đạt", "đạt"]
    assert said(found, "KT-020") == ["", "lưu ý"]


def test_among_women_direct_work_parts_equal_votes() -> None:
    found = judged(1, 12, 12, nu=["có", "có"], truc_tiep=["không", "có"])
    assert said(found) == ["không đạt", "đạt"]
    assert said(found, "KT-021") == ["", "lưu ý"]


@pytest.mark.parametrize(
    "changes",
    [{"nu": ["có", "có"], "truc_tiep": ["có", "có"]}, {"nu": ["có", None], "truc_tiep": ["có", "có"]}],
    ids=["equal in all", "not declared"],
)
def test_a_full_tie_is_for_the_council(changes: dict[str, list[Any]]) -> None:
    assert said(judged(1, 12, 12, **changes)) == ["cần làm rõ", "cần làm rõ"]


def test_a_tie_of_three_for_two_places_keeps_the_one_who_comes_first() -> None:
    found = judged(2, 12, 12, 12, nu=["không", "có", "không"], truc_tiep=["không", "không", "không"])
    assert said(found) == ["cần làm rõ", "đạt", "cần làm rõ"]


def test_written_consents_count_as_votes() -> None:
    found = judged(1, 12, 12, bieu_quyet=[{"dong_y": 12, "dong_y_bang_van_ban": 1}, {"dong_y": 12}])
    assert said(found) == ["đạt", "không đạt"]


def test_without_a_quota_the_round_says_so_once() -> None:
    found = awards.assess(round_of(nominee("ca_nhan", "BKTINH")), None, dt.date(2025, 12, 5))
    assert [j.reason for j in found.round if j.rule == "KT-105"] == [
        "Chưa khai chỉ tiêu khen thưởng nên chưa đối chiếu số lượng đề nghị"
    ]


def test_who_is_beyond_the_quota_is_offered_the_next_lower_award() -> None:
    found = judged(1, 13, 12)
    assert [(r.outcome.value, r.proposed) for r in found.results] == [("đạt", "BKTINH"), ("không đạt", "GK_XA")]
