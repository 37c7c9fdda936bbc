"""Two columns side by side: the head of a document and its signature block, found by the gutter between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.readers.pdf.rows import Line, Row, trimmed

_HEAD_RIGHT = re.compile(
    r"C[ỘO]NG\s+H[ÒOÓ][ÀA]?A?\s+X[ÃA]\s+H[ỘO]I|Đ[ộo]c\s+l[ậâa]p\s*[-–—]|^[^,/]{2,40},\s*ngày\b.{0,14}\btháng\b|Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N",
    re.IGNORECASE,
)
_HEAD_LEFT = re.compile(r"S[ốô]\s*:|S[ốô]\s+\d+.*[-/]|V/v\b", re.IGNORECASE)
_FOOT_LEFT = re.compile(r"N[ơo]i\s+nh[ậâa]n\s*:?", re.IGNORECASE)
_FOOT = re.compile(
    r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?\.?\s|(?:PHÓ |QUYỀN )?(?:CHỦ T[ỊI]CH|GIÁM ĐỐC|T[ỔO]NG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG"
    r"|CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH|TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỦ TƯỚNG|BÍ THƯ|THƯ K[ÝI]|CHỦ T[ỌO]A|CHỦ TRÌ|NGƯỜI|ĐẠI DI[ỆE]N)"
)
_NEVER = re.compile(r"K[íi]nh\s+g[ửư]i\b", re.IGNORECASE)
TOUCH = 0.5
"""Points of gutter that two columns leave at least."""
_LONGEST_SILENCE = 170.0
"""Points that may lie between the office and the name of the one who signs (60 mm)."""


@dataclass
class Sides:
    """A block in two columns, the lines of each from top to bottom, and the gutter between them."""

    left: list[Line]
    right: list[Line]
    gutter: tuple[float, float]


def with_sides(rows: Sequence[Row], margins: tuple[float, float], *, goes_on: bool = False) -> list[Row | Sides]:
    """Return the rows of a page with those that stand in two columns gathered into Sides.

    ``goes_on`` says that the page before ended in such a block: one at the top of this page then needs no words to show it.
    """
    blocks: list[Row | Sides] = []
    start = 0
    while start < len(rows):
        found = _block(rows, start, margins, goes_on and not any(isinstance(block, Sides) for block in blocks))
        if found is None:
            blocks.append(rows[start])
            start += 1
            continue
        first, end, sides = found
        del blocks[len(blocks) - (start - first) :]
        blocks.append(sides)
        start = end
    return blocks


def _block(rows: Sequence[Row], at: int, margins: tuple[float, float], goes_on: bool) -> tuple[int, int, Sides] | None:
    gutter = _gutter(rows, at)
    if gutter is None:
        return None
    end, gutter, below = _grow_down(rows, at, gutter, margins)
    first, gutter, above = _grow_up(rows, at, gutter, goes_on)
    left: list[Line] = []
    right: list[Line] = []
    middle = sum(gutter) / 2
    for member in (*above, *below):
        for line in member.lines:
            (left if line.centre < middle else right).append(line)
    if not left or not right or not (_speaks(left, right) or (goes_on and first == 0 and _goes_on(left))):
        return None
    return first, end, Sides(_merged(left), _merged(right), gutter)


def _goes_on(left: Sequence[Line]) -> bool:
    """Whether a left column goes on with the recipients of the page before."""
    return any(re.match(r"[-–+•]\s*\S|Lưu\b", line.text) for line in left)


def _gutter(rows: Sequence[Row], at: int) -> tuple[float, float] | None:
    """Return where two columns part at this row: in the row itself, or between it and a row half a line lower."""
    row = rows[at]
    if len(row.lines) > 1:
        gaps = [(b.left - a.right, i) for i, (a, b) in enumerate(itertools.pairwise(row.lines))]
        __, cut = max(gaps)
        return row.lines[cut].right, row.lines[cut + 1].left
    if at + 1 < len(rows) and len(rows[at + 1].lines) == 1:
        one, other = sorted((row.lines[0], rows[at + 1].lines[0]), key=lambda line: line.left)
        if abs(one.base - other.base) < 0.9 * max(one.size, other.size) and other.left - one.right > 5:
            return one.right, other.left
    return None


def _merged(lines: list[Line]) -> list[Line]:
    """Join lines of one column that stand at one height (a name set apart from its title by a wide gap)."""
    result: list[Line] = []
    for line in lines:
        if result and abs(result[-1].base - line.base) < 0.3 * line.size:
            result[-1] = Line(line.page, [*result[-1].pieces, *line.pieces])
        else:
            result.append(line)
    return result


def _narrowed(gutter: tuple[float, float], row: Row) -> tuple[tuple[float, float], list[Line]] | None:
    """Return the gutter that is left when this row joins the block, and the row's lines, one that stands across the
    gutter cut in two; ``None`` when a line cannot be cut."""
    low, high = gutter
    lines: list[Line] = []
    for line in row.lines:
        lines.extend(_cut(line, low, high) if line.left < low + TOUCH and line.right > high - TOUCH else [line])
    for line in lines:
        if line.right <= high - TOUCH and line.centre < (low + high) / 2:
            low = max(low, line.right)
        elif line.left >= low + TOUCH and line.centre > (low + high) / 2:
            high = min(high, line.left)
        else:
            return None
    return ((low, high), lines) if high - low >= TOUCH else None


def _cut(line: Line, low: float, high: float) -> list[Line]:
    """Cut a line at the gutter where its pieces stand further apart than words do, or change their form."""
    for at in range(1, len(line.pieces)):
        before, after = line.pieces[at - 1], line.pieces[at]
        gap = after.left - before.right
        if before.right > high - 1 or after.left < low + 1 or gap < 1:
            continue
        changes = before.font != after.font or abs(before.size - after.size) > 0.6
        if gap > 0.5 * line.size or (changes and gap > 0.15 * line.size):
            parts = [trimmed(line.pieces[:at]), trimmed(line.pieces[at:])]
            # Blanks alone beyond the gutter are no line of the other column.
            return [Line(line.page, part) for part in parts if part]
    return [line]


def _grow_down(
    rows: Sequence[Row], at: int, gutter: tuple[float, float], margins: tuple[float, float]
) -> tuple[int, tuple[float, float], list[Row]]:
    end = at + 1
    taken = [rows[at]]
    last = {"left": rows[at].base, "right": rows[at].base}
    while end < len(rows):
        row = rows[end]
        found = _narrowed(gutter, row)
        if found is None and _under_left(row, taken, gutter, margins):
            # The subject of a letter may be wider than the names above it and reach under the other column.
            found = gutter, row.lines
        if found is None:
            break
        narrowed, lines = found
        row = Row(lines)
        middle = sum(narrowed) / 2
        sides = {"left" if line.centre < middle else "right" for line in lines}
        if _on_page_centre(row, rows[at:end], middle, margins) or _NEVER.match(row.text):
            break
        gap = row.base - max(last.values())
        if gap > 4 * row.size and (gap > _LONGEST_SILENCE or sides != {"right"}) and len(row.lines) < 2:
            break
        # The name of the one who signs at the left may stand lower than the name at the right.
        signer = row.base - last["left"] <= _LONGEST_SILENCE and _under_left(row, taken, gutter, margins)
        apart = row.base - last["left"] > 3.5 * row.size and not signer
        if sides == {"left"} and apart and not _FOOT_LEFT.match(row.text):
            break
        if sides == {"left"} and _is_body(row, margins) and gap > 1.9 * row.size:
            break
        gutter = narrowed
        for side in sides:
            last[side] = row.base
        taken.append(row)
        end += 1
    return end, gutter, taken


def _grow_up(
    rows: Sequence[Row], at: int, gutter: tuple[float, float], goes_on: bool
) -> tuple[int, tuple[float, float], list[Row]]:
    """Take in the rows above as far as the uppermost that surely belongs to the block."""
    result: tuple[int, tuple[float, float], list[Row]] = (at, gutter, [])
    taken: list[Row] = []
    for first in range(at - 1, -1, -1):
        row = rows[first]
        found = _narrowed(gutter, row)
        if found is None or rows[first + 1].base - row.base > 3 * max(row.size, rows[first + 1].size):
            break
        gutter, lines = found
        row = Row(lines)
        taken.insert(0, row)
        middle = sum(gutter) / 2
        head = row.base < 180 and lines[0].page == 1
        titled = any(line.centre > middle and line.bold and line.text.isupper() for line in lines)
        if head or goes_on or titled or any(_FOOT_LEFT.match(line.text) for line in lines):
            result = (first, gutter, [*taken])
    return result


def _under_left(row: Row, taken: Sequence[Row], gutter: tuple[float, float], margins: tuple[float, float]) -> bool:
    """Whether a lone line is centred under the lines of the left column, clear of the middle of the page."""
    middle = sum(gutter) / 2
    centres = sorted(line.centre for member in taken for line in member.lines if line.centre < middle)
    if len(row.lines) != 1 or not centres or row.lines[0].right > sum(margins) / 2 - 10:
        return False
    return abs(row.lines[0].centre - centres[len(centres) // 2]) < 4


def _on_page_centre(row: Row, block: Sequence[Row], middle: float, margins: tuple[float, float]) -> bool:
    """Whether a lone line stands in the middle of the page and not in the middle of its column: a title under the head.

    Half of a first-line indent may push it off the middle.
    """
    off = abs(row.lines[0].centre - sum(margins) / 2)
    if len(row.lines) != 1 or off > 25:
        return False
    right = row.lines[0].centre > middle
    column = [line.centre for member in block for line in member.lines if (line.centre > middle) == right]
    away = min((abs(centre - row.lines[0].centre) for centre in column), default=100.0)
    return away > (12 if off <= 6 else 45)


def _is_body(row: Row, margins: tuple[float, float]) -> bool:
    """Whether a lone left line looks like running text: it begins at the margin or its indent in letters of text size."""
    line = row.lines[0]
    return line.size >= 13 and not line.bold and margins[0] - 2 <= line.left <= margins[0] + 40


def _speaks(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the words say that this is the head of a document or its signature block."""
    if any(_HEAD_RIGHT.search(line.text) for line in right) or any(_FOOT_LEFT.match(line.text) for line in left):
        return True
    if any(_HEAD_LEFT.match(line.text) for line in left) and any(line.text.isupper() for line in (*left, *right)):
        return True
    tops = [lines[0] for lines in (left, right)]
    if all(line.bold and line.text.isupper() for line in tops):
        return True
    return any(_FOOT.match(line.text) and line.bold for line in right[:3])
