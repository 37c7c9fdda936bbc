"""A fault of a template, and the place of a paragraph in words that an office knows."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.messages import _
from generator.model.problem import Severity
from generator.writers.docx.prepare.opening import NS, W

_PARTS = {
    "hdr": "đầu trang",
    "ftr": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
}


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One fault of a template.

    ``place`` is where ("thân văn bản, bảng 1, hàng 2, ô 1, đoạn 1"), ``tag`` the words of the tag, ``proposal`` the nearest
    right name or ``None``. An ``ERROR`` makes documents wrong or impossible; a ``WARNING`` only leaves something out.
    """

    source: str
    place: str
    message: str
    severity: Severity = Severity.ERROR
    tag: str = ""
    proposal: str | None = None

    @property
    def described(self) -> str:
        """The message, with the words of the tag where it does not hold them itself."""
        return f"{self.message} “{self.tag}”" if self.tag and self.tag not in self.message else self.message

    def __str__(self) -> str:
        line = f"{self.source}: {self.place}: {self.described}" if self.place else f"{self.source}: {self.described}"
        return f"{line} — {_('Gợi ý')}: {self.proposal}" if self.proposal else line


class Places:
    """The places of one part's paragraphs, as an office counts them."""

    def __init__(self, root: etree._Element, part: str) -> None:
        name = etree.QName(root).localname
        self._head = (
            _("thân văn bản") if name == "document" else f"{_(_PARTS.get(name, name))} ({part.rpartition('/')[2]})"
        )
        container = root.find(f"{W}body") if name == "document" else root
        self._root = root if container is None else container
        self._tables = {table: number for number, table in enumerate(self._root.iter(f"{W}tbl"), start=1)}

    def of(self, paragraph: etree._Element) -> str:
        """Return the place of a paragraph."""
        words = [self._head]
        box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
        if box is not None:
            anchor = next(box.iterancestors(f"{W}p"), None)
            if anchor is not None:
                words += self._inside(anchor)
            words.append(_("hộp chữ{name}").format(name=_box_name(box)))
        words += self._inside(paragraph, stop=box)
        return ", ".join(words)

    def _inside(self, paragraph: etree._Element, stop: etree._Element | None = None) -> list[str]:
        words = []
        cell = next((one for one in paragraph.iterancestors(f"{W}tc", f"{W}txbxContent")), None)
        if cell is not None and cell.tag == f"{W}tc" and cell is not stop:
            row = cell.getparent()
            table = None if row is None else row.getparent()
            if row is not None and table is not None:
                words += [
                    _("bảng {n}").format(n=self._tables.get(table, 1)),
                    _("hàng {n}").format(n=_number_among(row, f"{W}tr")),
                    _("ô {n}").format(n=_number_among(cell, f"{W}tc")),
                ]
        words.append(_("đoạn {n}").format(n=_number_among(paragraph, f"{W}p")))
        return words


def _number_among(element: etree._Element, tag: str) -> int:
    return 1 + sum(1 for _sibling in element.itersiblings(tag, preceding=True))


def _box_name(box: etree._Element) -> str:
    holder = next((one for one in box.iterancestors(f"{{{NS['wp']}}}inline", f"{{{NS['wp']}}}anchor")), None)
    name = None if holder is None else holder.find(f"{{{NS['wp']}}}docPr")
    return f" “{name.get('name')}”" if name is not None and name.get("name") else ""
