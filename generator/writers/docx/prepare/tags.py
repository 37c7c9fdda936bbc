"""Finds the tags of a template: whole again where Word split them into runs, each with its place and what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.vietnamese.text import INVISIBLE
from generator.writers.docx.prepare.opening import NS, W

# A tag has an end within reach: without a limit, a file of beginnings alone would be searched for ever.
TAG = re.compile(r"\{\{.{0,600}?\}\}|\{%.{0,600}?%\}|\{#.{0,600}?#\}", re.DOTALL)
_INNER = re.compile(r"(\{[{%#])(p|tr|tc|r)?(?![A-Za-z0-9_])[-+]?\s*(.*?)\s*[-+]?([}%#]\})", re.DOTALL)
_FOR = re.compile(r"for\s+(\w+)\s+in\s+(.+)", re.DOTALL)
_QUOTES = {
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
    **dict.fromkeys(map(ord, INVISIBLE)),
    0xA0: " ",
}
"""What Word types in the place of plain quotes and spaces, and what takes no room."""
_CLOSERS = {"endfor": "for", "endif": "if"}


@dataclass(slots=True)
class Tag:
    """One tag. ``scope`` is what docxtpl repeats or removes with it ("p", "tr", "tc", "r" or ""); ``code`` the words inside.

    ``loops`` maps the loop variables in force to the names they run over, outermost first.
    """

    text: str
    code: str
    scope: str
    element: etree._Element
    paragraph: etree._Element
    part: str
    loops: dict[str, str] = field(default_factory=dict)

    @property
    def statement(self) -> bool:
        """Whether the tag is a statement ({% … %}) and not a value."""
        return self.text.startswith("{%")

    @property
    def name(self) -> str:
        """What a value tag prints, with loop variables replaced: "co_quan[]" for ``{{ dong }}`` in ``for dong in co_quan``."""
        return resolve(self.code, self.loops)


def resolve(code: str, loops: dict[str, str]) -> str:
    """Return a dotted name with its loop variable replaced by the list it runs over; other code comes back as it is."""
    head, dot, rest = code.partition(".")
    if head in loops:
        return f"{loops[head]}[]{dot}{rest}"
    return code


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield every paragraph of a part, those in text boxes after their anchor."""
    yield from root.iter(f"{W}p")


def own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """Return the text elements of a paragraph, without those of text boxes anchored in it."""
    return [element for element in paragraph.iter(f"{W}t") if next(element.iterancestors(f"{W}p"), None) is paragraph]


def words(paragraph: etree._Element) -> str:
    """Return the words of a paragraph, tags included."""
    return "".join(element.text or "" for element in own_texts(paragraph))


def settle(root: etree._Element) -> None:
    """Make every tag of a part stand whole in one text element, with straight quotes, and drop what only Word needs.

    The old drawing beside a new one (``mc:Fallback``) goes too: its copy of a text box or a line would keep the tags.
    """
    for fallback in list(root.iter(f"{{{NS['mc']}}}Fallback")):
        parent = fallback.getparent()
        if parent is not None:
            parent.remove(fallback)
    for name in ("proofErr", "lastRenderedPageBreak", "softHyphen"):
        for element in list(root.iter(f"{W}{name}")):
            parent = element.getparent()
            if parent is not None and not (element.tail or "").strip():
                parent.remove(element)
    for name in ("dataBinding", "showingPlcHdr"):
        # A content control bound to data of its own would show those again in the place of what is filled in.
        for element in list(root.iter(f"{W}{name}")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    for element in root.iter():
        if isinstance(element.tag, str):
            for attribute in [name for name in element.attrib if str(name).startswith(f"{W}rsid")]:
                del element.attrib[attribute]
    for paragraph in paragraphs(root):
        _gather(own_texts(paragraph))


def _gather(texts: list[etree._Element]) -> None:
    whole = "".join(element.text or "" for element in texts)
    if "{" not in whole:
        return
    starts, at = [], 0
    for element in texts:
        starts.append(at)
        at += len(element.text or "")
    pieces = [list(element.text or "") for element in texts]
    for found in TAG.finditer(whole):
        first = _holder(starts, found.start())
        for position in range(found.start(), found.end()):
            holder = _holder(starts, position)
            pieces[holder][position - starts[holder]] = ""
        pieces[first][found.start() - starts[first]] = found[0].translate(_QUOTES)
    for element, piece in zip(texts, pieces, strict=True):
        element.text = "".join(piece)
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _holder(starts: list[int], position: int) -> int:
    """Return the number of the text element that holds a position of the whole text; empty elements hold nothing."""
    low, high = 0, len(starts)
    while high - low > 1:
        middle = (low + high) // 2
        if starts[middle] <= position:
            low = middle
        else:
            high = middle
    return low


def scan(root: etree._Element, part: str) -> list[Tag]:
    """Return the tags of a settled part in reading order, with the loops they stand in."""
    found: list[Tag] = []
    loops: list[tuple[str, str, str]] = []
    for paragraph in paragraphs(root):
        for element in own_texts(paragraph):
            for match in TAG.finditer(element.text or ""):
                tag = _tag(match[0], element, paragraph, part)
                if tag.statement:
                    _follow(tag, loops)
                tag.loops = {variable: over for kind, variable, over in loops if kind == "for"}
                found.append(tag)
    return found


def _tag(text: str, element: etree._Element, paragraph: etree._Element, part: str) -> Tag:
    match = _INNER.fullmatch(text)
    scope, code = (match[2] or "", match[3]) if match else ("", text[2:-2].strip())
    return Tag(text, code, scope, element, paragraph, part)


def _follow(tag: Tag, loops: list[tuple[str, str, str]]) -> None:
    word = tag.code.split(maxsplit=1)[0] if tag.code else ""
    if match := _FOR.fullmatch(tag.code):
        names = {variable: over for kind, variable, over in loops if kind == "for"}
        loops.append(("for", match[1], resolve(match[2].strip(), names)))
    elif word == "if":
        loops.append(("if", "", ""))
    elif word in _CLOSERS:
        for number in range(len(loops) - 1, -1, -1):
            if loops[number][0] == _CLOSERS[word]:
                del loops[number:]
                break
