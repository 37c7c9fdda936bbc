"""The bodies that appear in documents, on the date that matters: look-up, search, names, symbols, counterparts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from generator.catalog.store import as_date, holds, load
from generator.vietnamese.text import search_key

LEVELS = ("trung_uong", "tinh", "huyen", "xa", "thon")
"""The levels from the top down; "huyen" ended on 30/6/2025, "thon" is a community and no level of government."""


@dataclass(frozen=True, slots=True)
class Link:
    """A body related to another one for a time: its id, first and last day (``None`` = open)."""

    id: str
    start: date | None
    end: date | None

    def holds(self, on: date) -> bool:
        """Return whether the relation holds on that day."""
        return holds(self.start, self.end, on)


@dataclass(frozen=True, slots=True)
class Body:
    """One body under one name, and the days on which it exists (``start``, ``end``; ``None`` = open).

    ``name`` may hold a place ("Sở Nội vụ {tinh}"): :meth:`named` fills it. ``header_parent`` is the line of the superior body
    in the header ("UBND {TINH}"), empty for bodies that stand alone. ``short`` is the usual short name, ``symbols`` the letters
    used in số, ký hiệu, the usual one first. ``lower`` and ``upper`` are the bodies of the next levels that do the same work.
    ``sign`` names the signature rule, ``fields`` the fields of work held. ``confidence`` says how sure the sources are.
    """

    id: str
    level: str
    kind: str
    name: str
    header_parent: str
    short: str
    symbols: tuple[str, ...]
    unit_types: tuple[str, ...]
    start: date | None
    end: date | None
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    lower: tuple[Link, ...]
    upper: str | None
    sign: str | None
    fields: tuple[str, ...]
    confidence: str

    @property
    def symbol(self) -> str:
        """The usual letters in số, ký hiệu; empty where none are known."""
        return self.symbols[0] if self.symbols else ""

    @property
    def confirmed(self) -> bool:
        """Whether independent sources confirm it; False: shown as unconfirmed, never printed as law."""
        return self.confidence.startswith("verified")

    @property
    def plain_name(self) -> str:
        """The name without the place: "Sở Nội vụ", "Ủy ban nhân dân"."""
        return _without_place(self.name)

    def exists(self, on: date) -> bool:
        """Return whether the body exists under this name on that day."""
        return holds(self.start, self.end, on)

    def named(self, unit: str) -> str:
        """Return the full name for a unit written as in a sentence: "tỉnh Hải Dương" -> "Sở Nội vụ tỉnh Hải Dương"."""
        return _fill(self.name, unit)

    def parent_line(self, unit: str) -> str:
        """Return the line of the superior body in the header ("UBND TỈNH HẢI DƯƠNG"); empty where none is printed."""
        return _fill(self.header_parent, unit)


@cache
def all_bodies() -> dict[str, Body]:
    """Return every body by its id."""
    return {row["id"]: _body(row) for row in load("bodies")["bodies"]}


def by_id(body_id: str) -> Body | None:
    """Return the body with this id; ``None`` when there is none."""
    return all_bodies().get(body_id)


@lru_cache(maxsize=4096)
def find(words: str, *, on: date | None = None, level: str | None = None) -> tuple[Body, ...]:
    """Return the bodies that ``words`` may mean, the best first; empty when none does.

    Marks, case, spaces and "&" make no difference; short names ("Sở LĐTBXH", "UBND tỉnh"), symbols ("SNV") and parts of a
    name are understood. ``on`` keeps the bodies that exist on that day, ``level`` those of one level.
    """
    key = search_key(words)
    if not key:
        return ()
    spelled = " ".join(_abbreviations().get(word, word) for word in key.split())
    ranked = []
    for order, (body, keys) in enumerate(_index()):
        if (on is None or body.exists(on)) and (level is None or body.level == level):
            ranks = [_rank(one, one.replace(" ", ""), keys) for one in {key, spelled}]
            best = min((rank for rank in ranks if rank is not None), default=None)
            if best is not None:
                ranked.append((best, _other_level(key, body), order, body))
    return tuple(entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:3]))


def with_symbol(letters: str, *, on: date | None = None) -> tuple[Body, ...]:
    """Return the bodies that use these letters in số, ký hiệu, those whose usual symbol it is first; case is not compared."""
    wanted = letters.strip().casefold()
    found = [body for body in all_bodies().values() if wanted in (symbol.casefold() for symbol in body.symbols)]
    if on is not None:
        found = [body for body in found if body.exists(on)]
    return tuple(sorted(found, key=lambda body: body.symbol.casefold() != wanted))


def lower_bodies(body: Body, on: date) -> tuple[Body, ...]:
    """Return the bodies of the next lower level that do the work of ``body`` on that day; empty when there is none.

    From 01/7/2025 the level below the province is the commune.
    """
    return tuple(all_bodies()[link.id] for link in body.lower if link.holds(on) and all_bodies()[link.id].exists(on))


def upper_bodies(body: Body, on: date) -> tuple[Body, ...]:
    """Return the bodies of the next upper level whose work ``body`` does on that day; empty when none is known."""
    return tuple(
        upper
        for upper in all_bodies().values()
        if upper.exists(on) and any(link.id == body.id and link.holds(on) for link in upper.lower)
    ) or tuple(
        upper
        for upper in (by_id(body.upper or ""),)
        if upper and upper.exists(on) and lower_level(upper.level, on) == body.level
    )


def successors(body: Body, on: date) -> tuple[Body, ...]:
    """Return the bodies that took over from ``body`` and exist on that day: itself while it lives, else its heirs."""
    if body.exists(on):
        return (body,)
    if body.end is None or on <= body.end:
        return ()
    heirs: dict[str, Body] = {}
    for heir in body.successors:
        heirs |= {found.id: found for found in successors(all_bodies()[heir], on)}
    return tuple(heirs.values())


def levels(on: date) -> tuple[str, ...]:
    """Return the levels of government that exist on that day, from the top: without "huyen" from 01/7/2025."""
    rows = load("bodies")["levels"]
    return tuple(row["id"] for row in rows if holds(as_date(row["valid_from"]), as_date(row["valid_to"]), on))


def lower_level(level: str, on: date) -> str | None:
    """Return the next lower level on that day ("tinh" -> "huyen", from 01/7/2025 "xa"); ``None`` below the last."""
    there = levels(on)
    place = there.index(level) + 1 if level in there else len(there)
    return there[place] if place < len(there) else None


def _body(row: dict[str, Any]) -> Body:
    return Body(
        id=row["id"],
        level=row["level"],
        kind=row["kind"],
        name=row["name"],
        header_parent=row.get("header_parent", ""),
        short=row.get("short", ""),
        symbols=tuple(dict.fromkeys([*([row["symbol"]] if "symbol" in row else []), *row.get("symbol_alt", [])])),
        unit_types=tuple(row.get("unit_types", [])),
        start=as_date(row["valid_from"]),
        end=as_date(row["valid_to"]),
        predecessors=tuple(row.get("predecessors", [])),
        successors=tuple(row.get("successors", [])),
        lower=tuple(links(row.get("counterpart_down", []))),
        upper=row.get("counterpart_up"),
        sign=row.get("sign"),
        fields=tuple(row.get("functions", [])),
        confidence=row["confidence"],
    )


def links(rows: list[dict[str, Any]]) -> list[Link]:
    """Return the dated relations of a list in the data."""
    return [Link(row["id"], as_date(row["from"]), as_date(row["to"])) for row in rows]


_CLASS_WORDS = ("thành phố", "tỉnh", "thị xã", "thị trấn", "huyện", "quận", "xã", "phường", "đặc khu", "thủ đô")


def bare_name(unit: str) -> str:
    """Return the proper name of a unit without its class word: "tỉnh Hải Dương" -> "Hải Dương"."""
    for word in _CLASS_WORDS:
        if unit[: len(word) + 1].casefold() == f"{word} ":
            return unit[len(word) + 1 :]
    return unit


def _fill(template: str, unit: str) -> str:
    for name in ("tinh", "huyen", "xa", "khu_dan_cu"):
        template = template.replace(f"{{{name}}}", unit).replace(f"{{{name.upper()}}}", unit.upper())
    for name in ("ten_tinh", "ten_huyen", "ten_xa"):
        template = template.replace(f"{{{name}}}", bare_name(unit))
    return template


def _without_place(name: str) -> str:
    return name.partition("{")[0].strip(" ,") or name


_LEVEL_WORDS = {
    "tinh": ("tinh", "thanh pho truc thuoc trung uong"),
    "huyen": ("huyen", "quan", "thi xa"),
    "xa": ("xa", "phuong", "thi tran", "dac khu"),
    "trung_uong": ("trung uong",),
}


def _other_level(key: str, body: Body) -> bool:
    """Return whether the words name a level ("UBND xã …") and it is not that of the body."""
    said = {level for level, words in _LEVEL_WORDS.items() if any(f" {word} " in f" {key} " for word in words)}
    return bool(said) and body.level not in said


@cache
def _abbreviations() -> dict[str, str]:
    return {search_key(short): search_key(name) for short, name in load("bodies")["abbreviations"].items()}


@cache
def _index() -> tuple[tuple[Body, tuple[str, ...]], ...]:
    """Every body with the keys it is found by: names, short names, symbols."""
    entries = []
    for body in all_bodies().values():
        # "Sở LĐTBXH", "Phòng TCKH": the word of the body's sort, then its letters without their own S, P or B.
        sort, _space, _rest = body.plain_name.partition(" ")
        mixed = [f"{sort} {symbol[1:]}" for symbol in body.symbols if len(symbol) > 2 and symbol[0] == sort[0]]
        texts = (body.plain_name, body.short, *body.symbols, *mixed)
        entries.append((body, tuple(dict.fromkeys(key for key in map(search_key, texts) if key))))
    return tuple(entries)


def _rank(key: str, compact: str, keys: tuple[str, ...]) -> int | None:
    """Return how well a body's keys fit (0 is best), ``None`` for not at all."""
    if key in keys:
        return 0
    joined = [known.replace(" ", "") for known in keys]
    if compact in joined:
        return 1
    # "Sở Nội vụ tỉnh Hải Dương" names a body and a place: the longest known name it begins with is meant.
    if any(len(known) > 4 and key.startswith(f"{known} ") for known in keys):
        return 2
    if any(known.startswith(key) for known in keys):
        return 3
    if any(f" {key}" in f" {known}" for known in keys):
        return 4
    words = key.split()
    return 5 if len(words) > 1 and any(set(words) <= set(known.split()) for known in keys) else None
