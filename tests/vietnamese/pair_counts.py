"""Counts neighbouring syllables in a folder of plain texts: how generator/vietnamese/data/pairs.txt was made.

    python tests/vietnamese/pair_counts.py FOLDER > generator/vietnamese/data/pairs.txt

FOLDER holds official documents as .txt files (official texts are outside copyright: Luật Sở hữu trí tuệ, Điều 15). A pair is
kept when at least two documents hold it, so that a slip of one writer is not taken for a word; documents that are nearly the
same count once.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter, defaultdict
from pathlib import Path

from generator.vietnamese.pairs import START, segments
from generator.vietnamese.text import nfc

HEADER = """\
# Neighbouring syllables in official Vietnamese documents and how often they were seen, old tone placement, small letters.
# A line: the first syllable, how often it was seen at all, then each follower with its count ("^" begins a sentence part).
# Made by tests/vietnamese/pair_counts.py from {documents} documents of public bodies; pairs of at least two documents only.
"""
SLIPS = frozenset([("chuyển", "đối"), ("nội", "dụng"), ("đổi", "với"), ("tính", "phù"), ("bảo", "về"), ("khách", "đẵ")])
"""Slips that several documents hold, seen in a review of the rare pairs beside far commoner ones."""
ALIKE = 0.6
"""Two documents that share so large a part of their pairs are one document for the counts."""


def count(texts: list[str]) -> str:
    """Return the table of pairs of some documents as it is stored."""
    pairs: Counter[tuple[str, str]] = Counter()
    holders: Counter[tuple[str, str]] = Counter()
    singles: Counter[str] = Counter()
    in_documents: Counter[str] = Counter()
    seen: list[set[tuple[str, str]]] = []
    for text in texts:
        own: Counter[tuple[str, str]] = Counter()
        words: Counter[str] = Counter()
        for segment in segments(nfc(text)):
            letters = [START, *(word.key for word in segment)]
            own.update(itertools.pairwise(letters))
            words.update(letters)
        held = set(own)
        if any(len(held & other) > ALIKE * min(len(held), len(other)) for other in seen if other and held):
            continue
        seen.append(held)
        pairs.update(own)
        holders.update(held)
        singles.update(words)
        in_documents.update(set(words))
    kept = len(seen)
    followers: dict[str, list[str]] = defaultdict(list)
    for (first, second), times in sorted(pairs.items()):
        if holders[(first, second)] >= 2 and (first, second) not in SLIPS:
            followers[first].append(f"{second} {times}")
    lines = [
        f"{word} {singles[word]}: {', '.join(followers[word])}".rstrip(": ")
        for word in sorted(singles)
        if in_documents[word] >= 2 and word != "đẵ"
    ]
    return HEADER.format(documents=kept) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(count([path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]))
