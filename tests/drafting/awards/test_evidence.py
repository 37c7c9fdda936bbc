"""Poverty figures from the annual data sets: the unit found, the cells named, contradictions told with both places."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.drafting import awards
from generator.drafting.awards.evidence import evidence, units_of
from generator.model.awards import Judgement, Nominations, Nominee, Outcome
from generator.model.returns import DataSet, Return, ReturnProblem, Source, Unit, Value, Weight
from tests.drafting.awards.rounds import HAI_DUONG, nominee, plan, round_of
from tests.drafting.awards.test_vectors import MARCH_2025

PASS, FAIL, UNCLEAR, NOTE = Outcome.PASS, Outcome.FAIL, Outcome.UNCLEAR, Outcome.NOTE
CHAU_THANH = Unit("huyen-chau-thanh", "Ủy ban nhân dân huyện Châu Thành", "huyen")
XA_A = Unit("xa-a", "UBND xã An Hiệp", "xa")
XA_B = Unit("xa-b", "UBND xã An Ninh", "xa")
ROWS = {
    "tong_ho_dau": 7, "tong_ho_cuoi": 8, "ngheo_dau": 9, "ngheo_cuoi": 10, "can_ngheo_dau": 11, "can_ngheo_cuoi": 12,
    "tong_ho_nhom_cuoi": 13, "ngheo_nhom_cuoi": 14, "tong_ho_nhom_dau": 15, "ngheo_nhom_dau": 16, "thoat_ngheo": 17,
    "phat_sinh_ngheo": 18, "tai_ngheo": 19,
}  # fmt: skip


def returned(unit: Unit, year: int, **figures: int) -> Return:
    file = f"{unit.id}-{year}.xlsx"
    values = {
        code: Value(code, Decimal(number), Source(file, "Biểu", f"D{ROWS[code]}")) for code, number in figures.items()
    }
    return Return(unit.id, file, "146/KH-UBND", year, 1, values)


def year(number: int, *units: tuple[Unit, dict[str, int]], silent: tuple[Unit, ...] = (), **more: Any) -> DataSet:
    returns = {unit.id: returned(unit, number, **figures) for unit, figures in units}
    return DataSet("146/KH-UBND", number, (*(unit for unit, _f in units), *silent), returns, **more)


def district(
    number: int, start: int, end: int, khmer: tuple[int, int] = (200, 168), unit: Unit = CHAU_THANH
) -> DataSet:
    """A year of 10 000 households, 1 000 of them Khmer; the poor are given in tenths of a percent."""
    return year(
        number,
        (
            unit,
            {
                "tong_ho_dau": 10_000, "tong_ho_cuoi": 10_000, "ngheo_dau": 10 * start, "ngheo_cuoi": 10 * end,
                "tong_ho_nhom_dau": 1000, "tong_ho_nhom_cuoi": 1000, "ngheo_nhom_dau": khmer[0], "ngheo_nhom_cuoi": khmer[1],
            },
        ),
    )  # fmt: skip


THREE = (district(2022, 140, 114, (200, 168)), district(2023, 114, 88, (168, 136)), district(2024, 88, 62, (136, 105)))
"""Vector 1 as counts: rates 14.00, 11.40, 8.80, 6.20; Khmer 20.0, 16.8, 13.6, 10.5."""
NAME = "Nhân dân và cán bộ huyện Châu Thành"


def judged(
    round_: Nominations, sets: tuple[DataSet, ...], rule: str, plan_name: str = "soc-trang-2022"
) -> list[Judgement]:
    understood, document = plan(plan_name)
    case = awards.case_of(round_, round_.nominees[0], understood, None, document, sets)
    return [j for j in awards.judge(case, lambda entry: entry.id == rule) if j.outcome is not NOTE]


def unit(name: str = NAME, level: str = "huyen", **changes: Any) -> Nominations:
    return round_of(nominee("tap_the", "BKTINH", ten=name, cap=level, **changes), **MARCH_2025)


def test_three_years_of_data_sets_prove_the_district_with_every_cell() -> None:
    (whole,) = judged(unit(), THREE, "KT-053")
    assert whole.outcome is PASS
    assert whole.reason.endswith("năm 2022 giảm 2,6 điểm %; năm 2023 giảm 2,6 điểm %; năm 2024 giảm 2,6 điểm %")
    assert whole.evidence == (
        "số liệu năm 2022: huyen-chau-thanh-2022.xlsx, Biểu!D7, D9; số liệu năm 2022: huyen-chau-thanh-2022.xlsx, Biểu!D8, D10; "
        "số liệu năm 2023: huyen-chau-thanh-2023.xlsx, Biểu!D8, D10; số liệu năm 2024: huyen-chau-thanh-2024.xlsx, Biểu!D8, D10"
    )
    (khmer,) = judged(unit(), THREE, "KT-054")
    assert khmer.outcome is PASS
    assert "D13, D14" in khmer.evidence


def test_a_year_too_weak_fails_and_names_only_its_own_cells() -> None:
    weak = (district(2022, 140, 114), district(2023, 114, 90), district(2024, 90, 55))
    (found,) = judged(unit(), weak, "KT-053")
    assert found.outcome is FAIL
    assert "năm 2023 giảm 2,4 điểm %" in found.reason
    assert found.evidence == (
        "số liệu năm 2022: huyen-chau-thanh-2022.xlsx, Biểu!D8, D10; số liệu năm 2023: huyen-chau-thanh-2023.xlsx, Biểu!D8, D10"
    )


def test_a_missing_year_is_asked_and_never_taken_as_zero() -> None:
    """Without the set of 2023 the end of 2022 and the start of 2024 (the end of 2023) are still known."""
    (found,) = judged(unit(), (THREE[0], THREE[2]), "KT-053")
    assert found.outcome is PASS
    (found,) = judged(unit(), (THREE[0],), "KT-053")
    assert (found.outcome, "thiếu số liệu cuối năm 2023, 2024" in found.reason) == (UNCLEAR, True)


def test_a_unit_that_sent_nothing_is_asked() -> None:
    silent = year(2023, silent=(CHAU_THANH,))
    (found,) = judged(unit(), (silent,), "KT-102")
    assert found.outcome is UNCLEAR
    assert found.reason == "Ủy ban nhân dân huyện Châu Thành chưa có số liệu dùng được trong bộ số liệu năm 2023"
    assert [j.outcome for j in judged(unit(), (silent,), "KT-053")] == [UNCLEAR]


def test_a_figure_stated_otherwise_is_asked_with_both_values_and_both_places() -> None:
    stated = [{"nam": 2024, "tong_ho": 10_000, "ho_ngheo": 610, "o": "Hộ nghèo!A3"}]
    (found,) = judged(unit(ho_ngheo=stated), THREE, "KT-102")
    assert found.outcome is UNCLEAR
    assert found.reason == (
        "Cuối năm 2024, số hộ nghèo trong đề nghị là 610 (Hộ nghèo!A3), trong số liệu báo cáo năm là 620 "
        "(số liệu năm 2024: huyen-chau-thanh-2024.xlsx, Biểu!D8, D10)"
    )


def test_a_contradiction_that_turns_the_result_is_decided_by_nobody_but_a_person() -> None:
    """The data set says 2.4 in 2023, the nominee 2.6: neither passes nor fails."""
    weak = (district(2022, 140, 114), district(2023, 114, 90), district(2024, 90, 55))
    own = [
        {"nam": y, "tong_ho": 10_000, "ho_ngheo": 10 * n} for y, n in ((2021, 140), (2022, 114), (2023, 88), (2024, 55))
    ]
    (found,) = judged(unit(ho_ngheo=own), weak, "KT-053")
    assert found.outcome is UNCLEAR
    assert "không đạt theo số liệu báo cáo năm, đạt theo số liệu trong đề nghị" in found.reason


def test_two_data_sets_that_disagree_on_one_year_end_are_asked() -> None:
    broken = (THREE[0], district(2023, 120, 88, (168, 136)))
    (found,) = judged(unit(), broken, "KT-102")
    assert found.outcome is UNCLEAR
    assert "Hai bộ số liệu ghi số hộ nghèo cuối năm 2022 khác nhau: 1.140 " in found.reason
    assert "1.200 (số liệu năm 2023: huyen-chau-thanh-2023.xlsx, Biểu!D7, D9)" in found.reason


def test_a_rate_stated_without_counts_is_compared_unrounded() -> None:
    assert judged(unit(ho_ngheo=[{"nam": 2024, "ty_le": "6,2"}]), THREE, "KT-102") == []
    (found,) = judged(unit(ho_ngheo=[{"nam": 2024, "ty_le": "6,0"}]), THREE, "KT-102")
    assert "tỷ lệ hộ nghèo trong đề nghị là 6%" in found.reason
    assert "trong số liệu báo cáo năm là 6,2%" in found.reason


def test_a_question_still_open_on_the_figures_used_is_told() -> None:
    problem = ReturnProblem(
        Weight.ASK, CHAU_THANH.id, Source("huyen-chau-thanh-2022.xlsx", "Biểu", "D10"), "114", "giảm bất thường"
    )
    asked = (year(2022, (CHAU_THANH, {"tong_ho_cuoi": 1000, "ngheo_cuoi": 114}), problems=(problem,)),)
    (found,) = judged(unit(), asked, "KT-102")
    assert found.reason == "Ủy ban nhân dân huyện Châu Thành còn phải giải trình số liệu năm 2022 (giảm bất thường)"
    assert found.evidence == "số liệu năm 2022: huyen-chau-thanh-2022.xlsx, Biểu!D10"


def communes(number: int, a: tuple[int, int], b: tuple[int, int] | None) -> DataSet:
    def figures(poor: int, near: int) -> dict[str, int]:
        return {"tong_ho_cuoi": 1000, "ngheo_cuoi": poor, "can_ngheo_cuoi": near}

    sent = [(XA_A, figures(*a)), *([(XA_B, figures(*b))] if b else [])]
    return year(number, *sent, silent=() if b else (XA_B,))


@pytest.mark.parametrize(
    ("end_a", "end_b", "outcome"),
    [((10, 35), (10, 35), PASS), ((11, 34), (10, 35), FAIL), ((11, 34), (10, 34), PASS), ((10, 35), None, UNCLEAR)],
    ids=["100 to 20 poor", "to 21, together 180 to 90", "to 21, together to 89", "a component is silent"],
)
def test_merged_units_are_the_sum_of_all_their_components_or_nothing(
    end_a: tuple[int, int], end_b: tuple[int, int] | None, outcome: Outcome
) -> None:
    """Vectors 7 to 9 split over two communes that were merged."""
    sets = (communes(2021, (50, 40), (50, 40)), communes(2025, end_a, end_b))
    merged = round_of(
        nominee("tap_the", "BKTINH", ten="Xã An Mới", cap="xa", don_vi_so_lieu=["xã An Hiệp", "xã An Ninh"], co_sap_nhap="có"),
        phong_trao=HAI_DUONG,
    )  # fmt: skip
    (found,) = judged(merged, sets, "KT-065", "hai-duong-2022")
    assert found.outcome is outcome
    if outcome is not UNCLEAR:
        assert "xa-a-2025.xlsx, Biểu!D8, D10, D12; xa-b-2025.xlsx" in found.evidence


def named(name: str, *units: Unit, level: str = "xa", **changes: Any) -> tuple[str, ...] | str:
    x = Nominee.model_validate(nominee("tap_the", "BKTINH", ten=name, cap=level, **changes))
    found = units_of(x, DataSet("", 2024, units, {}))
    return found if isinstance(found, str) else tuple(unit.name for unit in found)


@pytest.mark.parametrize(
    "name",
    ["Xã An Hiệp", "UBND xã An Hiệp", "Nhân dân và cán bộ xã An Hiệp", "Đảng bộ, chính quyền và Nhân dân xã An Hiệp",
     "xã  an hiệp", "Xã An Hiệp, huyện Châu Thành", "Xã An Hiệp (mẫu)"],
)  # fmt: skip
def test_a_unit_is_known_by_its_own_name_however_it_is_introduced(name: str) -> None:
    assert named(name, XA_A, XA_B) == ("UBND xã An Hiệp",)


@pytest.mark.parametrize(
    "name",
    ["Trạm Y tế xã An Hiệp", "Thị xã An Hiệp", "Xã An Hiệp Đông", "Hợp tác xã An Hiệp", "Xã An", "Huyện An Hiệp"],
)
def test_a_body_of_a_commune_is_not_the_commune(name: str) -> None:
    assert named(name, XA_A, XA_B) == f"Bộ số liệu năm 2024 không có đơn vị nào tên là {name}"


def test_tone_marks_in_either_place_name_one_unit() -> None:
    assert named("Xã Hoà Tú", Unit("h", "UBND xã Hòa Tú", "xa")) == ("UBND xã Hòa Tú",)


def test_of_two_units_of_one_name_none_is_chosen() -> None:
    twice = (Unit("a", "Xã Tân Hưng", "xa"), Unit("b", "UBND xã Tân Hưng", "xa"))
    assert "có nhiều đơn vị cùng tên" in str(named("Xã Tân Hưng", *twice))


def test_a_household_or_an_office_takes_nothing_from_data_sets() -> None:
    x = Nominee.model_validate(nominee("tap_the", "BKTINH", ten=NAME, cap="so"))
    assert evidence(x, THREE).used == frozenset()


def test_an_assessment_names_its_data_sets_and_keeps_the_nominations_as_they_were() -> None:
    import datetime as dt

    understood, document = plan("soc-trang-2022")
    found = awards.assess(unit(), understood, dt.date(2025, 3, 15), plan_document=document, annual=THREE)
    assert found.annual[0] == "số liệu báo cáo năm 2022, thu theo kế hoạch 146/KH-UBND"
    assert found.nominations.nominees[0].poor == ()


def test_a_data_set_of_another_plan_is_told_once_for_the_round() -> None:
    import datetime as dt
    from dataclasses import replace

    understood, document = plan("soc-trang-2022")
    sets = (replace(THREE[0], plan="150/KH-UBND"), *THREE[1:])
    found = awards.assess(unit(), understood, dt.date(2025, 3, 15), plan_document=document, annual=sets)
    (told,) = [j for j in found.round if j.rule == "KT-109"]
    assert told.outcome is UNCLEAR
    assert told.reason.startswith(
        "Số liệu báo cáo năm 2022 thu theo kế hoạch 150/KH-UBND, tiêu chí lấy theo kế hoạch 146/KH-UBND"
    )


def province(number: int, *ends: tuple[int, int] | None) -> DataSet:
    """Communes of a province by their poor and near-poor at the year's end; ``None`` is a silent one."""
    units = [Unit(f"xa-{at}", f"UBND xã Số {at}", "xa") for at in range(len(ends))]
    sent = [
        (one, {"tong_ho_cuoi": 1000, "ngheo_cuoi": end[0], "can_ngheo_cuoi": end[1]})
        for one, end in zip(units, ends, strict=True)
        if end
    ]
    return year(number, *sent, silent=tuple(one for one, end in zip(units, ends, strict=True) if end is None))


@pytest.mark.parametrize(
    ("ends", "outcome"), [([(10, 35), (10, 35)], PASS), ([(11, 34), (10, 35)], FAIL), ([(10, 35), None], UNCLEAR)]
)
def test_a_province_is_the_sum_of_all_its_units_or_nothing(
    ends: list[tuple[int, int] | None], outcome: Outcome
) -> None:
    sets = (province(2021, (50, 40), (50, 40)), province(2025, *ends))
    whole = round_of(nominee("tap_the", "BKTTG", ten="Nhân dân và cán bộ tỉnh", cap="tinh"), phong_trao=HAI_DUONG)
    (found,) = judged(whole, sets, "KT-065", "hai-duong-2022")
    assert found.outcome is outcome


def test_of_many_silent_units_five_are_named_and_the_others_counted() -> None:
    whole = round_of(nominee("tap_the", "BKTTG", ten="Tỉnh", cap="tinh"), phong_trao=HAI_DUONG)
    (found,) = judged(whole, (province(2025, *[None] * 8),), "KT-102", "hai-duong-2022")
    assert found.reason.startswith(
        "UBND xã Số 0, UBND xã Số 1, UBND xã Số 2, UBND xã Số 3, UBND xã Số 4 và 3 đơn vị khác chưa có"
    )
