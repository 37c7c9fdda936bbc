"""Slips of the superior's text are not carried down: each is corrected in the draft, and said so in the trail."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.drafting.plan import of_document
from generator.model import BodyNode, Division, Document, Item, LegalBasis, Paragraph, Table
from generator.vietnamese import spelling

_RANGE = re.compile(r"(?<=\b20\d\d)\s*[-–]\s*(?=20\d\d\b)")
_STRAIGHT = re.compile(r"\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The parent with its slips corrected; ``notes`` says by paragraph (its index) what was corrected."""

    document: Document
    notes: dict[int, str]


def correct(parent: Document) -> Corrected:
    """Return the parent as the draft starts from it: suspected slips take their proposal, ranges and quotes one form."""
    paragraphs = of_document(parent)
    changes: dict[str, str] = {}
    notes: dict[int, list[str]] = {}
    texts = [paragraph.text for paragraph in paragraphs] + [parent.title]
    for suspect in sorted(spelling.suspects(texts), key=lambda found: -found.start):
        if not suspect.proposal:
            continue
        text = changes.get(texts[suspect.text_index], texts[suspect.text_index])
        changes[texts[suspect.text_index]] = text[: suspect.start] + suspect.proposal + text[suspect.end :]
        if suspect.text_index < len(paragraphs):
            notes.setdefault(suspect.text_index, []).append(f"{suspect.found} → {suspect.proposal}")

    def better(text: str) -> str:
        text = changes.get(text, text)
        return _STRAIGHT.sub("“\\1”", _RANGE.sub(" - ", text))

    document = parent.model_copy(
        update={
            "title": better(parent.title),
            "bases": tuple(LegalBasis(text=better(basis.text)) for basis in parent.bases),
            "body": _map(parent.body, better),
        }
    )
    return Corrected(document, {index: f"sửa lỗi của nguồn: {'; '.join(found)}" for index, found in notes.items()})


def _map(nodes: tuple[BodyNode, ...], better: Callable[[str], str]) -> tuple[BodyNode, ...]:
    return tuple(_node(node, better) for node in nodes)


def _node(node: BodyNode, better: Callable[[str], str]) -> BodyNode:
    if isinstance(node, Paragraph):
        return node.model_copy(update={"text": better(node.text)})
    if isinstance(node, Division):
        return node.model_copy(update={"heading": better(node.heading), "children": _map(node.children, better)})
    if isinstance(node, Item):
        whole = better(f"{node.heading} {node.text}".strip())
        heading, text = node.heading, whole
        if node.heading:
            # The slip may stand in the run-in heading: cut the corrected words where the heading's mark stands.
            end = whole.find(":") + 1 if node.heading.endswith(":") and ":" in whole else len(node.heading)
            heading, text = whole[:end], whole[end:].lstrip()
        return node.model_copy(update={"heading": heading, "text": text, "children": _map(node.children, better)})
    if isinstance(node, Table):
        rows = tuple(tuple(cell.model_copy(update={"text": better(cell.text)}) for cell in row) for row in node.rows)
        return node.model_copy(update={"rows": rows})
    return node
