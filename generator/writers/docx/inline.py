"""The words of one paragraph or cell with what stands inside them: bold and italic stretches, numbers of footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.model.body import Cell, Division, Item, Note, Paragraph
from generator.writers.docx.marks import inserted
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.runtime import Xml, xml


class Inline:
    """Makes the words of one document. ``styles`` are the template's own for bold and italic words."""

    def __init__(self, styles: Mapping[str, Any], pictures: Pictures) -> None:
        self._pictures = pictures
        self.looks = {
            (True, False): _look(styles["VB Đậm"], "<w:b/><w:bCs/>"),
            (False, True): _look(styles["VB Nghiêng"], "<w:i/><w:iCs/>"),
            (True, True): _look(styles["VB Đậm nghiêng"], "<w:b/><w:bCs/><w:i/><w:iCs/>"),
        }

    def words(self, node: Item | Paragraph) -> str:
        """Return the words of a node: a plain text with marks in it, or XML where some of them are bold or italic."""
        marks = self._marks(node.text, node.notes)
        return self._emphasised(node, marks) if node.emphasis else inserted(node.text, marks)

    def heading(self, node: Division) -> str:
        """Return the heading of a division with the marks of its notes."""
        return inserted(node.heading, self._marks(node.heading, node.notes))

    def cell(self, cell: Cell) -> str:
        """Return the words of a cell with the marks of its notes."""
        return inserted(cell.text, self._marks(cell.text, cell.notes))

    def _marks(self, text: str, notes: tuple[Note, ...]) -> dict[int, str]:
        """Return the marks by the number of the character they stand before."""
        found: dict[int, str] = {}
        places = [(text.find(note.after) + len(note.after) if note.after else len(text), note) for note in notes]
        # Notes are counted as they stand, not as they are listed.
        for at, note in sorted(places, key=lambda place: place[0]):
            found[at] = found.get(at, "") + self._pictures.marks.add(self._pictures.notes.add(note.text))
        return found

    def _emphasised(self, node: Item | Paragraph, marks: Mapping[int, str]) -> Xml:
        """Return the words of a node with a run of its own for each stretch that is bold or italic."""
        text = node.text
        looks = [(False, False)] * len(text)
        for one in node.emphasis:
            start = text.find(one.text)
            for at in range(start, start + len(one.text)) if start >= 0 else ():
                looks[at] = (looks[at][0] or one.bold, looks[at][1] or one.italic)
        whole = isinstance(node, Paragraph) and (node.bold or node.italic)
        plain = f"<w:rPr>{self.looks[node.bold, node.italic]}</w:rPr>" if whole else ""  # type: ignore[union-attr]
        pieces = []
        for look, group in groupby(range(len(text)), key=looks.__getitem__):
            span = list(group)
            start, end = span[0], span[-1]
            inside = {at - start: mark for at, mark in marks.items() if start <= at <= end}
            words = xml(inserted(text[start : end + 1], inside))
            if look == (False, False):
                pieces.append(words)
            else:
                pieces.append(
                    f'</w:t></w:r><w:r><w:rPr>{self.looks[look]}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
                    f'<w:r>{plain}<w:t xml:space="preserve">'
                )
        pieces.append(marks.get(len(text), ""))
        return Xml("".join(pieces))


def _look(style: str | None, look: str) -> Xml:
    return Xml(f'<w:rStyle w:val="{style}"/>' if style else look)
