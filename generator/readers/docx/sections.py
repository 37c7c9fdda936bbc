"""Sections: paper, margins, page numbers, and which header and footer each one shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element

from generator.readers.docx.measures import is_on, twips_in, whole
from generator.readers.docx.names import P_PR, SECT_PR, VAL, R, W

KINDS = ("default", "first", "even")
MAX_SECTIONS = 2000


@dataclass(slots=True)
class Page:
    """One section's set-up as written; distances in twips, ``None`` where the file does not say."""

    width: float | None = None
    height: float | None = None
    landscape: bool = False
    margins: dict[str, float] = field(default_factory=dict)
    """top, bottom, left, right, gutter, header, footer"""
    title_page: bool = False
    page_start: int | None = None
    page_format: str | None = None
    break_type: str = "nextPage"
    headers: dict[str, str] = field(default_factory=dict)
    """kind -> relationship id, those of earlier sections filled in"""
    footers: dict[str, str] = field(default_factory=dict)

    @property
    def text_width(self) -> float | None:
        """Room between the margins; ``None`` when the page's size is unknown."""
        if self.width is None or "left" not in self.margins or "right" not in self.margins:
            return None
        return max(self.width - self.margins["left"] - self.margins["right"] - self.margins.get("gutter", 0.0), 1.0)


def pages_of(root: _Element) -> list[Page]:
    """Return the sections of a document part in order; one of unknown size when the file states none."""
    pages: list[Page] = []
    for element in root.iter(SECT_PR):
        parent = element.getparent()
        if parent is None or parent.tag not in (P_PR, W + "body") or len(pages) >= MAX_SECTIONS:
            continue
        before = pages[-1] if pages else Page()
        pages.append(_page(element, before))
    return pages or [Page()]


def _page(element: _Element, before: Page) -> Page:
    page = Page(headers=dict(before.headers), footers=dict(before.footers))
    for child in element:
        match child.tag[len(W) :] if child.tag.startswith(W) else "":
            case "pgSz":
                page.width, page.height = _size(child.get(W + "w")), _size(child.get(W + "h"))
                page.landscape = child.get(W + "orient") == "landscape"
            case "pgMar":
                for side in ("top", "bottom", "left", "right", "gutter", "header", "footer"):
                    value = twips_in(child.get(W + side))
                    if value is not None:
                        page.margins[side] = abs(value) if side in ("top", "bottom") else value
            case "titlePg":
                page.title_page = is_on(child)
            case "pgNumType":
                page.page_start, page.page_format = whole(child.get(W + "start")), child.get(W + "fmt")
            case "type":
                page.break_type = child.get(VAL, "nextPage")
            case "headerReference":
                page.headers[child.get(W + "type", "default")] = child.get(R + "id", "")
            case "footerReference":
                page.footers[child.get(W + "type", "default")] = child.get(R + "id", "")
    if page.width is not None and page.height is not None and page.width > page.height:
        page.landscape = True
    return page


def _size(value: str | None) -> float | None:
    size = twips_in(value)
    return size if size is not None and size > 0 else None


def shown(references: dict[str, str], page: Page, even_and_odd: bool) -> dict[str, str | None]:
    """Return which header (or footer) parts a section really shows, by kind.

    ``first`` is there only with a different first page, ``even`` only with different even pages; ``None`` stands for an
    empty one.
    """
    kinds = ["default"]
    if page.title_page:
        kinds.append("first")
    if even_and_odd:
        kinds.append("even")
    return {kind: references.get(kind) for kind in kinds if kind != "default" or kind in references}
