"""What can be referred to inside a document ("khoản 2 Điều 3", "Phụ lục II", "Bảng 1"): found, counted, said in words.

A node that carries a name (``ma``) is a target. Its words follow from the labels as they are printed, or from its place
among the tables, charts and pictures: they are right wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model.body import BodyNode, Chart, Contents, Division, Image, Item, Paragraph, Table
from generator.model.document import Appendix, Document
from generator.model.labels import Level

Path = tuple[str | int, ...]
_BODY, _APPENDICES = "noi_dung", "phu_luc"
_WORDS = {
    Level.PHAN: "Phần",
    Level.CHUONG: "Chương",
    Level.MUC: "Mục",
    Level.TIEU_MUC: "Tiểu mục",
    Level.DIEU: "Điều",
    Level.CHU_HOA: "Phần",
    Level.LA_MA: "Mục",
    Level.KHOAN: "khoản",
    Level.KHOAN_CON: "khoản",
    Level.DIEM: "điểm",
    Level.DIEM_CON: "điểm",
}
"""Level -> the word before its number in a reference; a dash or a plus has no number."""
_HOLDS_PARENT = {Level.KHOAN_CON: Level.KHOAN, Level.DIEM_CON: Level.DIEM}
"""Levels whose number says the one above it: "1.2", "a.1"."""
_LEADING = re.compile(r"^\s*(?:Điều|Chương|Tiểu mục|Mục|Phần|Khoản|Phụ lục(?:\s+số)?)\s+", re.IGNORECASE)
_NUMBER_END = " .:/)-–"
SERIES = {Table: "Bảng", Chart: "Biểu đồ", Image: "Hình"}
"""What is counted through the document, by the word before its number."""
_NUMBERED = {word: re.compile(rf"{word}\s+(\d+)\s*[.:]?\s*(.*)", re.IGNORECASE | re.DOTALL) for word in SERIES.values()}


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered piece of a reference: "khoản" and "2". ``at`` is the way of keys to what carries the number."""

    word: str
    number: str
    at: Path


@dataclass(frozen=True, slots=True)
class Target:
    """Something with a name. ``parts`` are its own number and those of what it stands in, innermost first."""

    name: str
    at: Path
    parts: tuple[Part, ...]
    appendix: int | None = None

    @property
    def number(self) -> str:
        """Its own number alone: "2", "II", "a"."""
        return self.parts[0].number


@dataclass(slots=True)
class Targets:
    """The targets of a document by name; ``double`` are names given twice, with both places; ``nameless`` cannot have one."""

    by_name: dict[str, Target] = field(default_factory=dict)
    double: list[tuple[str, Path, Path]] = field(default_factory=list)
    nameless: list[tuple[str, Path]] = field(default_factory=list)
    counted: dict[Path, tuple[str, int]] = field(default_factory=dict)
    """Way of keys of each counted table, chart and picture -> its word and number ("Bảng", 2)."""
    captions: dict[Path, str] = field(default_factory=dict)
    """Way of keys of each of them that has a name -> its caption with the right number."""
    miscounted: list[tuple[Path, str, int]] = field(default_factory=list)
    """Captions typed with another number than the one by their place: way, words ("Bảng 3"), the right number."""
    appendices: dict[int, Part] = field(default_factory=dict)

    def words(self, target: Target, here: int | None) -> str:
        """Return a target in words for a text that stands in the appendix ``here`` (``None``: the main text)."""
        return " ".join(f"{part.word} {part.number}".strip() for part in self.parts(target, here))

    def parts(self, target: Target, here: int | None) -> tuple[Part, ...]:
        """Return the numbered pieces of these words."""
        outside = target.appendix is not None and target.appendix != here
        own = self.appendices.get(target.appendix) if outside and target.appendix is not None else None
        if own is None or target.parts[0] is own:
            return target.parts
        return (*target.parts, own)


def has_names(document: Document) -> bool:
    """Return whether anything in a document has a name."""
    waiting: list[Sequence[BodyNode]] = [document.body]
    for appendix in document.appendices:
        if appendix.ref:
            return True
        waiting.append(appendix.body)
    while waiting:
        for node in waiting.pop():
            if isinstance(node, (Paragraph, Contents)):
                continue
            if node.ref:
                return True
            if isinstance(node, (Division, Item)) and node.children:
                waiting.append(node.children)
    return False


def nodes(document: Document) -> Iterator[tuple[Path, int | None, BodyNode]]:
    """Yield every body node with its way of keys and the appendix it stands in, in reading order."""
    yield from _below(document.body, (_BODY,), None)
    for number, appendix in enumerate(document.appendices):
        yield from _below(appendix.body, (_APPENDICES, number, _BODY), number)


def _below(found: Sequence[BodyNode], path: Path, appendix: int | None) -> Iterator[tuple[Path, int | None, BodyNode]]:
    waiting = [(path, iter(enumerate(found)))]
    while waiting:
        here, following = waiting[-1]
        step = next(following, None)
        if step is None:
            waiting.pop()
            continue
        number, node = step
        yield (*here, number), appendix, node
        if isinstance(node, (Division, Item)):
            waiting.append(((*here, number, _BODY), iter(enumerate(node.children))))


def targets(document: Document) -> Targets:
    """Return everything in a document that has a name, counted by where it stands now."""
    found = Targets()
    for number, appendix in enumerate(document.appendices):
        found.appendices[number] = _appendix_part(appendix, (_APPENDICES, number))
        if appendix.ref:
            _add(found, Target(appendix.ref, (_APPENDICES, number), (found.appendices[number],), number))
    above: dict[Path, Part | None] = {}
    levels: dict[Path, Level] = {}
    counted = found.counted = _counted(document)
    for path, where, node in nodes(document):
        if isinstance(node, (Division, Item)):
            word = _WORDS.get(node.level)
            number_text = number_of(node.label)
            levels[path] = node.level
            above[path] = Part(word, number_text, path) if word and number_text else None
            if node.ref and above[path] is not None:
                _add(found, Target(node.ref, path, tuple(_chain(path, above, levels)), where))
            elif node.ref:
                found.nameless.append((node.ref, path))
        elif isinstance(node, (Table, Chart, Image)) and path in counted:
            word, count = counted[path]
            typed = _NUMBERED[word].fullmatch(_caption(node))
            words = typed[2] if typed else _caption(node)
            if node.ref:
                found.captions[path] = f"{word} {count}. {words}".rstrip(". ") if words else f"{word} {count}"
                _add(found, Target(node.ref, path, (Part(word, str(count), path),), None))
            elif typed and int(typed[1]) != count:
                found.miscounted.append((path, f"{word} {typed[1]}", count))
    return found


def number_of(label: str) -> str:
    """Return the number that a printed label carries: "Điều 3." is "3", "a)" is "a", "(1)" is "1"; "" for a dash."""
    bare = _LEADING.sub("", label).strip().lstrip("(").rstrip(_NUMBER_END).strip()
    return bare if any(letter.isalnum() for letter in bare) else ""


def _chain(path: Path, above: dict[Path, Part | None], levels: dict[Path, Level]) -> Iterator[Part]:
    """Yield the numbered pieces from a node outwards, as a reference says them: an article needs no chapter."""
    own = above[path]
    assert own is not None
    held = {_HOLDS_PARENT.get(levels[path])}
    outer = [one for one in _ancestors(path) if one in levels]
    lone = levels[path] in (Level.KHOAN, Level.KHOAN_CON) and not any(above[one] for one in outer)
    yield Part("mục", own.number, own.at) if lone else own
    if levels[path] is Level.DIEU:
        return
    for one in outer:
        part = above[one]
        if part is None or levels[one] in held:
            continue
        top = levels[one] in (Level.KHOAN, Level.KHOAN_CON) and not any(
            above[up] for up in _ancestors(one) if up in levels
        )
        yield Part("mục", part.number, part.at) if top else part
        held.add(_HOLDS_PARENT.get(levels[one]))
        if levels[one] is Level.DIEU:
            return


def _ancestors(path: Path) -> Iterator[Path]:
    while len(path) > 2:
        path = path[:-2]
        yield path


def _appendix_part(appendix: Appendix, path: Path) -> Part:
    if appendix.label:
        return Part("Phụ lục", number_of(f"{appendix.label} "), path)
    name = appendix.kind_name.strip()
    return Part(name[:1].upper() + name[1:].lower() if name else "Phụ lục", "", path)


def _caption(node: Table | Chart | Image) -> str:
    return (node.name if isinstance(node, Chart) else node.caption).strip()


def _counted(document: Document) -> dict[Path, tuple[str, int]]:
    """Return the tables, charts and pictures that have a number: those with a name, and those typed with one beside them."""
    named: set[str] = set()
    found: list[tuple[Path, str]] = []
    for path, _where, node in nodes(document):
        if isinstance(node, (Table, Chart, Image)):
            word = SERIES[type(node)]
            if node.ref:
                named.add(word)
            if node.ref or _NUMBERED[word].fullmatch(_caption(node)):
                found.append((path, word))
    counts: dict[str, int] = {}
    counted = {}
    for path, word in found:
        if word in named:
            counts[word] = counts.get(word, 0) + 1
            counted[path] = word, counts[word]
    return counted


def _add(found: Targets, target: Target) -> None:
    first = found.by_name.setdefault(target.name, target)
    if first is not target:
        found.double.append((target.name, target.at, first.at))
