"""One paper of a dossier as the comparison sees it: what it is, the rows of its lists, its running texts, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model import Document, Drawn, Table
from generator.model.body import Division, Item, walk
from generator.vietnamese.dates import find_dates, first_day
from generator.vietnamese.text import fold_spaces

SHEETS = "bang-khen"
"""Kind of a Document made of certificates: one table, a row for each sheet."""
_TITLE = re.compile(r"^(?:Hộ gia đình\s+)?(?:ông|bà)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: what, and the two places with what stands there (the second empty where something is missing)."""

    what: str
    first: str
    first_text: str
    second: str = ""
    second_text: str = ""

    def __str__(self) -> str:
        head = f"{self.what}: {self.first}: “{self.first_text}”"
        return f"{head} - {self.second}: “{self.second_text}”" if self.second else head


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list: where, whose name, kind, award, the rest of the row by head (small letters)."""

    place: str
    name: str
    kind: str
    award: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier: its file, what it is, the day it bears, its rows and running texts with their places.

    ``role``: the document's kind, or "to-trinh-phong", "tom-tat", "bao-cao" (thành tích), "bang-khen", "muc-luc".
    """

    file: str
    role: str
    document: Document
    day: date | None
    rows: tuple[Listed, ...]
    texts: tuple[tuple[str, str], ...]


def paper_of(file: str, document: Document) -> Paper:
    """Return a document as a paper of the dossier."""
    rows, texts = _content(file, document)
    days = list(find_dates(" ".join(text for _p, text in texts[:4]))) if document.kind == "bien-ban" else []
    day = document.date or (first_day(days[0]) if days else None)
    return Paper(file, _role(document), document, day, tuple(rows), tuple(texts))


def key(name: str) -> str:
    """A name without its title, to compare: "Hộ gia đình bà Lý Thị Giúp" and "Lý Thị Giúp" are one."""
    return _TITLE.sub("", fold_spaces(name)).casefold()


def _role(document: Document) -> str:
    title = f"{document.kind_name} {document.title}".lower()
    if "mục lục hồ sơ" in title:
        return "muc-luc"
    if document.kind == "to-trinh" and "dự thảo" in title:
        return "to-trinh-phong"
    if document.kind == "bao-cao" and document.title.lower().startswith("tóm tắt thành tích"):
        return "tom-tat"
    if "thành tích" in document.kind_name.lower():
        return "bao-cao"
    if document.kind == "bao-cao" and "thành tích" in title and "đề nghị" in title:
        return "bao-cao"
    return document.kind


def _content(file: str, document: Document) -> tuple[list[Listed], list[tuple[str, str]]]:
    rows: list[Listed] = []
    texts: list[tuple[str, str]] = [(f"{file}, trích yếu", document.title)] if document.title else []
    texts += [(f"{file}, căn cứ {at}", basis.text) for at, basis in enumerate(document.bases, start=1)]
    bodies = [
        ("", document.body),
        *((f"{appendix.label or 'danh sách'}, ", appendix.body) for appendix in document.appendices),
    ]
    texts += [(f"{file}, {a.label or 'danh sách kèm theo'}", a.reference) for a in document.appendices if a.reference]
    for where, body in bodies:
        number = 0
        for node in walk(body):
            if isinstance(node, Table):
                sheets = document.kind == SHEETS
                rows += _listed(f"{file}, bằng" if sheets else f"{file}, {where}bảng", node, "số" if sheets else "dòng")
                continue
            if isinstance(node, Drawn):
                continue
            number += 1
            if isinstance(node, Division):
                texts.append((f"{file}, {where}{node.label}", node.heading))
            elif isinstance(node, Item):
                texts.append((f"{file}, {where}{node.label}", f"{node.heading} {node.text}".strip()))
            else:
                texts.append((f"{file}, {where}đoạn {number}", node.text))
    return rows, texts


def _listed(place: str, table: Table, unit: str) -> Iterator[Listed]:
    heads = [fold_spaces(cell.text).lower() for cell in table.rows[0]] if table.rows else []
    name = next((at for at, head in enumerate(heads) if "họ và tên" in head or "họ tên" in head), None)
    award = next((at for at, head in enumerate(heads) if "hình thức" in head), None)
    if name is None or award is None:
        return
    kind = next((at for at, head in enumerate(heads) if head == "đối tượng"), None)
    for number, row in enumerate(table.rows[1:], start=1):
        if len(row) != len(heads) or not row[name].text.strip():
            yield (
                Listed(
                    f"{place} {unit} {number}", "", "", "", {heads[-1]: row[-1].text, "": " ".join(c.text for c in row)}
                )
                if row
                else Listed(place, "", "", "", {})
            )
            continue
        texts = [fold_spaces(cell.text) for cell in row]
        yield Listed(
            f"{place} {unit} {number}",
            texts[name],
            texts[kind].lower() if kind is not None else "",
            texts[award],
            dict(zip(heads, texts, strict=True)),
        )
