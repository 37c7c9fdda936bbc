"""The report as JSON: the contract for scripts (path, findings with rule, severity, message, location, clause, fix; gaps)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from textwrap import indent
from typing import Any

from generator.model.problem import Severity
from generator.rules.finding import Finding, Report


def render(reports: Collection[Report], failures: Mapping[str, str] | None = None) -> str:
    """Return ``{"files": [...]}``; a file that could not be checked has ``error`` in place of findings."""
    # One file after another: the plain data of thousands of reports at once would take far more room than their text.
    files = [_written(as_data(report)) for report in reports]
    files += [_written({"path": path, "error": reason}) for path, reason in (failures or {}).items()]
    inside = ",\n".join(files)
    return f'{{\n  "files": [\n{inside}\n  ]\n}}\n' if files else '{\n  "files": []\n}\n'


def _written(data: dict[str, Any]) -> str:
    return indent(json.dumps(data, ensure_ascii=False, indent=2), "    ")


def as_data(report: Report) -> dict[str, Any]:
    """Return one file's report as plain data."""
    return {
        "path": report.file,
        "ready": report.ready,
        "profile": report.profile,
        "checked": report.checked,
        "blanks": report.blanks,
        "findings": [_finding(finding) for finding in report.findings],
        "not_evaluated": [
            {"rule": gap.rule, "reason": gap.reason, **({"by_eye": True} if gap.by_eye else {})}
            for gap in report.not_evaluated
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    at = finding.at
    location: dict[str, Any] = {
        "component": finding.component.value if finding.component else None,
        "paragraph": at.paragraph if at is not None else None,
        "text": finding.text if finding.text is not None else finding.present,
        "place": finding.place,
    }
    if at is not None and at.page is not None:
        location["page"] = at.page
    if at is not None and at.line is not None:
        location["line"] = at.line
    data: dict[str, Any] = {
        "rule": finding.rule,
        "severity": "error" if finding.severity is Severity.ERROR else "warning",
        "message": finding.message,
        "location": location,
        "clause": finding.clause,
    }
    if finding.present is not None:
        data["present"] = finding.present
    if finding.proposed is not None:
        data["proposed"] = finding.proposed
    if finding.fix is not None:
        data["fix"] = {"title": finding.fix.title, "safety": finding.fix.safety.value}
    return data
