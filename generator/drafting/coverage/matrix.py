"""The coverage matrix: each duty, target, criterion, deadline and step of the parent, and where the lower plan carries it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.drafting.plan import PlanParagraph
from generator.drafting.plan.similarity import likeness, share
from generator.model.plan import Deadline, Duty, Origin, Plan

ENOUGH = 0.45
"""The least likeness at which a lower paragraph counts as carrying a parent's one (tried on the seeds and on plans of 2025)."""


class What(Enum):
    """The sorts of rows of the matrix."""

    DUTY = "nhiệm vụ"
    REPORTING = "chế độ báo cáo"
    TARGET = "chỉ tiêu"
    CRITERION = "tiêu chí"
    AWARD = "khen thưởng"
    STEP = "tiến độ"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what the parent demands, where the lower plan carries it (``None``: nowhere), and what it says of who and when.

    ``reason`` tells why it is not ours, where a derivation said so; ``likeness`` how alike the two paragraphs are.
    """

    what: What
    parent: Origin
    demand: str
    lower: PlanParagraph | None
    likeness: float
    lead: str = ""
    partners: str = ""
    product: str = ""
    deadline: str = ""
    reason: str = ""


def rows(parent: Plan, lower: Plan, paragraphs: tuple[PlanParagraph, ...], reasons: dict[int, str]) -> tuple[Row, ...]:
    """Return the matrix of a parent and a lower plan, in the parent's order.

    ``paragraphs`` are the lower plan's; ``reasons`` says, by the parent's paragraph, why something was left out on purpose.
    """
    demands: list[tuple[What, Origin, str]] = []
    reporting = {report.origin.index for report in parent.reporting if report.origin}
    for duty in parent.duties:
        if duty.origin:
            what = What.REPORTING if duty.origin.index in reporting else What.DUTY
            demands.append((what, duty.origin, duty.action))
    seen = {origin.index for _what, origin, _demand in demands}
    for report in parent.reporting:
        if report.origin and report.origin.index not in seen:
            demands.append((What.REPORTING, report.origin, report.origin.text))
    for criterion in parent.criteria:
        if criterion.origin:
            demands.append((What.CRITERION, criterion.origin, criterion.text))
    held = {origin.index for what, origin, _demand in demands if what is What.CRITERION}
    for target in parent.targets:
        if target.origin and target.origin.index not in held:
            demands.append((What.TARGET, target.origin, f"{target.indicator} {target.comparison} {target.unit}"))
    for award in parent.awards:
        if award.origin:
            demands.append((What.AWARD, award.origin, award.name))
    for step in parent.timetable:
        if step.origin and step.origin.index not in seen:
            demands.append((What.STEP, step.origin, step.action))
    duties = {duty.origin.index: duty for duty in lower.duties if duty.origin}
    return tuple(
        _row(what, origin, demand, paragraphs, duties, reasons.get(origin.index, ""))
        for what, origin, demand in sorted(demands, key=lambda row: row[1].index)
    )


def _row(
    what: What,
    origin: Origin,
    demand: str,
    paragraphs: tuple[PlanParagraph, ...],
    duties: dict[int, Duty],
    reason: str,
) -> Row:
    best, score = best_match(origin, what, paragraphs)
    duty = duties.get(best.index) if best else None
    return Row(
        what,
        origin,
        demand,
        best if score >= ENOUGH else None,
        round(score, 3),
        ", ".join(actor.text for actor in duty.leads) if duty else "",
        ", ".join(actor.text for actor in duty.partners) if duty else "",
        duty.product if duty else "",
        said(duty.deadline) if duty and duty.deadline else "",
        reason if score < ENOUGH else "",
    )


def best_match(origin: Origin, what: What, paragraphs: tuple[PlanParagraph, ...]) -> tuple[PlanParagraph | None, float]:
    """Return the lower paragraph most like the parent's one, with its likeness; its own trail decides where it has one."""
    mark = f"(đoạn {origin.index + 1})"
    for paragraph in paragraphs:
        if any(step.item.endswith(mark) for step in paragraph.provenance):
            return paragraph, 1.0
    best, score = None, 0.0
    for paragraph in paragraphs:
        found = max(likeness(origin.text, paragraph.text), 0.9 * share(origin.text, paragraph.text))
        if what is What.REPORTING and "báo cáo" in paragraph.text and "về" in paragraph.text:
            found = max(found, 0.5 if "ngày" in paragraph.text else found)
        if found > score:
            best, score = paragraph, found
    return best, score


def said(deadline: Deadline) -> str:
    """Return a time limit as written."""
    return deadline.text
