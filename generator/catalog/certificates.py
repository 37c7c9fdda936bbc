"""Bằng khen, giấy khen: their sheets, the lines that an award prints, and the tags of their templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.catalog.store import load
from generator.model.length import Length, mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, on its side."""

    code: str
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class Form:
    """What an award prints: "TẶNG" or "TẶNG DANH HIỆU", the words of the award, the sheet it usually has."""

    verb: str
    words: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One value of a certificate: its tag in a template, the head of its column in the print list, what it prints."""

    name: str
    head: str
    shows: str


@cache
def sheets() -> dict[str, Sheet]:
    """Return the sheets by code: "a4", "a3"."""
    return {
        code: Sheet(code, mm(row["width"]), mm(row["height"]))
        for code, row in load("awards/certificates")["sheets"].items()
    }


@cache
def forms() -> dict[str, Form]:
    """Return what is printed by code of the award; an award without one is not printed by the body that decides it."""
    return {code: Form(**row) for code, row in load("awards/certificates")["awards"].items()}


@cache
def tags() -> tuple[Tag, ...]:
    """Return every value of a certificate in the order of the print list."""
    return tuple(Tag(*row) for row in load("awards/certificates")["tags"])
