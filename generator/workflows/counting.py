"""How many pages documents have on paper, and their PDFs: many at a time as one, so that a thousand reports take seconds."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Document

GROUP = 100
"""Documents that LibreOffice is given as one."""
MANY = 4
"""Groups from which on two LibreOffices side by side pay."""


def side_by_side(groups: int) -> int:
    """Return how many LibreOffices convert so many groups: no more than two, whatever the machine, so that memory is bounded."""
    return min(2, os.cpu_count() or 1) if groups > MANY else 1


@dataclass(frozen=True, slots=True)
class Printed:
    """A document on paper: its pages, and its PDF where it was asked for."""

    pages: int
    pdf: bytes = b""


def printed(documents: Mapping[str, Document], *, pdf: bool = False) -> dict[str, Printed]:
    """Return each document on paper, by its name; one that LibreOffice could not print is left out.

    Raises :class:`MissingToolError` without LibreOffice.
    """
    from generator import libreoffice
    from generator.writers import docx
    from generator.writers import pdf as converter
    from generator.writers.docx import joined

    libreoffice.find()
    by_template: dict[Path, list[str]] = {}
    for name, document in documents.items():
        by_template.setdefault(docx.template_for(document), []).append(name)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        groups: list[tuple[Path, list[str]]] = []
        for template, names in by_template.items():
            compiled = docx.compile_template(template)
            left = iter(names)
            while group := list(islice(left, GROUP)):
                path = folder / f"{len(groups):05d}.docx"
                pieces = (
                    joined.fragment(compiled, compiled.values(documents[name]), at) for at, name in enumerate(group)
                )
                with path.open("wb") as stream:
                    joined.write(compiled, pieces, joined.core("", ""), stream)
                groups.append((path, group))
        # What is missing has no count.
        with contextlib.suppress(converter.ConversionErrors):
            converter.convert([path for path, _names in groups], folder, marks=True, jobs=side_by_side(len(groups)))
        return dict(_all(groups, documents, pdf))


def _all(
    groups: Iterable[tuple[Path, list[str]]], documents: Mapping[str, Document], pdf: bool
) -> Iterable[tuple[str, Printed]]:
    from generator.writers import pages
    from generator.writers.docx import joined

    for path, names in groups:
        whole = path.with_suffix(".pdf")
        marks = [f"{joined.MARK}{at}" for at in range(len(names))]
        if not whole.exists():
            continue
        try:
            if pdf:
                days = [date.isoformat() if (date := documents[name].date) else "" for name in names]
                for name, (data, count) in zip(names, pages.cut(whole, marks, days), strict=True):
                    yield name, Printed(count, data)
            else:
                for name, count in zip(names, pages.counts(whole, marks), strict=True):
                    yield name, Printed(count)
        except pages.UnmatchedPages:
            continue
