"""The 251 rules about form by their ids: title, clauses, severity and how sure the sources are (``data/rules_nd30.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from generator.catalog import clauses
from generator.catalog.store import load


class Basis(Enum):
    """What a rule rests on."""

    LAW = "phap_luat"
    """A clause states it."""
    DERIVED = "suy_ra"
    """It follows from a clause, from its examples, or from its purpose."""
    PRACTICE = "thong_le"
    """Offices do it so; no clause says it."""
    PROJECT = "du_an"
    """This project asks for it."""


@dataclass(frozen=True, slots=True)
class RuleFact:
    """What is known of one rule: ``id`` "ND30-004"; ``title`` in Vietnamese, what is right; ``clauses`` in short form.

    ``is_error``: a document that breaks it contradicts a stated figure or form (phải sửa); otherwise it needs a look.
    ``evidence`` is "verified: n" for n independent sources, "practice: n", or "project".
    """

    id: str
    group: str
    group_name: str
    title: str
    clauses: tuple[str, ...]
    basis: Basis
    is_error: bool
    evidence: str

    @property
    def clause_in_words(self) -> str:
        """The clauses as the law is cited; empty where there is none."""
        return clauses.list_in_words(self.clauses)


@cache
def all_rules() -> dict[str, RuleFact]:
    """Return every rule by id, in the order of the ids."""
    return {
        row["id"]: RuleFact(
            id=row["id"],
            group=group["id"],
            group_name=group["name"],
            title=row["ten"],
            clauses=tuple(row["can_cu"]),
            basis=Basis(row["loai"]),
            is_error=row["muc"] == "loi",
            evidence=row["tin_cay"],
        )
        for group in load("rules_nd30")["groups"]
        for row in group["rules"]
    }


def rule(rule_id: str) -> RuleFact:
    """Return one rule; raise :class:`KeyError` for an id that does not exist."""
    return all_rules()[rule_id]
