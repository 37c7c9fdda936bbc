"""One thing written in one way through a document: ranges, paired words, quoted names, dates (TYPO-005 to 009)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import islice

from generator.catalog.store import load
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import LOWER, Words, words_of
from generator.vietnamese.text import search_key

_ONE_WAY = "Không có điều luật riêng; cách viết thống nhất trong một văn bản"
_RANGE = re.compile(r"((?:19|20)\d\d)( ?[-–] ?)((?:19|20)\d\d)(?![\d/]|[-.]\d)")


_OF_A_NUMBER = frozenset("0123456789/.-")


@rule("TYPO-005", severity=Severity.WARNING, clause=_ONE_WAY)
def ranges_of_years(subject: Subject) -> Faults:
    """Khoảng năm viết nhiều kiểu trong một văn bản.

    ## Kiểm tra gì
    "2021-2025", "2021 - 2025", "2021 -2025" cùng có trong văn bản.

    ## Vì sao
    Trong một văn bản viết một kiểu; Nghị định để dấu cách hai bên khi chỉ khoảng (20 - 25 mm).

    ## Ví dụ sai
    giai đoạn 2021-2025 … giai đoạn 2021 - 2025 … giai đoạn 2021 -2025

    ## Ví dụ đúng
    giai đoạn 2021 - 2025 ở mọi chỗ

    ## Cách sửa
    Đổi về kiểu dùng nhiều hơn. Sửa được tự động.
    """
    words = words_of(subject)
    found = [m for m in _RANGE.finditer(words.all) if words.all[m.start() - 1 : m.start()] not in _OF_A_NUMBER]
    styles = Counter(match.group(2) for match in found)
    if len(styles) < 2:
        return
    # The decree spaces its own ranges (20 - 25 mm); a text that mostly writes them tight may stay so.
    usual = "-" if styles["-"] > styles[" - "] else " - "
    example = next(match for match in found if match.group(2) == usual) if styles[usual] else None
    right = example.group() if example else "2021 - 2025"
    for match in found:
        if match.group(2) != usual:
            new = match.group(1) + usual + match.group(3)
            yield words.fault(
                match.start(),
                match.end(),
                _("khoảng năm viết “{form}”, chỗ khác viết “{right}” ({n} chỗ)").format(
                    form=match.group(), right=right, n=styles[usual]
                ),
                new,
            )


@cache
def _pairs() -> tuple[re.Pattern[str], tuple[str, ...]]:
    pairs = load("typing")["paired"]
    forms = "|".join(f"(?P<a{n}>{one})( - | )(?:{two})" for n, (one, two) in enumerate(pairs))
    return re.compile(rf"(?:{forms})(?![{LOWER}])"), tuple({one.split()[0] for one, _two in pairs})


@rule(
    "TYPO-006",
    severity=Severity.WARNING,
    clause="Điều 2 (cách viết “chính trị - xã hội”); thống nhất trong một văn bản",
)
def paired_words(subject: Subject) -> Faults:
    """Cặp từ đẳng lập chỗ có gạch nối, chỗ không.

    ## Kiểm tra gì
    "chính trị - xã hội", "kinh tế - xã hội" … có gạch nối ở chỗ này mà "chính trị xã hội", "kinh tế xã hội" không có ở chỗ khác.

    ## Vì sao
    Nghị định viết có gạch nối; trong một văn bản viết một kiểu.

    ## Ví dụ sai
    các tổ chức chính trị - xã hội … các tổ chức chính trị xã hội

    ## Ví dụ đúng
    các tổ chức chính trị - xã hội ở mọi chỗ

    ## Cách sửa
    Thêm gạch nối có dấu cách hai bên.
    """
    words = words_of(subject)
    with_hyphen = 0
    without: list[tuple[int, int]] = []
    pattern, first = _pairs()
    for found in words.each(pattern, *first, low=True):
        gap = next(group for group in range(2, len(found.groups()) + 1, 2) if found.group(group) is not None)
        if found.group(gap) == " - ":
            with_hyphen += 1
        else:
            without.append(found.span(gap))
    if not with_hyphen:
        return
    yield from words.faults_by_line(
        iter((start, end, " - ") for start, end in without if not words.foreign(start)),
        _("cặp từ chỗ có gạch nối, chỗ không ({n} chỗ thiếu)"),
        title=_("Thêm gạch nối “ - ”"),
        safety=Safety.UNSAFE,
    )


@rule("TYPO-007", severity=Severity.WARNING, clause=_ONE_WAY)
def quoted_names(subject: Subject) -> Faults:
    """Một tên trong ngoặc kép viết nhiều cách.

    ## Kiểm tra gì
    Tên phong trào, chương trình, khẩu hiệu trong ngoặc kép từ bốn chữ trở lên: khác nhau ở chữ hoa, dấu câu hoặc một chữ.

    ## Vì sao
    Tên gọi phải đúng từng chữ ở mọi chỗ.

    ## Ví dụ sai
    “Vì người nghèo - Không để ai bị bỏ lại phía sau” … “Vì người nghèo - không để ai bị bỏ lại phía sau”

    ## Ví dụ đúng
    “Vì người nghèo - Không để ai bị bỏ lại phía sau” ở mọi chỗ

    ## Cách sửa
    Viết theo văn bản phát động phong trào.
    """
    words = words_of(subject)
    names = list(islice(_quoted(words), _MANY))
    groups: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for start, end, text in names:
        groups[_group_of(search_key(text), groups)].append((start, end, text))
    for group in groups.values():
        forms = Counter(text for _start, _end, text in group)
        if len(forms) < 2:
            continue
        usual, often = forms.most_common(1)[0]
        for start, end, text in group:
            if text != usual:
                yield words.fault(
                    start,
                    end,
                    _("tên trong ngoặc kép viết khác chỗ khác ({n} chỗ viết “{usual}”)").format(n=often, usual=usual),
                    usual if search_key(text) == search_key(usual) else None,
                    title=_("Viết như các chỗ khác"),
                    safety=Safety.UNSAFE,
                )


_MANY = 400
"""Quotations compared with each other: a bound for hostile input."""


def _quoted(words: Words) -> Iterator[tuple[int, int, str]]:
    """Yield the quoted names: one line, four words or more, not all capitals."""
    for start, end in zip(*words.quotations, strict=True):
        inner = words.all[start + 1 : end - 1]
        if words.all[end - 1 : end] not in ("”", '"', "»") or "\n" in inner or not 4 <= len(inner.split()) <= 30:
            continue
        if inner.isupper() or inner.rstrip()[-1:] in ".;:":
            continue
        yield start + 1, end - 1, " ".join(inner.split())


def _group_of(key: str, groups: dict[str, list[tuple[int, int, str]]]) -> str:
    """Return the key of the group of names that this one is the same as, or nearly so (one word of many differs)."""
    if key in groups:
        return key
    own = key.split()
    for other in groups:
        its = other.split()
        long = min(len(own), len(its)) >= 8 and abs(len(own) - len(its)) <= 1
        if long and len(set(own) ^ set(its)) <= 3 and SequenceMatcher(None, own, its, autojunk=False).ratio() >= 0.9:
            return other
    return key


_HANG = re.compile(rf"(hàng|hằng)(?= (?:năm|tháng|quý|tuần|ngày)(?![{LOWER}]))")


@rule("TYPO-008", severity=Severity.WARNING, clause=_ONE_WAY)
def yearly(subject: Subject) -> Faults:
    """Chữ "hàng năm" và "hằng năm" cùng có trong một văn bản.

    ## Kiểm tra gì
    "hàng" và "hằng" trước năm, quý, tháng, tuần, ngày.

    ## Vì sao
    Cả hai cách viết đều gặp trong văn bản nhà nước; trong một văn bản nên dùng một cách.

    ## Ví dụ sai
    báo cáo hàng năm … khen thưởng hằng năm

    ## Ví dụ đúng
    báo cáo hằng năm … khen thưởng hằng năm

    ## Cách sửa
    Đổi chữ ít dùng hơn.
    """
    words = words_of(subject)
    found = [match for match in words.each(_HANG, "hàng", "hằng", low=True) if not words.foreign(match.start())]
    counts = Counter(match.group() for match in found)
    if len(counts) < 2:
        return
    few = "hàng" if counts["hàng"] < counts["hằng"] else "hằng"
    if counts["hàng"] == counts["hằng"]:
        few = "hàng"
    many = "hằng" if few == "hàng" else "hàng"
    hits = [
        (match.start(), match.end(), many.capitalize() if words.all[match.start()].isupper() else many)
        for match in found
        if match.group() == few
    ]
    yield words.fault_of_all(
        hits,
        _("“{few}” ({n} chỗ) và “{many}” ({m} chỗ) cùng có trong văn bản").format(
            few=few, n=counts[few], many=many, m=counts[many]
        ),
        title=_("Đổi thành “{many}”").format(many=many),
        safety=Safety.UNSAFE,
    )


_MONTH_ZERO = re.compile(r"[Tt]háng (0([3-9]))(?= năm \d{4}|/\d{4}| hằng| hàng)")
_SHORT_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/])")


@rule("TYPO-009", severity=Severity.WARNING, clause="Cách ghi ngày, tháng của chính Nghị định (05 tháng 3 năm 2020)")
def months_with_zero(subject: Subject) -> Faults:
    """Tháng 3 đến tháng 9 trong lời văn có số 0, hoặc ngày viết tắt lẫn hai kiểu.

    ## Kiểm tra gì
    "tháng 08 năm …" trong lời văn; ngày viết tắt chỗ "12/6/2022", chỗ "12/06/2022" trong một văn bản. Dòng địa danh, ngày tháng
    có quy tắc riêng.

    ## Vì sao
    Chỉ ngày dưới 10 và tháng 1, 2 thêm số 0; Nghị định viết "05 tháng 3 năm 2020".

    ## Ví dụ sai
    ngày 12 tháng 08 năm 2022

    ## Ví dụ đúng
    ngày 12 tháng 8 năm 2022

    ## Cách sửa
    Bỏ số 0. Sửa được tự động.
    """
    words = words_of(subject)
    long_form = [(m.start(1), m.end(1), m.group(2)) for m in words.each(_MONTH_ZERO, "tháng")]
    kept = [hit for hit in long_form if words.line_at(hit[0]).component is not Component.DIA_DANH]
    yield from words.faults_by_line(
        iter(kept), _("tháng 3 đến 9 không thêm số 0 ({n} chỗ)"), title=_("Bỏ số 0 trước tháng")
    )
    short = [
        m
        for m in _SHORT_DATE.finditer(words.all)
        if m.group(1).lstrip("0") in "3456789" and words.all[m.start() - 1 : m.start()] not in _OF_A_NUMBER
    ]
    with_zero = [m for m in short if m.group(1).startswith("0")]
    if with_zero and len(with_zero) < len(short):
        yield words.fault_of_all(
            [(m.start(1), m.end(1), m.group(1)[1:]) for m in with_zero],
            _("ngày viết tắt lẫn hai kiểu: “{one}” và “{other}”").format(
                one=with_zero[0].group(), other=next(m.group() for m in short if not m.group(1).startswith("0"))
            ),
            title=_("Bỏ số 0 trước tháng 3 đến 9"),
        )
