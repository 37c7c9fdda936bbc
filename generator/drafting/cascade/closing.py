"""The end of the text: "./." after the last word, once (all forms of Phụ lục III)."""

from __future__ import annotations

from generator.model import BodyNode, Division, Item, Paragraph


def end(nodes: tuple[BodyNode, ...]) -> tuple[BodyNode, ...]:
    """Return the body whose last paragraph ends with "./."."""
    if not nodes:
        return nodes
    last = nodes[-1]
    if isinstance(last, (Division, Item)) and last.children:
        changed: BodyNode = last.model_copy(update={"children": end(last.children)})
    elif isinstance(last, (Item, Paragraph)):
        changed = last.model_copy(update={"text": f"{last.text.rstrip(' .;,/')}./."})
    else:
        return nodes
    return (*nodes[:-1], changed)
