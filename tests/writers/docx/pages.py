"""A printed .docx as a person would note it down: paragraphs with their styles, tables as rows, sections as sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def part(data: bytes, name: str = "word/document.xml") -> str:
    """Return one part as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def root(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return one part as a tree."""
    return etree.fromstring(part(data, name).encode())


def lines(data: bytes) -> list[str]:
    """Return the words of every paragraph that has any: no-break spaces as "~", line breaks as "|"."""
    return [text for _style, text in styled(data)]


def styled(data: bytes) -> list[tuple[str, str]]:
    """Return (style name, words) of every paragraph that has words."""
    names = style_names(data)
    return [
        (names.get(_style_of(p), ""), text.replace("\u00a0", "~"))
        for p in root(data).iter(f"{W}p")
        if (text := _words(p)).strip()
    ]


def style_names(data: bytes) -> dict[str, str]:
    """Return the names of the styles by their ids."""
    styles = root(data, "word/styles.xml")
    return {str(s.get(f"{W}styleId")): str(s.find(f"{W}name").get(f"{W}val")) for s in styles.iter(f"{W}style")}


def paragraph(data: bytes, starting: str) -> etree._Element:
    """Return the first paragraph whose words begin with ``starting``."""
    return next(p for p in root(data).iter(f"{W}p") if _words(p).replace("\u00a0", " ").startswith(starting))


def grid(table: etree._Element) -> list[int]:
    """Return the widths of a table's columns in twips."""
    return [int(column.get(f"{W}w", 0)) for column in table.find(f"{W}tblGrid")]


def rows(table: etree._Element) -> list[list[str]]:
    """Return the words of a table, row by row."""
    return [
        ["|".join(_words(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")
    ]


def tables(data: bytes) -> list[etree._Element]:
    """Return the body's bordered tables: those that hold content, not those that place things side by side."""
    return [table for table in root(data).iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblBorders") is not None]


def sheets(data: bytes) -> list[str]:
    """Return a word or two for each section: "dọc" or "ngang", "từ 1" when pages count anew, "trang đầu" with titlePg."""
    found = []
    for section in root(data).iter(f"{W}sectPr"):
        size = section.find(f"{W}pgSz")
        words = ["ngang" if size.get(f"{W}orient") == "landscape" else "dọc"]
        numbers = section.find(f"{W}pgNumType")
        if numbers is not None and numbers.get(f"{W}start"):
            words.append(f"từ {numbers.get(f'{W}start')}")
        if section.find(f"{W}titlePg") is not None:
            words.append("trang đầu")
        found.append(", ".join(words))
    return found


def drawn(data: bytes) -> dict[str, float]:
    """Return the length in mm of each named drawn line."""
    return {
        str(shape.find(f"{WP}docPr").get("name")): int(shape.find(f"{WP}extent").get("cx")) / 36000
        for shape in root(data).iter(f"{WP}anchor")
    }


def _style_of(p: etree._Element) -> str:
    style = p.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _words(p: etree._Element) -> str:
    return "".join(_pieces(p))


def _pieces(p: etree._Element) -> Iterator[str]:
    for element in p.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if next(element.iterancestors(f"{W}p")) is p:
            yield {f"{W}br": "|", f"{W}tab": "\t"}.get(str(element.tag), element.text or "")
