"""What repeats on pages and is no part of the text: page numbers, running heads and feet, notes under a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.readers.pdf.page import Page, Stroke
from generator.readers.pdf.rows import Line, Row

BAND = 100.0
"""Points from the upper or lower edge of the page in which running heads and feet are looked for (35 mm)."""
_NUMBER = re.compile(r"[-–—\[(\s]*(?:trang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\])\s]*", re.IGNORECASE)


@dataclass
class Furniture:
    """What was taken out of the pages: each with its page in the line itself."""

    numbers: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    feet: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    """Footnotes, and the address under the line at the foot of page 1 (ô 13)."""


def take_furniture(pages: Sequence[Page], rows: list[list[Row]], body_size: float) -> Furniture:
    """Take the furniture out of ``rows`` (one list a page, changed in place) and return it."""
    furniture = Furniture()
    _take_repeated(pages, rows, furniture)
    _take_numbers(pages, rows, furniture)
    for page, page_rows in zip(pages, rows, strict=True):
        _take_notes(page, page_rows, body_size, furniture)
    return furniture


def _edge_rows(page: Page, rows: list[Row]) -> list[tuple[Row, bool]]:
    """Return the outermost rows of a page, at most three at each end, with whether they are at the top."""
    top = [(row, True) for row in rows[:3] if row.base <= BAND]
    bottom = [(row, False) for row in rows[-3:] if row.base >= page.height - BAND]
    return top + [pair for pair in bottom if all(pair[0] is not row for row, __ in top)]


def _take_repeated(pages: Sequence[Page], rows: list[list[Row]], furniture: Furniture) -> None:
    """Rows with the same words at the same height on most pages are running heads and feet."""
    if len(pages) < 3:
        return
    seen: dict[tuple[str, bool], list[tuple[int, Row]]] = defaultdict(list)
    for number, (page, page_rows) in enumerate(zip(pages, rows, strict=True)):
        for row, top in _edge_rows(page, page_rows):
            words = re.sub(r"\d+", "#", row.text.strip().casefold())
            if re.search(r"[^\W\d_]", words.replace("trang", "")):
                seen[words, top].append((number, row))
    for (__, top), places in seen.items():
        on = {number for number, __ in places}
        heights = [row.base if top else pages[number].height - row.base for number, row in places]
        if len(on) < max(3, 0.5 * len(pages)) or max(heights) - min(heights) > 4:
            continue
        for number, row in places:
            (furniture.heads if top else furniture.feet).extend(row.lines)
            rows[number].remove(row)


def _take_numbers(pages: Sequence[Page], rows: list[list[Row]], furniture: Furniture) -> None:
    """A lone number at the edge of the page is its number when it counts along with the pages."""
    found: list[tuple[int, Row, int]] = []
    for number, (page, page_rows) in enumerate(zip(pages, rows, strict=True)):
        for row, top in _edge_rows(page, page_rows):
            match = _NUMBER.fullmatch(row.text.strip())
            if match is None or len(row.lines) != 1 or not _stands_apart(row, page_rows, top):
                continue
            found.append((number, row, int(match[1])))
            break
    for at, (number, row, value) in enumerate(found):
        beside = [found[i] for i in (at - 1, at + 1) if 0 <= i < len(found)]
        counts = any(other_value - value == other - number for other, __, other_value in beside)
        if value == number + 1 or counts or (value <= 2 and number > 0 and len(found) > 1):
            furniture.numbers.extend(row.lines)
            rows[number].remove(row)


def _stands_apart(row: Row, rows: list[Row], top: bool) -> bool:
    """Whether the row is the outermost one and no line of a list or table runs on from it."""
    at = rows.index(row)
    neighbours = rows[:at] if top else rows[at + 1 :]
    if any(other.text.strip() for other in neighbours):
        return False
    if top and at + 1 < len(rows):
        return rows[at + 1].base - row.base > 1.2 * row.size
    return True


def _take_notes(page: Page, rows: list[Row], body_size: float, furniture: Furniture) -> None:
    """Rows in small letters below the last level stroke near the foot of the page: footnotes, or the address of ô 13."""
    strokes = [s for s in page.strokes if s.flat and s.length > 60 and s.across > page.height * 0.5]
    for stroke in sorted(strokes, key=lambda s: s.across):
        below = [row for row in rows if row.top > stroke.across - 2]
        if below and len(below) < len(rows) and _is_note(below, rows, stroke, body_size):
            for row in below:
                furniture.notes.extend(row.lines)
                rows.remove(row)
            return
    for row in _unruled_notes(page, rows, body_size, furniture):
        furniture.notes.extend(row.lines)
        rows.remove(row)


_NOTE = re.compile(r"(\d{1,3})\s+\S")


def _unruled_notes(page: Page, rows: list[Row], body_size: float, furniture: Furniture) -> list[Row]:
    """Return the notes at the foot of a page without a stroke above them: LibreOffice draws it in the first section only.

    They are rows in small letters, the last of the page, that begin with the number that comes next, and a small raised
    number of the page points to it.
    """
    small = len(rows)
    while small and len(rows[small - 1].lines) == 1 and rows[small - 1].size <= body_size - 0.9:
        small -= 1
    expected = {1, 1 + sum(_NOTE.match(line.text) is not None for line in furniture.notes)}
    for at in range(max(small, 1), len(rows)):
        found = _NOTE.match(rows[at].text.strip())
        if found is None or int(found[1]) not in expected or rows[at].base < page.height * 0.5:
            continue
        apart = rows[at].base - rows[at - 1].base > 1.6 * rows[at].size
        raised = any(piece.text.strip() == found[1] and piece.size < 0.7 * body_size for piece in page.pieces)
        return rows[at:] if apart and raised else []
    return []


def _is_note(below: list[Row], rows: list[Row], stroke: Stroke, body_size: float) -> bool:
    above = [row for row in rows if row not in below]
    if any(len(row.lines) > 1 or row.size > body_size - 0.9 for row in below):
        return False
    # A rule line under a heading stands close to what it belongs to; a separator stands close to what follows.
    return below[0].top - stroke.across < 20 and min(row.left for row in below) < stroke.right and bool(above)


def note_marks(page: int, furniture: Furniture) -> frozenset[str]:
    """Return the numbers of the notes at the foot of a page."""
    found = (re.match(r"\d{1,3}", line.text) for line in furniture.notes if line.page == page)
    return frozenset(match[0] for match in found if match)


def blank_note_marks(rows: list[Row], page: int, furniture: Furniture) -> None:
    """Leave out the raised numbers that point to the notes of this page; their room on the line stays taken."""
    marks = note_marks(page, furniture)
    for row in rows if marks else ():
        row.lines = without_marks(row.lines, marks)


def without_marks(lines: Sequence[Line], marks: frozenset[str]) -> list[Line]:
    """Return lines without the raised numbers ``marks``."""
    if not marks:
        return list(lines)
    for piece in (piece for line in lines for piece in line.pieces):
        if piece.raised and piece.text.strip() in marks:
            piece.text, piece.words = "", ()
    return [Line(line.page, line.pieces) for line in lines]
