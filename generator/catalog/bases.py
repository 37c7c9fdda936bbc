"""Sets of căn cứ by subject: the acts of a set that are in force on a day, each as the decree cites it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.catalog import acts
from generator.catalog.acts import Act, Force
from generator.catalog.scaffolds import BLANK
from generator.catalog.store import load
from generator.model.printed import date_words

_LAWS = frozenset(("Luật", "Bộ luật", "Pháp lệnh"))


@dataclass(frozen=True, slots=True)
class BasisSet:
    """A set by its id ("thi-dua-khen-thuong"): what it is about, and the numbers and symbols of its acts, in the order of citing."""

    id: str
    name: str
    acts: tuple[str, ...]

    def lines(self, on: date) -> list[str]:
        """Return the căn cứ of the acts that are in force on a day, each ending with ";"."""
        return [cited(act) for act in self._all() if act.force(on) is Force.YES]

    def unknown(self, on: date) -> list[str]:
        """Return the numbers and symbols of the acts of which it is not known whether they are in force on a day."""
        return [act.symbol for act in self._all() if act.force(on) is Force.UNKNOWN]

    def _all(self) -> list[Act]:
        return [act for symbol in self.acts if (act := acts.find(symbol)) is not None]


@cache
def sets() -> dict[str, BasisSet]:
    """Return every set by its id."""
    rows = [BasisSet(row["id"], row["name"], tuple(row["acts"])) for row in load("bases")["sets"]]
    return {one.id: one for one in rows}


def cited(act: Act) -> str:
    """Return an act as a căn cứ (PL1/P1/M2/k6/a): a law by its name and date, others with number, date, issuer and title.

    What the catalog does not know is a visible blank.
    """
    day = date_words(act.issued)
    if act.kind in _LAWS:
        return f"Căn cứ {act.kind} {act.title or BLANK} {day};"
    return f"Căn cứ {act.kind} số {act.symbol} {day} của {act.issuer} {act.title or BLANK};"
