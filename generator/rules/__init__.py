"""The checker: ``check`` runs every rule over a Reading; ``RULES`` lists them; ``explain`` gives a rule's page.

Rules look at the layout and the document that a reader made; they open no file. Reports are in :mod:`generator.rules.reports`,
an office's settings in :mod:`generator.rules.config`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.rules.config import Config, load_config
    from generator.rules.engine import RULES, Rule, check
    from generator.rules.finding import Finding, Gap, Report
    from generator.rules.manual import explain
    from generator.rules.profile import Medium, Profile, Stage

__all__ = [
    "RULES",
    "Config",
    "Finding",
    "Gap",
    "Medium",
    "Profile",
    "Report",
    "Rule",
    "Stage",
    "check",
    "explain",
    "load_config",
]

_WHERE = {
    "RULES": "engine",
    "Rule": "engine",
    "check": "engine",
    "Finding": "finding",
    "Gap": "finding",
    "Report": "finding",
    "Config": "config",
    "load_config": "config",
    "Medium": "profile",
    "Profile": "profile",
    "Stage": "profile",
    "explain": "manual",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: the command line starts without the rules."""
    if name not in _WHERE:
        raise AttributeError(name)
    from importlib import import_module

    value = getattr(import_module(f"generator.rules.{_WHERE[name]}"), name)
    if name == "RULES":
        from generator.rules.families import load

        load()
    return value
