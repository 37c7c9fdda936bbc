"""Who stands twice in a round: surely one subject (rule 22), or perhaps (rule 104). No personal datum is ever told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model.awards import Nominee
from generator.vietnamese.tone import match_key

BODIES = ("tap_the", "doanh_nghiep")
COMPARED, MOST = 20, 3
"""With how many of its name a nominee is compared, and how many doubts are told of one nominee."""
_TITLE = re.compile(r"^(?:hộ gia đình\s+|gia đình\s+)?(?:(?:ông|bà)\s+)?")


@dataclass(frozen=True, slots=True)
class Twins:
    """Ids that stand twice for sure, with the id of the other; and for each id what may be the same subject, in words."""

    sure: dict[str, str] = field(default_factory=dict)
    perhaps: dict[str, tuple[str, ...]] = field(default_factory=dict)


def name_key(name: str) -> str:
    """Return a name to compare: no title, small letters, one style of tone placement: "Bà Hoà" and "hòa" are one."""
    return _TITLE.sub("", match_key(name)).strip()


def twins(nominees: Sequence[Nominee]) -> Twins:
    """Return which nominees stand twice. A name that hundreds bear is compared with the first of them only, for sure ones with all."""
    found = Twins()
    named: dict[str, list[Nominee]] = {}
    known: dict[tuple[str, ...], Nominee] = {}
    numbered: dict[str, Nominee] = {}
    for x in nominees:
        name, number = name_key(x.name), _number(x)
        for key in _keys(x, name, number):
            if key in known and not _apart(x, known[key]):
                _sure(found, x, known[key])
            known.setdefault(key, x)
        for other in named.get(name, ())[:COMPARED]:
            if found.sure.get(x.id) != other.id:
                _compare(x, other, found)
        named.setdefault(name, []).append(x)
        if number and number in numbered and name_key(numbered[number].name) != name:
            _perhaps(found, x, numbered[number], "có cùng số định danh nhưng khác tên")
        if number:
            numbered.setdefault(number, x)
    return found


def _keys(x: Nominee, name: str, number: str) -> Iterator[tuple[str, ...]]:
    """What makes two nominations surely one subject's: bodies by name and place, people by name and birth date or number."""
    if x.kind in BODIES:
        yield ("body", name, _places(x))
        return
    if x.birth is not None:
        yield (x.kind, name, x.birth.isoformat())
    if number:
        yield (x.kind, name, "number", number)


def achievement_key(text: str, evidence: str) -> tuple[str, str]:
    """Return an achievement and its paper to compare: case, spaces, tone placement and the mark at the end do not count."""
    return match_key(text).strip(' .;,“”"'), match_key(evidence).strip(" .;,")


def shared(nominees: Sequence[Nominee]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the achievements that several nominees state with the same paper, and their ids."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for x in nominees:
        for a in x.achievements:
            if a.evidence:
                found.setdefault(achievement_key(a.text, a.evidence), {})[x.id] = None
    return {key: tuple(ids) for key, ids in found.items() if len(ids) > 1}


def _compare(x: Nominee, other: Nominee, found: Twins) -> None:
    """Two of one name that are not surely one: tell what may be, and nothing where they are surely two."""
    kinds = {x.kind, other.kind}
    if kinds <= set(BODIES):
        if not _places(x) or not _places(other):
            _perhaps(found, x, other, "cùng tên nhưng một bên chưa ghi đơn vị, địa chỉ")
    elif not kinds <= {"ca_nhan", "ho_gia_dinh"} or _apart(x, other):
        return
    elif len(kinds) == 2:
        _perhaps(found, x, other, "một bên đề nghị cho cá nhân, một bên cho hộ gia đình có chủ hộ cùng tên")
    elif x.kind == "ca_nhan" or _places(x) == _places(other):
        _perhaps(found, x, other, "chưa đủ ngày sinh hoặc số định danh để phân biệt")


def _apart(x: Nominee, other: Nominee) -> bool:
    """Whether two of one name are surely two persons: another identity number or another birth date."""
    if x.identity and other.identity:
        return _number(x) != _number(other)
    return x.birth is not None and other.birth is not None and x.birth != other.birth


def _number(x: Nominee) -> str:
    return re.sub(r"\W", "", x.identity)


def _places(x: Nominee) -> str:
    return match_key(", ".join(part for part in (x.unit, x.address) if part))


def _sure(found: Twins, x: Nominee, other: Nominee) -> None:
    found.sure.setdefault(x.id, other.id)
    found.sure.setdefault(other.id, x.id)


def _perhaps(found: Twins, x: Nominee, other: Nominee, why: str) -> None:
    one_name = name_key(x.name) == name_key(other.name)
    head = (
        f"Có hai đề nghị mang tên {x.name} (mã {other.id} và {x.id})"
        if one_name
        else f"{other.name} (mã {other.id}) và {x.name} (mã {x.id})"
    )
    text = f"{head}: {why}" if one_name else f"{head} {why}"
    for one in (x, other):
        told = found.perhaps.get(one.id, ())
        if len(told) < MOST:
            found.perhaps[one.id] = (*told, text)
