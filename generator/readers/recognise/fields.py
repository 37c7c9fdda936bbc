"""The two lines with figures: "Số: 146/KH-UBND" and "Sóc Trăng, ngày 12 tháng 10 năm 2022", whole, blank or damaged."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass

from generator.readers.recognise.words import LOWER, UPPER

_BLANK = r"[\s.…‥_·\-–—/\\]*"
_SYMBOL_LETTERS = rf"[{UPPER}{LOWER}0-9&§+]"
_SYMBOL = (
    rf"(?:{_SYMBOL_LETTERS}[{UPPER}{LOWER}0-9&§+.,()]*)(?:\s?[-–—/]\s?{_SYMBOL_LETTERS}[{UPPER}{LOWER}0-9&§+.]*)*"
    r"(?:(?<=[-–/]Vụ)\s[IVX]{1,4}\b)?"
)
_LEAD = r"^[^\w(]{0,4}(?:(?P<kind>Bộ luật|Luật|Nghị quyết|Pháp lệnh|Nghị định|Quyết định|Lệnh|Thông tư)\s+)?"
_NUMBER_LINE = re.compile(
    rf"{_LEAD}S[ốôóòỐÔÓO0oáàảăạỏổồ](?!\s*hiệu\b)\s*(?:[:;.,]\s*|\s+|(?=[\d.…_/]))(?P<body>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WITH_SLASH = re.compile(
    rf"(?P<number>[^/]{{0,24}}?)\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?P<symbol>{_SYMBOL})[-–—/]?", re.DOTALL
)
_WITH_HYPHEN = re.compile(
    rf"(?P<number>\d{{1,5}}[a-z]?|{_BLANK}?)\s*[-–—]\s*(?P<symbol>[{UPPER}a-z]{{1,6}}[-–—]?[{UPPER}]*\s*/\s*"
    rf"[{UPPER}a-z0-9&-]+)"
)
_PLAIN = re.compile(r"(?P<number>\d{1,6}[a-zđ]?(?:[-–]\w{1,3})?)(?=\s|$|[.,;])")
_FORM = re.compile(r"[\s.…‥_/\-–]{4,}?(?P<rest>,?\s*ngày\b.*)?")
"""A form still to be filled in: "Số: ..../... ....., ngày tháng năm"."""
_CLEAN_NUMBER = re.compile(r"\d{1,6}[a-zA-ZđĐ]?")
_ONLY_BLANK = re.compile(_BLANK)
_NO_SLASH = re.compile(rf"(?P<number>\d{{1,6}}[a-z]?)\s+(?P<symbol>[{UPPER}]{{2,}}[{UPPER}&-]*)")
"""An older way of writing: "Số: 125 QĐ/UB"."""
_JOINED = re.compile(
    rf"(?P<number>\d{{1,6}}[a-z]?)\s*[-–.]\s*(?P<symbol>[{UPPER}][{UPPER}a-z]+(?:-[{UPPER}&]{{2,}}){{1,2}})"
)
"""A slip: a hyphen in place of the slash: "Số: 515-SNV-TCCB"."""
_DIVISION = re.compile(r"(?<=[-/])(Vụ)([IVX]{1,4})$")
SYMBOL_TAIL = re.compile(rf"[-–—/]?\s*(?:{_SYMBOL})")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What a number line says. ``number`` is empty when blank or unreadable (``unclear`` holds the unreadable words)."""

    number: str
    symbol: str
    rest: str
    """What stands after the symbol on the same line."""
    spaced: bool = False
    """Spaces stood around the slash or the hyphens."""
    colon: bool = True
    unclear: str = ""
    open: bool = False
    """The line ends inside the symbol or before it: the next line may go on."""


def is_number_line(text: str) -> bool:
    """Return whether a line is (or begins as) the line of số, ký hiệu."""
    return len(text) <= 160 and parse_number(text) is not None


def parse_number(text: str) -> NumberLine | None:
    """Read "Số: 146 /KH-UBND", "Số:      /QĐ-UBND", "Số 14-KH/TU", "Luật số: 72/2025/QH15"; ``None`` for other lines."""
    head = _NUMBER_LINE.match(text)
    if head is None:
        return None
    body = head["body"].strip()
    colon = bool(re.match(r"[^:]{0,16}S\w\s*:", text, re.IGNORECASE))
    if not body or _ONLY_BLANK.fullmatch(body):
        return NumberLine("", "", "", colon=colon, open=True) if colon or not body else None
    form = _FORM.fullmatch(body)
    if form is not None and colon:
        return NumberLine("", "", (form["rest"] or "").strip(" ,"), colon=colon)
    found = _WITH_SLASH.match(body)
    party = _WITH_HYPHEN.match(body)
    if party is not None and (found is None or (party.end() >= found.end() and "-" in (found["number"] or ""))):
        return _built(party, body, colon, hyphen=True)
    if found is not None and _acceptable(found):
        return _built(found, body, colon, hyphen=False)
    joined = _JOINED.fullmatch(body)
    if joined is not None and colon:
        return NumberLine(joined["number"], joined["symbol"], "", colon=colon)
    plain = _PLAIN.match(body)
    if plain is not None and (colon or head["kind"]) and len(body) <= 40:
        rest = body[plain.end() :].strip()
        if rest in {"/", "-", "–"}:
            return NumberLine(plain["number"], "", "", colon=colon, open=True)
        return NumberLine(plain["number"], "", rest, colon=colon)
    return None


def _acceptable(found: re.Match[str]) -> bool:
    """A symbol has a capital letter; "Số 5/2022 …" and running text have none."""
    symbol = found["symbol"]
    return any(letter.isupper() for letter in symbol) and len(symbol) <= 48


def _built(found: re.Match[str], body: str, colon: bool, *, hyphen: bool) -> NumberLine:
    raw = found["number"].strip()
    symbol = re.sub(r"[–—]", "-", re.sub(r"\s+", "", found["symbol"])).strip(".,;")
    symbol = _DIVISION.sub(r"\1 \2", symbol)
    spaced = bool(re.search(r"\S\s+[-–—/]|[-–—/]\s+\S", body[: found.end()].lstrip(" ._…")))
    year = found.groupdict().get("year") or ""
    tail = body[found.end() :]
    is_open = found[0].rstrip().endswith(("-", "–", "/")) and not tail.strip()
    number, unclear = raw, ""
    if _ONLY_BLANK.fullmatch(raw):
        number = ""
    else:
        compact = re.sub(r"\s+", "", raw)
        apart = _NO_SLASH.fullmatch(raw)
        if _CLEAN_NUMBER.fullmatch(compact):
            number = compact
        elif apart is not None and not year:
            number, symbol = apart["number"], f"{apart['symbol']}/{symbol}"
        else:
            number, unclear = "", raw
    if year:
        if number:
            number = f"{number}/{year}"
        else:
            symbol = f"{year}/{symbol}"
    return NumberLine(number, f"-{symbol}" if hyphen else symbol, tail.strip(), spaced, colon, unclear, open=is_open)


_PLACE = rf"(?P<place>(?-i:[{UPPER}])[^,;:!?]{{1,60}}?)"
_DAY_WORDS = r"ng[àaá]y(?P<day>.{0,14}?)th[áaẳắâảạ]\w{0,2}(?P<month>.{0,12}?)\bn[ăaâắ]m(?P<year>.{0,14})"
_LONG = re.compile(rf"^[^\w]{{0,6}}(?:{_PLACE}(?:\s*[,.;:]\s*|\s+(?=ng[àa]y\s)))?{_DAY_WORDS}$", re.IGNORECASE)
_SMALL_PLACE = re.compile(
    rf"(?P<place>[{LOWER}][{LOWER}{UPPER}]*(?: [{LOWER}{UPPER}]+){{0,3}}), ng[àa]y\s+\S{{1,6}}\s+tháng\s+\S{{1,6}}\s+năm\s+(?:19|20)\d\d$"
)
_SHORT = re.compile(
    rf"^[^\w]{{0,6}}{_PLACE}\s*[,.;]\s*(?:ng[àa]y\s*)?(?P<day>\d{{0,2}}|[\s.…_]*)\s*[/.\-]\s*"
    r"(?P<month>\d{0,2}|[\s.…_]*)\s*[/.\-]\s*(?P<year>(?:19|20)\d\d)\.?$",
    re.IGNORECASE,
)
_DAMAGED = re.compile(rf"^[^\w]{{0,6}}{_PLACE}\s*[,.;]\s*ng[àa]y.{{1,24}}?(?P<year>(?:19|20)\d\d)\W*$", re.IGNORECASE)
_BEGUN = re.compile(rf"^[^\w]{{0,6}}(?:{_PLACE}\s*[,.;]\s*)ng[àaá]y(?:.{{0,40}})?$", re.IGNORECASE)
_PLACE_ONLY = re.compile(rf"^{_PLACE},$")


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a place-and-date line says. ``day``, ``month``, ``year`` are ``None`` where blank or unreadable."""

    place: str
    day: int | None
    month: int | None
    year: int | None
    unclear: bool = False
    """Something stands in a field but is no figure."""
    zero_month: bool = False
    """The month is printed "08": the decree gives a zero to months 1 and 2 only."""
    short: bool = False
    """Printed as 12/10/2022."""

    @property
    def date(self) -> dt.date | None:
        """The day, when all of it is known and the calendar has it."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def impossible(self) -> bool:
        """Whether day, month and year are figures that no calendar has."""
        return None not in (self.day, self.month, self.year) and self.date is None


_ATTACHED = re.compile(r"[(\[*_\s]*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
"""The line under the title of an appendix names a day too: that of the document it belongs to."""


def parse_date_line(text: str) -> DateLine | None:
    """Read "Hà Nội, ngày 05 tháng 01 năm 2020", blank or damaged ones too; ``None`` for other lines."""
    if (
        len(text) > 110
        or _ATTACHED.match(text)
        or not re.search(r"ng[àaá]y|\d\s*[/.\-]\s*(?:19|20)\d\d", text, re.IGNORECASE)
    ):
        return None
    text = text.strip().strip("()*_ ").strip()
    if (small := _SMALL_PLACE.match(text)) is not None:
        # "nghệ An, ngày …": a slip, but a place.
        place, rest = small["place"], parse_date_line(small["place"].title() + text[small.end("place") :])
        return dataclasses.replace(rest, place=place) if rest is not None else None
    found = _LONG.match(text)
    short = False
    if found is None:
        found, short = _SHORT.match(text), True
    if found is None:
        damaged = _DAMAGED.match(text)
        return DateLine(_place(damaged["place"]), None, None, int(damaged["year"]), unclear=True) if damaged else None
    place = _place(found["place"] or "")
    day, day_bad = _figure(found["day"], 2)
    month, month_bad = _figure(found["month"], 2)
    year, year_bad = _figure(found["year"], 4)
    if year is not None and not 1900 <= year <= 2200:
        year, year_bad = None, True
    if month is not None and not 1 <= month <= 12:
        month, month_bad = (month, False) if day is not None and year is not None else (None, True)
    zero = bool(re.fullmatch(r"\D*0[3-9]\D*", found["month"]))
    return DateLine(place, day, month, year, day_bad or month_bad or year_bad, zero, short)


def may_begin_date(text: str) -> bool:
    """Return whether a line can be the first part of a broken place-and-date line: "Bắc Ninh, ngày 20", "Hà"."""
    return len(text) <= 70 and (_BEGUN.match(text) is not None or _PLACE_ONLY.match(text) is not None)


def _place(text: str) -> str:
    return text.strip(" ,.;:-–—_*|\"'").strip()


def _figure(text: str, digits: int) -> tuple[int | None, bool]:
    """The figure in a field, and whether the field holds something that is none."""
    words = text.strip(" .…_,;:*-–—()/|")
    if not words:
        return None, False
    if re.fullmatch(rf"\d{{1,{digits}}}", words):
        return int(words), False
    return None, True
