"""Sets a table of the body in the template's own pattern: widths by contents, heading rows repeated, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from generator.errors import InputError
from generator.messages import _
from generator.model.body import Cell, Table
from generator.model.length import MM_PER_PT
from generator.writers.docx.columns import Column, Content, Letters, content, keep, measure, share
from generator.writers.docx.runtime import Long, xml

_EMPTY = Cell()
_LOOKS = {"giua": "giua", "trai": "chu", "phai": "phai", "deu": "deu"}
_KEEP = "<w:keepNext/>"
_ROOM = 0.6
"""Millimetres added to every column: programs round the widths of letters their own way."""
_asks = attrgetter("columns", "rows", "align", "bold", "notes", "references")
_NOTHING = (1, 1, None, None, (), ())
_given = attrgetter("__pydantic_fields_set__")
_TEXT_ONLY = {"text"}
_ROWS_OF_A_PIECE = 64
_BETWEEN = "\x00"
"""Stands between the cells of a row while they are encoded together: no text of a Word file holds it."""
_PRESERVED = '<w:t xml:space="preserve">'
MOST_COLUMNS = 63
"""Word opens no table with more."""

Place = tuple[Cell | None, int, bool]
"""A cell of a row of the grid: the cell (``None`` where one from above goes on), its columns, whether it goes on below."""


class Set:
    """A table ready to be set on a line of ``width`` mm; ``fits`` tells whether every word can stand whole."""

    def __init__(
        self, table: Table, pattern: dict[str, Any], width: float, bold: str | None, words: Callable[[Cell], str]
    ) -> None:
        self._table, self._pattern = table, pattern
        self._bold = f'<w:r><w:rPr><w:rStyle w:val="{bold}"/></w:rPr>' if bold else "<w:r><w:rPr><w:b/></w:rPr>"
        # Rows whose every cell is words and nothing else: they take the short way.
        self._plain = [_plain(row) for row in table.rows]
        widest = max(
            len(row) if plain else sum([cell.columns for cell in row])
            for row, plain in zip(table.rows, self._plain, strict=True)
        )
        if widest > MOST_COLUMNS:
            raise _too_wide()
        # What stands inside the words of a cell is noted now: the table itself is written while the page is.
        self._marked = {
            id(cell): words(cell)
            for row, plain in zip(table.rows, self._plain, strict=True)
            if not plain
            for cell in row
            if cell.notes or cell.references
        }
        merged = not all(self._plain) and any(cell.columns > 1 or cell.rows > 1 for row in table.rows for cell in row)
        self._grid = _grid(table.rows) if merged else None
        self._texts = [[cell.text for cell in row] for row in table.rows] if self._grid is None else []
        self._columns = self._count_columns()
        self._contents = self._read()
        self.fit(width)

    def fit(self, width: float) -> None:
        """Share a line of ``width`` mm among the columns, with smaller letters when the words ask for them."""
        margin = self._pattern["margin"] / 20 * MM_PER_PT + _ROOM
        self.small = False
        measured = self._measured("normal")
        room = width - margin * len(measured)
        if room < sum(column.least for column in measured):
            self.small = True
            measured = self._measured("small")
        self.fits = room >= sum(column.least for column in measured) - 0.01
        self._looks = [column.look for column in measured]
        if len(self._table.widths) == len(measured):
            shares = keep([column.least + margin for column in measured], self._table.widths, width)
        else:
            shares = [one + margin for one in share(measured, max(room, 1.0))]
        self._widths = _twips(shares, width)

    def xml(self, *, keep_last: bool = False) -> Long:
        """Return the whole table as XML; ``keep_last`` ties its last row to what follows."""
        return Long(lambda: self._pieces(keep_last))

    def _pieces(self, keep_last: bool) -> Iterator[bytes]:
        rows = self._table.rows
        heads = min(self._table.header_rows, len(rows))
        # A heading that is the whole table cannot be repeated above anything.
        head_row = self._pattern["head_row"] if heads < len(rows) else self._pattern["row"]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        parts = [
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/>{self._pattern["frame"]}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>".encode()
        ]
        body_row = self._pattern["row"]
        last = len(rows) - 1 if keep_last else -1
        head, body = self._row_format("tieu_de", head_row), self._row_format("", body_row)
        for number, row in enumerate(rows):
            above = number < heads
            if self._grid is None and self._plain[number] and number != last:
                # Bytes, not text: turning the finished table into UTF-8 would take as long as all the rest.
                parts.append((head if above else body) % self._words(self._texts[number], above))
            else:
                places = [(cell, 1, False) for cell in row] if self._grid is None else self._grid[number]
                placed = self._placed(places, above, keep=number == last)
                parts.append(f"<w:tr>{head_row if above else body_row}{''.join(placed)}</w:tr>".encode())
            if len(parts) == _ROWS_OF_A_PIECE:
                yield b"".join(parts)
                parts.clear()
        parts.append(b"</w:tbl>")
        yield b"".join(parts)

    def _words(self, texts: list[str], head: bool) -> tuple[bytes, ...]:
        """Return the words of a row of plain cells, escaped and encoded, one for each column."""
        whole = "".join(texts)
        if not whole.isprintable() or "&" in whole or "<" in whole or ">" in whole or '"' in whole:
            texts = [self._lines(text, index, head) for index, text in enumerate(texts)]
        found = _BETWEEN.join(texts).encode().split(_BETWEEN.encode())
        return (*found, *(b"",) * (self._columns - len(found)))

    def _row_format(self, look: str, properties: str) -> bytes:
        """Return the XML of a whole row of plain cells with ``%s`` where the words go."""
        cells = []
        for number, own in enumerate(self._looks):
            before, after, _between = self._around(look or own, number, 1, "", False)
            cells.append(f"{before.replace('%', '%%').replace('<w:t>', _PRESERVED)}%s{after.replace('%', '%%')}")
        return f"<w:tr>{properties.replace('%', '%%')}{''.join(cells)}</w:tr>".encode()

    def _lines(self, text: str, column: int, head: bool) -> str:
        """Return the words of a plain cell: escaped, each of its lines in a paragraph of its own."""
        if "\n" not in text:
            return str(xml(text))
        between = self._around("tieu_de" if head else self._looks[column], column, 1, "", False)[2]
        return between.replace("<w:t>", _PRESERVED).join(map(xml, text.split("\n")))

    def _placed(self, placed: Sequence[Place], head: bool, *, keep: bool) -> list[str]:
        parts = []
        column = 0
        for cell, span, goes_on in placed:
            if cell is None:
                merge = "<w:vMerge/>"
                parts.append(self._cell(_EMPTY, column, span, merge, head, keep))
            else:
                merge = '<w:vMerge w:val="restart"/>' if goes_on else ""
                parts.append(self._cell(cell, column, span, merge, head, keep))
            column += span
        parts += [self._cell(_EMPTY, missing, 1, "", head, keep) for missing in range(column, self._columns)]
        return parts

    def _cell(self, cell: Cell, column: int, span: int, merge: str, head: bool, keep: bool) -> str:
        look = "tieu_de" if head else self._looks[column] if span == 1 else "chu"
        if cell.align is not None and not (head and cell.align == "giua"):
            look = _LOOKS[cell.align]
        before, after, between = self._around(look, column, span, merge, keep)
        # Bold on bold is plain in Word: the look itself may be bold already.
        stated = self._pattern["cells"][look]["small" if self.small else "normal"][4]
        if (cell.bold or head) and not stated:
            before = before.replace("<w:r>", self._bold, 1)
            between = between.replace("<w:r>", self._bold, 1)
        lines = self._marked.get(id(cell), cell.text).split("\n")
        if any(line != line.strip(" ") for line in lines):
            before, between = before.replace("<w:t>", _PRESERVED), between.replace("<w:t>", _PRESERVED)
        return f"{before}{between.join(map(xml, lines))}{after}"

    def _around(self, look: str, column: int, span: int, merge: str, keep: bool) -> tuple[str, str, str]:
        """Return the XML of a cell before its words, after them, and between two of its lines."""
        cell = self._pattern["cells"][look]
        first, middle, after = cell["small" if self.small else "normal"][:3]
        width = sum(self._widths[column : column + span])
        spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        opened = f"{first}{_KEEP if keep else ''}{middle}"
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}{cell["properties"]}</w:tcPr>{opened}',
            f"{after}</w:tc>",
            after + opened,
        )

    def _count_columns(self) -> int:
        if self._grid is None:
            return max(len(row) for row in self._table.rows) or 1
        return max(sum(span for _one, span, _on in placed) for placed in self._grid) or 1

    def _measured(self, size: str) -> list[Column]:
        """Return what every column asks for in letters of this size."""
        cells = self._pattern["cells"]
        letters = Letters(cells["chu"][size][3], cells["tieu_de"][size][4])
        return [measure(content, letters) for content in self._contents]

    def _read(self) -> list[Content]:
        """Return what stands in every column; cells over several columns ask for nothing."""
        heads = min(self._table.header_rows, len(self._table.rows))
        if self._grid is None and len({len(row) for row in self._texts}) == 1 and self._columns == len(self._texts[0]):
            above = list(zip(*self._texts[:heads], strict=True)) or [()] * self._columns
            below = list(zip(*self._texts[heads:], strict=True)) or [()] * self._columns
            return [content(head, texts) for head, texts in zip(above, below, strict=True)]
        columns: list[list[str]] = [[] for _index in range(self._columns)]
        head: list[list[str]] = [[] for _index in range(self._columns)]
        if self._grid is None:
            for number, row in enumerate(self._texts):
                into = head if number < heads else columns
                for column, text in zip(into, row, strict=False):
                    column.append(text)
        else:
            for number, placed in enumerate(self._grid):
                into, at = (head if number < heads else columns), 0
                for one, span, _on in placed:
                    if one is not None and span == 1:
                        into[at].append(one.text)
                    at += span
        return [content(above, below) for above, below in zip(head, columns, strict=True)]


def _plain(row: Sequence[Cell]) -> bool:
    """Return whether every cell of a row is words and nothing else."""
    if [*map(_given, row)].count(_TEXT_ONLY) == len(row):
        return True
    return [*map(_asks, row)].count(_NOTHING) == len(row)


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[Place]]:
    """Return the rows with every place taken: cells that span rows come again, as ``None``, in the rows below."""
    found: list[list[Place]] = []
    above: dict[int, tuple[int, int]] = {}  # column -> (rows still to cover, columns)
    for number, row in enumerate(rows):
        placed: list[Place] = []
        column = 0
        waiting = iter(row)
        below: dict[int, tuple[int, int]] = {}
        cell = next(waiting, None)
        while cell is not None or any(start >= column for start in above):
            if column in above:
                left, span = above[column]
                placed.append((None, span, left > 1))
                if left > 1:
                    below[column] = (left - 1, span)
                column += span
            elif cell is None:
                placed.append((_EMPTY, 1, False))
                column += 1
            else:
                if column > MOST_COLUMNS:
                    raise _too_wide()
                span = cell.columns
                covers = min(cell.rows, len(rows) - number)
                placed.append((cell, span, covers > 1))
                if covers > 1:
                    below[column] = (covers - 1, span)
                column += span
                cell = next(waiting, None)
        above = below
        found.append(placed)
    return found


def _too_wide() -> InputError:
    return InputError(
        _("bảng có hơn {most} cột, Word không mở được").format(most=MOST_COLUMNS), hint=_("chia thành nhiều bảng")
    )


def _twips(widths: Sequence[float], total: float) -> list[int]:
    """Return widths in mm as twips whose sum does not pass the whole line's."""
    exact = [width / MM_PER_PT * 20 for width in widths]
    rounded = [max(1, int(one)) for one in exact]
    spare = int(total / MM_PER_PT * 20) - sum(rounded)
    if 0 < spare <= len(rounded):
        for number in range(spare):
            rounded[number] += 1
    return rounded
