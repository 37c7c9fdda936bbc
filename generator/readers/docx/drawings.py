"""Drawings inside a run: DrawingML (anchored or inline, groups too) and VML, as lines, text boxes and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element

from generator.readers.docx.alternate import chosen
from generator.readers.docx.measures import points_in, style_of, whole
from generator.readers.docx.names import ALTERNATE, PIC, TXBX_CONTENT, WP, WPC, WPG, WPS, A, O, R, V
from generator.readers.docx.pieces import Shape

EMU = 635.0
"""English metric units in a twip."""
FLAT = 60.0
"""Twips (about 1 mm): a shape lower than this is a line, if it is long."""
SHORTEST = 60.0
HIGHEST_FRAME = 1500.0
"""Twips (about 26 mm): an empty rectangle up to this height may frame words (PL1/P1/M2/k2/b: 8 mm)."""
_FRAMES = frozenset({"rect", "roundRect"})
_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_BOXES = (V + "shape", V + "rect", V + "roundrect", V + "oval")


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a group's inner coordinates become twips, and where the whole drawing stands."""

    place: Shape
    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0


_OBJECTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
)


def shapes_in_drawing(drawing: _Element) -> Iterator[Shape]:
    """Yield the shapes of a ``w:drawing``, in document order; charts and diagrams as pictures."""
    for holder in drawing:
        if holder.tag not in (WP + "anchor", WP + "inline"):
            continue
        described = holder.find(WP + "docPr")
        if described is not None and described.get("hidden") in ("1", "true"):
            continue
        data = holder.find(f"{A}graphic/{A}graphicData")
        if data is not None:
            place = _placed(holder, described)
            for child in data:
                yield from _shapes(child, _Frame(place, 1 / EMU, 1 / EMU), 0)


def _placed(holder: _Element, described: _Element | None) -> Shape:
    extent = holder.find(WP + "extent")
    place = Shape(
        "line",
        _emu(extent.get("cx")) if extent is not None else None,
        _emu(extent.get("cy")) if extent is not None else None,
        inline=holder.tag == WP + "inline",
        in_cell=holder.get("layoutInCell", "1") not in ("0", "false"),
        description=(described.get("descr") or described.get("title")) if described is not None else None,
    )
    for axis, tag in (("x", "positionH"), ("y", "positionV")):
        position = holder.find(WP + tag)
        if position is None and not place.inline:
            wrapped = holder.find(f"{ALTERNATE}")
            position = next(wrapped.iter(WP + tag), None) if wrapped is not None else None
        if position is None:
            continue
        setattr(place, f"{axis}_from", position.get("relativeFrom", "column" if axis == "x" else "paragraph"))
        for child in position:
            if child.tag == WP + "posOffset":
                setattr(place, axis, _emu(child.text))
            elif child.tag == WP + "align":
                setattr(place, f"{axis}_align", (child.text or "").strip() or None)
    return place


def _shapes(element: _Element, frame: _Frame, depth: int) -> Iterator[Shape]:
    """Yield the shapes of one element of a drawing's data."""
    if element.tag == ALTERNATE:
        for child in chosen(element):
            yield from _shapes(child, frame, depth)
    elif element.tag == WPS + "wsp":
        yield from _shape(element, frame, depth)
    elif element.tag in (WPG + "wgp", WPG + "grpSp", WPC + "wpc"):
        inner = _grouped(element, frame, depth)
        for child in element:
            yield from _shapes(child, inner, depth + 1)
    elif element.tag in _OBJECTS:
        # A chart or a diagram takes the room of a picture; its file is not one.
        yield replace(frame.place, kind="picture", chart=element.get(R + "id"))
    elif element.tag == PIC + "pic":
        blip = element.find(f"{PIC}blipFill/{A}blip")
        named = element.find(f"{PIC}nvPicPr/{PIC}cNvPr")
        yield _own_size(
            replace(
                frame.place,
                kind="picture",
                picture=blip.get(R + "embed") if blip is not None else None,
                description=frame.place.description or (named.get("descr") if named is not None else None),
                name=named.get("name", "") if named is not None else "",
            ),
            element.find(PIC + "spPr"),
            frame,
            depth,
        )


def _shape(element: _Element, frame: _Frame, depth: int) -> Iterator[Shape]:
    properties = element.find(WPS + "spPr")
    geometry = properties.find(A + "prstGeom") if properties is not None else None
    preset = geometry.get("prst") if geometry is not None else None
    text = element.find(f"{WPS}txbx/{TXBX_CONTENT}")
    outline = properties.find(A + "ln") if properties is not None else None
    shape = _own_size(replace(frame.place), properties, frame, depth)
    drawn = _outlined(outline, element)
    if text is not None:
        shape.kind, shape.content, shape.outlined = "box", text, drawn
        yield shape
    elif _is_line(shape, preset in _LINES):
        filled = properties is not None and preset not in _LINES and _filled(properties)
        if drawn or filled:
            shape.kind = "line"
            shape.solid, shape.weight = _stroke(outline)
            yield shape
    elif drawn and preset in _FRAMES and 0 < (shape.height or 0) <= HIGHEST_FRAME:
        shape.kind, shape.outlined = "box", True
        yield shape


def _own_size(shape: Shape, properties: _Element | None, frame: _Frame, depth: int) -> Shape:
    """Return the shape with the size and place it has inside a group; a lone shape has those of its drawing."""
    transform = properties.find(A + "xfrm") if properties is not None else None
    if depth == 0 or transform is None:
        return shape
    off, ext = transform.find(A + "off"), transform.find(A + "ext")
    if ext is not None:
        shape.width = (whole(ext.get("cx")) or 0) * frame.scale_x
        shape.height = (whole(ext.get("cy")) or 0) * frame.scale_y
    if off is not None:
        dx = (whole(off.get("x")) or 0) * frame.scale_x + frame.shift_x
        dy = (whole(off.get("y")) or 0) * frame.scale_y + frame.shift_y
        shape.x = shape.x + dx if shape.x is not None else None
        shape.y = shape.y + dy if shape.y is not None else None
    return shape


def _grouped(element: _Element, frame: _Frame, depth: int) -> _Frame:
    """Return the frame for a group's children: its child coordinates laid over its own size."""
    transform = element.find(f"{WPG}grpSpPr/{A}xfrm")
    if transform is None:
        return frame
    sizes = {child.tag[len(A) :]: child for child in transform}
    ext, inner, start, off = sizes.get("ext"), sizes.get("chExt"), sizes.get("chOff"), sizes.get("off")
    scale_x, scale_y = frame.scale_x, frame.scale_y
    if ext is not None and inner is not None:
        scale_x *= _ratio(ext.get("cx"), inner.get("cx"))
        scale_y *= _ratio(ext.get("cy"), inner.get("cy"))
    shift_x = frame.shift_x - (whole(start.get("x")) or 0) * scale_x if start is not None else frame.shift_x
    shift_y = frame.shift_y - (whole(start.get("y")) or 0) * scale_y if start is not None else frame.shift_y
    if depth and off is not None:
        shift_x += (whole(off.get("x")) or 0) * frame.scale_x
        shift_y += (whole(off.get("y")) or 0) * frame.scale_y
    return _Frame(frame.place, scale_x, scale_y, shift_x, shift_y)


def _ratio(outer: str | None, inner: str | None) -> float:
    top, bottom = whole(outer), whole(inner)
    return top / bottom if top and bottom and top > 0 and bottom > 0 else 1.0


def _is_line(shape: Shape, meant: bool) -> bool:
    """Return whether a shape prints as a horizontal line: flat, longer than it is high."""
    width, height = abs(shape.width or 0), abs(shape.height or 0)
    if width < SHORTEST:
        return False
    return height <= FLAT or (meant and height <= width * 0.05)


def _outlined(outline: _Element | None, shape: _Element) -> bool:
    if outline is not None and outline.find(A + "noFill") is not None:
        return False
    if outline is not None and len(outline) and any(child.tag.endswith("Fill") for child in outline):
        return True
    styled = shape.find(f"{WPS}style/{A}lnRef")
    if styled is not None:
        return styled.get("idx", "0") != "0"
    return outline is not None


def _filled(properties: _Element) -> bool:
    return properties.find(A + "solidFill") is not None


def _stroke(outline: _Element | None) -> tuple[bool, float]:
    """Return whether a line is unbroken, and its weight in points (0,75 pt when it is not stated)."""
    if outline is None:
        return True, 0.75
    dash = outline.find(A + "prstDash")
    broken = (dash is not None and dash.get("val", "solid") != "solid") or outline.find(A + "custDash") is not None
    weight = whole(outline.get("w"))
    return not broken, weight / 12700 if weight is not None and weight > 0 else 0.75


def _emu(value: str | None) -> float | None:
    number = whole(value.strip()) if value else None
    return number / EMU if number is not None else None


# VML ----------------------------------------------------------------------------------------------------------------


def shapes_in_pict(
    pict: _Element, scale: tuple[float, float, float, float] | None = None, depth: int = 0
) -> Iterator[Shape]:
    """Yield the shapes of a ``w:pict`` or ``w:object``, in document order."""
    for element in pict:
        if element.tag == V + "line":
            yield from _vml_line(element, scale)
        elif element.tag in _BOXES:
            yield from _vml_shape(element, scale)
        elif element.tag == V + "group" and depth < 20:
            yield from shapes_in_pict(element, _vml_scale(element, scale), depth + 1)


def _vml_line(element: _Element, scale: tuple[float, float, float, float] | None) -> Iterator[Shape]:
    start, end = _point(element.get("from"), scale), _point(element.get("to"), scale)
    if start is None or end is None or element.get("stroked") in ("f", "false"):
        return
    shape = Shape(
        "line",
        abs(end[0] - start[0]),
        abs(end[1] - start[1]),
        x=min(start[0], end[0]),
        y=min(start[1], end[1]),
    )
    _vml_place(shape, style_of(element.get("style")), element)
    if _is_line(shape, True):
        shape.solid, shape.weight = _vml_stroke(element)
        yield shape


def _vml_shape(element: _Element, scale: tuple[float, float, float, float] | None) -> Iterator[Shape]:
    style = style_of(element.get("style"))
    if style.get("visibility") == "hidden":
        return
    shape = Shape("line", _side(style, "width", scale), _side(style, "height", scale), description=element.get("alt"))
    left, top = ("left", "top") if scale is not None else ("margin-left", "margin-top")
    shape.x, shape.y = _side(style, left, scale), _side(style, top, scale)
    if scale is not None:
        shape.x = shape.x + scale[2] if shape.x is not None else None
        shape.y = shape.y + scale[3] if shape.y is not None else None
    shape.inline = style.get("position") not in ("absolute", "relative") and scale is None
    _vml_place(shape, style, element)
    stroked = element.get("stroked") not in ("f", "false")
    if element.get(O + "hr") in ("t", "true"):
        share = whole(element.get(O + "hrpct"))
        shape.inline, shape.x_align = True, element.get(O + "hralign", "center")
        if share or not shape.width:
            shape.width, shape.share = None, share / 1000 if share and 0 < share <= 1000 else 1.0
        shape.solid, shape.weight = True, points_in(style.get("height")) or 1.5
        yield shape
        return
    text = next(element.iter(TXBX_CONTENT), None)
    image = element.find(V + "imagedata")
    if text is not None:
        shape.kind, shape.content, shape.outlined = "box", text, stroked
        yield shape
    elif image is not None:
        shape.kind, shape.picture = "picture", image.get(R + "id") or image.get(R + "pict")
        shape.description = shape.description or image.get(O + "title")
        yield shape
    elif stroked and _is_line(shape, element.get("type") in ("#_x0000_t20", "#_x0000_t32")):
        shape.solid, shape.weight = _vml_stroke(element)
        yield shape
    elif stroked and element.tag in (V + "rect", V + "roundrect") and 0 < (shape.height or 0) <= HIGHEST_FRAME:
        shape.kind, shape.outlined = "box", True
        yield shape


def _vml_place(shape: Shape, style: dict[str, str], element: _Element) -> None:
    shape.in_cell = element.get(O + "allowincell", "t") not in ("f", "false")
    horizontal = style.get("mso-position-horizontal-relative", "text")
    vertical = style.get("mso-position-vertical-relative", "text")
    shape.x_from = {"text": "column", "char": "character"}.get(horizontal, horizontal)
    shape.y_from = {"text": "paragraph"}.get(vertical, vertical)
    align = style.get("mso-position-horizontal")
    if align in ("left", "center", "right"):
        shape.x_align = align


def _vml_stroke(element: _Element) -> tuple[bool, float]:
    stroke = element.find(V + "stroke")
    dash = stroke.get("dashstyle", "solid") if stroke is not None else "solid"
    weight = points_in(element.get("strokeweight"))
    return dash == "solid", weight if weight else 0.75


def _vml_scale(group: _Element, outer: tuple[float, float, float, float] | None) -> tuple[float, float, float, float]:
    """Return (x scale, y scale, x shift, y shift) from a group's own coordinates to twips."""
    style = style_of(group.get("style"))
    width, height = _side(style, "width", outer) or 0.0, _side(style, "height", outer) or 0.0
    left = _side(style, "left" if outer else "margin-left", outer) or 0.0
    top = _side(style, "top" if outer else "margin-top", outer) or 0.0
    size, origin = _pair(group.get("coordsize"), (1000, 1000)), _pair(group.get("coordorigin"), (0, 0))
    x, y = width / (size[0] or 1000), height / (size[1] or 1000)
    return x, y, left + (outer[2] if outer else 0) - origin[0] * x, top + (outer[3] if outer else 0) - origin[1] * y


def _side(style: dict[str, str], name: str, scale: tuple[float, float, float, float] | None) -> float | None:
    value = style.get(name)
    if scale is not None:
        number = whole(value)
        return number * scale[1 if name in ("height", "top") else 0] if number is not None else None
    points = points_in(value)
    return points * 20 if points is not None else None


def _pair(text: str | None, default: tuple[int, int]) -> tuple[int, int]:
    first, _comma, second = (text or "").partition(",")
    x, y = whole(first.strip()), whole(second.strip())
    return (x if x is not None else default[0], y if y is not None else default[1])


def _point(text: str | None, scale: tuple[float, float, float, float] | None) -> tuple[float, float] | None:
    first, comma, second = (text or "").partition(",")
    if not comma:
        return None
    if scale is not None:
        a, b = whole(first.strip()), whole(second.strip())
        return (a * scale[0] + scale[2], b * scale[1] + scale[3]) if a is not None and b is not None else None
    x, y = points_in(first or "0"), points_in(second or "0")
    return (x * 20, y * 20) if x is not None and y is not None else None
