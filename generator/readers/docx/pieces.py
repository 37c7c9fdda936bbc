"""What the walk over the XML leaves behind: paragraphs, areas, shapes, tables; raw material of the Layout and of the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element

from generator.model.layout import CellPlace, Run


@dataclass(slots=True, eq=False)
class Shape:
    """Something drawn: a line, a text box or a picture. Distances are twips; ``None`` is unknown."""

    kind: str
    """line, box, picture"""
    width: float | None
    height: float | None
    share: float | None = None
    """Width as a share of the room there is, for a horizontal rule of a web page."""
    x: float | None = None
    x_from: str = "column"
    """What ``x`` counts from: column, margin, page, character …"""
    x_align: str | None = None
    """left, center or right within what ``x_from`` names."""
    y: float | None = None
    y_from: str = "paragraph"
    y_align: str | None = None
    inline: bool = False
    in_cell: bool = True
    """Whether a column means the cell that the anchor stands in (``layoutInCell``)."""
    solid: bool | None = None
    weight: float | None = None
    """Points."""
    outlined: bool | None = None
    content: _Element | None = None
    """The ``w:txbxContent`` of a text box."""
    area: Area | None = None
    """Where the words of a text box stand; filled in when they are read."""
    span: tuple[int, int] = (0, 0)
    """Which paragraphs of the book a text box holds: from, up to."""
    picture: str | None = None
    """Relationship id of the picture's file."""
    description: str | None = None
    name: str = ""
    """What a picture's file was called when it was put in."""
    chart: str | None = None
    """Relationship id of a chart."""
    offset: int = 0
    """Character of the paragraph's text at which it is anchored."""
    path: str = ""


@dataclass(slots=True, eq=False)
class Area:
    """Where paragraphs stand one below another: the body, a cell, a text box, a header.

    ``left`` counts from the left edge of the text column; ``width`` is the room for text, ``None`` for the body's
    column (its section says) or when unknown.
    """

    container: str
    left: float = 0.0
    width: float | None = None
    cell: CellPlace | None = None
    paragraphs: list[Para] = field(default_factory=list)
    blocks: list[Para | Frame] = field(default_factory=list)
    """Its paragraphs and tables in order."""
    last_words: int | None = None
    """Index in ``paragraphs`` of the last one with words since the last table."""
    above: tuple[Area, ...] = ()
    """Cells that stand above: of the row before, or of the last row of the table just ended."""


@dataclass(slots=True, eq=False)
class Para:
    """One paragraph as read. Distances in ``properties`` are effective and in twips."""

    runs: list[Run]
    properties: dict[str, Any]
    area: Area
    path: str
    number: int
    """Which visible paragraph of the file it is, counting from 1."""
    section: int
    style: str | None = None
    part: str = ""
    """Name of the part it stands in."""
    label: str | None = None
    list_font: str | None = None
    size: float = 10.0
    """Points of the paragraph mark: the height of a blank paragraph."""
    shapes: list[Shape] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)
    """Characters of the text that are page breaks."""
    absolute_tab: str | None = None
    new_page: bool = False
    """Begins on a new page because of a break before it (its own, or a section's)."""
    above_words: int | None = None
    """Index in the area of the nearest paragraph with words above; ``None`` when there is none since the last table."""
    above_cells: tuple[Area, ...] = ()
    place: int = 0
    """Index among the paragraphs of its area."""
    block: int = 0
    """Index among the blocks of its area."""
    text: str = ""
    """The words of all runs, hidden ones included."""
    notes: Sequence[tuple[str, str]] = ()
    """Kind and id of the notes that its runs of the field NOTEREF point to."""
    links: Sequence[tuple[int, int, str]] = ()
    """Stretches of its text that lead to a bookmark of ours: from, up to, its name."""
    marks: Sequence[str] = ()
    """Bookmarks of ours that begin in it."""
    cuts: list[Cut] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Cut:
    """One printed line of a paragraph: characters ``start`` to ``end`` of its text. ``index`` is its own number."""

    start: int
    end: int
    index: int = -1
    side: str | None = None
    """left or right, when one paragraph prints two columns by tabs or spaces."""
    new_page: bool = False
    height: tuple[float, float] | None = None
    """Printed height in twips, and that of one of its lines; filled in when it is asked for."""


@dataclass(slots=True, eq=False)
class Frame:
    """A table as read. ``grid`` in twips."""

    index: int
    grid: list[float]
    path: str
    section: int
    rows: int = 0
    bordered: bool = False
    edges: int = 0
    """Cells with a drawn edge of their own or of the table."""
    cells: list[CellFrame] = field(default_factory=list)
    width: float | None = None
    header_rows: int = 0
    cant_split: list[int] = field(default_factory=list)
    margin_left: float = 108.0
    margin_right: float = 108.0
    nested_in: int | None = None
    outer: CellFrame | None = None
    layout: bool | None = None
    """Whether it only places things side by side; filled in when the lines are made."""


@dataclass(slots=True, eq=False)
class CellFrame:
    """A cell as read: its place, how many rows it spans, its area, and the edges drawn round it."""

    frame: Frame
    row: int
    column: int
    span: int
    area: Area
    row_span: int = 1
    top: bool = False
    bottom: bool = False
    sides: bool = False
    left: float = 0.0
    """Left edge of the cell, from the left edge of the text column."""
    width: float = 0.0
