"""Edits as data: what a fix would change, for the one place that applies them to a .docx.

Paths are those that the reader wrote into the layout (``Run.path``, ``LayoutParagraph.path``; see
:mod:`generator.model.addresses`). ``of`` is the text that the layout shows at the path: the applier touches nothing whose
text is another (a part of a line that tabs divide, letters that the reader had to repair). ``None`` elsewhere means "leave
as it is".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.model.length import Length


class Safety(Enum):
    """May a fix be applied without asking?"""

    SAFE = "safe"
    """Only the look changes, or a mark whose right form the law fixes; the meaning cannot change."""
    UNSAFE = "unsafe"
    """Words change, or a choice was made that a person has to confirm: applied only by name."""


@dataclass(frozen=True, slots=True)
class SetPageSize:
    """Give a section the paper's width and height."""

    section: int
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class SetMargin:
    """Give a section one margin; ``side`` is top, bottom, left or right."""

    section: int
    side: str
    value: Length


@dataclass(frozen=True, slots=True)
class SetPageNumbering:
    """Change how a section numbers its pages. ``start`` 0 takes the restart away."""

    section: int
    start: int | None = None
    decimal: bool = False
    title_page: bool | None = None


@dataclass(frozen=True, slots=True)
class SetRunProperties:
    """Change the look of one run. ``color`` is RRGGBB or "auto"; ``highlight`` False takes highlight and shading away."""

    path: str
    of: str | None = None
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    color: str | None = None
    highlight: bool | None = None


@dataclass(frozen=True, slots=True)
class SetParagraphProperties:
    """Change the look of one paragraph. ``line``/``line_rule`` as in ``LayoutParagraph``."""

    path: str
    of: str | None = None
    align: str | None = None
    left: Length | None = None
    right: Length | None = None
    first_line: Length | None = None
    before: Length | None = None
    after: Length | None = None
    line: float | None = None
    line_rule: str | None = None
    keep_next: bool | None = None
    page_break_before: bool | None = None
    contextual_spacing: bool | None = None


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Replace ``LayoutParagraph.text[start:end]`` by ``new``; the first run touched keeps its look."""

    path: str
    start: int
    end: int
    new: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class DeleteParagraph:
    """Take away a paragraph without words (no picture, no break, no field in it)."""

    path: str


@dataclass(frozen=True, slots=True)
class ComposeLetters:
    """Store every letter of the file composed (NFC); nothing that is seen changes."""


Edit = (
    SetPageSize
    | SetMargin
    | SetPageNumbering
    | SetRunProperties
    | SetParagraphProperties
    | ReplaceText
    | DeleteParagraph
    | ComposeLetters
)


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy: what a person reads (``title``), the edits, and whether it may be applied without asking."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE
