"""References inside a document, written as names ("[[nop_ho_so]]") and printed with the numbers as they stand now."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model import BodyNode, Cell, Chart, Contents, Division, Document, Image, Item, Paragraph, Table
from generator.model.body import Note, Reference, find_words
from generator.model.crossref import Path, Target, Targets, has_names, targets
from generator.model.location import Location

MARK = re.compile(r"\[\[([a-z][a-z0-9_]{0,35})(:so)?\]\]")
"""A place in a text for a reference: ``[[ten]]`` in words, ``[[ten:so]]`` its number alone."""
T = TypeVar("T", Paragraph, Item, Division, Cell)
_BODY, _APPENDICES = "noi_dung", "phu_luc"


def named(text: str) -> bool:
    """Return whether the text of an input may hold a reference or a name at all."""
    return "[[" in text or "dan_chieu" in text or re.search(r"\bma\b", text) is not None


def resolve(document: Document, *, source: str) -> Document:
    """Return ``document`` with every reference in words and every named caption with its number.

    Raises :class:`InputError` or :class:`ErrorGroup`, each with its way of keys in ``source``: a name that nothing has (with
    the nearest one), a name given twice, a name on what has no number, a number typed beside counted ones that is wrong.
    """
    work = _Work(document, source)
    whole = work.run()
    if not work.errors:
        for path, mark in _left(whole.model_dump(by_alias=True), ()):
            work.fail(_("không dẫn chiếu được ở đây: {mark}").format(mark=mark), path, _("viết rõ bằng chữ"))
    if work.errors:
        raise work.errors[0] if len(work.errors) == 1 else ErrorGroup(work.errors)
    return whole


def plain(document: Document) -> Document:
    """Return a document whose references are words like any others: for what is derived from it, where they lead nowhere."""
    appendices = tuple(
        appendix.model_copy(update={"ref": "", "body": _plain(appendix.body)}) for appendix in document.appendices
    )
    return document.model_copy(update={"body": _plain(document.body), "appendices": appendices})


def _plain(found: Iterable[BodyNode]) -> tuple[BodyNode, ...]:
    return tuple(_plain_node(node) for node in found)


def _plain_node(node: BodyNode) -> BodyNode:
    changed: dict[str, Any] = {}
    if isinstance(node, Table) and any(cell.references for row in node.rows for cell in row):
        changed["rows"] = tuple(
            tuple(cell.model_copy(update={"references": ()}) if cell.references else cell for cell in row)
            for row in node.rows
        )
    if isinstance(node, (Division, Item)) and node.children:
        changed["children"] = _plain(node.children)
    if isinstance(node, (Paragraph, Division, Item)) and node.references:
        changed["references"] = ()
    if not isinstance(node, (Paragraph, Contents)) and node.ref:
        changed["ref"] = ""
    return node.model_copy(update=changed) if changed else node


class _Work:
    def __init__(self, document: Document, source: str) -> None:
        self.document, self.source = document, source
        self.targets: Targets = targets(document) if has_names(document) else Targets()
        self.errors: list[GeneratorError] = []
        for name, at, first in self.targets.double:
            self.fail(_("mã “{name}” đã dùng ở {place}").format(name=name, place=_shown(first)), (*at, "ma"))
        for name, at in self.targets.nameless:
            self.fail(_("không đặt mã “{name}” được: mục này không có số để dẫn chiếu").format(name=name), (*at, "ma"))
        for at, words, count in self.targets.miscounted:
            self.fail(
                _("tên ghi “{words}” nhưng theo thứ tự là số {count}").format(words=words, count=count),
                at,
                _("sửa số, hoặc đặt mã (ma) để số tự đúng"),
            )

    def run(self) -> Document:
        document = self.document
        changed: dict[str, Any] = {
            "body": self.nodes(document.body, (_BODY,), None),
            "bases": tuple(
                basis.model_copy(update={"text": self.text(basis.text, ("can_cu", at), None)})
                for at, basis in enumerate(document.bases)
            ),
        }
        appendices = []
        for number, appendix in enumerate(document.appendices):
            path: Path = (_APPENDICES, number)
            appendices.append(
                appendix.model_copy(
                    update={
                        "body": self.nodes(appendix.body, (*path, _BODY), number),
                        "title": self.text(appendix.title, (*path, "tieu_de"), number),
                        "reference": self.text(appendix.reference, (*path, "kem_theo"), number),
                    }
                )
            )
        return document.model_copy(update={**changed, "appendices": tuple(appendices)})

    def nodes(self, found: Iterable[BodyNode], path: Path, where: int | None) -> tuple[BodyNode, ...]:
        return tuple(self.node(node, (*path, number), where) for number, node in enumerate(found))

    def node(self, node: BodyNode, path: Path, where: int | None) -> BodyNode:
        if isinstance(node, Table):
            rows = tuple(
                tuple(
                    self.worded(cell, "text", (*path, "bang", at, column), where) if _asks(cell.text, cell) else cell
                    for column, cell in enumerate(row)
                )
                for at, row in enumerate(node.rows)
            )
            caption = self.targets.captions.get(path) or node.caption
            return node.model_copy(update={"rows": rows, "caption": self.text(caption, (*path, "ten_bang"), where)})
        if isinstance(node, Chart):
            name = self.targets.captions.get(path) or node.name
            return node.model_copy(update={"name": self.text(name, (*path, "bieu_do"), where)})
        if isinstance(node, Image):
            caption = self.targets.captions.get(path) or node.caption
            return node.model_copy(update={"caption": self.text(caption, (*path, "ten_hinh"), where)})
        if isinstance(node, Contents):
            return node
        if isinstance(node, Paragraph):
            return self.worded(node, "text", path, where)
        children = self.nodes(node.children, (*path, _BODY), where)
        if isinstance(node, Division):
            return self.worded(node.model_copy(update={"children": children}), "heading", path, where)
        heading = self.text(node.heading, (*path, "tieu_de"), where)
        return self.worded(node.model_copy(update={"children": children, "heading": heading}), "text", path, where)

    def text(self, text: str, path: Path, where: int | None) -> str:
        """Return a text in which references are plain words."""
        return self.replaced(text, (), path, where)[0] if "[[" in text else text

    def worded(self, node: T, name: str, path: Path, where: int | None) -> T:
        """Return a node whose words have their references in words, and know which of them are references."""
        text: str = getattr(node, name)
        if not _asks(text, node):
            return node
        new, references = self.replaced(text, node.references, path, where)
        changed: dict[str, Any] = {name: new, "references": references}
        notes = tuple(self.note(note, new, path, where) for note in node.notes)
        if notes:
            changed["notes"] = notes
        if isinstance(node, (Paragraph, Item)) and node.emphasis:
            changed["emphasis"] = tuple(
                one.model_copy(update={"text": self.phrase(one.text, new, path, where)}) for one in node.emphasis
            )
        return node.model_copy(update=changed)

    def note(self, note: Note, text: str, path: Path, where: int | None) -> Note:
        return note.model_copy(
            update={"text": self.text(note.text, path, where), "after": self.phrase(note.after, text, path, where)}
        )

    def phrase(self, phrase: str, text: str, path: Path, where: int | None) -> str:
        """Return a phrase of a text, itself already in words; inside a sentence it does not begin with a capital."""
        words = self.text(phrase, path, where)
        return words if words in text else words[:1].lower() + words[1:]

    def replaced(
        self, text: str, given: tuple[Reference, ...], path: Path, where: int | None
    ) -> tuple[str, tuple[Reference, ...]]:
        """Return ``text`` with marks and the words of ``given`` references replaced, and all its references in order."""
        spans: list[tuple[int, int, str, str | None]] = [
            (found.start(), found.end(), found[1], "" if found[2] else None) for found in MARK.finditer(text)
        ]
        last = 0
        for one in given:
            start = find_words(text, one.text, last)
            if start >= 0:
                last = start + len(one.text)
                spans.append((start, last, one.to, one.text))
        new, end, after = "", 0, 0
        references: list[Reference] = []
        for start, stop, name, words in sorted(spans, key=lambda span: span[0]):
            target = self.target(name, path) if start >= end else None
            if target is None:
                continue
            new += text[end:start]
            end = stop
            said = self.said(target, words, where)
            if (words is None and _opens(new)) or (words or "")[:1].isupper():
                said = said[:1].upper() + said[1:]
            at = len(new)
            new += said
            known = _known(new, said, at, after)
            if known is not None:
                references.append(Reference(text=known, to=name))
                after = len(new)
        return new + text[end:], tuple(references)

    def said(self, target: Target, words: str | None, where: int | None) -> str:
        """Return a target in words: whole (``None``), its number alone (""), or as the ``words`` that stood for it did."""
        whole = self.targets.words(target, where)
        if words is None:
            return whole
        *before, _number = words.split(" ")
        alone = not before or (len(before) == 1 and len(self.targets.parts(target, where)) > 1)
        return " ".join((*before, target.number)) if alone else whole

    def target(self, name: str, path: Path) -> Target | None:
        found = self.targets.by_name.get(name)
        if found is None:
            near = difflib.get_close_matches(name, self.targets.by_name, n=1)
            hint = None
            if near:
                hint = _("có phải “{name}”?").format(name=near[0])
            elif self.targets.by_name:
                hint = _("các mã đã đặt: {names}").format(names=", ".join(sorted(self.targets.by_name)[:10]))
            else:
                hint = _("đặt khoá “ma” ở điều, khoản, bảng, hình được dẫn chiếu")
            self.fail(_("không có gì mang mã “{name}” để dẫn chiếu").format(name=name), path, hint)
        return found

    def fail(self, message: str, path: Path, hint: str | None = None) -> None:
        self.errors.append(InputError(message, at=Location(self.source, path=path), hint=hint))


def _left(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the references that are still names, in texts that cannot hold one (a title, an addressee), with their way of keys."""
    if isinstance(value, str):
        yield from ((path, found[0]) for found in MARK.finditer(value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _left(inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from _left(inner, (*path, number))


def _asks(text: str, node: Paragraph | Item | Division | Cell) -> bool:
    return "[[" in text or bool(node.references) or any("[[" in note.text for note in node.notes)


def _known(text: str, words: str, at: int, after: int) -> str | None:
    """Return the words by which the reference at ``at`` is found again from ``after`` on: its own, or those of a number with
    the word before it; ``None`` when the same words stand there earlier."""
    if find_words(text, words, after) == at:
        return words
    before = text[after:at].rstrip(" ").rpartition(" ")[2]
    longer = f"{before} {words}"
    if words.isalnum() and before.isalpha() and find_words(text, longer, after) == at - len(before) - 1:
        return longer
    return None


def _opens(before: str) -> bool:
    """Return whether what follows these words begins a sentence."""
    bare = before.rstrip(' "“(')
    return not bare or bare.endswith((".", "!", "?", "\n"))


def _shown(path: Path) -> str:
    return "/".join(map(str, path))
