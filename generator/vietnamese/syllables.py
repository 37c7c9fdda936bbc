"""Whether a written word can be a Vietnamese syllable: onset, rhyme, tone, and where the tone mark stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from generator.vietnamese.text import nfc

TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
"""The tone marks as combining characters and the names of their tones; no mark is "ngang"."""

_ONSET_TEXT = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"
_ONSETS = tuple(_ONSET_TEXT.split())
_RHYME_TEXT = """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyn uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưn
"""
_RHYMES = frozenset(_RHYME_TEXT.split())
# "qu" and "gi" hold a glide of their own: what follows them is a rhyme without it.
_AFTER_QU_TEXT = """
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt â ân âng ât ây âu e en eo et ê êch ên ênh êt êu
    i it iên o ơ ơi ơt ôc y ych ynh yt yên yêt
"""
_AFTER_QU = frozenset(_AFTER_QU_TEXT.split())
_BARE_Y = frozenset(["y", "yêm", "yên", "yêng", "yêt", "yêu"])
_FRONT = frozenset("eêiy")
_STOPS = ("c", "ch", "p", "t")
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = frozenset("ăâêôơư")
# Ways of writing names of places and peoples that the rules of the common language would refuse.
_NAMES = frozenset(["kạn", "đắk", "đăk", "lắk", "lăk", "krông", "plông"])


@dataclass(frozen=True, slots=True)
class Syllable:
    """The parts of a syllable in small letters: ``onset`` (may be empty), ``rhyme`` without its tone, ``tone`` by name."""

    onset: str
    rhyme: str
    tone: str


@lru_cache(maxsize=16384)
def parse(word: str) -> Syllable | None:
    """Return the parts of a written syllable in any case; ``None`` when it cannot be a Vietnamese one.

    Where the tone mark stands is not judged here: "hòan" is read as hoàn (see :func:`well_placed`).
    """
    letters, marks = _without_tone(nfc(word).lower())
    if len(marks) > 1 or not letters.isalpha():
        return None
    tone = TONES[marks[0]] if marks else "ngang"
    for onset, rhyme in _splits(letters):
        if _fits(onset, rhyme) and (tone in ("sắc", "nặng") or not rhyme.endswith(_STOPS)):
            return Syllable(onset, rhyme, tone)
    return None


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Return whether ``word`` can be a Vietnamese syllable, or is a known way of writing part of a name (Kạn, Đắk)."""
    return parse(word) is not None or nfc(word).lower() in _NAMES


@lru_cache(maxsize=16384)
def well_placed(word: str) -> bool:
    """Return whether the tone mark stands where one of the two styles puts it; True for what is no syllable."""
    syllable = parse(word)
    if syllable is None or syllable.tone == "ngang":
        return True
    text = nfc(word).lower()
    return text in (write(syllable), write(syllable, new_style=True))


def write(syllable: Syllable, *, new_style: bool = False) -> str:
    """Return a syllable in small letters with its tone mark in place, in the old style (hòa) or the new one (hoà)."""
    if syllable.tone == "ngang":
        return syllable.onset + syllable.rhyme
    mark = next(mark for mark, name in TONES.items() if name == syllable.tone)
    at = _tone_place(syllable.rhyme, new_style=new_style)
    return unicodedata.normalize("NFC", syllable.onset + syllable.rhyme[: at + 1] + mark + syllable.rhyme[at + 1 :])


def _without_tone(word: str) -> tuple[str, list[str]]:
    marks = [mark for mark in unicodedata.normalize("NFD", word) if mark in TONES]
    if not marks:
        return word, marks
    letters = "".join(letter for letter in unicodedata.normalize("NFD", word) if letter not in TONES)
    return unicodedata.normalize("NFC", letters), marks


def _splits(letters: str) -> list[tuple[str, str]]:
    splits = [(onset, letters[len(onset) :]) for onset in _ONSETS if letters.startswith(onset)]
    return [*splits, ("", letters)]


def _fits(onset: str, rhyme: str) -> bool:
    if onset == "qu":
        return rhyme in _AFTER_QU
    if onset == "":
        return rhyme in _BARE_Y or (rhyme in _RHYMES and not rhyme.startswith("iê"))
    if rhyme == "y":
        return onset not in ("ngh", "gh", "ng", "c", "g", "gi")
    if rhyme not in _RHYMES:
        return False
    front = rhyme[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    if onset == "g":
        return not front or rhyme in ("i", "in", "iêng", "iêc", "iêm", "iêt")
    # "gi" writes its i once: gì, gìn, giết are g + i, g + in, g + iêt.
    return onset != "gi" or rhyme[0] != "i"


def _tone_place(rhyme: str, *, new_style: bool) -> int:
    """Return the place in the rhyme of the vowel that carries the tone mark."""
    vowels = [at for at, letter in enumerate(rhyme) if letter in _VOWELS]
    marked = [at for at in vowels if rhyme[at] in _MARKED]
    if marked:
        return marked[-1]
    if len(vowels) < len(rhyme) or len(vowels) == 1:
        return vowels[-1]
    if len(vowels) == 3:
        return vowels[1]
    return vowels[1] if new_style and rhyme in ("oa", "oe", "uy") else vowels[0]
