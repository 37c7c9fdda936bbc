"""Starting inputs: what a clerk begins with, and the schema for her editor."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.errors import InputError
from generator.messages import _

if TYPE_CHECKING:
    from generator.catalog.kinds import Kind


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
