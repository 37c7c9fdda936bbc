"""The library for scripts of an office's own: the same work as the commands, from and to Python values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.model import Document, Reading
    from generator.rules import Report
    from generator.workflows.batching import Outcome
    from generator.writers.docx import CompiledTemplate

File = str | PathLike[str]


def read(file: File) -> Reading:
    """Return what a file (.docx, .pdf, .doc, .rtf, .txt, .html, .yaml) holds: its document, layout and problems.

    Raises :class:`RefusedFileError` for a file that is not read or damaged.
    """
    from generator import readers

    return readers.read(Path(file))


def document(data: Mapping[str, Any] | File, *, folder: File | None = None) -> Document:
    """Return a document from its keys (those of the input files), or from a .yaml or .json file.

    ``folder`` is where the files lie that the keys name; those of a file lie beside it.
    Raises :class:`InputError` or :class:`ErrorGroup` with every error and its key.
    """
    from generator.readers import yaml_input

    if not isinstance(data, Mapping):
        return read(data).document
    import json

    text = json.dumps(data, ensure_ascii=False, default=str)
    return yaml_input.read(text.encode(), source="data", folder=None if folder is None else Path(folder)).document


def compile_template(file: File) -> CompiledTemplate:
    """Return a .docx template ready to print many documents.

    Raises :class:`RefusedFileError` for a file that is no template, :class:`ErrorGroup` with every error of its tags.
    """
    from generator.writers import docx

    return docx.compile_template(Path(file))


def render(
    document: Document, *, template: File | None = None, final: bool = False, folder: File | None = None
) -> bytes:
    """Return a document as the bytes of a .docx, proved to hold every value of it; appendices that the document wants in
    files of their own are not in it.

    ``template`` is the office's own; without one the kind decides. ``folder`` holds the pictures that the document names. Missing components are visible blanks, unless ``final``:
    then they are an :class:`InputError`.
    """
    from generator.drafting import references
    from generator.writers import docx
    from generator.writers.docx.verify import verify

    document = references.resolve(document, source="data")
    compiled = docx.compile_template(Path(template) if template is not None else docx.template_for(document))
    data = compiled.render(
        document, profile="final" if final else "draft", folder=None if folder is None else Path(folder)
    )
    verify(data, document, compiled.source)
    return data


def render_all(documents: Iterable[Document], *, template: File | None = None, final: bool = False) -> Iterator[bytes]:
    """Yield each of ``documents`` as :func:`render` does; they are taken and given one at a time."""
    for one in documents:
        yield render(one, template=template, final=final)


def check(file: File | Reading, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """Return what the rules say about a file, or about what was read: findings, and what could not be judged.

    ``select`` and ``ignore`` name rules or families ("ND30", "TYPO-001").
    """
    from generator.model import Reading
    from generator.workflows import checking

    demand = checking.Demand(select=tuple(select), ignore=tuple(ignore))
    return checking.judge(file, demand) if isinstance(file, Reading) else checking.report(Path(file), demand)


def to_yaml(document: Document) -> str:
    """Return a document as the text of an input file."""
    from generator.writers import data

    return data.to_yaml(document)


def to_pdf(files: Sequence[File], into: File, *, jobs: int = 1, pdfa: bool = False) -> list[Path]:
    """Convert documents to PDF in the folder ``into`` with LibreOffice; return the PDFs in the order of ``files``.

    Raises :class:`MissingToolError` without LibreOffice, :class:`ErrorGroup` for files that failed, after all others are done.
    """
    from generator.writers import pdf

    return pdf.convert([Path(file) for file in files], Path(into), jobs=jobs, pdfa=pdfa)


def batch(
    target: str,
    data: File,
    into: File,
    *,
    base: File | None = None,
    template: File | None = None,
    name: str = "",
    form: str = "files",
    pdf: bool = False,
    pdfa: bool = False,
    bookmarks: bool = False,
    final: bool = False,
    jobs: int = 1,
    cluster: str | None = None,
    resume: bool = False,
    skip_bad: bool = False,
    force: bool = False,
    progress: Callable[[str, int, int], None] = lambda _stage, _done, _total: None,
) -> Outcome:
    """Make a document of each row of ``data`` in the folder ``into``, as ``vanban batch`` does; return what was made.

    ``form`` is "files", "join" or "zip"; ``progress`` is told the stage, how many are done and how many there are. Raises
    :class:`ErrorGroup` with the errors of all rows; nothing is written then.
    """
    from generator.workflows import batching

    def path(file: File | None) -> Path | None:
        return None if file is None else Path(file)

    request = batching.Request(
        target,
        Path(data),
        Path(into),
        base=path(base),
        template=path(template),
        pattern=name,
        form=form,
        pdf=pdf or pdfa or bookmarks,
        pdfa=pdfa,
        bookmarks=bookmarks,
        final=final,
        jobs=jobs,
        cluster=cluster,
        resume=resume,
        skip_bad=skip_bad,
        force=force,
    )
    return batching.run(batching.plan(request), progress)
