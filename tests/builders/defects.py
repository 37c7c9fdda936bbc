"""Defects put into a rendered .docx with python-docx: one change each, the rest of the file stays as it was."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from functools import cache

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.writers.docx import render
from tests.builders.documents import ALL

Defect = Callable[[Docx], None]
LEFT, RIGHT, CENTER, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@cache
def rendered(name: str) -> bytes:
    """Return the conformant document of this name (see :data:`tests.builders.documents.ALL`) as a .docx."""
    return render(ALL[name]())


def with_defect(name: str, defect: Defect) -> bytes:
    """Return the document of this name with one defect put in."""
    document = docx.Document(io.BytesIO(rendered(name)))
    defect(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def every(document: Docx) -> list[Paragraph]:
    """Return every paragraph of the body, those in tables too, in reading order."""
    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def line(document: Docx, start: str) -> Paragraph:
    """Return the first paragraph that begins with these words."""
    return next(p for p in every(document) if p.text.startswith(start))


def text(start: str, new: str) -> Defect:
    """Other words for a whole paragraph, in the look of its first run."""

    def put(document: Docx) -> None:
        p = line(document, start)
        for run in p.runs[1:]:
            run._element.getparent().remove(run._element)
        p.runs[0].text = new

    return put


def small(start: str, new: str) -> Defect:
    """Other words, and no "all caps" from the style."""

    def put(document: Docx) -> None:
        run = line(document, start).runs[0]
        text(start, new)(document)
        run.font.all_caps = False

    return put


def both(*defects: Defect) -> Defect:
    """Several changes that make one defect."""

    def put(document: Docx) -> None:
        for defect in defects:
            defect(document)

    return put


def swap(start: str, old: str, new: str) -> Defect:
    """Some words of a paragraph replaced, each run by itself."""

    def put(document: Docx) -> None:
        runs = [run for run in line(document, start).runs if old in run.text]
        assert runs, f"{old!r} is not in one run of {start!r}"
        runs[0].text = runs[0].text.replace(old, new)

    return put


def size(start: str, points: float) -> Defect:
    """Another size for every run of a paragraph."""
    return _runs(start, lambda run: setattr(run.font, "size", Pt(points)))


def bold(start: str, on: bool) -> Defect:
    """Bold on or off for every run of a paragraph."""
    return _runs(start, lambda run: setattr(run.font, "bold", on))


def italic(start: str, on: bool) -> Defect:
    """Italic on or off for every run of a paragraph."""
    return _runs(start, lambda run: setattr(run.font, "italic", on))


def underline(start: str) -> Defect:
    """Underlined words."""
    return _runs(start, lambda run: setattr(run.font, "underline", True))


def caps(start: str) -> Defect:
    """The "all caps" setting."""
    return _runs(start, lambda run: setattr(run.font, "all_caps", True))


def color(start: str, value: str) -> Defect:
    """Another colour, RRGGBB."""
    return _runs(start, lambda run: setattr(run.font.color, "rgb", RGBColor.from_string(value)))


def font(start: str, name: str) -> Defect:
    """Another font."""

    def change(run: object) -> None:
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
        for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(attribute), name)

    return _runs(start, change)


def highlight(start: str) -> Defect:
    """Marked yellow."""

    def change(run: object) -> None:
        mark = OxmlElement("w:highlight")
        mark.set(qn("w:val"), "yellow")
        run._element.get_or_add_rPr().append(mark)  # type: ignore[attr-defined]

    return _runs(start, change)


def _runs(start: str, change: Callable[[object], None]) -> Defect:
    def put(document: Docx) -> None:
        for run in line(document, start).runs:
            change(run)

    return put


def align(start: str, value: WD_ALIGN_PARAGRAPH) -> Defect:
    """Another alignment."""
    return lambda document: setattr(line(document, start), "alignment", value)


def spacing(start: str, **values: object) -> Defect:
    """Other paragraph settings, by the names of python-docx (space_after, line_spacing, first_line_indent …)."""

    def put(document: Docx) -> None:
        for name, value in values.items():
            setattr(line(document, start).paragraph_format, name, value)

    return put


def gone(start: str) -> Defect:
    """A paragraph taken away."""

    def put(document: Docx) -> None:
        element = line(document, start)._element
        parent = element.getparent()
        if parent.tag == qn("w:tc") and len(parent.findall(qn("w:p"))) == 1:
            for run in list(element.iter(qn("w:r"))):
                run.getparent().remove(run)
        else:
            parent.remove(element)

    return put


def copied(start: str, new: str | None = None) -> Defect:
    """A paragraph once more behind itself, with other words if given."""

    def put(document: Docx) -> None:
        p = line(document, start)
        twin = copy.deepcopy(p._element)
        p._element.addnext(twin)
        if new is not None:
            other = Paragraph(twin, p._parent)
            for run in other.runs[1:]:
                run._element.getparent().remove(run._element)
            other.runs[0].text = new

    return put


def moved_behind(start: str, other: str) -> Defect:
    """A paragraph moved behind another one."""
    return lambda document: line(document, other)._element.addnext(line(document, start)._element)


def line_gone(above: str) -> Defect:
    """The drawn line under a paragraph taken away."""

    def put(document: Docx) -> None:
        element = _line_under(document, above)
        for run in list(element.iter(qn("w:r"))):
            run.getparent().remove(run)

    return put


def line_scaled(above: str, factor: float) -> Defect:
    """The drawn line under a paragraph made longer or shorter."""

    def put(document: Docx) -> None:
        found = False
        for part in _line_under(document, above).iter():
            name = part.tag.rpartition("}")[2]
            if name in ("extent", "ext") and part.get("cx"):
                part.set("cx", str(round(int(part.get("cx")) * factor)))
                found = True
        assert found, "no drawn line there"

    return put


def _line_under(document: Docx, above: str) -> object:
    element = line(document, above)._element.getnext()
    while element is not None and not list(element.iter(qn("w:drawing"), qn("w:pict"))):
        element = element.getnext()
    assert element is not None, f"no line under {above!r}"
    return element


def margin(side: str, value: float, section: int = 0) -> Defect:
    """Another page margin in mm."""
    return lambda document: setattr(document.sections[section], f"{side}_margin", Mm(value))


def paper(width: float, height: float) -> Defect:
    """Another paper for every section."""

    def put(document: Docx) -> None:
        for section in document.sections:
            section.page_width, section.page_height = Mm(width), Mm(height)

    return put


def header(change: Callable[[Paragraph], None]) -> Defect:
    """Something done to the paragraph with the page number."""
    return lambda document: change(document.sections[0].header.paragraphs[0])


def first_page_shows_number(document: Docx) -> None:
    """No different first page."""
    for section in document.sections:
        section.different_first_page_header_footer = False


def number_in_footer(document: Docx) -> None:
    """The page number moved from the header to the footer."""
    section = document.sections[0]
    p = section.header.paragraphs[0]
    section.footer.is_linked_to_previous = False
    target = section.footer.paragraphs[0]
    for element in list(p._element):
        if element.tag != qn("w:pPr"):
            target._element.append(element)
    target.alignment = CENTER


def tables(document: Docx) -> list[Table]:
    """Return the tables of the body."""
    return [Table(element, document) for element in document.element.body.iter(qn("w:tbl"))]


def hidden(start: str) -> Defect:
    """Hidden words behind a paragraph's own."""

    def put(document: Docx) -> None:
        run = line(document, start).add_run(" ghi chú nội bộ")
        run.font.hidden = True

    return put
