"""The recogniser's own units: a line of words, a paragraph of joined lines, a table of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Location
from generator.readers.lines import SourceLine
from generator.vietnamese.text import fold_spaces

_WIDE_GAP = re.compile(r"\t+| {3,}")


@dataclass(slots=True, eq=False)
class Line:
    """One printed line: a :class:`SourceLine`, or one part of it where the source breaks a line inside a paragraph.

    ``text`` is folded to single spaces, with the automatic label in front; ``pieces`` are the parts that tabs or wide gaps
    set apart. ``side`` is "left" or "right" in a two-column place. ``ends`` follows ``SourceLine.hard_break``.
    """

    text: str
    source: SourceLine
    pieces: tuple[str, ...]
    side: str | None
    ends: bool | None
    auto: str | None = None

    @property
    def at(self) -> Location:
        """Where the line stands."""
        return self.source.at

    @property
    def bold(self) -> bool | None:
        """Whether the whole line is bold; ``None`` unknown."""
        return self.source.bold

    @property
    def centred(self) -> bool:
        """Whether the line is known to be centred."""
        return self.source.align == "center"


@dataclass(slots=True, eq=False)
class CellBlock:
    """One cell of a table: its place, what it spans, its lines."""

    row: int
    column: int
    span: int
    row_span: int
    lines: list[Line] = field(default_factory=list)
    header: bool = False


@dataclass(slots=True, eq=False)
class TableBlock:
    """A table of the body, cells in reading order."""

    cells: list[CellBlock]
    layout: bool | None
    landscape: bool = False

    def lines(self) -> Iterator[Line]:
        """Yield every line, in reading order."""
        for cell in self.cells:
            yield from cell.lines

    @property
    def rows(self) -> int:
        """Number of rows that have cells."""
        return len({cell.row for cell in self.cells})

    @property
    def columns(self) -> int:
        """Number of grid columns."""
        return max((cell.column + cell.span for cell in self.cells), default=0)


Block = Line | TableBlock


@dataclass(slots=True, eq=False)
class Para:
    """A paragraph of the text: one line, or several that the page had broken."""

    text: str
    lines: list[Line]

    @property
    def at(self) -> Location:
        """Where the paragraph begins."""
        return self.lines[0].at

    @property
    def bold(self) -> bool | None:
        """Whether every line is bold; ``None`` when it is not known."""
        known = [line.bold for line in self.lines]
        return None if None in known else all(known)

    @property
    def italic(self) -> bool | None:
        """Whether every line is italic; ``None`` when it is not known."""
        known = [line.source.italic for line in self.lines]
        return None if None in known else all(known)

    @property
    def align(self) -> str | None:
        """Alignment of the first line; ``None`` unknown."""
        return self.lines[0].source.align

    @property
    def auto(self) -> str | None:
        """The automatic label of the first line, when the format has one."""
        return self.lines[0].auto


def blocks_of(lines: Sequence[SourceLine]) -> list[Block]:
    """Turn the reader's lines into lines and tables; empty lines are left out."""
    blocks: list[Block] = []
    table: TableBlock | None = None
    table_key: int | None = None
    cells: dict[tuple[int, int], CellBlock] = {}
    for source in lines:
        parts = _parts(source)
        if source.table is None:
            table, table_key = None, None
            blocks.extend(parts)
            continue
        if table is None or source.table != table_key:
            table, table_key, cells = TableBlock([], source.layout_table, source.landscape), source.table, {}
            blocks.append(table)
        key = (source.row or 0, source.column or 0)
        cell = cells.get(key)
        if cell is None:
            cell = CellBlock(*key, max(1, source.span), max(1, source.row_span))
            cells[key] = cell
            table.cells.append(cell)
        cell.header = cell.header or source.header_row
        cell.lines.extend(parts)
    return [block for block in blocks if isinstance(block, Line) or any(cell.lines for cell in block.cells)]


def _parts(source: SourceLine) -> list[Line]:
    texts = source.text.split("\n") if "\n" in source.text else [source.text]
    parts: list[Line] = []
    label = source.label.strip() if source.label else None
    for text in texts:
        folded = fold_spaces(text)
        if not folded and not (label and not parts):
            continue
        auto = label if label and not parts else None
        columns = _WIDE_GAP.split(text.strip())
        parts.append(
            Line(
                text=f"{auto} {folded}".strip() if auto else folded,
                source=source,
                pieces=tuple(filter(None, map(fold_spaces, columns) if len(columns) > 1 else (folded,))),
                side=source.side,
                ends=True,
                auto=auto,
            )
        )
    if parts:
        parts[-1].ends = source.hard_break
    return parts


def flatten(table: TableBlock) -> list[Line]:
    """Return the lines of a table that only places things, row by row, with their side."""
    columns = sorted({cell.column for cell in table.cells if cell.lines})
    for cell in table.cells:
        for line in cell.lines:
            if len(columns) > 1:
                line.side = "left" if cell.column == columns[0] else "right"
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [line for cell in ordered for line in cell.lines]
