"""The report as JSON: the contract that scripts rely on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.model.problem import Severity
from generator.rules.finding import Finding, Report


def render(reports: Sequence[Report]) -> str:
    """Return the reports as one JSON object with the list ``files``."""
    return json.dumps({"files": [report_data(report) for report in reports]}, ensure_ascii=False, indent=2) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """Return one file's report as plain data."""
    return {
        "path": report.file,
        "profile": report.profile,
        "findings": [finding_data(finding) for finding in report.findings],
        "not_evaluated": [
            {"rule": gap.rule, "reason": gap.reason} | ({"by_eye": True} if gap.by_eye else {})
            for gap in report.not_evaluated
        ],
        "notes": list(report.notes),
        "summary": {"errors": report.errors, "warnings": report.warnings, "checked": report.checked},
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain data; parts that it does not have are left out."""
    at = finding.at
    location = {
        "component": finding.component.value if finding.component else None,
        "place": finding.place or None,
        "paragraph": at.paragraph if at and at.paragraph else _counted(finding),
        "line": at.line if at else None,
        "page": at.page if at else None,
        "text": finding.present,
    }
    data: dict[str, Any] = {
        "rule": finding.rule,
        "severity": "error" if finding.severity is Severity.ERROR else "warning",
        "message": finding.message,
        "location": {key: value for key, value in location.items() if value is not None},
        "clause": finding.clause,
    }
    if finding.proposed is not None:
        data["proposed"] = finding.proposed
    if finding.fix is not None:
        data["fix"] = {"title": finding.fix.title, "safety": finding.fix.safety.value}
    return data


def _counted(finding: Finding) -> int | None:
    return None if finding.paragraph is None else finding.paragraph + 1
