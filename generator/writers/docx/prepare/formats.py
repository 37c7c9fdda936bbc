"""How the words of a template's paragraph will look: size, weight and capitals through the style chain, and room to stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.model.length import MM_PER_PT
from generator.writers.docx.prepare.opening import W

_TOGGLES = ("b", "i", "caps")


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a run and the width of its line: size in pt, width in mm (0 when it is not known)."""

    size: float
    bold: bool
    italic: bool
    caps: bool
    width: float


class Styles:
    """The styles of a template, by id and by name."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else list(root.iter(f"{W}style"))
        self._by_id = {str(style.get(f"{W}styleId")): style for style in styles}
        self.ids = {_value(style, "name"): str(style.get(f"{W}styleId")) for style in styles}
        self.names = {identifier: name for name, identifier in self.ids.items()}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = defaults
        self._normal = next((str(s.get(f"{W}styleId")) for s in styles if _is_default_paragraph(s)), None)

    def id(self, name: str) -> str | None:
        """Return the id of a style by its name; ``None`` when the template has none of this name."""
        return self.ids.get(name)

    def chain(self, identifier: str | None) -> Iterator[etree._Element]:
        """Yield a style and those it is based on, nearest first."""
        seen: set[str] = set()
        while identifier and identifier in self._by_id and identifier not in seen:
            seen.add(identifier)
            style = self._by_id[identifier]
            yield style
            identifier = _value(style, "basedOn") or None

    def look(self, paragraph: etree._Element, run: etree._Element | None, *, style: str | None = None) -> Look:
        """Return the look of a run in a paragraph; ``style`` is an id to use in place of the paragraph's own."""
        named = style or _value(paragraph.find(f"{W}pPr"), "pStyle") or self._normal
        direct = None if run is None else run.find(f"{W}rPr")
        character = _value(direct, "rStyle") or None
        sources = [direct]
        sources += [one.find(f"{W}rPr") for one in self.chain(character)]
        sources += [one.find(f"{W}rPr") for one in self.chain(named)]
        sources.append(self._defaults)
        size = next((value for source in sources if (value := _value(source, "sz"))), "20")
        toggles = {}
        for toggle in _TOGGLES:
            toggles[toggle] = self._toggle(toggle, direct, character, named)
        indents = [one.find(f"{W}pPr/{W}ind") for one in self.chain(named)]
        width = room(paragraph) - _indent(paragraph.find(f"{W}pPr/{W}ind"), indents)
        return Look(float(size) / 2, toggles["b"], toggles["i"], toggles["caps"], width / 20 * MM_PER_PT)

    def _toggle(self, name: str, direct: etree._Element | None, character: str | None, paragraph: str | None) -> bool:
        if (own := _switch(direct, name)) is not None:
            return own
        value = False
        for identifier in (character, paragraph):
            states = (_switch(one.find(f"{W}rPr"), name) for one in self.chain(identifier))
            value ^= next((state for state in states if state is not None), False)
        return value


def room(paragraph: etree._Element) -> float:
    """Return the width in twips that a paragraph has: its cell's, else its section's text width."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is not None:
        return _cell_width(cell)
    section = section_of(paragraph)
    if section is None:
        return 0.0
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return 0.0
    return _number(size, "w") - _number(margins, "left") - _number(margins, "right") - _number(margins, "gutter")


def section_of(element: etree._Element) -> etree._Element | None:
    """Return the ``w:sectPr`` that governs an element of the body: the first that ends at or after it."""
    top: etree._Element | None = element
    for ancestor in element.iterancestors():
        if ancestor.tag == f"{W}body":
            break
        top = ancestor
    following: etree._Element | None = top
    while following is not None:
        found = following if following.tag == f"{W}sectPr" else following.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
        following = following.getnext()
    return None


def _cell_width(cell: etree._Element) -> float:
    row, table = cell.getparent(), next(cell.iterancestors(f"{W}tbl"))
    grid = [_number(column, "w") for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    at = 0
    for other in row if row is not None else []:
        if other.tag != f"{W}tc":
            continue
        span = int(_value(other.find(f"{W}tcPr"), "gridSpan") or 1)
        if other is cell:
            width = sum(grid[at : at + span])
            return width - _margins(cell, table)
        at += span
    return 0.0


def _margins(cell: etree._Element, table: etree._Element) -> float:
    total = 0.0
    for side in ("left", "right"):
        for place in (cell.find(f"{W}tcPr/{W}tcMar/{W}{side}"), table.find(f"{W}tblPr/{W}tblCellMar/{W}{side}")):
            if place is not None:
                total += _number(place, "w")
                break
        else:
            total += 108
    return total


def _indent(own: etree._Element | None, styles: list[etree._Element | None]) -> float:
    total = 0.0
    for side in ("left", "right"):
        for source in (own, *styles):
            if source is not None and source.get(f"{W}{side}") is not None:
                total += _number(source, side)
                break
    return total


def _number(element: etree._Element, name: str) -> float:
    try:
        return float(element.get(f"{W}{name}", 0))
    except ValueError:
        return 0.0


def _value(parent: etree._Element | None, name: str) -> str:
    element = None if parent is None else parent.find(f"{W}{name}")
    return "" if element is None else str(element.get(f"{W}val", ""))


def _switch(parent: etree._Element | None, name: str) -> bool | None:
    element = None if parent is None else parent.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val", "1") not in ("0", "false", "off")


def _is_default_paragraph(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
