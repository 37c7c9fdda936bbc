"""Mending a copy of a .docx: safe fixes applied, read and checked again until nothing more changes; or set anew on our page."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import OutputError, RefusedFileError
from generator.messages import _
from generator.model.location import Location
from generator.workflows import checking

if TYPE_CHECKING:
    from generator.model import Reading
    from generator.model.edits import Fix
    from generator.rules.engine import Report

ROUNDS = 5
"""A fix may make room for another; what has not settled by then is left as it is."""


@dataclass(slots=True)
class Fixed:
    """A mended copy: the bytes, the reports before and after, what was done and what could not be done."""

    data: bytes
    before: Report
    after: Report
    applied: list[Fix] = field(default_factory=list)
    skipped: list[tuple[Fix, str]] = field(default_factory=list)
    untouched: int = 0
    """Paragraphs that kept their bytes."""
    paragraphs: int = 0
    written: Path | None = None


def fix(path: Path, demand: checking.Demand, *, named: Sequence[str] = ()) -> Fixed:
    """Return a copy of ``path`` with every safe fix applied, and the unsafe ones of the rules in ``named``.

    Raises :class:`RefusedFileError` for files that must not be touched (signed, protected, tracked, with macros).
    """
    from generator.model.edits import Safety
    from generator.writers.docx.edit import apply

    if path.suffix.lower() != ".docx":
        raise RefusedFileError(_("chỉ sửa được tệp .docx"), at=Location(str(path)))
    original = path.read_bytes()
    reading = _read(original, path)
    before = after = checking.judge(reading, demand)
    result = Fixed(original, before, after)
    for _round in range(ROUNDS):
        fixes = [
            found.fix
            for found in after.findings
            if found.fix is not None and (found.fix.safety is Safety.SAFE or found.rule in named)
        ]
        if not fixes:
            break
        try:
            edited = apply(result.data, fixes)
        except RefusedFileError as error:
            error.at = error.at or Location(str(path))
            raise
        result.applied += edited.applied
        result.skipped = list(edited.skipped)
        if edited.data == result.data:
            break
        result.data = edited.data
        after = checking.judge(_read(edited.data, path), demand)
    result.after = after
    result.untouched, result.paragraphs = _kept(original, result.data)
    return result


def _kept(before: bytes, after: bytes) -> tuple[int, int]:
    """Return how many paragraphs of the main part have the same bytes in both files, and how many there are."""
    one, other = _paragraphs(before), _paragraphs(after)
    return sum((Counter(one) & Counter(other)).values()), len(other)


def _paragraphs(data: bytes) -> list[bytes]:
    from generator.writers.docx.edit.apply import DOCUMENT
    from generator.writers.docx.edit.spans import take_apart

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(name for name in archive.namelist() if name.casefold() == DOCUMENT)
        part = take_apart(archive.read(name), DOCUMENT)
    return [part.data[span.start : span.end] for span in part.paragraphs]


def _read(data: bytes, path: Path) -> Reading:
    from generator import readers

    return readers.read_bytes(data, source=path.name, suffix=path.suffix)


def restyle(path: Path) -> bytes:
    """Return ``path``'s document set anew on our own template, proved to hold the same text paragraph for paragraph.

    Raises :class:`OutputError` when anything of the text would be lost or changed: then nothing is written.
    """
    from generator import readers
    from generator.workflows.cases import compare
    from generator.writers import docx

    reading = readers.read(path)
    data = docx.render(reading.document)
    again = readers.read_bytes(data, source=path.name, suffix=".docx")
    count, told = compare(reading.document, again.document)
    if count:
        first = next((line for line in told.splitlines() if line), "")
        raise OutputError(
            _("không trình bày lại được: {count} đoạn sẽ khác đi, ví dụ “{first}”").format(
                count=count, first=first[:120]
            ),
            at=Location(str(path)),
        )
    return data


def annotate(path: Path, report: Report) -> bytes:
    """Return a copy of the .docx ``path`` with each finding of ``report`` as a Word comment at its place."""
    from generator.writers.docx.comments import Remark, annotate

    if path.suffix.lower() != ".docx":
        raise RefusedFileError(_("chỉ ghi nhận xét được vào tệp .docx"), at=Location(str(path)))
    data = path.read_bytes()
    layout = _read(data, path).layout
    remarks = []
    for found in report.findings:
        where = None if layout is None or found.paragraph is None else layout.paragraphs[found.paragraph].path
        lines = [f"{found.message} ({found.rule})"]
        if found.proposed is not None:
            lines.append(_("đề nghị: {text}").format(text=found.proposed or _("bỏ")))
        if found.clause:
            lines.append(found.clause)
        remarks.append(Remark(where, "\n".join(lines)))
    return annotate(data, remarks)


# To files -------------------------------------------------------------------------------------------------------------


def beside(path: Path, mark: str, into: Path | None) -> Path:
    """Return where the copy of ``path`` goes: "ke-hoach.da-sua.docx", in the folder ``into`` or beside the original."""
    return (into or path.parent) / f"{path.stem}.{mark}.docx"


def fix_to(
    path: Path,
    demand: checking.Demand,
    into: Path | None,
    *,
    named: Sequence[str] = (),
    in_place: bool = False,
    overwrite: bool = False,
) -> Fixed:
    """Mend ``path`` into a copy (or itself, ``in_place``); a file in which nothing is mended is not written."""
    from generator.writers import files

    done = fix(path, demand, named=named)
    target = path if in_place else beside(path, "da-sua", into)
    if done.applied:
        files.write(target, done.data, overwrite=overwrite or in_place)
        done.written = target
    done.after = replace(done.after, file=str(done.written or path))
    return done


def told(done: Fixed) -> list[str]:
    """Return what was done in one file, a line each."""
    if done.written is None:
        return [_("{file}: không có gì sửa được một cách an toàn").format(file=done.after.file)]
    lines = [
        _("{file}: đã sửa {count} chỗ; {same}/{all} đoạn giữ nguyên từng byte").format(
            file=done.written, count=len(done.applied), same=done.untouched, all=done.paragraphs
        )
    ]
    counts = Counter(fix.title for fix in done.applied)
    lines += [f"  {title}" + (f" ({count})" if count > 1 else "") for title, count in counts.items()]
    lines += [_("  chưa sửa: {title} ({reason})").format(title=fix.title, reason=why) for fix, why in done.skipped]
    return lines


def restyle_to(path: Path, into: Path | None, *, overwrite: bool = False) -> Path:
    """Set ``path`` anew into a copy and return where it is."""
    from generator.writers import files

    return files.write(beside(path, "trinh-bay-lai", into), restyle(path), overwrite=overwrite)


def annotate_to(path: Path, report: Report, into: Path | None, *, overwrite: bool = False) -> Path:
    """Write the copy of ``path`` with comments and return where it is."""
    from generator.writers import files

    return files.write(beside(path, "nhan-xet", into), annotate(path, report), overwrite=overwrite)
