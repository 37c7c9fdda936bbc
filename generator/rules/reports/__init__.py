"""The report of a check, for a person (text, html) and for programs (json, sarif)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from generator.rules.finding import Report
from generator.rules.reports import html, json, sarif, text

Failures = Mapping[str, str]
"""Path of a file that could not be checked -> why, in one line."""

FORMATS: dict[str, Callable[[Collection[Report], Failures], str]] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "html": html.render,
}
"""Name of a format -> what writes it. All of them end with a newline."""

__all__ = ["FORMATS", "Failures", "html", "json", "sarif", "text"]
