"""Finished documents to PDF, in bulk: the only door of the workflows to LibreOffice."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator import libreoffice
from generator.errors import ErrorGroup, GeneratorError

_PROFILE = re.compile(rb"\n\d+ 0 obj\s*<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\s*stream\r?\n")
_LARGEST_PROFILE = 1 << 20
_FIRST_DAY = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""Stands in a colour profile, which must say a time, where the document has none: the first day that a zip knows."""


class ConversionErrors(ErrorGroup):
    """Some files could not be converted; ``done`` holds the PDFs that are finished and in place."""

    def __init__(self, errors: Iterable[GeneratorError], done: Sequence[Path]) -> None:
        super().__init__(errors)
        self.done = tuple(done)


def convert(
    paths: Sequence[Path],
    into: Path,
    *,
    pdfa: bool = False,
    marks: bool = False,
    jobs: int = 1,
    timeout: float = libreoffice.TIMEOUT,
    progress: Callable[[int], None] | None = None,
) -> list[Path]:
    """Convert documents to PDF in the folder ``into`` and return the PDFs, in the order of ``paths``.

    ``pdfa`` asks for PDF/A-2b, tagged; bookmarks are always there. ``marks`` keeps bookmarks of the text as named places. ``jobs`` LibreOffices run side by side, each with its own
    profile. ``progress`` is told how many more documents are settled. The PDF of a .docx carries the document's own time of
    change, so that the same input gives the same bytes. An existing PDF is replaced: ask before (:func:`targets`).
    Raises MissingToolError, or ConversionErrors after every other file is done.
    """
    libreoffice.find()
    goals = targets(paths, into)
    workers = max(1, min(jobs, len(paths)))
    if workers == 1:
        results = list(_convert(paths, goals, pdfa, marks, timeout, progress))
    else:
        lock = threading.Lock()

        def tell(count: int) -> None:
            with lock:
                if progress:
                    progress(count)

        # Interleaved, so that long documents standing together do not all fall to one worker.
        shares = [range(start, len(paths), workers) for start in range(workers)]
        by_index: dict[int, libreoffice.Conversion] = {}
        with ThreadPoolExecutor(workers) as pool:
            futures = [
                pool.submit(_convert, [paths[i] for i in share], [goals[i] for i in share], pdfa, marks, timeout, tell)
                for share in shares
            ]
            for share, future in zip(shares, futures, strict=True):
                by_index.update(zip(share, future.result(), strict=True))
        results = [by_index[i] for i in range(len(paths))]
    done = [result.output for result in results if result.output is not None]
    errors = [result.error for result in results if result.error is not None]
    if errors:
        raise ConversionErrors(errors, done)
    return done


def targets(paths: Sequence[Path], into: Path) -> list[Path]:
    """Return the paths of the PDFs that :func:`convert` will write."""
    return libreoffice.targets(paths, into, "pdf")


def _convert(
    paths: Sequence[Path],
    goals: Sequence[Path],
    pdfa: bool,
    marks: bool,
    timeout: float,
    progress: Callable[[int], None] | None,
) -> Sequence[libreoffice.Conversion]:
    return libreoffice.convert(
        paths, goals, pdfa=pdfa, marks=marks, timeout=timeout, progress=progress, polish=_fix_dates
    )


def _fix_dates(source: Path, pdf: bytes) -> bytes:
    """Return the PDF with the document's own time in place of the clock's, and ids made from its contents.

    Of a document that has no time of its own, such as a draft without its day, the PDF says none either. LibreOffice writes
    these entries unpacked, and every replacement but the colour profile's keeps its length.
    """
    known, moment = _modified(source)
    if not known:
        return pdf
    if moment is None:
        pdf = re.sub(rb"/(?:CreationDate|ModDate) ?\(D:[^)]{1,30}\)", lambda found: b" " * len(found[0]), pdf)
        pdf = re.sub(
            rb"<xmp:(Create|Modify|Metadata)Date>[^<]{1,40}</xmp:\1Date>", lambda found: b" " * len(found[0]), pdf
        )
    else:
        moment = moment.astimezone(dt.UTC)
        date = moment.strftime("D:%Y%m%d%H%M%S").encode()
        pdf = re.sub(
            rb"(/(?:CreationDate|ModDate) ?\()D:\d{14}(Z'|[+-]\d\d'\d\d')(?=\))",
            lambda found: found[1] + date + (b"Z'" if found[2] == b"Z'" else b"+00'00'"),
            pdf,
        )
        stamp = moment.strftime("%Y-%m-%dT%H:%M:%S").encode()
        pdf = re.sub(
            rb"(<xmp:(?:Create|Modify|Metadata)Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)(?=<)",
            lambda found: found[1] + stamp + (b"Z" if found[2] == b"Z" else b"+00:00"),
            pdf,
        )
    ids = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>\s)|(?<=/DocChecksum /)[0-9A-F]{32}")
    pdf = _fix_profile(pdf, moment or _FIRST_DAY)
    trailer = pdf.rfind(b"trailer")
    head, tail = pdf[:trailer], pdf[trailer:]
    tail = ids.sub(b"0" * 32, tail)
    digest = hashlib.sha256(head + tail).hexdigest()[:32].upper().encode()
    return head + tail.replace(b"0" * 32, digest)


def _fix_profile(pdf: bytes, moment: dt.datetime) -> bytes:
    """Return a PDF/A whose colour profile says the document's own time too; a PDF without one comes back as it is."""
    found = _PROFILE.search(pdf)
    length = found and re.search(rb"\n%s 0 obj\s+(\d+)\s+endobj" % found[1], pdf)
    if not found or not length:
        return pdf
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(pdf[found.end() :], _LARGEST_PROFILE)
    except zlib.error:
        return pdf
    if profile[36:40] != b"acsp" or not unpacking.eof:
        return pdf
    numbers = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    packed = zlib.compress(profile[:24] + struct.pack(">6H", *numbers) + profile[36:], 9)
    end = len(pdf) - len(unpacking.unused_data)
    if not pdf.startswith(b"\nendstream", end) or int(length[1]) != end - found.end():
        return pdf
    # The later place first: the earlier one stays where it was found.
    for start, stop, new in sorted(((found.end(), end, packed), (*length.span(1), b"%d" % len(packed))), reverse=True):
        pdf = _spliced(pdf, start, stop, new)
    return pdf


def _spliced(pdf: bytes, start: int, stop: int, new: bytes) -> bytes:
    """Return a PDF with some of its bytes replaced and the table of offsets corrected."""
    delta = len(new) - (stop - start)
    pdf = pdf[:start] + new + pdf[stop:]
    if not delta:
        return pdf
    pointer = pdf.rfind(b"startxref")
    table = int(pdf[pointer:].split()[1])
    table += delta if table > start else 0
    head, rows, rest = pdf[:table], pdf[table:pointer], pdf[pointer:]
    rows = re.sub(
        rb"(\d{10})(?= \d{5} n)", lambda one: b"%010d" % (int(one[1]) + (delta if int(one[1]) > start else 0)), rows
    )
    return head + rows + re.sub(rb"\d+", b"%d" % table, rest, count=1)


def _modified(source: Path) -> tuple[bool, dt.datetime | None]:
    """Return whether a file is a .docx that tells of its times, and its ``dcterms:modified``, ``None`` when it has none."""
    try:
        with zipfile.ZipFile(source) as archive:
            entry = archive.getinfo("docProps/core.xml")
            core = archive.read(entry) if entry.file_size < 100_000 else b""
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError):
        return False, None
    found = re.search(rb"<dcterms:modified[^>]*>\s*([^<\s]+)\s*<", core)
    try:
        moment = dt.datetime.fromisoformat(found[1].decode("ascii")) if found else None
    except (ValueError, UnicodeDecodeError):
        return False, None
    return True, moment.replace(tzinfo=dt.UTC) if moment and moment.tzinfo is None else moment
