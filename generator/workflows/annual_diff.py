"""What moved between two yearly reports: sentences, figures in tables, figures of charts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.messages import _
from generator.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from generator.drafting.annual.report import Report
    from generator.model import BodyNode


def differences(old: Report, new: Report) -> str:
    """Return which sentences, figures and charts moved between two reports, the old above the new."""
    import difflib

    from generator.model.printed import printed_lines

    before, after = (printed_lines(report.document, kind_name="BÁO CÁO") for report in (old, new))
    drawn = [_charts(report.document.body) for report in (old, new)]
    lines = []
    for line in difflib.unified_diff(before, after, lineterm="", n=0):
        if line.startswith(("---", "+++", "@@")):
            continue
        lines.append((_("trước: ") if line.startswith("-") else _("nay:   ")) + line[1:])
    for chart in sorted(drawn[0].keys() | drawn[1].keys()):
        one, other = (words.get(chart, "") for words in drawn)
        if one != other:
            lines += [label + words for label, words in ((_("trước: "), one), (_("nay:   "), other)) if words]
    return "\n".join(lines or [_("Không có câu, số nào thay đổi.")]) + "\n"


def _charts(nodes: Iterable[BodyNode]) -> dict[str, str]:
    """Return the figures of every chart in words, by its name without its number (another chart may precede it now)."""
    from generator.model import Chart

    found: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, Chart):
            name = re.sub(r"^Biểu đồ \d+\. ", "", node.name)
            rows = (
                f"{one.name}: "
                + ", ".join(
                    f"{category} {'-' if value is None else format_number(Decimal(str(value)))}"
                    for category, value in zip(node.categories, one.values, strict=True)
                )
                for one in node.series
            )
            found[name] = "; ".join([_("Biểu đồ: {name}").format(name=name), *rows])
        found |= _charts(getattr(node, "children", ()))
    return found
