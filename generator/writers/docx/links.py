"""References inside a document as Word keeps them: bookmarks around numbers, fields that repeat them, one link around the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.body import BodyNode, Reference
from generator.model.crossref import Part, Path, Targets, nodes, number_of, targets
from generator.model.document import Appendix, Document
from generator.writers.docx.marks import LOOK, inserted
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.runtime import xml

MARK, INNER = "vb", "vbs"
"""Beginnings of the bookmarks' names: of what has a name, and of what it stands in."""
_SERIES = {"Bảng": "Bang", "Biểu đồ": "Bieu_do", "Hình": "Hinh"}
"""Word before a counted caption -> the name under which Word counts it."""
_NUMBER = re.compile(r"\d+")


class Links:
    """The bookmarks and references of one document. ``pictures`` takes in the marks that stand for them."""

    def __init__(self, document: Document, pictures: Pictures) -> None:
        self._pictures = pictures
        self._targets: Targets = targets(document)
        self._paths: dict[int, Path] = {}
        self._names: dict[Path, str] = {}
        apart = {number for number, appendix in enumerate(document.appendices) if appendix.separate}
        used = {part.at for target in self._targets.by_name.values() for part in self._targets.parts(target, -1)}
        for path, where, node in nodes(document):
            self._paths[id(node)] = path
            if where not in apart:
                self._name(path, getattr(node, "ref", ""), used)
        for number, appendix in enumerate(document.appendices):
            self._paths[id(appendix)] = ("phu_luc", number)
            if number not in apart:
                self._name(("phu_luc", number), appendix.ref, used)

    def _name(self, path: Path, name: str, used: set[Path]) -> None:
        if path in used:
            inner = f"{INNER}{self._pictures.mark}_{len(self._names) + 1}"
            self._names[path] = f"{MARK}{self._pictures.mark}_{name}" if name else inner

    def label(self, node: BodyNode, label: str) -> str:
        """Return a printed label whose number is marked, when something refers to it."""
        return self._bookmarked(self._paths.get(id(node), ()), label, _number_at(label))

    def appendix(self, appendix: Appendix, label: str) -> str:
        """Return the label of an appendix whose number (or all of it) is marked, when something refers to it."""
        found = re.search(r"(?i)(?<=phụ lục\s)(?:số\s+)?([IVXLC]+|\d+)\W*$", label)
        return self._bookmarked(self._paths.get(id(appendix), ()), label, found.span(1) if found else (0, len(label)))

    def caption(self, node: BodyNode, caption: str) -> str:
        """Return the caption of a counted table, chart or picture: its number is counted by Word, and marked."""
        path = self._paths.get(id(node), ())
        word, count = self._targets.counted.get(path, ("", 0))
        found = _NUMBER.search(caption, len(word)) if word and caption.lower().startswith(word.lower()) else None
        if found is None or found[0] != str(count):
            return caption
        field = _field(f"SEQ {_SERIES[word]} \\* ARABIC", found[0])
        name = self._names.get(path)
        piece = f"{self._opened(name)}{field}{self._closed()}" if name else field
        mark = self._pictures.marks.add(piece)
        return f"{caption[: found.start()]}{mark}{caption[found.end() :]}"

    def reference(self, reference: Reference) -> str:
        """Return the XML of a reference: its words, one link, its numbers fields that repeat those of the target."""
        target = self._targets.by_name.get(reference.to)
        runs = "".join(self._runs(reference.text, self._targets.parts(target, -1) if target else ()))
        name = self._names.get(target.at) if target else None
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>' if name else runs

    def _runs(self, text: str, parts: tuple[Part, ...]) -> Iterator[str]:
        last = 0
        for part in parts:
            name = self._names.get(part.at)
            found = re.compile(rf"(?<!\w){re.escape(part.number)}(?!\w)").search(text, last) if part.number else None
            if name is None or found is None:
                continue
            if found.start() > last:
                yield _run(text[last : found.start()])
            yield _field(f"REF {name} \\* MERGEFORMAT", found[0])
            last = found.end()
        if last < len(text):
            yield _run(text[last:])

    def _bookmarked(self, path: Path, text: str, span: tuple[int, int]) -> str:
        name = self._names.get(path)
        if name is None or not text:
            return text
        opened, closed = self._pictures.marks.add(self._opened(name)), self._pictures.marks.add(self._closed())
        return inserted(text, {span[0]: opened, span[1]: closed})

    def _opened(self, name: str) -> str:
        self._number = self._pictures.next_bookmark()
        return f'<w:bookmarkStart w:id="{self._number}" w:name="{name}"/>'

    def _closed(self) -> str:
        return f'<w:bookmarkEnd w:id="{self._number}"/>'


def _number_at(label: str) -> tuple[int, int]:
    number = number_of(label)
    start = label.rfind(number) if number else 0
    return start, start + len(number or label)


def _run(text: str) -> str:
    return f'<w:r>{LOOK}<w:t xml:space="preserve">{xml(text)}</w:t></w:r>'


def _field(code: str, shown: str) -> str:
    return (
        f'<w:r>{LOOK}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{LOOK}<w:instrText xml:space="preserve"> {code} </w:instrText>'
        f'</w:r><w:r>{LOOK}<w:fldChar w:fldCharType="separate"/></w:r>{_run(shown)}'
        f'<w:r>{LOOK}<w:fldChar w:fldCharType="end"/></w:r>'
    )
