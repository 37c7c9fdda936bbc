"""From what was read to the Layout: effective values with units, printed lines joined or kept apart by their roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.model import Location, length
from generator.model.addresses import piece
from generator.model.layout import (
    Component,
    FileFacts,
    Layout,
    LayoutParagraph,
    LayoutTable,
    Picture,
    Role,
    RuleLine,
    Run,
    Section,
)
from generator.model.length import Length
from generator.readers.docx.heights import runs_between
from generator.readers.docx.pieces import Cut, Frame, Para
from generator.readers.docx.properties import drawn_borders
from generator.readers.docx.sections import Page
from generator.readers.docx.source_lines import align_of

twips = lru_cache(maxsize=4096)(length.twips)
"""The few distances of a document come up again and again."""
LINE_UNIT = 240.0
"""Twips of a "line" in spacing counted by lines."""


class Assembly:
    """Builds the Layout of one document. ``paragraphs`` are cut; ``rule_lines`` name their words by cut."""

    def __init__(self, source: str, pages: Sequence[Page], frames: Sequence[Frame], auto_spacing: float) -> None:
        self._source, self._pages, self._frames, self._auto = source, pages, frames, auto_spacing

    def layout(
        self,
        paragraphs: Sequence[Para],
        roles: Mapping[int, Role],
        rule_lines: Sequence[RuleLine],
        pictures: Sequence[tuple[Picture, Para, int]],
        shown: Sequence[tuple[Mapping[str, tuple[Para, ...]], Mapping[str, tuple[Para, ...]]]],
        facts: FileFacts,
    ) -> Layout:
        """Return the Layout. ``roles`` are by cut; ``pictures`` come with their paragraph and character; ``shown`` holds
        the headers and footers of each section."""
        made: list[LayoutParagraph] = []
        index_of: dict[int, int] = {}
        places: dict[int, list[int]] = {}
        for paragraph in paragraphs:
            begun = len(made)
            for group, role in _groups(paragraph, roles):
                for cut in group:
                    index_of[cut.index] = len(made)
                made.append(self._paragraph(paragraph, group, role, len(made)))
            places[id(paragraph)] = list(range(begun, len(made)))
        self._join_spacing(paragraphs, made, places)
        return Layout(
            facts,
            self._sections(paragraphs, places, shown),
            tuple(made),
            tuple(self._table(frame) for frame in self._frames),
            tuple(replace(line, under=index_of[line.under]) if line.under is not None else line for line in rule_lines),
            tuple(
                replace(picture, paragraph=_at(places[id(para)], para, offset, made))
                for picture, para, offset in pictures
            ),
        )

    def _paragraph(self, paragraph: Para, group: Sequence[Cut], role: Role | None, index: int) -> LayoutParagraph:
        """Make one LayoutParagraph: the whole paragraph, or the printed lines of it that share a role."""
        p = paragraph.properties
        whole = (
            len(group) == len(paragraph.cuts)
            and group[0].start == 0
            and group[-1].end >= len(paragraph.text.rstrip("\n"))
        )
        first, last = group[0] is paragraph.cuts[0], group[-1] is paragraph.cuts[-1]
        runs = tuple(paragraph.runs) if whole else _sliced(paragraph.runs, group[0].start, group[-1].end)
        shading = p.get("shading")
        if shading:
            runs = tuple(run if run.highlight else replace(run, highlight=shading) for run in runs)
        rule = p.get("line_rule", "auto")
        line = p.get("line", LINE_UNIT)
        borders = p.get("borders")
        cut = group[0]
        return LayoutParagraph(
            index,
            runs,
            Location(self._source, paragraph=paragraph.number or None),
            role,
            paragraph.style,
            None if cut.side else align_of(paragraph),
            twips(_indent(p, "left", paragraph)),
            twips(_indent(p, "right", paragraph)),
            twips(_indent(p, "first", paragraph) if first else 0.0),
            self._space(p, "before") if first else Length(0),
            self._space(p, "after") if last else Length(0),
            line / 240 if rule == "auto" else line / 20,
            rule,
            bool(p.get("contextual")),
            bool(p.get("keep_next")),
            bool(p.get("keep_lines")),
            cut.new_page,
            p.get("outline"),
            (paragraph.label or None) if first else None,
            paragraph.list_font if first else None,
            drawn_borders(borders) if borders else (),
            paragraph.area.cell,
            paragraph.area.container,
            paragraph.section,
            None,
            None,
            paragraph.path if whole else piece(paragraph.path, cut.start),
        )

    def _space(self, properties: Mapping[str, float], key: str) -> Length:
        """Return the space before or after: automatic, counted in lines, or stated."""
        if properties.get(key + "_auto"):
            return twips(self._auto)
        lines = properties.get(key + "_lines")
        return twips(lines * LINE_UNIT) if lines else twips(properties.get(key, 0.0))

    def _join_spacing(
        self, paragraphs: Sequence[Para], made: list[LayoutParagraph], places: Mapping[int, list[int]]
    ) -> None:
        """Give the two columns of one printed line the same space after: they end at the same height."""
        for paragraph in paragraphs:
            own = places[id(paragraph)]
            if len(own) == 2 and paragraph.cuts[0].side == "left" and len(paragraph.cuts) == 2:
                left, right = own
                made[left] = replace(made[left], after=made[right].after)
                made[right] = replace(made[right], before=made[left].before)

    def _sections(
        self,
        paragraphs: Sequence[Para],
        places: Mapping[int, list[int]],
        shown: Sequence[tuple[Mapping[str, tuple[Para, ...]], Mapping[str, tuple[Para, ...]]]],
    ) -> tuple[Section, ...]:
        firsts: dict[int, int] = {}
        for paragraph in paragraphs:
            if paragraph.area.container not in ("header", "footer", "footnote"):
                own = places[id(paragraph)]
                if own:
                    firsts.setdefault(paragraph.section, own[0])
        sections = []
        for index, page in enumerate(self._pages):
            headers, footers = shown[index] if index < len(shown) else ({}, {})
            margins = page.margins
            sections.append(
                Section(
                    index,
                    _length(page.width),
                    _length(page.height),
                    page.landscape,
                    _length(margins.get("top")),
                    _length(margins.get("bottom")),
                    _length(margins.get("left")),
                    _length(margins.get("right")),
                    _length(margins.get("gutter")),
                    _length(margins.get("header")),
                    page.title_page,
                    page.page_start,
                    page.page_format,
                    {kind: _indexes(found, places) for kind, found in headers.items()},
                    {kind: _indexes(found, places) for kind, found in footers.items()},
                    firsts.get(index, 0),
                    page.break_type,
                )
            )
        return tuple(sections)

    def _table(self, frame: Frame) -> LayoutTable:
        return LayoutTable(
            frame.index,
            tuple(twips(width) for width in frame.grid),
            frame.rows,
            frame.bordered,
            _length(frame.width),
            frame.header_rows,
            tuple(frame.cant_split),
            frame.section,
            twips(frame.margin_left),
            twips(frame.margin_right),
            frame.nested_in,
            frame.path,
        )


_RUNNING = frozenset({Component.DOAN, Component.MUC, Component.CAN_CU, Component.BANG})
"""Components whose words run on over a line break: running text. Elsewhere every printed line stands for itself."""


def _groups(paragraph: Para, roles: Mapping[int, Role]) -> list[tuple[Sequence[Cut], Role | None]]:
    """Return neighbouring cuts that are one piece of running text, each group with its role."""
    cuts = paragraph.cuts
    if len(cuts) == 1:
        return [(cuts, roles.get(cuts[0].index))]
    groups: list[tuple[list[Cut], Role | None]] = []
    for cut in cuts:
        role = roles.get(cut.index)
        if (
            groups
            and not cut.new_page
            and groups[-1][0][-1].side == cut.side
            and _runs_on(paragraph, groups[-1], cut, role)
        ):
            groups[-1][0].append(cut)
        else:
            groups.append(([cut], role))
    return [(group, role) for group, role in groups]


def _runs_on(paragraph: Para, group: tuple[list[Cut], Role | None], cut: Cut, role: Role | None) -> bool:
    """Return whether a printed line goes on with the one before it: one role, and no sign that something new begins."""
    if group[1] != role:
        return False
    if role is None:
        return True
    if role.component not in _RUNNING:
        return False
    before = paragraph.text[group[0][-1].start : group[0][-1].end].rstrip()
    words = paragraph.text[cut.start : cut.end].lstrip()
    if role.component is Component.CAN_CU:
        return not before.endswith(";")
    return not (role.label and words.startswith(role.label))


def _sliced(runs: list[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of a stretch of text; a run that is cut keeps in its address where it begins."""
    return tuple(
        run
        if words == run.text
        else replace(run, text=words, path=piece(run.path, begin) if run.path and "@" not in run.path else run.path)
        for run, words, begin in runs_between(runs, start, end)
    )


def _indent(properties: Mapping[str, float], key: str, paragraph: Para) -> float:
    """Return an indent in twips: as stated, or counted in characters where only those are stated."""
    stated = properties.get(key)
    chars = properties.get(key + "_chars")
    if stated is None and chars:
        size = next((run.size for run in paragraph.runs if run.size), paragraph.size)
        return chars * size * 20
    return stated or 0.0


def _length(value: float | None) -> Length | None:
    return twips(value) if value is not None else None


def _indexes(found: Sequence[Para], places: Mapping[int, list[int]]) -> tuple[int, ...]:
    return tuple(index for paragraph in found for index in places[id(paragraph)])


def _at(own: Sequence[int], paragraph: Para, offset: int, made: Sequence[LayoutParagraph]) -> int | None:
    """Return which piece of a paragraph holds the character ``offset``."""
    if len(own) <= 1:
        return own[0] if own else None
    passed = 0
    for index in own:
        passed += len(made[index].text)
        if offset <= passed:
            return index
    return own[-1]
