"""One .docx as its parts: where the body, styles, numbering and settings are, and what is known of the file as a whole."""

from __future__ import annotations

from lxml.etree import _Element

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Location, Problem, Severity
from generator.readers.docx.measures import is_on
from generator.readers.docx.names import W
from generator.readers.docx.numbering import Numbering, style_lists
from generator.readers.docx.pieces import Frame, Para
from generator.readers.docx.styles import Formatting, Styles
from generator.readers.docx.theme import theme_fonts
from generator.readers.docx.wording import Wording
from generator.readers.package import Package

MAX_PARAGRAPHS = 150_000
"""More paragraphs than any document of an office has (about 3,000 pages)."""
AUTO_SPACING, OLD_AUTO_SPACING = 280.0, 100.0
"""Twips of automatic spacing: 14 pt as web pages have it, 5 pt in files that keep to old Word."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FOREIGN = {
    "xl/workbook.xml": "Excel (.xlsx)",
    "ppt/presentation.xml": "PowerPoint (.pptx)",
    "xl/workbook.bin": "Excel (.xlsb)",
    "visio/document.xml": "Visio (.vsdx)",
}


class Book:
    """The parts of an opened .docx, and the state that is shared while they are read."""

    def __init__(self, package: Package) -> None:
        self.package, self.source = package, package.source
        self.main = _main_part(package)
        self.root = package.xml(self.main)
        self.body = self.root.find(W + "body")
        if self.root.tag != W + "document" or self.body is None:
            raise package.refused(
                _("tệp không phải văn bản Word (thiếu phần thân)"), _("mở bằng Word rồi lưu lại thành .docx")
            )
        self.preserve = self.root.get(_SPACE) == "preserve"
        theme = theme_fonts(self._optional("theme"))
        styles = self._optional("styles")
        self.styles = Styles(styles, theme)
        self.numbering = Numbering(self._optional("numbering"), theme, style_lists(styles))
        self.styles.numbering = self.numbering
        settings = self._optional("settings")
        self.even_and_odd = _flag(settings, "evenAndOddHeaders")
        self.auto_spacing = _auto_spacing(settings)
        self.protected = _protected(settings)
        self.formattings: dict[object, Formatting] = {}
        self.tracked = False
        self.comments = False
        self.hidden = False
        self.wording = Wording()
        self.paragraphs: list[Para] = []
        self.frames: list[Frame] = []
        self.problems: list[Problem] = []
        self.visible = 0
        """Paragraphs with words counted so far."""
        self._outside: set[str] = set()

    def _optional(self, kind: str) -> _Element | None:
        name = self.package.related(self.main, kind)
        return self.package.xml(name) if name is not None else None

    def add(self, paragraph: Para) -> None:
        """Take in one more paragraph. Raises RefusedFileError when there are too many."""
        if len(self.paragraphs) >= MAX_PARAGRAPHS:
            raise RefusedFileError(
                _("văn bản quá dài (hơn {count} đoạn)").format(count=MAX_PARAGRAPHS),
                at=Location(self.source),
                hint=_("tách văn bản thành nhiều tệp nhỏ hơn"),
            )
        self.paragraphs.append(paragraph)

    def note(self, code: str, message: str, severity: Severity = Severity.INFO) -> None:
        """Report something about the file as a whole."""
        self.problems.append(Problem(code, message, severity, Location(self.source)))

    def note_outside(self, what: str) -> None:
        """Report, once, that the document shows content of another file which is not read."""
        if what not in self._outside:
            self._outside.add(what)
            self.note(
                "bo_ngoai",
                _("Văn bản chèn nội dung từ tệp khác ({what}); phần đó không được đọc.").format(what=what),
                Severity.WARNING,
            )


def _main_part(package: Package) -> str:
    """Return the name of the document part. Raises RefusedFileError when the package is no Word document."""
    hint = _("mở bằng Word hoặc LibreOffice rồi lưu thành .docx")
    for part, name in _FOREIGN.items():
        if package.has(part):
            raise package.refused(_("tệp là {name}, không phải .docx").format(name=name), hint)
    if package.has("mimetype"):
        kind = package.read("mimetype", 1000)
        name = "OpenDocument (.odt)" if b"opendocument.text" in kind else "OpenDocument hoặc EPUB"
        raise package.refused(_("tệp là {name}, không phải .docx").format(name=name), hint)
    main = package.related("", "officeDocument")
    if main is None and package.has("word/document.xml"):
        main = "word/document.xml"
    if main is None:
        if not package.has("[Content_Types].xml"):
            raise package.refused(
                _("tệp là tệp nén thông thường (.zip), không phải .docx"), _("giải nén rồi chọn tệp .docx bên trong")
            )
        raise package.refused(_("tệp thiếu phần thân văn bản, có thể đã hỏng"), hint)
    return main


def _flag(settings: _Element | None, name: str) -> bool:
    element = settings.find(W + name) if settings is not None else None
    return element is not None and is_on(element)


def _auto_spacing(settings: _Element | None) -> float:
    """Return what automatic spacing before and after a paragraph is, in twips: as web pages have it, or as old Word had it."""
    compatibility = settings.find(W + "compat") if settings is not None else None
    return OLD_AUTO_SPACING if _flag(compatibility, "doNotUseHTMLParagraphAutoSpacing") else AUTO_SPACING


def _protected(settings: _Element | None) -> bool:
    """Return whether editing is restricted: an enforced protection, or "recommended read-only" with a password."""
    if settings is None:
        return False
    protection = settings.find(W + "documentProtection")
    if protection is not None and protection.get(W + "enforcement", "0") in ("1", "true", "on"):
        return protection.get(W + "edit", "none") != "none" or bool(protection.get(W + "formatting"))
    write = settings.find(W + "writeProtection")
    return write is not None and any(write.get(W + name) for name in ("hash", "hashValue"))
