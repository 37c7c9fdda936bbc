"""The report as one page for a browser: nothing is fetched, every text is escaped, and it prints well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.messages import _, language
from generator.model.problem import Severity
from generator.rules.finding import Finding, Report

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, "Segoe UI", sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; overflow-wrap: anywhere; } h3 { font-size: 1rem; }
.verdict { font-weight: 600; padding: .1rem .6rem; border-radius: .3rem; color: #fff; background: #a4262c; }
.verdict.ready { background: #0b6a0b; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #8886;
  vertical-align: top; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
del { color: #a4262c; text-decoration-thickness: 1px; } ins { color: #0b6a0b; text-decoration: none; font-weight: 600; }
.small { opacity: .75; font-size: .9rem; } code { font-size: .9rem; } details { margin: .6rem 0; }
@media (prefers-color-scheme: dark) { del { color: #ff99a4; } ins { color: #6ccb5f; } }
@media print { h2 { break-before: page; } h2:first-of-type { break-before: auto; } tr { break-inside: avoid; } }
"""


def render(reports: Sequence[Report]) -> str:
    """Return the reports as a whole HTML page."""
    ready = sum(report.ready for report in reports)
    title = _("Kết quả kiểm tra văn bản")
    parts = [
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>",
    ]
    if len(reports) > 1:
        told = _("{ready}/{count} tệp có thể trình ký").format(ready=ready, count=len(reports))
        parts.append(f"<p>{escape(told)}</p>")
        parts.append(_table(reports))
    for number, report in enumerate(reports, start=1):
        parts += _report(report, number)
    parts.append("</body>\n</html>\n")
    return "\n".join(parts)


def _verdict(report: Report) -> str:
    words = _("Có thể trình ký") if report.ready else _("Chưa thể ký")
    return f'<span class="verdict{" ready" if report.ready else ""}">{escape(words)}</span>'


def _table(reports: Sequence[Report]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in (_("Tệp"), "", _("Phải sửa"), _("Nên sửa")))
    rows = "\n".join(
        f'<tr><td><a href="#t{number}">{escape(report.file)}</a></td><td>{_verdict(report)}</td>'
        f'<td class="n">{report.errors}</td><td class="n">{report.warnings}</td></tr>'
        for number, report in enumerate(reports, start=1)
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _report(report: Report, number: int) -> Iterator[str]:
    yield f'<h2 id="t{number}">{escape(report.file)}</h2>'
    yield f'<p>{_verdict(report)} <span class="small">{escape(report.profile)}</span></p>'
    for note in report.notes:
        yield f'<p class="small">{escape(note)}</p>'
    for severity, title in (
        (Severity.ERROR, _("Phải sửa")),
        (Severity.WARNING, _("Nên sửa")),
        (Severity.INFO, _("Cần xem")),
    ):
        found = [finding for finding in report.findings if finding.severity is severity]
        if found:
            yield f"<h3>{escape(title)} ({len(found)})</h3>"
            head = "".join(f"<th>{escape(text)}</th>" for text in (_("Chỗ"), _("Điều nêu ra"), _("Căn cứ")))
            yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>"
            yield from (_row(finding) for finding in found)
            yield "</tbody>\n</table>"
    if report.not_evaluated:
        count = len({gap.rule for gap in report.not_evaluated})
        told = _("Không đánh giá được ở tệp này: {count} quy tắc").format(count=count)
        yield f"<details><summary>{escape(told)}</summary>\n<ul>"
        yield from (f"<li><code>{escape(gap.rule)}</code>: {escape(gap.reason)}</li>" for gap in report.not_evaluated)
        yield "</ul></details>"


def _row(finding: Finding) -> str:
    what = escape(finding.message)
    if finding.proposed is not None:
        what += f"<br><del>{escape(finding.present or '')}</del> → <ins>{escape(finding.proposed or _('bỏ'))}</ins>"
    elif finding.present:
        what += f'<br><span class="small">{escape(finding.present)}</span>'
    clause = f"{escape(finding.clause)} " if finding.clause else ""
    return (
        f"<tr><td>{escape(finding.place)}</td><td>{what}</td><td>{clause}<code>{escape(finding.rule)}</code></td></tr>"
    )
