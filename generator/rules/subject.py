"""The Subject of a check: one reading with what many rules ask of it, worked out once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.messages import _
from generator.model.body import BodyNode, Division, Item, Paragraph, Table
from generator.model.document import Document
from generator.model.edits import Fix, ReplaceText, Safety
from generator.model.layout import Component, FileFacts, Layout, LayoutParagraph, LayoutTable, Run
from generator.model.location import Location
from generator.model.reading import Reading
from generator.rules.config import Config
from generator.rules.finding import NotEvaluated
from generator.rules.profile import Medium, Profile, Stage
from generator.vietnamese.text import nfc

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")

OUTSIDE = frozenset({Component.NGOAI, Component.SO_TRANG, Component.DUONG_KE, Component.KY_SO})
"""Components whose words are not the document's own text."""

BODY = frozenset({Component.DE_MUC, Component.MUC, Component.DOAN})
"""The running text of ô 6, without căn cứ and tables."""


def plain(text: str) -> str:
    """Return ``text`` in NFC with every kind of blank as one space and invisible characters gone: for comparing only."""
    return " ".join(_INVISIBLE.sub("", nfc(text)).split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the document's words, whatever the format: a layout's paragraph, or a text of the Document.

    ``text`` is as stored (offsets for fixes count in it); an automatic label is in ``label`` only, a typed label is in
    both. ``component`` is ``None`` for a paragraph that was not recognised.
    """

    text: str
    component: Component | None
    at: Location | None = None
    level: str | None = None
    label: str | None = None
    paragraph: LayoutParagraph | None = None
    appendix: int | None = None

    @property
    def words(self) -> str:
        """The text for comparing: NFC, single spaces."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Look:
    """What the visible words of one paragraph look like: the values that occur, ``None`` where the reader saw nothing."""

    runs: tuple[Run, ...]
    """Runs with visible words: no blanks, nothing hidden, no superscript marks."""
    fonts: frozenset[str | None]
    sizes: frozenset[float | None]
    bold: frozenset[bool | None]
    italic: frozenset[bool | None]

    @property
    def size(self) -> float | None:
        """The size of most of the letters; ``None`` when unknown."""
        weights: dict[float | None, int] = {}
        for run in self.runs:
            weights[run.size] = weights.get(run.size, 0) + len(run.text)
        return max(weights, key=lambda s: weights[s]) if weights else None


def _visible(layout: Layout | None) -> Layout | None:
    """Return the layout without hidden words: what does not print is judged by one rule alone (ND30-250).

    A paragraph that holds some has no ``path`` any more: it is judged, not mended, since places in what is printed are not
    places in the file, and a paragraph that looks empty is not.
    """
    if layout is None or not any(run.hidden for p in layout.paragraphs for run in p.runs):
        return layout
    return replace(
        layout,
        paragraphs=tuple(
            replace(p, runs=tuple(run for run in p.runs if not run.hidden), path=None)
            if any(run.hidden for run in p.runs)
            else p
            for p in layout.paragraphs
        ),
    )


class Subject:
    """A reading under check. ``on`` is the date that chooses law and names; ``None`` when unknown."""

    def __init__(self, reading: Reading, profile: Profile, config: Config, on: dt.date | None) -> None:
        self.reading, self.profile, self.config, self.on = reading, profile, config, on
        self.document: Document = reading.document
        self.layout: Layout | None = _visible(reading.layout)
        self.notes: list[str] = []
        self._looks: dict[int, Look] = {}
        self._words: dict[int, str] = {}

    @property
    def kind(self) -> str:
        """The slug of the document's kind; "" when unknown."""
        return self.document.kind

    @property
    def draft(self) -> bool:
        """Whether number, day and name may be blank."""
        return self.profile.stage is Stage.DRAFT

    @property
    def electronic(self) -> bool:
        """Whether the document is issued with digital signatures."""
        return self.profile.medium is Medium.ELECTRONIC

    @property
    def file(self) -> FileFacts:
        """Facts about the container; raises NotEvaluated without a layout."""
        return self.need_layout().file

    @property
    def is_docx(self) -> bool:
        """Whether the layout is a Word file's, with every property known."""
        return self.layout is not None and self.layout.file.format == "docx"

    def need_layout(self) -> Layout:
        """Return the layout; raise NotEvaluated when the format has none."""
        if self.layout is None:
            raise NotEvaluated(_("tệp chỉ có chữ, không có trang in để đo"))
        return self.layout

    def table_of(self, paragraph: LayoutParagraph) -> LayoutTable | None:
        """Return the table in one of whose cells a paragraph stands; ``None`` for none."""
        tables = self.need_layout().tables
        place = paragraph.cell
        return tables[place.table] if place is not None and 0 <= place.table < len(tables) else None

    # Paragraphs -----------------------------------------------------------------------------------------------------

    @cached_property
    def main(self) -> tuple[LayoutParagraph, ...]:
        """Paragraphs with words of the main document: no appendix, no copy block, no header, footer or footnote."""
        if self.layout is None:
            return ()
        return tuple(
            p
            for p in self.layout.paragraphs
            if p.role is not None
            and p.role.appendix is None
            and not p.role.copy
            and p.container not in ("header", "footer", "footnote")
            and p.text.strip()
        )

    @cached_property
    def _by_component(self) -> dict[Component, tuple[LayoutParagraph, ...]]:
        groups: dict[Component, list[LayoutParagraph]] = {}
        for p in self.main:
            if p.role is not None:
                groups.setdefault(p.role.component, []).append(p)
        return {component: tuple(group) for component, group in groups.items()}

    def lines(self, *components: Component) -> tuple[LayoutParagraph, ...]:
        """Return the main text's paragraphs of these components, in reading order; none without a layout."""
        if len(components) == 1:
            return self._by_component.get(components[0], ())
        found = [p for component in components for p in self._by_component.get(component, ())]
        return tuple(sorted(found, key=lambda p: p.index))

    def first(self, component: Component) -> LayoutParagraph | None:
        """Return the main text's first paragraph of a component; ``None`` when there is none."""
        found = self._by_component.get(component, ())
        return found[0] if found else None

    def appendix_lines(self, *components: Component) -> tuple[LayoutParagraph, ...]:
        """Return the paragraphs of these components that stand in an appendix or attached text."""
        if self.layout is None:
            return ()
        return tuple(
            p
            for p in self.layout.paragraphs
            if p.role is not None and p.role.appendix is not None and p.role.component in components and p.text.strip()
        )

    def look(self, paragraph: LayoutParagraph) -> Look:
        """Return what the visible words of a paragraph look like."""
        found = self._looks.get(paragraph.index)
        if found is None:
            runs = tuple(r for r in paragraph.runs if r.text.strip() and not r.hidden and not r.superscript)
            found = self._looks[paragraph.index] = Look(
                runs,
                frozenset(r.font for r in runs),
                frozenset(r.size for r in runs),
                frozenset(r.bold for r in runs),
                frozenset(r.italic for r in runs),
            )
        return found

    def words(self, paragraph: LayoutParagraph) -> str:
        """Return the paragraph's words for comparing: NFC, single spaces, the automatic label in front."""
        found = self._words.get(paragraph.index)
        if found is None:
            text = paragraph.text
            if paragraph.list_label:
                text = f"{paragraph.list_label} {text}"
            found = self._words[paragraph.index] = plain(text)
        return found

    # Words ----------------------------------------------------------------------------------------------------------

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every text of the document in reading order, from the layout when there is one, else from the Document."""
        if self.layout is None:
            return tuple(_units_of(self.document))
        return tuple(
            Unit(
                p.text,
                p.role.component if p.role else None,
                p.at,
                p.role.level if p.role else None,
                p.role.label if p.role else p.list_label,
                p,
                p.role.appendix if p.role else None,
            )
            for p in self.layout.paragraphs
            if p.container not in ("header", "footer")
            and (p.role is None or p.role.component not in OUTSIDE)
            and p.text.strip()
        )

    def replace(
        self,
        paragraph: LayoutParagraph | None,
        start: int,
        end: int,
        new: str,
        title: str,
        safety: Safety = Safety.SAFE,
    ) -> Fix | None:
        """Return the fix that writes ``new`` over ``text[start:end]``; ``None`` when the file cannot be edited there."""
        if paragraph is None or paragraph.path is None:
            return None
        return Fix(title, (ReplaceText(paragraph.path, start, end, new, paragraph.text),), safety)


def _units_of(document: Document) -> Iterator[Unit]:
    """Yield the texts of a Document in the order of the page."""
    single: tuple[tuple[Component, tuple[str, ...]], ...] = (
        (Component.CHU_QUAN, document.superior),
        (Component.CO_QUAN, document.issuer),
        (Component.TRICH_YEU, (document.title,)),
        (Component.KINH_GUI, document.addressees),
        (Component.THAM_QUYEN, document.authority),
    )
    for component, texts in single:
        yield from (Unit(text, component) for text in texts if text.strip())
    yield from (Unit(b.text, Component.CAN_CU, b.at) for b in document.bases)
    if document.enacting:
        yield Unit(document.enacting, Component.LOI_BAN_HANH)
    yield from _units_of_body(document.body, None)
    yield from (Unit(line, Component.NOI_NHAN) for line in document.recipients.lines)
    if document.recipients.archive:
        yield Unit(document.recipients.archive, Component.LUU)
    yield from (Unit(line, Component.KY_CHUC_VU) for line in document.signature.lines)
    if document.signature.name:
        yield Unit(document.signature.name, Component.KY_HO_TEN)
    for number, appendix in enumerate(document.appendices):
        for component, text in (
            (Component.PHU_LUC_NHAN, appendix.label),
            (Component.PHU_LUC_TIEU_DE, appendix.title),
            (Component.KEM_THEO, appendix.reference),
        ):
            if text.strip():
                yield Unit(text, component, appendix=number)
        yield from _units_of_body(appendix.body, number)


def _units_of_body(nodes: tuple[BodyNode, ...], appendix: int | None) -> Iterator[Unit]:
    for node in nodes:
        if isinstance(node, Paragraph):
            yield Unit(node.text, Component.DOAN, node.at, appendix=appendix)
        elif isinstance(node, Division):
            text = f"{node.label} {node.heading}".strip()
            yield Unit(text, Component.DE_MUC, node.at, node.level.value, node.label, appendix=appendix)
            yield from _units_of_body(node.children, appendix)
        elif isinstance(node, Item):
            text = " ".join(part for part in (node.label, node.heading, node.text) if part)
            yield Unit(text, Component.MUC, node.at, node.level.value, node.label, appendix=appendix)
            yield from _units_of_body(node.children, appendix)
        elif isinstance(node, Table):
            if node.caption:
                yield Unit(node.caption, Component.TEN_BANG, node.at, appendix=appendix)
            for row in node.rows:
                yield from (Unit(c.text, Component.BANG, node.at, appendix=appendix) for c in row if c.text.strip())
