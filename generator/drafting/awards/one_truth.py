"""One truth across a dossier: names, awards, counts, dates, forms, order, totals; each contradiction with both places."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.catalog import awards as law
from generator.drafting.awards.authority import outdated
from generator.model import Document, Drawn, Table
from generator.model.body import Division, Item, walk
from generator.vietnamese.dates import find_dates, first_day, short_date
from generator.vietnamese.numbers import find_numbers
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.words import in_words, money_in_words

KINDS = ("tập thể", "doanh nghiệp", "cá nhân", "hộ gia đình")
_COUNT = re.compile(rf"\b(\d+)\s*\(([^()]+)\)\s*({'|'.join(KINDS)})")
_FORM = re.compile(r"Mẫu số\s*(\d+)", re.IGNORECASE)
_MONEY = re.compile(r"([\d.]+)\s*đồng\s*\(\s*Bằng chữ:\s*([^)]+)\)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:Hộ gia đình\s+)?(?:ông|bà)\s+", re.IGNORECASE)
_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: what, and the two places with what stands there (the second empty where something is missing)."""

    what: str
    first: str
    first_text: str
    second: str = ""
    second_text: str = ""

    def __str__(self) -> str:
        head = f"{self.what}: {self.first}: “{self.first_text}”"
        return f"{head} - {self.second}: “{self.second_text}”" if self.second else head


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list: where, whose name, kind, award, unit, the rest of the row by head."""

    place: str
    name: str
    kind: str
    award: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier: its file, what it is, the day it bears, its rows and running texts with their places."""

    file: str
    role: str
    document: Document
    day: date | None
    rows: tuple[Listed, ...]
    texts: tuple[tuple[str, str], ...]


def check(papers: Sequence[tuple[str, Document]]) -> list[Contradiction]:
    """Return every contradiction between papers given as (file, document). Deterministic; in the order of the files."""
    read = [_paper(file, document) for file, document in papers]
    found: list[Contradiction] = []
    found += _names(read)
    found += _reports(read)
    found += _awards(read)
    for paper in read:
        found += _counts(paper)
        found += _money(paper)
        found += _law(paper, read)
    found += _dates(read)
    found += _signature(read)
    return list(dict.fromkeys(found))


def _paper(file: str, document: Document) -> Paper:
    rows, texts = _content(file, document)
    days = list(find_dates(" ".join(text for _p, text in texts[:4]))) if document.kind == "bien-ban" else []
    day = document.date or (first_day(days[0]) if days else None)
    return Paper(file, _role(document), document, day, tuple(rows), tuple(texts))


def _role(document: Document) -> str:
    title = f"{document.kind_name} {document.title}".lower()
    if "thành tích" in document.kind_name.lower():
        return "bao-cao"
    if document.kind == "bao-cao" and "thành tích" in title and "đề nghị" in title:
        return "bao-cao"
    return document.kind


def _content(file: str, document: Document) -> tuple[list[Listed], list[tuple[str, str]]]:
    rows: list[Listed] = []
    texts: list[tuple[str, str]] = [(f"{file}, trích yếu", document.title)] if document.title else []
    texts += [(f"{file}, căn cứ {at}", basis.text) for at, basis in enumerate(document.bases, start=1)]
    bodies = [
        ("", document.body),
        *((f"{appendix.label or 'danh sách'}, ", appendix.body) for appendix in document.appendices),
    ]
    texts += [(f"{file}, {a.label or 'danh sách kèm theo'}", a.reference) for a in document.appendices if a.reference]
    for where, body in bodies:
        number = 0
        for node in walk(body):
            if isinstance(node, Table):
                rows += _listed(f"{file}, {where}bảng", node)
                continue
            if isinstance(node, Drawn):
                continue
            number += 1
            if isinstance(node, Division):
                texts.append((f"{file}, {where}{node.label}", node.heading))
            elif isinstance(node, Item):
                texts.append((f"{file}, {where}{node.label}", f"{node.heading} {node.text}".strip()))
            else:
                texts.append((f"{file}, {where}đoạn {number}", node.text))
    return rows, texts


def _listed(place: str, table: Table) -> Iterator[Listed]:
    heads = [fold_spaces(cell.text).lower() for cell in table.rows[0]] if table.rows else []
    name = next((at for at, head in enumerate(heads) if "họ và tên" in head or "họ tên" in head), None)
    award = next((at for at, head in enumerate(heads) if "hình thức" in head), None)
    if name is None or award is None:
        return
    kind = next((at for at, head in enumerate(heads) if head == "đối tượng"), None)
    for number, row in enumerate(table.rows[1:], start=1):
        if len(row) != len(heads) or not row[name].text.strip():
            yield (
                Listed(
                    f"{place} dòng {number}", "", "", "", {heads[-1]: row[-1].text, "": " ".join(c.text for c in row)}
                )
                if row
                else Listed(place, "", "", "", {})
            )
            continue
        texts = [fold_spaces(cell.text) for cell in row]
        yield Listed(
            f"{place} dòng {number}",
            texts[name],
            texts[kind].lower() if kind is not None else "",
            texts[award],
            dict(zip(heads, texts, strict=True)),
        )


def key(name: str) -> str:
    """A name without its title, to compare: "Hộ gia đình bà Lý Thị Giúp" and "Lý Thị Giúp" are one."""
    return _TITLE.sub("", fold_spaces(name)).casefold()


def _named(paper: Paper) -> dict[str, Listed]:
    return {key(row.name): row for row in paper.rows if row.name}


def _with_lists(read: Iterable[Paper]) -> list[Paper]:
    return [paper for paper in read if any(row.name for row in paper.rows)]


def _names(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """Every name of a tờ trình or decision stands in the minutes and ballot alike, letter by letter, and the other way."""
    lists = _with_lists(read)
    proposed = [paper for paper in lists if paper.role == "to-trinh"]
    others = [paper for paper in lists if paper.role != "to-trinh"]
    all_proposed = {name: row for paper in proposed for name, row in _named(paper).items()}
    for paper in others:
        own = _named(paper)
        strange = [name for name in own if name not in all_proposed]
        wanted = [n for n in all_proposed if n not in own]
        for name in strange if proposed else ():
            near = difflib.get_close_matches(name, wanted or list(all_proposed), n=1, cutoff=_NEAR)
            if near:
                other = all_proposed[near[0]]
                yield Contradiction("Tên khác nhau", own[name].place, own[name].name, other.place, other.name)
                if near[0] in wanted:
                    wanted.remove(near[0])
            else:
                yield Contradiction("Có tên nhưng không có trong tờ trình nào", own[name].place, own[name].name)
        if paper.role == "quyet-dinh":
            covered = {own[name].award for name in own}
            wanted = [name for name in wanted if all_proposed[name].award in covered]
        for name in wanted:
            row = all_proposed[name]
            yield Contradiction(f"Có trong tờ trình nhưng không có trong {paper.file}", row.place, row.name)


def _subject(paper: Paper) -> tuple[str, str]:
    """Whose report this is, and where it says so."""
    for place, text in paper.texts:
        found = re.search(r"^(?:Họ và tên|Chủ hộ|Tên đơn vị):\s*(.+?)\.?$", text)
        if found:
            return found[1], place
    return paper.document.signature.name or " ".join(paper.document.issuer), f"{paper.file}, chữ ký"


def _reports(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """A report for every name proposed, and its award the same."""
    proposed = {name: row for paper in read if paper.role == "to-trinh" for name, row in _named(paper).items()}
    reports = {key(_subject(paper)[0]): paper for paper in read if paper.role == "bao-cao"}
    if not proposed:
        return
    lost = [name for name in proposed if name not in reports]
    for name, paper in reports.items():
        if name not in proposed:
            near = difflib.get_close_matches(name, lost, n=1, cutoff=_NEAR)
            text, place = _subject(paper)
            if near:
                row = proposed[near[0]]
                lost.remove(near[0])
                yield Contradiction("Tên khác nhau", place, text, row.place, row.name)
            else:
                yield Contradiction("Báo cáo thành tích của người không có trong tờ trình", place, text)
            continue
        title, award = fold_spaces(paper.document.title), proposed[name].award
        if award and award.casefold() not in title.casefold():
            yield Contradiction(
                "Hình thức khen thưởng khác nhau", f"{paper.file}, trích yếu", title, proposed[name].place, award
            )
        signed = paper.document.signature.name
        if signed and key(signed) != name:
            yield Contradiction(
                "Tên khác nhau", f"{paper.file}, chữ ký", signed, _subject(paper)[1], _subject(paper)[0]
            )
    for name in lost:
        yield Contradiction("Thiếu báo cáo thành tích", proposed[name].place, proposed[name].name)


def _awards(read: Sequence[Paper]) -> Iterator[Contradiction]:
    """One nominee, one award, everywhere; the kind of subject too."""
    first: dict[str, Listed] = {}
    for paper in _with_lists(sorted(read, key=lambda p: p.role != "to-trinh")):
        for name, row in _named(paper).items():
            other = first.setdefault(name, row)
            if row.award != other.award:
                yield Contradiction("Hình thức khen thưởng khác nhau", row.place, row.award, other.place, other.award)
            if row.kind and other.kind and row.kind != other.kind:
                yield Contradiction("Loại đối tượng khác nhau", row.place, row.kind, other.place, other.kind)
        if paper.role == "quyet-dinh":
            title = paper.document.title.casefold()
            for row in _named(paper).values():
                if row.award.casefold() not in title:
                    yield Contradiction(
                        "Hình thức khen thưởng khác nhau",
                        row.place,
                        row.award,
                        f"{paper.file}, trích yếu",
                        paper.document.title,
                    )
                    break


def _counts(paper: Paper) -> Iterator[Contradiction]:
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


def _money(paper: Paper) -> Iterator[Contradiction]:
    """Amounts in figures and words; the total of the list."""
    amounts: list[tuple[str, int]] = []
    total: tuple[str, int] | None = None
    for row in paper.rows:
        head = next((head for head in row.cells if "tiền thưởng" in head), None)
        if head is None:
            continue
        number = _whole(row.cells[head])
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
            number = _whole(match[1])
            if number is None:
                continue
            words = fold_spaces(match[2]).rstrip(" .")
            if words.lower() not in (money_in_words(number).lower(), money_in_words(number, zero_tens="lẻ").lower()):
                yield Contradiction("Số tiền bằng số và bằng chữ khác nhau", place, match[1], place, words)
            if total and number != total[1]:
                yield Contradiction("Tiền thưởng khác với danh sách", place, match[1], total[0], str(total[1]))


def _whole(text: str) -> int | None:
    found = [n.value for n in find_numbers(text)]
    return int(found[0]) if len(found) == 1 and found[0] == int(found[0]) else None


def _law(paper: Paper, read: Sequence[Paper]) -> Iterator[Contradiction]:
    """Căn cứ of the day; one authority a tờ trình; the form number of the decree in force when the dossier is submitted."""
    submitted = next((p.day for p in read if p.role == "to-trinh" and p.day), None)
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
    if paper.role == "bao-cao" and submitted and (at := law.regime(submitted)):
        yield from _form(paper, at, read)


def _decider(name: str) -> str | None:
    for award in law.awards().values():
        if fold_spaces(name).startswith(award.name.partition("{")[0].strip()):
            return award.decider
    return None


def _form(paper: Paper, regime: law.Regime, read: Sequence[Paper]) -> Iterator[Contradiction]:
    printed = next(((place, m[1].zfill(2), text) for place, text in paper.texts if (m := _FORM.search(text))), None)
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
        submission = next(p for p in read if p.role == "to-trinh" and p.day)
        yield Contradiction(
            f"Mẫu số sai, đúng là mẫu số {right.number}",
            printed[0],
            printed[2],
            f"{submission.file}, ngày trình",
            short_date(submission.day) if submission.day else "",
        )


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
