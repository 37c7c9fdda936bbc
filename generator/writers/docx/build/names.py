"""The Word styles that carry the look of what we print: Vietnamese names, and the ids made from them."""

from __future__ import annotations

import unicodedata

SMALL = " nhỏ"
"""Ending of a style that takes the place of its namesake when a long name needs the smaller set of sizes."""


def style_id(name: str) -> str:
    """Return the id of a style: "VB Quốc hiệu" -> "VBQuocHieu" (ASCII, words joined, each with a capital)."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    words = "".join(character if character.isalnum() else " " for character in letters).split()
    return "".join(word[0].upper() + word[1:] for word in words)
