"""Changing the look of a run, a paragraph or a section in its XML, each property in the place that the schema wants."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from generator.model.edits import SetMargin, SetPageNumbering, SetPageSize, SetParagraphProperties, SetRunProperties
from generator.writers.docx.edit.words import local, w

_RUN_ORDER = (
    *(
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
    ),
    *(
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
    ),
    *("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath", "rPrChange"),
)
_PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *(
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
    ),
    *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
    *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle"),
    *("rPr", "sectPr", "pPrChange"),
)
_SECTION_ORDER = (
    *(
        "headerReference",
        "footerReference",
        "footnotePr",
        "endnotePr",
        "type",
        "pgSz",
        "pgMar",
        "paperSrc",
        "pgBorders",
    ),
    *(
        "lnNumType",
        "pgNumType",
        "cols",
        "formProt",
        "vAlign",
        "noEndnote",
        "titlePg",
        "textDirection",
        "bidi",
        "rtlGutter",
    ),
    *("docGrid", "printerSettings", "sectPrChange"),
)


def _child(parent: _Element, name: str, order: Sequence[str], *, like: _Element) -> _Element:
    """Return the child ``w:name``, made in its place when it is missing."""
    for child in parent:
        if local(child) == name:
            return child
    made = parent.makeelement(w(like, name), {})
    rank = order.index(name)
    place = 0
    for position, child in enumerate(parent):
        known = local(child)
        if known in order and order.index(known) < rank:
            place = position + 1
    parent.insert(place, made)
    return made


def _unset(element: _Element, attribute: str) -> None:
    if attribute in element.attrib:
        del element.attrib[attribute]


def _drop(parent: _Element, *names: str) -> None:
    for child in list(parent):
        if local(child) in names:
            parent.remove(child)


def _switch(parent: _Element, name: str, on: bool, order: Sequence[str], *, like: _Element) -> None:
    """Write a toggle. "Off" is written out: the style may say "on"."""
    element = _child(parent, name, order, like=like)
    value = w(like, "val")
    _unset(element, value)
    if not on:
        element.set(value, "0")


def change_run(run: _Element, edit: SetRunProperties) -> None:
    """Change the look of a ``w:r`` as ``edit`` says."""
    props = next((child for child in run if local(child) == "rPr"), None)
    if props is None:
        props = run.makeelement(w(run, "rPr"), {})
        run.insert(0, props)
    if edit.font is not None:
        fonts = _child(props, "rFonts", _RUN_ORDER, like=run)
        for attribute in ("asciiTheme", "hAnsiTheme", "cstheme"):
            _unset(fonts, w(run, attribute))
        for attribute in ("ascii", "hAnsi", "cs"):
            fonts.set(w(run, attribute), edit.font)
    for name, value in (("b", edit.bold), ("i", edit.italic), ("caps", edit.caps)):
        if value is not None:
            _switch(props, name, value, _RUN_ORDER, like=run)
            if name in ("b", "i"):
                _switch(props, name + "Cs", value, _RUN_ORDER, like=run)
    if edit.color is not None:
        color = _child(props, "color", _RUN_ORDER, like=run)
        for attribute in ("themeColor", "themeTint", "themeShade"):
            _unset(color, w(run, attribute))
        color.set(w(run, "val"), edit.color)
    if edit.size is not None:
        for name in ("sz", "szCs"):
            _child(props, name, _RUN_ORDER, like=run).set(w(run, "val"), str(round(edit.size * 2)))
    if edit.highlight is False:
        _child(props, "highlight", _RUN_ORDER, like=run).set(w(run, "val"), "none")
        shading = _child(props, "shd", _RUN_ORDER, like=run)
        shading.attrib.clear()
        shading.set(w(run, "val"), "clear")
        shading.set(w(run, "color"), "auto")
        shading.set(w(run, "fill"), "auto")
    if edit.underline is not None:
        line = _child(props, "u", _RUN_ORDER, like=run)
        line.attrib.clear()
        line.set(w(run, "val"), "single" if edit.underline else "none")


def change_paragraph(paragraph: _Element, edit: SetParagraphProperties) -> None:
    """Change the look of a ``w:p`` as ``edit`` says."""
    props = next((child for child in paragraph if local(child) == "pPr"), None)
    if props is None:
        props = paragraph.makeelement(w(paragraph, "pPr"), {})
        paragraph.insert(0, props)
    toggles = (
        ("keepNext", edit.keep_next),
        ("pageBreakBefore", edit.page_break_before),
        ("contextualSpacing", edit.contextual_spacing),
    )
    for name, value in toggles:
        if value is not None:
            _switch(props, name, value, _PARAGRAPH_ORDER, like=paragraph)
    if edit.align is not None:
        _child(props, "jc", _PARAGRAPH_ORDER, like=paragraph).set(w(paragraph, "val"), edit.align)
    if any(value is not None for value in (edit.before, edit.after, edit.line)):
        spacing = _child(props, "spacing", _PARAGRAPH_ORDER, like=paragraph)
        for name, length in (("before", edit.before), ("after", edit.after)):
            if length is not None:
                spacing.set(w(paragraph, name), str(length.twips))
                _unset(spacing, w(paragraph, name + "Lines"))
                _unset(spacing, w(paragraph, name + "Autospacing"))
        if edit.line is not None:
            rule = edit.line_rule or "auto"
            spacing.set(w(paragraph, "line"), str(round(edit.line * (240 if rule == "auto" else 20))))
            spacing.set(w(paragraph, "lineRule"), rule)
    if any(value is not None for value in (edit.left, edit.right, edit.first_line)):
        _indent(_child(props, "ind", _PARAGRAPH_ORDER, like=paragraph), paragraph, edit)


def _indent(element: _Element, paragraph: _Element, edit: SetParagraphProperties) -> None:
    for name, other, length in (("left", "start", edit.left), ("right", "end", edit.right)):
        if length is not None:
            for attribute in (other, name + "Chars", other + "Chars"):
                _unset(element, w(paragraph, attribute))
            element.set(w(paragraph, name), str(length.twips))
    if edit.first_line is not None:
        for attribute in ("hanging", "hangingChars", "firstLineChars", "firstLine"):
            _unset(element, w(paragraph, attribute))
        twips = edit.first_line.twips
        element.set(w(paragraph, "firstLine" if twips >= 0 else "hanging"), str(abs(twips)))


def change_section(section: _Element, edit: SetMargin | SetPageSize | SetPageNumbering) -> None:
    """Change the set-up of a ``w:sectPr`` as ``edit`` says."""
    if isinstance(edit, SetMargin):
        margins = _child(section, "pgMar", _SECTION_ORDER, like=section)
        margins.set(w(section, edit.side), str(edit.value.twips))
    elif isinstance(edit, SetPageSize):
        size = _child(section, "pgSz", _SECTION_ORDER, like=section)
        size.set(w(section, "w"), str(edit.width.twips))
        size.set(w(section, "h"), str(edit.height.twips))
        _unset(size, w(section, "code"))
    else:
        if edit.start is not None or edit.decimal:
            numbering = _child(section, "pgNumType", _SECTION_ORDER, like=section)
            if edit.decimal:
                _unset(numbering, w(section, "fmt"))
            if edit.start == 0:
                _unset(numbering, w(section, "start"))
            elif edit.start is not None:
                numbering.set(w(section, "start"), str(edit.start))
        if edit.title_page is True:
            _switch(section, "titlePg", True, _SECTION_ORDER, like=section)
        elif edit.title_page is False:
            _drop(section, "titlePg")
