"""Rule 105: no more nominees than the quota; among equals the law's own order (rules 20 and 21), else a person decides."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from generator.drafting.awards.general import priority
from generator.drafting.awards.registry import Case
from generator.model.awards import Judgement, Outcome

WORDS = {"KT-020": "nữ hoặc tập thể có từ 70% nữ", "KT-021": "lao động trực tiếp hoặc vùng khó khăn"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A nominee still accepted, with the votes for him and his place in the law's own order (``None``: not declared)."""

    case: Case
    votes: int
    order: tuple[int, int] | None


def quotas(cases: Sequence[Case], accepted: Sequence[bool]) -> dict[str, list[Judgement]]:
    """Return what the quotas say of each nominee by id. ``accepted``: whether he has failed no other rule; the others do not count."""
    found: dict[str, list[Judgement]] = {}
    if not cases:
        return found
    for code, quota in cases[0].round.quota.items():
        chosen = [case for case, ok in zip(cases, accepted, strict=True) if ok and case.award.code == code]
        if not chosen:
            continue
        if len(chosen) <= quota:
            text = f"{len(chosen)} đề nghị, không vượt chỉ tiêu {quota}"
            _put(found, chosen, Outcome.PASS, text)
            continue
        _over(chosen, quota, found)
    return found


def _over(chosen: Sequence[Case], quota: int, found: dict[str, list[Judgement]]) -> None:
    head = f"Đề nghị {len(chosen)}, vượt chỉ tiêu {quota}"
    if any(case.nominee.vote is None or case.nominee.vote.yes is None for case in chosen):
        _put(found, chosen, Outcome.UNCLEAR, f"{head}: chưa đủ số phiếu đồng ý để xếp thứ tự")
        return
    entries = sorted((_entry(case) for case in chosen), key=lambda entry: -entry.votes)
    place = 0
    for votes, group in itertools.groupby(entries, key=lambda entry: entry.votes):
        same = list(group)
        first, last = place + 1, place + len(same)
        place = last
        if last <= quota:
            _put(
                found,
                [e.case for e in same],
                Outcome.PASS,
                f"{head}: xếp theo số phiếu đồng ý ({votes}) thì trong chỉ tiêu",
            )
        elif first > quota:
            _put(
                found,
                [e.case for e in same],
                Outcome.FAIL,
                f"{head}: xếp theo số phiếu đồng ý ({votes}) thì ngoài chỉ tiêu",
            )
        else:
            _tie(same, quota - first + 1, f"{head}: {len(same)} đề nghị cùng {votes} phiếu đồng ý", found)


def _entry(case: Case) -> _Entry:
    vote = case.nominee.vote
    assert vote is not None
    return _Entry(case, (vote.yes or 0) + (vote.written or 0), priority(case))


def _tie(same: Sequence[_Entry], left: int, head: str, found: dict[str, list[Judgement]]) -> None:
    """Share the places ``left`` among nominees with equal votes: by the law's own order where that parts them."""
    if any(entry.order is None for entry in same):
        text = f"{head}, chưa khai đủ giới tính, lao động trực tiếp, vùng khó khăn để xét ưu tiên"
        _put(found, [entry.case for entry in same], Outcome.UNCLEAR, text)
        return
    ranked = sorted(same, key=lambda entry: entry.order or (0, 0))
    border, beyond = ranked[left - 1].order, ranked[left].order
    assert border is not None
    assert beyond is not None
    if border == beyond:
        tied = [entry for entry in ranked if entry.order == border]
        _put(found, [e.case for e in tied], Outcome.UNCLEAR, f"{head} và ngang nhau về ưu tiên: Hội đồng phải chọn")
        inside = [entry for entry in ranked if (entry.order or border) < border]
        outside = [entry for entry in ranked if (entry.order or border) > border]
    else:
        inside, outside = ranked[:left], ranked[left:]
    _put(found, [e.case for e in inside], Outcome.PASS, f"{head}, trong chỉ tiêu theo thứ tự ưu tiên của pháp luật")
    _put(found, [e.case for e in outside], Outcome.FAIL, f"{head}, ngoài chỉ tiêu theo thứ tự ưu tiên của pháp luật")
    rule = "KT-020" if border[0] != beyond[0] or border == beyond else "KT-021"
    for entry in inside:
        if outside or border == beyond:
            text = f"Được xét trước khi ngang số phiếu: {WORDS[rule]}"
            found[entry.case.nominee.id].append(_said(rule, Outcome.NOTE, text, entry.case))


def _put(found: dict[str, list[Judgement]], cases: Sequence[Case], outcome: Outcome, reason: str) -> None:
    for case in cases:
        found.setdefault(case.nominee.id, []).append(_said("KT-105", outcome, reason, case))


def _said(rule: str, outcome: Outcome, reason: str, case: Case) -> Judgement:
    return Judgement(rule=rule, outcome=outcome, reason=reason, article=case.law_of(rule), evidence=case.nominee.place)
