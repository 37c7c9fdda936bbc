"""Footnotes of a .docx, put at the words of the recognised document that carry their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from generator.model import Cell, Division, Document, Item, Paragraph, Table
from generator.model.body import BodyNode, Note
from generator.readers.docx.book import Book
from generator.readers.docx.pieces import Para

_Mark = tuple[str, str]
"""What stands in its paragraph behind a note's number, and the note's id."""
N = TypeVar("N", bound=Paragraph | Item | Division | Cell)


def noted(document: Document, book: Book, texts: Mapping[str, str]) -> tuple[Document, set[str]]:
    """Return ``document`` with its footnotes, and the ids of those that found their words. ``texts`` are by id."""
    work = _Work(book, texts)
    if not work.marks:
        return document, set()
    body = work.nodes(document.body)
    appendices = tuple(
        appendix.model_copy(update={"body": work.nodes(appendix.body)}) for appendix in document.appendices
    )
    return document.model_copy(update={"body": body, "appendices": appendices}), work.attached


class _Work:
    def __init__(self, book: Book, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.attached: set[str] = set()
        self.marks: dict[int, list[_Mark]] = {}
        """By the number of the paragraph."""
        self.cells: dict[int, list[tuple[str, list[_Mark]]]] = {}
        """Of each table, by the number of each of its paragraphs with notes: the words of the cell and its marks."""
        for paragraph in book.paragraphs:
            if paragraph.notes and paragraph.part == book.main:
                marks = _marks(paragraph, texts)
                if marks and paragraph.area.container == "cell":
                    self.cells.setdefault(paragraph.number, []).append((_words(paragraph), marks))
                elif marks:
                    self.marks[paragraph.number] = marks
        # One look tells whether there is anything to do.
        self.marks.update({number: [] for number in self.cells if number not in self.marks})

    def nodes(self, nodes: Sequence[BodyNode]) -> tuple[BodyNode, ...]:
        return tuple(self._node(node) for node in nodes)

    def _node(self, node: BodyNode) -> BodyNode:
        if isinstance(node, Table):
            return self._table(node)
        marks = self.marks.get(node.at.paragraph or 0) if node.at is not None else None
        if isinstance(node, Paragraph):
            return self._with(node, node.text, marks)
        if isinstance(node, Division | Item):
            children = self.nodes(node.children)
            if any(new is not old for new, old in zip(children, node.children, strict=True)):
                node = node.model_copy(update={"children": children})
            return self._with(node, node.text if isinstance(node, Item) else node.heading, marks)
        return node

    def _table(self, table: Table) -> Table:
        first = table.at.paragraph if table.at is not None else None
        if first is None:
            return table
        size = sum(cell.text.count("\n") + 1 for row in table.rows for cell in row if cell.text.strip())
        waiting = [one for number in sorted(self.cells) if first <= number < first + size for one in self.cells[number]]
        if not waiting:
            return table
        rows = []
        for row in table.rows:
            cells = list(row)
            for at, cell in enumerate(cells):
                while waiting and waiting[0][0] in [" ".join(line.split()) for line in cell.text.split("\n")]:
                    changed = self._with(cells[at], cells[at].text, waiting[0][1])
                    if changed is cells[at]:
                        break
                    cells[at] = changed
                    waiting.pop(0)
            rows.append(tuple(cells))
        return table.model_copy(update={"rows": tuple(rows)})

    def _with(self, node: N, text: str, marks: Sequence[_Mark] | None) -> N:
        """Return a node with the notes whose numbers stand in its ``text``."""
        notes = list(node.notes)
        for behind, identity in marks or ():
            if identity in self.attached:
                continue
            after = _after(text, behind)
            if after is not None and all(note.after != after for note in notes):
                notes.append(Note(text=self.texts[identity], after=after))
                self.attached.add(identity)
        if len(notes) == len(node.notes):
            return node
        return cast("N", node.model_copy(update={"notes": tuple(notes)}))


def _marks(paragraph: Para, texts: Mapping[str, str]) -> list[_Mark]:
    ids = iter(paragraph.notes)
    found, passed = [], 0
    for run in paragraph.runs:
        if run.field == "NOTEREF" and not run.text:
            kind, identity = next(ids, ("", ""))
            if kind == "footnote" and identity in texts:
                found.append((" ".join(paragraph.text[passed:].split()), identity))
        passed += len(run.text)
    return found


def _words(paragraph: Para) -> str:
    return " ".join(paragraph.text.split())


def _after(text: str, behind: str) -> str | None:
    """Return the words that a note's number follows, "" for the end of the text; ``None`` when they are not in it."""
    folded = " ".join(text.split())
    if not behind:
        return ""
    if not folded.endswith(behind):
        return None
    before = folded[: len(folded) - len(behind)].rstrip()
    words = before.split(" ")
    for count in range(1, len(words) + 1):
        phrase = " ".join(words[-count:])
        if phrase and folded.find(phrase) + len(phrase) == len(before) and phrase in text:
            return phrase
    return None
