"""The one recogniser: lines of any format in, the document's components, tree, problems and remainder out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.messages import _
from generator.model import Document, Location, Severity
from generator.model.layout import Component
from generator.readers.lines import Recognition, SourceLine
from generator.readers.recognise import checks, copies, words
from generator.readers.recognise.appendices import read_appendices, stand_alone
from generator.readers.recognise.chrome import cut_after, set_aside
from generator.readers.recognise.conserve import keep_as_found
from generator.readers.recognise.contents import take_contents, with_contents
from generator.readers.recognise.footer import Foot, find_foot, read_foot
from generator.readers.recognise.header import Head, read_head
from generator.readers.recognise.infer import infer_issuer, number_in_title
from generator.readers.recognise.joining import paragraphs
from generator.readers.recognise.language import restore_case, suspects
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.preamble import GREETING, Preamble, read_preamble
from generator.readers.recognise.tables import spread
from generator.readers.recognise.tree import build_tree
from generator.readers.recognise.units import Line, Para, TableBlock, blocks_of

__all__ = ["recognise"]


_SIGNED = re.compile(
    r"(?:Số\s*:|SAO|TRÍCH SAO|Sao|Trích sao)[^;]{0,80};\s*(?:[^;]{2,120};\s*)?\d{1,2}/\d{1,2}/\d{4}\s*[;,]?\s*"
    r"\d{1,2}\s*[:hg]\s*\d{2}.{0,30}"
)
"""The line of a digital signature: number or form of copy, body, day and time."""
_SHORT_ABOUT = re.compile(r"v\s*/\s*v\b\s*[:.]?\s*(?=\S)", re.IGNORECASE)


def recognise(lines: Sequence[SourceLine], *, source: str) -> Recognition:
    """Return the document that these lines are, the role of each line, problems, remainder and what was inferred.

    ``source`` is the file's name as the user gave it. Every character of the lines is in the document (in the words or in
    its fixed lines) or in a remainder. Never raises for what the words say; time grows with the number of lines.
    """
    ledger = Ledger(source)
    all_blocks = blocks_of(lines)
    every_line = [
        line for block in all_blocks for line in (block.lines() if isinstance(block, TableBlock) else (block,))
    ]
    blocks, furniture = set_aside(spread(all_blocks), ledger)
    signing, blocks = _signing(blocks, ledger)
    contents, blocks = take_contents(blocks, ledger)
    copy_at = copies.block_start(blocks)
    if copy_at is not None and copies.stands_alone(blocks, copy_at):
        return _copy(blocks, copy_at, every_line, ledger)
    if stand_alone(blocks):
        return _appendices(blocks, signing, every_line, ledger)
    head = read_head(blocks, 0, ledger)
    foot_at = find_foot(blocks, head.after)
    text_end = len(blocks) if foot_at is None else foot_at
    foot = Foot(text_end, text_end) if foot_at is None else read_foot(blocks, foot_at, ledger)
    number = f"{head.number.number}/{head.number.symbol}" if head.number and head.number.number else ""
    end, metadata = cut_after(blocks, foot.end, ledger, number)
    paras = paragraphs(blocks[head.after : min(text_end, end)])
    preamble = read_preamble(paras, head, ledger)
    body = build_tree([*preamble.lead, *paras[preamble.after :]], ledger)
    appendices = read_appendices(blocks[foot.end : end], ledger) if foot.end < end else ()
    kind, kind_reason = _kind(head, preamble, paras)
    date = head.date
    document = Document(
        kind=kind,
        kind_name="" if preamble.kind_name == words.printed_kind(kind) else preamble.kind_name,
        superior=head.superior,
        issuer=head.issuer,
        number=head.number.number if head.number else "",
        symbol=head.number.symbol if head.number else "",
        place=date.place if date else "",
        date=date.date if date else None,
        month=date.month if date and date.date is None and date.month and date.month <= 12 else None,
        year=date.year if date and date.date is None else None,
        title=_title(kind, preamble),
        addressees=tuple(preamble.addressees),
        authority=tuple(preamble.authority),
        bases=tuple(preamble.bases),
        enacting=preamble.enacting,
        body=with_contents(body, contents),
        recipients=foot.recipients,
        signature=foot.signature,
        cosignature=foot.cosignature,
        appendices=appendices,
        secrecy=head.secrecy,
        urgency=head.urgency,
        circulation=head.circulation,
        contact=tuple(furniture.contact),
        signing=signing,
    )
    if kind_reason:
        _infer(ledger, "loai", kind_reason)
    document = _with_number(document, head, ledger)
    document = _with_issuer(document, paras, foot, ledger)
    keep_as_found(every_line, document, words.printed_kind(kind), ledger)
    _leave_the_rest(every_line, ledger)
    metadata = {**metadata, **furniture.metadata}
    _check(document, head, preamble, blocks, foot, metadata, ledger)
    return Recognition(document, ledger.roles, tuple(ledger.problems), ledger.remainders(), dict(ledger.inferred))


def _signing(blocks: list[Line | TableBlock], ledger: Ledger) -> tuple[str, list[Line | TableBlock]]:
    """Take the line that a digital signature leaves at the top of a copy or of an appendix in a file of its own (k1/d; P2/M1/k3)."""
    for at, block in enumerate(blocks[:14]):
        if isinstance(block, Line) and len(block.text) <= 200 and _SIGNED.fullmatch(block.text):
            ledger.take(Component.KY_SO, block)
            return block.text, [*blocks[:at], *blocks[at + 1 :]]
    return "", blocks


def _appendices(
    blocks: Sequence[Line | TableBlock], signing: str, every_line: list[Line], ledger: Ledger
) -> Recognition:
    """What a file says that holds appendices only: the head and the foot stand in the document that they belong to."""
    document = Document(kind=words.UNKNOWN_KIND, appendices=read_appendices(blocks, ledger), signing=signing)
    keep_as_found(every_line, document, "", ledger)
    _leave_the_rest(every_line, ledger)
    for appendix in document.appendices:
        checks.check_numbering(appendix.body, ledger)
    return Recognition(document, ledger.roles, tuple(ledger.problems), ledger.remainders(), dict(ledger.inferred))


def _copy(blocks: Sequence[Line | TableBlock], start: int, every_line: list[Line], ledger: Ledger) -> Recognition:
    """What a copy says that is a document of its own."""
    document, head, foot = copies.read_copy(blocks, start, ledger)
    keep_as_found(every_line, document, words.printed_kind(document.kind), ledger)
    _leave_the_rest(every_line, ledger)
    checks.check_head(head, document, ledger)
    checks.check_numbering(document.body, ledger)
    line = blocks[foot.start] if foot.start < len(blocks) else None
    checks.check_recipients(document, line.at if isinstance(line, Line) else None, ledger)
    return Recognition(document, ledger.roles, tuple(ledger.problems), ledger.remainders(), dict(ledger.inferred))


def _kind(head: Head, preamble: Preamble, paras: Sequence[Para | TableBlock]) -> tuple[str, str]:
    """The slug of the kind, and the reason where no line prints it."""
    if preamble.kind:
        return preamble.kind, ""
    symbol = head.number.symbol if head.number else ""
    if (
        head.has_quoc_hieu
        and head.number is None
        and not head.about
        and not preamble.title
        and _greets(preamble, paras)
    ):
        return "thu-cong", _("Nguồn không in tên loại; không có số, mở đầu bằng lời chào như thư công")
    by_symbol = words.kind_of_symbol(symbol) if symbol else None
    if head.about or preamble.addressees or words.ABOUT.match(preamble.title):
        return words.LETTER, ""
    if by_symbol is not None:
        return by_symbol, _("Nguồn không in tên loại; suy từ ký hiệu “{symbol}”").format(symbol=symbol)
    if symbol:
        return words.LETTER, _("Nguồn không in tên loại; ký hiệu “{symbol}” có dạng của công văn").format(symbol=symbol)
    return words.UNKNOWN_KIND, ""


def _greets(preamble: Preamble, paras: Sequence[Para | TableBlock]) -> bool:
    """Whether the text begins as a letter to persons: "Kính gửi các thầy, cô giáo," with a comma, and no colon after it."""
    first = [para.text for para in paras[: preamble.after + 2] if isinstance(para, Para)]
    return any(GREETING.fullmatch(text) for text in first)


def _title(kind: str, preamble: Preamble) -> str:
    """The subject; that of a công văn without the "V/v" that every công văn prints."""
    title = preamble.title
    if kind == words.LETTER and (found := _SHORT_ABOUT.match(title)) is not None:
        return title[found.end() :].strip()
    return title


def _infer(ledger: Ledger, name: str, reason: str) -> None:
    ledger.inferred[name] = reason
    ledger.problem("suy_luan", reason, severity=Severity.INFO)


def _with_number(document: Document, head: Head, ledger: Ledger) -> Document:
    """Old decrees print number and date in their heading, not in lines of their own."""
    if head.number is not None or head.date is not None:
        return document
    found = number_in_title(document.title)
    if found is None:
        return document
    reason = _("Nguồn không có dòng số, ngày riêng; đọc từ tiêu đề “{title}”").format(title=document.title)
    _infer(ledger, "so", reason)
    if found[1] is not None:
        ledger.inferred["ngay"] = reason
    return document.model_copy(update={"number": found[0], "date": found[1]})


def _with_issuer(document: Document, paras: Sequence[Para | TableBlock], foot: Foot, ledger: Ledger) -> Document:
    if document.issuer:
        return document
    texts = [para.text for para in paras if isinstance(para, Para)]
    found = infer_issuer(document.symbol, foot.signature.lines, texts[:12] + texts[-12:], document.place)
    if found is None:
        if document.number or document.symbol:
            ledger.problem("chua_hieu", _("không tìm thấy tên cơ quan ban hành"))
        return document
    issuer, reason = found
    _infer(ledger, "co_quan", reason)
    return document.model_copy(update={"issuer": issuer})


def _leave_the_rest(lines: Sequence[Line], ledger: Ledger) -> None:
    rest = [line for line in lines if not ledger.is_taken(line)]
    for line in rest:
        ledger.problem("chua_hieu", _("chưa xếp được dòng này vào thành phần nào"), line.at, text=line.text[:120])
    ledger.leave("chua_hieu", rest)


def _check(
    document: Document,
    head: Head,
    preamble: Preamble,
    blocks: Sequence[Line | TableBlock],
    foot: Foot,
    metadata: dict[str, str],
    ledger: Ledger,
) -> None:
    checks.check_head(head, document, ledger)
    title_at = preamble.title_paras[0].at if preamble.title_paras else None
    checks.check_title(document, title_at or _at(head.about_line), ledger, restore_case)
    foot_line = blocks[foot.start] if foot.start < len(blocks) else None
    foot_at = foot_line.at if isinstance(foot_line, Line) else None
    if foot.start < foot.end:
        before = blocks[foot.start - 1] if foot.start else None
        checks.check_end(document, before.at if isinstance(before, Line) else None, ledger)
    checks.check_recipients(document, foot_at, ledger)
    checks.check_numbering(document.body, ledger)
    for appendix in document.appendices:
        checks.check_numbering(appendix.body, ledger)
    checks.check_metadata(metadata, document, ledger)
    for problem in suspects(document):
        ledger.problems.append(problem)


def _at(line: Line | None) -> Location | None:
    return line.at if line is not None else None
