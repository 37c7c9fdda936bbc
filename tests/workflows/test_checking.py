"""Reports of many files: packed, and unpacked as they were."""

from __future__ import annotations

import dataclasses
import json

import pytest

from generator.model.edits import Fix, ReplaceText
from generator.model.layout import Component
from generator.model.location import Location
from generator.model.problem import Severity
from generator.rules.finding import Finding, Gap, Report
from generator.rules.reports import FORMATS
from generator.rules.reports import json as as_json
from generator.workflows.checking import Reports

FINDING = Finding(
    "ND30-244",
    Severity.ERROR,
    "dấu thập phân là dấu phẩy: “2,5”",
    "Phụ lục II",
    "đoạn 4",
    component=Component.DOAN,
    at=Location("a.docx", paragraph=4),
    paragraph=7,
    present="2.5",
    proposed="2,5",
    fix=Fix("Đổi dấu", (ReplaceText("word/document.xml#p7", 5, 8, "2,5", "tăng 2.5%"),)),
    start=5,
    text="tăng 2.5%",
)
REPORT = Report("a.docx", (FINDING,), (Gap("ND30-010", "không thấy phông chữ"),), checked=250, profile="bản chính thức")
CLEAN = Report("b.docx", checked=251)
WARNED = dataclasses.replace(
    REPORT, file="c.docx", findings=(dataclasses.replace(FINDING, severity=Severity.WARNING),), notes=("Ghi chú.",)
)


def packed(*reports: Report) -> Reports:
    kept = Reports()
    for report in reports:
        kept.append(report)
    return kept


def test_reports_come_back_as_they_were_and_in_their_order() -> None:
    kept = packed(REPORT, CLEAN, WARNED)
    assert list(kept) == [REPORT, CLEAN, WARNED]
    assert list(kept) == list(kept)
    assert len(kept) == 3
    assert WARNED in kept
    assert dataclasses.replace(CLEAN, file="d.docx") not in kept


def test_only_what_must_be_mended_is_counted() -> None:
    assert packed(REPORT, CLEAN, WARNED, REPORT).errors == 2
    assert packed(CLEAN, WARNED).errors == 0
    assert not packed()


@pytest.mark.parametrize("form", FORMATS)
def test_packed_reports_are_told_as_the_reports_themselves(form: str) -> None:
    failures = {"hong.docx": "tệp bị hỏng"}
    assert FORMATS[form](packed(REPORT, CLEAN, WARNED), failures) == FORMATS[form]([REPORT, CLEAN, WARNED], failures)


@pytest.mark.parametrize(
    ("reports", "failures"),
    [
        pytest.param([REPORT, CLEAN], {"hong.docx": "tệp “bị hỏng”\ndòng hai"}, id="reports and failures"),
        pytest.param([WARNED], {}, id="one report"),
        pytest.param([], {"hong.docx": "tệp bị hỏng"}, id="failures alone"),
        pytest.param([], {}, id="nothing"),
    ],
)
def test_json_of_one_file_after_another_is_that_of_all_at_once(reports: list[Report], failures: dict[str, str]) -> None:
    files = [as_json.as_data(report) for report in reports]
    files += [{"path": path, "error": reason} for path, reason in failures.items()]
    assert as_json.render(reports, failures) == json.dumps({"files": files}, ensure_ascii=False, indent=2) + "\n"
