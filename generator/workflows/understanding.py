"""What a plan was understood to demand, as a table that a clerk can hold beside the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.messages import _

if TYPE_CHECKING:
    from generator.model import Document
    from generator.model.plan import Actor, Deadline


def table(document: Document) -> str:
    """Return the demands of a plan, a line each (place, sort, who, what, when), as comment lines; empty when it holds none."""
    from generator.drafting.plan import understand

    plan = understand(document)
    rows: list[tuple[str, str, str, str]] = []
    if plan.movement:
        years = f"{plan.movement.first_year} - {plan.movement.last_year}" if plan.movement.first_year else ""
        place = plan.movement.origin.place if plan.movement.origin else ""
        rows.append((place, _("phong trào"), plan.movement.kind, f"“{plan.movement.name}” {years}".strip()))
    for act in plan.bases:
        when = f" ngày {act.date.day:02d}/{act.date.month}/{act.date.year}" if act.date else ""
        rows.append(
            (act.origin.place if act.origin else "", _("căn cứ"), act.issuer, f"{act.kind} {act.symbol}{when}".strip())
        )
    for target in plan.targets:
        figure = " - ".join(
            dict.fromkeys(f"{value:f}".replace(".", ",") for value in (target.low, target.high) if value is not None)
        )
        what = f"{target.indicator}: {target.comparison} {figure} {target.unit}"
        rows.append(
            (
                _place(target),
                _("chỉ tiêu"),
                target.subject.value if target.subject else "",
                " ".join((what, target.period, target.condition)).strip(),
            )
        )
    for duty in plan.duties:
        what = "; ".join(
            part for part in (
                _("phối hợp: {who}").format(who=_names(duty.partners)) if duty.partners else "",
                duty.action[:90],
                _("sản phẩm: {what}").format(what=duty.product) if duty.product else "",
                _("thời hạn: {when}").format(when=_when(duty.deadline)) if duty.deadline else "",
                _("báo cáo: {who}").format(who=duty.receiver.text) if duty.receiver else "",
            ) if part
        )  # fmt: skip
        rows.append((_place(duty), _("nhiệm vụ"), _names(duty.leads), what))
    rows += [(_place(c), _("tiêu chí"), c.subject.value if c.subject else "", c.text[:90]) for c in plan.criteria]
    rows += [(_place(a), _("khen thưởng"), a.decided_by, a.name) for a in plan.awards]
    rows += [(_place(m), _("tiến độ"), m.period, m.action[:90]) for m in plan.timetable]
    for report in plan.reporting:
        to = report.receiver.text if report.receiver else ""
        rows.append((_place(report), _("báo cáo"), _names(report.reporters), f"{_when(report.deadline)} → {to}"))
    rows += [(origin.place, _("chưa hiểu"), "", origin.text[:90]) for origin in plan.not_understood]
    if not rows:
        return ""
    lines = [_("Hiểu được từ kế hoạch (mục | loại | ai | nội dung):"), *(" | ".join(row) for row in rows)]
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)


def _place(part: object) -> str:
    origin = getattr(part, "origin", None)
    return origin.place if origin else ""


def _names(actors: Iterable[Actor]) -> str:
    return "; ".join(actor.text for actor in actors)


def _when(deadline: Deadline | None) -> str:
    if deadline is None:
        return ""
    if deadline.day is None or deadline.month is None:
        return deadline.text
    year = f"/{deadline.year}" if deadline.year else f" {deadline.recurring}"
    return f"{deadline.text} ({_('chậm nhất')} {deadline.day:02d}/{deadline.month}{year})"
