"""Judges a template: every fault at once, each with its place, the tag's words and the nearest right name."""

from __future__ import annotations

from generator.writers.docx.check.judge import check_template
from generator.writers.docx.check.places import TemplateFault

__all__ = ["TemplateFault", "check_template"]
