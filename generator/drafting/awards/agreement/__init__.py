"""Do the papers of a dossier agree: how they are read into rows and texts, then names, figures and sheets compared."""

from __future__ import annotations

from generator.drafting.awards.agreement.papers import Contradiction, Listed, Paper, key, paper_of

__all__ = ["Contradiction", "Listed", "Paper", "key", "paper_of"]
