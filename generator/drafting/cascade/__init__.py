"""From the superior's plan to the plan of the level below: ``derive(parent, unit, on, facts) -> Draft``; pure, nothing invented."""

from __future__ import annotations

import re
from datetime import date

from generator.catalog import provinces
from generator.drafting.cascade import body, closing, counterparts, preamble, recipients, titles
from generator.drafting.cascade.context import BLANK, Context
from generator.drafting.cascade.corrections import correct
from generator.drafting.cascade.facts import Facts, MovementName
from generator.drafting.cascade.treatment import Draft, Dropped, Treatment
from generator.drafting.cascade.unit import TargetUnit, parse
from generator.drafting.cascade.wording import Wording
from generator.drafting.plan import of_document, understand
from generator.model import Document, Signature
from generator.model.plan import Plan

__all__ = ["Draft", "Dropped", "Facts", "MovementName", "TargetUnit", "Treatment", "derive", "parse", "province_of"]


def province_of(parent: Document) -> provinces.Province | None:
    """Return the province whose plan it is, on the plan's date, from its header or its place; ``None`` when it is not told."""
    named = " ".join((*parent.superior, *parent.issuer))
    match = re.search(r"(?:TỈNH|THÀNH PHỐ)\s+(.+)$", named.upper())
    for words in (match.group(1) if match else "", parent.place):
        if words and (found := provinces.find(words, on=parent.date)):
            return found
    return None


def derive(parent: Document, unit: TargetUnit, on: date, facts: Facts) -> Draft:
    """Return the draft plan of ``unit`` for the day ``on``.

    Number and date are left to the văn thư. Every paragraph says what it comes from and what was done; figures of the parent
    are never copied as own; what the facts do not give is a blank and stands in ``decisions``.
    """
    corrected = correct(parent)
    parent = corrected.document.model_copy(update={"title": titles.sentence_case(corrected.document)})
    plan = understand(parent)
    province = province_of(parent)
    name = province.name if province else parent.place
    issuer = f"Ủy ban nhân dân {province.in_sentence}" if province else f"Ủy ban nhân dân tỉnh {name}"
    own = preamble.own_movement(plan.movement, unit, name, facts.movement, facts.movement_own)
    wording = Wording(unit, on, facts, name, (plan.movement.name if plan.movement else "", own))
    compiler = coordinator(plan)
    below = counterparts.of_body(compiler, "", unit, on, facts) if compiler else None
    standing = counterparts.holder("thi_dua_khen_thuong", unit, on, facts) if _is_emulation(plan) else below
    context = Context(
        parent=parent,
        plan=plan,
        paragraphs=of_document(parent),
        unit=unit,
        on=on,
        facts=facts,
        wording=wording,
        reference=preamble.reference(parent, issuer),
        slips=corrected.notes,
        source=f"Kế hoạch số {parent.number}/{parent.symbol}",
        standing=facts.standing or (standing.name if standing else f"Phòng {BLANK}"),
        compiler=compiler,
    )
    bases = preamble.bases(context)
    nodes = closing.end(body.derive(context))
    office = facts.office or ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    document = Document(
        kind="ke-hoach",
        issuer=unit.header,
        symbol="KH-UBND",
        place=unit.place,
        year=on.year,
        title=wording.reword(parent.title),
        bases=bases,
        body=nodes,
        recipients=recipients.derive(context),
        signature=Signature(lines=office, name=facts.signer),
    )
    return Draft(document, parent, context.reference, tuple(context.dropped), tuple(dict.fromkeys(context.decisions)))


def coordinator(plan: Plan) -> str:
    """Return the id of the sở that follows and compiles the whole plan; empty when the plan names none.

    It is the receiver of the reports, else who is to "theo dõi, đôn đốc", else who leads most of the duties.
    """
    for report in plan.reporting:
        if report.receiver and report.receiver.bodies:
            return report.receiver.bodies[0]
    led = [
        (duty, lead)
        for duty in plan.duties
        for lead in duty.leads[:1]
        if lead.bodies and lead.bodies[0].startswith("so_")
    ]
    for duty, lead in led:
        if re.search(r"theo dõi|đôn đốc|đầu mối|tổng hợp", duty.action):
            return lead.bodies[0]
    counts = [lead.bodies[0] for _duty, lead in led]
    return max(counts, key=counts.count, default="")


def _is_emulation(plan: Plan) -> bool:
    return plan.movement is not None and "thi đua" in plan.movement.kind.lower()
