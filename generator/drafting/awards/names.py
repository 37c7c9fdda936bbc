"""Rule 107 in the papers: an award is called by the name that the law gives it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from generator.catalog import awards as law
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import match_key, to_old

_NEAR = 0.8
_SHORT = re.compile(r"\bubnd\b")
_RANKS = (
    (re.compile(r"\bhạng (?:iii|3)\b"), "hạng ba"),
    (re.compile(r"\bhạng (?:ii|2)\b"), "hạng nhì"),
    (re.compile(r"\bhạng (?:i|1)\b"), "hạng nhất"),
)


def misnamed(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield (place, name as printed, name by law) for each name, given with its place, that is nearly an award's and not quite.

    What is near no award is left alone: it may be one of another body.
    """
    seen: set[str] = set()
    for place, name in named:
        if name in seen:
            continue
        seen.add(name)
        right = lawful(name)
        if right and to_old(right) != to_old(fold_spaces(name)):
            yield place, name, right


def lawful(name: str) -> str:
    """Return the name as the law has it, its place kept; empty where it is near no award's."""
    text = fold_spaces(name)
    for award in law.awards().values():
        stem, _mark, _rest = award.name.partition("{place}")
        if text == award.name or (stem != award.name and text.startswith(stem) and len(text) > len(stem)):
            return text
    folded = _SHORT.sub("ủy ban nhân dân", match_key(text))
    for pattern, rank in _RANKS:
        folded = pattern.sub(rank, folded)
    best, chosen = _NEAR, ""
    for award in law.awards().values():
        stem, mark, _rest = award.name.partition("{place}")
        words, own = match_key(stem).split(), folded.split()
        rest: list[str] = []
        if mark:
            # The place begins after the last word of what comes before it, a word sooner or later where one is left out.
            ends = [end for end in range(len(words) - 2, len(words) + 2) if own[end - 1 : end] == words[-1:]]
            if not ends or ends[-1] == len(own):
                continue
            own, rest = own[: ends[-1]], own[ends[-1] :]
        if "hạng" in words and words[-1:] != own[-1:]:
            continue
        near = difflib.SequenceMatcher(None, " ".join(words), " ".join(own), autojunk=False).ratio()
        if near > best:
            kept = " ".join(text.split()[-len(rest) :]) if rest else ""
            best, chosen = near, f"{stem.strip()} {kept}".strip()
    return chosen
