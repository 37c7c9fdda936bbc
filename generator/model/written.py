"""How the results of a yearly report are written from a collection form: sentences with codes, rankings, charts, shares, lists."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from generator.model.base import Model

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z_]+))?\}")
"""A figure in a sentence: "{code}" with its unit, "{code:so}" without, "{code:bien_dong}" its change against last year."""


def codes_in(sentence: str) -> tuple[str, ...]:
    """Return the codes of a sentence, in order."""
    return tuple(found[1] for found in PLACE.finditer(sentence))


class Ranking(Model):
    """Which units did best and worst: by a rate (``end`` alone) or by its fall from ``start`` to ``end``."""

    end: str = Field(alias="chi_so")
    start: str = Field(default="", alias="dau")
    words: str = Field(default="", alias="ten", description="Chỉ số gọi trong câu, ví dụ: tỷ lệ sàng lọc sơ sinh")
    low_is_good: bool = Field(default=False, alias="thap_la_tot")


class ChartSeries(Model):
    """One row of bars: the code and its name in the legend."""

    code: str = Field(alias="chi_so")
    name: str = Field(alias="ten")


class UnitChart(Model):
    """A rate by unit. Where there are too many units, those with the highest (or lowest) value of the last series are drawn."""

    name: str = Field(alias="ten")
    series: tuple[ChartSeries, ...] = Field(alias="chuoi", min_length=1)
    ordered_by: str = Field(default="tỷ lệ", alias="xep_theo")
    take: Literal["cao", "thap"] = Field(default="cao", alias="lay")


class Shares(Model):
    """A whole and its parts: a table with shares that make 100 %, and a pie. Without ``whole`` the sum of the parts is the whole."""

    parts: tuple[str, ...] = Field(alias="thanh_phan", min_length=1)
    whole: str = Field(default="", alias="tong")
    head: str = Field(alias="cot")
    caption: str = Field(alias="ten_bang")
    chart: str = Field(alias="ten_bieu_do")


class Section(Model):
    """One numbered part of the results. ``targets``: here the plan's targets are judged."""

    heading: str = Field(alias="tieu_de")
    sentences: tuple[str, ...] = Field(default=(), alias="cau")
    rankings: tuple[Ranking, ...] = Field(default=(), alias="xep_hang")
    charts: tuple[UnitChart, ...] = Field(default=(), alias="bieu_do")
    shares: tuple[Shares, ...] = Field(default=(), alias="co_cau")
    listing: str = Field(default="", alias="danh_sach")
    listing_words: str = Field(default="", alias="loi_danh_sach")
    targets: bool = Field(default=False, alias="chi_tieu_ke_hoach")

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that this part names."""
        found = [code for sentence in self.sentences for code in codes_in(sentence)]
        found += [code for one in self.rankings for code in (one.start, one.end) if code]
        found += [series.code for chart in self.charts for series in chart.series]
        found += [code for one in self.shares for code in (*one.parts, one.whole) if code]
        return tuple(found)
