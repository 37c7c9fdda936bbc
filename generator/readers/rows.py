"""Reader of rows: .xlsx and .csv with one head row -> one mapping a row, every value as text, each with its place."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.errors import InputError, RefusedFileError
from generator.messages import _
from generator.model import Location
from generator.vietnamese.text import fold_spaces, nfc

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the head: ``values`` by column head, blank cells left out; ``at`` names file, sheet and row."""

    number: int
    """As the user counts: the head is row 1 where nothing stands above it."""
    values: dict[str, str]
    at: Location


def read(path: Path) -> list[Row]:
    """Return the rows of the first sheet of an .xlsx, or of a .csv (UTF-8; comma, semicolon or tab).

    Raises :class:`InputError` for two columns of one name, :class:`RefusedFileError` for a file that is no table.
    """
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise RefusedFileError(_("tệp quá lớn"), at=Location(path.name), hint=_("chia thành nhiều tệp dưới 64 MB"))
    if path.suffix.lower() == ".csv":
        return _rows(_csv(data, path.name), path.name, "")
    sheet, table = _xlsx(data, path.name)
    return _rows(table, path.name, sheet)


def _xlsx(data: bytes, source: str) -> tuple[str, Sequence[Sequence[object]]]:
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(io.BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        return sheet.name, sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError):
        raise RefusedFileError(
            _("không phải bảng tính .xlsx đọc được"), at=Location(source), hint=_("mở bằng Excel và lưu lại dạng .xlsx")
        ) from None


def _csv(data: bytes, source: str) -> Sequence[Sequence[object]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedFileError(
            _("tệp .csv không ở dạng UTF-8"), at=Location(source), hint=_("trong Excel chọn lưu dạng “CSV UTF-8”")
        ) from None
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]


def _rows(table: Sequence[Sequence[object]], source: str, sheet: str) -> list[Row]:
    start = next((at for at, row in enumerate(table) if sum(bool(_text(cell)) for cell in row) > 0), None)
    if start is None:
        raise InputError(_("bảng không có dòng nào"), at=Location(source, sheet=sheet or None))
    heads = [_text(cell) for cell in table[start]]
    named = [head for head in heads if head]
    double = next((head for head in named if named.count(head) > 1), None)
    if double:
        raise InputError(
            _("hai cột cùng tên “{name}”").format(name=double),
            at=Location(source, sheet=sheet or None, line=start + 1),
            hint=_("đổi tên một cột"),
        )
    rows = []
    for number, cells in enumerate(table[start + 1 :], start=start + 2):
        values = {head: text for head, cell in zip(heads, cells, strict=False) if head and (text := _text(cell))}
        if values:
            rows.append(Row(number, values, Location(source, sheet=sheet or None, line=number)))
    return rows


def _text(value: object) -> str:
    """A cell as text: whole numbers without ".0", dates as in Vietnam."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() else format(Decimal(repr(value)).normalize(), "f").replace(".", ",")
        )
    if isinstance(value, (dt.datetime, dt.date)):
        return (
            f"{value.day:02d}/{value.month}/{value.year}"
            if value.month > 2
            else f"{value.day:02d}/{value.month:02d}/{value.year}"
        )
    return nfc(fold_spaces(str(value))) if "\n" not in str(value) else nfc(str(value).strip())
