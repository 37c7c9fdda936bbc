"""The appendices of the report: a table by unit for each part of the form, with totals."""

from __future__ import annotations

from generator.drafting.annual.totals import unit_rate
from generator.drafting.annual.wording import FigureWriter, percent, shown
from generator.drafting.cascade.numbering import roman
from generator.model import Appendix, Cell, Table
from generator.model.collection import Indicator, Kind
from generator.model.returns import Unit


def appendices(w: FigureWriter, symbol: str, author: str) -> tuple[Appendix, ...]:
    """One table a part of the form, by unit, with totals; landscape."""
    made: list[Appendix] = []
    for part in w.form.parts:
        units = [unit for unit in w.data.units if part.asks(unit)]
        if not units:
            continue
        top = heads("TT", "Đơn vị", *(f"{i.name} ({i.unit})" for i in part.indicators))
        rows = [top]
        for number, unit in enumerate(units, start=1):
            rows.append(
                (
                    Cell(text=str(number)),
                    Cell(text=unit.name),
                    *(figure_cell(_unit_value(w, unit, i)) for i in part.indicators),
                )
            )
        rows.append(
            (
                Cell(text=""),
                Cell(text="Tổng cộng", bold=True),
                *(figure_cell(_total_value(w, i)) for i in part.indicators),
            )
        )
        made.append(
            Appendix(
                label="",
                title=part.name.upper(),
                landscape=True,
                body=(Table(rows=tuple(rows), header_rows=1, landscape=True),),
            )
        )
    reference = f"(Kèm theo Báo cáo số        /{symbol or '……'} ngày      tháng      năm {w.data.year} của {author})"
    labels = appendix_labels(len(made))
    return tuple(
        a.model_copy(update={"label": label, "reference": reference}) for label, a in zip(labels, made, strict=True)
    )


def appendix_labels(count: int) -> list[str]:
    """Return "Phụ lục", or "Phụ lục I", "Phụ lục II" … where there are several."""
    return ["Phụ lục"] if count == 1 else [f"Phụ lục {roman(number)}" for number in range(1, count + 1)]


def _unit_value(w: FigureWriter, unit: Unit, indicator: Indicator) -> str:
    if indicator.kind is Kind.RATE:
        value = unit_rate(w.data, unit, indicator)
        return "-" if value is None else percent(value)
    given = w.data.returns.get(unit.id)
    found = given.values.get(indicator.code) if given else None
    return shown(found.number, indicator) if found else "-"


def _total_value(w: FigureWriter, indicator: Indicator) -> str:
    value = w.now.number(indicator.code)
    if value is None:
        return "-"
    return percent(value) if indicator.kind is Kind.RATE else shown(value, indicator)


def heads(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=text, align="giua", bold=True) for text in texts)


def figure_cell(text: str) -> Cell:
    return Cell(text=text, align="phai")
