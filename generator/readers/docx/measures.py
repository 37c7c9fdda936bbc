"""Reading the small values of WordprocessingML: on/off, whole numbers, twips with or without a unit."""

from __future__ import annotations

import re

from lxml.etree import _Element

from generator.readers.docx.names import VAL

_UNIT = re.compile(r"\s*([-+]?\d{1,9}(?:\.\d{1,9})?)\s*(pt|in|cm|mm|pc|pi|px)?\s*")
_TWIPS = {
    None: 1.0,
    "pt": 20.0,
    "in": 1440.0,
    "cm": 1440 / 2.54,
    "mm": 144 / 2.54,
    "pc": 240.0,
    "pi": 240.0,
    "px": 15.0,
}
_OFF = frozenset({"0", "false", "off", "none"})
LIMIT = 1_000_000_000
"""Larger numbers than this mean nothing on paper and are read as absent."""


def is_on(element: _Element) -> bool:
    """Return the value of an on/off element: on unless ``w:val`` says off."""
    return element.get(VAL, "1") not in _OFF


def whole(value: str | None) -> int | None:
    """Return a whole number; ``None`` when it is absent, no number, or beyond any sense."""
    if value is None:
        return None
    try:
        number = int(value)
    except ValueError:
        return None
    return number if -LIMIT < number < LIMIT else None


def twips_in(value: str | None) -> float | None:
    """Return a measure in twentieths of a point: a bare number, or one with its unit (strict files write "12pt")."""
    if value is None:
        return None
    try:
        number = float(int(value))
    except ValueError:
        found = _UNIT.fullmatch(value)
        if found is None:
            return None
        number = float(found[1]) * _TWIPS[found[2]]
    return number if -LIMIT < number < LIMIT else None


def points_in(value: str | None) -> float | None:
    """Return a VML or CSS measure in points: a bare number counts as pixels; ``None`` when it is none (a percentage)."""
    if value is None:
        return None
    found = _UNIT.fullmatch(value)
    if found is None:
        return None
    return float(found[1]) * (_TWIPS[found[2]] / 20 if found[2] else 0.75)


def style_of(text: str | None) -> dict[str, str]:
    """Return a CSS-like style attribute (VML) as a dictionary with lower-case names."""
    pairs = (part.partition(":") for part in (text or "").split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}
