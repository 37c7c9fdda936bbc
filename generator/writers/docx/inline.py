"""The words of one paragraph or cell with what stands inside them: bold and italic stretches, footnotes, references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from generator.model.body import BodyNode, Cell, Division, Item, Paragraph, find_words
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.runtime import Xml, xml

_Look = tuple[bool, bool]


class Inline:
    """Makes the words of one document. ``styles`` are the template's own for bold and italic words."""

    def __init__(self, styles: Mapping[str, Any], pictures: Pictures) -> None:
        self._pictures, self.links = pictures, pictures.links
        self.looks = {
            (True, False): _look(styles["VB Đậm"], "<w:b/><w:bCs/>"),
            (False, True): _look(styles["VB Nghiêng"], "<w:i/><w:iCs/>"),
            (True, True): _look(styles["VB Đậm nghiêng"], "<w:b/><w:bCs/><w:i/><w:iCs/>"),
        }

    def words(self, node: Item | Paragraph) -> str:
        """Return the words of a node: a plain text with marks in it, or XML where some of them are bold or italic."""
        letters = self._letters(node, node.text)
        if not node.emphasis:
            return "".join(letter for _at, letter in letters)
        return self._emphasised(node, letters)

    def heading(self, node: Division) -> str:
        """Return the heading of a division with the marks of its notes and references."""
        return "".join(letter for _at, letter in self._letters(node, node.heading))

    def cell(self, cell: Cell) -> str:
        """Return the words of a cell with the marks of its notes and references."""
        return "".join(letter for _at, letter in self._letters(cell, cell.text))

    def label(self, node: BodyNode, label: str) -> str:
        """Return a printed label, marked where something refers to it."""
        if self.links is not None:
            label = self.links.label(node, label)
        listed = self._pictures.listed
        return label if listed is None else listed.label(node, label)

    def caption(self, node: BodyNode, caption: str) -> str:
        """Return the caption of a table, chart or picture; where they are counted Word counts them."""
        return caption if self.links is None else self.links.caption(node, caption)

    def _letters(self, node: Item | Paragraph | Division | Cell, text: str) -> Iterator[tuple[int, str]]:
        """Yield the letters of a text and the marks between them, each with the number of the letter it stands at.

        Notes are counted as they stand, not as they are listed; the words of a reference are in its mark.
        """
        marks: dict[int, list[str]] = {}
        gone: set[int] = set()
        last = 0
        for reference in node.references if self.links is not None else ():
            start = find_words(text, reference.text, last)
            if start < 0:
                continue
            last = start + len(reference.text)
            gone.update(range(start, last))
            assert self.links is not None
            marks.setdefault(start, []).append(self._pictures.marks.add(self.links.reference(reference)))
        places = []
        for note in node.notes:
            start = text.find(note.after) if note.after else -1
            places.append((len(text) if start < 0 else start + len(note.after), note.text))
        for at, words in sorted(places):
            marks.setdefault(at, []).insert(0, self._pictures.marks.add(self._pictures.notes.add(words)))
        for at, letter in enumerate(text):
            yield from ((at, mark) for mark in marks.get(at, ()))
            if at not in gone:
                yield at, letter
        yield from ((len(text), mark) for mark in marks.get(len(text), ()))

    def _emphasised(self, node: Item | Paragraph, letters: Iterator[tuple[int, str]]) -> Xml:
        """Return the words of a node with a run of its own for each stretch that is bold or italic."""
        text = node.text
        looks: list[_Look] = [(False, False)] * (len(text) + 1)
        for one in node.emphasis:
            start = text.find(one.text)
            for at in range(start, start + len(one.text)) if start >= 0 else ():
                looks[at] = (looks[at][0] or one.bold, looks[at][1] or one.italic)
        whole = isinstance(node, Paragraph) and (node.bold or node.italic)
        plain = f"<w:rPr>{self.looks[node.bold, node.italic]}</w:rPr>" if whole else ""  # type: ignore[union-attr]
        pieces = []
        for look, group in groupby(letters, key=lambda one: looks[one[0]]):
            words = xml("".join(letter for _at, letter in group))
            if look == (False, False):
                pieces.append(words)
            else:
                pieces.append(
                    f'</w:t></w:r><w:r><w:rPr>{self.looks[look]}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
                    f'<w:r>{plain}<w:t xml:space="preserve">'
                )
        return Xml("".join(pieces))


def _look(style: str | None, look: str) -> Xml:
    return Xml(f'<w:rStyle w:val="{style}"/>' if style else look)
