"""What the language rooms know about a document's words: suspected slips, a subject in capitals set as a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Document, Problem


def restore_case(text: str) -> str | None:
    """Return a text in capitals set as a sentence; ``None`` where it cannot be told."""
    return None


def suspects(document: Document) -> Iterator[Problem]:
    """Yield a problem for every word that looks like a slip, with its proposal."""
    yield from ()
