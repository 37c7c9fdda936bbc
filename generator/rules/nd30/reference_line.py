"""The line "(Kèm theo … số … ngày … của …)" compared with the document it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.catalog import kinds
from generator.messages import _
from generator.model.layout import LayoutParagraph
from generator.rules.engine import Fault, Faults, Subject, Unseen
from generator.rules.nd30.number_line import kind_of
from generator.vietnamese.dates import find_dates, long_date
from generator.vietnamese.tone import match_key

_NUMBER = re.compile(r"\bsố\s*:?\s*(?P<number>[\d.…_\s]*?)\s*/\s*(?P<symbol>[^\s/,)]+)")
_ISSUER = re.compile(r"\bcủa\s+(?P<issuer>.+?)\s*\)?\s*\.?\s*$", re.DOTALL)


def reference_faults(subject: Subject, lines: Sequence[LayoutParagraph]) -> Faults:
    """Yield what is blank or different in a reference line; blanks pass for electronic documents and drafts.

    ``lines`` are the printed lines that it takes, at least one.
    """
    p, document = lines[0], subject.document
    words = " ".join(subject.words(line) for line in lines)
    number = _NUMBER.search(words)
    blank_allowed = subject.electronic or subject.draft
    if number is None:
        if not blank_allowed and not re.search(r"\bsố\b", words):
            yield Fault(_("dòng kèm theo không ghi số, ký hiệu văn bản"), p, present=words)
    else:
        given = number["number"].strip(" .…_")
        if not given:
            if not blank_allowed:
                yield Fault(_("dòng kèm theo chưa ghi số"), p, present=words)
        elif document.number and given.lstrip("0") != document.number.strip().lstrip("0"):
            yield Fault(
                _("dòng kèm theo ghi số {found}, văn bản số {right}").format(found=given, right=document.number),
                p,
                present=words,
            )
        if document.symbol and _other_symbol(subject, number["symbol"], re.sub(r"\s*-\s*", "-", document.symbol)):
            yield Fault(
                _("dòng kèm theo ghi ký hiệu {found}, văn bản là {right}").format(
                    found=number["symbol"], right=document.symbol
                ),
                p,
                present=words,
            )
        if given and document.number and given.lstrip("0") == document.number.strip().lstrip("0"):
            yield from _kind_faults(subject, p, words)
    yield from _date_faults(subject, p, words, blank_allowed)
    issuer = _ISSUER.search(words)
    if issuer is None:
        yield Fault(_("dòng kèm theo không ghi cơ quan ban hành"), p, present=words)
    elif document.issuer:
        own = match_key(" ".join(document.issuer))
        said = match_key(issuer["issuer"]).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")
        said = re.sub(r"^(chủ tịch|giám đốc|hiệu trưởng|trưởng phòng) ", "", said)
        if not _same_body(own.replace("ubnd", "ủy ban nhân dân"), said):
            yield Unseen(_("không chắc cơ quan ở dòng kèm theo là cơ quan ban hành"))


def _other_symbol(subject: Subject, given: str, own: str) -> bool:
    """Return whether the symbol given is another one; the document's own may be the wrong one, which ND30-057 to 059 tell."""
    if match_key(given) == match_key(own):
        return False
    kind = kind_of(subject)
    if kind is None or not kind.symbol:
        return True
    right = kind.symbol.casefold() + "-"
    return own.casefold().startswith(right) or not given.casefold().startswith(right)


_KIND = re.compile(r"kèm\s+theo\s+(?P<kind>[^\d:(]{3,24}?)\s+(?:số|ngày|này)\b", re.IGNORECASE)


def _kind_faults(subject: Subject, p: LayoutParagraph, words: str) -> Faults:
    """Yield the kind in the line where the number is the document's own and the kind is not."""
    found, own = _KIND.search(words), kind_of(subject)
    given = kinds.by_name(found["kind"].upper()) if found is not None else None
    if given is None or own is None or given.id == own.id:
        return
    yield Fault(
        _("dòng kèm theo ghi {found}, văn bản là {right}").format(found=given.name.lower(), right=own.name.lower()),
        p,
        present=words,
    )


def _same_body(own: str, said: str) -> bool:
    """Return whether two names are of one body: one holds all the words of the other."""
    one, other = set(own.split()), set(said.split())
    return one <= other or other <= one


def _date_faults(subject: Subject, p: LayoutParagraph, words: str, blank_allowed: bool) -> Faults:
    dates = [d for d in find_dates(words) if d.day is not None and d.year is not None]
    own = subject.document.date
    if not dates:
        if not blank_allowed:
            yield Fault(_("dòng kèm theo chưa ghi ngày, tháng, năm"), p, present=words)
    elif own is not None and dates[0].value != own:
        yield Fault(
            _("dòng kèm theo ghi {found}, văn bản {right}").format(found=dates[0].text, right=long_date(own)),
            p,
            present=words,
        )
