"""Cuts a PDF of many documents, each begun at a mark, into one PDF a document."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from generator import pdfium
from generator.errors import OutputError
from generator.messages import _
from generator.model.location import Location


def cut(path: Path, marks: Sequence[str]) -> Iterator[tuple[bytes, int]]:
    """Yield the PDF and the number of pages of each document of ``path``, in the order of ``marks``.

    ``marks`` are the named places at which the documents begin. Raises :class:`OutputError` when a mark is missing, stands
    out of order, or when pages are left over: then the PDF is not what was printed.
    """
    with pdfium.LOCK:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise OutputError(_("tệp PDF ghép không mở được"), at=Location(path.name)) from error
        try:
            starts = [_page(document, mark) for mark in marks]
            ends = [*starts[1:], len(document)]
            if not starts or starts[0] != 0 or any(end <= start for start, end in zip(starts, ends, strict=True)):
                raise OutputError(_("tệp PDF ghép không đủ các văn bản"), at=Location(path.name))
            for start, end in zip(starts, ends, strict=True):
                yield _part(document, start, end), end - start
        finally:
            document.close()


def joined(paths: Sequence[Path]) -> Iterator[bytes]:
    """Yield one PDF that holds the pages of all of ``paths`` in order."""
    with pdfium.LOCK:
        whole = pypdfium2.PdfDocument.new()
        try:
            for path in paths:
                document = pypdfium2.PdfDocument(path)
                whole.import_pages(document)
                document.close()
            yield _saved(whole)
        finally:
            whole.close()


def _page(document: pypdfium2.PdfDocument, mark: str) -> int:
    """Return the index of the page on which a named place stands, -1 when there is none."""
    place = raw.FPDF_GetNamedDestByName(document, mark.encode("ascii") + b"\0")
    return int(raw.FPDFDest_GetDestPageIndex(document, place)) if place else -1


def _part(document: pypdfium2.PdfDocument, start: int, end: int) -> bytes:
    part = pypdfium2.PdfDocument.new()
    try:
        part.import_pages(document, pages=list(range(start, end)))
        return _saved(part)
    finally:
        part.close()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    """Return a PDF whose id is made from its content, so that the same pages give the same bytes."""
    stream = io.BytesIO()
    document.save(stream)
    data = stream.getvalue()
    trailer = data.rfind(b"trailer")
    ids = re.compile(rb"(?<=<)[0-9A-Fa-f]{32}(?=>)")
    head, tail = data[:trailer], ids.sub(b"0" * 32, data[trailer:])
    digest = hashlib.sha256(head + tail).hexdigest()[:32].upper().encode()
    return head + tail.replace(b"0" * 32, digest)
