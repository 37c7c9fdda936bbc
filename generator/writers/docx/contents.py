"""A table of contents: Word's own field, its lines filled in, every page number a field that Word and LibreOffice count."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.errors import InputError
from generator.messages import _
from generator.model.body import BodyNode, Contents, Division, Item
from generator.model.document import Appendix, Document
from generator.model.labels import Level
from generator.model.length import mm
from generator.writers.docx.marks import Marks, inserted
from generator.writers.docx.runtime import Xml, xml

UNKNOWN = "…"
"""Stands for a page number until somebody counts the pages."""
SETTING = '<w:updateFields w:val="true"/>'
TITLE = "VBMucLuc"
_OUTLINE = {
    Level.PHAN: 1,
    Level.CHU_HOA: 1,
    Level.CHUONG: 2,
    Level.LA_MA: 2,
    Level.MUC: 3,
    Level.TIEU_MUC: 4,
    Level.DIEU: 5,
    Level.KHOAN: 6,
    Level.KHOAN_CON: 7,
}
"""Level of a heading -> its outline level (from 1), as the styles of the templates have them."""
_INDENTS = {1: 0.0, 2: 0.0, 3: 5.0, 4: 7.5, 5: 7.5, 6: 7.5, 7: 12.5, 8: 15.0, 9: 17.5}
"""Outline level -> millimetres from the left in the table of contents."""
_FIELD = re.compile(
    r"(<w:instrText[^>]*> PAGEREF (_Toc\d+) \\h </w:instrText></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:fldChar "
    r'w:fldCharType="separate"/></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>)([^<]*)(</w:t>)'
)


_LINE = re.compile(r'<w:hyperlink w:anchor="(_Toc\d+)"[^>]*>(.*?)</w:hyperlink>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: outline level (from 1), words, and the bookmark of the heading."""

    level: int
    words: str
    mark: str


class Listed:
    """The headings of a document that its table of contents lists.

    ``first`` begins the numbers of its bookmarks; ``joined`` says that other documents stand in the same file.
    """

    def __init__(self, document: Document, levels: int, marks: Marks, first: int, *, joined: bool) -> None:
        self._marks, self._first, self._joined = marks, first, joined
        found = [*_headings(document.body)]
        shown = sorted({level for level, _node in found})[:levels]
        self._names: dict[int, str] = {}
        self.entries: list[Entry] = []
        for level, node in found:
            if level in shown:
                self._add(node, level, f"{node.label} {node.heading}", first)
        top = shown[0] if shown else 1
        self._top = top
        for appendix in document.appendices:
            words = " ".join(
                filter(None, (f"{appendix.label}." if appendix.label else "", appendix.kind_name, appendix.title))
            )
            if not appendix.separate and words:
                self._add(appendix, top, words, first)
        self.deepest = shown[-1] if shown else 1
        if not self.entries:
            raise InputError(_("mục lục không có gì để liệt kê: văn bản không có đề mục nào"), hint=_("bỏ mục muc_luc"))

    def _add(self, node: Division | Appendix, level: int, words: str, first: int) -> None:
        mark = f"_Toc{900_000_000 + first + len(self.entries)}"
        self._names[id(node)] = mark
        self.entries.append(Entry(level, " ".join(words.split()), mark))

    def label(self, node: BodyNode | Appendix, label: str) -> str:
        """Return the label of a heading, marked when it is listed."""
        name = self._names.get(id(node))
        if name is None or not label:
            return label
        number = int(name[4:])
        opened = self._marks.add(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
        closed = self._marks.add(f'<w:bookmarkEnd w:id="{number}"/>')
        return inserted(label, {0: opened, len(label): closed})

    def appendix(self, appendix: Appendix, label: str) -> str:
        """Return the label of an appendix, marked, with the entry by which Word lists it."""
        name = self._names.get(id(appendix))
        if name is None or not label:
            return label
        words = next(entry.words for entry in self.entries if entry.mark == name).replace('"', "”").replace("\\", "/")
        code = f'TC "{words}" \\l {self._top}'
        piece = _field(code, "").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
        return f"{self.label(appendix, label)}{self._marks.add(piece)}"

    def bounded(self, body: str) -> str:
        """Return the body of one of several documents of a file with the bounds within which its headings are listed."""
        number = 950_000_000 + self._first
        start = f'<w:bookmarkStart w:id="{number}" w:name="vbml_{self._first}"/>'
        return f'{start}{body}<w:bookmarkEnd w:id="{number}"/>' if self._joined else body

    def xml(self, title: str) -> Xml:
        """Return the whole table of contents: its name, the field, and its lines as the result of the field.

        The tab behind the field's name is a blank to Word. LibreOffice does not know the field then, and counts the pages of
        its lines itself, as it does for any reference to a page; inside a field that it knows it leaves them as they are.
        """
        own = f" \\b vbml_{self._first}" if self._joined else ""
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC\t\\o '
            f'"1-{self.deepest}" \\f \\h \\z \\u{own} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = []
        if title:
            lines.append(f'<w:p><w:pPr><w:pStyle w:val="{TITLE}"/></w:pPr><w:r><w:t>{xml(title)}</w:t></w:r></w:p>')
        for number, entry in enumerate(self.entries):
            lines.append(
                f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/></w:pPr>{begin if number == 0 else ""}'
                f'<w:hyperlink w:anchor="{entry.mark}" w:history="1"><w:r><w:t xml:space="preserve">{xml(entry.words)}</w:t></w:r>'
                f"<w:r><w:tab/></w:r>{_field(f'PAGEREF {entry.mark} {chr(92)}h', UNKNOWN)}</w:hyperlink>"
                f"{end if number == len(self.entries) - 1 else ''}</w:p>"
            )
        return Xml("".join(lines))


def of(document: Document) -> Contents | None:
    """Return the table of contents of a document; ``None`` when it has none."""
    return next((node for node in document.body if isinstance(node, Contents)), None)


def styles(line: float) -> dict[str, str]:
    """Return the styles of a table of contents by id, for lines of ``line`` mm."""
    tab = mm(line).twips
    found = {
        TITLE: (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{TITLE}"><w:name w:val="VB Mục lục"/>'
            '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="120"/>'
            '<w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
        )
    }
    for level, indent in _INDENTS.items():
        left = mm(indent).twips
        found[f"TOC{level}"] = (
            f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/><w:basedOn w:val="Normal"/>'
            '<w:next w:val="Normal"/><w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr><w:tabs><w:tab w:val="right" '
            f'w:leader="dot" w:pos="{tab}"/></w:tabs><w:spacing w:before="0" w:after="60"/><w:ind w:left="{left}" '
            'w:firstLine="0"/><w:jc w:val="left"/></w:pPr></w:style>'
        )
    return found


def waits(data: bytes) -> bool:
    """Return whether a .docx of ours has a table of contents whose pages nobody has counted yet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "word/settings.xml" in archive.namelist() and SETTING.encode() in archive.read("word/settings.xml")


def numbered(data: bytes, printed: str) -> bytes:
    """Return a .docx of ours whose table of contents has the page numbers of ``printed``, the lines of it as they stand on paper.

    Word is not asked to count again then. A line that is not found keeps what it had, and Word is asked.
    """
    source = zipfile.ZipFile(io.BytesIO(data))
    page = source.read("word/document.xml").decode()
    pages = _pages(page, printed)
    whole = len(pages) == len(_LINE.findall(page))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = _FIELD.sub(lambda m: f"{m[1]}{pages.get(m[2], m[3])}{m[4]}", page).encode()
            elif entry.filename == "word/settings.xml" and whole:
                content = content.replace(SETTING.encode(), b"")
            made.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _pages(page: str, printed: str) -> dict[str, str]:
    """Return the page of each line by its bookmark; the lines stand in ``printed`` in their order, a long one on several."""
    lines = " ".join(printed.split())
    found: dict[str, str] = {}
    last = 0
    for mark, line in _LINE.findall(page):
        words = re.search(r"<w:t[^>]*>([^<]*)</w:t>", line)
        wanted = " ?".join(map(re.escape, html.unescape(words[1]).split())) if words else ""
        number = re.compile(rf"{wanted}[.…·_ ]*(\d{{1,4}})(?= |$)").search(lines, last) if wanted else None
        if number is not None:
            found[mark], last = number[1], number.end()
    return found


def _headings(nodes: Sequence[BodyNode]) -> Iterator[tuple[int, Division]]:
    waiting = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            continue
        if isinstance(node, Division) and node.level in _OUTLINE and node.heading:
            yield _OUTLINE[node.level], node
        if isinstance(node, (Division, Item)):
            waiting.append(iter(node.children))


def _field(code: str, shown: str) -> str:
    result = f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>' if shown else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {xml(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
