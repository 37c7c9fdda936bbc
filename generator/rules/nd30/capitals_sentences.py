"""Capitals at the start of a sentence, and capitals where prose has none (PL2/M1): ND30-211, ND30-212."""

from __future__ import annotations

import re
from functools import cache

from generator.catalog.store import load
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.capitals_lexicon import hits
from generator.rules.nd30.text import LOWER, PROSE, UPPER, Line, Words, words_of

_AFTER_STOP = re.compile(rf"[.?!] +(?![ivx]{{1,4}}\))([{LOWER}])(?=[{LOWER} ])")
_LAST_WORD = re.compile(rf"(?<![.{UPPER}{LOWER}])[{LOWER}]{{2,}}$")
_ABBREVIATIONS = frozenset(
    ["vv", "tr", "vd", "st", "tp", "ths", "ts", "stt", "cv", "đc", "kt", "tm", "tl", "tuq", "sđt", "đt"]
)
_BULLETS = frozenset({"gach", "cong"})
_ENDED = re.compile(r"[.:;?!…][\"”)\]]*$|^$")
_FULL_STOP = re.compile(r"[.?!][”\"]?$")
_RUN = re.compile(rf"(?:[{UPPER}][{LOWER}]+ ){{3,}}[{UPPER}][{LOWER}]+")
_FIRM = re.compile(
    r"(?:công ty|cty|tnhh|doanh nghiệp|tập đoàn|tổng công|ngân hàng|hợp tác xã|htx|dntn|trường|trung tâm|khách sạn|nhà máy|"
    r"hiệp hội|câu lạc bộ|khu công nghiệp|dự án|ông|bà|đồng chí)\W[^;\n]{0,60}$"
)
_PROSE = PROSE | {Component.TRICH_YEU, Component.CAN_CU, Component.PHU_LUC_TIEU_DE}


@rule("ND30-211")
def sentence_starts_small(subject: Subject) -> Faults:
    """Đầu câu, đầu dòng không viết hoa.

    ## Kiểm tra gì
    Chữ cái đầu của mỗi đoạn, mỗi khoản, điểm, gạch đầu dòng, và chữ cái đầu câu sau dấu chấm, chấm hỏi, chấm than.

    ## Vì sao
    Phải viết hoa chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh và khi xuống dòng; sau dấu ";" và ":" trên cùng dòng
    thì không bắt buộc.

    ## Ví dụ sai
    … trong năm 2026. các đơn vị chủ động thực hiện.

    ## Ví dụ đúng
    … trong năm 2026. Các đơn vị chủ động thực hiện.

    ## Cách sửa
    Viết hoa chữ cái đầu. Ở đầu dòng thì sửa được tự động; giữa đoạn thì cần xem lại, vì dấu chấm có thể gõ nhầm từ dấu phẩy.
    """
    words = words_of(subject)
    for line in words.lines:
        if line.component in PROSE or line.component is Component.CAN_CU:
            at = _small_start(subject, words, line)
            if at is not None:
                bullet = line.unit.level in _BULLETS
                yield words.fault(
                    at,
                    at + 1,
                    _("đầu dòng chưa viết hoa: “{words}”").format(words=_next_words(words, at)),
                    words.all[at].upper(),
                    title=_("Viết hoa chữ đầu dòng"),
                    safety=Safety.UNSAFE if bullet else Safety.SAFE,
                    severity=Severity.WARNING if bullet else None,
                )
    for found in _AFTER_STOP.finditer(words.all):
        at = found.start(1)
        last = _LAST_WORD.search(words.all, max(0, found.start() - 12), found.start())
        if last is None or last.group() in _ABBREVIATIONS or words.quoted(at):
            continue
        if words.line_at(at).component in _PROSE:
            yield words.fault(
                at,
                at + 1,
                _("đầu câu chưa viết hoa: “… {before}. {words}”").format(
                    before=last.group(), words=_next_words(words, at)
                ),
                words.all[at].upper(),
                title=_("Viết hoa chữ đầu câu"),
                safety=Safety.UNSAFE,
            )


def _small_start(subject: Subject, words: Words, line: Line) -> int | None:
    """Return where the line begins with a small letter that should be a capital; ``None`` when all is well or unsure."""
    first = line.text[line.body : line.body + 1]
    if first not in LOWER or not first or words.quoted(line.start + line.body):
        return None
    text = line.text[line.body :]
    # A short label that was not taken apart ("a) …"), a unit of measure, an address on the net: not a sentence.
    if re.match(rf"[{LOWER}]{{1,2}}\d?[).]|\S*[@/_\d]|www\.|https?:", text) or len(text.split()) < 3 or "...." in text:
        return None
    before = words.lines[line.number - 1] if line.number else None
    if before is None:
        return None
    # A paragraph broken in two (a page end, a scan) goes on in small letters. Only a Word file says where paragraphs end.
    if not line.unit.label and before.component in (Component.MUC, Component.DOAN, Component.CAN_CU):
        ended = _ENDED if subject.is_docx else _FULL_STOP
        if not ended.search(before.text.rstrip()):
            return None
    return line.start + line.body


def _next_words(words: Words, at: int) -> str:
    return " ".join(words.all[at : words.line_at(at).end].split()[:4])


@cache
def _compounds() -> frozenset[tuple[str, str]]:
    pairs = (word.split() for word in load("common_compounds")["words"])
    return frozenset((one, two) for one, two in pairs)


_NAMED = ("ND30-220", "ND30-222", "ND30-223", "ND30-226", "ND30-227", "ND30-232")
"""Rules that know the very name: where one of them speaks, this one need not."""


@rule("ND30-212")
def title_case(subject: Subject) -> Faults:
    """Viết hoa từng chữ trong câu văn, trích yếu, đề mục.

    ## Kiểm tra gì
    Chuỗi từ bốn chữ trở lên đều viết hoa chữ cái đầu mà trong đó có ít nhất hai từ thông thường ("Tổ Chức", "Thực Hiện"), không
    phải tên riêng, tên công ty hay lời trích trong ngoặc kép.

    ## Vì sao
    Phụ lục II chỉ cho viết hoa đầu câu, tên riêng và một số trường hợp được kể ra; không có lối viết hoa mọi chữ.

    ## Ví dụ sai
    Về việc Tổ Chức Thực Hiện Kế Hoạch Năm 2026

    ## Ví dụ đúng
    Về việc tổ chức thực hiện Kế hoạch năm 2026

    ## Cách sửa
    Viết thường các từ thông thường. Không sửa tự động, vì chỉ người soạn biết chữ nào là tên riêng.
    """
    words = words_of(subject)
    compounds = _compounds()
    names = [(hit.start, hit.end) for id in _NAMED for hit in hits(subject, id)]
    for found in _RUN.finditer(words.all):
        if words.line_at(found.start()).component not in _PROSE or words.foreign(found.start()):
            continue
        syllables = found.group().lower().split()
        common = count = 0
        while count < len(syllables) - 1:
            if (syllables[count], syllables[count + 1]) in compounds:
                common += 1
                count += 1
            count += 1
        line = words.line_at(found.start())
        if any(start < found.end() and found.start() < end for start, end in names):
            continue
        if common >= 2 and not _FIRM.search(words.low[max(line.start, found.start() - 120) : found.start()]):
            yield words.fault(
                found.start(),
                found.end(),
                _("viết hoa từng chữ: “{words}”; chỉ viết hoa đầu câu và tên riêng").format(words=found.group()),
            )
