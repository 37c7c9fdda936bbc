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
    """Return the kinds of document, and of copies, for which there is a starting input."""
    from generator.catalog import kinds as catalog

    return (*catalog.all_kinds(), *catalog.copies())


def new(words: str, *, attached: str | None = None, today: dt.date | None = None) -> str:
    """Return a commented starting input for the kind that ``words`` name by slug, by name or by letters.

    ``attached`` names the kind of the text that a decision or a resolution issues with itself. Raises :class:`InputError`
    for words that name no kind, and for an attached text where there can be none.
    """
    from generator.catalog import scaffolds
    from generator.writers import data

    kind = _kind(words)
    other = _kind(attached) if attached is not None else None
    if other is not None and (not kind.authority or other.family != "ten-loai"):
        raise InputError(
            _("{name} không ban hành kèm theo {other}").format(name=kind.name, other=other.name),
            hint="vanban new quyet-dinh --attach quy-che",
        )
    year = (today or dt.date.today()).year
    head: tuple[str, ...] = (
        _("{name}: điền vào các chỗ “……” rồi chạy: vanban render TỆP -o THƯ_MỤC").format(name=kind.name),
        _("Để trống được: chỗ chưa điền in thành chỗ trống. Bản chính thức (--final) đòi điền đủ."),
    )
    if kind.copy:
        head += (
            _("Khối bản sao in tiếp sau văn bản được sao, dưới đường kẻ; bản sao điện tử thì dùng thong_tin_ky_so."),
        )
    values = scaffolds.scaffold(kind, year=year, attached=other)
    return data.scaffold_to_yaml(values, scaffolds.notes(year=year), head=head)


def _kind(words: str) -> Kind:
    from generator.catalog import kinds as catalog

    return catalog.find(words) or catalog.by_name(words) or catalog.by_symbol(words) or catalog.get(words)


def schema() -> str:
    """Return the JSON Schema of a document's input as text."""
    from generator.model import Document
    from generator.model.schema import json_schema

    return json.dumps(json_schema(Document, title=_("Văn bản hành chính")), ensure_ascii=False, indent=2) + "\n"
