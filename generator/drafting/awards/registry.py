"""The rules of assessment by number: a rule is a pure function of one case that says what it finds, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from generator.catalog import awards as law
from generator.drafting.awards.evidence import Evidence
from generator.drafting.awards.identity import Twins
from generator.model.awards import Judgement, Nominations, Nominee, Outcome, Poor
from generator.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule found: the outcome, the reason in one sentence, the cell of the evidence."""

    outcome: Outcome
    reason: str
    evidence: str = ""
    article: str = ""
    """The source in law, where it is more exact than the rule's own."""


_NO_EVIDENCE, _NO_TWINS = Evidence(()), Twins()


@dataclass(frozen=True, slots=True)
class Case:
    """One nominee for one award in a round. ``on``: the day whose law holds; ``regime`` is ``None`` where no law is known."""

    round: Nominations
    nominee: Nominee
    award: law.Award
    on: dt.date | None
    regime: law.Regime | None
    plan: Plan | None = None
    twins: Twins = _NO_TWINS
    """Nominees that stand, or may stand, in the round twice."""
    units: Mapping[str, Nominee] = field(default_factory=dict)
    """The bodies of the round by name (:func:`identity.name_key`)."""
    shared: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Ids of the nominees that state one achievement with one paper (:func:`identity.achievement_key`), where several do."""
    plan_place: str | None = None
    """The province or unit whose plan gives the criteria."""
    plan_cited: str = ""
    """The plan as an article is cited: "Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022"."""
    plan_symbol: str = ""
    """Its number and symbol: "146/KH-UBND"."""
    sets: tuple[tuple[int, str], ...] = ()
    """The year of each data set given, and the plan that it was collected for."""
    evidence: Evidence = _NO_EVIDENCE
    """What the annual data sets say of the nominee, whose ``poor`` rows are then these."""
    stated: tuple[Poor, ...] = ()
    """The poverty figures as the nominee states them."""

    @property
    def submitted(self) -> dt.date | None:
        """The day of the tờ trình; the day of receipt where that is not given."""
        return self.round.submitted or self.round.received

    def at(self, key: str) -> str:
        """The cell of a key of the nominee ("bieu_quyet.dong_y"), also where it is still empty; the row where no column is known."""
        sheet, mark, cell = self.nominee.place.partition("!")
        letters = self.round.columns.get(key)
        return f"{sheet}!{letters}{cell.lstrip(ascii_uppercase)}" if mark and letters else self.nominee.place

    def law_of(self, number: str) -> str:
        """The source of a rule in law, as a judgement of this case cites it."""
        return _article(law.rules()[number], self)

    @property
    def old(self) -> bool:
        """Whether the law until 31/12/2023 holds, whose clauses are not all confirmed."""
        return self.regime is not None and self.regime.code == "R1"


Rule = Callable[[Case], Iterable[Said]]
RULES: dict[str, Rule] = {}


def rule(number: str) -> Callable[[Rule], Rule]:
    """Register a rule under its number ("KT-026")."""

    def keep(function: Rule) -> Rule:
        if number in RULES:
            raise ValueError(f"rule registered twice: {number}")
        RULES[number] = function
        return function

    return keep


RoundRule = Callable[[Sequence[Case]], Iterable[Said]]
ROUND: dict[str, RoundRule] = {}


def round_rule(number: str) -> Callable[[RoundRule], RoundRule]:
    """Register a rule on the whole round: it sees every case and says what it finds once."""

    def keep(function: RoundRule) -> RoundRule:
        if number in ROUND:
            raise ValueError(f"rule registered twice: {number}")
        ROUND[number] = function
        return function

    return keep


def yes(reason: str, evidence: str = "") -> Said:
    """The rule is met."""
    return Said(Outcome.PASS, reason, evidence)


def no(reason: str, evidence: str = "") -> Said:
    """The rule is not met."""
    return Said(Outcome.FAIL, reason, evidence)


def ask(reason: str, evidence: str = "") -> Said:
    """A person has to decide, or something is missing."""
    return Said(Outcome.UNCLEAR, reason, evidence)


def note(reason: str, evidence: str = "") -> Said:
    """Something to know that decides nothing."""
    return Said(Outcome.NOTE, reason, evidence)


_ORDER = (Outcome.FAIL, Outcome.UNCLEAR, Outcome.PASS)


def both(*parts: Outcome) -> Outcome:
    """Every part must hold: the worst of them."""
    return min(parts, key=_ORDER.index)


def either(*parts: Outcome) -> Outcome:
    """One part is enough: the best of them."""
    return max(parts, key=_ORDER.index)


def said(outcome: Outcome, reasons: dict[Outcome, str], evidence: str = "") -> Said:
    """Return the outcome with the reason written for it."""
    return Said(outcome, reasons[outcome], evidence)


def judge(case: Case, only: Callable[[law.Rule], bool] = lambda _rule: True) -> Iterator[Judgement]:
    """Yield what every rule says of a case, in the order of the rules; what does not apply is left out.

    A source that is remembered and not read decides nothing: its failures are asked. Under a law whose criteria are not
    known, every criterion is asked.
    """
    for number, entry in law.rules().items():
        function = RULES.get(number)
        if function is None or not only(entry):
            continue
        for found in function(case):
            if found.outcome is not Outcome.NONE:
                yield _judgement(entry, found, case)


def judge_round(cases: Sequence[Case]) -> Iterator[Judgement]:
    """Yield what the rules on the whole round say, in the order of the rules."""
    for number, entry in law.rules().items():
        if number in ROUND:
            for found in ROUND[number](cases):
                yield _judgement(entry, found, cases[0])


def _judgement(entry: law.Rule, found: Said, case: Case) -> Judgement:
    outcome, reason = found.outcome, found.reason
    if entry.mark == "M" and outcome is Outcome.FAIL:
        outcome = Outcome.UNCLEAR
    if entry.family == "C" and case.regime is not None and case.regime.asks and outcome in _ORDER:
        outcome, reason = Outcome.UNCLEAR, f"{reason}; {case.regime.asks}"
    return Judgement(
        rule=entry.id,
        outcome=outcome,
        reason=reason,
        article=found.article or _article(entry, case),
        evidence=found.evidence,
    )


def _article(entry: law.Rule, case: Case) -> str:
    """The source, never a law or decree that is not in force for the case: its clause is then to be looked up."""
    if entry.article == "kế hoạch phong trào":
        return case.plan_cited or "Kế hoạch tổ chức phong trào thi đua"
    if case.old and "06/2022/QH15" in entry.article:
        return "Luật Thi đua, khen thưởng năm 2003 (sửa đổi, bổ sung năm 2005, 2009, 2013)"
    regime = case.regime
    if regime is not None and entry.family != "A":
        decree = next((act.symbol for act in regime.acts if act.symbol.endswith("NĐ-CP")), "")
        others = [symbol for symbol in _DECREES if symbol in entry.article and symbol != decree]
        if decree and others:
            return f"Nghị định số {decree} (điều khoản cần đối chiếu)"
    return entry.article


_DECREES = ("91/2017/NĐ-CP", "98/2023/NĐ-CP", "152/2025/NĐ-CP")
