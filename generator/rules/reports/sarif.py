"""The report as SARIF 2.1.0, for tools that collect findings; paragraphs stand where source code has lines."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import quote

from generator.model.problem import Severity
from generator.rules.finding import Finding, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(reports: Collection[Report], failures: Mapping[str, str] | None = None) -> str:
    """Return one SARIF run over all files; gaps and unreadable files are notifications of the invocation."""
    from generator import __version__
    from generator.rules.engine import RULES

    used = sorted({f.rule for report in reports for f in report.findings})
    used += sorted({gap.rule for report in reports for gap in report.not_evaluated} - set(used))
    places = {id: number for number, id in enumerate(used)}
    notes = [
        {
            "level": "note",
            "message": {"text": gap.reason},
            "associatedRule": {"id": gap.rule, "index": places[gap.rule]},
            "locations": [_file(report.file)],
        }
        for report in reports
        for gap in report.not_evaluated
    ]
    notes += [
        {"level": "error", "message": {"text": reason}, "locations": [_file(path)]}
        for path, reason in (failures or {}).items()
    ]
    run = {
        "tool": {
            "driver": {
                "name": "vanban",
                "version": __version__,
                "language": "vi",
                "rules": [_rule(id, RULES) for id in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": notes}],
        "results": [_result(report, finding, places) for report in reports for finding in report.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(id: str, known: Mapping[str, Any]) -> dict[str, Any]:
    rule = known.get(id)
    if rule is None:
        return {"id": id}
    data: dict[str, Any] = {
        "id": id,
        "name": rule.judge.__name__,
        "shortDescription": {"text": rule.title},
        "help": {"text": rule.explanation, "markdown": rule.explanation},
        "defaultConfiguration": {"level": "error" if rule.severity is Severity.ERROR else "warning"},
    }
    if rule.clause:
        data["fullDescription"] = {"text": rule.clause}
    return data


def _result(report: Report, finding: Finding, places: Mapping[str, int]) -> dict[str, Any]:
    location = _file(report.file)
    at = finding.at
    if at is not None and (at.paragraph or at.line):
        location["physicalLocation"]["region"] = {"startLine": at.paragraph or at.line}
    if finding.place:
        location["logicalLocations"] = [{"name": finding.place, "kind": "element"}]
    message = finding.message
    if finding.proposed:
        message += f" → {finding.proposed}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": "error" if finding.severity is Severity.ERROR else "warning",
        "message": {"text": message},
        "locations": [location],
    }


def _file(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(path.replace("\\", "/"))}}}
