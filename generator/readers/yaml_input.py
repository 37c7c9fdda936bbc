"""Reader for what a clerk writes by hand: YAML (and JSON) -> Document, or any other form of the model.

Understands: [x] every key of the model, under its Vietnamese name  [x] all errors in one pass, each with line, column, what
             was expected and the nearest known key  [x] dates as text, judged by the schema
             [x] tables of workbooks beside the input (sheet/)
             [x] keys that start with "_" at the top are notes of the reader ("_van_de") and are passed over
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from generator.errors import ErrorGroup, InputError
from generator.messages import _
from generator.model import Document, Location, Reading
from generator.model.base import Model
from generator.readers.sheet import expand, named
from generator.readers.yaml_tree import MAX_ERRORS, Tree, parse

M = TypeVar("M", bound=Model)


def read(data: bytes, *, source: str, folder: Path | None = None) -> Reading:
    """Return the Reading of a document written in YAML or JSON; it has no layout and nothing is inferred.

    ``folder`` is where the workbooks lie from which it takes tables (``tu_tep``).
    Raises :class:`~generator.errors.ErrorGroup` with every error found, or :class:`InputError` for wrong syntax.
    """
    return Reading(
        source, load(data, Document, source=source, amend=partial(expand, folder=folder) if named(data) else None)
    )


def load(
    data: bytes, model: type[M], *, source: str, amend: Callable[[dict[str, Any]], dict[str, Any]] | None = None
) -> M:
    """Return ``data`` (YAML or JSON) as a ``model``; ``amend`` may add to the plain values before they are judged.

    Raises :class:`InputError` or :class:`~generator.errors.ErrorGroup`; each error says file, line, column and key.
    """
    from pydantic import ValidationError

    tree = parse(data, source=source)
    if not isinstance(tree.value, dict):
        raise InputError(
            _("tệp phải gồm các khoá, mỗi khoá một dòng “khoá: giá trị”"),
            at=Location(source, line=tree.line, column=tree.column),
            hint=_("lệnh “vanban new” cho một tệp mẫu"),
        )
    plain = {key: value for key, value in tree.plain().items() if not key.startswith("_")}
    if amend is not None:
        try:
            plain = amend(plain)
        except (InputError, ErrorGroup) as error:
            raise _placed(error, tree, source) from None
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        raise _explained(error, tree, model, source) from None


def _placed(error: InputError | ErrorGroup, tree: Tree, source: str) -> InputError | ErrorGroup:
    """Return an error told by its way of keys with the line and the column of that place."""
    errors = []
    for one in error.errors if isinstance(error, ErrorGroup) else (error,):
        path = one.at.path if one.at else ()
        here, _way = tree.nearest(path)
        errors.append(InputError(one.message, at=_location(source, (here.line, here.column), path), hint=one.hint))
    return errors[0] if len(errors) == 1 else ErrorGroup(errors)


def _explained(error: Any, tree: Tree, model: type[Model], source: str) -> InputError | ErrorGroup:
    from generator.readers.yaml_errors import sentences

    errors = [
        InputError(told.message, at=_location(source, told.place, told.path), hint=told.hint)
        for told in sentences(error.errors(include_url=False, include_context=True), tree, model)
    ]
    errors.sort(key=lambda e: (e.at.line or 0, e.at.column or 0) if e.at else (0, 0))
    if len(errors) > MAX_ERRORS:
        more = len(errors) - MAX_ERRORS
        errors = [*errors[:MAX_ERRORS], InputError(_("còn {more} lỗi nữa").format(more=more), at=Location(source))]
    return errors[0] if len(errors) == 1 else ErrorGroup(errors)


def _location(source: str, place: tuple[int, int], path: tuple[str | int, ...]) -> Location:
    return Location(source, line=place[0], column=place[1], path=path)
