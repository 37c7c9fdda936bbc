"""Administrative units below the province: class words by date, units named after numbers, people and events, địa danh."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from generator.catalog.provinces import TWO_TIER_FROM
from generator.catalog.store import load
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import match_key

_DISTRICT = ("huyện", "quận", "thị xã")
_COMMUNE_BEFORE = ("xã", "phường", "thị trấn")
_COMMUNE_AFTER = ("xã", "phường", "đặc khu")
_CLASS = re.compile(
    r"(?P<word>thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu|tỉnh|thủ đô)\s+(?P<name>.+)", re.IGNORECASE
)


def district_words(on: date) -> tuple[str, ...]:
    """Return the class words of district units on a day; none from 01/7/2025."""
    return _DISTRICT if on < TWO_TIER_FROM else ()


def commune_words(on: date) -> tuple[str, ...]:
    """Return the class words of commune units on a day: thị trấn to 30/6/2025, đặc khu from 01/7/2025."""
    return _COMMUNE_BEFORE if on < TWO_TIER_FROM else _COMMUNE_AFTER


def ended_words(on: date) -> tuple[str, ...]:
    """Return the class words that no unit bears any more on a day: huyện, quận, thị xã, thị trấn from 01/7/2025."""
    return () if on < TWO_TIER_FROM else (*_DISTRICT, "thị trấn")


def split_unit(text: str) -> tuple[str, str]:
    """Return the class word in small letters and the proper name of a unit: ("xã", "Phú Tâm"); ("", text) without one."""
    text = fold_spaces(text)
    found = _CLASS.fullmatch(text)
    return (found["word"].lower(), found["name"]) if found else ("", text)


@cache
def names_of_people_and_events() -> frozenset[str]:
    """Return the comparing forms of known names of people and events that units are named after (PL2/M3/k1/b)."""
    data = load("named_units")
    return frozenset(match_key(name) for group in ("people", "events") for name in data[group])


def keeps_class_word(name: str) -> bool:
    """Return whether a unit of this proper name writes its class word with a capital and in địa danh (PL1/P1/M2/k4/a).

    So do units named by a number, a person or an event: Quận 1, Phường 3, Phường Điện Biên Phủ. The decree has no list; this
    project's holds well-known names, so False means: not known to be one.
    """
    name = fold_spaces(name)
    return bool(re.fullmatch(r"\d+[A-Z]?|[IVX]+", name)) or match_key(name) in names_of_people_and_events()


def unit_in_sentence(text: str) -> str:
    """Return a unit as written in a sentence: "Xã Phú Tâm" -> "xã Phú Tâm", "phường 3" -> "Phường 3"."""
    word, name = split_unit(text)
    if not word:
        return name
    if keeps_class_word(name) or match_key(f"{word} {name}") in ("thành phố hồ chí minh", "thủ đô hà nội"):
        return f"{word[0].upper()}{word[1:]} {name}"
    return f"{word} {name}"


def place_name(text: str) -> str:
    """Return the địa danh of a body of a unit below the province: "xã Phú Tâm" -> "Phú Tâm", "phường 3" -> "Phường 3"."""
    word, name = split_unit(text)
    return unit_in_sentence(text) if word and keeps_class_word(name) else name
