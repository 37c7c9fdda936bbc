"""Tasks given in a table: each row has one lead and a deadline (TASK-006, 007)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.messages import _
from generator.model.body import Table, walk
from generator.model.layout import Component, LayoutParagraph
from generator.model.location import Location
from generator.model.problem import Severity
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.task.sentences import PLANS
from generator.vietnamese.text import fold_spaces

_OWN = "Không có điều luật riêng; yêu cầu giao việc rõ người, rõ việc, rõ thời hạn"
_LEAD = re.compile(r"chủ trì", re.IGNORECASE)
_TIME = re.compile(r"thời (?:gian|hạn)|tiến độ|hoàn thành", re.IGNORECASE)
_WORK = re.compile(r"nhiệm vụ|nội dung|công việc|hoạt động", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:^|[;,\n]|\bvà\b)\s*-?\s*((?:Sở|Ban|Phòng|Văn phòng|Công an|Thanh tra|Trung tâm|Chi cục|Cục|Bộ|UBND|Ủy ban|Đài|Trường)\s[^;,\n]+)"
)
_ONE_NAME = re.compile(
    r"Bộ Văn hóa, Thể thao|Sở Văn hóa, Thể thao|Phòng Kinh tế, Hạ tầng|Sở, |Phòng Văn hóa, ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table: its words, lead and deadline (``None``: the table has no such column)."""

    work: str
    lead: str | None
    time: str | None
    at: Location | None
    paragraph: LayoutParagraph | None


def grid(table: Table) -> list[list[str]]:
    """Return the texts of a table, cell by cell of its grid: a cell that spans rows or columns stands in each of them."""
    filled: dict[tuple[int, int], str] = {}
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (number, column) in filled:
                column += 1
            for down in range(min(cell.rows, len(table.rows) - number)):
                for right in range(min(cell.columns, 60)):
                    filled[number + down, column + right] = fold_spaces(cell.text.replace("\n", " ; "))
            column += min(cell.columns, 60)
    width = max((column for _row, column in filled), default=-1) + 1
    return [[filled.get((number, column), "") for column in range(width)] for number in range(len(table.rows))]


def _rows(subject: Subject) -> Iterator[Row]:
    """Yield the tasks of every table with a column for the lead."""
    nodes = [*walk(subject.document.body)]
    for appendix in subject.document.appendices:
        nodes += walk(appendix.body)
    number = 0
    for node in nodes:
        if not isinstance(node, Table):
            continue
        number += 1
        cells = grid(node)
        head = max(node.header_rows, 1)
        if len(cells) <= head or not cells[0]:
            continue
        titles = [" ".join(cells[row][column] for row in range(head)) for column in range(len(cells[0]))]
        lead = _column(titles, _LEAD)
        work = _column(titles, _WORK)
        if lead is None or work is None or work == lead:
            continue
        time = _column(titles, _TIME)
        for row in cells[head:]:
            # A heading of a group fills the whole row, or leaves all but one cell empty.
            said = {text for text in row if text}
            if len(said) < 3 or not row[work]:
                continue
            yield Row(
                row[work],
                row[lead],
                row[time] if time not in (None, lead, work) and time is not None else None,
                node.at,
                _paragraph(subject, row[work]),
            )


def _column(titles: list[str], wanted: re.Pattern[str]) -> int | None:
    found = [column for column, title in enumerate(titles) if wanted.search(title)]
    return found[0] if len(found) == 1 else None


def _paragraph(subject: Subject, text: str) -> LayoutParagraph | None:
    start = text.split(" ; ")[0]
    if not start:
        return None
    return next((p for p in subject.lines(Component.BANG) if subject.words(p).startswith(start[:60])), None)


def _fault(row: Row, message: str, present: str) -> Fault:
    return Fault(message, row.paragraph, present=present, component=Component.BANG, at=row.at)


@rule("TASK-006", severity=Severity.WARNING, clause=_OWN)
def leads_of_a_row(subject: Subject) -> Faults:
    """Dòng nhiệm vụ trong bảng không có cơ quan chủ trì, hoặc có nhiều.

    ## Kiểm tra gì
    Bảng có cột "chủ trì" và cột nhiệm vụ: ô chủ trì trống, hoặc ghi từ hai cơ quan.

    ## Vì sao
    Một việc một cơ quan chủ trì.

    ## Ví dụ sai
    Cơ quan chủ trì: Sở Nội vụ; Sở Tài chính

    ## Ví dụ đúng
    Cơ quan chủ trì: Sở Nội vụ. Cơ quan phối hợp: Sở Tài chính

    ## Cách sửa
    Chọn một cơ quan chủ trì, đưa các cơ quan khác sang cột phối hợp.
    """
    if subject.kind not in PLANS:
        return
    for row in _rows(subject):
        if row.lead is None:
            continue
        if not row.lead.strip(" -–.;"):
            yield _fault(
                row, _("nhiệm vụ chưa có cơ quan chủ trì: “{work}”").format(work=row.work[:80]), row.work[:120]
            )
            continue
        names = {name.strip() for name in _NAMED.findall(row.lead)}
        if len(names) > 1 and not _ONE_NAME.search(row.lead):
            yield _fault(
                row,
                _("nhiệm vụ có {n} cơ quan chủ trì: {names}").format(n=len(names), names="; ".join(sorted(names))),
                row.lead[:120],
            )


@rule("TASK-007", severity=Severity.WARNING, clause=_OWN)
def deadline_of_a_row(subject: Subject) -> Faults:
    """Dòng nhiệm vụ trong bảng không có thời hạn.

    ## Kiểm tra gì
    Bảng có cột nhiệm vụ, cột chủ trì và cột thời gian, mà ô thời gian trống trong khi các dòng khác có ghi.

    ## Vì sao
    Không có thời hạn thì không đôn đốc được.

    ## Ví dụ sai
    Thời gian hoàn thành: (trống)

    ## Ví dụ đúng
    Thời gian hoàn thành: Quý II/2026

    ## Cách sửa
    Ghi thời hạn hoặc "thường xuyên".
    """
    if subject.kind not in PLANS:
        return
    rows = [row for row in _rows(subject) if row.time is not None]
    if not any(row.time and row.time.strip(" -–.;") for row in rows):
        return
    for row in rows:
        if not (row.time or "").strip(" -–.;"):
            yield _fault(row, _("nhiệm vụ chưa có thời hạn: “{work}”").format(work=row.work[:80]), row.work[:120])
