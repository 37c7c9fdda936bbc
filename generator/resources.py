"""Where files stand: those that travel with the program, and those that an input names beside itself."""

from __future__ import annotations

import difflib
from pathlib import Path

from generator.errors import InputError, reason
from generator.messages import _
from generator.model.location import Location

PACKAGE = Path(__file__).resolve().parent


def templates_dir() -> Path:
    """Return the folder of the .docx templates: ``generator/templates`` in a wheel, ``templates/`` in a checkout."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"


def template_path(family: str) -> Path:
    """Return the path of one template by its family ("ten-loai"); it is not checked whether the file is there."""
    return templates_dir() / f"{family}.docx"


def read_beside(folder: Path | None, name: str, limit: int) -> bytes:
    """Return the file that an input names: in the input's own ``folder`` or below it, of at most ``limit`` bytes.

    Raises :class:`InputError` placed at ``name`` for a file that is not there, lies elsewhere, is none, or is too large.
    """
    path = path_beside(folder, name)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InputError(_("không đọc được tệp: {reason}").format(reason=reason(error)), at=Location(name)) from error
    if len(data) > limit:
        raise InputError(_("tệp quá lớn (hơn {limit} MB)").format(limit=limit >> 20), at=Location(name))
    return data


def path_beside(folder: Path | None, name: str) -> Path:
    """Return the path of the file that an input names; raises as :func:`read_beside`."""
    at = Location(name)
    if folder is None:
        raise InputError(_("không biết tệp nằm ở thư mục nào"), at=at)
    home = folder.resolve()
    try:
        path = (home / name.replace("\\", "/")).resolve()
        inside, there, plain = path.is_relative_to(home), path.exists(), path.is_file()
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(_("tên tệp không dùng được"), at=at) from error
    if not inside:
        raise InputError(
            _("tệp nằm ngoài thư mục của văn bản"),
            at=at,
            hint=_("chép tệp vào cạnh tệp đầu vào, ghi tên không kèm đường dẫn"),
        )
    if not there:
        raise InputError(_("không có tệp này"), at=at, hint=_nearest(path))
    if not plain:
        raise InputError(_("đây không phải một tệp"), at=at)
    return path


def _nearest(path: Path) -> str | None:
    try:
        names = [one.name for one in path.parent.iterdir() if one.is_file()][:2_000]
    except OSError:
        return None
    near = difflib.get_close_matches(path.name, names, n=1)
    return _("có phải “{name}”?").format(name=near[0]) if near else None
