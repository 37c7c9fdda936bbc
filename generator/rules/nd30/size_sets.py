"""Which set of sizes (13 - 14 - 14 or 12 - 13 - 13) the head of a document is nearest to: what its sizes are mended to."""

from __future__ import annotations

from generator.catalog import nd30
from generator.model.layout import Component
from generator.rules.engine import Subject

PARTS = {"quoc_hieu": Component.QUOC_HIEU, "tieu_ngu": Component.TIEU_NGU, "dia_danh": Component.DIA_DANH}


def sizes_found(subject: Subject) -> dict[str, float | None]:
    """Return the size of each of the three lines that the document has; ``None`` for a size that cannot be read or is mixed."""
    lines = {name: subject.first(component) for name, component in PARTS.items()}
    return {name: subject.look(p).size for name, p in lines.items() if p is not None}


def nearest_set(subject: Subject) -> dict[str, float]:
    """Return the set most of the three lines already follow; of two equally good ones the nearer, then the larger."""
    found = {name: size for name, size in sizes_found(subject).items() if size is not None}

    def score(sizes: dict[str, float]) -> tuple[int, float]:
        away = [abs(size - sizes[name]) for name, size in found.items()]
        return sum(distance > 0.3 for distance in away), sum(away)

    return min(nd30.size_sets(), key=score)
