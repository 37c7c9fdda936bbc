"""Evidence of which Vietnamese syllables stand beside each other: counts from official documents and a list of words."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.vietnamese.text import nfc, without_marks
from generator.vietnamese.tone import to_old

DATA = Path(__file__).parent / "data"
START = "^"
"""Stands before the first syllable of a part of a sentence."""
END = "$"
"""Stands after the last one; nothing is known of what ends a part."""

# A part of a sentence: syllables with spaces between them only. Any mark, digit or hyphen ends the part, and so does a new line.
_PART = re.compile(r"[^\W\d_]+(?:[^\S\n]+[^\W\d_]+)*")
_WORD = re.compile(r"\S+")
_WEIGHT_OF_LIST = 4
_BOND_OF_LIST = 0.3
_NEW_WORD = 0.2
_SPREAD = 5.0


@dataclass(frozen=True, slots=True)
class Word:
    """One run of letters in a text: its place [start, end), the letters, and their comparing form."""

    start: int
    end: int
    text: str
    key: str


class Part(NamedTuple):
    """A part of a sentence in a text: where it begins, and its words in the old tone placement, of the same length."""

    start: int
    old: str

    def words(self, text: str) -> list[Word]:
        """Return the words with their places in ``text``, the text that the part was found in."""
        found = []
        for word in _WORD.finditer(self.old):
            start, end = self.start + word.start(), self.start + word.end()
            found.append(Word(start, end, text[start:end], word[0].lower()))
        return found


def parts(text: str) -> Iterator[Part]:
    """Yield the parts of sentences of an NFC text: words with nothing but spaces between them."""
    for found in _PART.finditer(to_old(text)):
        yield Part(found.start(), found[0])


def segments(text: str) -> Iterator[list[Word]]:
    """Yield the words of each part of a sentence of an NFC text."""
    for part in parts(text):
        yield part.words(text)


class Pairs:
    """Counts of pairs of syllables, with the questions a spelling check asks of them."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], int] = {}
        self._singles: dict[str, int] = {}
        self._followers: dict[str, int] = defaultdict(int)
        self._listed: set[tuple[str, str]] = set()

    def add(self, first: str, second: str, times: int) -> None:
        """Add one observed pair."""
        pair = (first, second)
        if pair not in self._pairs:
            self._followers[first] += 1
            self._pairs[pair] = 0
        self._pairs[pair] += times

    def add_single(self, word: str, times: int) -> None:
        """Add observations of one syllable."""
        self._singles[word] = self._singles.get(word, 0) + times

    def add_phrase(self, phrase: str) -> None:
        """Add a word or phrase, in comparing form, that is right by itself."""
        words = phrase.split()
        weight = 2 * _WEIGHT_OF_LIST if len(words) == 2 else _WEIGHT_OF_LIST
        for word in words:
            self.add_single(word, weight)
        for first, second in itertools.pairwise(words):
            self.add(first, second, weight)
        if len(words) == 2:
            self._listed.add((words[0], words[1]))

    def count(self, first: str, second: str) -> int:
        """Return how often the pair was seen."""
        return self._pairs.get((first, second), 0)

    def of_neighbours(self, words: Sequence[str]) -> list[int]:
        """Return how often each word of a row was seen before the next one: one number less than there are words."""
        seen = self._pairs.get
        return [seen(pair, 0) for pair in itertools.pairwise(words)]

    def known(self, word: str) -> bool:
        """Return whether the syllable was seen at all."""
        return word in self._singles

    def chance(self, first: str, second: str) -> float:
        """Return the natural logarithm of the chance that ``second`` follows ``first``."""
        spread = self._followers.get(first, 0) + _SPREAD
        alone = (self._singles.get(second, 0) + _NEW_WORD) / self._total
        return math.log((self.count(first, second) + spread * alone) / (self._singles.get(first, 0) + spread))

    def bond(self, first: str, second: str) -> float:
        """Return how much the two belong together: the larger share of one's occurrences that stand beside the other, 0 to 1."""
        times = self.count(first, second)
        if times < 3:
            return 0.0
        share = times / max(times, min(self._singles.get(first, times), self._singles.get(second, times)))
        return max(share, _BOND_OF_LIST) if (first, second) in self._listed else share

    def share(self, word: str, times: int) -> float:
        """Return which share of the occurrences of a word ``times`` of them are, 0 to 1."""
        return times / max(1, self._singles.get(word, 1))

    def alike(self, word: str) -> tuple[str, ...]:
        """Return the known syllables with the same letters without marks, the commonest first."""
        return self._by_letters.get(_bare(word), ())

    def near(self, word: str) -> tuple[str, ...]:
        """Return the known syllables whose letters without marks differ by one letter added, dropped, changed or swapped."""
        letters = without_marks(word)
        found = {base for key in _drops(letters) for base in self._by_drop.get(key, ()) if base != letters}
        return tuple(known for base in sorted(found) for known in self._by_letters[base])

    @cached_property
    def _total(self) -> float:
        return sum(self._singles.values()) + 1000.0

    @cached_property
    def _by_letters(self) -> dict[str, tuple[str, ...]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._singles, key=lambda word: -self._singles[word]):
            groups[without_marks(word)].append(word)
        return {base: tuple(words) for base, words in groups.items()}

    @cached_property
    def _by_drop(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for base in self._by_letters:
            for key in _drops(base):
                groups[key].append(base)
        return groups


@cache
def standard() -> Pairs:
    """Return the pairs of the counted documents together with those of the word list."""
    pairs = Pairs()
    for line in (DATA / "pairs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _colon, tail = line.partition(": ")
        first, times = head.rstrip(":").split(" ")
        pairs.add_single(first, int(times))
        for follower in tail.split(", ") if tail else ():
            second, seen = follower.split(" ")
            pairs.add(first, second, int(seen))
    for phrase in word_list():
        pairs.add_phrase(phrase)
    return pairs


@cache
def word_list() -> tuple[str, ...]:
    """Return the words and phrases of ``data/words.txt`` in comparing form."""
    lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    words = (word.strip() for line in lines if not line.startswith("#") for word in line.split(","))
    return tuple(to_old(nfc(word).lower()) for word in words if word)


@cache
def confusions() -> dict[tuple[str, ...], str]:
    """Return the spellings that are never right, as words in comparing form, and what is meant (``data/confusions.txt``)."""
    found = {}
    for line in (DATA / "confusions.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and " = " in line:
            wrong, right = line.split(" = ")
            found[tuple(to_old(nfc(wrong)).split())] = to_old(nfc(right))
    return found


@lru_cache(maxsize=16384)
def _bare(word: str) -> str:
    """Return a single word without its marks."""
    return without_marks(word)


def _drops(letters: str) -> set[str]:
    """Return the letters themselves and every way of leaving one out: two words one slip apart share one of these."""
    return {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}
