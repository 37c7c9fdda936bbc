"""Files written whole or not at all, under names that every system accepts, and never over another file unasked."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
import uuid
from collections.abc import Iterable
from pathlib import Path

from generator.errors import ErrorGroup, GeneratorError, OutputError, reason
from generator.messages import _
from generator.model import Location

MAX_NAME = 150
"""Bytes of a name without its suffix: with the temporary name's own letters it stays under the 255 of the usual systems."""

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def safe_name(stem: str) -> str:
    """Return ``stem`` as a file name that holds no path, no reserved name and no letter that a system refuses.

    "../../etc/passwd" becomes "etc-passwd", "CON" "_CON", an empty one "van-ban".
    """
    name = unicodedata.normalize("NFC", stem)
    name = re.sub(
        r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+', "-", name
    )
    name = name.strip(" .-") or "van-ban"
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    while len(name.encode("utf-8")) > MAX_NAME:
        name = name[:-1]
    return name.rstrip(" .") or "van-ban"


def write(path: Path, data: bytes, *, overwrite: bool = False) -> Path:
    """Write ``data`` to ``path`` in one step and return ``path``; its folder is made when it is not there.

    A program that is killed in the middle leaves the old file, or none. Raises :class:`OutputError` when the file exists
    and ``overwrite`` is False, or when the system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise OutputError(_("đã có thư mục cùng tên"), at=Location(str(path)))
        if not overwrite and os.path.lexists(path):
            raise exists(path)
        if not _nameless(path, data, overwrite=overwrite):
            _named(path, data, overwrite=overwrite)
    except OSError as error:
        raise refused(path, error) from None
    return path


def _nameless(path: Path, data: bytes, *, overwrite: bool) -> bool:
    """Write to a file that has no name until it is whole, where the system has such files; return whether it has."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None:
        return False
    try:
        handle = os.open(path.parent, flag | os.O_WRONLY, 0o666)
    except OSError:
        return False
    with open(handle, "wb") as stream:  # noqa: PTH123 (a file without a name has no path)
        stream.write(data)
        stream.flush()
        direct = not (overwrite and os.path.lexists(path))
        goal = path if direct else _part(path)
        try:
            # Naming a folder makes Python ask the system to follow the link that stands for the open file.
            os.link(f"/proc/self/fd/{handle}", goal, src_dir_fd=handle, follow_symlinks=True)
        except FileExistsError:
            raise exists(path) from None
        except OSError:
            return False
        if not direct:
            goal.replace(path)
    return True


def _named(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write to a temporary name beside ``path``, then give it the right one."""
    part = _part(path)
    try:
        with part.open("xb") as stream:
            stream.write(data)
        if overwrite:
            part.replace(path)
            return
        try:
            # A link refuses when somebody else has written the file in the meantime; a rename would not.
            os.link(part, path)
        except FileExistsError:
            raise exists(path) from None
        except (OSError, NotImplementedError):  # a file system without links
            part.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()


def _part(path: Path) -> Path:
    return path.with_name(f".{uuid.uuid4().hex[:12]}.tmp")


def exists(path: Path) -> OutputError:
    """Return the error for an output that is there already."""
    return OutputError(
        _("tệp đã có, không ghi đè"),
        at=Location(str(path)),
        hint=_("thêm --force để ghi đè, hoặc chọn nơi khác bằng -o"),
    )


def refused(path: Path, error: OSError) -> OutputError:
    """Return what the system said about ``path``, in the user's words."""
    return OutputError(_("không ghi được: {reason}").format(reason=reason(error)), at=Location(str(path)))


def refuse_existing(paths: Iterable[Path]) -> None:
    """Raise an error that names every one of ``paths`` that exists already."""
    errors: list[GeneratorError] = [exists(path) for path in paths if os.path.lexists(path)]
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)


def inside(folder: Path, path: Path) -> Path:
    """Return ``path`` when it lies in ``folder`` after every link is followed; raise :class:`OutputError` otherwise."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OutputError(_("nằm ngoài thư mục kết quả {folder}").format(folder=folder), at=Location(str(path)))
    return path
