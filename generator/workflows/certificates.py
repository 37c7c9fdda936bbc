"""Bằng khen, giấy khen of an assessment: every sheet of an award in one .docx, and in one PDF to be printed."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.drafting.awards.dossier.certificates import Certificate
    from generator.model.awards import Assessment
    from generator.writers.docx import CompiledTemplate

GROUP = 100
"""Sheets that LibreOffice is given as one document."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. ``award``: one code, or every award of the round. ``sheet`` "" leaves the size to the award.

    ``blank``: only the words, for a pre-printed blank; ``layout`` says where they stand on it. ``template``: the office's own.
    """

    source: Path
    into: Path
    award: str = ""
    sheet: str = ""
    blank: bool = False
    layout: Path | None = None
    template: Path | None = None
    pdf: bool = False
    final: bool = False
    force: bool = False


@dataclass(slots=True)
class Made:
    """The files written, how many sheets they hold, and what a person should look at."""

    files: list[Path] = field(default_factory=list)
    sheets: int = 0
    notes: list[str] = field(default_factory=list)


def write(request: Request) -> Made:
    """Write the sheets of an assessment: ``<award>.docx``, and ``<award>.pdf`` when asked for.

    Raises :class:`InputError` for a round without such an award, for blanks that a final print must not have, and what the
    template or the layout is refused for; :class:`MissingToolError` without LibreOffice, before anything is written.
    """
    from generator import libreoffice
    from generator.drafting.awards.dossier import certificates as drafting
    from generator.workflows import awarding
    from generator.writers import files

    found = awarding.load(request.source)
    codes = _codes(found, request)
    if request.pdf:
        libreoffice.find()
    made = Made()
    goals = [request.into / f"{stem(code, request.blank)}{s}" for code in codes for s in _suffixes(request)]
    if not request.force:
        files.refuse_existing(goals)
    for code in codes:
        if gaps := drafting.open_points(found, code):
            made.notes.append(_("{award}: để trống {what}").format(award=code, what=", ".join(gaps)))
        compiled = template(request, code)
        data, made_sheets = joined_file(compiled, drafting.certificates(found, code))
        made.sheets += made_sheets
        path = request.into / f"{stem(code, request.blank)}.docx"
        made.files.append(files.write(path, data, overwrite=request.force))
        if request.pdf:
            pdf, long = to_pdf(compiled, drafting.certificates(found, code))
            made.notes += map(too_long, long)
            made.files.append(files.write(path.with_suffix(".pdf"), pdf, overwrite=request.force))
    return made


def stem(code: str, blank: bool = False) -> str:
    """Return the name of an award's file without suffix: "bang-bktinh", "phoi-gk-xa"."""
    return f"{'phoi' if blank else 'bang'}-{code.lower().replace('_', '-')}"


def too_long(name: str) -> str:
    """Return what is said of a sheet whose words do not fit on it."""
    return _("{name}: chữ dài quá một trang, rút gọn hoặc giảm cỡ chữ trong mẫu").format(name=name)


def _suffixes(request: Request) -> tuple[str, ...]:
    return (".docx", ".pdf") if request.pdf else (".docx",)


def _codes(found: Assessment, request: Request) -> list[str]:
    from generator.drafting.awards.dossier import certificates as drafting

    at = Location(request.source.name)
    codes = drafting.codes(found)
    if request.award:
        if request.award not in codes:
            raise InputError(
                _("không có bằng, giấy khen “{code}” để in trong đợt này").format(code=request.award),
                at=at,
                hint=_("các mã in được: {codes}").format(codes=", ".join(codes) or _("không có")),
            )
        codes = [request.award]
    if not codes:
        raise InputError(_("đợt này không có bằng khen, giấy khen nào do nơi quyết định in"), at=at)
    if request.final:
        errors: list[GeneratorError] = [
            InputError(_("{award}: chưa có {what}").format(award=code, what=what), at=at)
            for code in codes
            for what in drafting.open_points(found, code)
        ]
        if errors:
            raise errors[0] if len(errors) == 1 else ErrorGroup(errors)
    return codes


def template(request: Request, code: str) -> CompiledTemplate:
    """Return the template on which the sheets of an award are printed, ready."""
    from generator.catalog import certificates
    from generator.model.certificate import BlankLayout, Paper
    from generator.readers import yaml_input
    from generator.resources import template_path
    from generator.writers import docx
    from generator.writers.docx import blank_sheet

    layout = None
    sheet = request.sheet or certificates.forms()[code].sheet
    if request.layout is not None:
        layout = yaml_input.load(_bytes(request.layout), BlankLayout, source=request.layout.name)
        a4 = certificates.sheets()["a4"]
        wide = isinstance(layout.sheet, Paper) and layout.sheet.width > a4.width
        sheet = layout.sheet if isinstance(layout.sheet, str) else "a3" if wide else "a4"
    path = request.template or template_path(f"{'phoi' if request.blank else 'bang'}-{sheet}")
    data = _bytes(path)
    if layout is not None:
        data = blank_sheet.placed(data, layout, request.layout.name if request.layout else path.name)
    return docx.compile_bytes(data, path.name)


def _bytes(path: Path) -> bytes:
    from generator.errors import reason

    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            _("không mở được tệp: {reason}").format(reason=reason(error)), at=Location(str(path))
        ) from error


def joined_file(compiled: CompiledTemplate, sheets: Iterator[Certificate]) -> tuple[bytes, int]:
    """Return every sheet in one .docx, each on a page of its own, and how many there are."""
    from generator.writers.docx import joined

    stream = io.BytesIO()
    pieces = (joined.fragment(compiled, compiled.own_values(one.values), one.order) for one in sheets)
    count = joined.write(compiled, pieces, joined.core(_("Bằng khen, giấy khen"), ""), stream)
    return stream.getvalue(), count


def to_pdf(compiled: CompiledTemplate, sheets: Iterator[Certificate]) -> tuple[bytes, list[str]]:
    """Return every sheet in one PDF, and the names of those that do not fit on their page. No more than a group is held as XML."""
    from generator.workflows import counting
    from generator.writers import pages, pdf
    from generator.writers.docx import joined

    long: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        groups: list[tuple[Path, list[tuple[str, str]]]] = []
        sheets = iter(sheets)
        while batch := list(islice(sheets, GROUP)):
            path = folder / f"{len(groups):05d}.docx"
            path.write_bytes(joined_file(compiled, iter(batch))[0])
            groups.append((path, [(f"{joined.MARK}{one.order}", one.values["ten"]) for one in batch]))
        made = pdf.convert(
            [path for path, _marks in groups], folder, marks=True, jobs=counting.side_by_side(len(groups))
        )
        for path, (_docx, marks) in zip(made, groups, strict=True):
            counts = pages.counts(path, [mark for mark, _name in marks])
            long += [who for (_mark, who), count in zip(marks, counts, strict=True) if count != 1]
        stream = io.BytesIO()
        pages.join(made, stream)
    return stream.getvalue(), long
