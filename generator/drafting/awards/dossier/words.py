"""Words of the dossier: names, counts in figures and words, the order of lists, căn cứ lines of a day."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.catalog import acts
from generator.catalog import awards as law
from generator.model import Cell, Table
from generator.model.awards import Assessed, Assessment, Body, Nominations, Nominee, Outcome
from generator.vietnamese.capitals import lower_first, upper_first
from generator.vietnamese.dates import long_date
from generator.vietnamese.numbers import format_number
from generator.vietnamese.sorting import name_key, sort_key
from generator.vietnamese.words import in_words

KINDS = {"tap_the": "tập thể", "doanh_nghiep": "doanh nghiệp", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
BLANK = "……"
HEADS = ("STT", "Họ và tên, tên tập thể", "Đối tượng", "Chức vụ, nghề nghiệp", "Đơn vị, địa chỉ", "Hình thức khen thưởng", "Tóm tắt thành tích")  # fmt: skip
WIDTHS = (0.6, 2.6, 1.3, 1.7, 2.3, 2.4, 3.2)
MONEY_HEAD = "Tiền thưởng (đồng)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One nominee with what was judged of it."""

    nominee: Nominee
    judged: Assessed
    award: law.Award


def entries(assessment: Assessment, outcome: Outcome) -> list[Entry]:
    """Return the nominees with this outcome in the order of lists: award, kind, unit, Vietnamese alphabet of the given name."""
    by_id = {x.id: x for x in assessment.nominations.nominees}
    kinds = list(KINDS)
    found = [Entry(by_id[r.nominee], r, law.awards()[r.award]) for r in assessment.results if r.outcome is outcome]
    return sorted(
        found,
        key=lambda e: (
            -e.award.rank,
            kinds.index(e.nominee.kind),
            sort_key(e.nominee.unit or e.nominee.address),
            name_key(e.nominee.name) if e.nominee.kind in ("ca_nhan", "ho_gia_dinh") else sort_key(e.nominee.name),
        ),
    )


def called(x: Nominee) -> str:
    """The name as lists print it: "Bà Đặng Thị Ánh", "Hộ gia đình ông Sơn Văn Thoát", a body's name as it is."""
    if x.kind == "ho_gia_dinh":
        return f"Hộ gia đình {lower_first(x.title)} {x.name}".replace("  ", " ")
    return f"{x.title} {x.name}".strip()


def inside(x: Nominee) -> str:
    """A nominee inside a sentence: "bà Đặng Thị Ánh", "hộ gia đình bà Lý Thị Giúp"; a body keeps its capital."""
    return lower_first(called(x)) if x.kind in ("ca_nhan", "ho_gia_dinh") else called(x)


def award_name(award: law.Award, round_: Nominations) -> str:
    """The full name of an award in this round; a blank where its place is not given."""
    return award.named(round_.places.get(award.code, BLANK))


def counted(found: Iterable[Entry]) -> str:
    """Counts by subject in figures and words: "02 (hai) tập thể, 01 (một) hộ gia đình"."""
    counts: Counter[str] = Counter(e.nominee.kind for e in found)
    return ", ".join(
        f"{counts[kind]:02d} ({in_words(counts[kind])}) {words}" for kind, words in KINDS.items() if counts[kind]
    )


def given_number(round_: Nominations, key: str, *, inside: bool = False) -> str:
    """The number given to a paper; while there is none: nothing in the header, a blank in a sentence (``inside``)."""
    return round_.numbers.get(key, "") or (BLANK if inside else "")


def day_of(round_: Nominations, key: str, value: dt.date | None) -> str:
    """The day of a paper as others cite it: only once it has a number."""
    return day(value if round_.numbers.get(key) else None)


def day(value: dt.date | None) -> str:
    """A date in full, or its visible blank."""
    return long_date(value) if value else "ngày … tháng … năm …"


def bases(on: dt.date | None, *, organisation: bool = False) -> list[str]:
    """The căn cứ of emulation law in force on a day, without closing marks; only acts whose full title is confirmed."""
    regime = law.regime(on) if on else None
    if regime is None or on is None:
        return []
    lines = []
    if organisation:
        found = acts.find_law("Tổ chức chính quyền địa phương")
        lines += [
            f"Căn cứ Luật Tổ chức chính quyền địa phương {long_date(act.issued)}"
            for act in found
            if act.issued and act.force(on) is acts.Force.YES
        ][:1]
    return lines + [act.cite for act in regime.acts if act.cite and (act.start is None or act.start <= on)]


def closed(lines: Sequence[str]) -> tuple[str, ...]:
    """Căn cứ lines with their marks: a semicolon each, the last a full stop."""
    bare = [line.rstrip(" ;.,") for line in lines]
    return tuple(f"{line}{'.' if at == len(bare) - 1 else ';'}" for at, line in enumerate(bare))


def movement(round_: Nominations) -> str:
    """The movement with quotes and period: "Phong trào thi đua “…” giai đoạn 2021 - 2025"; empty without one."""
    found = round_.movement
    return f"Phong trào thi đua “{found.name}” giai đoạn {found.first_year} - {found.last_year}" if found else ""


def because(round_: Nominations) -> str:
    """What the awards are for, as titles say it."""
    name = movement(round_)
    return f"đã có thành tích xuất sắc trong {name}" if name else "đã có thành tích xuất sắc"


def offices(body: Body) -> tuple[str, ...]:
    """The lines of office above a name: ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") of "KT. CHỦ TỊCH | PHÓ CHỦ TỊCH"; a blank for none."""
    return tuple(line.strip() for line in re.split(r"[|\n]", body.office) if line.strip()) or (BLANK,)


def _own_office(body: Body) -> str:
    """The office whose power it is, also where a deputy signs for it."""
    return offices(body)[0].removeprefix("KT.").strip()


def chief(body: Body) -> str:
    """The head of a body as sentences call him: "Giám đốc Sở Nội vụ thành phố Cần Thơ", "Trưởng phòng Văn hóa - Xã hội …"."""
    office = _own_office(body).capitalize()
    last = office.rpartition(" ")[2]
    same = last and body.name.casefold().startswith(last.casefold() + " ")
    return f"{office} {body.name[len(last) + 1 :] if same else body.name}".strip()


def decider(body: Body) -> str:
    """Who decides, in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ TÂM"; the office itself, also where a deputy signs for it."""
    return f"{_own_office(body)} {' '.join(body.issuer)}".strip()


def archive(body: Body) -> str:
    """The line of filing: the văn thư and the drafting unit."""
    return f"Lưu: VT, {body.symbol or BLANK}."


def money(value: int | None) -> str:
    """An amount for a table cell; empty where it is not known."""
    return "" if value is None else format_number(value)


def listed(found: Sequence[Entry], round_: Nominations, *, with_money: bool = False) -> Table:
    """The danh sách trích ngang; ``with_money`` adds the bonus and a line of the total."""
    heads = (*HEADS, MONEY_HEAD) if with_money else HEADS
    rows = [tuple(Cell(text=head) for head in heads)]
    for number, entry in enumerate(found, start=1):
        x = entry.nominee
        texts = [
            str(number), called(x), KINDS[x.kind].capitalize(), upper_first(x.office),
            upper_first(", ".join(part for part in (x.unit, x.address) if part)),
            award_name(entry.award, round_), x.summary,
        ]  # fmt: skip
        if with_money:
            texts.append(money(entry.judged.bonus.amount if entry.judged.bonus else None))
        rows.append(tuple(Cell(text=text) for text in texts))
    if with_money and (total := total_of(found)) is not None:
        rows.append((Cell(text="Tổng cộng", columns=len(heads) - 1, bold=True), Cell(text=money(total), bold=True)))
    widths = (*WIDTHS, 1.6) if with_money else WIDTHS
    return Table(rows=tuple(rows), header_rows=1, widths=widths)


def total_of(found: Sequence[Entry]) -> int | None:
    """The sum of all bonuses; ``None`` while one of them is not known."""
    amounts = [entry.judged.bonus.amount if entry.judged.bonus else None for entry in found]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None
