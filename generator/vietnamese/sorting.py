"""The Vietnamese order of words: letters first, then tone marks over the whole phrase, numbers by value."""

from __future__ import annotations

import re
import unicodedata

from generator.vietnamese.text import fold_spaces

Key = tuple[object, ...]

_ALPHABET = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# Rows of digits beyond any number are cut: a bound for hostile input.
_PIECES = re.compile(r"\d{1,18}|\D")


def sort_key(text: str) -> Key:
    """Return the key by which texts are sorted the Vietnamese way.

    Order: spaces, marks, numbers (by value: "Phường 2" before "Phường 10"), then letters a ă â b c d đ e ê … y; tone marks
    (ngang, huyền, hỏi, ngã, sắc, nặng) are compared only after all letters, small letters before capitals last.
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    cases: list[bool] = []
    for piece in _PIECES.findall(fold_spaces(text)):
        if piece.isdecimal():
            letters.append((2, int(piece)))
            continue
        letter, tone = _letter(piece)
        rank = _ALPHABET.get(letter.lower())
        letters.append(
            (3, rank) if rank is not None else (4 if letter.isalpha() else 0 if letter == " " else 1, ord(letter))
        )
        tones.append(tone)
        cases.append(letter.isupper())
    return (tuple(letters), tuple(tones), tuple(cases))


def name_key(name: str) -> Key:
    """Return the key by which personal names are sorted: by the given name (the last word), then family and middle names."""
    words = fold_spaces(name).split(" ")
    return (sort_key(words[-1]), sort_key(" ".join(words[:-1])))


def _letter(character: str) -> tuple[str, int]:
    """Return a letter without its tone mark, and the rank of the tone."""
    if character.isascii():
        return character, 0
    parts = unicodedata.normalize("NFD", character)
    tone = next((_TONES[part] for part in parts if part in _TONES), 0)
    plain = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return plain[:1] or character, tone
