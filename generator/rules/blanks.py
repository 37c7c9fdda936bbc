"""Lines of a form that wait to be filled in: rows of dots and the words that forms print in place of contents."""

from __future__ import annotations

import re

from generator.rules.subject import plain

_DOTS = re.compile(r"…|\.{3,}|_{4,}")
_ROW = re.compile(r"…{2,}|\.{5,}|_{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_WORDS = re.compile(
    r"(?:TÊN (?:CQ|CƠ QUAN|TỔ CHỨC)\b.{0,40}|TÊN LOẠI VĂN BẢN|THẨM QUYỀN BAN HÀNH|QUYỀN HẠN, CHỨC VỤ\b.{0,40}"
    r"|HỌ VÀ TÊN|HỌ TÊN|Họ và tên|Họ tên)\s*\d{0,2}"
)
_INSTRUCTION = re.compile(r"\(\s*(?:chữ ký|ký\b|đã ký|dấu\b)|dấu ?/ ?chữ ký|dấu của cơ quan, tổ chức", re.IGNORECASE)


def to_fill(text: str) -> bool:
    """Return whether a line holds nothing but a blank to fill in, or the words of a form in place of the contents."""
    words = plain(text)
    if not words:
        return False
    if _DOTS.search(words) and len(_LETTER.findall(words)) < 2:
        return True
    in_capitals = words.isupper() or words.startswith("Họ")
    return (in_capitals and bool(_WORDS.fullmatch(words))) or is_instruction(words)


def is_instruction(text: str) -> bool:
    """Return whether a line of a signature block only says what stands there: "(Đã ký)", "(Ký, ghi rõ họ tên)"."""
    return bool(_INSTRUCTION.match(plain(text)))


def has_row(text: str) -> bool:
    """Return whether a line has a long row of dots to fill in: longer than any that stands for "and so on"."""
    return bool(_ROW.search(text))


def with_blank(text: str) -> bool:
    """Return whether a line has a blank to fill in."""
    return bool(_DOTS.search(text))
