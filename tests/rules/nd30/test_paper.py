"""What stands on several printed lines of a PDF is judged as one."""

from __future__ import annotations

import dataclasses

from generator.model.layout import Component as C
from generator.model.length import mm
from generator.rules import check
from tests.builders.documents import plan_with_appendix
from tests.builders.layout import a_reading, find, inserted_after, with_layout, with_paragraph, with_text

LONG = (
    "Triển khai công tác văn thư, lưu trữ và quản lý hồ sơ của các cơ quan, tổ chức, đơn vị trên địa bàn tỉnh năm 2026"
)


def found(reading: object, rule: str) -> list[str]:
    return [finding.message for finding in check(reading).findings if finding.rule == rule]  # type: ignore[arg-type]


def test_a_line_under_a_subject_is_measured_against_its_longest_printed_line() -> None:
    reading = with_text(a_reading(), C.TRICH_YEU, LONG)
    assert reading.layout is not None
    at = find(reading, C.TRICH_YEU).index
    section = dataclasses.replace(reading.layout.sections[0], left=None, right=None)
    drawn = tuple(
        dataclasses.replace(line, length=mm(50)) if line.under == at else line for line in reading.layout.rule_lines
    )
    reading = with_layout(reading, sections=(section,), rule_lines=drawn)
    on_paper = with_paragraph(reading, at, box=(50.0, 50.0, 175.0, 61.0))
    too_narrow = with_paragraph(reading, at, box=(80.0, 50.0, 140.0, 66.0))
    assert found(on_paper, "ND30-089") == []
    assert len(found(too_narrow, "ND30-089")) == 1


def test_a_reference_line_on_two_lines_is_one() -> None:
    reading = a_reading(plan_with_appendix())
    line = find(reading, C.KEM_THEO)
    first, second = line.text.split(" của ", 1)
    reading = with_text(reading, line.index, first)
    assert found(reading, "ND30-190") == ["dòng kèm theo không ghi cơ quan ban hành"]
    run = dataclasses.replace(line.runs[0], text=f"của {second}")
    rest = dataclasses.replace(line, runs=(run,), path=None)
    assert found(inserted_after(reading, line.index, rest), "ND30-190") == []


def test_one_printed_line_is_as_wide_as_it_is_printed() -> None:
    reading = a_reading()
    motto = find(reading, C.TIEU_NGU).index
    drawn = tuple(
        dataclasses.replace(line, length=mm(57.5)) if line.under == motto else line
        for line in reading.layout.rule_lines  # type: ignore[union-attr]
    )
    closer = with_layout(with_paragraph(reading, motto, box=(111.1, 33.3, 168.8, 38.9)), rule_lines=drawn)
    assert found(closer, "ND30-037") == []


def test_recipients_a_little_lower_than_the_signature_stand_in_its_row() -> None:
    reading = a_reading()
    office, label = find(reading, C.KY_CHUC_VU).index, find(reading, C.NOI_NHAN_NHAN).index

    def printed(lower: float) -> list[str]:
        placed = with_paragraph(reading, office, box=(122.5, 74.8, 179.4, 80.3), page=2)
        placed = with_paragraph(placed, label, box=(30.1, 74.8 + lower, 48.2, 79.5 + lower), page=2)
        return found(placed, "ND30-159")

    assert (printed(4.2), len(printed(12.0))) == ([], 1)
