"""What is asked for, read and judged before anything is done: template or kind, base, columns, names."""

from __future__ import annotations

import contextlib
import datetime as dt
import difflib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import __version__, messages
from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model.location import Location
from generator.readers.records import Records
from generator.workflows.batching import recipe as recipes
from generator.workflows.batching.recipe import Recipe

_ATTACHED = (".png", ".jpg", ".jpeg", ".xlsx", ".csv")
"""Endings of the files that a document may name: pictures, and workbooks whose rows become its tables."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: a kind or a .docx, the data, the folder of results, and how."""

    target: str
    data: Path
    into: Path
    base: Path | None = None
    template: Path | None = None
    """The office's own .docx for documents of a kind."""
    profile: Path | None = None
    """The office's profile; without one, the one beside the input counts where it is there."""
    pattern: str = ""
    form: str = "files"
    """"files", "join" or "zip"."""
    pdf: bool = False
    pdfa: bool = False
    bookmarks: bool = False
    """Bookmarks in the PDF: the headings of each document, and in a joined one the documents."""
    final: bool = False
    jobs: int = 1
    cluster: str | None = None
    resume: bool = False
    skip_bad: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A run ready to begin. ``fingerprint`` tells one run's results from another's; ``notes`` are for the user to read."""

    request: Request
    recipe: Recipe
    records: Records
    fingerprint: str
    head: dict[str, Any]
    notes: tuple[str, ...] = ()


def plan(request: Request) -> Plan:
    """Read the template, the base and the columns.

    Raises :class:`InputError` or an :class:`ErrorGroup`: an unknown kind, a place without its column, a column that is
    nearly a key.
    """
    if request.pdfa and request.form == "join":
        raise InputError(
            _("PDF/A chỉ làm được cho từng văn bản, không cho tệp ghép"),
            hint=_("bỏ --join, hoặc thay --pdfa bằng --pdf"),
        )
    records = Records(request.data)
    base = _base(request.base)
    template = request.template or (Path(request.target) if request.target.lower().endswith(".docx") else None)
    kind = "" if request.target.lower().endswith(".docx") else _kind(request.target)
    documents = bool(kind) or "loai" in base or "loai" in records.names
    recipe = Recipe(
        kind=kind or str(base.get("loai", "")),
        template=None if template is None else _read(template),
        template_name=template.name if template else "",
        documents=documents,
        base=json.dumps(base, ensure_ascii=False, sort_keys=True),
        base_name=request.base.name if request.base else "",
        names=records.names,
        pattern=request.pattern.removesuffix(".docx"),
        final=request.final,
        folder=str((request.base or request.data).absolute().parent),
        **(_profile(request) if documents else {}),
        language=messages.language(),
    )
    recipe = replace(recipe, kind=_kind(recipe.kind)) if recipe.kind else recipe
    _refuse_unknown(recipe, base, records)
    notes = [*_nameless(records), *(_unused(recipe, records) if documents else ())]
    head = _head(recipe, request, records) | _attached(recipe, base, records)
    text = json.dumps(head, ensure_ascii=False, sort_keys=True) + recipe.base + recipe.office
    return Plan(request, recipe, records, hashlib.sha256(text.encode()).hexdigest(), head, tuple(notes))


def _profile(request: Request) -> dict[str, str]:
    """Return what a recipe keeps of the office's profile: the one that is named, or that lies beside the input."""
    from generator.workflows import office

    beside = request.base or request.data
    path = request.profile or office.beside(beside)
    if path is None:
        return {}
    folder = office.templates(beside, path)
    return {
        "office": office.load(path).model_dump_json(by_alias=True),
        "templates": str(folder.absolute()) if folder is not None else "",
        "today": f"{dt.date.today():%Y-%m-%d}",
    }


def _kind(text: str) -> str:
    from generator.catalog import kinds

    kind = kinds.find(text) or kinds.by_name(text) or kinds.by_symbol(text)
    if kind is None:
        near = difflib.get_close_matches(text, [kind.id for kind in kinds.all_kinds()], n=1)
        raise InputError(
            _("không có loại văn bản “{name}”").format(name=text),
            hint=_("có phải “{name}”?").format(name=near[0]) if near else _("vanban new liệt kê các loại"),
        )
    return kind.id


def _base(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    from generator.readers.yaml_tree import parse

    tree = parse(_read(path), source=path.name)
    if not isinstance(tree.value, dict):
        raise InputError(_("tệp phải gồm các khoá"), at=Location(path.name))
    return {key: value for key, value in tree.plain().items() if not key.startswith("_")}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(_("không đọc được tệp"), at=Location(str(path))) from error


def _refuse_unknown(recipe: Recipe, base: dict[str, Any], records: Records) -> None:
    """Refuse places in the base and in the name for which there is no column."""
    errors: list[GeneratorError] = []
    for where, names in (
        (recipe.base_name, recipes.places(base)),
        ("--name", recipes.PLACE.findall(recipe.pattern)),
    ):
        for name in dict.fromkeys(names):
            if name not in records.names:
                near = difflib.get_close_matches(name, records.names, n=1)
                hint = (
                    _("có phải “{name}”?").format(name=near[0])
                    if near
                    else _("các cột: {names}").format(names=", ".join(records.names[:20]))
                )
                errors.append(
                    InputError(
                        _("không có cột “{name}” cho {{{name}}}").format(name=name), at=Location(where), hint=hint
                    )
                )
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)


def _nameless(records: Records) -> list[str]:
    """Return a note on the columns that cannot be used because they have no name."""
    return [
        _("{source}: cột {letters} có dữ liệu mà không có tên ở hàng đầu, không dùng đến").format(
            source=records.source, letters=", ".join(records.nameless)
        )
    ] * bool(records.nameless)


def _unused(recipe: Recipe, records: Records) -> list[str]:
    """Return a note on the columns that go nowhere; refuse one that looks like a slip of a key."""
    if records.path.is_dir():
        return []
    loose = recipes.unused(recipe)
    keys = recipes.keys()
    for name in loose:
        near = difflib.get_close_matches(name, keys, n=1, cutoff=0.85)
        if near:
            raise InputError(
                _("không có khoá “{name}”").format(name=name),
                at=Location(records.source, path=(name,)),
                hint=_("có phải “{name}”?").format(name=near[0]),
            )
    return [_("{source}: cột không dùng đến: {names}").format(source=records.source, names=", ".join(loose))] * bool(
        loose
    )


def _attached(recipe: Recipe, base: dict[str, Any], records: Records) -> dict[str, str]:
    """Return the digest of the pictures and workbooks that the base and the records name: a run depends on them too."""
    names = {text for text in _texts(base) if text.lower().endswith(_ATTACHED)}
    first = next(iter(records), None)
    if first is not None and any(text.lower().endswith(_ATTACHED) for text in _texts(first.values)):
        names |= {text for record in records for text in _texts(record.values) if text.lower().endswith(_ATTACHED)}
    digest = hashlib.sha256()
    for name in sorted(names):
        path = Path(recipe.folder or ".") / name
        with contextlib.suppress(OSError, ValueError):  # what is not there is told when its document is printed
            if path.is_file():
                with path.open("rb") as stream:
                    digest.update(f"{name}\n{hashlib.file_digest(stream, 'sha256').hexdigest()}\n".encode())
    return {"tep_kem_sha256": digest.hexdigest()} if names else {}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


def _head(recipe: Recipe, request: Request, records: Records) -> dict[str, Any]:
    """Return what the results depend on: it stands at the head of the manifest."""
    from generator.writers import docx

    template = recipe.template
    if template is not None:
        docx.compile_bytes(
            template, recipe.template_name
        )  # a template that is broken is told before any row is looked at
    elif recipe.kind:
        from generator.model import Document

        template = docx.template_for(Document(kind=recipe.kind)).read_bytes()
    return {
        "vanban": __version__,
        "du_lieu": records.source,
        "du_lieu_sha256": records.digest,
        "loai": recipe.kind,
        "mau": recipe.template_name,
        "mau_sha256": hashlib.sha256(template).hexdigest() if template is not None else "",
        "chung_sha256": hashlib.sha256(recipe.base.encode()).hexdigest(),
        "ten": recipe.pattern,
        "dang": request.form,
        "pdf": ("pdfa" if request.pdfa else "pdf" if request.pdf else "") + ("+dau-trang" if request.bookmarks else ""),
        "ban_chinh": recipe.final,
        "bo_dong_loi": request.skip_bad,
    }
