"""Reports of a check in every form: text for a person, JSON for programs; one table says which there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from generator.rules.finding import Report

FORMS: dict[str, str] = {
    "text": "generator.rules.reports.text",
    "json": "generator.rules.reports.data",
    "sarif": "generator.rules.reports.sarif",
    "html": "generator.rules.reports.html",
}
"""Name of the form -> module with ``render(reports) -> str``."""


def render(form: str, reports: Sequence[Report]) -> str:
    """Return ``reports``, one for each file, in a form of :data:`FORMS`."""
    write: Callable[[Sequence[Report]], str] = import_module(FORMS[form]).render
    return write(reports)
