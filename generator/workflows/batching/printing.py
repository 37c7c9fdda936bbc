"""Documents to PDF by the thousand: many at a time as one, cut apart again; what fails is done one by one."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from generator.errors import ErrorGroup, GeneratorError, OutputError
from generator.workflows.batching.journal import Journal
from generator.workflows.batching.work import CHUNK, docx_name, group_name, write

GROUPS = 6
"""Groups that one LibreOffice is given at a time: its start costs as much as fifty letters."""


def pdf_name(order: int) -> str:
    """Return the name under which a PDF waits."""
    return f"{order:08d}.pdf"


def convert(
    journal: Journal, *, jobs: int, pdfa: bool, whole: bool, bookmarks: bool, tell: Callable[[int], None]
) -> None:
    """Make the PDF of every document of the journal that has none yet; with ``whole`` the PDF of each group is kept uncut.

    Each group's lines are added when its PDFs are whole, in order, so that a killed run goes on at the next group.
    ``tell`` is told how many are settled so far.
    """
    settled = journal.keep_whole_pdfs()
    tell(settled)
    groups = _groups(journal, settled)
    # PDF/A is made document by document: a group fills one call of LibreOffice.
    while batch := list(islice(groups, jobs if pdfa else GROUPS * jobs)):
        for entries in _batch(journal.folder, batch, jobs, pdfa, whole, bookmarks):
            entries[-1]["cuoi"] = True
            journal.add(entries, pdf=True)
            settled += len(entries)
            tell(settled)


def _groups(journal: Journal, settled: int) -> Iterator[list[dict[str, Any]]]:
    """Yield the good documents of each task whose PDFs are not settled yet."""
    group: list[dict[str, Any]] = []
    skipped = 0
    for entry in journal.documents():
        if group and entry["stt"] // CHUNK != group[0]["stt"] // CHUNK:
            yield group
            group = []
        if "loi" in entry:
            continue
        if skipped < settled:
            skipped += 1
            continue
        group.append(entry)
    if group:
        yield group


def _batch(
    folder: Path, batch: Sequence[list[dict[str, Any]]], jobs: int, pdfa: bool, uncut: bool, bookmarks: bool
) -> Iterator[list[dict[str, Any]]]:
    from generator.writers import pdf

    if pdfa:
        made = iter(_singly(folder, [entry for group in batch for entry in group], jobs, pdfa))
        yield from (list(islice(made, len(group))) for group in batch)
        return
    joined = {index: folder / group_name(group[0]["stt"] // CHUNK * CHUNK) for index, group in enumerate(batch)}
    joined = {index: path for index, path in joined.items() if path.exists()}
    if joined:
        # What is missing is found below, and its documents are done one by one.
        with contextlib.suppress(pdf.ConversionErrors):
            pdf.convert(list(joined.values()), folder, jobs=jobs, marks=True)
    for index, group in enumerate(batch):
        whole = joined[index].with_suffix(".pdf") if index in joined else None
        entries = _cut(folder, group, whole, uncut, bookmarks) if whole is not None and whole.exists() else None
        yield entries if entries is not None else _singly(folder, group, jobs, pdfa)
        if whole is not None and (entries is None or not uncut):
            whole.unlink(missing_ok=True)


def _cut(
    folder: Path, group: Sequence[dict[str, Any]], whole: Path, uncut: bool, bookmarks: bool
) -> list[dict[str, Any]] | None:
    """Cut a group's PDF; ``None`` when its pages do not match its documents one by one."""
    from generator.writers import pages
    from generator.writers.docx.joined import MARK

    marks = [f"{MARK}{entry['stt']}" for entry in group]
    try:
        if uncut:
            return [
                {"stt": entry["stt"], "trang": count}
                for entry, count in zip(group, pages.counts(whole, marks), strict=True)
            ]
        parts = pages.cut(whole, marks, [entry.get("ngay", "") for entry in group], bookmarks=bookmarks)
        return [_kept(folder, entry, data, count) for entry, (data, count) in zip(group, parts, strict=True)]
    except OutputError:
        return None


def _singly(folder: Path, group: Sequence[dict[str, Any]], jobs: int, pdfa: bool) -> list[dict[str, Any]]:
    from generator import pdfium
    from generator.writers import pdf

    paths = [folder / docx_name(entry["stt"]) for entry in group]
    errors: dict[str, GeneratorError] = {}
    try:
        pdf.convert(paths, folder, jobs=jobs, pdfa=pdfa)
    except ErrorGroup as failed:
        errors = {Path(error.at.source).name: error for error in failed.errors if error.at is not None}
    entries = []
    for entry, path in zip(group, paths, strict=True):
        error = errors.get(path.name)
        made = path.with_suffix(".pdf")
        if error is not None or not made.exists():
            entries.append({"stt": entry["stt"], "loi": error.message if error else ""})
        else:
            data = made.read_bytes()
            entries.append(_entry(entry, data, pdfium.page_count(data)))
    return entries


def _kept(folder: Path, entry: dict[str, Any], data: bytes, count: int) -> dict[str, Any]:
    write(folder / pdf_name(entry["stt"]), data)
    return _entry(entry, data, count)


def _entry(entry: dict[str, Any], data: bytes, count: int) -> dict[str, Any]:
    return {
        "stt": entry["stt"],
        "pdf_sha256": hashlib.sha256(data).hexdigest(),
        "pdf_bytes": len(data),
        "trang": count,
    }
