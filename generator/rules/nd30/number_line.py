"""The number line of a document taken apart: "Số: 15/KH-UBND"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalog import kinds
from generator.catalog.kinds import Kind
from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.rules.finding import NotEvaluated
from generator.rules.subject import Subject

C = Component

_HEAD = re.compile(r"^\s*(?P<word>[Ss][ốỐ])\s*(?P<mark>[.:;]?)(?P<gap>\s*)")
_YEAR = re.compile(r"^\s*(?P<year>(?:19|20)\d\d)\s*/\s*")
_BLANK = re.compile(r"^[\s.…_\-]*$")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The line taken apart. ``number`` is "" when blank; ``symbol`` is without the year and outer blanks.

    ``text`` has the same length as the paragraph's stored text, so positions in it are positions for a fix. ``slash`` is
    the position of the "/" between number and symbol, -1 when there is none.
    """

    paragraph: LayoutParagraph | None
    text: str
    word: str
    mark: str
    gap: str
    number: str
    number_start: int
    slash: int
    year: str
    symbol: str
    symbol_start: int

    @property
    def groups(self) -> list[str]:
        """The groups of the symbol between hyphens, blanks off."""
        return [g.strip() for g in re.split(r"\s*[-–—]\s*", self.symbol)] if self.symbol else []


def number_paragraph(subject: Subject) -> LayoutParagraph | None:
    """Return the paragraph of the main text's number line; ``None`` when there is none."""
    return subject.first(C.SO_KY_HIEU)


def number_line(subject: Subject) -> NumberLine | None:
    """Return the number line taken apart; ``None`` when there is none, or it does not begin with "Số"."""
    p = number_paragraph(subject)
    if p is not None:
        text = p.text.replace("\u00a0", " ").replace("\t", " ")
    elif subject.layout is None and (subject.document.number or subject.document.symbol):
        text = f"Số: {subject.document.number or '     '}/{subject.document.symbol}"
    else:
        return None
    head = _HEAD.match(text)
    return _apart(p, text, head) if head is not None else None


def _apart(p: LayoutParagraph | None, text: str, head: re.Match[str]) -> NumberLine:
    slash = text.find("/", head.end())
    if slash >= 0:
        number_part, symbol_start = text[head.end() : slash], slash + 1
    else:
        leading = re.match(r"[\d\s.…_]*", text[head.end() :])
        number_part = leading[0] if leading else ""
        symbol_start = head.end() + len(number_part)
    year = ""
    if slash >= 0 and (found := _YEAR.match(text[symbol_start:])):
        year = found["year"]
        symbol_start += found.end()
    symbol_start += len(text[symbol_start:]) - len(text[symbol_start:].lstrip())
    number = number_part.strip()
    return NumberLine(
        paragraph=p,
        text=text,
        word=head["word"],
        mark=head["mark"],
        gap=head["gap"],
        number="" if _BLANK.match(number) else number,
        number_start=head.end() + len(number_part) - len(number_part.lstrip()),
        slash=slash,
        year=year,
        symbol=text[symbol_start:].strip(),
        symbol_start=symbol_start,
    )


def kind_of(subject: Subject) -> Kind | None:
    """Return the document's kind; ``None`` when the reader could not tell."""
    return kinds.find(subject.kind) if subject.kind else None


def with_other_mark(symbol: str) -> bool:
    """Return whether a stop, a slash or an underscore joins the kind's letters and the body's in place of the hyphen."""
    found = re.fullmatch(r"(\w{1,4})\s*[./_]\s*(\w{2,})", symbol)
    return found is not None and kinds.by_symbol(found[1]) is not None


def perhaps_courtesy(subject: Subject) -> bool:
    """Return whether what looks like a công văn may be a thư công: no "V/v" and no "Nơi nhận" (the decree gives no form)."""
    return subject.kind == "cong-van" and subject.first(C.TRICH_YEU) is None and subject.first(C.NOI_NHAN_NHAN) is None


def courtesy_doubt() -> NotEvaluated:
    """Return the reason for not judging what may be a thư công."""
    return NotEvaluated(_("không rõ đây là công văn hay thư công (không có “V/v” và “Nơi nhận”)"))
