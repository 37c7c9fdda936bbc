"""One truth across a dossier: names, awards, counts, dates, forms, order, totals; each contradiction with both places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.catalog import awards as law
from generator.drafting.awards.agreement.figures import ballots, counts, members, money, shares
from generator.drafting.awards.agreement.papers import SHEETS, Contradiction, Listed, Paper, key, paper_of
from generator.drafting.awards.agreement.rows import settle, subject
from generator.drafting.awards.agreement.sheets import sheets
from generator.drafting.awards.agreement.told import index_rows, told
from generator.drafting.awards.authority import outdated
from generator.drafting.awards.names import misnamed
from generator.model import Document, Table
from generator.vietnamese.dates import find_dates, first_day, short_date
from generator.vietnamese.text import fold_spaces

__all__ = ["Contradiction", "check", "key", "paper_of"]
_FORM = re.compile(r"(?:^\W*|\btheo (?:khung )?)Mẫu số\s*(\d{1,2})(?!\d)", re.IGNORECASE)
"""The form as a report prints it: alone on its line, or "lập theo Mẫu số 08"; not inside a name ("Sở Mẫu số 2")."""
REPORTS = "05-bao-cao-thanh-tich/"


def check(papers: Sequence[tuple[str, Document]], files: Sequence[str] = ()) -> list[Contradiction]:
    """Return every contradiction between papers given as (file, document). Deterministic.

    ``files`` are the names of all files of the dossier, where they are known: the index is held against them.
    """
    as_found = [paper_of(file, document) for file, document in papers]
    settled = settle(as_found)
    read, proposed, found = settled.papers, settled.proposed, list(settled.found)
    found += _reports(read, proposed, settled.meant)
    found += _titles(read)
    found += [
        Contradiction(f"Tên hình thức khen thưởng không đúng luật, đúng là {right}", place, name)
        for place, name, right in misnamed(
            (row.place, row.award) for paper in read if paper.role != SHEETS for row in paper.rows if row.award
        )
    ]
    for paper in read:
        found += counts(paper)
        found += money(paper)
        found += shares(paper)
        found += _law(paper, read)
    found += members(read)
    found += ballots(read)
    found += told(read, proposed)
    found += sheets([_shown(paper, as_found) for paper in read], proposed)
    found += _dates(read)
    found += _signature(read)
    places = {place for one in found for place in (one.first, one.second)}
    found += [one for one in _index(read, files) if one.second not in places]
    return list(dict.fromkeys(found))


def _shown(paper: Paper, as_found: Sequence[Paper]) -> Paper:
    """A paper of sheets with the award that it prints and the name that it means."""
    if paper.role != SHEETS:
        return paper
    printed = next(one for one in as_found if one.file == paper.file)
    return replace(
        paper, rows=tuple(replace(row, award=old.award) for row, old in zip(paper.rows, printed.rows, strict=True))
    )


def _reports(
    read: Sequence[Paper], proposed: Mapping[str, Listed], meant: Mapping[str, str]
) -> Iterator[Contradiction]:
    """A report for every name proposed, and its award the same. A name that is only spelt otherwise is told elsewhere."""
    if not any(paper.role == "to-trinh" for paper in read):
        return
    reports = {
        (own := key(subject(paper)[0])) and meant.get(own, own): paper for paper in read if paper.role == "bao-cao"
    }
    for name, paper in reports.items():
        text, place = subject(paper)
        if name not in proposed:
            yield Contradiction("Báo cáo thành tích của người không có trong tờ trình", place, text)
            continue
        title, award = fold_spaces(paper.document.title), proposed[name].award
        if award and award.casefold() not in title.casefold():
            yield Contradiction(
                "Hình thức khen thưởng khác nhau", f"{paper.file}, trích yếu", title, proposed[name].place, award
            )
        signed = paper.document.signature.name
        if signed and key(signed) not in (name, key(text)):
            yield Contradiction("Tên khác nhau", f"{paper.file}, chữ ký", signed, place, text)
    for name in proposed:
        if name not in reports:
            yield Contradiction("Thiếu báo cáo thành tích", proposed[name].place, proposed[name].name)


def _titles(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """A decision's title names the award of its list."""
    for paper in read:
        title = paper.document.title
        for row in paper.rows if paper.role == "quyet-dinh" else ():
            if row.award and row.award.casefold() not in title.casefold():
                where = f"{paper.file}, trích yếu"
                yield Contradiction("Hình thức khen thưởng khác nhau", row.place, row.award, where, title)
                break


def _law(paper: Paper, read: Sequence[Paper]) -> Iterator[Contradiction]:
    """Căn cứ of the day; one authority a tờ trình; the form number of the decree in force when the dossier is submitted."""
    regime = law.regime(paper.day) if paper.day else None
    if regime is not None and paper.day is not None:
        day = f"{paper.file}, ngày", short_date(paper.day)
        for place, text in paper.texts:
            if ", căn cứ" in place:
                for symbol in outdated(text, regime):
                    yield Contradiction(f"Viện dẫn {symbol} không còn hiệu lực", place, text, *day)
    if paper.role == "to-trinh":
        by: dict[str, Listed] = {}
        for row in paper.rows:
            decider = _decider(row.award) if row.name else None
            if decider:
                by.setdefault(decider, row)
        if len(by) > 1:
            (first, second) = list(by.values())[:2]
            yield Contradiction(
                "Hai cấp quyết định trong một tờ trình", first.place, first.award, second.place, second.award
            )
    if paper.role == "bao-cao" and (at := _submitted(read)) is not None:
        yield from _form(paper, *at)


def _submitted(read: Sequence[Paper]) -> tuple[law.Regime, str, str] | None:
    """The regime under which the dossier is submitted, and what tells it: the day of a tờ trình, or the decree that it cites."""
    submissions = [paper for paper in read if paper.role == "to-trinh"]
    for paper in submissions:
        if paper.day and (regime := law.regime(paper.day)) is not None:
            return regime, f"{paper.file}, ngày trình", short_date(paper.day)
    for paper in submissions:
        for place, text in paper.texts:
            for regime in law.regimes() if ", căn cứ" in place else ():
                if any(act.symbol.endswith("NĐ-CP") and act.symbol in text for act in regime.acts):
                    return regime, place, text
    return None


def _decider(name: str) -> str | None:
    for award in law.awards().values():
        if fold_spaces(name).startswith(award.name.partition("{")[0].strip()):
            return award.decider
    return None


def _form(paper: Paper, regime: law.Regime, place: str, told_by: str) -> Iterator[Contradiction]:
    printed = next(((where, m[1].zfill(2), text) for where, text in paper.texts if (m := _FORM.search(text))), None)
    if printed is None:
        return
    words = f"{paper.document.title} {' '.join(text for _p, text in paper.texts[:6])}".lower()
    collective = any("tên đơn vị" in text.lower() for _p, text in paper.texts)
    if "đột xuất" in words:
        purpose = "dot_xuat"
    elif "phong trào thi đua" in words or "chuyên đề" in words or any(t.startswith("Chủ hộ") for _p, t in paper.texts):
        purpose = "chuyen_de"
    elif "Cờ thi đua của Chính phủ" in paper.document.title:
        purpose = "co_cp"
    elif "Chiến sĩ thi đua toàn quốc" in paper.document.title:
        purpose = "cstdtq"
    else:
        purpose = "cong_trang_tap_the" if collective else "cong_trang_ca_nhan"
    right = law.form(purpose, regime.code)
    if right and right.number and printed[1] != right.number:
        yield Contradiction(f"Mẫu số sai, đúng là mẫu số {right.number}", printed[0], printed[2], place, told_by)


_CITED = {
    "to-trinh": re.compile(r"Tờ trình số\s*([\d…. ]*?)\s*/\s*(TTr-[^\s,;]+)\s*,?\s*ngày", re.IGNORECASE),
    "quyet-dinh": re.compile(r"Quyết định số\s*([\d…. ]*?)\s*/\s*(QĐ-[^\s,;]+)\s*,?\s*ngày", re.IGNORECASE),
    "bien-ban": re.compile(r"Biên bản họp()()[^;]*?ngày", re.IGNORECASE),
}


def _dates(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """A paper of the dossier is cited everywhere with the day that it bears; another number is another paper."""
    for role, pattern in _CITED.items():
        borne = [paper for paper in read if paper.role == role and paper.day]
        for paper in read if borne else ():
            for place, text in paper.texts:
                for match in pattern.finditer(text):
                    number = match[1].strip(" ….")
                    meant = [
                        p
                        for p in borne
                        if (not match[2] or p.document.symbol.casefold() == match[2].casefold())
                        and (not number or not p.document.number or p.document.number == number)
                    ]
                    found = next(iter(find_dates(text[match.end() - 4 :])), None)
                    day = first_day(found) if found else None
                    if meant and day is not None and day not in {p.day for p in meant} and meant[0].day:
                        yield Contradiction(
                            "Ngày khác nhau",
                            place,
                            fold_spaces(text),
                            f"{meant[0].file}, ngày",
                            short_date(meant[0].day),
                        )


def _signature(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """A decision on awards is the chairman's own: no TM."""
    for paper in read:
        lines = paper.document.signature.lines
        if paper.role == "quyet-dinh" and lines and lines[0].startswith("TM."):
            yield Contradiction("Quyết định khen thưởng không ký thay mặt", f"{paper.file}, chữ ký", lines[0])


def _index(read: Sequence[Paper], files: Sequence[str]) -> Iterator[Contradiction]:
    """Every file of the index is there, under its own title. A report that is missing is told by its name already."""
    there = {fold_spaces(name) for name in files}
    titles = {paper.file: fold_spaces(paper.document.title) for paper in read}
    reports = any(paper.role == "to-trinh" for paper in read)
    for paper in read if files else ():
        tables = [node for node in paper.document.body if isinstance(node, Table)] if paper.role == "muc-luc" else []
        called = dict(index_rows(paper))
        for table in tables:
            at = next((at for at, cell in enumerate(table.rows[0]) if cell.text.strip() == "Tên tệp"), None)
            for number, row in enumerate(table.rows[1:], start=1):
                name = fold_spaces(row[at].text) if at is not None and at < len(row) else ""
                place = f"{paper.file}, bảng dòng {number}"
                if name and name not in there and not (reports and name.startswith(REPORTS)):
                    yield Contradiction("Có trong mục lục nhưng không có tệp", place, name)
                title, said = titles.get(name, ""), called.get(place, "")
                if title and said and not name.startswith(REPORTS) and title.casefold() not in said.casefold():
                    yield Contradiction("Tên văn bản khác nhau", place, said, f"{name}, trích yếu", title)
