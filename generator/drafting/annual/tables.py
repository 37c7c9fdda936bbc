"""The appendices of the report: a table by unit for each part of the form, with totals."""

from __future__ import annotations

from functools import lru_cache

from generator.drafting.annual.totals import unit_rate
from generator.drafting.annual.wording import FigureWriter, number_of
from generator.drafting.cascade.numbering import roman
from generator.model import Appendix, BodyNode, Cell, Paragraph, Table
from generator.model.collection import Indicator, Part
from generator.model.returns import Unit


def part_tables(w: FigureWriter) -> list[tuple[Part, list[Unit]]]:
    """Return the parts of the form that some unit fills in, each with those units: one appendix each."""
    asked = [(part, [unit for unit in w.data.units if part.asks(unit)]) for part in w.form.parts]
    return [(part, units) for part, units in asked if units]


def tables(w: FigureWriter) -> tuple[Appendix, ...]:
    """Return one table a part of the form, by unit, with totals; landscape, still without labels."""
    made: list[Appendix] = []
    for part, units in part_tables(w):
        rows = [heads("TT", "Đơn vị", *(f"{i.name} ({i.unit})" for i in part.indicators))]
        for number, unit in enumerate(units, start=1):
            figures = (figure_cell(_unit_value(w, unit, i)) for i in part.indicators)
            rows.append((Cell(text=str(number), align="giua"), Cell(text=unit.name), *figures))
        if len(units) > 1:
            totals = (figure_cell(_total_value(w, i)).model_copy(update={"bold": True}) for i in part.indicators)
            rows.append((Cell(text=""), Cell(text="Tổng cộng", bold=True), *totals))
        body: tuple[BodyNode, ...] = (Table(rows=tuple(rows), header_rows=1, landscape=True),)
        if len(units) > 1 and w.now.missing(*(i.code for i in part.indicators)):
            body = (
                *body,
                Paragraph(text="(Dấu “-” là chưa có số liệu; dòng tổng cộng chỉ gồm các đơn vị đã có số liệu.)"),
            )
        made.append(Appendix(label="", title=part.name.upper(), landscape=True, body=body))
    return tuple(made)


def appendix_labels(count: int) -> list[str]:
    """Return "Phụ lục", or "Phụ lục I", "Phụ lục II" … where there are several."""
    return ["Phụ lục"] if count == 1 else [f"Phụ lục {roman(number)}" for number in range(1, count + 1)]


def _unit_value(w: FigureWriter, unit: Unit, indicator: Indicator) -> str:
    value = unit_rate(w.data, unit, indicator)
    return "-" if value is None else number_of(value, indicator)


def _total_value(w: FigureWriter, indicator: Indicator) -> str:
    value = w.now.number(indicator.code)
    return "-" if value is None else number_of(value, indicator)


def heads(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=text, align="giua", bold=True) for text in texts)


@lru_cache(maxsize=1 << 14)
def figure_cell(text: str) -> Cell:
    """A cell with one figure; the same figure stands in thousands of rows, and a cell never changes."""
    return Cell(text=text, align="phai")
