"""What running texts say of names, awards and numbers that stand in lists and on other papers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.drafting.awards.agreement.papers import SHEETS, Contradiction, Listed, Paper, key
from generator.model import Table
from generator.vietnamese.dates import find_dates, first_day
from generator.vietnamese.text import fold_spaces

_REPORT_OF = re.compile(r"\bbáo cáo thành tích của (.+?)(?: \(lập theo|[./;]*$)", re.IGNORECASE)
_AWARDED = re.compile(
    r"\b[Tt]ặng ((?:Bằng khen|Giấy khen|Huân chương|Cờ thi đua|Chiến sĩ thi đua|Tập thể lao động|Lao động tiên tiến)[^;:.]*?)"
    r"(?= cho \d|[;:.]|$)"
)
_NUMBERED = {
    "quyet-dinh": re.compile(r"\bQuyết định số\s*(\d+)\s*/\s*(QĐ-[^\s,;)]+)", re.IGNORECASE),
    "to-trinh": re.compile(r"\bTờ trình số\s*(\d+)\s*/\s*(TTr-[^\s,;)]+)", re.IGNORECASE),
}
_NEAR = 0.8


def told(read: Sequence[Paper], proposed: Mapping[str, Listed]) -> Iterator[Contradiction]:
    """Compare what is said in sentences, titles and the index with the lists; one finding a sentence and kind."""
    for paper in read:
        yield from _names(paper, proposed)
        yield from _awards(paper)
        yield from _numbers(paper, read)


def _names(paper: Paper, proposed: Mapping[str, Listed]) -> Iterator[Contradiction]:
    """Whose report it is, where a sentence or the index says it; only a name nearly that of somebody proposed is told."""
    for place, text in (*paper.texts, *index_rows(paper)):
        found = _REPORT_OF.search(text)
        if found is None or key(found[1]) in proposed:
            continue
        near = difflib.get_close_matches(key(found[1]), list(proposed), n=1, cutoff=_NEAR)
        if near:
            row = proposed[near[0]]
            yield Contradiction("Tên khác nhau", place, found[1], row.place, row.name)


def index_rows(paper: Paper) -> list[tuple[str, str]]:
    """The names of papers that an index lists, each with its place; empty for any other paper."""
    found = []
    for table in (node for node in paper.document.body if isinstance(node, Table)) if paper.role == "muc-luc" else ():
        at = next((at for at, cell in enumerate(table.rows[0]) if cell.text.strip() == "Tên văn bản"), None)
        for number, row in enumerate(table.rows[1:], start=1):
            if at is not None and at < len(row):
                found.append((f"{paper.file}, bảng dòng {number}", fold_spaces(row[at].text)))
    return found


def _awards(paper: Paper) -> Iterator[Contradiction]:
    """An award that a sentence gives stands in the paper's own list."""
    listed = [row for row in paper.rows if row.award]
    if not listed or paper.role == SHEETS:
        return
    awards = {fold_spaces(row.award).casefold() for row in listed}
    for place, text in paper.texts:
        if place.endswith(", trích yếu"):
            continue  # a title is held against the rows elsewhere
        for found in _AWARDED.finditer(text):
            said = fold_spaces(found[1]).casefold()
            if not any(said.startswith(award) for award in awards):
                yield Contradiction(
                    "Hình thức khen thưởng khác nhau", place, found[1], listed[0].place, listed[0].award
                )
                break


def _numbers(paper: Paper, read: Sequence[Paper]) -> Iterator[Contradiction]:
    """A decision or tờ trình of the dossier is cited by its own number: in its own list, and wherever its day stands beside."""
    for role, pattern in _NUMBERED.items():
        for place, text in paper.texts:
            for found in pattern.finditer(text):
                number, symbol = found[1], found[2].casefold()
                same = [
                    p for p in read if p.role == role and p.document.symbol.casefold() == symbol and p.document.number
                ]
                if not same or any(p.document.number == number for p in same):
                    continue
                rest = text[found.end() : found.end() + 40]
                day = next((first_day(one) for one in find_dates(rest)), None)
                meant = [p for p in same if p is paper and "kèm theo" in text.casefold()] or [
                    p for p in same if day is not None and p.day == day
                ]
                if meant:
                    own = meant[0].document
                    yield Contradiction(
                        "Số văn bản khác nhau", place, found[0], f"{meant[0].file}, số", f"{own.number}/{own.symbol}"
                    )
