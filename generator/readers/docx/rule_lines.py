"""Rule lines: drawn shapes, paragraph borders, rows of underscores, cell edges; each with the words it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Location
from generator.model.layout import RuleLine
from generator.model.length import Length, pt, twips
from generator.readers.docx.footing import WORDS, Footing, balanced, last_words
from generator.readers.docx.heights import room, runs_between, width_of
from generator.readers.docx.pieces import Cut, Frame, Para, Shape
from generator.readers.docx.sections import Page

_MARKS = re.compile(r"[_\-–—―─━¯‾‗](?:[_\-–—―─━¯‾‗ \u00a0]*[_\-–—―─━¯‾‗])")
_BROKEN = frozenset("-–")
_BROKEN_STYLES = ("dot", "dash", "dott", "wave")


class RuleLines:
    """Finds the rule lines of a document whose ``paragraphs`` are cut and whose ``frames`` (tables) are told apart."""

    def __init__(self, pages: Sequence[Page], paragraphs: Sequence[Para], frames: Sequence[Frame], source: str) -> None:
        self._source = source
        self._footing = Footing(pages, frames)
        self._sided = {cut.index for paragraph in paragraphs for cut in paragraph.cuts if cut.side}
        """Columns made by tabs and blanks: where they stand on the line is not known."""
        self.found: list[RuleLine] = []
        for paragraph in paragraphs:
            if paragraph.shapes:
                self._footing.remember(paragraph)
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        for frame in frames:
            self._table(frame)

    def _paragraph(self, paragraph: Para) -> None:
        """Look for lines in one paragraph."""
        for shape in paragraph.shapes:
            if shape.kind == "line":
                self._shape(shape, paragraph)
        borders = paragraph.properties.get("borders")
        if borders:
            self._border(paragraph, borders)
        for cut in paragraph.cuts:
            self._typed(paragraph, cut)

    def _table(self, frame: Frame) -> None:
        """Look for cell edges that serve as lines, in a table that only places things."""
        if not frame.layout or any(cell.sides for cell in frame.cells):
            return
        for cell in frame.cells:
            if not cell.bottom and not (
                cell.top and not any(above.bottom for above in frame.cells if above.row + above.row_span == cell.row)
            ):
                continue
            under = self._footing.end_of(cell.area) if cell.bottom else self._footing.above_area(cell.area)
            if under is None:
                continue
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
        width = self._footing.width(paragraph)
        length = shape.width if shape.share is None else (width * shape.share if width else None)
        under, centred = self._footing.stands(shape, paragraph, length)
        self._add(
            paragraph,
            under,
            twips(length) if length is not None else None,
            "shape",
            None if under in self._sided else centred,
            shape.solid,
            pt(shape.weight) if shape.weight else None,
            shape.path,
        )

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
        under = last_words(paragraph, None) if bottom is not None else None
        if under is None:
            under = self._footing.above(paragraph, None)
        length = room(paragraph, self._footing.column(paragraph))
        left, right = paragraph.properties.get("left", 0.0), paragraph.properties.get("right", 0.0)
        width = self._footing.width(paragraph)
        centred = balanced((left - right) / 2, width) if width is not None else None
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
            one for one in paragraph.cuts if one.start < cut.start and WORDS.search(paragraph.text[one.start : one.end])
        ]
        self._add(
            paragraph,
            earlier[-1].index if earlier else self._footing.above(paragraph, None),
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
