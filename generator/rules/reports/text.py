"""The report for a person: first whether it can be signed, then what to mend, grouped by weight, each with place and clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.messages import _
from generator.model.problem import Severity
from generator.rules.finding import Finding, Report

_SHOWN_REASONS = 12
"""Reasons of rules that were not evaluated; the rest is counted."""


def render(reports: Sequence[Report]) -> str:
    """Return the reports one after the other, and a table at the end when there are several."""
    parts = ["\n".join(_report(report)) for report in reports]
    if len(reports) > 1:
        parts.append("\n".join(_table(reports)))
    return "\n\n".join(parts) + "\n"


def _report(report: Report) -> Iterator[str]:
    verdict = _("Có thể trình ký") if report.ready else _("Chưa thể ký")
    yield f"{verdict}: {report.file}"
    counts = _("{errors} điều phải sửa, {warnings} điều nên xem").format(errors=report.errors, warnings=report.warnings)
    yield f"  {counts} ({report.profile})"
    for note in report.notes:
        yield f"  {note}"
    for severity, title in _groups():
        group = [finding for finding in report.findings if finding.severity is severity]
        if group:
            yield ""
            yield f"  {title}"
            for finding in group:
                yield from _finding(finding)
    yield from _gaps(report)


def _groups() -> tuple[tuple[Severity, str], ...]:
    return (
        (Severity.ERROR, _("Phải sửa")),
        (Severity.WARNING, _("Nên sửa")),
        (Severity.INFO, _("Cần xem")),
    )


def _finding(finding: Finding) -> Iterator[str]:
    head = f"{finding.place}: {finding.message}" if finding.place else finding.message
    yield f"  - {head} [{finding.rule}]"
    if finding.present is not None and finding.proposed is not None:
        change = _("{present} → {proposed}").format(present=finding.present, proposed=finding.proposed or _("bỏ"))
        yield f"      {change}"
    elif finding.present:
        yield "      " + _("hiện là: {present}").format(present=finding.present)
    if finding.fix is not None:
        yield "      " + _("cách sửa: {title}").format(title=finding.fix.title)
    if finding.clause:
        yield f"      {finding.clause}"


def _gaps(report: Report) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for gap in report.not_evaluated:
        reasons.setdefault(gap.reason, []).append(gap.rule)
    if not reasons:
        return
    yield ""
    yield "  " + _("Không đánh giá được ở tệp này: {count} quy tắc").format(
        count=len({gap.rule for gap in report.not_evaluated})
    )
    ordered = sorted(reasons.items(), key=lambda pair: (-len(pair[1]), pair[1]))
    for reason, rules in ordered[:_SHOWN_REASONS]:
        yield f"  - {reason}: {', '.join(sorted(set(rules)))}"
    if len(ordered) > _SHOWN_REASONS:
        yield "  " + _("… và {count} lý do khác (xem --format json)").format(count=len(ordered) - _SHOWN_REASONS)


def _table(reports: Sequence[Report]) -> Iterator[str]:
    ready = sum(report.ready for report in reports)
    yield _("{ready}/{count} tệp có thể trình ký").format(ready=ready, count=len(reports))
    for report in reports:
        mark = _("được") if report.ready else _("chưa")
        yield f"{mark:<6}{report.errors:>5}{report.warnings:>6}  {report.file}"
