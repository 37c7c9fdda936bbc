"""Addresses of runs, paragraphs, tables and drawings: how a place in the XML is written down so that an edit finds it again.

An address is ``<part>#<step>…``:

========================== ================================================================================
``word/document.xml#p12``  the paragraph: ``w:p`` number 12 of the part, counting from 0 *all* ``w:p``
                           elements of the part in document order (cells, text boxes, fallbacks, deleted ones)
``…#p12r3``                the run: ``w:r`` number 3 among *all* ``w:r`` elements inside that ``w:p``, in
                           document order
``…#p12@31``               a piece of the paragraph: its text begins at character 31 of the paragraph's text
``…#p12r3@7``              a piece of the run: it begins at character 7 of the run's text
``…#p12d0``                the drawing: number 0 among the ``w:drawing`` and ``w:pict`` elements in that ``w:p``
``word/document.xml#t2``   the table: ``w:tbl`` number 2 of the part
========================== ================================================================================

The text of a run is made of its children: ``w:t`` its words (outer blanks only with ``xml:space="preserve"``, line ends as
blanks); ``w:tab`` and ``w:ptab`` one tab; ``w:br`` and ``w:cr`` one
newline; ``w:noBreakHyphen`` "-"; ``w:sym`` one character; ``m:t`` its words; everything else nothing. The text of a
paragraph is the text of its runs as the reader shows them: deleted text (``w:del``, ``w:moveFrom``) and field codes left
out. Two repairs change characters but are always reported: NFC with the mending of look-alike letters, and legacy fonts.
A paragraph whose own mark is deleted (tracked) is read as the beginning of the next one: its runs keep their addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"(?P<part>[^#]+)#(?:t(?P<table>\d+)|p(?P<paragraph>\d+)(?:r(?P<run>\d+)|d(?P<drawing>\d+))?(?:@(?P<offset>\d+))?)"
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart. ``offset`` is the character at which a piece begins, 0 for the whole."""

    part: str
    paragraph: int | None = None
    run: int | None = None
    drawing: int | None = None
    table: int | None = None
    offset: int = 0


def parse(path: str) -> Address:
    """Return the parts of an address. Raises ValueError when it is none."""
    found = _ADDRESS.fullmatch(path)
    if found is None:
        raise ValueError(f"not an address: {path!r}")
    numbers = {
        name: int(value) if value is not None else None for name, value in found.groupdict().items() if name != "part"
    }
    return Address(
        found["part"],
        numbers["paragraph"],
        numbers["run"],
        numbers["drawing"],
        numbers["table"],
        numbers["offset"] or 0,
    )


def piece(path: str, offset: int) -> str:
    """Return the address of what begins ``offset`` characters into the run or paragraph at ``path`` (a whole, no piece)."""
    return f"{path}@{offset}" if offset else path
