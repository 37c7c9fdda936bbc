"""Normative acts have a form of their own, older documents an older one: the decree's form is not held against them."""

from __future__ import annotations

import datetime as dt
import io

from docx import Document as Docx

from generator.model import Document, Paragraph
from generator.model.layout import Component as C
from generator.readers import read_bytes
from generator.rules import check
from tests.builders.documents import decision, plan
from tests.builders.layout import a_reading, with_run, with_text, without


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


def plain_plan(day: dt.date) -> Document:
    return plan(date=day, body=(Paragraph(text="Các đơn vị thực hiện Kế hoạch này./."),))


def test_a_document_older_than_the_decree_is_not_held_to_its_form() -> None:
    report = check(with_run(a_reading(plain_plan(dt.date(2019, 5, 6))), C.QUOC_HIEU, size=16.0))
    assert of_form(report.findings) == []
    assert "06/5/2019, trước khi Nghị định số 30/2020/NĐ-CP có hiệu lực (05/3/2020)" in report.notes[0]
    assert {"ND30-027", "ND30-064"} <= {gap.rule for gap in report.not_evaluated}


def test_the_day_of_the_decree_itself_is_its_own() -> None:
    report = check(with_run(a_reading(plain_plan(dt.date(2020, 3, 5))), C.QUOC_HIEU, size=16.0))
    assert "ND30-027" in of_form(report.findings)


def test_a_document_that_cites_what_is_younger_than_itself_has_a_slip_in_its_date() -> None:
    report = check(with_run(a_reading(plan(date=dt.date(2016, 3, 5))), C.QUOC_HIEU, size=16.0))
    assert "ND30-027" in of_form(report.findings)


APPENDIX = """Phụ lục II
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)

1. Rà soát thủ tục hành chính.
2. Báo cáo kết quả thực hiện trước ngày 15 tháng 12 năm 2026.
"""


def test_an_appendix_in_a_file_of_its_own_does_not_lack_what_the_document_has() -> None:
    report = check(read_bytes(APPENDIX.encode(), source="phu-luc.txt", suffix=".txt"))
    assert of_form(report.findings) == []
    assert "chỉ có phụ lục" in report.notes[0]


def test_the_same_file_as_word_is_still_held_to_its_looks() -> None:
    document = Docx()
    for line in APPENDIX.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    found = set(of_form(check(read_bytes(buffer.getvalue(), source="phu-luc.docx", suffix=".docx")).findings))
    assert found & {"ND30-025", "ND30-039", "ND30-053", "ND30-148", "ND30-173"} == set()
    assert "ND30-010" in found


def test_a_document_that_has_lost_its_head_is_told_so() -> None:
    report = check(without(a_reading(plan()), C.QUOC_HIEU, C.TIEU_NGU))
    assert {"ND30-025", "ND30-031"} <= set(of_form(report.findings))
