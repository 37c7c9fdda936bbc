"""Severity and clause of the decree's rules, looked up in the catalog when first needed."""

from __future__ import annotations

from generator.catalog import clauses, rules_nd30
from generator.model.problem import Severity


def severity_of(id: str) -> Severity:
    """Return the weight that the catalog gives to rule ``id``; a warning for a rule that the decree does not know."""
    fact = rules_nd30.all_rules().get(id)
    return Severity.ERROR if fact is not None and fact.is_error else Severity.WARNING


def clause_of(id: str) -> str:
    """Return the clause that rule ``id`` enforces, as the law is cited; "" where no clause stands behind it."""
    fact = rules_nd30.all_rules().get(id)
    return fact.clause_in_words if fact is not None else ""


def in_words(text: str) -> str:
    """Return clauses in short form ("PL1/P1/M2/k6/a; PL3/M1") as the law is cited; other words are left as they stand."""
    return clauses.list_in_words(tuple(part.strip() for part in text.split(";")))
