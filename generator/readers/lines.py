"""The lines that every reader hands to the recogniser: words with the little that their form tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model import Document, Location, Problem, Remainder
from generator.model.layout import Role


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One paragraph (docx, html) or one printed line (txt, pdf before joining) of the source.

    ``index`` is the reader's own number of the line (for docx: of the printed line; the Layout's paragraphs follow the
    roles). What the format cannot tell stays ``None``. ``text`` is NFC, repaired, without the automatic label, which is in ``label``; tabs are kept.
    ``table``/``row``/``column`` place a cell's line (column counts grid columns from 0). ``layout_table`` is True for a
    borderless table that only places things side by side (header block, signature block).
    """

    text: str
    index: int
    at: Location
    label: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    lead: str = ""
    """The words at the beginning that are bold where the rest is not ("1. Đối tượng:"); empty where the form does not tell."""
    size: float | None = None
    align: str | None = None
    """left, center, right, both"""
    style: str | None = None
    """Name of the paragraph style, a hint only."""
    outline: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    span: int = 1
    row_span: int = 1
    layout_table: bool | None = None
    header_row: bool = False
    container: str = "body"
    """body, textbox, header, footer, chrome (site chrome by markup)"""
    side: str | None = None
    """left or right half of a two-column place, when known without a table (pdf, text boxes, tabs)"""
    section: int = 0
    landscape: bool = False
    page_break_before: bool = False
    hard_break: bool | None = None
    """False: the paragraph may go on in the next line (txt and pdf lines); True: certainly ends here; None: unknown."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the recogniser made of the lines. ``roles`` maps a line's ``index`` to its role in the document."""

    document: Document
    roles: Mapping[int, Role] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    remainder: tuple[Remainder, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
