"""How wide a line of Times New Roman is: sums of the advance widths of a metric-compatible font (Liberation Serif 2, OFL)."""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from typing import Any

from generator.catalog.store import DATA
from generator.model.length import Length, pt
from generator.vietnamese.text import nfc, strip_invisible

_AS_SPACE = {0x09: 0x20, 0x202F: 0x20, 0x2011: 0x2D}
"""Drawn as another character: a tab is at least a space, the narrow no-break space and the no-break hyphen have no glyph."""


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> Length:
    """Return the width of ``text`` set on one line in Times New Roman of ``size`` pt, without kerning (as Word sets it).

    Marks are composed first; a character that the font lacks counts as wide as the letter "o", an East Asian one as a square.
    """
    table, units = _advances(bold, italic)
    codes = [*map(ord, nfc(strip_invisible(text)))]
    try:
        total = sum(map(table.__getitem__, codes))
    except KeyError:
        total = sum(table[code] if code in table else _stand_in(code, bold, italic) for code in codes)
    return pt(total * size / units)


@cache
def _advances(bold: bool, italic: bool) -> tuple[dict[int, int], int]:
    face = _table()["faces"]["_".join(name for name, on in (("bold", bold), ("italic", italic)) if on) or "regular"]
    widths = {int(start) + offset: width for start, run in face["runs"].items() for offset, width in enumerate(run)}
    return widths, face["units"]


@lru_cache(maxsize=4096)
def _stand_in(code: int, bold: bool, italic: bool) -> int:
    """Return a likely width of a character that the table does not hold."""
    table, units = _advances(bold, italic)
    character = chr(code)
    if code in _AS_SPACE or character.isspace():
        return table[_AS_SPACE.get(code, 0x20)]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cc", "Cf", "Mn"):
        return 0
    return units if unicodedata.east_asian_width(character) in "WF" else table[ord("o")]


@cache
def _table() -> Any:
    return json.loads((DATA / "widths.json").read_bytes())
