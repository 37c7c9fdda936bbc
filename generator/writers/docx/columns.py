"""How wide the columns of a table are to be, and how their words stand: from the contents alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalog.widths import text_width

_NUMBER = re.compile(r"[-+−(]?\s*\d[\d.,\s]*\s*%?\)?")
_COUNTER = frozenset(("stt", "tt", "số tt", "số thứ tự", "thứ tự", "#"))
_EMPTY = frozenset(("", "-", "–", "…", "x", "X"))
_SAMPLE = 2_000
"""Cells looked at word by word in one column; of a longer column every n-th."""
_SHORT = 10
_HYPHEN = re.compile("(?<=-)")
_LONGEST_WORD = 24
"""Letters of the longest thing that must stand on one line: numbers of documents, amounts."""
_WIDEST = 12_000
"""Characters of a cell that are looked at: more cannot change how wide its column is."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``least`` is its longest word, ``natural`` its longest line, both in mm; ``look`` how its cells stand."""

    least: float
    natural: float
    look: str


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a table: size in pt of its cells, and whether the heading row is bold."""

    size: float
    head_bold: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one column, whatever the size of its letters: longest word and longest line of its heading cells and of
    the others (``None`` where there are none), and how its cells stand."""

    head: tuple[str, str]
    below: tuple[str, str] | None
    look: str


def content(head: Sequence[str], texts: Sequence[str]) -> Content:
    """Return what stands in one column; ``head`` are its heading cells, ``texts`` the others."""
    return Content(_longest(head), _longest(texts) if texts else None, _look(head, texts))


def measure(column: Content, letters: Letters) -> Column:
    """Return what one column asks for in letters of some size."""
    least, natural = _extent(column.head, letters, bold=letters.head_bold)
    # A heading may take several lines: it does not ask for more than twice the width of its longest word.
    natural = min(natural, 2 * least)
    if column.below is not None:
        below = _extent(column.below, letters, bold=False)
        least, natural = max(least, below[0]), max(natural, below[1])
    return Column(least, natural, column.look)


def share(columns: Sequence[Column], width: float) -> list[float]:
    """Return the widths in mm of the columns on ``width`` mm: every longest word whole if it can be, the rest by need."""
    least, natural = sum(column.least for column in columns), sum(column.natural for column in columns)
    if natural <= width:
        # What is left goes to the columns with words; figures and counters stay narrow.
        growing = [column.natural if column.look in ("chu", "deu") else column.natural * 0.25 for column in columns]
        spare = (width - natural) / (sum(growing) or 1)
        return [column.natural + spare * grows for column, grows in zip(columns, growing, strict=True)]
    if least >= width:
        return [column.least * width / least for column in columns]
    # The square root keeps one long text from starving the others.
    needs = [(column.natural - column.least) ** 0.5 for column in columns]
    spare = width - least
    given = [column.least + spare * need / sum(needs) for column, need in zip(columns, needs, strict=True)]
    return _capped(given, columns, width)


def keep(least: Sequence[float], wanted: Sequence[float], width: float) -> list[float]:
    """Return the widths in mm of the columns in the proportions ``wanted``, none below its ``least`` as long as all fit.

    A column too narrow for its longest word would break the word in two: it takes what it lacks from the wider ones.
    """
    fixed: set[int] = set()
    while True:
        open_ = [number for number in range(len(wanted)) if number not in fixed]
        room, parts = width - sum(least[number] for number in fixed), sum(wanted[number] for number in open_)
        given = {number: room * wanted[number] / parts for number in open_}
        narrow = {number for number, one in given.items() if one < least[number] - 1e-6}
        if not narrow or sum(least) > width:
            break
        fixed |= narrow
    return [given.get(number, least[number]) for number in range(len(wanted))]


def _capped(given: list[float], columns: Sequence[Column], width: float) -> list[float]:
    """Return the widths with none above what its column can use; what is freed goes to the others."""
    for _round in range(len(columns)):
        over = [number for number, one in enumerate(given) if one > columns[number].natural + 1e-6]
        if not over:
            break
        for number in over:
            given[number] = columns[number].natural
        open_ = [number for number, one in enumerate(given) if one < columns[number].natural - 1e-6]
        freed = width - sum(given)
        if not open_ or freed <= 0:
            break
        wants = sum(columns[number].natural - given[number] for number in open_)
        for number in open_:
            given[number] += freed * (columns[number].natural - given[number]) / wants
    return given


def _extent(longest: tuple[str, str], letters: Letters, *, bold: bool) -> tuple[float, float]:
    """Return the widths in mm of the longest word and of the longest line."""
    word, line = longest
    return float(text_width(word, letters.size, bold=bold)), float(text_width(line, letters.size, bold=bold))


def _longest(texts: Sequence[str]) -> tuple[str, str]:
    """Return the longest word and the longest line by letters: the ones whose widths count."""
    line = max(texts, key=len, default="")
    if "\n" in line:
        line = max((part for text in texts for part in text.split("\n")), key=len)
    step = 1 + len(texts) // _SAMPLE
    word = ""
    # Many cells of a column say the same: each text is looked at once, in order.
    for text in dict.fromkeys(texts[::step] if step > 1 else texts):
        if len(text) > len(word):
            longest = max(_unbroken(text[:_WIDEST]), key=len, default="")
            if len(longest) > len(word):
                word = longest
    return word, line[:_WIDEST]


def _unbroken(text: str) -> list[str]:
    """Return the words of a text; one too long for a word (a file, an address) comes in the pieces between its hyphens."""
    return [piece for word in text.split() for piece in (_HYPHEN.split(word) if len(word) > _LONGEST_WORD else (word,))]


def _look(head: Sequence[str], texts: Sequence[str]) -> str:
    """Return "so" for a column of figures, "giua" for counters and short marks, else "chu"."""
    if any(text.strip().casefold() in _COUNTER for text in head):
        return "giua"
    step = 1 + len(texts) // 200
    seen = [text.strip() for text in texts[::step]]
    words = [text for text in seen if text not in _EMPTY]
    if not words:
        return "giua" if seen and any(seen) else "chu"
    if all(_NUMBER.fullmatch(text) for text in words):
        return "so"
    return "giua" if max(map(len, words)) <= _SHORT else "chu"
