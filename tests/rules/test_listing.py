"""LIST-: references inside a document, and items that stand twice."""

from __future__ import annotations

import pytest

from generator.model import Appendix, Item, Paragraph
from generator.rules.engine import check
from tests.builders.documents import decision, plan, plan_with_appendix
from tests.builders.layout import a_reading
from tests.rules.words import as_text, both_formats, changed, rules_of, told, with_words


def a_decision(text: str):
    """A decision of three articles, the second with two clauses and the given words."""
    base = decision()
    clauses = (
        Item(label="1.", text="Tổ công tác do Giám đốc làm Tổ trưởng.", level="khoan"),
        Item(label="2.", text=text, level="khoan"),
    )
    second = Item(label="Điều 2.", text="Nhiệm vụ của Tổ công tác:", level="dieu", children=clauses)
    return changed(base, body=(base.body[0], second, base.body[2]))


RIGHT = {
    "an article that is there": a_decision("Thực hiện nhiệm vụ tại Điều 1 Quyết định này."),
    "a clause that is there": a_decision("Thực hiện khoản 1 Điều 2 Quyết định này."),
    "a clause of this article": a_decision("Chế độ của người tại khoản 1 Điều này được bảo đảm."),
    "another document's article": a_decision("Thực hiện khoản 9 Điều 80 Luật Thi đua, khen thưởng."),
    "an attached regulation": a_decision("Thực hiện Điều 12 Quy chế này."),
    "a section that is there": with_words("Các sở thực hiện nhiệm vụ tại Mục II Kế hoạch này."),
    "a clause of a section": with_words("Các sở thực hiện khoản 2 Mục I Kế hoạch này."),
    "the appendix that is there": plan_with_appendix(),
    "items that differ": with_words(
        Item(label="-", text="Rà soát hộ nghèo, hộ cận nghèo trên địa bàn xã năm 2026.", level="gach"),
        Item(label="-", text="Rà soát hộ nghèo, hộ cận nghèo trên địa bàn phường năm 2026.", level="gach"),
    ),
}


@both_formats
@pytest.mark.parametrize("document", RIGHT.values(), ids=RIGHT.keys())
def test_sound_references_are_left_alone(document, read):
    assert told(read(document), "LIST") == []


TWO = plan_with_appendix()
TWO = changed(
    TWO,
    appendices=(
        TWO.appendices[0].model_copy(update={"label": "Phụ lục I"}),
        Appendix(label="Phụ lục II", title="BIỂU MẪU", body=(Paragraph(text="Mẫu báo cáo kết quả thực hiện./."),)),
    ),
)

WRONG = {
    "an article too many": ("LIST-001", a_decision("Thực hiện nhiệm vụ tại Điều 6 Quyết định này."), "không có Điều 6"),
    "one of several articles": ("LIST-001", a_decision("Theo Điều 1, 3 và 7 Quyết định này."), "không có Điều 7"),
    "a clause too many": ("LIST-001", a_decision("Thực hiện khoản 5 Điều 2 Quyết định này."), "không có khoản 5"),
    "a clause too many of this article": ("LIST-001", a_decision("Theo khoản 4 Điều này."), "không có khoản 4"),
    "a section too many": ("LIST-002", with_words("Thực hiện Mục VII Kế hoạch này."), "không có Mục VII"),
    "a clause too many of a section": (
        "LIST-002",
        with_words("Thực hiện khoản 8 Mục I Kế hoạch này."),
        "không có khoản 8",
    ),
    "an appendix too many": (
        "LIST-003",
        with_words("Chi tiết tại Phụ lục III kèm theo Kế hoạch này.", document=TWO, appendices=TWO.appendices),
        "không có Phụ lục III",
    ),
    "an item twice": (
        "LIST-004",
        with_words(
            Item(label="-", text="Rà soát hộ nghèo, hộ cận nghèo trên địa bàn xã.", level="gach"),
            Item(label="-", text="Rà soát hộ nghèo, hộ cận nghèo  trên địa bàn xã.", level="gach"),
        ),
        "trùng nguyên văn",
    ),
}


@both_formats
@pytest.mark.parametrize("rule, document, said", WRONG.values(), ids=WRONG.keys())
def test_a_reference_that_leads_nowhere_is_told(rule, document, said, read):
    findings = told(read(document), "LIST")
    assert rules_of(findings) == {rule}
    assert said in findings[0].message


def test_appendices_of_another_file_are_not_evaluated():
    report = check(as_text(with_words("Chi tiết tại Phụ lục III kèm theo Kế hoạch này.")), select=["LIST-003"])
    assert report.findings == ()
    assert [gap.rule for gap in report.not_evaluated] == ["LIST-003"]


def test_nothing_is_concluded_when_an_article_was_not_recognised():
    document = a_decision("Thực hiện nhiệm vụ tại Điều 6 Quyết định này.")
    holed = changed(
        document,
        body=(
            document.body[0],
            document.body[1],
            Paragraph(text="Điều 3 chịu trách nhiệm."),
        ),
    )
    gap = changed(holed, body=(*holed.body, Item(label="Điều 5.", text="Hiệu lực.", level="dieu")))
    assert told(a_reading(gap), "LIST-001") == []


def test_the_conformant_plan_has_no_finding():
    assert told(a_reading(plan()), "LIST") == []
