"""LibreOffice as a converter of documents: the only module that starts another program."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator import pdfium
from generator.errors import GeneratorError, MissingToolError, OutputError, RefusedFileError
from generator.messages import _
from generator.model.location import Location

Target = Literal["pdf", "docx"]

BATCH = 100
"""Files of one call. LibreOffice converts only the first 246 or so of a long list, silently."""
TIMEOUT = 120.0
"""Seconds in which the next file of a call must be ready."""
LARGEST_INPUT = 200 * 1024 * 1024
LARGEST_UNPACKED = 1024 * 1024 * 1024
MOST_ENTRIES = 20_000
MEMORY = 6 * 1024**3
"""Address space that one LibreOffice may take (it starts with about 1.5 GB of it)."""

INSTALL = "sudo apt-get install --no-install-recommends libreoffice-writer-nogui fonts-liberation2"
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_FILTERS = {"pdf": "writer_pdf_Export", "docx": "MS Word 2007 XML"}
_TIMES = ("times new roman", "liberation serif", "tinos", "thorndale", "nimbus roman", "times")

# What a profile must say before the first start: no macro, no link, no network, no Java, nothing remembered.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", "9"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ("/org.openoffice.Office.Common/History", "PickListSize", "0"),
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of one input: ``output`` is the finished file, or ``None`` and ``error`` says why."""

    source: Path
    output: Path | None
    error: GeneratorError | None = None


def find() -> Path:
    """Return the path of ``soffice``: ``VANBAN_SOFFICE``, then PATH, then the usual places.

    Raises MissingToolError with the command that installs it.
    """
    named = os.environ.get("VANBAN_SOFFICE")
    candidates: Iterable[str | None]
    if named:
        candidates = (shutil.which(named), named)
    else:
        newest_opt = sorted(map(str, Path("/opt").glob("libreoffice*/program/soffice")), reverse=True)
        candidates = (shutil.which("soffice"), shutil.which("libreoffice"), *newest_opt, *_USUAL_PLACES)
    for candidate in candidates:
        if candidate and Path(candidate).is_file() and os.access(candidate, os.X_OK):
            return Path(candidate)
    if named:
        raise MissingToolError(
            _("Không thấy LibreOffice ở {path} (biến môi trường VANBAN_SOFFICE)").format(path=named),
            hint=_("sửa hoặc bỏ biến VANBAN_SOFFICE"),
        )
    raise MissingToolError(
        _("Chưa có LibreOffice (lệnh soffice) trên máy này"), hint=_("cài bằng lệnh: {command}").format(command=INSTALL)
    )


def available() -> bool:
    """Return whether LibreOffice can be found."""
    try:
        find()
    except MissingToolError:
        return False
    return True


@functools.lru_cache(maxsize=1)
def font_warning() -> str | None:
    """Return a warning when what stands in for Times New Roman here would change the page; ``None`` when it is right.

    Liberation Serif 1.x (package ``fonts-liberation``) has the right name but lacks 92 Vietnamese letters: fontconfig then
    does not list Vietnamese among the languages of the font, which is how it is told from version 2.
    """
    hint = _("cài bằng lệnh: {command}").format(command="sudo apt-get install fonts-liberation2")
    try:
        answer = subprocess.run(
            ["fc-match", "-f", "%{family}\n%{lang}", "Times New Roman"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=20,
            check=True,
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return _("Không kiểm tra được phông chữ thay cho Times New Roman (thiếu lệnh fc-match) — {hint}").format(
            hint=hint
        )
    family, __, languages = answer.partition("\n")
    if not any(name.strip().lower() in _TIMES for name in family.split(",")):
        return _("Times New Roman đang bị thay bằng phông {family}: chữ và số trang sẽ khác — {hint}").format(
            family=family, hint=hint
        )
    if "vi" not in languages.strip().split("|"):
        return _("Phông {family} trên máy này thiếu chữ tiếng Việt — {hint}").format(family=family, hint=hint)
    return None


def targets(inputs: Sequence[Path], into: Path, to: Target = "pdf") -> list[Path]:
    """Return where :func:`convert` will put each output: the input's stem, "(2)" and so on where stems repeat."""
    taken: set[str] = set()
    result = []
    for path in inputs:
        name, count = f"{path.stem}.{to}", 1
        while name.casefold() in taken:
            count += 1
            name = f"{path.stem} ({count}).{to}"
        taken.add(name.casefold())
        result.append(into / name)
    return result


def convert(
    inputs: Sequence[Path],
    into: Path | Sequence[Path],
    to: Target = "pdf",
    *,
    pdfa: bool = False,
    marks: bool = False,
    timeout: float = TIMEOUT,
    progress: Callable[[int], None] | None = None,
    polish: Callable[[Path, bytes], bytes] | None = None,
) -> tuple[Conversion, ...]:
    """Convert files (.docx, .doc, .rtf, .odt) into the folder ``into`` (or to the paths it lists); one result for each.

    Every call has its own profile and working folder, so calls may run side by side. An existing output is replaced, by
    rename, only when the new one is whole. A file that fails, crashes or hangs (no file ready in ``timeout`` seconds) is tried
    once more alone and then reported; the others are not lost. ``progress`` is told how many more inputs are settled;
    ``polish`` may change the finished bytes of an output (it is given the input's path) before they are put in place.
    ``marks`` keeps the bookmarks of the text as named places of the PDF.
    Raises MissingToolError when there is no LibreOffice; every other failure is in the results.
    """
    soffice = find()
    goals = targets(inputs, into, to) if isinstance(into, Path) else list(into)
    results: dict[int, Conversion] = {}
    told: set[int] = set()

    def tell(indexes: Iterable[int]) -> None:
        new = set(indexes) - told
        told.update(new)
        if progress and new:
            progress(len(new))

    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        work = _Work(Path(folder), soffice, to, pdfa, timeout, marks)
        pending: list[int] = []
        for index, path in enumerate(inputs):
            try:
                work.take(index, path)
                pending.append(index)
            except GeneratorError as error:
                results[index] = Conversion(path, None, error)
        tell(results)

        def settle(index: int, error: GeneratorError | None = None) -> None:
            if error is None:
                try:
                    work.deliver(index, goals[index], polish and functools.partial(polish, inputs[index]))
                except OSError as failure:
                    reason = failure.strerror or type(failure).__name__
                    error = OutputError(_("Không ghi được {name}: {reason}").format(name=goals[index], reason=reason))
            output = goals[index] if error is None else None
            results[index] = Conversion(inputs[index], output, error)
            tell((index,))

        while pending:
            batch, pending = pending[:BATCH], pending[BATCH:]
            work.run(batch, tell)
            good = [index for index in batch if work.check(index) is None]
            missing = [index for index in batch if index not in set(good)]
            for index in good:
                settle(index)
            # LibreOffice works in order: what follows the first missing one after the last good one was never tried.
            last = batch.index(good[-1]) if good else -1
            suspects = [i for i in missing if batch.index(i) < last]
            untried = [i for i in missing if batch.index(i) > last]
            suspects += untried[:1]
            pending = untried[1:] + pending
            for index in suspects:
                if len(batch) > 1:
                    work.run([index], tell)
                why = work.check(index)
                settle(index, OutputError(why, at=Location(str(inputs[index]))) if why else None)
    return tuple(results[index] for index in range(len(inputs)))


class _Work:
    """One working folder: inputs under safe names, outputs beside them, a profile of its own."""

    def __init__(self, folder: Path, soffice: Path, to: Target, pdfa: bool, timeout: float, marks: bool) -> None:
        self.folder, self.soffice, self.to, self.pdfa, self.timeout = folder, soffice, to, pdfa, timeout
        self.marks = marks
        self.inputs, self.outputs = folder / "vao", folder / "ra"
        self.inputs.mkdir()
        self.outputs.mkdir()
        self.names: dict[int, Path] = {}
        self.hung: set[int] = set()

    def take(self, index: int, path: Path) -> None:
        """Check an input and copy it in under a safe name."""
        suffix = kind_of(path)
        self.names[index] = self.inputs / f"{index:06d}.{suffix}"
        shutil.copyfile(path, self.names[index])

    def output(self, index: int) -> Path:
        return self.outputs / f"{index:06d}.{self.to}"

    def run(self, batch: Sequence[int], tell: Callable[[Iterable[int]], None]) -> None:
        """Start LibreOffice once for these inputs; return when it ended or was stopped."""
        profile = self.folder / "ho-so"
        if not profile.exists():
            _write_profile(profile)
        command = [
            str(self.soffice),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck"),
            *("--nofirststartwizard", "--convert-to", f"{self.to}:{self._filter()}", "--outdir", str(self.outputs)),
            *(str(self.names[index]) for index in batch),
        ]
        for index in batch:
            self.output(index).unlink(missing_ok=True)
            self.hung.discard(index)
        with (self.folder / "nhat-ky.txt").open("wb") as log:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment(),
                cwd=self.folder,
                start_new_session=True,
            )
            try:
                _limit(process.pid)
                done = self._watch(process, batch, tell)
            finally:
                _kill_group(process)
        if not done:
            self.hung.update(index for index in batch if not self.output(index).exists())
        if not done or process.returncode:
            # A profile that was left in the middle may be locked or ask to recover.
            shutil.rmtree(profile, ignore_errors=True)

    def _watch(
        self, process: subprocess.Popen[bytes], batch: Sequence[int], tell: Callable[[Iterable[int]], None]
    ) -> bool:
        """Wait for the end; return False when no new output came for ``timeout`` seconds."""
        seen, since = 0, time.monotonic()
        while True:
            try:
                process.wait(0.05)
                return True
            except subprocess.TimeoutExpired:
                pass
            ready = [index for index in batch if self.output(index).exists()]
            if len(ready) > seen:
                seen, since = len(ready), time.monotonic()
                tell(ready[:-1])
            elif time.monotonic() - since > self.timeout:
                return False

    def check(self, index: int) -> str | None:
        """Return why the output of an input cannot be used, or ``None``."""
        path = self.output(index)
        if index in self.hung:
            return _("LibreOffice không chuyển xong tệp này trong {seconds:.0f} giây").format(seconds=self.timeout)
        if not path.is_file() or path.stat().st_size == 0:
            return _("LibreOffice không chuyển được tệp này")
        whole = _whole_pdf(path) if self.to == "pdf" else _whole_docx(path)
        return None if whole else _("LibreOffice tạo ra một tệp hỏng từ tệp này")

    def deliver(self, index: int, goal: Path, polish: Callable[[bytes], bytes] | None) -> None:
        """Put a checked output at its place in one step."""
        goal.parent.mkdir(parents=True, exist_ok=True)
        beside = goal.with_name(f".{uuid.uuid4().hex}.tmp")
        try:
            finished = self.output(index).read_bytes()
            beside.write_bytes(polish(finished) if polish else finished)
            beside.replace(goal)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        self.output(index).unlink(missing_ok=True)

    def _filter(self) -> str:
        if self.to == "docx":
            return _FILTERS["docx"]
        options = '"ExportBookmarks":{"type":"boolean","value":"true"}'
        if self.pdfa:
            options += (
                ',"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}'
            )
        if self.marks:
            options += ',"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}'
        return f"{_FILTERS['pdf']}:{{{options}}}"

    def _environment(self) -> dict[str, str]:
        environment = dict(os.environ)
        nowhere = "http://127.0.0.1:9"
        for name in ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"):
            environment[name] = environment[name.upper()] = nowhere
        for name in ("no_proxy", "NO_PROXY", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "SAL_USE_VCLPLUGIN"):
            environment.pop(name, None)
        # The locale of the program decides the decimal comma of charts; it need not be installed.
        environment.update(LC_ALL="vi_VN.UTF-8", LANG="vi_VN.UTF-8", TMPDIR=str(self.folder), SAL_USE_VCLPLUGIN="svp")
        return environment


def kind_of(path: Path) -> str:
    """Return "docx", "doc", "rtf" or "odt" by what the file is, not by its name; RefusedFileError for anything else."""
    at = Location(str(path))
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RefusedFileError(_("Không mở được tệp: {reason}").format(reason=reason), at=at) from None
    if size == 0:
        raise RefusedFileError(_("Tệp rỗng"), at=at)
    if size > LARGEST_INPUT:
        raise RefusedFileError(_("Tệp quá lớn ({size} MB)").format(size=size // 1024**2), at=at)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if re.match(rb"[\s\xef\xbb\xbf]*\{\\rtf", head):
        return "rtf"
    if head.startswith(b"PK"):
        return _kind_of_zip(path, at)
    raise RefusedFileError(
        _("Không phải tệp văn bản Word, RTF hay OpenDocument"), at=at, hint=_("kiểm tra lại tệp; tên đuôi có thể sai")
    )


def _kind_of_zip(path: Path, at: Location) -> str:
    broken = RefusedFileError(_("Tệp nén bên trong bị hỏng"), at=at, hint=_("xin lại tệp gốc"))
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise RefusedFileError(_("Tệp giải nén ra quá lớn, có thể là tệp độc hại"), at=at)
            names = {entry.filename for entry in entries}
            if "[Content_Types].xml" in names and any(re.fullmatch(r"word/document\d*\.xml", n) for n in names):
                return "docx"
            if "mimetype" in names and "content.xml" in names:
                with archive.open("mimetype") as file:
                    if file.read(80).startswith(b"application/vnd.oasis.opendocument.text"):
                        return "odt"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise broken from None
    raise RefusedFileError(_("Không phải tệp văn bản Word hay OpenDocument Text"), at=at)


def _whole_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(1024)
        file.seek(max(0, path.stat().st_size - 1024))
        tail = file.read()
    return b"%PDF-" in head and b"%%EOF" in tail and pdfium.page_count(path) > 0


def _whole_docx(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist() and archive.testzip() is None
    except (zipfile.BadZipFile, OSError, EOFError):
        return False


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _limit(pid: int) -> None:
    """Bound the memory and the size of files of the process just started, and of its children (Linux)."""
    if sys.platform != "linux":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (LARGEST_UNPACKED, LARGEST_UNPACKED))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the process and every child: soffice is a script that starts the real program."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
