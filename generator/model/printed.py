"""A document's own words, paragraph by paragraph, in the order in which they are printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.model.body import BodyNode, Chart, Contents, Division, Image, Item, Paragraph, Table
from generator.model.document import QUOC_HIEU, TIEU_NGU, Appendix, Document, Recipients, Signature
from generator.model.labels import Level

_LABEL_ALONE = {Level.PHAN, Level.CHUONG, Level.MUC, Level.TIEU_MUC}
"""Levels whose word and number stand on a line of their own, above the heading (PL1/P1/M2/k6/đ)."""

ABOUT = "V/v"
"""The words before the subject of a công văn (PL1/P1/M2/k5/b)."""


def printed_lines(document: Document, *, kind_name: str = "") -> list[str]:
    """Return the text of ``document``, one string per printed paragraph (in a table: per line of a cell), top to bottom.

    ``kind_name`` is what the catalog prints for the kind; it is used where the document has no ``kind_name`` of its own (a
    công văn prints none). The fixed words are there as the decree prints them ("Số:", "Kính gửi:", "Nơi nhận:", dashes, the
    Quốc hiệu and the Tiêu ngữ); a missing number or date leaves a visible blank, and a component that is wholly missing
    leaves no line.
    """
    return list(_document(document, kind_name))


def number_line(document: Document) -> str:
    """Return "Số: 146/KH-UBND"; a blank where the number is not given yet, empty when there is neither."""
    if not document.number and not document.symbol:
        return ""
    number = document.number or "     "
    if not document.symbol:
        return f"Số: {number}"
    # Party documents print a hyphen between number and symbol ("Số: 14-KH/TU"); the symbol then brings it along.
    return f"Số: {number}{'' if document.symbol.startswith('-') else '/'}{document.symbol}"


def date_words(date: dt.date | None, year: int | None = None, month: int | None = None) -> str:
    """Return "ngày 05 tháng 3 năm 2020" (days below 10 and months below 3 take a zero); dots stand for what is unknown."""
    if date is not None:
        return f"ngày {date.day:02d} tháng {_month(date.month)} năm {date.year:04d}"
    return f"ngày … tháng {_month(month) if month else '…'} năm {year if year is not None else '…'}"


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def date_line(document: Document) -> str:
    """Return "Sóc Trăng, ngày 12 tháng 10 năm 2022"; empty when place, date and year are all unknown."""
    if not document.place and document.date is None and document.year is None and document.month is None:
        return ""
    words = date_words(document.date, document.year, document.month)
    return f"{document.place}, {words}" if document.place else words


def title_line(document: Document) -> str:
    """Return the subject as printed: that of a công văn after "V/v", unless it brings its own "V/v" or "Về việc"."""
    title = document.title
    if document.kind != "cong-van" or not title:
        return title
    head = title.lstrip().casefold()
    return title if head.startswith(("v/v", "về việc", "v.v")) else f"{ABOUT} {title}"


COPIES = frozenset(("sao-y", "sao-luc", "trich-sao"))
"""Kinds that print no Quốc hiệu: what is copied stands above their block."""


def _copy(document: Document, kind_name: str) -> Iterator[str]:
    yield from body_lines(document.body)
    yield from _some(document.circulation)
    yield from document.superior
    yield from document.issuer
    yield from _some(document.kind_name or kind_name, number_line(document), document.secrecy, document.urgency)
    yield from _some(date_line(document))
    yield from recipient_lines(document.recipients)
    yield from signature_lines(document.signature)


def _document(document: Document, kind_name: str) -> Iterator[str]:
    if document.kind in COPIES:
        yield from _copy(document, kind_name)
        return
    letter = document.kind == "cong-van"
    yield from _some(document.signing, document.circulation)
    yield from document.superior
    yield from document.issuer
    yield QUOC_HIEU
    yield TIEU_NGU
    yield from _some(number_line(document))
    if letter:
        yield from _some(title_line(document))
    yield from _some(date_line(document))
    yield from _some(document.secrecy, document.urgency)
    if not letter:
        yield from _some(document.kind_name or kind_name, title_line(document))
    elif document.kind_name:
        yield document.kind_name
    if document.kind == "cong-dien":  # the authority line is "<issuer> điện:", the addressees are listed below it
        yield from document.authority
        yield from (f"- {addressee}" for addressee in document.addressees)
    else:
        yield from _addressees(document.addressees)
        yield from document.authority
    yield from (basis.text for basis in document.bases)
    yield from _some(document.enacting)
    yield from body_lines(document.body)
    yield from recipient_lines(document.recipients)
    if document.cosignature is not None:
        yield from signature_lines(document.cosignature)
    yield from signature_lines(document.signature)
    yield from document.contact
    for appendix in document.appendices:
        if not appendix.separate:
            yield from appendix_lines(appendix)


def _some(*texts: str) -> Iterator[str]:
    yield from (text for text in texts if text)


def _addressees(addressees: Sequence[str]) -> Iterator[str]:
    if len(addressees) == 1:
        yield f"Kính gửi: {addressees[0]}"
    elif addressees:
        yield "Kính gửi:"
        yield from (f"- {addressee}" for addressee in addressees)


def body_lines(nodes: Sequence[BodyNode]) -> Iterator[str]:
    """Yield the printed paragraphs of a body, a parent before its children."""
    # An explicit stack: a hostile input may nest deeper than the interpreter's own stack allows.
    waiting = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, Paragraph):
            yield node.text
        elif isinstance(node, Chart):
            yield from _some(node.name, node.unit)
        elif isinstance(node, Image):
            yield from _some(node.caption)
        elif isinstance(node, Contents):
            yield from _some(node.title)
        elif isinstance(node, Table):
            yield from _some(node.caption, node.unit)
            yield from (line for row in node.rows for cell in row for line in cell.text.split("\n") if line.strip())
        else:
            yield from _labelled(node)
            waiting.append(iter(node.children))


def _labelled(node: Division | Item) -> Iterator[str]:
    if isinstance(node, Division):
        if node.level in _LABEL_ALONE:
            yield from _some(node.label, node.heading)
        else:
            yield " ".join(part for part in (node.label, node.heading) if part)
    else:
        yield " ".join(part for part in (node.label, node.heading, node.text) if part)


def note_lines(document: Document) -> Iterator[str]:
    """Yield the lines of the footnotes of a document and of the appendices in its file: they stand at the foot of pages."""
    yield from body_notes(document.body)
    for appendix in document.appendices:
        if not appendix.separate:
            yield from body_notes(appendix.body)


def body_notes(nodes: Sequence[BodyNode]) -> Iterator[str]:
    """Yield the lines of the footnotes of a body."""
    waiting: list[Iterator[BodyNode]] = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, Table):
            for row in node.rows:
                for cell in row:
                    if cell.notes:
                        yield from (line for note in cell.notes for line in note.text.split("\n"))
        elif isinstance(node, (Paragraph, Division, Item)):
            if node.notes:
                yield from (line for note in node.notes for line in note.text.split("\n"))
            if not isinstance(node, Paragraph):
                waiting.append(iter(node.children))


def recipient_lines(recipients: Recipients) -> Iterator[str]:
    """Yield "Nơi nhận:", the lines with their dash, the Lưu line and the drafter's mark; nothing when all are empty."""
    if not (recipients.lines or recipients.archive or recipients.drafter):
        return
    yield "Nơi nhận:"
    yield from (f"- {line}" for line in recipients.lines)
    if recipients.archive:
        yield f"- {recipients.archive}"
    yield from _some(recipients.drafter)


def signature_lines(signature: Signature) -> Iterator[str]:
    """Yield the lines of authority and office, the other office, and the name."""
    yield from signature.lines
    yield from _some(signature.other_office, signature.name)


def appendix_lines(appendix: Appendix) -> Iterator[str]:
    """Yield the printed paragraphs of one appendix or of a text issued with the document."""
    yield from _some(appendix.signing)
    yield from appendix.superior
    yield from appendix.issuer
    if appendix.issuer:
        yield QUOC_HIEU
        yield TIEU_NGU
    yield from _some(appendix.label, appendix.kind_name, appendix.title, appendix.reference)
    yield from body_lines(appendix.body)
    if appendix.signature is not None:
        yield from signature_lines(appendix.signature)
