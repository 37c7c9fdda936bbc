"""Characters of symbol fonts (Symbol, Wingdings) as the Unicode characters they look like."""

from __future__ import annotations

import re
from functools import lru_cache

_WINGDINGS = {
    0x22: "✂",
    0x28: "☎",
    0x29: "✆",
    0x2A: "✉",
    0x46: "☞",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "☐",
    0x70: "☐",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9E: "·",
    0x9F: "•",
    0xA0: "▪",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "☐",
    0xAB: "★",
    0xD8: "➢",
    0xDC: "➲",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x54: "☒", 0x97: "●", 0xA3: "☐", 0x2A: "☐"}
_WINGDINGS_3 = {0x7D: "▶", 0x75: "▲", 0x71: "▼"}
_SYMBOL = {
    0x2A: "*",
    0x2B: "+",
    0x2D: "-",
    0xA3: "≤",
    0xA5: "∞",
    0xA8: "♦",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xC6: "∅",
    0xC7: "∩",
    0xC8: "∪",
    0xCE: "∈",
    0xD6: "√",
    0xDE: "⇒",
    0xE5: "∑",
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3}
_COURIER_BULLET = {"o": "○"}
UNKNOWN = "\ufffd"
"""Stands for a sign of a symbol font that we cannot name."""


_PRIVATE = re.compile("[\uf000-\uf0ff]")


@lru_cache(maxsize=512)
def is_symbol_font(font: str | None) -> bool:
    """Return whether a font's letters are pictures."""
    return font is not None and font.casefold() in _FONTS


def symbol(code: int, font: str | None) -> str:
    """Return the character that ``code`` shows in ``font``; :data:`UNKNOWN` when its picture has no name here."""
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    table = _FONTS.get((font or "").casefold())
    if table is not None:
        if low in table:
            return table[low]
        if table is _SYMBOL and 0x20 <= low < 0x7F:
            return chr(low)
        return UNKNOWN
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOL.get(low) or (chr(low) if 0x20 <= low < 0x7F else UNKNOWN)
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN


def readable(text: str, font: str | None) -> str:
    """Return ``text`` with the private characters of symbol fonts named; text in a symbol font is read through its table."""
    if is_symbol_font(font):
        return "".join(letter if letter in " \t\n" else symbol(ord(letter), font) for letter in text)
    if text.isascii() or not _PRIVATE.search(text):
        return text
    return _PRIVATE.sub(lambda letter: symbol(ord(letter[0]), font), text)


def bullet(text: str, font: str | None) -> str:
    """Return the sign a bullet level prints: its text read through its font, "o" of Courier New as the ring it looks like."""
    if font is not None and font.casefold().startswith("courier") and text in _COURIER_BULLET:
        return _COURIER_BULLET[text]
    return readable(text, font)
