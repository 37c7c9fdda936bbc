"""Time limits in a sentence: "trước ngày 01 tháng 12 hàng năm", "trong quý III/2026", "định kỳ 6 tháng"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.plan import Deadline
from generator.vietnamese import dates

_EVERY = re.compile(
    r"(?:h[àằ]ng|mỗi)\s+(?:năm|quý|tháng|tuần)|định kỳ(?:\s+(?:h[àằ]ng\s+)?(?:0?6 tháng|quý|tháng|năm))?"
    r"|(?:0?6|sáu) tháng(?:,|\s+và)\s+(?:h[àằ]ng )?năm",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"(?:trong |xong )?quý\s+(?P<quarter>IV|I{1,3}|[1-4])\s*(?:/|năm|-)\s*(?P<year>20\d\d)", re.IGNORECASE
)
_UNTIL_YEAR = re.compile(r"(?:đến hết|hết|đến cuối|cuối|trong|đến)\s+năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?P<strict>trước)|chậm nhất(?: là)?|xong|không quá|muộn nhất(?: là)?|đến hết|đến|trong|hạn)\s+(?:ngày\s+)?$",
    re.IGNORECASE,
)
_ALSO = re.compile(r"(?:,|và)\s+(?:ngày\s+|trước (?:ngày\s+)?)?$")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def find(text: str) -> Deadline | None:
    """Return the first time limit that a sentence sets; ``None`` when it sets none."""
    return next(find_all(text), None)


def find_all(text: str) -> Iterator[Deadline]:
    """Yield the time limits that a sentence sets, in order: days, else a quarter, else the end of a year, else a rhythm.

    A date that belongs to the citation of an act is no limit. "Trước ngày D" ends the day before D; "đến D" on D.
    """
    recurring = rhythm(text)
    limits = list(_days(text, recurring))
    if not limits:
        quarter = _QUARTER.search(text)
        year_end = _UNTIL_YEAR.search(text)
        every = _EVERY.search(text)
        if quarter:
            month = _ROMAN[quarter["quarter"].upper()] * 3
            year = int(quarter["year"])
            limits.append(Deadline(quarter.group(), month, monthrange(year, month)[1], year, recurring))
        elif year_end and not every:
            limits.append(Deadline(year_end.group(), 12, 31, int(year_end["year"])))
        elif every:
            limits.append(Deadline(every.group(), recurring=recurring))
    yield from limits


def rhythm(text: str) -> str:
    """Return "hằng năm", "hằng quý", "6 tháng", "định kỳ" … when a sentence says that something comes back; else empty."""
    words = {_one_rhythm(match.group()) for match in _EVERY.finditer(text)}
    definite = sorted(words - {"định kỳ"})
    return definite[0] if definite else next(iter(words), "")


def _one_rhythm(words: str) -> str:
    lowered = " ".join(words.lower().split())
    if "6 tháng" in lowered or "sáu tháng" in lowered:
        return "6 tháng, năm" if lowered.endswith("năm") else "6 tháng"
    unit = next((unit for unit in ("tháng", "quý", "tuần", "năm") if lowered.endswith(unit)), "")
    return f"hằng {unit}" if unit else "định kỳ"


def _days(text: str, recurring: str) -> Iterator[Deadline]:
    """The limits given by a day or a month; "01/6 và 15/11" are two limits under one "trước ngày"."""
    strict = False
    last_end = None
    for found in dates.find_dates(text):
        lead = _LEAD.search(text[: found.start])
        further = last_end is not None and _ALSO.fullmatch(text[last_end : found.start].lstrip())
        if lead:
            strict = bool(lead["strict"])
        elif not further:
            continue
        last_end = found.end
        start = lead.start() if lead else found.start
        tail = re.match(r"\s*(?:h[àằ]ng|mỗi) năm", text[found.end :])
        words = " ".join(text[start : found.end + (tail.end() if tail else 0)].split())
        # 2001 stands for "every year": 28 February is the last day that every year has.
        year = found.year or 2001
        longest = monthrange(year, found.month)[1]
        day = min(found.day or (1 if strict else longest), longest)
        last = date(year, found.month, day) - timedelta(days=1 if strict else 0)
        yield Deadline(words, last.month, last.day, last.year if found.year else None, recurring)
