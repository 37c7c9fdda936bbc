"""Citations found in a document: kind, number and symbol, date, issuer, title, each with its place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from generator.model.layout import Component
from generator.rules.nd30.text import LOWER, UPPER, Line, Words, kept, words_of
from generator.rules.subject import Subject
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import match_key

KINDS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|"
    "Chương trình hành động|Chương trình|Kế hoạch|Công văn|Công điện|Thông báo|Báo cáo|Tờ trình|Kết luận|Hướng dẫn|Quy định|"
    "Đề án|Quy chế|Văn bản"
)
_SYMBOL = (
    rf"\d{{1,5}}(?:/\d{{4}})?[/-][{UPPER}][{UPPER}{LOWER}\d&]*(?:\.[{UPPER}][{UPPER}{LOWER}\d&]*)*"
    rf"(?:[-/][{UPPER}][{UPPER}{LOWER}\d&]*(?:\.[{UPPER}][{UPPER}{LOWER}\d&]*)*)*"
)
_DATE = r"(?:ngày +)?(?P<day>\d{1,2})(?: +tháng +|[/.-])(?P<month>\d{1,2})(?: +năm +|[/.-])(?P<year>\d{4})(?!\d)"
_TITLE_WORDS = "về việc|về|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|bổ sung|kiện toàn|thành lập|công bố|giao|triển khai|v/v|tặng|công nhận"
_AFTER_SYMBOL = (
    rf"(?:,? +{_DATE})?"
    rf"(?: *,? +của +(?P<issuer>[{UPPER}][^,;.()\n“”]{{2,120}}?)(?= +(?:{_TITLE_WORDS})(?![{LOWER}])|[,;.()\n“”]|$))?"
    rf"(?: *,? *(?P<title>(?:{_TITLE_WORDS})(?![{LOWER}])[^;\n]{{3,300}}?)(?=;|\./\.|\.(?:\s|$)|\n|\)|$))?"
)
_CITATION = re.compile(
    rf"(?P<kind>{KINDS}|{KINDS.lower()}),? (?P<word>[Ss]ố:? *)?(?P<symbol>{_SYMBOL})(?![{LOWER}{UPPER}\d])"
    + _AFTER_SYMBOL,
    re.MULTILINE,
)
_LAW_NAME = rf"(?P<kind>Bộ luật|Luật|Pháp lệnh) (?P<name>[{UPPER}](?:(?!Nghị |Thông tư|Quyết định|Chỉ thị|Luật |Kế hoạch|Công văn)[^;.\n()\d“”]){{2,120}}?)"
_LAW_NUMBERED = re.compile(
    rf"{_LAW_NAME},? (?P<word>[Ss]ố:? *)(?P<symbol>\d{{1,4}}/\d{{4}}/(?:QH|UBTVQH)\d{{1,2}})(?![{LOWER}{UPPER}\d])"
    + _AFTER_SYMBOL,
    re.MULTILINE,
)
_LAW_DATED = re.compile(rf"{_LAW_NAME},? {_DATE}")
_FIRST = tuple({kind.split()[0].lower() for kind in KINDS.split("|")})
_LAW_FIRST = ("bộ", "luật", "pháp")


_SENTENCE = r"quy định(?::| của| tại| nêu| rõ| thì|$)|ban hành(?: kèm|$)|giao |triển khai |thành lập$|về(?: khen thưởng)?$|hướng dẫn(?::|$)"


@dataclass(frozen=True, slots=True)
class Citation:
    """One document cited at ``words.all[start:end]``.

    ``symbol`` is the number with its letters ("30/2020/NĐ-CP"), empty for a law cited by name and date only; ``name`` is
    what stands between the kind and the number (the name of a law). ``date_text`` is the date as written; ``date`` is
    ``None`` where none is written or no calendar has it (``date_text`` tells which). ``with_word``: "số" stands before it.
    """

    kind: str
    name: str
    symbol: str
    date: dt.date | None
    date_text: str
    issuer: str
    title: str
    start: int
    end: int
    symbol_start: int
    date_start: int
    issuer_start: int
    title_start: int
    with_word: bool
    line: Line

    @property
    def basis(self) -> bool:
        """Whether it stands in a căn cứ."""
        return self.line.component is Component.CAN_CU

    @property
    def number(self) -> str:
        """The number alone: "30"."""
        return re.match(r"\d*", self.symbol).group()  # type: ignore[union-attr]

    @property
    def year_in_number(self) -> int | None:
        """The year inside the number of a normative act (30/2020/NĐ-CP), ``None`` elsewhere."""
        found = re.match(r"\d+/(\d{4})[/-]", self.symbol)
        return int(found.group(1)) if found else None

    @property
    def letters(self) -> tuple[str, ...]:
        """The groups of letters after the number: ("NĐ", "CP"); ("CT", "TW")."""
        rest = re.sub(r"^\d+(?:/\d{4})?[/-]", "", self.symbol)
        return tuple(group for group in re.split(r"[-/]", rest) if group)

    @property
    def party(self) -> bool:
        """Whether it is a Party document (05-CT/TW): the number is followed by a hyphen."""
        return re.match(r"\d+-", self.symbol) is not None

    @property
    def key(self) -> str:
        """What tells two citations of one act: its symbol without case; for a law without one, its name and date."""
        if self.symbol:
            return f"{self.symbol.casefold()}"
        return f"{match_key(self.kind)} {match_key(self.name)} {self.date}"

    @property
    def year(self) -> int | None:
        """The year of issue as far as the citation tells it."""
        return self.date.year if self.date else self.year_in_number

    @property
    def own_title(self) -> bool:
        """Whether ``title`` is the act's trích yếu for sure, and not the sentence going on ("quy định của pháp luật")."""
        said = re.search(r" (?:được|đã|tại|trên|theo|để|nhằm) ", self.issuer)
        return bool(self.issuer) and said is None and re.match(_SENTENCE, self.title) is None

    def shown(self) -> str:
        """The citation in short, for a message: "Nghị định số 30/2020/NĐ-CP"."""
        if self.symbol:
            return f"{self.kind} số {self.symbol}"
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class Citations:
    """All citations of one subject, in reading order."""

    found: tuple[Citation, ...]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the citations stand: somebody else's names and words."""
        return [(citation.start, citation.end) for citation in self.found]

    @cached_property
    def bases(self) -> tuple[Citation, ...]:
        """The citations in the căn cứ."""
        return tuple(citation for citation in self.found if citation.basis)

    def holds(self, at: int) -> bool:
        """Return whether offset ``at`` lies inside a citation (kind, number, date, issuer or title)."""
        from bisect import bisect_right

        found = bisect_right(self.spans, (at, 1 << 60)) - 1
        return found >= 0 and at < self.spans[found][1]


def citations_of(subject: Subject) -> Citations:
    """Return the citations of a subject, found once."""
    return kept(subject, _citations)


def _citations(subject: Subject) -> Citations:
    words = words_of(subject)
    found: list[Citation] = []
    taken: set[int] = set()
    for pattern, first in ((_CITATION, _FIRST), (_LAW_NUMBERED, _LAW_FIRST), (_LAW_DATED, _LAW_FIRST)):
        for match in words.each(pattern, *first):
            if match.start() not in taken:
                taken.add(match.start())
                found.append(_citation(words, match))
    return Citations(tuple(sorted(found, key=lambda citation: citation.start)))


def _citation(words: Words, match: re.Match[str]) -> Citation:
    parts = match.groupdict()
    starts = {
        name: match.start(name) if parts.get(name) else -1
        for name in ("symbol", "day", "issuer", "title")
        if name in parts
    }
    date = None
    date_text = ""
    if parts.get("day"):
        date_text = words.all[match.start("day") : match.end("year")]
        try:
            date = dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        except ValueError:
            date = None
    kind = parts["kind"]
    return Citation(
        kind=kind[0].upper() + kind[1:],
        name=fold_spaces(parts.get("name") or ""),
        symbol=parts.get("symbol") or "",
        date=date,
        date_text=date_text,
        issuer=fold_spaces(parts.get("issuer") or ""),
        title=fold_spaces(parts.get("title") or ""),
        start=match.start(),
        end=match.end(),
        symbol_start=starts.get("symbol", -1),
        date_start=starts.get("day", -1),
        issuer_start=starts.get("issuer", -1),
        title_start=starts.get("title", -1),
        with_word=bool(parts.get("word")),
        line=words.line_at(match.start()),
    )
