"""The body of a document as a flat list of rows, one for each printed paragraph or table, with its section breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.errors import InputError
from generator.messages import _
from generator.model.body import BodyNode, Chart, Contents, Division, Image, Item, Paragraph, Table
from generator.writers.docx import tables
from generator.writers.docx.blanks import Blanks
from generator.writers.docx.inline import Inline
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.runtime import Row, Xml

_NOTHING = Xml("")
_KEEP = Xml("<w:keepNext/>")
_SPACED = Xml('<w:spacing w:before="120"/>')
_SHORT = 90
"""A last paragraph shorter than this takes the one before it along to the signature's page."""

_DIVISIONS = {
    "phan": "phan",
    "chuong": "chuong",
    "muc": "muc",
    "tieu_muc": "tieu_muc",
    "dieu": "dieu",
    "chu_hoa": "chu_hoa",
    "la_ma": "la_ma",
    "khoan": "khoan_co_tieu_de",
    "khoan_con": "khoan_con_co_tieu_de",
    "diem": "diem",
    "diem_con": "diem_con",
    "gach": "gach",
    "cong": "cong",
}
"""Level of a division -> kind of row. Below khoản the decree knows no bold titles: those rows look like running text."""
_ITEMS = {
    "phan": "muc_khong_tieu_de",
    "chuong": "muc_khong_tieu_de",
    "muc": "muc_khong_tieu_de",
    "tieu_muc": "muc_khong_tieu_de",
    "dieu": "dieu_khong_tieu_de",
    "chu_hoa": "muc_khong_tieu_de",
    "la_ma": "muc_khong_tieu_de",
    "khoan": "khoan",
    "khoan_con": "khoan_con",
    "diem": "diem",
    "diem_con": "diem_con",
    "gach": "gach",
    "cong": "cong",
}
_TITLED = frozenset(
    ("phan", "chuong", "muc", "tieu_muc", "dieu", "chu_hoa", "la_ma", "khoan_co_tieu_de", "khoan_con_co_tieu_de")
)
"""Rows whose pattern prints ``tieu_de``; in the others a division's heading stands where the running text stands."""
_ALONE = frozenset(("phan", "chuong", "muc", "tieu_muc", "bang"))
"""Rows of several paragraphs, or of none: a section cannot end in them."""
_ALIGNED = {"deu": "doan", "giua": "doan_giua", "trai": "doan_trai", "phai": "doan_phai"}

KINDS = frozenset(
    (
        *_DIVISIONS.values(),
        *_ITEMS.values(),
        *_ALIGNED.values(),
        "bang",
        "ten_bang",
        "don_vi_tinh",
        "sau_bang",
        "ngat_phan",
    )
)
"""Every kind of row: a template has a pattern for each."""


class Body:
    """One stretch of text, the main one or an appendix's. ``section`` is the name of the section open at its end."""

    def __init__(
        self, facts: dict[str, Any], blanks: Blanks, pictures: Pictures, first: str, next_: str, *, landscape: bool
    ) -> None:
        self._facts, self._blanks, self._pictures = facts, blanks, pictures
        self._next = next_.removesuffix("_ngang")
        self._landscape, self._turned = landscape, False
        self._tables: list[tuple[Row, tables.Set]] = []
        self.section = first
        self._inline = Inline(facts["styles"], pictures)
        self._emphasis = self._inline.looks

    def rows(self, nodes: Sequence[BodyNode]) -> list[Row]:
        """Return the rows of a tree of nodes in reading order."""
        found: list[Row] = []
        add, named = found.append, self._inline.links
        # An explicit stack: a hostile input may nest deeper than the interpreter's own stack allows.
        waiting = [iter(nodes)]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                continue
            kind = node.__class__
            if kind is Item:
                # _value_ is the plain attribute behind Enum's slow property.
                text = self._inline.words(node) if node.emphasis or node.notes or node.references else node.text  # type: ignore[union-attr,arg-type]
                label = node.label if named is None else named.label(node, node.label)  # type: ignore[union-attr]
                add(_row(_ITEMS[node.level._value_], label, node.heading, text))  # type: ignore[union-attr]
            elif kind is Paragraph:
                text = self._inline.words(node) if node.emphasis or node.notes or node.references else node.text  # type: ignore[union-attr,arg-type]
                row = _row(_ALIGNED[node.align], "", "", text)  # type: ignore[union-attr]
                if node.bold or node.italic:  # type: ignore[union-attr]
                    row["chu"] = self._emphasis[node.bold, node.italic]  # type: ignore[union-attr]
                add(row)
                continue
            elif isinstance(node, Division):
                name = _DIVISIONS[node.level._value_]
                titled = name in _TITLED
                heading = self._inline.heading(node) if node.notes or node.references else node.heading
                label = self._inline.label(node, node.label)
                if titled:
                    add(_row(name, label, heading, ""))
                else:
                    add(_row(name, label, "", heading, keep=_KEEP if node.children else _NOTHING))
            elif isinstance(node, Table):
                self._table(node, found)
                continue
            elif isinstance(node, Chart):
                self._chart(node, found)
                continue
            elif isinstance(node, Image):
                self._image(node, found)
                continue
            elif isinstance(node, Contents):
                self._contents(node, found)
                continue
            if node.children:  # type: ignore[union-attr]
                waiting.append(iter(node.children))  # type: ignore[union-attr]
        if self._tables or self._pictures.listed is not None:
            self._space_after_tables(found)
        return self._turn_pages(found) if self._turned else found

    @staticmethod
    def blank(dots: Xml) -> Row:
        """Return the row that stands for a body still to be written."""
        return _row("doan", "", "", dots)

    def finish(self, rows: list[Row], *, signed: bool) -> None:
        """Set the tables; where a signature follows, tie the end of the text to it: it never stands alone on a page."""
        last_table = signed and rows and self._tables and rows[-1] is self._tables[-1][0]
        for row, table in self._tables[: -1 if last_table else None]:
            row["xml"] = table.xml()
        if signed and rows:
            self._tie(rows)

    def _tie(self, rows: list[Row]) -> None:
        last = rows[-1]
        if last["kieu"] == "bang":
            if not self._tables or last is not self._tables[-1][0]:
                return
            last["xml"] = self._tables[-1][1].xml(keep_last=True)
            rows.append(_row("sau_bang", "", "", "", keep=_KEEP))
            return
        _set(last, giu=_KEEP)
        if len(rows) > 1 and len(last["van_ban"]) < _SHORT and rows[-2]["kieu"] not in _ALONE:
            _set(rows[-2], giu=_KEEP)

    def _chart(self, chart: Chart, rows: list[Row]) -> None:
        from generator.writers.docx import charts  # only a document with a chart needs its libraries

        if chart.name:
            rows.append(_row("ten_bang", "", "", self._inline.caption(chart, chart.name)))
        if chart.unit:
            rows.append(_row("don_vi_tinh", "", "", chart.unit))
        rows.append(_row("doan_giua", "", "", charts.drawing(chart, self._pictures)))

    def _image(self, image: Image, rows: list[Row]) -> None:
        from generator.writers.docx import images  # only a document with a picture needs what opens one

        page = "ngang" if self._landscape else "doc"
        line = self._facts["sections"]["widths"][page] if self._facts["sections"] else 165.0
        row = _row(_ALIGNED[image.align], "", "", images.drawing(image, self._pictures, line, page))
        rows.append(row)
        if image.caption:
            _set(row, giu=_KEEP)
            below = _row(_ALIGNED[image.align], "", "", self._inline.caption(image, image.caption))
            below["chu"] = self._emphasis[False, True]
            rows.append(below)

    def _contents(self, contents: Contents, rows: list[Row]) -> None:
        listed = self._pictures.listed
        if listed is None or self._facts["table"] is None:
            raise InputError(_("mục lục chỉ đặt được ở nội dung chính của văn bản, ngoài các đề mục"))
        row = _row("bang", "", "", "")
        row["xml"] = listed.xml(contents.title)
        rows.append(row)

    def _table(self, table: Table, rows: list[Row]) -> None:
        pattern, sections = self._facts["table"], self._facts["sections"]
        group = []
        if table.caption:
            group.append(_row("ten_bang", "", "", self._inline.caption(table, table.caption)))
        if table.unit:
            group.append(_row("don_vi_tinh", "", "", table.unit))
        if pattern is None or not table.rows:
            rows += group
            return
        widths = sections["widths"] if sections else {"doc": 165.0, "ngang": 165.0}
        bold = self._facts["styles"]["VB Đậm"]
        turned = self._landscape
        made = tables.Set(table, pattern, widths["ngang" if turned else "doc"], bold, self._inline.cell)
        if not turned and sections and (table.landscape or not made.fits):
            turned = self._turned = True
            made.fit(widths["ngang"])
        row = _row("bang", "", "", "")
        self._tables.append((row, made))
        group.append(row)
        for one in group:
            one["ngang"] = turned
        rows += group

    def _turn_pages(self, rows: list[Row]) -> list[Row]:
        """Return the rows with a section break wherever the paper turns. A table that ends the text keeps what follows it."""
        found: list[Row] = []
        landscape = self._landscape
        for row in rows:
            wanted = row.get("ngang", landscape if row["kieu"] == "sau_bang" else self._landscape)
            if wanted != landscape:
                mark = Xml(self._facts["sections"][self.section])
                last = found[-1] if found else None
                if last is not None and last["kieu"] not in _ALONE and not last["phan"]:
                    _set(last, phan=mark)
                else:
                    found.append(_row("ngat_phan", "", "", "", section=mark))
                landscape = wanted
                self.section = self._next + ("_ngang" if landscape else "")
            found.append(row)
        return found

    def _space_after_tables(self, rows: list[Row]) -> None:
        """Part a table from what follows: text by a gap above it, another table by an empty line (Word would join them)."""
        number = 1
        while number < len(rows):
            if rows[number - 1]["kieu"] == "bang":
                row = rows[number]
                if row["kieu"] == "bang":
                    rows.insert(number, _row("sau_bang", "", "", ""))
                elif row["kieu"] not in _ALONE and row["kieu"] != "ngat_phan":
                    _set(row, truoc=_SPACED)
            number += 1


_BLANK = Row(
    kieu="",
    nhan="",
    tieu_de="",
    van_ban="",
    giu=_NOTHING,
    truoc=_NOTHING,
    phan=_NOTHING,
    thuoc_tinh=_NOTHING,
    chu=_NOTHING,
)


def _row(kind: str, label: str, heading: str, text: str, *, keep: Xml = _NOTHING, section: Xml = _NOTHING) -> Row:
    row = Row(_BLANK)  # a copy takes two thirds of the time of nine names
    row["kieu"], row["nhan"], row["tieu_de"], row["van_ban"] = kind, label, heading, text
    if keep or section:
        _set(row, giu=keep, phan=section)
    return row


def _set(row: Row, **slots: Xml) -> None:
    row.update(slots)
    row["thuoc_tinh"] = Xml(row["giu"] + row["truoc"] + row["phan"])
