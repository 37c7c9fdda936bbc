"""Source lines for tests, from plain words."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Document, Location
from generator.readers.lines import Recognition, SourceLine
from generator.readers.recognise import recognise


def line(text: str, index: int = 0, **hints: object) -> SourceLine:
    """Return one line with the hints given."""
    return SourceLine(text, index, Location("thu.txt", line=index + 1), **hints)  # type: ignore[arg-type]


def lines(text: str, **hints: object) -> list[SourceLine]:
    """Return a line for every line of ``text`` that has words; each certainly ends where it ends."""
    rows = [row.strip() for row in text.strip().split("\n") if row.strip()]
    return [line(row, at, **{"hard_break": True, **hints}) for at, row in enumerate(rows)]


def grid(rows: Iterable[Iterable[str]], *, table: int = 0, start: int = 0, **hints: object) -> list[SourceLine]:
    """Return the lines of a table, cell by cell; a line break inside a cell begins a new line."""
    result: list[SourceLine] = []
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            for text in cell.split("\n"):
                place = {"table": table, "row": row, "column": column, "hard_break": True}
                result.append(line(text, start + len(result), **{**place, **hints}))
    return result


def read(text: str, **hints: object) -> Recognition:
    """Recognise plain words."""
    return recognise(lines(text, **hints), source="thu.txt")


def document(text: str, **hints: object) -> Document:
    """Return the document that plain words are."""
    return read(text, **hints).document
