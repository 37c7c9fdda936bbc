"""Figures of a dossier: counts in figures, in words and in lists; money; ballots; members of the council."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.drafting.awards.agreement.papers import Contradiction, Listed, Paper, key
from generator.model import Table
from generator.model.body import walk
from generator.vietnamese.numbers import find_numbers, format_number, ratio_percent
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.words import in_words, money_in_words

KINDS = ("tập thể", "doanh nghiệp", "cá nhân", "hộ gia đình")
_COUNT = re.compile(rf"\b(\d+)\s*\(([^()]+)\)\s*({'|'.join(KINDS)})")
_MONEY = re.compile(r"([\d.]+)\s*đồng\s*\(\s*Bằng chữ:\s*([^)]+)\)", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:có|gồm) (\d+) thành viên|\d+/(\d+) thành viên", re.IGNORECASE)
_MEMBERS = {
    "Tổng số thành viên Hội đồng khác nhau": _TOTAL,
    "Số thành viên có mặt khác nhau": re.compile(r"\bcó mặt (\d+) thành viên|(\d+)/\d+ thành viên", re.IGNORECASE),
}
_SUMMED = {
    "phát ra": re.compile(r"phát ra (\d+) phiếu", re.IGNORECASE),
    "thu về": re.compile(r"thu về (\d+) phiếu", re.IGNORECASE),
    "hợp lệ": re.compile(r"(?<!không )hợp lệ (\d+) phiếu", re.IGNORECASE),
    "không hợp lệ": re.compile(r"không hợp lệ (\d+) phiếu", re.IGNORECASE),
}


def counts(paper: Paper) -> Iterator[Contradiction]:
    """Counts in figures, in words, and in the list."""
    rows = [row for row in paper.rows if row.name]
    for place, text in paper.texts:
        found = [(int(m[1]), fold_spaces(m[2]).lower(), m[3], m[0]) for m in _COUNT.finditer(text)]
        for number, words, _kind, shown in found:
            if words != in_words(number) and words != in_words(number, zero_tens="lẻ"):
                yield Contradiction(
                    "Số bằng số và bằng chữ khác nhau", place, shown, place, f"{number} là {in_words(number)}"
                )
        if not found or not rows or not all(row.kind for row in rows):
            continue
        named = [award for award in dict.fromkeys(row.award for row in rows) if award.casefold() in text.casefold()]
        among = [row for row in rows if row.award in named] if named else rows
        for kind in KINDS:
            said = sum(number for number, _w, k, _s in found if k == kind)
            listed = sum(row.kind == kind for row in among)
            if said != listed:
                yield Contradiction(
                    "Số lượng khác với danh sách",
                    place,
                    f"{said} {kind}",
                    rows[0].place.rpartition(" dòng")[0],
                    f"{listed} {kind}",
                )


def money(paper: Paper) -> Iterator[Contradiction]:
    """Amounts in figures and words; the total of the list."""
    amounts: list[tuple[str, int]] = []
    total: tuple[str, int] | None = None
    for row in paper.rows:
        head = next((head for head in row.cells if "tiền thưởng" in head), None)
        if head is None:
            continue
        number = whole(row.cells[head])
        if number is None:
            continue
        if row.name:
            amounts.append((row.place, number))
        else:
            total = (row.place, number)
    if total and amounts and sum(n for _p, n in amounts) != total[1]:
        yield Contradiction(
            "Tổng tiền thưởng sai", total[0], str(total[1]), amounts[0][0], f"cộng lại {sum(n for _p, n in amounts)}"
        )
    for place, text in paper.texts:
        for match in _MONEY.finditer(text):
            number = whole(match[1])
            if number is None:
                continue
            words = fold_spaces(match[2]).rstrip(" .")
            if words.lower() not in (money_in_words(number).lower(), money_in_words(number, zero_tens="lẻ").lower()):
                yield Contradiction("Số tiền bằng số và bằng chữ khác nhau", place, match[1], place, words)
            if total and number != total[1]:
                yield Contradiction("Tiền thưởng khác với danh sách", place, match[1], total[0], str(total[1]))


def whole(text: str) -> int | None:
    """Return the whole number that a text is; ``None`` for anything else."""
    found = [n.value for n in find_numbers(text)]
    return int(found[0]) if len(found) == 1 and found[0] == int(found[0]) else None


def members(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """How many members the council has and how many came, the same in every paper that says it; the odd one is told."""
    for what, pattern in _MEMBERS.items():
        said = _told(read, pattern)
        if not said:
            continue
        times = Counter(number for number, _place, _text in said)
        right = max(said, key=lambda one: times[one[0]])
        for number, place, text in said:
            if number != right[0]:
                yield Contradiction(what, place, text, right[1], right[2])


def _told(read: Sequence[Paper], pattern: re.Pattern[str]) -> list[tuple[int, str, str]]:
    """Every number that the papers give by a pattern: the number, where, the words."""
    return [
        (int(match[1] or match[2]), place, match[0])
        for paper in read
        for place, text in paper.texts
        for match in pattern.finditer(text)
    ]


def ballots(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """The count of the ballots against the minutes, and within itself; one finding a row."""
    tallies = [paper for paper in read if any("thu về" in row.cells for row in paper.rows)]
    minutes = {key(row.name): row for paper in read for row in paper.rows if "số phiếu đồng ý" in row.cells}
    said = [number for number, _place, _text in _told(read, _TOTAL)]
    total = Counter(said).most_common(1)[0][0] if said else None
    told: set[str] = set()
    for paper in tallies:
        rows = [row for row in paper.rows if row.name]
        good = True
        for row in rows:
            found = next(_ballot(row, minutes.get(key(row.name)), total), None)
            if found is not None:
                good = False
                told.add(key(row.name))
                yield found
        if good:
            yield from _summed(paper, rows)
    for name, row in minutes.items():
        if name not in told:
            yield from _shared(row)


def _ballot(row: Listed, minutes: Listed | None, total: int | None) -> Iterator[Contradiction]:
    """What is wrong with the ballots on one name, the plainest first."""
    issued, returned, valid, invalid, yes, no = (
        whole(row.cells.get(head, ""))
        for head in ("phát ra", "thu về", "hợp lệ", "không hợp lệ", "đồng ý", "không đồng ý")
    )
    written = whole(row.cells.get("đồng ý bằng văn bản", "")) or 0
    if minutes is not None and yes is not None:
        text = minutes.cells["số phiếu đồng ý"]
        agreed = whole(text.partition("/")[0])
        if agreed is not None and agreed != yes + written:
            yield Contradiction(
                "Số phiếu đồng ý khác nhau", row.place, f"{row.name}: {yes + written}", minutes.place, text
            )
    checks = (
        (valid is not None and yes is not None and no is not None and yes + no != valid, f"hợp lệ {valid}", f"đồng ý {yes}, không đồng ý {no}"),
        (returned is not None and valid is not None and invalid is not None and valid + invalid != returned, f"thu về {returned}", f"hợp lệ {valid}, không hợp lệ {invalid}"),
        (issued is not None and returned is not None and returned > issued, f"phát ra {issued}", f"thu về {returned}"),
    )  # fmt: skip
    for wrong, first, second in checks:
        if wrong:
            yield Contradiction("Số phiếu không khớp", row.place, f"{row.name}: {first}", row.place, second)
    share = row.cells.get("tỷ lệ (%)", "")
    if share and yes is not None and total:
        right = ratio_percent(yes + written, total)
        if right is not None and not _states(share, yes + written, total):
            yield Contradiction(
                "Tỷ lệ phiếu sai",
                row.place,
                f"{row.name}: {share}",
                row.place,
                f"{yes + written}/{total} là {format_number(right, places=2)}",
            )


def _shared(row: Listed) -> Iterator[Contradiction]:
    """The share that the minutes print beside "13/15"."""
    part, _slash, all_ = row.cells["số phiếu đồng ý"].partition("/")
    yes, total, share = whole(part), whole(all_), row.cells.get("tỷ lệ (%)", "")
    right = ratio_percent(yes, total) if yes is not None and total else None
    if share and yes is not None and total and right is not None and not _states(share, yes, total):
        yield Contradiction(
            "Tỷ lệ phiếu sai",
            row.place,
            f"{row.name}: {share}",
            row.place,
            f"{yes}/{total} là {format_number(right, places=2)}",
        )


def _states(share: str, part: int, total: int) -> bool:
    """Return whether ``share`` is ``part`` of ``total`` in per cent, rounded to as many decimals as it is printed with.

    A blank, or words that are no number, say nothing that could be wrong.
    """
    told = list(find_numbers(share))
    if len(told) != 1:
        return True
    shown = told[0].value
    places = max(0, -int(shown.as_tuple().exponent))
    return ratio_percent(part, total, places=places) == shown


def _summed(paper: Paper, rows: Sequence[Listed]) -> Iterator[Contradiction]:
    """The sentence that says the ballots once for everyone."""
    for head, pattern in _SUMMED.items():
        for place, text in paper.texts:
            for match in pattern.finditer(text):
                odd = next(
                    (
                        row
                        for row in rows
                        if (value := whole(row.cells.get(head, ""))) is not None and value != int(match[1])
                    ),
                    None,
                )
                if odd is not None:
                    yield Contradiction("Số phiếu khác nhau", place, match[0], odd.place, f"{head}: {odd.cells[head]}")


def shares(paper: Paper) -> Iterator[Contradiction]:
    """The rate of poor households beside the counts that it is made of."""
    heads_wanted = ("tổng số hộ", "hộ nghèo", "tỷ lệ hộ nghèo (%)")
    tables = [node for node in walk(paper.document.body) if isinstance(node, Table)]
    for number, table in enumerate(tables, start=1):
        heads = [fold_spaces(cell.text).lower() for cell in table.rows[0]]
        if not set(heads_wanted) <= set(heads):
            continue
        columns = [heads.index(head) for head in heads_wanted]
        for at, row in enumerate(table.rows[1:], start=1):
            if len(row) != len(heads):
                continue
            total, poor = whole(row[columns[0]].text), whole(row[columns[1]].text)
            share = fold_spaces(row[columns[2]].text)
            right = ratio_percent(poor, total) if poor is not None and total else None
            if poor is not None and total and right is not None and share and not _states(share, poor, total):
                place = f"{paper.file}, bảng {number} dòng {at}"
                yield Contradiction(
                    "Tỷ lệ hộ nghèo sai", place, share, place, f"{poor}/{total} là {format_number(right, places=2)}"
                )
