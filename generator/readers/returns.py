"""Reader of returned collection workbooks: strict numbers, formulas and error cells refused, every value with its cell."""

from __future__ import annotations

import hashlib
import io
import json
import math
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.errors import GeneratorError
from generator.messages import N_, _
from generator.readers import returned_cells
from generator.readers.zip_errors import DAMAGED
from generator.vietnamese import numbers
from generator.vietnamese.text import search_key

NUMBERS, LISTS, TEXTS, HIDDEN = "Số liệu", "Danh sách", "Ý kiến", "_vanban"
INFO = "Thông tin"
_CODE = re.compile(r"[a-z][a-z0-9_]*")
MOST = Decimal(10) ** 15
"""Beyond this Excel itself no longer keeps every digit, and nothing that is counted is as large."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell that a number was expected in: what stands there, and the fault that made it unusable (else empty)."""

    code: str
    cell: str
    text: str
    number: Decimal | None
    fault: str = ""
    expected: str = ""
    name: str = ""
    """What the row is called there (column B)."""


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
    modified: datetime | None = None
    """When the file was last changed, where that is known: of two returns of one day the later counts."""


def read(data: bytes | None, file: str) -> RawReturn:
    """Return one workbook as it came; never raises for what a user may send: the fault is in the result."""
    if data is None:
        return RawReturn(file, "", fault=_("tệp quá lớn hoặc không mở được"))
    digest = hashlib.sha256(data).hexdigest()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if returned_cells.too_large(archive):
                return RawReturn(file, digest, fault=_("tệp giải nén quá lớn"))
            parts = returned_cells.contents(archive)
        if returned_cells.outside(parts):
            return RawReturn(file, digest, fault=_("có ô nằm ngoài khuôn biểu"))
        bad = returned_cells.marks(parts, NUMBERS)
    except (*DAMAGED, KeyError):
        return RawReturn(file, digest, fault=_unreadable(data, file))
    try:
        from python_calamine import CalamineError, load_workbook

        book = load_workbook(io.BytesIO(data))
        tables = {
            own: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
            if (own := _own_sheet(name))
        }
    except (CalamineError, OSError, ValueError):
        return RawReturn(file, digest, fault=_unreadable(data, file))
    identity = _identity(tables.get(HIDDEN, []))
    table = tables.get(NUMBERS)
    if table is None:
        return RawReturn(file, digest, identity, fault=_("không có trang tính “{name}” của biểu").format(name=NUMBERS))
    fault = _moved(table) or _renamed(identity, tables.get(INFO, []))
    if fault and identity is not None:
        return RawReturn(file, digest, identity, fault=fault)
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


@lru_cache(maxsize=256)
def _own_sheet(name: str) -> str:
    """The form's sheet that a sheet is by its name, marks and capitals apart; empty for one that somebody added."""
    key = search_key(name)
    return next((own for own in (INFO, NUMBERS, LISTS, TEXTS, HIDDEN) if search_key(own) == key), "")


def _unreadable(data: bytes, file: str) -> str:
    """Why a file is no workbook that can be read, with what to do."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _("tệp có mật khẩu mở: bỏ mật khẩu rồi gửi lại")
        if "Workbook".encode("utf-16-le") in data:
            return _("tệp Excel cũ (.xls): lưu lại thành .xlsx từ biểu gốc")
    kind = file.rsplit(".", 1)[-1].lower() if "." in file else ""
    if kind not in {"xlsx", "xlsm", "xls"}:
        return _("tệp .{kind} không phải biểu .xlsx đã gửi cho đơn vị").format(kind=kind)
    return _("không phải tệp .xlsx đọc được (hỏng, có mật khẩu hoặc sai loại)")


def _moved(table: list[list[Any]]) -> str:
    """Whether the columns stand elsewhere than in the form that was sent; empty when they do not."""
    top = table[:20]
    heads = next((row for row in top if len(row) > 1 and row[1] == "Chỉ tiêu"), None)
    heads = heads or next((row for row in top if any(str(cell).strip() == "Chỉ tiêu" for cell in row)), None)
    if heads is None:
        return _("không còn dòng tiêu đề “Mã, Chỉ tiêu, Đơn vị tính, Số liệu” của biểu")
    words = [str(cell).strip() for cell in heads[:4]]
    if words[1:] != ["Chỉ tiêu", "Đơn vị tính", "Số liệu"]:
        return _("cột bị thêm, bớt hoặc đổi chỗ: “Số liệu” không còn ở cột D")
    return ""


def _renamed(identity: dict[str, Any] | None, info: list[list[Any]]) -> str:
    """Whether the sheet that people read names another unit than the form is for; empty when it does not."""
    shown = next((str(row[1]).strip() for row in info if len(row) > 1 and str(row[0]).strip() == "Đơn vị báo cáo"), "")
    own = str((identity or {}).get("ten", ""))
    if shown and own and shown != own and search_key(shown) != search_key(own):
        return _("trang “Thông tin” ghi “{shown}”, biểu là của “{own}”").format(shown=shown, own=own)
    return ""


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
        code = str(row[0]).strip() if row else ""
        name = str(row[1]).strip() if len(row) > 1 else ""
        if code == "Mã":
            started = True
            continue
        if not started or not (code or name) or (code and not name and len([c for c in row if str(c).strip()]) == 1):
            continue
        key = code if _CODE.fullmatch(code) else f"?{search_key(name)}"
        value = row[3] if len(row) > 3 else ""
        cells.append(_cell(key, name, f"D{index}", value, bad.get(f"D{index}", "")))
        if key.startswith("?"):
            unknown.append((f"A{index}", code or name))
    return cells, unknown


_MARKED = {
    "error": (N_("ô báo lỗi của Excel"), N_("một số")),
    "formula": ("formula", N_("số gõ trực tiếp, không phải công thức")),
    "merged": (N_("ô bị gộp với ô khác"), N_("bỏ gộp ô, mỗi ô một số")),
    "twice": (N_("ô có hai giá trị trong tệp"), N_("mở, kiểm tra và lưu lại bằng Excel")),
}


def _cell(code: str, name: str, cell: str, value: Any, bad: str) -> RawCell:
    text = _shown(value)
    if bad:
        fault, expected = _MARKED[bad]
        return RawCell(code, cell, text, None, fault if fault == "formula" else _(fault), _(expected), name)
    if value is None or (isinstance(value, str) and not text):
        return RawCell(code, cell, "", None, name=name)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return RawCell(code, cell, str(value), None, _("không phải số"), _("một số"), name)
    if isinstance(value, str):
        return _typed(code, name, cell, text)
    if isinstance(value, float) and not math.isfinite(value):
        return RawCell(code, cell, text, None, _("không phải số"), _("một số"), name)
    whole = isinstance(value, int) or value.is_integer()
    # Excel itself keeps fifteen digits: what a float adds behind them ("0,30000000000000004") nobody has typed.
    number = Decimal(int(value)) if whole else Decimal(f"{value:.15g}")
    return _bounded(RawCell(code, cell, text, number, name=name))


def _shown(value: Any) -> str:
    """What stands in a cell, as its unit sees it: "2,5", not "2.5"."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return str(value).strip()
    if value == int(value):
        return str(int(value))
    return numbers.format_number(Decimal(f"{value:.15g}"), group=False)


def _typed(code: str, name: str, cell: str, text: str) -> RawCell:
    if any(char.isdigit() and not char.isascii() and not "\uff10" <= char <= "\uff19" for char in text):
        return RawCell(code, cell, text, None, _("có chữ số lạ"), _("chữ số 0 - 9"), name)
    try:
        number = numbers.parse_percent(text) if text.endswith("%") else numbers.parse_number(text)
    except GeneratorError as error:
        return RawCell(code, cell, text, None, error.message, error.hint or _("viết như 1.234,5"), name)
    return _bounded(RawCell(code, cell, text, number, name=name))


def _bounded(cell: RawCell) -> RawCell:
    if cell.number is not None and abs(cell.number) > MOST:
        return replace(cell, number=None, fault=_("số quá lớn"), expected=_("kiểm tra đơn vị tính"))
    return cell


def _lists(table: list[list[Any]]) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    if len(table) < 3:
        return
    starts = [at for at, cell in enumerate(table[1]) if _CODE.fullmatch(str(cell).strip())]
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(table[2])
        rows = []
        for row in table[3:]:
            if any(row[start:end]):
                words = tuple(str(cell).strip() for cell in row[start:end])
                if any(words):
                    rows.append(words)
        yield str(table[1][start]).strip(), tuple(rows)


def _texts(table: list[list[Any]]) -> Iterator[tuple[str, str]]:
    for row in table[1:]:
        if len(row) > 2 and str(row[2]).strip():
            yield str(row[0]).strip(), str(row[2]).strip()
