"""mc:AlternateContent: one of its versions is taken, never two."""

from __future__ import annotations

from lxml.etree import _Element

from generator.readers.docx.names import CHOICE, FALLBACK, UNDERSTOOD


def chosen(element: _Element) -> _Element | tuple[()]:
    """Return the version of an ``mc:AlternateContent`` that Word shows: the first choice whose needs are all known here,
    else the fallback; an empty tuple when neither is there. Iterate over it for the content."""
    for version in element:
        if version.tag == CHOICE:
            needs = (version.get("Requires") or "").split()
            if needs and all(need in UNDERSTOOD for need in needs):
                return version
        elif version.tag == FALLBACK:
            return version
    return ()
