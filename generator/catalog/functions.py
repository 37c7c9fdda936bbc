"""Fields of work (lĩnh vực) and the body that holds each at a level on a day: how a duty finds its lower counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.catalog.bodies import Body, Link, all_bodies, links
from generator.catalog.store import load
from generator.vietnamese.text import search_key


@dataclass(frozen=True, slots=True)
class Field:
    """One field of work: ``name`` in Vietnamese; ``holders`` by level ("tinh", "huyen", "xa"); how sure the sources are."""

    id: str
    name: str
    holders: dict[str, tuple[Link, ...]]
    confidence: str


@cache
def all_fields() -> dict[str, Field]:
    """Return every field of work by its id ("giam_ngheo", "thi_dua_khen_thuong")."""
    return {
        row["id"]: Field(
            id=row["id"],
            name=row["name"],
            holders={level: tuple(links(row[level])) for level in ("tinh", "huyen", "xa")},
            confidence=row["confidence"],
        )
        for row in load("functions")["functions"]
    }


def holders(field: str, level: str, on: date, *, unit_type: str | None = None) -> tuple[Body, ...]:
    """Return the bodies that hold a field at a level on a day, the usual one first; empty when no body does.

    More than one means that the second holds it where the first does not exist. ``unit_type`` ("xa", "phuong", "dac_khu",
    "huyen", "quan" …) keeps those that units of this type have: an xã has Phòng Kinh tế, a phường Phòng Kinh tế, Hạ tầng và
    Đô thị. Raise :class:`KeyError` for an unknown field.
    """
    bodies = [all_bodies()[link.id] for link in all_fields()[field].holders.get(level, ()) if link.holds(on)]
    return tuple(
        body
        for body in bodies
        if body.exists(on) and (unit_type is None or not body.unit_types or unit_type in body.unit_types)
    )


def fields_of(body: Body, on: date) -> tuple[Field, ...]:
    """Return the fields that a body holds on a day, in the order of the catalogue."""
    return tuple(
        field
        for field in all_fields().values()
        if any(link.id == body.id and link.holds(on) for row in field.holders.values() for link in row)
    )


def counterparts(body: Body, field: str, level: str, on: date, *, unit_type: str | None = None) -> tuple[Body, ...]:
    """Return who does at ``level`` on that day what ``body`` does in ``field``: by field first, by pairing second.

    ``body`` may have ended before that day (a plan of 2022 derived in 2026): its field leads to the holder of the day.
    """
    found = holders(field, level, on, unit_type=unit_type) if field in all_fields() else ()
    if found:
        return found
    return tuple(
        all_bodies()[link.id]
        for link in body.lower
        if link.holds(on) and all_bodies()[link.id].level == level and all_bodies()[link.id].exists(on)
    )


def find_field(words: str) -> tuple[Field, ...]:
    """Return the fields of work whose name holds all of ``words`` (marks and case make no difference), the shortest first."""
    wanted = set(search_key(words).split())
    found = [field for field in all_fields().values() if wanted and wanted <= set(search_key(field.name).split())]
    return tuple(sorted(found, key=lambda field: len(field.name)))
