"""What rules exist: one line a module. A test compares this table with the folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module

FAMILIES: tuple[str, ...] = ()
"""Modules that register rules, in the order of the pages. Add yours here."""


@cache
def load() -> None:
    """Import every family once, so that :data:`generator.rules.engine.RULES` is complete."""
    for name in FAMILIES:
        import_module(name)
