"""Reader of nominations: the workbook of :mod:`generator.catalog.nomination_form`, or YAML; every error with its cell or line."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.catalog import awards
from generator.catalog import nomination_form as form
from generator.errors import ErrorGroup, GeneratorError, InputError, RefusedFileError
from generator.messages import _
from generator.model.awards import Nominations
from generator.model.location import Location
from generator.readers.rows import refuse_bomb
from generator.vietnamese.text import fold_spaces, nfc, search_key

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
MAX_ERRORS = 100
SENSITIVE = ("ngay_sinh", "so_dinh_danh")
"""Keys of personal data: what stands there is repeated in no message."""
_LISTS = (
    "co_quan_chu_quan",
    "co_quan",
    "phat_dong",
    "phat_dong_chua_ro",
    "vang_mat",
    "vi_pham",
    "thanh_vien",
    "don_vi_so_lieu",
    "quan_he_hoi_dong",
    "ban_kiem_phieu",
)


def read(path: Path) -> Nominations:
    """Return the round in ``path`` (.xlsx, .yaml, .yml, .json), each piece of evidence with its place.

    Raises :class:`InputError` or :class:`ErrorGroup` with every error, :class:`RefusedFileError` for what is no such file.
    """
    data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    if data is None:
        raise RefusedFileError(_("tệp quá lớn"), at=Location(path.name))
    if path.suffix.lower() in (".yaml", ".yml", ".json"):
        return _of_yaml(data, path.name)
    return _Workbook(data, path.name).round()


def _of_yaml(data: bytes, source: str) -> Nominations:
    from generator.readers import yaml_input
    from generator.readers.yaml_tree import parse

    try:
        found = yaml_input.load(data, Nominations, source=source)
    except (InputError, ErrorGroup) as error:
        raise _discreet(error) from None
    tree = parse(data, source=source).value["de_cu"].value
    nominees = []
    for x, node in zip(found.nominees, tree, strict=True):
        changes: dict[str, Any] = {"place": x.place or f"{source}:{node.line}"}
        for name in ("achievements", "earlier", "ratings", "poor", "initiatives", "contributions", "loans", "papers"):
            alias = type(x).model_fields[name].alias
            rows = getattr(x, name)
            if rows:
                lines = [child.line for child in node.value[alias].value]
                changes[name] = tuple(
                    row if row.place else row.model_copy(update={"place": f"{source}:{line}"})
                    for row, line in zip(rows, lines, strict=True)
                )
        nominees.append(x.model_copy(update=changes))
    errors: list[GeneratorError] = [
        InputError(
            _("không có hình thức khen thưởng “{code}”").format(code=x.award), at=Location(source, line=node.line)
        )
        for x, node in zip(found.nominees, tree, strict=True)
        if x.award not in awards.awards()
    ]
    ids = [x.id for x in found.nominees]
    errors += [
        InputError(_("mã “{id}” dùng hai lần").format(id=x.id), at=Location(source, line=node.line))
        for at, (x, node) in enumerate(zip(found.nominees, tree, strict=True))
        if x.id in ids[:at]
    ]
    _raise(errors)
    return found.model_copy(update={"nominees": tuple(nominees)})


def _private(key: str) -> str:
    if key == "ngay_sinh":
        return _("ngày sinh không phải ngày viết dạng ngày/tháng/năm (không in lại giá trị vì là dữ liệu cá nhân)")
    return _("{name} ghi sai (không in lại giá trị vì là dữ liệu cá nhân)").format(name=_head(key).lower())


def _discreet(error: InputError | ErrorGroup) -> GeneratorError:
    """Return the same errors, those on personal data without the value."""
    found: list[GeneratorError] = []
    for one in error.errors if isinstance(error, ErrorGroup) else (error,):
        key = str(one.at.path[-1]) if one.at and one.at.path else ""
        if key in SENSITIVE:
            text = _private(key)
            one = type(one)(text, at=one.at)
        found.append(one)
    return found[0] if len(found) == 1 else ErrorGroup(found)


def _raise(errors: list[GeneratorError]) -> None:
    if len(errors) > MAX_ERRORS:
        more = _("còn {more} lỗi nữa").format(more=len(errors) - MAX_ERRORS)
        errors = [*errors[:MAX_ERRORS], InputError(more)]
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)


class _Workbook:
    """One workbook being read: its tables, and the errors met."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        self.errors: list[GeneratorError] = []
        self.tables = self._open(data)
        self.places: dict[tuple[str, ...], tuple[str, str]] = {}

    def _open(self, data: bytes) -> dict[str, list[list[Any]]]:
        from python_calamine import CalamineError, load_workbook

        refuse_bomb(data, self.source)
        try:
            book = load_workbook(io.BytesIO(data))
            return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
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
        _raise(self.errors)
        if not nominees:
            raise InputError(_("trang Đề cử chưa có đối tượng nào"), at=Location(self.source, sheet=form.NOMINEES))
        plain["de_cu"] = list(nominees.values())
        try:
            return Nominations.model_validate(plain)
        except ValidationError as error:
            ids = list(nominees)
            for one in error.errors(include_url=False):
                self._explain(one, ids)
        _raise(self.errors)
        raise AssertionError("a validation error without errors")

    def _move(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        for key in [key for key in self.places if key[: len(old)] == old]:
            self.places[(*new, *key[len(old) :])] = self.places.pop(key)

    def _common(self) -> dict[str, Any]:
        known = {item.key: item for item in form.common()}
        plain: dict[str, Any] = {}
        for number, row in enumerate(self._table(form.COMMON)[1:], start=2):
            key = str(row[0]).strip() if row else ""
            text = _text(row[2]) if len(row) > 2 else ""
            if key in known and text:
                self.places[("chung", key)] = (form.COMMON, f"C{number}")
                _put(plain, key, self._value(known[key], text, form.COMMON, f"C{number}"))
        return plain

    def _table(self, name: str) -> list[list[Any]]:
        for found, table in self.tables.items():
            if search_key(found) == search_key(name):
                return table
        self._error(_("không có trang tính “{name}” của biểu").format(name=name), name, "")
        return []

    def _rows(self, sheet: form.Sheet) -> Iterator[dict[str, Any]]:
        table = self._table(sheet.name)
        if len(table) < 2:
            return
        keys = [str(cell).strip() for cell in table[1]]
        known = {column.key: column for column in sheet.columns}
        count = 0
        for number, cells in enumerate(table[2 : MAX_ROWS + 2], start=3):
            texts = {
                key: (at, _text(cell)) for at, (key, cell) in enumerate(zip(keys, cells, strict=False)) if key in known
            }
            if not any(text for _at, text in texts.values()):
                continue
            row: dict[str, Any] = {}
            link = texts.get("ma" if sheet.key == "de_cu" else form.LINK, (0, ""))[1]
            if not link:
                self._error(_("dòng này chưa có mã"), sheet.name, f"A{number}")
                continue
            for key, (at, text) in texts.items():
                if text:
                    cell = f"{_letters(at)}{number}"
                    owner = (link,) if sheet.key == "de_cu" else (sheet.key, str(count))
                    self.places[(*owner, *key.split("."))] = (sheet.name, cell)
                    _put(row, key, self._value(known[key], text, sheet.name, cell))
            row["o"] = f"{sheet.name}!A{number}"
            self.places[(link, "") if sheet.key == "de_cu" else (sheet.key, str(count), "")] = (
                sheet.name,
                f"A{number}",
            )
            count += 1
            yield row

    def _value(self, column: form.Column, text: str, sheet: str, cell: str) -> Any:
        if column.key.rpartition(".")[2] in _LISTS:
            return [part.strip() for part in text.split("|") if part.strip()]
        if not column.choices:
            return text
        wanted = search_key(text)
        for code, words in column.choices.items():
            if wanted in (search_key(words), search_key(code)):
                return code
        known = ", ".join(column.choices.values())
        self._error(_("“{value}” không thuộc: {known}").format(value=text, known=known), sheet, cell)
        return None

    def _explain(self, error: Mapping[str, Any], ids: list[str]) -> None:
        way = tuple(map(str, error["loc"]))
        way = (ids[int(way[1])], *way[2:]) if way[:1] == ("de_cu",) and len(way) > 1 else ("chung", ".".join(way))
        sheet, cell = (
            self.places.get(way)
            or self.places.get((*way[:-1], ""))
            or self.places.get((way[0], ""))
            or (form.COMMON, "")
        )
        value = error.get("input")
        kind = error["type"]
        if way[-1] in SENSITIVE:
            message = _private(way[-1])
        elif kind == "value_error":
            message = str(error["ctx"]["error"])
        elif kind == "missing":
            message = _("thiếu “{name}”").format(name=_head(way[-1]))
        elif kind.startswith(("int_", "decimal_", "float_")):
            message = _("“{value}” không phải số").format(value=value)
        elif kind.startswith("date") or any(
            word in str(error.get("msg", "")) for word in ("ngày", "day", "month", "year")
        ):
            message = _("“{value}” không phải ngày").format(value=value)
        elif kind == "greater_than_equal":
            message = _("“{value}” không được là số âm").format(value=value)
        elif kind == "less_than_equal":
            message = _("“{value}” quá lớn").format(value=value)
        else:
            message = _("“{value}” không hợp lệ").format(value=value)
        self._error(message, sheet, cell)

    def _error(self, message: str, sheet: str, cell: str) -> None:
        self.errors.append(InputError(message, at=Location(self.source, sheet=sheet, cell=cell or None)))


def _head(key: str) -> str:
    columns = [*form.common(), *(column for sheet in form.sheets() for column in sheet.columns)]
    return next((c.head for c in columns if c.key == key or c.key.endswith(f".{key}")), key)


def _put(target: dict[str, Any], key: str, value: Any) -> None:
    *way, last = key.split(".")
    for step in way:
        target = target.setdefault(step, {})
    if value is not None:
        target[last] = value


def _letters(column: int) -> str:
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
    return nfc(fold_spaces(str(value)).strip())
