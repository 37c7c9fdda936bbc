"""A run from its plan to the finished folder: print, convert, put in place; each stage goes on where a kill stopped it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from generator.errors import ErrorGroup, GeneratorError, InputError, MissingToolError, OutputError, TemplateError
from generator.messages import _
from generator.model.location import Location
from generator.workflows.batching import journal as journals
from generator.workflows.batching import placing, pools, work
from generator.workflows.batching.journal import MANIFEST, Journal, Lock
from generator.workflows.batching.planning import Plan
from generator.workflows.batching.work import CHUNK, Done, Made, Task

Tell = Callable[[str, int, int], None]
"""Told of the stage, how many are done, and how many there are."""
MOST_ERRORS = 200
"""Errors that are told one by one; the others are counted."""


@dataclass(slots=True)
class Outcome:
    """What a run has made: how many documents, rows left out, PDFs that failed, and the files to look at."""

    documents: int = 0
    bad: int = 0
    failed: list[GeneratorError] = field(default_factory=list)
    outputs: list[Path] = field(default_factory=list)
    redone: bool = True
    """False when an earlier run had done everything already."""


def run(plan: Plan, tell: Tell = lambda _stage, _done, _total: None) -> Outcome:
    """Make every document of the plan.

    Raises :class:`ErrorGroup` with the errors of all rows (nothing is written then, unless bad rows may be skipped),
    :class:`OutputError` for a folder that is in use, cannot be written, or holds results already.
    """
    request = plan.request
    if request.pdf or request.pdfa:
        from generator import libreoffice

        libreoffice.find()
    lock = Lock(request.into)
    try:
        return _run(plan, lock, tell)
    except OutputError as error:
        if error.hint is None and (request.into / journals.WAITING).exists():
            error.hint = _("thêm --resume để làm tiếp, hoặc --force để làm lại từ đầu")
        raise
    finally:
        lock.release()
        if lock.made_folder:
            with contextlib.suppress(OSError):
                request.into.rmdir()  # only a folder that has stayed empty goes


def _run(plan: Plan, lock: Lock, tell: Tell) -> Outcome:
    request = plan.request
    journal = Journal(request.into, plan.fingerprint)
    manifest = request.into / MANIFEST
    if journal.there and not request.resume and not request.force:
        raise OutputError(
            _("lần chạy trước vào thư mục này còn dở"),
            at=Location(str(request.into)),
            hint=_("thêm --resume để làm tiếp, hoặc --force để làm lại từ đầu"),
        )
    if request.resume and not journal.there and manifest.exists():
        return _finished(plan, journal, lock, tell)
    if manifest.exists() and not request.force and not journal.there:
        raise OutputError(
            _("thư mục đã có kết quả của một lần chạy"),
            at=Location(str(manifest)),
            hint=_("thêm --resume để bổ sung tệp thiếu, --force để làm lại, hoặc chọn thư mục khác bằng -o"),
        )
    if request.resume and journal.there:
        journal.go_on()
    else:
        journal.begin()
    return _stages(plan, journal, lock, tell)


def _stages(plan: Plan, journal: Journal, lock: Lock, tell: Tell) -> Outcome:
    request = plan.request
    stage = journal.state().get("chang", "soan")
    if stage != "xep":
        try:
            bad = _print(plan, journal, lock, tell)
        except (InputError, MissingToolError):
            if next(journal.documents(), None) is None:
                journal.clear()  # it never began: no scheduler, no Dask
            raise
        if bad.errors and not request.skip_bad:
            journal.clear()
            raise bad.raised()
        if bad.count == plan.records.count and bad.errors:
            journal.clear()
            raise bad.raised()
        if request.pdf or request.pdfa:
            from generator.workflows.batching import printing

            journal.stage("pdf")
            total = plan.records.count - bad.count
            printing.convert(
                journal,
                jobs=request.jobs,
                pdfa=request.pdfa,
                whole=request.form == "join",
                bookmarks=request.bookmarks,
                tell=lambda done: tell("PDF", done, total),
            )
        journal.stage("xep")
    return placing.place(plan, journal)


@dataclass(slots=True)
class _Bad:
    """Errors of rows: the first of them, and how many rows and errors there are."""

    count: int = 0
    more: int = 0
    errors: list[GeneratorError] = field(default_factory=list)
    told: set[tuple[Any, str]] = field(default_factory=set)

    def add(self, errors: list[GeneratorError]) -> None:
        self.count += 1
        for error in errors:
            # What is wrong in the base or in the template is wrong in every row: it is told once.
            key = (None if isinstance(error, TemplateError) else error.at, error.message)
            if key in self.told:
                continue
            if len(self.errors) < MOST_ERRORS:
                self.told.add(key)
                self.errors.append(error)
            else:
                self.more += 1

    def raised(self) -> GeneratorError:
        errors = list(self.errors)
        if self.more:
            errors.append(InputError(_("còn {more} lỗi nữa").format(more=self.more)))
        return errors[0] if len(errors) == 1 else ErrorGroup(errors)


def _print(plan: Plan, journal: Journal, lock: Lock, tell: Tell) -> _Bad:
    """Print what is not printed yet into the waiting folder; return the bad rows."""
    request, total = plan.request, plan.records.count
    bad, names = _Bad(), _Names(plan)
    settled = journal.keep_whole(CHUNK, total, single=_single(plan))
    for entry in journal.documents():
        if "loi" in entry:
            bad.add([InputError(text) for text in entry["loi"]])
        else:
            names.take(entry["tep"], entry["dong"])
    tell(_("Soạn"), settled, total)
    tasks = _tasks(plan, journal, settled, lambda: request.skip_bad or not bad.count)
    for done in pools.in_order(work.run, tasks, jobs=request.jobs, lock=lock.handle, cluster=request.cluster):
        for name, data in done.files.items():
            work.write(journal.folder / name, data)
        _judge(plan, done, names)
        for made in done.made:
            if made.errors:
                bad.add(made.errors)
        journal.add([_entry(plan, made) for made in done.made])
        settled += len(done.made)
        tell(_("Soạn"), settled, total)
    if settled != total or plan.records.changed():
        journal.clear()
        raise InputError(
            _("tệp dữ liệu bị sửa trong lúc đang soạn"),
            at=Location(str(plan.records.path)),
            hint=_("chạy lại khi tệp đã yên"),
        )
    return bad


def _single(plan: Plan) -> bool:
    """Whether each document is a file: a joined one needs that only as a way out when its PDF fails."""
    return plan.request.form != "join" or plan.request.pdf or plan.request.pdfa


def _tasks(plan: Plan, journal: Journal, settled: int, wanted: Callable[[], bool]) -> Iterator[Task]:
    """Yield the tasks from a record on. Once nothing will be kept, what is left is only judged."""
    request = plan.request
    records = islice(iter(plan.records), settled, None)
    first = settled
    joined = request.form == "join"
    while chunk := list(islice(records, CHUNK)):
        yield Task(
            plan.recipe,
            first,
            chunk,
            None if request.cluster is not None else str(journal.folder),
            single=_single(plan) and wanted(),
            grouped=request.pdf and not request.pdfa and wanted(),
            pieces=joined and wanted(),
        )
        first += len(chunk)


class _Names:
    """The names of files given so far: two rows never share one."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._taken: dict[bytes, int] = {}

    def take(self, name: str, number: int) -> int | None:
        """Take a name for a row; return the row that has it already."""
        # Sixteen bytes of a digest stand for the name: memory stays small for hundreds of thousands.
        key = hashlib.blake2b(name.casefold().encode(), digest_size=12).digest()
        first = self._taken.setdefault(key, number)
        return None if first == number else first


def _judge(plan: Plan, done: Done, names: _Names) -> None:
    """Add what only the whole run can see: two rows with one name, a file that is there already."""
    request = plan.request
    for made in done.made:
        if made.errors:
            made.errors = [_placed(plan, error) for error in made.errors]
            continue
        at = Location(plan.records.source, line=made.number) if not plan.records.path.is_dir() else None
        if request.form != "join":
            first = names.take(made.name, made.number)
            if first is not None:
                hint = _("đặt tên tệp bằng --name với cột khác nhau ở mỗi dòng, ví dụ --name \"{so}-{ten}\"")  # fmt: skip
                made.errors.append(
                    InputError(
                        _("trùng tên tệp “{name}” với dòng {row}").format(name=made.name, row=first), at=at, hint=hint
                    )
                )
        if request.form == "files" and not request.force:
            for suffix in (".docx", ".pdf") if request.pdf or request.pdfa else (".docx",):
                path = f"{request.into}{os.sep}{made.name}{suffix}"
                if os.path.lexists(path):
                    from generator.writers import files

                    raise files.exists(Path(path))


def _placed(plan: Plan, error: GeneratorError) -> GeneratorError:
    """Return an error with the cell in place of the column's name alone."""
    if error.at is not None and error.at.source == plan.records.source:
        error.at = plan.records.place(error.at)
    return error


def _entry(plan: Plan, made: Made) -> dict[str, Any]:
    if made.errors:
        return {"stt": made.order, "dong": made.number, "loi": [str(error) for error in made.errors]}
    entry: dict[str, Any] = {"stt": made.order, "dong": made.number, "tep": made.name}
    if plan.request.form != "join":
        entry |= {"sha256": made.digest, "bytes": made.size}
    return entry | ({"ngay": made.date} if made.date else {})


def _finished(plan: Plan, journal: Journal, lock: Lock, tell: Tell) -> Outcome:
    """Look at what an earlier run has left; make anew what is missing or changed."""
    request = plan.request
    head, entries = journals.read_manifest(request.into / MANIFEST)
    if head.get("dau_vao") != plan.fingerprint:
        raise journals.changed(request.into)
    outcome = Outcome(redone=False, outputs=placing.outputs(plan))
    whole = all(path.exists() for path in outcome.outputs)
    for entry in entries:
        outcome.bad += "loi" in entry
        outcome.documents += "loi" not in entry
        if "pdf_loi" in entry:
            whole = False
        if request.form == "files" and "loi" not in entry:
            whole = placing.sound(request.into, entry, replace=request.force) and whole
    if whole:
        return outcome
    journal.begin()
    from dataclasses import replace

    return _stages(replace(plan, request=replace(request, force=True)), journal, lock, tell)
