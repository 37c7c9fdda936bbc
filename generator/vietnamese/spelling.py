"""Suspected slips of spelling in Vietnamese text, each with a proposal: evidence first, silence where there is none.

Three questions are asked of every word. Can it be a Vietnamese syllable at all ("kế hoặch")? Does another word with the same
letters fit its neighbours so much better that a slip of one mark is likelier than the words as they stand ("âm no", "tiền độ",
"phân đầu")? Was a syllable dropped that this one never does without ("phát động trào thi đua")? The evidence is a count of
neighbouring syllables in official documents, a list of words, and the very text: what it writes often is not called a slip
unless it also writes the proposal. Names inside sentences are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise

from generator.messages import _
from generator.vietnamese import doubts
from generator.vietnamese import pairs as evidence
from generator.vietnamese.doubts import Change, Place, Window
from generator.vietnamese.pairs import END, START, Pairs, Part, Word
from generator.vietnamese.syllables import is_syllable, parse, well_placed, write
from generator.vietnamese.tone import ToneStyle, style_of, to_new, to_old

MAX_WORDS = 300_000
"""Words looked at in one call: a bound on the time for hostile input, far above any document."""

_WRITTEN_AGAIN = 2.0
"""So much more is needed for every further time that the text writes the same."""

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


class _Check:
    """One document under examination."""

    def __init__(self, texts: Sequence[str], known: Iterable[str], counts: Pairs) -> None:
        self.counts, self.doubts = counts, doubts.of(counts)
        self.known = {tuple(word.key for word in part) for text in known for part in evidence.segments(text)}
        self.known_words = {key for phrase in self.known if len(phrase) == 1 for key in phrase}
        self.parts: list[tuple[int, Part]] = []
        self.texts = texts
        total = 0
        for index, text in enumerate(texts):
            for part in evidence.parts(text):
                self.parts.append((index, part))
                total += part.old.count(" ") + 1
            if total > MAX_WORDS:
                break
        self.doubtful = [(index, part, found) for index, part in self.parts if (found := self.doubts.places(part.old))]
        self.seen: dict[Window, Change | None] = {}

    @cached_property
    def new_style(self) -> bool:
        """Whether the document writes hoà rather than hòa."""
        return style_of("\n".join(self.texts)) is ToneStyle.NEW

    @cached_property
    def keys(self) -> list[str]:
        """Every word of the document in comparing form, "|" between two parts."""
        return " | ".join(part.old for _index, part in self.parts).lower().split()

    @cached_property
    def words(self) -> Counter[str]:
        """How often the document writes each word."""
        return Counter(self.keys)

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often the document writes two neighbours: those that some doubtful word has, or would have when changed."""
        windows = {place.window for _index, _part, places in self.doubtful for place in places if not place.well}
        asked: set[tuple[str, str]] = set()
        for window in windows:
            if (change := self.doubts.best(window)) is not None:
                asked.update(_as_written(window), _as_proposed(window, change))
        return Counter(filter(asked.__contains__, pairwise(self.keys)))

    def run(self) -> list[Suspect]:
        found: list[Suspect] = []
        for index, part, places in self.doubtful:
            found += self._part(index, part.words(self.texts[index]), places)
        return found

    def _part(self, index: int, part: list[Word], places: Iterable[Place]) -> list[Suspect]:
        found: list[Suspect] = []
        skip = -1
        for place in places:
            at, window = place.at, place.window
            if at <= skip or window.word in self.known_words:
                continue
            if (confused := self._confused(index, part, at)) is not None:
                found.append(confused[0])
                skip = at + confused[1] - 1
                continue
            if (dropped := self._dropped(index, part, at, window)) is not None:
                found.append(dropped)
                continue
            if place.well:
                continue
            suspect, words = self._word(index, part, at, window)
            if suspect is not None:
                found.append(suspect)
                skip = at + words - 1
        return found

    def _word(self, index: int, part: list[Word], at: int, window: Window) -> tuple[Suspect | None, int]:
        word = part[at]
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
        for wrong in doubts.confusions_at([word.key for word in part], at):
            length = len(wrong)
            # "thành tựu | chung", "xuất khẩu": the half of another word is no confusion.
            beyond = part[at + length].key if at + length < len(part) else END
            half = (at and self.counts.bond(part[at - 1].key, wrong[0]) >= doubts.TAKEN) or self.counts.bond(
                wrong[-1], beyond
            ) >= doubts.TAKEN
            if not half and not self._is_known(part, at, length):
                reason = _("sai chính tả: viết “{proposal}”")
                right = tuple(evidence.confusions()[wrong].split())
                return self._suspect(index, part, at, at + length, right, Slip.OTHER_WORD, reason), length
        return None

    def _dropped(self, index: int, part: list[Word], at: int, window: Window) -> Suspect | None:
        """Return the suspect where a word stands without the one that it needs."""
        word, before = window.word, window.before
        if word not in doubts.BOUND or before == START:
            return None
        needed, followers, usual = doubts.BOUND[word]
        if before in needed or window.after in followers or not self.counts.known(before):
            return None
        reason = _("thiếu chữ trước “{word}”; thường viết “{proposal}”")
        return self._suspect(index, part, at, at + 1, (usual, word), Slip.DROPPED, reason)

    def _change(self, window: Window, foreign: bool) -> Change | None:
        """Return the best other reading of a word (and perhaps of the next), where it is likely enough in this document."""
        if window not in self.seen:
            best = None if foreign else self.doubts.best(window)
            self.seen[window] = best if best is not None and best.gain > self._needed(window, best) else None
        return self.seen[window]

    def _needed(self, window: Window, change: Change) -> float:
        """Return the gain that a change needs: more against what the text repeats, less where it writes the proposal too."""
        word = window.word
        needed = doubts.needed(word)
        if any(self.pairs[pair] for pair in _as_proposed(window, change)):
            return needed - doubts.PROPOSAL_WRITTEN
        written = max(self.pairs[pair] for pair in _as_written(window))
        if written >= 2:
            needed += _WRITTEN_AGAIN * (written - 1)
        if not self.counts.known(word) and self.words[word] >= 3:
            needed += _WRITTEN_AGAIN
        return needed

    def _other(self, index: int, part: list[Word], at: int, change: Change) -> Suspect:
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


def _as_written(window: Window) -> list[tuple[str, str]]:
    """Return a word with the one before it, and with the one after it."""
    return [(window.before, window.word), (window.word, window.after)]


def _as_proposed(window: Window, change: Change) -> list[tuple[str, str]]:
    """Return the neighbours that a change would make."""
    first, last = change.words[0], change.words[-1]
    return [(first, last)] if len(change.words) == 2 else [(window.before, first), (first, window.after)]


def _is_vietnamese(part: list[Word]) -> bool:
    """Return whether most words of a part carry marks, so that one without is odd."""
    marked = sum(not word.key.isascii() for word in part)
    return 2 * marked >= len(part)


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
