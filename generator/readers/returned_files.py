"""The files of a collection as they come in: workbooks among files, folders and zips, each with the day of its change; nothing is
passed over in silence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from generator.errors import InputError
from generator.messages import _
from generator.model import Location
from generator.readers.zip_errors import DAMAGED

MAX_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_TOTAL = 2 * 1024 * 1024 * 1024
"""Unpacked bytes of one zip, all entries together."""
DEPTH = 2
"""A zip inside a zip is opened, one inside that is not."""
WORKBOOKS = (".xlsx", ".xlsm", ".xls")
STRANGERS = (
    ".csv",
    ".tsv",
    ".ods",
    ".xlsb",
    ".xltx",
    ".xltm",
    ".xlt",
    ".rar",
    ".7z",
    ".tar",
    ".gz",
    ".eml",
    ".msg",
    ".htm",
    ".html",
)
"""Kinds of files that a unit may send in place of its workbook: they are named, not passed over. A signed letter (.pdf, .docx) is no
return and is left alone."""

Found = tuple[str, bytes | None, datetime | None]
"""Name, content (``None``: too large, damaged, locked), time of change (``None``: not known)."""


def workbooks(paths: list[Path]) -> Iterator[Found]:
    """Yield every workbook among files, folders and zips, and every file of another kind that may stand for one.

    Raises :class:`InputError` for a path that is not there: nobody is to be told missing for a slip of the keyboard.
    """
    for path in paths:
        if not path.exists():
            raise InputError(_("không có tệp, thư mục này"), at=Location(str(path)))
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not file.is_file() or file.name.startswith(("~$", ".")):
                continue
            name = str(file.relative_to(path)) if path.is_dir() else file.name
            try:
                yield from _of_file(file, name, asked=file == path)
            except OSError:
                yield name, None, None


def _of_file(file: Path, name: str, *, asked: bool) -> Iterator[Found]:
    kind = file.suffix.lower()
    if kind == ".zip":
        yield from _of_zip(file, name, DEPTH)
    elif kind in WORKBOOKS or kind in STRANGERS or asked:
        changed = datetime.fromtimestamp(file.stat().st_mtime)
        yield name, file.read_bytes() if file.stat().st_size <= MAX_BYTES else None, changed


def _of_zip(file: Path | io.BytesIO, name: str, depth: int) -> Iterator[Found]:
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED:
        yield name, None, None
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            yield name, None, None
            return
        for entry in sorted(entries, key=lambda one: one.filename):
            own = entry.filename.split("/")[-1].lower()
            inside = f"{name}/{entry.filename}"
            if own.startswith(("~$", ".")):
                continue
            if own.endswith(".zip"):
                content = _content(archive, entry) if depth > 1 else None
                if content is None:
                    yield inside, None, None
                else:
                    yield from _of_zip(io.BytesIO(content), inside, depth - 1)
            elif own.endswith((*WORKBOOKS, *STRANGERS)):
                yield inside, _content(archive, entry), _changed(entry)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """One entry's bytes; ``None`` for one that is too large, damaged or locked with a password."""
    if entry.file_size > MAX_BYTES:
        return None
    try:
        return archive.read(entry)
    except DAMAGED:
        return None


def _changed(entry: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*entry.date_time)
    except ValueError:
        return None
