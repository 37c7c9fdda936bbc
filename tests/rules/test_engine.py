"""The engine: which rules run, what cannot be seen is said, a draft is judged as a draft, the office's settings count."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from generator.model import Severity
from generator.model.layout import Component as C
from generator.rules import RULES, Config, Medium, Profile, Stage, check
from generator.rules.engine import rule
from generator.rules.families import FAMILIES
from generator.rules.profile import infer_profile
from generator.rules.reports.text import render as render_text
from tests.builders.documents import decision, letter, plan, plan_with_appendix
from tests.builders.layout import a_reading, find, with_layout, with_paragraph, with_run, with_text, without

FINAL, DRAFT = Profile(Stage.FINAL), Profile(Stage.DRAFT)


def rules_of(report: object) -> set[str]:
    return {f.rule for f in report.findings}  # type: ignore[attr-defined]


def test_a_document_without_number_and_date_is_judged_as_a_draft() -> None:
    reading = a_reading(plan(number="", date=None, year=2026))
    report = check(reading)
    assert infer_profile(reading.document).stage is Stage.DRAFT
    assert rules_of(report) == set()
    assert report.ready


def test_a_draft_with_blanks_has_no_finding_and_yet_is_not_ready_to_sign() -> None:
    draft = with_text(a_reading(plan(number="", date=None, year=2026)), C.DOAN, "Kinh phí thực hiện do …… bảo đảm.")
    report = check(draft)
    assert rules_of(report) == set()
    assert report.blanks == 1
    assert not report.ready
    assert "Còn 1 chỗ trống phải điền." in render_text([report])


def test_the_same_document_as_final_lacks_number_and_date() -> None:
    reading = a_reading(plan(number="", date=None, year=2026))
    assert rules_of(check(reading, profile=FINAL)) == {"ND30-055", "ND30-070"}


def test_a_document_with_a_number_and_no_date_is_not_taken_for_a_draft() -> None:
    assert "ND30-070" in rules_of(check(a_reading(plan(date=None, year=2026))))


def test_selection_by_prefix_runs_only_those_rules() -> None:
    report = check(with_run(a_reading(), C.QUOC_HIEU, size=14.0, bold=False), select=["ND30-027"])
    assert rules_of(report) == {"ND30-027"}
    assert report.checked == 1


def test_an_ignored_rule_is_silent() -> None:
    reading = with_run(a_reading(), C.QUOC_HIEU, size=14.0)
    assert rules_of(check(reading, ignore=["ND30-027"])) == set()


def test_a_rule_that_is_off_in_the_office_is_silent() -> None:
    reading = with_run(a_reading(), C.QUOC_HIEU, size=14.0)
    assert rules_of(check(reading, config=Config(off=("ND30-02",)))) == set()


def test_the_office_decides_the_weight_of_a_rule() -> None:
    reading = with_text(a_reading(), C.DIA_DANH, "Nghệ An, ngày 05 tháng 03 năm 2026")
    (usual,) = check(reading).findings
    (own,) = check(reading, config=Config(severities={"ND30-073": Severity.ERROR})).findings
    assert (usual.severity, own.severity) == (Severity.WARNING, Severity.ERROR)


@pytest.mark.parametrize("field", ["size", "bold", "italic", "font"])
def test_what_the_reader_did_not_see_is_a_gap_and_never_a_finding(field: str) -> None:
    reading = a_reading()
    assert reading.layout is not None
    for p in reading.layout.paragraphs:
        if p.runs:
            reading = with_run(reading, p.index, **{field: None})
    report = check(reading)
    assert rules_of(report) == set()
    assert any("không đọc được" in gap.reason for gap in report.not_evaluated)


def test_a_text_without_pages_is_not_held_to_what_cannot_be_seen() -> None:
    reading = dataclasses.replace(a_reading(), layout=None)
    report = check(reading)
    gaps = {gap.rule for gap in report.not_evaluated}
    assert rules_of(report) == set()
    assert {"ND30-001", "ND30-027", "ND30-036", "ND30-118"} <= gaps


def test_a_pdf_is_not_held_to_what_only_a_word_file_shows() -> None:
    reading = a_reading()
    assert reading.layout is not None
    pdf = with_layout(reading, file=dataclasses.replace(reading.layout.file, format="pdf"))
    gaps = {gap.rule: gap.reason for gap in check(pdf).not_evaluated}
    assert gaps["ND30-122"] == "thuộc tính này không còn trong tệp PDF"


def test_an_electronic_document_may_leave_the_blanks_of_its_reference_line() -> None:
    blank = "(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)"
    reading = with_text(a_reading(plan_with_appendix()), C.KEM_THEO, blank)
    assert "ND30-190" in rules_of(check(reading, profile=Profile(Stage.FINAL, Medium.PAPER)))
    assert rules_of(check(reading, profile=Profile(Stage.FINAL, Medium.ELECTRONIC))) == set()


def test_today_stands_in_for_the_date_of_a_draft() -> None:
    reading = a_reading(
        decision(number="", date=None, year=2026, superior=("UBND HUYỆN YÊN THÀNH",), issuer=("PHÒNG NỘI VỤ",))
    )
    assert "ND30-052" not in rules_of(check(reading))
    assert "ND30-052" in rules_of(check(reading, today=dt.date(2026, 3, 1)))
    assert "ND30-052" not in rules_of(check(reading, today=dt.date(2024, 3, 1)))


def test_today_does_not_stand_in_for_a_draft_that_names_another_year() -> None:
    """The room of a district in a draft of 2025 may well have been there on its day."""
    reading = a_reading(
        decision(number="", date=None, year=2025, superior=("UBND HUYỆN YÊN THÀNH",), issuer=("PHÒNG NỘI VỤ",))
    )
    assert "ND30-052" not in rules_of(check(reading, today=dt.date(2026, 3, 1)))
    assert "ND30-052" in rules_of(check(reading, today=dt.date(2025, 12, 1)))


def test_findings_come_in_the_order_of_the_page() -> None:
    reading = with_run(with_run(a_reading(letter()), C.KY_HO_TEN, bold=False), C.QUOC_HIEU, bold=False)
    assert [f.rule for f in check(reading).findings] == ["ND30-028", "ND30-156"]


def test_a_place_is_told_in_the_clerks_words() -> None:
    (finding,) = check(with_text(a_reading(), C.SO_KY_HIEU, "Số: 5/KH-UBND")).findings
    assert finding.place == "dòng Số, ký hiệu (đoạn 5)"
    assert (finding.present, finding.proposed) == ("5", "05")


def test_two_rules_of_one_id_are_a_mistake_of_ours() -> None:
    check(a_reading())
    with pytest.raises(ValueError, match="registered twice"):
        rule("ND30-001")(lambda subject: iter(()))


def test_every_module_with_rules_is_listed() -> None:
    from pathlib import Path

    import generator.rules as package

    root = Path(package.__file__).parent
    found = {
        "generator.rules." + ".".join(path.relative_to(root).with_suffix("").parts)
        for path in root.rglob("*.py")
        if "\n@rule(" in path.read_text(encoding="utf-8")
    }
    assert found == set(FAMILIES)


def test_a_missing_component_is_told_once() -> None:
    assert rules_of(check(without(a_reading(), C.DIA_DANH))) == {"ND30-069"}


def test_all_rules_have_a_weight_and_a_page() -> None:
    assert len(RULES) >= 251
    assert all(rule.severity in (Severity.ERROR, Severity.WARNING) for rule in RULES.values())


def test_a_paragraph_with_hidden_words_is_told_and_not_mended() -> None:
    """Places in what is printed are not places in the file: a fix made for one would be put at the wrong place."""
    reading = with_text(a_reading(), C.DOAN, "Kinh phí  thực hiện theo quy định.")
    (shown,) = check(reading, select=["ND30-239"]).findings
    paragraph = find(reading, C.DOAN)
    hidden = dataclasses.replace(paragraph.runs[0], text="ẩn ", hidden=True)
    (half,) = check(
        with_paragraph(reading, paragraph.index, runs=(hidden, *paragraph.runs)), select=["ND30-239"]
    ).findings
    assert shown.fix is not None
    assert (half.message, half.fix) == (shown.message, None)
