"""What the container says besides the words: macros, signature, protection, comments, outside links, properties."""

from __future__ import annotations

from lxml.etree import _Element

from generator.messages import _
from generator.model import Severity
from generator.model.layout import FileFacts
from generator.readers.docx.book import Book
from generator.readers.docx.measures import whole
from generator.readers.docx.names import W
from generator.readers.package import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_HARMLESS = frozenset({"hyperlink", "attachedTemplate"})
"""Outside addresses that add nothing to the page: links a reader may click, the template a file was begun from."""


def file_facts(book: Book) -> FileFacts:
    """Return the facts about the file, once everything in it has been read; report what a person should know of it."""
    package = book.package
    book.comments |= _has_comments(book)
    facts = FileFacts(
        "docx",
        tracked_changes=book.tracked,
        comments=book.comments,
        hidden_text=book.hidden,
        macros=package.macros,
        signed=package.signed,
        protected=book.protected,
        pages=_pages(package),
        language=book.styles.language,
        title=_title(package),
        decomposed=book.wording.composed,
    )
    _report(book, facts)
    return facts


def _report(book: Book, facts: FileFacts) -> None:
    if facts.tracked_changes:
        book.note(
            "bo_ngoai",
            _("Tệp có sửa đổi đang theo dõi (Track Changes): đã đọc như khi chấp nhận tất cả."),
            Severity.WARNING,
        )
    if facts.comments:
        book.note("bo_ngoai", _("Tệp có nhận xét (Comment) của người xem: không đọc vào văn bản."))
    if facts.hidden_text:
        book.note("bo_ngoai", _("Tệp có chữ ẩn: không đọc vào văn bản."), Severity.WARNING)
    if facts.macros:
        book.note("bo_ngoai", _("Tệp có macro: chỉ đọc chữ, không chạy macro."), Severity.WARNING)
    for kind, target in _outside(book):
        if kind not in _HARMLESS:
            book.note(
                "bo_ngoai",
                _("Tệp trỏ tới nội dung bên ngoài ({kind}: {target}): không tải về.").format(
                    kind=kind, target=target[:120]
                ),
                Severity.WARNING,
            )
        elif kind == "attachedTemplate" and "://" in target and not target.casefold().startswith("file:"):
            book.note(
                "bo_ngoai",
                _("Tệp gắn mẫu ở trên mạng ({target}): không tải về.").format(target=target[:120]),
                Severity.WARNING,
            )
    for style in sorted(book.numbering.unknown_formats):
        book.note(
            "chua_hieu",
            _("Kiểu đánh số tự động “{style}” chưa biết cách in; đã ghi bằng chữ số.").format(style=style[:40]),
            Severity.WARNING,
        )


def _outside(book: Book) -> list[tuple[str, str]]:
    """Return the addresses outside the package that its parts point to, each once."""
    found: dict[tuple[str, str], None] = {}
    parts = {
        book.main,
        *(relation.target for relation in book.package.relationships(book.main).values() if not relation.external),
    }
    for part in sorted(parts):
        for relation in book.package.relationships(part).values():
            if relation.external:
                found[relation.kind, relation.target] = None
    return sorted(found)[:20]


def _has_comments(book: Book) -> bool:
    name = book.package.related(book.main, "comments")
    return name is not None and book.package.xml(name).find(W + "comment") is not None


def _pages(package: Package) -> int | None:
    root = _properties(package, "extended-properties")
    element = root.find(_APP + "Pages") if root is not None else None
    pages = whole(element.text) if element is not None else None
    return pages if pages is not None and 0 < pages < 100_000 else None


def _title(package: Package) -> str | None:
    root = _properties(package, "core-properties")
    element = root.find(_DC + "title") if root is not None else None
    return (element.text or "").strip()[:500] or None if element is not None else None


def _properties(package: Package, kind: str) -> _Element | None:
    name = package.related("", kind)
    return package.xml(name) if name is not None else None
