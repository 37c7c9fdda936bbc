"""Tables that an input takes from an .xlsx beside it: ``{tu_tep: so-lieu.xlsx, vung: A3:F40}`` becomes its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import ErrorGroup, GeneratorError, InputError, RefusedFileError
from generator.messages import _
from generator.model.location import Location
from generator.model.sheet import FILE, SheetTable
from generator.resources import path_beside, read_beside

if TYPE_CHECKING:
    from generator.readers.sheet.table import Made

MAX_BYTES = 64 << 20
_BODY, _APPENDICES = "noi_dung", "phu_luc"


def named(data: bytes) -> bool:
    """Return whether the text of an input may hold such a table at all."""
    return FILE.encode() in data


def expand(values: Mapping[str, Any], folder: Path | None) -> dict[str, Any]:
    """Return the plain ``values`` of a document with the rows of each table that stands in a workbook of ``folder``.

    Raises :class:`InputError` or :class:`ErrorGroup`; each error says its way of keys.
    """
    errors: list[GeneratorError] = []
    whole = dict(values)
    whole = _below(whole, folder, (), errors)
    if isinstance(whole.get(_APPENDICES), list):
        whole[_APPENDICES] = [
            _below(one, folder, (_APPENDICES, number), errors) if isinstance(one, dict) else one
            for number, one in enumerate(whole[_APPENDICES])
        ]
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)
    return whole


def _below(
    holder: dict[str, Any], folder: Path | None, path: tuple[str | int, ...], errors: list[GeneratorError]
) -> dict[str, Any]:
    nodes = holder.get(_BODY)
    if not isinstance(nodes, list):
        return holder
    made = []
    for number, node in enumerate(nodes):
        here = (*path, _BODY, number)
        if isinstance(node, dict) and FILE in node:
            try:
                made.append(_table(node, folder))
            except ErrorGroup as group:
                errors += [_placed(error, here) for error in group.errors]
            except GeneratorError as error:
                errors.append(_placed(error, here))
        else:
            made.append(_below(node, folder, here, errors) if isinstance(node, dict) else node)
    return {**holder, _BODY: made}


def _table(node: dict[str, Any], folder: Path | None) -> dict[str, Any]:
    from pydantic import ValidationError

    try:
        wanted = SheetTable.model_validate(node)
    except ValidationError as error:
        raise _explained(error, node) from None
    if folder is None:
        raise InputError(_("không biết tệp bảng tính nằm ở thư mục nào"), at=Location("", path=(FILE,)))
    path = path_beside(folder, wanted.file)
    state = path.stat()
    made = _made(folder, state.st_mtime_ns, state.st_size, wanted)
    plain: dict[str, Any] = {
        "bang": made.rows,
        "hang_tieu_de": made.header_rows,
        "nguon_goc": [{"nguon": wanted.file, "muc": made.place, "cach": "tu_tep"}],
    }
    plain |= {key: node[key] for key in ("ten_bang", "don_vi_tinh", "do_rong", "ngang", "ma") if key in node}
    return plain


@lru_cache(maxsize=16)
def _made(folder: Path, _changed: int, _size: int, wanted: SheetTable) -> Made:
    """A run of thousands of documents reads its one table once."""
    from generator.readers.sheet.table import read

    if Path(wanted.file).suffix.lower() not in (".xlsx", ".xlsm"):
        raise RefusedFileError(
            _("bảng lấy từ tệp phải là .xlsx"), at=Location(wanted.file), hint=_("mở bằng Excel và lưu lại dạng .xlsx")
        )
    return read(read_beside(folder, wanted.file, MAX_BYTES), wanted.file, wanted)


def _placed(error: GeneratorError, path: tuple[str | int, ...]) -> InputError:
    """Return an error with the way of keys to the table; the place inside the workbook goes into its words."""
    at = error.at or Location("")
    told = error.message
    if at.source:
        place = at.source
        if at.sheet is not None:
            place += _(", trang tính {name}").format(name=at.sheet)
        if at.cell is not None:
            place += _(", ô {cell}").format(cell=at.cell)
        told = f"{place}: {told}"
    return InputError(told, at=replace(Location(""), path=(*path, *(at.path or (FILE,)))), hint=error.hint)


def _explained(error: Any, node: dict[str, Any]) -> GeneratorError:
    from generator.readers.yaml_errors import sentences
    from generator.readers.yaml_tree import Tree

    def tree(value: Any) -> Tree:
        if isinstance(value, dict):
            return Tree({key: tree(inner) for key, inner in value.items()}, 1, 1)
        if isinstance(value, list):
            return Tree([tree(inner) for inner in value], 1, 1)
        return Tree(value, 1, 1)

    told = sentences(error.errors(include_url=False, include_context=True), tree(node), SheetTable)
    errors = [InputError(one.message, at=Location("", path=one.path), hint=one.hint) for one in told]
    return errors[0] if len(errors) == 1 else ErrorGroup(errors)
