"""Plain text: one paragraph to a line, or lines broken by a page, in one column or two, by hand or by OCR."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.messages import _
from generator.model import Location, Problem, Severity
from generator.readers.emphasis import strip_marks
from generator.readers.lines import SourceLine
from generator.readers.recognise import words
from generator.readers.recognise.fields import parse_date_line, parse_number
from generator.readers.recognise.signature import is_sign_line
from generator.readers.wrapping import RawLine, ends, is_wrapped, width_of
from generator.vietnamese.text import fold_spaces

_GAP = re.compile(r"(?<=\S)(?:\t+| {3,})(?=\S)")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(\d{1,3})[-–—\s]*")


def source_lines(text: str, source: str) -> tuple[list[SourceLine], list[Problem]]:
    """Return the lines for the recogniser, and what was met while making them."""
    raw, page_numbers = _raw_lines(text)
    marked = strip_marks([line.raw for line in raw]) if "**" in text else None
    if marked is not None:
        raw = [
            replace(line, raw=one.text, text=fold_spaces(one.text))
            for line, one in zip(raw, marked, strict=True)
            if one.text
        ]
        marked = [one for one in marked if one.text]
    breaks, bridged = ends(raw)
    _open_subject(raw, breaks)
    centre = _centre(raw)
    sides = _sides(raw)
    lines: list[SourceLine] = []
    for at, (line, end, parts) in enumerate(zip(raw, breaks, sides, strict=True)):
        for side, part in parts:
            lines.append(
                SourceLine(
                    # Wide gaps inside a line are kept: they may set two columns apart.
                    text=part if side is not None else line.raw,
                    index=len(lines),
                    at=Location(source, line=line.number),
                    bold=marked[at].bold if marked else None,
                    italic=marked[at].italic if marked else None,
                    align="center" if side is None and _is_centred(line, centre) else None,
                    side=side,
                    hard_break=end if side is None else _end_in_column(part),
                )
            )
    for number, words_of_line in page_numbers:
        lines.append(
            SourceLine(words_of_line, len(lines), Location(source, line=number), container="header", hard_break=True)
        )
    texts = {line.number: line.text for line in raw}
    return lines, [_bridged(number, texts[number], source) for number in bridged]


def _end_in_column(part: str) -> bool | None:
    """Lines of a column are short by nature: only their words tell whether they go on."""
    return True if words.ends_sentence(part) else None


def _bridged(number: int, text: str, source: str) -> Problem:
    return Problem(
        "noi_doan",
        _("đoạn văn bị ngắt bởi dòng trống đã được nối lại"),
        Severity.INFO,
        Location(source, line=number),
        text[-60:],
    )


def _raw_lines(text: str) -> tuple[list[RawLine], list[tuple[int, str]]]:
    """The lines with words, and the page numbers that stood between them."""
    pages = text.split("\f")
    rows: list[tuple[int, str, int]] = []
    number = 0
    for page, content in enumerate(pages):
        for line in content.split("\n"):
            number += 1
            rows.append((number, line.expandtabs(8) if "\t" in line and line.startswith("\t") else line, page))
        number -= 1
    filled = [(number, row, page) for number, row, page in rows if row.strip()]
    numbers = _page_numbers(filled, len(pages))
    kept = [entry for entry in filled if entry[0] not in numbers]
    blank = {number for number, row, _page in rows if not row.strip()}
    result: list[RawLine] = []
    for at, (number, row, page) in enumerate(kept):
        following = kept[at + 1] if at + 1 < len(kept) else None
        between = range(number + 1, following[0]) if following else range(0)
        turned = following is not None and (following[2] != page or any(one in numbers for one in between))
        result.append(
            RawLine(
                number=number,
                text=fold_spaces(row),
                raw=row.strip(),
                indent=len(row) - len(row.lstrip()),
                right=len(row.rstrip()),
                blank_after=following is None or any(one in blank for one in between),
                page_after=turned,
            )
        )
    result = [line for line in result if line.text]
    return result, [(number, fold_spaces(row)) for number, row, _page in filled if number in numbers]


def _page_numbers(rows: Sequence[tuple[int, str, int]], pages: int) -> set[int]:
    """Numbers of the lines that are page numbers: alone, far from the margin, counting on from 2 (or 1)."""
    found: set[int] = set()
    expected = 0
    before_page = -1
    for number, row, page in rows:
        match = _PAGE_NUMBER.fullmatch(row)
        first_of_page = page != before_page
        before_page = page
        if match is None:
            continue
        value = int(match[1])
        apart = len(row) - len(row.lstrip()) >= 15 or (pages > 1 and first_of_page)
        if apart and (value == expected + 1 or (expected == 0 and value in {1, 2})):
            found.add(number)
            expected = value
    return found


# -- two columns -------------------------------------------------------------------------------------------------------


_HEAD_LINES = 16
_RIGHT_OF_FOOT = 0.36


def _sides(lines: Sequence[RawLine]) -> list[list[tuple[str | None, str]]]:
    """For each line its parts with their side: one part without a side outside two-column places."""
    result: list[list[tuple[str | None, str]]] = [[(None, line.text)] for line in lines]
    width = max(width_of(lines), 60) if is_wrapped(lines) else 90
    _head_sides(lines, width, result)
    _foot_sides(lines, width, result)
    return result


def _parts(line: RawLine) -> list[str]:
    return [part for piece in _GAP.split(line.raw) if (part := fold_spaces(piece))]


def _head_sides(lines: Sequence[RawLine], width: int, result: list[list[tuple[str | None, str]]]) -> None:
    """Names and number at the left, Quốc hiệu and date at the right."""
    region: list[int] = []
    dated = False
    for at, line in enumerate(lines[:_HEAD_LINES]):
        parts = _parts(line)
        if words.KINH_GUI.match(line.text) or (len(parts) == 1 and words.kind_line(line.text) is not None):
            break
        if words.FIRM_BASIS.match(line.text) or line.right > UNWRAPPED_HEAD:
            break
        region.append(at)
        dated = dated or any(parse_date_line(part) is not None for part in parts)
        if dated and line.blank_after and len(region) > 2:
            break
    if not any(len(_parts(lines[at])) == 2 and _is_head_row(_parts(lines[at])) for at in region):
        return
    for at in region:
        line, parts = lines[at], _parts(lines[at])
        if len(parts) >= 2:
            result[at] = _halves(parts)
        elif line.indent >= 0.45 * width:
            result[at] = [("right", line.text)]
        elif line.right <= 0.62 * width:
            result[at] = [("left", line.text)]


UNWRAPPED_HEAD = 140
"""No row of a head reaches this far."""


def _is_head_row(parts: Sequence[str]) -> bool:
    return any(
        words.like(part, words.QUOC_HIEU_KEY)
        or words.like(part, words.TIEU_NGU_KEY)
        or parse_date_line(part) is not None
        or parse_number(part) is not None
        for part in parts
    )


def _halves(parts: Sequence[str]) -> list[tuple[str | None, str]]:
    """Tell the two columns of a row apart; blanks left for figures are gaps too ("Số:      /KH-UBND")."""
    for at in range(len(parts) - 1, 0, -1):
        right = " ".join(parts[at:])
        if (
            words.like(right, words.QUOC_HIEU_KEY)
            or words.like(right, words.TIEU_NGU_KEY)
            or parse_date_line(right) is not None
        ):
            return [("left", " ".join(parts[:at])), ("right", right)]
    return [("left", parts[0]), ("right", " ".join(parts[1:]))]


def _open_subject(lines: Sequence[RawLine], breaks: list[bool | None]) -> None:
    """Lines right under a kind are the subject: it is short on every line, so that lengths tell nothing."""
    for at, line in enumerate(lines[:40]):
        kind = words.kind_line(line.text)
        if kind is None or kind.rest or line.blank_after:
            continue
        under = at + 1
        while under < min(len(lines), at + 9) and breaks[under] is True and not lines[under].blank_after:
            if words.ends_sentence(lines[under].text) or len(lines[under].text) > 110:
                break
            breaks[under] = None
            under += 1


def _centre(lines: Sequence[RawLine]) -> float | None:
    """The middle of the page, where lines are set in; ``None`` in a text without indents."""
    if not lines or not is_wrapped(lines) or sum(line.indent >= 5 for line in lines) < 3:
        return None
    return width_of(lines) / 2


def _is_centred(line: RawLine, centre: float | None) -> bool:
    if centre is None or line.indent < 4 or line.right > 2 * centre - 3:
        return False
    return abs((line.indent + line.right) / 2 - centre) <= 4.5


def _foot_sides(lines: Sequence[RawLine], width: int, result: list[list[tuple[str | None, str]]]) -> None:
    """Nơi nhận at the left, the signature at the right."""
    start = next(
        (at for at, line in enumerate(lines) if words.NOI_NHAN.match(line.text) and len(line.text) < 140 and at > 3),
        None,
    )
    if start is None:
        return
    while start > 0 and lines[start - 1].indent >= _RIGHT_OF_FOOT * width and is_sign_line(lines[start - 1].text):
        start -= 1
    region = range(start, min(len(lines), start + 80))
    columns = any(
        len(parts) == 2 and (is_sign_line(parts[1]) or words.is_person(parts[1]))
        for parts in (_parts(lines[at]) for at in region)
    ) or any(lines[at].indent >= _RIGHT_OF_FOOT * width and is_sign_line(lines[at].text) for at in region)
    if not columns:
        return
    named = False
    for at in region:
        line, parts = lines[at], _parts(lines[at])
        if named and line.indent < _RIGHT_OF_FOOT * width and len(parts) == 1 and not line.text.startswith(("-", "+")):
            return
        if len(parts) >= 2:
            result[at] = [("left", " ".join(parts[:-1])), ("right", parts[-1])]
            named = named or words.is_person(parts[-1])
        elif line.indent >= _RIGHT_OF_FOOT * width:
            result[at] = [("right", line.text)]
            named = named or words.is_person(line.text)
        else:
            result[at] = [("left", line.text)]
