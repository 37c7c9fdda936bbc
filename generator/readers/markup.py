"""Text of law sites: emphasis marks, tables written out cell by cell between lines of "|", the site around the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.messages import _
from generator.model import Location, Problem, Severity
from generator.readers.emphasis import Marked, strip_marks
from generator.readers.lines import SourceLine
from generator.readers.recognise import words
from generator.readers.recognise.chrome import is_repeated_title, is_site_text
from generator.readers.recognise.joining import join_texts
from generator.readers.soft_breaks import paragraphs_of
from generator.readers.wrapping import goes_on_over_gap
from generator.vietnamese.text import fold_spaces

BAR = "|"
_OUTSIDE = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU|Căn cứ|Ghi chú|QUYẾT ĐỊNH|DANH MỤC|DANH SÁCH|[IVX]+\.|[A-H]\.)"
    r"(?:\s|$|:)"
)


_PIPES = re.compile(r"\s*\|.*\S.*\|\s*")
_RULED = re.compile(r"[\s|:=-]+")


def has_bars(text: str) -> bool:
    """Return whether a text has tables: cells between lines of a single bar, or rows of cells between bars."""
    rows = text.split("\n")
    return (
        sum(row.strip() == BAR for row in rows[:2000]) >= 3
        or sum(row.endswith(" |") and not row.startswith(BAR) for row in rows[:200]) >= 3
        or sum(row.count(BAR) > 2 and _PIPES.fullmatch(row) is not None for row in rows[:5000]) >= 2
    )


@dataclass(slots=True)
class _Block:
    """Lines between bars or blank lines: numbers from 1 and words."""

    numbers: list[int]
    texts: list[str]
    gap_before: bool
    """A blank line stands before it."""


def _opens_table(texts: Sequence[str]) -> bool:
    """Whether a cell can only be the first of its table: "Nơi nhận:", "TT"."""
    first = texts[0].strip("* \u00a0")
    return words.NOI_NHAN.fullmatch(first) is not None or words.squeeze(" ".join(texts)) in {"tt", "stt", "sott"}


def source_lines(text: str, source: str) -> tuple[list[SourceLine], list[Problem]]:
    """Return the lines for the recogniser, and what was met while making them."""
    return _Maker(text, source).make()


def _expanded(text: str) -> tuple[list[str], list[int]]:
    """The rows of the text, every table with a bar on a line of its own, and for each row its line in the file, from 1."""
    rows: list[str] = []
    numbers: list[int] = []
    for number, row in enumerate(text.split("\n"), 1):
        cells: list[str] = [row]
        if row.strip() != BAR and _PIPES.fullmatch(row):
            if _RULED.fullmatch(row):
                continue
            cells = [BAR]
            for cell in row.strip().strip(BAR).split(BAR):
                cells += [*(part.strip() for part in _BREAK.split(cell.strip()) if part.strip()), BAR]
        elif row.endswith(" |"):
            cells = [row[:-2], BAR]
        rows += cells
        numbers += [number] * len(cells)
    return rows, numbers


_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class _Maker:
    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.rows, self.numbers = _expanded(text)
        self.lines: list[SourceLine] = []
        self.problems: list[Problem] = []
        self.tables = 0
        blank = sum(not row.strip() for row in self.rows)
        self.spaced = blank > 0.04 * len(self.rows)
        """Paragraphs are set apart by blank lines."""

    def make(self) -> tuple[list[SourceLine], list[Problem]]:
        start, end = self.bounds()
        self.chrome(0, start)
        self.document(start, end)
        self.chrome(end, len(self.rows))
        return self.lines, self.problems

    # -- the site around it --------------------------------------------------------------------------------------------

    def bounds(self) -> tuple[int, int]:
        """First row of the document and first row after it."""
        head = self.head_row()
        end = len(self.rows)
        for at in range((head or 0) + 5, len(self.rows)):
            text = self.rows[at].strip(" *")
            if text and is_site_text(text):
                end = at
                while end > 0 and is_repeated_title(self.rows[end - 1].strip(" *")):
                    end -= 1
                break
        if head is None:
            return 0, end
        return self.back_to_cell(head), end

    def head_row(self) -> int | None:
        """The row of the first Quốc hiệu, whole or broken."""
        for at, row in enumerate(self.rows[:4000]):
            key = words.squeeze(row) if len(row) < 120 else ""
            if not key.startswith("cong"):
                continue
            following = words.squeeze(" ".join(self.rows[at : at + 3]))
            if following.startswith(words.QUOC_HIEU_KEY):
                return at
        return None

    def back_to_cell(self, head: int) -> int:
        """The bar that opens the row of the head: before the cell of the names."""
        at = head
        bars = 0
        while at > 0 and head - at < 30:
            at -= 1
            if self.rows[at].strip() != BAR:
                continue
            bars += 1
            if bars == 2:
                return at
            if at > 0 and self.rows[at - 1].strip() == BAR:
                return at
        return 0 if bars < 2 and head < 30 else max(0, at)

    def chrome(self, start: int, end: int) -> None:
        for at in range(start, end):
            text = fold_spaces(self.rows[at].strip().strip("*").lstrip("#").replace("**", ""))
            if text and text != BAR:
                self.add(text, at + 1, container="chrome")

    # -- the document --------------------------------------------------------------------------------------------------

    def document(self, start: int, end: int) -> None:
        at = start
        while at < end:
            if self.rows[at].strip() == BAR:
                at = self.table(at, end)
            else:
                stop = at
                while stop < end and self.rows[stop].strip() != BAR:
                    stop += 1
                self.running(at, stop)
                at = stop

    def running(self, start: int, stop: int) -> None:
        """Running text: blocks between blank lines, each one or several paragraphs."""
        blocks = self.blocks(start, stop)
        waiting: tuple[Marked, list[int]] | None = None
        for block in blocks:
            for marked, numbers in self.paragraphs(block, strict=not self.spaced):
                if waiting is None:
                    waiting = (marked, numbers)
                elif self.spaced and goes_on_over_gap(waiting[0].text, marked.text):
                    self.problems.append(
                        Problem(
                            "noi_doan",
                            _("đoạn văn bị ngắt bởi dòng trống đã được nối lại"),
                            Severity.INFO,
                            Location(self.source, line=self.numbers[numbers[0] - 1]),
                            waiting[0].text[-60:],
                        )
                    )
                    joined = join_texts([waiting[0].text, marked.text])
                    waiting = (Marked(joined, 0, marked.bold, marked.italic), waiting[1] + numbers)
                else:
                    self.emit(*waiting)
                    waiting = (marked, numbers)
        if waiting is not None:
            self.emit(*waiting)

    def blocks(self, start: int, stop: int) -> list[_Block]:
        result: list[_Block] = []
        gap = False
        for at in range(start, stop):
            row = self.rows[at]
            if not row.strip(" \t\u00a0*"):
                gap = True
                continue
            if gap or not result:
                result.append(_Block([], [], gap))
            gap = False
            result[-1].numbers.append(at + 1)
            result[-1].texts.append(row.lstrip("#").strip() if row.startswith("#") else row)
        return result

    def paragraphs(self, block: _Block, *, strict: bool) -> list[tuple[Marked, list[int]]]:
        marked = strip_marks(block.texts)
        filled = [(one, number) for one, number in zip(marked, block.numbers, strict=True) if one.text]
        return paragraphs_of([one for one, _n in filled], [number for _one, number in filled], strict=strict)

    def emit(self, marked: Marked, numbers: Sequence[int]) -> None:
        self.add(marked.text, numbers[0], bold=marked.bold, italic=marked.italic)

    def add(
        self,
        text: str,
        number: int,
        *,
        bold: bool | None = None,
        italic: bool | None = None,
        container: str = "body",
        table: int | None = None,
        row: int | None = None,
        column: int | None = None,
        span: int = 1,
    ) -> None:
        self.lines.append(
            SourceLine(
                text=fold_spaces(text),
                index=len(self.lines),
                at=Location(self.source, line=self.numbers[number - 1]),
                bold=bold,
                italic=italic,
                container=container,
                table=table,
                row=row,
                column=column,
                span=span,
                hard_break=True,
            )
        )

    # -- tables --------------------------------------------------------------------------------------------------------

    def table(self, start: int, end: int) -> int:
        """Read the table that the bar at ``start`` opens; return the row after it."""
        rows: list[list[list[_Block]]] = []
        cells: list[list[_Block]] = []
        width = 0
        at = start + 1
        while at < end:
            if self.rows[at].strip() == BAR:
                # Two bars: the row is over, or a cell is empty.
                if not cells and not rows and width == 0:
                    at += 1
                    continue
                if width and len(cells) < width and self.is_empty_cell(at, end, len(cells), width):
                    cells.append([])
                    at += 1
                    continue
                if cells:
                    rows.append(cells)
                    width = max(width, len(cells))
                    cells = []
                at += 1
                continue
            stop = at
            while stop < end and self.rows[stop].strip() != BAR:
                stop += 1
            blocks = self.blocks(at, stop)
            if not blocks:
                # Nothing but blank lines between two bars: an empty cell.
                if stop < end and cells:
                    cells.append([])
                    at = stop + 1
                    continue
                break
            if stop >= end or self.is_outside(blocks, rows, cells, width):
                break
            if cells and _opens_table(blocks[0].texts):
                # The bar before this cell opened a table of its own: what came before it is text between the two.
                return self.cut(rows, cells, at)
            cells.append(blocks)
            at = stop + 1
        if cells:
            rows.append(cells)
        self.emit_table(rows)
        return at

    def cut(self, rows: list[list[list[_Block]]], cells: list[list[_Block]], at: int) -> int:
        """End the table before its last cell, which is running text; return the row of the bar that opens the next."""
        between = cells.pop()
        if cells:
            rows.append(cells)
        self.emit_table(rows)
        bar = at - 1
        while self.rows[bar].strip() != BAR:
            bar -= 1
        if between:
            self.running(between[0].numbers[0] - 1, bar)
        return bar

    def is_empty_cell(self, at: int, end: int, have: int, width: int) -> bool:
        """Whether the bar at ``at`` stands for an empty cell of a row that has ``have`` of ``width`` cells."""
        if have <= 1 and width > 2:
            # A row of one cell is a heading over the whole table, unless what follows just fills the row up.
            return self.cells_ahead(at, end) + have + 1 == width and have == 1
        return self.cells_ahead(at, end) + have + 1 <= width and self.cells_ahead(at, end) != width

    def cells_ahead(self, at: int, end: int) -> int:
        """How many cells with words follow the bar at ``at`` until the row or the table is over."""
        count = 0
        at += 1
        while at < end:
            if self.rows[at].strip() == BAR or (self.spaced and not self.rows[at].strip()):
                return count
            while at < end and self.rows[at].strip() != BAR:
                at += 1
            count += 1
            at += 1
        return count

    def is_outside(
        self, blocks: Sequence[_Block], rows: Sequence[object], cells: Sequence[list[_Block]], width: int
    ) -> bool:
        """Whether the text after a bar stands after the table, not in its next cell."""
        if not cells:
            return blocks[0].gap_before and bool(rows) and self.spaced
        if blocks[0].gap_before and self.spaced:
            return True
        first = words.fold(" ".join(cells[0][0].texts[:2]).strip("* ")) if cells[0] else ""
        if (
            len(cells) >= 2
            and first.startswith(("nơi nhận", "kính gửi", "số:", "số "))
            and not first.startswith("số tt")
        ):
            return True
        if self.spaced:
            # Where paragraphs are set apart, so is the text after a table; a row may be wider than the rows before it.
            return False
        text = blocks[0].texts[0].strip("* ")
        total = sum(len(text) for block in blocks for text in block.texts)
        if width and len(cells) >= width:
            return width <= 2 or _OUTSIDE.match(text) is not None or total > 160 or words.is_capitals(text, 0.9)
        return not rows and len(cells) >= 1 and (_OUTSIDE.match(text) is not None and total > 60)

    def emit_table(self, rows: Sequence[Sequence[Sequence[_Block]]]) -> None:
        if not rows:
            return
        width = max(len(row) for row in rows)
        table, self.tables = self.tables, self.tables + 1
        last = 1
        for number, row in enumerate(rows):
            for column, blocks in enumerate(row):
                span = width if len(row) == 1 else 1
                if not blocks:
                    # An empty cell is a cell: without a line of its own the recogniser would not know of it.
                    self.add("", last, table=table, row=number, column=column)
                for block in blocks:
                    last = block.numbers[0]
                    for marked, numbers in self.paragraphs(block, strict=True):
                        self.add(
                            marked.text,
                            numbers[0],
                            bold=marked.bold,
                            italic=marked.italic,
                            table=table,
                            row=number,
                            column=column,
                            span=span,
                        )
