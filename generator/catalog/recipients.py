"""Usual lines of Nơi nhận by issuer and kind of document, as a first proposal: practice, not law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from generator.catalog.store import as_date, holds, load


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """One usual line: words in braces are filled in by the writer; ``when`` says when it is used, empty for always."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class RecipientTemplate:
    """The usual Nơi nhận of one sort of document; ``seen`` is False where it was composed and not read in a document."""

    id: str
    lines: tuple[RecipientLine, ...]
    seen: bool


def for_document(issuer: str, symbol: str, on: date) -> RecipientTemplate | None:
    """Return the usual Nơi nhận for a body's id ("ubnd_tinh", "so_noi_vu") and the letters of a kind ("KH") on a day.

    ``None`` where no template is known.
    """
    for row in load("recipients")["noi_nhan_templates"]:
        if symbol in row["types"] and _issued_by(row["issuer"], issuer) and _holds(row, on):
            lines = tuple(
                RecipientLine(item["text"], item.get("when", "")) for item in row["items"] if _holds(item, on)
            )
            return RecipientTemplate(row["id"], lines, "from memory" not in row.get("evidence", "from memory"))
    return None


@cache
def _patterns(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


def _issued_by(pattern: str, issuer: str) -> bool:
    return any(
        issuer == part or issuer.startswith(f"{part.removesuffix('*').rstrip('_')}_") for part in _patterns(pattern)
    )


def _holds(row: dict[str, Any], on: date) -> bool:
    return holds(as_date(row.get("valid_from")), as_date(row.get("valid_to")), on)
