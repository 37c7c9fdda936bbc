"""Bằng khen, giấy khen against the decision they cite: the award, its number and day, who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.drafting.awards.agreement.papers import SHEETS, Contradiction, Listed, Paper, key
from generator.vietnamese.dates import find_dates, first_day, short_date
from generator.vietnamese.text import fold_spaces

_NUMBER = re.compile(r"số\s*:?\s*([\d…. ]*?)\s*/\s*(QĐ-\S+)", re.IGNORECASE)


def sheets(read: Sequence[Paper], proposed: dict[str, Listed]) -> Iterator[Contradiction]:
    """Compare every sheet with the decision that lists its name, or else with what was proposed; blanks pass."""
    decisions = [paper for paper in read if paper.role == "quyet-dinh"]
    by_name = {key(row.name): (paper, row) for paper in decisions for row in paper.rows if row.name}
    for paper in read:
        if paper.role != SHEETS:
            continue
        for sheet in paper.rows:
            name = key(sheet.name)
            row = by_name[name][1] if name in by_name else proposed.get(name)
            if row is not None and sheet.award and not _same(sheet.award, row.award):
                yield Contradiction("Hình thức khen thưởng khác nhau", sheet.place, sheet.award, row.place, row.award)
            if row is not None:
                yield from _where(sheet, row)
            if name in by_name:
                yield from _against(sheet, by_name[name][0])
        yield from _twice(paper)


def _same(printed: str, award: str) -> bool:
    """Whether the capitals of a sheet are an award's name; a firm's is "Giấy khen" alone."""
    first, second = fold_spaces(printed).casefold(), fold_spaces(award).casefold()
    return first == second or second == first.partition(" của ")[0] == "giấy khen"


def _where(sheet: Listed, row: Listed) -> Iterator[Contradiction]:
    """Office, unit and address on a sheet stand in the list; the list may say more."""
    listed = ", ".join(row.cells.get(head, "") for head in ("chức vụ, nghề nghiệp", "đơn vị, địa chỉ"))
    text = sheet.cells.get("chức vụ, đơn vị", "").strip(" ….")
    if listed.strip(", ") and any(part.casefold() not in listed.casefold() for part in text.split(", ")):
        yield Contradiction("Chức vụ, đơn vị khác nhau", sheet.place, text, row.place, listed.strip(", "))


def _against(sheet: Listed, decision: Paper) -> Iterator[Contradiction]:
    document = decision.document
    cited = sheet.cells.get("quyết định", "")
    match = _NUMBER.search(cited)
    number = match[1].strip(" ….") if match else ""
    if (
        match
        and number
        and document.number
        and (number, match[2].casefold()) != (document.number, document.symbol.casefold())
    ):
        yield Contradiction(
            "Số quyết định khác nhau",
            sheet.place,
            cited,
            f"{decision.file}, số",
            f"{document.number}/{document.symbol}",
        )
    for head in ("quyết định", "địa danh, ngày"):
        text = sheet.cells.get(head, "")
        day = next((first_day(found) for found in find_dates(text)), None)
        if day is not None and decision.day is not None and day != decision.day:
            yield Contradiction("Ngày khác nhau", sheet.place, text, f"{decision.file}, ngày", short_date(decision.day))
    signer = sheet.cells.get("người ký", "").strip(" ….")
    if signer and document.signature.name and signer.casefold() != document.signature.name.casefold():
        yield Contradiction(
            "Người ký khác nhau", sheet.place, signer, f"{decision.file}, chữ ký", document.signature.name
        )


def _twice(paper: Paper) -> Iterator[Contradiction]:
    first: dict[str, Listed] = {}
    for row in paper.rows:
        other = first.setdefault(key(row.name), row)
        if other is not row:
            yield Contradiction("In hai lần", row.place, row.name, other.place, other.name)
