"""The section marks of a template, and those made from them: later pages, landscape pages, pages of an appendix."""

from __future__ import annotations

import copy

from lxml import etree

from generator.model.length import MM_PER_PT
from generator.writers.docx.prepare.fragments import as_text
from generator.writers.docx.prepare.opening import W


def section_texts(main: etree._Element, appendix: etree._Element) -> dict[str, object]:
    """Return the section marks by name, and the widths of their lines of text in mm.

    ``dau`` opens the document, ``tiep`` and ``tiep_ngang`` continue it upright and landscape (page numbers run on and are
    shown), ``phu_luc`` and ``phu_luc_ngang`` open an appendix, ``phu_luc_tiep`` and ``phu_luc_tiep_ngang`` continue one.
    """
    widths = {"doc": _text_width(main), "ngang": _text_width(_turned(main))}
    texts = {
        "dau": main,
        "tiep": _continued(main),
        "tiep_ngang": _turned(_continued(main)),
        "phu_luc": _restarted(appendix),
        "phu_luc_ngang": _turned(_restarted(appendix)),
        "phu_luc_tiep": _continued(appendix),
        "phu_luc_tiep_ngang": _turned(_continued(appendix)),
    }
    return {**{name: as_text(element) for name, element in texts.items()}, "widths": widths}


def _continued(section: etree._Element) -> etree._Element:
    """Return a section that goes on: its first page is no first page, its numbers run on, its edges are those before."""
    made = copy.deepcopy(section)
    for name in ("titlePg", "headerReference", "footerReference"):
        for element in made.findall(f"{W}{name}"):
            made.remove(element)
    numbers = made.find(f"{W}pgNumType")
    if numbers is not None and f"{W}start" in numbers.attrib:
        del numbers.attrib[f"{W}start"]
    return made


def _restarted(section: etree._Element) -> etree._Element:
    """Return a section whose pages count from 1 (PL1/P1/M3/k1/đ)."""
    made = copy.deepcopy(section)
    numbers = made.find(f"{W}pgNumType")
    if numbers is None:
        numbers = etree.Element(f"{W}pgNumType")
        margins = made.find(f"{W}pgMar")
        if margins is None:
            made.append(numbers)
        else:
            margins.addnext(numbers)
    numbers.set(f"{W}start", "1")
    return made


def _turned(section: etree._Element) -> etree._Element:
    """Return the section on landscape paper. The decree does not say how margins turn; its own files keep the top and the
    left and give the bottom the narrow side's 15 mm."""
    made = copy.deepcopy(section)
    size, margins = made.find(f"{W}pgSz"), made.find(f"{W}pgMar")
    if size is None or margins is None:
        return made
    width, height = size.get(f"{W}w", "11906"), size.get(f"{W}h", "16838")
    if int(width) < int(height):
        size.set(f"{W}w", height)
        size.set(f"{W}h", width)
        size.set(f"{W}orient", "landscape")
        margins.set(f"{W}bottom", margins.get(f"{W}right", "850"))
    return made


def _text_width(section: etree._Element) -> float:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return 165.0
    numbers = [float(margins.get(f"{W}{side}", 0)) for side in ("left", "right", "gutter")]
    return (float(size.get(f"{W}w", 11906)) - sum(numbers)) / 20 * MM_PER_PT
