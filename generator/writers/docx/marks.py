"""Places inside printed words where something else has to stand: a footnote's number, a bookmark, a field.

A mark is a number between two noncharacters. It passes through any template as a letter would; once the page is printed,
:func:`expand` closes the run there, puts the XML of the mark, and opens a run of the same look behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{OPEN}(\\d{{1,6}}){CLOSE}")
_PRESERVED = '<w:t xml:space="preserve">'


class Marks:
    """The marks of one document, in the order in which they were made."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(self, piece: str) -> str:
        """Return the mark at whose place the XML ``piece`` (whole runs, bookmarks, fields) is to stand."""
        self._pieces.append(piece)
        return f"{OPEN}{len(self._pieces) - 1}{CLOSE}"

    def expand(self, page: str) -> str:
        """Return the XML of a part with every mark in its place. What a text only imitates stays text."""
        return "".join(self._expanded(page))

    def _expanded(self, page: str) -> Iterator[str]:
        waiting = dict(enumerate(self._pieces))
        last = 0
        for found in _MARK.finditer(page):
            piece = waiting.pop(int(found[1]), None)
            if piece is None:
                continue
            before, last = page[last : found.start()], found.end()
            look = _look(page, found.start())
            yield f"{_kept(before)}</w:t></w:r>{piece.replace(LOOK, look)}<w:r>{look}{_PRESERVED}"
        yield page[last:]


LOOK = "<!--look-->"
"""Stands in a mark's XML for the look of the run it interrupts."""


def _look(page: str, at: int) -> str:
    """Return the properties of the run that holds the character ``at``."""
    start = max(page.rfind("<w:r>", 0, at), page.rfind("<w:r ", 0, at))
    behind = page.find(">", start) + 1
    if not page.startswith("<w:rPr>", behind):
        return ""
    return page[behind : page.find("</w:rPr>", behind) + len("</w:rPr>")]


def _kept(before: str) -> str:
    """Return what stands before a mark with the blank at its end kept."""
    at = before.rfind("<w:t>")
    return before if at < 0 or "</w:t>" in before[at:] else f"{before[:at]}{_PRESERVED}{before[at + 5 :]}"


def inserted(text: str, marks: Mapping[int, str]) -> str:
    """Return ``text`` with marks before the characters of these numbers (its length: behind all of it)."""
    pieces: list[str] = []
    last = 0
    for at in sorted(marks):
        pieces += (text[last:at], marks[at])
        last = at
    return "".join((*pieces, text[last:]))
