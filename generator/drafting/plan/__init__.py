"""From a plan's text to what it means: ``understand(document) -> Plan``; pure, nothing guessed, every part with its place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from generator.drafting.plan import acts, duties, parts, targets
from generator.drafting.plan.paragraphs import PlanParagraph, of_document
from generator.model import Document
from generator.model.plan import Criterion, Duty, Plan, SubjectLevel, Target

_LOOKS_LIKE_A_DUTY = re.compile(r"\b(?:chủ trì|phối hợp với|chịu trách nhiệm|có trách nhiệm)\b")

__all__ = ["PlanParagraph", "author_level", "of_document", "understand"]


@lru_cache(maxsize=8)
def understand(document: Document, *, on: date | None = None) -> Plan:
    """Return what a plan means. ``on`` is the day on which bodies are looked up; by default the plan's own date.

    What looks like a duty but could not be read is listed in ``not_understood``.
    """
    on = on or document.date
    author = author_level(document)
    paragraphs = of_document(document)
    aims: list[Target] = []
    criteria: list[Criterion] = []
    by_index = {paragraph.index: criterion for criterion, paragraph in parts.criteria(paragraphs)}
    for paragraph in paragraphs[len(document.bases) :]:
        criterion = by_index.get(paragraph.index)
        subject = criterion.subject if criterion else author
        first = len(aims)
        for target in targets.of_paragraph(paragraph, subject):
            moved = target.alternative_to
            aims.append(replace(target, alternative_to=None if moved is None else moved + first))
        if criterion:
            criteria.append(replace(criterion, target=first if len(aims) > first else None))
    found = tuple(duties.find(paragraphs, on, author))
    return Plan(
        movement=parts.movement(document, paragraphs),
        bases=tuple(act for basis in paragraphs[: len(document.bases)] for act in acts.find(basis.text, basis.origin)),
        targets=tuple(aims),
        duties=found,
        criteria=tuple(criteria),
        awards=tuple(parts.awards(paragraphs)),
        timetable=tuple(parts.timetable(paragraphs, on)),
        reporting=tuple(parts.reporting(paragraphs, on, author)),
        replaces=tuple(parts.replaced(paragraphs)),
        not_understood=tuple(
            paragraph.origin
            for paragraph in paragraphs[len(document.bases) :]
            if _LOOKS_LIKE_A_DUTY.search(paragraph.text) and not _understood(paragraph, found)
        ),
    )


def author_level(document: Document) -> SubjectLevel:
    """Return the level of the body that issued the plan, from its header lines; the province where they do not tell."""
    name = " ".join((*document.superior, *document.issuer)).upper()
    if re.search(r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b(?! HỘI)", name):
        return SubjectLevel.XA
    if re.search(r"\b(?:HUYỆN|QUẬN|THỊ XÃ)\b", name):
        return SubjectLevel.HUYEN
    return SubjectLevel.TINH


def _understood(paragraph: PlanParagraph, found: tuple[Duty, ...]) -> bool:
    return any(duty.origin is not None and duty.origin.index == paragraph.index for duty in found)
