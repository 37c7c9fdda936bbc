"""Tables: which ones only place things side by side, and the rows, spans and header rows of the true ones."""

from __future__ import annotations

import re

from generator.model import Cell, Table
from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.fields import parse_date_line, parse_number
from generator.readers.recognise.joining import paragraphs
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.units import Block, CellBlock, Line, Para, TableBlock, flatten

_ALIGN = {"left": "trai", "center": "giua", "right": "phai", "both": "deu"}
_COUNT_HEAD = {"tt", "stt", "sốtt", "sott", "sothutu", "no"}


def spread(blocks: list[Block]) -> list[Block]:
    """Replace every table that only places things (head, Kính gửi, foot) by its lines; true tables stay."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, TableBlock) and (places_only(block) or _lists_addressees(block, result)):
            result.extend(flatten(block))
        else:
            result.append(block)
    return result


def _lists_addressees(table: TableBlock, before: list[Block]) -> bool:
    """A table right under "Kính gửi:" or "… điện:" (or under such a table) that begins with a dash."""
    first = next(table.lines(), None)
    if not before or first is None or table.rows > 6 or not first.text.startswith(("-", "–")):
        return False
    last = before[-1]
    if not isinstance(last, Line) or len(before) > 60:
        return False
    return last.text.endswith("điện:") or words.KINH_GUI.match(last.text) is not None or last.side is not None


def places_only(table: TableBlock) -> bool:
    """Return whether a table is a frame or a layout aid: by what stands in it first, by its borders only in doubt."""
    rows, columns = table.rows, table.columns
    if len(table.cells) == 1 or (columns <= 1 and rows <= 2):
        return True
    if rows > 12 or len(table.cells) > 40:
        return False
    lines = list(table.lines())
    if len(lines) > 150:
        return False
    if any(_is_head_line(line.text) for line in lines):
        return True
    if rows <= 6 and any(_is_foot_line(line) for line in lines):
        return True
    filled = [cell for cell in table.cells if cell.lines]
    if len({cell.row for cell in filled}) <= 2 and any(words.KINH_GUI.match(line.text) for line in lines):
        return True
    if table.layout is True:
        return rows <= 2 or len({cell.column for cell in filled}) <= 1
    return False


def _is_head_line(text: str) -> bool:
    if words.like(text, words.QUOC_HIEU_KEY) or words.like(text, words.TIEU_NGU_KEY):
        return True
    number = parse_number(text) if len(text) <= 60 else None
    if number is not None and number.symbol and not number.rest:
        return True
    date = parse_date_line(text)
    return date is not None and bool(date.place) and not date.short


def _is_foot_line(line: Line) -> bool:
    found = words.NOI_NHAN.match(line.text)
    if found is not None and (found[0].rstrip().endswith(":") or line.text == found[0].rstrip()):
        return True
    return words.SIGN_PREFIX.match(line.text) is not None and words.is_capitals(line.text, 0.8)


def build_table(block: TableBlock, ledger: Ledger) -> Table:
    """Return the model's table; every line of it is taken."""
    by_row: dict[int, list[CellBlock]] = {}
    for cell in block.cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows: list[tuple[Cell, ...]] = []
    for row in sorted(by_row):
        rows.append(tuple(_cell(cell, ledger) for cell in sorted(by_row[row], key=lambda cell: cell.column)))
    ordered = [by_row[row] for row in sorted(by_row)]
    first = next(iter(block.lines()), None)
    return Table(
        rows=tuple(rows),
        header_rows=_header_rows(ordered),
        landscape=block.landscape,
        at=first.at if first else None,
    )


def _cell(cell: CellBlock, ledger: Ledger) -> Cell:
    ledger.take(Component.BANG, cell.lines)
    texts = [entry.text for entry in paragraphs(cell.lines) if isinstance(entry, Para)]
    aligns = {line.source.align for line in cell.lines}
    bold = bool(cell.lines) and all(line.bold for line in cell.lines)
    align = aligns.pop() if len(aligns) == 1 else None
    return Cell(
        text="\n".join(texts),
        columns=cell.span,
        rows=cell.row_span,
        align=_ALIGN.get(align) if align else None,
        bold=True if bold else None,
    )


def _header_rows(rows: list[list[CellBlock]]) -> int:
    marked = 0
    for row in rows:
        if not any(cell.header for cell in row):
            break
        marked += 1
    if marked:
        return marked
    if len(rows) < 2:
        return 0
    first = [" ".join(line.text for line in cell.lines) for cell in rows[0]]
    deepest = max((cell.row_span for cell in rows[0]), default=1)
    named = any(words.squeeze(text) in _COUNT_HEAD for text in first)
    bold = all(line.bold for cell in rows[0] for line in cell.lines) and any(cell.lines for cell in rows[0])
    if named or bold:
        return min(max(1, deepest), len(rows) - 1)
    if any(re.fullmatch(r"[\d.,%/ ]+", text) for text in first if text):
        return 0
    return 1
