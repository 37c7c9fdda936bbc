"""The lines for the recogniser: cuts in the order in which a person reads them, with the little their form tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.model import Location
from generator.model.layout import Run
from generator.readers.docx.heights import runs_between
from generator.readers.docx.pieces import Area, CellFrame, Frame, Para, Shape
from generator.readers.docx.sections import Page
from generator.readers.lines import SourceLine

_HEAD = re.compile(
    r"C[ỘO]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+H[ỘO]I|Đ[ộo]c\s+l[ậâa]p\s*[-–—]\s*T[ựu]\s+do|(?:^|\n)\s*S[ốô]\s*:|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|ngày[\s.…_\d]{0,20}tháng[\s.…_\d]{0,20}năm[\s.…_\d]{0,10}(?:\n|$)",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"N[ơo]i\s+nhận|(?:^|\n)\s*(?:TM|KT|TL|TUQ|Q)\s*\.|(?:^|\n)\s*(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG|"
    r"CỤC\s+TRƯỞNG|TRƯỞNG\s+(?:PHÒNG|BAN|ĐOÀN)|HIỆU\s+TRƯỞNG|CHỦ\s+T[ỌO]A|CHỦ\s+TOẠ|CHỦ\s+TRÌ|THƯ\s+KÝ|ĐẠI\s+DIỆN|NGƯỜI\s+\w+)(?:\s|\n|$)"
)
_ADDRESSED = re.compile(r"(?:^|\n)\s*K[íi]nh\s+g[ửư]i", re.IGNORECASE)
_FEW_CELLS = 60
_FEW_LINES, _GLANCE = 300, 200
"""How many paragraphs, and how much of each, are looked at to tell a head from data."""


class Lines:
    """Makes the lines of one document. ``frames`` are its tables, complete."""

    def __init__(self, source: str, pages: Sequence[Page], frames: Sequence[Frame]) -> None:
        self._source, self._pages = source, pages
        self._cells: dict[int, CellFrame] = {}
        self._hosts: dict[int, Area] = {}
        for frame in frames:
            frame.layout = _is_layout(frame)
            for cell in frame.cells:
                self._cells[id(cell.area)] = cell

    def of(self, paragraphs: Sequence[Para], start: int, end: int) -> list[SourceLine]:
        """Return the lines of ``paragraphs[start:end]``, which stand in document order, text boxes after their anchors."""
        found: list[SourceLine] = []
        for paragraph, side in self._in_reading_order(paragraphs, start, end, None):
            found.extend(self._lines(paragraph, side))
        return found

    def _in_reading_order(
        self, paragraphs: Sequence[Para], start: int, end: int, side: str | None
    ) -> Iterator[tuple[Para, str | None]]:
        """Yield every paragraph with the side that a text box gives it: boxes that stand above or beside their anchor
        come before it, those further down after it; from left to right where they stand at one height."""
        at = start
        while at < end:
            paragraph = paragraphs[at]
            at += 1
            boxes = [shape for shape in paragraph.shapes if shape.area is not None] if paragraph.shapes else []
            if not boxes:
                yield paragraph, side
                continue
            at = max(at, *(shape.span[1] for shape in boxes))
            boxes.sort(key=_height_then_side)
            before = [shape for shape in boxes if _stands_above(shape, paragraph)]
            for shape in before:
                yield from self._in_box(paragraphs, shape, paragraph)
            yield paragraph, side
            for shape in boxes:
                if shape not in before:
                    yield from self._in_box(paragraphs, shape, paragraph)

    def _in_box(self, paragraphs: Sequence[Para], shape: Shape, anchor: Para) -> Iterator[tuple[Para, str | None]]:
        self._hosts[id(shape.area)] = anchor.area
        yield from self._in_reading_order(paragraphs, *shape.span, self._side(shape, anchor))

    def _side(self, shape: Shape, anchor: Para) -> str | None:
        """Return the half of the page a text box stands in; ``None`` when it spans the middle or is unknown."""
        if anchor.area.container != "body":
            return None
        page = self._pages[min(anchor.section, len(self._pages) - 1)]
        width = page.text_width
        if shape.x is None or shape.width is None or width is None:
            return {"left": "left", "right": "right"}.get(shape.x_align or "")
        left = shape.x - (page.margins.get("left", 0.0) if shape.x_from == "page" else 0.0)
        if shape.width > 0.75 * width:
            return None
        return "left" if left + shape.width / 2 < width / 2 else "right"

    def _lines(self, paragraph: Para, side: str | None) -> Iterator[SourceLine]:
        cell = self._cell_of(paragraph.area)
        blank = not paragraph.text.strip() and not paragraph.label
        if blank and (cell is None or cell.frame.layout or cell.area is not paragraph.area or paragraph.place):
            return
        page = self._pages[min(paragraph.section, len(self._pages) - 1)]
        properties = paragraph.properties
        many = len(paragraph.cuts) > 1
        for number, cut in enumerate(paragraph.cuts):
            runs = [
                (run, words.upper() if run.caps else words)
                for run, words, _at in runs_between(paragraph.runs, cut.start, cut.end)
                if words and not run.hidden
            ]
            text = "".join([words for _run, words in runs]).strip()
            label = paragraph.label if number == 0 else None
            if not text and not label and not blank:
                continue
            bold, italic, size = _dominant(runs)
            yield SourceLine(
                text=text,
                index=cut.index,
                at=Location(self._source, paragraph=paragraph.number or None),
                label=label,
                bold=bold,
                italic=italic,
                lead=_lead(runs) if bold is None else "",
                size=size,
                align=None if cut.side else align_of(paragraph),
                style=paragraph.style,
                outline=properties.get("outline"),
                table=cell.frame.index if cell else None,
                row=cell.row if cell else None,
                column=cell.column if cell else None,
                span=cell.span if cell else 1,
                row_span=cell.row_span if cell else 1,
                layout_table=cell.frame.layout if cell else None,
                header_row=bool(cell) and cell.row < cell.frame.header_rows if cell else False,
                container="body" if paragraph.area.container == "cell" else paragraph.area.container,
                side=cut.side or side,
                section=paragraph.section,
                landscape=page.landscape,
                page_break_before=cut.new_page,
                hard_break=True if not many or number == len(paragraph.cuts) - 1 or cut.side else None,
            )

    def _cell_of(self, area: Area) -> CellFrame | None:
        """Return the cell a line is told to stand in: its own; the outer one where a data table or a text box lies inside a
        cell; ``None`` outside tables."""
        cell = self._cells.get(id(area))
        if cell is None:
            host = self._hosts.get(id(area))
            return self._cell_of(host) if host is not None else None
        for _depth in range(100):
            outer = cell.frame.outer
            if outer is None or outer.frame.layout:
                break
            cell = outer
        return cell


def align_of(paragraph: Para) -> str:
    """Return how a paragraph's words are set: its alignment, or what a frame or a leading tab makes of it."""
    properties = paragraph.properties
    align: str = properties.get("align", "left")
    frame = properties.get("frame")
    if frame and frame.get("xAlign") in ("center", "right") and not frame.get("w"):
        return str(frame["xAlign"])
    if paragraph.absolute_tab in ("center", "right"):
        return paragraph.absolute_tab
    if align in ("left", "both") and paragraph.text.startswith("\t") and properties.get("tabs"):
        tabs = len(paragraph.text) - len(paragraph.text.lstrip("\t"))
        stops = sorted(at for at, kind in properties["tabs"].items() if kind not in ("clear", "bar") and at > 0)
        if tabs <= len(stops) and "\t" not in paragraph.text.strip("\t"):
            kind = properties["tabs"][stops[tabs - 1]]
            if kind in ("center", "right"):
                return str(kind)
    return align


def _dominant(runs: Sequence[tuple[Run, str]]) -> tuple[bool | None, bool | None, float | None]:
    """Return whether all words are bold, all are italic (``None`` = partly), and the size of most of them."""
    seen = [(run, len(words)) for run, words in runs if words.strip() and not run.superscript]
    if not seen:
        seen = [(run, len(words)) for run, words in runs]
        if not seen:
            return None, None, None
    first = seen[0][0]
    if len(seen) == 1:
        return first.bold, first.italic, first.size
    bold, italic, most = first.bold, first.italic, 0
    sizes: dict[float | None, int] = {}
    size = first.size
    for run, length in seen:
        if run.bold is not bold:
            bold = None
        if run.italic is not italic:
            italic = None
        total = sizes[run.size] = sizes.get(run.size, 0) + length
        if total > most:
            size, most = run.size, total
    return bold, italic, size


def _lead(runs: Sequence[tuple[Run, str]]) -> str:
    """Return the bold words at the beginning of a line that is partly bold."""
    words: list[str] = []
    for run, text in runs:
        if text.strip() and not run.bold:
            break
        words.append(text)
    return "".join(words).strip()


def _stands_above(shape: Shape, anchor: Para) -> bool:
    """Return whether a text box is read before the words of its anchor."""
    if not anchor.text.strip() or shape.inline:
        return False
    if shape.y is None or shape.y_from not in ("paragraph", "line", "text"):
        return True
    return shape.y < 120


def _height_then_side(shape: Shape) -> tuple[int, float]:
    """Sort key: boxes whose tops lie within a line of each other count as side by side."""
    y = shape.y if shape.y is not None else 0.0
    return round(y / 600), shape.x if shape.x is not None else 0.0


def _is_layout(frame: Frame) -> bool | None:
    """Return whether a table only places things side by side (head, signatures); ``None`` when its look does not tell."""
    gridded = sum(cell.sides for cell in frame.cells) > len(frame.cells) / 2
    if len(frame.cells) > _FEW_CELLS or not frame.cells:
        return False if frame.bordered else None
    words = (paragraph.text[:_GLANCE].strip() for cell in frame.cells for paragraph in cell.area.paragraphs)
    text = "\n".join(islice((line for line in words if line), _FEW_LINES))
    head, foot = _HEAD.search(text), _FOOT.search(text)
    columns = max(cell.column + cell.span for cell in frame.cells)
    if not gridded:
        if head or foot or _ADDRESSED.search(text):
            return True
        return True if columns <= 3 and frame.rows <= 3 and not frame.header_rows else None
    strong = len(_HEAD.findall(text)) >= 2
    return bool(strong and columns <= 3 and frame.rows <= 6)
