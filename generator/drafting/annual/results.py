"""The parts of the report that are written from figures: who has sent, what the form's sections tell, rankings, shares, lists."""

from __future__ import annotations

from decimal import Decimal

from generator.drafting.annual import charts, words
from generator.drafting.annual.tables import figure_cell, heads
from generator.drafting.annual.targets import targets
from generator.drafting.annual.totals import unit_rate
from generator.drafting.annual.wording import Figure, FigureWriter, names, number_of, percent, shown, tail
from generator.model import BodyNode, Cell, Division, Level, Paragraph, Table
from generator.model.collection import Part as FormPart
from generator.model.returns import Unit
from generator.model.written import Ranking, Section, Shares, codes_in
from generator.vietnamese.sorting import sort_key

RANKED = 4
"""Fewer units are not ranked: the table shows them at a glance."""
_TARGETS = Section(heading="Thực hiện các chỉ tiêu của kế hoạch", targets=True)


def direction(w: FigureWriter) -> tuple[BodyNode, ...]:
    """Return part I: how many units have sent, which have not, and the form's sentences on direction."""
    usable = " dùng được" if w.data.unusable else ""
    sent = w.units(len(w.data.returns), "số đơn vị đã gửi")
    asked = w.units(len(w.data.units), "số đơn vị phải gửi")
    text = f"Đến thời điểm tổng hợp, có {sent}/{asked} đơn vị gửi báo cáo{usable}"
    for units, state in ((w.data.silent, "chưa gửi"), (w.data.unusable, "gửi nhưng chưa dùng được")):
        if units:
            text += f"; còn {w.units(len(units), f'số đơn vị {state}')} đơn vị {state}: {w.names(units)}"
    text += "."
    nodes = [w.node("1.", Level.KHOAN, text)]
    for sentence in w.form.direction:
        if w.known(codes_in(sentence)):
            nodes.append(w.node(f"{len(nodes) + 1}.", Level.KHOAN, w.fill(sentence)))
    return tuple(nodes)


def results(w: FigureWriter) -> tuple[BodyNode, ...]:
    """Return part II: the form's sections in order, the plan's targets where the form wants them, else first."""
    sections = w.form.sections
    if not any(section.targets for section in sections):
        sections = (_TARGETS, *sections)
    nodes = [Division(label="", heading=s.heading, level=Level.KHOAN, children=_section(w, s)) for s in sections]
    if not w.form.sections:
        nodes += [_plain(w, part) for part in w.form.parts]
    kept = [node for node in nodes if node.children]
    return tuple(node.model_copy(update={"label": f"{number}."}) for number, node in enumerate(kept, start=1))


def _section(w: FigureWriter, section: Section) -> tuple[BodyNode, ...]:
    nodes: list[BodyNode] = [
        w.node("-", Level.GACH, w.fill(sentence)) for sentence in section.sentences if w.known(codes_in(sentence))
    ]
    if section.targets:
        nodes += targets(w)
    for ranking in section.rankings:
        if w.known(code for code in (ranking.start, ranking.end) if code):
            nodes += _ranked(w, ranking)
    for shares in section.shares:
        if w.known((*shares.parts, *([shares.whole] if shares.whole else []))):
            nodes += _shares(w, shares)
    for chart in section.charts:
        if w.known(series.code for series in chart.series):
            nodes += charts.by_unit(w, chart)
    if section.listing:
        nodes += words.listed(w, section.listing, section.listing_words)
    return tuple(nodes)


def _plain(w: FigureWriter, part: FormPart) -> Division:
    """A part of a form that says nothing of how it is written: a table of its totals, last year beside them."""
    with_last = w.before is not None
    years = [f"Năm {w.data.year - 1}"] if with_last else []
    rows = [heads("Chỉ tiêu", "Đơn vị tính", *years, f"Năm {w.data.year}")]
    for indicator in part.indicators:
        now = w.now.number(indicator.code)
        if now is not None:
            w.figure(indicator.code)
        before = [w.before.number(indicator.code)] if w.before is not None else []
        cells = [figure_cell("-" if value is None else number_of(value, indicator)) for value in (*before, now)]
        rows.append((Cell(text=indicator.name), Cell(text=indicator.unit, align="giua"), *cells))
    w.settle(part.name)
    codes = [indicator.code for indicator in part.indicators]
    lacking = w.incomplete(codes).strip(" ()")
    note = (Paragraph(text=f"{lacking[:1].upper()}{lacking[1:]}."),) if lacking else ()
    if note:
        w.settle(note[0].text)
    return Division(
        label="", heading=part.name, level=Level.KHOAN, children=(Table(rows=tuple(rows), header_rows=1), *note)
    )


def _ranked(w: FigureWriter, ranking: Ranking) -> tuple[BodyNode, ...]:
    """The best and the weakest unit, by a level or by a fall; units that share the place are named together."""
    pairs = sorted(_measures(w, ranking), key=lambda pair: (-pair[1], sort_key(pair[0].name)))
    if ranking.low_is_good and not ranking.start:
        pairs.reverse()
    if len(pairs) < RANKED:
        return ()
    best, worst = (_sharing(pairs, place) for place in (pairs[0][1], pairs[-1][1]))
    if len(best) == len(pairs):
        return ()
    for units, value in ((best, pairs[0][1]), (worst, pairs[-1][1])):
        _remember(w, ranking, units, value)
    if ranking.start:
        text = (
            f"Đơn vị giảm nhiều nhất: {w.names(best, 3)} (giảm {percent(pairs[0][1])} điểm phần trăm); giảm ít nhất: {w.names(worst, 3)} "
            f"({_fall_words(pairs[-1][1])})."
        )
    else:
        unit = tail(w.indicator(ranking.end).unit)
        high, low = ("thấp", "cao") if ranking.low_is_good else ("cao", "thấp")
        text = (
            f"Đơn vị có {ranking.words or w.indicator(ranking.end).name.lower()} {high} nhất: {w.names(best, 3)} ({percent(pairs[0][1])}{unit}); "
            f"{low} nhất: {w.names(worst, 3)} ({percent(pairs[-1][1])}{unit})."
        )
    return (w.node("-", Level.GACH, text),)


def _measures(w: FigureWriter, ranking: Ranking) -> list[tuple[Unit, Decimal]]:
    first, last = w.form.indicator(ranking.start) if ranking.start else None, w.indicator(ranking.end)
    found = []
    for unit in w.data.units:
        end = unit_rate(w.data, unit, last)
        start = unit_rate(w.data, unit, first) if first else Decimal(0)
        if end is not None and start is not None:
            found.append((unit, start - end if first else end))
    return found


def _sharing(pairs: list[tuple[Unit, Decimal]], value: Decimal) -> list[Unit]:
    return sorted((unit for unit, one in pairs if one == value), key=lambda unit: sort_key(unit.name))


def _remember(w: FigureWriter, ranking: Ranking, units: list[Unit], value: Decimal) -> None:
    formula = f"{ranking.start} - {ranking.end} của đơn vị" if ranking.start else f"{ranking.end} của đơn vị"
    codes = [code for name in (ranking.start, ranking.end) if name for code in w.indicator(name).codes]
    cells = tuple(str(w.data.returns[unit.id].values[code].source) for unit in units for code in codes)
    printed = percent(abs(value)) if ranking.start else percent(value)
    sign = "%" if not ranking.start and w.indicator(ranking.end).unit == "%" else ""
    what = "mức giảm của" if ranking.start else f"{w.indicator(ranking.end).name} của"
    w.sidecar.append(Figure(f"{printed}{sign}", f"{what} {names(units, 3)}", formula, cells))


def _fall_words(fall: Decimal) -> str:
    return f"giảm {percent(fall)} điểm phần trăm" if fall >= 0 else f"tăng {percent(-fall)} điểm phần trăm"


def _shares(w: FigureWriter, told: Shares) -> tuple[BodyNode, ...]:
    """A table of parts with shares that make 100 %, and a pie: of the units that gave every part (and the whole, if asked for)."""
    asked = (*told.parts, *((told.whole,) if told.whole else ()))
    given = [{p.unit.id: p.value for p in w.now.totals[code].parts} for code in asked]
    units = [unit for unit in w.data.units if all(unit.id in one for one in given)]
    if not units:
        return ()
    sums = [sum((one[unit.id].number for unit in units), Decimal(0)) for one in given[: len(told.parts)]]
    shares = whole_shares(sums)
    unit_words = w.indicator(told.parts[0]).unit
    rows = [heads(told.head, f"{'Số tiền' if 'đồng' in unit_words else 'Số lượng'} ({unit_words})", "Tỷ lệ (%)")]
    for code, number, share, one in zip(told.parts, sums, shares, given, strict=False):
        indicator = w.indicator(code)
        cells = tuple(str(one[unit.id].source) for unit in units)
        w.sidecar.append(
            Figure(shown(number, indicator), f"bảng: {indicator.name}", f"cộng {code} của {len(units)} đơn vị", cells)
        )
        w.sidecar.append(
            Figure(percent(share), f"tỷ trọng: {indicator.name}", f"{code} / tổng × 100, cộng đủ 100", cells)
        )
        rows.append((Cell(text=indicator.name), figure_cell(shown(number, indicator)), figure_cell(percent(share))))
    printed = shown(sum(sums, Decimal(0)), w.indicator(told.parts[0]))
    w.sidecar.append(Figure(printed, f"bảng: {told.caption}, tổng cộng", " + ".join(told.parts), ()))
    whole = "100" if any(sums) else "-"
    rows.append((Cell(text="Tổng cộng", bold=True), figure_cell(printed), figure_cell(whole)))
    w.settle(told.caption)
    nodes: list[BodyNode] = [Table(rows=tuple(rows), header_rows=1, caption=told.caption)]
    some = {unit.id for total in (w.now.totals[code] for code in asked) for unit in (p.unit for p in total.parts)}
    if len(some) > len(units):
        note = f"(Bảng chỉ tính {w.units(len(units), 'số đơn vị của bảng')} đơn vị có đủ số liệu các thành phần.)"
        w.settle(note)
        nodes.append(Paragraph(text=note))
    names_ = tuple(w.indicator(code).name for code in told.parts)
    return (*nodes, *charts.shares(told.chart, names_, tuple(shares)))


def whole_shares(numbers: list[Decimal], places: int = 2) -> list[Decimal]:
    """Return the shares of a whole in percent, rounded so that they add up to exactly 100 (largest remainder)."""
    whole = sum(numbers, Decimal(0))
    if not whole:
        return [Decimal(0) for _number in numbers]
    step = Decimal(1).scaleb(-places)
    exact = [number * 100 / whole for number in numbers]
    floors = [share // step * step for share in exact]
    left = int((Decimal(100) - sum(floors, Decimal(0))) / step)
    order = sorted(range(len(numbers)), key=lambda at: (-(exact[at] - floors[at]), at))
    for at in order[:left]:
        floors[at] += step
    return floors
