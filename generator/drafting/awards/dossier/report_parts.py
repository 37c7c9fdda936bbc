"""Section II of a báo cáo thành tích, in the order of its form: công trạng, đột xuất, chuyên đề, and a household's own frame.

Each part prints what was declared for it; a part of the form for which nothing was declared is a visible blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.drafting.awards.dossier.words import BLANK
from generator.drafting.awards.papers import CONFIRMATIONS
from generator.drafting.awards.poverty import rate, shown
from generator.model import Cell, Item, Paragraph, Table
from generator.model.awards import Contribution, Nominee
from generator.vietnamese.capitals import upper_first
from generator.vietnamese.dates import short_date
from generator.vietnamese.numbers import format_number

Part = Paragraph | Item | Table
UNITS = {"tien": "đồng", "ngay_cong": "ngày công", "dat": "m²", "tin_dung": "đồng"}
GIVEN = ("tien", "ngay_cong", "dat")
"""Contributions of money, labour and land; the other kinds are help to households."""
GRADES = {"xuat_sac": "Hoàn thành xuất sắc nhiệm vụ", "tot": "Hoàn thành tốt nhiệm vụ", "hoan_thanh": "Hoàn thành nhiệm vụ", "khong_hoan_thanh": "Không hoàn thành nhiệm vụ"}  # fmt: skip
POVERTY = {
    "ngheo": "hộ nghèo",
    "can_ngheo": "hộ cận nghèo",
    "moi_thoat_ngheo": "hộ mới thoát nghèo",
    "khong_ngheo": "không nghèo",
}
SCOPES = {"co_so": "cơ sở", "tinh": "bộ, tỉnh", "toan_quoc": "toàn quốc"}
_LAW = "Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước"


def deeds(x: Nominee, purpose: str) -> tuple[Part, ...]:
    """Return section II for a nominee whose report takes the form of ``purpose``."""
    if x.kind == "ho_gia_dinh":
        sections = _household(x)
    elif purpose == "dot_xuat":
        sections = _sudden(x)
    elif purpose == "chuyen_de":
        sections = _movement(x)
    else:
        sections = _merit(x)
    parts: list[Part] = [Paragraph(text=line) for line in x.report_text.splitlines() if line.strip()]
    for number, (heading, content) in enumerate(sections, start=1):
        first = content[0] if content else None
        if isinstance(first, str):
            parts.append(Item(label=f"{number}.", text=f"{heading}: {first}", level="khoan"))
            content = content[1:]
        else:
            parts.append(
                Item(label=f"{number}.", text=f"{heading}:" if content else f"{heading}: {BLANK}.", level="khoan")
            )
        parts += [one for one in content if not isinstance(one, str)]
    return tuple(parts)


Section = tuple[str, Sequence[Part | str]]
"""A heading and what stands below; a text first in line stands beside the heading."""


def _movement(x: Nominee) -> Iterator[Section]:
    results: list[Part] = [*_achievements(x), *([_poverty(x)] if x.poor else [])]
    yield "Kết quả thực hiện mục tiêu, nhiệm vụ của phong trào thi đua", results
    yield "Biện pháp, giải pháp, sáng kiến", [_initiatives(x)] if x.initiatives else []
    if x.contributions:
        yield "Đóng góp, hiệu quả thực tế", [_given(x.contributions)]
    yield _compliance(x)


def _merit(x: Nominee) -> Iterator[Section]:
    if x.kind == "ca_nhan":
        yield "Chức trách, nhiệm vụ được giao", []
    results: list[Part] = [*_achievements(x), *([_poverty(x)] if x.poor else []), *([_ratings(x)] if x.ratings else [])]
    yield "Kết quả thực hiện nhiệm vụ", results
    yield "Biện pháp, sáng kiến, đề tài", [_initiatives(x)] if x.initiatives else []
    if x.contributions:
        yield "Đóng góp, hiệu quả thực tế", [_given(x.contributions)]
    yield _compliance(x)
    yield "Hoạt động của tổ chức đảng, đoàn thể", []


def _sudden(x: Nominee) -> Iterator[Section]:
    yield "Nhiệm vụ và thành tích đạt được", _achievements(x)
    yield "Khó khăn và nỗ lực", []
    yield "Ý nghĩa của thành tích", []


def _household(x: Nominee) -> Iterator[Section]:
    yield "Kết quả phấn đấu của hộ gia đình", _achievements(x)
    helped = [gift for gift in x.contributions if gift.kind not in GIVEN]
    if helped:
        yield "Giúp đỡ hộ nghèo, hộ cận nghèo", [_given(helped)]
    if x.registered or x.escaped or x.loans or x.poverty_before in ("ngheo", "can_ngheo", "moi_thoat_ngheo"):
        yield "Thoát nghèo", [*_escape(x), *([_loans(x)] if x.loans else [])]
    given = [gift for gift in x.contributions if gift.kind in GIVEN]
    if given:
        yield "Đóng góp về công sức, đất đai, tài sản", [_given(given)]
    yield _compliance(x)


def _compliance(x: Nominee) -> Section:
    """What was declared of keeping the law, with an enterprise's confirmations."""
    said = f"{BLANK}." if x.compliance is None else "chấp hành tốt." if x.compliance else "chưa tốt."
    papers = [
        f"{upper_first(words)}: {paper.number or BLANK}{f' ngày {short_date(paper.date)}' if paper.date else ''}"
        for kind, words in CONFIRMATIONS.items()
        for paper in x.papers
        if paper.kind == kind
    ]
    shown_ = [
        Item(
            label="-", text=f"Xác nhận về {line[0].lower()}{line[1:]}{'.' if at == len(papers) else ';'}", level="gach"
        )
        for at, line in enumerate(papers, start=1)
    ]
    return _LAW, [said, *shown_]


def _achievements(x: Nominee) -> list[Part]:
    return [
        Item(
            label="-",
            text=f"Năm {deed.year}: {deed.text.rstrip('. ')}{f' ({deed.evidence})' if deed.evidence else ''}.",
            level="gach",
        )
        for deed in sorted(x.achievements, key=lambda one: one.year)
    ]


def _escape(x: Nominee) -> list[Part]:
    before, now = POVERTY.get(x.poverty_before, ""), POVERTY.get(x.poverty, "")
    lines = [
        ("Đăng ký thoát nghèo ngày", short_date(x.registered) if x.registered else ""),
        ("Diện hộ trước đây", before),
        ("Diện hộ hiện nay", now),
        ("Được công nhận thoát nghèo ngày", short_date(x.escaped) if x.escaped else ""),
    ]
    return [Item(label="-", text=f"{head}: {value or BLANK}.", level="gach") for head, value in lines]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    cells = [tuple(Cell(text=text) for text in row) for row in (heads, *rows)]
    return Table(rows=tuple(cells), header_rows=1, widths=tuple(widths))


def _given(gifts: Sequence[Contribution]) -> Table:
    heads = ("STT", "Nội dung", "Giá trị", "Số hộ", "Năm", "Kết quả, minh chứng")
    rows = []
    for number, gift in enumerate(gifts, start=1):
        value = f"{format_number(gift.value)} {UNITS.get(gift.kind, '')}".strip() if gift.value is not None else ""
        proof = "; ".join(part for part in (gift.result, gift.proof) if part)
        rows.append((str(number), gift.text, value, _count(gift.households), str(gift.year or ""), proof))
    return _table(heads, rows, (0.75, 2.9, 2, 0.8, 0.8, 2.3))


def _initiatives(x: Nominee) -> Table:
    heads = ("STT", "Sáng kiến, đề tài", "Năm", "Quyết định công nhận", "Phạm vi")
    rows = [
        (str(number), idea.name, str(idea.year), idea.decision, SCOPES.get(idea.scope, ""))
        for number, idea in enumerate(x.initiatives, start=1)
    ]
    return _table(heads, rows, (0.75, 4, 0.8, 2.2, 1.2))


def _ratings(x: Nominee) -> Table:
    rows = [(str(row.year), GRADES.get(row.grade, "")) for row in sorted(x.ratings, key=lambda one: one.year)]
    return _table(("Năm", "Mức độ hoàn thành nhiệm vụ"), rows, (1, 4))


def _loans(x: Nominee) -> Table:
    heads = ("Chương trình vay", "Đúng mục đích", "Đúng hạn", "Nợ quá hạn (đồng)", "Ngân hàng xác nhận")
    rows = [
        (
            loan.programme,
            _flag(loan.right_purpose),
            _flag(loan.on_time),
            "" if loan.overdue is None else format_number(loan.overdue),
            _flag(loan.confirmed),
        )
        for loan in x.loans
    ]
    return _table(heads, rows, (3, 1.2, 1.2, 1.5, 1.5))


def _flag(value: bool | None) -> str:
    return "" if value is None else "có" if value else "không"


def _count(value: int | None) -> str:
    return "" if value is None else format_number(Decimal(value))


def _poverty(x: Nominee) -> Table:
    heads = ("Cuối năm", "Nhóm", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ hộ nghèo (%)")
    rows = []
    for row in sorted(x.poor, key=lambda r: (r.group, r.year)):
        found = rate(row)
        share = shown(found) if found is not None else ""
        rows.append((str(row.year), row.group or "Chung", _count(row.total), _count(row.poor), share))
    return _table(heads, rows, (1, 1.4, 1.2, 1.2, 1.6))
