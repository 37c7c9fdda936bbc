"""How wide a printed text is in Times New Roman: the sum of the letters' advance widths (within 0,1 pt of a printed line)."""

from __future__ import annotations

import unicodedata
from functools import cache

from generator.catalog.store import load
from generator.model.length import Length, pt


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> Length:
    """Return the width of ``text`` on one line at ``size`` points; a letter that the face lacks counts half an em."""
    style = ("bold_italic" if italic else "bold") if bold else ("italic" if italic else "regular")
    widths, units = _widths(style)
    total = sum(widths.get(letter, units // 2) for letter in unicodedata.normalize("NFC", text))
    return pt(total / units * size)


@cache
def _widths(style: str) -> tuple[dict[str, int], int]:
    data = load("times_widths")
    letters = {letter: int(width) for width, group in data["styles"][style].items() for letter in group}
    return letters, int(data["units"])
