"""Numbers in words, by the rules taught at school: mốt, tư, lăm, linh (or lẻ), "không trăm" inside a number."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
LIMIT = 10**36
"""Larger numbers are refused: no document counts so far."""


def in_words(value: int | Decimal, *, zero_tens: str = "linh") -> str:
    """Return a number in words: 1005 -> "một nghìn không trăm linh năm", 21 -> "hai mươi mốt", -5 -> "âm năm".

    Decimals are read digit by digit: 10.5 -> "mười phẩy năm". ``zero_tens`` is the word for an empty place of tens: "linh" in
    the north, "lẻ" in the south. Raise :class:`ValueError` beyond :data:`LIMIT` and for what is no number.
    """
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LIMIT:
        raise ValueError(f"cannot be said in words: {value}")
    whole, _dot, part = f"{abs(number):f}".partition(".")
    part = part.rstrip("0")
    said = _whole(int(whole), zero_tens)
    if part:
        said = f"{said} phẩy {' '.join(_DIGITS[int(digit)] for digit in part)}"
    return f"âm {said}" if number < 0 and (int(whole) or part) else said


def money_in_words(value: int | Decimal, *, unit: str = "đồng", zero_tens: str = "linh") -> str:
    """Return an amount as written under a sum of money: 1500000 -> "Một triệu năm trăm nghìn đồng"."""
    said = f"{in_words(value, zero_tens=zero_tens)} {unit}"
    return said[0].upper() + said[1:]


def _whole(number: int, zero_tens: str) -> str:
    """Return a whole number in words. Nine digits make a turn: nghìn, triệu, then tỷ, nghìn tỷ, triệu tỷ, tỷ tỷ."""
    if number < 1000:
        return _hundreds(number, zero_tens, inside=False)
    parts: list[str] = []
    turns: list[int] = []
    while number:
        number, turn = divmod(number, 10**9)
        turns.append(turn)
    for level in range(len(turns) - 1, -1, -1):
        turn = turns[level]
        if turn == 0:
            continue
        said = _turn(turn, zero_tens, inside=bool(parts))
        parts.append(" ".join([said, *(["tỷ"] * level)]))
    return " ".join(parts)


def _turn(number: int, zero_tens: str, *, inside: bool) -> str:
    """Return up to nine digits in words; ``inside`` when a larger part was said before."""
    parts: list[str] = []
    for group in (2, 1, 0):
        three = number // 1000**group % 1000
        if three:
            said = _hundreds(three, zero_tens, inside=inside or bool(parts))
            parts.append(f"{said} {_GROUPS[group]}".rstrip())
    return " ".join(parts)


def _hundreds(number: int, zero_tens: str, *, inside: bool) -> str:
    """Return three digits in words; ``inside`` says an empty place of hundreds ("không trăm")."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    said: list[str] = []
    if hundreds or inside:
        said += [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        if units or not said:
            said += [zero_tens] * bool(said) + [_DIGITS[units]]
    elif tens == 1:
        said.append("mười")
    else:
        said += [_DIGITS[tens], "mươi"]
    if tens and units:
        said.append(
            {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}.get(units, _DIGITS[units])
        )
    return " ".join(said)
