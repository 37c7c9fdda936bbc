"""A table of contents inside a document: its lines repeat the headings, and are none themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import BodyNode, Contents, Location
from generator.model.labels import level_of
from generator.model.layout import Component
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.units import Line, TableBlock

_TITLE = re.compile(r"MỤC\s+LỤC\s*[:.]?", re.IGNORECASE)
_STYLE = re.compile(r"(?:toc|mục lục|contents)\s*\d", re.IGNORECASE)
_ENTRY = re.compile(r".*\S(?:\s*[.…·_]{3,}\s*|\s*[.…·_]{2,}\s+|\t+\s*|\s{3,})(?:\d{1,4}|[ivxlc]{1,7}|…)\s*")
_LABEL = re.compile(r"(?:(?:Phần|Chương|Tiểu mục|Mục|Điều)\s+\S+|\S{1,8}[.)/])(?=\s|$)", re.IGNORECASE)
_LONGEST = 3
"""Lines of one entry: a long heading goes on before its dots."""
_MOST = 600
REMAINDER = "muc_luc"


@dataclass(frozen=True, slots=True)
class Found:
    """A table of contents: what it says, and where it stands."""

    node: Contents
    at: Location


def take_contents(blocks: list[Line | TableBlock], ledger: Ledger) -> tuple[Found | None, list[Line | TableBlock]]:
    """Return the first table of contents and the blocks without it; its lines are left under a name."""
    for start, block in enumerate(blocks):
        if not isinstance(block, Line) or not _is_title(block):
            continue
        lines = _entries(blocks, start + 1)
        if len(lines) > 0:
            ledger.take(Component.TEN_BANG, block)
            ledger.leave(REMAINDER, lines)
            levels = {level for line in lines if (level := _level(line)) is not None}
            node = Contents(title=block.text.strip(), levels=min(max(len(levels), 1), 6), at=block.at)
            return Found(node, block.at), [*blocks[:start], *blocks[start + 1 + len(lines) :]]
    return None, blocks


def with_contents(body: tuple[BodyNode, ...], found: Found | None) -> tuple[BodyNode, ...]:
    """Return a body with its table of contents in its place among the nodes of the first level."""
    if found is None:
        return body
    place = _order(found.at)
    at = next(
        (number for number, node in enumerate(body) if node.at is not None and _order(node.at) > place), len(body)
    )
    return (*body[:at], found.node, *body[at:])


def _is_title(line: Line) -> bool:
    return len(line.text) < 20 and line.source.container == "body" and _TITLE.fullmatch(line.text.strip()) is not None


def _entries(blocks: Sequence[Line | TableBlock], start: int) -> list[Line]:
    """Return the lines of the entries from ``start`` on, up to the last that has a page."""
    lines: list[Line] = []
    whole = 0
    for block in blocks[start : start + _MOST]:
        if not isinstance(block, Line) or len(lines) - whole >= _LONGEST:
            break
        lines.append(block)
        if _is_entry(block):
            whole = len(lines)
    return lines[:whole]


def _is_entry(line: Line) -> bool:
    return bool(_STYLE.match(line.source.style or "")) or _ENTRY.fullmatch(line.source.text) is not None


def _level(line: Line) -> str | None:
    match = _LABEL.match(line.text)
    level = level_of(match[0]) if match else None
    return level.value if level else None


def _order(at: Location) -> tuple[int, int, int]:
    return at.page or 0, at.paragraph or 0, at.line or 0
