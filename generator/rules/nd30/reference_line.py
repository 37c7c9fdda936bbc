"""The line "(Kèm theo … số … ngày … của …)" compared with the document it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.messages import _
from generator.model.layout import LayoutParagraph
from generator.rules.engine import Fault, Faults, Subject, Unseen
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
        if document.symbol and match_key(number["symbol"]) != match_key(re.sub(r"\s*-\s*", "-", document.symbol)):
            yield Fault(
                _("dòng kèm theo ghi ký hiệu {found}, văn bản là {right}").format(
                    found=number["symbol"], right=document.symbol
                ),
                p,
                present=words,
            )
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
