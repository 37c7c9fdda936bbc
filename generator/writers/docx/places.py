"""Where the paragraphs of a document stand in the .docx that was printed from it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"


def addresses(docx: bytes, texts: Sequence[str]) -> list[str | None]:
    """Return for each of ``texts`` (a document's paragraphs in order) the address of the paragraph that prints it.

    White space makes no difference; ``None`` where no paragraph after the last one found holds just these words.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(_DOCUMENT), etree.XMLParser(resolve_entities=False, huge_tree=True))
    at: dict[str, list[int]] = {}
    for number, paragraph in enumerate(root.iter(f"{_W}p")):
        words = "".join("".join(text.text or "" for text in paragraph.iter(f"{_W}t")).split())
        at.setdefault(words, []).append(number)
    found: list[str | None] = []
    last = -1
    for text in texts:
        here = next((place for place in at.get("".join(text.split()), ()) if place > last), None)
        found.append(None if here is None else f"{_DOCUMENT}#p{here}")
        last = last if here is None else here
    return found
