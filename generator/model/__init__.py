"""What we talk about: document, body, layout, edits, provenance, location. No input, no output, no clock."""

from generator.model.body import BodyNode, Cell, Division, Item, Paragraph, Table, walk
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
    "Division",
    "Document",
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
