"""Awards as dated data: the law in force on a day, who decides an award, the money, the number of a form, the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from generator.catalog.store import as_date, holds, load
from generator.vietnamese.tone import match_key


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a regime and its căn cứ line (empty where its full title is not confirmed); ``start`` where it came later."""

    symbol: str
    cite: str
    start: date | None


@dataclass(frozen=True, slots=True)
class Regime:
    """The law of a period. ``ended`` are symbols that must not be cited any more; ``asks`` why a criterion is asked, not decided."""

    code: str
    start: date
    end: date | None
    acts: tuple[Act, ...]
    ended: tuple[str, ...]
    asks: str


@dataclass(frozen=True, slots=True)
class Award:
    """One award or title. ``rank``: higher first. ``decider``: who decides. ``end``: last day it can be given."""

    code: str
    name: str
    rank: int
    decider: str
    subjects: tuple[str, ...]
    state: bool
    title: bool
    start_commune: date | None
    end: date | None
    article: str
    authority: str

    def named(self, place: str) -> str:
        """Return the full name: "Bằng khen của Chủ tịch Ủy ban nhân dân {place}" with its place filled in."""
        return self.name.replace("{place}", place)

    @property
    def generic(self) -> str:
        """The name where no place is known, still telling the levels apart: "Giấy khen của Chủ tịch Ủy ban nhân dân xã, phường"."""
        return self.named(_PLACES.get(self.decider, "…"))


PLACES = {
    "tinh": ("tỉnh ", "thành phố "),
    "xa": ("xã ", "phường ", "đặc khu ", "thị trấn "),
    "huyen": ("huyện ", "thị xã ", "thành phố ", "quận "),
    "so": ("Sở ", "Ban ", "Thanh tra ", "Văn phòng "),
}
"""How the place of an award begins, by who decides it: "thành phố Cần Thơ", not "Cần Thơ"."""
_PLACES = {"bo": "bộ", "tinh": "tỉnh, thành phố", "so": "sở", "huyen": "huyện", "xa": "xã, phường"}


@dataclass(frozen=True, slots=True)
class Multiple:
    """How many base salaries an award brings; ``confidence`` is "verified", "derived" or "memory"."""

    value: Decimal
    article: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Form:
    """The number of a form under a regime; empty where the regime has none; ``derived``: deduced, not read."""

    purpose: str
    name: str
    number: str
    derived: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of assessment."""

    id: str
    family: str
    title: str
    article: str
    mark: str


@dataclass(frozen=True, slots=True)
class Step:
    """A time limit of processing in working days: for which awards ("nha_nuoc": state awards) and under which regimes it was read."""

    code: str
    name: str
    days: int
    awards: tuple[str, ...]
    regimes: tuple[str, ...]
    article: str


@cache
def processing() -> tuple[Step, ...]:
    """Return the time limits of processing that the law data holds."""
    return tuple(
        Step(row["code"], row["name"], row["days"], tuple(row["awards"]), tuple(row["regimes"]), row["article"])
        for row in load("awards/processing")
    )


@cache
def regimes() -> tuple[Regime, ...]:
    """Return every regime, the oldest first."""
    return tuple(
        Regime(
            row["code"],
            date.fromisoformat(row["from"]),
            as_date(row["to"]),
            tuple(Act(act["symbol"], act["cite"], as_date(act.get("from"))) for act in row["acts"]),
            tuple(row["ended"]),
            row.get("asks", ""),
        )
        for row in load("awards/regimes")
    )


def regime(on: date) -> Regime | None:
    """Return the regime of papers submitted on a day; ``None`` before the first one known."""
    return next((found for found in regimes() if holds(found.start, found.end, on)), None)


@cache
def awards() -> dict[str, Award]:
    """Return every award by its code, the highest first."""
    found = [
        Award(
            row["code"],
            row["name"],
            row["rank"],
            row["decider"],
            tuple(row["subjects"]),
            row.get("state", False),
            row.get("title", False),
            as_date(row.get("commune_from")),
            as_date(row.get("to")),
            row["article"],
            row["authority"],
        )
        for row in load("awards/awards")
    ]
    return {award.code: award for award in sorted(found, key=lambda award: -award.rank)}


def by_name(text: str) -> Award | None:
    """Return the award that a full name is of ("Bằng khen của Chủ tịch UBND tỉnh Sóc Trăng"); ``None`` where that is not sure."""
    words = re.sub(r"\bubnd\b", "ủy ban nhân dân", match_key(text))
    found = []
    for award in awards().values():
        stem, mark, _rest = award.name.partition("{place}")
        stem = match_key(stem)
        place = words.removeprefix(stem).strip()
        if not mark:
            if words == stem:
                found.append(award)
        elif place != words and place.startswith(tuple(match_key(one) for one in PLACES.get(award.decider, ("",)))):
            found.append(award)
    return found[0] if len(found) == 1 else None


def base_salary(on: date) -> tuple[int, str] | None:
    """Return the base salary in đồng a month on a day and the act that fixes it; ``None`` where it is not known."""
    for row in load("awards/money")["base_salary"]:
        if holds(as_date(row["from"]), as_date(row["to"]), on):
            return row["amount"], row["act"]
    return None


def multiple(award: str, subject: str, code: str) -> Multiple | None:
    """Return the multiple of an award for a subject under a regime; an enterprise counts as a collective."""
    subject = "tap_the" if subject == "doanh_nghiep" else subject
    for row in load("awards/money")["multiples"]:
        if award in row["awards"] and code in row["regimes"] and subject in row:
            value, confidence = row[subject]
            return Multiple(Decimal(value), row["article"], confidence)
    return None


def rounding(code: str) -> tuple[int, str]:
    """Return the step to which a bonus is rounded up, and how sure that is under a regime."""
    data = load("awards/money")
    return data["round_up_to"], data["rounding"][code]


def form(purpose: str, code: str) -> Form | None:
    """Return the form for a purpose under a regime (R4 keeps the forms of R3); ``None`` for an unknown purpose."""
    column = "R3" if code == "R4" else code
    for row in load("awards/forms"):
        if row["purpose"] == purpose:
            return Form(purpose, row["name"], row[column] or "", column in row["derived"])
    return None


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a rule looks at, what follows when it does not hold, what only a person can judge (empty: nothing)."""

    looks: str
    fails: str
    eye: str


def rule_page(id: str) -> RulePage:
    """Return the page of a rule by its number; raise :class:`KeyError` for another."""
    row = load("awards/rule_pages")[id]
    return RulePage(row["xem"], row["sai"], row.get("mat", ""))


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its number, in order."""
    return {
        row["id"]: Rule(row["id"], row["family"], row["title"], row["article"], row["mark"])
        for row in load("awards/rules")
    }
