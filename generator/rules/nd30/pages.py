"""How many pages a Word file has, as far as it can be known without printing it."""

from __future__ import annotations

import math

from generator.catalog import nd30
from generator.rules.nd30.looks import available_width, line_multiple, printed_width
from generator.rules.subject import Subject

SURE = 1.15
"""From this many estimated pages on, there are certainly two; the estimate of lines is within some 10 %."""
UNSURE = 0.85


def estimated_pages(subject: Subject) -> int | None:
    """Return at least how many pages the document has (1 or 2 and more); ``None`` when it may be either.

    A page break or a new section on a new page makes two pages; otherwise the heights of all lines are added up.
    """
    layout = subject.need_layout()
    if len(layout.sections) > 1 and any(
        s.break_type in (None, "nextPage", "oddPage", "evenPage") for s in layout.sections[1:]
    ):
        return 2
    if any(p.page_break_before and p.index > 0 and p.container == "body" for p in layout.paragraphs):
        return 2
    share = _filled(subject)
    if share is None:
        return layout.file.pages if layout.file.pages and layout.file.pages >= 2 else None
    if share >= SURE:
        return 2
    if share <= UNSURE:
        return 1
    return layout.file.pages


def _filled(subject: Subject) -> float | None:
    """Return how many pages of height the paragraphs take; ``None`` when the page is unknown."""
    layout = subject.need_layout()
    if not layout.sections:
        return None
    section = layout.sections[0]
    if section.height is None or section.top is None or section.bottom is None:
        return None
    page = (section.height - section.top - section.bottom) / 25.4 * 72
    total = 0.0
    columns: dict[tuple[int, int], dict[int, float]] = {}
    for p in layout.paragraphs:
        if p.container not in ("body", "cell"):
            continue
        size = subject.look(p).size or 14.0
        width, room = printed_width(subject, p), available_width(subject, p)
        lines = max(1, math.ceil(float(width or 0) / float(room) - 0.02)) if room and room > 0 else 1
        height = lines * size * nd30.natural_line() * (line_multiple(p, size) or 1.0)
        height += max(p.before.pt if p.before else 0, 0) + max(p.after.pt if p.after else 0, 0)
        if p.cell is None:
            total += height
        else:
            row = columns.setdefault((p.cell.table, p.cell.row), {})
            row[p.cell.column] = row.get(p.cell.column, 0.0) + height
    total += sum(max(cells.values()) for cells in columns.values())
    return total / page if page > 0 else None
