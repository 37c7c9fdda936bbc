"""A copy of a .docx with remarks as Word comments, each at its paragraph; nothing else of the file changes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml.etree import _Element

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model.addresses import parse as parse_address
from generator.writers.docx.edit.apply import DOCUMENT, refusal, zipped
from generator.writers.docx.edit.spans import W_URIS, Part, parse, spliced, take_apart, written
from generator.writers.docx.edit.words import local, w

COMMENTS = "word/comments.xml"
_RELS = "word/_rels/document.xml.rels"
_REL_TYPES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
)
"""Of a transitional and of a strict package, as :data:`W_URIS`."""
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = re.compile(rb"<\w*:?comment\b[^>]*?\bw?:?id\s*=\s*[\"'](\d+)[\"']")
_REL_ID = re.compile(rb"\bId\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment. ``path`` is a paragraph's address (``LayoutParagraph.path``); ``None`` or a place where Word takes no
    comment (headers, footnotes) puts it at the first paragraph of the document. Lines of ``text`` are paragraphs of it."""

    path: str | None
    text: str


def annotate(data: bytes, remarks: Sequence[Remark], *, author: str = "vanban") -> bytes:
    """Return a copy of the .docx with ``remarks`` as comments, in reading order; the comments it already has stay.

    Raises RefusedFileError for a file that is signed, protected or damaged (tracked changes and macros do not matter here).
    """
    reason = refusal(data, may_be_tracked=True, may_have_macros=True)
    if reason is not None:
        raise RefusedFileError(_("không ghi nhận xét vào tệp này: {reason}").format(reason=reason))
    if not remarks:
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.casefold(): name for name in archive.namelist()}
        document = archive.read(names[DOCUMENT])
        present = archive.read(names[COMMENTS]) if COMMENTS in names else b""
        first = max((int(found) for found in _ID.findall(present)), default=-1) + 1
        part = take_apart(document, DOCUMENT)
        if not part.paragraphs:
            raise RefusedFileError(_("tệp không có đoạn nào để ghi nhận xét"))
        placed = _placed(part, remarks)
        changed = {names[DOCUMENT]: _marked(part, placed, first)}
        comments = [text for texts in placed.values() for text in texts]
        strict = W_URIS[1].encode() in document[:20_000]
        changed[names.get(COMMENTS, COMMENTS)] = _comments(present, comments, first, author, W_URIS[strict])
        if COMMENTS not in names:
            rels = archive.read(names[_RELS]) if _RELS in names else b""
            changed[names.get(_RELS, _RELS)] = _related(rels, _REL_TYPES[strict])
            types = names["[content_types].xml"]
            changed[types] = _typed(archive.read(types))
        return zipped(archive, changed)


def _placed(part: Part, remarks: Sequence[Remark]) -> dict[int, list[str]]:
    """Return the remarks by number of the outermost paragraph that can carry them, in document order."""
    start = next((n for n, span in enumerate(part.paragraphs) if span.inside is None), 0)
    placed: dict[int, list[str]] = {}
    for remark in remarks:
        number = start
        if remark.path is not None:
            try:
                address = parse_address(remark.path)
            except ValueError:
                address = None
            if address is not None and address.part.casefold() == DOCUMENT and address.paragraph is not None:
                number = min(address.paragraph, len(part.paragraphs) - 1)
        while (outer := part.paragraphs[number].inside) is not None:
            number = outer
        placed.setdefault(number, []).append(remark.text)
    return dict(sorted(placed.items()))


def _marked(part: Part, placed: dict[int, list[str]], first: int) -> bytes:
    """Return the document with the ranges and references of the comments written into the paragraphs."""
    replacements = []
    number = first
    for index, texts in placed.items():
        span = part.paragraphs[index]
        root = parse(part, span)
        numbers = range(number, number + len(texts))
        number += len(texts)
        _mark(root[0], numbers)
        replacements.append((span.start, span.end, written(root)))
    return spliced(part.data, replacements)


def _mark(paragraph: _Element, numbers: range) -> None:
    at = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
    for offset, number in enumerate(numbers):
        paragraph.insert(
            at + offset, paragraph.makeelement(w(paragraph, "commentRangeStart"), {w(paragraph, "id"): str(number)})
        )
    for number in numbers:
        paragraph.append(paragraph.makeelement(w(paragraph, "commentRangeEnd"), {w(paragraph, "id"): str(number)}))
        run = paragraph.makeelement(w(paragraph, "r"), {})
        run.append(run.makeelement(w(paragraph, "commentReference"), {w(paragraph, "id"): str(number)}))
        paragraph.append(run)


def _comments(present: bytes, texts: Sequence[str], first: int, author: str, uri: str) -> bytes:
    """Return comments.xml with the new comments behind those that are there."""
    new = "".join(_comment(first + n, text, author, uri) for n, text in enumerate(texts)).encode()
    end = present.rfind(b"</")
    if end < 0:
        head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<v:comments xmlns:v="{uri}">'
        return head.encode() + new + b"</v:comments>"
    return present[:end] + new + present[end:]


def _comment(number: int, text: str, author: str, uri: str) -> str:
    # The prefix is bound here, so that a comment may stand in any office's comments.xml.
    lines = "".join(
        f'<v:p><v:r><v:t xml:space="preserve">{escape(line)}</v:t></v:r></v:p>' for line in text.split("\n") or [""]
    )
    return (
        f'<v:comment xmlns:v="{uri}" v:id="{number}" v:author={quoteattr(author)} v:initials={quoteattr(author[:2].upper())}>'
        f"{lines}</v:comment>"
    )


def _related(rels: bytes, kind: str) -> bytes:
    taken = {found.decode() for found in _REL_ID.findall(rels)}
    number = 1
    while f"rIdVanban{number}" in taken:
        number += 1
    new = f'<Relationship Id="rIdVanban{number}" Type="{kind}" Target="comments.xml"/>'.encode()
    end = rels.rfind(b"</")
    if end < 0:
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return (
            head
            + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + new
            + b"</Relationships>"
        )
    prefix = re.match(rb"</(\w+:)?", rels[end:])
    if prefix is not None and prefix[1]:
        new = new.replace(b"<Relationship ", b"<" + prefix[1] + b"Relationship ")
    return rels[:end] + new + rels[end:]


def _typed(types: bytes) -> bytes:
    end = types.rfind(b"</")
    prefix = re.match(rb"</(\w+:)?", types[end:])
    name = (prefix[1].decode() if prefix is not None and prefix[1] else "") + "Override"
    new = f'<{name} PartName="/{COMMENTS}" ContentType="{_CONTENT_TYPE}"/>'.encode()
    return types[:end] + new + types[end:]
