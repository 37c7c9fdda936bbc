"""Where paragraphs stand to each other: in one row, left or right, directly below."""

from __future__ import annotations

from generator.model.layout import Component, LayoutParagraph
from generator.rules.subject import Subject

LEVEL_MM = 4.0
"""Two printed lines of one row differ by less than this in height, whatever their sizes."""


def same_place(one: LayoutParagraph, other: LayoutParagraph) -> bool:
    """Return whether two paragraphs stand in the same cell, or both in the running text, or both in text boxes."""
    return one.cell == other.cell and one.container == other.container


def _below(above: LayoutParagraph, p: LayoutParagraph) -> bool:
    """Return whether ``p`` stands in the same column of a later row of the same table."""
    return (
        above.cell is not None
        and p.cell is not None
        and p.cell.table == above.cell.table
        and p.cell.column == above.cell.column
        and p.cell.row > above.cell.row
    )


def next_in_place(subject: Subject, paragraph: LayoutParagraph) -> LayoutParagraph | None:
    """Return the next paragraph with words of its own in the same place; lines drawn with characters do not count."""
    for p in subject.main:
        if p.index <= paragraph.index or (p.role is not None and p.role.component is Component.DUONG_KE):
            continue
        if same_place(p, paragraph) or _below(paragraph, p):
            return p
        if paragraph.cell is None and paragraph.container == "body" and p.cell is not None:
            return p
    return None


def left_of(one: LayoutParagraph, other: LayoutParagraph) -> bool | None:
    """Return whether ``one`` stands left of ``other``; ``None`` when that cannot be seen."""
    if one.cell is not None and other.cell is not None and one.cell.table == other.cell.table:
        if one.cell.column == other.cell.column:
            return None if one.cell.row == other.cell.row else False
        return one.cell.column < other.cell.column
    if one.box is not None and other.box is not None:
        return one.box[0] + one.box[2] < other.box[0] + other.box[2]
    return None


def level_with(subject: Subject, one: LayoutParagraph, other: LayoutParagraph) -> bool | None:
    """Return whether two paragraphs of different columns begin at the same height; ``None`` when that cannot be seen.

    Two rows of one table never do; two cells of one row do when nothing stands above either, or as many lines in both.
    """
    if one.box is not None and other.box is not None:
        if one.page != other.page:
            return False
        return abs(one.box[3] - other.box[3]) <= LEVEL_MM or abs(one.box[1] - other.box[1]) <= LEVEL_MM
    if one.cell is None or other.cell is None or one.cell.table != other.cell.table:
        # Pieces of one tabbed line keep the line's address before the "@".
        if one.path and other.path and one.path.partition("@")[0] == other.path.partition("@")[0]:
            return True
        return None
    if one.cell.row != other.cell.row:
        return False
    above = [
        sum(1 for p in subject.need_layout().paragraphs if p.cell == paragraph.cell and p.index < paragraph.index)
        for paragraph in (one, other)
    ]
    return True if above[0] == above[1] else None
