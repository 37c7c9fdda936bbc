"""Which line ends of a web page's source are its editor's (about 80 columns) and which are the page's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.readers.emphasis import Marked
from generator.readers.recognise import words
from generator.readers.recognise.fields import parse_number
from generator.readers.recognise.joining import HANGING, join_texts
from generator.readers.recognise.labels import split_label
from generator.readers.recognise.signature import is_sign_line

COLUMNS = 80
"""The editor breaks lines before this column; tags that are gone took part of the first line's room."""
_ROOM = 70
_BARE_LABEL = re.compile(
    r"(?:Điều|ĐIỀU|Khoản|Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s*(?:\d+[a-zđ]?|[IVX]+)?\s*[.:]?|\d{1,3}(?:\.\d+)*[.)]?|[a-zđ][.)]|[IVX]+[.)]"
    r"|(?:Số|Căn|Kính|Nơi|Điều|Chương|PHỤ|Phụ)\s*:?|-|\+"
)


def paragraphs_of(lines: Sequence[Marked], numbers: Sequence[int], *, strict: bool) -> list[tuple[Marked, list[int]]]:
    """Join the lines of one block into paragraphs; returns each with the numbers of its lines.

    ``strict`` is for blocks in which the page's own line ends were kept as well (cells, pages without blank lines);
    otherwise a block is one paragraph unless its lines plainly begin anew.
    """
    result: list[tuple[Marked, list[int]]] = []
    parts: list[Marked] = []
    held: list[int] = []
    for at, line in enumerate(lines):
        if parts:
            following = lines[at + 1] if at + 1 < len(lines) else None
            if _breaks(parts, line, following, strict=strict):
                result.append((_joined(parts), held))
                parts, held = [], []
        parts.append(line)
        held.append(numbers[at])
    if parts:
        result.append((_joined(parts), held))
    return result


def _is_number(text: str) -> bool:
    number = parse_number(text) if len(text) <= 80 else None
    return number is not None and bool(number.symbol) and not number.rest


def _is_kind(text: str) -> bool:
    kind = words.kind_line(text)
    return kind is not None and not kind.rest


def _joined(parts: Sequence[Marked]) -> Marked:
    return Marked(
        join_texts([part.text for part in parts]),
        sum(part.length for part in parts),
        all(part.bold for part in parts),
        all(part.italic for part in parts),
    )


def _breaks(parts: Sequence[Marked], line: Marked, following: Marked | None, *, strict: bool) -> bool:
    before = parts[-1]
    last, text = before.text, line.text
    if words.is_rule_line(last) or words.is_rule_line(text):
        return True
    if len(parts) == 1 and _is_kind(last):
        return True
    if (
        words.ABOUT.match(text)
        and text[:1] in "Vv"
        and text[1:2] in "/ "
        and _is_number(" ".join(part.text for part in parts))
    ):
        return True
    sentence = words.ends_sentence(last)
    label = split_label(text)
    if before.opens and not (sentence and label is not None):
        return False
    if len(parts) == 1 and _BARE_LABEL.fullmatch(last):
        return False
    if label is not None:
        if label.label in {"-", "–", "+", "*"}:
            return sentence or label.rest[:1].isupper() or (label.rest[:1].isdigit() and not last[-1:].isalnum())
        if sentence or words.is_capitals(last, 0.9) or (before.bold and strict):
            return True
        # "… cháy rừng cấp" / "V. Chi tiết …": a block between blank lines is one paragraph.
        return strict and not HANGING.search(last)
    if words.starts_lower(text):
        return False
    if sentence and before.length > COLUMNS + 30:
        # No editor broke that line: it ended where it ends.
        return True
    if _is_office(last, before, text, following):
        return True
    if not strict:
        return _changes_case(last, text) or (sentence and last.endswith((":", ";")) and _fits(before, line))
    if sentence:
        if words.BASIS_START.match(parts[0].text) and last.endswith(";") and not _fits(before, line):
            # "Căn cứ Nghị định …; Nghị định …;": one căn cứ, two acts.
            return words.BASIS_START.match(text) is not None or line.length < 45
        return _after_sentence(before, line, following)
    return _without_mark(parts, line)


def _is_office(last: str, before: Marked, text: str, following: Marked | None) -> bool:
    """Whether a line of capitals is the authority under a subject, or the next office of a signature."""
    if not (words.is_capitals(last, 0.9) and words.is_capitals(text, 0.9)):
        return False
    if words.SIGN_PREFIX.match(last) and is_sign_line(text) and words.SIGN_PREFIX.match(text) is None:
        return before.length < 50 and len(text.split()) > 1
    if following is None or not words.FIRM_BASIS.match(following.text) or len(text) > 75:
        return False
    if HANGING.search(last.casefold()) or last.casefold().endswith("thuộc"):
        return False
    return words.begins_office(text) or words.begins_body(text)


def _fits(before: Marked, line: Marked) -> bool:
    """Whether the next line's first word would have had room on the line before."""
    return before.length + 1 + len(line.text.split(" ", 1)[0]) <= _ROOM


def _after_sentence(before: Marked, line: Marked, following: Marked | None) -> bool:
    if _fits(before, line) or before.text.endswith((";", ":", "./.")):
        return True
    # The line is full and ends a sentence: a new paragraph begins with a short line, its tags took the room.
    if following is None or words.is_rule_line(following.text) or split_label(following.text) is not None:
        return line.length < COLUMNS - 20
    return _fits(line, following) and not words.ends_sentence(line.text)


def _changes_case(last: str, text: str) -> bool:
    upper_last, upper_text = words.is_capitals(last, 0.9), words.is_capitals(text, 0.9)
    return upper_last != upper_text and len(last) > 3 and len(text) > 3 and not re.fullmatch(r"[\W\d]*", text)


def _without_mark(parts: Sequence[Marked], line: Marked) -> bool:
    before = parts[-1]
    last, text = before.text, line.text
    if words.is_capitals(last, 0.9) and words.is_capitals(text, 0.9):
        if before.bold != line.bold and len(last) > 8:
            return True
        if is_sign_line(text) or (words.BODY_HEAD.match(text) and not before.opens):
            return before.length < 50
        # A title in capitals: its first line may be short, the others are full.
        if len(parts) == 1 and len(last.split()) == 1 and not is_sign_line(text):
            return False
        if is_sign_line(text) or words.begins_body(text):
            return before.length < 50
        return before.length + 1 + len(text.split(" ", 1)[0]) <= 58
    if _changes_case(last, text):
        return True
    if HANGING.search(last):
        return False
    if before.bold and line.starts_plain and not line.bold:
        return True
    if len(parts) > 1:
        return _fits(before, line)
    # A first line without a mark at its end: a broken one is followed by a long line.
    return not (line.length >= 40 or (before.length >= 24 and words.ends_sentence(text)))
