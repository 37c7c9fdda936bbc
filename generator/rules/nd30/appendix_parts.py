"""The appendices of a laid-out document, each with its label, title and reference line; texts issued with it told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.layout import Component, LayoutParagraph
from generator.rules.nd30.text import kept
from generator.rules.subject import Subject

C = Component

ROMAN = re.compile(r"^[IVXLC]+$")
LABEL = re.compile(r"^phụ lục(?:\s+(?:số\s+)?(?P<number>[IVXLC]+|\d+|[A-Z]))?\s*[.:]?$", re.IGNORECASE)
REFERENCE = re.compile(r"^\(\s*(?:ban hành\s+)?kèm\s+theo\b.*\)\s*\.?$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """One appendix, or one text issued with the document (no label). ``paragraphs`` are all its paragraphs with words."""

    index: int
    paragraphs: tuple[LayoutParagraph, ...]

    def having(self, *components: Component) -> tuple[LayoutParagraph, ...]:
        """Return its paragraphs of these components."""
        return tuple(p for p in self.paragraphs if p.role is not None and p.role.component in components)

    @property
    def label(self) -> LayoutParagraph | None:
        """The paragraph "Phụ lục I"; ``None`` for a text issued with the document."""
        return next(iter(self.having(C.PHU_LUC_NHAN)), None)

    @property
    def attached(self) -> bool:
        """Whether it is a text issued with the document (quy chế, quy định …), with a header and a kind of its own."""
        return self.label is None and bool(self.having(C.TEN_LOAI))


def parts(subject: Subject) -> tuple[Part, ...]:
    """Return the appendices and attached texts, in reading order."""
    return kept(subject, _parts)


def _parts(subject: Subject) -> tuple[Part, ...]:
    groups: dict[int, list[LayoutParagraph]] = {}
    for p in subject.need_layout().paragraphs:
        if (
            p.role is not None
            and p.role.appendix is not None
            and p.text.strip()
            and p.container in ("body", "cell", "textbox")
        ):
            groups.setdefault(p.role.appendix, []).append(p)
    return tuple(Part(index, tuple(group)) for index, group in sorted(groups.items()))


def appendices(subject: Subject) -> list[Part]:
    """Return the parts that are appendices."""
    return [part for part in parts(subject) if part.label is not None]


def attached_texts(subject: Subject) -> list[Part]:
    """Return the parts that are texts issued with the document."""
    return [part for part in parts(subject) if part.attached]
