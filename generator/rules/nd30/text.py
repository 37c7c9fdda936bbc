"""The words under check as one string, so that a rule reads a whole document with one expression and knows every place.

What goes in is a Subject; what comes out is :class:`Words`: all text in NFC, one line for each paragraph (or line of a
cell), blanks of every kind as U+0020, so that no pattern crosses a paragraph as long as it does not match a newline.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TypeVar
from weakref import WeakKeyDictionary

from generator.messages import _
from generator.model.edits import Fix, ReplaceText, Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.finding import Fault
from generator.rules.subject import Subject, Unit
from generator.vietnamese.tone import to_old

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
LOWER = "bcdđghklmnpqrstvxfjwz" + _VOWELS
"""The small letters of Vietnamese, for character classes."""
UPPER = LOWER.upper()
"""The capital letters of Vietnamese, for character classes."""

_BLANK_LETTERS = "\u00a0\u202f\u2007\u2009\t\n\v\f\r"
_BLANKS = {ord(c): " " for c in _BLANK_LETTERS}
_ANY_BLANK = re.compile(f"[{_BLANK_LETTERS}]")
_WORD = re.compile(f"([{LOWER}]+)")
_OPEN_SYLLABLE = re.compile(f"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?![{LOWER}])")
_TO_OLD = {o + a: to_old(o + a) for o in "ou" for a in "àáảãạèéẻẽẹỳýỷỹỵ"}
_QUOTES = re.compile('[“”"«»„‟]')

NAMES_AND_FORMS = frozenset(
    {
        Component.QUOC_HIEU,
        Component.TIEU_NGU,
        Component.CHU_QUAN,
        Component.CO_QUAN,
        Component.SO_KY_HIEU,
        Component.DIA_DANH,
        Component.TEN_LOAI,
        Component.KY_CHUC_VU,
        Component.KY_CHUC_VU_KHAC,
        Component.KY_HO_TEN,
        Component.LUU,
        Component.NGUOI_SOAN,
        Component.PHU_LUC_NHAN,
        Component.DIA_CHI,
        Component.NOI_NHAN_NHAN,
    }
)
"""Components that other rules judge as fixed forms: not running language."""

PROSE = frozenset({Component.DE_MUC, Component.MUC, Component.DOAN})
"""The running text of ô 6."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one line of a table cell. ``start`` is its place in :attr:`Words.all`.

    ``base`` is where it begins in the unit's stored text; ``exact`` says that offsets count the same in both, so that a
    fix is possible. ``body`` is the offset in ``text`` at which the words begin, after a typed label.
    """

    number: int
    unit: Unit
    text: str
    start: int
    base: int
    body: int
    exact: bool

    @property
    def component(self) -> Component | None:
        """The component that the line belongs to; ``None`` when it was not recognised."""
        return self.unit.component

    @property
    def end(self) -> int:
        """Where the line ends in :attr:`Words.all`."""
        return self.start + len(self.text)


class Words:
    """All the words of one subject. Offsets are those of :attr:`all` unless said otherwise."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.lines: tuple[Line, ...] = tuple(_lines(units))
        self.all = "\n".join(line.text for line in self.lines)
        """Every line in reading order, separated by newlines."""
        self._starts = [line.start for line in self.lines]

    @cached_property
    def small(self) -> str:
        """The same text in small letters; the same length."""
        low = self.all.lower()
        if len(low) != len(self.all):
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.all)
        return low

    @cached_property
    def low(self) -> str:
        """The same text in small letters with tone marks in the old place; the same length."""
        small = self.small
        return _OPEN_SYLLABLE.sub(lambda m: m[0] if small[m.start() - 1] == "q" else _TO_OLD[m[0]], small)

    @cached_property
    def tokens(self) -> tuple[list[str], list[int]]:
        """The words of :attr:`low` (letters only) and where each begins."""
        # Cut apart, words and what stands between them alternate, and the lengths add up to where each begins.
        pieces = _WORD.split(self.low)
        begins = [0, *accumulate(map(len, pieces))]
        return pieces[1::2], begins[1:-1:2]

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for word, at in zip(*self.tokens, strict=True):
            found.setdefault(word, []).append(at)
        return found

    def where(self, *wanted: str) -> list[int]:
        """Return the offsets of these words (small letters, tone marks in the old place), in order."""
        if len(wanted) == 1:
            return self._where.get(wanted[0], [])
        return sorted(at for word in wanted for at in self._where.get(word, ()))

    def each(self, pattern: re.Pattern[str], *first: str, low: bool = False) -> Iterator[re.Match[str]]:
        """Yield the matches of ``pattern`` that begin with one of the words ``first``, in order, not overlapping.

        Much cheaper than searching the whole text; ``low`` matches in :attr:`low`.
        """
        text = self.low if low else self.all
        done = 0
        for at in self.where(*first):
            if at >= done:
                found = pattern.match(text, at)
                if found is not None:
                    done = max(found.end(), at + 1)
                    yield found

    def line_at(self, at: int) -> Line:
        """Return the line that holds offset ``at``."""
        return self.lines[bisect_right(self._starts, at) - 1]

    # What is not the writer's own running language ------------------------------------------------------------------

    @cached_property
    def quotations(self) -> tuple[list[int], list[int]]:
        """Starts and ends of the stretches inside quotation marks, marks included; over several lines when closed there."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in _quotations(self.all):
            starts.append(start)
            ends.append(end)
        return starts, ends

    def quoted(self, at: int) -> bool:
        """Return whether offset ``at`` lies inside quotation marks."""
        return _inside(self.quotations, at)

    @cached_property
    def _titles(self) -> tuple[list[int], list[int]]:
        spans = [found.span(1) for found in _CITED_TITLE.finditer(self.all)]
        return [start for start, _end in spans], [end for _start, end in spans]

    def cited(self, at: int) -> bool:
        """Return whether offset ``at`` lies in the title (trích yếu) of a cited document: somebody else's words."""
        return _inside(self._titles, at)

    def foreign(self, at: int) -> bool:
        """Return whether offset ``at`` lies in words that are not the writer's own: a quotation or a cited title."""
        return self.quoted(at) or self.cited(at)

    def before(self, at: int, width: int, *, low: bool = False) -> str:
        """Return at most ``width`` characters of the line in front of ``at``, without blanks at the end."""
        text = self.low if low else self.all
        return text[max(self.line_at(at).start, at - width) : at].rstrip()

    # Where a sentence begins ----------------------------------------------------------------------------------------

    def opens(self, at: int) -> bool:
        """Return whether offset ``at`` may be the start of a sentence, a line, a cell, or of words after a mark.

        After ":" and an opening mark the decree asks for no capital and does not forbid it: a rule on wrong capitals says
        nothing there.
        """
        line = self.line_at(at)
        before = self.before(at, 24)
        if at - line.start <= line.body or not before or before[-1] in ".?!:;…-–—“\"‘'([/+*•):" or before[-1] == "”":
            return True
        return _LABEL_BEFORE.search(before) is not None

    # Faults ---------------------------------------------------------------------------------------------------------

    def fault(
        self,
        start: int,
        end: int,
        message: str,
        new: str | None = None,
        *,
        title: str | None = None,
        safety: Safety = Safety.SAFE,
        severity: Severity | None = None,
        fixable: bool = True,
    ) -> Fault:
        """Return the fault of ``all[start:end]``; with ``new``, the text to stand there, and the fix that writes it."""
        line = self.line_at(start)
        present = self.all[start:end]
        at = line.base + start - line.start
        fix = None
        if new is not None and fixable:
            fix = self._fix(line, ((start, end, new),), title or _("Viết “{new}”").format(new=new), safety)
        return Fault(
            message=message,
            paragraph=line.unit.paragraph,
            present=present,
            proposed=new,
            fix=fix,
            severity=severity,
            component=line.component,
            at=line.unit.at,
            start=at if line.exact else None,
        )

    def faults_by_line(
        self,
        hits: Iterable[tuple[int, int, str]],
        message: str,
        *,
        title: str,
        safety: Safety = Safety.SAFE,
        severity: Severity | None = None,
    ) -> Iterator[Fault]:
        """Yield one fault for each line that holds hits ``(start, end, new)``, all of them in its fix.

        ``message`` may hold ``{n}``, the number of places. Present and proposed text show the first place in its words.
        """
        for line, found in self.by_line(hits):
            start, end, new = found[0]
            left, right = self._around(line, start, end)
            yield Fault(
                message=message.format(n=len(found)),
                paragraph=line.unit.paragraph,
                present=self.all[left:right],
                proposed=self.all[left:start] + new + self.all[end:right],
                fix=self._fix(line, found, title, safety),
                severity=severity,
                component=line.component,
                at=line.unit.at,
                start=line.base + left - line.start if line.exact else None,
            )

    def fault_of_all(
        self, hits: Iterable[tuple[int, int, str]], message: str, *, title: str, safety: Safety = Safety.SAFE
    ) -> Fault:
        """Return one fault about the whole document: it stands at the first hit, its fix writes all of them."""
        ordered = sorted(hits)
        faults = list(
            self.faults_by_line(ordered, message.replace("{", "{{").replace("}", "}}"), title=title, safety=safety)
        )
        fixes = [fault.fix for fault in faults]
        edits = tuple(edit for fix in fixes if fix is not None for edit in fix.edits)
        whole = Fix(title, edits, safety) if edits and None not in fixes else None
        return replace(faults[0], fix=whole)

    def by_line(self, hits: Iterable[tuple[int, int, str]]) -> Iterator[tuple[Line, list[tuple[int, int, str]]]]:
        """Yield the hits gathered by the line they begin in, in order."""
        held: list[tuple[int, int, str]] = []
        line: Line | None = None
        for hit in hits:
            here = self.line_at(hit[0])
            if line is not None and here is not line:
                yield line, held
                held = []
            line = here
            held.append(hit)
        if line is not None and held:
            yield line, held

    def _fix(self, line: Line, places: Iterable[tuple[int, int, str]], title: str, safety: Safety) -> Fix | None:
        paragraph = line.unit.paragraph
        if not line.exact or paragraph is None or paragraph.path is None:
            return None
        offset = line.base - line.start
        # From the end to the beginning: an edit never moves the place of the next one.
        edits = tuple(
            ReplaceText(paragraph.path, start + offset, end + offset, new, paragraph.text)
            for start, end, new in reversed(list(places))
        )
        return Fix(title, edits, safety)

    def _around(self, line: Line, start: int, end: int) -> tuple[int, int]:
        """Return the span of the words next to [start, end), so that a person can find the place."""
        left = self.all.rfind(" ", line.start, max(start - 1, line.start))
        right = self.all.find(" ", min(end + 1, line.end), line.end)
        return (line.start if left < 0 else left + 1), (line.end if right < 0 else right)


_KEPT: WeakKeyDictionary[Subject, dict[object, object]] = WeakKeyDictionary()


def kept(subject: Subject, make: Callable[[Subject], _T]) -> _T:
    """Return ``make(subject)``, worked out once for each subject: what several rules share."""
    held = _KEPT.setdefault(subject, {})
    if make not in held:
        held[make] = make(subject)
    return held[make]  # type: ignore[return-value]


def words_of(subject: Subject) -> Words:
    """Return the words of a subject, gathered once."""
    return kept(subject, _words)


def _words(subject: Subject) -> Words:
    return Words(subject.units)


_LABEL_BEFORE = re.compile(r"(?:^|[\s(])(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđ])$")

# From the first word of the title to the end of the citation: a title runs to the next ";", ".", ")" or the line's end; a
# comma may be part of the title or begin the writer's own clause: the title ends there before a capital, or before a word
# that such a clause begins with.
_CITED_TITLE = re.compile(
    r"(?:số|Số) ?\d[\d]{0,5}(?:/\d{4})?[/-][^\s;,.()]{2,40}[^;\n()“”]{0,160}?"
    r"((?:về(?: việc)?|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|v/v) (?:[^;.\n)“”,]|,(?! (?:[A-ZĐỦÔ]|theo|trong đó|đồng thời|ủy ban|uỷ ban|"
    r"hội đồng|sở |phòng |các (?:sở|đơn vị|cơ quan)|đề nghị|yêu cầu|giao |căn cứ|nhằm|để )))*)"
)


def _lines(units: Iterable[Unit]) -> Iterator[Line]:
    start = number = 0
    for unit in units:
        stored = unit.text
        pieces = [(0, stored)]
        # A layout has one paragraph for each line of a cell; a Document holds the lines of a cell in one text.
        if unit.paragraph is None and "\n" in stored:
            pieces = []
            base = 0
            for piece in stored.split("\n"):
                pieces.append((base, piece))
                base += len(piece) + 1
        for base, piece in pieces:
            exact = unicodedata.is_normalized("NFC", piece)
            text = piece if exact else unicodedata.normalize("NFC", piece)
            if _ANY_BLANK.search(text):
                text = text.translate(_BLANKS)
            body = _body_start(text, unit.label) if base == 0 else 0
            yield Line(number, unit, text, start, base, body, exact)
            start += len(text) + 1
            number += 1


def _body_start(text: str, label: str | None) -> int:
    lead = len(text) - len(text.lstrip())
    if label and text.startswith(label, lead):
        rest = text[lead + len(label) :]
        return lead + len(label) + len(rest) - len(rest.lstrip())
    return lead


def _inside(spans: tuple[list[int], list[int]], at: int) -> bool:
    found = bisect_right(spans[0], at) - 1
    return found >= 0 and at < spans[1][found]


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost quotations in order. A mark that is not closed nearby reaches to the end of its line."""
    spans: list[tuple[int, int]] = []
    waiting: tuple[int, int] | None = None
    at_line = 0
    for number, line in enumerate(text.split("\n")):
        stack: list[int] = []
        straight: int | None = None
        for found in _QUOTES.finditer(line):
            mark, at = found.group(), at_line + found.start()
            if mark == '"':
                if straight is None:
                    straight = at
                else:
                    spans.append((straight, at + 1))
                    straight = None
            elif mark in "“«„":
                stack.append(at)
            elif stack:
                spans.append((stack.pop(), at + 1))
            elif waiting is not None and number - waiting[0] <= _FAR:
                spans.append((waiting[1], at + 1))
                waiting = None
        end = at_line + len(line)
        if stack:
            spans.append((stack[0], end))
            waiting = (number, stack[0])
        at_line = end + 1
    spans.sort()
    last_end = -1
    for start, end in spans:
        if end > last_end:
            yield max(start, last_end), end
            last_end = end


_FAR = 40
"""Lines after which a quotation that was opened is no longer waited for."""
