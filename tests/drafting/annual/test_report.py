"""The yearly report: totals, rates and judgements worked out on paper; every printed number accounted for; one cell changed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.annual.results import whole_shares
from generator.drafting.annual.totals import Judgement, figures, judge, own_targets, rounded
from generator.model.plan import SubjectLevel
from generator.model.printed import printed_lines
from tests.drafting.annual.samples import A, S, collected, form, plan, report, whole_year, workbook


def sentences(data) -> list[str]:  # type: ignore[no-untyped-def]
    return printed_lines(report(data).document, kind_name="BÁO CÁO")


def sentence(data, start: str) -> str:  # type: ignore[no-untyped-def]
    return next(line for line in sentences(data) if line.startswith(start))


def test_totals_are_the_sums_of_the_units() -> None:
    found = figures(whole_year(), form())
    # 1.000 + 400; 700 + 300; three units with 200 each.
    assert {code: found.totals[code].number for code in ("ngheo_dau", "ngheo_cuoi", "von_tong")} == {
        "ngheo_dau": Decimal(1400),
        "ngheo_cuoi": Decimal(1000),
        "von_tong": Decimal(600),
    }


def test_rates_are_recomputed_from_the_totals_and_never_averaged() -> None:
    found = figures(whole_year(), form())
    # 1.400 / 15.000 = 9,333…; the mean of 10 % and 8 % would be 9.
    assert rounded(found.rates["ty_le_ngheo_dau"] or Decimal(0)) == Decimal("9.33")
    assert rounded(found.rates["ty_le_ngheo_cuoi"] or Decimal(0)) == Decimal("6.67")


def test_the_provinces_target_is_judged_on_unrounded_figures() -> None:
    (target,) = own_targets(plan().targets, SubjectLevel.TINH)
    judged = judge(target, figures(whole_year(), form()), form())
    # 9,333 - 6,667 = 2,667 points; the band begins at 2.
    assert (judged.judgement, rounded(judged.result or Decimal(0))) == (Judgement.MET, Decimal("2.67"))


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(800, Judgement.MET, id="exactly 2 points: 1.400 - 1.100 of 15.000"),
        pytest.param(801, Judgement.NOT_MET, id="one household more: 1,993 points, printed 1,99"),
    ],
)
def test_the_lower_bound_itself_is_met(end: int, expected: Judgement) -> None:
    escaped = 1000 - end + 20
    data = whole_year({"ngheo_cuoi": end, "thoat_ngheo": escaped})
    (target,) = own_targets(plan().targets, SubjectLevel.TINH)
    assert judge(target, figures(data, form()), form()).judgement is expected


def test_a_missing_return_is_missing_and_never_zero() -> None:
    data = collected(("a.xlsx", workbook(A)), ("s.xlsx", workbook(S)))
    found = figures(data, form())
    assert found.totals["ngheo_dau"].number == Decimal(1000)
    assert [unit.name for unit in found.missing("ngheo_dau")] == ["Ủy ban nhân dân huyện B"]
    assert "còn thiếu số liệu của 01 đơn vị (Ủy ban nhân dân huyện B), chưa kết luận được" in sentence(
        data, "- Chỉ tiêu tỷ lệ hộ nghèo giảm 2 - 3%"
    )


def test_the_main_sentence_reads_as_worked_out_on_paper() -> None:
    assert sentence(whole_year(), "- Đầu năm") == (
        "- Đầu năm có 1.400 hộ nghèo, chiếm tỷ lệ 9,33%; trong năm có 430 hộ thoát nghèo, 23 hộ phát sinh mới, 07 hộ tái nghèo. Cuối năm còn "
        "1.000 hộ nghèo, chiếm tỷ lệ 6,67%."
    )
    assert sentence(whole_year(), "- Chỉ tiêu tỷ lệ hộ nghèo giảm 2 - 3%") == (
        "- Chỉ tiêu tỷ lệ hộ nghèo giảm 2 - 3% hàng năm: đạt (từ 9,33% đầu năm xuống 6,67% cuối năm, giảm 2,66 điểm phần trăm)."
    )


def test_units_are_judged_by_the_target_of_their_own_level() -> None:
    # A: 10,00 - 7,00 = 3,00 (needs 2,5); B: 8,00 - 6,00 = 2,00. Khmer: A 15 - 11 = 4,00 (needs 3); B 15 - 12,5 = 2,50.
    lines = [line for line in sentences(whole_year()) if "đối với huyện" in line]
    assert lines == [
        "- Chỉ tiêu tỷ lệ hộ nghèo giảm 2,5 - 3,5%/năm đối với huyện, thị xã, thành phố: 01/02 đơn vị đạt trong năm; chưa đạt: Ủy ban nhân dân huyện B.",
        "- Chỉ tiêu tỷ lệ hộ nghèo dân tộc Khmer giảm 3 - 4%/năm đối với huyện, thị xã, thành phố: 01/02 đơn vị đạt trong năm; "
        "chưa đạt: Ủy ban nhân dân huyện B.",
    ]


def test_one_cell_changed_moves_exactly_the_sentences_that_rest_on_it() -> None:
    before, after = sentences(whole_year()), sentences(whole_year({"viec_lam": 25}))
    moved = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    # The sentence (20 + 20 + 20 → 25 + 20 + 20), A's row and the total row of the appendix.
    assert [
        (re.findall(r"cho \d+ người", old) or old, re.findall(r"cho \d+ người", new) or new) for old, new in moved
    ] == [
        (["cho 60 người", "cho 45 người"], ["cho 65 người", "cho 45 người"]),
        ("20", "25"),
        ("60", "65"),
    ]


def test_every_number_of_the_text_is_in_the_figures_or_is_not_a_figure() -> None:
    made = report(whole_year())
    known = {figure.printed.rstrip("%") for figure in made.figures}
    lines = printed_lines(made.document.model_copy(update={"appendices": ()}), kind_name="BÁO CÁO")
    text = [line for line in lines[9:] if line.startswith("- ") or "đơn vị gửi" in line or "ban hành" in line]
    # Not figures: the plan's own bands, the year, labels.
    text = [re.sub(r"giảm [\d,]+ - [\d,]+%(?:/năm)?|năm 20\d\d|^\d+\. ", "", line) for line in text]
    said = {number for line in text for number in re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", line)}
    assert {number for number in said if number not in known and number.lstrip("0") not in known} == set()


def test_every_figure_names_the_cells_it_was_added_from() -> None:
    made = report(whole_year())
    total = next(figure for figure in made.figures if figure.printed == "1.400")
    assert total.cells == ("a.xlsx, Số liệu!D14", "b.xlsx, Số liệu!D14")
    assert total.formula == "1000 (Ủy ban nhân dân huyện A) + 400 (Ủy ban nhân dân huyện B)"


def test_what_nobody_wrote_is_a_visible_blank() -> None:
    lines = sentences(whole_year())
    assert lines[lines.index("III. HẠN CHẾ, NGUYÊN NHÂN") + 1] == "……"


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_shares_always_add_up_to_one_hundred(numbers: list[int]) -> None:
    shares = whole_shares([Decimal(number) for number in numbers])
    assert sum(shares) == (100 if any(numbers) else 0)
    assert all(share >= 0 for share in shares)
