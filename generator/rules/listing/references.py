"""References inside a document that lead nowhere, and items that stand twice (LIST-001 to 004)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from generator.catalog import kinds
from generator.messages import _
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.cite.found import citations_of
from generator.rules.engine import Faults, Subject, Unit, Unseen, rule
from generator.rules.nd30.text import kept, words_of

_OWN = "Không có điều luật riêng; viện dẫn trong nội bộ văn bản"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_KINDS = (
    "Quyết định|Nghị quyết|Kế hoạch|Báo cáo|Chương trình|Đề án|Thông báo|Hướng dẫn|Chỉ thị|Tờ trình|Công văn|Phương án|Văn bản|Quy chế|"
    "Quy định|Điều lệ|Hợp đồng|Thỏa thuận"
)


@dataclass(slots=True)
class Outline:
    """What is numbered in one part (the main text, or one appendix): highest numbers seen."""

    articles: dict[int, int] = field(default_factory=dict)
    """Number of the Điều -> its highest khoản (0: none seen)."""
    sections: dict[int, int] = field(default_factory=dict)
    """Roman section -> its highest khoản."""
    name: str = ""
    """Kind of the text, for an attached regulation ("quy chế")."""

    def whole(self) -> bool:
        """Return whether every article up to the last was seen: only then is a missing one missing for sure."""
        return bool(self.articles) and min(self.articles) == 1 and len(self.articles) == max(self.articles)


def roman(text: str) -> int:
    """Return the value of a Roman number; 0 for anything else."""
    total = 0
    for here, following in zip(text, [*text[1:], ""][: len(text)], strict=True):
        value = _ROMAN.get(here, 0)
        total += -value if _ROMAN.get(following, 0) > value else value
    return total


def outlines(subject: Subject) -> dict[int | None, Outline]:
    """Return the outline of each part of the document: ``None`` is the main text, numbers are appendices."""
    return kept(subject, _outlines)


def _outlines(subject: Subject) -> dict[int | None, Outline]:
    found: dict[int | None, Outline] = defaultdict(Outline)
    article = section = 0
    part: int | None = None
    for unit in subject.units:
        if unit.appendix != part:
            part, article, section = unit.appendix, 0, 0
        outline = found[part]
        label = (unit.label or "").strip()
        if unit.level == "dieu":
            article = _number(label)
            outline.articles.setdefault(article, 0)
        elif unit.level == "la_ma":
            section, article = roman(re.sub(r"[^IVXLC]", "", label)), 0
            outline.sections.setdefault(section, 0)
        elif unit.level == "khoan":
            if article:
                outline.articles[article] = max(outline.articles[article], _number(label))
            elif section:
                outline.sections[section] = max(outline.sections[section], _number(label))
    for number, appendix in enumerate(subject.document.appendices):
        if appendix.kind_name:
            found[number].name = appendix.kind_name.lower()
    return dict(found)


def _number(label: str) -> int:
    digits = re.search(r"\d+", label)
    return int(digits.group()) if digits else 0


_ARTICLE = re.compile(
    rf"(?:[Kk]hoản (?P<clause>\d{{1,2}}) )?Điều (?P<article>\d{{1,3}})(?P<more>(?:(?:, | và |, và )(?:Điều )?\d{{1,3}})*)"
    rf"(?: của)? (?P<kind>{_KINDS}) này"
)
_THIS_ARTICLE = re.compile(r"[Kk]hoản (\d{1,2}) Điều này")


def _target(subject: Subject, unit: Unit, kind: str) -> Outline | None:
    """Return the outline that "<kind> này" means where ``unit`` stands; ``None`` when that is not clear."""
    parts = outlines(subject)
    attached = [number for number, outline in parts.items() if outline.name == kind.lower()]
    if unit.appendix in attached:
        return parts[unit.appendix]
    if len(attached) == 1:
        return parts[attached[0]]
    if kind in ("Quy chế", "Quy định", "Điều lệ") and subject.kind not in ("quy-che", "quy-dinh"):
        return None
    return parts.get(None)


@rule("LIST-001", severity=Severity.ERROR, clause=_OWN)
def article_that_is_not_there(subject: Subject) -> Faults:
    """Viện dẫn điều, khoản của chính văn bản mà văn bản không có.

    ## Kiểm tra gì
    "Điều 9 Quyết định này", "khoản 3 Điều 2 Quy chế này", "khoản 4 Điều này" so với các điều, khoản có trong văn bản. Chỉ báo khi
    đã nhận ra đủ các điều của văn bản.

    ## Vì sao
    Viện dẫn sai thường còn lại sau khi thêm, bớt điều.

    ## Ví dụ sai
    (văn bản có 4 điều) theo quy định tại Điều 6 Quyết định này

    ## Ví dụ đúng
    theo quy định tại Điều 3 Quyết định này

    ## Cách sửa
    Sửa số điều, khoản được viện dẫn.
    """
    words = words_of(subject)
    for found in words.each(_ARTICLE, "khoản", "điều"):
        outline = _target(subject, words.line_at(found.start()).unit, found["kind"])
        if outline is None or not outline.whole() or words.quoted(found.start()):
            continue
        last = max(outline.articles)
        numbers = [int(found["article"]), *(int(n) for n in re.findall(r"\d+", found["more"]))]
        missing = [number for number in numbers if number > last]
        if missing:
            yield words.fault(
                *found.span(),
                _("{kind} này chỉ có {last} điều, không có Điều {n}").format(
                    kind=found["kind"], last=last, n=missing[0]
                ),
            )
        elif found["clause"] and not found["more"]:
            highest = outline.articles[numbers[0]]
            if 0 < highest < int(found["clause"]):
                yield words.fault(
                    *found.span(),
                    _("Điều {n} chỉ có {last} khoản, không có khoản {clause}").format(
                        n=numbers[0], last=highest, clause=found["clause"]
                    ),
                )
    yield from _charged_articles(subject)
    yield from _own_article(subject)


_CHARGED = re.compile(r"(?:tại|theo|ở) Điều (?P<article>\d{1,3})(?= (?:chịu trách nhiệm|có trách nhiệm|căn cứ))")
"""The article of those who carry a decision out: its own, though it is not said."""


def _charged_articles(subject: Subject) -> Faults:
    outline = outlines(subject).get(None)
    kind = kinds.find(subject.kind)
    if subject.kind not in ("quyet-dinh", "nghi-quyet") or kind is None or outline is None or not outline.whole():
        return
    words, last = words_of(subject), max(outline.articles)
    for found in words.each(_CHARGED, "tại", "theo", "ở"):
        own = words.line_at(found.start()).unit.appendix is None
        if own and int(found["article"]) > last and not words.quoted(found.start()):
            yield words.fault(
                *found.span(),
                _("{kind} này chỉ có {last} điều, không có Điều {n}").format(
                    kind=kind.name, last=last, n=found["article"]
                ),
            )


def _own_article(subject: Subject) -> Faults:
    words = words_of(subject)
    uses = list(words.each(_THIS_ARTICLE, "khoản"))
    if not uses:
        return
    where: dict[int, tuple[int | None, int]] = {}
    part: int | None = None
    article = 0
    for line in words.lines:
        if line.unit.appendix != part:
            part, article = line.unit.appendix, 0
        if line.unit.level == "dieu":
            article = _number(line.unit.label or "")
        where[line.number] = (part, article)
    for found in uses:
        part, article = where[words.line_at(found.start()).number]
        outline = outlines(subject).get(part)
        highest = outline.articles.get(article, 0) if outline else 0
        if 0 < highest < int(found.group(1)) and not words.quoted(found.start()):
            yield words.fault(
                *found.span(),
                _("Điều {n} chỉ có {last} khoản, không có khoản {clause}").format(
                    n=article, last=highest, clause=found.group(1)
                ),
            )


_SECTION = re.compile(
    rf"(?:(?:[Kk]hoản|[Mm]ục) (?P<clause>\d{{1,2}}),? )?(?:[Mm]ục|[Pp]hần) (?P<section>[IVX]{{1,5}})(?:[.,] ?(?P<sub>\d{{1,2}}))?"
    rf"(?: của)? (?:(?:{_KINDS}) này|nêu trên|trên đây)"
)


_BARE_SECTION = re.compile(
    r"(?<=theo |.tại )(?:[Mm]ục|[Pp]hần) (?P<section>[IVX]{1,5})(?P<clause>)(?P<sub>)(?=[.;)]| và| để| trước| chậm|$)",
    re.MULTILINE,
)
"""A section named without its document: the own one, where no other document is cited beside it."""


def _cites(subject: Subject, at: int) -> bool:
    line = words_of(subject).line_at(at)
    return any(c.line.number == line.number for c in citations_of(subject).found) or line.unit.appendix is not None


@rule("LIST-002", severity=Severity.ERROR, clause=_OWN)
def section_that_is_not_there(subject: Subject) -> Faults:
    """Viện dẫn mục, phần của chính văn bản mà văn bản không có.

    ## Kiểm tra gì
    "Mục II Kế hoạch này", "khoản 3 Mục IV Kế hoạch này", "phần III nêu trên" so với các mục La Mã có trong văn bản.

    ## Vì sao
    Viện dẫn sai thường còn lại sau khi thêm, bớt mục.

    ## Ví dụ sai
    (kế hoạch có 5 mục) theo nhiệm vụ tại Mục VII Kế hoạch này

    ## Ví dụ đúng
    theo nhiệm vụ tại Mục III Kế hoạch này

    ## Cách sửa
    Sửa số mục được viện dẫn.
    """
    words = words_of(subject)
    bare = (m for m in words.each(_BARE_SECTION, "mục", "phần") if not _cites(subject, m.start()))
    for found in (*words.each(_SECTION, "khoản", "mục", "phần"), *bare):
        outline = outlines(subject).get(words.line_at(found.start()).unit.appendix)
        number = roman(found["section"])
        if outline is None or not outline.sections or words.quoted(found.start()):
            continue
        last = max(outline.sections)
        if set(outline.sections) != set(range(1, last + 1)):
            continue
        if number > last:
            yield words.fault(
                *found.span(),
                _("văn bản chỉ có {last} mục La Mã, không có Mục {n}").format(last=last, n=found["section"]),
            )
            continue
        clause = int(found["clause"] or found["sub"] or 0)
        if 0 < outline.sections[number] < clause:
            yield words.fault(
                *found.span(),
                _("Mục {n} chỉ có {last} khoản, không có khoản {clause}").format(
                    n=found["section"], last=outline.sections[number], clause=clause
                ),
            )


_APPENDIX = re.compile(
    rf"[Pp]hụ lục (?:số )?(?P<number>[IVX]{{1,5}}|\d{{1,2}})(?![\w/])"
    rf"(?= (?:(?:ban hành )?kèm theo(?: (?:{_KINDS}) này|[.,;)]|$| và)|đính kèm|(?:của )?(?:{_KINDS}) này))"
)


@rule("LIST-003", severity=Severity.ERROR, clause="Phụ lục I, Phần I, Mục III, khoản 1, điểm a")
def appendix_that_is_not_there(subject: Subject) -> Faults:
    """Viện dẫn phụ lục mà văn bản không có.

    ## Kiểm tra gì
    "Phụ lục II kèm theo Kế hoạch này" so với các phụ lục trong tệp. Tệp không có phụ lục nào thì không đánh giá, vì phụ lục có thể
    ở tệp khác.

    ## Vì sao
    Văn bản có chỉ dẫn về phụ lục thì phụ lục đó phải có.

    ## Ví dụ sai
    (tệp có Phụ lục I, II) chi tiết tại Phụ lục III kèm theo

    ## Ví dụ đúng
    chi tiết tại Phụ lục II kèm theo

    ## Cách sửa
    Thêm phụ lục hoặc sửa số phụ lục.
    """
    words = words_of(subject)
    there = set()
    for appendix in subject.document.appendices:
        label = re.sub(r"^\s*phụ lục(?: số)?\s*", "", appendix.label, flags=re.IGNORECASE).strip(" .:")
        there.add(roman(label) if re.fullmatch(r"[IVXLC]+", label) else _number(label) or 1)
    for found in words.each(_APPENDIX, "phụ"):
        text = found["number"]
        number = roman(text) if text.isalpha() else int(text)
        if words.quoted(found.start()):
            continue
        if not there:
            yield Unseen(_("tệp không có phụ lục; phụ lục có thể ở tệp khác"))
            return
        if number not in there:
            yield words.fault(*found.span(), _("tệp không có Phụ lục {n}").format(n=text))


@rule("LIST-004", severity=Severity.WARNING, clause=_OWN)
def item_twice(subject: Subject) -> Faults:
    """Hai mục trong một danh sách trùng nguyên văn.

    ## Kiểm tra gì
    Các khoản, điểm, gạch đầu dòng liền nhau, cùng cấp, từ tám chữ trở lên.

    ## Vì sao
    Thường là chép hai lần.

    ## Ví dụ sai
    - Rà soát hộ nghèo, hộ cận nghèo trên địa bàn.
    - Rà soát hộ nghèo, hộ cận nghèo trên địa bàn.

    ## Ví dụ đúng
    Mỗi nội dung nêu một lần.

    ## Cách sửa
    Bỏ mục lặp, hoặc thay bằng nội dung đúng.
    """
    words = words_of(subject)
    level: str | None = None
    seen: set[str] = set()
    for line in words.lines:
        if line.component is not Component.MUC:
            level = None
            continue
        if line.unit.level != level:
            level, seen = line.unit.level, set()
        said = words.low[line.start + line.body : line.end].split()
        if len(said) < 8:
            continue
        key = " ".join(said)
        if key in seen:
            yield words.fault(
                line.start + line.body,
                line.start + len(line.text.rstrip()),
                _("mục này trùng nguyên văn với một mục ở trên: “{words} …”").format(
                    words=" ".join(line.text[line.body :].split()[:6])
                ),
            )
        seen.add(key)
