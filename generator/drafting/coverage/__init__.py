"""Does a lower plan, from any hand, carry every duty, deadline and target of its superior's? ``compare(parent, lower) -> Coverage``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.drafting.coverage.findings import CoverageFinding, find
from generator.drafting.coverage.matrix import Row, What, rows
from generator.drafting.plan import of_document, understand
from generator.model import Document

__all__ = ["Coverage", "CoverageFinding", "Row", "What", "compare"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of parent and lower plan, and the contradictions found."""

    rows: tuple[Row, ...]
    findings: tuple[CoverageFinding, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing sure is wrong."""
        return not any(finding.sure for finding in self.findings)


def compare(
    parent: Document, lower: Document, *, on: date | None = None, reasons: dict[int, str] | None = None
) -> Coverage:
    """Return what of ``parent`` stands in ``lower``, and what contradicts it.

    ``on`` is the day on which the lower plan's bodies must exist: its own date by default. ``reasons`` says, by the parent's
    paragraph number, why a derivation left something out on purpose.
    """
    above, below = understand(parent), understand(lower, on=on or lower.date)
    paragraphs = of_document(lower)
    matrix = rows(above, below, paragraphs, reasons or {})
    findings = find(parent, above, lower, below, paragraphs, matrix, on or lower.date)
    return Coverage(matrix, tuple(findings))
