"""Reader of rows: .xlsx and .csv with one head row -> one mapping a row, every value as text, each with its place."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import ErrorGroup, GeneratorError, InputError, RefusedFileError
from generator.messages import _
from generator.model import Location
from generator.readers import faulty_cells
from generator.readers.zip_errors import DAMAGED
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
    error: GeneratorError | None = None
    """Why the row cannot be trusted: a cell that Excel could not count, more cells than the table has columns."""


class Table:
    """A table being read row by row: ``heads`` of the columns, ``sheet`` where there is one, ``count`` of the rows below.

    ``nameless`` are the letters of the columns that hold something under no head: they are not read.

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
            data = b"" if path.suffix.lower() == ".csv" else path.read_bytes()
        except OSError as error:
            raise InputError(_("không đọc được tệp"), at=Location(str(path))) from error
        self._book = _sheet(data, path.name) if path.suffix.lower() != ".csv" else None
        self._left = 0
        self._faults: dict[str, str] = {}
        if self._book is not None:
            self.sheet = self._book.name
            self._left = (self._book.start or (0, 0))[1]
            self._faults = faulty_cells.find(data, self.sheet)
        self.nameless: tuple[str, ...] = ()
        self._head_row, self.heads, self.count = self._opening()

    def __iter__(self) -> Iterator[Row]:
        for number, cells in self._lines():
            if number <= self._head_row:
                continue
            values = {
                head: text for head, cell in zip(self.heads, cells, strict=False) if head and (text := _text(cell))
            }
            at = Location(self.source, sheet=self.sheet or None, line=number)
            error = self._wrong(number, cells, at)
            if values or error:
                yield Row(number, values, at, error)

    def _wrong(self, number: int, cells: Sequence[object], at: Location) -> GeneratorError | None:
        """Return what keeps a row from being trusted."""
        if self._book is None:
            if any(map(_text, cells[len(self.heads) :])):
                return InputError(
                    _("dòng có {found} ô, bảng chỉ có {columns} cột").format(found=len(cells), columns=len(self.heads)),
                    at=at,
                    hint=_("ô có dấu phân cách ở trong phải đặt trong ngoặc kép, ví dụ {example}").format(
                        example='"xã A, tỉnh B"'
                    ),
                )
            return None
        if not self._faults:
            return None
        errors: list[GeneratorError] = [
            InputError(
                self._faults[place],
                at=replace(at, cell=place, path=(head,)),
                hint=_("mở bằng Excel, sửa ô này rồi lưu lại"),
            )
            for head in self.heads
            if head and (place := self.cell(number, head)) in self._faults
        ]
        return ErrorGroup(errors) if len(errors) > 1 else errors[0] if errors else None

    def cell(self, number: int, head: str) -> str:
        """Return the name of the cell of a row under a head: "C5"."""
        return f"{self._letters(self.heads.index(head))}{number}"

    def _letters(self, column: int) -> str:
        """Return the letters of a column, the first of the table being 0."""
        column, letters = column + self._left + 1, ""
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(65 + letter) + letters
        return letters

    def _lines(self) -> Iterator[tuple[int, Sequence[object]]]:
        """Yield every line of the file with its number, counted from 1."""
        if self._book is not None:
            yield from enumerate(self._book.iter_rows(), start=1)
            return
        number = 0
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as stream:
                mark = max(",;\t", key=stream.readline().count)
                stream.seek(0)
                lines = csv.reader(stream, delimiter=mark, strict=True)
                for cells in lines:
                    number += 1
                    yield number, cells
        except UnicodeDecodeError:
            raise RefusedFileError(
                _("tệp .csv không ở dạng UTF-8"),
                at=Location(self.source),
                hint=_("trong Excel chọn lưu dạng “CSV UTF-8”"),
            ) from None
        except csv.Error as error:
            raise _refused_csv(str(error), Location(self.source, line=number + 1)) from None

    def _opening(self) -> tuple[int, tuple[str, ...], int]:
        """Return the number of the head row, the heads, and how many lines below hold something."""
        head_row, count = 0, 0
        heads: tuple[str, ...] = ()
        nameless: set[int] = set()
        for number, cells in self._lines():
            if any(cells) and any(_text(cell) for cell in cells):
                if head_row:
                    count += 1
                    if count == 1:
                        self._refuse_title(head_row, heads, cells)
                    if self._book is not None or "" in heads:
                        # In a .csv a row that is too long is an error of its own.
                        named = (*heads, *[""] * (len(cells) - len(heads))) if self._book is not None else heads
                        pairs = enumerate(zip(named, cells, strict=False))
                        nameless.update(index for index, (head, cell) in pairs if not head and _text(cell))
                else:
                    head_row, heads = number, tuple(_text(cell) for cell in cells)
        self.nameless = tuple(self._letters(index) for index in sorted(nameless)[:20])
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

    def _refuse_title(self, head_row: int, heads: tuple[str, ...], below: Sequence[object]) -> None:
        """Refuse a table with a title above its heads: one cell alone, then a row of several."""
        named = [head for head in heads if head]
        if len(named) == 1 and sum(1 for cell in below if _text(cell)) > 1:
            raise InputError(
                _("hàng đầu chỉ có một ô “{text}”, không phải tên các cột").format(text=named[0][:60]),
                at=Location(self.source, sheet=self.sheet or None, line=head_row),
                hint=_("xóa những hàng ở trên hàng tên cột"),
            )


def read(path: Path) -> list[Row]:
    """Return the rows of the first sheet of an .xlsx, or of a .csv; see :class:`Table` for the errors.

    Raises :class:`ErrorGroup` for the rows that cannot be trusted.
    """
    rows = list(Table(path))
    errors = [row.error for row in rows if row.error is not None]
    if errors:
        raise ErrorGroup(errors) if len(errors) > 1 else errors[0]
    return rows


def _refused_csv(why: str, at: Location) -> RefusedFileError:
    """Return the error for a .csv whose marks do not fit, at the row at which it was noticed."""
    hint = _("mở bằng Excel hoặc LibreOffice, xem dòng này, rồi lưu lại dạng “CSV UTF-8”")
    if "field larger" in why:
        return RefusedFileError(
            _("một ô dài hơn {most} ký tự").format(most=f"{csv.field_size_limit():,}".replace(",", ".")), at=at
        )
    if "unexpected end" in why:
        return RefusedFileError(_("dấu ngoặc kép mở ra mà không đóng lại"), at=at, hint=hint)
    if "expected after" in why:
        return RefusedFileError(_("dấu ngoặc kép đặt sai chỗ trong một ô"), at=at, hint=hint)
    return RefusedFileError(_("không phải bảng .csv đọc được"), at=at, hint=hint)


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
    except DAMAGED:
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
