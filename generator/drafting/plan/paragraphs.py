"""A plan's paragraphs in reading order, each knowing its place ("IV.1.b, gạch 5") and what it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model import BodyNode, Division, Document, Drawn, Item, Level, Paragraph, Provenance, Table
from generator.model.plan import Origin

_UNNUMBERED = {Level.GACH: "gạch", Level.CONG: "cộng"}


@dataclass(frozen=True, slots=True)
class PlanParagraph:
    """One paragraph of a plan. ``headings`` are the words of the parts it stands under, outermost first; a leading run-in
    heading belongs to ``text``. ``has_children`` tells that a list hangs on it; ``row`` holds the cells of a table row by
    column head."""

    index: int
    place: str
    text: str
    label: str = ""
    level: Level | None = None
    headings: tuple[str, ...] = ()
    parent: int | None = None
    """Index of the paragraph it hangs on."""
    has_children: bool = False
    row: dict[str, str] = field(default_factory=dict)
    provenance: tuple[Provenance, ...] = ()

    @property
    def origin(self) -> Origin:
        """Where a part understood from this paragraph comes from."""
        return Origin(self.place, self.index, self.text)

    @property
    def top(self) -> str:
        """The heading of the outermost part, in lower case; empty above the first part."""
        return self.headings[0].lower() if self.headings else ""


def of_document(document: Document) -> tuple[PlanParagraph, ...]:
    """Return the căn cứ paragraphs, then the body's, appendices last; ``index`` counts them from 0."""
    paragraphs: list[PlanParagraph] = []
    for number, basis in enumerate(document.bases, start=1):
        paragraphs.append(PlanParagraph(len(paragraphs), f"căn cứ {number}", basis.text, provenance=basis.provenance))
    _Walk(paragraphs).run(document.body)
    for number, appendix in enumerate(document.appendices, start=1):
        head = appendix.label or f"phụ lục {number}"
        _Walk(paragraphs).run(appendix.body, (head,), (appendix.title or head,))
    return tuple(paragraphs)


@dataclass
class _Walk:
    """Collects paragraphs down the tree."""

    found: list[PlanParagraph]

    def run(
        self,
        nodes: tuple[BodyNode, ...],
        way: tuple[str, ...] = (),
        headings: tuple[str, ...] = (),
        parent: int | None = None,
    ) -> None:
        """Add the paragraphs of ``nodes``; ``way`` are the printed labels above them."""
        counts: dict[str, int] = {}
        for node in nodes:
            if isinstance(node, Paragraph):
                counts["đoạn"] = counts.get("đoạn", 0) + 1
                self._add(
                    _place(way, f"đoạn {counts['đoạn']}"),
                    node.text,
                    headings=headings,
                    parent=parent,
                    provenance=node.provenance,
                )
            elif isinstance(node, Table):
                counts["bảng"] = counts.get("bảng", 0) + 1
                self._table(node, _place(way, f"bảng {counts['bảng']}"), headings, parent)
            elif not isinstance(node, Drawn):
                self._labelled(node, way, headings, parent, counts)

    def _labelled(
        self,
        node: Division | Item,
        way: tuple[str, ...],
        headings: tuple[str, ...],
        parent: int | None,
        counts: dict[str, int],
    ) -> None:
        mark = _UNNUMBERED.get(node.level)
        if mark:
            counts[mark] = counts.get(mark, 0) + 1
            place = _place(way, f"{mark} {counts[mark]}")
            deeper = (*way, f"{mark} {counts[mark]}")
        else:
            deeper = (*way, node.label.strip().rstrip(".)/:"))
            place = _place(deeper)
        text = node.heading if isinstance(node, Division) else f"{node.heading} {node.text}".strip()
        here = self._add(
            place,
            text,
            label=node.label,
            level=node.level,
            headings=headings,
            parent=parent,
            has_children=bool(node.children),
            provenance=node.provenance,
        )
        self.run(node.children, deeper, (*headings, text), here)

    def _table(self, table: Table, place: str, headings: tuple[str, ...], parent: int | None) -> None:
        heads = [" ".join(cell.text.split()) for cell in table.rows[0]] if table.header_rows and table.rows else []
        for number, row in enumerate(table.rows[table.header_rows :], start=1):
            cells = {head: " ".join(cell.text.split()) for head, cell in zip(heads, row, strict=False)}
            words = " | ".join(" ".join(cell.text.split()) for cell in row)
            self._add(f"{place}, hàng {number}", words, headings=headings, parent=parent, row=cells)

    def _add(
        self,
        place: str,
        text: str,
        *,
        label: str = "",
        level: Level | None = None,
        headings: tuple[str, ...] = (),
        parent: int | None = None,
        has_children: bool = False,
        row: dict[str, str] | None = None,
        provenance: tuple[Provenance, ...] = (),
    ) -> int:
        index = len(self.found)
        self.found.append(
            PlanParagraph(index, place, text, label, level, headings, parent, has_children, row or {}, provenance)
        )
        return index


def _place(way: tuple[str, ...], last: str = "") -> str:
    labels = [step for step in way if not step.startswith(("gạch", "cộng"))]
    marks = [step for step in way if step.startswith(("gạch", "cộng"))]
    return ", ".join(part for part in (".".join(labels), *marks, last) if part)


def children(paragraphs: tuple[PlanParagraph, ...], of: PlanParagraph) -> Iterator[PlanParagraph]:
    """Yield the paragraphs that hang directly on ``of``."""
    return (paragraph for paragraph in paragraphs[of.index + 1 :] if paragraph.parent == of.index)
