"""The dossier of an assessed round: every paper as a Document, made of the nominations, the plan and the law data alone."""

from __future__ import annotations

from generator.drafting.awards.dossier.papers import Paper, papers

__all__ = ["Paper", "papers"]
