"""The charts of the report draw the figures that the text and the tables print, and nothing that nobody reported."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model import BodyNode, Chart
from generator.workflows.annual_diff import differences
from tests.drafting.annual.samples import A, S, collected, report, whole_year, workbook


def charts(nodes: tuple[BodyNode, ...]) -> dict[str, Chart]:
    found: dict[str, Chart] = {}
    for node in nodes:
        if isinstance(node, Chart):
            found[node.name.split(". ", 1)[1]] = node
        found |= charts(getattr(node, "children", ()))
    return found


def test_the_poverty_rate_of_each_unit_is_drawn_as_the_appendix_prints_it() -> None:
    drawn = charts(report(whole_year()).document.body)["Tỷ lệ hộ nghèo theo đơn vị"]
    # A: 1.000 and 700 of 10.000; B: 400 and 300 of 5.000; the sở gives no households and is not drawn.
    assert {one.name: tuple(zip(drawn.categories, one.values, strict=True)) for one in drawn.series} == {
        "Đầu năm": (("Huyện A", 10), ("Huyện B", 8)),
        "Cuối năm": (("Huyện A", 7), ("Huyện B", 6)),
    }


def test_every_figure_of_the_poverty_chart_names_its_cells() -> None:
    kept = [f for f in report(whole_year()).figures if f.sentence.startswith("biểu đồ: ")]
    assert [f.printed for f in kept] == ["10%", "8%", "7%", "6%"]
    assert all(len(f.cells) == 2 for f in kept)


def test_the_shares_drawn_are_the_shares_of_the_table() -> None:
    body = report(whole_year()).document.body
    drawn = charts(body)["Cơ cấu nguồn lực huy động"].series[0].values
    assert sum(Decimal(str(value)) for value in drawn if value is not None) == 100


def test_one_unit_alone_is_no_chart() -> None:
    data = collected(("a.xlsx", workbook(A)), ("s.xlsx", workbook(S)))
    assert "Tỷ lệ hộ nghèo theo đơn vị" not in charts(report(data).document.body)


def test_the_differences_name_the_chart_that_moved() -> None:
    moved = differences(report(whole_year()), report(whole_year({"ngheo_cuoi": 800, "thoat_ngheo": 220}))).splitlines()
    lines = [line for line in moved if "Biểu đồ: Tỷ lệ hộ nghèo theo đơn vị" in line]
    assert [line.split(":")[0] for line in lines] == ["trước", "nay"]
    assert "Cuối năm: Huyện A 8" in lines[1]


def test_bars_begin_at_nought_and_no_two_parts_of_a_pie_share_a_colour() -> None:
    from tests.drafting.annual import accounting

    drawn = [xml.decode() for name, xml in accounting.parts(report(whole_year())).items() if "charts/bieu_do" in name]
    bars, pie = (next(xml for xml in drawn if f"<c:{kind}>" in xml) for kind in ("barChart", "pieChart"))
    assert re.search(r'<c:valAx>.*?<c:min val="0(?:\.0)?"/>', bars, re.DOTALL)
    colours = re.findall(r'<c:dPt>.*?<a:srgbClr val="(\w+)"/>', pie, re.DOTALL)
    assert len(colours) == 7 and len(set(colours)) == 7
