"""Which words a drawn shape stands under, and whether it stands in their middle: a walk down the page by printed heights."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.readers.docx.heights import cut_height
from generator.readers.docx.pieces import Area, Cut, Frame, Para, Shape
from generator.readers.docx.sections import Page

WORDS = re.compile(r"[^_\-–—―─━¯‾‗=*.\s]")
"""A sign that belongs to words, not to a typed line."""
TOLERANCE = 0.03
"""Share of the room by which a line's middle may be off: lines drawn by hand in real documents are off by up to 4 mm."""
LEAST_TOLERANCE = 227.0
_REACH = 60
"""Blocks, or rows, that are looked through for words."""
_DEPTH = 8
_INSET = 72.0
"""Twips between the top of a text box and its first line (Word's own 0,05 inch)."""
_FLOWING = ("paragraph", "line", "text")


def balanced(off: float, width: float) -> bool:
    """Return whether a middle that is ``off`` twips from the middle of ``width`` passes as centred."""
    return abs(off) <= max(LEAST_TOLERANCE, TOLERANCE * width)


class Footing:
    """Finds words by geometry. ``pages`` are the sections, ``frames`` the tables, all of them complete."""

    def __init__(self, pages: Sequence[Page], frames: Sequence[Frame]) -> None:
        self._pages = pages
        self._rows: dict[tuple[int, int], list[Area]] = {}
        for frame in frames:
            for cell in frame.cells:
                self._rows.setdefault((frame.index, cell.row), []).append(cell.area)
        self._heights: dict[tuple[int, int], float] = {}
        self._boxes: list[Shape] = []

    def remember(self, paragraph: Para) -> None:
        """Note the text boxes whose place on the page is known, for lines that are anchored elsewhere."""
        self._boxes += [
            s for s in paragraph.shapes if s.area is not None and s.y_from not in _FLOWING and len(self._boxes) < _REACH
        ]

    def column(self, paragraph: Para) -> float | None:
        """Return the width of the page's text column at a paragraph."""
        return self._page(paragraph).text_width

    def width(self, paragraph: Para) -> float | None:
        """Return the width of the area a paragraph stands in."""
        return paragraph.area.width if paragraph.area.width is not None else self.column(paragraph)

    def _page(self, paragraph: Para) -> Page:
        return self._pages[min(paragraph.section, len(self._pages) - 1)]

    def stands(self, shape: Shape, paragraph: Para, length: float | None) -> tuple[int | None, bool | None]:
        """Return (the cut a line stands under, whether it is centred); ``None`` for what cannot be told."""
        box = self._box_of(shape, paragraph, length)
        if box is not None and box.area is not None:
            found = self._walk(box.area.blocks, (shape.y or 0.0) - (box.y or 0.0) - _INSET, None, 0)[0]
            off = (shape.x or 0.0) + (length or 0.0) / 2 - (box.x or 0.0) - (box.width or 0.0) / 2
            return found, balanced(off, box.width or 0.0)
        left = self._left_of(shape, paragraph)
        middle = left + length / 2 if left is not None and length is not None else None
        width = self.width(paragraph)
        beside = self._beside_cell(shape, paragraph, middle, width)
        if beside is not None:
            area, top = beside
            off = paragraph.area.left + (middle or 0.0) - area.left - (area.width or 0.0) / 2
            found = self._walk(area.blocks, top + (shape.y or 0.0), None, 0)[0]
            return found if found is not None else self._above_cells(area.above, None), balanced(off, area.width or 0.0)
        return self._under(shape, paragraph, middle), self._centred(shape, paragraph, middle, width)

    # Across ---------------------------------------------------------------------------------------------------------

    def _left_of(self, shape: Shape, paragraph: Para) -> float | None:
        """Return where a shape begins, in twips from the left of the paragraph's area; ``None`` when unknown."""
        if shape.x is None or shape.inline:
            return None
        if shape.x_from in ("column", "text"):
            return shape.x if shape.in_cell or paragraph.area.container != "cell" else shape.x - paragraph.area.left
        if shape.x_from in ("margin", "page") and paragraph.area.container in ("body", "cell", "header"):
            margin = self._page(paragraph).margins.get("left")
            if shape.x_from == "page" and margin is None:
                return None
            return shape.x - (margin or 0.0 if shape.x_from == "page" else 0.0) - paragraph.area.left
        return None

    def _centred(self, shape: Shape, paragraph: Para, middle: float | None, width: float | None) -> bool | None:
        if shape.inline:
            align = shape.x_align or paragraph.properties.get("align", "left")
            return align == "center" if not shape.share or shape.share < 1 else True
        if shape.x_align is not None:
            if shape.x_from == "column" or paragraph.area.container == "body":
                return shape.x_align == "center"
            return None
        return balanced(middle - width / 2, width) if middle is not None and width is not None else None

    def _beside_cell(
        self, shape: Shape, paragraph: Para, middle: float | None, width: float | None
    ) -> tuple[Area, float] | None:
        """Return the other cell of the row that a shape prints in, and how far below the row's top its anchor stands."""
        place = paragraph.area.cell
        if (
            place is None
            or middle is None
            or width is None
            or -120 <= middle <= width + 120
            or shape.y_from not in _FLOWING
        ):
            return None
        other = _area_at(self._rows.get((place.table, place.row), ()), paragraph.area.left + middle)
        if other is None or other is paragraph.area:
            return None
        above = paragraph.area.blocks[: paragraph.block][:_REACH]
        return other, sum(self._height(block, 0) for block in above)

    def _box_of(self, shape: Shape, paragraph: Para, length: float | None) -> Shape | None:
        """Return the text box that a shape is drawn over, when both are placed from the same edges."""
        if shape.x is None or shape.y is None or shape.inline:
            return None
        middle = shape.x + (length or 0.0) / 2
        for box in (*(one for one in paragraph.shapes if one.area is not None), *self._boxes):
            if box.x is None or box.y is None or not box.width or not box.height:
                continue
            if (box.x_from, box.y_from) != (shape.x_from, shape.y_from):
                continue
            if box.x <= middle <= box.x + box.width and box.y <= shape.y <= box.y + box.height + 200:
                return box
        return None

    # Down -----------------------------------------------------------------------------------------------------------

    def _under(self, shape: Shape, paragraph: Para, middle: float | None) -> int | None:
        """Return the cut that a shape stands under: the lowest one whose foot is not below it."""
        if shape.inline or shape.y is None or shape.y_from not in _FLOWING:
            own = last_words(paragraph, middle)
            return own if own is not None else self.above(paragraph, middle)
        if shape.y < 0:
            return self.above(paragraph, middle)
        absolute = paragraph.area.left + middle if middle is not None else None
        blocks = paragraph.area.blocks[paragraph.block : paragraph.block + _REACH]
        found = self._walk(blocks, shape.y, absolute, 0)[0]
        return found if found is not None else self.above(paragraph, middle)

    def _walk(
        self, blocks: Sequence[Para | Frame], y: float, absolute: float | None, depth: int
    ) -> tuple[int | None, bool]:
        """Go down to the height ``y`` below the first block's top; return (the last cut with words passed, whether ``y``
        was reached)."""
        found: int | None = None
        foot = 0.0
        for number, block in enumerate(blocks[:_REACH]):
            if isinstance(block, Frame):
                if depth >= _DEPTH:
                    break
                inside, foot, reached = self._walk_table(block, y, foot, absolute, depth)
                found = inside if inside is not None else found
                if reached:
                    return found, True
                continue
            if number:
                foot += block.properties.get("before", 0.0)
            for row in rows_of(block):
                height, one = self._cut_height(block, row[0])
                foot += height
                if y < foot - one * 0.5:
                    return found, True
                worded = [part for part in row if WORDS.search(block.text[part.start : part.end])]
                if worded:
                    middle = absolute - block.area.left if absolute is not None else None
                    found = _beside(worded, middle, self.width(block)).index
            foot += block.properties.get("after", 0.0)
        return found, False

    def _walk_table(
        self, frame: Frame, y: float, foot: float, absolute: float | None, depth: int
    ) -> tuple[int | None, float, bool]:
        found: int | None = None
        for row in range(min(frame.rows, _REACH)):
            cell = _area_at(self._rows.get((frame.index, row), ()), absolute)
            height = self._row_height(frame, row, depth)
            if y < foot + height:
                inside = self._walk(cell.blocks, y - foot, absolute, depth + 1)[0] if cell is not None else None
                return inside if inside is not None else found, foot, True
            foot += height
            if cell is not None:
                end = self._end_of(cell, absolute)
                found = end if end is not None else found
        return found, foot, False

    def _row_height(self, frame: Frame, row: int, depth: int) -> float:
        key = frame.index, row
        if key not in self._heights:
            areas = self._rows.get(key, ())
            self._heights[key] = max(
                (sum(self._height(block, depth + 1) for block in area.blocks[:_REACH]) for area in areas), default=0.0
            )
        return self._heights[key]

    def _height(self, block: Para | Frame, depth: int) -> float:
        if isinstance(block, Frame):
            if depth >= _DEPTH:
                return 0.0
            return sum(self._row_height(block, row, depth) for row in range(min(block.rows, _REACH)))
        lines = sum(self._cut_height(block, row[0])[0] for row in rows_of(block))
        return float(lines + block.properties.get("before", 0.0) + block.properties.get("after", 0.0))

    def _cut_height(self, paragraph: Para, cut: Cut) -> tuple[float, float]:
        if cut.height is None:
            cut.height = cut_height(paragraph, cut, self.column(paragraph))
        return cut.height

    def above(self, paragraph: Para, middle: float | None) -> int | None:
        """Return the nearest words above a paragraph: in its own area, else in the cells above it."""
        if paragraph.above_words is not None:
            return last_words(paragraph.area.paragraphs[paragraph.above_words], middle)
        absolute = paragraph.area.left + middle if middle is not None else None
        return self._above_cells(paragraph.above_cells, absolute)

    def above_area(self, area: Area) -> int | None:
        """Return the nearest words above a whole cell."""
        return self._above_cells(area.above, None)

    def end_of(self, area: Area) -> int | None:
        """Return the last words of an area; ``None`` when it has none after its last table."""
        return self._end_of(area, None)

    def _above_cells(self, cells: Sequence[Area], absolute: float | None) -> int | None:
        for _row in range(_REACH):
            area = _area_at(cells, absolute)
            if area is None:
                return None
            found = self._end_of(area, absolute)
            if found is not None:
                return found
            cells = area.above
        return None

    def _end_of(self, area: Area, absolute: float | None) -> int | None:
        if area.last_words is None:
            return None
        return last_words(area.paragraphs[area.last_words], absolute - area.left if absolute is not None else None)


def rows_of(paragraph: Para) -> list[list[Cut]]:
    """Return the cuts of a paragraph by printed line: two columns of one line stand together."""
    rows: list[list[Cut]] = []
    for cut in paragraph.cuts:
        if cut.side == "right" and rows and rows[-1][0].side == "left":
            rows[-1].append(cut)
        else:
            rows.append([cut])
    return rows


def last_words(paragraph: Para, middle: float | None) -> int | None:
    """Return the last cut with words of a paragraph, on the side where ``middle`` is; ``None`` when it has none."""
    text = paragraph.text
    for row in reversed(rows_of(paragraph)):
        worded = [cut for cut in row if WORDS.search(text[cut.start : cut.end])]
        if worded:
            return _beside(worded, middle, paragraph.area.width).index
    return None


def _beside(cuts: list[Cut], middle: float | None, width: float | None) -> Cut:
    """Return the cut on whose side the line stands."""
    if len(cuts) > 1 and middle is not None and width is not None:
        return cuts[0] if middle < width / 2 else cuts[-1]
    return cuts[-1]


def _area_at(cells: Sequence[Area], absolute: float | None) -> Area | None:
    """Return the cell that contains the place ``absolute``; the only one when there is but one."""
    if len(cells) == 1:
        return cells[0]
    if absolute is None:
        return None
    for cell in cells:
        if cell.width is not None and cell.left - 120 <= absolute <= cell.left + cell.width + 120:
            return cell
    return None
