"""Reader of returned collection workbooks: strict numbers, formulas and error cells refused, every value with its cell."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError
from generator.messages import _
from generator.vietnamese import numbers
from generator.vietnamese.text import search_key

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 80 * 1024 * 1024
NUMBERS, LISTS, TEXTS, HIDDEN = "Số liệu", "Danh sách", "Ý kiến", "_vanban"
_ERROR_OR_FORMULA = re.compile(rb'<c\s[^>]*?r="([A-Z]+\d+)"[^>]*?(?:t="e"[^>]*>|>\s*<f[ >/])')
_FAR_CELL = re.compile(rb'<c\s[^>]*?r="(?:[A-Z]{2,}\d|[A-Z]\d{4,})')
"""A cell that no form of ours has (beyond column Z or row 999): laid out in between, it would fill the memory."""
_ERROR_TYPE = re.compile(rb'\bt="e"')


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell that a number was expected in: what stands there, and the fault that made it unusable (else empty)."""

    code: str
    cell: str
    text: str
    number: Decimal | None
    fault: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class RawReturn:
    """One workbook as it came. ``identity`` is what the form carries (``None``: it is not one of ours), ``fault`` why the whole
    file cannot be used; ``unknown`` are codes or names that the form does not have."""

    file: str
    digest: str
    identity: dict[str, Any] | None = None
    cells: tuple[RawCell, ...] = ()
    lists: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    modified: date | None = None


def workbooks(paths: list[Path]) -> Iterator[tuple[str, bytes | None, date | None]]:
    """Yield name, bytes and day of change of every workbook among files, folders and zips (one level deep).

    ``None`` for bytes beyond the limits, or of a zip that cannot be opened.
    """
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not file.is_file() or file.name.startswith(("~$", ".")):
                continue
            name = str(file.relative_to(path)) if path.is_dir() else file.name
            if file.suffix.lower() == ".zip":
                yield from _of_zip(file, name)
            elif file.suffix.lower() in {".xlsx", ".xlsm", ".xls"}:
                changed = date.fromtimestamp(file.stat().st_mtime)
                yield name, file.read_bytes() if file.stat().st_size <= MAX_BYTES else None, changed


def _of_zip(file: Path, name: str) -> Iterator[tuple[str, bytes | None, date | None]]:
    try:
        with zipfile.ZipFile(file) as archive:
            for info in sorted(archive.infolist(), key=lambda entry: entry.filename):
                if info.filename.lower().endswith((".xlsx", ".xlsm", ".xls")) and not info.filename.split("/")[
                    -1
                ].startswith("~$"):
                    changed = date(*info.date_time[:3])
                    yield (
                        f"{name}/{info.filename}",
                        archive.read(info) if info.file_size <= MAX_BYTES else None,
                        changed,
                    )
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError):
        yield name, None, None


def read(data: bytes | None, file: str) -> RawReturn:
    """Return one workbook as it came; never raises for what a user may send: the fault is in the result."""
    if data is None:
        return RawReturn(file, "", fault=_("tệp quá lớn hoặc không mở được"))
    digest = hashlib.sha256(data).hexdigest()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
                return RawReturn(file, digest, fault=_("tệp giải nén quá lớn"))
            if any(
                _FAR_CELL.search(archive.read(info))
                for info in archive.infolist()
                if info.filename.startswith("xl/worksheets/")
            ):
                return RawReturn(file, digest, fault=_("có ô nằm ngoài khuôn biểu"))
            bad = _unusable(archive)
    except (zipfile.BadZipFile, OSError, RuntimeError, KeyError):
        return RawReturn(file, digest, fault=_("không phải tệp .xlsx đọc được (hỏng, có mật khẩu hoặc sai loại)"))
    try:
        from python_calamine import CalamineError, load_workbook

        book = load_workbook(io.BytesIO(data))
        tables = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError):
        return RawReturn(file, digest, fault=_("không phải tệp .xlsx đọc được (hỏng, có mật khẩu hoặc sai loại)"))
    identity = _identity(tables.get(HIDDEN, []))
    table = tables.get(NUMBERS)
    if table is None:
        near = next((name for name in tables if search_key(name) == search_key(NUMBERS)), None)
        table = tables.get(near, []) if near else []
        if not near:
            return RawReturn(
                file, digest, identity, fault=_("không có trang tính “{name}” của biểu").format(name=NUMBERS)
            )
    cells, unknown = _cells(table, bad)
    return RawReturn(
        file,
        digest,
        identity,
        tuple(cells),
        tuple(_lists(tables.get(LISTS, []))),
        tuple(_texts(tables.get(TEXTS, []))),
        tuple(unknown),
    )


def _unusable(archive: zipfile.ZipFile) -> dict[str, str]:
    """The cells of "Số liệu" that hold a formula or an error, by address. The sheet's part is found by its name."""
    names = archive.namelist()
    part = "xl/worksheets/sheet2.xml"
    if "xl/workbook.xml" in names:
        sheets = re.findall(rb'<sheet\s[^>]*?name="([^"]*)"', archive.read("xl/workbook.xml"))
        order = [search_key(name.decode("utf-8", "replace")) for name in sheets]
        if search_key(NUMBERS) in order:
            part = f"xl/worksheets/sheet{order.index(search_key(NUMBERS)) + 1}.xml"
    if part not in names:
        return {}
    found: dict[str, str] = {}
    for match in _ERROR_OR_FORMULA.finditer(archive.read(part)):
        kind = "error" if _ERROR_TYPE.search(match.group()) else "formula"
        found[match.group(1).decode()] = kind
    return found


def _identity(table: list[list[Any]]) -> dict[str, Any] | None:
    try:
        found = json.loads(str(table[0][0]))
    except (IndexError, ValueError):
        return None
    return found if isinstance(found, dict) and {"don_vi", "nam", "bieu"} <= set(found) else None


def _cells(table: list[list[Any]], bad: dict[str, str]) -> tuple[list[RawCell], list[tuple[str, str]]]:
    """The rows by their code in column A; a row whose code was lost is known by its name in column B."""
    cells: list[RawCell] = []
    unknown: list[tuple[str, str]] = []
    started = False
    for index, row in enumerate(table, start=1):
        code, name = (str(row[at]).strip() if at < len(row) else "" for at in (0, 1))
        if code == "Mã":
            started = True
            continue
        if not started or not (code or name) or (code and not name and len([c for c in row if str(c).strip()]) == 1):
            continue
        key = code if re.fullmatch(r"[a-z][a-z0-9_]*", code) else f"?{search_key(name)}"
        value = row[3] if len(row) > 3 else ""
        cells.append(_cell(key, f"D{index}", value, bad.get(f"D{index}", "")))
        if key.startswith("?"):
            unknown.append((f"A{index}", code or name))
    return cells, unknown


def _cell(code: str, cell: str, value: Any, bad: str) -> RawCell:
    if bad == "error":
        return RawCell(code, cell, str(value), None, _("ô báo lỗi của Excel"), _("một số"))
    if bad == "formula":
        return RawCell(code, cell, str(value), None, "formula", _("số gõ trực tiếp, không phải công thức"))
    if value is None or (isinstance(value, str) and not value.strip()):
        return RawCell(code, cell, "", None)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return RawCell(code, cell, str(value), None, _("không phải số"), _("một số"))
    if isinstance(value, str):
        text = value.strip()
        try:
            number = numbers.parse_percent(text) if text.endswith("%") else numbers.parse_number(text)
        except GeneratorError as error:
            return RawCell(code, cell, text, None, error.message, error.hint or _("viết như 1.234,5"))
        return RawCell(code, cell, text, number)
    whole = isinstance(value, int) or value.is_integer()
    number = Decimal(int(value)) if whole else Decimal(repr(value))
    return RawCell(code, cell, str(number), number)


def _lists(table: list[list[Any]]) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    if len(table) < 3:
        return
    starts = [at for at, cell in enumerate(table[1]) if re.fullmatch(r"[a-z][a-z0-9_]*", str(cell).strip())]
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(table[2])
        rows = []
        for row in table[3:]:
            words = tuple(str(cell).strip() for cell in row[start:end])
            if any(words):
                rows.append(words)
        yield str(table[1][start]).strip(), tuple(rows)


def _texts(table: list[list[Any]]) -> Iterator[tuple[str, str]]:
    for row in table[1:]:
        if len(row) > 2 and str(row[2]).strip():
            yield str(row[0]).strip(), str(row[2]).strip()
