"""Who has sent, what is wrong, who is missing: on one screen, and as the first sheet of the workbook of a data set."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.messages import _
from generator.model.returns import Weight

if TYPE_CHECKING:
    from generator.model.returns import DataSet, Unit

SCREEN = 40
"""From so many units on, those with nothing to do are only counted: the screen is for the others."""


@dataclass(frozen=True, slots=True)
class State:
    """How one unit stands: "đã gửi", "chưa dùng được", "chưa gửi"; its file, its day, what it has to mend and to explain."""

    unit: Unit
    words: str
    file: str
    received: dt.date | None
    wrong: int
    asked: int
    late: str = ""
    """By how many days it came late ("gửi muộn 3 ngày"); empty when it came in time."""

    @property
    def done(self) -> bool:
        """Whether nothing more is wanted of the unit."""
        return bool(self.file) and not self.wrong and not self.asked and not self.late


def states(data: DataSet) -> list[State]:
    """Return how every unit stands, in the round's order."""
    wrong = Counter(p.unit for p in data.problems if p.weight is Weight.REFUSED)
    asked = Counter(p.unit for p in data.problems if p.weight is Weight.ASK)
    unusable = {unit.id for unit in data.unusable}
    late = {p.unit: p.message for p in data.problems if p.weight is Weight.NOTE and p.message.startswith("gửi muộn")}
    made = []
    for unit in data.units:
        given = data.returns.get(unit.id)
        words = _("đã gửi") if given else _("chưa dùng được") if unit.id in unusable else _("chưa gửi")
        file, received = (given.file, given.received) if given else ("", None)
        made.append(State(unit, words, file, received, wrong[unit.id], asked[unit.id], late.get(unit.id, "")))
    return made


def on_screen(data: DataSet) -> str:
    """Return on one screen who has sent, what is wrong, who is missing; with many units only those of whom something is wanted."""
    every = states(data)
    lines = [
        _("Đã gửi {sent}/{asked} đơn vị; chưa gửi {missing}.").format(
            sent=len(data.returns), asked=len(data.units), missing=len(data.missing)
        )
    ]
    shown = every if len(every) <= SCREEN else [state for state in every if not state.done]
    width = max((len(state.unit.name) for state in shown), default=0) + 1
    for state in shown:
        problems = _("{wrong} phải sửa, {asked} cần giải trình").format(wrong=state.wrong, asked=state.asked)
        told = "; ".join(part for part in (state.late, problems if state.wrong or state.asked else "") if part)
        lines.append(f"{state.unit.name:<{width}} {state.words:<16} {told}")
    if len(shown) < len(every):
        lines.append(_("{count} đơn vị khác đã gửi, không còn gì phải sửa.").format(count=len(every) - len(shown)))
    lines += [f"{p.source.file}: {p.message}" for p in data.problems if not p.unit]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def sheet(data: DataSet) -> Any:
    """Return the same as a sheet: one line a unit."""
    from generator.writers.workbook import Sheet

    heads = [_("Đơn vị"), _("Tình trạng"), _("Ngày nhận"), _("Tệp"), _("Phải sửa"), _("Cần giải trình"), _("Gửi muộn")]
    rows = [
        [
            s.unit.name,
            s.words,
            f"{s.received:%d/%m/%Y}" if s.received else None,
            s.file or None,
            s.wrong,
            s.asked,
            s.late or None,
        ]
        for s in states(data)
    ]
    return Sheet(_("Tình trạng"), heads, rows)


def save(data: DataSet, path: Path, *, overwrite: bool) -> Path:
    """Write the sheet as a workbook of its own and return its path."""
    from generator.writers import files, workbook

    made = workbook.write([sheet(data)], title=_("Tình trạng gửi báo cáo"), made=dt.date(data.year, 12, 31))
    return files.write(path, made, overwrite=overwrite)
