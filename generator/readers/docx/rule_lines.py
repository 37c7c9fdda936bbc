"""Rule lines: drawn shapes, paragraph borders, rows of underscores, cell edges; each with the words it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Location
from generator.model.layout import RuleLine
from generator.model.length import Length, pt, twips
from generator.readers.docx.heights import cut_height, room, runs_between, width_of
from generator.readers.docx.pieces import Area, Cut, Frame, Para, Shape
from generator.readers.docx.sections import Page

_MARKS = re.compile(r"[_\-–—―─━¯‾‗](?:[_\-–—―─━¯‾‗ \u00a0]*[_\-–—―─━¯‾‗])")
_BROKEN = frozenset("-–")
_BROKEN_STYLES = ("dot", "dash", "dott", "wave")
_WORDS = re.compile(r"[^_\-–—―─━¯‾‗=*.\s]")
TOLERANCE = 0.03
"""Share of the room by which a line's middle may be off: lines drawn by hand in real documents are off by up to 4 mm."""
LEAST_TOLERANCE = 227.0
_CLIMB = 60
"""Rows that are looked through upwards for words."""


class RuleLines:
    """Finds the rule lines of a document. ``pages`` are its sections; give every paragraph once its cuts are made."""

    def __init__(self, pages: Sequence[Page], source: str) -> None:
        self._pages, self._source = pages, source
        self.found: list[RuleLine] = []

    def paragraph(self, paragraph: Para) -> None:
        """Look for lines in one paragraph."""
        for shape in paragraph.shapes:
            if shape.kind == "line":
                self._shape(shape, paragraph)
        borders = paragraph.properties.get("borders")
        if borders:
            self._border(paragraph, borders)
        for cut in paragraph.cuts:
            self._typed(paragraph, cut)

    def table(self, frame: Frame) -> None:
        """Look for cell edges that serve as lines, in a table that only places things."""
        if not frame.layout or any(cell.sides for cell in frame.cells):
            return
        for cell in frame.cells:
            if not cell.bottom and not (
                cell.top and not any(above.bottom for above in frame.cells if above.row + above.row_span == cell.row)
            ):
                continue
            under = self._end_of(cell.area, None) if cell.bottom else self._above_cells(cell.area.above, None)
            last = cell.area.paragraphs[-1] if cell.area.paragraphs else None
            self.found.append(
                RuleLine(
                    under,
                    twips(cell.width) if cell.width else None,
                    "border",
                    True,
                    True,
                    None,
                    Location(self._source, paragraph=last.number) if last else None,
                    frame.path,
                )
            )

    def _column(self, paragraph: Para) -> float | None:
        return self._pages[min(paragraph.section, len(self._pages) - 1)].text_width

    def _width(self, paragraph: Para) -> float | None:
        return paragraph.area.width if paragraph.area.width is not None else self._column(paragraph)

    def _add(
        self,
        paragraph: Para,
        under: int | None,
        length: Length | None,
        how: str,
        centred: bool | None,
        solid: bool | None,
        weight: Length | None = None,
        path: str | None = None,
    ) -> None:
        at = Location(self._source, paragraph=paragraph.number or None)
        self.found.append(RuleLine(under, length, how, centred, solid, weight, at, path or paragraph.path))

    # Shapes ---------------------------------------------------------------------------------------------------------

    def _shape(self, shape: Shape, paragraph: Para) -> None:
        width = self._width(paragraph)
        length = shape.width if shape.share is None else (width * shape.share if width else None)
        left = self._left_of(shape, paragraph)
        middle = left + length / 2 if left is not None and length is not None else None
        self._add(
            paragraph,
            self._under(shape, paragraph, middle),
            twips(length) if length is not None else None,
            "shape",
            self._shape_centred(shape, paragraph, middle),
            shape.solid,
            pt(shape.weight) if shape.weight else None,
            shape.path,
        )

    def _left_of(self, shape: Shape, paragraph: Para) -> float | None:
        """Return where the line begins, in twips from the left of the paragraph's area; ``None`` when unknown."""
        if shape.x is None or shape.inline:
            return None
        if shape.x_from in ("column", "text"):
            return shape.x
        page = self._pages[min(paragraph.section, len(self._pages) - 1)]
        if shape.x_from in ("margin", "page") and paragraph.area.container in ("body", "cell", "header"):
            margin = page.margins.get("left")
            if shape.x_from == "page" and margin is None:
                return None
            return shape.x - (margin or 0.0 if shape.x_from == "page" else 0.0) - paragraph.area.left
        return None

    def _shape_centred(self, shape: Shape, paragraph: Para, middle: float | None) -> bool | None:
        width = self._width(paragraph)
        if shape.inline:
            align = shape.x_align or paragraph.properties.get("align", "left")
            return align == "center" if not shape.share or shape.share < 1 else True
        if shape.x_align is not None:
            if shape.x_from == "column" or paragraph.area.container == "body":
                return shape.x_align == "center"
            return None
        if middle is None or width is None:
            return None
        return abs(middle - width / 2) <= max(LEAST_TOLERANCE, TOLERANCE * width)

    def _under(self, shape: Shape, paragraph: Para, middle: float | None) -> int | None:
        """Return the cut that the line stands under: the lowest one whose foot is not below the line."""
        column = self._column(paragraph)
        if shape.inline or shape.y is None or shape.y_from not in ("paragraph", "line", "text"):
            own = _last_words(paragraph, middle)
            return own if own is not None else self._above(paragraph, middle)
        if shape.y < 0:
            return self._above(paragraph, middle)
        paragraphs = paragraph.area.paragraphs
        start = paragraph.place
        found: int | None = None
        foot = 0.0
        for place in range(start, min(start + _CLIMB, len(paragraphs))):
            current = paragraphs[place]
            if place > start:
                foot += current.properties.get("before", 0.0)
            for cut in _rows_of(current):
                height, one = cut_height(current, cut[0], column)
                foot += height
                if shape.y < foot - one * 0.5:
                    return found if found is not None else self._above(paragraph, middle)
                worded = [part for part in cut if _WORDS.search(current.text[part.start : part.end])]
                if worded:
                    found = _beside(worded, middle, self._width(current)).index
            foot += current.properties.get("after", 0.0)
        return found if found is not None else self._above(paragraph, middle)

    def _above(self, paragraph: Para, middle: float | None) -> int | None:
        """Return the nearest words above a paragraph: in its own area, else in the cells above it."""
        if paragraph.above_words is not None:
            return _last_words(paragraph.area.paragraphs[paragraph.above_words], middle)
        absolute = paragraph.area.left + middle if middle is not None else None
        return self._above_cells(paragraph.above_cells, absolute)

    def _above_cells(self, cells: Sequence[Area], absolute: float | None) -> int | None:
        for _row in range(_CLIMB):
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
        return _last_words(area.paragraphs[area.last_words], absolute - area.left if absolute is not None else None)

    # Borders --------------------------------------------------------------------------------------------------------

    def _border(self, paragraph: Para, borders: dict[str, object]) -> None:
        bottom, top = borders.get("bottom"), borders.get("top")
        if (borders.get("left") or borders.get("right")) and top and bottom:
            return
        if bottom is not None and self._joined(paragraph):
            return
        border = bottom or top
        if border is None:
            return
        under = _last_words(paragraph, None) if bottom is not None else None
        if under is None:
            under = self._above(paragraph, None)
        length = room(paragraph, self._column(paragraph))
        left, right = paragraph.properties.get("left", 0.0), paragraph.properties.get("right", 0.0)
        width = self._width(paragraph)
        centred = abs(left - right) / 2 <= max(LEAST_TOLERANCE, TOLERANCE * width) if width is not None else None
        style = getattr(border, "style", "single")
        self._add(
            paragraph,
            under,
            twips(length) if length is not None else None,
            "border",
            centred,
            not any(part in style.casefold() for part in _BROKEN_STYLES),
            getattr(border, "width", None),
        )

    def _joined(self, paragraph: Para) -> bool:
        """Return whether the next paragraph has the same borders and indents: then no line is drawn between the two."""
        place = paragraph.place + 1
        if place >= len(paragraph.area.paragraphs):
            return False
        other = paragraph.area.paragraphs[place].properties
        return all(other.get(key) == paragraph.properties.get(key) for key in ("borders", "left", "right"))

    # Typed lines ----------------------------------------------------------------------------------------------------

    def _typed(self, paragraph: Para, cut: Cut) -> None:
        words = paragraph.text[cut.start : cut.end]
        marks = words.strip(" \t\u00a0")
        if len(marks) >= 3 and _MARKS.fullmatch(marks):
            length: Length | None = pt(width_of(paragraph.runs, cut.start, cut.end))
            solid = not _BROKEN & set(marks) and " " not in marks
        elif not marks and words and self._underlined(paragraph, cut):
            length = pt(_blanks_width(paragraph, cut)) if "\t" not in words else None
            solid = True
        else:
            return
        align = paragraph.properties.get("align", "left")
        centred = None if cut.side or "\t" in words else align == "center"
        earlier = [
            one
            for one in paragraph.cuts
            if one.start < cut.start and _WORDS.search(paragraph.text[one.start : one.end])
        ]
        self._add(
            paragraph,
            earlier[-1].index if earlier else self._above(paragraph, None),
            length,
            "underscores",
            centred,
            solid,
        )

    def _underlined(self, paragraph: Para, cut: Cut) -> bool:
        runs = [(run, words) for run, words, _at in runs_between(paragraph.runs, cut.start, cut.end) if words]
        underlined = "".join(words for run, words in runs if run.underline)
        return "\t" in underlined or len(underlined) >= 5


def _blanks_width(paragraph: Para, cut: Cut) -> float:
    """Return the width in points of the underlined blanks of a cut."""
    return sum(
        0.25 * len(words) * (run.size or 10.0)
        for run, words, _at in runs_between(paragraph.runs, cut.start, cut.end)
        if run.underline
    )


def _rows_of(paragraph: Para) -> list[list[Cut]]:
    """Return the cuts of a paragraph by printed line: two columns of one line stand together."""
    rows: list[list[Cut]] = []
    for cut in paragraph.cuts:
        if cut.side == "right" and rows and rows[-1][0].side == "left":
            rows[-1].append(cut)
        else:
            rows.append([cut])
    return rows


def _beside(cuts: list[Cut], middle: float | None, width: float | None) -> Cut:
    """Return the cut on whose side the line stands."""
    if len(cuts) > 1 and middle is not None and width is not None:
        return cuts[0] if middle < width / 2 else cuts[-1]
    return cuts[-1]


def _last_words(paragraph: Para, middle: float | None) -> int | None:
    """Return the last cut with words of a paragraph; ``None`` when it has none."""
    text = paragraph.text
    for row in reversed(_rows_of(paragraph)):
        worded = [cut for cut in row if _WORDS.search(text[cut.start : cut.end])]
        if worded:
            return _beside(worded, middle, paragraph.area.width).index
    return None


def _area_at(cells: Sequence[Area], absolute: float | None) -> Area | None:
    """Return the cell above which contains the place ``absolute``; the only one when there is but one."""
    if len(cells) == 1:
        return cells[0]
    if absolute is None:
        return None
    for cell in cells:
        if cell.width is not None and cell.left - 120 <= absolute <= cell.left + cell.width + 120:
            return cell
    return None
