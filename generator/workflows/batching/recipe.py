"""From a record to a document: the values of columns put over what every document has in common."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_origin

from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.model import Document
    from generator.model.office import Office
    from generator.readers.records import Record

PLACE = re.compile(r"\{([^{}\n]{1,80})\}")
"""A place in a text for the value of a column: replaced as a string, never run."""
DOTS = "……"
"""What a draft prints where a column is empty."""
_KEEP_MARK = {"can_cu", "kinh_gui", "noi_nhan.danh_sach"}
"""Lists whose lines are printed with their own closing mark."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is printed of every record: the same for a whole run, and sent to whoever prints."""

    kind: str = ""
    """The kind of the documents; empty when the data says it, or when the template has names of its own."""
    template: bytes | None = field(default=None, repr=False)
    """The office's own .docx; without one the kind decides."""
    template_name: str = ""
    documents: bool = True
    """Whether a record is a Document; otherwise its values fill the template's own tags."""
    base: str = "{}"
    """What never changes, as JSON."""
    base_name: str = ""
    names: tuple[str, ...] = ()
    """The columns."""
    pattern: str = ""
    """The name of each file, with places for values; empty: the file's own name, or kind and row."""
    final: bool = False
    folder: str | None = None
    """Where the names of pictures lead from."""
    office: str = ""
    """The office's profile as JSON; empty without one. Each document is completed on its own date."""
    templates: str = ""
    """The office's folder of templates, which its profile names."""
    today: str = ""
    """The day that counts where a document has no date."""
    language: str = "vi"


class Blank:
    """An empty cell in a template of the office's own: false in conditions, dots where it is printed, refused when final."""

    __slots__ = ("final", "name")

    def __init__(self, name: str, final: bool) -> None:
        self.name, self.final = name, final

    def __bool__(self) -> bool:
        return False

    def __html__(self) -> str:
        if self.final:
            raise empty(self.name)
        return DOTS

    __str__ = __html__


def empty(name: str, at: Location | None = None) -> InputError:
    """Return the error for a column that must not be empty in this row."""
    return InputError(
        _("cột “{name}” để trống").format(name=name),
        at=at,
        hint=_("điền vào, hoặc bỏ dòng này bằng --skip-bad"),
    )


def places(value: Any) -> Iterator[str]:
    """Yield the names of the columns that the texts of ``value`` have places for."""
    if isinstance(value, str):
        yield from PLACE.findall(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from places(inner)


def data_of(recipe: Recipe, record: Record) -> dict[str, Any]:
    """Return the keys of one document: the base with its places filled, the record's values over it."""
    filled: dict[str, Any] = _filled(_base(recipe.base), recipe, record)
    if recipe.documents and recipe.kind:
        filled.setdefault("loai", recipe.kind)
    for name, value in record.values.items():
        # The key of a .yaml file is meant as one; a column may be there for the name, for a place, or for the clerk.
        if not recipe.documents or record.stem or name.split(".")[0] in _first_keys():
            _put(filled, name, _split(name, value) if recipe.documents else value, record)
    return filled


def document_of(recipe: Recipe, record: Record) -> Document:
    """Return the document of a record; every error names the row and the column."""
    from pydantic import ValidationError

    from generator.model import Document, sheet

    data = data_of(recipe, record)
    if sheet.FILE in recipe.base or record.values.get("noi_dung").__class__ is list:
        data = _with_sheets(data, recipe, record)
    if recipe.office:
        data = _completed(data, recipe, record)
    try:
        document = Document.model_validate(data)
    except ValidationError as error:
        raise _explained(error, data, recipe, record) from None
    if any(appendix.separate for appendix in document.appendices):
        from dataclasses import replace

        raise InputError(
            _("phụ lục ở tệp riêng không in được hàng loạt"),
            at=replace(record.at, path=("phu_luc",)),
            hint=_("bỏ tep_rieng, hoặc dùng vanban render cho từng tệp"),
        )
    if _refers(recipe, record):
        document = _referred(document, record)
    if recipe.final:
        _refuse_lacking(document, recipe, record)
    return document


def _completed(data: dict[str, Any], recipe: Recipe, record: Record) -> dict[str, Any]:
    """Return the keys of a document with what the office's profile adds; every error names the row."""
    from dataclasses import replace
    from datetime import date

    from generator.drafting import office as drafting

    try:
        return drafting.complete(
            data, _office(recipe.office), today=date.fromisoformat(recipe.today), source=record.at.source
        )
    except (InputError, ErrorGroup) as error:
        told: list[GeneratorError] = [
            InputError(one.message, at=replace(record.at, path=one.at.path if one.at else ()), hint=one.hint)
            for one in (error.errors if isinstance(error, ErrorGroup) else (error,))
        ]
        raise (told[0] if len(told) == 1 else ErrorGroup(told)) from None


@lru_cache(maxsize=4)
def _office(text: str) -> Office:
    from generator.model.office import Office

    return Office.model_validate_json(text)


def _refers(recipe: Recipe, record: Record) -> bool:
    """Return whether the base or the record may name something inside the document."""
    return _base_refers(recipe.base) or any(
        value.__class__ is list or (value.__class__ is str and "[[" in value) for value in record.values.values()
    )


@lru_cache(maxsize=4)
def _base_refers(text: str) -> bool:
    from generator.drafting import references

    return references.named(text)


def _referred(document: Document, record: Record) -> Document:
    from dataclasses import replace

    from generator.drafting import references

    try:
        return references.resolve(document, source=record.at.source)
    except (InputError, ErrorGroup) as error:
        told = [
            InputError(one.message, at=replace(record.at, path=one.at.path if one.at else ()), hint=one.hint)
            for one in (error.errors if isinstance(error, ErrorGroup) else (error,))
        ]
        raise told[0] if len(told) == 1 else ErrorGroup(told) from None


def _with_sheets(data: dict[str, Any], recipe: Recipe, record: Record) -> dict[str, Any]:
    """Return the keys with the rows of tables that stand in workbooks beside the base or the data."""
    from dataclasses import replace

    from generator.readers import sheet

    try:
        return sheet.expand(data, Path(recipe.folder) if recipe.folder else None)
    except (InputError, ErrorGroup) as error:
        errors = [
            InputError(one.message, at=replace(record.at, path=one.at.path if one.at else ()), hint=one.hint)
            for one in (error.errors if isinstance(error, ErrorGroup) else (error,))
        ]
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors) from None


def values_of(recipe: Recipe, record: Record) -> dict[str, Any]:
    """Return the values for a template with tags of its own: by column, and by its name without tone marks."""
    given: dict[str, Any] = {}
    for name in recipe.names:
        if name not in record.values:
            _put(given, name, Blank(name, recipe.final), record)
    given |= data_of(recipe, record)
    for name in recipe.names:
        if (tag := tag_of(name)) not in given and name in given:
            given[tag] = given[name]
    return {name: _row(value) for name, value in given.items()}


def tag_of(name: str) -> str:
    """Return a column's head as a tag can name it: "Họ và tên" is ``ho_va_ten``."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"\W+", "_", "".join(letter for letter in letters if not unicodedata.combining(letter))).strip("_")


def name_of(recipe: Recipe, record: Record, kind: str) -> str:
    """Return the name of a record's file without suffix; raise :class:`InputError` when a column that it needs is empty."""
    from generator.writers.files import safe_name

    if not recipe.pattern:
        return safe_name(
            record.stem or f"{kind or tag_of(recipe.template_name.rpartition('.')[0])}-{record.number:05d}"
        )

    def value(found: re.Match[str]) -> str:
        text = record.values.get(found[1])
        if text in (None, ""):
            raise empty(found[1], _at(record, found[1]))
        return str(text)

    return safe_name(PLACE.sub(value, recipe.pattern))


@lru_cache(maxsize=4)
def _base(text: str) -> Any:
    return json.loads(text)


@lru_cache(maxsize=4)
def _used(recipe: Recipe) -> frozenset[str]:
    return frozenset((*places(_base(recipe.base)), *PLACE.findall(recipe.pattern)))


@lru_cache(maxsize=1)
def _first_keys() -> frozenset[str]:
    from generator.model import Document

    return frozenset(info.alias or name for name, info in Document.model_fields.items())


def keys() -> list[str]:
    """Return the keys of a document that a column can name, with dots."""
    return sorted(_first_keys() | _lists() | {"ky.ho_ten", "ky.chuc_vu_khac", "noi_nhan.luu", "noi_nhan.nguoi_soan"})


def unused(recipe: Recipe) -> list[str]:
    """Return the columns that go nowhere: neither a key of a document nor a place in the base or in the name."""
    return [
        name for name in recipe.names if name.split(".")[0] not in _first_keys() and name not in _used(recipe)
    ]  # fmt: skip


def _filled(value: Any, recipe: Recipe, record: Record) -> Any:
    """Return a copy of ``value`` whose texts have the record's values in their places."""
    if isinstance(value, str):
        if "{" not in value:
            return value

        def fill(found: re.Match[str]) -> str:
            name = found[1]
            text = record.values.get(name)
            if text not in (None, ""):
                return str(text)
            if recipe.final:
                raise empty(name, _at(record, name))
            return DOTS

        return PLACE.sub(fill, value)
    if isinstance(value, dict):
        return {key: _filled(inner, recipe, record) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, recipe, record) for inner in value]
    return value


def _put(into: dict[str, Any], name: str, value: Any, record: Record) -> None:
    """Put a value at the end of a dotted name; mappings on the way are made."""
    *way, last = name.split(".")
    here = into
    for step in way:
        below = here.setdefault(step, {})
        if not isinstance(below, dict):
            raise InputError(
                _("cột “{name}” đặt bên trong “{step}”, nơi đã có một giá trị").format(name=name, step=step),
                at=_at(record, name),
            )
        here = below
    here[last] = value


def _split(name: str, value: Any) -> Any:
    """Return the text of a cell as the list that its key wants: a line each, or parted by semicolons."""
    if not isinstance(value, str) or name not in _lists():
        return value
    if "\n" in value or name == "noi_dung":
        return [line.strip() for line in value.split("\n") if line.strip()]
    if ";" not in value:
        return [value]
    keep = ";" if name in _KEEP_MARK else ""
    pieces = [piece.strip() for piece in value.split(";")]
    last = pieces.pop()
    return [*(piece + keep for piece in pieces if piece), *([last] if last else [])]


@lru_cache(maxsize=1)
def _lists() -> frozenset[str]:
    """Return the keys, with dots, whose value is a list of lines."""
    from generator.model import Document
    from generator.model.base import Model

    def below(model: type[Model], head: str) -> Iterator[str]:
        for name, info in model.model_fields.items():
            key = head + (info.alias or name)
            kind = info.annotation
            if get_origin(kind) is tuple:
                yield key
            elif isinstance(kind, type) and issubclass(kind, Model):
                yield from below(kind, f"{key}.")

    return frozenset(below(Document, ""))


def _at(record: Record, name: str) -> Location:
    from dataclasses import replace

    return replace(record.at, path=(name,))


def column_at(path: tuple[str | int, ...], values: Mapping[str, Any]) -> str | None:
    """Return the column that gave the value at ``path``, ``None`` when the base gave it."""
    for length in range(len(path), 0, -1):
        name = ".".join(str(step) for step in path[:length])
        if name in values:
            return name
    return None


def _explained(error: Any, data: dict[str, Any], recipe: Recipe, record: Record) -> GeneratorError:
    from generator.model import Document
    from generator.readers.yaml_errors import sentences

    told: dict[tuple[Location, str], GeneratorError] = {}
    for said in sentences(error.errors(include_url=False, include_context=True), _tree(data), Document):
        name = column_at(said.path, record.values)
        if name is not None:
            at = _at(record, name)
        elif said.path and str(said.path[0]) in _base(recipe.base):
            at = Location(recipe.base_name, path=said.path)
        else:
            at = Location(record.at.source, sheet=record.at.sheet, line=record.at.line, path=said.path)
        told.setdefault((at, said.message), InputError(said.message, at=at, hint=said.hint))
    errors = list(told.values())
    return errors[0] if len(errors) == 1 else ErrorGroup(errors)


def _refuse_lacking(document: Document, recipe: Recipe, record: Record) -> None:
    from dataclasses import replace

    from generator.catalog import kinds
    from generator.drafting.completeness import missing

    errors: list[GeneratorError] = [
        InputError(
            problem.message,
            at=replace(record.at, path=problem.at.path if problem.at else ()),
            hint=_("điền vào, hoặc xuất bản dự thảo bằng --draft"),
        )
        for problem in missing(document, kinds.find(document.kind), source=record.at.source)
    ]
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)


def _tree(value: Any) -> Any:
    from generator.readers.yaml_tree import Tree

    if isinstance(value, dict):
        return Tree({key: _tree(inner) for key, inner in value.items()}, 1, 1)
    if isinstance(value, list):
        return Tree([_tree(inner) for inner in value], 1, 1)
    return Tree(value, 1, 1)


def _row(value: Any) -> Any:
    """Return mappings as a template reads them: ``{{ ky.ho_ten }}``."""
    from generator.writers.docx.runtime import Row

    if isinstance(value, dict):
        return Row({key: _row(inner) for key, inner in value.items()})
    return [_row(inner) for inner in value] if isinstance(value, list) else value
