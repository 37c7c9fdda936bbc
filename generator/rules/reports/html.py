"""The report as one HTML page that needs nothing else: to open beside the document, or to hand on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape

from generator.messages import _
from generator.rules.finding import Report
from generator.rules.reports.shared import Told, counts, heaps, how, shown, together, verdict

_STYLE = """
body { font: 16px/1.5 "Times New Roman", "Liberation Serif", serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #111; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; }
.verdict { font-weight: bold; } .no { color: #a40000; } .yes { color: #006b2d; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #bbb; padding: .3rem .6rem; text-align: left; }
td.n { text-align: right; } li { margin: .6rem 0; } .place { font-weight: bold; }
.texts { margin: .2rem 0 .2rem 1rem; } .source { color: #555; font-size: .9rem; }
del { text-decoration: none; background: #fde8e8; } ins { text-decoration: none; background: #e3f6e8; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1a1a1a; } .no { color: #ff8f8f; } .yes { color: #7fdca0; }
  th, td { border-color: #555; } .source { color: #aaa; } del { background: #5a2323; } ins { background: #1f4a2c; } }
@media print { body { margin: 0; max-width: none; } }
"""


def render(reports: Collection[Report], failures: Mapping[str, str] | None = None) -> str:
    """Return the whole page."""
    failures = failures or {}
    title = _("Kết quả kiểm tra thể thức văn bản")
    parts = [
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>",
    ]
    if len(reports) + len(failures) > 1:
        parts.append(_table(reports, failures))
    parts += [_file(number, report) for number, report in enumerate(reports)]
    parts += [
        f'<section><h2>{escape(path)}</h2><p class="verdict no">{escape(reason)}</p></section>'
        for path, reason in failures.items()
    ]
    parts.append("</body>\n</html>\n")
    return "\n".join(parts)


def _table(reports: Collection[Report], failures: Mapping[str, str]) -> str:
    heads = (_("Tệp"), _("Kết luận"), _("Phải sửa"), _("Nên sửa"), _("Cần xem"), _("Chỗ trống"))
    rows = ["<tr>" + "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr>"]
    for number, report in enumerate(reports):
        numbers = "".join(f'<td class="n">{n}</td>' for n in (*counts(report), report.blanks))
        rows.append(
            f'<tr><td><a href="#f{number}">{escape(report.file)}</a></td>'
            f'<td class="{_tone(report)}">{escape(verdict(report))}</td>{numbers}</tr>'
        )
    for path in failures:
        rows.append(
            f'<tr><td>{escape(path)}</td><td class="no">{escape(_("Không đọc được"))}</td><td></td><td></td><td></td><td></td></tr>'
        )
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _tone(report: Report) -> str:
    return "yes" if report.ready else "no"


def _file(number: int, report: Report) -> str:
    must, should, look = counts(report)
    parts = [
        f'<section id="f{number}">\n<h2>{escape(report.file)}</h2>',
        f'<p class="verdict {_tone(report)}">{escape(verdict(report))}</p>',
        "<p>"
        + escape(
            _("{must} chỗ phải sửa, {should} chỗ nên sửa, {look} chỗ cần xem. Kiểm tra như {profile}.").format(
                must=must, should=should, look=look, profile=report.profile
            )
        )
        + (f" {escape(_('Còn {n} chỗ trống phải điền.').format(n=report.blanks))}" if report.blanks else "")
        + "</p>",
    ]
    for _key, title, findings in heaps(report):
        parts.append(f"<h3>{escape(title)}</h3>\n<ol>")
        parts += [_told(told) for told in together(findings)]
        parts.append("</ol>")
    if report.not_evaluated:
        parts.append(
            f"<details><summary>{escape(_('Không đánh giá được'))} ({len(report.not_evaluated)})</summary>\n<ul>"
        )
        parts += [f"<li>{escape(gap.rule)}: {escape(gap.reason)}</li>" for gap in report.not_evaluated]
        parts.append("</ul></details>")
    parts.append("</section>")
    return "\n".join(parts)


def _told(told: Told) -> str:
    first = told.first
    lines = [f'<li><span class="place">{escape(first.place or _("văn bản"))}</span>: {escape(first.message)}']
    present, proposed = shown(first.present), shown(first.proposed)
    if present:
        lines.append(f'<div class="texts">{escape(_("hiện nay"))}: <del>{escape(present)}</del></div>')
    if first.proposed is not None:
        lines.append(f'<div class="texts">{escape(_("đề nghị"))}: <ins>{escape(proposed or _("(bỏ)"))}</ins></div>')
    if told.others:
        places = ", ".join(f.place or _("văn bản") for f in told.others)
        lines.append(f'<div class="texts">{escape(_("cũng ở"))}: {escape(places)}</div>')
    source = "; ".join(part for part in (first.clause, first.rule, how(first)) if part)
    lines.append(f'<div class="source">{escape(source)}</div></li>')
    return "\n".join(lines)
