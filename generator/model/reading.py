"""The Reading: what a reader understood, how it looked, what it met, and what it left outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.document import Document
from generator.model.location import Location
from generator.model.problem import Problem

if TYPE_CHECKING:
    # Only for the name: whoever has a layout in hand has loaded it already, and a short command needs none.
    from generator.model.layout import Layout


@dataclass(frozen=True, slots=True)
class Remainder:
    """Text of the source that is not part of the document, under a name the user can see (``trang_web``, ``duong_ke``,
    ``so_trang``, ``metadata``, ``header_lap`` …)."""

    name: str
    text: str
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one file. ``layout`` is ``None`` where the format has none (txt, html, yaml).

    ``inferred`` maps a component's alias (``co_quan``) to the reason why it is believed, for components that the source
    does not print.
    """

    source: str
    document: Document
    layout: Layout | None = None
    problems: tuple[Problem, ...] = ()
    remainder: tuple[Remainder, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
