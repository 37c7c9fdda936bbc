"""One task of a run: some records printed, here or in another process or on another machine; the results are plain data."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import messages
from generator.errors import ErrorGroup, GeneratorError, TemplateError
from generator.workflows.batching.recipe import Recipe, document_of, name_of, unused, values_of

if TYPE_CHECKING:
    import datetime as dt

    from generator.readers.records import Record
    from generator.writers.docx import CompiledTemplate
    from generator.writers.docx.pictures import Pictures

CHUNK = 100
"""Records of one task; also the documents that LibreOffice is given as one."""

LARGEST_GROUP = 40_000_000
"""Characters of XML that LibreOffice is given as one document; larger ones become PDF one by one."""


@dataclass(frozen=True, slots=True)
class Task:
    """Records to be printed. ``first`` is the place of the first among all records; ``folder`` takes the files, where the
    worker can reach it; without one the files come back as bytes."""

    recipe: Recipe
    first: int
    records: Sequence[Record]
    folder: str | None
    single: bool = True
    """A file for each document."""
    grouped: bool = False
    """All documents of the task as one .docx, to be made one PDF."""
    pieces: bool = False
    """Each document as a piece of the joined file."""


@dataclass(slots=True)
class Made:
    """What became of one record: the name and digest of its file, or why there is none."""

    order: int
    number: int
    name: str = ""
    digest: str = ""
    size: int = 0
    date: str = ""
    errors: list[GeneratorError] = field(default_factory=list)


@dataclass(slots=True)
class Done:
    """What became of a task; ``files`` are those that the worker could not put in place itself."""

    made: list[Made]
    files: dict[str, bytes] = field(default_factory=dict)


def docx_name(order: int) -> str:
    """Return the name under which a document waits until all are good."""
    return f"{order:08d}.docx"


def group_name(order: int) -> str:
    """Return the name of the joined documents of the task that begins at ``order``."""
    return f"nhom-{order:08d}.docx"


def pieces_name(order: int) -> str:
    """Return the name of the pieces of the task that begins at ``order``."""
    return f"manh-{order:08d}.jsonl"


def run(task: Task) -> Done:
    """Print the records of a task. What is wrong with a record is in its result; :class:`OutputError` when writing fails."""
    messages.use(task.recipe.language)
    done = Done([])
    fragments: list[Any] = []
    compiled: CompiledTemplate | None = None
    same, weight = True, 0
    for order, record in enumerate(task.records, start=task.first):
        made = Made(order, record.number)
        done.made.append(made)
        if record.error is not None:
            made.errors += _wrong(task.recipe, record.error)
        if made.errors:
            continue
        try:
            compiled_now, given, data, pictures = _printed(task, record, made)
        except ErrorGroup as group:
            made.errors += group.errors
            continue
        except GeneratorError as error:
            made.errors.append(_placed(error, record))
            continue
        same = same and compiled in (None, compiled_now)
        compiled = compiled_now
        if task.single:
            _keep(task, done, docx_name(order), data)
        if task.grouped or task.pieces:
            _add_fragment(fragments, compiled_now, given, order, made, task, pictures)
            weight += len(fragments[-1].content) if fragments and fragments[-1] is not None else 0
            if weight > LARGEST_GROUP and not task.pieces:
                fragments[:] = [None]
    if compiled is not None and fragments and same and None not in fragments:
        # LibreOffice counts footnotes through the whole file: a document with notes becomes PDF by itself.
        if task.grouped and not any(piece.noted for piece in fragments):
            _keep(task, done, group_name(task.first), _group(compiled, fragments))
        if task.pieces:
            lines = "".join(json.dumps(asdict(piece), ensure_ascii=False) + "\n" for piece in fragments)
            _keep(task, done, pieces_name(task.first), lines.encode())
    return done


def _wrong(recipe: Recipe, error: GeneratorError) -> list[GeneratorError]:
    """Return what is wrong with a record, without the faults of columns that go nowhere."""
    loose = unused(recipe) if recipe.documents else []
    errors = error.errors if isinstance(error, ErrorGroup) else (error,)
    return [one for one in errors if not (one.at and one.at.path and str(one.at.path[0]) in loose)]


def _printed(task: Task, record: Record, made: Made) -> tuple[CompiledTemplate, dict[str, Any], bytes, Pictures | None]:
    """Print one record, prove it, and note its name and digest."""
    from generator.writers import docx
    from generator.writers.docx import joined
    from generator.writers.docx.verify import verify

    recipe = task.recipe
    pictures = None
    folder = Path(recipe.folder) if recipe.folder else None
    profile: docx.Profile = "final" if recipe.final else "draft"
    if recipe.documents:
        document = document_of(recipe, record)
        compiled = (
            docx.compile_bytes(recipe.template, recipe.template_name)
            if recipe.template is not None
            else docx.compile_template(
                docx.template_for(document, Path(recipe.templates) if recipe.templates else None)
            )
        )
        made.name = name_of(recipe, record, document.kind)
        made.date = _iso(document.date)
        data = compiled.render(document, profile=profile, folder=folder)
        verify(data, document, compiled.source)
        given: dict[str, Any] = {}
        if task.grouped or task.pieces:
            pictures = joined.enclosures(folder, made.order)
            given = compiled.values(document, profile=profile, pictures=pictures)
    else:
        assert recipe.template is not None
        compiled = docx.compile_bytes(recipe.template, recipe.template_name)
        made.name = name_of(recipe, record, "")
        given = compiled.own_values(values_of(recipe, record))
        data = compiled.fill(given, title=made.name)
    made.digest, made.size = hashlib.sha256(data).hexdigest(), len(data)
    return compiled, given, data, pictures


def _add_fragment(
    fragments: list[Any], compiled: CompiledTemplate, given: dict[str, Any], order: int, made: Made, task: Task,
    pictures: Pictures | None,
) -> None:  # fmt: skip
    from generator.writers.docx import joined

    try:
        piece = joined.fragment(compiled, given, order, pictures)
        # The same picture in every document is carried along once.
        known = {name for one in fragments if one is not None for name, _data in one.enclosed} if piece.enclosed else ()
        fragments.append(replace(piece, enclosed=tuple(one for one in piece.enclosed if one[0] not in known)))
    except TemplateError as error:
        if task.pieces:
            made.errors.append(error)
        else:
            fragments.append(None)  # these documents become PDF one by one


def _group(compiled: CompiledTemplate, fragments: Sequence[Any]) -> bytes:
    from generator.writers.docx import joined

    stream = io.BytesIO()
    joined.write(compiled, fragments, joined.core("", ""), stream)
    return stream.getvalue()


def _keep(task: Task, done: Done, name: str, data: bytes) -> None:
    if task.folder is None:
        done.files[name] = data
    else:
        write(Path(task.folder) / name, data)


def write(path: Path, data: bytes) -> None:
    """Write a file of the waiting folder: only what the journal names counts, so it need not be one step."""
    from generator.writers.files import refused

    try:
        path.write_bytes(data)
    except OSError as error:
        raise refused(path, error) from None


def _placed(error: GeneratorError, record: Record) -> GeneratorError:
    """Return an error with the record's place; an error of the template keeps the template's and names the record too."""
    from generator.messages import _

    if error.at is None or isinstance(error, TemplateError):
        told = error.message
        if error.at is not None:
            told = _("{message} (mẫu {template})").format(message=error.message, template=error.at)
        return type(error)(told, at=record.at, hint=error.hint)
    if error.at.source != record.at.source and error.at.line is None and not error.at.path:
        return type(error)(error.message, at=record.at, hint=error.hint)
    return error


def _iso(date: dt.date | None) -> str:
    return date.isoformat() if date else ""
