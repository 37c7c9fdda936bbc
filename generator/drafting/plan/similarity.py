"""How much of one paragraph another one says: shared word pairs, scope words and actors left out."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from generator.vietnamese.text import search_key, without_marks

_SCOPE = re.compile(
    r"\b(?:tren dia ban|tinh|thanh pho|huyen|thi xa|xa|phuong|thi tran|dac khu|cac|so|phong|ban|nganh|uy ban nhan dan|ubnd|"
    r"cap|toan|trong|cua|va|hang nam|khom|ap|thon|to dan pho)\b"
)


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """Return the neighbouring word pairs of a text in comparing form, without scope words, numbers and names of bodies."""
    words = _SCOPE.sub(" ", search_key(without_marks(text))).split()
    return frozenset(f"{first} {second}" for first, second in itertools.pairwise(words))


def share(of: str, within: str) -> float:
    """Return which part of the word pairs of ``of`` stand in ``within`` (0 … 1); short texts must match as wholes."""
    wanted = pairs(of)
    if not wanted:
        return 1.0 if search_key(of) and search_key(of) in search_key(within) else 0.0
    return len(wanted & pairs(within)) / len(wanted)


def likeness(first: str, second: str) -> float:
    """Return how alike two paragraphs are, both ways (0 … 1)."""
    one, other = pairs(first), pairs(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
