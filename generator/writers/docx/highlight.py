"""Blanks that a person has to fill in, shown in yellow: a copy of the .docx in which "……" stands out."""

from __future__ import annotations

import copy
import io
import re
import zipfile

from lxml import etree

from generator.writers.docx import package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = "word/document.xml"
_BLANK = re.compile("(\u2026{2,}%?)")


def blanks(docx: bytes) -> bytes:
    """Return ``docx`` with every run of dots of the text highlighted; words and all other formatting stay as they are."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    root = etree.fromstring(parts[_DOCUMENT], etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for run in list(root.iter(f"{{{_W}}}r")):
        texts = run.findall(f"{{{_W}}}t")
        if (
            len(texts) == 1
            and _BLANK.search(texts[0].text or "")
            and run.find(f"{{{_W}}}rPr/{{{_W}}}highlight") is None
        ):
            _split(run, texts[0].text or "")
    parts[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.Base(()).with_parts([package.deflated(name, content) for name, content in parts.items()])


def _split(run: etree._Element, text: str) -> None:
    """Put runs of the same look in the place of ``run``, those that hold a blank highlighted."""
    parent = run.getparent()
    if parent is None:
        return
    at = parent.index(run)
    for piece in filter(None, reversed(_BLANK.split(text))):
        made = copy.deepcopy(run)
        words = made.find(f"{{{_W}}}t")
        if words is None:
            return
        words.text = piece
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if _BLANK.fullmatch(piece):
            look = made.find(f"{{{_W}}}rPr")
            if look is None:
                look = etree.Element(f"{{{_W}}}rPr")
                made.insert(0, look)
            etree.SubElement(look, f"{{{_W}}}highlight", {f"{{{_W}}}val": "yellow"})
        parent.insert(at, made)
    parent.remove(run)
