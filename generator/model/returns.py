"""The data of a yearly report: units, their returns, every value with the cell it was typed in; missing is missing, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Unit:
    """One reporting unit. ``level``: "so", "huyen", "xa"; ``id`` is what the form carries ("huyen-chau-thanh")."""

    id: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Source:
    """The cell a value was read from."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.file}, {self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class Value:
    """One typed number with its source."""

    code: str
    number: Decimal
    source: Source


class Weight(Enum):
    """How much a problem of a return weighs."""

    REFUSED = "phải sửa"
    """The value (or the whole file) is not used until it is mended."""
    ASK = "cần giải trình"
    """The value is used; the unit is asked."""
    NOTE = "ghi nhận"


@dataclass(frozen=True, slots=True)
class ReturnProblem:
    """One problem of a return: where, what stands there, what was expected."""

    weight: Weight
    unit: str
    """The unit's id; empty when the file does not say whose it is."""
    source: Source
    found: str
    message: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """What one file of one unit says. ``received`` is the day it came in; ``digest`` the file's SHA-256."""

    unit: str
    file: str
    plan: str
    year: int
    version: int
    values: Mapping[str, Value] = field(default_factory=dict)
    lists: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    received: date | None = None
    digest: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class DataSet:
    """Everything collected for one plan and year: at most one return a unit, and all problems met."""

    plan: str
    year: int
    units: tuple[Unit, ...]
    returns: Mapping[str, Return]
    """By unit id; a unit without an entry has sent nothing (usable)."""
    problems: tuple[ReturnProblem, ...] = ()
    form: str = ""
    """The code of the form it was collected with; empty where an older file does not say."""

    @property
    def missing(self) -> tuple[Unit, ...]:
        """The units that have sent nothing usable, in order."""
        return tuple(unit for unit in self.units if unit.id not in self.returns)

    @property
    def unusable(self) -> tuple[Unit, ...]:
        """Those of the missing that have sent something that could not be used, in order."""
        told = {problem.unit for problem in self.problems}
        return tuple(unit for unit in self.missing if unit.id in told)

    @property
    def silent(self) -> tuple[Unit, ...]:
        """Those of the missing that have sent nothing at all, in order."""
        unusable = self.unusable
        return tuple(unit for unit in self.missing if unit not in unusable)


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's share of a total."""

    unit: Unit
    value: Value


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one indicator over the units that gave it. ``number`` is ``None`` when no unit did; ``missing`` are the
    units that had to give it and did not."""

    code: str
    number: Decimal | None
    parts: tuple[Part, ...]
    missing: tuple[Unit, ...]

    @property
    def complete(self) -> bool:
        """Whether every unit that had to gave it."""
        return self.number is not None and not self.missing
