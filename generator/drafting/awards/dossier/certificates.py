"""Bằng khen, giấy khen of an assessed round: what each sheet prints, in the order of the decision. Nothing is added to what is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalog import certificates as law
from generator.drafting.awards.dossier.words import (
    BLANK,
    Entry,
    because,
    called,
    day,
    day_of,
    decider,
    entries,
    given_number,
    offices,
)
from generator.model.awards import Assessment, Nominations, Outcome
from generator.vietnamese.capitals import upper_first

STATE_BODIES = ("chu_tich_nuoc", "thu_tuong", "chinh_phu", "bo")
"""Authorities above the body of the round: they print their own."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One sheet. ``values`` are what it prints by tag; ``order`` is the place in the decision's list, from 1."""

    nominee: str
    award: str
    order: int
    values: Mapping[str, str]


def codes(assessment: Assessment) -> list[str]:
    """Return the awards of the round whose sheets the deciding body prints, the highest first."""
    found = (e.award for e in entries(assessment, Outcome.PASS) if e.award.decider not in STATE_BODIES)
    return [code for code in dict.fromkeys(award.code for award in found) if code in law.forms()]


def certificates(assessment: Assessment, code: str) -> Iterator[Certificate]:
    """Yield the sheets of one award in the order of its decision. Only nominees who meet the award have one."""
    group = [entry for entry in entries(assessment, Outcome.PASS) if entry.award.code == code]
    common = _common(assessment.nominations, code)
    for order, entry in enumerate(group, start=1):
        own = {
            "ten": called(entry.nominee),
            "chuc_vu_don_vi": _where(entry),
            "thanh_tich": _what_for(entry, assessment),
        }
        values = {**common, **own}
        yield Certificate(entry.nominee.id, code, order, {tag.name: values[tag.name] for tag in law.tags()})


def open_points(assessment: Assessment, code: str) -> list[str]:
    """Return what the sheets of an award still leave blank, in words; the number in the book of honour is written by hand."""
    round_ = assessment.nominations
    known = (
        (given_number(round_, f"quyet_dinh_{code}"), "số quyết định"),
        (round_.decided, "ngày quyết định"),
        (round_.decider.office, "chức vụ người ký"),
        (round_.decider.signer, "họ tên người ký"),
        (round_.decider.place, "địa danh"),
    )
    return [words for value, words in known if not value]


def _common(round_: Nominations, code: str) -> dict[str, str]:
    form, body, key = law.forms()[code], round_.decider, f"quyet_dinh_{code}"
    symbol = f"QĐ-{body.symbol or BLANK}"
    # As in every paper that cites the decision: its day is known only once it has a number.
    given = round_.decided if given_number(round_, key) else None
    return {
        "nguoi_quyet_dinh": decider(body),
        "tang": form.verb,
        "hinh_thuc": form.words,
        "quyet_dinh": f"Quyết định số {given_number(round_, key, inside=True)}/{symbol} {day_of(round_, key, round_.decided)}",
        "so_so_vang": BLANK,
        "dia_danh_ngay": f"{body.place or BLANK}, {day(given)}",
        "chuc_vu_ky": "\n".join(offices(body)),
        "nguoi_ky": body.signer or BLANK,
    }


def _where(entry: Entry) -> str:
    """A person's office and unit (or address), a body's or household's address."""
    x = entry.nominee
    parts = (x.office, x.unit or x.address) if x.kind == "ca_nhan" else (x.unit, x.address)
    return upper_first(", ".join(part for part in parts if part)) or BLANK


def _what_for(entry: Entry, assessment: Assessment) -> str:
    x, round_ = entry.nominee, assessment.nominations
    if round_.movement and x.route == "phong_trao":
        return upper_first(because(round_))
    return f"Đã có thành tích: {x.summary.rstrip('. ')}" if x.summary else f"Đã có thành tích: {BLANK}"
