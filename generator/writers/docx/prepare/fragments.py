"""Small operations on a template's tree: text put between elements, pieces taken out as text, properties in their order."""

from __future__ import annotations

import re

from lxml import etree

from generator.writers.docx.prepare.opening import W

_DECLARATION = re.compile(r'\sxmlns:\w+="[^"]*"')
_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_PARAGRAPH_ORDER = _ORDER.split()
_RANK = {f"{W}{name}": rank for rank, name in enumerate(_PARAGRAPH_ORDER)}


def as_text(element: etree._Element) -> str:
    """Return an element as XML text that can stand again in the document it comes from (its prefixes are declared there)."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _DECLARATION.sub("", text)


def put_after(element: etree._Element, text: str) -> None:
    """Put text right behind an element."""
    element.tail = text + (element.tail or "")


def put_first(parent: etree._Element, text: str) -> None:
    """Put text in front of an element's children."""
    parent.text = text + (parent.text or "")


def replace_with(element: etree._Element, text: str) -> None:
    """Put text in an element's place."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    text += element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(element)


def properties(paragraph: etree._Element) -> etree._Element:
    """Return the ``w:pPr`` of a paragraph, made when it has none."""
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found


def slot(paragraph: etree._Element, name: str, text: str) -> bool:
    """Put text where the paragraph property ``name`` belongs; return whether it was done (not if it stands there already)."""
    holder = properties(paragraph)
    if holder.find(f"{W}{name}") is not None:
        return False
    rank = _RANK[f"{W}{name}"]
    before = [child for child in holder if _RANK.get(str(child.tag), -1) < rank]
    if before:
        # Behind what stands there already: a slot put in earlier belongs in front of this one.
        before[-1].tail = (before[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text
    return True


def merge(paragraph: etree._Element, several: str, one: str) -> None:
    """Put one text in the place of several that :func:`slot` has put side by side."""
    holder = properties(paragraph)
    holder.text = (holder.text or "").replace(several, one)
    for child in holder:
        child.tail = (child.tail or "").replace(several, one)
