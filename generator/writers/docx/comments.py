"""Notes for a person as Word comments: a copy of the .docx in which each note stands at its paragraph; nothing else changes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from generator.writers.docx import package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_DOCUMENT, _RELS, _LIST, _COMMENTS = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
    "word/comments.xml",
)


@dataclass(frozen=True, slots=True)
class Note:
    """One comment: ``paragraph`` counts all ``w:p`` of ``word/document.xml`` from 0 (see readers/docx/addresses); ``text``
    may have several lines."""

    paragraph: int
    text: str


def annotate(docx: bytes, notes: Sequence[Note], *, author: str, date: dt.date | None = None) -> bytes:
    """Return a copy of ``docx`` with ``notes`` as comments by ``author``; the bytes themselves when there are none.

    Comments that are there already stay, ours are numbered after them. A paragraph number beyond the last is put at the
    last paragraph. Parts that hold no note are copied byte for byte.
    """
    if not notes:
        return docx
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    body = etree.fromstring(parts[_DOCUMENT], parser)
    comments = _comments(parts, parser)
    first = 1 + max((int(old.get(_w("id"), "0")) for old in comments), default=-1)
    paragraphs = list(body.iter(_w("p")))
    for number, note in enumerate(notes, start=first):
        _mark(paragraphs[min(note.paragraph, len(paragraphs) - 1)], number)
        comments.append(_comment(number, note.text, author, date))
    parts[_DOCUMENT] = _xml(body)
    parts[_COMMENTS] = _xml(comments)
    parts[_RELS] = _related(parts[_RELS], parser)
    parts[_LIST] = _listed(parts[_LIST], parser)
    return package.Base(()).with_parts([package.deflated(name, content) for name, content in parts.items()])


def places(docx: bytes, texts: Sequence[str]) -> list[int | None]:
    """Return for each of ``texts`` (a document's paragraphs in order) the number of the ``w:p`` that prints it.

    White space makes no difference; ``None`` where no paragraph after the last one found holds just these words.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(_DOCUMENT), etree.XMLParser(resolve_entities=False, huge_tree=True))
    printed = ["".join("".join(t.text or "" for t in p.iter(_w("t"))).split()) for p in root.iter(_w("p"))]
    at: dict[str, list[int]] = {}
    for number, words in enumerate(printed):
        at.setdefault(words, []).append(number)
    found: list[int | None] = []
    last = -1
    for text in texts:
        here = next((place for place in at.get("".join(text.split()), ()) if place > last), None)
        found.append(here)
        last = last if here is None else here
    return found


def _comments(parts: dict[str, bytes], parser: etree.XMLParser) -> etree._Element:
    if _COMMENTS in parts:
        return etree.fromstring(parts[_COMMENTS], parser)
    return etree.Element(_w("comments"), nsmap={"w": _W})


def _mark(paragraph: etree._Element, number: int) -> None:
    """Put the comment's range around the paragraph's words and its reference behind them."""
    start = etree.Element(_w("commentRangeStart"), {_w("id"): str(number)})
    properties = paragraph.find(_w("pPr"))
    paragraph.insert(0 if properties is None else list(paragraph).index(properties) + 1, start)
    paragraph.append(etree.Element(_w("commentRangeEnd"), {_w("id"): str(number)}))
    run = etree.SubElement(paragraph, _w("r"))
    etree.SubElement(run, _w("commentReference"), {_w("id"): str(number)})


def _comment(number: int, text: str, author: str, date: dt.date | None) -> etree._Element:
    comment = etree.Element(_w("comment"), {_w("id"): str(number), _w("author"): author, _w("initials"): author[:2]})
    if date is not None:
        comment.set(_w("date"), f"{date.isoformat()}T00:00:00Z")
    for line in text.splitlines() or [""]:
        run = etree.SubElement(etree.SubElement(comment, _w("p")), _w("r"))
        words = etree.SubElement(run, _w("t"))
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment


def _related(data: bytes, parser: etree.XMLParser) -> bytes:
    root = etree.fromstring(data, parser)
    if not any(relation.get("Type") == _COMMENTS_REL for relation in root):
        taken = {relation.get("Id") for relation in root}
        free = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        etree.SubElement(root, f"{{{_REL}}}Relationship", {"Id": free, "Type": _COMMENTS_REL, "Target": "comments.xml"})
    return _xml(root)


def _listed(data: bytes, parser: etree.XMLParser) -> bytes:
    root = etree.fromstring(data, parser)
    if not any(entry.get("PartName") == f"/{_COMMENTS}" for entry in root):
        etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": f"/{_COMMENTS}", "ContentType": _COMMENTS_TYPE})
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"
