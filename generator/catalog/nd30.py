"""The figures of Nghị định 30/2020/NĐ-CP, each with its clause: page, components, body, drawn lines, marks.

Both the template builder and the layout rules read them here; the figures themselves stand in ``data/nd30.yaml``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.catalog.store import load
from generator.model.length import Length, mm


@dataclass(frozen=True, slots=True)
class Range:
    """An allowed span of lengths, and the clause that allows it."""

    low: Length
    high: Length
    clause: str

    def allows(self, length: Length) -> bool:
        """Return whether ``length`` lies inside, up to the tolerance of what Word stores."""
        return length.within(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins (PL1/P1/M1). ``landscape`` is a span to look at, not a clause."""

    width: Length
    height: Length
    top: Range
    bottom: Range
    left: Range
    right: Range
    landscape: Range
    font: str
    font_clause: str
    size_clause: str

    @property
    def margins(self) -> dict[str, Range]:
        """The four portrait margins by the names top, bottom, left, right."""
        return {"top": self.top, "bottom": self.bottom, "left": self.left, "right": self.right}


@dataclass(frozen=True, slots=True)
class DefaultPage:
    """The margins that this project prints with, all inside the decree's ranges; ``header`` is the distance of the header."""

    top: Length
    bottom: Length
    left: Length
    right: Length
    header: Length

    @property
    def text_width(self) -> Length:
        """The width of a line of text on an upright sheet."""
        return mm(page().width - self.left - self.right)


@dataclass(frozen=True, slots=True)
class Component:
    """One component of a document and the look the decree gives it.

    ``box`` is the ô number of PL1/P1/M4 ("5a"), ``None`` for what has none; ``name`` the Vietnamese name; ``low`` and
    ``high`` the allowed sizes in pt, ``default`` the one this project prints; ``bold``, ``italic``, ``capitals`` are demanded
    as they stand. ``align`` is "giua", "trai", "phai", "deu" (as in the model), ``None`` where the decree leaves it open.
    """

    id: str
    box: str | None
    name: str
    low: float
    high: float
    default: float
    bold: bool
    italic: bool
    capitals: bool
    align: str | None
    clause: str

    def allows(self, size: float) -> bool:
        """Return whether a size in pt is allowed; sizes are stored in half points, so there is no tolerance to speak of."""
        return self.low - 0.01 <= size <= self.high + 0.01


@dataclass(frozen=True, slots=True)
class Body:
    """The running text (PL1/P1/M2/k6/e): first-line indents allowed, least gap in pt, line spacing in lines."""

    first_line: tuple[Length, ...]
    first_line_clause: str
    gap_min: float
    gap_clause: str
    line_min: float
    line_max: float
    line_clause: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A drawn line under a component: its length as a share of the line of text above it.

    ``says`` is the decree's wording in short; ``low`` and ``high`` what a checker accepts; ``default`` what we draw.
    """

    id: str
    under: str
    says: str
    low: float
    high: float
    default: float
    clause: str


@dataclass(frozen=True, slots=True)
class UrgencyMark:
    """One mức độ khẩn and the frame of its stamp."""

    name: str
    width: Length
    height: Length
    clause: str


@cache
def page() -> Page:
    """Return the sheet, the margins and the font of every document."""
    data = load("nd30")["page"]
    return Page(
        width=mm(data["width"]["value"]),
        height=mm(data["height"]["value"]),
        top=_range(data["top"]),
        bottom=_range(data["bottom"]),
        left=_range(data["left"]),
        right=_range(data["right"]),
        landscape=_range(data["landscape"]),
        font=data["font"]["value"],
        font_clause=data["font"]["clause"],
        size_clause=data["width"]["clause"],
    )


@cache
def default_page() -> DefaultPage:
    """Return the margins this project prints with."""
    return DefaultPage(**{side: mm(value) for side, value in load("nd30")["default_page"].items()})


@cache
def components() -> dict[str, Component]:
    """Return every component by its id (quoc_hieu, co_quan, so_ky_hieu, noi_dung, …), in the order of the page."""
    return {row["id"]: _component(row) for row in load("nd30")["components"]}


def component(name: str) -> Component:
    """Return one component; raise :class:`KeyError` for an unknown id (a slip in the code, not of a user)."""
    return components()[name]


@cache
def body() -> Body:
    """Return the figures of the running text."""
    data = load("nd30")["body"]
    return Body(
        first_line=tuple(mm(value) for value in data["first_line"]["values"]),
        first_line_clause=data["first_line"]["clause"],
        gap_min=data["gap_min"]["value"],
        gap_clause=data["gap_min"]["clause"],
        line_min=data["line"]["range"][0],
        line_max=data["line"]["range"][1],
        line_clause=data["line"]["clause"],
    )


@cache
def rule_lines() -> dict[str, RuleLine]:
    """Return the drawn lines by id: tieu_ngu, co_quan, trich_yeu."""
    return {
        row["id"]: RuleLine(
            id=row["id"],
            under=row["under"],
            says=row["says"],
            low=row["accept"][0],
            high=row["accept"][1],
            default=row["default"],
            clause=row["clause"],
        )
        for row in load("nd30")["rule_lines"]
    }


def valid_from() -> dt.date:
    """Return the day on which the decree came into force."""
    return dt.date.fromisoformat(str(load("nd30")["valid_from"]))


@cache
def size_sets() -> tuple[dict[str, float], ...]:
    """Return the sets of sizes that go together: quoc_hieu, tieu_ngu, dia_danh (PL1/P1/M5, footnote 1)."""
    return tuple(dict(row) for row in load("nd30")["size_sets"])


@cache
def urgency_marks() -> dict[str, UrgencyMark]:
    """Return the marks of urgency by their printed text: KHẨN, THƯỢNG KHẨN, HỎA TỐC."""
    rows = load("nd30")["urgency"]
    return {row["name"]: UrgencyMark(row["name"], mm(row["width"]), mm(row["height"]), row["clause"]) for row in rows}


def secrecy_marks() -> tuple[str, ...]:
    """Return the marks of secrecy as printed: MẬT, TỐI MẬT, TUYỆT MẬT."""
    return tuple(load("nd30")["secrecy"]["values"])


def circulation_notes() -> tuple[str, ...]:
    """Return the notes on circulation as printed: XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ."""
    return tuple(load("nd30")["circulation"]["values"])


def fixed_text(name: str) -> str:
    """Return a text the decree fixes: "quoc_hieu", "tieu_ngu", "ket_thuc" (the closing mark ./.)."""
    return str(load("nd30")["texts"][name]["value"])


def diem_letters() -> str:
    """Return the letters of điểm in order: a b c d đ e g … y."""
    return str(load("nd30")["diem_letters"]["value"])


def sign_prefixes() -> tuple[str, ...]:
    """Return the prefixes of authority in a signature: TM., Q., KT., TL., TUQ."""
    return tuple(load("nd30")["sign_prefixes"]["values"])


def vv_gap() -> float:
    """Return the gap in pt between the number line and the trích yếu of a công văn (PL1/P1/M2/k5/b)."""
    return float(load("nd30")["vv_gap"]["value"])


def natural_line() -> float:
    """Return the height of one single-spaced line of the decree's font as a share of the size."""
    return float(load("nd30")["natural_line"])


def ruleset() -> str:
    """Return the name of this set of figures, written into reports ("nd30-2020")."""
    return str(load("nd30")["ruleset"])


def _range(row: dict[str, Any]) -> Range:
    low, high = row["range"]
    return Range(mm(low), mm(high), row["clause"])


def _component(row: dict[str, Any]) -> Component:
    style = row["style"]
    return Component(
        id=row["id"],
        box=row["box"],
        name=row["name"],
        low=row["size"][0],
        high=row["size"][1],
        default=row["default"],
        bold="B" in style,
        italic="I" in style,
        capitals="C" in style,
        align=row["align"],
        clause=row["clause"],
    )
