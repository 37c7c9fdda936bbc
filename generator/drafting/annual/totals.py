"""Totals that keep their parts, rates recomputed from totals, targets judged: met, not met, cannot be said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from generator.model.collection import Form, Indicator, Kind, Measurement
from generator.model.collection import Part as FormPart
from generator.model.plan import SubjectLevel, Target
from generator.model.returns import DataSet, Part, Total, Unit
from generator.vietnamese.text import search_key


def total(data: DataSet, form: Form, indicator: Indicator, *, levels: tuple[str, ...] = ()) -> Total:
    """Return the sum of a typed indicator over the units that had to give it; ``levels`` narrows to some levels."""
    part_of = next(part for part in form.parts if any(one.code == indicator.code for one in part.indicators))
    return _total(data, _asked(data, part_of, levels), indicator)


def _asked(data: DataSet, part: FormPart, levels: tuple[str, ...]) -> list[Unit]:
    return [unit for unit in data.units if part.asks(unit) and (not levels or unit.level in levels)]


def _total(data: DataSet, asked: list[Unit], indicator: Indicator) -> Total:
    parts = []
    missing = []
    for unit in asked:
        given = data.returns.get(unit.id)
        value = given.values.get(indicator.code) if given else None
        if value is None:
            missing.append(unit)
        else:
            parts.append(Part(unit, value))
    number = sum((part.value.number for part in parts), Decimal(0)) if parts else None
    return Total(indicator.code, number, tuple(parts), tuple(missing))


def rate(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return a rate in percent, unrounded; ``None`` when it cannot be computed."""
    if part is None or not whole:
        return None
    return part * 100 / whole


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """Return a figure as it is printed, rounded half up; texts and tables use this one function."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one body: every total by code, rates included (computed from totals)."""

    totals: dict[str, Total]
    rates: dict[str, Decimal | None]

    def number(self, code: str) -> Decimal | None:
        """Return a total or a rate; ``None`` when nothing is known."""
        found = self.totals.get(code)
        return found.number if found else self.rates.get(code)

    def missing(self, *codes: str) -> tuple[Unit, ...]:
        """Return the units whose values any of these codes lacks."""
        units = [unit for code in codes if code in self.totals for unit in self.totals[code].missing]
        return tuple(dict.fromkeys(units))


def figures(data: DataSet, form: Form, *, levels: tuple[str, ...] = ()) -> Figures:
    """Return all totals, and the rates and sums recomputed from them: of the units that gave all of their numbers."""
    totals: dict[str, Total] = {}
    for part in form.parts:
        asked = _asked(data, part, levels)
        totals |= {i.code: _total(data, asked, i) for i in part.indicators if i.typed}
    rates: dict[str, Decimal | None] = {}
    for indicator in form.indicators:
        if indicator.kind is Kind.RATE:
            rates[indicator.code] = rate(*terms(totals, indicator))
        elif indicator.kind is Kind.SUM:
            rates[indicator.code] = terms(totals, indicator)[0]
    return Figures(totals, rates)


def terms(totals: dict[str, Total], indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """What stands above and below the line of a rate, summed over the units that gave every number of it."""
    given = [{p.unit.id: p.value.number for p in totals[code].parts} for code in indicator.codes]
    both = set.intersection(*(set(one) for one in given))
    if not both:
        return None, None
    sums = [sum((one[unit] for unit in both), Decimal(0)) for one in given]
    above = len(indicator.parts)
    return sum(sums[:above], Decimal(0)), sum(sums[above:], Decimal(0))


def unit_rate(data: DataSet, unit: Unit, indicator: Indicator) -> Decimal | None:
    """Return one unit's rate, or its number where the indicator is none, unrounded; ``None`` when a number is missing."""
    given = data.returns.get(unit.id)
    if given is None:
        return None
    if indicator.typed:
        value = given.values.get(indicator.code)
        return value.number if value else None
    if any(code not in given.values for code in indicator.codes):
        return None
    above, below = (
        sum((given.values[code].number for code in codes), Decimal(0)) for codes in (indicator.parts, indicator.wholes)
    )
    return above if indicator.kind is Kind.SUM else rate(above, below)


class Judgement(Enum):
    """Whether a target was reached."""

    MET = "đạt"
    NOT_MET = "không đạt"
    UNKNOWN = "chưa đủ số liệu để kết luận"


@dataclass(frozen=True, slots=True)
class Judged:
    """A target measured: the unrounded result, and the codes and units it rests on.

    ``start`` is ``None`` for a target about a level. ``why``: the reason where the figures are there and nobody is judged.
    """

    target: Target
    judgement: Judgement
    result: Decimal | None
    start: Decimal | None
    end: Decimal | None
    missing: tuple[Unit, ...]
    measurement: Measurement | None
    why: str = ""


def judge(target: Target, found: Figures, form: Form, year: int | None = None) -> Judged:
    """Return whether a body's figures reach a target: a level, a fall in percentage points, a fall in percent.

    ``year``: the year of the figures. A target of a later year that is not reached yet is not missed.
    """
    way = measurement_of(target, form)
    if way is None:
        return Judged(target, Judgement.UNKNOWN, None, None, None, (), None)
    start, end = found.number(way.start) if way.start else None, found.number(way.end)
    codes = [code for name in (way.start, way.end) if name and (i := form.indicator(name)) for code in i.codes]
    missing = found.missing(*codes)
    result = measured(way, start, end)
    why = way.no_verdict or (
        "kế hoạch nêu mức “khoảng”, không có ngưỡng để kết luận" if target.comparison == "khoảng" else ""
    )
    if result is None or target.low is None or missing or why:
        return Judged(target, Judgement.UNKNOWN, result, start, end, missing, way, why)
    judgement = Judgement.MET if reaches(target, way, result) else Judgement.NOT_MET
    due = re.search(r"\b20\d\d\b", target.period)
    if judgement is Judgement.NOT_MET and due and year is not None and year < int(due.group()):
        why = f"chỉ tiêu tính {_small(target.period)}, chưa kết luận"
        return Judged(target, Judgement.UNKNOWN, result, start, end, missing, way, why)
    return Judged(target, judgement, result, start, end, missing, way)


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def measured(way: Measurement, start: Decimal | None, end: Decimal | None) -> Decimal | None:
    """Return what a target compares: a level, or how far it fell (points or percent of the start); ``None`` when unknown."""
    if end is None or (way.way != "dat_muc" and start is None):
        return None
    if way.way == "dat_muc" or start is None:
        return end
    if way.way == "giam_diem":
        return start - end
    return (start - end) * 100 / start if start else None


def reaches(target: Target, way: Measurement, result: Decimal) -> bool:
    """Return whether a measured result reaches a target: its lower bound, or its upper one where less is wanted."""
    assert target.low is not None
    aim = aimed(target.low, target)
    if way.way == "dat_muc" and target.comparison == "dưới":
        return result < aim
    if way.way == "dat_muc" and target.comparison in {"không quá", "còn"}:
        return result <= aimed(target.high or target.low, target)
    return result > aim if target.comparison == "trên" else result >= aim


def aimed(value: Decimal, target: Target) -> Decimal:
    """Return a bound of a target in percent where it is told as a fraction ("giảm 4/5" is 80 %)."""
    return value * 100 if target.unit == "phần" else value


def measurement_of(target: Target, form: Form) -> Measurement | None:
    """Return how the form measures a target; ``None`` when it does not."""
    name = search_key(target.indicator)
    for way in form.measurements:
        fits = name.startswith(search_key(way.indicator)) if way.by_group else name == search_key(way.indicator)
        group = not way.group or way.group == target.group.removeprefix("dân tộc ")
        if fits and group and bool(target.group) == way.by_group and target.unit.startswith(way.unit):
            return way
    return None


def own_targets(targets: tuple[Target, ...], level: SubjectLevel) -> tuple[Target, ...]:
    """Return the targets stated for a level, each once."""
    seen: dict[tuple[object, ...], Target] = {}
    for target in targets:
        if target.subject is level:
            said = (target.indicator.lower(), target.low, target.high, target.unit, target.comparison, target.group)
            seen.setdefault(said, target)
    return tuple(seen.values())
