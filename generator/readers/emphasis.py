"""Marks of emphasis in text copied from web pages (**bold**, *italic*): taken out, kept as hints of bold and italic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RUN = re.compile(r"\*{1,6}")
_BULLET = re.compile(r"\s*\*\s+\S")


@dataclass(slots=True)
class Marked:
    """One line without its marks. ``bold``/``italic``: all letters are; ``opens``: an emphasis runs on into the next line."""

    text: str
    length: int
    """Length with the marks, as the page had it."""
    bold: bool = False
    italic: bool = False
    opens: bool = False
    starts_plain: bool = False
    """The first letter stands outside every emphasis."""


def strip_marks(lines: Sequence[str]) -> list[Marked]:
    """Return the lines of one block (paragraphs, a cell) without marks of emphasis.

    A single asterisk and a space at the head of a line is a list mark where nothing closes it, and stays.
    """
    if not any("*" in line for line in lines):
        return [Marked(line.strip(), len(line), starts_plain=True) for line in lines]
    singles = sum(len(run) % 2 for line in lines for run in _RUN.findall(line))
    bold = italic = False
    result: list[Marked] = []
    for number, line in enumerate(lines):
        kept: list[str] = []
        letters = bolds = italics = 0
        first_plain: bool | None = None
        at = 0
        if singles % 2 and _BULLET.match(line) and not italic:
            at = line.index("*") + 1
            kept.append("*")
            singles -= 1
        while at < len(line):
            run = _RUN.match(line, at)
            if run is not None:
                count = len(run[0])
                if count >= 2 and count % 4 in {2, 3}:
                    bold = not bold
                if count % 2:
                    italic = not italic
                at = run.end()
                continue
            letter = line[at]
            if letter.isalnum():
                letters += 1
                bolds += bold
                italics += italic
                if first_plain is None:
                    first_plain = not (bold or italic)
            kept.append(letter)
            at += 1
        following = lines[number + 1].lstrip() if number + 1 < len(lines) else ""
        result.append(
            Marked(
                text="".join(kept).strip(),
                length=len(line),
                bold=letters > 0 and bolds == letters,
                italic=letters > 0 and italics == letters,
                # A run that the next line closes before its first word has ended with this line.
                opens=(bold or italic) and not _RUN.match(following),
                starts_plain=bool(first_plain),
            )
        )
        if not line.strip():
            bold = italic = False
    return result
