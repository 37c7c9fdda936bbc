"""From an address to the element in the XML it names; how addresses are written is told in :mod:`generator.model.addresses`."""

from __future__ import annotations

from lxml.etree import _Element

from generator.model.addresses import Address, parse, piece
from generator.readers.docx.names import DRAWING, PICT, RUN, TBL, P

__all__ = ["Address", "element_at", "parse", "piece"]


def element_at(root: _Element, address: Address) -> _Element | None:
    """Return the element that ``address`` names in its part's tree (``root``); ``None`` when there is none."""
    if address.table is not None:
        return _nth(root, address.table, TBL)
    paragraph = _nth(root, address.paragraph or 0, P)
    if paragraph is None or (address.run is None and address.drawing is None):
        return paragraph
    if address.run is not None:
        return _nth(paragraph, address.run, RUN)
    return _nth(paragraph, address.drawing or 0, DRAWING, PICT)


def _nth(root: _Element, number: int, *tags: str) -> _Element | None:
    for index, element in enumerate(root.iter(*tags)):
        if index == number:
            return element
    return None
