"""Schematic pictures of a program's windows: a list of plain shapes, written as PNG; their SVG says whether one is current."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

BLUE, RED, GREEN, GREY, DARK, PALE, WHITE = "#2b579a", "#c00000", "#2e7d32", "#9a9a9a", "#222222", "#eef3fb", "#ffffff"
FONTS = Path("/usr/share/fonts/truetype/liberation2")
_FACES = {
    "sans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "Liberation Sans, Arial, sans-serif"),
    "serif": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "Liberation Serif, Times New Roman, serif"),
    "mono": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", "Liberation Mono, Consolas, monospace"),
}
SCALE = 2
"""Points of the PNG for each unit of the drawing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, with rounded corners when ``round`` is not 0."""

    x: float
    y: float
    w: float
    h: float
    fill: str = WHITE
    edge: str = GREY
    weight: float = 1
    round: float = 0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``x`` is its left end, its middle or its right end as ``at`` says ("start", "middle", "end")."""

    x: float
    y: float
    text: str
    size: float = 15
    color: str = DARK
    bold: bool = False
    at: str = "start"
    face: str = "sans"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, with a head at its end when ``arrow``."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str = GREY
    weight: float = 1
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered disc: the step of the text that belongs to this place."""

    x: float
    y: float
    text: str


Shape = Box | Words | Line | Mark


@dataclass(slots=True)
class Drawing:
    """A picture: its size, what it shows in words, and its shapes from back to front."""

    width: int
    height: int
    words: str
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Put shapes on top."""
        self.shapes += shapes

    def svg(self) -> str:
        """Return the picture as SVG."""
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}" role="img"><title>{escape(self.words)}</title>',
            f'<rect width="{self.width}" height="{self.height}" fill="{WHITE}"/>',
            *(_as_svg(shape) for shape in self.shapes),
            "</svg>\n",
        ]
        return "\n".join(parts)

    @property
    def mark(self) -> str:
        """What tells one drawing from another: the digest of its SVG."""
        return hashlib.sha256(self.svg().encode()).hexdigest()

    def png(self, path: Path) -> None:
        """Write the picture as a PNG that says its own resolution and which drawing it was made from."""
        image = Image.new("RGB", (self.width * SCALE, self.height * SCALE), WHITE)
        pen = ImageDraw.Draw(image)
        for shape in self.shapes:
            _paint(pen, shape)
        said = PngInfo()
        said.add_text("Drawing", self.mark)
        image.quantize(64).save(path, optimize=True, dpi=(96 * SCALE, 96 * SCALE), pnginfo=said)


def _as_svg(shape: Shape) -> str:
    if isinstance(shape, Box):
        return (
            f'<rect x="{shape.x:g}" y="{shape.y:g}" width="{shape.w:g}" height="{shape.h:g}" rx="{shape.round:g}" '
            f'fill="{shape.fill}" stroke="{shape.edge}" stroke-width="{shape.weight:g}"/>'
        )
    if isinstance(shape, Words):
        weight = ' font-weight="bold"' if shape.bold else ""
        return (
            f'<text x="{shape.x:g}" y="{shape.y:g}" font-family="{_FACES[shape.face][2]}" font-size="{shape.size:g}" '
            f'fill="{shape.color}" text-anchor="{shape.at}"{weight} xml:space="preserve">{escape(shape.text, quote=False)}</text>'
        )
    if isinstance(shape, Line):
        line = (
            f'<line x1="{shape.x1:g}" y1="{shape.y1:g}" x2="{shape.x2:g}" y2="{shape.y2:g}" stroke="{shape.color}" '
            f'stroke-width="{shape.weight:g}"/>'
        )
        if not shape.arrow:
            return line
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in _head(shape))
        return f'{line}<polygon points="{points}" fill="{shape.color}"/>'
    return (
        f'<circle cx="{shape.x:g}" cy="{shape.y:g}" r="13" fill="{RED}"/><text x="{shape.x:g}" y="{shape.y + 5.5:g}" '
        f'font-family="{_FACES["sans"][2]}" font-size="16" font-weight="bold" fill="{WHITE}" text-anchor="middle">'
        f"{escape(shape.text)}</text>"
    )


def _head(line: Line) -> list[tuple[float, float]]:
    from math import atan2, cos, pi, sin

    angle = atan2(line.y2 - line.y1, line.x2 - line.x1)
    back = [(line.x2 + 12 * cos(angle + turn), line.y2 + 12 * sin(angle + turn)) for turn in (pi * 0.87, -pi * 0.87)]
    return [(line.x2, line.y2), *back]


def _paint(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    def at(*numbers: float) -> list[float]:
        return [number * SCALE for number in numbers]

    if isinstance(shape, Box):
        corners = at(shape.x, shape.y, shape.x + shape.w, shape.y + shape.h)
        pen.rounded_rectangle(
            corners, shape.round * SCALE, fill=shape.fill, outline=shape.edge, width=round(shape.weight * SCALE)
        )
    elif isinstance(shape, Words):
        name = _FACES[shape.face][1 if shape.bold else 0]
        font = ImageFont.truetype(str(FONTS / name), round(shape.size * SCALE))
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.at]
        pen.text(tuple(at(shape.x, shape.y)), shape.text, fill=shape.color, font=font, anchor=anchor)
    elif isinstance(shape, Line):
        pen.line(at(shape.x1, shape.y1, shape.x2, shape.y2), fill=shape.color, width=round(shape.weight * SCALE))
        if shape.arrow:
            pen.polygon([(x * SCALE, y * SCALE) for x, y in _head(shape)], fill=shape.color)
    else:
        pen.ellipse(at(shape.x - 13, shape.y - 13, shape.x + 13, shape.y + 13), fill=RED)
        font = ImageFont.truetype(str(FONTS / _FACES["sans"][1]), 16 * SCALE)
        pen.text(tuple(at(shape.x, shape.y)), shape.text, fill=WHITE, font=font, anchor="mm")
