"""The report for a person at a terminal: the verdict first, then what must be, should be mended, and needs a look."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from generator.messages import _
from generator.rules.finding import Gap, Report
from generator.rules.reports.shared import Told, counts, heaps, how, shown, together, verdict

SHOWN_GAPS = 12
"""Gaps told one by one; a PDF has dozens of the same kind."""


def render(reports: Collection[Report], failures: Mapping[str, str] | None = None) -> str:
    """Return the reports of several files one below another, and a table that sums them up when there are several."""
    failures = failures or {}
    blocks = [_file(report) for report in reports]
    blocks += [f"{path}: {reason}\n" for path, reason in failures.items()]
    if len(reports) + len(failures) > 1:
        blocks.append(summary(reports, failures))
    return "\n".join(blocks)


def _file(report: Report) -> str:
    must, should, look = counts(report)
    lines = [f"{verdict(report)}: {report.file}"]
    if report.findings:
        lines.append(
            _("  {must} chỗ phải sửa, {should} chỗ nên sửa, {look} chỗ cần xem").format(
                must=must, should=should, look=look
            )
        )
    else:
        lines.append(_("  Không tìm thấy lỗi nào."))
    if report.blanks:
        lines.append(_("  Còn {n} chỗ trống phải điền.").format(n=report.blanks))
    lines.append(_("  Kiểm tra như {profile}; {n} quy tắc đã xét.").format(profile=report.profile, n=report.checked))
    lines += [f"  {note}" for note in report.notes]
    for _key, title, findings in heaps(report):
        lines += ["", title.upper()]
        for told in together(findings):
            lines += _told(told)
    lines += _gaps(report.not_evaluated)
    return "\n".join(lines) + "\n"


def _told(told: Told) -> list[str]:
    first = told.first
    place = first.place or _("văn bản")
    lines = [f"- {place}: {first.message}"]
    present, proposed = shown(first.present), shown(first.proposed)
    if present:
        lines.append(_("    hiện nay: {text}").format(text=present))
    if first.proposed is not None:
        lines.append(_("    đề nghị:  {text}").format(text=proposed or _("(bỏ)")))
    if told.others:
        places = ", ".join(f.place or _("văn bản") for f in told.others[:6])
        more = len(told.others) - 6
        tail = _(" và {n} chỗ khác").format(n=more) if more > 0 else ""
        lines.append(_("    cũng ở: {places}{tail}").format(places=places, tail=tail))
    remedy = how(first)
    source = "; ".join(part for part in (first.clause, first.rule, remedy) if part)
    lines.append(f"    ({source})")
    return lines


def _gaps(gaps: Sequence[Gap]) -> list[str]:
    """Return the lines about what could not be judged, rules with the same reason on one line."""
    if not gaps:
        return []
    reasons: dict[str, list[str]] = {}
    for gap in gaps:
        reasons.setdefault(gap.reason, []).append(gap.rule)
    lines = ["", _("KHÔNG ĐÁNH GIÁ ĐƯỢC")]
    for reason, rules in reasons.items():
        names = ", ".join(rules[:SHOWN_GAPS])
        more = len(rules) - SHOWN_GAPS
        tail = _(" và {n} quy tắc khác").format(n=more) if more > 0 else ""
        lines.append(f"- {reason} ({names}{tail})")
    return lines


def summary(reports: Collection[Report], failures: Mapping[str, str] | None = None) -> str:
    """Return a table with one line a file: verdict and counts; and the totals."""
    failures = failures or {}
    heads = (_("Tệp"), _("Kết luận"), _("Phải sửa"), _("Nên sửa"), _("Cần xem"), _("Chỗ trống"))
    told = [(*counts(report), report.blanks) for report in reports]
    rows = [(report.file, verdict(report), *map(str, each)) for report, each in zip(reports, told, strict=True)]
    rows += [(path, _("Không đọc được"), "-", "-", "-", "-") for path in failures]
    totals = [sum(column) for column in zip(*told, strict=True)] if told else [0, 0, 0, 0]
    ready = sum(report.ready for report in reports)
    rows.append((_("Cộng: {n} tệp").format(n=len(rows)), _("{n} có thể trình ký").format(n=ready), *map(str, totals)))
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]

    def line(row: tuple[str, ...]) -> str:
        left = "  ".join(cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True))
        right = "  ".join(cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True))
        return f"{left}  {right}".rstrip()

    rule = "-" * len(line(tuple("x" * width for width in widths)))
    return "\n".join([line(heads), rule, *map(line, rows[:-1]), rule, line(rows[-1])]) + "\n"
