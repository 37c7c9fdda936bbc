"""Tables: grid, spans, merged cells, drawn edges, and the cells one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml.etree import _Element

from generator.model.layout import CellPlace
from generator.readers.docx.measures import is_on, twips_in, whole
from generator.readers.docx.names import (
    CUSTOM_XML,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    SDT,
    SDT_CONTENT,
    TBL_GRID,
    TBL_PR,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    T,
    W,
)
from generator.readers.docx.pieces import Area, CellFrame, Frame
from generator.readers.docx.properties import drawn_edges
from generator.readers.docx.styles import TablePlace, table_conditions

if TYPE_CHECKING:
    from generator.readers.docx.book import Book
    from generator.readers.docx.story import Story

MAX_SPAN = 200
"""Grid columns one cell may span; Word itself allows 63 columns."""
MAX_COLUMNS = 2000
DEFAULT_MARGIN = 108.0
_GRID_SLACK = 113.0
"""Twips (2 mm) by which cell widths may differ from the grid before they are believed more than it."""
_CELL_BORDERS, _CELL_DEL, _CELL_MARGINS, _CELL_WIDTH = W + "tcBorders", W + "cellDel", W + "tcMar", W + "tcW"
_GRID_SPAN, _H_MERGE, _V_MERGE = W + "gridSpan", W + "hMerge", W + "vMerge"


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell ready to be read: its frame, its XML, and which style conditions hold in it."""

    frame_cell: CellFrame
    content: _Element
    place: TablePlace


class TableReader:
    """Reads one ``w:tbl``. Go through ``cells()`` first; the frame is complete after that."""

    def __init__(self, story: Story, table: _Element, path: str, area: Area, outer: CellFrame | None) -> None:
        self._story, self._table, self._area = story, table, area
        book = story.book
        properties = table.find(TBL_PR)
        style = properties.find(W + "tblStyle") if properties is not None else None
        self._style = style.get(VAL) if style is not None else None
        chain = book.styles.table_chain(self._style)
        layers = [part for part in (*(style.table_properties for style in chain), properties) if part is not None]
        self._edges: dict[str, bool] = {}
        margins = {"left": DEFAULT_MARGIN, "right": DEFAULT_MARGIN}
        self._indent = 0.0
        align = None
        for layer in layers:
            self._edges.update(drawn_edges(layer.find(W + "tblBorders")))
            margins.update(_margins(layer.find(W + "tblCellMar")))
            self._indent = _width(layer.find(W + "tblInd"), self._indent)
            align = layer.find(W + "jc") if layer.find(W + "jc") is not None else align
        look = properties.find(W + "tblLook") if properties is not None else None
        self._conditions = table_conditions(look)
        self._rows = list(_rows(table, book))
        grid = self._grid()
        self.frame = Frame(len(book.frames), grid, path, story.section)
        self.frame.margin_left, self.frame.margin_right = margins["left"], margins["right"]
        self.frame.width = sum(grid) or None
        if outer is not None:
            self.frame.outer, self.frame.nested_in = outer, outer.frame.index
        if align is not None and align.get(VAL) == "center" and area.width and sum(grid):
            self._indent = (area.width - sum(grid)) / 2
        self._centred = align is not None and align.get(VAL) == "center"
        self._owners: list[CellFrame | None] = []
        book.frames.append(self.frame)

    @property
    def centred(self) -> bool:
        """Whether the table stands in the middle of its column."""
        return self._centred

    def last_row(self) -> tuple[Area, ...]:
        """Return the areas of the cells that end the table, left to right."""
        return _unique(self._owners)

    def cells(self) -> Iterator[OpenCell]:
        """Yield every cell with words of its own, row by row; complete the frame on the way."""
        frame = self.frame
        heading = True
        for number, row in enumerate(self._rows):
            properties = row.find(TR_PR)
            before = 0
            is_header = False
            if properties is not None:
                before = _number(properties.find(W + "gridBefore"))
                is_header = _on(properties.find(W + "tblHeader"))
                if _on(properties.find(W + "cantSplit")):
                    frame.cant_split.append(number)
            heading = heading and is_header
            frame.header_rows += heading
            frame.rows = number + 1
            yield from self._cells_of(row, number, before)

    def _cells_of(self, row: _Element, number: int, before: int) -> Iterator[OpenCell]:
        exception = row.find(W + "tblPrEx")
        edges = self._edges
        if exception is not None:
            edges = {**edges, **drawn_edges(exception.find(W + "tblBorders"))}
        owners: list[CellFrame | None] = [None] * before
        column = before
        last: CellFrame | None = None
        cells = list(_cells(row))
        for position, cell in enumerate(cells):
            stated = _stated(cell)
            if _CELL_DEL in stated:
                self._story.book.tracked = True
                continue
            span = min(max(_number(stated.get(_GRID_SPAN), 1), 1), MAX_SPAN)
            if column + span > MAX_COLUMNS:
                break
            if last is not None and _merged(stated.get(_H_MERGE)):
                last.span += span
                last.width += self._sum(column, span)
                owners.extend([last] * span)
                column += span
                continue
            above = self._owners[column] if column < len(self._owners) else None
            if _merged(stated.get(_V_MERGE)) and above is not None and above.column == column:
                above.row_span = number - above.row + 1
                own = drawn_edges(stated.get(_CELL_BORDERS))
                above.bottom = _drawn(own, edges, "bottom", number == len(self._rows) - 1)
                owners.extend([above] * span)
                if any(text.text for text in cell.iter(T)):
                    yield OpenCell(above, cell, self._place(number, position, len(cells)))
            else:
                last = self._open(stated, number, column, span, edges, position == len(cells) - 1)
                last.area.above = _unique(self._owners[column : column + span])
                owners.extend([last] * span)
                yield OpenCell(last, cell, self._place(number, position, len(cells)))
            column += span
        self._owners = owners

    def _open(
        self,
        stated: dict[str, _Element],
        row: int,
        column: int,
        span: int,
        edges: dict[str, bool],
        rightmost: bool,
    ) -> CellFrame:
        """Make the frame of a cell that begins here; ``stated`` are its own properties."""
        frame = self.frame
        margins = _margins(stated.get(_CELL_MARGINS))
        left_margin, right_margin = margins.get("left", frame.margin_left), margins.get("right", frame.margin_right)
        width = self._sum(column, span)
        if not width:
            width = _width(stated.get(_CELL_WIDTH), 0.0)
        left = self._area.left + self._indent + self._sum(0, column)
        area = Area(
            self._area.container if self._area.container in ("header", "footer") else "cell",
            left + left_margin,
            max(width - left_margin - right_margin, 1.0) if width else None,
            CellPlace(frame.index, row, column, span),
        )
        cell = CellFrame(frame, row, column, span, area, left=left, width=width)
        own = drawn_edges(stated.get(_CELL_BORDERS))
        cell.top = _drawn(own, edges, "top", row == 0)
        cell.bottom = _drawn(own, edges, "bottom", row == len(self._rows) - 1)
        cell.sides = _drawn(own, edges, "left", column == 0) or _drawn(own, edges, "right", rightmost)
        frame.bordered |= cell.top or cell.bottom or cell.sides
        frame.edges += cell.top or cell.bottom or cell.sides
        frame.cells.append(cell)
        return cell

    def _place(self, row: int, position: int, cells: int) -> TablePlace:
        holds = []
        if row == 0:
            holds.append("firstRow")
        if row == len(self._rows) - 1 and row > 0:
            holds.append("lastRow")
        if position == 0:
            holds.append("firstCol")
        if position == cells - 1 and position > 0:
            holds.append("lastCol")
        return self._style, tuple(name for name in holds if name in self._conditions)

    def _sum(self, column: int, span: int) -> float:
        return sum(self.frame.grid[column : column + span])

    def _grid(self) -> list[float]:
        """Return the widths of the grid columns: as written, or as the cells of a whole row say when they say otherwise."""
        holder = self._table.find(TBL_GRID)
        grid: list[float] = []
        if holder is not None:
            for column in holder.iterchildren(W + "gridCol"):
                grid.append(max(twips_in(column.get(W + "w")) or 0.0, 0.0))
                if len(grid) >= MAX_COLUMNS:
                    break
        for row in self._rows[:12]:
            widths = _row_widths(row)
            if widths is None or (grid and len(widths) != len(grid)):
                continue
            if not grid or any(abs(one - other) > _GRID_SLACK for one, other in zip(grid, widths, strict=True)):
                return widths
            break
        return grid


def _row_widths(row: _Element) -> list[float] | None:
    """Return the widths of a row's cells when each has one of its own in twips and none spans columns."""
    widths = []
    for cell in _cells(row):
        stated = _stated(cell)
        own = stated.get(_CELL_WIDTH)
        if own is None or own.get(W + "type", "dxa") != "dxa" or _GRID_SPAN in stated:
            return None
        width = twips_in(own.get(W + "w"))
        if not width or width < 0:
            return None
        widths.append(width)
    return widths or None


def _rows(parent: _Element, book: Book) -> Iterator[_Element]:
    """Yield the rows of a table that are not deleted."""
    for child in parent:
        if child.tag == TR:
            properties = child.find(TR_PR)
            if properties is not None:
                if properties.find(DEL) is not None or properties.find(MOVE_FROM) is not None:
                    book.tracked = True
                    continue
                if properties.find(INS) is not None:
                    book.tracked = True
            yield child
        elif child.tag in (CUSTOM_XML, INS, MOVE_TO, SDT_CONTENT):
            yield from _rows(child, book)
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _rows(content, book)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == TC:
            yield child
        elif child.tag in (CUSTOM_XML, INS, MOVE_TO, SDT_CONTENT):
            yield from _cells(child)
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _cells(content)


def _unique(cells: Iterable[CellFrame | None]) -> tuple[Area, ...]:
    return tuple({id(cell): cell.area for cell in cells if cell is not None}.values())


def _stated(cell: _Element) -> dict[str, _Element]:
    """Return what a cell's own properties (``w:tcPr``) state, by tag; of a tag that stands twice, the first counts."""
    properties = cell.find(TC_PR)
    return {child.tag: child for child in reversed(properties)} if properties is not None else {}


def _drawn(own: dict[str, bool], edges: dict[str, bool], edge: str, outer: bool) -> bool:
    """Return whether an edge of a cell is drawn: as the cell's own borders say, else as the table's do."""
    if edge in own:
        return own[edge]
    inner = "insideH" if edge in ("top", "bottom") else "insideV"
    return edges.get(edge if outer else inner, False)


def _number(element: _Element | None, default: int = 0) -> int:
    number = whole(element.get(VAL)) if element is not None else None
    return min(number, MAX_SPAN) if number is not None and number >= 0 else default


def _on(element: _Element | None) -> bool:
    return element is not None and is_on(element)


def _merged(element: _Element | None) -> bool:
    """Return whether a cell continues the one before it (vMerge or hMerge without "restart")."""
    return element is not None and element.get(VAL, "continue") == "continue"


def _width(element: _Element | None, default: float) -> float:
    if element is None or element.get(W + "type", "dxa") != "dxa":
        return default
    value = twips_in(element.get(W + "w"))
    return value if value is not None else default


def _margins(element: _Element | None) -> dict[str, float]:
    out: dict[str, float] = {}
    if element is not None:
        for child in element:
            name = {"start": "left", "end": "right"}.get(child.tag[len(W) :], child.tag[len(W) :])
            if name in ("left", "right"):
                out[name] = max(_width(child, DEFAULT_MARGIN), 0.0)
    return out
