"""Files in, Readings out: one door for every format, one recogniser behind it."""

from __future__ import annotations

import importlib
from pathlib import Path

from generator.errors import InputError, RefusedFileError, reason
from generator.messages import _
from generator.model import Location, Reading

READERS: dict[str, str] = {
    ".txt": "generator.readers.text",
    ".md": "generator.readers.text",
    ".html": "generator.readers.html",
    ".htm": "generator.readers.html",
    ".docx": "generator.readers.docx",
    ".docm": "generator.readers.docx",
    ".dotx": "generator.readers.docx",
    ".pdf": "generator.readers.pdf",
    ".doc": "generator.readers.legacy",
    ".rtf": "generator.readers.legacy",
    ".yaml": "generator.readers.yaml_input",
    ".yml": "generator.readers.yaml_input",
    ".json": "generator.readers.yaml_input",
}
"""Suffix -> module with ``read(data: bytes, *, source: str) -> Reading``; imported when first needed."""
_INPUT = READERS[".yaml"]


def read(path: Path) -> Reading:
    """Read one file, by its suffix.

    Raises :class:`generator.errors.RefusedFileError` for a file of a kind that is not read or that is damaged, and
    :class:`generator.errors.InputError` when the file cannot be opened.
    """
    source = path.name
    module = READERS.get(path.suffix.lower())
    if module is None:
        raise RefusedFileError(
            _("không đọc được tệp loại “{suffix}”").format(suffix=path.suffix or path.name),
            at=Location(source),
            hint=_("các loại đọc được: {kinds}").format(kinds=", ".join(sorted(READERS))),
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_("không mở được tệp: {reason}").format(reason=reason(error)), at=Location(source)) from error
    return read_bytes(data, source=source, suffix=path.suffix, folder=path.parent)


def read_bytes(data: bytes, *, source: str, suffix: str, folder: Path | None = None) -> Reading:
    """Read the contents of a file whose name ends in ``suffix``; raises as :func:`read`.

    ``folder`` is where an input that names other files looks for them.
    """
    if not data.strip():
        raise RefusedFileError(_("tệp rỗng"), at=Location(source))
    reader = importlib.import_module(READERS[suffix.lower()])
    if reader.__name__ == _INPUT:
        reading = reader.read(data, source=source, folder=folder)
    else:
        reading = reader.read(data, source=source)
    assert isinstance(reading, Reading)
    return reading
