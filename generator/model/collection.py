"""The collection form of a yearly report as data: its parts, indicators, identities, lists and free texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Literal

from pydantic import AliasChoices, Field, model_validator

from generator.model.base import Model
from generator.model.returns import Unit
from generator.model.written import Section, codes_in


class Kind(Enum):
    """What a value of an indicator is."""

    COUNT = "so_dem"
    """A whole number, zero or more."""
    NUMBER = "so"
    """Any number, zero or more."""
    RATE = "ty_le"
    """Computed, in percent: never typed in."""
    SUM = "tong"
    """Computed, the sum of other rows: never typed in."""


class Indicator(Model):
    """One row of the form. A rate names the codes it is computed from: ``part`` / ``whole`` × 100, each a code or a sum of codes."""

    code: str = Field(alias="ma", pattern=r"^[a-z][a-z0-9_]*$")
    name: str = Field(alias="ten")
    unit: str = Field(alias="don_vi_tinh")
    kind: Kind = Field(alias="kieu")
    part: str = Field(default="", alias="tu")
    whole: str = Field(default="", alias="mau")
    group: str = Field(default="", alias="nhom")

    @property
    def typed(self) -> bool:
        """Whether a person types the value in."""
        return self.kind not in (Kind.RATE, Kind.SUM)

    @property
    def parts(self) -> tuple[str, ...]:
        """The codes whose sum a rate has above the line."""
        return summed(self.part)

    @property
    def wholes(self) -> tuple[str, ...]:
        """The codes whose sum a rate has below the line."""
        return summed(self.whole)

    @property
    def codes(self) -> tuple[str, ...]:
        """The typed codes that the value rests on: its own, or those of a rate."""
        return (self.code,) if self.typed else (*self.parts, *self.wholes)


@cache
def summed(text: str) -> tuple[str, ...]:
    """Return the codes of a sum as written ("a + b")."""
    return tuple(code for code in re.split(r"\s*\+\s*", text.strip()) if code)


class Identity(Model):
    """An equation or inequality between indicators that must hold in every return: "a - b + c = d", "a + b <= c"."""

    formula: str = Field(alias="cong_thuc")
    words: str = Field(alias="noi_dung")

    @property
    def sides(self) -> tuple[tuple[tuple[int, str], ...], str, tuple[tuple[int, str], ...]]:
        """The left terms (sign, code), "=" or "<=", the right terms."""
        return _sides(self.formula)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that takes part, left to right."""
        left, _sign, right = self.sides
        return tuple(code for _factor, code in (*left, *right))


@cache
def _sides(formula: str) -> tuple[tuple[tuple[int, str], ...], str, tuple[tuple[int, str], ...]]:
    left, sign, right = re.split(r"\s*(<=|=)\s*", formula, maxsplit=1)
    return _terms(left), sign, _terms(right)


def _terms(side: str) -> tuple[tuple[int, str], ...]:
    return tuple((-1 if sign == "-" else 1, code) for sign, code in re.findall(r"([+-]?)\s*([a-z][a-z0-9_]*)", side))


class Part(Model):
    """A group of indicators with its identities. ``levels`` are the levels that fill it in (empty: all); ``units`` the names of
    the only units that do, where just some hold the figures."""

    code: str = Field(alias="ma")
    name: str = Field(alias="ten")
    indicators: tuple[Indicator, ...] = Field(alias="chi_tieu")
    identities: tuple[Identity, ...] = Field(default=(), alias="kiem_tra")
    levels: tuple[str, ...] = Field(default=(), alias="cap")
    units: tuple[str, ...] = Field(default=(), alias="don_vi")
    by_group: bool = Field(default=False, alias="theo_nhom")
    condition: str = Field(
        default="", alias="khi_chi_tieu", description='Chỉ có khi chỉ tiêu của kế hoạch nêu, ví dụ "so với đầu kỳ"'
    )

    def asks(self, unit: Unit) -> bool:
        """Return whether a unit fills this part in."""
        if self.levels and unit.level not in self.levels:
            return False
        return not self.units or unit.name.casefold() in {name.casefold() for name in self.units}


class ListPart(Model):
    """A list of models, people: its columns."""

    code: str = Field(alias="ma")
    name: str = Field(alias="ten")
    columns: tuple[str, ...] = Field(alias="cot")


class TextPart(Model):
    """A free text that a unit writes."""

    code: str = Field(alias="ma")
    name: str = Field(alias="ten")


class Measurement(Model):
    """How a target of a plan is measured.

    ``giam_diem``: the fall in percentage points from one rate to another; ``giam_phan_tram``: the fall in percent from one number to
    another; ``dat_muc``: the value itself against the plan's. ``no_verdict``: why the figures are given and nobody is judged.
    """

    indicator: str = Field(alias="chi_tieu")
    unit: str = Field(alias="don_vi_tinh")
    way: Literal["giam_diem", "giam_phan_tram", "dat_muc"] = Field(alias="cach")
    start: str = Field(default="", alias="dau")
    end: str = Field(default="", alias="cuoi", validation_alias=AliasChoices("cuoi", "chi_so"))
    by_group: bool = Field(default=False, alias="theo_nhom")
    group: str = Field(default="", alias="nhom")
    no_verdict: str = Field(default="", alias="khong_ket_luan")
    base: str = Field(default="", alias="moc", description='Mốc so sánh gọi trong câu, ví dụ "năm trước", "đầu kỳ"')


class Form(Model):
    """A whole form. ``version`` goes up whenever a code changes its meaning."""

    code: str = Field(alias="ma")
    version: int = Field(alias="phien_ban")
    name: str = Field(alias="ten")
    programme: str = Field(default="", alias="chuong_trinh")
    parts: tuple[Part, ...] = Field(alias="phan")
    lists: tuple[ListPart, ...] = Field(default=(), alias="danh_sach")
    texts: tuple[TextPart, ...] = Field(default=(), alias="y_kien")
    jump: float = Field(default=0.5, alias="bien_dong")
    measurements: tuple[Measurement, ...] = Field(default=(), alias="do_chi_tieu")
    continued: tuple[tuple[str, str], ...] = Field(default=(), alias="noi_tiep")
    """Pairs of codes: a year's end and the next year's start, which must be the same number."""
    direction: tuple[str, ...] = Field(default=(), alias="trien_khai")
    """The sentences of the report on direction and guidance, with codes in braces."""
    sections: tuple[Section, ...] = Field(default=(), alias="ket_qua")
    """How the report's results are written; none: one table a part."""
    yearly: tuple[str, ...] = Field(default=(), alias="nhieu_nam")
    """The codes that a review of several years shows; none: all."""
    added: tuple[str, ...] = Field(default=(), alias="cong_nhieu_nam")
    """Those of them that add up over years (flows; stocks and rates do not)."""
    samples: Mapping[str, str] = Field(default_factory=dict, alias="so_mau")
    """How figures are made up for a trial: "100..200", "a - b", "a * 2..5%"."""

    @model_validator(mode="after")
    def _codes_are_known(self) -> Form:
        codes = [indicator.code for part in self.parts for indicator in part.indicators]
        double = sorted({code for code in codes if codes.count(code) > 1})
        used = {code for part in self.parts for identity in part.identities for code in identity.codes}
        used |= {code for part in self.parts for i in part.indicators for code in (*i.parts, *i.wholes)}
        used |= {code for section in self.sections for code in section.codes} | {*self.yearly, *self.added}
        used |= {code for m in self.measurements for code in (m.start, m.end) if code}
        used |= {code for pair in self.continued for code in pair} | {c for s in self.direction for c in codes_in(s)}
        if double:
            raise ValueError(f"mã chỉ tiêu dùng hai lần: {', '.join(double)}")
        if unknown := sorted(used - set(codes)):
            raise ValueError(f"công thức dùng mã chưa có: {', '.join(unknown)}")
        return self

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in the form's order."""
        return tuple(indicator for part in self.parts for indicator in part.indicators)

    @property
    def identities(self) -> tuple[Identity, ...]:
        """Every identity, in the form's order."""
        return tuple(identity for part in self.parts for identity in part.identities)

    def indicator(self, code: str) -> Indicator | None:
        """Return the indicator of this code; ``None`` when there is none."""
        return next((indicator for indicator in self.indicators if indicator.code == code), None)

    def for_level(self, level: str) -> Form:
        """Return the form as units of one level fill it in ("so", "huyen", "xa")."""
        return self.for_unit(Unit("", "", level))

    def for_unit(self, unit: Unit) -> Form:
        """Return the form as one unit fills it in."""
        return self._with(tuple(part for part in self.parts if part.asks(unit)))

    def _with(self, parts: tuple[Part, ...]) -> Form:
        codes = {indicator.code for part in parts for indicator in part.indicators}
        fitting = tuple(
            part.model_copy(update={"identities": tuple(i for i in part.identities if set(i.codes) <= codes)})
            for part in parts
        )
        return self.model_copy(update={"parts": fitting})
