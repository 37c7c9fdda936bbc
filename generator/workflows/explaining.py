"""The rules as a person looks them up: the list, and the page of one rule."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from generator.errors import InputError
from generator.messages import _

if TYPE_CHECKING:
    from generator.rules.engine import Rule


def rules(prefix: str = "") -> list[Rule]:
    """Return the rules whose id begins with ``prefix`` ("ND30", "TYPO"), in order of id."""
    from generator.rules import engine, families

    families.load()
    return [engine.RULES[id] for id in sorted(engine.RULES) if id.startswith(prefix.upper())]


def line(rule: Rule) -> str:
    """Return the rule's line of the list."""
    from generator.rules.manual import weight

    return f"{rule.id:<10} {rule.title} ({weight(rule)})"


def page(id: str) -> str:
    """Return the page of one rule as text; raise :class:`InputError` with the nearest ids when there is none."""
    from generator.rules.manual import explain

    text = explain(id.upper())
    if text is None:
        near = difflib.get_close_matches(id.upper(), [rule.id for rule in rules()], n=3, cutoff=0.5)
        hint = _("gần đúng: {ids}").format(ids=", ".join(near)) if near else _("vanban rules liệt kê mọi quy tắc")
        raise InputError(_("không có quy tắc “{id}”").format(id=id), hint=hint)
    return plain(text)


def plain(text: str) -> str:
    """Return a page without the marks of Markdown, which a terminal does not show."""
    lines = [line.lstrip("#").strip() if line.startswith("#") else line for line in text.splitlines()]
    return "\n".join(lines).replace("**", "").strip() + "\n"
