"""The last stage: finished documents get their names, or become one file; the manifest says what each is."""

from __future__ import annotations

import datetime as dt
import json
import os
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from generator.errors import OutputError
from generator.messages import _
from generator.model.location import Location
from generator.workflows.batching.journal import MANIFEST, Journal, digest_of
from generator.workflows.batching.printing import pdf_name
from generator.workflows.batching.work import CHUNK, docx_name, group_name, pieces_name
from generator.writers.files import refused

if TYPE_CHECKING:
    from generator.workflows.batching.planning import Plan
    from generator.workflows.batching.running import Outcome

BAD = "dong-loi.xlsx"
ONE = "van-ban"
"""Name of the one file of --join and --zip."""
_STAMP = (1980, 1, 1, 0, 0, 0)


def outputs(plan: Plan) -> list[Path]:
    """Return the files that a finished run leaves beside the documents themselves."""
    request = plan.request
    found = [request.into / MANIFEST]
    if request.form == "zip":
        found.insert(0, request.into / f"{ONE}.zip")
    if request.form == "join":
        found.insert(0, request.into / f"{ONE}.docx")
        if request.pdf or request.pdfa:
            found.insert(1, request.into / f"{ONE}.pdf")
    return found


def sound(folder: Path, entry: dict[str, Any], *, replace: bool) -> bool:
    """Return whether the files of a manifest's line are there with the bytes that it says.

    Raises :class:`OutputError` for a file that somebody has changed since, unless it may be replaced.
    """
    whole = True
    for suffix, key in ((".docx", "sha256"), (".pdf", "pdf_sha256")):
        if key not in entry:
            continue
        path = folder / f"{entry['tep']}{suffix}"
        found = digest_of(path)
        if found is not None and found != entry[key] and not replace:
            raise OutputError(
                _("tệp đã được sửa sau lần chạy trước"),
                at=Location(str(path)),
                hint=_("cất tệp đi chỗ khác, hoặc thêm --force"),
            )
        whole = whole and found == entry[key]
    return whole


def place(plan: Plan, journal: Journal) -> Outcome:
    """Put the results of a run in place and remove the waiting folder.

    Raises :class:`OutputError` when the system refuses or a file of another hand stands in the way; what is in place stays
    and the run can go on.
    """
    from generator.workflows.batching.running import Outcome

    request, outcome = plan.request, Outcome()
    try:
        part = journal.folder / MANIFEST
        with part.open("wb") as stream:
            stream.write(_line({**plan.head, "dau_vao": plan.fingerprint}))
            for entry in _entries(journal):
                _count(outcome, entry, plan)
                stream.write(_line(entry))
        if request.form == "zip":
            _deliver(request.into / f"{ONE}.zip", lambda stream: _zip(journal, stream), journal, request.force)
        elif request.form == "join":
            _join(plan, journal)
        else:
            for entry in _entries(journal):
                _move(journal, entry, request.into)
        bad = request.into / BAD
        if outcome.bad:
            _workbook(plan, journal, bad)
            outcome.outputs.append(bad)
        else:
            bad.unlink(missing_ok=True)
        part.replace(request.into / MANIFEST)
    except OSError as error:
        raise refused(request.into, error) from None
    outcome.outputs[:0] = outputs(plan)
    journal.clear()
    return outcome


def _entries(journal: Journal) -> Iterator[dict[str, Any]]:
    """Yield the manifest's lines: each document's with what became of its PDF."""
    pdfs = journal.pdfs()
    for entry in journal.documents():
        line = dict(entry)
        if "loi" not in entry:
            made = next(pdfs, None)
            if made is not None and made.get("stt") == entry["stt"]:
                if "loi" in made:
                    line["pdf_loi"] = made["loi"]
                else:
                    line |= {key: value for key, value in made.items() if key not in ("stt", "cuoi")}
        yield line


def _line(entry: dict[str, Any]) -> bytes:
    return (json.dumps(entry, ensure_ascii=False) + "\n").encode()


def _count(outcome: Outcome, entry: dict[str, Any], plan: Plan) -> None:
    if "loi" in entry:
        outcome.bad += 1
        return
    outcome.documents += 1
    if "pdf_loi" in entry:
        outcome.failed.append(
            OutputError(
                _("không chuyển được sang PDF: {why}").format(why=entry["pdf_loi"]),
                at=Location(plan.records.source, line=entry["dong"]),
                hint=_("văn bản {name}.docx vẫn có; mở thử bằng Word").format(name=entry["tep"]),
            )
        )


def _move(journal: Journal, entry: dict[str, Any], into: Path) -> None:
    """Give a document and its PDF their names. A file that is not waiting any more was moved before a kill."""
    if "loi" in entry:
        return
    for waiting, suffix, digest in (
        (docx_name(entry["stt"]), ".docx", entry["sha256"]),
        (pdf_name(entry["stt"]), ".pdf", entry.get("pdf_sha256")),
    ):
        if digest is None:
            continue
        # Plain strings: paths would take longer than giving the name.
        goal = f"{into}{os.sep}{entry['tep']}{suffix}"
        try:
            os.replace(f"{journal.folder}{os.sep}{waiting}", goal)  # noqa: PTH105
            continue
        except FileNotFoundError:
            pass
        if digest_of(Path(goal)) != digest:
            raise OutputError(
                _("tệp đã bị xoá hoặc sửa trong khi làm"),
                at=Location(goal),
                hint=_("thêm --force để làm lại từ đầu"),
            )


def _deliver(goal: Path, write: Any, journal: Journal, force: bool) -> None:
    """Write one large file in the waiting folder, then give it its name."""
    from generator.writers import files

    part = journal.folder / f"{uuid.uuid4().hex}.moi"
    with part.open("wb") as stream:
        write(stream)
    if os.path.lexists(goal) and not force and not (journal.folder / f"{goal.name}.da-xep").exists():
        raise files.exists(goal)
    (journal.folder / f"{goal.name}.da-xep").touch()
    part.replace(goal)


def _zip(journal: Journal, stream: IO[bytes]) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for entry in _entries(journal):
            if "loi" in entry:
                continue
            for waiting, suffix in ((docx_name(entry["stt"]), ".docx"), (pdf_name(entry["stt"]), ".pdf")):
                path = journal.folder / waiting
                if path.exists():
                    archive.writestr(zipfile.ZipInfo(f"{entry['tep']}{suffix}", _STAMP), path.read_bytes())


def _join(plan: Plan, journal: Journal) -> None:
    from generator.writers import docx, pages
    from generator.writers.docx import joined

    request, recipe = plan.request, plan.recipe
    if recipe.template is not None:
        compiled = docx.compile_bytes(recipe.template, recipe.template_name)
    else:
        from generator.model import Document

        compiled = docx.compile_template(docx.template_for(Document(kind=recipe.kind)))
    _deliver(
        request.into / f"{ONE}.docx",
        lambda stream: joined.write(compiled, _pieces(journal), joined.core(plan.records.source, ""), stream),
        journal,
        request.force,
    )
    if request.pdf or request.pdfa:
        titles = (
            [(one["tep"], one["trang"]) for one in _entries(journal) if "trang" in one] if request.bookmarks else []
        )
        _deliver(
            request.into / f"{ONE}.pdf",
            lambda stream: pages.join(_pdfs(journal), stream, titles),
            journal,
            request.force,
        )


def _pdfs(journal: Journal) -> Iterator[Path]:
    """Yield the PDFs that make the joined one: of whole groups, or of documents where a group has none."""
    chunk = -1
    for entry in _entries(journal):
        if "trang" not in entry:
            continue
        first = entry["stt"] // CHUNK * CHUNK
        whole = (journal.folder / group_name(first)).with_suffix(".pdf")
        if not whole.exists():
            yield journal.folder / pdf_name(entry["stt"])
        elif first != chunk:
            yield whole
        chunk = first


def _pieces(journal: Journal) -> Iterator[Any]:
    from generator.writers.docx.joined import Fragment

    chunk = -1
    for entry in journal.documents():
        first = entry["stt"] // CHUNK * CHUNK
        if first == chunk:
            continue
        chunk = first
        path = journal.folder / pieces_name(first)
        if not path.exists():
            continue
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                value = json.loads(line)
                lists = {
                    name: tuple(tuple(part) for part in value[name]) for name in ("parts", "enclosed") if name in value
                }
                yield Fragment(**{**value, **lists})


def _workbook(plan: Plan, journal: Journal, path: Path) -> None:
    """Write the rows that were left out, with the reason of each, as a workbook that can be mended and given again."""
    import xlsxwriter

    part = journal.folder / BAD
    book = xlsxwriter.Workbook(
        str(part), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": dt.datetime(1980, 1, 1)})
    sheet = book.add_worksheet(_("Dòng lỗi"))
    names = list(plan.records.names)
    for column, text in enumerate([*names, _("Dòng"), _("Lý do")]):
        sheet.write_string(0, column, text)
    at = 0
    for entry, record in zip(journal.documents(), plan.records, strict=False):
        if "loi" not in entry:
            continue
        at += 1
        for column, name in enumerate(names):
            value = record.values.get(name, "")
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            sheet.write_string(at, column, text[:32_000])
        sheet.write_number(at, len(names), record.number)
        sheet.write_string(at, len(names) + 1, "\n".join(entry["loi"])[:32_000])
    book.close()
    part.replace(path)
