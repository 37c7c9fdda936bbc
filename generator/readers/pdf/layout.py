"""From the flow to the recogniser's lines and to the Layout: effective form where it shows, ``None`` where it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model.layout import (
    CellPlace,
    FileFacts,
    Layout,
    LayoutParagraph,
    LayoutTable,
    Picture,
    Role,
    RuleLine,
    Run,
    Section,
)
from generator.model.length import Length, pt
from generator.model.location import Location
from generator.readers.docx.wording import Wording
from generator.readers.lines import SourceLine
from generator.readers.pdf.flow import Flow, FlowItem
from generator.readers.pdf.joining import NATURAL_LINE, Paragraph, Room, is_rule, joined, own_pitch
from generator.readers.pdf.margins import margins_of
from generator.readers.pdf.page import Page, Piece
from generator.readers.pdf.rows import Line

_MM = 25.4 / 72


class Sheets:
    """The pages of one document with their flow, ready to be told as lines and as a Layout."""

    def __init__(self, pages: Sequence[Page], flow: Flow, source: str, wording: Wording) -> None:
        self.pages, self.flow, self.source = pages, flow, source
        self.items: list[FlowItem] = [*flow.items, *_furniture(flow)]
        self.section_of = _sections(pages)
        self.on_page: dict[int, list[tuple[int, Line]]] = {page.number: [] for page in pages}
        """The lines of the flow on each page, with the index of their paragraph."""
        for index, item in enumerate(flow.items):
            for line in item.paragraph.lines:
                self.on_page[line.page].append((index, line))
        self.foot = max((line.base for lines in self.on_page.values() for __, line in lines), default=0.0)
        self.breaks = self._page_breaks()
        self.runs = [_runs(item.paragraph) for item in self.items]
        for index, runs in enumerate(self.runs):
            mended = wording.mended(runs, "".join(run.text for run in runs), index + 1)
            if mended is not None:
                self.runs[index] = tuple(mended)

    def lines(self) -> list[SourceLine]:
        """Return the lines for the recogniser; ``index`` is the index of the LayoutParagraph."""
        return [self._line(index, item) for index, item in enumerate(self.items)]

    def _line(self, index: int, item: FlowItem) -> SourceLine:
        paragraph = item.paragraph
        lines = paragraph.lines
        page = self.pages[lines[0].page - 1] if lines else None
        table = self.flow.tables[item.cell[0]] if item.cell else None
        seen = [line for line in lines if not line.main.unseen]
        return SourceLine(
            text="".join(run.text for run in self.runs[index]),
            index=index,
            at=self._at(index, item),
            bold=_all([line.bold for line in seen]) if seen else None,
            italic=_all([line.italic for line in seen]) if seen else None,
            size=seen[0].size if seen else None,
            align=paragraph.align,
            table=item.cell[0] if item.cell else None,
            row=item.cell[1] if item.cell else None,
            column=item.cell[2] if item.cell else None,
            span=item.cell[3] if item.cell else 1,
            row_span=item.cell[4] if item.cell else 1,
            layout_table=False if item.cell else None,
            header_row=bool(table and item.cell and item.cell[1] < table.headers),
            container="footer" if item.container == "footnote" else item.container,
            side=item.side,
            section=self.section_of[page.number - 1] if page else 0,
            landscape=bool(page and page.width > page.height),
            page_break_before=index in self.breaks,
            hard_break=paragraph.ends,
        )

    def layout(self, facts: FileFacts, roles: Mapping[int, Role]) -> Layout:
        """Return the Layout, each paragraph with its role."""
        paragraphs = tuple(self._paragraph(index, item, roles.get(index)) for index, item in enumerate(self.items))
        return Layout(
            facts,
            self._layout_sections(),
            paragraphs,
            tuple(self._tables()),
            (*self._drawn_lines(), *self._typed_lines()),
            tuple(self._pictures()),
        )

    # -- one paragraph -------------------------------------------------------------------------------------------------

    def _at(self, index: int, item: FlowItem) -> Location:
        lines = item.paragraph.lines
        if lines:
            return Location(self.source, page=lines[0].page, paragraph=index + 1)
        page = self.flow.tables[item.cell[0]].page if item.cell else None
        return Location(self.source, page=page, paragraph=index + 1)

    def _paragraph(self, index: int, item: FlowItem, role: Role | None) -> LayoutParagraph:
        paragraph, lines = item.paragraph, item.paragraph.lines
        page = lines[0].page if lines else None
        left, first = _indents(item, self.flow)
        above = self._gap(index, item)
        below = self._gap(index + 1, self.items[index + 1]) if index + 1 < len(self.items) else None
        return LayoutParagraph(
            index,
            self.runs[index],
            self._at(index, item),
            role,
            align=paragraph.align,
            left=left,
            right=Length(0) if paragraph.align == "both" else None,
            first_line=first,
            before=above,
            after=Length(0) if below is not None else None,
            line=_spacing(paragraph),
            line_rule="auto" if _spacing(paragraph) is not None else None,
            page_break_before=index in self.breaks,
            cell=CellPlace(*item.cell[:4]) if item.cell else None,
            container="cell" if item.cell else item.container,
            section=self.section_of[page - 1] if page else 0,
            page=page,
            box=_box(lines),
        )

    def _gap(self, index: int, item: FlowItem) -> Length | None:
        """The room above a paragraph beyond its line, counted wholly as its own: a page does not show whose it is."""
        gap = item.paragraph.gap
        if gap is None or index == 0:
            return None
        near = round(gap)
        return pt(max(0.0, near if abs(gap - near) <= 0.35 else round(gap, 1)))

    def _page_breaks(self) -> set[int]:
        """Indexes of paragraphs that begin a page although the page before had room for them."""
        breaks: set[int] = set()
        before: FlowItem | None = None
        for index, item in enumerate(self.flow.items):
            if not item.paragraph.lines:
                continue
            if before is not None:
                one, other = before.paragraph.lines[-1].page, item.paragraph.lines[0].page
                if other > one and (
                    self.section_of[one - 1] != self.section_of[other - 1]
                    or self._ends_early(before, self.pages[one - 1])
                ):
                    breaks.add(index)
            before = item
        return breaks

    def _ends_early(self, item: FlowItem, page: Page) -> bool:
        """Whether the words of a page stop far above its foot with this item: the next page was asked for."""
        return item.paragraph.lines[-1].base < min(self.foot, page.height) - 6 * self.flow.size

    # -- the rest of the layout ----------------------------------------------------------------------------------------

    def _layout_sections(self) -> tuple[Section, ...]:
        sections = []
        numbers = [
            i for i, item in enumerate(self.items) if item.container in ("header", "footer") and _is_number(item)
        ]
        for index in range(self.section_of[-1] + 1 if self.section_of else 0):
            members = [page for page, section in zip(self.pages, self.section_of, strict=True) if section == index]
            touched = sorted({i for page in members for i, __ in self.on_page[page.number]})
            margins = margins_of(members, self.flow, [self.items[i] for i in touched])
            own = [i for i in numbers if self.section_of[self.items[i].paragraph.lines[0].page - 1] == index]
            heads = tuple(i for i in own if self.items[i].container == "header")
            feet = tuple(i for i in own if self.items[i].container == "footer")
            on_first = any(self.items[i].paragraph.lines[0].page == members[0].number for i in own)
            sections.append(
                Section(
                    index,
                    pt(members[0].width),
                    pt(members[0].height),
                    members[0].width > members[0].height,
                    margins.top,
                    margins.bottom,
                    margins.left,
                    margins.right,
                    title_page=bool(own) and not on_first and len(members) > 1,
                    headers={"default": heads[:1]} if heads else {},
                    footers={"default": feet[:1]} if feet else {},
                    first_paragraph=touched[0] if touched else 0,
                )
            )
        return tuple(sections)

    def _tables(self) -> list[LayoutTable]:
        tables = []
        for table in self.flow.tables:
            widths = [b - a for a, b in zip(table.xs, table.xs[1:], strict=False)]
            tables.append(
                LayoutTable(
                    table.index,
                    tuple(pt(width) for width in widths),
                    table.rows,
                    True,
                    pt(table.xs[-1] - table.xs[0]),
                    table.headers,
                    section=self.section_of[table.page - 1],
                )
            )
        return tables

    def _drawn_lines(self) -> list[RuleLine]:
        """Level strokes that stand close under words: those of notes, figures and empty forms are left out."""
        result = []
        for number, strokes in self.flow.strokes.items():
            for stroke in strokes:
                if not 12 <= stroke.length <= 400:
                    continue
                above = self._words_above(number, stroke.left, stroke.right, stroke.across)
                if above is None:
                    continue
                index, line = above
                off = abs((stroke.left + stroke.right) / 2 - line.centre)
                result.append(
                    RuleLine(
                        index,
                        pt(stroke.length),
                        "pdf",
                        off <= max(8.5, 0.05 * (line.right - line.left)),
                        not stroke.dashed,
                        pt(stroke.weight),
                        Location(self.source, page=number, paragraph=index + 1),
                    )
                )
        return result

    def _typed_lines(self) -> list[RuleLine]:
        """Rows of underscores or hyphens."""
        result = []
        for index, item in enumerate(self.items):
            if len(item.paragraph.lines) != 1 or item.cell or not is_rule(item.paragraph.text):
                continue
            line = item.paragraph.lines[0]
            above = self._words_above(line.page, line.left, line.right, line.base - 1, but=index)
            under = above[0] if above else None
            centred = abs(line.centre - above[1].centre) <= 8.5 if above else None
            solid = "_" in item.paragraph.text or "—" in item.paragraph.text
            result.append(
                RuleLine(under, pt(line.right - line.left), "underscores", centred, solid, None, self._at(index, item))
            )
        return result

    def _words_above(
        self, page: int, left: float, right: float, at: float, but: int | None = None
    ) -> tuple[int, Line] | None:
        """Return the nearest line above a height that stands over [left, right], with its paragraph's index."""
        best: tuple[int, Line] | None = None
        for index, line in self.on_page[page]:
            distance = at - line.base
            if index == but or not 0 < distance <= 26 or line.right < left or line.left > right:
                continue
            item = self.items[index]
            if item.cell is not None or is_rule(item.paragraph.text):
                continue
            if best is None or line.base > best[1].base:
                best = (index, line)
        return best

    def _pictures(self) -> list[Picture]:
        pictures = []
        for page in self.pages:
            for image in page.images:
                near = self._nearest(page.number, (image.top + image.bottom) / 2)
                width, height = image.right - image.left, image.bottom - image.top
                pictures.append(
                    Picture("picture", width=pt(width), height=pt(height), paragraph=near, offset_left=pt(image.left))
                )
        return pictures

    def _nearest(self, page: int, at: float) -> int | None:
        return min(((abs(line.base - at), index) for index, line in self.on_page[page]), default=(0.0, None))[1]


def _furniture(flow: Flow) -> list[FlowItem]:
    """Return headers, then footers and notes, as items that follow the body."""
    found = flow.furniture
    items = []
    for lines, container in (
        (found.heads, "header"),
        (found.numbers, ""),
        (found.feet, "footer"),
        (found.notes, "footnote"),
    ):
        for line in lines:
            where = container or ("header" if line.base < 300 else "footer")
            room = flow.rooms.get(line.page, Room(0, 600, False))
            paragraph = Paragraph([line], room)
            if abs(line.centre - (room.left + room.right) / 2) < 6:
                paragraph.align = "center"
            elif abs(line.right - room.right) < 15:
                paragraph.align = "right"
            elif abs(line.left - room.left) < 15:
                paragraph.align = "left"
            items.append(FlowItem(paragraph, where))
    return items


def _is_number(item: FlowItem) -> bool:
    return bool(re.fullmatch(r"\D{0,12}\d{1,4}\D{0,8}\d{0,4}\D{0,4}", item.paragraph.text))


def _sections(pages: Sequence[Page]) -> list[int]:
    """Return the section of each page: a new one where the size of the page changes."""
    sections: list[int] = []
    for number, page in enumerate(pages):
        before = pages[number - 1] if number else page
        same = abs(before.width - page.width) < 3 and abs(before.height - page.height) < 3
        sections.append((sections[-1] if sections else 0) + (0 if same else 1))
    return sections


def _all(values: Sequence[bool]) -> bool | None:
    return values[0] if len(set(values)) == 1 else None


def _runs(paragraph: Paragraph) -> tuple[Run, ...]:
    """Return the paragraph's words in stretches of one form."""
    runs: list[Run] = []
    for text, line in joined(paragraph.lines):
        glue = " " if text.startswith(" ") else ""
        for part, piece in line.spaced:
            runs.append(_run(glue + part, piece))
            glue = ""
    merged: list[Run] = []
    for run in runs:
        if (merged and _form(merged[-1]) == _form(run)) or (merged and not run.text.strip()):
            merged[-1] = _with_text(merged[-1], merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def _run(text: str, piece: Piece) -> Run:
    if piece.unseen:
        return Run(text)
    return Run(
        text,
        piece.font.family or None,
        piece.size,
        piece.font.bold,
        piece.font.italic,
        piece.underline,
        superscript=piece.raised,
        color=piece.color,
    )


def _form(run: Run) -> tuple[object, ...]:
    return (run.font, run.size, run.bold, run.italic, run.underline, run.superscript, run.color)


def _with_text(run: Run, text: str) -> Run:
    return Run(
        text, run.font, run.size, run.bold, run.italic, run.underline, superscript=run.superscript, color=run.color
    )


def _indents(item: FlowItem, flow: Flow) -> tuple[Length | None, Length | None]:
    """Return the left indent and the first-line indent, in running text and cells; ``None`` where one line cannot tell."""
    lines = item.paragraph.lines
    if not lines or item.side is not None or item.container != "body" or item.paragraph.align in ("center", "right"):
        return None, None
    inset = lines[0].left - item.paragraph.room.left
    if len(lines) == 1:
        indent = flow.usual.indent
        if indent is not None and abs(inset - indent) <= 1.5 and item.cell is None:
            return Length(0), _tidy(inset)
        return None, None
    rest = [
        line.left - flow.rooms[line.page].left if item.cell is None else line.left - item.paragraph.room.left
        for line in lines[1:]
    ]
    left = sorted(rest)[len(rest) // 2]
    return _tidy(left), _tidy(inset - left)


def _tidy(points: float) -> Length:
    """Return a distance without the traces of measuring (a tenth of a millimetre)."""
    value = points * _MM
    return Length(0 if abs(value) <= 0.2 else round(value, 1))


def _spacing(paragraph: Paragraph) -> float | None:
    """Return the line spacing as a multiple of single, when the paragraph has two lines on one page."""
    pitch = own_pitch(paragraph)
    if pitch is None:
        return None
    size = max(line.size for line in paragraph.lines)
    multiple = pitch / (NATURAL_LINE * size)
    near = round(multiple * 20) / 20
    return near if abs(multiple - near) <= 0.015 else round(multiple, 2)


def _box(lines: Sequence[Line]) -> tuple[float, float, float, float] | None:
    """Return the frame of the words on the page on which they begin, in millimetres."""
    here = [line for line in lines if line.page == lines[0].page]
    if not here:
        return None
    return (
        round(min(line.left for line in here) * _MM, 2),
        round(min(line.top for line in here) * _MM, 2),
        round(max(line.right for line in here) * _MM, 2),
        round(max(line.bottom for line in here) * _MM, 2),
    )
