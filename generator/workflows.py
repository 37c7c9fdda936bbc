"""The order of the stages, and nothing else: what the command line and the local page call."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import InputError
from generator.messages import N_, _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.catalog.kinds import Kind
    from generator.model import Reading

FORMS = {".json": "json", ".txt": "text"}
"""Suffix of an output -> the form of data it asks for; any other is YAML."""


# Starting -------------------------------------------------------------------------------------------------------------


def kinds() -> Sequence[Kind]:
    """Return the kinds of document for which there is a starting input."""
    from generator.catalog import kinds as catalog

    return catalog.all_kinds()


def new(words: str, *, today: dt.date | None = None) -> str:
    """Return a commented starting input for the kind that ``words`` name by slug, by name or by letters."""
    from generator.catalog import kinds as catalog
    from generator.catalog import scaffolds
    from generator.writers import data

    kind = catalog.find(words) or catalog.by_name(words) or catalog.by_symbol(words) or catalog.get(words)
    if kind.copy:
        raise InputError(
            _("{name} được lập từ văn bản gốc, không có tệp mẫu").format(name=kind.name), hint="vanban new"
        )
    year = (today or dt.date.today()).year
    head = (
        _("{name}: điền vào các chỗ “……” rồi chạy: vanban render TỆP -o THƯ_MỤC").format(name=kind.name),
        _("Để trống được: chỗ chưa điền in thành chỗ trống. Bản chính thức (--final) đòi điền đủ."),
    )
    return data.scaffold_to_yaml(scaffolds.scaffold(kind, year=year), scaffolds.notes(year=year), head=head)


def schema() -> str:
    """Return the JSON Schema of a document's input as text."""
    from generator.model import Document
    from generator.model.schema import json_schema

    return json.dumps(json_schema(Document, title=_("Văn bản hành chính")), ensure_ascii=False, indent=2) + "\n"


# Reading --------------------------------------------------------------------------------------------------------------


def read(path: Path) -> Reading:
    """Return the Reading of any file that we read."""
    from generator import readers

    return readers.read(path)


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


def show(path: Path, stage: str) -> str:
    """Return the value at one arrow of the pipeline as text."""
    from generator.writers import data

    reading = read(path)
    if stage == "reading":
        return data.reading_to_json(reading)
    if stage == "document":
        return data.to_yaml(reading.document)
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


# Looking up -----------------------------------------------------------------------------------------------------------


def bodies(words: str, on: dt.date) -> list[str]:
    """Return one line for each body that the directory finds under ``words`` on that day."""
    from generator.catalog import bodies as directory

    return [
        _PLACES.sub(lambda m: f"({_(_UNITS.get(m[1], m[1]))})", _body_line(b)) for b in directory.find(words, on=on)
    ]


_PLACES = re.compile(r"\{(\w+)\}")
_UNITS = {"tinh": N_("tỉnh"), "huyen": N_("huyện"), "xa": N_("xã"), "thon": N_("thôn")}
"""The directory's own names of the place that a body belongs to -> what a person calls it."""


def _body_line(body: Any) -> str:
    def day(date: dt.date | None) -> str:
        return f"{date.day:02d}/{date.month}/{date.year}" if date else "…"

    parts = [body.name]
    if body.symbols:
        parts.append(_("ký hiệu {symbols}").format(symbols=", ".join(body.symbols)))
    if body.start or body.end:
        parts.append(_("từ {start} đến {end}").format(start=day(body.start), end=day(body.end)))
    for label, ids in ((_("trước là"), body.predecessors), (_("nay là"), body.successors)):
        if ids:
            from generator.catalog import bodies as directory

            names = [found.name if (found := directory.by_id(one)) else one for one in ids]
            parts.append(f"{label} {', '.join(names)}")
    return " — ".join(parts)
