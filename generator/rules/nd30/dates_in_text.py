"""Dates in the running text that no calendar has (a part of ND30-074)."""

from __future__ import annotations

import re
from calendar import monthrange

from generator.messages import _
from generator.model.layout import Component
from generator.rules.cite.found import citations_of
from generator.rules.engine import Faults, Subject
from generator.rules.nd30.text import words_of

_LONG = re.compile(r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2})(?: năm (?P<year>\d{4}))?(?!\d)")
_SHORT = re.compile(r"ngày (?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/])")


def impossible_dates(subject: Subject) -> Faults:
    """Yield the dates of the text that cannot be; those of acts cited are CITE-004's, quotations are left alone."""
    words = words_of(subject)
    for pattern in (_LONG, _SHORT):
        for found in words.each(pattern, "ngày"):
            day, month, year = int(found["day"]), int(found["month"]), int(found["year"] or 2024)
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                continue
            at = found.start()
            if (
                words.line_at(at).component is Component.DIA_DANH
                or words.foreign(at)
                or citations_of(subject).holds(at)
            ):
                continue
            yield words.fault(*found.span(), _("lịch không có {date}").format(date=found.group()))
