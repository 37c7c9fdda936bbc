"""What a clerk types into a nomination, as values: yes and no, days, years, counts, amounts. What reads two ways is refused."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer

from generator.model.document import _parse_date


def _flag(value: Any) -> Any:
    words = {
        "có": True,
        "co": True,
        "x": True,
        "đúng": True,
        "true": True,
        "không": False,
        "khong": False,
        "false": False,
    }
    if isinstance(value, str):
        key = value.strip().lower()
        if key not in words:
            raise ValueError("viết “có” hoặc “không”")
        return words[key]
    return value


_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_PLAIN = re.compile(r"-?[0-9]+(?:[,.][0-9]+)?")
MAX_DIGITS = 20


def _number(value: Any, *, percent: bool = False) -> Any:
    """A number as a clerk types it: "50.000.000", "2,5", "2.5". What can be read two ways is refused, never guessed."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"[\s\u00a0\u202f]", "", value).removesuffix("%" if percent else "")
    if _GROUPED.fullmatch(text) and percent:
        raise ValueError(f"“{value.strip()}” có thể hiểu hai cách; phần thập phân viết {text.replace('.', ',')}")
    if _GROUPED.fullmatch(text):
        return text.replace(".", "")
    if _TWO_WAYS.fullmatch(text) and not percent:
        raise ValueError(f"“{value.strip()}” có thể hiểu hai cách; hàng nghìn viết {text.replace(',', '.')}")
    if not _PLAIN.fullmatch(text) or len(text) > MAX_DIGITS:
        raise ValueError(f"“{value.strip()[:60]}” không phải số")
    return text.replace(",", ".")


def _percent(value: Any) -> Any:
    return _number(value, percent=True)


def _whole(value: Any) -> Any:
    """A count: "2.000" is two thousand. A fraction is none."""
    text = _number(value)
    if isinstance(value, str) and "." in text and text.rpartition(".")[2].strip("0"):
        raise ValueError(f"“{value.strip()}” không phải số nguyên")
    return text.partition(".")[0] if isinstance(text, str) else text


def _printed(value: Decimal | None) -> str | None:
    """A number written so that it is read back the same: never with three decimals, which could be thousands."""
    if value is None:
        return None
    whole, _dot, part = f"{value:f}".partition(".")
    part = part.rstrip("0")
    return f"{whole},{part}{'0' if len(part) == 3 else ''}" if part else whole


def _year(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}", value.strip()):
        raise ValueError(f"“{value.strip()[:60]}” không phải năm có bốn chữ số")
    return value.strip() if isinstance(value, str) else value


def _day(value: Any) -> Any:
    """A day, its year in four figures: "05/12/25" is refused."""
    try:
        day = _parse_date(value)
    except ValueError:
        raise ValueError("ngày phải viết dạng ngày/tháng/năm, ví dụ 05/3/2026") from None
    if isinstance(day, dt.date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("ngày phải viết năm đủ bốn chữ số, ví dụ 05/3/2026")
    return day


_LAUNCHERS = {
    "ctn": "ctn", "chủ tịch nước": "ctn", "ttg": "ttg", "thủ tướng": "ttg", "thủ tướng chính phủ": "ttg", "bo": "bo", "bộ": "bo",
    "tinh": "tinh", "tỉnh": "tinh", "thành phố": "tinh", "huyen": "huyen", "huyện": "huyen", "xa": "xa", "xã": "xa",
    "don_vi": "don_vi", "đơn vị": "don_vi",
}  # fmt: skip


def _launcher(value: Any) -> Any:
    if isinstance(value, str):
        key = " ".join(value.split()).lower()
        if key not in _LAUNCHERS:
            raise ValueError(f"“{value[:60]}” không thuộc: ctn, ttg, bo, tinh, huyen, xa, don_vi")
        return _LAUNCHERS[key]
    return value


FIRST_YEAR, LAST_YEAR = 1900, 2100
Launchers = tuple[Annotated[str, BeforeValidator(_launcher)], ...]
Flag = Annotated[bool | None, BeforeValidator(_flag, json_schema_input_type=bool | str | None)]
Day = Annotated[dt.date | None, BeforeValidator(_day, json_schema_input_type=str | None)]
Amount = Annotated[
    Annotated[Decimal, Field(ge=0, allow_inf_nan=False)] | None, BeforeValidator(_number), PlainSerializer(_printed)
]
Percent = Annotated[
    Annotated[Decimal, Field(ge=0, le=100, allow_inf_nan=False)] | None,
    BeforeValidator(_percent),
    PlainSerializer(_printed),
]
Count = Annotated[Annotated[int, Field(ge=0, le=10**12)] | None, BeforeValidator(_whole)]
Quota = Annotated[int, Field(ge=0), BeforeValidator(_whole)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR), BeforeValidator(_year)]
