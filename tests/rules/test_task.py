"""TASK-: one lead, a period, a receiver, a deadline that is to come; in sentences and in tables."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import Cell, Table
from generator.rules.task.tables import grid
from tests.builders.documents import report
from tests.rules.words import both_formats, rules_of, told, with_words

HEAD = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")


def table(*rows: tuple[str, ...]) -> Table:
    return Table(rows=(HEAD, *rows))


RIGHT = {
    "a lead and its partners": "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và Sở Xây dựng tổng hợp kết quả.",
    "two tasks in one sentence": "Sở Nội vụ chủ trì tập huấn; Sở Tài chính chủ trì bố trí kinh phí.",
    "leads in general": "Các sở, ban, ngành được giao chủ trì nhiệm vụ chủ động thực hiện.",
    "a period": "Các sở định kỳ hằng quý báo cáo kết quả về Sở Nội vụ.",
    "a period in months": "Định kỳ 06 tháng tổng hợp kết quả.",
    "the regime of reports": "Thực hiện nghiêm túc chế độ báo cáo định kỳ, đột xuất theo yêu cầu.",
    "a receiver": "Gửi báo cáo về Sở Nội vụ trước ngày 30/11/2026.",
    "a report to the committee": "Báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện trước ngày 30/11/2026.",
    "a deadline": "Các đơn vị gửi kết quả về Sở Nội vụ trước ngày 30/11/2026 để tổng hợp.",
    "difficulties on the way": "Nếu có vướng mắc, các đơn vị gửi văn bản về Sở Nội vụ để tổng hợp.",
    "a deadline of each year": "Báo cáo kết quả về Sở Nội vụ trước ngày 30/11 hằng năm.",
    "a past day as history": "Hồ sơ đã được tiếp nhận trước ngày 30/11/2025 được giải quyết theo quy định.",
    "a past day in a citation": "Thực hiện Kế hoạch số 15/KH-SNV ngày 30/11/2025 của Sở Nội vụ.",
    "a table": table(
        ("1", "Tập huấn", "Sở Nội vụ", "Sở Tài chính", "Quý II"), ("2", "Sơ kết", "Sở Tài chính", "", "Quý IV")
    ),
    "a department with a comma in its name": table(
        ("1", "Tập huấn", "Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính", "Quý II")
    ),
    "a heading inside a table": table(
        ("I", "Tuyên truyền", "", "", ""), ("1", "Tập huấn", "Sở Nội vụ", "Sở Y tế", "Quý II")
    ),
}


@both_formats
@pytest.mark.parametrize("what", RIGHT.values(), ids=RIGHT.keys())
def test_clear_tasks_are_left_alone(what, read):
    assert told(read(with_words(what)), "TASK") == []


WRONG = {
    "two leads": ("TASK-001", "Sở Nội vụ và Sở Tài chính chủ trì tổng hợp kết quả."),
    "joint leads": ("TASK-001", "Sở Nội vụ, Sở Tài chính đồng chủ trì tổng hợp kết quả."),
    "no period": ("TASK-002", "Các sở định kỳ báo cáo kết quả về Sở Nội vụ."),
    "no receiver": ("TASK-003", "Các đơn vị gửi báo cáo trước ngày 30/11/2026."),
    "no deadline": ("TASK-004", "Các đơn vị gửi kết quả về Sở Nội vụ để tổng hợp."),
    "a deadline of last year": ("TASK-005", "Gửi báo cáo về Sở Nội vụ trước ngày 30/11/2025."),
    "a row without a lead": (
        "TASK-006",
        table(("1", "Tập huấn", "", "Sở Tài chính", "Quý II"), ("2", "Sơ kết", "Sở Nội vụ", "", "Quý IV")),
    ),
    "a row with two leads": ("TASK-006", table(("1", "Tập huấn", "Sở Nội vụ; Sở Tài chính", "Sở Y tế", "Quý II"))),
    "a row without a deadline": (
        "TASK-007",
        table(("1", "Tập huấn", "Sở Nội vụ", "Sở Tài chính", "Quý II"), ("2", "Sơ kết", "Sở Nội vụ", "Sở Y tế", "")),
    ),
}


@both_formats
@pytest.mark.parametrize("rule, what", WRONG.values(), ids=WRONG.keys())
def test_an_unclear_task_is_told_by_its_rule_and_by_no_other(rule, what, read):
    assert rules_of(told(read(with_words(what)))) == {rule}


def test_a_report_tells_what_was_and_gives_no_tasks():
    document = with_words("Các sở định kỳ báo cáo kết quả về Sở Nội vụ.", document=None)
    base = report()
    assert told(_as_report(document, base), "TASK") == []


def _as_report(document, base):
    from tests.rules.words import as_text

    return as_text(document.model_copy(update={"kind": base.kind, "symbol": base.symbol}))


def test_a_deadline_is_past_only_after_its_day():
    text = "Gửi báo cáo về Sở Nội vụ trước ngày 05/3/2026."
    from tests.rules.words import as_text

    assert rules_of(told(as_text(with_words(text, date=dt.date(2026, 3, 6))), "TASK-005")) == {"TASK-005"}
    assert told(as_text(with_words(text, date=dt.date(2026, 3, 5))), "TASK-005") == []


def test_a_draft_that_only_names_its_year_is_not_late_within_that_year():
    from tests.rules.words import as_text

    draft = {"date": None, "number": "", "year": 2026}
    within = as_text(with_words("Gửi báo cáo về Sở Nội vụ trước ngày 05/3/2026.", **draft))
    before = as_text(with_words("Gửi báo cáo về Sở Nội vụ trước ngày 05/12/2025.", **draft))
    assert told(within, "TASK-005") == []
    (late,) = told(before, "TASK-005")
    assert late.message == "thời hạn ngày 05/12/2025 đã qua vào ngày của văn bản (2026)"


def test_a_cell_that_spans_rows_stands_in_each_of_them():
    spanning = Table(
        rows=(
            (Cell(text="A"), Cell(text="B")),
            (Cell(text="chung", rows=2), Cell(text="1")),
            (Cell(text="2"),),
        )
    )
    assert grid(spanning) == [["A", "B"], ["chung", "1"], ["chung", "2"]]
