"""The words of a paragraph: runs, fields, links, tracked changes, symbols, breaks, drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from generator.model.addresses import piece
from generator.model.layout import Border, Run
from generator.readers.docx.alternate import chosen
from generator.readers.docx.book import Book
from generator.readers.docx.drawings import shapes_in_drawing, shapes_in_pict
from generator.readers.docx.measures import is_on, whole
from generator.readers.docx.names import (
    ALTERNATE,
    CUSTOM_XML,
    DEL,
    DRAWING,
    FLD_CHAR,
    FLD_SIMPLE,
    HYPERLINK,
    INS,
    INSTR_TEXT,
    MOVE_FROM,
    MOVE_TO,
    OBJECT,
    P_PR,
    PICT,
    R_PR,
    RUN,
    SDT,
    SDT_CONTENT,
    M,
    P,
    T,
    W,
)
from generator.readers.docx.pieces import Shape
from generator.readers.docx.styles import Base, RunFormat
from generator.readers.docx.symbols import readable, symbol

_KEPT = frozenset({INS, MOVE_TO, CUSTOM_XML, W + "smartTag", W + "dir", W + "bdo", SDT_CONTENT, W + "rubyBase"})
"""Wrappers whose content prints as if they were not there."""
_DROPPED = frozenset({DEL, MOVE_FROM})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class _Field:
    """An open field: its instruction so far, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    result: bool = False
    shown: bool = False
    format: RunFormat | None = None
    path: str = ""
    box: str = ""
    """The sign of a form's check box."""

    @property
    def name(self) -> str:
        """First word of the instruction in capitals ("PAGE")."""
        words = "".join(self.code).split(maxsplit=1)
        return words[0].upper()[:30] if words else ""


@dataclass(slots=True)
class Content:
    """What one paragraph holds, joined over the paragraphs before it whose marks are deleted."""

    runs: list[Run] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)
    length: int = 0
    box: Border | None = None
    """The edge drawn round its words, as long as all of them have one."""
    boxed: bool | None = None
    absolute_tab: str | None = None
    """Alignment of an absolute tab (``w:ptab``) with which the text begins."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind ("footnote", "endnote") and id of the notes pointed to, in order; each is a run of the field NOTEREF."""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """Stretches of the text that lead to a bookmark of ours: from, up to, its name."""
    marks: list[str] = field(default_factory=list)
    """Bookmarks of ours that begin in it."""


class Inline:
    """Reads the paragraphs of one story (body, header, footnotes) one after another; fields may run over several."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._fields: list[_Field] = []
        self._content = Content()
        self._base: Base | None = None
        self._paragraph: _Element | None = None
        self._path = ""
        self._links = 0
        self._numbers: dict[_Element, int] = {}
        self._drawings: dict[_Element, int] | None = None

    def read(self, paragraph: _Element, path: str, base: Base, content: Content) -> None:
        """Add the words and drawings of ``paragraph`` (a ``w:p`` with the address ``path``) to ``content``."""
        self._content, self._base, self._path, self._paragraph = content, base, path, paragraph
        self._numbers = {run: number for number, run in enumerate(paragraph.iter(RUN))}
        self._drawings = None
        self._children(paragraph)
        while self._fields and not self._fields[-1].result:
            self._fields.pop()

    def _children(self, parent: Iterable[_Element]) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in (P_PR, P):
                continue
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self._children(content)
            elif tag in _KEPT:
                self._book.tracked |= tag in (INS, MOVE_TO)
                self._children(child)
            elif tag == HYPERLINK:
                begun = self._content.length
                self._links += 1
                self._children(child)
                self._links -= 1
                if (anchor := child.get(W + "anchor", "")).startswith("vb"):
                    self._content.links.append((begun, self._content.length, anchor))
            elif tag == FLD_SIMPLE:
                self._simple_field(child)
            elif tag in _DROPPED:
                self._book.tracked = True
            elif tag == ALTERNATE:
                self._children(chosen(child))
            elif tag == M + "oMath" or tag == M + "oMathPara":
                self._math(child)
            elif tag == W + "commentRangeStart":
                self._book.comments = True
            elif tag == W + "bookmarkStart":
                if (name := child.get(W + "name", "")).startswith("vb"):
                    self._content.marks.append(name)
            elif tag == W + "subDoc":
                self._book.note_outside("subDoc")

    def _simple_field(self, element: _Element) -> None:
        opened = _Field([element.get(W + "instr", "")], result=True, path=self._path)
        self._fields.append(opened)
        self._children(element)
        if opened in self._fields:
            del self._fields[self._fields.index(opened) :]
        if not opened.shown and self._base is not None:
            self._add("", self._book.styles.run_format(self._base, None), self._path, opened.name)

    def _run(self, run: _Element) -> None:
        base = self._base
        assert base is not None
        properties = run[0] if len(run) and run[0].tag == R_PR else None
        fmt = self._book.styles.run_format(base, properties)
        path = f"{self._path}r{self._numbers[run]}"
        words: list[str] = []
        begun = self._content.length
        for child in run:
            tag = child.tag
            if tag == T:
                words.append(self._text(child))
            elif tag == R_PR or tag == W + "lastRenderedPageBreak":
                continue
            elif tag == W + "tab" or tag == W + "ptab":
                words.append("\t")
                if tag == W + "ptab" and begun == 0 and len(words) == 1:
                    self._content.absolute_tab = child.get(W + "alignment")
            elif tag == W + "br" or tag == W + "cr":
                if child.get(W + "type") == "page":
                    self._content.page_breaks.append(begun + sum(map(len, words)))
                words.append("\n")
            elif tag == W + "noBreakHyphen":
                words.append("-")
            elif tag == W + "sym":
                words.append(self._symbol(child, fmt))
            elif tag == INSTR_TEXT:
                if self._fields and not self._fields[-1].result:
                    self._fields[-1].code.append(child.text or "")
                    self._fields[-1].format, self._fields[-1].path = fmt, path
            elif tag == FLD_CHAR:
                begun = self._flush(words, fmt, path, run, begun)
                self._field_mark(child, fmt, path)
            elif tag in (DRAWING, PICT, OBJECT, ALTERNATE):
                begun = self._flush(words, fmt, path, run, begun)
                self._drawn(child)
            elif tag == W + "pgNum":
                begun = self._flush(words, fmt, path, run, begun)
                self._add("", fmt, path, "PAGE")
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                begun = self._flush(words, fmt, path, run, begun)
                self._add("", fmt, path, "NOTEREF")
                self._content.notes.append((child.tag[len(W) : -len("Reference")], child.get(W + "id", "")))
            elif tag == W + "commentReference":
                self._book.comments = True
            elif tag == W + "ruby":
                begun = self._flush(words, fmt, path, run, begun)
                base_text = child.find(W + "rubyBase")
                if base_text is not None:
                    self._children(base_text)
        self._flush(words, fmt, path, run, begun)

    def _text(self, element: _Element) -> str:
        """Return the words of a ``w:t``: outer blanks count only when it says that they do, line ends are spaces."""
        text = element.text or ""
        if not text:
            return text
        if (
            (text[0] in " \t\r\n" or text[-1] in " \t\r\n")
            and element.get(_SPACE) != "preserve"
            and not self._book.preserve
        ):
            text = text.strip(" \t\r\n")
        return text.replace("\n", " ").replace("\r", " ") if "\n" in text or "\r" in text else text

    def _symbol(self, element: _Element, fmt: RunFormat) -> str:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            return ""
        return symbol(code, element.get(W + "font") or fmt.hansi)

    def _flush(self, words: list[str], fmt: RunFormat, path: str, run: _Element, begun: int) -> int:
        """Write out the words of a run gathered so far; return the length of the paragraph's text after them."""
        if words:
            text = "".join(words)
            words.clear()
            if text and not self._inside_code():
                self._words(text, fmt, path)
        return self._content.length

    def _inside_code(self) -> bool:
        return any(not opened.result for opened in self._fields)

    def _words(self, text: str, fmt: RunFormat, path: str) -> None:
        """Add words as one run, or as several where Word takes another font for the letters beyond ASCII."""
        name = None
        for opened in self._fields:
            opened.shown = True
            name = opened.name or name
        if name is None and self._links:
            name = "HYPERLINK"
        offset = self._offset_in_run(path)
        if fmt.ascii == fmt.hansi or text.isascii():
            self._add(text, fmt, piece(path, offset), name, fmt.ascii)
            return
        for part, font in _by_font(text, fmt):
            self._add(part, fmt, piece(path, offset), name, font)
            offset += len(part)

    def _offset_in_run(self, path: str) -> int:
        """Return how many characters of the run at ``path`` are already written out."""
        total = 0
        for run in reversed(self._content.runs):
            if run.path is None or run.path.partition("@")[0] != path:
                break
            total += len(run.text)
        return total

    def _add(self, text: str, fmt: RunFormat, path: str, name: str | None, font: str | None = None) -> None:
        font = font or fmt.hansi
        if text:
            text = readable(self._book.wording.decoded(text, font), font)
            if text.strip():
                self._book.hidden |= fmt.look[8]
                self._content.box = fmt.box
                self._content.boxed = fmt.box is not None and self._content.boxed is not False
        self._content.runs.append(Run(text, font, *fmt.look, name, path))
        self._content.length += len(text)

    def _field_mark(self, mark: _Element, fmt: RunFormat, path: str) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(format=fmt, path=path, box=_check_box(mark)))
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.shown and not self._inside_code():
                self._unshown(ended, fmt, path)

    def _unshown(self, ended: _Field, fmt: RunFormat, path: str) -> None:
        """A field that keeps no result prints one all the same (PAGE), or prints words of its code (MACROBUTTON, SYMBOL)."""
        name, code = ended.name, "".join(ended.code)
        text = ended.box
        if name in ("MACROBUTTON", "GOTOBUTTON"):
            text = code.split(maxsplit=2)[2].rstrip() if len(code.split(maxsplit=2)) > 2 else ""
        elif name == "SYMBOL":
            parts = code.split()
            number = whole(parts[1]) if len(parts) > 1 else None
            font = code.partition('\\f "')[2].partition('"')[0]
            text = symbol(number, font or fmt.hansi) if number is not None and number >= 0 else ""
        for outer in self._fields:
            outer.shown |= bool(text)
        self._add(text, ended.format or fmt, ended.path or path, name or None)

    def _drawn(self, element: _Element) -> None:
        if self._drawings is None and self._paragraph is not None:
            self._drawings = {found: number for number, found in enumerate(self._paragraph.iter(DRAWING, PICT))}
        for holder in _holders(element):
            shapes = shapes_in_drawing(holder) if holder.tag == DRAWING else shapes_in_pict(holder)
            number = (self._drawings or {}).get(holder)
            for shape in shapes:
                shape.offset = self._content.length
                shape.path = f"{self._path}d{number}" if number is not None else self._path
                self._content.shapes.append(shape)

    def _math(self, element: _Element) -> None:
        text = "".join(words.text or "" for words in element.iter(M + "t"))
        if text:
            self._content.runs.append(Run(text, field="EQUATION", path=self._path))
            self._content.length += len(text)


def _holders(element: _Element) -> Iterator[_Element]:
    """Yield the drawing elements of a run's child, one version only of each alternative."""
    if element.tag == ALTERNATE:
        for child in chosen(element):
            yield from _holders(child)
    elif element.tag in (DRAWING, PICT, OBJECT):
        yield element


def _by_font(text: str, fmt: RunFormat) -> Iterator[tuple[str, str]]:
    """Yield the stretches of ``text`` with the font Word sets each in: ASCII and all other letters may differ."""
    start, ascii_now = 0, text[0] < "\x80"
    for index, letter in enumerate(text):
        plain = letter < "\x80"
        if plain != ascii_now and letter != " ":
            yield text[start:index], fmt.ascii if ascii_now else fmt.hansi
            start, ascii_now = index, plain
    yield text[start:], fmt.ascii if ascii_now else fmt.hansi


def _check_box(mark: _Element) -> str:
    """Return the sign that a form's check box prints; "" when the field is none."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(W + "checked")
    state = box.find(W + "default") if state is None else state
    return "☒" if state is not None and is_on(state) else "☐"
