"""What we talk about: document, body, layout, edits, provenance, location. No input, no output, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.model.body import (
        BodyNode,
        Cell,
        Chart,
        Contents,
        Division,
        Drawn,
        Image,
        Item,
        Paragraph,
        Table,
        walk,
    )
    from generator.model.document import Appendix, Document, LegalBasis, Recipients, Signature
    from generator.model.labels import Level
    from generator.model.location import Location
    from generator.model.problem import Problem, Severity
    from generator.model.provenance import Provenance
    from generator.model.reading import Reading, Remainder

__all__ = [
    "Appendix",
    "BodyNode",
    "Cell",
    "Chart",
    "Contents",
    "Division",
    "Document",
    "Drawn",
    "Image",
    "Item",
    "LegalBasis",
    "Level",
    "Location",
    "Paragraph",
    "Problem",
    "Provenance",
    "Reading",
    "Recipients",
    "Remainder",
    "Severity",
    "Signature",
    "Table",
    "walk",
]

_HOMES = {
    "BodyNode": "generator.model.body",
    "Cell": "generator.model.body",
    "Chart": "generator.model.body",
    "Contents": "generator.model.body",
    "Division": "generator.model.body",
    "Drawn": "generator.model.body",
    "Image": "generator.model.body",
    "Item": "generator.model.body",
    "Paragraph": "generator.model.body",
    "Table": "generator.model.body",
    "walk": "generator.model.body",
    "Appendix": "generator.model.document",
    "Document": "generator.model.document",
    "LegalBasis": "generator.model.document",
    "Recipients": "generator.model.document",
    "Signature": "generator.model.document",
    "Level": "generator.model.labels",
    "Location": "generator.model.location",
    "Problem": "generator.model.problem",
    "Severity": "generator.model.problem",
    "Provenance": "generator.model.provenance",
    "Reading": "generator.model.reading",
    "Remainder": "generator.model.reading",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for: a command that only says its help, or where something stands, needs no model."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
