"""Documents as .docx files: ``render`` prints one; ``compile_template`` for many; ``check_template`` judges a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.writers.docx.compiled import CompiledTemplate, Profile, compile_bytes, compile_template

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.document import Document
    from generator.writers.docx.check import TemplateFault

__all__ = [
    "CompiledTemplate",
    "Profile",
    "appendix_files",
    "check_template",
    "compile_bytes",
    "compile_template",
    "context",
    "render",
    "render_appendices",
    "template_for",
]


def render(
    document: Document, *, template: Path | None = None, profile: Profile = "draft", folder: Path | None = None
) -> bytes:
    """Return ``document`` as a .docx, proved to hold every value of it.

    ``template`` is the office's own, or a folder of them; the family of the document's kind decides. ``folder`` holds the pictures
    that the document names. See
    :meth:`CompiledTemplate.render` for ``profile`` and the errors; :class:`OutputError` says that the template has no
    place for something the document holds.
    """
    from generator.writers.docx.verify import verify

    compiled = compile_template(template_for(document, template))
    data = compiled.render(document, profile=profile, folder=folder)
    verify(data, document, compiled.source)
    return data


def appendix_files(document: Document, stem: str) -> dict[str, int]:
    """Return the appendices that are files of their own: the file's name beside ``stem``.docx -> the place in the document."""
    return {f"{stem}-phu-luc-{n + 1}.docx": n for n, appendix in enumerate(document.appendices) if appendix.separate}


def render_appendices(
    document: Document,
    stem: str,
    *,
    template: Path | None = None,
    profile: Profile = "draft",
    folder: Path | None = None,
) -> dict[str, bytes]:
    """Return the appendices of ``document`` that are files of their own, by the names of their files; raises as :func:`render`.

    ``template`` is the office's own folder of templates; one template of a document prints no appendix alone.
    """
    names = appendix_files(document, stem)
    if not names:
        return {}
    from generator.writers.docx import separate

    own = _own(template, separate.FAMILY) if template is not None and template.is_dir() else None
    return {
        name: separate.render(document, n, template=own, profile=profile, folder=folder) for name, n in names.items()
    }


def context(document: Document, *, template: Path | None = None) -> dict[str, Any]:
    """Return the values that the tags of a template print for ``document``, by name."""
    return compile_template(template_for(document, template)).values(document)


def template_for(document: Document, own: Path | None = None) -> Path:
    """Return the path of the template on which this kind of document is printed.

    ``own`` is the office's: a template, or a folder with one for each family. Raises :class:`InputError` for a folder without
    the one that is needed.
    """
    from generator.catalog import kinds
    from generator.resources import template_path

    kind = kinds.find(document.kind)
    family = kind.family if kind else "ten-loai"
    if own is not None:
        return _own(own, family) if own.is_dir() else own
    path = template_path(family)
    return path if path.exists() else template_path("ten-loai")


def _own(folder: Path, family: str) -> Path:
    path = folder / f"{family}.docx"
    if not path.is_file():
        from generator.errors import InputError
        from generator.messages import _
        from generator.model.location import Location

        raise InputError(
            _("thư mục mẫu không có {name}").format(name=path.name),
            at=Location(str(folder)),
            hint=_("chép đủ bộ mẫu bằng vanban templates init"),
        )
    return path


def check_template(path: Path) -> list[TemplateFault]:
    """Return every fault of a template with its place; see :func:`generator.writers.docx.check.check_template`."""
    from generator.writers.docx import check

    return check.check_template(path)
