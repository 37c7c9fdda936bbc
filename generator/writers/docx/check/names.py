"""The names that a template may print, as a tree made from the values themselves, and what a tag says against it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import nodes

from generator.messages import _
from generator.writers.docx.blanks import Blanks
from generator.writers.docx.check.wording import nearest
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.prepare.patterns import LOOKS
from generator.writers.docx.sample import sample, sample_of_two
from generator.writers.docx.values import values

Tree = dict[str, Any]
"""name -> ``None`` for a text, a tree for a row, ``[tree or None]`` for a list."""
FUNCTION = "than"
_LISTS_OF_TEXT = (
    "co_quan",
    "co_quan_chu_quan",
    "kinh_gui",
    "kinh_gui_dau",
    "tham_quyen",
    "can_cu",
    "dien",
    "noi_dien_dau",
    "dia_chi",
)


@cache
def known_names() -> Tree:
    """Return every name of the values, from two documents that have everything."""
    facts: dict[str, Any] = {
        "looks": {},
        "rooms": {},
        "small": {},
        "shares": {"co_quan": 0.4, "tieu_ngu": 1.0, "trich_yeu": 0.4},
        "styles": dict.fromkeys(("VB Chỗ trống", "VB Đậm", "VB Nghiêng", "VB Đậm nghiêng")),
        "urgency": {"KHẨN": (1, 1)},
        "mottos": {},
        "sections": None,
        "table": None,
    }
    tree: Tree = {}
    for document in (sample(), sample_of_two(), sample("cong-dien"), sample_of_two("giay-nghi-phep")):
        _merge(tree, values(document, facts, Blanks(None), Pictures(None)))
    for name in _LISTS_OF_TEXT:
        tree[name] = [None]
    tree["noi_dung"][0]["xml"] = None
    tree["o"] = dict.fromkeys(LOOKS)
    return tree


def _merge(tree: Tree, row: dict[str, Any]) -> None:
    for name, value in row.items():
        if isinstance(value, dict):
            inner = tree.get(name)
            if not isinstance(inner, dict):
                inner = tree[name] = {}
            _merge(inner, value)
        elif isinstance(value, list):
            held = tree.get(name)
            if not isinstance(held, list):
                held = tree[name] = [None]
            for one in value:
                if isinstance(one, dict):
                    held[0] = held[0] or {}
                    _merge(held[0], one)
        else:
            tree.setdefault(name, None)


def wrong_names(node: nodes.Expr, scope: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Yield each name of an expression that the data does not have, with the nearest one that it has or ``None``.

    ``scope`` maps the names in force to their trees: the document's, and the loop variables.
    """
    inner: set[int] = set()
    whole = nodes.Output([node])  # find_all looks below a node only
    for access in whole.find_all(nodes.Getattr):
        inner.update(id(below) for below in access.find_all(nodes.Getattr) if below is not access)
        inner.update(id(below) for below in access.find_all(nodes.Name))
    for found in whole.find_all((nodes.Getattr, nodes.Name)):
        if id(found) in inner:
            continue
        path = _path(found)
        if path is None or path[0] in (FUNCTION, "loop"):
            continue
        yield from _unknown(path, scope)


def _unknown(path: list[str], scope: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    known: Any = scope
    for depth, name in enumerate(path):
        if not isinstance(known, dict):
            if depth:  # a text or a list has no parts
                yield ".".join(path), ".".join(path[:depth])
            return
        if name not in known:
            near = nearest(name, known)
            right = _anywhere(name, scope) if depth == 0 else None
            if right is None and near:
                right = ".".join([*path[:depth], near, *path[depth + 1 :]])
            yield ".".join(path), right
            return
        known = known[name]


def _anywhere(name: str, scope: dict[str, Any]) -> str | None:
    """Return the full name of a part whose last word is ``name``: "ho_ten" is "ky.ho_ten"."""
    for head, tree in scope.items():
        if isinstance(tree, dict) and name in tree:
            return f"{head}.{name}"
    return None


def element_of(path: list[str] | None, scope: dict[str, Any]) -> Any:
    """Return the tree of one element of a list named by ``path``; an empty tree when it is not known to be a list."""
    known: Any = scope
    for name in path or ():
        known = known.get(name) if isinstance(known, dict) else None
    return known[0] if isinstance(known, list) else {}


def _path(node: nodes.Node) -> list[str] | None:
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Getattr):
        head = _path(node.node)
        return None if head is None else [*head, node.attr]
    return None


def path_of(node: nodes.Node) -> list[str] | None:
    """Return the dotted name that an expression is, as its parts; ``None`` for anything else."""
    return _path(node)


def described(name: str) -> str:
    """Return the hint for a right name."""
    return _("có phải là “{name}”?").format(name=name)
