"""What a returned workbook's own XML says of its cells and no table shows: formulas, errors, merged cells, cells given twice."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from generator.vietnamese.text import search_key

MAX_UNPACKED = 24 * 1024 * 1024
"""A filled form unpacks to some hundred kilobytes."""
MAX_CELLS = 60_000
_SMALL = 1 << 20
"""A sheet of fewer bytes has no cells enough to be counted."""
VALUES = 4
"""The column (from 1) that the figures are typed in."""
_FAR = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{2,}\d|[A-Za-z]?\d{4,})""")
"""A row or cell that no form of ours has (beyond column Z or row 999): laid out in between, it would fill the memory."""
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")


def too_large(archive: zipfile.ZipFile) -> bool:
    """Return whether a package unpacks to more than any filled form does."""
    return sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED


def contents(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the parts that are looked at here, each unpacked once: the sheets, the list of sheets, where they lie."""
    return {
        entry.filename: archive.read(entry)
        for entry in archive.infolist()
        if entry.filename in (_BOOK, _RELATIONS) or entry.filename.lower().startswith("xl/worksheets/")
    }


def outside(parts: dict[str, bytes]) -> bool:
    """Return whether some sheet has cells far beyond a form, more of them than one can have, or is written to hide them."""
    for name, data in parts.items():
        if name.lower().endswith(".xml") and name not in (_BOOK, _RELATIONS):
            if b"\0" in data[:200] or b"<!DOCTYPE" in data or _FAR.search(data):
                return True
            if len(data) > _SMALL and data.count(b"<c") + data.count(b":c") > MAX_CELLS:
                return True
    return False


def marks(parts: dict[str, bytes], sheet: str) -> dict[str, str]:
    """Return by address the cells of a sheet that hold no plain value: "formula", "error", "merged", "twice".

    Raises :class:`ValueError` for XML that cannot be read.
    """
    if _BOOK not in parts or _RELATIONS not in parts:
        return {}
    part = _part(parts[_BOOK], parts[_RELATIONS], sheet)
    data = parts.get(part)
    if data is None:
        return {}
    cells = _scanned(data) if _usual(data) else _parsed(data)
    found: dict[str, str] = {}
    seen: set[str] = set()
    for address, kind in cells:
        if address in seen:
            found[address] = "twice"
        elif kind:
            found[address] = kind
        seen.add(address)
    for reference in _MERGED.findall(data, max(data.find(b"mergeCell") - 80, 0)) if b"mergeCell" in data else ():
        for address in _values_of(reference.decode("ascii", "replace")):
            found[address] = "merged"
    return found


_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_MERGED = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"']+)["']""")


def _usual(data: bytes) -> bool:
    """Whether every cell is written as the usual programs do: its address first, in double quotes, without a prefix."""
    return data.count(b"<c") - data.count(b"<co") == data.count(b'<c r="') and b":c" not in data


def _scanned(data: bytes) -> Iterator[tuple[str, str]]:
    """The cells in the column of figures and what they are, by a quick scan: thousands of workbooks come at once."""
    for piece in data.split(b'<c r="D')[1:]:
        tag, _sign, rest = piece.partition(b">")
        row = tag[: tag.find(b'"')].decode("ascii", "replace")
        formula = not tag.endswith(b"/") and b"<f" in rest[: rest.find(b"</c")]
        yield f"D{row}", "error" if _ERROR.search(tag) else "formula" if formula else ""


def _parsed(data: bytes) -> Iterator[tuple[str, str]]:
    """The same from the XML parsed in full."""
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    for cell in root.iter("{*}c"):
        address = str(cell.get("r", ""))
        if address.startswith("D"):
            formula = any(isinstance(child.tag, str) and etree.QName(child).localname == "f" for child in cell)
            yield address, "error" if cell.get("t") == "e" else "formula" if formula else ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@lru_cache(maxsize=64)
def _part(book: bytes, relations: bytes, sheet: str) -> str:
    """The part that holds a sheet, found by its name and its relationship (their order says nothing); empty when none does.

    The forms of one round have all the same two parts: they are read once.
    """
    try:
        sheets = etree.fromstring(book, _parser())
        targets = etree.fromstring(relations, _parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    by_id = {str(one.get("Id")): str(one.get("Target", "")) for one in targets.iter("{*}Relationship")}
    wanted = search_key(sheet)
    for one in sheets.iter("{*}sheet"):
        if search_key(str(one.get("name", ""))) == wanted:
            key = next((str(value) for name, value in one.attrib.items() if etree.QName(name).localname == "id"), "")
            target = by_id.get(key, "")
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return ""


def _values_of(reference: str) -> Iterator[str]:
    """The cells of a merged range that lie in the column of figures."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or found[3] is None:
        return
    first, last = _column(found[1]), _column(found[3])
    if not first <= VALUES <= last or (first == 1 and found[2] == found[4]):
        return  # a whole line merged from its first column on is the heading of a part
    for row in range(int(found[2]), min(int(found[4]), 999) + 1):
        yield f"D{row}"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
