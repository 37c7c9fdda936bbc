"""Structured input -> .docx (and .pdf): everything is read and judged before the first file is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ErrorGroup, GeneratorError, InputError, OutputError
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.model import BodyNode, Document

INPUTS = (".yaml", ".yml", ".json")
"""Suffixes of structured input. Names that begin with "_" or "." are not documents."""

Tell = Callable[[str], None]
"""Told of each file that is done; a progress bar or a line."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be made: the input, and the .docx that will hold it."""

    source: Path
    docx: Path

    @property
    def pdf(self) -> Path:
        """The .pdf beside the .docx."""
        return self.docx.with_suffix(".pdf")


def plan(inputs: Iterable[Path], into: Path) -> list[Job]:
    """Return what is to be made of ``inputs``: files, or folders whose inputs keep their sub-folders under ``into``.

    ``into`` is a folder, or the .docx itself for a single input. Raises :class:`OutputError` when two inputs would have one
    output, :class:`InputError` for a folder without any input.
    """
    from generator.writers.files import inside, safe_name

    inputs = list(inputs)
    if into.suffix.lower() == ".docx" and len(inputs) == 1 and not inputs[0].is_dir():
        return [Job(inputs[0], into)]
    jobs: list[Job] = []
    for given in inputs:
        found = _inputs_in(given) if given.is_dir() else [given]
        if not found:
            raise InputError(_("thư mục không có tệp .yaml hoặc .json nào"), at=Location(str(given)))
        for path in found:
            folder = path.parent.relative_to(given) if given.is_dir() else Path()
            target = into.joinpath(*(safe_name(part) for part in folder.parts), f"{safe_name(path.stem)}.docx")
            jobs.append(Job(path, inside(into, target)))
    taken: dict[Path, Path] = {}
    for job in jobs:
        first = taken.setdefault(job.docx, job.source)
        if first is not job.source:
            raise OutputError(
                _("{first} và {second} cùng cho ra một tệp").format(first=first, second=job.source),
                at=Location(str(job.docx)),
                hint=_("đổi tên một tệp, hoặc chạy riêng với -o khác"),
            )
    return jobs


def _inputs_in(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in INPUTS and path.is_file() and not path.name.startswith((".", "_"))
    )


def render(
    jobs: Sequence[Job],
    *,
    final: bool = False,
    pdf: bool = False,
    pdfa: bool = False,
    template: Path | None = None,
    overwrite: bool = False,
    workers: int = 1,
    profile: Path | None = None,
    tell: Tell = lambda _line: None,
) -> None:
    """Make every document of ``jobs``; nothing is written while any input is wrong.

    ``final`` refuses a document that lacks something; otherwise what is missing becomes a visible blank. ``template`` is the
    office's own, or a folder of them; without it the one that the profile names counts. ``profile`` is the
    office's own file; without one, ``_co-quan.yaml`` beside an input is used where it is there. Raises
    :class:`ErrorGroup` with every error of every input, :class:`OutputError` for outputs that exist already (unless
    ``overwrite``), :class:`MissingToolError` when ``pdf`` needs LibreOffice and it is not there.
    """
    from generator.workflows import office
    from generator.writers import files

    if pdf:
        from generator import libreoffice

        libreoffice.find()
    if not overwrite:
        files.refuse_existing(path for job in jobs for path in ((job.docx, job.pdf) if pdf else (job.docx,)))
    documents = load((job.source for job in jobs), final=final, profile=profile)
    if not overwrite:
        apart = [path for job, one in zip(jobs, documents, strict=True) for path in _apart(job.docx, one)]
        files.refuse_existing([*apart, *(path.with_suffix(".pdf") for path in apart if pdf)])
    made: list[Path] = []
    for job, document in zip(jobs, documents, strict=True):
        own = template or office.templates(job.source, profile)
        printed = prints(document, job.docx, template=own, final=final, folder=job.source.parent)
        for path, data in printed.items():
            files.write(path, data, overwrite=overwrite)
            tell(str(path))
            made.append(path)
    if pdf:
        convert(made, pdfa=pdfa, workers=workers, tell=tell)


def prints(
    document: Document, path: Path, *, template: Path | None = None, final: bool = False, folder: Path | None = None
) -> dict[Path, bytes]:
    """Return what is printed of a document by the file that will hold it: ``path`` itself, and appendices of files of their own."""
    from generator.writers import docx

    profile: docx.Profile = "final" if final else "draft"
    printed = {path: docx.render(document, template=template, profile=profile, folder=folder)}
    apart = docx.render_appendices(document, path.stem, template=template, profile=profile, folder=folder)
    return printed | {path.with_name(name): data for name, data in apart.items()}


def _apart(path: Path, document: Document) -> list[Path]:
    from generator.writers import docx

    return [path.with_name(name) for name in docx.appendix_files(document, path.stem)]


def load(sources: Iterable[Path], *, final: bool = False, profile: Path | None = None) -> list[Document]:
    """Return the documents of ``sources``; raise one error that holds those of every source.

    ``final`` counts as an error whatever a document lacks before it can be final; ``profile`` as in :func:`render`.
    """
    documents: list[Document] = []
    errors: list[GeneratorError] = []
    for source in sources:
        try:
            document = referred(source, _load(source, profile))
            documents.append(document)
            errors += pictures(source, document)
            if final:
                errors += lacks(source, document)
        except ErrorGroup as group:
            errors += group.errors
        except GeneratorError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)
    return documents


def _load(source: Path, profile: Path | None) -> Document:
    from generator import readers

    if source.suffix.lower() not in INPUTS:
        raise InputError(
            _("đây không phải dữ liệu có cấu trúc (.yaml, .json)"),
            at=Location(str(source)),
            hint=_("đọc văn bản thành dữ liệu trước: vanban read {file} -o {name}.yaml").format(
                file=source, name=source.stem
            ),
        )
    from generator.workflows import office

    beside = profile or office.beside(source)
    if beside is None and not office.asks(source):
        return readers.read(source).document
    return office.document(source, beside)


def lacks(source: Path, document: Document) -> list[GeneratorError]:
    """Return one error, with its line, for each thing that ``document`` lacks before it can be final."""
    from generator.catalog import kinds
    from generator.drafting.completeness import missing
    from generator.readers.yaml_tree import parse

    problems = missing(document, kinds.find(document.kind), source=str(source))
    if not problems:
        return []
    tree = parse(source.read_bytes(), source=str(source))
    errors = []
    for problem in problems:
        path = problem.at.path if problem.at else ()
        here, way = tree.nearest(path)
        # A key that is not there keeps its name; what a bare text stands for inside the model does not concern the clerk.
        at = Location(str(source), line=here.line, column=here.column, path=way if problem.text else path)
        message = f"{problem.message}: {_short(problem.text)}" if problem.text else problem.message
        errors.append(InputError(message, at=at, hint=_("điền vào, hoặc xuất bản dự thảo bằng --draft")))
    return sorted(errors, key=lambda error: (error.at.line, error.at.column) if error.at else (0, 0))


def referred(source: Path, document: Document) -> Document:
    """Return a document with its references in words; every error says its line in ``source``."""
    from generator.drafting import references

    data = source.read_bytes()
    if not references.named(data.decode("utf-8", "replace")):
        return document
    try:
        return references.resolve(document, source=str(source))
    except (InputError, ErrorGroup) as error:
        from generator.readers.yaml_tree import parse

        tree = parse(data, source=str(source))
        told: list[GeneratorError] = []
        for one in error.errors if isinstance(error, ErrorGroup) else (error,):
            here, way = tree.nearest(one.at.path if one.at else ())
            at = Location(str(source), line=here.line, column=here.column, path=way)
            told.append(InputError(one.message, at=at, hint=one.hint))
        raise (told[0] if len(told) == 1 else ErrorGroup(told)) from None


def pictures(source: Path, document: Document) -> list[GeneratorError]:
    """Return one error, with its line, for each picture of the body that cannot be taken in."""
    named = [*_pictures(document.body, ("noi_dung",))]
    for number, appendix in enumerate(document.appendices):
        named += _pictures(appendix.body, ("phu_luc", number, "noi_dung"))
    if not named:
        return []
    from generator.readers.yaml_tree import parse
    from generator.resources import read_beside
    from generator.writers.docx import images

    tree = parse(source.read_bytes(), source=str(source))
    errors: list[GeneratorError] = []
    for path, name in named:
        try:
            images.look(read_beside(source.parent, name, images.LARGEST), Location(name))
        except InputError as error:
            here, way = tree.nearest((*path, "hinh_anh"))
            at = Location(str(source), line=here.line, column=here.column, path=way)
            errors.append(InputError(f"{name}: {error.message}", at=at, hint=error.hint))
    return errors


def _pictures(nodes: Sequence[BodyNode], path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    from generator.model import Image

    for number, node in enumerate(nodes):
        if isinstance(node, Image):
            yield (*path, number), node.file
        else:
            yield from _pictures(getattr(node, "children", ()), (*path, number, "noi_dung"))


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}…”"


def convert(
    documents: Sequence[Path], *, pdfa: bool = False, workers: int = 1, tell: Tell = lambda _line: None
) -> list[Path]:
    """Make the .pdf beside each of ``documents`` and return them; one call of LibreOffice for each folder."""
    from generator.writers import pdf

    folders: dict[Path, list[Path]] = {}
    for document in documents:
        folders.setdefault(document.parent, []).append(document)
    done: list[Path] = []
    for folder, members in folders.items():
        made = pdf.convert(members, folder, pdfa=pdfa, jobs=workers)
        done += made
        for path in made:
            _count_pages(path)
            tell(str(path))
    return done


def _count_pages(pdf: Path) -> None:
    """Give the table of contents of the .docx beside a PDF the page numbers of the PDF."""
    from generator import readers
    from generator.writers.docx import contents

    docx = pdf.with_suffix(".docx")
    data = docx.read_bytes()
    if contents.waits(data):
        lines = [one.text for one in readers.read(pdf).remainder if one.name == "muc_luc"]
        docx.write_bytes(contents.numbered(data, "\n".join(lines)))
