"""Plain text work on Vietnamese: one normal form, spaces, comparing without marks. Knows no document."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that take no room on paper: soft hyphen, zero-width ones, direction and byte-order marks."""

_SPACE_RUN = re.compile(r"\s+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def nfc(text: str) -> str:
    """Return ``text`` with every letter precomposed (NFC), the form all comparing and printing here is done in."""
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def strip_invisible(text: str) -> str:
    """Return ``text`` without the characters that take no room (:data:`INVISIBLE`)."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def fold_spaces(text: str) -> str:
    """Return ``text`` in NFC on one line: no invisible characters, every run of white space one space, no outer space.

    U+00A0 and the other Unicode spaces count as white space.
    """
    return " ".join(strip_invisible(nfc(text)).split())


def plain_spaces(text: str) -> str:
    """Return ``text`` with every special space (U+00A0, thin, figure, ideographic …) as U+0020; lengths are kept."""
    return text if text.isascii() else re.sub(r"[^\S\n\r\t\v\f]", " ", text)


def without_marks(text: str) -> str:
    """Return ``text`` without tone and vowel marks, đ as d: "Đổi mới" -> "Doi moi". For searching, never for printing."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def without_tones(text: str) -> str:
    """Return ``text`` without the five tone marks, vowel marks kept: "phấn đấu" -> "phân đâu"."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))


def search_key(text: str) -> str:
    """Return the form in which two texts are equal when they differ only in marks, case, spaces and punctuation."""
    return _SPACE_RUN.sub(" ", re.sub(r"[^\w\s]|_", " ", without_marks(fold_spaces(text)).casefold())).strip()
