"""Where a paragraph ends in a text whose lines a page or a screen has broken: from lengths, indents and the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.readers.recognise import words
from generator.readers.recognise.joining import HANGING
from generator.readers.recognise.labels import split_label

UNWRAPPED = 170
"""A line longer than this was not broken by any page: the text keeps one paragraph to a line."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it stands in a file: number from 1, words, indent, blank lines and page breaks after it."""

    number: int
    text: str
    raw: str
    """The words with their inner gaps."""
    indent: int
    right: int
    """Column where the words end."""
    blank_after: bool
    page_after: bool = False


def is_wrapped(lines: Sequence[RawLine]) -> bool:
    """Return whether the lines were broken at some width."""
    if not lines:
        return False
    long = sum(line.right > UNWRAPPED for line in lines)
    if long >= max(1, len(lines) // 80):
        return False
    # Where a page breaks lines, most full lines end in the middle of a sentence.
    width = width_of(lines)
    full = [line for line in lines if line.right >= 0.86 * width]
    return sum(not words.ends_sentence(line.text) for line in full) > 0.5 * len(full)


def width_of(lines: Sequence[RawLine]) -> int:
    """Return the width at which the lines are broken: the right edge that full lines reach."""
    edges = sorted(line.right for line in lines)
    return edges[int(len(edges) * 0.93)] if edges else 0


def base_indent(lines: Sequence[RawLine]) -> int:
    """Return the indent of lines that go on with a paragraph: the smallest that is usual."""
    counts = Counter(min(line.indent, 40) for line in lines if line.right > 50)
    usual = [indent for indent, count in counts.items() if count >= 0.12 * counts.total()]
    return min(usual, default=0)


def ends(lines: Sequence[RawLine]) -> tuple[list[bool | None], list[int]]:
    """Return for each line whether its paragraph ends there (True), may go on (False) or cannot be told (None), and the
    numbers of lines whose paragraph goes on over a blank line that does not belong there."""
    wrapped = is_wrapped(lines)
    width, base = width_of(lines), base_indent(lines)
    result: list[bool | None] = []
    bridged: list[int] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None:
            result.append(True)
        elif line.blank_after and not line.page_after:
            over = goes_on_over_gap(line.text, following.text, full=not wrapped or line.right >= 0.8 * width)
            if over:
                bridged.append(line.number)
            result.append(not over)
        elif not wrapped:
            result.append(None)
        else:
            result.append(_ends_wrapped(line, following, width, base))
    return result, bridged


def _ends_wrapped(line: RawLine, following: RawLine, width: int, base: int) -> bool:
    if line.page_after:
        short = line.right < 0.6 * width or following.indent >= base + 3
        return (short or words.ends_sentence(line.text)) and not words.starts_lower(following.text)
    if following.indent >= base + 3 and line.indent <= following.indent + 2 and line.right > following.indent:
        # A first line is indented; a line under a deeper one of the same centred block is not.
        return not words.starts_lower(following.text) or words.ends_sentence(line.text)
    first_word = following.text.split(" ", 1)[0]
    room = line.right + 1 + len(first_word)
    if room >= 0.86 * width:
        return False
    if words.ends_sentence(line.text):
        return True
    if words.starts_lower(following.text) or HANGING.search(line.text):
        return False
    if words.is_capitals(line.text) or words.is_capitals(following.text):
        # "III. NỘI DUNG … PHONG" / "TRÀO THI ĐUA": wide letters fill a line early.
        both = words.is_capitals(line.text, 0.9) and words.is_capitals(following.text, 0.9)
        heading = split_label(line.text) is not None and split_label(following.text) is None
        return not (both and heading and following.indent <= base + 1 and line.right >= 0.55 * width)
    # A first line is set in and may be short where the letters are wide.
    first_line = line.indent > following.indent and line.right >= 0.6 * width
    return not first_line and not (following.text[:1].isdigit() and split_label(following.text) is None)


def goes_on_over_gap(text: str, following: str, *, full: bool = True) -> bool:
    """Return whether a paragraph goes on after a blank line: no mark at its end, a small letter at the next line's head."""
    if not full or len(text) < 40 or not words.starts_lower(following) or split_label(following) is not None:
        return False
    stripped = text.rstrip()
    if words.ends_sentence(stripped) or stripped.endswith("/") or words.is_capitals(text):
        return False
    return words.kind_line(text) is None
