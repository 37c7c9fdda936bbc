"""Reader of nominations: the workbook of :mod:`generator.catalog.nomination_form`, or YAML; every error with its cell or line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.catalog import awards
from generator.errors import ErrorGroup, GeneratorError, InputError, RefusedFileError, reason
from generator.messages import _
from generator.model.awards import Nominations, Nominee
from generator.model.location import Location
from generator.readers.nomination_book import SENSITIVE, Workbook, private, raise_all
from generator.vietnamese.text import fold_spaces, nfc

MAX_BYTES = 20 * 1024 * 1024
_EVIDENCE = ("achievements", "earlier", "ratings", "poor", "initiatives", "contributions", "loans", "papers")
Where = Callable[[Nominee, str, int], Location]
"""The place of a nominee's key (the second), in the line of a list (the third; -1 for the nominee's own)."""


def read(path: Path) -> Nominations:
    """Return the round in ``path`` (.xlsx, .yaml, .yml, .json), each piece of evidence with its place.

    Raises :class:`InputError` or :class:`ErrorGroup` with every error, :class:`RefusedFileError` for what is no such file.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise InputError(
            _("không mở được tệp: {reason}").format(reason=reason(error)), at=Location(path.name)
        ) from None
    if data is None:
        raise RefusedFileError(_("tệp quá lớn"), at=Location(path.name))
    if path.suffix.lower() in (".yaml", ".yml", ".json"):
        return _of_yaml(data, path.name)
    book = Workbook(data, path.name)
    found = book.round()

    def where(x: Nominee, key: str, row: int) -> Location:
        return book.location((x.id, key) if row < 0 else (x.id, _alias(key), str(row), "ma"))

    _check(found, where, Location(path.name, sheet="Chung"))
    return found


def _alias(name: str) -> str:
    return Nominee.model_fields[name].alias or name


def _of_yaml(data: bytes, source: str) -> Nominations:
    from generator.readers import yaml_input
    from generator.readers.yaml_tree import parse

    try:
        found = yaml_input.load(data, Nominations, source=source, amend=_composed)
    except (InputError, ErrorGroup) as error:
        raise _discreet(error) from None
    tree = parse(data, source=source).value["de_cu"].value
    nodes = {x.id: node for x, node in zip(found.nominees, tree, strict=True)}

    def where(x: Nominee, key: str, row: int) -> Location:
        node = nodes[x.id].value.get(key if row < 0 else _alias(key))
        line = node.value[row].line if node is not None and row >= 0 else (node or nodes[x.id]).line
        return Location(source, line=line)

    ids = [x.id for x in found.nominees]
    if len(set(ids)) != len(ids):
        raise_all(
            [
                InputError(_("mã “{id}” dùng hai lần").format(id=x.id), at=Location(source, line=node.line))
                for at, (x, node) in enumerate(zip(found.nominees, tree, strict=True))
                if ids.index(x.id) < at
            ]
        )
    _check(found, where, Location(source))
    nominees = []
    for x, node in zip(found.nominees, tree, strict=True):
        changes: dict[str, Any] = {"place": x.place or f"{source}:{node.line}"}
        for name in _EVIDENCE:
            rows = getattr(x, name)
            if rows:
                lines = [child.line for child in node.value[_alias(name)].value]
                changes[name] = tuple(
                    row if row.place else row.model_copy(update={"place": f"{source}:{line}"})
                    for row, line in zip(rows, lines, strict=True)
                )
        nominees.append(x.model_copy(update=changes))
    return found.model_copy(update={"nominees": tuple(nominees)})


def _composed(plain: dict[str, Any]) -> dict[str, Any]:
    """Every text with its letters composed and without outer spaces; names on one line."""

    def clean(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: clean(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [clean(item, key) for item in value]
        if not isinstance(value, str):
            return value
        if key in ("hinh_thuc", "ma") and value not in awards.awards() and (award := awards.by_name(value)):
            return award.code
        return fold_spaces(value) if key in ("ten", "ma", "don_vi") else nfc(value).strip()

    found: dict[str, Any] = clean(plain)
    return found


def _check(found: Nominations, where: Where, at: Location) -> None:
    """Refuse what a form of the model lets pass and no rule could judge: unknown awards, a birth date after the submission."""
    errors: list[GeneratorError] = []
    unknown = _("không có hình thức khen thưởng “{code}”")
    known = awards.awards()
    for key, codes in (("chi_tieu", found.quota), ("ten_noi_khen", found.places)):
        errors += [InputError(f"{key}: {unknown.format(code=code)}", at=at) for code in codes if code not in known]
    day = found.submitted or found.received
    for x in found.nominees:
        for value, key, what in ((x.id, "ma", _("mã")), (x.name, "ten", _("tên"))):
            if not any(character.isalnum() for character in value):
                errors.append(InputError(_("thiếu {what} của đối tượng").format(what=what), at=where(x, key, -1)))
        if x.award not in known:
            errors.append(InputError(unknown.format(code=x.award), at=where(x, "hinh_thuc", -1)))
        for row, award in enumerate(x.earlier):
            if award.code not in known:
                errors.append(InputError(unknown.format(code=award.code), at=where(x, "earlier", row)))
        if x.birth is not None and day is not None and x.birth >= day:
            text = _("ngày sinh sau ngày trình (không in lại giá trị vì là dữ liệu cá nhân)")
            errors.append(InputError(text, at=where(x, "ngay_sinh", -1)))
    raise_all(errors)


def _discreet(error: InputError | ErrorGroup) -> GeneratorError:
    """Return the same errors, those on personal data without the value."""
    found: list[GeneratorError] = []
    for one in error.errors if isinstance(error, ErrorGroup) else (error,):
        key = str(one.at.path[-1]) if one.at and one.at.path else ""
        found.append(type(one)(private(key), at=one.at) if key in SENSITIVE else one)
    return found[0] if len(found) == 1 else ErrorGroup(found)
