"""Poverty figures of a nominee taken from the annual data sets: each with its cells; what the nominee states otherwise is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.model.awards import Nominee, Poor
from generator.model.returns import DataSet, Source, Unit, Value
from generator.vietnamese.numbers import format_number
from generator.vietnamese.text import without_marks
from generator.vietnamese.tone import match_key

FIELDS = {"total": "tong_ho", "poor": "ngheo", "near": "can_ngheo"}
"""The codes of the collection form behind each figure, without the end ("_dau", "_cuoi"): the form's, not the plan's."""
MOVEMENTS = {"escaped": "thoat_ngheo", "arisen": "phat_sinh_ngheo", "back": "tai_ngheo"}
WORDS = {"total": "tổng số hộ", "poor": "số hộ nghèo", "near": "số hộ cận nghèo", "rate": "tỷ lệ hộ nghèo"}
LEVELS = ("tinh", "huyen", "xa", "thon")
PARTS = ("huyen", "xa")
"""The units that a province is the sum of: its districts, its communes where there are no districts."""
NAMED = 5
"""So many silent units are named, the others counted."""
_BEFORE = frozenset(
    (
        "tập",
        "thể",
        "nhân",
        "dân",
        "cán",
        "bộ",
        "và",
        "đảng",
        "chính",
        "quyền",
        "ủy",
        "ban",
        "ubnd",
        "quân",
        "các",
        "tộc",
    )
)
"""Words that may stand before a unit's own name in a nominee's: "Nhân dân và cán bộ xã Phú Tâm" is the commune."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One figure stated twice and differently: in words, with both values and both places."""

    year: int
    group: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the data sets say of a nominee. ``rows`` are to be judged by; ``lacking`` are sentences on what is not there."""

    rows: tuple[Poor, ...]
    conflicts: tuple[Conflict, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()
    """(sentence, place)"""
    used: frozenset[tuple[int, str]] = frozenset()
    """(year, group) whose figures come from a data set."""

    def contested(self, group: str) -> frozenset[int]:
        """The years in which the nominee states another figure of a population than the data set."""
        return frozenset(c.year for c in self.conflicts if match_key(c.group) == match_key(group))


def evidence(x: Nominee, sets: Sequence[DataSet], groups: Iterable[str] = ()) -> Evidence:
    """Return the figures of a nominee at the end of each year, the data sets before what the nominee states.

    ``groups`` are the populations that the plan's targets name apart ("dân tộc Khmer"). A year's end is what its own data set
    says; where there is none, what the next year's set gives as the beginning. A missing figure stays missing.
    """
    if x.kind != "tap_the" or x.level not in LEVELS or not sets:
        return Evidence(x.poor)
    names = [group.removeprefix("dân tộc ").strip() for group in groups]
    found: dict[tuple[int, str], Poor] = {}
    conflicts: list[Conflict] = []
    lacking: list[tuple[str, str]] = []
    for data in sorted(sets, key=lambda data: data.year):
        units = units_of(x, data)
        if isinstance(units, str):
            lacking.append((units, x.place))
            continue
        silent = [unit.name for unit in units if unit.id not in data.returns]
        if silent:
            told = ", ".join(silent[:NAMED]) + (f" và {len(silent) - NAMED} đơn vị khác" if len(silent) > NAMED else "")
            lacking.append((f"{told} chưa có số liệu dùng được trong bộ số liệu năm {data.year}", x.place))
            continue
        lacking += _asked(data, units)
        for group in ("", *names):
            _take(data, units, group, len(names) > 1, found, conflicts)
    own = {(row.year, match_key(row.group.removeprefix("dân tộc "))): row for row in x.poor}
    rows = dict(own)
    for (year, group), row in found.items():
        key = (year, match_key(group))
        stated = own.get(key)
        if stated is not None:
            conflicts += _differences(stated, row)
        rows[key] = _filled(row, stated)
    ordered = tuple(rows[key] for key in sorted(rows, key=lambda key: (key[1], key[0])))
    return Evidence(ordered, tuple(conflicts), tuple(lacking), frozenset((y, match_key(g)) for y, g in found))


def units_of(x: Nominee, data: DataSet) -> tuple[Unit, ...] | str:
    """Return the units of a data set that a nominee is: one, or the components named; else a sentence on why none is sure."""
    if x.level == "tinh" and not x.data_units:
        parts = next((found for level in PARTS if (found := [unit for unit in data.units if unit.level == level])), [])
        return tuple(parts) or f"Bộ số liệu năm {data.year} không có đơn vị nào của tỉnh"
    level = [unit for unit in data.units if unit.level == x.level]
    own = _named(x.name, level)
    if len(own) == 1 and not x.data_units:
        return tuple(own)
    if x.data_units:
        chosen: list[Unit] = []
        for name in x.data_units:
            same = _named(name, level)
            if len(same) != 1:
                why = "không có" if not same else "có nhiều đơn vị cùng tên"
                return f"Bộ số liệu năm {data.year} {why} “{name}”"
            chosen += [unit for unit in same if unit not in chosen]
        return tuple(chosen)
    if own:
        return f"Bộ số liệu năm {data.year} có nhiều đơn vị cùng tên với {x.name}: cần ghi rõ tên trong số liệu"
    return f"Bộ số liệu năm {data.year} không có đơn vị nào tên là {x.name}"


def _named(name: str, units: Iterable[Unit]) -> list[Unit]:
    wanted = re.sub(r"\s*\([^)]*\)$", "", match_key(name))
    found = []
    for unit in units:
        core = re.sub(r"^(?:ủy ban nhân dân|ubnd) ", "", re.sub(r"\s*\([^)]*\)$", "", match_key(unit.name)))
        before, hit, after = wanted.partition(core)
        # "xã A" is neither "thị xã A" nor "Trạm Y tế xã A"; what follows may only be the place it lies in.
        if hit and (not after or after[0] == ",") and set(before.replace(",", " ").split()) <= _BEFORE:
            found.append(unit)
    return found


def _asked(data: DataSet, units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """The questions put to a unit about the figures used here that it has not answered."""
    ids = {unit.id: unit.name for unit in units}
    cells = {
        str(value.source): code
        for unit in units
        for code, value in data.returns[unit.id].values.items()
        if code.startswith((*FIELDS.values(), *MOVEMENTS.values()))
    }
    for problem in data.problems:
        if problem.unit in ids and str(problem.source) in cells:
            text = f"{ids[problem.unit]} còn phải giải trình số liệu năm {data.year} ({problem.message})"
            yield text, f"số liệu năm {data.year}: {problem.source}"


def _take(
    data: DataSet, units: Sequence[Unit], group: str, several: bool,
    found: dict[tuple[int, str], Poor], conflicts: list[Conflict],
) -> None:  # fmt: skip
    """Put the beginning and the end of a data set's year among the rows; a beginning gives way to its own year's end."""
    for year, end in ((data.year - 1, "_dau"), (data.year, "_cuoi")):
        row = _row(data, units, group, several, year, end)
        if row is None:
            continue
        earlier = found.get((year, group))
        if earlier is None:
            found[year, group] = row
            continue
        for name in ("total", "poor", "near"):
            a, b = getattr(earlier, name), getattr(row, name)
            if a is not None and b is not None and a != b:
                reason = (
                    f"Hai bộ số liệu ghi {WORDS[name]}{_of(group)} cuối năm {year} khác nhau: {_shown(a)} "
                    f"({earlier.place}) và {_shown(b)} ({row.place})"
                )
                conflicts.append(Conflict(year, group, reason, earlier.place))


def _row(data: DataSet, units: Sequence[Unit], group: str, several: bool, year: int, end: str) -> Poor | None:
    codes = {name: _code(code, group, end, several) for name, code in FIELDS.items()}
    if not group and end == "_cuoi":
        codes |= MOVEMENTS
    sums: dict[str, int] = {}
    cells: list[Source] = []
    for name, code in codes.items():
        values = [data.returns[unit.id].values.get(code) for unit in units]
        if all(value is not None for value in values):
            known: list[Value] = [value for value in values if value is not None]
            number = sum((value.number for value in known), Decimal(0))
            if number == int(number):
                sums[name] = int(number)
                cells += [value.source for value in known if name in ("poor", "total", "near")]
    if "poor" not in sums:
        return None
    return Poor(year=year, group=group, place=f"số liệu năm {data.year}: {_places(cells)}", **sums)


def _code(code: str, group: str, end: str, several: bool) -> str:
    if not group:
        return f"{code}{end}"
    mark = f"_{re.sub(r'[^a-z]', '', without_marks(group).lower())}" if several else ""
    return f"{code}_nhom{end}{mark}"


def _places(cells: Sequence[Source]) -> str:
    """Cells in words, those of a sheet together: "huyen-a.xlsx, Biểu!D9, D14"; of many files the first and how many more."""
    by: dict[tuple[str, str], list[str]] = {}
    for source in cells:
        by.setdefault((source.file, source.sheet), []).append(source.cell)
    told = [f"{file}, {sheet}!{', '.join(dict.fromkeys(names))}" for (file, sheet), names in by.items()]
    more = f" và {len(told) - NAMED} tệp khác" if len(told) > NAMED else ""
    return "; ".join(told[:NAMED]) + more


def _differences(stated: Poor, row: Poor) -> Iterator[Conflict]:
    for name in ("total", "poor", "near"):
        a, b = getattr(stated, name), getattr(row, name)
        if a is not None and b is not None and a != b:
            yield _conflict(stated, row, name, _shown(a), _shown(b))
    if stated.poor is None and stated.rate is not None and row.total and row.poor is not None:
        right = Fraction(100 * row.poor, row.total)
        if abs(Fraction(stated.rate) - right) > Fraction(1, 100):
            shown = format_number(Decimal(right.numerator) / Decimal(right.denominator), places=2)
            yield _conflict(stated, row, "rate", f"{format_number(stated.rate)}%", f"{shown}%")


def _conflict(stated: Poor, row: Poor, name: str, said: str, found: str) -> Conflict:
    reason = (
        f"Cuối năm {row.year}, {WORDS[name]}{_of(row.group)} trong đề nghị là {said} ({stated.place or 'bản đề nghị'}), "
        f"trong số liệu báo cáo năm là {found} ({row.place})"
    )
    return Conflict(row.year, row.group, reason, row.place)


def _filled(row: Poor, stated: Poor | None) -> Poor:
    """The data set's row with what only the nominee states: the near-poor, whether the figures are final, the standard."""
    if stated is None:
        return row
    left: Mapping[str, object] = {
        name: getattr(stated, name)
        for name in ("near", "total", "final", "standard", "fall", "escaped", "arisen", "back")
        if getattr(row, name) in (None, "") and getattr(stated, name) not in (None, "")
    }
    place = f"{row.place}; {stated.place}" if stated.place and left.keys() & {"near", "total"} else row.place
    return row.model_copy(update={**left, "place": place})


def _of(group: str) -> str:
    return f" {group}" if group else ""


def _shown(number: int) -> str:
    return format_number(Decimal(number))
