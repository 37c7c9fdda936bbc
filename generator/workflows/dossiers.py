"""The dossier of an assessment on disk: every paper, the index with its pages, the sheets to print, the zip; and its check."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, MissingToolError
from generator.messages import _
from generator.model.location import Location
from generator.workflows import awarding

if TYPE_CHECKING:
    from generator.drafting.awards.one_truth import Contradiction
    from generator.model import Document
    from generator.model.awards import Assessment
    from generator.workflows.counting import Printed
    from generator.writers.workbook import Sheet

Tell = Callable[[str], None]
ZIP = "ho-so.zip"
INDEX = "00-muc-luc-ho-so"
PRINT_LIST = "10-danh-sach-in-bang.xlsx"
SHEETS = "11-bang-khen-giay-khen"
"""Folder of the sheets to be printed; they are not sent with the dossier."""


def write(
    source: Path,
    into: Path,
    *,
    pages: bool = True,
    pdf: bool = False,
    overwrite: bool = False,
    tell: Tell = lambda _line: None,
) -> list[Path]:
    """Write every paper of the dossier of an assessment into ``into``, its index, the sheets to print, and a zip; return the files.

    ``pages``: count the pages for the index, where LibreOffice is (``tell`` says when it is not: the index then has blanks).
    ``pdf``: each paper as PDF too, beside it and in the zip, and the sheets; raises :class:`MissingToolError` without LibreOffice.
    """
    from generator.drafting.awards.dossier import papers
    from generator.writers import docx, files, workbook

    found = awarding.load(source)
    every = list(papers(found))
    documents = {paper.name: paper.document for paper in every}
    names = {paper.name: paper.listed or _called(paper.document) for paper in every}
    if not documents:
        raise InputError(_("không có đối tượng nào để lập hồ sơ"), at=Location(source.name))
    documents = {INDEX: _index(found, names, {}), **documents}
    on_paper = _on_paper(documents, pages=pages, pdf=pdf, tell=tell)
    documents[INDEX] = _index(found, names, on_paper)
    made = {f"{name}.docx": docx.render(document) for name, document in documents.items()}
    made[PRINT_LIST] = workbook.write(
        [print_list(found)], title="Danh sách in bằng", made=found.on or dt.date(2025, 1, 1)
    )
    if pdf:
        # The index names the pages of the others, so it is printed last.
        on_paper |= _on_paper({INDEX: documents[INDEX]}, pages=False, pdf=True, tell=tell)
        made |= {f"{name}.pdf": one.pdf for name, one in on_paper.items() if one.pdf}
    sheets = _sheets(found, pdf=pdf, tell=tell)
    if not overwrite:
        files.refuse_existing([into / ZIP, *(into / name for name in (*made, *sheets))])
    written = []
    for name, data in (*made.items(), *sheets.items(), (ZIP, zipped(made))):
        written.append(files.write(into / name, data, overwrite=overwrite))
        tell(str(written[-1]))
    return written


def _on_paper(documents: Mapping[str, Document], *, pages: bool, pdf: bool, tell: Tell) -> dict[str, Printed]:
    from generator.workflows import counting

    if not pages and not pdf:
        return {}
    try:
        return counting.printed(documents, pdf=pdf)
    except MissingToolError as missing:
        if pdf:
            raise
        tell(_("{reason}: mục lục để trống số trang").format(reason=missing))
        return {}


def _index(found: Assessment, names: Mapping[str, str], on_paper: Mapping[str, Printed]) -> Document:
    """The index: every paper, its file, its pages. A page count that is not known is a visible blank, and the index says so."""
    from generator.drafting.awards.dossier.words import BLANK
    from generator.model import Cell, Document, Paragraph, Table

    by = found.nominations.submitter
    heads = tuple(Cell(text=head) for head in ("STT", "Tên văn bản", "Tên tệp", "Số trang"))
    rows: list[tuple[Cell, ...]] = []
    for number, (file, name) in enumerate(names.items(), start=1):
        one = on_paper.get(file)
        texts = (str(number), name, f"{file}.docx", str(one.pages) if one else BLANK)
        rows.append(tuple(Cell(text=text) for text in texts))
    counted = [on_paper[file].pages for file in names if file in on_paper]
    if len(counted) == len(names):
        summary = f"Hồ sơ có {len(names)} văn bản, tổng số {sum(counted)} trang:"
    else:
        summary = f"Hồ sơ có {len(names)} văn bản; số trang để trống là chưa đếm được, điền khi in:"
    return Document(
        kind="bao-cao",
        kind_name="MỤC LỤC HỒ SƠ",
        superior=by.superior,
        issuer=by.issuer,
        place=by.place,
        year=found.on.year if found.on else None,
        title="Hồ sơ đề nghị khen thưởng",
        body=(
            Paragraph(text=summary),
            Table(rows=(heads, *rows), header_rows=1, widths=(0.75, 3.6, 3.6, 0.9)),
        ),
    )


def _called(document: Document) -> str:
    """A paper as the index names it: its kind and subject."""
    from generator.catalog import kinds

    kind = kinds.find(document.kind)
    name = document.kind_name or (kind.name if kind else "")
    title = document.title
    return f"{name[:1].upper()}{name[1:].lower()} {title[:1].lower()}{title[1:]}".strip()


def print_list(found: Assessment) -> Sheet:
    """Return the rows for printing certificates: one a sheet, in the decision's order; the columns are the tags of the templates."""
    from generator.catalog import certificates as law
    from generator.drafting.awards.dossier import certificates
    from generator.drafting.awards.dossier.words import BLANK
    from generator.writers.workbook import Sheet

    heads = ("STT trong quyết định", "Mã hình thức", *(tag.head for tag in law.tags()))
    rows: list[list[str | int | float | None]] = [
        [one.order, one.award, *("" if one.values[tag.name] == BLANK else one.values[tag.name] for tag in law.tags())]
        for code in certificates.codes(found)
        for one in certificates.certificates(found, code)
    ]
    return Sheet("In bằng", heads, rows)


def _sheets(found: Assessment, *, pdf: bool, tell: Tell) -> dict[str, bytes]:
    """The sheets to print, by file: all of an award in one .docx, with ``pdf`` in one PDF too."""
    from generator.drafting.awards.dossier import certificates as drafting
    from generator.workflows import certificates

    request = certificates.Request(Path(), Path())
    made = {}
    for code in drafting.codes(found):
        compiled, name = certificates.template(request, code), f"{SHEETS}/{certificates.stem(code)}"
        made[f"{name}.docx"] = certificates.joined_file(compiled, drafting.certificates(found, code))[0]
        if pdf:
            made[f"{name}.pdf"], long = certificates.to_pdf(compiled, drafting.certificates(found, code))
            for who in long:
                tell(certificates.too_long(who))
    return made


def zipped(made: Mapping[str, bytes]) -> bytes:
    """Return the papers in one archive; names have no tone marks; fixed dates: same papers, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def check(folder: Path) -> list[Contradiction]:
    """Return every contradiction between the papers (.docx) of a dossier, both places named."""
    from generator.drafting.awards import one_truth

    there = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return one_truth.check(read(folder), there)


def read(folder: Path) -> list[tuple[str, Document]]:
    """Return the papers of a dossier by the names of their files; the sheets of a file are one Document."""
    from generator import readers
    from generator.readers import certificates

    if not folder.is_dir():
        raise InputError(_("không có thư mục này"), at=Location(str(folder)))
    files = sorted(path for path in folder.rglob("*.docx") if not path.name.startswith(("~$", ".")))
    if not files:
        raise InputError(_("thư mục không có tệp .docx nào"), at=Location(str(folder)))
    papers = []
    for path in files:
        reading = readers.read(path)
        papers.append((path.relative_to(folder).as_posix(), certificates.document(reading) or reading.document))
    return papers


def run_case(
    folder: Path, into: Path, *, pages: bool = True, overwrite: bool, tell: Tell = lambda _line: None
) -> list[Path]:
    """Assess and build the dossier of a case folder that holds ``de-nghi.yaml`` (or .xlsx); [] for a folder without one.

    The plan is ``ke-hoach.*`` of the folder, else none; data sets of yearly reports are ``so-lieu*.sqlite``. The day is that of
    the tờ trình. ``pages``: with PDFs and page counts, where LibreOffice is.
    """
    from generator import libreoffice
    from generator.readers import nominations

    source = next(
        (folder / f"de-nghi{suffix}" for suffix in (".yaml", ".xlsx") if (folder / f"de-nghi{suffix}").is_file()), None
    )
    if source is None:
        return []
    plan = next((path for path in sorted(folder.glob("ke-hoach.*")) if path.is_file()), None)
    round_ = nominations.read(source)
    on = round_.submitted or round_.received or round_.decided
    if on is None:
        raise InputError(_("chưa có ngày trình"), at=Location(source.name))
    annual = sorted(folder.glob("so-lieu*.sqlite"))
    awarding.assess(source, plan, on, into, annual=annual, overwrite=overwrite, tell=tell)
    return write(
        into / awarding.ASSESSMENT,
        into / "ho-so",
        pages=pages,
        pdf=pages and libreoffice.available(),
        overwrite=overwrite,
        tell=tell,
    )
