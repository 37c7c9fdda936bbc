"""Look-alike and broken letters in lines of text: repaired before recognising, every repair told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.messages import _
from generator.model import Problem, Severity
from generator.readers.lines import SourceLine
from generator.vietnamese.repair import Repair, repair
from generator.vietnamese.text import fold_spaces

MOST = 100
"""Lines whose repairs are told one by one; the rest are counted."""


def mend(lines: Iterable[SourceLine]) -> tuple[list[SourceLine], list[Problem]]:
    """Return the lines with broken letters repaired, and a problem for each line that had some."""
    result: list[SourceLine] = []
    problems: list[Problem] = []
    more = 0
    for line in lines:
        text, repairs = repair(line.text)
        visible = [entry for entry in repairs if entry.found.strip() or entry.replaced is None]
        if visible and len(problems) < MOST:
            problems.append(_told(line, visible, text))
        elif visible:
            more += 1
        result.append(replace(line, text=fold_spaces(text)) if repairs else line)
    if more:
        problems.append(Problem("sua_ky_tu", _("còn {count} dòng khác có ký tự được sửa").format(count=more)))
    return result, problems


def _told(line: SourceLine, repairs: list[Repair], text: str) -> Problem:
    first = repairs[0]
    start = max(0, first.start - 20)
    reasons = "; ".join(dict.fromkeys(entry.reason for entry in repairs))
    mended = any(entry.replaced is not None for entry in repairs)
    message = _("ký tự lạ đã được sửa: {reasons}") if mended else _("ký tự lạ: {reasons}")
    return Problem(
        "sua_ky_tu",
        message.format(reasons=reasons),
        Severity.WARNING,
        line.at,
        line.text[start : first.end + 20],
        text[start : first.end + 20] if mended else None,
    )
