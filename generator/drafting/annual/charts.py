"""The charts of the report, from the same rounded figures as its text and tables; what is not known is not drawn."""

from __future__ import annotations

from decimal import Decimal

from generator.drafting.annual.totals import rounded, unit_rate
from generator.drafting.annual.wording import Figure, FigureWriter, formula_of, percent
from generator.model import Chart, Provenance
from generator.model.body import Series
from generator.model.collection import Indicator
from generator.model.returns import Unit
from generator.model.written import UnitChart
from generator.vietnamese.sorting import sort_key

MOST = 15
"""Units that a chart can show so that their names are still read on an A4 page."""
_COLUMNS = 6
"""Up to this many units stand side by side; more lie under each other, with their whole names."""


def by_unit(w: FigureWriter, asked: UnitChart) -> tuple[Chart, ...]:
    """Return a rate by unit; only the units with the highest (or lowest) where there are too many to be read.

    Empty for fewer than two units with figures.
    """
    indicators = [w.indicator(series.code) for series in asked.series]
    measured = {unit: _rates(w, unit, indicators) for unit in w.data.units}
    rates = {unit: values for unit, values in measured.items() if any(value is not None for value in values)}
    if len(rates) < 2:
        return ()
    chosen = list(rates)
    name = f"{asked.name} theo đơn vị"
    if len(chosen) > MOST:
        high = asked.take == "cao"
        last = {unit: values[-1] for unit, values in rates.items() if values[-1] is not None}
        chosen = sorted(last, key=lambda unit: (-last[unit] if high else last[unit], sort_key(unit.name)))[:MOST]
        name = f"{asked.name} của {w.units(MOST, 'số đơn vị được vẽ')} đơn vị có {asked.ordered_by} {'cao' if high else 'thấp'} nhất"
    for at, indicator in enumerate(indicators):
        for unit in chosen:
            if (value := rates[unit][at]) is not None:
                _keep(w, indicator, unit, value)
    w.settle(name)
    return (
        Chart(
            name=name,
            shape="cot" if len(chosen) <= _COLUMNS else "thanh",
            unit=f"Đơn vị tính: {indicators[0].unit}",
            categories=tuple(_short(unit) for unit in chosen),
            series=tuple(
                Series(name=one.name, values=tuple(rates[unit][at] for unit in chosen))
                for at, one in enumerate(asked.series)
            ),
            provenance=_COMPUTED,
        ),
    )


def shares(title: str, names: tuple[str, ...], values: tuple[Decimal, ...]) -> tuple[Chart, ...]:
    """Return the shares of a whole (percent, already rounded to make 100); empty for fewer than two that are not 0."""
    kept = [(name, value) for name, value in zip(names, values, strict=True) if value]
    if len(kept) < 2:
        return ()
    return (
        Chart(
            name=title,
            shape="tron",
            unit="Đơn vị tính: %",
            categories=tuple(name for name, _value in kept),
            series=(Series(name="Tỷ lệ", values=tuple(value for _name, value in kept)),),
            provenance=_COMPUTED,
        ),
    )


_COMPUTED = (Provenance(source="số liệu tổng hợp", by="tính từ báo cáo của các đơn vị"),)


def _rates(w: FigureWriter, unit: Unit, indicators: list[Indicator]) -> tuple[Decimal | None, ...]:
    found = [unit_rate(w.data, unit, indicator) for indicator in indicators]
    return tuple(None if value is None else rounded(value) for value in found)


def _short(unit: Unit) -> str:
    """A unit named by its place alone ("Ủy ban nhân dân huyện Kế Sách" → "Huyện Kế Sách"): an axis has little room."""
    name = unit.name.removeprefix("Ủy ban nhân dân ")
    return name[:1].upper() + name[1:]


def _keep(w: FigureWriter, indicator: Indicator, unit: Unit, value: Decimal) -> None:
    given = w.data.returns[unit.id].values
    cells = tuple(str(given[code].source) for code in indicator.codes)
    printed = f"{percent(value)}{'%' if indicator.unit == '%' else ''}"
    w.sidecar.append(Figure(printed, f"biểu đồ: {indicator.name} của {unit.name}", formula_of(indicator), cells))
