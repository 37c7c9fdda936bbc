"""Charts that Word draws, read back as figures: columns, bars, lines and pies whose series have the same groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element
from pydantic import ValidationError

from generator.errors import RefusedFileError
from generator.model import Chart
from generator.readers.docx.book import Book
from generator.readers.docx.pieces import Para, Shape
from generator.readers.docx.source_lines import align_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SHAPES = {"barChart": "cot", "lineChart": "duong", "pieChart": "tron"}
_MOST = 400_000
"""Bytes of a chart's part that are read: two hundred groups of twenty series are far below."""
_UNIT = ("đơn vị", "đvt")


def chart_of(shape: Shape, paragraph: Para, above: Sequence[Para], book: Book) -> tuple[Chart, list[Para]] | None:
    """Return a chart and the paragraphs above it that are its name and its unit; ``None`` for what we cannot say in figures.

    ``above`` are the paragraphs with words before it, the nearest last.
    """
    relation = book.package.relationships(paragraph.part).get(shape.chart or "")
    if relation is None or relation.external or not 0 < book.package.size(relation.target) <= _MOST:
        return None
    try:
        root = book.package.xml(relation.target)
    except RefusedFileError:
        return None
    plots = [child for child in root.iterfind(f"{C}chart/{C}plotArea/*") if child.tag.endswith("Chart")]
    if len(plots) != 1 or plots[0].tag[len(C) :] not in _SHAPES:
        return None
    named = list(above)
    unit = named.pop() if named and _is_unit(named[-1]) else None
    name = named.pop() if named and align_of(named[-1]) == "center" else None
    title = name.text.strip() if name is not None else ""
    words = shape.description or ""
    series = [*_series(plots[0])]
    try:
        chart = Chart.model_validate(
            {
                "bieu_do": title,
                "dang": _shape(plots[0]),
                "don_vi_tinh": unit.text.strip() if unit is not None else "",
                "nhom": _texts(plots[0].find(f"{C}ser/{C}cat")),
                "so_lieu": series,
                # The words that stand for no words name the chart and go on with its figures.
                "mo_ta": "" if series and f"{title}; {series[0]['ten']}: " in words else words,
            }
        )
    except ValidationError:
        return None
    return chart, [one for one in (name, unit) if one is not None]


def _shape(plot: _Element) -> str:
    direction = plot.find(f"{C}barDir")
    if direction is not None and direction.get("val") == "bar":
        return "thanh"
    return _SHAPES[plot.tag[len(C) :]]


def _series(plot: _Element) -> Iterator[dict[str, object]]:
    count = len(_texts(plot.find(f"{C}ser/{C}cat")))
    for series in plot.iterfind(f"{C}ser"):
        name = "".join(_texts(series.find(f"{C}tx")))
        values: list[str | None] = [None] * count
        for at, text in _points(series.find(f"{C}val")):
            if 0 <= at < count:
                values[at] = text
        yield {"ten": name, "gia_tri": [_number(value) for value in values]}


def _texts(holder: _Element | None) -> list[str]:
    """Return the texts kept of the workbook, by their places; places without a text are empty."""
    found = dict(_points(holder))
    return [found.get(at, "") for at in range(max(found, default=-1) + 1)] if len(found) <= _MOST else []


def _points(holder: _Element | None) -> Iterator[tuple[int, str]]:
    for point in holder.iter(f"{C}pt") if holder is not None else ():
        value, at = point.find(f"{C}v"), point.get("idx", "")
        if value is not None and at.isdigit() and len(at) < 4:
            yield int(at), value.text or ""


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _is_unit(paragraph: Para) -> bool:
    return align_of(paragraph) == "right" and paragraph.text.strip().casefold().startswith(_UNIT)
