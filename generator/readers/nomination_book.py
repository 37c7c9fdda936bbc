"""Reader of the nomination workbook (:mod:`generator.catalog.nomination_form`): columns by key wherever they stand, errors by cell."""

from __future__ import annotations

import datetime as dt
import difflib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from string import ascii_uppercase
from typing import Any, get_args, get_origin

from generator.catalog import awards
from generator.catalog import nomination_form as form
from generator.errors import ErrorGroup, GeneratorError, InputError, RefusedFileError
from generator.messages import _
from generator.model.awards import Body, Council, Movement, Nominations, Nominee
from generator.model.base import Model
from generator.model.location import Location
from generator.readers import faulty_cells
from generator.readers.rows import refuse_bomb
from generator.vietnamese.text import fold_spaces, search_key

MAX_ROWS = 20_000
MAX_ERRORS = 100
SENSITIVE = ("ngay_sinh", "so_dinh_danh")
"""Keys of personal data: what stands there is repeated in no message."""
_PERCENTS = ("ty_le", "ty_le_nu", "muc_giam")
_NOTES = {"ghi chu", "stt", "tt", "so tt"}
"""Columns that a clerk adds for himself: passed over."""
_TOP = 10
"""The row of keys is looked for so far down: a title may have been put above it."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a sheet stand, and the index of the first row of data."""

    at: dict[int, form.Column]
    first: int


class Workbook:
    """One workbook being read: its tables, and the errors met."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open it. Raises :class:`RefusedFileError` for what is no workbook."""
        self.source = source
        self.errors: list[GeneratorError] = []
        self.data = data
        self.tables = self._open(data)
        self.places: dict[tuple[str, ...], tuple[str, str]] = {}
        self.columns: dict[str, str] = {}
        """The letters of the columns of the sheet of nominees, by key."""
        self.codes: dict[tuple[str, str], dict[str, str]] = {}
        self.moved: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        """Keys of places by the row they belong to, so that a row is moved without looking at all others."""

    def _open(self, data: bytes) -> dict[str, list[list[Any]]]:
        from python_calamine import CalamineError, load_workbook

        refuse_bomb(data, self.source)
        try:
            book = load_workbook(io.BytesIO(data))
            return {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MAX_ROWS + _TOP + 1)
                for name in book.sheet_names
            }
        except (CalamineError, OSError, ValueError):
            raise RefusedFileError(
                _("không phải tệp .xlsx đọc được (hỏng, có mật khẩu hoặc sai loại)"), at=Location(self.source)
            ) from None

    def round(self) -> Nominations:
        """Return the round, or raise every error."""
        from pydantic import ValidationError

        plain = self._common()
        nominees: dict[str, dict[str, Any]] = {}
        for row in self._rows(form.sheets()[0]):
            if row["ma"] in nominees:
                self._error(_("mã “{id}” dùng hai lần").format(id=row["ma"]), form.NOMINEES, row["o"].partition("!")[2])
            nominees[row["ma"]] = row
        for sheet in form.sheets()[1:]:
            for number, row in enumerate(self._rows(sheet)):
                owner = str(row.pop(form.LINK, ""))
                if owner not in nominees:
                    where = row.get("o", "").partition("!")[2]
                    self._error(_("mã “{id}” không có ở trang Đề cử").format(id=owner), sheet.name, where)
                    continue
                rows = nominees[owner].setdefault(sheet.key, [])
                self._move((sheet.key, str(number)), (owner, sheet.key, str(len(rows))))
                rows.append(row)
        raise_all(self.errors)
        if not nominees:
            raise InputError(_("trang Đề cử chưa có đối tượng nào"), at=Location(self.source, sheet=form.NOMINEES))
        plain["de_cu"] = list(nominees.values())
        plain["cot"] = self.columns
        try:
            return Nominations.model_validate(plain)
        except ValidationError as error:
            ids = list(nominees)
            for one in error.errors(include_url=False):
                if one["type"] != "too_short":  # no nominee is left because each has an error of its own
                    self._explain(one, ids)
        raise_all(self.errors)
        raise AssertionError("a validation error without errors")

    def location(self, key: tuple[str, ...]) -> Location:
        """Return the cell of a value by its way of keys, its row where the cell is empty."""
        sheet, cell = self.places.get(key) or self.places.get((key[0], "")) or (form.NOMINEES, "")
        return Location(self.source, sheet=sheet, cell=cell or None)

    def _move(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        for key in self.moved.pop(old, ()):
            self.places[(*new, *key[len(old) :])] = self.places.pop(key)

    def _common(self) -> dict[str, Any]:
        known = {item.key: item for item in form.common()}
        heads = {search_key(item.head): item for item in known.values()}
        plain: dict[str, Any] = {}
        faults = self._faults(form.COMMON)
        for number, row in enumerate(self._table(form.COMMON)[1:], start=2):
            cells = [*row, "", "", ""][:3]
            item = known.get(_text(cells[0])) or heads.get(search_key(_text(cells[1])))
            text = _text(cells[2])
            if item is None:
                if text:
                    near = difflib.get_close_matches(_text(cells[0]), known, n=1)
                    hint = _("có phải “{key}”?").format(key=near[0]) if near else None
                    self._error(_("dòng này không thuộc biểu"), form.COMMON, f"A{number}", hint)
                continue
            cell = f"C{number}"
            self.places[("chung", item.key)] = (form.COMMON, cell)
            if cell in faults:
                self._error(faults[cell], form.COMMON, cell)
            elif text:
                _put(plain, item.key, self._value(item, cells[2], text, form.COMMON, cell))
        return plain

    def _faults(self, name: str) -> dict[str, str]:
        """The cells of a sheet that hold an error of Excel or a formula without its result."""
        real = next((found for found in self.tables if search_key(found) == search_key(name)), name)
        return faulty_cells.find(self.data, real)

    def _table(self, name: str) -> list[list[Any]]:
        for found, table in self.tables.items():
            if search_key(found) == search_key(name):
                return table
        self._error(_("không có trang tính “{name}” của biểu").format(name=name), name, "")
        return []

    def _columns(self, sheet: form.Sheet, table: list[list[Any]]) -> _Columns | None:
        """Where the columns stand: by the row of keys, else by the row of heads; what is unknown there is told."""
        known = {column.key: column for column in sheet.columns}
        heads = {search_key(column.head): column for column in sheet.columns}
        for row, cells in enumerate(table[:_TOP]):
            keys = [_text(cell) for cell in cells]
            if len(known.keys() & set(keys)) >= 2:
                above = [search_key(_text(cell)) for cell in table[row - 1]] if row else []
                return self._by_keys(sheet, table, row, keys, above, known, heads)
        for row, cells in enumerate(table[:_TOP]):
            names = [search_key(_text(cell)) for cell in cells]
            if len(heads.keys() & set(names)) >= 2:
                at = {column: heads[name] for column, name in enumerate(names) if name in heads}
                return self._checked(sheet, _Columns(at, row + 1), row)
        if any(_text(cell) for row in table for cell in row):
            self._error(_("không thấy dòng tên cột của biểu"), sheet.name, "A1", _("chép lại hai dòng đầu từ biểu gốc"))
        return None

    def _by_keys(
        self, sheet: form.Sheet, table: list[list[Any]], row: int, keys: list[str], above: list[str],
        known: Mapping[str, form.Column], heads: Mapping[str, form.Column],
    ) -> _Columns | None:  # fmt: skip
        at: dict[int, form.Column] = {}
        for column, key in enumerate(keys):
            head = above[column] if column < len(above) else ""
            if key in known:
                at[column] = known[key]
            elif not key and head in heads:
                at[column] = heads[head]
            elif key or (
                head not in _NOTES and any(len(cells) > column and _text(cells[column]) for cells in table[row + 1 :])
            ):
                near = difflib.get_close_matches(key or head, [*known, *heads], n=1)
                hint = (
                    _("có phải “{key}”?").format(key=near[0]) if near else _("xóa cột này, hoặc đặt tên cột là Ghi chú")
                )
                self._error(
                    _("cột này không thuộc biểu nên không được đọc"), sheet.name, f"{letters(column)}{row + 1}", hint
                )
        return self._checked(sheet, _Columns(at, row + 1), row)

    def _checked(self, sheet: form.Sheet, found: _Columns, row: int) -> _Columns | None:
        """Every column once, and those without which nothing can be read."""
        seen: dict[str, int] = {}
        for column, item in found.at.items():
            if item.key in seen:
                text = _("cột “{name}” có hai lần").format(name=item.head)
                self._error(text, sheet.name, f"{letters(column)}{row + 1}")
            seen.setdefault(item.key, column)
        needed = ("ma", "doi_tuong", "ten", "hinh_thuc") if sheet.key == "de_cu" else (form.LINK,)
        lost = [item.head for item in sheet.columns if item.key in needed and item.key not in seen]
        for head in lost:
            self._error(_("thiếu cột “{name}”").format(name=head), sheet.name, f"A{row + 1}")
        return None if lost else found

    def _rows(self, sheet: form.Sheet) -> Iterator[dict[str, Any]]:
        table = self._table(sheet.name)
        columns = self._columns(sheet, table) if table else None
        if columns is None:
            return
        if len(table) - columns.first > MAX_ROWS:
            self._error(
                _("quá {limit} dòng").format(limit=f"{MAX_ROWS:,}".replace(",", ".")), sheet.name, f"A{MAX_ROWS}"
            )
            return
        if sheet.key == "de_cu":
            self.columns = {item.key: letters(at) for at, item in columns.at.items()}
        faults, count, own = self._faults(sheet.name), 0, "ma" if sheet.key == "de_cu" else form.LINK
        for number, cells in enumerate(table[columns.first :], start=columns.first + 1):
            texts = [
                (item, f"{letters(at)}{number}", cells[at], _text(cells[at]))
                for at, item in columns.at.items()
                if at < len(cells)
            ]
            if not any(text or cell in faults for _item, cell, _raw, text in texts):
                continue
            row: dict[str, Any] = {}
            first = f"A{number}"
            link = next((text for item, _cell, _raw, text in texts if item.key == own), "")
            if not link:
                self._error(
                    _("dòng này chưa có mã"),
                    sheet.name,
                    first,
                    _("ô gộp chỉ giữ chữ ở dòng đầu: bỏ gộp ô, ghi đủ từng dòng"),
                )
                continue
            owner = (link,) if sheet.key == "de_cu" else (sheet.key, str(count))
            for item, cell, raw, text in texts:
                if cell in faults:
                    self._error(faults[cell], sheet.name, cell)
                elif text:
                    self._place((*owner, *item.key.split(".")), (sheet.name, cell))
                    _put(row, item.key, self._value(item, raw, text, sheet.name, cell))
            row["o"] = f"{sheet.name}!{first}"
            self._place((*owner, ""), (sheet.name, first))
            count += 1
            yield row

    def _place(self, key: tuple[str, ...], place: tuple[str, str]) -> None:
        self.places[key] = place
        self.moved.setdefault(key[:2], []).append(key)

    def _value(self, column: form.Column, raw: Any, text: str, sheet: str, cell: str) -> Any:
        last = column.key.rpartition(".")[2]
        if last in _lists():
            return [part.strip() for part in text.split("|") if part.strip()]
        if last in _PERCENTS and isinstance(raw, float) and 0 < raw <= 1:
            self._error(
                _("ô chứa số {value}: không rõ là phần trăm hay tỷ lệ").format(value=text),
                sheet, cell, _("viết dạng chữ kèm dấu %, ví dụ 14,2%"),
            )  # fmt: skip
            return None
        if last == "so_dinh_danh" and isinstance(raw, (int, float)) and len(text) not in (9, 12):
            self._error(
                _("số định danh lưu dạng số nên mất số 0 ở đầu"), sheet, cell, _("đặt ô là dạng chữ rồi nhập lại")
            )
            return None
        if not column.choices:
            return text
        codes = self.codes.get((sheet, column.key)) or self.codes.setdefault((sheet, column.key), _codes(column))
        code = codes.get(text) or codes.get(search_key(text))
        if code is None and last in ("hinh_thuc", "ma") and (award := awards.by_name(text)):
            code = award.code
        if code is not None:
            return code
        near = difflib.get_close_matches(search_key(text), codes, n=1)
        hint = _("có phải “{key}”?").format(key=column.choices[codes[near[0]]]) if near else None
        known = ", ".join(column.choices.values())
        self._error(_("“{value}” không thuộc: {known}").format(value=text[:60], known=known), sheet, cell, hint)
        return None

    def _explain(self, error: Mapping[str, Any], ids: list[str]) -> None:
        way = tuple(map(str, error["loc"]))
        if way[:1] == ("de_cu",) and len(way) > 1:
            way = (ids[int(way[1])], *way[2:])
            keys = [way, (*way, ""), way[:-1], (*way[:-1], ""), (way[0], "")]
            inside = [step for step in way[1:] if not step.isdecimal()]
            sheet_key, key = (inside[0], inside[-1]) if len(inside) > 1 else ("de_cu", inside[-1] if inside else "")
            name = _head_of(sheet_key, ".".join(inside)) or _head_of(sheet_key, key) or key
            if sheet_key == "de_cu" and key in self.columns and (row := self.places.get((way[0], ""))):
                keys.insert(1, ("empty", way[0], key))
                self.places[keys[1]] = (row[0], f"{self.columns[key]}{row[1].lstrip(ascii_uppercase)}")
        else:
            keys = [("chung", ".".join(way[:end])) for end in range(len(way), 0, -1)]
            key = ".".join(step for step in way if not step.isdecimal())
            below = [item for item in form.common() if item.key == key or item.key.startswith(f"{key}.")]
            below.sort(key=lambda item: item.key != f"{key}.co_quan")  # what a body cannot be without
            keys += [("chung", item.key) for item in below[:1]]
            name = below[0].head if below else key
        sheet, cell = next((place for key_ in keys if (place := self.places.get(key_))), (form.COMMON, ""))
        self._error(_sentence(error, way[-1], name), sheet, cell)

    def _error(self, message: str, sheet: str, cell: str, hint: str | None = None) -> None:
        self.errors.append(InputError(message, at=Location(self.source, sheet=sheet, cell=cell or None), hint=hint))


def _codes(column: form.Column) -> dict[str, str]:
    """The codes of a column by the words for them and by themselves, as they are compared and as the form shows them."""
    found = {search_key(code): code for code in column.choices}
    return found | {search_key(words): code for code, words in column.choices.items()} | {
        words: code for code, words in column.choices.items()
    }  # fmt: skip


def _head_of(sheet: str, key: str) -> str:
    """The head of a column by the key of its sheet and its own; empty where there is none."""
    return next((c.head for one in form.sheets() if one.key == sheet for c in one.columns if c.key == key), "")


def _sentence(error: Mapping[str, Any], key: str, name: str) -> str:
    """What pydantic found, said to a clerk; personal data and whole rows are never repeated."""
    kind, given = error["type"], error.get("input")
    value = str(given)[:60] if isinstance(given, (str, int, float)) else ""
    if key in SENSITIVE:
        return private(key)
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "missing":
        return _("thiếu “{name}”").format(name=name)
    if kind.startswith(("int_", "decimal_", "float_")):
        return _("“{value}” không phải số").format(value=value)
    if kind == "greater_than_equal":
        return (
            _("“{value}” quá nhỏ").format(value=value)
            if _positive(given)
            else _("“{value}” không được là số âm").format(value=value)
        )
    if kind == "less_than_equal":
        return _("“{value}” quá lớn").format(value=value)
    return _("“{value}” không hợp lệ").format(value=value) if value else _("dòng này không hợp lệ")


@cache
def _lists() -> frozenset[str]:
    """The keys of the model that hold several texts, which a cell writes with a bar between them."""
    models: tuple[type[Model], ...] = (Nominations, Body, Movement, Council, Nominee)
    return frozenset(
        field.alias or name
        for model in models
        for name, field in model.model_fields.items()
        if get_origin(field.annotation) is tuple and str in _inner(get_args(field.annotation)[0])
    )


def _inner(annotation: Any) -> tuple[Any, ...]:
    return (annotation, *get_args(annotation))


def _positive(given: Any) -> bool:
    return not str(given).strip().startswith("-")


def private(key: str) -> str:
    """Return the error on a personal datum, without the value."""
    if key == "ngay_sinh":
        return _("ngày sinh không phải ngày viết dạng ngày/tháng/năm (không in lại giá trị vì là dữ liệu cá nhân)")
    return _("{name} ghi sai (không in lại giá trị vì là dữ liệu cá nhân)").format(name=head(key).lower())


def raise_all(errors: list[GeneratorError]) -> None:
    """Raise the errors together, the first hundred and how many more there are; nothing where there is none."""
    if len(errors) > MAX_ERRORS:
        more = _("còn {more} lỗi nữa").format(more=len(errors) - MAX_ERRORS)
        errors = [*errors[:MAX_ERRORS], InputError(more)]
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)


def head(key: str) -> str:
    """Return the words of the form for a key; the key where the form has none."""
    columns = [*form.common(), *(column for sheet in form.sheets() for column in sheet.columns)]
    return next((c.head for c in columns if c.key == key or c.key.endswith(f".{key}")), key)


def _put(target: dict[str, Any], key: str, value: Any) -> None:
    *way, last = key.split(".")
    for step in way:
        target = target.setdefault(step, {})
    if value is not None:
        target[last] = value


def letters(column: int) -> str:
    """Return the letters of a column, the first being 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _figure(value: float) -> str:
    """A cell that holds a number says so itself: its decimal point must not be taken for a dot between thousands."""
    if value.is_integer():
        return str(int(value))
    whole, _dot, part = f"{Decimal(repr(value)):f}".partition(".")
    return f"{whole},{part}{'0' if len(part) == 3 else ''}"


def _text(value: Any) -> str:
    """A cell as text: whole numbers without ".0", dates day/month/year."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return _figure(value)
    if isinstance(value, (dt.datetime, dt.date)):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return fold_spaces(str(value))
