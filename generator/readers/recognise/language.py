"""What the language rooms know about a document's words: suspected slips, a subject in capitals set as a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import (
    Appendix,
    BodyNode,
    Division,
    Document,
    Item,
    Location,
    Paragraph,
    Problem,
    Severity,
    Table,
    walk,
)
from generator.vietnamese import capitals, spelling

LONGEST = 20_000
"""A paragraph of more letters is no prose."""

LARGEST = 3_000_000
"""Texts of more letters are not searched for slips: the answer would keep the user waiting."""


def restore_case(document: Document) -> str | None:
    """Return the subject set as a sentence, from the same words in the text; ``None`` where that is not sure."""
    if not document.title:
        return None
    evidence = [text for text, _at in _texts(document) if text is not document.title]
    restored, _sure = capitals.restore_case(document.title, evidence)
    return restored


def suspects(document: Document) -> Iterator[Problem]:
    """Yield a problem for every word that looks like a slip, with its proposal; the text itself is not changed."""
    texts = [(text, at) for text, at in _texts(document) if len(text) <= LONGEST]
    if sum(len(text) for text, _at in texts) > LARGEST:
        return
    for found in spelling.suspects([text for text, _at in texts]):
        text, at = texts[found.text_index]
        # A word or two around it: "Phân đầu giảm" tells more than "đầu".
        start, end = _widened(text, found.start, found.end)
        yield Problem(
            "nghi_sai",
            found.reason,
            Severity.WARNING,
            at,
            text[start:end],
            text[start : found.start] + found.proposal + text[found.end : end],
        )


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    before = text.rfind(" ", 0, max(0, start - 1)) + 1
    after = text.find(" ", min(len(text), end + 1))
    return (before if start - before <= 10 else start), (after if 0 <= after - end <= 10 else end)


def _texts(document: Document) -> Iterator[tuple[str, Location | None]]:
    if document.title:
        yield document.title, None
    yield from ((basis.text, basis.at) for basis in document.bases)
    yield from _node_texts(document.body)
    for appendix in document.appendices:
        yield from _appendix_texts(appendix)


def _appendix_texts(appendix: Appendix) -> Iterator[tuple[str, Location | None]]:
    if appendix.title:
        yield appendix.title, None
    yield from _node_texts(appendix.body)


def _node_texts(nodes: tuple[BodyNode, ...]) -> Iterator[tuple[str, Location | None]]:
    for node in walk(nodes):
        if isinstance(node, Table):
            yield from ((cell.text, node.at) for row in node.rows for cell in row if cell.text)
        elif isinstance(node, Paragraph):
            yield node.text, node.at
        elif isinstance(node, Item):
            yield f"{node.heading} {node.text}".strip() if node.heading else node.text, node.at
        elif isinstance(node, Division) and node.heading:
            yield node.heading, node.at
