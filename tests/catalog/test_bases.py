"""Sets of căn cứ: made of acts that the catalog knows, cited as the decree wants, never with an act whose force is unknown."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.catalog import acts, bases
from generator.catalog.acts import Force
from generator.resources import templates_dir

DAYS = [dt.date(year, month, 15) for year in range(2020, 2027) for month in (1, 6, 11)]


@pytest.mark.parametrize("name", bases.sets())
def test_a_set_cites_what_is_in_force_and_asks_for_what_is_not_known(name: str) -> None:
    one = bases.sets()[name]
    known = [acts.find(symbol) for symbol in one.acts]
    assert None not in known
    for day in DAYS:
        force = {act.symbol: act.force(day) for act in known if act is not None}
        assert len(one.lines(day)) == list(force.values()).count(Force.YES)
        assert one.unknown(day) == [symbol for symbol, state in force.items() if state is Force.UNKNOWN]
        assert all(line.startswith("Căn cứ ") and line.endswith(";") for line in one.lines(day))


@pytest.mark.parametrize(
    "symbol, said",
    [
        ("72/2025/QH15", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        ("33/2024/QH15", "Căn cứ Luật Lưu trữ ngày … tháng … năm …;"),
        (
            "30/2020/NĐ-CP",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        ),
        ("113/2025/NĐ-CP", "Căn cứ Nghị định số 113/2025/NĐ-CP ngày 03 tháng 6 năm 2025 của Chính phủ ……;"),
    ],
)
def test_an_act_is_cited_with_a_blank_for_what_is_not_known(symbol: str, said: str) -> None:
    act = acts.find(symbol)
    assert act is not None and bases.cited(act) == said


def test_the_sample_profile_names_every_set() -> None:
    text = (templates_dir() / "ho-so-co-quan.yaml").read_text(encoding="utf-8")
    assert [name for name in bases.sets() if name not in text] == []
