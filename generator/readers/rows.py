"""Reader of rows: .xlsx and .csv with one head row -> one mapping a row, every value as text, each with its place."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import InputError, RefusedFileError
from generator.messages import _
from generator.model import Location
from generator.vietnamese.text import fold_spaces, nfc

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024
MAX_CELLS = 20_000_000
"""Cells between the first and the last of a sheet, empty ones too: a table of a million rows by twenty columns."""
_REFERENCE = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the head: ``values`` by column head, blank cells left out; ``at`` names file, sheet and row."""

    number: int
    """As the user counts: the head is row 1 where nothing stands above it."""
    values: dict[str, str]
    at: Location


class Table:
    """A table being read row by row: ``heads`` of the columns, ``sheet`` where there is one, ``count`` of the rows below.

    Going through it yields each :class:`Row` that holds something, and may be done again; a .csv is never held whole.
    """

    def __init__(self, path: Path) -> None:
        """Open the first sheet of an .xlsx, or a .csv (UTF-8; comma, semicolon or tab).

        Raises :class:`InputError` for two columns of one name or a file that cannot be opened, :class:`RefusedFileError`
        for a file that is no table.
        """
        self.source, self.sheet = path.name, ""
        self._path = path
        try:
            if path.stat().st_size > MAX_BYTES:
                raise RefusedFileError(
                    _("tệp quá lớn"), at=Location(path.name), hint=_("chia thành nhiều tệp dưới 64 MB")
                )
            self._book = None if path.suffix.lower() == ".csv" else _sheet(path.read_bytes(), path.name)
        except OSError as error:
            raise InputError(_("không đọc được tệp"), at=Location(str(path))) from error
        self._left = 0
        if self._book is not None:
            self.sheet = self._book.name
            self._left = (self._book.start or (0, 0))[1]
        self._head_row, self.heads, self.count = self._opening()

    def __iter__(self) -> Iterator[Row]:
        for number, cells in self._lines():
            if number <= self._head_row:
                continue
            values = {
                head: text for head, cell in zip(self.heads, cells, strict=False) if head and (text := _text(cell))
            }
            if values:
                yield Row(number, values, Location(self.source, sheet=self.sheet or None, line=number))

    def cell(self, number: int, head: str) -> str:
        """Return the name of the cell of a row under a head: "C5"."""
        column, letters = self.heads.index(head) + self._left + 1, ""
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(65 + letter) + letters
        return f"{letters}{number}"

    def _lines(self) -> Iterator[tuple[int, Sequence[object]]]:
        """Yield every line of the file with its number, counted from 1."""
        if self._book is not None:
            yield from enumerate(self._book.iter_rows(), start=1)
            return
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as stream:
                mark = max(",;\t", key=stream.readline().count)
                stream.seek(0)
                yield from enumerate(csv.reader(stream, delimiter=mark), start=1)
        except UnicodeDecodeError:
            raise RefusedFileError(
                _("tệp .csv không ở dạng UTF-8"),
                at=Location(self.source),
                hint=_("trong Excel chọn lưu dạng “CSV UTF-8”"),
            ) from None
        except csv.Error as error:
            raise RefusedFileError(
                _("không phải bảng .csv đọc được: {why}").format(why=error), at=Location(self.source)
            ) from None

    def _opening(self) -> tuple[int, tuple[str, ...], int]:
        """Return the number of the head row, the heads, and how many lines below hold something."""
        head_row, count = 0, 0
        heads: tuple[str, ...] = ()
        for number, cells in self._lines():
            if any(cells) and any(_text(cell) for cell in cells):
                if head_row:
                    count += 1
                else:
                    head_row, heads = number, tuple(_text(cell) for cell in cells)
        if not head_row:
            raise InputError(_("bảng không có dòng nào"), at=Location(self.source, sheet=self.sheet or None))
        double = next((head for head in heads if head and heads.count(head) > 1), None)
        if double:
            raise InputError(
                _("hai cột cùng tên “{name}”").format(name=double),
                at=Location(self.source, sheet=self.sheet or None, line=head_row),
                hint=_("đổi tên một cột"),
            )
        return head_row, heads, count


def read(path: Path) -> list[Row]:
    """Return the rows of the first sheet of an .xlsx, or of a .csv; see :class:`Table` for the errors."""
    return list(Table(path))


def _sheet(data: bytes, source: str) -> Any:
    from python_calamine import CalamineError, load_workbook

    refuse_bomb(data, source)
    try:
        return load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    except (CalamineError, OSError, ValueError, IndexError):
        raise RefusedFileError(
            _("không phải bảng tính .xlsx đọc được"), at=Location(source), hint=_("mở bằng Excel và lưu lại dạng .xlsx")
        ) from None


def refuse_bomb(data: bytes, source: str) -> None:
    """Refuse a workbook whose sheets would fill the memory: the cells between the first and the last are all laid out."""
    refused = RefusedFileError(_("Tệp giải nén ra quá lớn, có thể là tệp độc hại"), at=Location(source))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise refused
            for entry in entries:
                if not (entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml")):
                    continue
                rows = columns = 0
                with archive.open(entry) as stream:
                    rest = b""
                    while block := stream.read(1 << 20):
                        for letters, digits in _REFERENCE.findall(rest + block):
                            rows, columns = max(rows, int(digits)), max(columns, _column(letters))
                            if rows * columns > MAX_CELLS:
                                raise refused
                        rest = block[-32:]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return  # calamine says what it is


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


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
