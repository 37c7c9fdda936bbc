"""How Word prints the number of a list item in each of its formats (ECMA-376 17.18.59)."""

from __future__ import annotations

import re

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_CHICAGO = "*†‡§"
_UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_PADDED = re.compile(r"0+1\b")
LONGEST = 60
"""Letters or signs that one label repeats at most: Word stops far earlier, a hostile file never would."""


def roman(number: int) -> str:
    """Return a Roman numeral in capitals; plain digits outside 1 … 3999."""
    if not 0 < number < 4000:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def letters(number: int) -> str:
    """Return Word's letter for a number: a … z, then aa, bb …; digits below 1. It knows no đ: after d comes e."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, LONGEST)


def _vietnamese(number: int) -> str:
    """Return the number in words as Word's Vietnamese counting does, for 1 … 99; digits otherwise."""
    if not 0 < number < 100:
        return str(number)
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    if unit == 0:
        return head
    tail = "lăm" if unit == 5 else "mốt" if unit == 1 and tens > 1 else _UNITS[unit]
    return f"{head} {tail}"


def _ordinal(number: int) -> str:
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _enclosed(number: int, first: int, last: int) -> str:
    return chr(first + number - 1) if 0 < number <= last else str(number)


def printed(number: int, style: str, pattern: str | None = None) -> str | None:
    """Return ``number`` in Word's number format ``style``; ``None`` when the format is not known here.

    ``pattern`` is the example of a custom format ("001, 002, 003, …").
    """
    match style:
        case "decimal" | "decimalHalfWidth" | "arabicDash":
            return str(number)
        case "decimalZero":
            return f"{number:02d}"
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "upperLetter":
            return letters(number).upper()
        case "lowerLetter":
            return letters(number)
        case "none":
            return ""
        case "ordinal":
            return _ordinal(number)
        case "vietnameseCounting":
            return _vietnamese(number)
        case "numberInDash":
            return f"- {number} -"
        case "decimalEnclosedParen":
            return f"({number})"
        case "decimalEnclosedFullstop":
            return f"{number}."
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return _enclosed(number, 0x2460, 20)
        case "hex":
            return f"{number:X}"
        case "chicago":
            return _CHICAGO[(number - 1) % 4] * min((number - 1) // 4 + 1, LONGEST) if number > 0 else str(number)
        case "custom":
            width = _PADDED.search(pattern or "")
            return f"{number:0{min(len(width[0]), 9)}d}" if width else None
    return None
