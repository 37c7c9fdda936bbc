"""Aims as plans word them, one sentence at a time: what is measured, how it is compared, of what."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import readers
from generator.drafting.plan import understand
from generator.drafting.plan.paragraphs import PlanParagraph
from generator.drafting.plan.targets import of_paragraph
from generator.model.plan import SubjectLevel

INPUTS = Path(__file__).parents[3] / "inputs"
SENTENCES = [
    pytest.param("Phấn đấu tổng tỷ suất sinh đạt 2,1 con/phụ nữ", ["tổng tỷ suất sinh | đạt 2.1 con/phụ nữ"], id="a rate of two things"),
    pytest.param(
        "phấn đấu tỷ số giới tính khi sinh dưới 109 bé trai/100 bé gái sinh ra sống",
        ["tỷ số giới tính khi sinh | dưới 109 bé trai/100 bé gái sinh ra sống"], id="for every hundred",
    ),
    pytest.param("tỷ lệ trẻ em dưới 15 tuổi đạt khoảng 22%", ["tỷ lệ trẻ em dưới 15 tuổi | khoảng 22 %"], id="an age below"),
    pytest.param("tỷ lệ người từ 65 tuổi trở lên đạt 12%", ["tỷ lệ người từ 65 tuổi trở lên | đạt 12 %"], id="an age from"),
    pytest.param(
        "giảm 50% số cặp tảo hôn, giảm 60% số cặp hôn nhân cận huyết thống",
        ["số cặp tảo hôn | giảm 50 %", "số cặp hôn nhân cận huyết thống | giảm 60 %"], id="two falls in one breath",
    ),
    pytest.param(
        "Phấn đấu thu nhập bình quân đạt 75 triệu đồng/người/năm",
        ["thu nhập bình quân | đạt 75 triệu đồng/người/năm"], id="money a head and year",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_an_aim_is_understood(sentence: str, expected: list[str]) -> None:
    paragraph = PlanParagraph(index=0, place="I.1", text=sentence)
    found = [f"{t.indicator} | {t.comparison} {t.low} {t.unit}" for t in of_paragraph(paragraph, SubjectLevel.TINH)]
    assert found == expected


def test_the_ten_aims_of_a_plan_in_one_sentence_are_all_understood() -> None:
    plan = understand(readers.read(INPUTS / "can-tho-2025" / "nguon.md").document)
    assert [(t.indicator.split(" được")[0], str(t.low)) for t in plan.targets] == [
        ("tổng tỷ suất sinh", "2.1"),
        ("tỷ số giới tính khi sinh", "109"),
        ("tỷ lệ trẻ em dưới 15 tuổi", "22"),
        ("tỷ lệ người từ 65 tuổi trở lên", "12"),
        ("tỷ lệ phụ thuộc chung", "51"),
        ("tỷ lệ nam, nữ thanh niên", "90"),
        ("số cặp tảo hôn", "50"),
        ("số cặp hôn nhân cận huyết thống", "60"),
        ("phụ nữ mang thai", "70"),
        ("trẻ sơ sinh", "90"),
    ]
