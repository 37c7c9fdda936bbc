"""Takes the pattern of a body table apart: frame, heading row, and one cell for each look, as text around the words."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from generator.writers.docx.build.names import SMALL
from generator.writers.docx.prepare.formats import Look, Styles
from generator.writers.docx.prepare.fragments import as_text
from generator.writers.docx.prepare.opening import W
from generator.writers.docx.prepare.tags import TAG, own_texts

LOOKS = ("tieu_de", "chu", "giua", "phai", "deu", "so")
"""The looks of a cell, as the pattern's tags name them: ``{{ o.tieu_de }}``, ``{{ o.so }}`` …"""
_MARK = "\ue000"


def table_pattern(table: etree._Element, styles: Styles) -> dict[str, Any] | None:
    """Return the pattern of the body's tables as plain values; ``None`` when the table is not the pattern.

    ``frame`` is the table's properties without its width; ``head_row`` and ``row`` a row's; ``cells`` gives for each look
    the cell's properties without width and spans, and the XML of a paragraph before and after its words, in the normal
    and in the small style; ``margin`` is the room in twips that a cell's edges take.
    """
    cells: dict[str, Any] = {}
    rows: dict[str, str] = {}
    for row in table.findall(f"{W}tr"):
        for cell in row.findall(f"{W}tc"):
            for paragraph in cell.findall(f"{W}p"):
                look = _look_of(paragraph)
                if look is None or look in cells:
                    continue
                cells[look] = _cell(cell, paragraph, styles)
                rows.setdefault("head_row" if look == "tieu_de" else "row", _row_properties(row))
    if "chu" not in cells:
        return None
    for look in LOOKS:
        cells.setdefault(look, cells["chu"])
    rows.setdefault("head_row", rows["row"])
    properties = copy.deepcopy(table.find(f"{W}tblPr"))
    frame = ""
    if properties is not None:
        for name in ("tblW", "tblInd"):
            for element in properties.findall(f"{W}{name}"):
                properties.remove(element)
        frame = "".join(as_text(child) for child in properties)
    return {"frame": frame, "cells": cells, "margin": _margins(table), **rows}


def _look_of(paragraph: etree._Element) -> str | None:
    for element in own_texts(paragraph):
        for match in TAG.finditer(element.text or ""):
            code = match[0][2:-2].strip()
            if code.startswith("o.") and code[2:] in LOOKS:
                return code[2:]
    return None


def _cell(cell: etree._Element, paragraph: etree._Element, styles: Styles) -> dict[str, Any]:
    properties = cell.find(f"{W}tcPr")
    kept = [
        as_text(child)
        for child in (properties if properties is not None else ())
        if child.tag not in (f"{W}tcW", f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge")
    ]
    run = next(iter(paragraph.iter(f"{W}r")), None)
    normal = _around(paragraph, None)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = None if style is None else styles.names.get(str(style.get(f"{W}val")))
    small = None if name is None else styles.id(name + SMALL)
    looks = (styles.look(paragraph, run), styles.look(paragraph, run, style=small))
    return {
        "properties": "".join(kept),
        "normal": (*normal, *_size(looks[0])),
        "small": (*_around(paragraph, small), *_size(looks[1])),
    }


def _around(paragraph: etree._Element, style: str | None) -> tuple[str, str, str]:
    """Return the XML of a paragraph before its keep-with-next, from there to its words, and after its words."""
    made = copy.deepcopy(paragraph)
    made.tail = None
    if style is not None:
        named = made.find(f"{W}pPr/{W}pStyle")
        if named is not None:
            named.set(f"{W}val", style)
    for element in own_texts(made):
        element.text = TAG.sub(_MARK, element.text or "")
        for attribute in list(element.attrib):
            del element.attrib[attribute]
    properties = made.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        made.insert(0, properties)
    first = properties.find(f"{W}pStyle")
    if first is None:
        properties.text = _MARK
    else:
        first.tail = _MARK
    text = as_text(made)
    before, middle, after = text.split(_MARK, 2)
    return before, middle, after.replace(_MARK, "")


def _size(look: Look) -> tuple[float, bool, bool]:
    return look.size, look.bold, look.italic


def _row_properties(row: etree._Element) -> str:
    properties = row.find(f"{W}trPr")
    return "" if properties is None else as_text(properties)


def _margins(table: etree._Element) -> float:
    total = 0.0
    for side in ("left", "right"):
        margin = table.find(f"{W}tblPr/{W}tblCellMar/{W}{side}")
        total += 108.0 if margin is None else float(margin.get(f"{W}w", 108))
    return total
