"""Pieces side by side become lines, lines at one height become rows; wide gaps part the lines of a row."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.readers.pdf.page import Font, Piece

WORD_GAP = 0.19
"""Share of the size from which a gap between two pieces is a blank; a blank of Times is 0.25 wide."""
COLUMN_GAP = 1.6
"""Multiple of the size from which a gap may part two columns."""

# Where two columns stand so close that no gap shows it: the right one is known by its first words.
_RIGHT_COLUMN = re.compile(r"C[ỘO]NG\s+H[ÒO][ÀA]?A?\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]|(?:[A-ZĐ][\w.]*\s){1,6}?\w+\s?,\s+ngày\s")


class Line:
    """One printed line of one column: pieces from left to right, never empty.

    ``main`` is the piece whose size and base line are the line's own: the longest that is not raised.
    """

    def __init__(self, page: int, pieces: list[Piece]) -> None:
        self.page, self.pieces = page, pieces
        self.left, self.right = pieces[0].left, pieces[-1].right
        self.centre = (self.left + self.right) / 2
        self.main = pieces[0] if len(pieces) == 1 else max(pieces, key=lambda p: (not p.raised, len(p.text)))
        self.base, self.size = self.main.base, self.main.size

    @cached_property
    def top(self) -> float:
        return min(p.top for p in self.pieces)

    @cached_property
    def bottom(self) -> float:
        return max(p.bottom for p in self.pieces)

    @cached_property
    def text(self) -> str:
        """The words, a blank wherever pieces stand apart."""
        return "".join(text for text, __ in self.spaced)

    @cached_property
    def spaced(self) -> list[tuple[str, Piece]]:
        """The pieces with their text, a blank or a tab in front of those that stand apart from the one before."""
        result: list[tuple[str, Piece]] = []
        before: Piece | None = None
        for piece in self.pieces:
            text = piece.text
            if before is not None and not text.startswith(" ") and not before.text.endswith(" "):
                gap = piece.left - before.right
                if gap > WORD_GAP * min(piece.size, before.size):
                    text = " " + text
            result.append((text, piece))
            before = piece
        return result

    @cached_property
    def bold(self) -> bool:
        return all(p.font.bold for p in self.pieces if not p.blank)

    @cached_property
    def italic(self) -> bool:
        return all(p.font.italic for p in self.pieces if not p.blank)

    @cached_property
    def first_word(self) -> float:
        """Width of the first word, up to the first blank."""
        start = self.left
        end = start
        for number, (text, piece) in enumerate(self.spaced):
            if number and text.startswith(" "):
                break
            at = piece.text.find(" ")
            if at > 0:
                return piece.words[0][3] - start
            if at == 0:
                break
            end = piece.right
        return max(end - start, 0.0)


@dataclass
class Row:
    """The lines of one page that stand at one height, from left to right."""

    lines: list[Line]

    @property
    def base(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).base

    @property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)

    @property
    def left(self) -> float:
        return self.lines[0].left

    @property
    def right(self) -> float:
        return self.lines[-1].right

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def text(self) -> str:
        return "\t".join(line.text for line in self.lines)


def rows_of(pieces: Iterable[Piece], page: int, *, columns: bool = True) -> list[Row]:
    """Return the rows of upright pieces from top to bottom; with ``columns`` a row is parted at wide gaps."""
    heaps = _heaps([p for p in pieces if p.turned == 0 and p.text])
    rows = []
    for heap in heaps:
        heap = _without_copies(sorted(heap, key=lambda p: (p.left, p.order)))
        heap = trimmed(heap)
        if heap:
            _mark_raised(heap)
            lines = _parted(heap, page) if columns else [Line(page, heap)]
            rows.append(Row(lines))
    return rows


def _heaps(pieces: list[Piece]) -> list[list[Piece]]:
    """Group pieces by base line; small pieces set above or below a line of larger ones join it, marked as raised."""
    heaps: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.base):
        if heaps:
            head = heaps[-1][0]
            if piece.base - head.base <= 0.3 * min(piece.size, head.size):
                heaps[-1].append(piece)
                continue
        heaps.append([piece])
    sizes = [max((p.size for p in heap if not p.blank), default=0.0) for heap in heaps]
    gone: set[int] = set()
    for number, heap in enumerate(heaps):
        for other in (number - 1, number + 1):
            if (
                not 0 <= other < len(heaps)
                or other in gone
                or number in gone
                or not 0 < sizes[number] < 0.78 * sizes[other]
            ):
                continue
            low = heaps[other][0].base - heap[0].base
            if -0.35 * sizes[other] <= low <= 0.6 * sizes[other] and all(
                _touches(p, heaps[other]) for p in heap if not p.blank
            ):
                for piece in heap:
                    piece.raised = True
                heaps[other].extend(heap)
                gone.add(number)
    return [heap for number, heap in enumerate(heaps) if number not in gone]


def _mark_raised(heap: Sequence[Piece]) -> None:
    """Mark the small pieces set off the base line of larger ones: figures above the line, letters below it."""
    main = max(heap, key=lambda p: (p.size, len(p.text)))
    for piece in heap:
        if piece.size < 0.72 * main.size and abs(piece.base - main.base) > 0.3 and not piece.blank:
            piece.raised = True


def _touches(piece: Piece, heap: Sequence[Piece]) -> bool:
    reach = 0.5 * piece.size
    return any(
        p.left - reach <= piece.right and piece.left <= p.right + reach for p in heap if not p.blank and p is not piece
    )


def _without_copies(heap: list[Piece]) -> list[Piece]:
    """Drop a piece printed twice at one place, a way of making bold letters."""
    result: list[Piece] = []
    for piece in heap:
        if any(
            p.text == piece.text and abs(p.left - piece.left) < 0.08 * piece.size and not piece.blank
            for p in result[-3:]
        ):
            twin = next(p for p in reversed(result) if p.text == piece.text)
            twin.font = Font(twin.font.family, True, twin.font.italic, twin.font.raw)
            continue
        result.append(piece)
    return result


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without blanks at either end."""
    kept = [*pieces]
    front = kept[0].left if kept else 0.0
    typed = 0
    while kept and kept[0].blank:
        typed += len(kept.pop(0).text)
    while kept and kept[-1].blank:
        kept.pop()
    if kept:
        first = kept[0]
        begins = len(first.text) - len(first.text.lstrip())
        if begins:
            kept[0] = part(first, begins, len(first.text))
        if 0 < typed + begins <= 2 and kept[0].left - front < first.size:
            # A blank typed before the first word takes its room from the indent; rows of them set a place.
            kept[0] = replace(kept[0], left=front)
        last = kept[-1]
        if last.text[-1].isspace():
            kept[-1] = part(last, 0, len(last.text.rstrip()))
            kept[-1].blank_after = True
        elif len(kept) < len(pieces) and pieces[-1] is not last:
            last.blank_after = True
    return kept


def part(piece: Piece, start: int, end: int) -> Piece:
    """Return the characters [start, end) of a piece as a piece of its own."""
    words = []
    for first, last, left, right in piece.words:
        if first < end and last > start:
            low = left if first >= start else piece.edge(start)
            high = right if last <= end else piece.edge(end)
            words.append((max(first, start) - start, min(last, end) - start, low, high))
    left = words[0][2] if words else piece.edge(start)
    right = words[-1][3] if words else left
    return replace(piece, text=piece.text[start:end], left=left, right=right, words=tuple(words))


def _parted(heap: list[Piece], page: int) -> list[Line]:
    """Part a row where its right column is known by its words, or where one gap is far wider than all the others."""
    cuts = {at for at in range(1, len(heap)) if _starts_right_column(heap, at)}
    gaps = [(heap[at].left - max(p.right for p in heap[:at]), at) for at in range(1, len(heap))]
    inner = _blank_gaps(heap)
    usual = sorted(inner)[(len(inner) - 1) // 2] if inner else 0.0
    for gap, at in gaps:
        size = max(heap[at - 1].size, heap[at].size)
        if gap > max(COLUMN_GAP * size, 2.5 * usual):
            cuts.add(at)
    if not cuts:
        return [Line(page, heap)]
    lines, start = [], 0
    for end in (*sorted(cuts), len(heap)):
        if chunk := trimmed(heap[start:end]):
            lines.append(Line(page, chunk))
        start = end
    return lines


def _starts_right_column(heap: list[Piece], at: int) -> bool:
    """Whether the words from piece ``at`` on are those that only a right column begins with."""
    rest = Line(0, heap[at:]).text
    if not _RIGHT_COLUMN.match(rest):
        return False
    before = Line(0, heap[:at]).text.strip()
    if rest.startswith(("CỘ", "CO")):
        return bool(before)
    apart = heap[at].left - heap[at - 1].right > WORD_GAP * heap[at].size or heap[at - 1].text.endswith(" ")
    return apart and bool(re.match(r"S[ốô]\s*:|S[ốô]\s.*/|\S*/\S*-", before))


def blanks(line: Line) -> list[float]:
    """Return the widths of the blanks between the words of a line."""
    return _blank_gaps(line.pieces)


def _blank_gaps(heap: list[Piece]) -> list[float]:
    """Return the widths of the blanks between the words of a row."""
    widths: list[float] = []
    for piece in heap:
        widths.extend(after[2] - before[3] for before, after in itertools.pairwise(piece.words))
    for one, other in itertools.pairwise(heap):
        if (gap := other.left - one.right) > WORD_GAP * other.size:
            widths.append(gap)
    return widths


def turned_lines(pieces: Iterable[Piece], page: int) -> list[Line]:
    """Return lines that run up or down the page, each with its pieces in the order of reading."""
    lanes: list[list[Piece]] = []
    for piece in sorted((p for p in pieces if p.turned in (90, 270, 180) and p.text.strip()), key=lambda p: p.base):
        if lanes and abs(lanes[-1][0].base - piece.base) < 0.3 * piece.size and lanes[-1][0].turned == piece.turned:
            lanes[-1].append(piece)
        else:
            lanes.append([piece])
    for lane in lanes:
        # Upwards is against the page's own direction; upside down likewise.
        lane.sort(key=lambda p: p.left, reverse=lane[0].turned in (90, 180))
    return [Line(page, lane) for lane in lanes]


def usual_size(rows: Iterable[Row]) -> float:
    """Return the size of most letters; 14 when there are none."""
    sizes: Counter[float] = Counter()
    for row in rows:
        for line in row.lines:
            for piece in line.pieces:
                sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 14.0
