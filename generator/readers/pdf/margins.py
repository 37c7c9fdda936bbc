"""The margins of a page as its words show them; ``None`` wherever the words leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.length import Length, pt
from generator.readers.pdf.flow import Flow, FlowItem
from generator.readers.pdf.joining import NATURAL_LINE, own_pitch
from generator.readers.pdf.page import Page
from generator.readers.pdf.rows import Line

ASCENT = 0.933
"""From the top of a line to its base line, as a share of the size: Times's ascent with its line gap."""
HIGHER_PT = 12.0
"""How much higher another line may begin before the top margin is an open question."""
DESCENT = NATURAL_LINE - ASCENT


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of the pages of one section."""

    top: Length | None
    bottom: Length | None
    left: Length | None
    right: Length | None


def margins_of(pages: Sequence[Page], flow: Flow, items: Sequence[FlowItem]) -> Margins:
    """Return the margins of pages of one size; ``items`` are those of the flow that touch these pages."""
    numbers = {page.number for page in pages}
    height, width = pages[0].height, pages[0].width
    room = flow.rooms[pages[0].number]
    texts = [item.paragraph.lines for item in items if item.side is None and item.cell is None]
    at_left = [
        number > 0  # wrapped lines begin at the margin; first lines may all be indented alike
        for lines in texts
        for number, line in enumerate(lines)
        if line.page in numbers and abs(line.left - room.left) <= 1.0
    ]
    left = pt(room.left) if len(at_left) >= 3 and any(at_left) else None
    return Margins(
        _whole(_top(pages, items), 0.4),
        _bottom(height, numbers, items),
        _whole(left, 0.15),
        _whole(pt(width - room.right)) if room.sure and room.right < width else None,
    )


def _whole(value: Length | None, reach: float = 0.3) -> Length | None:
    """Return a margin without the traces of measuring: margins are set in whole millimetres, or far from one."""
    if value is None:
        return None
    near = float(round(value))
    return Length(near) if abs(value - near) <= reach else Length(round(value, 2))


def _top(pages: Sequence[Page], items: Sequence[FlowItem]) -> Length | None:
    """The top of lines that go on from the page before: nothing stands above them but the margin.

    The first line of a page may begin lower, after an empty line or a space before.
    """
    numbers = {page.number for page in pages}
    found: list[float] = []
    for item in items:
        pitch = own_pitch(item.paragraph)
        for before, line in zip(item.paragraph.lines, item.paragraph.lines[1:], strict=False):
            if line.page in numbers and before.page != line.page and pitch is not None and item.cell is None:
                found.append(_line_top(line) - max(0.0, pitch - NATURAL_LINE * line.size))
    highest = min(
        (_line_top(line) for item in items for line in item.paragraph.lines if line.page in numbers), default=0.0
    )
    # A line above them shows that something else pushes them down: a high running head, a picture.
    return pt(min(found)) if found and min(found) - highest < HIGHER_PT else None


def _line_top(line: Line) -> float:
    return line.base - ASCENT * line.size


def _bottom(height: float, numbers: set[int], items: Sequence[FlowItem]) -> Length | None:
    """Every page break inside a paragraph says: the last line still had room, the next one had not.

    Breaks near an end of the paragraph are left out: a rule against single lines may have made them.
    """
    low, high = 0.0, height
    for item in items:
        pitch = own_pitch(item.paragraph)
        if pitch is None or item.cell is not None:
            continue
        lines = item.paragraph.lines
        for at in range(2, len(lines) - 2):
            if lines[at].page != lines[at - 1].page and lines[at - 1].page in numbers:
                rest = height - (lines[at - 1].base + DESCENT * lines[at - 1].size)
                high, low = min(high, rest), max(low, rest - pitch)
    return pt((low + high) / 2) if 0 < high - low < 2.0 else None
