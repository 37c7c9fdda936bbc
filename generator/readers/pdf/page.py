"""What a page holds before anything is understood: pieces of text, drawn strokes, pictures. Points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Font(NamedTuple):
    """A typeface as the file names it."""

    family: str
    """Family in words, a known stand-in already by the name of what it stands in for: "Times New Roman"."""
    bold: bool
    italic: bool
    raw: str
    """The name in the file without its subset mark: "LiberationSerif-Bold", ".VnTimeH"."""


@dataclass(slots=True)
class Piece:
    """A stretch of characters printed by one text object without a gap."""

    text: str
    left: float
    right: float
    base: float
    """The base line, from the top of the page down."""
    size: float
    font: Font
    words: tuple[tuple[int, int, float, float], ...]
    """Each word: where it begins and ends in the text, and its left and right edge."""
    color: str | None = None
    """RRGGBB; ``None`` for black."""
    unseen: bool = False
    """Printed in no colour at all (a text layer behind a picture)."""
    turned: int = 0
    """90 when the text runs upwards, 270 downwards, 180 upside down."""
    underline: bool = False
    raised: bool = False
    """A superscript or subscript."""
    blank_after: bool = False
    """Whether the file prints a blank right after it, at the end of a line."""
    order: int = 0
    """Place in the order in which the file prints."""

    @property
    def top(self) -> float:
        return self.base - 0.9 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.22 * self.size

    def edge(self, at: int) -> float:
        """Return where character ``at`` begins; inside a word by its share of the word's width."""
        last = self.left
        for start, end, left, right in self.words:
            if at < start:
                return last
            if at < end:
                return left + (right - left) * (at - start) / (end - start)
            last = right
        return self.right

    @property
    def blank(self) -> bool:
        return not self.text.strip()


class Stroke(NamedTuple):
    """A straight horizontal or vertical line as drawn."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float
    dashed: bool = False
    color: str | None = None

    @property
    def flat(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top

    @property
    def length(self) -> float:
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def across(self) -> float:
        """Its place on the other axis: y of a horizontal stroke, x of a vertical one."""
        return (self.top + self.bottom) / 2 if self.flat else (self.left + self.right) / 2


class Image(NamedTuple):
    """A picture's frame."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Page:
    """One page: ``number`` counts from 1."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    cut: bool = False
    """Whether a limit was reached and the rest of the page was left unread."""
    broken: bool = False
    """Whether the page could not be opened at all."""

    @property
    def covered(self) -> float:
        """The share of the page that its pictures cover; scanners cut a page into strips."""
        area = max(self.width * self.height, 1.0)
        inked = sum(max(0.0, i.right - i.left) * max(0.0, i.bottom - i.top) for i in self.images)
        return min(1.0, inked / area)
