"""Which words of a part of a sentence are doubtful by the evidence alone, and what would fit their neighbours better.

Nothing here looks at the rest of the document: an answer depends on the words that stand together, so one answer serves every
text in which they do. A check meets most words of a document twice (as read, and as printed), and documents share phrases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from generator.vietnamese import pairs as evidence
from generator.vietnamese.pairs import END, START, Pairs
from generator.vietnamese.syllables import is_syllable, well_placed
from generator.vietnamese.text import without_marks, without_tones

# How much likelier (natural logarithm) the proposal must be than the words as written.
_LIKELIER = 8.0
_NO_SYLLABLE_LIKELIER = 6.0
PROPOSAL_WRITTEN = 2.0
"""So much less is needed where the text writes the proposal too."""
_NOT_A_SYLLABLE = 6.0
_PER_MORE_MARK = 1.0
_OTHER_LETTER = 5.0
_TWO_WORDS = 1.5
_BOND_ALONE, _BOND_BOTH, _BOND_TWO = 0.3, 0.08, 0.3
_PAIR_SEEN = 4
TAKEN = 0.25
"""From this bond on, two neighbours are one word, and neither speaks for its other side."""
# A pair seen so often, and making up so large a share of what follows its first word, is a word of its own; so is one seen
# very often.
_WORD_SEEN, _WORD_SHARE, _WORD_OFTEN = 4, 0.1, 12

BOUND = {
    "trào": (
        frozenset(["phong", "cao", "dâng", "sục", "tuôn", "ào", "trực", "tràn", "thoái"]),
        frozenset(["lưu", "lộng", "dâng", "phúng", "ra", "lên", "ngược", "bọt"]),
        "phong",
    ),
}
"""Syllables that hardly ever stand without one of these before, or after them, and the one usually meant."""

_PARTS, _WINDOWS, _NEIGHBOURS = 8192, 8192, 32768
"""Answers that are kept. A document has some hundreds of parts and of windows, and some thousands of neighbours."""


class Window(NamedTuple):
    """A word and what stands around it, in comparing form; START and END beyond the part of the sentence."""

    before_that: str
    before: str
    word: str
    after: str
    beyond: str


@dataclass(frozen=True, slots=True)
class Change:
    """A better reading of one or two words: how much likelier, the new words, and which neighbour they belong to."""

    gain: float
    words: tuple[str, ...]
    bond_before: float
    bond_after: float


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a part that needs a closer look: which one, and the words around it.

    ``well`` is True where it stands well beside its neighbours, and only a well-known confusion or a dropped syllable may be
    wrong with it.
    """

    at: int
    window: Window
    well: bool


@cache
def _begin_confusions() -> frozenset[str]:
    """Return the words with which a well-known confusion begins."""
    return frozenset(words[0] for words in evidence.confusions())


def confusions_at(keys: Sequence[str], at: int) -> list[tuple[str, ...]]:
    """Return the spellings that are never right and stand in a part at a word: its one to three words, the shorter first."""
    if keys[at] not in _begin_confusions():
        return []
    found = (tuple(keys[at : at + length]) for length in (1, 2, 3))
    return [words for words in found if words in evidence.confusions()]


def needed(word: str) -> float:
    """Return the gain that a change of ``word`` needs, before the rest of the document is asked."""
    return _LIKELIER if is_syllable(word) else _NO_SYLLABLE_LIKELIER


@lru_cache(maxsize=4)
def of(counts: Pairs) -> Doubts:
    """Return the questions put to this evidence, with the answers that were given already."""
    return Doubts(counts)


class Doubts:
    """What one body of evidence says of words and their neighbours; a bounded number of answers is kept."""

    def __init__(self, counts: Pairs) -> None:
        self._counts = counts
        self.places = lru_cache(_PARTS)(self._places)
        self.best = lru_cache(_WINDOWS)(self._best)
        self._rivals_after = lru_cache(_NEIGHBOURS)(self._has_rival_after)
        self._rivals_before = lru_cache(_NEIGHBOURS)(self._has_rival_before)
        self._rival_pairs = lru_cache(_NEIGHBOURS)(self._find_rival_pairs)

    def _places(self, part: str) -> tuple[Place, ...]:
        """Return the words of a part that need a closer look, in order: hardly any where nothing is wrong.

        ``part`` is in the old tone placement. Whatever the rest of the document says, the other words are no slips.
        """
        texts, keys = part.split(), part.lower().split()
        together = [0, *self._counts.of_neighbours(keys), 0]
        capitals = all(map(str.isupper, texts))
        # In words of small letters a capital begins a name: what stands before it does not go on there.
        names = [not capitals and text[0].isupper() for text in texts]
        begin_confusions = _begin_confusions()
        end = len(keys) - 1
        found = []
        for at, word in enumerate(keys):
            if len(word) < 2:
                continue
            last = at == end or (names[at + 1] and texts[at][0].islower())
            well = (
                self._fits(word, together[at], 0 if last else together[at + 1], last)
                or (at > 0 and names[at])
                or _is_letters(texts[at], capitals)
            )
            confusable = (word in begin_confusions and bool(confusions_at(keys, at))) or word in BOUND
            if well and not confusable:
                continue
            window = _window(keys, at, last)
            if confusable or not _sound(word) or self.best(window) is not None:
                found.append(Place(at, window, well))
        return tuple(found)

    def _fits(self, word: str, before: int, after: int, last: bool) -> bool:
        """Return whether a word was seen so often beside its neighbours that no other need be thought of."""
        if before >= 3 and (last or after):
            return True
        return after >= _WORD_OFTEN or (after >= _WORD_SEEN and self._counts.share(word, after) >= _WORD_SHARE)

    def _best(self, window: Window) -> Change | None:
        """Return the best other reading of a word (and perhaps of the next); ``None`` where none can be likely enough."""
        sound = _sound(window.word)
        if sound and not self._has_rival(window):
            return None
        changes = [*self._one(window, sound), *self._two(window)]
        best = max(changes, key=lambda change: change.gain, default=None)
        return best if best is not None and best.gain > needed(window.word) - PROPOSAL_WRITTEN else None

    def _has_rival(self, window: Window) -> bool:
        """Return whether a word with the same letters was seen beside one of the neighbours: without it there is no change."""
        _before_that, before, word, after, _beyond = window
        if before != START and self._rivals_after(before, word):
            return True
        return after != END and (self._rivals_before(word, after) or bool(self._rival_pairs(word, after)))

    def _has_rival_after(self, before: str, word: str) -> bool:
        return any(self._counts.bond(before, other) for other in self._counts.alike(word) if other != word)

    def _has_rival_before(self, word: str, after: str) -> bool:
        return any(self._counts.bond(other, after) for other in self._counts.alike(word) if other != word)

    def _find_rival_pairs(self, word: str, after: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs, both words other than these but with the same letters, that are well known as a word of two."""
        counts = self._counts
        return tuple(
            (other, next_one)
            for other in counts.alike(word)
            if other != word
            for next_one in counts.alike(after)
            if next_one != after
            and counts.count(other, next_one) >= _PAIR_SEEN
            and counts.bond(other, next_one) >= _BOND_TWO
        )

    def _one(self, window: Window, sound: bool) -> Iterator[Change]:
        counts, word = self._counts, window.word
        # A neighbour that forms a word with its other side says little about this one: "đầu tư | vẫn", "xã hội | chờ".
        taken_before = self._taken(window.before_that, window.before) if window.before_that != START else 0
        taken_after = self._taken(window.after, window.beyond) if window.beyond != END else 0
        others = counts.alike(word)
        if not sound and not word.isascii():
            others = (*others, *counts.near(word))
        for other in others:
            if other == word:
                continue
            bond_before = counts.bond(window.before, other) if window.before != START else 0.0
            bond_after = counts.bond(other, window.after) if window.after != END else 0.0
            before, after = window.before, window.after
            dropped = False
            if taken_before > counts.count(before, other) and counts.known(word):
                dropped, bond_before = True, 0.0
            if taken_after > counts.count(other, after) and counts.known(word):
                after, bond_after = END, 0.0
            least = _BOND_BOTH if bond_before and bond_after else _BOND_ALONE
            plain = not sound and without_marks(other) == without_marks(word)
            if max(bond_before, bond_after) < least and not plain:
                continue
            gain = -_cost(word, other)
            gain += counts.chance(before, other) - counts.chance(before, word) if not dropped else 0.0
            gain += counts.chance(other, after) - counts.chance(word, after) if after != END else 0.0
            yield Change(gain if sound else gain + _NOT_A_SYLLABLE, (other,), bond_before, bond_after)

    def _taken(self, first: str, second: str) -> int:
        """Return how often two neighbours were seen as one word; 0 where they are none."""
        return self._counts.count(first, second) if self._counts.bond(first, second) >= TAKEN else 0

    def _two(self, window: Window) -> Iterator[Change]:
        counts, word, after, beyond = self._counts, window.word, window.after, window.beyond
        if after == END:
            return
        for other, next_one in self._rival_pairs(word, after):
            as_is = counts.chance(window.before, word) + counts.chance(word, after)
            as_is += counts.chance(after, beyond) if beyond != END else 0.0
            gain = counts.chance(window.before, other) + counts.chance(other, next_one) - as_is
            gain += counts.chance(next_one, beyond) if beyond != END else 0.0
            gain -= _TWO_WORDS + _cost(word, other) + _cost(after, next_one)
            yield Change(gain, (other, next_one), 0.0, 0.0)


def _window(keys: Sequence[str], at: int, last: bool) -> Window:
    """Return the window around a word of a part; ``last`` where nothing follows that belongs to it."""
    return Window(
        keys[at - 2] if at > 1 else START,
        keys[at - 1] if at else START,
        keys[at],
        END if last else keys[at + 1],
        keys[at + 2] if at + 2 < len(keys) and not last else END,
    )


def _sound(word: str) -> bool:
    """Return whether a word can be a syllable and has its tone mark where one of the two styles puts it."""
    return is_syllable(word) and well_placed(word)


def _is_letters(text: str, capitals: bool) -> bool:
    """Return whether a word is an abbreviation rather than a syllable: UBND, QĐ, or capitals inside."""
    if text.isupper():
        return not (is_syllable(text) or is_syllable(without_tones(text) + "\u0301")) if capitals else len(text) < 7
    return not text[1:].islower()


def _marks(word: str) -> tuple[str, Counter[str]]:
    marks = [mark for mark in normalize("NFD", word.replace("đ", "d\u0335")) if combining(mark)]
    tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    return tone, Counter(mark for mark in marks if mark not in tone)


def _cost(word: str, other: str) -> float:
    """Return how unlikely it is to write one for the other: nothing for one wrong mark, more for each further one."""
    tone, vowels = _marks(word)
    other_tone, other_vowels = _marks(other)
    changed = (tone != other_tone) + sum(((vowels - other_vowels) | (other_vowels - vowels)).values())
    letters = _OTHER_LETTER if without_marks(word) != without_marks(other) else 0.0
    return letters + _PER_MORE_MARK * max(0, changed - (0 if letters else 1))
