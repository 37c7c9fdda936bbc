"""The guide to the templates as a Word file: ``templates/README.md`` printed by the program itself, with its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from template_pictures import PICTURES

from generator.model import Document
from generator.model.body import BodyNode, Division, Emphasis, Image, Item, Paragraph, Table
from generator.model.labels import Level
from generator.resources import templates_dir
from generator.writers import docx
from generator.writers.docx.build.blocks import Page
from generator.writers.docx.build.markup import paragraph
from generator.writers.docx.build.pack import package

SOURCE = "README.md"
FOLDER = "huong-dan"
TARGET = "huong-dan-mau.docx"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_IMAGE = re.compile(r"!\[(.*)\]\((.*)\)")
_STEP = re.compile(r"### (\S+ \d+\.) (.+)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def document(text: str) -> Document:
    """Return the guide as a document: "# " its title, "## " and "### " headings, lists, tables, pictures, lines of code."""
    title = text.splitlines()[0].removeprefix("# ")
    return Document(kind="huong-dan", title=title, body=tuple(_nodes(text)))


def _nodes(text: str) -> Iterator[BodyNode]:
    number = 0
    for block in _blocks(text):
        first = block[0]
        if first.startswith("# "):
            continue
        if first.startswith("## "):
            number += 1
            yield Division(label=f"{_ROMAN[number - 1]}.", heading=first[3:].upper(), level=Level.LA_MA)
        elif found := _STEP.fullmatch(first):
            yield Division(label=found[1], heading=found[2], level=Level.KHOAN)
        elif found := _IMAGE.fullmatch(first):
            yield Image(file=found[2], words=found[1], caption=found[1], width="100%")
        elif first.startswith("```"):
            yield from (Paragraph(text=line, align="trai") for line in block[1:-1])
        elif first.startswith("|"):
            rows = [_cells(line) for line in block if not set(line) <= set("|- ")]
            yield Table(rows=tuple(rows))
        elif first.startswith("- "):
            for line in _joined(block):
                words, emphasis = _plain(line[2:])
                yield Item(label="-", text=words, emphasis=emphasis)
        else:
            words, emphasis = _plain(" ".join(block))
            yield Paragraph(text=words, emphasis=emphasis)


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    code = False
    for line in text.splitlines():
        if line.startswith("```"):
            block.append(line)
            code = not code
            if code:
                continue
        elif code or line.strip():
            block.append(line)
            continue
        if block:
            yield block
        block = []
    if block:
        yield block


def _joined(block: list[str]) -> Iterator[str]:
    whole = ""
    for line in block:
        if line.startswith("- ") and whole:
            yield whole
            whole = line
        else:
            whole = f"{whole} {line.strip()}".strip()
    yield whole


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell.strip())[0] for cell in line.strip().strip("|").split("|"))


def _plain(text: str) -> tuple[str, tuple[Emphasis, ...]]:
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text.replace("`", ""))
    bold = tuple(Emphasis(text=found, bold=True) for found in _BOLD.findall(text))
    return _BOLD.sub(r"\1", text), bold


def template() -> bytes:
    """Return a template that prints a title and a body, without the head and the foot of an official document."""
    page = Page()
    return package(
        "Hướng dẫn",
        lambda _break: (
            paragraph("VB Tên loại", "{{ ten_loai }}") + paragraph("VB Trích yếu", "{{ trich_yeu }}") + page.body()
        ),
    )


def write(folder: Path | None = None) -> list[Path]:
    """Write the pictures and the Word file into a folder, the templates' own without one; return the files."""
    home = templates_dir()
    into = folder or home / FOLDER
    into.mkdir(exist_ok=True)
    made: list[Path] = []
    for name, draw in PICTURES.items():
        draw().png(into / f"{name}.png")
        made.append(into / f"{name}.png")
    compiled = docx.compile_bytes(template(), "huong-dan.docx")
    guide = document((home / SOURCE).read_text(encoding="utf-8"))
    target = into / TARGET
    target.write_bytes(compiled.render(guide, folder=home))
    return [*made, target]


if __name__ == "__main__":
    for path in write():
        print(path)
