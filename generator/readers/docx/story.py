"""The walk over one part (body, header, footnotes): paragraphs, tables and text boxes in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml.etree import _Element

from generator.readers.docx.alternate import chosen
from generator.readers.docx.book import Book
from generator.readers.docx.inline import Content, Inline
from generator.readers.docx.names import (
    ALTERNATE,
    CUSTOM_XML,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    P_PR,
    R_PR,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    P,
    W,
)
from generator.readers.docx.pieces import Area, CellFrame, Para
from generator.readers.docx.properties import Properties, layered, paragraph_key, paragraph_properties
from generator.readers.docx.styles import Base, Formatting, TablePlace
from generator.readers.docx.tables import TableReader

_WRAPPERS = frozenset({INS, MOVE_TO, CUSTOM_XML, W + "smartTag", SDT_CONTENT})
_RULE_MARKS = "_-–—―─━¯‾‗=*. \t\n\u00a0"


class Story:
    """Reads one part of the book. ``breaks`` are the break types of the body's sections, in order; empty for other parts."""

    def __init__(self, book: Book, part: str, root: _Element, breaks: Sequence[str] = ()) -> None:
        self.book, self.part = book, part
        self._breaks = breaks
        self.section = 0
        self._inline = Inline(book)
        self._numbers = {paragraph: number for number, paragraph in enumerate(root.iter(P))}
        self._tables = {table: number for number, table in enumerate(root.iter(TBL))}
        self._pending: Content | None = None
        self._new_page = False
        self._current: CellFrame | None = None

    def read(self, parent: Iterable[_Element], area: Area, place: TablePlace | None = None) -> None:
        """Read the blocks of ``parent`` into ``area`` and the book. Words held back by a deleted paragraph mark end here."""
        outer, self._pending = self._pending, None
        self._blocks(parent, area, place)
        if self._pending is not None and self._pending.runs:
            self._finish(self._pending, self._loose(), {}, area, f"{self.part}#p0", None)
        self._pending = outer

    def _loose(self) -> Base:
        return self.book.styles.base(None, None)

    def _blocks(self, parent: Iterable[_Element], area: Area, place: TablePlace | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child, area, place)
            elif tag == TBL:
                self._table(child, area)
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self._blocks(content, area, place)
            elif tag in _WRAPPERS:
                self.book.tracked |= tag in (INS, MOVE_TO)
                self._blocks(child, area, place)
            elif tag == ALTERNATE:
                self._blocks(chosen(child), area, place)
            elif tag in (DEL, MOVE_FROM):
                self.book.tracked = True
            elif tag == W + "altChunk":
                self.book.note_outside("altChunk")

    def _table(self, table: _Element, area: Area) -> None:
        outer = self._current
        reader = TableReader(self, table, f"{self.part}#t{self._tables.get(table, 0)}", area, outer)
        area.blocks.append(reader.frame)
        for cell in reader.cells():
            self._current = cell.frame_cell
            self.read(cell.content, cell.frame_cell.area, cell.place)
        self._current = outer
        area.last_words, area.above = None, reader.last_row()

    def _paragraph(self, element: _Element, area: Area, place: TablePlace | None) -> None:
        holder = element.find(P_PR)
        path = f"{self.part}#p{self._numbers[element]}"
        base, properties, num, ilvl = self._formatting(holder, place)
        content, self._pending = self._pending or Content(), None
        begun = content.length
        self._inline.read(element, path, base, content)
        if holder is not None and self._mark_deleted(holder):
            self._pending = content
            self._end_section(holder)
            return
        label = self.book.numbering.label(num, ilvl) if num is not None else None
        paragraph = self._finish(content, base, properties, area, path, holder)
        if label and not begun:
            paragraph.label = label
            if not paragraph.text.strip():
                self._count(paragraph)
            mark = self.book.styles.paragraph_mark(base, holder)
            paragraph.list_font = (self.book.numbering.label_font(num, ilvl) if num is not None else None) or mark.ascii
        if holder is not None:
            self._end_section(holder)
        self._boxes(paragraph)

    def _formatting(self, holder: _Element | None, place: TablePlace | None) -> Formatting:
        """Return the formatting of a paragraph with the direct properties ``holder``; paragraphs that state the same share it."""
        key = place, paragraph_key(holder)
        found = self.book.formattings.get(key)
        if found is None:
            found = self.book.formattings[key] = self._make_formatting(paragraph_properties(holder), place)
        return found

    def _make_formatting(self, direct: Properties, place: TablePlace | None) -> Formatting:
        styles, style_id = self.book.styles, direct.get("style")
        base = styles.base(style_id, place)
        if "num" not in direct and "ilvl" not in direct:
            if "borders" in direct or "tabs" in direct:
                return base, layered(base.properties, direct), base.num, base.ilvl
            return base, {**base.properties, **direct}, base.num, base.ilvl
        num = direct.get("num", base.num)
        ilvl = direct.get("ilvl")
        if ilvl is None:
            ilvl = base.ilvl if num == base.num else 0
        if base.num is not None:
            base = styles.base(style_id, place, numbered=False)
        level = self.book.numbering.paragraph_properties(num, ilvl) if num else {}
        return base, layered(base.properties, level, direct), num or None, ilvl

    def _mark_deleted(self, holder: _Element) -> bool:
        mark = holder.find(R_PR)
        if mark is None:
            return False
        for child in mark:
            if child.tag in (DEL, MOVE_FROM):
                self.book.tracked = True
                return True
            if child.tag in (INS, MOVE_TO):
                self.book.tracked = True
        return False

    def _finish(
        self, content: Content, base: Base, properties: Properties, area: Area, path: str, holder: _Element | None
    ) -> Para:
        """Make the paragraph and put it into its area and the book."""
        text = "".join([run.text for run in content.runs])
        mended = self.book.wording.mended(content.runs, text, self.book.visible + 1) if text else None
        if mended is not None:
            content.runs = mended
            after = "".join([run.text for run in mended])
            content.page_breaks = [_same_line_end(text, at, after) for at in content.page_breaks]
            text = after
        if content.boxed and content.box is not None:
            edges = {edge: replace(content.box, edge=edge) for edge in ("top", "left", "bottom", "right")}
            properties = {**properties, "borders": edges}
        paragraph = Para(content.runs, properties, area, path, self.book.visible, self.section)
        paragraph.style, paragraph.part = base.name, self.part
        paragraph.shapes, paragraph.page_breaks = content.shapes, content.page_breaks
        paragraph.absolute_tab, paragraph.notes = content.absolute_tab, content.notes
        paragraph.links, paragraph.marks = content.links, content.marks
        paragraph.new_page = self._new_page or bool(properties.get("page_break"))
        self._new_page = False
        paragraph.above_words, paragraph.above_cells = area.last_words, area.above
        paragraph.text = text
        if text.strip():
            if any(not run.hidden and run.text.strip() for run in content.runs):
                self._count(paragraph)
            if text.strip(_RULE_MARKS):
                area.last_words = len(area.paragraphs)
            if content.page_breaks and not text[content.page_breaks[-1] :].strip():
                self._new_page = True
        else:
            paragraph.size = self.book.styles.paragraph_mark(base, holder).look[0]
            self._new_page = bool(content.page_breaks) or (paragraph.new_page and not paragraph.shapes)
        paragraph.place = len(area.paragraphs)
        paragraph.block = len(area.blocks)
        area.paragraphs.append(paragraph)
        area.blocks.append(paragraph)
        self.book.add(paragraph)
        return paragraph

    def _count(self, paragraph: Para) -> None:
        self.book.visible += 1
        paragraph.number = self.book.visible

    def _end_section(self, holder: _Element) -> None:
        """Go on to the next section after a paragraph that carries section properties."""
        if self._breaks and holder.find(SECT_PR) is not None and self.section < len(self._breaks) - 1:
            self.section += 1
            self._new_page |= self._breaks[self.section] != "continuous"

    def _boxes(self, paragraph: Para) -> None:
        """Read the words of the text boxes anchored in ``paragraph``."""
        for shape in paragraph.shapes:
            if shape.content is None:
                continue
            container = paragraph.area.container if paragraph.area.container in ("header", "footer") else "textbox"
            shape.area = Area(container, width=max(shape.width - 288, 1.0) if shape.width else None)
            inline, self._inline = self._inline, Inline(self.book)
            cell, self._current = self._current, None
            first = len(self.book.paragraphs)
            self.read(shape.content, shape.area)
            shape.span = first, len(self.book.paragraphs)
            self._inline, self._current = inline, cell


def _same_line_end(before: str, at: int, after: str) -> int:
    """Return where the line end at ``before[at]`` stands in a text in which only letters were mended."""
    place = -1
    for _count in range(before.count("\n", 0, at) + 1):
        place = after.find("\n", place + 1)
    return place
