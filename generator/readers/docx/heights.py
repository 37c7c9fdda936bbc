"""How high and how wide paragraphs print: enough to tell which words a drawn line stands under."""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator.catalog.widths import text_width
from generator.model.layout import Run
from generator.readers.docx.pieces import Cut, Para

NATURAL = 1.15
"""Height of a line of Times New Roman as a multiple of its size."""
SUPERSCRIPT = 0.65
"""Size of a superscript letter as a share of its run's size, as Word draws it."""


def runs_between(runs: list[Run], start: int, end: int) -> Iterator[tuple[Run, str, int]]:
    """Yield the runs that print characters ``start`` to ``end``, with the part of the text that each one prints there and
    the character of the run at which that part begins."""
    at = 0
    for run in runs:
        after = at + len(run.text)
        if (after > start or (not run.text and at >= start)) and at < end:
            begin = max(start - at, 0)
            yield run, run.text[begin : end - at], begin
        at = after


def width_of(runs: list[Run], start: int, end: int) -> float:
    """Return the width in points of a stretch of text on one line, outer blanks left out."""
    parts = [(run, words) for run, words, _at in runs_between(runs, start, end) if words and not run.hidden]
    while parts and not parts[0][1].strip():
        parts.pop(0)
    while parts and not parts[-1][1].strip():
        parts.pop()
    if not parts:
        return 0.0
    parts[0] = (parts[0][0], parts[0][1].lstrip())
    parts[-1] = (parts[-1][0], parts[-1][1].rstrip())
    total = 0.0
    for run, words in parts:
        size = (run.size or 10.0) * (SUPERSCRIPT if run.superscript else 1.0)
        shown = words.upper() if run.caps else words
        total += text_width(shown, size, bold=bool(run.bold), italic=bool(run.italic)).pt
    return total


def line_height(paragraph: Para, size: float) -> float:
    """Return the height of one printed line in twips."""
    line, rule = paragraph.properties.get("line", 240.0), paragraph.properties.get("line_rule", "auto")
    natural = size * NATURAL * 20
    if rule == "auto":
        return natural * float(line) / 240
    return float(line) if rule == "exact" else max(float(line), natural)


def room(paragraph: Para, column: float | None) -> float | None:
    """Return the width in twips that the paragraph's lines have; ``column`` is the width of the page's text column."""
    width = paragraph.area.width if paragraph.area.width is not None else column
    if width is None:
        return None
    left, right = paragraph.properties.get("left", 0.0), paragraph.properties.get("right", 0.0)
    return float(max(width - left - right, 1.0))


def cut_height(paragraph: Para, cut: Cut, column: float | None) -> tuple[float, float]:
    """Return (height of the cut, height of one of its lines) in twips."""
    sizes = [run.size or 10.0 for run, words, _at in runs_between(paragraph.runs, cut.start, cut.end) if words.strip()]
    one = line_height(paragraph, max(sizes, default=paragraph.size))
    width = room(paragraph, column)
    lines = 1
    if width and sizes and cut.end - cut.start > 10:
        lines = max(1, math.ceil(width_of(paragraph.runs, cut.start, cut.end) * 20 / width - 0.02))
    return one * lines, one
