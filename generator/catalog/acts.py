"""Legal acts that documents cite: look-up by symbol or title, and whether an act is in force on a day, as far as known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from generator.catalog.store import as_date, load
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import match_key


class Force(Enum):
    """Whether an act is in force on a day."""

    YES = "còn hiệu lực"
    """The catalog knows that it is."""
    NOT_YET = "chưa có hiệu lực"
    """It was not yet issued, or not yet in force."""
    ENDED = "hết hiệu lực"
    """It had ended."""
    UNKNOWN = "chưa rõ"
    """The catalog does not know: nothing may be concluded."""


@dataclass(frozen=True, slots=True)
class Act:
    """One legal act. ``issued`` is the day of issue; ``title`` the words after the issuer as cited; both may be unknown.

    ``start`` and ``end`` are the first and last day in force; ``start_by`` and ``end_by`` the latest days on which these had
    happened where the day itself is not known; ``end_after``: until this day it was in force for sure. ``replaced_by`` and
    ``amended_by`` are symbols. ``evidence`` is "verified: n" or "cited: n" (cited alike in n documents; force not looked up).
    """

    symbol: str
    kind: str
    issuer: str
    issued: date | None
    title: str
    subject: str
    start: date | None
    end: date | None
    start_by: date | None
    end_by: date | None
    end_after: date | None
    known_to: date | None
    replaced_by: str | None
    amended_by: tuple[str, ...]
    evidence: str

    def force(self, on: date) -> Force:
        """Return whether the act is in force on a day; :attr:`Force.UNKNOWN` where the stored dates cannot tell."""
        first = self.start or self.issued
        if first is not None and on < first:
            return Force.NOT_YET
        if (self.end is not None and on > self.end) or (self.end_by is not None and on >= self.end_by):
            return Force.ENDED
        started = self.start is not None or (self.start_by is not None and on >= self.start_by)
        if not started:
            return Force.UNKNOWN
        open_end = self.end_by is None or (self.end_after is not None and on <= self.end_after)
        return Force.YES if open_end else Force.UNKNOWN


@cache
def all_acts() -> tuple[Act, ...]:
    """Return every act of the catalog."""
    return tuple(_act(row) for row in load("acts")["acts"])


def find(symbol: str, *, year: int | None = None) -> Act | None:
    """Return the act with this number and symbol ("30/2020/NĐ-CP", "666/QĐ-TTg"); ``None`` when the catalog has none.

    Case and spaces make no difference. A symbol without a year is used again every year: give the year of issue, or the
    answer is ``None`` where more than one is stored or the year differs.
    """
    found = [
        act
        for act in _by_symbol().get(_key(symbol), ())
        if year is None or act.issued is None or act.issued.year == year
    ]
    return found[0] if len(found) == 1 else None


def find_law(title: str, *, issued: date | None = None) -> tuple[Act, ...]:
    """Return the laws and ordinances of this name ("Thi đua, khen thưởng"), the latest first; ``issued`` keeps that day's.

    The words "Luật", "Bộ luật", "Pháp lệnh" before the name are left out of the comparison. Laws that only amend others are
    not found by the name of what they amend.
    """
    wanted = match_key(re.sub(r"^(?:Bộ luật|Luật|Pháp lệnh)\s+", "", fold_spaces(title), flags=re.IGNORECASE))
    found = [
        act
        for act in all_acts()
        if act.kind in ("Luật", "Bộ luật", "Pháp lệnh")
        and match_key(act.title) == wanted
        and (issued is None or act.issued == issued)
    ]
    return tuple(sorted(found, key=lambda act: act.issued or date.min, reverse=True))


def in_force(symbol: str, on: date, *, year: int | None = None) -> Force:
    """Return whether the act with this symbol is in force on a day; unknown for an act the catalog does not hold."""
    act = find(symbol, year=year)
    return act.force(on) if act else Force.UNKNOWN


def _key(symbol: str) -> str:
    return re.sub(r"\s+", "", fold_spaces(symbol)).casefold()


@cache
def _by_symbol() -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in all_acts():
        found.setdefault(_key(act.symbol), []).append(act)
    return found


def _act(row: dict[str, Any]) -> Act:
    return Act(
        symbol=row["symbol"],
        kind=row["kind"],
        issuer=row["issuer"],
        issued=as_date(row.get("date")),
        title=row.get("title", ""),
        subject=row.get("subject", ""),
        start=as_date(row.get("from")),
        end=as_date(row.get("to")),
        start_by=as_date(row.get("by")),
        end_by=as_date(row.get("ends_by")),
        end_after=as_date(row.get("ends_from")),
        known_to=as_date(row.get("known_to")),
        replaced_by=row.get("replaced_by"),
        amended_by=tuple(row.get("amended_by", [])),
        evidence=row["evidence"],
    )
