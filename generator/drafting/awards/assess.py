"""A round judged: every rule on every nominee, the highest award that is met, and what the next one still needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.catalog import awards as law
from generator.catalog import provinces
from generator.drafting.awards.evidence import Evidence, evidence
from generator.drafting.awards.identity import name_key, shared, twins
from generator.drafting.awards.money import bonus
from generator.drafting.awards.poverty import aims
from generator.drafting.awards.quota import quotas
from generator.drafting.awards.registry import Case, judge, judge_round
from generator.model import Document
from generator.model.awards import Assessed, Assessment, Judgement, Nominations, Nominee, Outcome
from generator.model.plan import Plan
from generator.model.returns import DataSet
from generator.vietnamese.capitals import lower_first
from generator.vietnamese.dates import long_date

AWARDS = ("HCLD1", "HCLD2", "HCLD3", "BKTTG", "BKTINH", "GK_XA")
TITLES_OF_PERSONS = ("CSTDTQ", "CSTDTINH", "CSTDCS", "LDTT")
TITLES_OF_UNITS = ("CO_CP", "CO_TINH", "TTLDXS", "TTLDTT")
"""The ladders on which a lower, or the next higher, award is looked for; the highest first."""
DECIDES_WHETHER_MET = {"B", "C", "D"}
NO_CRITERIA = ("KT-044", "KT-045")
"""Rules among the criteria that only look at the years told."""
ALSO_CRITERIA = ("KT-052", "KT-114")
CERTIFICATES_OF_MERIT = ("GK_SO", "GK_HUYEN", "GK_XA", "GK_DN")
ROUTES = {
    "phong_trao": "phong trào", "cong_trang": "công trạng", "dot_xuat": "đột xuất", "cong_hien": "cống hiến", "nien_han": "niên hạn",
    "doi_ngoai": "đối ngoại",
}  # fmt: skip


def assess(
    round_: Nominations,
    plan: Plan | None,
    on: dt.date,
    *,
    plan_document: Document | None = None,
    annual: Sequence[DataSet] = (),
) -> Assessment:
    """Return the round judged under the law of its day of receipt or submission (``on`` where neither is given).

    ``annual`` are the data sets of the yearly reports: a unit's poverty figures are taken from there before its own. Unknown
    award codes are the reader's business: they raise :class:`KeyError` here.
    """
    first = case_of(round_, round_.nominees[0], plan, on, plan_document, annual)
    cases = [_of(first, x, annual) for x in round_.nominees]
    judged = [_judged(case) for case in cases]
    extra = quotas(cases, [verdict(found) is not Outcome.FAIL for found in judged])
    results = tuple(
        _assessed(case, (*found, *extra.get(case.nominee.id, ()))) for case, found in zip(cases, judged, strict=True)
    )
    together = tuple(judge_round(cases))
    regime = first.regime.code if first.regime else ""
    name = _cited(plan_document) if plan_document is not None else ""
    return Assessment(
        on=on, regime=regime, plan=name, annual=tuple(map(_set_in_words, sorted(annual, key=lambda data: data.year))),
        nominations=round_, round=together, results=results,
    )  # fmt: skip


def _set_in_words(data: DataSet) -> str:
    plan = f", thu theo kế hoạch {data.plan}" if data.plan else ""
    return f"số liệu báo cáo năm {data.year}{plan}"


def _of(first: Case, x: Nominee, annual: Sequence[DataSet]) -> Case:
    """The case of another nominee of the round, with what the data sets say of it."""
    case = replace(first, nominee=x, award=law.awards()[x.award], stated=x.poor, evidence=Evidence(x.poor))
    targets = aims(case) if annual else []
    if not targets:
        return case
    found = evidence(x, annual, dict.fromkeys(target.group for target in targets if target.group))
    return replace(case, nominee=x.model_copy(update={"poor": found.rows}), evidence=found)


def _place_of(plan: Document) -> str:
    """Whose plan it is, as in a sentence: the province, else the issuer as printed."""
    province = provinces.find(plan.issuer[-1], on=plan.date)
    return province.in_sentence if province is not None else plan.issuer[-1]


def _cited(plan: Document, *, short: bool = False) -> str:
    """The plan as papers cite it: "Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Sóc Trăng …".

    ``short``: without who issued it and its title.
    """
    if not (plan.number and plan.symbol and plan.date):
        return ""
    if short:
        return f"Kế hoạch số {plan.number}/{plan.symbol} {long_date(plan.date)}"
    province = provinces.find(plan.issuer[-1], on=plan.date) if plan.issuer else None
    by = f" của Ủy ban nhân dân {province.in_sentence}" if province else ""
    return f"Kế hoạch số {plan.number}/{plan.symbol} {long_date(plan.date)}{by} {lower_first(plan.title)}".strip()


def case_of(
    round_: Nominations,
    nominee: Nominee,
    plan: Plan | None,
    on: dt.date | None,
    plan_document: Document | None = None,
    annual: Sequence[DataSet] = (),
) -> Case:
    """Return the case of one nominee for the award proposed."""
    day = round_.received or round_.submitted or on
    case = Case(
        round=round_,
        nominee=nominee,
        award=law.awards()[nominee.award],
        on=day,
        regime=law.regime(day) if day else None,
        plan=plan,
        twins=twins(round_.nominees),
        shared=shared(round_.nominees),
        units={name_key(x.name): x for x in round_.nominees if x.kind in ("tap_the", "doanh_nghiep")},
        plan_symbol=f"{plan_document.number}/{plan_document.symbol}" if plan_document and plan_document.number else "",
        sets=tuple((data.year, data.plan) for data in sorted(annual, key=lambda data: data.year)),
        plan_cited=_cited(plan_document, short=True) if plan_document is not None else "",
        plan_place=_place_of(plan_document) if plan_document and plan_document.issuer else None,
    )
    return _of(case, nominee, annual)


def verdict(judgements: Iterable[Judgement]) -> Outcome:
    """Return what the judgements come to: one failure fails, else one question asks, else it is met."""
    found = {judgement.outcome for judgement in judgements}
    return next((o for o in (Outcome.FAIL, Outcome.UNCLEAR) if o in found), Outcome.PASS)


def _judged(case: Case) -> tuple[Judgement, ...]:
    """Every rule on a case; a failure in time or authority stops there."""
    time = tuple(judge(case, lambda rule: rule.family == "A"))
    if verdict(time) is Outcome.FAIL:
        return time
    found = tuple(judge(case, lambda rule: rule.family != "A"))
    return (*time, *found, *uncovered(case, found))


def uncovered(case: Case, found: Iterable[Judgement]) -> Iterator[Judgement]:
    """Yield the question that remains where no rule knows the criteria of the award for this route and subject: unknown is not met."""
    if any(j.outcome is not Outcome.NOTE and (j.rule in ALSO_CRITERIA or _criterion(j.rule)) for j in found):
        return
    award, route = case.award, ROUTES[case.nominee.route]
    if award.code in CERTIFICATES_OF_MERIT:
        yield Judgement(
            rule="KT-113",
            outcome=Outcome.NOTE,
            reason="Tiêu chuẩn tặng Giấy khen do tỉnh và người có thẩm quyền quy định: đối chiếu quy định đó",
            article="khoản 2 Điều 75 Luật số 06/2022/QH15" if not case.old else "",
            evidence=case.at("hinh_thuc"),
        )
        return
    place = case.round.places.get(award.code)
    name = award.named(place) if place else award.generic
    what = name if award.title else f"{name} theo loại hình {route}"
    yield Judgement(
        rule="KT-113",
        outcome=Outcome.UNCLEAR,
        reason=f"Chương trình không có dữ liệu về tiêu chuẩn của {what}: người xét phải đối chiếu",
        article=f"{award.article} Luật số 06/2022/QH15" if not case.old else "",
        evidence=case.at("loai_hinh"),
    )


def _criterion(number: str) -> bool:
    return law.rules()[number].family == "C" and number not in NO_CRITERIA


def _assessed(case: Case, judgements: tuple[Judgement, ...]) -> Assessed:
    outcome = verdict(judgements)
    proposed, above, missing = _proposal(case, outcome, judgements)
    decided = case.round.decided
    money = None
    if case.round.bonus and decided and outcome is not Outcome.FAIL:
        money = bonus(case.award.code, case.nominee.kind, decided)
    return Assessed(
        nominee=case.nominee.id,
        award=case.award.code,
        outcome=outcome,
        judgements=judgements,
        proposed=proposed,
        above=above,
        missing=missing,
        bonus=money,
    )


def ladder(code: str) -> tuple[str, ...]:
    """Return the ladder on which an award stands, the highest first."""
    for steps in (AWARDS, TITLES_OF_PERSONS, TITLES_OF_UNITS):
        if code in steps:
            return steps
    rank = law.awards()[code].rank
    return tuple(sorted({*AWARDS, code}, key=lambda c: -law.awards()[c].rank)) if rank else (code,)


def _met(case: Case) -> tuple[Outcome, tuple[str, ...]]:
    """Whether the conditions of an award are met, the papers of the dossier left aside; and what is lacking."""
    if case.nominee.kind not in case.award.subjects:
        return Outcome.FAIL, ("hình thức này không dành cho loại đối tượng được đề nghị",)
    found = list(judge(case, lambda rule: rule.family in DECIDES_WHETHER_MET or rule.id in ("KT-008",)))
    found += uncovered(case, found)
    lacks = tuple(j.reason for j in found if j.outcome in (Outcome.FAIL, Outcome.UNCLEAR))
    return verdict(found), lacks


def _proposal(case: Case, outcome: Outcome, judgements: tuple[Judgement, ...]) -> tuple[str, str, tuple[str, ...]]:
    """The highest award met, up to the one asked for; the next higher one, and what it still needs.

    An award whose own conditions are met stays the highest although a paper, a count or a date of its dossier fails; one that is
    decided elsewhere, ended, or beyond the quota does not.
    """
    steps = ladder(case.award.code)
    at = steps.index(case.award.code)
    if outcome is not Outcome.FAIL:
        above = [code for code in steps[:at] if case.nominee.kind in law.awards()[code].subjects]
        if not above:
            return case.award.code, "", ()
        return case.award.code, above[-1], _met(replace(case, award=law.awards()[above[-1]]))[1]
    met, own = _met(case)
    families = {law.rules()[j.rule].family for j in judgements if j.outcome is Outcome.FAIL}
    ours = "A" not in families and not any(j.rule == "KT-105" and j.outcome is Outcome.FAIL for j in judgements)
    if met is not Outcome.FAIL and ours:
        return case.award.code, case.award.code, tuple(j.reason for j in judgements if j.outcome is Outcome.FAIL)
    own = own or tuple(j.reason for j in judgements if j.outcome is Outcome.FAIL)
    for code in steps[at + 1 :]:
        if _met(replace(case, award=law.awards()[code]))[0] is not Outcome.FAIL:
            return code, case.award.code, own
    return "", case.award.code, own
