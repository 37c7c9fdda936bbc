"""Suspected slips of spelling in Vietnamese text, each with a proposal: evidence first, silence where there is none.

Three questions are asked of every word. Can it be a Vietnamese syllable at all ("kế hoặch")? Does another word with the same
letters fit its neighbours so much better that a slip of one mark is likelier than the words as they stand ("âm no", "tiền độ",
"phân đầu")? Was a syllable dropped that this one never does without ("phát động trào thi đua")? The evidence is a count of
neighbouring syllables in official documents, a list of words, and the very text: what it writes often is not called a slip
unless it also writes the proposal. Names inside sentences are left alone.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple
from unicodedata import combining, normalize

from generator.messages import _
from generator.vietnamese import pairs as evidence
from generator.vietnamese.pairs import END, START, Pairs, Word
from generator.vietnamese.syllables import is_syllable, parse, well_placed, write
from generator.vietnamese.text import without_marks, without_tones
from generator.vietnamese.tone import ToneStyle, style_of, to_new, to_old

MAX_WORDS = 300_000
"""Words looked at in one call: a bound on the time for hostile input, far above any document."""

# How much likelier (natural logarithm) the proposal must be than the words as written.
_LIKELIER = 8.0
_NO_SYLLABLE_LIKELIER = 6.0
_NOT_A_SYLLABLE = 6.0
_PER_MORE_MARK = 1.0
_OTHER_LETTER = 5.0
_TWO_WORDS = 1.5
_WRITTEN_AGAIN = 2.0
_PROPOSAL_WRITTEN = 2.0
_BOND_ALONE, _BOND_BOTH, _BOND_TWO = 0.3, 0.08, 0.3
# From this bond on, two neighbours are one word, and neither speaks for its other side.
_TAKEN = 0.25
# A pair seen so often, and making up so large a share of what follows its first word, is a word of its own; so is one seen
# very often.
_WORD_SEEN, _WORD_SHARE, _WORD_OFTEN = 4, 0.1, 12

# Syllables that hardly ever stand without one of these before, or after them, and the one usually meant.
_BOUND = {
    "trào": (
        frozenset(["phong", "cao", "dâng", "sục", "tuôn", "ào", "trực", "tràn", "thoái"]),
        frozenset(["lưu", "lộng", "dâng", "phúng", "ra", "lên", "ngược", "bọt"]),
        "phong",
    ),
}
_JOINED_BY_CUSTOM = frozenset(["ôtô", "môtô", "makét", "côngtenơ", "bêtông"])


class Slip(Enum):
    """What makes a word suspect."""

    NO_SYLLABLE = "khong_phai_am_tiet"
    """No Vietnamese syllable is written so."""
    TONE_PLACE = "dau_sai_cho"
    """The tone mark stands on a letter where neither style puts it."""
    OTHER_WORD = "nham_tu"
    """Another word is far likelier here, or what is written is a well-known confusion and never right ("xử dụng")."""
    DROPPED = "thieu_am_tiet"
    """A syllable that this one needs is missing."""
    JOINED = "dinh_chu"
    """Two words are written together."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """One suspected slip: ``texts[text_index][start:end]`` is ``found``; ``proposal`` stands for it, in its case and style.

    ``reason`` is a sentence for the user. A proposal is only that: a person decides.
    """

    text_index: int
    start: int
    end: int
    found: str
    proposal: str
    slip: Slip
    reason: str


def suspects(texts: Sequence[str], *, known: Iterable[str] = (), counts: Pairs | None = None) -> list[Suspect]:
    """Return the suspected slips of a document, its paragraphs given in NFC, in order.

    ``known`` are words and phrases that are right by the user's own say. ``counts`` replaces the standard evidence.
    """
    return _Check(texts, known, counts or evidence.standard()).run()


class _Window(NamedTuple):
    """A word and what stands around it, in comparing form; START and END beyond the part of the sentence."""

    before_that: str
    before: str
    word: str
    after: str
    beyond: str


@dataclass(frozen=True, slots=True)
class _Change:
    """A better reading of one or two words: how much likelier, the new words, and which neighbour they belong to."""

    gain: float
    words: tuple[str, ...]
    bond_before: float
    bond_after: float


@cache
def _begin_confusions() -> frozenset[str]:
    """Return the words with which a well-known confusion begins."""
    return frozenset(words[0] for words in evidence.confusions())


class _Check:
    """One document under examination."""

    def __init__(self, texts: Sequence[str], known: Iterable[str], counts: Pairs) -> None:
        self.counts = counts
        self.known = {tuple(word.key for word in part) for text in known for part in evidence.segments(text)}
        self.known_words = {key for phrase in self.known if len(phrase) == 1 for key in phrase}
        self.parts: list[tuple[int, list[Word]]] = []
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.words: Counter[str] = Counter()
        self.texts = texts
        total = 0
        for index, text in enumerate(texts):
            for part in evidence.segments(text):
                keys = [word.key for word in part]
                self.parts.append((index, part))
                self.words.update(keys)
                self.pairs.update(itertools.pairwise(keys))
                total += len(part)
            if total > MAX_WORDS:
                break
        self.new_style = style_of("\n".join(texts[: len(texts)])) is ToneStyle.NEW
        self.seen: dict[_Window, _Change | None] = {}

    def run(self) -> list[Suspect]:
        found: list[Suspect] = []
        for index, part in self.parts:
            found += self._part(index, part)
        return found

    def _part(self, index: int, part: list[Word]) -> list[Suspect]:
        found: list[Suspect] = []
        capitals = all(word.text.isupper() for word in part)
        skip = -1
        for at, word in enumerate(part):
            if at <= skip or len(word.key) < 2 or word.key in self.known_words:
                continue
            before = part[at - 1].key if at else START
            after = part[at + 1].key if at + 1 < len(part) else END
            if after != END and not capitals and part[at + 1].text[0].isupper() and word.text[0].islower():
                after = END  # a name begins there
            if (confused := self._confused(index, part, at)) is not None:
                found.append(confused[0])
                skip = at + confused[1] - 1
                continue
            if (dropped := self._dropped(index, part, at, before, after)) is not None:
                found.append(dropped)
                continue
            if self._fits(before, word.key, after):
                continue
            if _is_name(part, at, capitals) or _is_letters(word.text, capitals):
                continue
            suspect, words = self._word(index, part, at, before, after)
            if suspect is not None:
                found.append(suspect)
                skip = at + words - 1
        return found

    def _fits(self, before: str, word: str, after: str) -> bool:
        """Return whether a word stands well beside its neighbours, so that no other need be thought of."""
        left, right = self.counts.count(before, word), self.counts.count(word, after)
        if before != START and left >= 3 and (after == END or right):
            return True
        return right >= _WORD_OFTEN or (right >= _WORD_SEEN and self.counts.share(word, after) >= _WORD_SHARE)

    def _word(self, index: int, part: list[Word], at: int, before: str, after: str) -> tuple[Suspect | None, int]:
        word = part[at]
        beyond = part[at + 2].key if at + 2 < len(part) and after != END else END
        window = _Window(part[at - 2].key if at > 1 else START, before, word.key, after, beyond)
        change = self._change(window, word.key.isascii() and not _is_vietnamese(part))
        if change is not None and not self._is_known(part, at, len(change.words)):
            return self._other(index, part, at, change), len(change.words)
        if not well_placed(word.key) and (syllable := parse(word.key)) is not None:
            reason = _("dấu thanh đặt sai chỗ: “{proposal}”")
            return self._suspect(index, part, at, at + 1, (write(syllable),), Slip.TONE_PLACE, reason), 1
        if not is_syllable(word.key) and (halves := self._halves(word)):
            return self._suspect(index, part, at, at + 1, halves, Slip.JOINED, _("thiếu dấu cách: “{proposal}”")), 1
        return None, 1

    def _confused(self, index: int, part: list[Word], at: int) -> tuple[Suspect, int] | None:
        """Return the suspect for a spelling that is never right, and how many words it takes."""
        confusions = evidence.confusions()
        if part[at].key not in _begin_confusions():
            return None
        for length in (2, 3):
            wrong = tuple(word.key for word in part[at : at + length])
            right = confusions.get(wrong)
            if right is None:
                continue
            # "thành tựu | chung", "xuất khẩu": the half of another word is no confusion.
            beyond = part[at + length].key if at + length < len(part) else END
            half = (at and self.counts.bond(part[at - 1].key, wrong[0]) >= _TAKEN) or self.counts.bond(
                wrong[-1], beyond
            ) >= _TAKEN
            if not half and not self._is_known(part, at, length):
                reason = _("sai chính tả: viết “{proposal}”")
                return self._suspect(
                    index, part, at, at + length, tuple(right.split()), Slip.OTHER_WORD, reason
                ), length
        return None

    def _dropped(self, index: int, part: list[Word], at: int, before: str, after: str) -> Suspect | None:
        """Return the suspect where a word stands without the one that it needs."""
        word = part[at]
        if word.key not in _BOUND or before == START:
            return None
        needed, followers, usual = _BOUND[word.key]
        if before in needed or after in followers or not self.counts.known(before):
            return None
        reason = _("thiếu chữ trước “{word}”; thường viết “{proposal}”")
        return self._suspect(index, part, at, at + 1, (usual, word.key), Slip.DROPPED, reason)

    def _change(self, window: _Window, foreign: bool) -> _Change | None:
        """Return the best other reading of a word (and perhaps of the next), where it is likely enough."""
        if window not in self.seen:
            changes = [] if foreign else [*self._one(window), *self._two(window)]
            best = max(changes, key=lambda change: change.gain, default=None)
            needed = self._needed(window, best) if best else 0.0
            self.seen[window] = best if best is not None and best.gain > needed else None
        return self.seen[window]

    def _one(self, window: _Window) -> Iterable[_Change]:
        counts, word = self.counts, window.word
        valid = is_syllable(word) and well_placed(word)
        # A neighbour that forms a word with its other side says little about this one: "đầu tư | vẫn", "xã hội | chờ".
        taken_before = self._taken(window.before_that, window.before) if window.before_that != START else 0
        taken_after = self._taken(window.after, window.beyond) if window.beyond != END else 0
        others = counts.alike(word)
        if not valid and not word.isascii():
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
            plain = not valid and without_marks(other) == without_marks(word)
            if max(bond_before, bond_after) < least and not plain:
                continue
            gain = -_cost(word, other)
            gain += counts.chance(before, other) - counts.chance(before, word) if not dropped else 0.0
            gain += counts.chance(other, after) - counts.chance(word, after) if after != END else 0.0
            yield _Change(gain if valid else gain + _NOT_A_SYLLABLE, (other,), bond_before, bond_after)

    def _taken(self, first: str, second: str) -> int:
        """Return how often two neighbours were seen as one word; 0 where they are none."""
        return self.counts.count(first, second) if self.counts.bond(first, second) >= _TAKEN else 0

    def _two(self, window: _Window) -> Iterable[_Change]:
        counts, word, after, beyond = self.counts, window.word, window.after, window.beyond
        if after == END:
            return
        as_is = counts.chance(window.before, word) + counts.chance(word, after)
        as_is += counts.chance(after, beyond) if beyond != END else 0.0
        for other in counts.alike(word):
            if other == word:
                continue
            for next_one in counts.alike(after):
                if next_one == after or counts.count(other, next_one) < 4:
                    continue
                bond = counts.bond(other, next_one)
                if bond < _BOND_TWO:
                    continue
                gain = counts.chance(window.before, other) + counts.chance(other, next_one) - as_is
                gain += counts.chance(next_one, beyond) if beyond != END else 0.0
                gain -= _TWO_WORDS + _cost(word, other) + _cost(after, next_one)
                yield _Change(gain, (other, next_one), 0.0, 0.0)

    def _needed(self, window: _Window, change: _Change) -> float:
        """Return the gain that a change needs: more against what the text repeats, less where it writes the proposal too."""
        before, word, after = window.before, window.word, window.after
        written = max(self.pairs[(word, after)], self.pairs[(before, word)])
        if len(change.words) == 2:
            proposed = self.pairs[(change.words[0], change.words[1])]
        else:
            proposed = max(self.pairs[(before, change.words[0])], self.pairs[(change.words[0], after)])
        needed = _LIKELIER if is_syllable(word) else _NO_SYLLABLE_LIKELIER
        if proposed:
            return needed - _PROPOSAL_WRITTEN
        if written >= 2:
            needed += _WRITTEN_AGAIN * (written - 1)
        if self.words[word] >= 3 and not self.counts.known(word):
            needed += _WRITTEN_AGAIN
        return needed

    def _other(self, index: int, part: list[Word], at: int, change: _Change) -> Suspect:
        """Return the suspect for another reading, shown with the neighbour it forms a word with."""
        first, last, words = at, at + len(change.words), change.words
        if len(words) == 1 and change.bond_after >= change.bond_before and self._beside(index, part, at):
            last, words = last + 1, (*words, part[at + 1].key)
        elif len(words) == 1 and change.bond_before > change.bond_after and self._beside(index, part, at - 1):
            first, words = first - 1, (part[at - 1].key, *words)
        if is_syllable(part[at].key):
            return self._suspect(index, part, first, last, words, Slip.OTHER_WORD, _("có thể viết nhầm “{proposal}”"))
        reason = _("“{word}” không phải âm tiết tiếng Việt; có thể là “{proposal}”")
        return self._suspect(index, part, first, last, words, Slip.NO_SYLLABLE, reason, word=part[at].text)

    def _suspect(
        self,
        index: int,
        part: list[Word],
        first: int,
        last: int,
        words: tuple[str, ...],
        slip: Slip,
        reason: str,
        word: str | None = None,
    ) -> Suspect:
        start, end = part[first].start, part[last - 1].end
        found = self.texts[index][start:end]
        proposal = _in_case(" ".join(words), found)
        proposal = to_new(proposal) if self.new_style else proposal
        reason = reason.format(word=word or found, proposal=proposal)
        return Suspect(index, start, end, found, proposal, slip, reason)

    def _beside(self, index: int, part: list[Word], at: int) -> bool:
        """Return whether one plain space stands between a word of the part and the next one."""
        if at < 0 or at + 1 >= len(part):
            return False
        return self.texts[index][part[at].end : part[at + 1].start] == " "

    def _halves(self, word: Word) -> tuple[str, str] | None:
        """Return the two words that a run of letters was joined of, where their pair is well known."""
        if word.key in _JOINED_BY_CUSTOM or word.text != word.key:
            return None
        for cut in range(2, len(word.key) - 1):
            left, right = word.key[:cut], word.key[cut:]
            if self.counts.count(left, right) >= 3 and not (left.isascii() and right.isascii()):
                return left, right
        return None

    def _is_known(self, part: list[Word], at: int, words: int) -> bool:
        """Return whether the user's own words vouch for the place."""
        keys = [word.key for word in part]
        for phrase in self.known:
            for start in range(max(0, at - len(phrase) + 1), at + words):
                if tuple(keys[start : start + len(phrase)]) == phrase:
                    return True
        return False


def _is_vietnamese(part: list[Word]) -> bool:
    """Return whether most words of a part carry marks, so that one without is odd."""
    marked = sum(not word.key.isascii() for word in part)
    return 2 * marked >= len(part)


def _is_name(part: list[Word], at: int, capitals: bool) -> bool:
    """Return whether a word is likely part of a name: a capital inside a sentence."""
    return at > 0 and not capitals and part[at].text[0].isupper()


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


def _in_case(proposal: str, found: str) -> str:
    """Return the proposal in the case of the words it stands for."""
    if found.isupper():
        return proposal.upper()
    old, new = found.split(), proposal.split()
    if len(old) != len(new):
        return proposal[0].upper() + proposal[1:] if found[0].isupper() else proposal
    return " ".join(_word_in_case(word, was) for was, word in zip(old, new, strict=True))


def _word_in_case(word: str, was: str) -> str:
    """Return one word of a proposal in the case of the word it stands for; a word that stays is left as it was."""
    if to_old(was.lower()) == word:
        return was
    return word[0].upper() + word[1:] if was[0].isupper() else word
