"""What follows the signature: phụ lục, texts issued with the document, notes, a copy's own block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Appendix
from generator.model.layout import Component
from generator.readers.recognise import copies, words
from generator.readers.recognise.fields import parse_number
from generator.readers.recognise.header import read_head
from generator.readers.recognise.joining import paragraphs
from generator.readers.recognise.labels import split_label
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.tree import build_tree
from generator.readers.recognise.units import Block, Line, Para, TableBlock

_LABEL = re.compile(
    r"(?P<label>(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:SỐ|Số|số)?\s*:?\s*(?:[IVXLC]+|\d{1,3})(?:[.-]?\d{1,2})?[A-Za-zĐ]?)?)"
    r"(?=[\s.:)–-]|$)\s*[.:–-]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_FORM = re.compile(
    r"(?P<label>(?:MẪU|Mẫu|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu)\s*(?:SỐ|số)?\s*:?\s*\d{1,3}[A-Za-z]?)(?=[\s.:]|$)\s*[.:–-]?\s*(?P<rest>.*)"
)
_LIST = re.compile(r"(?:DANH\s+MỤC|DANH\s+SÁCH|BẢNG|BIỂU|LỘ\s+TRÌNH|TỔNG\s+HỢP|PHÂN\s+CÔNG|NỘI\s+DUNG|MẪU)\b")
_REFERENCE = re.compile(
    r"[(\[]?\s*(?:(?:được\s+)?(?:ban hành|phê duyệt|công bố|đính)\s+)?(?:kèm|đính kèm)(?:\s+theo)?\s+"
    r"(?:quyết định|nghị quyết|kế hoạch|công văn|văn bản|thông báo|tờ trình|báo cáo|chỉ thị|hướng dẫn|thông tư|nghị định"
    r"|công điện|chương trình|quy chế|quy định|đề án|phương án|dự án|biên bản|giấy mời|tờ)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)\s|\*+\s*\(?\d|\*+\s*Ghi chú|Ghi chú\s*:|\d{1,2}\s[A-ZĐ]")
_PART_ABOVE = re.compile(r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:[IVXLC\d]+|thứ)")
_TITLE_LINES = 8


def stand_alone(blocks: Sequence[Block]) -> bool:
    """Return whether a file begins with the label of an appendix and says what it is attached to: it holds appendices only."""
    first = blocks[0] if blocks else None
    return (
        isinstance(first, Line)
        and first.source.table is None
        and (label := _LABEL.fullmatch(first.text)) is not None
        and not re.search(r"…|\.{2}", label["rest"])  # a form to be filled in
        and _begins(blocks, 0)
        and _reference_near(blocks, 0)
    )


def read_appendices(blocks: Sequence[Block], ledger: Ledger) -> tuple[Appendix, ...]:
    """Read everything after the foot; notes and a copy's block go to named remainders, the rest to appendices."""
    starts = [at for at in range(len(blocks)) if _begins(blocks, at)]
    starts = _without_neighbours(starts, blocks)
    first = starts[0] if starts else len(blocks)
    result: list[Appendix] = []
    lead = _after_signature(blocks[:first], ledger)
    if lead:
        ledger.appendix = 0
        result.append(_nameless(lead, ledger))
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(blocks)
        ledger.appendix = len(result)
        result.append(_read(list(blocks[start:end]), ledger))
    ledger.appendix = None
    return tuple(result)


_ISSUED_WITH = frozenset({"quy-che", "quy-dinh", "noi-quy", "dieu-le", "quy-trinh"})
"""Kinds that are issued with a decision and have no signature of their own."""


def _begins(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if isinstance(block, TableBlock) or len(block.text) > 400:
        return False
    if block.source.table is not None:
        # The head of a text issued with the document is a table of two columns, as the document's own head is.
        return block.source.row == 0 and block.source.column == 0 and _attached_head(blocks, at)
    text = block.text
    label = _LABEL.fullmatch(text)
    if label is not None:
        rest = label["rest"].strip()
        if words.is_capitals(label["label"]):
            return not rest or words.is_capitals(rest, 0.6) or _reference_near(blocks, at)
        if not rest:
            return True
        return len(rest) <= 200 and not words.starts_lower(rest) and _reference_near(blocks, at)
    if copies.is_form(block):
        return False
    if not words.is_capitals(text, 0.7):
        form = _FORM.match(text)
        return form is not None and len(text) <= 120 and _reference_near(blocks, at, 3)
    if words.kind_line(text) is not None:
        if at and _PART_ABOVE.match(_text(blocks[at - 1])):
            return False
        return _reference_near(blocks, at) or (at < 3 and _articles_near(blocks, at))
    if _LIST.match(text) or _FORM.match(text):
        return _reference_near(blocks, at)
    return _attached_head(blocks, at)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Line) else ""


def _ahead(blocks: Sequence[Block], at: int, count: int) -> list[str]:
    return [block.text for block in blocks[at : at + count] if isinstance(block, Line)]


def _reference_near(blocks: Sequence[Block], at: int, count: int = _TITLE_LINES) -> bool:
    return any(_REFERENCE.match(text) for text in _ahead(blocks, at + 1, count))


def _articles_near(blocks: Sequence[Block], at: int) -> bool:
    texts = _ahead(blocks, at + 1, 12)
    return any(re.match(r"(?:Chương|CHƯƠNG|Phần|PHẦN)\s+[IVX1]|Điều\s+1\b|(?:I|A|1)[./]\s*\S", text) for text in texts)


def _attached_head(blocks: Sequence[Block], at: int) -> bool:
    """Bodies and a Quốc hiệu of its own, then a kind and "(Kèm theo …)"."""
    text = blocks[at].text if isinstance(blocks[at], Line) else ""  # type: ignore[union-attr]
    if not (words.BODY_HEAD.match(text) or words.like(text, words.QUOC_HIEU_KEY)):
        return False
    ahead = _ahead(blocks, at, 14)
    has_head = any(words.like(other, words.QUOC_HIEU_KEY) or "CHỦ NGHĨA VIỆT NAM" in other for other in ahead[:6])
    if not has_head:
        return False
    if any(_REFERENCE.match(other) for other in ahead):
        return True
    # The line "(Kèm theo …)" may be forgotten: a text of articles without a number of its own is still an attached one.
    kind = next((found for other in ahead if (found := words.kind_line(other)) is not None), None)
    numbered = any(parse_number(other) is not None for other in ahead if len(other) <= 60)
    return kind is not None and kind.slug in _ISSUED_WITH and not numbered and _articles_near(blocks, at + 2)


def _without_neighbours(starts: list[int], blocks: Sequence[Block]) -> list[int]:
    """A title line right under a label begins no appendix of its own."""
    result: list[int] = []
    for start in starts:
        if result and start - result[-1] <= _TITLE_LINES:
            between = blocks[result[-1] : start]
            text_between = any(
                isinstance(block, TableBlock)
                or not (
                    words.is_capitals(block.text, 0.6)
                    or _LABEL.match(block.text)
                    or words.like(block.text, words.TIEU_NGU_KEY)
                )
                for block in between
            )
            label = isinstance(blocks[start], Line) and _LABEL.fullmatch(blocks[start].text)  # type: ignore[union-attr]
            if not text_between and not label:
                continue
        result.append(start)
    return result


def _after_signature(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """Set notes and a copy's block aside; return what is left when it is a text of its own."""
    copy = copies.block_start(blocks)
    if copy is not None:
        ledger.copy = True
        for block in blocks[copy:]:
            ledger.leave("ban_sao", block.lines() if isinstance(block, TableBlock) else block)
        ledger.copy = False
        blocks = blocks[:copy]
    blocks = [block for block in blocks if isinstance(block, TableBlock) or not ledger.is_taken(block)]
    plain = [block for block in blocks if isinstance(block, Line)]
    if len(plain) == len(blocks):
        note = next((at for at, line in enumerate(plain) if _NOTE.match(line.text)), None)
        if note is not None and note <= 2:
            ledger.leave("chu_thich", plain)
            return []
        if len(plain) <= 3 or sum(len(line.text) for line in plain) < 200:
            ledger.leave("sau_chu_ky", plain)
            return []
    return list(blocks)


def _nameless(blocks: list[Block], ledger: Ledger) -> Appendix:
    return Appendix(body=build_tree(paragraphs(blocks), ledger))


def _read(blocks: list[Block], ledger: Ledger) -> Appendix:
    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    first = blocks[0]
    if (
        isinstance(first, Line)
        and _LABEL.match(first.text) is None
        and words.kind_line(first.text) is None
        and (words.BODY_HEAD.match(first.text) or words.like(first.text, words.QUOC_HIEU_KEY))
    ):
        head = read_head(blocks, 0, ledger, attached=True)
        superior, issuer = head.superior, head.issuer
        blocks = blocks[head.after :]
    paras = paragraphs(blocks)
    label, kind_name, title, used = "", "", [], 0  # type: str, str, list[str], int
    if paras and isinstance(para := paras[0], Para):
        label, kind_name, title, used = _first_line(para, ledger)
    reference: list[str] = []
    while used < len(paras):
        entry = paras[used]
        if not isinstance(entry, Para):
            break
        if words.is_rule_line(entry.text):
            ledger.leave("duong_ke", entry.lines, Component.DUONG_KE)
        elif _REFERENCE.match(entry.text) or (reference and _open_bracket(reference)):
            reference.append(entry.text)
            ledger.take(Component.KEM_THEO, entry.lines)
        elif not reference and _is_title(paras, used, bool(title)):
            title.append(entry.text)
            # A text issued with the document has a subject as the document itself has one (PL3/Mẫu 1.3).
            ledger.take(Component.TRICH_YEU if kind_name else Component.PHU_LUC_TIEU_DE, entry.lines)
        else:
            break
        used += 1
    return Appendix(
        label=label,
        title=" ".join(title),
        reference=" ".join(reference),
        kind_name=kind_name,
        superior=superior,
        issuer=issuer,
        body=build_tree(paras[used:], ledger),
        landscape=any(line.source.landscape for line in _some_lines(blocks)),
    )


def _some_lines(blocks: Sequence[Block]) -> list[Line]:
    lines: list[Line] = []
    for block in blocks[:6]:
        lines.extend(block.lines() if isinstance(block, TableBlock) else [block])
    return lines


def _open_bracket(reference: Sequence[str]) -> bool:
    text = " ".join(reference)
    return text.count("(") > text.count(")") and len(text) < 600


def _first_line(para: Para, ledger: Ledger) -> tuple[str, str, list[str], int]:
    """Label, kind, first part of the title, and how many paragraphs were used."""
    found = _LABEL.fullmatch(para.text) or _FORM.fullmatch(para.text)
    if found is not None:
        ledger.take(Component.PHU_LUC_NHAN, para.lines)
        label = para.text[: found.start("rest")].strip() if found["rest"] else para.text
        return label, "", [found["rest"].strip()] if found["rest"].strip() else [], 1
    kind = words.kind_line(para.text)
    if kind is not None:
        ledger.take(Component.TEN_LOAI, para.lines)
        return "", kind.found, [kind.rest.strip()] if kind.rest.strip() else [], 1
    return "", "", [], 0


def _is_title(paras: Sequence[Para | TableBlock], at: int, begun: bool) -> bool:
    para = paras[at]
    assert isinstance(para, Para)
    text = para.text
    if len(text) > 500 or split_label(text, para.auto) is not None:
        return False
    if words.is_capitals(text, 0.7):
        return True
    ahead = [entry.text for entry in paras[at + 1 : at + 4] if isinstance(entry, Para)]
    reference_follows = any(_REFERENCE.match(other) for other in ahead)
    if reference_follows and not text.endswith((":", ";", ".")):
        return True
    if begun:
        return False
    return (
        bool(para.bold) and para.align in {"center", None} and len(text) <= 250 and not text.endswith((":", ";", "."))
    )
