"""What was done with each paragraph of the superior's plan, and the trail that every derived paragraph carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.drafting.plan import PlanParagraph
from generator.model import Document, Provenance


class Treatment(Enum):
    """What becomes of a paragraph one level down."""

    KEPT = "giữ nguyên"
    REWORDED = "sửa lời"
    NARROWED = "thu hẹp"
    LIFTED = "nhận thành nhiệm vụ của mình"
    HANDED_ON = "giao tiếp cho cấp dưới"
    MERGED = "gộp"
    DROPPED = "bỏ"
    ADDED = "thêm"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A paragraph of the parent that has no place below, and why."""

    paragraph: PlanParagraph
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A derived plan: the document (each paragraph with its provenance), what was dropped, what a person has to decide."""

    document: Document
    parent: Document
    parent_reference: str
    dropped: tuple[Dropped, ...]
    decisions: tuple[str, ...]


def trail(
    source: str, paragraph: PlanParagraph | None, treatment: Treatment, note: str = "", decision: str = ""
) -> tuple[Provenance, ...]:
    """Return the provenance of one derived paragraph; ``paragraph`` is ``None`` for what comes from facts or directory."""
    item = f"{paragraph.place} (đoạn {paragraph.index + 1})" if paragraph else ""
    return (Provenance(source=source, item=item, by=treatment.value, note=note, decision=decision),)
