"""Totals that keep their parts, rates recomputed from totals, targets judged: met, not met, cannot be said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from generator.model.collection import Form, Indicator, Kind, Measurement
from generator.model.plan import SubjectLevel, Target
from generator.model.returns import DataSet, Part, Total, Unit
from generator.vietnamese.text import search_key


def total(data: DataSet, form: Form, indicator: Indicator, *, levels: tuple[str, ...] = ()) -> Total:
    """Return the sum of a typed indicator over the units that had to give it; ``levels`` narrows to some levels."""
    asked = [unit for unit in data.units if _asked(unit, form, indicator) and (not levels or unit.level in levels)]
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


def _asked(unit: Unit, form: Form, indicator: Indicator) -> bool:
    part = next(part for part in form.parts if indicator in part.indicators)
    return not part.levels or unit.level in part.levels


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
    """Return all totals and the rates recomputed from them. A rate uses only the units that gave both of its numbers."""
    totals = {i.code: total(data, form, i, levels=levels) for i in form.indicators if i.typed}
    rates: dict[str, Decimal | None] = {}
    for indicator in form.indicators:
        if indicator.kind is Kind.RATE:
            both = _common(totals[indicator.part], totals[indicator.whole])
            rates[indicator.code] = rate(*both)
    return Figures(totals, rates)


def _common(part: Total, whole: Total) -> tuple[Decimal | None, Decimal | None]:
    of_whole = {p.unit.id: p.value.number for p in whole.parts}
    pairs = [(p.value.number, of_whole[p.unit.id]) for p in part.parts if p.unit.id in of_whole]
    if not pairs:
        return None, None
    return sum((one for one, _w in pairs), Decimal(0)), sum((other for _p, other in pairs), Decimal(0))


def unit_rate(data: DataSet, unit: Unit, indicator: Indicator) -> Decimal | None:
    """Return one unit's rate, unrounded; ``None`` when a number is missing."""
    given = data.returns.get(unit.id)
    if given is None:
        return None
    part, whole = given.values.get(indicator.part), given.values.get(indicator.whole)
    return rate(part.number if part else None, whole.number if whole else None)


class Judgement(Enum):
    """Whether a target was reached."""

    MET = "đạt"
    NOT_MET = "không đạt"
    UNKNOWN = "chưa đủ số liệu để kết luận"


@dataclass(frozen=True, slots=True)
class Judged:
    """A target measured: the unrounded result, and the codes and units it rests on."""

    target: Target
    judgement: Judgement
    result: Decimal | None
    start: Decimal | None
    end: Decimal | None
    missing: tuple[Unit, ...]
    measurement: Measurement | None


def judge(target: Target, found: Figures, form: Form) -> Judged:
    """Return whether a body's figures reach a target (a fall in percentage points within or above the band)."""
    way = measurement_of(target, form)
    if way is None:
        return Judged(target, Judgement.UNKNOWN, None, None, None, (), None)
    start, end = found.number(way.start), found.number(way.end)
    codes = [code for name in (way.start, way.end) if (i := form.indicator(name)) for code in (i.part, i.whole)]
    missing = found.missing(*codes)
    if start is None or end is None or target.low is None or missing:
        result = start - end if start is not None and end is not None else None
        return Judged(target, Judgement.UNKNOWN, result, start, end, missing, way)
    fall = start - end
    judgement = Judgement.MET if fall >= target.low else Judgement.NOT_MET
    return Judged(target, judgement, fall, start, end, missing, way)


def measurement_of(target: Target, form: Form) -> Measurement | None:
    """Return how the form measures a target; ``None`` when it does not."""
    name = search_key(target.indicator)
    for way in form.measurements:
        fits = name.startswith(search_key(way.indicator)) if way.by_group else name == search_key(way.indicator)
        if fits and bool(target.group) == way.by_group and target.unit.startswith(way.unit):
            return way
    return None


def own_targets(targets: tuple[Target, ...], level: SubjectLevel) -> tuple[Target, ...]:
    """Return the targets stated for a level."""
    return tuple(target for target in targets if target.subject is level)
