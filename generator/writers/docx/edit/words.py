"""The words of a paragraph's XML, character by character, as the layout shows them; replacing some of them."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from generator.writers.docx.edit.spans import W_URIS

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def local(element: _Element) -> str:
    """Return the local name of a WordprocessingML element; "" for anything else."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    uri, brace, name = tag[1:].partition("}")
    return name if brace and uri in W_URIS else ""


def w(element: _Element, name: str) -> str:
    """Return the qualified name ``w:name`` in the namespace that ``element`` itself uses."""
    return f"{{{element.tag[1:].partition('}')[0]}}}{name}"


@dataclass(slots=True)
class Letter:
    """One character of the paragraph's text: the element that prints it, and its place in that element's text."""

    character: str
    element: _Element
    offset: int


def runs(paragraph: _Element) -> list[_Element]:
    """Return all ``w:r`` of a paragraph in document order, nested ones too: what ``r3`` of an address counts."""
    return [element for element in paragraph.iter() if local(element) == "r"]


def letters(paragraph: _Element) -> list[Letter] | None:
    """Return the characters that the paragraph prints; ``None`` for what is not followed here (fields' codes, formulas).

    Deleted words, text boxes and field codes are left out, as the layout leaves them out.
    """
    found: list[Letter] = []
    # One entry for each open field: whether its result has begun. Before that, everything is code.
    fields: list[bool] = []
    for run in _shown_runs(paragraph):
        if run is None:
            return None
        for child in run:
            name = local(child)
            if name == "fldChar":
                _follow(fields, child.get(w(child, "fldCharType")))
            elif not all(fields):
                continue
            elif name == "t":
                found += [Letter(c, child, at) for at, c in _text_of(child)]
            elif name in _SINGLE:
                found.append(Letter(_SINGLE[name], child, 0))
            elif name in ("sym", "ruby", "pgNum"):
                return None
    return found


_SINGLE = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""Elements of a run that print one character."""


def _follow(fields: list[bool], mark: str | None) -> None:
    if mark == "begin":
        fields.append(False)
    elif mark == "separate" and fields:
        fields[-1] = True
    elif mark == "end" and fields:
        fields.pop()


def _shown_runs(parent: _Element) -> Iterator[_Element | None]:
    for child in parent:
        name = local(child)
        if name == "r":
            yield child
        elif name in ("ins", "moveTo", "hyperlink", "smartTag", "dir", "bdo", "sdtContent", "customXml", "fldSimple"):
            yield from _shown_runs(child)
        elif name == "sdt":
            for inner in child:
                if local(inner) == "sdtContent":
                    yield from _shown_runs(inner)
        elif isinstance(child.tag, str) and child.tag.startswith((_MATH, _MC)):
            yield None


def _text_of(element: _Element) -> Iterator[tuple[int, str]]:
    text = element.text or ""
    start, end = 0, len(text)
    if element.get(_XML_SPACE) != "preserve":
        end = len(text.rstrip(_BLANKS))
        start = len(text) - len(text.lstrip(_BLANKS))
    for at in range(start, end):
        yield at, " " if text[at] in "\r\n" else text[at]


def text_of(paragraph: _Element) -> str | None:
    """Return the paragraph's text as the layout shows it; ``None`` when it cannot be followed."""
    found = letters(paragraph)
    return None if found is None else "".join(letter.character for letter in found)


def compose(element: _Element) -> bool:
    """Compose the letters (NFC) of every ``w:t`` inside; return whether anything changed."""
    changed = False
    for text in element.iter():
        if local(text) == "t" and text.text and not unicodedata.is_normalized("NFC", text.text):
            text.text = unicodedata.normalize("NFC", text.text)
            changed = True
    return changed


def replace(paragraph: _Element, start: int, end: int, new: str) -> bool:
    """Write ``new`` over characters ``[start, end)``; return whether it was possible.

    What is the same at both ends stays untouched; a text of the same length is written letter for letter, so that every run
    keeps its look; otherwise the new words take the look of the first letter they replace.
    """
    _keep_blanks(paragraph)
    found = letters(paragraph)
    if found is None or not 0 <= start <= end <= len(found):
        return False
    while start < end and new and found[start].character == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and found[end - 1].character == new[-1]:
        end, new = end - 1, new[:-1]
    doomed = found[start:end]
    if any(local(letter.element) not in ("t", "tab", "noBreakHyphen") for letter in doomed):
        return False
    if len(new) == len(doomed) and all(local(letter.element) == "t" for letter in doomed):
        for letter, character in zip(doomed, new, strict=True):
            _overwrite(letter, character)
        return True
    for letter in reversed(doomed[1:] if new else doomed):
        _overwrite(letter, "")
    if not new:
        return True
    if doomed:
        if local(doomed[0].element) == "t":
            _overwrite(doomed[0], new)
            return True
        inserted = _insert(doomed[0], new, after=False)
        if inserted:
            _overwrite(doomed[0], "")
        return inserted
    anchor = found[start - 1] if start else (found[0] if found else None)
    return anchor is not None and _insert(anchor, new, after=start > 0)


def _keep_blanks(parent: _Element) -> None:
    """Take away the outer blanks that do not print, so that "preserve" may be written on what is changed."""
    for text in parent.iter():
        if local(text) == "t" and text.text and text.get(_XML_SPACE) != "preserve":
            text.text = text.text.strip(_BLANKS)


def _overwrite(letter: Letter, new: str) -> None:
    """Put ``new`` in the place of one letter; an element that prints one sign goes when ``new`` is empty."""
    element = letter.element
    if local(element) == "t":
        text = element.text or ""
        element.text = text[: letter.offset] + new + text[letter.offset + 1 :]
        element.set(_XML_SPACE, "preserve")
        return
    parent = element.getparent()
    if parent is not None and not new:
        parent.remove(element)


def _insert(anchor: Letter, new: str, *, after: bool) -> bool:
    element = anchor.element
    if local(element) == "t":
        at = anchor.offset + (1 if after else 0)
        text = element.text or ""
        element.text = text[:at] + new + text[at:]
        element.set(_XML_SPACE, "preserve")
        return True
    parent = element.getparent()
    if parent is None:
        return False
    words = parent.makeelement(w(element, "t"), {_XML_SPACE: "preserve"})
    words.text = new
    parent.insert(parent.index(element) + (1 if after else 0), words)
    return True


def split_run(run: _Element, start: int, end: int) -> _Element | None:
    """Return the run that holds exactly characters ``[start, end)`` of ``run``, cutting it in up to three; ``None`` if not simple."""
    _keep_blanks(run)
    kids = [child for child in run if local(child) != "rPr"]
    if any(local(child) not in ("t", "tab", "noBreakHyphen", "lastRenderedPageBreak") for child in kids):
        return None
    here = [Letter(c, child, at) for child in kids for c, at in printed(child)]
    if not 0 <= start < end <= len(here):
        return None
    middle, tail = copy.deepcopy(run), copy.deepcopy(run)
    parent = run.getparent()
    if parent is None:
        return None
    for piece, low, high in ((tail, end, len(here)), (middle, start, end), (run, 0, start)):
        _keep_only(piece, low, high)
    place = parent.index(run)
    if end < len(here):
        parent.insert(place + 1, tail)
    parent.insert(place + 1, middle)
    if start == 0:
        parent.remove(run)
    return middle


def printed(child: _Element) -> list[tuple[str, int]]:
    """Return the characters that a child of a run prints, each with its place in the child's own text."""
    name = local(child)
    if name == "t":
        return [(c, at) for at, c in _text_of(child)]
    return {"tab": [("\t", 0)], "noBreakHyphen": [("-", 0)]}.get(name, [])


def _keep_only(run: _Element, low: int, high: int) -> None:
    position = 0
    for child in list(run):
        name = local(child)
        if name == "rPr":
            continue
        shown = printed(child)
        kept = [(c, at) for n, (c, at) in enumerate(shown) if low <= position + n < high]
        position += len(shown)
        if name == "t" and kept:
            text = child.text or ""
            child.text = "".join(text[at] for _c, at in kept)
            child.set(_XML_SPACE, "preserve")
        elif not kept:
            run.remove(child)
