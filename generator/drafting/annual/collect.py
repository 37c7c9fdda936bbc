"""Many returned workbooks -> one data set: whose it is, which of two counts, what is wrong; nothing altered on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from generator.drafting.annual import checks
from generator.model.collection import Form, Indicator, Kind
from generator.model.returns import DataSet, Return, ReturnProblem, Source, Unit, Value, Weight
from generator.vietnamese.text import search_key

SHEET = "Số liệu"


class RawCell(Protocol):
    """A cell as the reader hands it over."""

    code: str
    cell: str
    text: str
    number: Decimal | None
    fault: str
    expected: str
    name: str


class Raw(Protocol):
    """A workbook as the reader hands it over."""

    file: str
    digest: str
    identity: Mapping[str, Any] | None
    cells: tuple[Any, ...]
    lists: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    texts: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]
    fault: str
    modified: datetime | None


@dataclass(frozen=True, slots=True)
class Round:
    """What is collected: the plan, the year, the form, the units, the last valid day."""

    plan: str
    year: int
    form: Form
    units: tuple[Unit, ...]
    last_day: date | None = None
    _rows: dict[tuple[str, ...], _Rows] = field(default_factory=dict)

    def rows(self, unit: Unit) -> _Rows:
        """Return the form of a unit with its indicators by code and by name; made once for all that fill in the same parts."""
        key = tuple(part.code for part in self.form.parts if part.asks(unit))
        if key not in self._rows:
            form = self.form.for_unit(unit)
            by_name = {search_key(i.name): i for i in form.indicators}
            self._rows[key] = _Rows(form, {i.code: i for i in form.indicators}, by_name)
        return self._rows[key]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The form of one level, ready for look-ups."""

    form: Form
    by_code: Mapping[str, Indicator]
    by_name: Mapping[str, Indicator]


def collect(
    raws: Iterable[tuple[Raw, date | None]],
    what: Round,
    last_year: DataSet | None = None,
    previous: DataSet | None = None,
) -> DataSet:
    """Return the data set of all returns. Each raw return comes with the day it was received (``None``: not known).

    Of two returns of one unit the later received counts, then the later changed, then the later in order; it is said so.
    ``previous`` are returns
    collected before: they stay unless a new one replaces them.
    """
    by_id = {unit.id: unit for unit in what.units}
    returns: dict[str, Return] = dict(previous.returns) if previous else {}
    problems: list[ReturnProblem] = []
    own: dict[str, tuple[list[ReturnProblem], Mapping[str, Source | None]]] = {}
    changed: dict[str, datetime | None] = {}
    for raw, received in raws:
        made, found, blank = _return(raw, received, what, by_id)
        if made is None:
            problems += found
            continue
        held = returns.get(made.unit)
        if held is not None and held.digest != made.digest:
            new = _later(made, held, raw.modified, changed.get(made.unit))
            newer, older = (made, held) if new else (held, made)
            problems.append(
                ReturnProblem(
                    Weight.NOTE,
                    made.unit,
                    Source(older.file, "", ""),
                    older.file,
                    f"đơn vị gửi hai lần; dùng bản {newer.file}",
                    "",
                )
            )
            if newer is held:
                continue
        elif held is not None and held.file != made.file:
            problems.append(
                ReturnProblem(
                    Weight.NOTE, made.unit, Source(made.file, "", ""), made.file, f"trùng nội dung với {held.file}"
                )
            )
            continue
        returns[made.unit] = made
        changed[made.unit] = raw.modified
        own[made.unit] = found, blank
    for unit in what.units:
        given = returns.get(unit.id)
        if given is None:
            continue
        if unit.id not in own:
            # Collected before and checked then: its numbers that were refused are no longer in it.
            problems += [p for p in previous.problems if p.unit == unit.id] if previous else []
            continue
        before = last_year.returns.get(unit.id) if last_year else None
        form = what.rows(unit).form
        problems += own[unit.id][0]
        problems += checks.problems(given, form, before, own[unit.id][1])
        returns[unit.id] = _without_broken(given, form)
        if what.last_day and given.received and given.received > what.last_day:
            late = (given.received - what.last_day).days
            problems.append(
                ReturnProblem(
                    Weight.NOTE,
                    unit.id,
                    Source(given.file, "", ""),
                    f"{given.received:%d/%m/%Y}",
                    f"gửi muộn {late} ngày",
                    f"chậm nhất {what.last_day:%d/%m/%Y}",
                )
            )
    usable = {unit: given for unit, given in returns.items() if not given.empty}
    return DataSet(what.plan, what.year, what.units, usable, tuple(problems), what.form.code)


def _later(new: Return, old: Return, changed: datetime | None, before: datetime | None) -> bool:
    """Whether a return replaces the one that is held: by its day, by the time of its last change, else as the one that comes after."""
    if new.received and old.received and new.received != old.received:
        return new.received > old.received
    return not (changed and before and changed < before)


def _without_broken(given: Return, form: Form) -> Return:
    """Take every number of an identity that does not hold out of use: any of them may be the wrong one, so that all are missing
    until the unit mends them."""
    dropped = {code for identity in checks.broken(given, form) for code in identity.codes}
    if not dropped:
        return given
    return replace(given, values={code: value for code, value in given.values.items() if code not in dropped})


def _return(
    raw: Raw, received: date | None, what: Round, units: Mapping[str, Unit]
) -> tuple[Return | None, list[ReturnProblem], Mapping[str, Source | None]]:
    def refuse(
        message: str, found: str = "", expected: str = "", unit: str = ""
    ) -> tuple[None, list[ReturnProblem], Mapping[str, Source | None]]:
        return None, [ReturnProblem(Weight.REFUSED, unit, Source(raw.file, "", ""), found, message, expected)], {}

    identity = raw.identity
    if raw.fault:
        known = units.get(str((identity or {}).get("don_vi")))
        return refuse(raw.fault, unit=known.id if known else "")
    if identity is None:
        return refuse(
            "không phải biểu do chương trình lập: thiếu phần tự nhận dạng", expected="biểu gốc đã gửi cho đơn vị"
        )
    unit = units.get(str(identity.get("don_vi")))
    if unit is None:
        return refuse("biểu của đơn vị không thuộc danh sách thu", str(identity.get("ten", identity.get("don_vi"))))
    if identity.get("nam") != what.year:
        return refuse("sai kỳ báo cáo", f"năm {identity.get('nam')}", f"năm {what.year}", unit.id)
    if identity.get("bieu") != what.form.code or identity.get("phien_ban") != what.form.version:
        return refuse("biểu của đợt hoặc phiên bản khác", f"{identity.get('bieu')} {identity.get('phien_ban')}",
                      f"{what.form.code} {what.form.version}", unit.id)  # fmt: skip
    if str(identity.get("ke_hoach")) != what.plan:
        return refuse("biểu của kế hoạch khác", str(identity.get("ke_hoach")), what.plan, unit.id)
    told = str(identity.get("ten", unit.name))
    if told != unit.name and search_key(told) != search_key(unit.name):
        return refuse("phần tự nhận dạng bị sửa: tên đơn vị khác danh sách thu", told, unit.name, unit.id)
    values, problems, blank = _values(raw, unit, what.rows(unit))
    stem = search_key(raw.file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]).replace(" ", "-")
    if stem != unit.id and stem in units:
        message = f"tên tệp là của {units[stem].name}, biểu là của {unit.name}"
        problems.append(
            ReturnProblem(
                Weight.ASK, unit.id, Source(raw.file, "", ""), raw.file, message, "xem có gửi nhầm biểu không"
            )
        )
    lists = {code: rows for code, rows in raw.lists if rows}
    texts = dict(raw.texts)
    made = Return(
        unit.id, raw.file, what.plan, what.year, what.form.version, values, lists, texts, received, raw.digest,
        empty=not values and not any(lists.values()) and not texts,
    )  # fmt: skip
    return made, problems, blank


def _values(
    raw: Raw, unit: Unit, rows: _Rows
) -> tuple[dict[str, Value], list[ReturnProblem], Mapping[str, Source | None]]:
    """The usable numbers by code, what is wrong with the others, and where the cells lie that were left blank."""
    blank: dict[str, Source | None] = {}
    values: dict[str, Value] = {}
    problems: list[ReturnProblem] = []
    for cell in raw.cells:
        at = Source(raw.file, SHEET, cell.cell)
        indicator = rows.by_name.get(cell.code[1:]) if cell.code.startswith("?") else rows.by_code.get(cell.code)
        if indicator is None:
            problems.append(
                ReturnProblem(
                    Weight.REFUSED, unit.id, at, cell.name or cell.code, "dòng không có trong biểu", "không thêm dòng"
                )
            )
            continue
        if not indicator.typed:
            continue
        if cell.code.startswith("?"):
            problems.append(
                ReturnProblem(
                    Weight.NOTE, unit.id, at, "", f"mã dòng bị mất; nhận theo tên “{indicator.name}”", indicator.code
                )
            )
        if indicator.code in values:
            problems.append(
                ReturnProblem(
                    Weight.REFUSED, unit.id, at, cell.text, f"dòng lặp lại: {indicator.name}", "mỗi chỉ tiêu một dòng"
                )
            )
            continue
        if cell.fault:
            message = f"{indicator.name}: " + ("ô có công thức" if cell.fault == "formula" else cell.fault)
            problems.append(ReturnProblem(Weight.REFUSED, unit.id, at, cell.text, message, cell.expected))
            blank[indicator.code] = None
            continue
        if cell.number is None:
            blank.setdefault(indicator.code, at)
            continue
        wrong = _wrong(cell.number, indicator.kind, cell.text)
        if wrong:
            blank[indicator.code] = None
            problems.append(
                ReturnProblem(
                    Weight.REFUSED,
                    unit.id,
                    at,
                    cell.text,
                    f"{indicator.name}: {wrong}",
                    "số nguyên không âm" if indicator.kind is Kind.COUNT else "số không âm",
                )
            )
            continue
        values[indicator.code] = Value(indicator.code, cell.number, at)
    return values, problems, blank


def _wrong(number: Decimal, kind: Kind, text: str) -> str:
    if text.endswith("%"):
        return "gõ tỷ lệ phần trăm vào ô số lượng"
    if number < 0:
        return "số âm"
    if kind is Kind.COUNT and number != number.to_integral_value():
        return "số đếm có phần thập phân"
    return ""
