"""Numbers as Vietnamese documents write them: a comma before decimals, dots between thousands (1.234,5; 12%)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.errors import InputError
from generator.messages import _

MAX_DIGITS = 30
"""Longer rows of digits are no quantity: a bound for hostile input."""

_STRICT = re.compile(r"(?P<sign>[-−+]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?")
_TWO_WAYS = re.compile(r"[-−+]?[1-9]\d{0,2},\d{3}")
_FOREIGN = re.compile(r"[-−+]?\d{1,3}(?:,\d{3})*\.\d+|[-−+]?\d{1,3}(?:,\d{3}){2,}|[-−+]?\d+\.\d+")
_IN_TEXT = re.compile(r"(?<![\w.,/-])[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w]|[.,/]\d|-\d)(?P<percent>\s?%)?")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number found in a text at [start, end) of it; ``percent``: a percent sign follows and is inside the span."""

    start: int
    end: int
    text: str
    value: Decimal
    percent: bool


def parse_number(text: str) -> Decimal:
    """Return the number that ``text`` writes the Vietnamese way ("1.234,5", "0,75", "-12"); spaces around it are allowed.

    Raise :class:`InputError` for anything else: an English number ("1,234.5", "1.5"), and one that can be read two ways
    ("1,234": a thousand to the English, little more than one to the Vietnamese).
    """
    shown = text.strip()
    if _TWO_WAYS.fullmatch(shown):
        raise InputError(
            _("số “{text}” có thể hiểu hai cách").format(text=shown),
            hint=_("hàng nghìn viết {thousands}; số thập phân viết thêm số 0: {decimals}").format(
                thousands=shown.replace(",", "."), decimals=f"{shown}0"
            ),
        )
    return _parse(shown)


def _parse(shown: str) -> Decimal:
    found = _STRICT.fullmatch(shown.replace("\u00a0", ""))
    if found is not None and len(shown) <= MAX_DIGITS:
        digits = found["whole"].replace(".", "")
        sign = "-" if found["sign"] in ("-", "−") else ""
        return Decimal(f"{sign}{digits}.{found['part']}" if found["part"] else f"{sign}{digits}")
    if _FOREIGN.fullmatch(shown):
        raise InputError(
            _("số “{text}” không viết theo kiểu Việt Nam").format(text=shown),
            hint=_("dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân, ví dụ 1.234,5"),
        )
    raise InputError(_("“{text}” không phải là số").format(text=shown[:60]), hint=_("viết như 1.234,5"))


def parse_percent(text: str) -> Decimal:
    """Return the number before the percent sign: "12,5%" -> 12.5; raise :class:`InputError` where there is no such sign."""
    shown = text.strip()
    if not shown.endswith("%"):
        raise InputError(_("“{text}” không phải là tỷ lệ phần trăm").format(text=shown[:60]), hint=_("viết như 12,5%"))
    return parse_number(shown[:-1])


def format_number(value: Decimal | int, *, places: int | None = None, least_places: int = 0, group: bool = True) -> str:
    """Return a number the Vietnamese way: 1234.5 -> "1.234,5".

    ``places`` rounds half up to so many decimals and drops zeros at the end beyond ``least_places``; without it nothing is
    rounded. ``group=False`` leaves the dots out (numbers of documents, years).
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"no number: {value}")
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    digits = f"{abs(number):f}"
    whole, _dot, part = digits.partition(".")
    part = part.rstrip("0").ljust(least_places, "0")
    if group:
        whole = f"{int(whole):,}".replace(",", ".")
    sign = "-" if number < 0 and (int(whole.replace(".", "")) or part.strip("0")) else ""
    return f"{sign}{whole},{part}" if part else f"{sign}{whole}"


def format_percent(value: Decimal | int, *, places: int | None = 2) -> str:
    """Return a percentage without a space: 98.5 -> "98,5%", rounded half up to ``places`` decimals."""
    return f"{format_number(value, places=places)}%"


def format_money(value: Decimal | int, unit: str = "đồng") -> str:
    """Return an amount with its unit after one space: 1500000 -> "1.500.000 đồng"."""
    return f"{format_number(value)} {unit}"


def format_count(value: int) -> str:
    """Return a count as the decree prints small ones: 3 -> "03", 12 -> "12", 1500 -> "1.500"."""
    return f"{value:02d}" if 0 <= value < 10 else format_number(value)


def ratio_percent(part: Decimal | int, whole: Decimal | int, *, places: int = 2) -> Decimal | None:
    """Return what share of ``whole`` ``part`` is, in percent, rounded half up; ``None`` where ``whole`` is zero."""
    if not whole:
        return None
    share = Decimal(part) * 100 / Decimal(whole)
    return share.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Yield the Vietnamese numbers of a text in order: no dates, no numbers of documents, no English ones."""
    for found in _IN_TEXT.finditer(text):
        percent = found["percent"] is not None
        digits = found[0].rstrip("% \u00a0") if percent else found[0]
        if len(digits) <= MAX_DIGITS:
            yield FoundNumber(found.start(), found.end(), found[0], _parse(digits), percent)
