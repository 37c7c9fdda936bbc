"""The words of ruled tables: pieces into cells, and a table that goes on over the page into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.readers.pdf.furniture import without_marks
from generator.readers.pdf.grids import Grid
from generator.readers.pdf.joining import Measure, Paragraph, Room, cell_alignment, paragraphs
from generator.readers.pdf.page import Page, Piece
from generator.readers.pdf.rows import Line, rows_of, turned_lines


@dataclass
class FlowCell:
    """A cell with its paragraphs; an empty cell has one paragraph without lines."""

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: list[Paragraph]

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


@dataclass
class FlowTable:
    """A table, perhaps over several pages. ``headers`` rows stand at the top of each of them."""

    index: int
    xs: tuple[float, ...]
    rows: int
    cells: list[FlowCell]
    page: int
    last_page: int
    landscape: bool
    headers: int = 0
    dashed: bool = False
    pages: list[int] = field(default_factory=list)
    repeats: list[tuple[int, str]] = field(default_factory=list)
    """Page and words of every head that was printed again and left out."""


def table_of(
    grid: Grid,
    pieces: Sequence[Piece],
    page: Page,
    index: int,
    usual: Measure,
    marks: frozenset[str] = frozenset(),
) -> FlowTable:
    """Return the table of one grid with the words of one page; ``marks`` are the numbers of notes, which are no words."""
    heaps: list[list[Piece]] = [[] for _ in grid.cells]
    for piece in pieces:
        x, y = (piece.left + piece.right) / 2, piece.base - 0.3 * piece.size
        if piece.turned in (90, 270):
            x, y = piece.base, (piece.left + piece.right) / 2
        at = next((n for n, cell in enumerate(grid.cells) if cell.holds(x, y)), None)
        if at is not None:
            heaps[at].append(piece)
    words: list[list[Line]] = []
    # Word's and LibreOffice's own padding is 5.4 points; less where words of the table stand nearer to an edge.
    padding = 5.4
    for cell, heap in zip(grid.cells, heaps, strict=True):
        lines = without_marks([row.lines[0] for row in rows_of(heap, page.number, columns=False)], marks)
        padding = min(
            [padding, *(line.left - cell.left for line in lines), *(cell.right - line.right for line in lines)]
        )
        words.append([*lines, *turned_lines(heap, page.number)])
    cells = [
        FlowCell(
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            _paragraphs(lines, Room(cell.left + max(padding, 0), cell.right - max(padding, 0)), page, usual),
        )
        for cell, lines in zip(grid.cells, words, strict=True)
    ]
    return FlowTable(
        index,
        grid.xs,
        len(grid.ys) - 1,
        cells,
        page.number,
        page.number,
        page.width > page.height,
        dashed=grid.dashed,
        pages=[page.number],
    )


def _paragraphs(lines: list[Line], room: Room, page: Page, usual: Measure) -> list[Paragraph]:
    if not lines:
        return [Paragraph([], room)]
    found = paragraphs(lines, {page.number: room}, Measure(usual.pitch))
    for paragraph in found:
        paragraph.align = cell_alignment(paragraph.lines, room, Measure())
    return found


def continue_table(table: FlowTable, more: FlowTable) -> bool:
    """Join ``more`` to ``table`` when it goes on over the page: same columns, next page; repeated heads are left out."""
    if more.page != table.last_page + 1 or len(more.xs) != len(table.xs):
        return False
    if any(abs(a - b) > 4 for a, b in zip(more.xs, table.xs, strict=True)):
        return False
    heads = _repeated_heads(table, more)
    rest = [cell for cell in more.cells if cell.row >= heads]
    shift = table.rows - heads
    if heads:
        table.headers = max(table.headers, heads)
        words = [cell.text for cell in more.cells if cell.row < heads and cell.text.strip()]
        table.repeats.append((more.page, " | ".join(words)))
    if _splits_row(table, rest, heads):
        shift -= 1
        _glue_row(table, [cell for cell in rest if cell.row == heads])
        rest = [cell for cell in rest if cell.row > heads]
    table.cells.extend(replace(cell, row=cell.row + shift) for cell in rest)
    table.rows = max(table.rows, more.rows + shift)
    table.last_page = more.page
    table.pages.append(more.page)
    return True


def _repeated_heads(table: FlowTable, more: FlowTable) -> int:
    """Return how many rows at the top of the next page repeat the first rows of the table."""
    heads = 0
    while heads < min(table.rows, more.rows, 4):
        first = [(c.column, c.columns, c.text.strip()) for c in table.cells if c.row == heads]
        again = [(c.column, c.columns, c.text.strip()) for c in more.cells if c.row == heads]
        if first != again or not any(text for __, __, text in first):
            break
        heads += 1
    return heads


def _splits_row(table: FlowTable, rest: Sequence[FlowCell], first: int) -> bool:
    """Whether the first row of the next page is the rest of the row that the page cut."""
    last = {c.column: c for c in table.cells if c.row + c.rows == table.rows}
    row = [c for c in rest if c.row == first]
    if not row or any(c.rows > 1 for c in row) or len(row) < 2:
        return False
    lead = min(row, key=lambda c: c.column)
    if lead.text.strip() or lead.column not in last or not last[lead.column].text.strip():
        return False
    words = [c for c in row if c.text.strip()]
    if not words:
        return False
    for cell in words:
        before = last.get(cell.column)
        if before is None or not before.text.strip() or not cell.text.strip()[:1].islower():
            return False
    return True


def _glue_row(table: FlowTable, row: Sequence[FlowCell]) -> None:
    last = {c.column: c for c in table.cells if c.row + c.rows == table.rows}
    for cell in row:
        if cell.text.strip() and cell.column in last:
            above = last[cell.column].paragraphs
            above[-1].lines.extend(cell.paragraphs[0].lines)
            above.extend(cell.paragraphs[1:])
