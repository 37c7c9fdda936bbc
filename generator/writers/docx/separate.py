"""Appendices in files of their own (PL1/P1/M3/k1/d, PL3/Mẫu 2.2): each printed on the template for them, and proved whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import OutputError
from generator.messages import _
from generator.model.location import Location
from generator.model.printed import appendix_lines, body_notes
from generator.resources import template_path
from generator.writers.docx import package
from generator.writers.docx.blanks import Blanks
from generator.writers.docx.compiled import CompiledTemplate, Profile, compile_template
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.values import appendix_values
from generator.writers.docx.verify import paragraphs

if TYPE_CHECKING:
    from generator.model.document import Document

FAMILY = "phu-luc"


def render(
    document: Document,
    number: int,
    *,
    template: Path | None = None,
    profile: Profile = "draft",
    folder: Path | None = None,
) -> bytes:
    """Return ``document.appendices[number]`` as a .docx of its own, proved to hold every line of it.

    ``template`` is the office's own for appendices. Raises as :func:`generator.writers.docx.render` does.
    """
    return printed(
        compile_template(template or template_path(FAMILY)), document, number, profile=profile, folder=folder
    )


def printed(
    compiled: CompiledTemplate,
    document: Document,
    number: int,
    *,
    profile: Profile = "draft",
    folder: Path | None = None,
) -> bytes:
    """Return an appendix as :func:`render` does, from a template that is ready."""
    pictures, blanks = Pictures(folder), Blanks(compiled.facts["styles"]["VB Chỗ trống"])
    given = appendix_values(document, number, compiled.facts, blanks, pictures)
    if profile == "final":
        blanks.refuse(document.kind)
    appendix = document.appendices[number]
    title = " ".join(text for text in (appendix.label, appendix.kind_name, appendix.title) if text)
    core = package.core_properties(title.replace("\n", " "), " ".join(document.issuer), document.date)
    data = compiled.printed(given, core, pictures)
    _prove(data, document, number, compiled)
    return data


def _prove(data: bytes, document: Document, number: int, compiled: CompiledTemplate) -> None:
    found = " ".join(" ".join(text.split()) for text in paragraphs(data))
    appendix = document.appendices[number]
    lines = [" ".join(line.split()) for line in (*appendix_lines(appendix), *body_notes(appendix.body))]
    lost = [line for line in lines if line not in found]
    if lost:
        raise OutputError(
            _("mẫu làm mất {count} dòng của văn bản: {lines}").format(
                count=len(lost), lines="; ".join(f"“{line[:60]}”" for line in lost[:5])
            ),
            at=Location(compiled.source),
            hint=_("chạy vanban templates check để xem mẫu thiếu thẻ nào"),
        )
