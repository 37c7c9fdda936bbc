"""Cuts a PDF of many documents, each begun at a mark, into one PDF a document."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import pypdfium2
import pypdfium2.raw as raw

from generator import pdfium
from generator.errors import OutputError
from generator.messages import _
from generator.model.location import Location
from generator.writers import outline


class UnmatchedPages(OutputError):
    """The pages of a joined PDF do not match its documents."""


def cut(
    path: Path, marks: Sequence[str], dates: Sequence[str] = (), *, bookmarks: bool = False
) -> Iterator[tuple[bytes, int]]:
    """Yield the PDF and the number of pages of each document of ``path``, in the order of ``marks``.

    ``marks`` are the named places at which the documents begin; ``dates`` the documents' own (ISO, may be empty), which the
    PDFs carry; with ``bookmarks`` each keeps those of its headings. Raises :class:`UnmatchedPages` when a mark is missing, stands out of order, or when pages are left over.
    """
    with _opened(path) as document:
        starts = _starts(document, marks, path)
        ends = [*starts[1:], len(document)]
        headings = outline.read(document) if bookmarks else []
        for start, end, date in zip(starts, ends, dates or [""] * len(starts), strict=True):
            part = _part(document, start, end, date)
            yield outline.added(part, outline.of_pages(headings, start, end)), end - start


def counts(path: Path, marks: Sequence[str]) -> list[int]:
    """Return the number of pages of each document of ``path``; see :func:`cut` for ``marks`` and the error."""
    with _opened(path) as document:
        starts = _starts(document, marks, path)
        return [end - start for start, end in zip(starts, [*starts[1:], len(document)], strict=True)]


def join(paths: Iterable[Path], stream: IO[bytes], titles: Sequence[tuple[str, int]] = ()) -> None:
    """Write one PDF that holds the pages of all of ``paths`` in order.

    ``titles`` are the documents in it with their numbers of pages: each gets a bookmark, with those of its headings below.
    """
    headings: list[outline.Heading] = []
    with pdfium.LOCK:
        whole = pypdfium2.PdfDocument.new()
        try:
            for path in paths:
                with _opened(path) as document:
                    if titles:
                        headings += [one._replace(page=one.page + len(whole)) for one in outline.read(document)]
                    whole.import_pages(document)
            stream.write(outline.added(_saved(whole), _under(titles, headings)))
        finally:
            whole.close()


def _under(titles: Sequence[tuple[str, int]], headings: Sequence[outline.Heading]) -> list[outline.Heading]:
    """Return the bookmarks of documents, each with those of the headings on its pages below it."""
    found: list[outline.Heading] = []
    start = at = 0
    for title, count in titles:
        found.append(outline.Heading(title, 0, start))
        start += count
        while at < len(headings) and headings[at].page < start:
            found.append(headings[at]._replace(level=headings[at].level + 1))
            at += 1
    return found


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    with pdfium.LOCK:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise UnmatchedPages(_("tệp PDF ghép không mở được"), at=Location(path.name)) from error
        try:
            yield document
        finally:
            document.close()


def _starts(document: pypdfium2.PdfDocument, marks: Sequence[str], path: Path) -> list[int]:
    """Return the index of each document's first page; raise :class:`UnmatchedPages` when they are not all there in order."""
    starts = [_page(document, mark) for mark in marks]
    ends = [*starts[1:], len(document)]
    if not starts or starts[0] != 0 or any(end <= start for start, end in zip(starts, ends, strict=True)):
        raise UnmatchedPages(_("tệp PDF ghép không đủ các văn bản"), at=Location(path.name))
    return starts


def _page(document: pypdfium2.PdfDocument, mark: str) -> int:
    """Return the index of the page on which a named place stands, -1 when there is none."""
    place = raw.FPDF_GetNamedDestByName(document, mark.encode("ascii") + b"\0")
    return int(raw.FPDFDest_GetDestPageIndex(document, place)) if place else -1


def _part(document: pypdfium2.PdfDocument, start: int, end: int, date: str) -> bytes:
    part = pypdfium2.PdfDocument.new()
    try:
        part.import_pages(document, pages=list(range(start, end)))
        return _saved(part, date)
    finally:
        part.close()


def _saved(document: pypdfium2.PdfDocument, date: str = "") -> bytes:
    """Return a PDF with the document's own date, and an id made from its content: the same pages give the same bytes."""
    stream = io.BytesIO()
    document.save(stream)
    stamp = f"/CreationDate(D:{date.replace('-', '')}000000+07'00')".encode() if date else b""
    data = re.sub(
        rb"/CreationDate\(D:[^)]*\)", lambda found: stamp.ljust(len(found[0]))[: len(found[0])], stream.getvalue()
    )
    trailer = data.rfind(b"trailer")
    ids = re.compile(rb"(?<=<)[0-9A-Fa-f]{32}(?=>)")
    head, tail = data[:trailer], ids.sub(b"0" * 32, data[trailer:])
    digest = hashlib.sha256(head + tail).hexdigest()[:32].upper().encode()
    return head + tail.replace(b"0" * 32, digest)
