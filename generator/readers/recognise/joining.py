"""Joining the lines that a page or a screen broke back into paragraphs, and leaving true paragraphs apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.readers.recognise import words
from generator.readers.recognise.labels import split_label
from generator.readers.recognise.units import Block, Line, Para, TableBlock

HANGING = re.compile(
    r"(?:\b(?:Điều|Khoản|Điểm|Mục|Phụ lục|Chương|Phần|Sở|Bộ|Ban|Cục|Phòng|Luật|Nghị định|Quyết định|Thông tư|Nghị quyết|số|khoản|điều|điểm|mục|tháng|ngày|năm|phụ lục|chương|phần|quý|lần|thứ|từ|đến|là|và|hoặc|của|theo|tại|về|các"
    r"|những|với|cho|trong|đạt|trên|dưới|khoảng|bằng|để|do|bởi|có|không|được|mức|gồm|còn|biểu|mẫu|bảng|tỷ lệ|giai đoạn|thông tư"
    r"|nghị định|quyết định|luật|nghị quyết|công văn|văn bản|sở|bộ|ban|cục|phòng|tỉnh|thành phố|xã|phường|ông|bà)|[,(/\-–])$",
)
_HALF_NAME = re.compile(
    r"\b(?:Lao động|Thi đua|thi đua|Tài chính|Kinh tế|kinh tế|Văn hóa|Văn hoá|Kế hoạch|Chính trị|chính trị|Quốc phòng|quốc phòng"
    r"|Dân số|Khoa học|Giáo dục|Phát thanh|Truyền thanh|Hạ tầng|Xã hội|Thừa Thiên|Bà Rịa|Phan Rang|Phát triển|Tổ chức)$"
)
_LEAD = re.compile(r"[A-ZĐ]\w[^.;:,!?()]{2,45}:\s")
_YEARS = re.compile(r"[-–]\s*\d{4}\b")
_STARTS_COMPONENT = re.compile(
    r"(?:Nơi nhận\s*:|Kính gửi\s*:|QUYẾT ĐỊNH\s*:|QUYẾT NGHỊ\s*:|Căn cứ\s+(?:[A-ZĐ]|các\b)|Theo đề nghị của|Xét đề nghị)"
)


def paragraphs(blocks: Iterable[Block]) -> list[Para | TableBlock]:
    """Join neighbouring lines where the reader says the paragraph may go on and the words agree; tables stay between."""
    result: list[Para | TableBlock] = []
    parts: list[Line] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            _close(parts, result)
            result.append(block)
            continue
        if parts and not joins(parts, block):
            _close(parts, result)
        parts.append(block)
    _close(parts, result)
    return result


def _close(parts: list[Line], result: list[Para | TableBlock]) -> None:
    if parts:
        result.append(Para(join_texts([line.text for line in parts]), list(parts)))
        parts.clear()


def join_texts(texts: Sequence[str]) -> str:
    """Join lines with a space; a symbol broken at its hyphen or slash ("NQ-" / "TW") is closed up again."""
    whole: list[str] = []
    for text in texts:
        if whole and _BROKEN_SYMBOL.search(whole[-1][-24:]) and text[:1].isupper():
            whole[-1] += text
        else:
            whole.append(text)
    return " ".join(whole)


_BROKEN_SYMBOL = re.compile(r"(?:\d|[A-ZĐ]{2,})[/][A-ZĐ&]*[-–]?$|\d{1,4}/\S*[A-ZĐ]-$")


def joins(parts: Sequence[Line], line: Line) -> bool:
    """Return whether ``line`` goes on with the paragraph that ``parts`` began."""
    before = parts[-1]
    if before.ends is not False or line.auto is not None or not same_place(before, line):
        return False
    last, text = before.text, line.text
    if words.is_rule_line(text) or _STARTS_COMPONENT.match(text) or _changes_case(last, text):
        return False
    if words.ends_sentence(last) and text.startswith("Căn cứ "):
        return False
    kind = words.kind_line(text)
    if kind is not None and not kind.rest and not words.is_capitals(last):
        return False
    label = split_label(text)
    if label is None:
        # "Thời gian thực hiện: …" after a full stop begins a paragraph, however full the line before is.
        return not (words.ends_sentence(last) and _LEAD.match(text))
    return _is_continuation(last, text, label.label, parts)


def _is_heading(parts: Sequence[Line]) -> bool:
    """Whether the lines so far are a labelled heading: one phrase, without a mark inside."""
    whole = join_texts([part.text for part in parts])
    label = split_label(whole)
    if label is None or label.ordinal is None or len(whole) > 260:
        return False
    return re.search(r"[.;:]\s", label.rest) is None


def _changes_case(last: str, text: str) -> bool:
    """A heading in capitals does not run on into a line of small letters, nor the other way about."""
    if words.is_capitals(last, 0.9) and not words.is_capitals(text, 0.5) and len(last) >= 6:
        return not words.starts_lower(text) or words.kind_line(last) is not None
    capitals_next = words.is_capitals(text, 0.95) and len(text.split()) >= 3
    return capitals_next and not words.is_capitals(last, 0.5)


def same_place(before: Line, line: Line) -> bool:
    """Return whether two lines stand in the same cell, box or half."""
    one, other = before.source, line.source
    return (one.table, one.row, one.column, one.container, before.side) == (
        other.table,
        other.row,
        other.column,
        other.container,
        line.side,
    )


def _is_continuation(last: str, text: str, label: str, parts: Sequence[Line]) -> bool:
    """A line that begins like a list item: is it one, or did the page break the paragraph just before "- 2030"?"""
    if words.ends_sentence(last):
        return False
    if label in {"-", "–", "—", "−"}:
        rest = text[len(label) :].lstrip()
        if _YEARS.match(text) or words.starts_lower(rest):
            return True
        if _HALF_NAME.search(last):
            # "Sở Lao động" / "- Thương binh và Xã hội".
            return True
        return len(parts) > 1 and not words.is_capitals(last) and not _is_heading(parts)
    if HANGING.search(last):
        return True
    return label.startswith("(") and len(parts) > 0 and not last.endswith(":")
