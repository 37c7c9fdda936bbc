"""The yearly report of a two-tier city on another programme, with another form and no code: worked out on paper, every number found again."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from generator.drafting.annual import review
from generator.drafting.annual.totals import Judgement, figures, judge, rounded
from generator.model.printed import printed_lines
from generator.model.returns import DataSet, Weight
from generator.workflows.annual_diff import differences
from tests.drafting.annual import accounting, samples
from tests.drafting.annual.population import (
    PROFILE,
    REFERENCE,
    P,
    S,
    X,
    collected,
    form,
    plan,
    report,
    whole_year,
    workbook,
)


def lines(data: DataSet, last: DataSet | None = None) -> list[str]:
    document = report(data, last).document.model_copy(update={"appendices": ()})
    return printed_lines(document, kind_name="BÁO CÁO")


RATES = [
    pytest.param("ty_le_tre_em", "22", id="2.000 + 1.300 of 15.000"),
    pytest.param("ty_le_65", "12.67", id="1.400 + 500 of 15.000"),
    pytest.param("ty_le_phu_thuoc", "53.06", id="(3.300 + 1.900) of 6.600 + 3.200"),
    pytest.param("ty_so_gioi_tinh", "108.33", id="104 boys for 96 girls"),
    pytest.param("ty_le_kham", "90.63", id="145 of 160, 90.625 rounded half up"),
    pytest.param("ty_le_truoc_sinh", "70", id="105 + 49 of 220"),
    pytest.param("ty_le_so_sinh", "89.5", id="125 + 54 of 200"),
]


@pytest.mark.parametrize(("code", "expected"), RATES)
def test_a_rate_is_computed_from_the_totals(code: str, expected: str) -> None:
    assert rounded(figures(whole_year(), form()).rates[code] or Decimal(0)) == Decimal(expected)


def test_each_aim_is_judged_by_its_own_words() -> None:
    found = figures(whole_year(), form())
    told = {t.indicator.split(" được")[0]: judge(t, found, form()).judgement.name for t in plan().targets}
    assert told == {
        "tổng tỷ suất sinh": "NOT_MET",  # 1,95 of 2,1
        "tỷ số giới tính khi sinh": "MET",  # 108,33 is below 109
        "tỷ lệ trẻ em dưới 15 tuổi": "UNKNOWN",  # "khoảng" has no threshold
        "tỷ lệ người từ 65 tuổi trở lên": "UNKNOWN",
        "tỷ lệ phụ thuộc chung": "UNKNOWN",
        "tỷ lệ nam, nữ thanh niên": "MET",  # 90,625
        "số cặp tảo hôn": "UNKNOWN",  # the plan names no base
        "số cặp hôn nhân cận huyết thống": "UNKNOWN",
        "phụ nữ mang thai": "MET",  # exactly 70
        "trẻ sơ sinh": "NOT_MET",  # 89,5
    }


@pytest.mark.parametrize(
    ("boys", "girls", "expected"),
    [
        pytest.param(73, 57, Judgement.NOT_MET, id="73 + 36 = 109 boys for 91"),
        pytest.param(73, 66, Judgement.NOT_MET, id="109 boys for exactly 100 girls is not below 109"),
        pytest.param(72, 66, Judgement.MET, id="108 for 100"),
    ],
)
def test_below_means_below(boys: int, girls: int, expected: Judgement) -> None:
    data = whole_year({"trai": boys, "gai": girls, "sinh": boys + girls})
    target = next(t for t in plan().targets if t.indicator.startswith("tỷ số"))
    assert judge(target, figures(data, form()), form()).judgement is expected


SENTENCES = [
    "- Trong 10 chỉ tiêu của kế hoạch: 03 chỉ tiêu đạt, 02 chỉ tiêu không đạt, 05 chỉ tiêu chưa kết luận được.",
    "- Chỉ tiêu tổng tỷ suất sinh đạt 2,1 con/phụ nữ: không đạt (năm 2026 là 1,95 con/phụ nữ, thấp hơn mức của kế hoạch 0,15 con/phụ nữ).",
    "- Chỉ tiêu tỷ số giới tính khi sinh dưới 109 bé trai/100 bé gái sinh ra sống: đạt (năm 2026 là 108,33 bé trai/100 bé gái).",
    "- Chỉ tiêu tỷ lệ nam, nữ thanh niên được tư vấn, khám sức khỏe trước khi kết hôn đạt 90%: đạt (năm 2026 là 90,63%).",
    "- Chỉ tiêu số cặp hôn nhân cận huyết thống giảm 60%: giảm 50%, từ 02 cặp năm trước còn 01 cặp; kế hoạch không nêu mốc so sánh, chưa "
    "kết luận được.",
    "- Chỉ tiêu 70% phụ nữ mang thai được tầm soát ít nhất 4 loại bệnh tật bẩm sinh phổ biến nhất: đạt (năm 2026 là 70%).",
    "- Chỉ tiêu 90% trẻ sơ sinh được tầm soát ít nhất 5 bệnh bẩm sinh phổ biến nhất: không đạt (năm 2026 là 89,50%, thấp hơn mức của kế "
    "hoạch 0,50 điểm phần trăm).",
    "- Trong năm có 200 trẻ sinh ra sống, gồm 104 bé trai và 96 bé gái; tỷ số giới tính khi sinh là 108,33 bé trai/100 bé gái.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_reads_as_worked_out_on_paper(sentence: str) -> None:
    assert sentence in lines(whole_year())


def test_last_year_stands_beside_this_one() -> None:
    found = lines(whole_year(), whole_year({"dan_so": 9000, "tuoi_15_64": 5600}, year=2025))
    # 15.000 against 14.000: 7,142… %.
    assert any("Dân số cuối năm là 15.000 người, tăng 7,14% so với năm trước;" in line for line in found)
    assert any(
        line.endswith("đạt (năm 2026 là 108,33 bé trai/100 bé gái, năm trước 108,33 bé trai/100 bé gái).")
        for line in found
    )


def test_one_cell_moves_exactly_what_rests_on_it() -> None:
    # Boys 68 → 69 and births 130 → 131 (the sum must hold): 105 / 96 = 109,375.
    moved = differences(report(whole_year()), report(whole_year({"trai": 69, "sinh": 131})))
    assert moved.splitlines() == [
        "trước: - Trong năm có 200 trẻ sinh ra sống, gồm 104 bé trai và 96 bé gái; tỷ số giới tính khi sinh là 108,33 bé trai/100 bé gái.",
        "nay:   - Trong năm có 201 trẻ sinh ra sống, gồm 105 bé trai và 96 bé gái; tỷ số giới tính khi sinh là 109,38 bé trai/100 bé gái.",
        "trước: - Trong 10 chỉ tiêu của kế hoạch: 03 chỉ tiêu đạt, 02 chỉ tiêu không đạt, 05 chỉ tiêu chưa kết luận được.",
        "nay:   - Trong 10 chỉ tiêu của kế hoạch: 02 chỉ tiêu đạt, 03 chỉ tiêu không đạt, 05 chỉ tiêu chưa kết luận được.",
        "trước: - Chỉ tiêu tỷ số giới tính khi sinh dưới 109 bé trai/100 bé gái sinh ra sống: đạt (năm 2026 là 108,33 bé trai/100 bé gái).",
        "nay:   - Chỉ tiêu tỷ số giới tính khi sinh dưới 109 bé trai/100 bé gái sinh ra sống: không đạt (năm 2026 là 109,38 bé trai/100 bé gái, "
        "cao hơn mức của kế hoạch 0,38 bé trai/100 bé gái).",
        # Phường P's row of the appendix (births, boys, ratio 69 / 62), then the row of totals.
        "trước: 130", "trước: 68", "nay:   131", "nay:   69", "trước: 109,68", "nay:   111,29",
        "trước: 200", "trước: 104", "nay:   201", "nay:   105", "trước: 108,33", "nay:   109,38",
    ]  # fmt: skip


def test_a_missing_commune_leaves_its_aims_open_and_says_so_once() -> None:
    found = lines(collected(("p.xlsx", workbook(P)), ("s.xlsx", workbook(S))))
    at = next(n for n, line in enumerate(found) if "chưa kết luận được các chỉ tiêu sau" in line)
    assert found[at] == (
        "- Còn 01 đơn vị chưa gửi báo cáo nên chưa kết luận được các chỉ tiêu sau (số liệu tính theo các đơn vị đã có báo cáo):"
    )
    # Phường P alone: 68 / 62.
    assert found[at + 1] == (
        "+ Tỷ số giới tính khi sinh dưới 109 bé trai/100 bé gái sinh ra sống: năm 2026 là 109,68 bé trai/100 bé gái, cao hơn mức của kế hoạch "
        "0,68 bé trai/100 bé gái."
    )
    assert len([line for line in found if line.startswith("+ ")]) == 9


def test_what_nobody_reported_is_a_blank_and_never_nought() -> None:
    found = lines(collected(("s.xlsx", workbook(S))))
    told = next(line for line in found if "sinh ra sống, gồm" in line)
    assert told == (
        "- Trong năm có …… trẻ sinh ra sống, gồm …… bé trai và …… bé gái; tỷ số giới tính khi sinh là …… bé trai/100 bé gái (chưa gồm số liệu "
        "của 02 đơn vị: Ủy ban nhân dân phường P, Ủy ban nhân dân xã X)."
    )
    assert not any(re.search(r"\b0 (?:trẻ|người|cặp)", line) for line in found)


def test_only_the_named_unit_is_asked_for_what_it_alone_holds() -> None:
    asked = {unit.id: {i.code for i in form().for_unit(unit).indicators} for unit in (S, P)}
    assert "tong_ty_suat_sinh" in asked[S.id] and "tong_ty_suat_sinh" not in asked[P.id]
    assert "dan_so" in asked[P.id] and "dan_so" not in asked[S.id]


def test_a_sum_that_does_not_hold_takes_all_its_numbers_out_of_use() -> None:
    data = whole_year({"tuoi_65": 1401})
    refused = [p for p in data.problems if p.weight is Weight.REFUSED]
    assert [p.message for p in refused] == ["không khớp: cộng ba nhóm tuổi = dân số cuối năm (10.001 ≠ 10.000)"]
    assert not {"dan_so", "tre_em", "tuoi_15_64", "tuoi_65"} & set(data.returns[P.id].values)
    # What is left is xã X's alone: 1.300 of 5.000, in the sentence and in the table.
    found = lines(data)
    assert any("trẻ em dưới 15 tuổi chiếm 26%" in line for line in found)
    assert found[found.index("Dân số dưới 15 tuổi") + 1 :][:2] == ["1.300", "26"]


def test_shares_and_sentence_rest_on_the_same_units() -> None:
    # Phường P leaves its whole blank and gives the parts: neither a rate nor a share can use them.
    sent = (("p.xlsx", workbook(P, {"dan_so": None})), ("x.xlsx", workbook(X)), ("s.xlsx", workbook(S)))
    found = lines(collected(*sent))
    assert any("trẻ em dưới 15 tuổi chiếm 26%" in line for line in found)
    assert "(Bảng chỉ tính 01 đơn vị có đủ số liệu các thành phần.)" in found


ROUNDS = [
    pytest.param(lambda: (whole_year(), report(whole_year()), form(), plan(), REFERENCE), id="population, two tiers"),
    pytest.param(
        lambda: (whole_year(), report(whole_year(), whole_year({"ket_hon": 110}, year=2025)), form(), plan(), REFERENCE),
        id="population, last year beside",
    ),
    pytest.param(
        lambda: (
            data := collected(("p.xlsx", workbook(P)), ("s.xlsx", workbook(S))), report(data), form(), plan(), REFERENCE
        ), id="population, a commune missing",
    ),
    pytest.param(
        lambda: (
            samples.whole_year(), samples.report(samples.whole_year()), samples.form(), samples.plan(), samples.REFERENCE
        ), id="poverty, three tiers",
    ),
]  # fmt: skip


@pytest.mark.parametrize("made", ROUNDS)
def test_every_number_of_the_printed_text_is_accounted_for(made) -> None:  # type: ignore[no-untyped-def]
    data, written, one, aims, reference = made()
    assert accounting.unaccounted(written, data, one, aims, reference) == []


@pytest.mark.parametrize("made", ROUNDS)
def test_every_cell_of_the_appendices_is_the_return_it_came_from(made) -> None:  # type: ignore[no-untyped-def]
    data, written, one, _aims, _reference = made()
    wanted = accounting.appendix_cells(data, one)
    found = [table for table in accounting.tables(written) if table[0][:2] == ["TT", "Đơn vị"]]
    assert [[row for row in table[1:] if row[1] != "Tổng cộng"] for table in found] == wanted


@pytest.mark.parametrize("made", ROUNDS)
def test_every_value_that_a_chart_draws_is_a_figure(made) -> None:  # type: ignore[no-untyped-def]
    _data, written, _form, _plan, _reference = made()
    known = {_plain(figure.printed) for figure in written.figures}
    values = accounting.drawn(written)
    assert values and {value for value in values if _plain(value.replace(".", ",")) not in known} == set()


def _plain(printed: str) -> str:
    """A number without marks that do not count: "1.234,50%" and "1234,5" are one."""
    whole, _comma, rest = printed.rstrip("%").replace(".", "").partition(",")
    return f"{whole.lstrip('0')},{rest.rstrip('0')}"


def test_a_review_tells_each_aim_once_with_its_years() -> None:
    years = (whole_year({"trai": 72, "gai": 58}, year=2025), whole_year())
    found = printed_lines(review.write(years, form(), plan(), PROFILE, REFERENCE, final=False), kind_name="BÁO CÁO")
    at = found.index("- Chỉ tiêu tỷ số giới tính khi sinh dưới 109 bé trai/100 bé gái sinh ra sống:")
    # 2025: 108 boys for 92 girls.
    assert found[at + 1 : at + 3] == [
        "+ Năm 2025: không đạt (117,39 bé trai/100 bé gái, cao hơn mức của kế hoạch 8,39 bé trai/100 bé gái).",
        "+ Năm 2026: đạt (108,33 bé trai/100 bé gái).",
    ]
    at = found.index("Trẻ sinh ra sống trong năm")
    assert found[at : at + 5] == ["Trẻ sinh ra sống trong năm", "trẻ", "200", "200", "400"]
    at = found.index("Dân số cuối năm")
    assert found[at + 4] == "-"  # a stock does not add up over years
