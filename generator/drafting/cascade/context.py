"""What every step of a derivation needs: the parent, what it means, the unit, the day, the facts, and the trail so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from generator.catalog import bodies
from generator.drafting.cascade import counterparts
from generator.drafting.cascade.facts import Facts
from generator.drafting.cascade.treatment import Dropped, Treatment, trail
from generator.drafting.cascade.unit import TargetUnit
from generator.drafting.cascade.wording import Wording
from generator.drafting.plan import PlanParagraph
from generator.model import Document, Provenance
from generator.model.plan import Duty, Plan, SubjectLevel, Target

BLANK = "……"
"""What stands where a person has to fill in a figure, a name or an act."""


@dataclass
class Context:
    """The state of one derivation. ``at`` maps a node of the parent (by identity) to its paragraph."""

    parent: Document
    plan: Plan
    paragraphs: tuple[PlanParagraph, ...]
    unit: TargetUnit
    on: date
    facts: Facts
    wording: Wording
    reference: str
    """"Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Sóc Trăng"."""
    source: str
    """The parent in short, for the trail: "Kế hoạch số 146/KH-UBND"."""
    standing: str
    """The body of the unit that compiles and receives the reports of the units below."""
    compiler: str = ""
    """Id of the superior's body that compiles the whole plan; empty when the plan names none."""
    slips: dict[int, str] = field(default_factory=dict)
    """By paragraph of the parent: which slips of the source were corrected."""
    dropped: list[Dropped] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)

    def trail(
        self, paragraph: PlanParagraph | None, treatment: Treatment, note: str = "", decision: str = ""
    ) -> tuple[Provenance, ...]:
        """Return the provenance of a derived paragraph, and keep what a person has to decide about it."""
        if decision:
            self.decisions.append(decision)
        if paragraph and paragraph.index in self.slips:
            note = "; ".join(part for part in (note, self.slips[paragraph.index]) if part)
            treatment = Treatment.REWORDED if treatment is Treatment.KEPT else treatment
        return trail(self.source, paragraph, treatment, note, decision)

    def drop(self, paragraph: PlanParagraph, reason: str) -> None:
        """Leave a paragraph of the parent out, saying why."""
        self.dropped.append(Dropped(paragraph, reason))

    def duty(self, paragraph: PlanParagraph) -> Duty | None:
        """Return the duty understood from a paragraph; ``None`` when it is none."""
        return next((d for d in self.plan.duties if d.origin and d.origin.index == paragraph.index), None)

    def targets(self, paragraph: PlanParagraph) -> tuple[Target, ...]:
        """Return the targets understood from a paragraph."""
        return tuple(t for t in self.plan.targets if t.origin and t.origin.index == paragraph.index)

    def treatment(self, old: str, new: str) -> Treatment:
        """Return whether a paragraph was kept word for word or reworded."""
        return Treatment.KEPT if old == new else Treatment.REWORDED

    def holder(self, field_id: str) -> str:
        """Return the name of the unit's body for a field of work; a blank where the directory knows none."""
        found = counterparts.holder(field_id, self.unit, self.on, self.facts)
        return found.name if found else f"Phòng {BLANK}"

    def current_name(self, name: str) -> str:
        """Return who bears a superior body's work on the day of this plan: itself while it lives, else its first heir."""
        found = next(iter(bodies.find(name, on=self.parent.date, level="tinh")), None)
        heirs = bodies.successors(found, self.on) if found else ()
        return heirs[0].plain_name if heirs else name

    def without_figures(self, text: str, targets: tuple[Target, ...]) -> tuple[str, str]:
        """Put the facts' figure, or a blank, in the place of each figure of the parent; return the text and the decision."""
        missing = []
        for target in targets:
            if target.subject not in {None, SubjectLevel.TINH, SubjectLevel.SO}:
                # The superior states it for a level below: it is its norm and stays, with its source in the trail.
                continue
            own = next(
                (
                    fact.value
                    for fact in self.facts.targets
                    if fact.indicator.lower() in target.indicator.lower() and fact.group.lower() == target.group.lower()
                ),
                "",
            )
            changed = _figure(text, own or f"{BLANK}%")
            if changed == text:
                continue
            text = changed
            if not own:
                missing.append(f"{target.indicator}{f' ({target.group})' if target.group else ''}")
        decision = f"Điền chỉ tiêu của {self.unit.in_sentence}: {'; '.join(missing)}" if missing else ""
        return text, decision


_FIGURE = re.compile(
    r"(?:đạt )?(?:từ )?(?<![\w/])\d+(?:,\d+)?\s*%?\s*(?:(?:-|đến)\s*\d+(?:,\d+)?\s*)?%(?:/năm)?|(?<=giảm )\d\s*/\s*\d\b|(?<=tăng )\d\s*/\s*\d\b"
)


def _figure(text: str, value: str) -> str:
    """Replace the first figure that is still the parent's."""
    return _FIGURE.sub(lambda _match: value, text, count=1)
