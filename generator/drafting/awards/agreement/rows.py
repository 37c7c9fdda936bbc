"""Names and what belongs to a name, paper against paper: what most papers say is taken as meant, the odd one is told.

The rows come back as they were meant, so that one slip is told once and does not upset the counts and the law behind it.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.drafting.awards.agreement.papers import SHEETS, Contradiction, Listed, Paper, key
from generator.vietnamese.capitals import upper_first

SUBMISSION = "to-trinh"
WHOLE = ("bien-ban", "giay-moi", "tom-tat")
"""Papers that name everyone who is proposed; others name only some."""
ALIKE = {
    "chức vụ, nghề nghiệp": "Chức vụ, nghề nghiệp",
    "đơn vị, địa chỉ": "Đơn vị, địa chỉ",
    "tóm tắt thành tích": "Tóm tắt thành tích",
    "thành tích": "Thành tích",
}
"""Columns that say the same of one name in every list that has them."""
_NEAR = 0.8
_LOOKS = 200_000
"""Names looked at in the search for those that are nearly alike: a name that some papers lack is held against every other."""


@dataclass(frozen=True, slots=True)
class Said:
    """A name as one paper says it: which paper, where, the words, the row (``None``: the subject of a report)."""

    paper: int
    place: str
    text: str
    row: Listed | None


@dataclass(frozen=True, slots=True)
class Settled:
    """The papers with every row as it was meant, the rows proposed by name, odd spellings by the usual one, contradictions."""

    papers: list[Paper]
    proposed: dict[str, Listed]
    meant: dict[str, str]
    found: list[Contradiction]


def settle(read: Sequence[Paper]) -> Settled:
    """Return the papers with every row as it was meant, and what contradicts."""
    found: list[Contradiction] = []
    said = _said(read)
    meant = _meant(read, said, found)
    awards, kinds, alike = _values(read, said, meant, found)
    papers = []
    for paper in read:
        rows = []
        for row in paper.rows:
            if not row.name:
                rows.append(row)
                continue
            name = meant.get(key(row.name), key(row.name))
            cells = {head: alike.get(name, {}).get(head, text) if text else text for head, text in row.cells.items()}
            rows.append(
                replace(
                    row,
                    name=_text(said, name),
                    award=awards.get(name, row.award),
                    kind=kinds.get(name, row.kind) if row.kind else "",
                    cells=row.cells if paper.role == SHEETS else cells,
                )
            )
        papers.append(replace(paper, rows=tuple(rows)))
    proposed: dict[str, Listed] = {}
    for paper in sorted(papers, key=lambda p: p.role != SUBMISSION):
        if paper.role == SUBMISSION or not proposed:
            for row in paper.rows:
                if row.name:
                    proposed.setdefault(key(row.name), row)
    found += _missing(papers, proposed)
    found += _order(papers)
    return Settled(papers, proposed, meant, found)


def subject(paper: Paper) -> tuple[str, str]:
    """Whose report this is, and where it says so."""
    for place, text in paper.texts:
        found = re.search(r"^(?:Họ và tên|Chủ hộ|Tên đơn vị):\s*(.+?)\.?$", text)
        if found:
            return found[1], place
    return paper.document.signature.name or " ".join(paper.document.issuer), f"{paper.file}, chữ ký"


def _said(read: Sequence[Paper]) -> dict[str, list[Said]]:
    said: dict[str, list[Said]] = {}
    for number, paper in enumerate(read):
        for row in paper.rows:
            if row.name:
                said.setdefault(key(row.name), []).append(Said(number, row.place, row.name, row))
        if paper.role == "bao-cao":
            text, place = subject(paper)
            said.setdefault(key(text), []).append(Said(number, place, text, None))
    return said


def _text(said: dict[str, list[Said]], name: str) -> str:
    return said[name][0].text


def _meant(read: Sequence[Paper], said: dict[str, list[Said]], found: list[Contradiction]) -> dict[str, str]:
    """Tell every spelling that only a few papers have of a name that others write otherwise; map it to the usual one."""
    whole = {at for at, paper in enumerate(read) if paper.role in WHOLE and any(row.name for row in paper.rows)}
    reports = any(paper.role == "bao-cao" for paper in read)
    submissions = {at for at, paper in enumerate(read) if paper.role == SUBMISSION}

    def complete(name: str) -> bool:
        there = {one.paper for one in said[name]}
        named = whole <= there and (not submissions or bool(there & submissions))
        return named and (not reports or any(one.row is None for one in said[name]))

    papers = {name: {one.paper for one in places} for name, places in said.items()}
    meant: dict[str, str] = {}
    suspects = [name for name in said if not complete(name)][: max(10, _LOOKS // max(1, len(said)))]
    for name in suspects:
        if name in meant:
            continue
        # Numbered names ("Tổ 1", "Tổ 2") are near each other and two all the same, where a paper has both.
        others = [other for other in said if other not in meant and not papers[name] & papers[other]]
        near = difflib.get_close_matches(name, others, n=1, cutoff=_NEAR)
        if not near:
            continue
        usual, odd = near[0], name
        if _weight(read, said[name]) > _weight(read, said[usual]):
            usual, odd = name, usual
        meant[odd] = usual
        first = _first(read, said[usual])
        for one in said[odd]:
            found.append(Contradiction("Tên khác nhau", one.place, one.text, first.place, first.text))
    return meant


def _weight(read: Sequence[Paper], places: Sequence[Said]) -> tuple[int, bool]:
    """How many papers say it; a tie goes to the tờ trình."""
    papers = {one.paper for one in places}
    return len(papers), any(read[at].role == SUBMISSION for at in papers)


def _first(read: Sequence[Paper], places: Sequence[Said]) -> Said:
    return min(places, key=lambda one: (read[one.paper].role != SUBMISSION, one.row is None, one.paper))


def _values(
    read: Sequence[Paper], said: dict[str, list[Said]], meant: dict[str, str], found: list[Contradiction]
) -> tuple[dict[str, str], dict[str, str], dict[str, dict[str, str]]]:
    """Compare award, kind of subject and the columns that say the same; return award, kind and those columns as meant, by name."""
    rows: dict[str, list[Said]] = {}
    for name, places in said.items():
        rows.setdefault(meant.get(name, name), []).extend(one for one in places if one.row is not None)
    awards: dict[str, str] = {}
    kinds: dict[str, str] = {}
    alike: dict[str, dict[str, str]] = {}
    for name, places in rows.items():
        times = Counter(one.paper for one in places)
        if times and max(times.values()) > 1:
            continue  # two of one name, or one with two awards: which row is whose cannot be told
        of_lists = [one for one in places if read[one.paper].role != SHEETS]
        right = _odd(read, of_lists, "Hình thức khen thưởng khác nhau", lambda row: row.award, found)
        if right is not None:
            awards[name] = right
        right = _odd(read, places, "Loại đối tượng khác nhau", lambda row: row.kind, found)
        if right is not None:
            kinds[name] = right
        for head, words in ALIKE.items():
            right = _odd(read, of_lists, f"{words} khác nhau", partial(_cell, head), found)
            if right is not None:
                alike.setdefault(name, {})[head] = right
    return awards, kinds, alike


def _cell(head: str, row: Listed) -> str:
    return row.cells.get(head, "")


def _odd(
    read: Sequence[Paper], places: Sequence[Said], what: str, value: Callable[[Listed], str], found: list[Contradiction]
) -> str | None:
    """Tell the rows whose value is not that of most; return what most say, ``None`` when nobody says anything.

    A cell may begin with a capital or go on small: that is the office's way of writing lists.
    """
    told = [(one, text) for one in places if one.row is not None and (text := value(one.row))]
    if not told:
        return None
    counts = Counter(upper_first(text) for _one, text in told)
    best = max(counts.values())
    likely = [(one, text) for one, text in told if counts[upper_first(text)] == best]
    right = min(likely, key=lambda pair: (read[pair[0].paper].role != SUBMISSION, pair[0].paper))
    for one, text in told:
        if upper_first(text) != upper_first(right[1]):
            found.append(Contradiction(what, one.place, text, right[0].place, right[1]))
    return right[1]


def _missing(papers: Sequence[Paper], proposed: dict[str, Listed]) -> Iterator[Contradiction]:
    """A name that nobody proposed, and a name proposed that a paper for everyone leaves out."""
    if not any(paper.role == SUBMISSION for paper in papers):
        return
    for paper in papers:
        own = {key(row.name): row for row in paper.rows if row.name}
        if not own or paper.role == SUBMISSION:
            continue
        for name, row in own.items():
            if name not in proposed:
                yield Contradiction("Có tên nhưng không có trong tờ trình nào", row.place, row.name)
        wanted = [name for name in proposed if name not in own]
        if paper.role in ("quyet-dinh", "to-trinh-phong", SHEETS) or (
            paper.role == "cong-van" and "thông báo" in paper.document.title
        ):
            covered = {row.award for row in own.values()}
            wanted = [name for name in wanted if proposed[name].award in covered]
        elif paper.role not in WHOLE:
            continue
        for name in wanted:
            row = proposed[name]
            yield Contradiction(f"Có trong tờ trình nhưng không có trong {paper.file}", row.place, row.name)


def _order(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Lists count from one, and go in the order of the tờ trình; the first row out of order is told."""
    reference = sorted((p for p in papers if p.role == SUBMISSION), key=lambda p: p.file)
    places: dict[tuple[str, str], tuple[int, Listed]] = {}
    for paper in reference:
        for at, row in enumerate(row for row in paper.rows if row.name):
            places.setdefault((row.award, key(row.name)), (at, row))
    for paper in papers:
        rows = [row for row in paper.rows if row.name]
        before_it = 0
        for row in rows:
            shown = row.cells.get("stt", "").strip().rstrip(".")
            # A list in parts begins again at one.
            if shown.isdigit() and int(shown) not in (before_it + 1, 1):
                yield Contradiction(
                    "Số thứ tự sai", row.place, shown, row.place, f"sau số {before_it} là {before_it + 1}"
                )
                break
            before_it = int(shown) if shown.isdigit() else before_it + 1
        last: dict[str, tuple[int, Listed]] = {}
        for row in rows if paper.role != SUBMISSION else ():
            found = places.get((row.award, key(row.name)))
            if found is None:
                continue
            before = last.get(row.award)
            if before is not None and found[0] < before[0]:
                yield Contradiction("Thứ tự khác nhau", row.place, row.name, found[1].place, found[1].name)
                break
            last[row.award] = found
