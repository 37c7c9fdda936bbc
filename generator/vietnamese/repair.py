"""Repairs letters that only look right: look-alikes of other alphabets, marks in the wrong order, broken Unicode.

What is repaired is a slip of a program or a keyboard, never of the writer: the words stay the same words. Every repair says
where it was and why; real words of other alphabets, formulas and correct text are left alone. A second run finds nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.messages import _
from generator.vietnamese.syllables import is_syllable
from generator.vietnamese.text import INVISIBLE, nfc

_ALWAYS = {"ƣ": "ư", "Ƣ": "Ư", "Ɖ": "Đ", "ɖ": "đ"}
"""Letters that no Vietnamese text means: what a broken font table wrote for another letter."""
_IN_SYLLABLES = {
    "Ð": "Đ",
    "ð": "đ",
    "ǎ": "ă",
    "Ǎ": "Ă",
    "ĕ": "ê",
    "ŏ": "ô",
    "ı": "i",
    "ɑ": "a",
    "ƌ": "đ",
}
"""Letters of other languages: repaired only where a Vietnamese syllable, or an abbreviation in capitals, comes out."""
_CYRILLIC_GREEK = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеоірсухѕјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοι",
        "ABESIJKMHOPCTYXaeoipcyxsjhdqwABEZHIKMNOPTYXvoi",
        strict=True,
    )
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWEL_MARKS = "\u0302\u0306\u031b"
_STROKE = "\u0335\u0336"
_CLUSTER = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SUSPICIOUS = re.compile(
    "["
    + re.escape("".join((*_ALWAYS, *_IN_SYLLABLES, *_LIGATURES, INVISIBLE)))
    + r"\u0300-\u036f\u0370-\u03ff\u0400-\u052f\ue000-\uf8ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufffd"
    + r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\U0001d400-\U0001d7ff]"
)


_PASSES = 4


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair at [start, end) of the text as given: what stood there, what stands there now, and why.

    ``replaced`` is ``None`` where the text was left as it is and only the doubt is reported (a lost character, a private one).
    """

    start: int
    end: int
    found: str
    replaced: str | None
    reason: str


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return ``text`` in NFC with broken letters repaired, and the repairs in order; positions are those of ``text`` as given.

    Composing letters (NFC) alone is no repair and is not listed.
    """
    if text.isascii() and not _CONTROLS.search(text):
        return text, ()
    if not _SUSPICIOUS.search(text):
        return nfc(text), ()
    current = text
    origin = [(at, at + 1) for at in range(len(text))]
    repairs: list[Repair] = []
    # One repair can uncover another (an invisible character inside a word): passes, until nothing changes.
    for turn in range(_PASSES):
        found = _one_pass(current)
        changes = [entry for entry in found if entry.replaced is not None]
        repairs += [_in_place(entry, origin, text) for entry in (found if turn == 0 else changes)]
        if not changes:
            break
        current, origin = _apply(current, origin, changes)
    repairs.sort(key=lambda entry: (entry.start, entry.end))
    return nfc(current), tuple(repairs)


def _one_pass(text: str) -> list[Repair]:
    """Return what one look at a text finds, in order, not overlapping."""
    found: list[Repair] = []
    foreign = _speaks_other_alphabet(text)
    for word in _WORD.finditer(text):
        found += _word(word[0], word.start(), foreign)
    found += _single_characters(text, found)
    return sorted(found, key=lambda entry: entry.start)


def _in_place(entry: Repair, origin: list[tuple[int, int]], text: str) -> Repair:
    """Return a repair of a later pass with the place it has in the text as given."""
    start, end = origin[entry.start][0], origin[entry.end - 1][1]
    return Repair(start, end, text[start:end], entry.replaced, entry.reason)


def _word(word: str, start: int, foreign: bool) -> list[Repair]:
    """Return the repairs inside one run of letters and marks."""
    found: list[Repair] = []
    for cluster in _CLUSTER.finditer(word):
        fixed = _cluster(cluster[0])
        if fixed != nfc(cluster[0]):
            at = start + cluster.start()
            reason = _("dấu của chữ bị đảo thứ tự hoặc thừa")
            found.append(Repair(at, at + len(cluster[0]), cluster[0], fixed, reason))
    latin = any("LATIN" in unicodedata.name(letter, "") for letter in word)
    alone = len(word) == 1 and not foreign and word in _CYRILLIC_GREEK and word > "\u03ff"
    latinized = nfc("".join(_CYRILLIC_GREEK.get(letter, letter) if latin or alone else letter for letter in word))
    vietnamese = nfc("".join(_ALWAYS.get(letter, _IN_SYLLABLES.get(letter, letter)) for letter in latinized))
    fits = is_syllable(vietnamese) or (vietnamese.isupper() and len(vietnamese) > 1)
    for at, letter in enumerate(word):
        if any(entry.start <= start + at < entry.end for entry in found):
            continue
        if letter in _ALWAYS or (letter in _IN_SYLLABLES and fits):
            right = _ALWAYS.get(letter) or _IN_SYLLABLES[letter]
            found.append(_one(start + at, letter, right, _("ký tự nhìn giống chữ “{right}”").format(right=right)))
        elif letter in _CYRILLIC_GREEK and (latin or alone):
            right = _CYRILLIC_GREEK[letter]
            alphabet = _("Kirin") if letter > "\u03ff" else _("Hy Lạp")
            reason = _("chữ {alphabet} nhìn giống chữ “{right}”").format(alphabet=alphabet, right=right)
            found.append(_one(start + at, letter, right, reason))
    return found


def _cluster(cluster: str) -> str:
    """Return a letter with its marks put in order: the mark of the vowel first, one of each sort, a stroked d as đ."""
    letters = unicodedata.normalize("NFD", cluster)
    base, marks = letters[0], letters[1:]
    if any(mark in _STROKE for mark in marks) and base in "dD":
        return {"d": "đ", "D": "Đ"}[base]
    vowel_marks = [mark for mark in marks if mark in _VOWEL_MARKS]
    tones = [mark for mark in marks if mark in _TONES]
    others = [mark for mark in marks if mark not in _VOWEL_MARKS and mark not in _TONES]
    if others or len(set(vowel_marks)) > 1 or len(set(tones)) > 1:
        return nfc(cluster)
    return nfc(base + "".join(vowel_marks[:1] + tones[:1]))


def _single_characters(text: str, repairs: list[Repair]) -> list[Repair]:
    """Return the repairs and doubts about characters that are no letters of a word."""
    found: list[Repair] = []
    taken = {at for entry in repairs for at in range(entry.start, entry.end)}
    vietnamese = any("ạ" <= letter <= "ỹ" or letter in "ăâđêôơưĂÂĐÊÔƠƯ" for letter in nfc(text))
    for match in _SUSPICIOUS.finditer(text):
        at, letter = match.start(), match[0]
        if at in taken:
            continue
        if letter in INVISIBLE:
            found.append(_one(at, letter, "", _("ký tự ẩn, không nhìn thấy")))
        elif _CONTROLS.match(letter):
            found.append(_one(at, letter, "", _("ký tự điều khiển, không in được")))
        elif letter in _LIGATURES:
            found.append(_one(at, letter, _LIGATURES[letter], _("chữ ghép của phông chữ")))
        elif letter == "\ufffd":
            found.append(Repair(at, at + 1, letter, None, _("ký tự bị mất khi chuyển mã")))
        elif "\ue000" <= letter <= "\uf8ff":
            found.append(Repair(at, at + 1, letter, None, _("ký tự riêng của một phông chữ, máy khác không đọc được")))
        elif vietnamese and ("\uff10" <= letter <= "\uff5a" or letter >= "\U0001d400"):
            plain = unicodedata.normalize("NFKC", letter)
            if plain != letter and plain.isascii():
                found.append(_one(at, letter, plain, _("chữ kiểu lạ của “{right}”").format(right=plain)))
    return found


def _one(at: int, letter: str, right: str, reason: str) -> Repair:
    return Repair(at, at + 1, letter, right, reason)


def _speaks_other_alphabet(text: str) -> bool:
    """Return whether a word of the text is surely Russian or the like: it holds Cyrillic letters that look like no Latin one."""
    return any("\u0400" <= letter <= "\u052f" and letter not in _CYRILLIC_GREEK for letter in text)


def _apply(text: str, origin: list[tuple[int, int]], changes: list[Repair]) -> tuple[str, list[tuple[int, int]]]:
    """Return the changed text, and for each of its characters the place in the text as given that it comes from."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    done = 0
    for entry in changes:
        parts += [text[done : entry.start], entry.replaced or ""]
        places += origin[done : entry.start]
        places += [(origin[entry.start][0], origin[entry.end - 1][1])] * len(entry.replaced or "")
        done = entry.end
    return "".join([*parts, text[done:]]), places + origin[done:]
