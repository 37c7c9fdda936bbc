"""Words that stand twice, and letters that only look right (TYPO-010, 011)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import LOWER, UPPER, words_of

_USAGE = "Quy tắc chính tả tiếng Việt; Nghị định 30/2020/NĐ-CP không quy định riêng"
_FUNCTION = (
    "của|và|các|là|chưa|đang|đến|vào|nhằm|nếu|được|trong|cho|với|tại|theo|để|về|do|những|này|khi|trên|bằng|đã|sẽ|phải|thực hiện|triển khai|phối hợp|tăng cường|"
    "ban hành|nâng cao|tiếp tục|đẩy mạnh|đồng thời|trên địa bàn|theo quy định|tổ chức thực hiện|công tác|cơ quan|đơn vị|kế hoạch|"
    "nhiệm vụ|kết quả|địa phương|phong trào|cán bộ|nội dung|giải pháp|chương trình|đề án|dự án"
)
_TWICE = re.compile(rf"({_FUNCTION}) +(\1)(?![{LOWER}-])")
_FIRST = tuple({word.split()[0] for word in _FUNCTION.split("|")})


@rule("TYPO-010", severity=Severity.WARNING, clause=_USAGE)
def word_twice(subject: Subject) -> Faults:
    """Một chữ gõ hai lần liền nhau.

    ## Kiểm tra gì
    Hư từ và một số từ thường dùng lặp liền: "của của", "các các", "thực hiện thực hiện". Từ láy (luôn luôn, từ từ) không tính.

    ## Vì sao
    Thường là còn sót khi sửa câu.

    ## Ví dụ sai
    theo hướng dẫn của của Sở Nội vụ

    ## Ví dụ đúng
    theo hướng dẫn của Sở Nội vụ

    ## Cách sửa
    Bỏ một chữ.
    """
    words = words_of(subject)
    for found in words.each(_TWICE, *_FIRST, low=True):
        start, end = found.span()
        if words.all[start - 1 : start] == "-":
            continue
        yield words.fault(
            start,
            end,
            _("chữ lặp “{words}”").format(words=words.all[start:end]),
            words.all[start : start + len(found.group(1))],
            title=_("Bỏ chữ lặp"),
            safety=Safety.UNSAFE,
        )


_LATIN = f"{LOWER}{UPPER}"
_LOOK_ALIKE = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_LOOK_ALIKE |= dict(zip("аеорсухАВЕКМНОРСТХіІ", "aeopcyxABEKMHOPCTXiI", strict=True))
_HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ODD = re.compile("[ÐðƉɖ\ufffd\u0370-\u03ff\u0400-\u04ff\u00ad\u200b\u200c\u200d\u2060\ufeff\ue000-\uf8ff]")
_ALWAYS = frozenset("ÐðƉɖ\ufffd")
_LATIN_LETTERS = frozenset(_LATIN)


def _inside_a_word(text: str, at: int) -> bool:
    """Return whether an odd character is part of a word: beside a letter; a hidden or Greek one (μm) between two."""
    before, after = text[at - 1 : at] in _LATIN_LETTERS, text[at + 1 : at + 2] in _LATIN_LETTERS
    return (before and after) if not "\u0400" <= text[at] <= "\u04ff" else (before or after)


@rule("TYPO-011", severity=Severity.WARNING, clause="Phụ lục I, Phần I, Mục I, khoản 4 (bộ mã ký tự Unicode)")
def odd_letters(subject: Subject) -> Faults:
    """Chữ trông giống nhưng khác mã, ký tự vô hình hoặc ký tự hỏng giữa chữ.

    ## Kiểm tra gì
    Chữ Ð (mã khác Đ), chữ Nga hay Hy Lạp lẫn trong chữ Việt, ký tự vô hình giữa chữ, ký tự thay thế khi hỏng mã.

    ## Vì sao
    Nhìn không thấy nhưng tìm kiếm, kiểm tra chính tả và đọc máy đều sai.

    ## Ví dụ sai
    "ÐIỀU" với chữ Ð mã U+00D0

    ## Ví dụ đúng
    "ĐIỀU" với chữ Đ mã U+0110

    ## Cách sửa
    Thay bằng chữ đúng mã. Sửa được tự động khi biết chữ thay.
    """
    words = words_of(subject)
    known: list[tuple[int, int, str]] = []
    for found in _ODD.finditer(words.all):
        letter = found.group()
        if letter not in _ALWAYS and not _inside_a_word(words.all, found.start()):
            continue
        if words.line_at(found.start()).component is Component.DUONG_KE:
            continue
        if letter in _LOOK_ALIKE:
            known.append((found.start(), found.end(), _LOOK_ALIKE[letter]))
        elif letter in _HIDDEN:
            known.append((found.start(), found.end(), ""))
        else:
            yield words.fault(
                *found.span(),
                _("ký tự lạ “{letter}” (mã U+{code:04X}) giữa chữ").format(letter=letter, code=ord(letter)),
            )
    yield from words.faults_by_line(
        iter(known), _("chữ khác mã hoặc ký tự vô hình giữa chữ ({n} chỗ)"), title=_("Thay bằng chữ đúng mã")
    )
