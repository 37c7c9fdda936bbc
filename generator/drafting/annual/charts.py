"""The charts of the report, from the same rounded figures as its text and tables; what is not known is not drawn."""

from __future__ import annotations

from decimal import Decimal

from generator.drafting.annual.totals import rounded, unit_rate
from generator.drafting.annual.wording import Figure, FigureWriter, percent
from generator.model import Chart, Provenance
from generator.model.body import Series
from generator.model.returns import Unit

MOST = 15
"""Units that a chart can show so that their names are still read on an A4 page."""
_COLUMNS = 6
"""Up to this many units stand side by side; more lie under each other, with their whole names."""


def poverty(w: FigureWriter) -> tuple[Chart, ...]:
    """Return the poverty rate by unit at the start and the end of the year; the units with the highest rate when there are many.

    Empty for fewer than two units with figures.
    """
    codes = ("ty_le_ngheo_dau", "ty_le_ngheo_cuoi")
    rates = {unit: values for unit in w.data.units if (values := _rates(w, unit, codes)) != (None, None)}
    if len(rates) < 2:
        return ()
    chosen = list(rates)
    name = "Tỷ lệ hộ nghèo theo đơn vị"
    if len(chosen) > MOST:
        chosen = sorted(chosen, key=lambda unit: -(rates[unit][1] or Decimal(-1)))[:MOST]
        name = f"Tỷ lệ hộ nghèo của {MOST} đơn vị có tỷ lệ cuối năm cao nhất"
    for at, code in enumerate(codes):
        for unit in chosen:
            if (value := rates[unit][at]) is not None:
                _keep(w, code, unit, value)
    return (
        Chart(
            name=name,
            shape="cot" if len(chosen) <= _COLUMNS else "thanh",
            unit="Đơn vị tính: %",
            categories=tuple(_short(unit) for unit in chosen),
            series=(
                Series(name="Đầu năm", values=tuple(rates[unit][0] for unit in chosen)),
                Series(name="Cuối năm", values=tuple(rates[unit][1] for unit in chosen)),
            ),
            provenance=_COMPUTED,
        ),
    )


def shares(names: tuple[str, ...], values: tuple[Decimal, ...]) -> tuple[Chart, ...]:
    """Return the shares of the resources (percent, already rounded to make 100); empty for fewer than two that are not 0."""
    kept = [(name, value) for name, value in zip(names, values, strict=True) if value]
    if len(kept) < 2:
        return ()
    return (
        Chart(
            name="Cơ cấu nguồn lực huy động",
            shape="tron",
            unit="Đơn vị tính: %",
            categories=tuple(name for name, _value in kept),
            series=(Series(name="Tỷ lệ", values=tuple(value for _name, value in kept)),),
            provenance=_COMPUTED,
        ),
    )


_COMPUTED = (Provenance(source="số liệu tổng hợp", by="tính từ báo cáo của các đơn vị"),)


def _rates(w: FigureWriter, unit: Unit, codes: tuple[str, str]) -> tuple[Decimal | None, Decimal | None]:
    indicators = [w.form.indicator(code) for code in codes]
    first, last = (unit_rate(w.data, unit, i) if i else None for i in indicators)
    return (None if first is None else rounded(first), None if last is None else rounded(last))


def _short(unit: Unit) -> str:
    """A unit named by its place alone ("Ủy ban nhân dân huyện Kế Sách" → "Huyện Kế Sách"): an axis has little room."""
    name = unit.name.removeprefix("Ủy ban nhân dân ")
    return name[:1].upper() + name[1:]


def _keep(w: FigureWriter, code: str, unit: Unit, value: Decimal) -> None:
    indicator = w.indicator(code)
    given = w.data.returns[unit.id].values
    cells = tuple(str(given[name].source) for name in (indicator.part, indicator.whole) if name in given)
    formula = f"{indicator.part} / {indicator.whole} × 100"
    w.sidecar.append(Figure(f"{percent(value)}%", f"biểu đồ: {indicator.name} của {unit.name}", formula, cells))
