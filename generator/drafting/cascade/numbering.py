"""Labels redone after parts were dropped, moved or added: I. II., 1. 2., a) b) c) d) đ) e) g)."""

from __future__ import annotations

from generator.model import BodyNode, Division, Item, Level
from generator.model.labels import LETTERS

_ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def renumber(nodes: tuple[BodyNode, ...]) -> tuple[BodyNode, ...]:
    """Return the tree with the labels of each level counted anew under each parent; dashes and Điều stay as they are."""
    counts: dict[Level, int] = {}
    made: list[BodyNode] = []
    for node in nodes:
        if not isinstance(node, (Division, Item)):
            made.append(node)
            continue
        counts[node.level] = counts.get(node.level, 0) + 1
        label = _label(node.level, counts[node.level], node.label)
        made.append(node.model_copy(update={"label": label, "children": renumber(node.children)}))
    return tuple(made)


def _label(level: Level, number: int, old: str) -> str:
    end = old.strip()[-1:] if old.strip()[-1:] in ".)/" else ""
    if level is Level.LA_MA:
        return f"{roman(number)}{end or '.'}"
    if level is Level.KHOAN:
        return f"{number}{end or '.'}"
    if level is Level.DIEM and number <= len(LETTERS):
        return f"{LETTERS[number - 1]}{end or ')'}"
    return old


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman digits."""
    letters = ""
    for sign, value in _ROMAN:
        while number >= value:
            letters += sign
            number -= value
    return letters
