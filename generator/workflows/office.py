"""An input together with what its office wrote once: the profile, named or lying beside the input."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import ErrorGroup, GeneratorError, InputError, reason
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.model import Document
    from generator.model.office import Office

BESIDE = "_co-quan.yaml"
"""Name of the profile that counts for every input of its folder."""
LIBRARY = b"thu_vien"
_LARGEST = 16 * 1024 * 1024


def beside(source: Path) -> Path | None:
    """Return the profile that lies in the folder of an input; ``None`` when there is none."""
    path = source.parent / BESIDE
    return path if path.is_file() else None


def load(path: Path) -> Office:
    """Return an office's profile; raise :class:`InputError` or :class:`ErrorGroup` with the place of each mistake."""
    from generator.model.office import Office
    from generator.readers import yaml_input

    data = _bytes(path)
    office = yaml_input.load(data, Office, source=str(path))
    _know_their_kinds(office, data, str(path))
    return office


def _know_their_kinds(office: Office, data: bytes, source: str) -> None:
    """Refuse a kind of document that does not exist: what is said of it would never be used."""
    import difflib

    from generator.catalog import kinds
    from generator.readers.yaml_tree import parse

    named: list[tuple[tuple[str | int, ...], str]] = [(("noi_nhan", kind), kind) for kind in office.recipients]
    for name, signatory in office.signatories.items():
        named += [(("nguoi_ky", name, "cac_loai", at), kind) for at, kind in enumerate(signatory.kinds)]
    errors: list[GeneratorError] = []
    known = [kind.id for kind in (*kinds.all_kinds(), *kinds.copies())]
    for path, kind in named:
        if kind not in known:
            here, way = parse(data, source=source).nearest(path)
            near = difflib.get_close_matches(kind, known, n=1, cutoff=0.5)
            errors.append(
                InputError(
                    _("không có loại văn bản “{slug}”").format(slug=kind),
                    at=Location(source, line=here.line, column=here.column, path=way),
                    hint=_("có phải “{name}”?").format(name=near[0]) if near else None,
                )
            )
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)


def templates(source: Path, profile: Path | None) -> Path | None:
    """Return the folder of templates that the profile of an input names; ``None`` when there is no profile or it names none.

    Raises :class:`InputError` for a folder that is not there.
    """
    path = profile or beside(source)
    office = load(path) if path is not None else None
    if path is None or office is None or not office.templates:
        return None
    folder = path.parent / office.templates
    if not folder.is_dir():
        raise InputError(
            _("không có thư mục mẫu “{name}”").format(name=office.templates),
            at=Location(str(path), path=("mau",)),
            hint=_("chép bộ mẫu bằng vanban templates init"),
        )
    return folder


def asks(source: Path) -> bool:
    """Whether an input takes passages from a library: it is completed even where there is no profile."""
    try:
        with source.open("rb") as file:
            return LIBRARY in file.read(_LARGEST)
    except OSError:
        return False  # the reader says what is wrong with it


def document(source: Path, profile: Path | None, *, today: dt.date | None = None) -> Document:
    """Return the document of ``source`` with what ``profile`` adds to it; raises as the readers do.

    Without a profile only the sets of căn cứ that the program knows are taken in.
    """
    from generator.drafting import office as drafting
    from generator.model import Document
    from generator.model.office import Office
    from generator.readers import sheet, yaml_input

    data = _bytes(source)
    complete = partial(
        drafting.complete,
        office=load(profile) if profile else Office(),
        today=today or dt.date.today(),
        source=source.name,
    )

    def amend(values: dict[str, Any]) -> dict[str, Any]:
        return complete(sheet.expand(values, source.parent) if sheet.named(data) else values)

    return yaml_input.load(data, Document, source=source.name, amend=amend)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            _("không mở được tệp: {reason}").format(reason=reason(error)), at=Location(str(path))
        ) from error
