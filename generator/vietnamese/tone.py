"""The two styles of placing the tone mark (hòa / hoà, thủy / thuỷ): converting, comparing, finding which one is used."""

from __future__ import annotations

import re
from enum import Enum

from generator.vietnamese.text import fold_spaces, nfc


class ToneStyle(Enum):
    """Where an open syllable in oa, oe, uy carries its tone mark. No law chooses; the decree itself prints both."""

    OLD = "cũ"
    """hòa, khỏe, thủy: the mark near the middle of the word."""
    NEW = "mới"
    """hoà, khoẻ, thuỷ: the mark on the main vowel."""


_OLD = ["òa óa ỏa õa ọa", "òe óe ỏe õe ọe", "ùy úy ủy ũy ụy"]
_NEW = ["oà oá oả oã oạ", "oè oé oẻ oẽ oẹ", "uỳ uý uỷ uỹ uỵ"]


def _pairs() -> dict[str, str]:
    small = dict(zip(" ".join(_OLD).split(), " ".join(_NEW).split(), strict=True))
    return small | {
        form(old): form(new)
        for old, new in small.items()
        for form in (str.upper, str.title, lambda s: s[0] + s[1].upper())
    }


_TO_NEW = _pairs()
_TO_OLD = {new: old for old, new in _TO_NEW.items()}
# Only an open syllable has two spellings: "hoàn" and "quý" have one ("q" before, a letter after). The letters come first in
# the expression: so the search passes quickly over all others, and looks back only where a pair stands.
_OLD_FORM = re.compile(rf"(?:{'|'.join(_TO_NEW)})(?<![qQ]..)(?!\w)")
_NEW_FORM = re.compile(rf"(?:{'|'.join(_TO_OLD)})(?<![qQ]..)(?!\w)")


def to_old(text: str) -> str:
    """Return ``text`` in NFC with every tone mark in the old place: "hoà" -> "hòa"; all else is untouched."""
    text = nfc(text)
    return text if text.isascii() else _NEW_FORM.sub(lambda found: _TO_OLD[found[0]], text)


def to_new(text: str) -> str:
    """Return ``text`` in NFC with every tone mark in the new place: "thủy" -> "thuỷ"; all else is untouched."""
    text = nfc(text)
    return text if text.isascii() else _OLD_FORM.sub(lambda found: _TO_NEW[found[0]], text)


def match_key(text: str) -> str:
    """Return the form in which texts are equal when they differ only in case, spaces, or the style of tone placement."""
    return to_old(fold_spaces(text).casefold())


def same_word(one: str, other: str) -> bool:
    """Return whether two texts are the same but for case, spaces and the style of tone placement."""
    return one == other or match_key(one) == match_key(other)


def occurrences(text: str, style: ToneStyle) -> list[tuple[int, int]]:
    """Return the spans (start, end) in an NFC text of the vowel pairs that are written in ``style``, in order."""
    pattern = _OLD_FORM if style is ToneStyle.OLD else _NEW_FORM
    return [found.span() for found in pattern.finditer(text)]


def style_of(text: str) -> ToneStyle | None:
    """Return the style used more often in ``text``; ``None`` where neither occurs or both equally."""
    text = nfc(text)
    old, new = len(_OLD_FORM.findall(text)), len(_NEW_FORM.findall(text))
    if old == new:
        return None
    return ToneStyle.OLD if old > new else ToneStyle.NEW
