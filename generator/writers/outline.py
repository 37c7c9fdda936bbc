"""The bookmarks of a PDF: read with pdfium, and added to a file that pdfium has written (it writes none itself)."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pypdfium2

from generator.errors import OutputError
from generator.messages import _

_CATALOG = re.compile(rb"(?<=\n)(\d+) 0 obj\s*<<([^<>]*/Type ?/Catalog[^<>]*)>>\s*endobj")
_KIDS = re.compile(rb"/Kids ?\[([^\]]*)\]")
_SIZE = re.compile(rb"/Size (\d+)")
_DEEPEST = 8
_LONGEST = 200


class Heading(NamedTuple):
    """One bookmark: ``level`` counts from 0, ``page`` too; ``top`` is the height on the page in points, ``None`` its top."""

    title: str
    level: int
    page: int
    top: float | None = None


def read(document: pypdfium2.PdfDocument) -> list[Heading]:
    """Return the bookmarks of an open PDF in order; those that lead to no page are left out. Hold pdfium's lock."""
    found = []
    for item in document.get_toc(max_depth=_DEEPEST):
        place = item.get_dest()
        page = place.get_index() if place is not None else None
        if page is None or not 0 <= page < len(document):
            continue
        view = place.get_view()[1]
        found.append(Heading(item.get_title(), item.level, page, float(view[1]) if len(view) > 1 else None))
    return found


def of_pages(headings: Iterable[Heading], start: int, end: int) -> list[Heading]:
    """Return the bookmarks that lead to the pages from ``start`` to before ``end``, counted from ``start``."""
    return [one._replace(page=one.page - start) for one in headings if start <= one.page < end]


def added(pdf: bytes, headings: Sequence[Heading]) -> bytes:
    """Return a PDF of pdfium's with bookmarks, shown when it is opened. What stands in it stays byte for byte; the bookmarks
    follow, as the PDF standard lets a file be changed (ISO 32000-1, 7.5.6).

    Raises :class:`OutputError` when the file is not built as pdfium builds them.
    """
    if not headings:
        return pdf
    catalog, size = _CATALOG.search(pdf), _SIZE.search(pdf, pdf.rfind(b"trailer"))
    kids = _KIDS.search(pdf)
    if catalog is None or size is None or kids is None:
        raise OutputError(_("không ghi được dấu trang vào tệp PDF"))
    pages = re.findall(rb"(\d+) 0 R", kids[1])
    if any(one.page >= len(pages) for one in headings):
        raise OutputError(_("không ghi được dấu trang vào tệp PDF"))
    first = int(size[1])
    objects = {
        int(catalog[1]): b"<<%s/Outlines %d 0 R/PageMode/UseOutlines>>" % (catalog[2], first),
        **_objects(headings, pages, first),
    }
    update, places = b"", {}
    for number, content in sorted(objects.items()):
        places[number] = len(pdf) + len(update)
        update += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    at = len(pdf) + len(update)
    before = int(pdf[pdf.rfind(b"startxref") :].split()[1])
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % (first + len(headings) + 1), pdf[pdf.rfind(b"trailer") :])
    trailer = trailer[: trailer.rfind(b">>")] + b"/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, at)
    digest = hashlib.sha256(update).hexdigest()[:32].upper().encode()
    trailer = re.sub(rb"<[0-9A-Fa-f]{32}>\]", b"<%s>]" % digest, trailer, count=1)
    return pdf + update + b"xref\n" + table + trailer


def _objects(headings: Sequence[Heading], pages: Sequence[bytes], first: int) -> dict[int, bytes]:
    """Return the root of the bookmarks and each of them, by number."""
    below: dict[int, list[int]] = {-1: []}
    parents, way = [], [-1]
    for number, one in enumerate(headings):
        del way[max(1, min(one.level + 1, len(way))) :]
        parents.append(way[-1])
        below[way[-1]].append(number)
        below[number] = []
        way.append(number)
    objects = {first: b"<</Type/Outlines/Count %d%s>>" % (len(below[-1]), _ends(below[-1], first))}
    for number, one in enumerate(headings):
        beside = below[parents[number]]
        at = bisect_left(beside, number)
        words = b"/Title<%s>" % (b"FEFF" + one.title[:_LONGEST].encode("utf-16-be", "replace").hex().upper().encode())
        top = b"null" if one.top is None else b"%.2f" % one.top
        words += b"/Dest[%s 0 R/XYZ null %s null]/Parent %d 0 R" % (pages[one.page], top, first + 1 + parents[number])
        if at:
            words += b"/Prev %d 0 R" % (first + 1 + beside[at - 1])
        if at + 1 < len(beside):
            words += b"/Next %d 0 R" % (first + 1 + beside[at + 1])
        if below[number]:
            words += b"/Count -%d%s" % (len(below[number]), _ends(below[number], first))
        objects[first + 1 + number] = b"<<%s>>" % words
    return objects


def _ends(numbers: Sequence[int], first: int) -> bytes:
    return b"/First %d 0 R/Last %d 0 R" % (first + 1 + numbers[0], first + 1 + numbers[-1]) if numbers else b""
