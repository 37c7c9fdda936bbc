"""Acts: what is known, and what is honestly not."""

from __future__ import annotations

from datetime import date

import pytest

from generator.catalog import acts, holidays
from generator.catalog.acts import Force


@pytest.mark.parametrize(
    ("symbol", "on", "force"),
    [
        pytest.param("30/2020/NĐ-CP", date(2020, 3, 5), Force.YES, id="from its signing day"),
        pytest.param("30/2020/NĐ-CP", date(2020, 3, 4), Force.NOT_YET, id="the day before"),
        pytest.param("06/2022/QH15", date(2023, 6, 1), Force.NOT_YET, id="issued, not yet in force"),
        pytest.param("06/2022/QH15", date(2024, 1, 1), Force.YES, id="first day"),
        pytest.param("91/2017/NĐ-CP", date(2023, 12, 31), Force.YES, id="last day"),
        pytest.param("91/2017/NĐ-CP", date(2024, 1, 1), Force.ENDED, id="replaced"),
        pytest.param("98/2023/NĐ-CP", date(2025, 7, 1), Force.ENDED, id="replaced by 152/2025"),
        pytest.param("152/2025/NĐ-CP", date(2025, 7, 1), Force.YES, id="its successor"),
        pytest.param("77/2015/QH13", date(2022, 1, 1), Force.YES, id="force sure to a day"),
        pytest.param("77/2015/QH13", date(2025, 4, 1), Force.UNKNOWN, id="end known only to lie in some months"),
        pytest.param("77/2015/QH13", date(2025, 6, 16), Force.ENDED, id="ended at the latest"),
        pytest.param("63/2010/NĐ-CP", date(2020, 1, 1), Force.UNKNOWN, id="only cited, force not looked up"),
        pytest.param("63/2010/NĐ-CP", date(2010, 6, 7), Force.NOT_YET, id="not before it was issued"),
        pytest.param("1/1999/XX", date(2020, 1, 1), Force.UNKNOWN, id="not in the catalogue"),
    ],
)
def test_force_on_a_day(symbol, on, force):
    assert acts.in_force(symbol, on) is force


def test_symbols_are_compared_without_case_and_spaces():
    found = acts.find(" 30/2020/ nđ-cp ")
    assert found is not None
    assert (found.issued, found.title) == (date(2020, 3, 5), "về công tác văn thư")


def test_a_number_without_a_year_is_found_only_in_its_year():
    assert acts.find("666/QĐ-TTg", year=2022) is not None
    assert acts.find("666/QĐ-TTg", year=2021) is None


def test_laws_are_found_by_name_and_date():
    assert [act.symbol for act in acts.find_law("Luật Thi đua, khen thưởng")] == ["06/2022/QH15", "15/2003/QH11"]
    assert [act.symbol for act in acts.find_law("thi đua, khen thưởng", issued=date(2003, 11, 26))] == ["15/2003/QH11"]
    assert acts.find_law("Luật không có") == ()


def test_the_stored_dates_do_not_contradict_each_other():
    for act in acts.all_acts():
        days = [act.issued, act.start, act.start_by]
        first = [day for day in days if day]
        last = [day for day in (act.end, act.end_by) if day]
        assert first == sorted(first), act.symbol
        assert not first or not last or first[0] <= last[0], act.symbol
        assert act.evidence.startswith(("verified: ", "cited: ")), act.symbol
        year = act.symbol.split("/")[1]
        assert not year.isdigit() or act.issued is None or act.issued.year == int(year), act.symbol


def test_an_act_that_was_only_cited_is_never_called_in_force():
    cited = [act for act in acts.all_acts() if act.evidence.startswith("cited")]
    assert cited
    assert [act.symbol for act in cited if act.force(date(2026, 1, 1)) is Force.YES] == []


def test_the_sure_holidays_of_a_year():
    assert [holiday.day.strftime("%d/%m") for holiday in holidays.sure_holidays(2025)] == [
        "01/01",
        "29/01",
        "07/04",
        "30/04",
        "01/05",
        "02/09",
    ]
    assert [holiday.day.month for holiday in holidays.sure_holidays(2099)] == [1, 4, 5, 9]
    assert holidays.announced_days() == {"Tết Âm lịch": 5, "Quốc khánh": 2}
