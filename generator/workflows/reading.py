"""Any file -> its Reading, and a Reading as data in the form asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import InputError
from generator.messages import _
from generator.model.location import Location
from generator.workflows import understanding

if TYPE_CHECKING:
    from generator.model import Reading

PLANS = {"ke-hoach", "chuong-trinh", "phuong-an", "de-an"}
"""Kinds whose text is read for what it demands too."""
FORMS = {".json": "json", ".txt": "text"}
"""Suffix of an output -> the form of data it asks for; any other is YAML."""


_PICTURED = (".docx", ".docm", ".dotx")


def read(path: Path) -> Reading:
    """Return the Reading of any file that we read; the references of an input are in words."""
    from dataclasses import replace

    from generator import readers
    from generator.workflows import rendering

    reading = readers.read(path)
    if path.suffix.lower() not in rendering.INPUTS:
        return reading
    return replace(reading, document=rendering.referred(path, reading.document))


def form_of(output: Path | None) -> str:
    """Return the form of data that the name of an output asks for: yaml, json or text."""
    return FORMS.get(output.suffix.lower(), "yaml") if output else "yaml"


def as_data(reading: Reading, form: str) -> str:
    """Return a Reading as YAML or JSON with its problems, or its document as plain text."""
    from generator.writers import data

    if form == "json":
        return data.reading_to_json(reading)
    if form == "text":
        return data.to_text(reading.document, kind_name=_printed_kind(reading))
    return data.reading_to_yaml(reading)


def save_pictures(path: Path, reading: Reading, into: Path, *, overwrite: bool) -> list[Path]:
    """Put the picture files that a document names beside what was read of it; return those written.

    A file that is there with other bytes stays, unless ``overwrite``.
    """
    from generator.model import Image, walk
    from generator.writers import files

    document = reading.document
    bodies = [document.body, *(appendix.body for appendix in document.appendices)]
    wanted = {node.file for body in bodies for node in walk(body) if isinstance(node, Image)}
    if not wanted or path.suffix.lower() not in _PICTURED:
        return []
    from generator.readers import docx

    written = []
    for name, data in docx.pictures_of(path.read_bytes(), path.name).items():
        target = into / name
        if name not in wanted or files.safe_name(name) != name or (target.exists() and not overwrite):
            continue
        files.write(target, data, overwrite=overwrite)
        written.append(target)
    return written


def show(path: Path, stage: str) -> str:
    """Return the value at one arrow of the pipeline as text."""
    from generator.writers import data

    reading = read(path)
    if stage == "reading":
        return data.reading_to_json(reading)
    if stage == "document":
        plan = reading.document.kind in PLANS
        return data.to_yaml(reading.document) + (understanding.table(reading.document) if plan else "")
    if stage == "layout":
        if reading.layout is None:
            raise InputError(_("loại tệp này không có trang in để đo"), at=Location(path.name), hint="docx, pdf")
        return _plain_json(reading.layout)
    from generator.writers import docx

    return _plain_json(docx.context(reading.document))


def _printed_kind(reading: Reading) -> str:
    from generator.catalog import kinds as catalog

    kind = catalog.find(reading.document.kind)
    return kind.printed if kind else ""


def _plain_json(value: Any) -> str:
    from pydantic import TypeAdapter

    plain = TypeAdapter(Any).dump_python(value, mode="json", exclude_none=True)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
