"""HTML pages (.html, .htm): paragraphs, line breaks and tables as the browser shows them; menus and footers as site chrome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Location, Problem, Reading
from generator.readers.decoding import LARGEST, decode
from generator.readers.lines import SourceLine
from generator.readers.mending import mend
from generator.readers.recognise import recognise
from generator.vietnamese.text import fold_spaces, nfc

DEEPEST = 250
"""Elements nested deeper than this are refused: no page of a document is."""

_DROPPED = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "select", "textarea"}
_CHROME = {"nav", "aside", "form", "button", "menu"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section",
    "article", "main", "header", "footer", "center", "address", "figure", "figcaption", "hr", "body", "caption", "fieldset",
}  # fmt: skip
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumb|sidebar|footer|banner|ads?|advert|comment|related|share|social|login|cookie"
    r"|popup|toolbar|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center|justify)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)


def read(data: bytes, *, source: str) -> Reading:
    """Return what a page says. ``source`` is the file's name as the user gave it.

    Nothing is fetched: the page is read as it is. Raises :class:`generator.errors.RefusedFileError` when the bytes are no
    text in a known code, no page, or a page built to harm (nested without end).
    """
    text, problems = _text(data, source)
    lines, mended = mend(source_lines(text, source))
    found = recognise(lines, source=source)
    return Reading(source, found.document, None, (*problems, *mended, *found.problems), found.remainder, found.inferred)


def _text(data: bytes, source: str) -> tuple[str, list[Problem]]:
    """Decode by Unicode, or by the code that the page itself declares."""
    try:
        return decode(data, source=source)
    except RefusedFileError:
        declared = _CHARSET.search(data[:4096])
        if declared is None or len(data) > LARGEST:
            raise
        try:
            return nfc(data.decode(declared[1].decode("ascii"))), []
        except (LookupError, UnicodeDecodeError):
            raise RefusedFileError(
                _("trang khai báo bảng mã “{name}” nhưng nội dung không theo bảng mã đó").format(
                    name=declared[1].decode("ascii", "replace")
                ),
                at=Location(source),
                hint=_("mở trang bằng trình duyệt rồi lưu lại ở bảng mã UTF-8"),
            ) from None


def source_lines(text: str, source: str) -> list[SourceLine]:
    """Return the lines for the recogniser."""
    if not text.strip():
        return []
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, recover=True, remove_comments=True, remove_pis=True)
    # A declaration of the code would be read against the characters that are decoded already.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusedFileError(_("không đọc được trang HTML"), at=Location(source)) from error
    return _Walker(source).lines(root)


@dataclass(slots=True)
class _Place:
    """Where words stand: cell, alignment, chrome."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    span: int = 1
    row_span: int = 1
    header: bool = False
    align: str | None = None
    container: str = "body"


@dataclass(slots=True)
class _Run:
    text: str
    bold: bool
    italic: bool


@dataclass(slots=True)
class _Walker:
    source: str
    result: list[SourceLine] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    tables: int = 0
    label: str | None = None
    counts: dict[etree._Element, int] = field(default_factory=dict)
    """How many items of each list were met."""

    def lines(self, root: etree._Element) -> list[SourceLine]:
        place = _Place()
        self.walk(root, place, False, False, 0)
        self.flush(place)
        return self.result

    def walk(self, element: etree._Element, place: _Place, bold: bool, italic: bool, depth: int) -> None:
        if not isinstance(element.tag, str):
            return
        tag = element.tag.lower()
        if depth > DEEPEST:
            raise RefusedFileError(_("trang HTML lồng nhau quá sâu"), at=Location(self.source))
        if tag in _DROPPED or _hidden(element):
            self.tail(element, place, bold, italic)
            return
        if tag == "br":
            self.runs.append(_Run("\n", bold, italic))
            self.tail(element, place, bold, italic)
            return
        block = tag in _BLOCKS or tag == "table"
        inner = self.place_of(element, tag, place)
        if block:
            self.flush(place)
        inner_bold = bold or tag in {"b", "strong", "th"} or tag in {"h1", "h2", "h3", "h4"} or _styled(element, "bold")
        inner_italic = italic or tag in {"i", "em"} or _styled(element, "italic")
        if tag == "li":
            self.label = self.list_label(element)
        if tag == "table":
            self.table(element, inner, bold, italic, depth)
        else:
            self.words(element.text, inner_bold, inner_italic)
            for child in element:
                self.walk(child, inner, inner_bold, inner_italic, depth + 1)
        if block:
            self.flush(inner)
        self.tail(element, place, bold, italic)

    def list_label(self, item: etree._Element) -> str | None:
        """The label that the browser prints before a list item: "1." in <ol>, a dash for <ul>."""
        parent = item.getparent()
        if parent is None or parent.tag not in {"ol", "ul"}:
            return None
        if parent.tag == "ul":
            return "-" if "list-style" not in (parent.get("style") or "") else None
        start = parent.get("start") or "1"
        place = self.counts.get(parent, int(start) if start.isdigit() and len(start) < 6 else 1)
        self.counts[parent] = place + 1
        kind = parent.get("type") or "1"
        if kind in {"a", "A"} and 1 <= place <= 26:
            letter = chr(ord("a") + place - 1)
            return f"{letter if kind == 'a' else letter.upper()})"
        return f"{place}."

    def place_of(self, element: etree._Element, tag: str, place: _Place) -> _Place:
        style = element.get("style") or ""
        align = (element.get("align") or "").lower()
        found = _ALIGN.search(style)
        align = found[1].lower() if found else align
        align = {"justify": "both", "middle": "center"}.get(align, align) or ("center" if tag == "center" else "")
        chrome = tag in _CHROME or (
            place.table is None
            and _CHROME_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
            and tag not in {"body", "html", "main", "article"}
        )
        if not align and not chrome:
            return place
        return _Place(
            place.table, place.row, place.column, place.span, place.row_span, place.header,
            align or place.align, "chrome" if chrome else place.container,
        )  # fmt: skip

    def table(self, table: etree._Element, place: _Place, bold: bool, italic: bool, depth: int) -> None:
        if place.table is not None or place.container == "chrome":
            # A table inside a cell, or of a menu: its cells are lines of the place it stands in.
            for cell in table.iter("td", "th"):
                if next(cell.iterancestors("table"), None) is table:
                    self.inner(cell, place, bold, italic, depth + 1)
                    self.flush(place)
            return
        number, self.tables = self.tables, self.tables + 1
        taken: dict[int, int] = {}
        row_number = -1
        for row in _rows(table):
            row_number += 1
            column = 0
            for cell in row:
                if cell.tag not in {"td", "th"}:
                    continue
                while taken.get(column, -1) >= row_number:
                    column += 1
                span, row_span = _count(cell, "colspan"), _count(cell, "rowspan")
                inner = _Place(
                    number, row_number, column, span, row_span,
                    cell.tag == "th" or _in_head(row), place.align,
                )  # fmt: skip
                inner = self.place_of(cell, "td", inner)
                before = len(self.result)
                self.inner(cell, inner, bold or cell.tag == "th", italic, depth + 1)
                self.flush(inner)
                if len(self.result) == before:
                    # An empty cell is a cell: without a line of its own the recogniser would not know of it.
                    self.add("", [], inner, None)
                for at in range(column, column + span):
                    taken[at] = row_number + row_span - 1
                column += span

    def inner(self, element: etree._Element, place: _Place, bold: bool, italic: bool, depth: int) -> None:
        if depth > DEEPEST:
            raise RefusedFileError(_("trang HTML lồng nhau quá sâu"), at=Location(self.source))
        self.words(element.text, bold, italic)
        for child in element:
            self.walk(child, place, bold, italic, depth + 1)

    def words(self, text: str | None, bold: bool, italic: bool) -> None:
        if text:
            self.runs.append(_Run(re.sub(r"\s+", " ", text.replace("\u00a0", " ")), bold, italic))

    def tail(self, element: etree._Element, place: _Place, bold: bool, italic: bool) -> None:
        if element.tag in _BLOCKS or element.tag == "table":
            self.flush(place)
        self.words(element.tail, bold, italic)

    def flush(self, place: _Place) -> None:
        """Close the paragraph that the waiting runs make; a line break inside it ends a line."""
        runs, self.runs = self.runs, []
        label, self.label = self.label, None
        current: list[_Run] = []
        for run in [*runs, _Run("\n", False, False)]:
            if run.text != "\n":
                current.append(run)
                continue
            text = fold_spaces("".join(part.text for part in current))
            if text:
                self.add(text, current, place, label)
                label = None
            current = []

    def add(self, text: str, runs: list[_Run], place: _Place, label: str | None) -> None:
        lettered = [run for run in runs if any(letter.isalnum() for letter in run.text)]
        number = len(self.result)
        self.result.append(
            SourceLine(
                text=text,
                index=number,
                at=Location(self.source, paragraph=number + 1),
                label=label,
                bold=bool(lettered) and all(run.bold for run in lettered),
                italic=bool(lettered) and all(run.italic for run in lettered),
                align=place.align,
                table=place.table,
                row=place.row,
                column=place.column,
                span=place.span,
                row_span=place.row_span,
                header_row=place.header,
                container=place.container,
                hard_break=True,
            )
        )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is table:
            yield row


def _in_head(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _count(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), 1000) if value.isdigit() and int(value) > 0 else 1


def _hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _styled(element: etree._Element, how: str) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    if how == "bold":
        return "font-weight:bold" in style or "font-weight:700" in style
    return "font-style:italic" in style
