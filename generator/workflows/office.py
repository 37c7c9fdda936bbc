"""An input together with what its office wrote once: the profile, named or lying beside the input."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import InputError, reason
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.model import Document
    from generator.model.office import Office

BESIDE = "_co-quan.yaml"
"""Name of the profile that counts for every input of its folder."""


def beside(source: Path) -> Path | None:
    """Return the profile that lies in the folder of an input; ``None`` when there is none."""
    path = source.parent / BESIDE
    return path if path.is_file() else None


def load(path: Path) -> Office:
    """Return an office's profile; raise :class:`InputError` or :class:`ErrorGroup` with the place of each mistake."""
    from generator.model.office import Office
    from generator.readers import yaml_input

    return yaml_input.load(_bytes(path), Office, source=str(path))


def document(source: Path, profile: Path, *, today: dt.date | None = None) -> Document:
    """Return the document of ``source`` with what ``profile`` adds to it; raises as the readers do."""
    from generator.drafting import office as drafting
    from generator.model import Document
    from generator.readers import sheet, yaml_input

    data = _bytes(source)
    complete = partial(drafting.complete, office=load(profile), today=today or dt.date.today(), source=source.name)

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
