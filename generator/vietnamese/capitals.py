"""Capital and small letters: testing and changing case, and giving a text of capitals the case its words have elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.vietnamese.syllables import is_syllable
from generator.vietnamese.text import nfc
from generator.vietnamese.tone import to_old

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# After one of these a capital letter says nothing of the word itself: a sentence, a quotation or a heading begins there.
_OPENS = re.compile(r"(?:^|[.!?:;…]|[“\"(«]|^[\s\-–+•]*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)])[\s“\"(]*$")
_LONGEST = 5


def is_upper(text: str) -> bool:
    """Return whether a text is set in capitals: it has letters and none of them is small."""
    return text.upper() == text and text.lower() != text


def upper_first(text: str) -> str:
    """Return a text with its first letter a capital; quotes and spaces before it are passed over."""
    for at, letter in enumerate(text):
        if letter.isalpha():
            return text[:at] + letter.upper() + text[at + 1 :]
        if letter.isdigit():
            break
    return text


def lower_first(text: str) -> str:
    """Return a text with its first letter small, unless the first word is an abbreviation (UBND, QĐ)."""
    found = _WORD.search(text)
    if found is None or (len(found[0]) > 1 and found[0].isupper()):
        return text
    return text[: found.start()] + found[0][0].lower() + text[found.start() + 1 :]


def title_words(text: str) -> str:
    """Return a text with a capital at the start of every word: names of people and places ("nguyễn văn a" -> "Nguyễn Văn A")."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + word[0][1:].lower(), text)


def restore_case(capitals: str, evidence: Iterable[str]) -> tuple[str, bool]:
    """Return a text of capitals in sentence case, and whether every word of it is sure.

    ``evidence`` are texts that write the same words in ordinary case (the body of the document, names of bodies and places):
    each word takes the case it has there in the longest same surroundings. A word that is found nowhere becomes small and
    makes the answer unsure; what is no syllable (UBND, ASEAN) stays as it is. The first letter is always a capital.
    """
    words = list(_WORD.finditer(capitals))
    keys = [_key(word[0]) for word in words]
    seen = _surroundings(evidence, keys)
    parts: list[str] = []
    done = 0
    certain = True
    for at, word in enumerate(words):
        form, sure = _form(keys, at, seen)
        if form is None:
            parts_are_syllables = all(is_syllable(part) for part in word[0].split("-"))
            form, sure = (word[0].lower(), False) if parts_are_syllables else (word[0], True)
        certain = certain and sure
        parts += [capitals[done : word.start()], _same_letters(word[0], form)]
        done = word.end()
    parts.append(capitals[done:])
    return upper_first("".join(parts)), certain


_Run = tuple[str, ...]
_Seen = dict[_Run, Counter[_Run]]


def _surroundings(evidence: Iterable[str], keys: Sequence[str]) -> _Seen:
    """Return, for every run of up to five of the words ``keys`` that the evidence has, the ways in which it is written there."""
    wanted = {tuple(keys[start:end]) for start in range(len(keys)) for end in range(start + 1, start + _LONGEST + 1)}
    firsts = set(keys)
    seen: _Seen = defaultdict(Counter)
    for text in evidence:
        text = nfc(text)
        if is_upper(text):
            continue
        words = _WORD.findall(text)
        there = tuple(map(_key, words))
        if firsts.isdisjoint(there):
            continue
        forms = tuple(
            word if word[0].islower() else _as_written(text, found)
            for word, found in zip(words, _WORD.finditer(text), strict=True)
        )
        for start, key in enumerate(there):
            if key not in firsts:
                continue
            # What a wanted run begins with is a wanted run too: a longer one is looked for only where the shorter one is.
            for end in range(start + 1, min(start + _LONGEST, len(there)) + 1):
                run = there[start:end]
                if run not in wanted:
                    break
                seen[run][forms[start:end]] += 1
    return seen


def _as_written(text: str, found: re.Match[str]) -> str:
    """Return a word of the evidence; "?" stands for one whose capital says nothing, as a sentence or a heading begins there."""
    word, start = found[0], found.start()
    if not word[0].isupper() or (len(word) > 1 and word.isupper()):
        return word
    return "?" if _OPENS.search(text[max(0, start - 12) : start]) else word


def _form(keys: list[str], at: int, seen: _Seen) -> tuple[str | None, bool]:
    """Return how the word is written in the longest run of the evidence around it, and whether that is sure."""
    for length in range(_LONGEST, 0, -1):
        votes: Counter[str] = Counter()
        for start in range(max(0, at - length + 1), at + 1):
            for forms, times in seen.get(tuple(keys[start : start + length]), Counter()).items():
                if start + length <= len(keys) and forms[at - start] != "?":
                    votes[forms[at - start]] += times
        if votes:
            (form, best), *others = votes.most_common(2)
            clear = not others or best >= 3 * others[0][1]
            return form, clear and (length > 1 or form.islower())
    return None, False


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    """Return a word in comparing form."""
    return to_old(nfc(word).lower())


def _same_letters(word: str, form: str) -> str:
    """Return ``word`` with the case of ``form``: the letters themselves (their tone style) stay those of the text."""
    if len(word) != len(form):
        return form
    return "".join(
        letter.upper() if model.isupper() else letter.lower() for letter, model in zip(word, form, strict=True)
    )
