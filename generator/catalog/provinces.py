"""Province-level units by date: 63 to 30/6/2025, 34 from 01/7/2025, the cities of 2026; old to new; địa danh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.catalog.store import as_date, holds, load
from generator.vietnamese.text import search_key

TWO_TIER_FROM = date(2025, 7, 1)
"""The first day of two-tier local government: no district level, 34 provinces (Luật 72/2025/QH15, NQ 202/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Province:
    """One province or centrally run city under one name, and the days on which it bears it (``None`` = open).

    ``id`` is shared by all the names of one unit; ``name`` is the proper name ("Hải Dương"); ``is_city``: thành phố trực thuộc
    Trung ương; ``act`` the legal act that made it so, empty where none is stored.
    """

    id: str
    code: str
    name: str
    is_city: bool
    start: date | None
    end: date | None
    act: str

    @property
    def full_name(self) -> str:
        """The name with its class word, as at the start of a sentence: "Tỉnh Hải Dương", "Thành phố Hồ Chí Minh"."""
        return f"{'Thành phố' if self.is_city else 'Tỉnh'} {self.name}"

    @property
    def in_sentence(self) -> str:
        """The name as in a sentence (PL2/M3): "tỉnh Hải Dương", "thành phố Hải Phòng"; Thành phố Hồ Chí Minh keeps its T."""
        return self.full_name if self.id == "ho_chi_minh" else self.full_name[0].lower() + self.full_name[1:]

    def exists(self, on: date) -> bool:
        """Return whether the unit bears this name on that day."""
        return holds(self.start, self.end, on)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an old province: the unit of today, the act, and its first day."""

    old: Province
    new: Province
    act: str
    since: date


@cache
def all_names() -> tuple[Province, ...]:
    """Return every name that a province-level unit bears or bore, the units of 2025 first."""
    data = load("provinces")
    act = data["meta"]["legal_act"]
    names = [
        Province(
            id=unit["id"],
            code=unit["code"],
            name=period.get("name", unit["name"]),
            is_city=period["type"] == "thanh_pho_tw",
            start=as_date(period["valid_from"]),
            end=as_date(period["valid_to"]),
            act=period.get("act", act if period["valid_from"] == "2025-07-01" else ""),
        )
        for unit in data["new_units"]
        for period in unit["names"]
    ]
    names += [
        Province(row["id"], row["code"], row["name"], row["type"] == "thanh_pho_tw", None, as_date(row["valid_to"]), "")
        for row in data["old_units"]
        if row["valid_to"] is not None
    ]
    return tuple(names)


def existing(on: date) -> tuple[Province, ...]:
    """Return the province-level units of a day: 63 to 30/6/2025, 34 after."""
    return tuple(unit for unit in all_names() if unit.exists(on))


def find(words: str, *, on: date | None = None) -> Province | None:
    """Return the province that ``words`` name ("tỉnh Hải Dương", "TP.HCM", "can tho"), ``None`` when none does.

    Marks, case and the class word make no difference. Without ``on`` the latest name that fits is returned; with it, the one
    borne on that day.
    """
    found = [unit for unit in _by_key().get(_key(words), ()) if on is None or unit.exists(on)]
    return max(found, key=lambda unit: unit.end or date.max) if found else None


def on_day(unit_id: str, on: date) -> Province | None:
    """Return the name that the unit with this id bears on a day; ``None`` where the unit does not exist then."""
    return next((unit for unit in all_names() if unit.id == unit_id and unit.exists(on)), None)


def successor(old: Province, on: date) -> Change | None:
    """Return what an old province is part of on a later day, with the act; ``None`` where it still bears its name."""
    if old.exists(on) or old.end is None or on <= old.end:
        return None
    data = load("provinces")
    row = next((row for row in data["old_units"] if row["id"] == old.id), None)
    new = on_day(row["new_id"], on) if row else None
    if new is None:
        return None
    merged = old.end < TWO_TIER_FROM and new.id != old.id
    since = TWO_TIER_FROM if merged or new.start is None else new.start
    return Change(old, new, data["meta"]["legal_act"] if merged else new.act, since)


def merged_from(new: Province) -> tuple[Province, ...]:
    """Return the provinces of 30/6/2025 that a province of today was formed from; only itself where nothing changed."""
    rows = {row["id"]: row for row in load("provinces")["new_units"]}
    last = date(2025, 6, 30)
    return tuple(unit for old in rows[new.id]["merged_from"] if (unit := on_day(old, last)) is not None)


def place_name(unit: Province) -> str:
    """Return the địa danh of a body of this unit (PL1/P1/M2/k4/a): the bare name, "Thành phố Hồ Chí Minh" in full."""
    return unit.full_name if unit.id == "ho_chi_minh" else unit.name


_CLASS = ("thanh pho truc thuoc trung uong", "thanh pho", "thu do", "tinh", "tp", "t p")
_SHORT = {"hcm": "ho chi minh", "tphcm": "ho chi minh", "hn": "ha noi"}


def _key(words: str) -> str:
    key = search_key(words)
    for word in _CLASS:
        if key.startswith(f"{word} "):
            key = key[len(word) + 1 :]
            break
    return _SHORT.get(key, key)


@cache
def _by_key() -> dict[str, list[Province]]:
    keys: dict[str, list[Province]] = {}
    for unit in all_names():
        keys.setdefault(_key(unit.name), []).append(unit)
    return keys
