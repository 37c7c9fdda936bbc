"""Reader of records: the rows of a table, the lines of a .jsonl or the .yaml files of a folder, one at a time, each with its place."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError, InputError, RefusedFileError
from generator.messages import _
from generator.model import Location
from generator.readers import rows
from generator.readers.yaml_tree import parse
from generator.vietnamese.text import nfc

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LONGEST_LINE = 4 * 1024 * 1024
"""Characters of one line of a .jsonl that are still read."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: ``number`` is its row or line (or its place among the files), ``values`` by name, ``at`` where it stands.

    ``error`` says why it cannot be read; ``values`` are empty then.
    """

    number: int
    values: dict[str, Any]
    at: Location
    stem: str = ""
    """The name of the file it comes from, without suffix; empty for a row of a table."""
    error: GeneratorError | None = None


class Records:
    """The records of one file or folder. Going through them may be done again; never more than one is held.

    ``names`` are those of the columns in their order, ``count`` how many records there are, ``digest`` tells one content
    from another.
    """

    def __init__(self, path: Path) -> None:
        """Open an .xlsx, .csv, .jsonl, or a folder of .yaml; raise :class:`InputError` for anything else, or without records."""
        self.path, self.source = path, path.name or str(path)
        self._table: rows.Table | None = None
        self._files: list[Path] = []
        suffix = path.suffix.lower()
        if path.exists() and not path.is_dir() and not path.is_file():
            raise InputError(_("đây không phải một tệp"), at=Location(str(path)))  # a pipe would be waited for in vain
        if path.is_dir():
            self._files = sorted(
                file for file in path.iterdir() if file.suffix.lower() in (".yaml", ".yml") and file.name[0] not in "._"
            )
            self.names, self.count = self._seen()
        elif suffix in (".xlsx", ".csv"):
            self._table = rows.Table(path)
            self.names, self.count = tuple(head for head in self._table.heads if head), self._table.count
        elif suffix in (".jsonl", ".ndjson"):
            self.names, self.count = self._seen()
        else:
            raise InputError(
                _("dữ liệu hàng loạt phải là .xlsx, .csv, .jsonl hoặc thư mục các tệp .yaml"), at=Location(str(path))
            )
        if not self.count:
            raise InputError(_("không có dòng dữ liệu nào"), at=Location(str(path)))
        self.digest = self._digest()

    def __iter__(self) -> Iterator[Record]:
        for record in self._records():
            name = next((name for name, value in record.values.items() if _unprintable(value)), None)
            if name is None or record.error is not None:
                yield record
            else:
                error = InputError(
                    _("ký tự điều khiển U+{code:04X} không ghi được vào tệp Word").format(
                        code=ord(_unprintable(record.values[name]))
                    ),
                    at=replace(record.at, path=(name,)),
                    hint=_("xóa ký tự này trong dữ liệu"),
                )
                yield replace(record, error=error)

    def _records(self) -> Iterator[Record]:
        if self._table is not None:
            for row in self._table:
                yield Record(row.number, dict(row.values), row.at, error=row.error)
        elif self._files:
            for number, file in enumerate(self._files, start=1):
                yield _of_file(number, file)
        elif not self.path.is_dir():
            yield from self._of_lines()

    @property
    def nameless(self) -> tuple[str, ...]:
        """The letters of the columns of a table that hold something under no head."""
        return self._table.nameless if self._table is not None else ()

    def changed(self) -> bool:
        """Return whether the file or folder holds other bytes now than when it was opened."""
        try:
            return self._digest() != self.digest
        except OSError:
            return True

    def place(self, at: Location) -> Location:
        """Return the place of a record's value with the cell's name where it is a column of a table."""
        name = str(at.path[0]) if at.path else ""
        if self._table is None or at.line is None or at.cell or name not in self._table.heads:
            return at
        return replace(at, cell=self._table.cell(at.line, name))

    def _seen(self) -> tuple[tuple[str, ...], int]:
        names: dict[str, None] = {}
        count = 0
        for record in self:
            count += 1
            names.update(dict.fromkeys(record.values))
        return tuple(names), count

    def _of_lines(self) -> Iterator[Record]:
        try:
            with self.path.open("rb") as stream:
                number = 0
                while line := stream.readline(LONGEST_LINE + 1):
                    number += 1
                    at = Location(self.source, line=number)
                    if len(line) > LONGEST_LINE:
                        raise RefusedFileError(_("dòng quá dài"), at=at)
                    if line.strip():
                        yield _of_line(number, line, at)
        except OSError as error:
            raise InputError(_("không đọc được tệp"), at=Location(str(self.path))) from error

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for file in self._files or [self.path]:
            digest.update(file.name.encode("utf-8", "surrogateescape") + b"\0")
            with file.open("rb") as stream:
                while block := stream.read(1 << 20):
                    digest.update(block)
        return digest.hexdigest()


def _unprintable(value: Any) -> str:
    """Return the first character of a value, or of a text inside it, that no document can hold; empty when there is none."""
    if isinstance(value, str):
        bad = _FORBIDDEN.search(value)
        return bad[0] if bad else ""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((found for item in inner if (found := _unprintable(item))), "")


def _of_line(number: int, line: bytes, at: Location) -> Record:
    try:
        value = json.loads(
            line.decode("utf-8-sig"), object_pairs_hook=_once, parse_float=_finite, parse_constant=_finite
        )
    except _TwiceError as twice:
        error = InputError(
            _("khoá “{key}” có hai lần trong một dòng").format(key=twice.key), at=at, hint=_("bỏ một khoá")
        )
        return Record(number, {}, at, error=error)
    except (ValueError, RecursionError):
        error = InputError(
            _("dòng không phải JSON"), at=at, hint=_("mỗi dòng là một đối tượng, ví dụ {example}").format(example='{"so": "15"}')
        )  # fmt: skip
        return Record(number, {}, at, error=error)
    if not isinstance(value, dict):
        return Record(number, {}, at, error=InputError(_("dòng phải là một đối tượng JSON {…}"), at=at))
    values = {nfc(key): plain for key, item in value.items() if (plain := _plain(item)) not in ("", None)}
    return Record(number, values, at)


class _TwiceError(Exception):
    """One object has a key twice: which of the values is meant cannot be known."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key[:60])
        found[key] = value
    return found


def _finite(text: str) -> float:
    """Return a number of JSON; raise :class:`ValueError` for one that is none (NaN, Infinity, 1e999)."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _of_file(number: int, file: Path) -> Record:
    at = Location(file.name)
    try:
        tree = parse(file.read_bytes(), source=file.name)
    except OSError:
        return Record(number, {}, at, file.stem, InputError(_("không đọc được tệp"), at=at))
    except GeneratorError as error:
        return Record(number, {}, at, file.stem, error)
    if not isinstance(tree.value, dict):
        return Record(number, {}, at, file.stem, InputError(_("tệp phải gồm các khoá"), at=at))
    values = {key: value for key, value in tree.plain().items() if not key.startswith("_")}
    return Record(number, values, at, file.stem)


def _plain(value: Any) -> Any:
    """Return a JSON value with its scalars as the text a clerk would have typed; ``None`` is nothing."""
    if isinstance(value, dict):
        return {nfc(str(key)): plain for key, item in value.items() if (plain := _plain(item)) is not None}
    if isinstance(value, list):
        return [plain for item in value if (plain := _plain(item)) is not None]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(value, "f").rstrip("0").replace(".", ",")
    return value if value is None else nfc(str(value))
