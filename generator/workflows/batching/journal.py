"""What a run has done so far, on disk: one run at a time in a folder, and a killed run goes on where it stood."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import InputError, OutputError
from generator.messages import _
from generator.model.location import Location
from generator.writers.files import refused

WAITING = ".vanban-dang-lam"
"""The folder in which documents wait until all are good."""
LOCK = ".vanban-khoa"
MANIFEST = "manifest.jsonl"
_DOCUMENTS, _PDFS, _STATE = "van-ban.jsonl", "pdf.jsonl", "trang-thai.json"


class Lock:
    """Held while a run works in a folder; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; raise :class:`OutputError` when another run has it or the folder cannot be written."""
        self._path = folder / LOCK
        try:
            self.made_folder = not folder.exists()
            folder.mkdir(parents=True, exist_ok=True)
            while True:
                self.handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
                self._take()
                with contextlib.suppress(FileNotFoundError):
                    if os.fstat(self.handle).st_ino == self._path.stat().st_ino:
                        return
                os.close(self.handle)  # the run before has just removed the file that we waited for
        except OSError as error:
            raise refused(folder, error) from None

    def _take(self) -> None:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self.handle, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self.handle)
            raise OutputError(
                _("một lần chạy khác đang ghi vào thư mục này"),
                at=Location(str(self._path.parent)),
                hint=_("đợi lần kia xong, hoặc chọn thư mục khác bằng -o"),
            ) from None

    def release(self) -> None:
        """Let go of the lock and remove its file."""
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self.handle)


class Journal:
    """The waiting folder of a run and the lines that say what stands in it."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder, self.fingerprint = folder / WAITING, fingerprint

    @property
    def there(self) -> bool:
        """Whether an earlier run was not finished."""
        return self.folder.exists()

    def begin(self) -> None:
        """Begin anew; raise :class:`OutputError` when the system refuses."""
        shutil.rmtree(self.folder, ignore_errors=True)
        try:
            self.folder.mkdir()
            self._state({"dau_vao": self.fingerprint, "chang": "soan"})
        except OSError as error:
            raise refused(self.folder.parent, error) from None

    def go_on(self) -> None:
        """Go on with an earlier run; raise :class:`InputError` when it was of other data, template or options."""
        state = self.state()
        if not state:
            self.begin()
        elif state.get("dau_vao") != self.fingerprint:
            raise changed(self.folder.parent)

    def state(self) -> dict[str, Any]:
        """Return what is known of the run; empty when it was stopped before anything was."""
        try:
            value = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}

    def stage(self, name: str) -> None:
        """Note that the run has come to a stage: "pdf", "xep"."""
        try:
            self._state({"dau_vao": self.fingerprint, "chang": name})
        except OSError as error:
            raise refused(self.folder, error) from None

    def _state(self, value: dict[str, Any]) -> None:
        part = self.folder / f"{_STATE}.moi"
        part.write_text(json.dumps(value), encoding="utf-8")
        part.replace(self.folder / _STATE)

    def documents(self) -> Iterator[dict[str, Any]]:
        """Yield the line of every record that is settled, in order."""
        return _lines(self.folder / _DOCUMENTS)

    def pdfs(self) -> Iterator[dict[str, Any]]:
        """Yield the line of every PDF that is settled, in order."""
        return _lines(self.folder / _PDFS)

    def add(self, entries: list[dict[str, Any]], *, pdf: bool = False) -> None:
        """Add the lines of one task in one write."""
        path = self.folder / (_PDFS if pdf else _DOCUMENTS)
        text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
        try:
            with path.open("ab") as stream:
                stream.write(text.encode())
        except OSError as error:
            raise refused(path, error) from None

    def keep_whole(self, chunk: int, total: int, *, single: bool) -> int:
        """Drop what a kill left unfinished or damaged; return how many records are settled: ``total``, or a multiple of
        ``chunk``.

        Every file that the lines name is read again and its digest compared.
        """
        from generator.workflows.batching.work import docx_name

        path = self.folder / _DOCUMENTS
        good, settled, end, kept = 0, 0, 0, 0
        for entry, after in _with_ends(path):
            sound = entry.get("stt") == settled and (
                "loi" in entry or not single or digest_of(self.folder / docx_name(settled)) == entry.get("sha256")
            )
            if not sound:
                break
            settled, end = settled + 1, after
            if settled % chunk == 0 or settled == total:
                good, kept = settled, end
        if path.exists():
            with path.open("r+b") as stream:
                stream.truncate(kept)
        return good

    def keep_whole_pdfs(self) -> int:
        """Drop the lines of a group of PDFs that a kill left unfinished; return how many PDFs are settled."""
        path = self.folder / _PDFS
        good, kept = 0, 0
        for settled, (entry, after) in enumerate(_with_ends(path), start=1):
            if entry.get("cuoi"):
                good, kept = settled, after
        if path.exists():
            with path.open("r+b") as stream:
                stream.truncate(kept)
        return good

    def clear(self) -> None:
        """Remove the waiting folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def changed(folder: Path) -> InputError:
    """Return the error for a run that is to go on with other data than it began with."""
    return InputError(
        _("dữ liệu, mẫu hoặc tùy chọn đã khác lần chạy trước, không làm tiếp được"),
        at=Location(str(folder)),
        hint=_("bỏ --resume và thêm --force để làm lại từ đầu"),
    )


def read_manifest(path: Path) -> tuple[dict[str, Any], Iterator[dict[str, Any]]]:
    """Return the head of a manifest and its lines; the head is empty when there is no sound manifest."""
    lines = _lines(path)
    head = next(lines, {})
    return (head, lines) if "vanban" in head else ({}, iter(()))


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, ``None`` when it is not there."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for entry, _end in _with_ends(path):
        yield entry


def _with_ends(path: Path) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield each whole line of a file and where it ends; what a kill cut off is left out."""
    if not path.exists():
        return
    end = 0
    with path.open("rb") as stream:
        for line in stream:
            end += len(line)
            if not line.endswith(b"\n"):
                return
            try:
                entry = json.loads(line)
            except ValueError:
                return
            if not isinstance(entry, dict):
                return
            yield entry, end
