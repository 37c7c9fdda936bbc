"""The rules as a person looks them up: the list, and the page of one rule."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from generator.errors import InputError
from generator.messages import _
from generator.model.problem import Severity

if TYPE_CHECKING:
    from generator.rules.engine import Rule


def rules(prefix: str = "") -> list[Rule]:
    """Return the rules whose id begins with ``prefix`` ("ND30", "TYPO"), in order of id."""
    from generator.rules import engine, families

    families.load()
    return [engine.RULES[id] for id in sorted(engine.RULES) if id.startswith(prefix.upper())]


def line(rule: Rule) -> str:
    """Return the rule's line of the list."""
    weight = _("theo mắt người") if rule.by_eye else _("phải sửa") if rule.severity is Severity.ERROR else _("nên sửa")
    return f"{rule.id:<10} {weight:<14} {rule.title}"


def page(id: str) -> str:
    """Return the page of one rule; raise :class:`InputError` with the nearest ids when there is none."""
    known = {rule.id: rule for rule in rules()}
    rule = known.get(id.upper())
    if rule is None:
        near = difflib.get_close_matches(id.upper(), known, n=3, cutoff=0.5)
        hint = _("gần đúng: {ids}").format(ids=", ".join(near)) if near else _("vanban rules liệt kê mọi quy tắc")
        raise InputError(_("không có quy tắc “{id}”").format(id=id), hint=hint)
    lines = [line(rule)]
    if rule.clause:
        lines.append(_("Điều luật: {clause}").format(clause=rule.clause))
    if rule.by_eye:
        lines.append(_("Chương trình không tự đánh giá được: {reason}").format(reason=rule.by_eye))
    body = rule.explanation.partition("\n")[2].strip()
    return "\n".join(lines) + ("\n\n" + body if body else "") + "\n"
