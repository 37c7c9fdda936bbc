"""What Excel's number formats make of a value, written the Vietnamese way: 1.234,5; 12,5%; 05/03/2026."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from generator.vietnamese.numbers import format_number

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "dd/mm/yyyy", 16: "dd/mm", 17: "mm/yyyy", 18: "hh:mm", 19: "hh:mm", 20: "hh:mm", 21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0",
    43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that a workbook names by number only (ECMA-376, part 1, 18.8.30)."""
_GENERAL_DIGITS = 11
"""What Excel itself shows of a number without a format."""
_BLANK_MARK = "\u0000"
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(General|AM/PM|A/P)|(.)', re.DOTALL | re.IGNORECASE)
_DATE_LETTERS = frozenset("ymdhs")
_LONGEST = 300
_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Format:
    """One section of a format code, understood. ``kind``: general, number, percent, date, text."""

    kind: str = "general"
    least: int = 0
    most: int = 0
    group: bool = False
    scale: int = 0
    before: str = ""
    after: str = ""
    whole: int = 1
    """Digits that are always there before the comma ("000" is 3)."""
    letters: frozenset[str] = frozenset()
    """Of a date: which of y, m, d, h, s it shows."""


def code_of(number: int, own: dict[int, str]) -> str:
    """Return the format code of a number of a workbook's styles; "General" for what is not known."""
    return own.get(number) or _BUILT_IN.get(number, "General")


def shown(value: Decimal, code: str, *, since_1904: bool = False) -> str:
    """Return a stored number as its cell shows it, the Vietnamese way. A code that is not understood counts as General."""
    sections = _sections(code)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section = sections[1]
        # A format may show what is below zero by its colour alone: on paper that needs its sign.
        if section.before or "(" in section.after or section.kind not in ("number", "percent"):
            value = -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    if section.kind == "date":
        moment = moment_of(value, since_1904=since_1904)
        return _date(moment, value, section.letters) if moment is not None else general(value)
    if section.kind in ("general", "text"):
        return f"{section.before}{general(value)}{section.after}"
    if section.kind == "words":
        return section.before
    if section.kind == "percent":
        value *= 100
    value = value.scaleb(-3 * section.scale)
    return f"{section.before}{_number(value, section)}{section.after}".strip()


def general(value: Decimal) -> str:
    """Return a number as Excel shows it without a format: no dots, at most eleven digits, a comma before decimals."""
    if value == value.to_integral_value():
        return format_number(value.to_integral_value(), group=False)
    places = max(0, _GENERAL_DIGITS - 1 - max(value.adjusted(), 0))
    return format_number(value, places=places, group=False)


def is_date(code: str) -> bool:
    """Return whether a code shows a number as a date or a time."""
    return _sections(code)[0].kind == "date"


def moment_of(value: Decimal, *, since_1904: bool) -> dt.datetime | None:
    """Return the day and time that a serial number stands for; ``None`` for one that is no day of a calendar."""
    if not 0 <= value < 2_958_466:
        return None
    days = int(value)
    seconds = int((value - days) * _SECONDS + Decimal("0.5"))
    if since_1904:
        first = dt.datetime(1904, 1, 1)
    else:
        # Excel counts a 29 February 1900 that never was.
        first = dt.datetime(1899, 12, 31) if days < 60 else dt.datetime(1899, 12, 30)
    try:
        return first + dt.timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def _date(moment: dt.datetime, value: Decimal, letters: frozenset[str]) -> str:
    """Return the day, the month, the year and the time that a format shows, in the Vietnamese order."""
    if "H" in letters:
        minutes = int(value * 1_440 + Decimal("0.5"))
        return f"{minutes // 60}:{minutes % 60:02d}"
    day = "/".join(
        text
        for letter, text in (("d", f"{moment.day:02d}"), ("m", f"{moment.month:02d}"), ("y", f"{moment.year:04d}"))
        if letter in letters
    )
    time = ""
    if "h" in letters:
        time = f"{moment.hour:02d}:{moment.minute:02d}" + (f":{moment.second:02d}" if "s" in letters else "")
    elif "s" in letters:
        time = f"{moment.minute:02d}:{moment.second:02d}"
    return " ".join(part for part in (time, day) if part)


def _number(value: Decimal, section: Format) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-section.most), rounding=ROUND_HALF_UP)
    if not rounded and not section.whole and not section.least:
        return ""  # "#" and "?" show no zero: the format of accounts prints a dash beside it
    text = format_number(rounded, places=section.most, least_places=section.least, group=section.group)
    if section.whole > 1 and not section.group:
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        whole, comma, part = digits.partition(",")
        text = f"{sign}{whole.zfill(section.whole)}{comma}{part}"
    return text


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[Format, ...]:
    if len(code) > _LONGEST:
        return (Format(),)
    parts: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        quoted, escaped, bracket, word, letter = match.groups()
        if quoted is not None or escaped is not None:
            parts[-1].append(("words", quoted if quoted is not None else escaped))
        elif bracket is not None:
            parts[-1].append(("bracket", bracket))
        elif word is not None:
            parts[-1].append(("word", word))
        elif letter == ";":
            parts.append([])
        elif letter is not None:
            parts[-1].append(("letter", letter))
    if any(_conditional(text) for part in parts for kind, text in part if kind == "bracket"):
        return (Format(),)
    return tuple(_section(part) for part in parts[:3])


def _conditional(bracket: str) -> bool:
    return bracket[:1] in ("<", ">", "=")


def _section(tokens: list[tuple[str, str]]) -> Format:
    letters = "".join(text.lower() for kind, text in tokens if kind == "letter")
    elapsed = any(kind == "bracket" and set(text.lower()) <= set("hms") and text for kind, text in tokens)
    if elapsed:
        return Format("date", letters=frozenset("H"))
    if any(kind == "word" and text.lower() == "general" for kind, text in tokens):
        before, after = _around(tokens, "word")
        return Format("general", before=before, after=after)
    digits = any(letter in "0#?" for letter in letters)
    if not digits and _DATE_LETTERS & set(letters):
        return Format("date", letters=_shown_letters(letters))
    if "@" in letters:
        return Format("text")
    if not digits:
        return Format("words", before="".join(text for kind, text in tokens if kind in ("words", "letter")).strip())
    if "/" in letters or "e" in letters:
        return Format()
    pattern = "".join(text for kind, text in tokens if kind == "letter" and text in "0#?.,")
    bare = pattern.rstrip(",")
    scale = len(pattern) - len(bare)
    whole, _dot, part = bare.partition(".")
    before, after = _around(tokens, "letter")
    return Format(
        "percent" if "%" in letters else "number",
        least=part.count("0"),
        most=sum(letter in "0#?" for letter in part),
        group="," in whole,
        scale=scale,
        before=before,
        after=after,
        whole=whole.replace(",", "").count("0"),
    )


def _around(tokens: list[tuple[str, str]], wanted: str) -> tuple[str, str]:
    """Return the words before and after the figures of a section; a currency in brackets is a word."""

    def is_figure(kind: str, text: str) -> bool:
        return kind == wanted and (wanted == "word" or text in "0#?.,")

    places = [number for number, (kind, text) in enumerate(tokens) if is_figure(kind, text)]
    first, last = places[0], places[-1]
    said = []
    for chosen in (tokens[:first], tokens[last + 1 :]):
        words = ""
        for kind, text in chosen:
            if kind == "words" or (kind == "letter" and text not in "?#@"):
                words += text
            elif kind == "bracket" and text.startswith("$"):
                words += text[1:].partition("-")[0]
        said.append(words)
    return said[0].lstrip(), said[1].rstrip()


def _shown_letters(letters: str) -> frozenset[str]:
    """Return what a date format shows; "m" beside hours or seconds means minutes."""
    found = set(letters) & {"y", "d", "h", "s"}
    for match in re.finditer("m+", letters):
        before, after = letters[: match.start()].rstrip(": ."), letters[match.end() :].lstrip(": .")
        if not (before.endswith("h") or after.startswith("s")):
            found.add("m")
    return frozenset(found)
