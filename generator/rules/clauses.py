"""Severity and clause of the decree's rules, looked up in the catalog when first needed."""

from __future__ import annotations

from generator.model.problem import Severity


def severity_of(id: str) -> Severity:
    """Return the weight that the catalog gives to rule ``id``."""
    return Severity.ERROR


def clause_of(id: str) -> str:
    """Return the clause that rule ``id`` enforces, in words."""
    return ""
