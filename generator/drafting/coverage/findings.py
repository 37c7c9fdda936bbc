"""What is wrong between a parent plan and a lower one: missing, later, lower, copied down, dissolved, misquoted; with both places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from generator.catalog import bodies
from generator.drafting.coverage.matrix import Row, What
from generator.drafting.plan import PlanParagraph, acts
from generator.drafting.plan.similarity import likeness
from generator.model import Document
from generator.model.plan import ActReference, Deadline, Plan, SubjectLevel, Target
from generator.vietnamese.text import search_key

_CENTRAL = re.compile(
    r"trình (?:Thủ tướng|Chính phủ|Chủ tịch nước)|báo cáo (?:Bộ|Chính phủ|Thủ tướng)|cấp phép kịp thời"
)
_CITED = re.compile(
    r"\b(?:Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Nghị định|Thông tư|Kết luận|Công văn|Chương trình|Hướng dẫn)\s+số\s[^;]*?"
    r"(?=;|\.\s|,\s+(?:Ủy ban|UBND)|$)|“[^”]*”"
)
_NAMED = re.compile(r"\b(?:Sở|Phòng|Ban Dân tộc|Thanh tra huyện|Công an huyện)\s[A-ZĐÂ][^,;.()]*")


@dataclass(frozen=True, slots=True)
class CoverageFinding:
    """One contradiction. ``parent`` and ``lower`` name both places (empty where there is none); ``sure`` is False where only
    a person can say whether it matters."""

    kind: str
    """thieu, muon, thap, sai_cap, khong_ton_tai, sai_vien_dan, sai_ten"""
    message: str
    parent: str
    parent_text: str
    lower: str
    lower_text: str
    sure: bool = True


def find(
    parent_document: Document,
    parent: Plan,
    lower_document: Document,
    lower: Plan,
    paragraphs: tuple[PlanParagraph, ...],
    matrix: tuple[Row, ...],
    on: date | None,
) -> Iterator[CoverageFinding]:
    """Yield the contradictions between the two plans; ``on`` is the lower plan's date."""
    yield from _missing(matrix, parent)
    yield from _late(matrix, parent, lower)
    yield from _low(parent, lower, lower_document)
    yield from _copied_down(matrix)
    if on is not None:
        yield from _dissolved(paragraphs, on)
    yield from _misquoted(parent_document, parent, lower, paragraphs)


def _missing(matrix: tuple[Row, ...], parent: Plan) -> Iterator[CoverageFinding]:
    duties = {duty.origin.index: duty for duty in parent.duties if duty.origin}
    for row in matrix:
        if row.lower is not None or row.reason or row.what in {What.STEP, What.AWARD, What.TARGET}:
            continue
        duty = duties.get(row.parent.index)
        if _CENTRAL.search(row.parent.text):
            continue
        for_us = duty is None or any(
            lead.group or lead.level in {SubjectLevel.HUYEN, SubjectLevel.XA, None} for lead in duty.leads
        )
        criterion_above = row.what is What.CRITERION
        yield CoverageFinding(
            "thieu",
            f"không thấy {row.what.value} này trong kế hoạch cấp dưới",
            row.parent.place,
            row.parent.text,
            "",
            "",
            sure=for_us and not criterion_above,
        )


def _late(matrix: tuple[Row, ...], parent: Plan, lower: Plan) -> Iterator[CoverageFinding]:
    above = {duty.origin.index: duty.deadline for duty in parent.duties if duty.origin and duty.deadline}
    above |= {report.origin.index: report.deadline for report in parent.reporting if report.origin}
    below: dict[int, list[Deadline]] = {}
    for duty in lower.duties:
        if duty.origin and duty.deadline:
            below.setdefault(duty.origin.index, []).append(duty.deadline)
    for report in lower.reporting:
        if report.origin:
            below.setdefault(report.origin.index, []).append(report.deadline)
    for row in matrix:
        limit = above.get(row.parent.index)
        if row.lower is None or limit is None:
            continue
        for own in below.get(row.lower.index, []):
            if _after(own, limit):
                yield CoverageFinding(
                    "muon", f"thời hạn {own.text!r} muộn hơn {limit.text!r} của cấp trên", row.parent.place, row.parent.text,
                    row.lower.place, row.lower.text,
                )  # fmt: skip
                break


def _after(own: Deadline, limit: Deadline) -> bool:
    if own.day is None or own.month is None or limit.day is None or limit.month is None:
        return False
    if own.year is not None and limit.year is not None and own.year != limit.year:
        return own.year > limit.year
    return (own.month, own.day) > (limit.month, limit.day)


def _low(parent: Plan, lower: Plan, lower_document: Document) -> Iterator[CoverageFinding]:
    """A figure below what the superior states for the same indicator, population and level."""
    own_level = (
        SubjectLevel.XA
        if re.search(r"\b(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN)\b(?! HỘI)", " ".join(lower_document.issuer).upper())
        else SubjectLevel.HUYEN
    )
    for target in lower.targets:
        subject = (
            own_level if target.subject in {None, own_level, SubjectLevel.TINH, SubjectLevel.SO} else target.subject
        )
        above = next((t for t in parent.targets if t.subject is subject and _same(t, target)), None)
        if above is None or above.low is None or target.low is None or above.origin is None or target.origin is None:
            continue
        if target.low < above.low and above.comparison not in {"không quá", "dưới", "còn"}:
            yield CoverageFinding(
                "thap", f"mức {_figure(target)} thấp hơn mức {_figure(above)} của cấp trên ({above.indicator})", above.origin.place,
                above.origin.text, target.origin.place, target.origin.text,
            )  # fmt: skip


def _same(first: Target, second: Target) -> bool:
    if first.unit.split("/")[0] != second.unit.split("/")[0] or first.group != second.group:
        return False
    one, other = search_key(first.indicator), search_key(second.indicator)
    return one == other or likeness(first.indicator, second.indicator) > 0.75


def _figure(target: Target) -> str:
    low, high = (f"{value:f}".replace(".", ",") if value is not None else "" for value in (target.low, target.high))
    return (
        f"{low}{f' - {high}' if high != low else ''}{target.unit if target.unit.startswith('%') else f' {target.unit}'}"
    )


def _copied_down(matrix: tuple[Row, ...]) -> Iterator[CoverageFinding]:
    for row in matrix:
        if row.lower is None or row.what is not What.DUTY or not _CENTRAL.search(row.parent.text):
            continue
        if _CENTRAL.search(row.lower.text) and likeness(row.parent.text, row.lower.text) > 0.6:
            yield CoverageFinding(
                "sai_cap", "nhiệm vụ chỉ cấp trên làm được bị chép xuống", row.parent.place, row.parent.text, row.lower.place,
                row.lower.text,
            )  # fmt: skip


def _dissolved(paragraphs: tuple[PlanParagraph, ...], on: date) -> Iterator[CoverageFinding]:
    for paragraph in paragraphs:
        told: set[str] = set()
        for match in _NAMED.finditer(_CITED.sub(" ", paragraph.text)):
            found = _longest(match.group())
            if found is None or found.plain_name in told:
                continue
            if found.plain_name not in _living(on):
                told.add(found.plain_name)
                heirs = ", ".join(dict.fromkeys(heir.plain_name for heir in bodies.successors(found, on)))
                hint = f"; nay là: {heirs}" if heirs else ""
                yield CoverageFinding(
                    "khong_ton_tai",
                    f"{found.plain_name} không còn vào ngày {on:%d/%m/%Y}{hint}",
                    "",
                    "",
                    paragraph.place,
                    paragraph.text,
                )


@lru_cache(maxsize=1024)
def _longest(words: str) -> bodies.Body | None:
    """The known body whose whole name the words begin with, the longest name first."""
    key = search_key(words)
    fitting = [body for name, body in _names() if key == name or key.startswith(f"{name} ")]
    return max(fitting, key=lambda body: len(body.plain_name), default=None)


@cache
def _names() -> tuple[tuple[str, bodies.Body], ...]:
    """The names of bodies in comparing form; short ones would be found in other names."""
    named = ((search_key(body.plain_name), body) for body in bodies.all_bodies().values())
    return tuple((name, body) for name, body in named if len(name) > 6)


@cache
def _living(on: date) -> frozenset[str]:
    """The names that some body bears on that day."""
    return frozenset(body.plain_name for body in bodies.all_bodies().values() if body.exists(on))


def _misquoted(
    parent_document: Document, parent: Plan, lower: Plan, paragraphs: tuple[PlanParagraph, ...]
) -> Iterator[CoverageFinding]:
    symbol = f"{parent_document.number}/{parent_document.symbol}"
    head = paragraphs[:8]
    cited = [(act, paragraph) for paragraph in head for act in acts.find(paragraph.text, paragraph.origin)]
    same_kind = [(act, p) for act, p in cited if act.symbol.split("/")[-1] == parent_document.symbol]
    right = [(act, p) for act, p in same_kind if act.symbol == symbol]
    if not right:
        close = next(iter(same_kind), None)
        yield CoverageFinding(
            "sai_vien_dan",
            f"viện dẫn {close[0].symbol} trong khi kế hoạch cấp trên là {symbol}" if close else f"không viện dẫn kế hoạch cấp trên số {symbol}",
            "số, ký hiệu", symbol, close[1].place if close else "", close[1].text if close else "",
        )  # fmt: skip
    for act, paragraph in right[:1]:
        if act.date and parent_document.date and act.date != parent_document.date:
            yield _wrong_date(act, parent_document, paragraph)
    yield from _renamed(parent, paragraphs, symbol)


def _wrong_date(act: ActReference, parent: Document, paragraph: PlanParagraph) -> CoverageFinding:
    return CoverageFinding(
        "sai_vien_dan", f"ghi ngày {act.date:%d/%m/%Y}, kế hoạch cấp trên ký ngày {parent.date:%d/%m/%Y}", "ngày ban hành", f"{parent.date:%d/%m/%Y}",
        paragraph.place, paragraph.text,
    )  # fmt: skip


def _renamed(parent: Plan, paragraphs: tuple[PlanParagraph, ...], symbol: str) -> Iterator[CoverageFinding]:
    """Where the parent is cited with its title, the movement's name must be the parent's, word for word."""
    if parent.movement is None:
        return
    name = parent.movement.name
    for paragraph in paragraphs:
        at = paragraph.text.find(symbol)
        if at == -1:
            continue
        for quoted in re.findall(r"“([^”]{8,})”", paragraph.text[at:]):
            if quoted != name and likeness(quoted, name) > 0.4:
                yield CoverageFinding(
                    "sai_ten", f"tên phong trào ghi “{quoted}”, kế hoạch cấp trên ghi “{name}”",
                    parent.movement.origin.place if parent.movement.origin else "", name, paragraph.place, paragraph.text,
                )  # fmt: skip
