"""The cells of a range as the rows of a printed table: merged heads, hidden parts, totals, and faults with their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model import Cell, Location
from generator.model.sheet import SheetTable
from generator.readers.sheet import formats
from generator.readers.sheet.workbook import Area, Sheet, Value, Workbook, letters_of, number_of

MOST_ROWS = 20_000
"""Rows of one table: about six hundred pages."""
MOST_COLUMNS = 63
_MOST_FAULTS = 20
TOTAL = "Tổng cộng"
"""Words of a document: they are Vietnamese whatever the language of the messages."""
_TOTAL = ("tổng", "cộng", "tổng số", "tổng cộng", "cộng:", "tổng cộng:")


@dataclass(frozen=True, slots=True)
class Made:
    """A table as read: its rows, how many of them are heads, and where it was ("Biểu 1!A3:F40")."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    place: str


def read(data: bytes, source: str, wanted: SheetTable) -> Made:
    """Return the table that ``wanted`` names in a workbook.

    Raises :class:`InputError` or :class:`ErrorGroup` for a sheet or a range that is not there, cells that show an error or
    a formula without a stored result, hidden parts about which the input says nothing, and totals that cannot be counted.
    """
    book = Workbook(data, source)
    name, area = book.find(wanted.sheet, wanted.range)
    sheet = book.read(name, area)
    return _Making(book, sheet, name, area, wanted).run()


class _Making:
    def __init__(self, book: Workbook, sheet: Sheet, name: str, area: Area | None, wanted: SheetTable) -> None:
        self.book, self.sheet, self.name, self.wanted = book, sheet, name, wanted
        self.source = book.source
        self.area = self._used(area)
        rows = range(self.area.top, self.area.bottom + 1)
        columns = range(self.area.left, self.area.right + 1)
        keep = wanted.hidden == "giu"
        self.rows = [row for row in rows if keep or row not in sheet.hidden_rows]
        self.columns = [column for column in columns if keep or not sheet.hides(column)]
        if wanted.hidden is None:
            self._ask(len(rows) - len(self.rows), len(columns) - len(self.columns))

    def run(self) -> Made:
        if not self.rows or not self.columns:
            raise self._error(_("vùng không có ô nào để in"))
        if len(self.rows) > MOST_ROWS or len(self.columns) > MOST_COLUMNS:
            raise self._error(
                _("vùng có {rows} hàng, {columns} cột; in được nhiều nhất {most_rows} hàng, {most_columns} cột").format(
                    rows=len(self.rows), columns=len(self.columns), most_rows=MOST_ROWS, most_columns=MOST_COLUMNS
                ),
                _("chia thành nhiều bảng"),
            )
        self._refuse_faults()
        spans, covered, heads = self._merged()
        if self.wanted.header_rows is not None:
            heads = min(self.wanted.header_rows, len(self.rows))
        made = []
        for at, row in enumerate(self.rows):
            cells = []
            for column in self.columns:
                if (row, column) in covered:
                    continue
                value = self.sheet.cells.get((row, column))
                rows, columns, origin = spans.get((row, column), (1, 1, None))
                if origin is not None:
                    value = self.sheet.cells.get(origin)
                cells.append(_cell(value, rows, columns, plain=at < heads))
            made.append(tuple(cells))
        if self.wanted.totals:
            made.append(self._total_row(heads))
        place = (
            f"{self.name}!{letters_of(self.area.left)}{self.area.top}:{letters_of(self.area.right)}{self.area.bottom}"
        )
        return Made(tuple(made), heads, place)

    def _used(self, area: Area | None) -> Area:
        """Return the area without the empty rows and columns around it; those inside stay."""
        filled = [key for key, value in self.sheet.cells.items() if value.text or value.fault]
        if area is not None:
            filled = [
                (row, column)
                for row, column in filled
                if area.top <= row <= area.bottom and area.left <= column <= area.right
            ]
        if not filled:
            raise self._error(_("vùng không có ô nào để in"))
        rows, columns = [row for row, _column in filled], [column for _row, column in filled]
        if area is None:
            return Area(min(rows), min(columns), max(rows), max(columns))
        # A whole column or row was asked for: up to where something stands. An exact range is printed as it was asked.
        open_rows, open_columns = area.bottom - area.top > MOST_ROWS, area.right - area.left > MOST_COLUMNS
        return Area(
            min(rows) if open_rows else area.top,
            min(columns) if open_columns else area.left,
            max(rows) if open_rows else area.bottom,
            max(columns) if open_columns else area.right,
        )

    def _ask(self, rows: int, columns: int) -> None:
        if not rows and not columns:
            return
        raise self._error(
            _("vùng có {rows} hàng ẩn, {columns} cột ẩn").format(rows=rows, columns=columns),
            _("ghi phan_an: bo (không in) hoặc phan_an: giu (in cả phần ẩn)"),
        )

    def _refuse_faults(self) -> None:
        rows, columns = set(self.rows), set(self.columns)
        faults = sorted(
            (key, value.fault)
            for key, value in self.sheet.cells.items()
            if value.fault and key[0] in rows and key[1] in columns
        )
        errors: list[GeneratorError] = [
            self._error(fault, _("mở bằng Excel, sửa, lưu lại"), key) for key, fault in faults[:_MOST_FAULTS]
        ]
        if len(faults) > _MOST_FAULTS:
            errors.append(self._error(_("còn {more} ô lỗi nữa").format(more=len(faults) - _MOST_FAULTS)))
        if errors:
            raise errors[0] if len(errors) == 1 else ErrorGroup(errors)

    def _merged(
        self,
    ) -> tuple[dict[tuple[int, int], tuple[int, int, tuple[int, int]]], set[tuple[int, int]], int]:
        """Return the spans of the merged cells by the place they are printed at, the places they cover, and how deep the
        heading is by the cells merged in its first row."""
        spans: dict[tuple[int, int], tuple[int, int, tuple[int, int]]] = {}
        covered: set[tuple[int, int]] = set()
        heads = 1
        for one in self.sheet.merged:
            rows = (
                [row for row in self.rows if one.top <= row <= one.bottom]
                if one.bottom - one.top < MOST_ROWS
                else self.rows
            )
            columns = [column for column in self.columns if one.left <= column <= one.right]
            if not rows or not columns:
                continue
            places = {(row, column) for row in rows for column in columns}
            if places & covered or len(places) == 1:
                # Only the part of a merged cell that is printed here keeps its words.
                if len(places) == 1 and not places & covered:
                    spans[rows[0], columns[0]] = 1, 1, (one.top, one.left)
                continue
            spans[rows[0], columns[0]] = len(rows), len(columns), (one.top, one.left)
            covered |= places - {(rows[0], columns[0])}
            if rows[0] == self.rows[0]:
                heads = max(heads, len(rows))
        # A heading over the whole table leaves no row below it.
        return spans, covered, heads if heads < len(self.rows) else 1

    def _total_row(self, heads: int) -> tuple[Cell, ...]:
        summed: dict[int, str] = {}
        below = self.rows[heads:]
        self._refuse_own_total(below)
        for letters in self.wanted.totals:
            column = number_of(letters.strip()) if letters.strip().isascii() and letters.strip().isalpha() else 0
            if column not in self.columns:
                first, last = letters_of(self.columns[0]), letters_of(self.columns[-1])
                raise self._error(
                    _("tong_cong: “{column}” không phải cột của vùng").format(column=letters[:10]),
                    _("các cột từ {first} đến {last}").format(first=first, last=last),
                )
            summed[column] = self._sum(column, below)
        before = next((at for at, column in enumerate(self.columns) if column in summed), 0)
        if before == 0:
            raise self._error(_("cột đầu của bảng để ghi chữ “Tổng cộng”, không cộng được"))
        head = Cell(text=TOTAL, columns=before, bold=True, align="giua")
        return (head, *(Cell(text=summed.get(column, ""), bold=True) for column in self.columns[before:]))

    def _sum(self, column: int, rows: Iterable[int]) -> str:
        total, seen = Decimal(0), 0
        codes: Counter[str] = Counter()
        for row in rows:
            value = self.sheet.cells.get((row, column))
            if value is None or value.text in ("", "-", "–"):
                continue
            if value.number is None or formats.is_date(value.code):
                raise self._error(
                    _("không cộng được: ô không phải số (“{text}”)").format(text=value.text[:40]), None, (row, column)
                )
            total += value.number
            codes[value.code] += 1
            seen += 1
        if not seen:
            raise self._error(_("cột {column} không có số nào để cộng").format(column=letters_of(column)))
        return formats.shown(total, codes.most_common(1)[0][0])

    def _refuse_own_total(self, rows: list[int]) -> None:
        for row in rows:
            for column in self.columns[:3]:
                value = self.sheet.cells.get((row, column))
                if value is not None and value.text.casefold() in _TOTAL:
                    raise self._error(
                        _("vùng đã có hàng “{text}”").format(text=value.text[:40]),
                        _("bỏ tong_cong, hoặc thu hẹp vùng"),
                        (row, column),
                    )

    def _error(self, message: str, hint: str | None = None, key: tuple[int, int] | None = None) -> InputError:
        cell = f"{letters_of(key[1])}{key[0]}" if key else None
        return InputError(message, at=Location(self.source, sheet=self.name, cell=cell), hint=hint)


def _cell(value: Value | None, rows: int, columns: int, *, plain: bool) -> Cell:
    text = value.text if value is not None else ""
    bold = value is not None and value.bold and not plain and bool(text)
    if rows == columns == 1 and not bold:
        return Cell(text=text)  # the writer takes a cell that says nothing but its words the short way
    return Cell(text=text, columns=columns, rows=rows, bold=True if bold else None)
