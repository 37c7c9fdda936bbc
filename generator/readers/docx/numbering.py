"""Automatic numbering: the labels that exist only in Word's list definitions, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import _Element

from generator.readers.docx.measures import is_on, whole
from generator.readers.docx.names import CHOICE, R_PR, VAL, W
from generator.readers.docx.numerals import printed
from generator.readers.docx.properties import Properties, paragraph_properties, run_properties
from generator.readers.docx.symbols import bullet

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


class Level:
    """One level of a list: how it counts, how it prints, and what formatting it gives."""

    __slots__ = ("font", "format", "legal", "paragraph", "pattern", "restart", "run", "start", "style", "text")

    def __init__(self, element: _Element | None, theme: Mapping[str, str]) -> None:
        self.start, self.format, self.pattern, self.text = 1, "decimal", None, ""
        self.restart: int | None = None
        self.legal = False
        self.style: str | None = None
        self.paragraph: Properties = {}
        self.run: Properties = {}
        self.font: str | None = None
        if element is None:
            return
        for child in element.iter(
            W + "start", W + "numFmt", W + "lvlText", W + "lvlRestart", W + "isLgl", W + "pStyle"
        ):
            value = child.get(VAL)
            match child.tag[len(W) :]:
                case "start":
                    number = whole(value)
                    self.start = number if number is not None and abs(number) < 1_000_000 else 1
                case "numFmt":
                    if child.getparent() is element or child.getparent().tag == CHOICE:  # type: ignore[union-attr]
                        self.format, self.pattern = value or "decimal", child.get(W + "format")
                case "lvlText":
                    self.text = (value or "")[:200]
                case "lvlRestart":
                    self.restart = whole(value)
                case "isLgl":
                    self.legal = is_on(child)
                case "pStyle":
                    self.style = value
        if element.find(W + "lvlPicBulletId") is not None:
            self.format, self.text = "bullet", "•"
        self.paragraph = paragraph_properties(element.find(W + "pPr"))
        self.run = run_properties(element.find(R_PR), theme)
        self.font = self.run.get("ascii") or self.run.get("hansi")


class _Definition:
    """An abstract list: its levels, and the counters that every list made from it shares."""

    __slots__ = ("counters", "levels", "link")

    def __init__(self) -> None:
        self.levels: dict[int, Level] = {}
        self.link: str | None = None
        self.counters: list[int | None] = [None] * LEVELS


class _List:
    """A ``w:num``: the abstract list it uses, and its own levels and starts."""

    __slots__ = ("abstract", "levels", "starts", "unused")

    def __init__(self, abstract: int | None) -> None:
        self.abstract = abstract
        self.levels: dict[int, Level] = {}
        self.starts: dict[int, int] = {}
        self.unused: set[int] = set()


class Numbering:
    """The numbering part. ``label`` counts on: ask once for each numbered paragraph, in document order."""

    def __init__(self, root: _Element | None, theme: Mapping[str, str], style_lists: Mapping[str, int]) -> None:
        self._definitions: dict[int, _Definition] = {}
        self._lists: dict[int, _List] = {}
        self._style_lists = style_lists
        self._resolved: dict[int, _Definition | None] = {}
        self.unknown_formats: set[str] = set()
        if root is None:
            return
        for element in root.iterchildren(W + "abstractNum"):
            self._read_definition(element, theme)
        for element in root.iterchildren(W + "num"):
            self._read_list(element, theme)

    def _read_definition(self, element: _Element, theme: Mapping[str, str]) -> None:
        identity = whole(element.get(W + "abstractNumId"))
        if identity is None:
            return
        definition = _Definition()
        link = element.find(W + "numStyleLink")
        definition.link = link.get(VAL) if link is not None else None
        for child in element.iterchildren(W + "lvl"):
            index = whole(child.get(W + "ilvl"))
            if index is not None and 0 <= index < LEVELS:
                definition.levels[index] = Level(child, theme)
        self._definitions.setdefault(identity, definition)

    def _read_list(self, element: _Element, theme: Mapping[str, str]) -> None:
        identity = whole(element.get(W + "numId"))
        abstract = element.find(W + "abstractNumId")
        if identity is None:
            return
        found = _List(whole(abstract.get(VAL)) if abstract is not None else None)
        for override in element.iterchildren(W + "lvlOverride"):
            index = whole(override.get(W + "ilvl"))
            if index is None or not 0 <= index < LEVELS:
                continue
            start, level = override.find(W + "startOverride"), override.find(W + "lvl")
            if level is not None:
                found.levels[index] = Level(level, theme)
            if start is not None:
                found.starts[index] = whole(start.get(VAL)) or 0
                found.unused.add(index)
        self._lists.setdefault(identity, found)

    def _definition(self, num: int) -> _Definition | None:
        """Return the definition a list uses, through the numbering style it may point to."""
        if num not in self._resolved:
            found: _Definition | None = None
            seen: set[int] = set()
            current: int | None = num
            while current is not None and current not in seen:
                seen.add(current)
                used = self._lists.get(current)
                found = self._definitions.get(used.abstract) if used is not None and used.abstract is not None else None
                if found is None or found.link is None or found.levels:
                    break
                current = self._style_lists.get(found.link)
            self._resolved[num] = found
        return self._resolved[num]

    def _level(self, num: int, ilvl: int) -> Level | None:
        used = self._lists.get(num)
        if used is not None and ilvl in used.levels:
            return used.levels[ilvl]
        definition = self._definition(num)
        return definition.levels.get(ilvl) if definition is not None else None

    def level_of_style(self, num: int, style_id: str, ilvl: int) -> int:
        """Return the level at which a list names a paragraph style; ``ilvl`` when it names it nowhere."""
        definition = self._definition(num)
        for index, level in (definition.levels if definition is not None else {}).items():
            if level.style == style_id:
                return index
        return ilvl

    def paragraph_properties(self, num: int, ilvl: int) -> Properties:
        """Return the indents and tabs that a level gives to its paragraphs."""
        level = self._level(num, ilvl)
        return level.paragraph if level is not None else {}

    def label_font(self, num: int, ilvl: int) -> str | None:
        """Return the font a level states for its label; ``None`` when the paragraph mark decides."""
        level = self._level(num, ilvl)
        return level.font if level is not None else None

    def label(self, num: int, ilvl: int) -> str | None:
        """Count one more paragraph at this level and return the label Word prints before it ("1.", "a)", "•").

        ``None`` when the list or the level does not exist; "" for a level that counts without printing.
        """
        definition = self._definition(num)
        level = self._level(num, ilvl) if 0 <= ilvl < LEVELS else None
        if definition is None or level is None:
            return None
        counters = definition.counters
        used = self._lists[num]
        if ilvl in used.unused:
            used.unused.discard(ilvl)
            counters[ilvl] = used.starts[ilvl]
        else:
            current = counters[ilvl]
            counters[ilvl] = self._start(num, ilvl) if current is None else current + 1
        for deeper in range(ilvl + 1, LEVELS):
            below = self._level(num, deeper)
            if below is None or below.restart is None or (below.restart != 0 and ilvl < below.restart):
                counters[deeper] = None
        if level.format == "bullet":
            return bullet(level.text, level.font).strip()
        return _PLACE.sub(lambda place: self._number(num, int(place[1]) - 1, counters, level.legal), level.text).strip()

    def _start(self, num: int, ilvl: int) -> int:
        level = self._level(num, ilvl)
        return level.start if level is not None else 1

    def _number(self, num: int, ilvl: int, counters: list[int | None], legal: bool) -> str:
        level = self._level(num, ilvl)
        if level is None:
            return ""
        value = counters[ilvl]
        if value is None:
            value = self._lists[num].starts.get(ilvl, level.start)
        style = "decimal" if legal and level.format not in ("none", "bullet", "decimalZero") else level.format
        text = printed(value, style, level.pattern) if style != "bullet" else ""
        if text is None:
            self.unknown_formats.add(style)
            return str(value)
        return text


def style_lists(styles_root: _Element | None) -> dict[str, int]:
    """Return the list (numId) of every numbering style, by style id."""
    found: dict[str, int] = {}
    if styles_root is None:
        return found
    for style in styles_root.iterchildren(W + "style"):
        if style.get(W + "type") == "numbering":
            num = style.find(f"{W}pPr/{W}numPr/{W}numId")
            number = whole(num.get(VAL)) if num is not None else None
            if number is not None:
                found[style.get(W + "styleId", "")] = number
    return found
