"""Fixes applied to a copy of a .docx: only the paragraphs and sections that a fix names change, byte for byte.

``apply`` returns the new file with what was done and what was left; it refuses files that must not be touched: signed,
protected, tracked, with macros.
"""

from __future__ import annotations

from generator.writers.docx.edit.apply import Edited, apply, refusal

__all__ = ["Edited", "apply", "refusal"]
