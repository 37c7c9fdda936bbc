"""What a returned workbook's own XML says of its cells and no table shows: formulas, errors, merged cells, cells given twice."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from generator.vietnamese.text import search_key

MAX_UNPACKED = 24 * 1024 * 1024
"""A filled form unpacks to some hundred kilobytes."""
MAX_CELLS = 60_000
VALUES = 4
"""The column (from 1) that the figures are typed in."""
_FAR = re.compile(rb"""\sr\s*=\s*["'](?:[A-Za-z]{2,}\d|[A-Za-z]?\d{4,})""")
"""A row or cell that no form of ours has (beyond column Z or row 999): laid out in between, it would fill the memory."""
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")


def too_large(archive: zipfile.ZipFile) -> bool:
    """Return whether a package unpacks to more than any filled form does."""
    return sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED


def outside(archive: zipfile.ZipFile) -> bool:
    """Return whether some sheet has cells far beyond a form, more of them than one can have, or is written to hide them."""
    for entry in archive.infolist():
        if entry.filename.lower().startswith("xl/worksheets/") and entry.filename.lower().endswith(".xml"):
            data = archive.read(entry)
            if b"\0" in data[:200] or b"<!DOCTYPE" in data or _FAR.search(data) or len(_CELL.findall(data)) > MAX_CELLS:
                return True
    return False


def marks(archive: zipfile.ZipFile, sheet: str) -> dict[str, str]:
    """Return by address the cells of a sheet that hold no plain value: "formula", "error", "merged", "twice".

    Raises :class:`ValueError` for XML that cannot be read.
    """
    part = _part(archive, sheet)
    if part is None:
        return {}
    try:
        root = etree.fromstring(archive.read(part), _parser())
    except (etree.XMLSyntaxError, KeyError) as error:
        raise ValueError(str(error)) from None
    found: dict[str, str] = {}
    seen: set[str] = set()
    for cell in root.iter("{*}c"):
        address = str(cell.get("r", ""))
        if address in seen and address:
            found[address] = "twice"
        elif cell.get("t") == "e":
            found[address] = "error"
        elif any(isinstance(child.tag, str) and etree.QName(child).localname == "f" for child in cell):
            found[address] = "formula"
        seen.add(address)
    for merged in root.iter("{*}mergeCell"):
        for address in _values_of(str(merged.get("ref", ""))):
            found[address] = "merged"
    return found


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part that holds a sheet, found by its name and its relationship: their order says nothing."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    try:
        book = etree.fromstring(archive.read("xl/workbook.xml"), _parser())
        relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), _parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    targets = {str(one.get("Id")): str(one.get("Target", "")) for one in relations.iter("{*}Relationship")}
    wanted = search_key(sheet)
    for one in book.iter("{*}sheet"):
        if search_key(str(one.get("name", ""))) == wanted:
            key = next((str(value) for name, value in one.attrib.items() if etree.QName(name).localname == "id"), "")
            target = targets.get(key, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            return part if part in names else None
    return None


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
