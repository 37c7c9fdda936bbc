"""The block of a copy (sao y, sao lục, trích sao): below the copied document, or a page of its own (PL1/P2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.catalog import kinds
from generator.model import Document
from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.fields import parse_date_line, parse_number
from generator.readers.recognise.footer import Foot, find_foot, read_foot
from generator.readers.recognise.header import Head, read_head
from generator.readers.recognise.joining import paragraphs
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.tree import build_tree
from generator.readers.recognise.units import Block, Line, TableBlock

_FORM = re.compile(r"(?:BẢN\s+)?(?:SAO\s+Y(?:\s+BẢN\s+CHÍNH)?|SAO\s+LỤC|TRÍCH\s+SAO)\b.{0,60}")
_FORMS = frozenset({"SAO Y", "SAO LỤC", "TRÍCH SAO"})
_LONGEST = 40
"""Lines that a copy's block may have before the form of copy."""
_HIGHEST = 5
"""Lines of names that may stand above the form of copy where no table holds them together."""


def is_form(block: Block) -> bool:
    """Return whether a block is the line that names the form of a copy."""
    if not isinstance(block, Line):
        return False
    placed = block.source.table is not None or block.side is not None
    if block.bold is True and placed and block.text.upper() in _FORMS:
        # In small letters: a slip in the look, but alone in its place.
        return True
    return _FORM.fullmatch(block.text) is not None and words.is_capitals(block.text)


def block_start(blocks: Sequence[Block]) -> int | None:
    """Return where the block of a copy begins: its names, above or beside the form of copy; ``None`` when there is none."""
    form = next((at for at, block in enumerate(blocks) if is_form(block)), None)
    if form is None:
        return None
    line = blocks[form]
    assert isinstance(line, Line)
    start = form
    while start > 0 and form - start < _LONGEST:
        before = blocks[start - 1]
        if isinstance(before, TableBlock):
            break
        same = line.source.table is not None and before.source.table == line.source.table
        # A page of two columns is read column by column: the whole left one stands before the form of copy.
        beside = line.side == "right" and before.side == "left" and before.at.page == line.at.page
        loose = line.source.table is None and before.source.table is None and form - start < _HIGHEST
        if not (same or beside or (loose and words.is_capitals(before.text, 0.8) and len(before.text) <= 90)):
            break
        start -= 1
    return start


def stands_alone(blocks: Sequence[Block], start: int) -> bool:
    """Return whether no document with a head of its own stands above the block: the copy itself is the document."""
    for block in blocks[:start]:
        if isinstance(block, TableBlock):
            continue
        number = parse_number(block.text) if len(block.text) <= 60 else None
        if words.like(block.text, words.QUOC_HIEU_KEY) or (number is not None and number.symbol):
            return False
    return any(
        isinstance(block, Line) and (found := parse_number(block.text)) is not None and found.symbol
        for block in blocks[start : start + 12]
    )


def read_copy(blocks: Sequence[Block], start: int, ledger: Ledger) -> tuple[Document, Head, Foot]:
    """Read a copy that is a document of its own: what is copied above, then names, form, number, date and signature."""
    above = paragraphs(blocks[:start])
    ledger.copy = True
    head, foot, kind = _read_block(blocks, start, ledger)
    ledger.copy = False
    between = paragraphs(blocks[head.after : foot.start])
    date = head.date
    document = Document(
        kind=kind,
        superior=head.superior,
        issuer=head.issuer,
        number=head.number.number if head.number else "",
        symbol=head.number.symbol if head.number else "",
        place=date.place if date else "",
        date=date.date if date else None,
        month=date.month if date and date.date is None and date.month and date.month <= 12 else None,
        year=date.year if date and date.date is None else None,
        body=build_tree([*above, *between], ledger),
        recipients=foot.recipients,
        signature=foot.signature,
        cosignature=foot.cosignature,
        secrecy=head.secrecy,
        urgency=head.urgency,
        circulation=head.circulation,
    )
    return document, head, foot


def _read_block(blocks: Sequence[Block], start: int, ledger: Ledger) -> tuple[Head, Foot, str]:
    form = next(block for block in blocks[start:] if is_form(block))
    assert isinstance(form, Line)
    ledger.take(Component.TEN_LOAI, form)
    kind = kinds.by_name(form.text)
    date = None
    for block in blocks[start : start + _LONGEST]:
        if isinstance(block, Line) and (date := parse_date_line(block.text)) is not None:
            ledger.take(Component.DIA_DANH, block)
            break
    head = read_head(list(blocks), start, ledger)
    head.date = head.date or date
    foot_at = find_foot(blocks, head.after)
    foot = Foot(len(blocks), len(blocks)) if foot_at is None else read_foot(blocks, foot_at, ledger)
    return head, foot, kind.id if kind is not None else "sao-y"
