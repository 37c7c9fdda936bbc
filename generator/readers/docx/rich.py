"""What a .docx holds besides the words of its lines, put back into the recognised document: pictures and charts with their names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import RefusedFileError
from generator.model import Chart, Division, Document, Image, Item, Paragraph
from generator.model.body import UNNAMED, BodyNode
from generator.model.layout import Component, Role
from generator.readers.docx.book import Book
from generator.readers.docx.charts import chart_of
from generator.readers.docx.noted import name_of
from generator.readers.docx.pieces import Para, Shape
from generator.readers.docx.source_lines import align_of

_BODY = frozenset((Component.DE_MUC, Component.MUC, Component.DOAN, Component.BANG, Component.TEN_BANG))
_SUFFIXES = (".png", ".jpg", ".jpeg")
_ALIGN = {"center": "giua", "left": "trai", "right": "phai"}
_LONGEST_NAME = 200
_TWIPS_PER_CM = 567.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A picture or a chart with the number of the visible paragraph it follows, and those of its name and its unit."""

    drawn: Image | Chart
    after: int
    names: tuple[int, ...]


def enriched(document: Document, book: Book, roles: Mapping[int, Role]) -> Document:
    """Return ``document`` with the pictures and charts that stand alone in a paragraph of its body. ``roles`` are by cut."""
    placed: dict[int | None, list[_Placed]] = {}
    for at, shape, above in _alone(book):
        role = _role(above[-1], roles)
        if role is None or role.component not in _BODY or role.copy:
            continue
        paragraph = book.paragraphs[at]
        if shape.chart is None:
            placed.setdefault(role.appendix, []).append(_placed(at, shape, above[-1], book))
        elif (read := chart_of(shape, paragraph, above, book)) is not None:
            chart, named = read
            chart = chart.model_copy(update={"ref": name_of([mark for one in named for mark in one.marks])})
            before = above[-1 - len(named)].number if len(above) > len(named) else 0
            placed.setdefault(role.appendix, []).append(_Placed(chart, before, tuple(one.number for one in named)))
    if not placed:
        return document
    changed: dict[str, object] = {"body": _woven(document.body, placed.get(None, ()))}
    if any(number is not None for number in placed):
        changed["appendices"] = tuple(
            appendix.model_copy(update={"body": _woven(appendix.body, placed.get(number, ()))})
            for number, appendix in enumerate(document.appendices)
        )
    return document.model_copy(update=changed)


def files(book: Book, limit: int) -> dict[str, bytes]:
    """Return the bytes of the pictures of the body, by the names that :func:`enriched` gives them."""
    found: dict[str, bytes] = {}
    for at, shape, _above in _alone(book):
        relation = book.package.relationships(book.paragraphs[at].part).get(shape.picture or "")
        if relation is not None and not relation.external and book.package.has(relation.target):
            try:
                found.setdefault(_file(shape), book.package.read(relation.target, limit))
            except RefusedFileError:
                continue
    return found


def _alone(book: Book) -> Iterator[tuple[int, Shape, list[Para]]]:
    """Yield the pictures and charts that stand alone in a paragraph of the body: its place among the paragraphs, and the last
    three paragraphs with words before it."""
    above: list[Para] = []
    for at, paragraph in enumerate(book.paragraphs):
        if paragraph.part != book.main or paragraph.area.container not in ("body", "cell"):
            continue
        if paragraph.text.strip():
            above = [*above[-2:], paragraph]
        elif above and paragraph.area.container == "body" and len(paragraph.shapes) == 1:
            shape = paragraph.shapes[0]
            if shape.kind == "picture" and shape.inline and (shape.chart or (shape.picture and _file(shape))):
                yield at, shape, above


def _file(shape: Shape) -> str:
    """Return the name of a picture's file; empty for one that was not put in from a file we could print again."""
    name = posixpath.basename(shape.name.replace("\\", "/")).strip()
    return name if name.lower().endswith(_SUFFIXES) else ""


def _role(paragraph: Para, roles: Mapping[int, Role]) -> Role | None:
    return next((role for cut in reversed(paragraph.cuts) if (role := roles.get(cut.index)) is not None), None)


def _placed(at: int, shape: Shape, before: Para, book: Book) -> _Placed:
    paragraph = book.paragraphs[at]
    below = book.paragraphs[at + 1] if at + 1 < len(book.paragraphs) else None
    align = _ALIGN.get(align_of(paragraph), "trai")
    caption, number, name = "", None, ""
    if below is not None and below.text.strip() and below.area is paragraph.area and _is_name(below, align):
        caption, number, name = below.text.strip(), below.number, name_of(below.marks)
    image = Image(
        file=_file(shape),
        caption=caption,
        words="" if shape.description in (None, caption, UNNAMED) else str(shape.description),
        width=_width(shape.width),
        align=align,
        ref=name,
    )
    return _Placed(image, before.number, () if number is None else (number,))


def _is_name(paragraph: Para, align: str) -> bool:
    """Return whether a paragraph below a picture is its name: short, set as the picture, all of it italic."""
    return (
        len(paragraph.text) <= _LONGEST_NAME
        and not paragraph.label
        and _ALIGN.get(align_of(paragraph), "trai") == align
        and all(run.italic for run in paragraph.runs if run.text.strip())
    )


def _width(twips: float | None) -> str:
    if not twips or twips <= 0:
        return ""
    return f"{min(twips / _TWIPS_PER_CM, 99.0):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _woven(nodes: Sequence[BodyNode], placed: Sequence[_Placed]) -> tuple[BodyNode, ...]:
    """Return the tree with each picture and chart behind the paragraph it follows, and without the paragraphs that are its name."""
    numbers = sorted(number for node in _flat(nodes) if (number := _number(node)) is not None)
    names = {number for one in placed for number in one.names}
    behind: dict[int, list[Image | Chart]] = {}
    for one in placed:
        # A table is known by its first cell: what follows its last one follows the table.
        host = max((number for number in numbers if number <= one.after), default=None)
        if host is not None:
            behind.setdefault(host, []).append(one.drawn)
    return _with(nodes, behind, names)


def _with(
    nodes: Sequence[BodyNode], behind: Mapping[int, list[Image | Chart]], names: set[int]
) -> tuple[BodyNode, ...]:
    found: list[BodyNode] = []
    for node in nodes:
        number = _number(node)
        images = behind.get(number, []) if number is not None else []
        if isinstance(node, (Division, Item)):
            inside = _with(node.children, behind, names)
            if images and (inside or isinstance(node, Division)):
                inside, images = (*images, *inside), []
            if inside != node.children:
                node = node.model_copy(update={"children": inside})
            found += [node, *images]
        elif isinstance(node, Paragraph) and number in names:
            found += images
        else:
            found += [node, *images]
    return tuple(found)


def _flat(nodes: Sequence[BodyNode]) -> Iterator[BodyNode]:
    for node in nodes:
        yield node
        if isinstance(node, (Division, Item)):
            yield from _flat(node.children)


def _number(node: BodyNode) -> int | None:
    return node.at.paragraph if node.at is not None else None
