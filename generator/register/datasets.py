"""A data set as one SQLite file: plan, units, returns, cells, lists, texts, problems; written whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.errors import InputError, OutputError
from generator.messages import _
from generator.model import Location
from generator.model.returns import DataSet, Return, ReturnProblem, Source, Unit, Value, Weight

_SCHEMA = """
create table meta (plan text not null, year integer not null, version integer not null, form text not null);
create table units (id text primary key, name text not null, level text not null, position integer not null);
create table returns (unit text primary key references units, file text not null, received text, digest text not null,
                      version integer not null);
create table cells (unit text not null references returns, code text not null, number text not null, file text not null,
                    sheet text not null, cell text not null, primary key (unit, code));
create table lists (unit text not null references returns, code text not null, position integer not null, column_at integer not null,
                    words text not null);
create table texts (unit text not null references returns, code text not null, words text not null, primary key (unit, code));
create table problems (position integer primary key, weight text not null, unit text not null, file text not null,
                       sheet text not null, cell text not null, found text not null, message text not null, expected text not null);
"""
VERSION = 2
"""2: the form's code is kept."""


def save(data: DataSet, path: Path, *, overwrite: bool = False) -> Path:
    """Write ``data`` to ``path`` and return it. Raises :class:`OutputError` when it exists and ``overwrite`` is False."""
    if path.exists() and not overwrite:
        raise OutputError(_("tệp đã có, không ghi đè"), at=Location(str(path)), hint=_("thêm --force để ghi đè"))
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(part)) as base:
            base.executescript(_SCHEMA)
            with base:
                _fill(base, data)
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise OutputError(_("không ghi được: {reason}").format(reason=error), at=Location(str(path))) from None
    finally:
        part.unlink(missing_ok=True)
    return path


def _fill(base: sqlite3.Connection, data: DataSet) -> None:
    base.execute("insert into meta values (?, ?, ?, ?)", (data.plan, data.year, VERSION, data.form))
    base.executemany(
        "insert into units values (?, ?, ?, ?)", [(u.id, u.name, u.level, n) for n, u in enumerate(data.units)]
    )
    for unit, given in data.returns.items():
        received = given.received.isoformat() if given.received else None
        base.execute(
            "insert into returns values (?, ?, ?, ?, ?)", (unit, given.file, received, given.digest, given.version)
        )
        base.executemany(
            "insert into cells values (?, ?, ?, ?, ?, ?)",
            [
                (unit, v.code, str(v.number), v.source.file, v.source.sheet, v.source.cell)
                for v in given.values.values()
            ],
        )
        base.executemany(
            "insert into lists values (?, ?, ?, ?, ?)",
            [
                (unit, code, at, column, words)
                for code, rows in given.lists.items()
                for at, row in enumerate(rows)
                for column, words in enumerate(row)
            ],
        )
        base.executemany(
            "insert into texts values (?, ?, ?)", [(unit, code, words) for code, words in given.texts.items()]
        )
    base.executemany(
        "insert into problems values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (n, p.weight.value, p.unit, p.source.file, p.source.sheet, p.source.cell, p.found, p.message, p.expected)
            for n, p in enumerate(data.problems)
        ],
    )


def load(path: Path) -> DataSet:
    """Return the data set of a file; raise :class:`InputError` when it is none of ours."""
    if not path.is_file():
        raise InputError(_("không có tệp dữ liệu này"), at=Location(str(path)))
    try:
        with closing(sqlite3.connect(f"file:{path.resolve().as_posix()}?mode=ro", uri=True)) as base:
            return _read(base)
    except sqlite3.Error:
        raise InputError(_("không phải tệp dữ liệu do “vanban annual collect” lập"), at=Location(path.name)) from None


def _read(base: sqlite3.Connection) -> DataSet:
    plan, year, version = base.execute("select plan, year, version from meta").fetchone()
    form = str(base.execute("select form from meta").fetchone()[0]) if version > 1 else ""
    units = tuple(Unit(*row) for row in base.execute("select id, name, level from units order by position"))
    values: dict[str, dict[str, Value]] = {}
    for unit, code, number, file, sheet, cell in base.execute(
        "select unit, code, number, file, sheet, cell from cells order by rowid"
    ):
        values.setdefault(unit, {})[code] = Value(code, Decimal(number), Source(file, sheet, cell))
    lists: dict[str, dict[str, dict[int, list[str]]]] = {}
    for unit, code, at, _column, words in base.execute(
        "select unit, code, position, column_at, words from lists order by code, position, column_at"
    ):
        lists.setdefault(unit, {}).setdefault(code, {}).setdefault(at, []).append(words)
    texts: dict[str, dict[str, str]] = {}
    for unit, code, words in base.execute("select unit, code, words from texts"):
        texts.setdefault(unit, {})[code] = words
    returns = {
        unit: Return(
            unit, file, plan, year, version, values.get(unit, {}),
            {code: tuple(tuple(row) for row in rows.values()) for code, rows in lists.get(unit, {}).items()},
            texts.get(unit, {}), date.fromisoformat(received) if received else None, digest,
        )
        for unit, file, received, digest, version in base.execute("select unit, file, received, digest, version from returns order by rowid")
    }  # fmt: skip
    problems = tuple(
        ReturnProblem(Weight(weight), unit, Source(file, sheet, cell), found, message, expected)
        for weight, unit, file, sheet, cell, found, message, expected in base.execute(
            "select weight, unit, file, sheet, cell, found, message, expected from problems order by position"
        )
    )
    return DataSet(plan, year, units, returns, problems, form)
