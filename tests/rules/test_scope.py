"""Normative acts have a form of their own: the decree's form is not held against them."""

from __future__ import annotations

from generator.model.layout import Component as C
from generator.rules import check
from tests.builders.documents import decision
from tests.builders.layout import a_reading, with_text, without


def of_form(report_findings: object) -> list[str]:
    return [f.rule for f in report_findings if f.rule.startswith("ND30-")]  # type: ignore[attr-defined]


def test_a_decision_with_a_year_and_no_enacting_words_is_taken_for_a_normative_act() -> None:
    reading = with_text(
        without(a_reading(decision()), C.LOI_BAN_HANH, C.THAM_QUYEN), C.SO_KY_HIEU, "Số: 08/2026/QĐ-SNV"
    )
    report = check(reading)
    assert of_form(report.findings) == []
    assert "quy phạm pháp luật" in report.notes[0]
    assert "ND30-062" in {gap.rule for gap in report.not_evaluated}


def test_a_decision_with_a_year_and_its_enacting_words_is_still_held_to_the_form() -> None:
    report = check(with_text(a_reading(decision()), C.SO_KY_HIEU, "Số: 08/2026/QĐ-SNV"))
    assert of_form(report.findings) == ["ND30-062"]


def test_a_circular_is_no_administrative_document() -> None:
    report = check(with_text(a_reading(decision()), C.TEN_LOAI, "THÔNG TƯ"))
    assert of_form(report.findings) == []
