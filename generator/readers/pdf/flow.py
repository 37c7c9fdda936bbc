"""From pages to the document's paragraphs in reading order: tables, boxes, two-column blocks, the running text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from generator.readers.pdf.cells import FlowTable, continue_table, table_of
from generator.readers.pdf.furniture import Furniture, blank_note_marks, note_marks, take_furniture
from generator.readers.pdf.grids import Grid, grids_of
from generator.readers.pdf.joining import Measure, Paragraph, Room, measure, paragraphs
from generator.readers.pdf.page import Page, Piece, Stroke
from generator.readers.pdf.rows import Line, Row, rows_of, turned_lines, usual_size
from generator.readers.pdf.sides import Sides, with_sides


@dataclass
class FlowItem:
    """A paragraph in its place. ``cell`` is (table, row, column, span, row span)."""

    paragraph: Paragraph
    container: str = "body"
    side: str | None = None
    cell: tuple[int, int, int, int, int] | None = None


@dataclass
class Flow:
    """What the pages hold, in reading order."""

    items: list[FlowItem] = field(default_factory=list)
    tables: list[FlowTable] = field(default_factory=list)
    furniture: Furniture = field(default_factory=Furniture)
    rooms: dict[int, Room] = field(default_factory=dict)
    usual: Measure = field(default_factory=Measure)
    strokes: dict[int, list[Stroke]] = field(default_factory=dict)
    """Level strokes of each page that are neither table nor underline: rule lines, if anything."""
    turned: list[Line] = field(default_factory=list)
    """Lines that run up or down the page outside tables."""
    size: float = 14.0


@dataclass
class _Sheet:
    """One page taken apart."""

    page: Page
    rows: list[Row]
    grids: list[Grid]
    inside: dict[int, list[Piece]]


def flow_of(pages: Sequence[Page]) -> Flow:
    """Return the flow of a document's pages."""
    flow = Flow()
    sheets = [_sheet(page, flow) for page in pages]
    flow.size = usual_size(row for sheet in sheets for row in sheet.rows)
    flow.furniture = take_furniture(pages, [sheet.rows for sheet in sheets], flow.size)
    for sheet in sheets:
        blank_note_marks(sheet.rows, sheet.page.number, flow.furniture)
    rough = _rooms(sheets, [[r for r in sheet.rows if len(r.lines) == 1] for sheet in sheets])
    parted: list[list[Row | Sides]] = []
    for sheet in sheets:
        room = rough[sheet.page.number]
        goes_on = bool(parted and parted[-1] and isinstance(parted[-1][-1], Sides))
        parted.append(with_sides(sheet.rows, (room.left, room.right), goes_on=goes_on))
    singles = [[b for b in blocks if isinstance(b, Row) and len(b.lines) == 1] for blocks in parted]
    flow.rooms = _rooms(sheets, singles)
    flow.usual = measure((row.lines[0] for rows in singles for row in rows), flow.rooms)
    pending: list[Line] = []

    def close() -> None:
        if pending:
            flow.items.extend(FlowItem(p) for p in paragraphs(pending, flow.rooms, flow.usual))
            pending.clear()

    for sheet, blocks in zip(sheets, parted, strict=True):
        for block in _in_order(blocks, sheet.grids):
            if isinstance(block, Row):
                pending.append(_one_line(block))
                continue
            if isinstance(block, Grid) and block.boxed:
                box = _box(block, sheet)
                if box:
                    close()
                    flow.items.extend(FlowItem(p, "textbox") for p in box)
                continue
            close()
            if isinstance(block, Grid):
                _add_table(flow, block, sheet)
            else:
                _add_sides(flow, block)
    close()
    _take_margin_of_wrapped_lines(flow)
    return flow


def _take_margin_of_wrapped_lines(flow: Flow) -> None:
    """Move the left limit to where wrapped lines go on: on a short page the first lines, all indented, are most of the lines."""
    for number, room in list(flow.rooms.items()):
        texts = [
            i.paragraph
            for i in flow.items
            if i.side is None and i.cell is None and i.container == "body" and i.paragraph.lines
        ]
        outer = [
            line.left
            for paragraph in texts
            if paragraph.align not in ("center", "right") and abs(paragraph.lines[0].left - room.left) <= 1.0
            for line in paragraph.lines[1:]
            if line.page == number and _LEAST_INDENT <= room.left - line.left <= _MOST_INDENT
        ]
        if outer:
            flow.rooms[number] = replace(room, left=min(outer))
            for paragraph in texts:
                if paragraph.room is room and paragraph.lines[0].page == number:
                    paragraph.room = flow.rooms[number]


_LEAST_INDENT, _MOST_INDENT = 14.0, 60.0
"""What a first line may be indented by, in points (0.5 - 2.1 cm)."""


def _sheet(page: Page, flow: Flow) -> _Sheet:
    grids, loose = grids_of(page.strokes)
    grids = [grid for grid in grids if not (grid.boxed and _frames_page(grid, page))]
    inside: dict[int, list[Piece]] = {number: [] for number in range(len(grids))}
    outside: list[Piece] = []
    for piece in page.pieces:
        x, y = (piece.left + piece.right) / 2, piece.base - 0.3 * piece.size
        if piece.turned in (90, 270):
            x, y = piece.base, (piece.left + piece.right) / 2
        number = next((n for n, grid in enumerate(grids) if grid.holds(x, y)), None)
        (outside if number is None else inside[number]).append(piece)
    kept = [n for n, grid in enumerate(grids) if any(not p.blank for p in inside[n]) or not grid.boxed]
    flow.strokes[page.number] = _without_underlines([s for s in loose if s.flat], page.pieces)
    flow.turned.extend(turned_lines(outside, page.number))
    return _Sheet(
        page,
        rows_of(outside, page.number),
        [grids[n] for n in kept],
        {new: inside[old] for new, old in enumerate(kept)},
    )


def _frames_page(grid: Grid, page: Page) -> bool:
    """Whether a lone frame is the border of the page or of most of its text."""
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]) > 0.4 * page.width * page.height


def _without_underlines(strokes: list[Stroke], pieces: Iterable[Piece]) -> list[Stroke]:
    """Mark the pieces that a stroke underlines and return the strokes that underline nothing."""
    left = []
    waiting = [p for p in pieces if p.turned == 0 and not p.blank]
    for stroke in strokes:
        hit = [
            p
            for p in waiting
            if 0 < stroke.across - p.base < 0.2 * p.size and p.left < stroke.right - 1 and p.right > stroke.left + 1
        ]
        covered = sum(min(p.right, stroke.right) - max(p.left, stroke.left) for p in hit)
        if covered > 0.6 * stroke.length:
            for piece in hit:
                piece.underline = True
        else:
            left.append(stroke)
    return left


def _rooms(sheets: Sequence[_Sheet], singles: Sequence[Sequence[Row]]) -> dict[int, Room]:
    """Return the limits of the running text on each page: measured for pages of one size together, or for one page."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number, sheet in enumerate(sheets):
        groups.setdefault((round(sheet.page.width), round(sheet.page.height)), []).append(number)
    rooms: dict[int, Room] = {}
    for (width, __), members in groups.items():
        every = [row for number in members for row in singles[number]]
        common = _around_tables(every, [sheets[number] for number in members], width) or _room(every, width)
        for number in members:
            rows = singles[number]
            room = common
            if len(rows) >= 6 and not any(
                abs(row.left - common.left) < 2 or abs(row.right - common.right) < 2 for row in rows
            ):
                room = _room(rows, width)
            rooms[sheets[number].page.number] = room
    return rooms


def _around_tables(rows: Sequence[Row], sheets: Sequence[_Sheet], width: float) -> Room | None:
    """Return the limits of pages whose only words outside their tables are centred lines over them; else ``None``."""
    wide = [grid for sheet in sheets for grid in sheet.grids if grid.xs[-1] - grid.xs[0] > 0.5 * width]
    if not wide or not rows:
        return None
    left, right = median(grid.xs[0] for grid in wide), median(grid.xs[-1] for grid in wide)
    centred = all(abs(row.left + row.right - left - right) < 12 for row in rows)
    return Room(left, right, False) if centred else None


def _room(rows: Sequence[Row], width: float) -> Room:
    if not rows:
        return Room(width * 0.14, width * 0.92, False)
    least = max(2, round(0.03 * len(rows)))
    left, __ = _edge([row.left for row in rows], least, low=True)
    right, sure = _edge([row.right for row in rows], max(least, 3), low=False)
    # Short lines that end at one place are no margin.
    sure = sure and right > 0.75 * width
    if sure:
        # Justified lines end up to half a point short of the margin; few reach over it.
        near = sorted(row.right for row in rows if abs(row.right - right) <= 2.0)
        right = near[round(0.93 * (len(near) - 1))]
    else:
        # The left margin of a document is the wider one: this much room there is at least.
        right = max(right, width - max(left, 0.14 * width))
    return Room(left, right, sure)


def _edge(values: Sequence[float], least: int, *, low: bool) -> tuple[float, bool]:
    """Return the outermost place at which ``least`` lines begin or end within 1.5 points, and whether there is one."""
    ordered = sorted(values)
    for value in ordered if low else reversed(ordered):
        near = ordered[bisect_left(ordered, value - 1.5) : bisect_right(ordered, value + 1.5)]
        if len(near) >= least:
            return Counter(round(v, 1) for v in near).most_common(1)[0][0], True
    return (ordered[0] if low else ordered[-1]), False


def _in_order(blocks: Sequence[Row | Sides], grids: Sequence[Grid]) -> list[Row | Sides | Grid]:
    def top(block: Row | Sides | Grid) -> float:
        if isinstance(block, Grid):
            return block.ys[0]
        if isinstance(block, Sides):
            return min(line.top for line in (*block.left, *block.right))
        return block.base - 0.9 * block.size

    merged: list[Row | Sides | Grid] = [*blocks]
    for grid in sorted(grids, key=lambda g: g.ys[0]):
        at = next((i for i, block in enumerate(merged) if top(block) > grid.ys[0] + 1), len(merged))
        merged.insert(at, grid)
    return merged


def _one_line(row: Row) -> Line:
    """Return a row as one line; what stood apart is set apart by a tab (see Line.spaced)."""
    if len(row.lines) == 1:
        return row.lines[0]
    return Line(row.lines[0].page, [piece for line in row.lines for piece in line.pieces])


def _box(grid: Grid, sheet: _Sheet) -> list[Paragraph]:
    number = sheet.grids.index(grid)
    rows = rows_of(sheet.inside[number], sheet.page.number, columns=False)
    room = Room(grid.xs[0] + 2, grid.xs[-1] - 2, True)
    return paragraphs([row.lines[0] for row in rows], {sheet.page.number: room}, Measure())


def _add_table(flow: Flow, grid: Grid, sheet: _Sheet) -> None:
    number = sheet.grids.index(grid)
    marks = note_marks(sheet.page.number, flow.furniture)
    found = table_of(grid, sheet.inside[number], sheet.page, len(flow.tables), flow.usual, marks)
    before = flow.items[-1].cell if flow.items else None
    if before is not None and flow.tables and before[0] == len(flow.tables) - 1:
        last = flow.tables[-1]
        if continue_table(last, found):
            flow.items = [item for item in flow.items if item.cell is None or item.cell[0] != last.index]
            flow.items.extend(_cells(last))
            return
    flow.tables.append(found)
    flow.items.extend(_cells(found))


def _cells(table: FlowTable) -> list[FlowItem]:
    return [
        FlowItem(paragraph, cell=(table.index, cell.row, cell.column, cell.columns, cell.rows))
        for cell in table.cells
        for paragraph in cell.paragraphs
    ]


def _add_sides(flow: Flow, sides: Sides) -> None:
    """Add a two-column block: the left column, then the right one."""
    page = sides.left[0].page
    room = flow.rooms[page]
    middle = sum(sides.gutter) / 2
    for side, lines in (("left", sides.left), ("right", sides.right)):
        outer = (
            min(room.left, *(line.left for line in lines))
            if side == "left"
            else max(room.right, *(line.right for line in lines))
        )
        # A centred column is as wide on one side of its middle as on the other.
        centre = sorted(line.centre for line in lines)[len(lines) // 2]
        steady = sum(abs(line.centre - centre) < 3 for line in lines) >= max(2, 0.6 * len(lines))
        if side == "left":
            edge = max(2 * centre - outer, *(line.right for line in lines)) if steady else middle
            column = Room(outer, edge, False)
        else:
            edge = (
                min(2 * centre - outer, *(line.left for line in lines)) if steady else min(line.left for line in lines)
            )
            column = Room(edge, outer, False)
        usual = Measure(flow.usual.pitch)
        found = paragraphs(lines, {page: column}, usual)
        for paragraph in found:
            if paragraph.ends is True and side == "left" and paragraph is not found[-1]:
                paragraph.ends = None
            flow.items.append(FlowItem(paragraph, side=side))
