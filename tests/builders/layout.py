"""A tiny typesetter for tests: sets a Document the way the decree wants it, and changes one thing of a Reading at a time.

page = a_reading(plan())                                     # conformant: no rule finds anything
page = a_reading(plan(symbol="BC-UBND"))                     # a fault in the words
page = with_run(a_reading(), C.QUOC_HIEU, size=14)           # a fault in the look of a component's runs
page = with_paragraph(a_reading(), C.DOAN, align="left")     # … of its paragraph
page = with_text(a_reading(), C.SO_KY_HIEU, "Số: 5/KH-UBND") # other printed words (the Document stays as it was)
page = with_section(a_reading(), left=mm(25))
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from generator.catalog import kinds
from generator.catalog.widths import text_width
from generator.model import Appendix, Division, Document, Item, Location, Paragraph, Reading, Signature, Table
from generator.model.body import BodyNode
from generator.model.document import QUOC_HIEU, TIEU_NGU
from generator.model.edits import (
    ComposeLetters,
    DeleteParagraph,
    Fix,
    ReplaceText,
    SetMargin,
    SetPageNumbering,
    SetPageSize,
    SetParagraphProperties,
    SetRunProperties,
)
from generator.model.layout import (
    CellPlace,
    Component,
    FileFacts,
    Layout,
    LayoutParagraph,
    LayoutTable,
    Role,
    RuleLine,
    Run,
    Section,
)
from generator.model.length import Length, mm, pt
from generator.model.printed import date_line, number_line, title_line
from tests.builders.documents import plan

C = Component
SOURCE = "van-ban.docx"
FONT = "Times New Roman"
CENTRED_LEVELS = {"phan", "chuong", "muc", "tieu_muc"}


def a_reading(document: Document | None = None, **layout_changes: Any) -> Reading:
    """Return a Reading of ``document`` (a kế hoạch when none is given) with a conformant Word layout."""
    document = document or plan()
    layout = _Typesetter(document).layout()
    return Reading(SOURCE, document, dataclasses.replace(layout, **layout_changes))


def with_layout(reading: Reading, **changes: Any) -> Reading:
    """Return the reading with fields of its layout replaced."""
    assert reading.layout is not None
    return dataclasses.replace(reading, layout=dataclasses.replace(reading.layout, **changes))


def with_file(reading: Reading, **changes: Any) -> Reading:
    """Return the reading with facts about the file replaced."""
    assert reading.layout is not None
    return with_layout(reading, file=dataclasses.replace(reading.layout.file, **changes))


def with_section(reading: Reading, index: int = 0, **changes: Any) -> Reading:
    """Return the reading with fields of one section replaced."""
    assert reading.layout is not None
    sections = list(reading.layout.sections)
    sections[index] = dataclasses.replace(sections[index], **changes)
    return with_layout(reading, sections=tuple(sections))


def find(reading: Reading, where: Component | int, nth: int = 0) -> LayoutParagraph:
    """Return the nth paragraph of a component (negative counts from the end), or the paragraph of an index."""
    assert reading.layout is not None
    if isinstance(where, int):
        return reading.layout.paragraphs[where]
    return reading.layout.having(where)[nth]


def with_paragraph(reading: Reading, where: Component | int, nth: int = 0, **changes: Any) -> Reading:
    """Return the reading with fields of one paragraph replaced."""
    assert reading.layout is not None
    target = find(reading, where, nth)
    changed = dataclasses.replace(target, **changes)
    return with_layout(
        reading, paragraphs=tuple(changed if p.index == target.index else p for p in reading.layout.paragraphs)
    )


def with_run(reading: Reading, where: Component | int, nth: int = 0, **changes: Any) -> Reading:
    """Return the reading with fields of every run of one paragraph replaced."""
    target = find(reading, where, nth)
    return with_paragraph(reading, target.index, runs=tuple(dataclasses.replace(run, **changes) for run in target.runs))


def with_text(reading: Reading, where: Component | int, text: str, nth: int = 0) -> Reading:
    """Return the reading with the words of one paragraph replaced; the first run's look is kept."""
    target = find(reading, where, nth)
    return with_paragraph(reading, target.index, runs=(dataclasses.replace(target.runs[0], text=text),))


def without(reading: Reading, *components: Component) -> Reading:
    """Return the reading with the words of these components gone (the paragraphs stay, empty and without a role)."""
    assert reading.layout is not None
    return with_layout(
        reading,
        paragraphs=tuple(
            dataclasses.replace(p, runs=(), role=None) if p.role and p.role.component in components else p
            for p in reading.layout.paragraphs
        ),
    )


def inserted_after(reading: Reading, where: Component | int, *new: LayoutParagraph, nth: int = 0) -> Reading:
    """Return the reading with paragraphs put in after one; every index that points behind it moves along."""
    assert reading.layout is not None
    at, by = find(reading, where, nth).index, len(new)

    def moved(index: int) -> int:
        return index + by if index > at else index

    old = reading.layout
    paragraphs: list[LayoutParagraph] = []
    for p in old.paragraphs:
        paragraphs.append(dataclasses.replace(p, index=moved(p.index)))
        if p.index == at:
            paragraphs += [dataclasses.replace(n, index=at + 1 + i) for i, n in enumerate(new)]
    sections = tuple(
        dataclasses.replace(
            s,
            headers={k: tuple(map(moved, v)) for k, v in s.headers.items()},
            footers={k: tuple(map(moved, v)) for k, v in s.footers.items()},
            first_paragraph=moved(s.first_paragraph),
        )
        for s in old.sections
    )
    lines = tuple(dataclasses.replace(r, under=None if r.under is None else moved(r.under)) for r in old.rule_lines)
    pictures = tuple(
        dataclasses.replace(x, paragraph=None if x.paragraph is None else moved(x.paragraph)) for x in old.pictures
    )
    return with_layout(reading, paragraphs=tuple(paragraphs), sections=sections, rule_lines=lines, pictures=pictures)


def with_rule_line(reading: Reading, under: Component, nth: int = -1, **changes: Any) -> Reading:
    """Return the reading with fields of the rule line under a component's (last) paragraph replaced."""
    assert reading.layout is not None
    index = find(reading, under, nth).index
    lines = tuple(dataclasses.replace(r, **changes) if r.under == index else r for r in reading.layout.rule_lines)
    assert lines != reading.layout.rule_lines, f"no rule line under {under}, or nothing changed"
    return with_layout(reading, rule_lines=lines)


def without_rule_line(reading: Reading, under: Component, nth: int = -1) -> Reading:
    """Return the reading without the rule line under a component's (last) paragraph."""
    assert reading.layout is not None
    index = find(reading, under, nth).index
    return with_layout(reading, rule_lines=tuple(r for r in reading.layout.rule_lines if r.under != index))


def applied(fix: Fix, reading: Reading) -> Reading:
    """Return the reading as it would be read again after the fix (the Document is not recognised anew)."""
    assert reading.layout is not None
    for edit in fix.edits:
        if isinstance(edit, ReplaceText):  # made for the text as it stood before any edit of this fix
            stood = _at(reading.layout, edit.path).text
            assert edit.of in (None, stood), f"the text has changed since the fix was made: {stood!r}"
    for edit in fix.edits:
        reading = _apply(edit, reading)
    return reading


def _apply(edit: object, reading: Reading) -> Reading:
    assert reading.layout is not None
    layout = reading.layout
    match edit:
        case SetMargin(section, side, value):
            return with_section(reading, section, **{side: value})
        case SetPageSize(section, width, height):
            return with_section(reading, section, width=width, height=height)
        case SetPageNumbering(section, start, decimal, title_page):
            changes: dict[str, Any] = {}
            if start is not None:
                changes["page_start"] = start or None
            if decimal:
                changes["page_format"] = None
            if title_page is not None:
                changes["title_page"] = title_page
            return with_section(reading, section, **changes)
        case SetRunProperties(path=path):
            given = {f.name: getattr(edit, f.name) for f in dataclasses.fields(edit) if f.name not in ("path", "of")}
            changes = {name: value for name, value in given.items() if value is not None}
            if changes.get("color") == "auto":
                changes["color"] = None
            if "highlight" in changes:
                changes["highlight"] = None
            for p in layout.paragraphs:
                if any(r.path == path for r in p.runs):
                    runs = tuple(dataclasses.replace(r, **changes) if r.path == path else r for r in p.runs)
                    return with_paragraph(reading, p.index, runs=runs)
        case SetParagraphProperties(path=path):
            given = {f.name: getattr(edit, f.name) for f in dataclasses.fields(edit) if f.name not in ("path", "of")}
            changes = {name: value for name, value in given.items() if value is not None}
            return with_paragraph(reading, _at(layout, path).index, **changes)
        case ReplaceText(path, start, end, new):
            p = _at(layout, path)
            return with_paragraph(reading, p.index, runs=_rewritten(p.runs, start, end, new))
        case DeleteParagraph(path):
            p = _at(layout, path)
            return with_paragraph(reading, p.index, runs=(), role=Role(C.NGOAI), container="deleted")
        case ComposeLetters():
            return with_file(reading, decomposed=0)
    raise AssertionError(f"no such place for {edit}")


def _at(layout: Layout, path: str) -> LayoutParagraph:
    return next(p for p in layout.paragraphs if p.path == path)


def _rewritten(runs: Iterable[Run], start: int, end: int, new: str) -> tuple[Run, ...]:
    result, position, written = [], 0, False
    for run in runs:
        low, high = position, position + len(run.text)
        position = high
        keep_left = run.text[: max(0, start - low)]
        keep_right = run.text[max(0, end - low) :] if end < high else ""
        if high < start or low > end or (high == start and start != end) or (low == end and written):
            result.append(run)
            continue
        text = keep_left + ("" if written else new) + keep_right
        written = True
        result.append(dataclasses.replace(run, text=text))
    return tuple(result)


class _Typesetter:
    """Sets one Document; the fields are what has been set so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.kind = kinds.find(document.kind)
        self.paragraphs: list[LayoutParagraph] = []
        self.tables: list[LayoutTable] = []
        self.lines: list[RuleLine] = []
        self.sections: list[Section] = []
        self.appendix: int | None = None

    def layout(self) -> Layout:
        self._section(landscape=False)
        self._header()
        self._head()
        for node in self.document.body:
            self._node(node)
        self._foot()
        for number, appendix in enumerate(self.document.appendices):
            self.appendix = number
            self._appendix(appendix)
        self._page_numbers()
        return Layout(
            FileFacts("docx", pages=3),
            tuple(self.sections),
            tuple(self.paragraphs),
            tuple(self.tables),
            tuple(self.lines),
        )

    # Pieces ---------------------------------------------------------------------------------------------------------

    def _add(
        self,
        text: str,
        component: Component | None,
        *,
        size: float = 14,
        bold: bool = False,
        italic: bool = False,
        lead: str = "",
        level: str | None = None,
        label: str | None = None,
        **fields: Any,
    ) -> LayoutParagraph:
        """Set one paragraph; ``lead`` is a bold beginning of the text."""
        index = len(self.paragraphs)
        pieces = [(lead, True), (text, bold)] if lead else [(text, bold)]
        runs = tuple(
            Run(words, FONT, float(size), weight, italic, path=f"p{index}r{n}")
            for n, (words, weight) in enumerate(pieces)
            if words
        )
        role = Role(component, level, label, self.appendix) if component else None
        defaults: dict[str, Any] = {
            "align": "both",
            "left": mm(0),
            "right": mm(0),
            "first_line": mm(0),
            "before": pt(0),
            "after": pt(0),
            "line": 1.0,
            "line_rule": "auto",
            "section": len(self.sections) - 1,
            "path": f"p{index}",
        }
        p = LayoutParagraph(index, runs, Location(SOURCE, paragraph=index + 1), role, **{**defaults, **fields})
        self.paragraphs.append(p)
        return p

    def _section(self, *, landscape: bool) -> None:
        self.sections.append(
            Section(
                index=len(self.sections),
                width=mm(297) if landscape else mm(210),
                height=mm(210) if landscape else mm(297),
                landscape=landscape,
                top=mm(20),
                bottom=mm(20),
                left=mm(30),
                right=mm(15),
                gutter=mm(0),
                header_distance=mm(10),
                title_page=True,
                page_start=1,
                first_paragraph=len(self.paragraphs),
                break_type="nextPage",
            )
        )

    def _table(self, grid: tuple[Length, ...], rows: int, **fields: Any) -> int:
        index = len(self.tables)
        defaults: dict[str, Any] = {
            "bordered": False,
            "width": Length(sum(grid)),
            "section": len(self.sections) - 1,
            "cell_margin_left": mm(0),
            "cell_margin_right": mm(0),
            "path": f"t{index}",
        }
        self.tables.append(LayoutTable(index, grid, rows, **{**defaults, **fields}))
        return index

    def _line(self, under: LayoutParagraph, share: float, *, size: float | None = None) -> None:
        run = under.runs[0]
        width = text_width(under.text, size or run.size or 14, bold=bool(run.bold), italic=bool(run.italic))
        self.lines.append(RuleLine(under.index, Length(width * share), "shape", centred=True, solid=True, at=under.at))

    # The page -------------------------------------------------------------------------------------------------------

    def _header(self, *, numbered: bool = True) -> None:
        document = self.document
        table = self._table((mm(65), mm(100)), 2)
        left, right = CellPlace(table, 0, 0), CellPlace(table, 0, 1)
        cell: dict[str, Any] = {"container": "cell", "align": "center"}
        for line in document.superior:
            self._add(line, C.CHU_QUAN, size=13, cell=left, **cell)
        for line in document.issuer:
            last = self._add(line, C.CO_QUAN, size=13, bold=True, cell=left, **cell)
        self._line(last, 0.4)
        self._add(QUOC_HIEU, C.QUOC_HIEU, size=13, bold=True, cell=right, **cell)
        self._line(self._add(TIEU_NGU, C.TIEU_NGU, size=14, bold=True, cell=right, **cell), 1.0)
        left, right = CellPlace(table, 1, 0), CellPlace(table, 1, 1)
        self._add(number_line(document), C.SO_KY_HIEU, size=13, cell=left, **cell)
        if document.kind == "cong-van":
            self._add(title_line(document), C.TRICH_YEU, size=12, cell=left, before=pt(6), **cell)
        if self.kind is None or self.kind.date_line:
            self._add(date_line(document), C.DIA_DANH, size=14, italic=True, cell=right, **cell)

    def _head(self) -> None:
        document = self.document
        centre: dict[str, Any] = {"align": "center"}
        if self.kind and self.kind.printed:
            self._add(document.kind_name or self.kind.printed, C.TEN_LOAI, bold=True, before=pt(12), **centre)
            if document.title:
                self._add(document.title, C.TRICH_YEU, bold=True, **centre)
            self._line(self.paragraphs[-1], 0.4)
        addressees = document.addressees
        if len(addressees) == 1:
            self._add(f"Kính gửi: {addressees[0]}", C.KINH_GUI, before=pt(12), **centre)
        elif addressees:
            self._add("Kính gửi:", C.KINH_GUI, before=pt(12), align="left", left=mm(30))
            for line in addressees:
                self._add(f"- {line}", C.KINH_GUI, align="left", left=mm(50))
        for line in document.authority:
            self._add(line, C.THAM_QUYEN, bold=True, before=pt(12), **centre)
        for basis in document.bases:
            self._add(basis.text, C.CAN_CU, italic=True, first_line=mm(10), after=pt(6))
        if document.enacting:
            self._add(document.enacting, C.LOI_BAN_HANH, bold=True, before=pt(6), after=pt(6), **centre)

    def _node(self, node: BodyNode) -> None:
        body: dict[str, Any] = {"first_line": mm(10), "after": pt(6)}
        if isinstance(node, Paragraph):
            self._add(node.text, C.DOAN, bold=node.bold, italic=node.italic, **body)
        elif isinstance(node, Division):
            role: dict[str, Any] = {"level": node.level.value, "label": node.label}
            if node.level.value in CENTRED_LEVELS:
                self._add(node.label, C.DE_MUC, bold=True, align="center", after=pt(6), **role)
                self._add(node.heading, C.DE_MUC, bold=True, align="center", after=pt(6), **role)
            else:
                self._add(f"{node.label} {node.heading}", C.DE_MUC, bold=True, **role, **body)
            for child in node.children:
                self._node(child)
        elif isinstance(node, Item):
            role = {"level": node.level.value, "label": node.label}
            lead = f"{node.label} {node.heading}".strip() if node.level.value == "dieu" or node.heading else ""
            text = f" {node.text}" if lead else f"{node.label} {node.text}"
            self._add(text, C.MUC, lead=lead, **role, **body)
            for child in node.children:
                self._node(child)
        elif isinstance(node, Table):
            self._body_table(node)

    def _body_table(self, node: Table) -> None:
        section = self.sections[-1]
        columns = sum(cell.columns for cell in node.rows[0])
        width = (297 if section.landscape else 210) - 45
        table = self._table(tuple(mm(width / columns) for _ in range(columns)), len(node.rows), bordered=True)
        for row, cells in enumerate(node.rows):
            column = 0
            for cell in cells:
                place = CellPlace(table, row, column, cell.columns)
                bold = row < node.header_rows
                align = "center" if bold else "left"
                self._add(cell.text, C.BANG, size=13, bold=bold, cell=place, container="cell", align=align)
                column += cell.columns

    def _foot(self) -> None:
        document = self.document
        table = self._table((mm(65), mm(100)), 1, cant_split_rows=(0,))
        left, right = CellPlace(table, 0, 0), CellPlace(table, 0, 1)
        cell: dict[str, Any] = {"container": "cell"}
        if document.cosignature is not None:
            self._signature(document.cosignature, left)
        if document.recipients.lines or document.recipients.archive:
            self._add("Nơi nhận:", C.NOI_NHAN_NHAN, size=12, bold=True, italic=True, cell=left, align="left", **cell)
            for line in document.recipients.lines:
                self._add(f"- {line}", C.NOI_NHAN, size=11, cell=left, align="left", **cell)
            self._add(f"- {document.recipients.archive}", C.LUU, size=11, cell=left, align="left", **cell)
            if document.recipients.drafter:
                self._add(document.recipients.drafter, C.NGUOI_SOAN, size=11, cell=left, align="left", **cell)
        self._signature(document.signature, right)

    def _signature(self, signature: Signature, place: CellPlace) -> None:
        cell: dict[str, Any] = {"container": "cell", "align": "center", "cell": place}
        for line in signature.lines:
            self._add(line, C.KY_CHUC_VU, bold=True, **cell)
        for _ in range(4):
            self._add("", None, **cell)
        if signature.other_office:
            self._add(signature.other_office, C.KY_CHUC_VU_KHAC, bold=True, **cell)
        self._add(signature.name, C.KY_HO_TEN, bold=True, **cell)

    def _appendix(self, appendix: Appendix) -> None:
        self._section(landscape=appendix.landscape)
        centre: dict[str, Any] = {"align": "center"}
        self._add(appendix.label, C.PHU_LUC_NHAN, bold=True, **centre)
        self._add(appendix.title, C.PHU_LUC_TIEU_DE, bold=True, **centre)
        if appendix.reference:
            last = self._add(appendix.reference, C.KEM_THEO, italic=True, **centre)
            self.lines.append(RuleLine(last.index, mm(40), "shape", centred=True, solid=True, at=last.at))
        for node in appendix.body:
            self._node(node)

    def _page_numbers(self) -> None:
        """One header for all sections: a centred PAGE field."""
        index = len(self.paragraphs)
        self.appendix = None
        self._add("1", C.SO_TRANG, align="center", container="header")
        run = dataclasses.replace(self.paragraphs[-1].runs[0], field="PAGE")
        self.paragraphs[-1] = dataclasses.replace(self.paragraphs[-1], runs=(run,))
        self.sections = [dataclasses.replace(s, headers={"default": (index,), "first": ()}) for s in self.sections]
