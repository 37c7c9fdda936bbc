"""The report as SARIF 2.1.0, which code hosts and editors know how to show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.model.problem import Severity
from generator.rules.finding import Finding, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reports: Sequence[Report]) -> str:
    """Return the reports as one SARIF log with one run; what was not evaluated stands in the run's notifications."""
    from generator.rules.engine import RULES

    used = sorted({finding.rule for report in reports for finding in report.findings})
    run = {
        "tool": {
            "driver": {
                "name": "vanban",
                "version": __version__,
                "language": "vi",
                "rules": [_rule(id, RULES[id].title if id in RULES else id) for id in used],
            }
        },
        "results": [_result(report, finding, used) for report in reports for finding in report.findings],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {
                        "level": "note",
                        "message": {"text": gap.reason},
                        "associatedRule": {"id": gap.rule},
                        "locations": [{"physicalLocation": _file(report)}],
                    }
                    for report in reports
                    for gap in report.not_evaluated
                ],
            }
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(id: str, title: str) -> dict[str, Any]:
    return {"id": id, "shortDescription": {"text": title}}


def _file(report: Report) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(PurePath(report.file).as_posix())}}


def _result(report: Report, finding: Finding, used: Sequence[str]) -> dict[str, Any]:
    physical = _file(report)
    if finding.at is not None and finding.at.line:
        physical["region"] = {"startLine": finding.at.line}
    text = finding.message if not finding.clause else f"{finding.message} ({finding.clause})"
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.place:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.place, "kind": "element"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": used.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location],
    }
    properties = {"present": finding.present, "proposed": finding.proposed, "paragraph": finding.paragraph}
    kept = {key: value for key, value in properties.items() if value is not None}
    return result | ({"properties": kept} if kept else {})
