"""Run and paragraph properties as written at one place (w:rPr, w:pPr), before anything is inherited.

A property is present in the dictionary only when the XML states it, so that layers can be laid over each other by
``{**lower, **upper}``. Distances are in twips, sizes in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml.etree import _Element

from generator.model.layout import Border
from generator.model.length import pt
from generator.readers.docx.measures import is_on, twips_in, whole
from generator.readers.docx.names import P_PR, R_PR, VAL, W

Properties = dict[str, Any]
TOGGLES = ("b", "i", "caps", "smallcaps", "strike", "vanish", "bcs", "ics")
"""Properties that two style layers switch back and forth (ECMA-376 17.7.3)."""

_WHITE = frozenset({None, "", "auto", "FFFFFF", "ffffff", "none"})
_ALIGN = {
    "left": "left",
    "start": "left",
    "numTab": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
    "thaiDistribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
}
EDGES = ("top", "left", "bottom", "right", "start", "end", "between", "bar", "insideH", "insideV")
_SAME_EDGE = {"start": "left", "end": "right"}
_COLOR = W + "color"


def run_properties(element: _Element | None, theme: Mapping[str, str]) -> Properties:
    """Return what a ``w:rPr`` states. Fonts named by the theme come back as their typefaces."""
    out: Properties = {}
    if element is None:
        return out
    for child in element:
        handler = _RUN.get(child.tag)
        if handler is not None:
            handler(child, out)
        elif child.tag == _FONTS:
            _fonts(child, out, theme)
    return out


def paragraph_properties(element: _Element | None) -> Properties:
    """Return what a ``w:pPr`` states, without its run properties and section."""
    out: Properties = {}
    if element is None:
        return out
    for child in element:
        handler = _PARAGRAPH.get(child.tag)
        if handler is not None:
            handler(child, out)
    return out


def paragraph_key(element: _Element | None) -> object:
    """Return a value that is equal for ``w:pPr`` elements that state the same properties."""
    return None if element is None else tuple([_stated(child) for child in element if child.tag in _PARAGRAPH])


def _stated(element: _Element) -> tuple[object, ...]:
    own = (element.tag, *element.items())
    return (*own, *map(_stated, element)) if len(element) else own


def layered(*layers: Mapping[str, Any]) -> Properties:
    """Return paragraph properties of several layers, the lowest first; borders and tab stops merge edge by edge."""
    out: Properties = {}
    for layer in layers:
        if not layer:
            continue
        for name in ("borders", "tabs"):
            if name in layer and name in out:
                layer = {**layer, name: {**out[name], **layer[name]}}
        out.update(layer)
    return out


def drawn_borders(borders: Mapping[str, Border | None]) -> tuple[Border, ...]:
    """Return the edges that are really drawn."""
    return tuple(border for border in borders.values() if border is not None)


def is_drawn(edge: _Element) -> bool:
    """Return whether an edge prints: it is drawn, and not in white."""
    return edge.get(VAL, "none") not in ("nil", "none") and edge.get(_COLOR) not in ("FFFFFF", "ffffff")


def border_of(element: _Element) -> Border | None:
    """Return a drawn edge; ``None`` when the element says that none is drawn, or draws it white."""
    if not is_drawn(element):
        return None
    color = element.get(_COLOR)
    eighths = whole(element.get(W + "sz"))
    edge = element.tag[len(W) :]
    return Border(
        _SAME_EDGE.get(edge, edge),
        element.get(VAL, "none"),
        pt(eighths / 8) if eighths is not None and 0 <= eighths < 1000 else None,
        None if color in (None, "auto") else str(color).upper(),
    )


def borders_in(element: _Element | None) -> dict[str, Border | None]:
    """Return the edges stated in a w:pBdr: drawn, or ``None`` where stated as not drawn."""
    return {edge: border_of(child) for edge, child in _edges(element)}


def drawn_edges(element: _Element | None) -> dict[str, bool]:
    """Return the edges stated in a w:tblBorders or w:tcBorders, and whether each is drawn."""
    return {edge: is_drawn(child) for edge, child in _edges(element)}


def _edges(element: _Element | None) -> Iterator[tuple[str, _Element]]:
    for child in element if element is not None else ():
        edge = child.tag[len(W) :]
        if edge in EDGES:
            yield _SAME_EDGE.get(edge, edge), child


def shading_of(element: _Element | None) -> str | None:
    """Return a w:shd's visible colour (RRGGBB); ``None`` for none, automatic or white."""
    if element is None:
        return None
    pattern, fill, color = element.get(VAL), element.get(W + "fill"), element.get(W + "color")
    if pattern == "solid":
        return "000000" if color in (None, "auto") else None if color in _WHITE else str(color).upper()
    if fill not in _WHITE:
        return str(fill).upper()
    if pattern not in (None, "clear", "nil", "none"):
        return "auto" if color in (None, "auto") else str(color).upper()
    return None


_FONTS = W + "rFonts"
_SLOTS = (
    ("ascii", "asciiTheme", "ascii"),
    ("hansi", "hAnsiTheme", "hAnsi"),
    ("cs", "cstheme", "cs"),
    ("ea", "eastAsiaTheme", "eastAsia"),
)
_SLOT_ATTRIBUTES = tuple((key, W + theme, W + plain) for key, theme, plain in _SLOTS)


def _fonts(element: _Element, out: Properties, theme: Mapping[str, str]) -> None:
    for key, by_theme, by_name in _SLOT_ATTRIBUTES:
        name = element.get(by_name)
        themed = element.get(by_theme)
        if themed is not None:
            name = theme.get(themed, name)
        if name:
            out[key] = name


def _toggle(key: str) -> Callable[[_Element, Properties], None]:
    def read(element: _Element, out: Properties) -> None:
        out[key] = is_on(element)

    return read


def _size(key: str) -> Callable[[_Element, Properties], None]:
    def read(element: _Element, out: Properties) -> None:
        value = twips_in(element.get(VAL))
        if value is not None and 0 < value <= 3276:
            text = element.get(VAL, "")
            out[key] = value / 2 if text[-1:].isdigit() else value / 20

    return read


def _underline(element: _Element, out: Properties) -> None:
    out["u"] = element.get(VAL, "single") not in ("none", "0", "false")


def _color(element: _Element, out: Properties) -> None:
    value = element.get(VAL)
    if value is not None:
        out["color"] = None if value == "auto" else value.upper()


def _highlight(element: _Element, out: Properties) -> None:
    value = element.get(VAL)
    out["highlight"] = None if value in ("none", "white", None) else value


def _run_shading(element: _Element, out: Properties) -> None:
    out["shading"] = shading_of(element)


def _script(element: _Element, out: Properties) -> None:
    out["script"] = element.get(VAL)


def _box(element: _Element, out: Properties) -> None:
    out["box"] = border_of(element)


def _style(element: _Element, out: Properties) -> None:
    out["style"] = element.get(VAL)


def _language(element: _Element, out: Properties) -> None:
    value = element.get(VAL)
    if value:
        out["lang"] = value


_RUN: dict[str, Callable[[_Element, Properties], None]] = {
    W + "b": _toggle("b"),
    W + "i": _toggle("i"),
    W + "bCs": _toggle("bcs"),
    W + "iCs": _toggle("ics"),
    W + "caps": _toggle("caps"),
    W + "smallCaps": _toggle("smallcaps"),
    W + "strike": _toggle("strike"),
    W + "dstrike": _toggle("dstrike"),
    W + "vanish": _toggle("vanish"),
    W + "specVanish": _toggle("specvanish"),
    W + "rtl": _toggle("rtl"),
    W + "cs": _toggle("complex"),
    W + "sz": _size("size"),
    W + "szCs": _size("sizecs"),
    W + "u": _underline,
    W + "color": _color,
    W + "highlight": _highlight,
    W + "shd": _run_shading,
    W + "vertAlign": _script,
    W + "bdr": _box,
    W + "rStyle": _style,
    W + "lang": _language,
}


def _number(element: _Element, out: Properties) -> None:
    for child in element:
        if child.tag == W + "numId":
            out["num"] = whole(child.get(VAL))
        elif child.tag == W + "ilvl":
            out["ilvl"] = whole(child.get(VAL))


def _align(element: _Element, out: Properties) -> None:
    value = _ALIGN.get(element.get(VAL, ""))
    if value:
        out["align"] = value


_INDENTS = (
    ("left", ("left", "start")),
    ("right", ("right", "end")),
)


def _indent(element: _Element, out: Properties) -> None:
    for key, names in _INDENTS:
        for name in names:
            value = twips_in(element.get(W + name))
            if value is not None:
                out[key] = value
            chars = whole(element.get(W + name + "Chars"))
            if chars:
                out[key + "_chars"] = chars / 100
            elif chars == 0:
                out[key + "_chars"] = None
    first = twips_in(element.get(W + "firstLine"))
    hanging = twips_in(element.get(W + "hanging"))
    if hanging is not None:
        out["first"] = -hanging
    elif first is not None:
        out["first"] = first
    first_chars, hanging_chars = whole(element.get(W + "firstLineChars")), whole(element.get(W + "hangingChars"))
    if hanging_chars:
        out["first_chars"] = -hanging_chars / 100
    elif first_chars:
        out["first_chars"] = first_chars / 100
    elif first_chars == 0 or hanging_chars == 0:
        out["first_chars"] = None


def _spacing(element: _Element, out: Properties) -> None:
    for key in ("before", "after"):
        value = twips_in(element.get(W + key))
        if value is not None:
            out[key] = value
        lines = whole(element.get(W + key + "Lines"))
        if lines is not None:
            out[key + "_lines"] = lines / 100
        auto = element.get(W + key + "Autospacing")
        if auto is not None:
            out[key + "_auto"] = auto not in ("0", "false", "off")
    line = twips_in(element.get(W + "line"))
    if line:
        out["line"] = line
    rule = element.get(W + "lineRule")
    if rule in ("auto", "exact", "atLeast"):
        out["line_rule"] = rule
    elif line:
        out.setdefault("line_rule", "auto")


def _borders(element: _Element, out: Properties) -> None:
    out["borders"] = borders_in(element)


def _tabs(element: _Element, out: Properties) -> None:
    stops: dict[float, str] = {}
    for child in element:
        position = twips_in(child.get(W + "pos"))
        if child.tag == W + "tab" and position is not None:
            stops[position] = child.get(VAL, "left")
    out["tabs"] = stops


def _outline(element: _Element, out: Properties) -> None:
    level = whole(element.get(VAL))
    out["outline"] = level if level is not None and 0 <= level <= 8 else None


def _paragraph_shading(element: _Element, out: Properties) -> None:
    out["shading"] = shading_of(element)


def _frame(element: _Element, out: Properties) -> None:
    out["frame"] = {str(name).rpartition("}")[2]: str(value) for name, value in element.items()}


_PARAGRAPH: dict[str, Callable[[_Element, Properties], None]] = {
    W + "pStyle": _style,
    W + "numPr": _number,
    W + "jc": _align,
    W + "ind": _indent,
    W + "spacing": _spacing,
    W + "contextualSpacing": _toggle("contextual"),
    W + "keepNext": _toggle("keep_next"),
    W + "keepLines": _toggle("keep_lines"),
    W + "pageBreakBefore": _toggle("page_break"),
    W + "outlineLvl": _outline,
    W + "pBdr": _borders,
    W + "shd": _paragraph_shading,
    W + "tabs": _tabs,
    W + "framePr": _frame,
    W + "bidi": _toggle("bidi"),
}


def child_properties(parent: _Element, theme: Mapping[str, str]) -> tuple[Properties, Properties]:
    """Return the paragraph and the run properties that stand directly in ``parent`` (a style, a level, a default)."""
    return paragraph_properties(parent.find(P_PR)), run_properties(parent.find(R_PR), theme)
