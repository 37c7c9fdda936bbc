"""Suspected slips of spelling, by what makes them suspect (SPELL-001 to 005)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.catalog import bodies
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import NAMES_AND_FORMS, Line, Words, kept, words_of
from generator.vietnamese.encodings import of_font
from generator.vietnamese.spelling import Slip, Suspect, suspects
from generator.vietnamese.text import without_marks
from generator.vietnamese.tone import to_old

_SPELLING = "Chính tả tiếng Việt; đối chiếu với từ thường gặp trong văn bản hành chính"
_LEFT_OUT = NAMES_AND_FORMS | {Component.NOI_NHAN, Component.KY_SO, Component.KEM_THEO}


_LONGEST_WORD, _LONGEST = 40, 3000
"""Letters of a word and characters of a piece of text that are looked at: no prose has longer ones, hostile input has."""
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line: where it begins in the words, and its text."""

    line: Line
    start: int
    text: str


def _pieces(words: Words) -> Iterator[_Piece]:
    long_words = _LONG_WORD.search(words.all) is not None
    for line in words.lines:
        if line.component in _LEFT_OUT or _converted(line):
            continue
        text = _LONG_WORD.sub(lambda found: " " * len(found.group()), line.text) if long_words else line.text
        start = 0
        while len(text) - start > _LONGEST:
            end = max(text.rfind(". ", start, start + _LONGEST) + 1, text.rfind(" ", start, start + _LONGEST))
            end = end if end > start else start + _LONGEST
            yield _Piece(line, start, text[start:end])
            start = end
        yield _Piece(line, start, text[start:])


def _converted(line: Line) -> bool:
    """Return whether a line is set in a font of an old encoding: its letters were converted, and may have been lost."""
    paragraph = line.unit.paragraph
    return paragraph is not None and any(of_font(run.font) is not None for run in paragraph.runs if run.text.strip())


def _found(subject: Subject) -> tuple[tuple[_Piece, Suspect], ...]:
    pieces = list(_pieces(words_of(subject)))
    known = (*subject.config.bodies, *subject.config.abbreviations, *subject.config.signatories)
    return tuple((pieces[found.text_index], found) for found in suspects([piece.text for piece in pieces], known=known))


def _tell(subject: Subject, *slips: Slip) -> Faults:
    words = words_of(subject)
    for piece, found in kept(subject, _found):
        if found.slip in slips and not _technical(piece.text, found):
            at = piece.line.start + piece.start
            yield words.fault(
                at + found.start,
                at + found.end,
                found.reason,
                found.proposal,
                title=_("Sửa thành “{proposal}”").format(proposal=found.proposal),
                safety=Safety.UNSAFE,
            )


def _technical(text: str, found: Suspect) -> bool:
    """Return whether a suspected word is part of an address on the net, a file name or a code."""
    words = text[text.rfind(" ", 0, found.start) + 1 : (text.find(" ", found.end) + 1 or len(text) + 1) - 1].split()
    return any(re.search(r"[@\\_]|://|[^\W\d]\.[^\W\d]|[^\W\d]\d", word) for word in words)


_IN_FORMS = frozenset({Component.CO_QUAN, Component.CHU_QUAN, Component.THAM_QUYEN, Component.KY_CHUC_VU})
_FIXED = [
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "ủy ban mặt trận tổ quốc",
    "chủ tịch",
    "phó chủ tịch",
    "giám đốc",
    "bộ trưởng",
    "thứ trưởng",
    "thủ trưởng",
    "chánh văn phòng",
    "trưởng phòng",
    "trưởng ban",
    "cục trưởng",
    "vụ trưởng",
    "hiệu trưởng",
    "thường trực",
    "thủ tướng chính phủ",
    "ban chỉ đạo",
    "chủ tọa",
    "thư ký",
]


@cache
def _fixed() -> dict[str, str]:
    """Return the names of bodies and offices that heads and signatures hold, by their letters without marks."""
    names = [
        body.plain_name.lower() for body in bodies.all_bodies().values() if body.plain_name.startswith(("Sở ", "Bộ "))
    ]
    found: dict[str, str] = {}
    for name in [*_FIXED, *names]:
        bare = without_marks(to_old(name))
        if " " in bare and found.setdefault(bare, to_old(name)) != to_old(name):
            found[bare] = ""
    return {bare: name for bare, name in found.items() if name}


@cache
def _fixed_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _fixed()), key=len, reverse=True))})\b")


def _names_in_forms(subject: Subject) -> Faults:
    """Yield the names of bodies and offices in capitals that have the right letters and a wrong mark: "NHÂN DẤN"."""
    words = words_of(subject)
    for line in words.lines:
        if line.component not in _IN_FORMS:
            continue
        said = line.text.lower()
        bare = without_marks(said)
        if len(bare) != len(said):
            continue
        if line.component is Component.KY_CHUC_VU and (slip := _near_office(said)) is not None:
            start, end, right = slip
            yield words.fault(
                line.start + start,
                line.start + end,
                _("có thể viết nhầm “{proposal}”").format(proposal=right.upper()),
                right.upper(),
                title=_("Sửa thành “{proposal}”").format(proposal=right.upper()),
                safety=Safety.UNSAFE,
            )
        for found in _fixed_pattern().finditer(bare):
            right, given = _fixed()[found.group()], to_old(said[found.start() : found.end()])
            if given not in (right, found.group()):
                proposal = right.upper() if line.text.isupper() else right.capitalize()
                yield words.fault(
                    line.start + found.start(),
                    line.start + found.end(),
                    _("có thể viết nhầm “{proposal}”").format(proposal=proposal),
                    proposal,
                    title=_("Sửa thành “{proposal}”").format(proposal=proposal),
                    safety=Safety.UNSAFE,
                )


def _near_office(said: str) -> tuple[int, int, str] | None:
    """Return the place and the right words of an office of which one syllable ends in another letter: "CHỦ TỊNH"."""
    body = re.sub(r"^\W*(?:tm|kt|tl|tuq|q)\.\s*", "", said)
    given = without_marks(to_old(body)).split()
    names = {name: without_marks(to_old(name)).split() for name in _FIXED}
    if not given or any(given[: len(right)] == right for right in names.values()):
        return None
    for name, right in names.items():
        if len(given) != len(right):
            continue
        other = [(a, b) for a, b in zip(given, right, strict=True) if a != b]
        if len(other) == 1 and _one_letter_off(*other[0]):
            return len(said) - len(body), len(said.rstrip()), name
    return None


def _one_letter_off(one: str, other: str) -> bool:
    """Return whether two syllables with one beginning differ by one letter."""
    if one[:2] != other[:2] or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


@rule("SPELL-001", severity=Severity.WARNING, clause=_SPELLING)
def no_syllable(subject: Subject) -> Faults:
    """Chữ không phải âm tiết tiếng Việt.

    ## Kiểm tra gì
    Chữ thường không thể là một âm tiết tiếng Việt; tên riêng, chữ viết tắt, từ nước ngoài không tính.

    ## Vì sao
    Gõ nhầm phím, thừa hoặc thiếu dấu.

    ## Ví dụ sai
    xây dựng kế hoặch

    ## Ví dụ đúng
    xây dựng kế hoạch

    ## Cách sửa
    Sửa theo đề nghị sau khi đọc lại câu.
    """
    yield from _tell(subject, Slip.NO_SYLLABLE)


@rule("SPELL-002", severity=Severity.WARNING, clause=_SPELLING)
def another_word(subject: Subject) -> Faults:
    """Chữ có nghĩa nhưng nghi nhầm dấu.

    ## Kiểm tra gì
    Chữ đứng cạnh những chữ mà một chữ khác cùng chữ cái hợp hơn hẳn ("tiền độ", "phân đầu", "âm no").

    ## Vì sao
    Lỗi này máy kiểm tra chính tả thông thường không thấy, vì từng chữ đều có nghĩa.

    ## Ví dụ sai
    TIỀN ĐỘ THỰC HIỆN; phân đầu giảm tỷ lệ hộ nghèo

    ## Ví dụ đúng
    TIẾN ĐỘ THỰC HIỆN; phấn đấu giảm tỷ lệ hộ nghèo

    ## Cách sửa
    Sửa theo đề nghị sau khi đọc lại câu.
    """
    yield from _tell(subject, Slip.OTHER_WORD)
    yield from _names_in_forms(subject)


@rule("SPELL-003", severity=Severity.WARNING, clause=_SPELLING)
def dropped_syllable(subject: Subject) -> Faults:
    """Thiếu một âm tiết.

    ## Kiểm tra gì
    Âm tiết hầu như không đứng một mình mà thiếu âm tiết đi cùng ("phát động trào thi đua").

    ## Vì sao
    Gõ sót chữ.

    ## Ví dụ sai
    Phát động trào thi đua

    ## Ví dụ đúng
    Phát động phong trào thi đua

    ## Cách sửa
    Thêm chữ còn thiếu.
    """
    yield from _tell(subject, Slip.DROPPED)


@rule("SPELL-004", severity=Severity.WARNING, clause=_SPELLING)
def joined_words(subject: Subject) -> Faults:
    """Hai chữ viết dính nhau.

    ## Kiểm tra gì
    Một chuỗi chữ là hai âm tiết viết liền.

    ## Vì sao
    Thiếu dấu cách.

    ## Ví dụ sai
    thựchiện

    ## Ví dụ đúng
    thực hiện

    ## Cách sửa
    Thêm dấu cách.
    """
    yield from _tell(subject, Slip.JOINED)


@rule("SPELL-005", severity=Severity.WARNING, clause=_SPELLING)
def tone_place(subject: Subject) -> Faults:
    """Dấu thanh đặt sai chỗ.

    ## Kiểm tra gì
    Dấu thanh ở chữ cái mà cả hai lối đặt dấu (hòa, hoà) đều không đặt.

    ## Vì sao
    Bộ gõ đặt sai; tìm kiếm không thấy chữ.

    ## Ví dụ sai
    quỷên hạn

    ## Ví dụ đúng
    quyền hạn

    ## Cách sửa
    Đặt lại dấu.
    """
    yield from _tell(subject, Slip.TONE_PLACE)
