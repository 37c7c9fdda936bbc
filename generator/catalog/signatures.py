"""How each sort of body signs (Điều 13, PL1/P1/M2/k7), and what the symbol of a document says about its issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.catalog import bodies, kinds
from generator.catalog.store import load
from generator.vietnamese.text import fold_spaces

WAYS = (
    "collective",
    "collective_deputy",
    "own_authority",
    "own_authority_deputy",
    "head",
    "deputy",
    "by_order",
    "acting",
    "resolution",
    "standing_committee",
    "standing_committee_deputy",
)
"""The ways of signing: for a collective (TM.), on one's own authority, as head, as deputy (KT.), by order (TL.), acting (Q.)."""


@dataclass(frozen=True, slots=True)
class SignatureRule:
    """How one sort of body signs: ``lines`` by way (see :data:`WAYS`), all in capitals, the last the office above the name.

    ``head_title`` and ``deputy_title`` are the offices as written in a sentence, empty where not stored; ``confirmed`` is
    False for patterns that were not seen in a document.
    """

    id: str
    lines: dict[str, tuple[str, ...]]
    head_title: str
    deputy_title: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class SymbolReading:
    """What a symbol ("TTr-SNV", "UBND-VX") says: the kind (``None``: công văn, or letters we do not know), the issuer's
    letters, the letters after it, and the bodies known to use them."""

    kind: kinds.Kind | None
    issuer: str
    unit: str
    bodies: tuple[bodies.Body, ...]


@cache
def all_rules() -> dict[str, SignatureRule]:
    """Return every signature rule by its id ("ubnd", "so", "phong", …)."""
    return {
        name: SignatureRule(
            id=name,
            lines={way: tuple(row[way]) for way in WAYS if way in row},
            head_title=row.get("head_title", ""),
            deputy_title=row.get("deputy_title", ""),
            confirmed=str(row["confidence"]).startswith("verified"),
        )
        for name, row in load("signatures")["signature_rules"].items()
    }


def rule_of(body: bodies.Body) -> SignatureRule | None:
    """Return how a body signs; ``None`` where nothing is known."""
    return all_rules().get(body.sign or "")


def read_symbol(symbol: str, *, on: date | None = None) -> SymbolReading:
    """Return what the letters after the number say ("KH-UBND", "QĐ-TTg", "SNV-TCBC", "NQ/TU").

    The first group is the kind when the decree has such an abbreviation; otherwise the symbol is that of a công văn: issuer,
    then drafting unit. A kind whose letters are also a body's ("CT" for Chỉ thị) counts as the kind when letters follow.
    """
    groups = [group for group in re.split(r"\s*[-/]\s*", fold_spaces(symbol)) if group]
    if not groups:
        return SymbolReading(None, "", "", ())
    kind = kinds.by_symbol(groups[0]) if len(groups) > 1 else None
    rest = groups[1:] if kind else groups
    issuer, unit = rest[0], "-".join(rest[1:])
    found = bodies.with_symbol("-".join(rest), on=on) if unit else ()
    return SymbolReading(kind, issuer, unit, found or bodies.with_symbol(issuer, on=on))
