"""Rules on numbering: letters, gaps, repeats, levels (Phụ lục I, Phần I, Mục II, khoản 6, điểm c, đ)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.catalog import nd30
from generator.messages import _
from generator.rules.engine import Fault, Faults, Subject, Unit, rule
from generator.rules.nd30.text import kept

RANK = {
    "phan": 0,
    "chuong": 1,
    "muc": 2,
    "tieu_muc": 3,
    "dieu": 4,
    "chu_hoa": 5,
    "la_ma": 6,
    "khoan": 7,
    "khoan_con": 8,
    "diem": 20,
    "diem_con": 21,
}
"""The levels from the outermost in; "1.1.1." lies below "1.1.", both above "a)"."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(slots=True)
class _Run:
    """What is open at one level: the last number, and whether other text came since."""

    last: tuple[int, ...]
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """One break of a sequence. ``what`` is letter, gap, repeat, first or article."""

    unit: Unit
    what: str
    found: str
    wanted: str


@dataclass(slots=True)
class _Walk:
    open: dict[int, _Run] = field(default_factory=dict)
    articles: int = 0
    new_chapter: bool = False


def numbers_of(level: str, label: str) -> tuple[int, ...] | None:
    """Return the numbers of a printed label ("1.2." -> (1, 2), "đ)" -> (5,)); ``None`` when it holds none that is counted."""
    body = label.strip().rstrip(".):/- ").strip()
    if level == "diem":
        letter = body[-1:].lower()
        place = nd30.diem_letters().find(letter) if letter else -1
        return (place + 1,) if place >= 0 else None
    if level == "khoan_con":
        parts = body.split(".")
        return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else None
    if found := re.search(r"(\d+)$", body):
        return (int(found[1]),)
    word = body.split()[-1] if body.split() else ""
    if level in ("phan", "chuong", "muc", "tieu_muc", "la_ma") and re.fullmatch(r"[IVXLC]+", word):
        return (roman(word),)
    return None


def roman(text: str) -> int:
    total = 0
    for here, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN[here]
        total += -value if following and _ROMAN[following] > value else value
    return total


def _name(level: str, numbers: tuple[int, ...]) -> str:
    """Return how the label of these numbers is printed at a level."""
    if level == "diem":
        letters = nd30.diem_letters()
        return f"{letters[numbers[0] - 1]})" if 1 <= numbers[0] <= len(letters) else "?"
    if level == "dieu":
        return f"Điều {numbers[0]}."
    if level in ("la_ma", "phan", "chuong"):
        units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
        tens = ("", "X", "XX", "XXX", "XL", "L")
        roman = tens[numbers[0] // 10 % 6] + units[numbers[0] % 10]
        return {"la_ma": f"{roman}.", "phan": f"Phần {roman}", "chuong": f"Chương {roman}"}[level]
    if level in ("muc", "tieu_muc"):
        return f"{'Mục' if level == 'muc' else 'Tiểu mục'} {numbers[0]}"
    return ".".join(map(str, numbers)) + "."


def slips(subject: Subject) -> tuple[Slip, ...]:
    """Return every break of a numbering sequence in the document, each once, in reading order."""
    return kept(subject, _all_slips)


def _all_slips(subject: Subject) -> tuple[Slip, ...]:
    return tuple(_slips(subject))


def _slips(subject: Subject) -> Iterator[Slip]:
    walk = _Walk()
    appendix: int | None = None
    for unit in subject.units:
        if unit.appendix != appendix:
            appendix, walk = unit.appendix, _Walk()
        level = unit.level
        if level not in RANK or not unit.label or not _begins(unit):
            if level is None and unit.component is not None and unit.component.value in ("doan", "de_muc"):
                for run in walk.open.values():
                    run.interrupted = True
            continue
        yield from _step(walk, unit, level, unit.label)


def _begins(unit: Unit) -> bool:
    """Return whether the unit carries its label itself (a title line below "Chương I" only repeats it)."""
    label = (unit.label or "").strip()
    p = unit.paragraph
    if p is not None and p.list_label and p.list_label.strip():
        return True
    return unit.words.casefold().startswith(" ".join(label.split()).casefold().rstrip(".):/ "))


def _step(walk: _Walk, unit: Unit, level: str, label: str) -> Iterator[Slip]:
    numbers = numbers_of(level, label)
    rank = RANK[level] + (len(numbers) - 2 if level == "khoan_con" and numbers else 0)
    for deeper in [r for r in walk.open if r > rank]:
        del walk.open[deeper]
    if numbers is None:
        if level == "diem":
            yield Slip(unit, "letter", label.strip(), "")
        return
    if level in ("chuong", "muc", "phan", "tieu_muc"):
        walk.new_chapter = True
    if level == "dieu":
        yield from _article(walk, unit, numbers[0], label)
        return
    run = walk.open.get(rank)
    walk.open[rank] = _Run(numbers)
    wanted = _wanted(run, numbers, level)
    if wanted is None or numbers == wanted:
        return
    if level == "diem" and run is not None and _skips_d(run.last[0], numbers[0]):
        yield Slip(unit, "letter", label.strip(), _name(level, wanted))
        return
    if run is None and numbers[-1] != 2:
        # A list that begins far from its start is a quotation ("3. Bảo đảm …" of some law), not a slip.
        return
    what = "first" if run is None else ("repeat" if numbers == run.last else "gap")
    yield Slip(unit, what, label.strip(), _name(level, wanted))


_NEW_LISTS = frozenset({"khoan", "khoan_con", "diem"})
"""Levels at which a list that begins again is a new list more often than a slip."""


def _wanted(run: _Run | None, numbers: tuple[int, ...], level: str) -> tuple[int, ...] | None:
    """Return the numbers that should stand here; ``None`` when a new list may begin."""
    first = (*numbers[:-1], 1)
    if run is None:
        return first
    if run.last[:-1] != numbers[:-1]:
        return first
    if numbers[-1] == 1 and (run.interrupted or (run.last[-1] > 1 and level in _NEW_LISTS)):
        return None
    return (*run.last[:-1], run.last[-1] + 1)


def _skips_d(last: int, now: int) -> bool:
    """Return whether a list went on from d) to e) without đ)."""
    letters = nd30.diem_letters()
    return letters[last - 1] == "d" and letters[now - 1] == "e"


def _article(walk: _Walk, unit: Unit, number: int, label: str) -> Iterator[Slip]:
    for deeper in [r for r in walk.open if r > RANK["dieu"]]:
        del walk.open[deeper]
    wanted = walk.articles + 1
    letter = re.search(r"\d[a-zđ]", label)
    if walk.articles == 0 and number > 2:
        walk.articles, walk.new_chapter = number, False
        return
    if number != wanted and not letter:
        restarted = number == 1 and walk.articles > 0 and walk.new_chapter
        what = "article" if restarted else ("repeat" if number == walk.articles else "gap")
        yield Slip(unit, what, label.strip(), f"Điều {wanted}.")
    walk.articles, walk.new_chapter = number, False


def _tell(subject: Subject, kinds: frozenset[str], message: str) -> Faults:
    for slip in slips(subject):
        if slip.what in kinds:
            yield Fault(
                message.format(found=slip.found, wanted=slip.wanted),
                slip.unit.paragraph,
                present=slip.found,
                proposed=slip.wanted or None,
                component=slip.unit.component,
                at=slip.unit.at,
            )


@rule("ND30-133")
def point_letters(subject: Subject) -> Faults:
    """Chữ cái của điểm không theo thứ tự a, b, c, d, đ, e, g, h, i, k …

    ## Kiểm tra gì
    Chữ cái dùng làm nhãn điểm: có đ sau d; không có f, j, w, z.

    ## Vì sao
    Thứ tự các điểm theo bảng chữ cái tiếng Việt. Đánh số tự động của Word bỏ chữ đ và thêm chữ f.

    ## Ví dụ sai
    a) b) c) d) e) f)

    ## Ví dụ đúng
    a) b) c) d) đ) e)

    ## Cách sửa
    Gõ tay nhãn điểm thay cho đánh số tự động.
    """
    for slip in slips(subject):
        if slip.what == "letter":
            message = (
                _("sau “d)” phải là “đ)”, không phải “{found}”")
                if slip.wanted
                else _("điểm “{found}” không có trong thứ tự a, b, c, d, đ, e, g, h, i, k, l …")
            )
            yield Fault(
                message.format(found=slip.found),
                slip.unit.paragraph,
                present=slip.found,
                proposed=slip.wanted or None,
                component=slip.unit.component,
                at=slip.unit.at,
            )


@rule("ND30-134")
def numbering_gap(subject: Subject) -> Faults:
    """Số thứ tự nhảy cóc, trùng hoặc không bắt đầu từ đầu.

    ## Kiểm tra gì
    Số La Mã, số Ả Rập, chữ cái ở từng cấp trong từng mục.

    ## Vì sao
    Số thứ tự phải liên tục để viện dẫn đúng.

    ## Ví dụ sai
    I., II., IV.; 1., 2., 2.

    ## Ví dụ đúng
    I., II., III.

    ## Cách sửa
    Đánh lại số thứ tự, rồi xem lại các chỗ viện dẫn đến số đó.
    """
    yield from _tell(
        subject,
        frozenset({"gap", "repeat", "first"}),
        _("số thứ tự “{found}” không liên tục, theo thứ tự phải là “{wanted}”"),
    )


@rule("ND30-135")
def articles_restart(subject: Subject) -> Faults:
    """Số của điều đánh lại từ đầu ở chương, mục mới.

    ## Kiểm tra gì
    Số của điều trong toàn văn bản.

    ## Vì sao
    Điều được đánh số liên tục từ đầu đến cuối văn bản, không theo chương, mục.

    ## Ví dụ sai
    Chương II / Điều 1. (sau Điều 5)

    ## Ví dụ đúng
    Chương II / Điều 6.

    ## Cách sửa
    Đánh lại số điều liên tục.
    """
    yield from _tell(subject, frozenset({"article"}), _("“{found}” đánh lại từ đầu, phải tiếp tục là “{wanted}”"))


@rule("ND30-137")
def level_skipped(subject: Subject) -> Faults:
    """Nhảy cấp: dưới "I." đi thẳng đến "a)".

    ## Kiểm tra gì
    Điểm "a)" nằm ngay dưới mục "I." mà không qua khoản "1.".

    ## Vì sao
    Văn bản bố cục theo phần, mục, khoản, điểm từ lớn đến nhỏ. Gạch đầu dòng dưới khoản không được quy định nên không xét.

    ## Ví dụ sai
    I. MỤC ĐÍCH / a) Nâng cao …

    ## Ví dụ đúng
    I. MỤC ĐÍCH / 1. Nâng cao …

    ## Cách sửa
    Đổi "a)" thành "1.".
    """
    below_roman = False
    for unit in subject.units:
        if unit.appendix is not None:
            break
        level = unit.level
        if level in ("la_ma", "khoan", "khoan_con", "dieu", "chuong", "muc"):
            below_roman = level == "la_ma"
        elif level == "diem" and below_roman and _begins(unit):
            below_roman = False
            yield Fault(
                _("dưới mục La Mã đi thẳng đến “{label}”, bỏ qua cấp “1.”").format(label=(unit.label or "").strip()),
                unit.paragraph,
                present=unit.words[:60],
                component=unit.component,
                at=unit.at,
            )
