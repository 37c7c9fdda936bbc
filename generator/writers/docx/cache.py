"""Keeps prepared templates on disk, in the user's own cache folder. A damaged or foreign file is as good as none."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from generator import __version__

_MAGIC = b"vanban-template-1\n"
_HERE = Path(__file__).parent
_MOST_FILES = 200


def key(template: bytes) -> str:
    """Return the name of a template's file in the cache: it changes with the template, with us, and with Python."""
    return hashlib.blake2b(template + _fingerprint(), digest_size=20).hexdigest()


def load(name: str) -> dict[str, Any] | None:
    """Return what was kept under a name; ``None`` when there is nothing, or nothing sound."""
    try:
        data = (_folder() / name).read_bytes()
    except OSError:
        return None
    mark, digest, body = data[: len(_MAGIC)], data[len(_MAGIC) : len(_MAGIC) + 20], data[len(_MAGIC) + 20 :]
    if mark != _MAGIC or hashlib.blake2b(body, digest_size=20).digest() != digest:
        return None
    try:
        value = marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return None
    return value if isinstance(value, dict) else None


def keep(name: str, value: dict[str, Any]) -> None:
    """Keep a value under a name, in one step; a cache that cannot be written is done without."""
    body = marshal.dumps(value)
    folder = _folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = folder / f"{name}.{os.getpid()}"
        part.write_bytes(_MAGIC + hashlib.blake2b(body, digest_size=20).digest() + body)
        part.replace(folder / name)
        _tidy(folder)


def _tidy(folder: Path) -> None:
    """Remove the oldest files when there are too many: each change of a template leaves one behind."""
    files = sorted((entry.stat().st_mtime, entry.path) for entry in os.scandir(folder) if entry.is_file())
    for _time, path in files[:-_MOST_FILES]:
        Path(path).unlink(missing_ok=True)


def _folder() -> Path:
    """Return the cache folder: ``$XDG_CACHE_HOME`` or the system's usual place."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "vanban" / "templates"


@cache
def _fingerprint() -> bytes:
    """Return what tells one state of this program from another: versions, and the files that prepare templates."""
    parts = [__version__, sys.implementation.cache_tag or "", sys.version]
    folders = (_HERE, _HERE / "prepare", _HERE.parent.parent / "catalog" / "data")
    for folder in folders:
        with contextlib.suppress(OSError):
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            for entry in entries:
                if entry.name.endswith((".py", ".yaml", ".json")):
                    stat = entry.stat()
                    parts.append(f"{entry.name}:{stat.st_size}:{stat.st_mtime_ns}")
    return "\n".join(parts).encode()
