"""A year of collecting tried out: sample figures from a fixed seed, marked as samples, with faults that real returns have."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import InputError
from generator.messages import _
from generator.model.collection import Form, Indicator, Kind
from generator.model.returns import Unit, Value
from generator.writers.collection_form import Collection, write

MARK = "(mẫu)"
"""Stands in every text of a sample, so that nobody takes it for a real one."""
_WRITES = 0.3
"""So many of all units write an opinion or name a model."""
SILENT = 2
"""So many units send nothing."""
_TERM = re.compile(
    r"(?P<sign>[+-]?)\s*(?:(?P<code>[a-z][a-z0-9_]*)|(?P<low>\d+(?:\.\d+)?)(?:\.\.(?P<high>\d+(?:\.\d+)?))?)"
    r"(?:\s*\*\s*(?P<from>\d+(?:\.\d+)?)(?:\.\.(?P<to>\d+(?:\.\d+)?))?%)?\s*"
)


def values(form: Form, unit: Unit, seed: int, *, before: int = 0) -> dict[str, Any]:
    """Return sample values of one unit (``form`` narrowed to it), as the form's ``so_mau`` say. Same seed, same values.

    ``before``: so many years earlier, near the figures of the year itself. Raise :class:`InputError` for a rule that cannot be read.
    """
    dice = _Dice(random.Random(f"{seed} {unit.id}"), random.Random(f"{seed} {unit.id} {before}") if before else None)
    typed = {i.code: i for i in form.indicators if i.typed}
    made: dict[str, Any] = {}
    for code in typed:
        if code not in form.samples:
            made[code] = int(dice.between("1", "60"))
    for code, rule in form.samples.items():
        if code in typed:
            made[code] = _number(_evaluated(rule, made, dice), typed[code])
    for part in form.lists:
        row = (f"{part.name.split(',')[0]} số {dice.own.randint(1, 9)} {MARK}", unit.name, f"kết quả nổi bật {MARK}")
        made[part.code] = [row[: len(part.columns)]] if dice.own.random() < _WRITES else []
    for text in form.texts:
        words = f"{text.name}: nội dung số {dice.own.randint(1, 9)} {MARK}."
        made[text.code] = words if dice.own.random() < _WRITES else ""
    return made


@dataclass(frozen=True, slots=True)
class _Dice:
    """Numbers by chance; ``other`` moves them a little, so that another year resembles its neighbour."""

    own: random.Random
    other: random.Random | None

    def between(self, low: str, high: str | None) -> float:
        if high is None:
            return float(low)
        place = self.own.random()
        if self.other is not None:
            place = min(max(place + self.other.uniform(-0.08, 0.08), 0.0), 0.999999)
        one, last = float(low), float(high)
        return one + place * (last - one) if "." in low or "." in high else int(one + place * (last - one + 1))


def _number(value: float, indicator: Indicator) -> int | float:
    return max(0, int(value)) if indicator.kind is Kind.COUNT else max(0.0, round(value, 2))


def _evaluated(rule: str, made: Mapping[str, Any], dice: _Dice) -> float:
    whole, at = 0.0, 0
    while at < len(rule):
        found = _TERM.match(rule, at)
        if found is None or found.end() == at or (found["code"] and found["code"] not in made):
            raise InputError(_("không hiểu cách sinh số mẫu “{rule}”").format(rule=rule))
        value = made[found["code"]] if found["code"] else dice.between(found["low"], found["high"])
        # Rounded down to a thing each, so that what is added up and taken away stays a whole number of them.
        term = int(value * dice.between(found["from"], found["to"]) / 100) if found["from"] else value
        whole += -term if found["sign"] == "-" else term
        at = found.end()
    return whole


def silent(number: int, count: int) -> bool:
    """Return whether the unit at place ``number`` of ``count`` sends nothing."""
    return number >= count - SILENT


def returned(
    form: Form, unit: Unit, what: Collection, number: int, seed: int, last: Mapping[str, Value] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield the files (name without folder, content) that the unit at place ``number`` sends, most of them in order.

    One in ten is not: a sum that does not hold, numbers written the English way or in words, rows left blank, a return sent
    again with one figure corrected, last year's form, a zip. ``last``: last year's values, whose ends are this year's starts.
    """
    made = values(form, unit, seed)
    made |= {start: int(last[end].number) for end, start in form.continued if last and end in last and start in made}
    name = f"{unit.id}.xlsx"
    fault = _FAULTS.get(number % 40)
    if fault == "sum":
        yield name, write(form, unit, what, filled=_unbalanced(form, made))
    elif fault == "english":
        yield name, write(form, unit, what, filled={**made, _counts(form)[1]: "1,234"})
    elif fault == "words":
        yield name, write(form, unit, what, filled={**made, _counts(form)[-1]: "khoảng 500"})
    elif fault == "blank":
        left = set(_counts(form)[-3:-1])
        yield name, write(form, unit, what, filled={code: value for code, value in made.items() if code not in left})
    elif fault == "again":
        yield name, write(form, unit, what, filled=made)
        corrected = {**made, _counts(form)[0]: made[_counts(form)[0]] + 1}
        yield f"{unit.id} (gui lai).xlsx", write(form, unit, what, filled=corrected)
    elif fault == "last year":
        yield name, write(form, unit, replace(what, year=what.year - 1), filled=made)
    elif fault == "zip":
        yield f"{unit.id}.zip", _zipped(name, write(form, unit, what, filled=made), what.year)
    else:
        yield name, write(form, unit, what, filled=made)


_FAULTS = {2: "sum", 5: "english", 8: "blank", 13: "words", 17: "again", 24: "last year", 28: "zip"}


def _counts(form: Form) -> list[str]:
    """The codes of whole numbers that no sum or rate rests on, in order; all whole numbers where there are too few."""
    bound = {code for identity in form.identities for code in identity.codes}
    bound |= {code for i in form.indicators if not i.typed for code in i.codes}
    counts = [i.code for i in form.indicators if i.kind is Kind.COUNT]
    free = [code for code in counts if code not in bound]
    return free if len(free) > 3 else counts


def _unbalanced(form: Form, made: dict[str, Any]) -> dict[str, Any]:
    sums = [identity.sides[2][0][1] for identity in form.identities if identity.sides[1] == "="]
    return {**made, sums[0]: made[sums[0]] + 11} if sums else made


def _zipped(name: str, data: bytes, year: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, (year, 11, 20, 0, 0, 0)), data)
    return buffer.getvalue()
