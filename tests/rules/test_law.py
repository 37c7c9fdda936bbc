"""LAW-: acts in force on the document's date. What the catalog does not know is not evaluated, never wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.rules.engine import check
from tests.builders.documents import decision
from tests.rules.words import as_text, both_formats, changed, rules_of, told, with_words

OLD = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;"
NEW = "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;"
UNKNOWN = "Căn cứ Nghị định số 999/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;"
LAST = "Theo đề nghị của Chánh Văn phòng Sở."


def a_decision(basis: str, on: dt.date | None):
    base = decision()
    bases = tuple(base.bases[0].model_copy(update={"text": text}) for text in (basis, LAST))
    return changed(base, bases=bases, date=on)


@both_formats
@pytest.mark.parametrize(
    "basis, on",
    [(OLD, dt.date(2024, 5, 6)), (NEW, dt.date(2026, 1, 5)), (UNKNOWN, dt.date(2026, 1, 5))],
    ids=["in force then", "in force now", "not in the catalog"],
)
def test_an_act_in_force_or_unknown_is_left_alone(basis, on, read):
    assert told(read(a_decision(basis, on)), "LAW") == []


@both_formats
def test_a_replaced_act_is_told_with_its_successor(read):
    (finding,) = told(read(a_decision(OLD, dt.date(2026, 1, 5))))
    assert finding.rule == "LAW-001"
    assert "152/2025/NĐ-CP" in finding.message
    assert finding.present == "Nghị định số 98/2023/NĐ-CP"


@both_formats
def test_an_act_not_yet_in_force_is_no_basis_of_a_decision(read):
    (finding,) = told(read(a_decision(NEW, dt.date(2025, 6, 20))))
    assert finding.rule == "LAW-002"
    assert "01/7/2025" in finding.message


def test_a_plan_may_prepare_an_act_that_is_not_yet_in_force():
    text = "Thực hiện Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ, các sở chuẩn bị triển khai."
    assert told(as_text(with_words(text, date=dt.date(2025, 6, 20))), "LAW-002") == []


def test_an_act_told_as_history_is_left_alone():
    text = "Nghị định số 152/2025/NĐ-CP thay thế Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023."
    assert told(as_text(with_words(text)), "LAW-001") == []


def test_an_old_act_that_the_text_rests_on_is_told():
    text = "Hồ sơ thực hiện theo Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023."
    assert rules_of(told(as_text(with_words(text)))) == {"LAW-001"}


def test_an_unknown_act_is_named_among_what_was_not_evaluated():
    report = check(as_text(a_decision(UNKNOWN, dt.date(2026, 1, 5))), select=["LAW"])
    (gap,) = report.not_evaluated
    assert gap.rule == "LAW-003"
    assert "999/2025/NĐ-CP" in gap.reason


def test_without_a_date_nothing_is_concluded():
    report = check(as_text(a_decision(OLD, None)), select=["LAW"])
    assert report.findings == ()
    assert {gap.rule for gap in report.not_evaluated} == {"LAW-001", "LAW-002", "LAW-003"}
