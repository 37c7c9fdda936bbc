"""Where elements stand in the bytes of an XML part, so that one of them can be replaced and all others stay as they are."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from lxml import etree
from lxml.etree import _Element

from generator.errors import RefusedFileError
from generator.messages import _

W_URIS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


@dataclass(slots=True)
class Span:
    """One element in the bytes of its part: ``[start, end)``, with the namespaces in force where it stands."""

    start: int
    end: int
    namespaces: dict[str, str]
    inside: int | None = None
    """Number of the paragraph that holds this one (a text box), ``None`` when there is none."""


@dataclass(slots=True)
class Part:
    """One XML part taken apart: its paragraphs in document order (nested ones too) and its sections."""

    data: bytes
    paragraphs: list[Span] = field(default_factory=list)
    sections: list[Span] = field(default_factory=list)
    root_end: int = 0


def take_apart(data: bytes, name: str) -> Part:
    """Return the spans of the paragraphs and sections of a part. Raises RefusedFileError for what is no plain UTF-8 XML."""
    found = _ENCODING.match(data.lstrip(b"\xef\xbb\xbf"))
    if b"<!DOCTYPE" in data[:4096] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise RefusedFileError(_("phần {part} bên trong tệp không sửa được").format(part=name))
    if found is not None and found[1].lower() not in (b"utf-8", b"us-ascii", b"ascii", b"utf8"):
        raise RefusedFileError(_("phần {part} bên trong tệp dùng bảng mã lạ, không sửa được").format(part=name))
    walker = _Walker(data)
    try:
        walker.run()
    except expat.ExpatError as error:
        raise RefusedFileError(_("phần {part} bên trong tệp bị hỏng").format(part=name)) from error
    return walker.part


def paragraph_bytes(docx: bytes) -> list[bytes]:
    """Return the bytes of every paragraph of a .docx's main part, in document order: to show which ones stayed as they were."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        name = next(name for name in archive.namelist() if name.casefold() == "word/document.xml")
        part = take_apart(archive.read(name), name)
    return [part.data[span.start : span.end] for span in part.paragraphs]


class _Walker:
    """Follows the tags of a part and notes where paragraphs and sections begin and end."""

    def __init__(self, data: bytes) -> None:
        self.part = Part(data)
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartNamespaceDeclHandler = self._declared
        self._pending: dict[str, str] = {}
        self._namespaces: list[dict[str, str]] = [{}]
        self._open: list[int] = []
        self._sections: list[int] = []
        self._changes = 0

    def run(self) -> None:
        self._parser.Parse(self.part.data, True)

    def _declared(self, prefix: str | None, uri: str) -> None:
        self._pending[prefix or ""] = uri or ""

    def _start(self, name: str, _attributes: object) -> None:
        scope = self._namespaces[-1]
        if self._pending:
            scope = {**scope, **self._pending}
            self._pending = {}
        self._namespaces.append(scope)
        kind = _kind(name)
        at = self._parser.CurrentByteIndex
        if kind == "p":
            inside = self._open[-1] if self._open else None
            self._open.append(len(self.part.paragraphs))
            self.part.paragraphs.append(Span(at, at, scope, inside))
        elif kind == "sectPr" and not self._changes:
            self._sections.append(len(self.part.sections))
            self.part.sections.append(Span(at, at, scope))
        elif kind == "sectPrChange":
            self._changes += 1

    def _end(self, name: str) -> None:
        self._namespaces.pop()
        kind = _kind(name)
        if kind == "p":
            self._close(self.part.paragraphs[self._open.pop()])
        elif kind == "sectPr" and not self._changes and self._sections:
            self._close(self.part.sections[self._sections.pop()])
        elif kind == "sectPrChange":
            self._changes -= 1

    def _close(self, span: Span) -> None:
        # Of an element of one tag (<w:p/>) expat tells the place of the end differently from version to version.
        first = _TAG.match(self.part.data, span.start)
        if first is not None and first[0].endswith(b"/>"):
            span.end = first.end()
            return
        at = max(self._parser.CurrentByteIndex, span.start)
        tag = _TAG.match(self.part.data, at)
        span.end = tag.end() if tag else at


def _kind(name: str) -> str:
    uri, _space, local = name.rpartition(" ")
    return local if uri in W_URIS else ""


def parse(part: Part, span: Span) -> _Element:
    """Return the element of a span as a tree of its own, inside a bare root that carries its namespaces."""
    declared = "".join(
        f" xmlns{':' + prefix if prefix else ''}={quoteattr(uri)}"
        for prefix, uri in span.namespaces.items()
        if uri and prefix != "xml"
    )
    wrapped = f"<root{declared}>".encode() + part.data[span.start : span.end] + b"</root>"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_blank_text=False)
    return etree.fromstring(wrapped, parser)


def written(root: _Element) -> bytes:
    """Return the bytes of what stands inside the bare root: what replaces a span."""
    whole = etree.tostring(root, encoding="UTF-8")
    start = _TAG.match(whole)
    if start is None or start[0].endswith(b"/>"):
        return b""
    return whole[start.end() : whole.rindex(b"</")]


def spliced(data: bytes, replacements: list[tuple[int, int, bytes]]) -> bytes:
    """Return ``data`` with ``[start, end)`` of each replacement, none of them overlapping, replaced."""
    pieces, position = [], 0
    for start, end, new in sorted(replacements):
        pieces += [data[position:start], new]
        position = end
    return b"".join([*pieces, data[position:]])
