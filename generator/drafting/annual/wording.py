"""Figures as a report prints them, each remembered with the cells and the formula it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.drafting.annual.totals import Figures, rounded, terms
from generator.model import Item, Level, Provenance
from generator.model.collection import Form, Indicator, Kind
from generator.model.plan import Plan
from generator.model.returns import DataSet, Total, Unit
from generator.model.written import PLACE, codes_in
from generator.vietnamese.numbers import format_count, format_number

LISTED = 12
"""So many units are named; of more the rest is a number."""
SEVERAL = 4
"""From so many units on, those that sent nothing are told as a number after the first part has named them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed in the report: where, from which codes and units, by what formula, from which cells."""

    printed: str
    sentence: str
    formula: str
    cells: tuple[str, ...]
    place: str = ""
    """The sentence that prints it, or the name of its table or chart; empty for one that no sentence prints as such."""


@dataclass
class FigureWriter:
    """Writes sentences from figures and remembers what each printed figure rests on."""

    data: DataSet
    form: Form
    plan: Plan
    now: Figures
    before: Figures | None
    reference: str
    sidecar: list[Figure] = field(default_factory=list)
    _settled: int = 0

    # --- figures in words -------------------------------------------------------------------------------------------

    def count(self, code: str) -> str:
        """Return a total with its unit ("12.345 hộ"); a blank when no unit gave it."""
        indicator = self.indicator(code)
        found = self.now.totals[code]
        if found.number is None:
            return f"…… {indicator.unit}"
        printed = shown(found.number, indicator)
        self._keep(printed, f"tổng {indicator.name}", found)
        return f"{printed} {indicator.unit}"

    def rate(self, code: str, figures_: Figures | None = None) -> str:
        """Return a rate as printed ("3,14%", "108,50 bé trai/100 bé gái"); a blank when it cannot be computed."""
        source = figures_ or self.now
        indicator = self.indicator(code)
        value = source.rates.get(code)
        if value is None:
            return f"……{tail(indicator.unit)}"
        printed = number_of(value, indicator)
        cells = tuple(str(p.value.source) for name in indicator.codes for p in source.totals[name].parts)
        sign = "%" if indicator.unit == "%" else ""
        above, below = (format(value or 0, "f") for value in terms(source.totals, indicator))
        counted = f" = {above} / {below} × 100" if indicator.kind is Kind.RATE else ""
        self.sidecar.append(Figure(f"{printed}{sign}", indicator.name, f"{formula_of(indicator)}{counted}", cells))
        return f"{printed}{tail(indicator.unit)}"

    def figure(self, code: str) -> str:
        """Return a total or a rate with its unit."""
        return self.count(code) if self.indicator(code).typed else self.rate(code)

    def fill(self, sentence: str) -> str:
        """Return a form's sentence with its figures in their places, and whose figures are lacking before its last mark."""
        told = PLACE.sub(lambda found: self._place(found[1], found[2]), sentence).rstrip(" .")
        return f"{told}{self.incomplete(codes_in(sentence))}."

    def _place(self, code: str, way: str | None) -> str:
        if way == "bien_dong":
            return self.change(code)
        told = self.figure(code)
        return told.removesuffix(tail(self.indicator(code).unit)) if way == "so" else told

    def known(self, codes: Iterable[str]) -> bool:
        """Return whether the form has all of these codes."""
        return all(self.form.indicator(code) is not None for code in codes)

    def incomplete(self, codes: Iterable[str]) -> str:
        """Return a clause that says how many units have not given these figures, and which; empty when all have."""
        typed = [name for code in codes if (i := self.form.indicator(code)) for name in i.codes]
        missing = self.now.missing(*typed)
        return f" (chưa gồm số liệu của {self.lacking(missing)})" if missing else ""

    def lacking(self, missing: Iterable[Unit]) -> str:
        """Return units that lack figures, with their number. Those that have sent nothing are named in the first part of the
        report: where they are several, they are told here as a number."""
        listed = self.in_order(missing)
        count = self.units(len(listed), "số đơn vị chưa có số liệu")
        silent = [unit for unit in listed if unit in self.data.missing]
        if len(silent) < SEVERAL or len(silent) != len(self.data.missing):
            return f"{count} đơn vị: {self.names(listed)}"
        others = [unit for unit in listed if unit not in silent]
        if not others:
            return f"{count} đơn vị {self.not_sent}"
        alone = self.units(len(silent), f"số đơn vị {self.not_sent}")
        return f"{count} đơn vị: {alone} đơn vị {self.not_sent} và {self.names(others)}"

    def units(self, number: int, what: str) -> str:
        """Return a number of units as printed, remembered."""
        printed = format_count(number) if number else "0"
        self.sidecar.append(Figure(printed, what, "đếm đơn vị", ()))
        return printed

    def names(self, listed: Iterable[Unit], limit: int = LISTED) -> str:
        """Return units by name, the rest of many as a number that is remembered."""
        every = list(listed)
        if len(every) > limit:
            self.units(len(every) - limit, "số đơn vị khác")
        return names(every, limit)

    @property
    def not_sent(self) -> str:
        """What is said of the units without a return: some may have sent one that cannot be used."""
        return "chưa có báo cáo dùng được" if self.data.unusable else "chưa gửi báo cáo"

    def in_order(self, units: Iterable[Unit]) -> list[Unit]:
        """Return units in the order of the round's list, each once."""
        wanted = set(units)
        return [unit for unit in self.data.units if unit in wanted]

    def change(self, code: str) -> str:
        """Return ", tăng 12,5% so với năm trước" for a total; empty when last year is not known."""
        now = self.now.number(code)
        before = self.before.number(code) if self.before else None
        codes = self.indicator(code).codes
        if now is None or not before or self.now.missing(*codes) or (self.before and self.before.missing(*codes)):
            return ""
        share = (now - before) * 100 / before
        if rounded(share) == 0:
            return ", bằng năm trước"
        words = "tăng" if share > 0 else "giảm"
        printed = f"{percent(abs(share))}%"
        self.sidecar.append(Figure(printed, f"{code} so với năm trước", f"({now} - {before}) / {before} × 100", ()))
        return f", {words} {printed} so với năm trước"

    def indicator(self, code: str) -> Indicator:
        found = self.form.indicator(code)
        if found is None:
            raise KeyError(code)
        return found

    def _keep(self, printed: str, what: str, total: Total) -> None:
        cells = tuple(str(part.value.source) for part in total.parts)
        formula = " + ".join(f"{part.value.number} ({part.unit.name})" for part in total.parts)
        self.sidecar.append(Figure(printed, what, formula, cells))

    def settle(self, place: str) -> None:
        """Say where the figures told since the last time are printed."""
        self.sidecar[self._settled :] = [replace(figure, place=place) for figure in self.sidecar[self._settled :]]
        self._settled = len(self.sidecar)

    def node(self, label: str, level: Level, text: str, note: str = "") -> Item:
        """Return one labelled sentence that says it was computed; the figures told since the last one are its own."""
        self.settle(text)
        return Item(
            label=label,
            text=text,
            level=level,
            provenance=(Provenance(source="số liệu tổng hợp", by="tính từ báo cáo của các đơn vị", note=note),),
        )


def names(units: Iterable[Unit], limit: int = LISTED) -> str:
    """Return the units' names in order, the rest as a number when there are many."""
    listed = [unit.name for unit in units]
    if len(listed) <= limit:
        return ", ".join(listed)
    return f"{', '.join(listed[:limit])} và {format_count(len(listed) - limit)} đơn vị khác"


def number_of(value: Decimal, indicator: Indicator) -> str:
    """A figure of any kind without its unit, as text and tables print it."""
    return percent(value) if indicator.kind is Kind.RATE else shown(value, indicator)


def shown(number: Decimal, indicator: Indicator) -> str:
    if indicator.kind is Kind.COUNT or (indicator.kind is Kind.SUM and number == number.to_integral_value()):
        return format_count(int(number)) if number else "0"
    return format_number(number, places=2)


def percent(value: Decimal, places: int = 2) -> str:
    return format_number(
        value, places=places, least_places=places if rounded(value, places) != value.to_integral_value() else 0
    )


def tail(unit: str) -> str:
    """A unit of measure as it follows its figure: "%" close to it, words after a space."""
    return unit if unit == "%" else f" {unit}"


def formula_of(indicator: Indicator) -> str:
    """A rate's formula as the sidecar gives it."""
    if indicator.kind is Kind.SUM:
        return indicator.part
    above, below = (f"({part})" if "+" in part else part for part in (indicator.part, indicator.whole))
    return f"{above} / {below} × 100"
