"""Footnotes, references and names of a .docx, put back at the words of the recognised document that carry them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from generator.model import Cell, Division, Document, Item, Paragraph, Table
from generator.model.body import BodyNode, Note, Reference, find_words
from generator.model.layout import Component, Role
from generator.readers.docx.book import Book
from generator.readers.docx.pieces import Para

_NAME = re.compile(r"vb(?:\d+_)?_([a-z][a-z0-9_]{0,35})")
"""A bookmark of ours: what it marks has this name."""
N = TypeVar("N", bound=Paragraph | Item | Division | Cell)


@dataclass(slots=True)
class _Held:
    """What one paragraph holds besides its words: notes and references, each with the words behind it, and names."""

    words: str
    notes: list[tuple[str, str]] = field(default_factory=list)
    references: list[tuple[str, Reference]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def name_of(marks: Sequence[str]) -> str:
    """Return the name that a paragraph's bookmarks give to what begins in it; "" when they give none."""
    return next((found[1] for mark in marks if (found := _NAME.fullmatch(mark))), "")


def noted(
    document: Document, book: Book, texts: Mapping[str, str], roles: Mapping[int, Role]
) -> tuple[Document, set[str]]:
    """Return ``document`` with its footnotes, references and names, and the ids of the notes that found their words.

    ``texts`` are those of the notes by id; ``roles`` are by cut.
    """
    work = _Work(book, texts, roles)
    if not work.held and not work.cells and not work.appendices:
        return document, set()
    body = work.nodes(document.body)
    appendices = tuple(
        appendix.model_copy(update={"body": work.nodes(appendix.body), "ref": work.appendices.get(number, "")})
        for number, appendix in enumerate(document.appendices)
    )
    return document.model_copy(update={"body": body, "appendices": appendices}), work.attached


class _Work:
    def __init__(self, book: Book, texts: Mapping[str, str], roles: Mapping[int, Role]) -> None:
        self.texts = texts
        self.attached: set[str] = set()
        self.held: dict[int, _Held] = {}
        """By the number of the paragraph."""
        self.cells: dict[int, list[_Held]] = {}
        """Of the paragraphs in cells, by number."""
        self.captions: list[tuple[str, str]] = []
        """Words and names of the paragraphs that may be captions of tables, in order."""
        self.appendices: dict[int, str] = {}
        """Names by the number of the appendix."""
        for paragraph in book.paragraphs:
            if paragraph.part != book.main or not (paragraph.notes or paragraph.links or paragraph.marks):
                continue
            held = _held(paragraph, texts)
            if paragraph.area.container == "cell":
                self.cells.setdefault(paragraph.number, []).append(held)
                continue
            self.held[paragraph.number] = held
            role = next((found for cut in paragraph.cuts if (found := roles.get(cut.index)) is not None), None)
            if role is not None and held.names and role.component in (Component.DOAN, Component.TEN_BANG):
                self.captions.append((held.words, held.names[0]))
            elif role is not None and held.names and role.component is Component.PHU_LUC_NHAN:
                self.appendices[role.appendix or 0] = held.names[0]

    def nodes(self, nodes: Sequence[BodyNode]) -> tuple[BodyNode, ...]:
        return tuple(self._node(node) for node in nodes)

    def _node(self, node: BodyNode) -> BodyNode:
        if isinstance(node, Table):
            return self._table(node)
        held = self.held.get(node.at.paragraph or 0) if node.at is not None else None
        if isinstance(node, Paragraph):
            return self._with(node, node.text, held)
        if isinstance(node, Division | Item):
            changed: dict[str, object] = {}
            children = self.nodes(node.children)
            if any(new is not old for new, old in zip(children, node.children, strict=True)):
                changed["children"] = children
            if held is not None and held.names:
                changed["ref"] = held.names[0]
            if changed:
                node = node.model_copy(update=changed)
            return self._with(node, node.text if isinstance(node, Item) else node.heading, held)
        return node

    def _table(self, table: Table) -> Table:
        first = table.at.paragraph if table.at is not None else None
        if first is None:
            return table
        changed: dict[str, object] = {}
        words = " ".join(table.caption.split())
        if (
            own := next((at for at, (caption, _name) in enumerate(self.captions) if caption == words), None)
        ) is not None:
            changed["ref"] = self.captions.pop(own)[1]
        size = sum(cell.text.count("\n") + 1 for row in table.rows for cell in row if cell.text.strip())
        waiting = [one for number in sorted(self.cells) if first <= number < first + size for one in self.cells[number]]
        if waiting:
            changed["rows"] = tuple(self._row(row, waiting) for row in table.rows)
        return table.model_copy(update=changed) if changed else table

    def _row(self, row: Sequence[Cell], waiting: list[_Held]) -> tuple[Cell, ...]:
        cells = list(row)
        for at, cell in enumerate(cells):
            lines = [" ".join(line.split()) for line in cell.text.split("\n")]
            while waiting and waiting[0].words in lines:
                changed = self._with(cells[at], cells[at].text, waiting[0])
                if changed is cells[at]:
                    break
                cells[at] = changed
                waiting.pop(0)
        return tuple(cells)

    def _with(self, node: N, text: str, held: _Held | None) -> N:
        """Return a node with the notes and references that stand in its ``text``."""
        if held is None:
            return node
        notes = list(node.notes)
        for behind, identity in held.notes:
            if identity in self.attached:
                continue
            after = _after(text, behind)
            if after is not None and all(note.after != after for note in notes):
                notes.append(Note(text=self.texts[identity], after=after))
                self.attached.add(identity)
        references, last = list(node.references), 0
        for behind, one in held.references:
            start = find_words(text, one.text, last)
            # Words that stand there more than once would not be found again at their own place.
            if start >= 0 and " ".join(text[start + len(one.text) :].split()) == behind:
                references.append(one)
                last = start + len(one.text)
        if len(notes) == len(node.notes) and len(references) == len(node.references):
            return node
        return cast("N", node.model_copy(update={"notes": tuple(notes), "references": tuple(references)}))


def _held(paragraph: Para, texts: Mapping[str, str]) -> _Held:
    held = _Held(" ".join(paragraph.text.split()))
    ids = iter(paragraph.notes)
    passed = 0
    for run in paragraph.runs:
        if run.field == "NOTEREF" and not run.text:
            kind, identity = next(ids, ("", ""))
            if kind == "footnote" and identity in texts:
                held.notes.append((" ".join(paragraph.text[passed:].split()), identity))
        passed += len(run.text)
    for start, end, anchor in paragraph.links:
        words, name = paragraph.text[start:end], _NAME.fullmatch(anchor)
        if name is not None and words.strip() == words and words:
            held.references.append((" ".join(paragraph.text[end:].split()), Reference(text=words, to=name[1])))
    if own := name_of(paragraph.marks):
        held.names.append(own)
    return held


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
