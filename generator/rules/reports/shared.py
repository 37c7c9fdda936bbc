"""What the reports share: the verdict, the three heaps of findings, findings of one kind told together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.messages import _
from generator.model.edits import Safety
from generator.rules.finding import Finding, Report


def verdict(report: Report) -> str:
    """Return the first thing that a person wants to know."""
    return _("Có thể trình ký") if report.ready else _("Chưa thể ký")


def heaps(report: Report) -> list[tuple[str, str, list[Finding]]]:
    """Return (key, title, findings) of the heaps that hold something: phải sửa, nên sửa, cần xem."""
    titles = (("phai_sua", _("Phải sửa")), ("nen_sua", _("Nên sửa")), ("can_xem", _("Cần xem")))
    grouped = [(key, title, [f for f in report.findings if f.group == key]) for key, title in titles]
    return [heap for heap in grouped if heap[2]]


def counts(report: Report) -> tuple[int, int, int]:
    """Return how many findings must be mended, should be mended, need a look."""
    groups = [f.group for f in report.findings]
    return groups.count("phai_sua"), groups.count("nen_sua"), groups.count("can_xem")


@dataclass(frozen=True, slots=True)
class Told:
    """Findings of one rule with one message: the first, and the places of the others."""

    first: Finding
    others: tuple[Finding, ...] = ()


def together(findings: Sequence[Finding]) -> list[Told]:
    """Return the findings with equal ones (rule, message) told once, in the order of their first places."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.message), []).append(finding)
    return [Told(group[0], tuple(group[1:])) for group in groups.values()]


def how(finding: Finding) -> str:
    """Return whether and how the program can mend it: "" when it cannot."""
    if finding.fix is None:
        return ""
    return _("sửa tự động được") if finding.fix.safety is Safety.SAFE else _("sửa tự động khi được đồng ý")


def shown(text: str | None) -> str:
    """Return a present or proposed text as a report prints it: on one line; "" for none."""
    return " ".join(text.split()) if text else ""
