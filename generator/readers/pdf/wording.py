"""Letters as they are meant: old encodings by the name of the typeface, pictures of symbol faces, letters in parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from generator.readers.docx.symbols import UNKNOWN, is_symbol_font, readable, symbol
from generator.readers.docx.wording import Wording
from generator.readers.pdf.page import Page, Piece
from generator.vietnamese.encodings import is_unicode, of_font
from generator.vietnamese.text import nfc

_PRIVATE = re.compile("[\uf000-\uf0ff]")


def reword(pages: Sequence[Page], wording: Wording) -> None:
    """Rewrite the pieces of the pages in place; ``wording`` remembers what was converted from which typeface."""
    old = [piece for page in pages for piece in page.pieces if of_font(piece.font.raw) is not None]
    # The name may be old and the letters new: a file that was converted and kept its typefaces.
    converts = bool(old) and not is_unicode(" ".join(piece.text for piece in old))
    for page in pages:
        joined = False
        for number, piece in enumerate(page.pieces):
            if unicodedata.combining(piece.text[:1] or " ") and number:
                _give_marks(page.pieces[number - 1], piece)
                joined = True
            change = _change(piece, converts, wording)
            if change is not None:
                _rewrite(piece, change)
        if joined:
            page.pieces = [piece for piece in page.pieces if piece.text]


def _change(piece: Piece, converts: bool, wording: Wording) -> Callable[[str], str] | None:
    """Return how the words of a piece are to be rewritten; ``None`` when they stand as they are."""
    if converts and of_font(piece.font.raw) is not None:
        return lambda word: wording.decoded(word, piece.font.raw)
    family = piece.font.family
    if is_symbol_font(family):
        return lambda word: readable(word, family)
    if _PRIVATE.search(piece.text):
        return _of_stand_in
    if piece.text.isascii() or (piece.text.isprintable() and unicodedata.is_normalized("NFC", piece.text)):
        return None
    return lambda word: nfc(word.replace("\u00ad", "-"))


def _of_stand_in(word: str) -> str:
    """Another face stands in for Wingdings or Symbol and keeps their codes."""
    letters = []
    for letter in word:
        if not 0xF000 <= ord(letter) <= 0xF0FF:
            letters.append(letter)
            continue
        named = symbol(ord(letter), "Wingdings")
        letters.append(symbol(ord(letter), "Symbol") if named == UNKNOWN else named)
    return "".join(letters)


def _rewrite(piece: Piece, change: Callable[[str], str]) -> None:
    """Rewrite each word of a piece where it stands; the edges of words stay what they are."""
    parts: list[str] = []
    words: list[tuple[int, int, float, float]] = []
    length = last = 0
    for start, end, left, right in piece.words:
        gap, word = piece.text[last:start], change(piece.text[start:end])
        parts += [gap, word]
        begin = length + len(gap)
        length = begin + len(word)
        words.append((begin, length, left, right))
        last = end
    parts.append(piece.text[last:])
    piece.text, piece.words = "".join(parts), tuple(words)


def _give_marks(before: Piece, piece: Piece) -> None:
    """Give the marks that begin a piece to the letter before them, when they stand at its place."""
    if (
        abs(before.base - piece.base) > 0.6 * before.size
        or not -before.size < piece.left - before.right < 0.3 * before.size
    ):
        return
    marks = 0
    while marks < len(piece.text) and unicodedata.combining(piece.text[marks]):
        marks += 1
    if not before.words or before.words[-1][1] != len(before.text):
        return
    start, end, left, right = before.words[-1]
    word = nfc(before.text[start:end] + piece.text[:marks])
    before.text = before.text[:start] + word
    before.words = (*before.words[:-1], (start, start + len(word), left, right))
    rest = piece.text[marks:]
    words = [(max(s - marks, 0), e - marks, low, high) for s, e, low, high in piece.words if e > marks]
    if words and words[0][0] == 0 and piece.words and piece.words[0][0] < marks:
        first = piece.words[0]
        low = first[2] + (first[3] - first[2]) * marks / max(first[1] - first[0], 1)
        words[0] = (0, words[0][1], low, words[0][3])
    piece.text, piece.words = rest, tuple(words)
    if words:
        piece.left = words[0][2]
