"""The filters a template may use: the harmless ones of Jinja, and a few of our own with Vietnamese names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.errors import TemplateError
from generator.messages import _

_NAMES = (
    "abs capitalize count d default e escape first float groupby int join last length list lower map max min reject "
    "rejectattr replace reverse round select selectattr sort string sum title trim unique upper wordcount"
)
ALLOWED = frozenset(_NAMES.split())
"""Filters of Jinja that only look at values: none that builds markup, reads attributes by name or repeats text."""


def capitals(value: Any) -> str:
    """Return the text in capitals: ``{{ ho_ten|in_hoa }}``."""
    return str(value).upper()


def number(value: Any, places: int | None = None) -> str:
    """Return a number in Vietnamese form, 1234567.5 as "1.234.567,5"; ``places`` fixes the digits after the comma."""
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        raise TemplateError(_("“{value}” không phải là số").format(value=value)) from None
    if not exact.is_finite():
        raise TemplateError(_("“{value}” không phải là số").format(value=value))
    text = f"{exact:,.{places}f}" if places is not None else f"{exact:,f}"
    return text.translate(str.maketrans(",.", ".,"))


def long_date(value: Any) -> str:
    """Return a date as "ngày 05 tháng 3 năm 2020"; text is read as ngày/tháng/năm or năm-tháng-ngày."""
    from generator.model.printed import date_words

    return date_words(_date(value))


def short_date(value: Any) -> str:
    """Return a date as "05/3/2020"."""
    date = _date(value)
    return (
        f"{date.day:02d}/{date.month:02d}/{date.year}" if date.month < 3 else f"{date.day:02d}/{date.month}/{date.year}"
    )


def _date(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    parts = str(value).replace("-", "/").split("/")
    try:
        numbers = [int(part) for part in parts]
        if len(parts[0]) == 4:
            numbers.reverse()
        day, month, year = numbers
        return dt.date(year, month, day)
    except (ValueError, IndexError):
        raise TemplateError(_("“{value}” không phải là ngày").format(value=value)) from None


OWN: dict[str, Callable[..., Any]] = {
    "in_hoa": capitals,
    "so_viet": number,
    "ngay_dai": long_date,
    "ngay_ngan": short_date,
}
"""Our own filters by the name a template uses."""
