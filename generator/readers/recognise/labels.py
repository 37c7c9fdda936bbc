"""Labels at the head of a paragraph: found, told from figures that only look like labels, and counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.labels import LETTERS, Level, level_of
from generator.readers.recognise.words import ABOUT, UPPER

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
CAPITALS = "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"
_ROMAN = r"[IVXLC]+"
_PART = re.compile(
    rf"(?P<label>(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+\w+|{_ROMAN}|\d{{1,2}})|(?:Chương|CHƯƠNG)\s+(?:{_ROMAN}|\d{{1,2}})"
    rf"|(?:Tiểu mục|TIỂU MỤC)\s+\d{{1,2}}|(?:Mục|MỤC)\s+(?:\d{{1,2}}|{_ROMAN}))(?P<mark>\s*[.:]?)(?=\s|$)(?P<rest>.*)",
    re.DOTALL,
)
_ARTICLE = re.compile(
    rf"(?P<label>(?:Điều|ĐIỀU)\s+(?:\d{{1,4}}[a-zđ]?|{_ROMAN})\s?(?:[.:]|(?=$)|(?=\s*[-–]\s)))(?P<rest>.*)", re.DOTALL
)
_CLAUSE_WORD = re.compile(r"(?P<label>Khoản\s+\d{1,3}\s?[.:])(?P<rest>.*)", re.DOTALL)
_ROMAN_LABEL = re.compile(
    rf"(?P<label>{_ROMAN}\s?[./)](?:-(?=\s))?|{_ROMAN}\s?[-–:](?=\s))(?=\s|[^\d\W]|[“\"(])(?P<rest>.*)", re.DOTALL
)
_CAPITAL = re.compile(r"(?P<label>[A-ZĐ]\s?[./)](?:-(?=\s))?)(?=\s+\S)(?!\s*[A-ZĐ]\.)(?P<rest>.*)", re.DOTALL)
_DECIMAL = re.compile(
    rf"(?P<label>\d{{1,2}}(?:\.\d{{1,2}})+(?:\.|[/)])?)(?P<rest>\s+(?=\S).*|(?=[{UPPER}“\"(]).*|$)", re.DOTALL
)
_NUMBER = re.compile(
    rf"(?P<label>\d{{1,3}}\s?[./)](?:-(?=\s))?|\d{{1,2}}-(?=\s+[{UPPER}]))(?![\d])(?P<rest>\s*(?=\D).*|$)", re.DOTALL
)
_LETTER = re.compile(r"(?P<label>[a-zđ]\s?[)/]|[a-zđ]\.(?=\s))(?P<rest>.*)", re.DOTALL)
_LETTER_NUMBER = re.compile(r"(?P<label>[a-zđ]\.?\d{1,2}(?:\.\d)?[.)]|[a-zđ]\.\d{1,2}(?=\s))(?P<rest>.*)", re.DOTALL)
_BRACKET = re.compile(r"(?P<label>\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\.?)(?P<rest>.*)", re.DOTALL)
_SMALL_ROMAN = re.compile(r"(?P<label>[ivx]{2,4}\))(?P<rest>.*)", re.DOTALL)
_DASH = re.compile(r"(?P<label>[-–—−])(?P<rest>\s+\S.*|[^\s\d\-–—−].*)", re.DOTALL)
_BULLET = re.compile(r"(?P<label>[+*•●○▪■➢✓])(?P<rest>(?![+*•●○▪■➢✓]).*)", re.DOTALL)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+\b")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its level, its place in the sequence (``None`` for dashes) and the words after it."""

    label: str
    level: Level
    ordinal: int | None
    rest: str


def split_label(text: str, auto: str | None = None) -> Label | None:
    """Return the label that a paragraph begins with; ``None`` for running text.

    ``auto`` is the automatic label of the paragraph: it is believed even where its form is not known.
    """
    if auto is not None and text.startswith(auto):
        found = _find(text)
        if found is not None and found.label.rstrip(" .:") == auto.rstrip(" .:"):
            return found
        level = level_of(auto) or Level.GACH
        return Label(auto, level, ordinal_of(auto, level), text[len(auto) :].strip())
    return _find(text)


def _find(text: str) -> Label | None:
    head = text[:1]
    if not head:
        return None
    if head in "-–—−":
        return _made(_DASH.match(text))
    if head in "+*•●○▪■➢✓":
        return _made(_BULLET.match(text))
    if head == "(":
        return _made(_BRACKET.match(text))
    if head.isdigit():
        return _digits(text)
    if head.islower():
        return _made(_LETTER_NUMBER.match(text)) or _made(_SMALL_ROMAN.match(text)) or _letter(text)
    if head in "Vv" and ABOUT.match(text):
        return None
    part = _PART.match(text)
    if part is not None:
        return _part(part)
    return (
        _article(text)
        or _made(_CLAUSE_WORD.match(text))
        or _made(_ROMAN_LABEL.match(text))
        or _made(_CAPITAL.match(text))
    )


def _made(found: re.Match[str] | None) -> Label | None:
    if found is None:
        return None
    label = found["label"].strip()
    level = level_of(label) or level_of(label.rstrip(" .-–:")) or level_of(f"{label.rstrip(' .-–:')}.")
    if level is None:
        return None
    return Label(label, level, ordinal_of(label, level), found["rest"].strip())


def _part(found: re.Match[str]) -> Label | None:
    rest = found["rest"].strip()
    # "Phần I của Phụ lục …", "Mục 1, Mục 2 …": running text, not the head of a part.
    if rest and not found["mark"].strip() and not (rest[0].isupper() or rest[0] in '-–:“"('):
        return None
    label = (found["label"] + found["mark"]).strip()
    level = level_of(label)
    return Label(label, level, ordinal_of(label, level), rest) if level else None


def _article(text: str) -> Label | None:
    found = _ARTICLE.match(text)
    if found is None:
        return None
    label = found["label"].strip()
    ordinal = ordinal_of(label, Level.DIEU)
    return Label(label, Level.DIEU, ordinal, found["rest"].strip())


def _digits(text: str) -> Label | None:
    found = _DECIMAL.match(text)
    if found is not None:
        rest = found["rest"].strip()
        bare = found["label"][-1].isdigit()
        if _THOUSANDS.match(text) or (bare and rest and rest[0].islower()) or not rest:
            return None
        return Label(found["label"], Level.KHOAN_CON, int(re.findall(r"\d+", found["label"])[-1]), rest)
    made = _made(_NUMBER.match(text))
    if made is None or (made.label.endswith("/") and not text[len(made.label) :].startswith(" ")):
        return None
    return made


def _letter(text: str) -> Label | None:
    made = _made(_LETTER.match(text))
    # "p/h", "b/c": abbreviations, not labels.
    if made is None or (made.label.endswith("/") and not text[len(made.label) :].startswith(" ")):
        return None
    return made


def _place_of_letter(letter: str) -> int | None:
    """The place of a điểm letter; a letter outside the sequence (f, j, w, z) takes the place after the one before it."""
    if len(letter) != 1:
        return None
    if letter in LETTERS:
        return LETTERS.index(letter) + 1
    before = [known for known in LETTERS if known.isascii() and known < letter]
    return LETTERS.index(before[-1]) + 2 if before else None


def roman(text: str) -> int | None:
    """Return the value of a Roman number; ``None`` when it is none."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for at, letter in enumerate(text):
        value = values.get(letter)
        if value is None:
            return None
        following = values.get(text[at + 1], 0) if at + 1 < len(text) else 0
        total += -value if value < following else value
    return total or None


def ordinal_of(label: str, level: Level) -> int | None:
    """Return the place of a label in its sequence, from 1; ``None`` for dashes and what cannot be counted."""
    if level in {Level.GACH, Level.CONG}:
        return None
    digits = re.findall(r"\d+", label)
    if digits:
        return int(digits[-1])
    word = re.sub(r"[^\w]", " ", label).split()
    last = word[-1] if word else ""
    if level is Level.DIEM:
        return _place_of_letter(last)
    if level is Level.CHU_HOA:
        return (
            "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ".index(last) + 1
            if len(last) == 1 and last in "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"
            else None
        )
    if level is Level.DIEM_CON:
        small = last.upper()
        return roman(small) if set(last) <= set("ivx") and last else (LETTERS.find(last) + 1 or None)
    if last.casefold() in _ORDINALS:
        return _ORDINALS.index(last.casefold()) + 1
    return roman(last)
