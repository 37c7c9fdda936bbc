"""Effective formatting: document defaults, table styles, paragraph styles, numbering, character styles, direct (ECMA-376 17.7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import _Element

from generator.model.layout import Border
from generator.readers.docx.names import R_PR, TBL_PR, VAL, W
from generator.readers.docx.properties import TOGGLES, Properties, child_properties, layered, run_properties

if TYPE_CHECKING:
    from generator.readers.docx.numbering import Numbering

FALLBACK_FONT = "Times New Roman"
"""What Word takes when no layer names a font."""
FALLBACK_SIZE = 10.0
MAX_CHAIN = 50
"""Styles based on styles: deeper chains are cut (Word itself allows 11)."""
_STYLE = W + "style"
_CONDITIONS = (
    "band1Vert",
    "band2Vert",
    "band1Horz",
    "band2Horz",
    "firstCol",
    "lastCol",
    "firstRow",
    "lastRow",
    "neCell",
    "nwCell",
    "seCell",
    "swCell",
)
"""Conditional parts of a table style, the weakest first."""

TablePlace = tuple[str | None, tuple[str, ...]]
"""A table style's id with the conditions that hold for one cell ("firstRow", …)."""


class RunFormat(NamedTuple):
    """Effective look of a run: its fonts by script, and what a Run carries from ``size`` to ``highlight``."""

    ascii: str
    hansi: str
    asian: str | None
    look: tuple[float, bool, bool, bool, bool, bool, bool, bool, bool, str | None, str | None]
    """size, bold, italic, underline, caps, small caps, strike, superscript, hidden, colour, highlight"""
    box: Border | None = None
    """The edge drawn all round the letters."""


class Style:
    """One style of the styles part; its XML is read when it is first asked for."""

    __slots__ = ("_element", "_own", "_theme", "based_on", "id", "name")

    def __init__(self, element: _Element, theme: Mapping[str, str]) -> None:
        self._element, self._theme = element, theme
        self._own: tuple[Properties, Properties] | None = None
        self.id = element.get(W + "styleId", "")
        name, based_on = element.find(W + "name"), element.find(W + "basedOn")
        self.name = name.get(VAL, self.id) if name is not None else self.id
        self.based_on = based_on.get(VAL) if based_on is not None else None

    @property
    def own(self) -> tuple[Properties, Properties]:
        """Paragraph and run properties that this style itself states."""
        if self._own is None:
            self._own = child_properties(self._element, self._theme)
        return self._own

    @property
    def table_properties(self) -> _Element | None:
        """The ``w:tblPr`` of a table style."""
        return self._element.find(TBL_PR)

    def conditional(self, condition: str) -> tuple[Properties, Properties] | None:
        """Return what a table style states for a part of the table; ``None`` when it states nothing."""
        for part in self._element.iterfind(W + "tblStylePr"):
            if part.get(W + "type") == condition:
                return child_properties(part, self._theme)
        return None


class Base:
    """What a paragraph gets from everything but itself: style, table, numbering of the style. Caches run formats."""

    __slots__ = ("cache", "default", "ilvl", "name", "num", "paragraph", "properties", "table")

    def __init__(
        self,
        name: str | None,
        properties: Properties,
        num: int | None,
        ilvl: int,
        layers: tuple[Properties, Properties, Properties],
    ) -> None:
        self.name, self.properties, self.num, self.ilvl = name, properties, num, ilvl
        self.default, self.table, self.paragraph = layers
        self.cache: dict[object, RunFormat] = {}


Formatting = tuple[Base, Properties, int | None, int]
"""What a paragraph inherits, its effective properties (never changed), its list (``None`` when unnumbered) and level."""


class Styles:
    """The styles part. ``numbering`` may be set later; it is needed for styles that number their paragraphs."""

    def __init__(self, root: _Element | None, theme: Mapping[str, str]) -> None:
        self.theme = theme
        self.numbering: Numbering | None = None
        self._styles: dict[str, Style] = {}
        self._bases: dict[tuple[str | None, TablePlace | None, bool], Base] = {}
        self._characters: dict[str, Properties] = {}
        self._tables: dict[TablePlace, tuple[Properties, Properties]] = {}
        self._default: dict[str, str] = {}
        self.default_paragraph: Properties = {}
        self.default_run: Properties = {}
        if root is None:
            return
        for element in root.iterchildren(_STYLE):
            style = Style(element, theme)
            self._styles.setdefault(style.id, style)
            if element.get(W + "default") in ("1", "true", "on"):
                self._default.setdefault(element.get(W + "type", "paragraph"), style.id)
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            for holder in defaults:
                paragraph, run = child_properties(holder, theme)
                self.default_paragraph.update(paragraph)
                self.default_run.update(run)

    def chain(self, style_id: str | None) -> list[Style]:
        """Return a style and those it is based on, the root first; empty when there is no such style."""
        found: list[Style] = []
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and len(found) < MAX_CHAIN:
            style = self._styles.get(style_id)
            if style is None:
                break
            seen.add(style_id)
            found.append(style)
            style_id = style.based_on
        return found[::-1]

    def table_chain(self, style_id: str | None) -> list[Style]:
        """Return the chain of a table style; of the default table style when the table names none."""
        return self.chain(style_id if style_id in self._styles else self._default.get("table"))

    @property
    def default_style(self) -> str | None:
        """Id of the paragraph style that paragraphs without a style have."""
        return self._default.get("paragraph")

    @property
    def language(self) -> str | None:
        """The language of the default style or of the document's defaults."""
        for style in reversed(self.chain(self.default_style)):
            if "lang" in style.own[1]:
                return str(style.own[1]["lang"])
        found = self.default_run.get("lang")
        return str(found) if found else None

    def base(self, style_id: str | None, place: TablePlace | None, numbered: bool = True) -> Base:
        """Return what a paragraph of this style in this place inherits; without its style's numbering when asked so."""
        key = (style_id, place, numbered)
        found = self._bases.get(key)
        if found is None:
            found = self._bases[key] = self._make_base(style_id, place, numbered)
        return found

    def _make_base(self, style_id: str | None, place: TablePlace | None, numbered: bool) -> Base:
        chain = self.chain(style_id if style_id in self._styles else self.default_style)
        table_paragraph, table_run = self._table_layers(place) if place else ({}, {})
        layers: list[Properties] = [self.default_paragraph, table_paragraph]
        run: Properties = {}
        num: int | None = None
        ilvl = 0
        for style in chain:
            paragraph, own_run = style.own
            if "num" in paragraph or "ilvl" in paragraph:
                num = paragraph.get("num", num)
                ilvl = paragraph.get("ilvl", ilvl) or 0
                if numbered and self.numbering is not None and num:
                    ilvl = self.numbering.level_of_style(num, style.id, ilvl)
                    layers.append(self.numbering.paragraph_properties(num, ilvl))
            layers.append(paragraph)
            run.update(own_run)
        name = chain[-1].name if chain else style_id
        return Base(name, layered(*layers), num if numbered and num else None, ilvl, (self.default_run, table_run, run))

    def run_format(self, base: Base, direct: _Element | None) -> RunFormat:
        """Return the effective look of a run with the direct properties ``direct`` (a ``w:rPr``)."""
        key = None if direct is None else tuple([(child.tag, *child.items()) for child in direct])
        found = base.cache.get(key)
        if found is None:
            found = base.cache[key] = self._make_format(base, run_properties(direct, self.theme))
        return found

    def _make_format(self, base: Base, direct: Properties) -> RunFormat:
        character = self._character(direct.get("style"))
        merged: Properties = {**base.default, **base.table, **base.paragraph, **character, **direct}
        for toggle in TOGGLES:
            if toggle not in direct:
                merged[toggle] = _toggled(
                    base.default.get(toggle), base.table.get(toggle), base.paragraph.get(toggle), character.get(toggle)
                )
        complex_script = bool(merged.get("rtl") or merged.get("complex"))
        if complex_script:
            font = merged.get("cs") or FALLBACK_FONT
            ascii_font = hansi = font
        else:
            ascii_font = merged.get("ascii") or FALLBACK_FONT
            hansi = merged.get("hansi") or FALLBACK_FONT
        size = merged.get("sizecs" if complex_script else "size") or FALLBACK_SIZE
        return RunFormat(
            ascii_font,
            hansi,
            merged.get("ea"),
            (
                size,
                bool(merged["bcs" if complex_script else "b"]),
                bool(merged["ics" if complex_script else "i"]),
                bool(merged.get("u")),
                bool(merged["caps"]),
                bool(merged["smallcaps"]) and not merged["caps"],
                bool(merged["strike"] or merged.get("dstrike")),
                merged.get("script") == "superscript",
                bool(merged["vanish"]),
                merged.get("color"),
                merged.get("highlight") or merged.get("shading"),
            ),
            merged.get("box"),
        )

    def _character(self, style_id: str | None) -> Properties:
        if style_id is None:
            return {}
        found = self._characters.get(style_id)
        if found is None:
            found = {}
            for style in self.chain(style_id):
                found.update(style.own[1])
            found.pop("style", None)
            self._characters[style_id] = found
        return found

    def _table_layers(self, place: TablePlace) -> tuple[Properties, Properties]:
        found = self._tables.get(place)
        if found is None:
            style_id, conditions = place
            chain = self.table_chain(style_id)
            paragraphs = [style.own[0] for style in chain]
            run: Properties = {}
            for style in chain:
                run.update(style.own[1])
            for condition in _CONDITIONS:
                if condition in conditions:
                    for style in chain:
                        part = style.conditional(condition)
                        if part is not None:
                            paragraphs.append(part[0])
                            run.update(part[1])
            found = self._tables[place] = layered(*paragraphs), run
        return found

    def paragraph_mark(self, base: Base, properties: _Element | None) -> RunFormat:
        """Return the look of the paragraph mark (and of an automatic label that has no look of its own)."""
        return self.run_format(base, properties.find(R_PR) if properties is not None else None)


def _toggled(default: bool | None, *layers: bool | None) -> bool:
    """Return a toggle that direct formatting leaves open: on when an odd number of style layers switch it."""
    if all(layer is None for layer in layers):
        return bool(default)
    value = False
    for layer in layers:
        value ^= bool(layer)
    return value or (bool(default) and not any(layer is False for layer in layers))


def table_conditions(look: _Element | None) -> frozenset[str]:
    """Return which conditional parts a ``w:tblLook`` switches on: firstRow, lastRow, firstCol, lastCol."""
    if look is None:
        return frozenset()
    bits = look.get(VAL)
    try:
        mask = int(bits, 16) if bits else 0
    except ValueError:
        mask = 0
    on = set()
    for name, attribute, bit in (
        ("firstRow", "firstRow", 0x20),
        ("lastRow", "lastRow", 0x40),
        ("firstCol", "firstColumn", 0x80),
        ("lastCol", "lastColumn", 0x100),
    ):
        stated = look.get(W + attribute)
        if (stated in ("1", "true", "on")) if stated is not None else bool(mask & bit):
            on.add(name)
    return frozenset(on)
