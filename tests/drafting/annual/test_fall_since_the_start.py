"""A plan that measures the whole period ("giảm 4/5 so với đầu kỳ, hoặc trên 50 %"): the base is asked for, one of two is enough."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pytest

from generator import readers
from generator.drafting.annual import collect
from generator.drafting.annual.form import adapted
from generator.drafting.annual.report import Profile, write
from generator.drafting.plan import understand
from generator.model.collection import Form
from generator.model.plan import Plan
from generator.model.printed import printed_lines
from generator.model.returns import Unit
from generator.readers import returns, yaml_input
from generator.writers import collection_form
from tests.drafting.annual import samples

A = Unit("huyen-a", "Ủy ban nhân dân huyện A", "huyen")


@cache
def plan() -> Plan:
    return understand(readers.read(samples.ROOT / "inputs" / "hai-duong-2022" / "van-ban.yaml").document)


@cache
def form() -> Form:
    path = samples.ROOT / "generator" / "catalog" / "data" / "annual" / "giam-ngheo.yaml"
    return adapted(yaml_input.load(path.read_bytes(), Form, source=path.name), plan())


def lines(year: int, poor_end: int, near_end: int) -> list[str]:
    """One district: 1.000 poor and 800 near-poor households at the start of the period; what is left at the end of ``year``."""
    changed: dict[str, Any] = {
        "ngheo_dau": 600, "thoat_ngheo": 600 - poor_end, "phat_sinh_ngheo": 0, "tai_ngheo": 0, "ngheo_cuoi": poor_end,
        "can_ngheo_dau": 800, "thoat_can_ngheo": 800 - near_end, "phat_sinh_can_ngheo": 0, "can_ngheo_cuoi": near_end,
        "ngheo_dau_ky": 1000, "can_ngheo_dau_ky": 800,
    }  # fmt: skip
    what = collection_form.Collection("2396/KH-UBND", year, "", None)
    own = form().for_unit(A)
    filled = {code: value for code, value in {**samples.values(samples.A), **changed}.items() if own.indicator(code)}
    filled |= {i.code: 1 for i in own.indicators if i.typed and i.code not in filled}
    book = collection_form.write(own, A, what, filled=filled)
    round_ = collect.Round("2396/KH-UBND", year, form(), (A,))
    data = collect.collect([(returns.read(book, "a.xlsx"), dt.date(year, 11, 20))], round_)
    assert [p.message for p in data.problems] == []
    return printed_lines(write(data, form(), plan(), Profile(), "Kế hoạch").document, kind_name="BÁO CÁO")


def aims(found: list[str]) -> list[str]:
    return [line for line in found if line.startswith(("- Chỉ tiêu", "- Kế hoạch yêu cầu"))]


def test_the_base_is_asked_for_only_when_the_plan_compares_with_it() -> None:
    assert form().indicator("ngheo_dau_ky") is not None and samples.form().indicator("ngheo_dau_ky") is None


def test_one_of_two_aims_is_enough() -> None:
    # 1.000 → 210: 79 %, less than 4/5; 1.800 → 210 + 680 = 890: 50,56 %, more than half.
    assert aims(lines(2025, 210, 680))[:3] == [
        "- Chỉ tiêu số hộ nghèo giảm 4/5 so với đầu kỳ đến hết năm 2025: không đạt (giảm 79%, từ 1.000 hộ đầu kỳ còn 210 hộ).",
        "- Chỉ tiêu quy mô hộ nghèo và hộ cận nghèo đa chiều giảm trên 50% so với đầu kỳ đến hết năm 2025: đạt (giảm 50,56%, từ 1.800 hộ đầu "
        "kỳ còn 890 hộ).",
        "- Kế hoạch yêu cầu đạt một trong hai chỉ tiêu nêu trên: đạt.",
    ]


@pytest.mark.parametrize(
    ("poor", "near", "verdict"),
    [
        pytest.param(200, 800, "đạt", id="exactly four fifths"),
        pytest.param(201, 699, "không đạt", id="neither: 79,9 %, and exactly half is not more than half"),
        pytest.param(201, 698, "đạt", id="one household more than half"),
    ],
)
def test_the_bounds_are_the_plans(poor: int, near: int, verdict: str) -> None:
    assert aims(lines(2025, poor, near))[2] == f"- Kế hoạch yêu cầu đạt một trong hai chỉ tiêu nêu trên: {verdict}."


def test_an_aim_of_a_later_year_is_not_missed_before_it_is_due() -> None:
    found = aims(lines(2023, 400, 700))
    assert found[0].endswith("giảm 60%, từ 1.000 hộ đầu kỳ còn 400 hộ; chỉ tiêu tính đến hết năm 2025, chưa kết luận.")
    assert found[2].endswith("nêu trên: chưa kết luận được.")


def test_a_unit_that_reaches_one_of_two_aims_has_reached_them() -> None:
    told = [line for line in aims(lines(2025, 210, 680)) if "đối với huyện" in line]
    assert told == [
        "- Chỉ tiêu số hộ nghèo giảm 4/5 so với đầu kỳ đến cuối năm 2025 hoặc quy mô hộ nghèo và hộ cận nghèo đa chiều giảm trên 50% so với đầu "
        "kỳ đến cuối năm 2025 đối với huyện, thị xã, thành phố: 01/01 đơn vị đã đạt."
    ]
