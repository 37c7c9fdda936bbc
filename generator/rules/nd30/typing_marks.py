"""Spaces, quotes, hyphens and tone marks (section "typing"): ND30-238 to ND30-243."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from generator.catalog.store import load
from generator.messages import _
from generator.model.layout import Component
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import LOWER, UPPER, Line, Words, words_of
from generator.vietnamese.tone import ToneStyle, occurrences, to_new, to_old

_LETTER = f"{LOWER}{UPPER}"
_SPACE_BEFORE = re.compile(r" (?:[,;:?!)]|\.(?![.\w/…]))")
_BEFORE_SPACE = frozenset(_LETTER + '0123456789%”")]')
_SPACE_AFTER = re.compile(rf"\(( +)(?=[{_LETTER}\d“])")
_MARK_THEN_LETTER = re.compile(rf"[,;.:?!)](?=[{_LETTER}“(])")
_LETTER_THEN_BRACKET = re.compile(rf"[{LOWER}](?=\([{_LETTER}])")
_SMALL = frozenset(LOWER)
_DOUBLE = re.compile(rf" {{2,3}}(?=[{_LETTER}\d(“])")
_NET = re.compile(r"://|www\.|@|\.(?:vn|com|gov|org|net|edu|docx?|xlsx?|pdf)\b|\\", re.IGNORECASE)
_BLANK_LINE = re.compile(r" {4,}|\.{4,}|…{2,}|_{3,}|…{1,} ?/")
_LEADER = re.compile(r"\t *[;.,:]")
"""A row of dots that a tab draws up to a mark: "Căn cứ ……;"."""
_QUOTE = re.compile('[“”"]')
_DASH = re.compile(r"[–—―]")
_IN_SYMBOL = re.compile(r"\d/(?:\d{4}/)?[A-ZĐ][A-Za-zĐđ]{0,4} ?$")
"""A dash inside the symbol of an act is CITE-006's matter."""
_NOT_TEXT = frozenset(
    {
        Component.SO_KY_HIEU,
        Component.DIA_DANH,
        Component.QUOC_HIEU,
        Component.TIEU_NGU,
        Component.KY_HO_TEN,
        Component.DIA_CHI,
        Component.NGUOI_SOAN,
        Component.LUU,
    }
)
"""Components whose marks other rules judge, or that are no sentences."""

Hit = tuple[int, int, str]


def _judged(words: Words, hits: Iterator[Hit]) -> Iterator[Hit]:
    """Leave out what stands in an address on the net, in a form to fill in, or in a component with rules of its own."""
    for line, found in words.by_line(hits):
        if line.component in _NOT_TEXT or _BLANK_LINE.search(line.text):
            continue
        if "\t" in line.unit.text and _LEADER.search(line.unit.text):
            continue
        addresses = _addresses(words, line)
        yield from (hit for hit in found if not any(low <= hit[0] < high for low, high in addresses))


def _addresses(words: Words, line: Line) -> list[tuple[int, int]]:
    """Return where addresses on the net and file names stand in a line: from blank to blank."""
    spans: list[tuple[int, int]] = []
    done = line.start
    while (found := _NET.search(words.all, done, line.end)) is not None and len(spans) < _MANY:
        start = max(words.all.rfind(" ", line.start, found.start()) + 1, line.start)
        end = words.all.find(" ", found.end(), line.end)
        spans.append((start, line.end if end < 0 else end))
        done = spans[-1][1]
    return spans


_MANY = 200
"""Addresses looked at in one line: a bound for hostile input."""


@rule("ND30-238")
def space_before_mark(subject: Subject) -> Faults:
    """Dấu cách thừa trước dấu câu hoặc sau dấu mở ngoặc.

    ## Kiểm tra gì
    Dấu cách trước , . ; : ? ! ) và sau (; bỏ qua số thập phân, dấu "./.", dấu ba chấm, dòng để điền.

    ## Vì sao
    Nghị định không nói tới dấu cách; đây là cách gõ thống nhất trong chính Nghị định.

    ## Ví dụ sai
    các sở , ban, ngành ; ( sau đây gọi tắt là Kế hoạch )

    ## Ví dụ đúng
    các sở, ban, ngành; (sau đây gọi tắt là Kế hoạch)

    ## Cách sửa
    Bỏ dấu cách. Sửa được tự động.
    """
    words = words_of(subject)
    hits: list[Hit] = []
    for found in _SPACE_BEFORE.finditer(words.all):
        start = found.start()
        while start > 0 and words.all[start - 1] == " ":
            start -= 1
        if words.all[start - 1 : start] in _BEFORE_SPACE and not _ratio(words, found, start):
            hits.append((start, found.start() + 1, ""))
    for found in _SPACE_AFTER.finditer(words.all):
        if not words.all[found.start() - 1 : found.start()].isdigit():
            hits.append((found.start(1), found.end(1), ""))
    yield from words.faults_by_line(
        _judged(words, iter(sorted(hits))),
        _("thừa dấu cách cạnh dấu câu ({n} chỗ)"),
        title=_("Bỏ dấu cách thừa"),
    )


def _ratio(words: Words, found: re.Match[str], start: int) -> bool:
    """Return whether a colon stands between two numbers ("tỷ lệ 3 : 4")."""
    after = words.all[found.end() : found.end() + 2].strip()
    return found.group() == " :" and words.all[start - 1].isdigit() and after[:1].isdigit()


@rule("ND30-239")
def one_space_after_mark(subject: Subject) -> Faults:
    """Thiếu dấu cách sau dấu câu, hoặc hai dấu cách liền nhau.

    ## Kiểm tra gì
    Chữ viết liền sau dấu phẩy, chấm phẩy, chấm, hai chấm, ngoặc; hai, ba dấu cách giữa hai chữ. Khoảng trống dài để điền và
    địa chỉ mạng không bị nhắc.

    ## Vì sao
    Một dấu cách sau mỗi dấu câu; dấu cách thừa làm chữ giãn không đều khi căn hai lề.

    ## Ví dụ sai
    các sở,ban,ngành; thực hiện  nghiêm túc

    ## Ví dụ đúng
    các sở, ban, ngành; thực hiện nghiêm túc

    ## Cách sửa
    Thêm hoặc bớt cho còn một dấu cách. Sửa được tự động.
    """
    words = words_of(subject)
    hits: list[Hit] = [
        (found.end(), found.end(), " ")
        for pattern in (_MARK_THEN_LETTER, _LETTER_THEN_BRACKET)
        for found in pattern.finditer(words.all)
        if _runs_on(words.all, found) and not _closed_up(words, found)
    ]
    if "  " in words.all:
        hits += [
            (m.start(), m.end(), " ")
            for m in _DOUBLE.finditer(words.all)
            if words.all[m.start() - 1 : m.start()] not in ("", " ", "\n")
            and not _after_label(words, m.start())
            and words.line_at(m.start()).component not in (Component.TEN_LOAI, Component.TIEU_NGU)
        ]
    yield from words.faults_by_line(
        _judged(words, iter(sorted(hits))),
        _("thiếu hoặc thừa dấu cách giữa các chữ ({n} chỗ)"),
        title=_("Để đúng một dấu cách"),
    )


def _after_label(words: Words, at: int) -> bool:
    """Return whether ``at`` lies between a label and its words: how far they stand apart is a matter of look."""
    line = words.line_at(at)
    return at < line.start + line.body or line.component is Component.LUU


def _runs_on(text: str, found: re.Match[str]) -> bool:
    """Return whether what stands around a mark is running text: only then does a space belong after it."""
    mark, before = found.group(), text[found.start() - 1 : found.start()]
    if mark in ",;":
        return before in _SMALL or before.isdigit() or before in ("%", ")", "”")
    if mark == ".":
        return before in _SMALL and re.match(rf"[{UPPER}][{LOWER}]", text[found.end() : found.end() + 2]) is not None
    if mark in ":?!":
        return before in _SMALL and text[found.end()] != "("
    if mark == ")":
        return before.isalpha() and text[found.end()].isalpha()
    return True


def _closed_up(words: Words, found: re.Match[str]) -> bool:
    """Return whether what looks like a missing space is written so on purpose."""
    text, mark = words.all, found.group()
    before, after = text[max(0, found.start() - 4) : found.start()], text[found.end() : found.end() + 4]
    # "(s)" of a plural form, "a),b)" of a list of letters, "Th.S", "Tp.Hồ", "v.v.Các".
    if mark == ")":
        return after[:1].islower() and before[-2:-1] == "("
    if mark == ".":
        word = re.search(rf"[{_LETTER}]+$", before)
        return word is not None and word.group().lower() in _DOTTED
    return mark.isalpha() and re.match(r"\([sS]\)", after) is not None


_DOTTED = frozenset({"tp", "th", "ths", "ts", "gs", "pgs", "v", "tx", "tt", "bs"})


@rule("ND30-240")
def quotes(subject: Subject) -> Faults:
    """Dấu ngoặc kép thẳng, hoặc ngoặc kép không đủ cặp.

    ## Kiểm tra gì
    Dấu " trong lời văn; số dấu mở “ và đóng ” trong một đoạn.

    ## Vì sao
    Nghị định dùng ngoặc kép cong, đủ cặp (92 cặp, không có dấu thẳng).

    ## Ví dụ sai
    Phong trào thi đua "Vì người nghèo"; “Vì người nghèo

    ## Ví dụ đúng
    Phong trào thi đua “Vì người nghèo”

    ## Cách sửa
    Đổi sang “ và ”. Sửa được tự động khi đủ cặp trong một đoạn.
    """
    words = words_of(subject)
    straight: list[Hit] = []
    alone: list[int] = []
    opened: list[int] = []
    for at, closes in _marks(words):
        if not closes:
            opened.append(at)
            continue
        while opened and words.line_at(at).number - words.line_at(opened[-1]).number > _FAR:
            alone.append(opened.pop())
        if not opened:
            alone.append(at)
            continue
        straight += [(i, i + 1, mark) for i, mark in ((opened.pop(), "“"), (at, "”")) if words.all[i] == '"']
    yield from words.faults_by_line(
        iter(sorted(straight)), _("ngoặc kép thẳng, nên dùng “ ” ({n} dấu)"), title=_("Đổi sang ngoặc kép cong")
    )
    for at in sorted(alone + opened)[:_TOLD]:
        yield words.fault(at, at + 1, _("dấu ngoặc kép {mark} không đủ cặp").format(mark=words.all[at]))


_TOLD = 100
"""Marks without a partner that are told in one document: more say nothing more."""
_FAR = 40
"""Lines over which a quotation may run before its mark counts as forgotten."""


def _marks(words: Words) -> Iterator[tuple[int, bool]]:
    """Yield each quotation mark and whether it closes; a straight one by what stands before it."""
    text = words.all
    for found in _QUOTE.finditer(text):
        at = found.start()
        if found.group() != '"':
            yield at, found.group() == "”"
        elif not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2] in " x)"):
            yield at, not (at == 0 or text[at - 1] in " \n(“[-/:;,")


@rule("ND30-241")
def hyphens(subject: Subject) -> Faults:
    """Gạch ngang dài (–, —) thay cho gạch nối (-).

    ## Kiểm tra gì
    Dấu – và — ở mọi chỗ, cả đầu dòng gạch.

    ## Vì sao
    Nghị định chỉ dùng một loại dấu gạch: "-" (293 lần, không có – hay —), trong Tiêu ngữ, số ký hiệu, danh sách nơi nhận và
    giữa các từ đẳng lập.

    ## Ví dụ sai
    kinh tế – xã hội; giai đoạn 2021–2025

    ## Ví dụ đúng
    kinh tế - xã hội; giai đoạn 2021 - 2025

    ## Cách sửa
    Đổi sang "-". Sửa được tự động.
    """
    words = words_of(subject)
    hits = [
        (m.start(), m.end(), "-")
        for m in _DASH.finditer(words.all)
        if not _IN_SYMBOL.search(words.all[: m.start()][-24:])
    ]
    kept = [hit for hit in hits if words.line_at(hit[0]).component not in _JUDGED_ELSEWHERE]
    yield from words.faults_by_line(
        iter(kept), _("dùng gạch dài thay gạch nối “-” ({n} chỗ)"), title=_("Đổi sang gạch nối “-”")
    )


_JUDGED_ELSEWHERE = frozenset({Component.SO_KY_HIEU, Component.TIEU_NGU, Component.DUONG_KE})


@cache
def _coordinate() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the pairs with a hyphen that is not spaced on both sides, and the words that they begin with."""
    pairs = load("typing")["coordinate"]
    tight = "|".join(f"{one}(?: -|- ?){two}" for one, two in pairs)
    return re.compile(rf"(?:{tight})(?![{LOWER}])"), tuple({one.split()[0] for one, _two in pairs})


@rule("ND30-242")
def spaced_hyphen(subject: Subject) -> Faults:
    """Gạch nối giữa hai từ đẳng lập không có dấu cách hai bên.

    ## Kiểm tra gì
    Các cặp từ quen dùng: kinh tế - xã hội, chính trị - xã hội, văn hóa - xã hội, quốc phòng - an ninh …

    ## Vì sao
    Nghị định viết "chính trị - xã hội" (Điều 2) với một dấu cách mỗi bên.

    ## Ví dụ sai
    phát triển kinh tế-xã hội; kinh tế -xã hội

    ## Ví dụ đúng
    phát triển kinh tế - xã hội

    ## Cách sửa
    Thêm dấu cách hai bên. Sửa được tự động.
    """
    words = words_of(subject)
    if "-" not in words.low:
        return
    hits: list[Hit] = []
    pattern, first = _coordinate()
    for found in words.each(pattern, *first, low=True):
        at = found.group().index("-")
        left = found.group()[:at].rstrip()
        right = found.group()[at + 1 :].lstrip()
        start, end = found.start() + len(left), found.end() - len(right)
        hits.append((start, end, " - "))
    yield from words.faults_by_line(
        iter(hits),
        _("gạch nối giữa hai từ cần một dấu cách mỗi bên ({n} chỗ)"),
        title=_("Thêm dấu cách hai bên gạch nối"),
    )


@rule("ND30-243")
def one_tone_style(subject: Subject) -> Faults:
    """Lẫn hai lối đặt dấu thanh (hòa/hoà, ủy/uỷ) trong một văn bản.

    ## Kiểm tra gì
    Các âm tiết mở có oa, oe, uy; tên riêng của người không tính.

    ## Vì sao
    Không văn bản nào bắt buộc một lối; trong một văn bản nên dùng một lối. Luật và nghị định gần đây chủ yếu dùng lối cũ: hòa, ủy.

    ## Ví dụ sai
    Ủy ban nhân dân … uỷ quyền … thuỷ lợi

    ## Ví dụ đúng
    Ủy ban nhân dân … ủy quyền … thủy lợi

    ## Cách sửa
    Đổi các chữ theo lối ít dùng hơn. Sửa được tự động.
    """
    words = words_of(subject)
    new = _counted(words, ToneStyle.NEW) if words.small != words.low else []
    old = _counted(words, ToneStyle.OLD) if new else []
    if not old:
        return
    few, turn = (new, to_old) if len(old) >= len(new) else (old, to_new)
    seen = Counter(words.all[start:end].lower() for start, end in few)
    hits = [(start, end, turn(words.all[start:end])) for start, end in few]
    samples = ", ".join(word for word, _count in seen.most_common(3))
    yield words.fault_of_all(
        hits,
        _("lẫn hai lối đặt dấu: {few} chữ ({samples}) khác {many} chữ còn lại").format(
            few=len(few), samples=samples, many=max(len(old), len(new))
        ),
        title=_("Đổi về một lối đặt dấu"),
    )


def _counted(words: Words, style: ToneStyle) -> list[tuple[int, int]]:
    """Return the spans of the syllables in this style, without names of persons, which keep their own spelling."""
    found = []
    for start, end in occurrences(words.all, style):
        line = words.line_at(start)
        left = start
        while left > line.start and words.all[left - 1].isalpha():
            left -= 1
        word = words.all[left:end]
        titled = word[0].isupper() and not word.isupper()
        if (not titled or word in _NEVER_A_PERSON) and line.component not in _EITHER_STYLE:
            found.append((left, end))
    return found


_EITHER_STYLE = frozenset({Component.KY_HO_TEN, Component.QUOC_HIEU, Component.TIEU_NGU})
"""A person's own name, and the fixed words in which the decree's forms themselves print both styles."""
_NEVER_A_PERSON = frozenset({"Ủy", "Uỷ", "Tòa", "Toà", "Hủy", "Huỷ", "Xóa", "Xoá"})
