"""Nơi nhận of the lower plan: who is above, who leads, who has a task, the Lưu line; the usual lines come from the catalog."""

from __future__ import annotations

import re

from generator.catalog import bodies, recipients
from generator.drafting.cascade.context import BLANK, Context
from generator.model import Recipients

_SHORT = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))


def derive(context: Context) -> Recipients:
    """Return the recipient lines with their marks; the drafting unit's letters come from the facts, else a blank."""
    unit = context.unit
    body = "ubnd_huyen" if unit.level == "huyen" else "ubnd_xa"
    template = recipients.for_document(body, "KH", context.on)
    lines: list[str] = []
    for line in template.lines if template else ():
        text = _filled(line.text, context)
        if not text or text.startswith("Lưu"):
            continue
        if line.when and not _wanted(line.when, context):
            continue
        lines.append(text)
    archive = context.facts.archive or f"Lưu: VT, {BLANK}."
    if not context.facts.archive:
        context.decisions.append("Điền ký hiệu đơn vị soạn thảo ở dòng Lưu")
    return Recipients(lines=tuple(f"{line};" for line in dict.fromkeys(lines)), archive=archive)


def _filled(text: str, context: Context) -> str:
    unit = context.unit
    if "{so_chu_tri_cap_tinh}" in text:
        found = bodies.by_id(context.compiler)
        if found is None:
            return ""
        text = text.replace("{so_chu_tri_cap_tinh}", context.current_name(found.plain_name))
    if unit.level == "huyen":
        text = text.replace("Huyện ủy", unit.party).replace("các xã, thị trấn", unit.lower)
        text = re.sub(r"\bhuyện\b", unit.word, text)
    else:
        text = text.replace("các thôn, tổ dân phố", unit.lower)
        text = re.sub(r"\bxã\b(?! hội)", unit.word, text)
        if "Trung tâm PVHCC" in text or "phòng chuyên môn" in text:
            text = "Các phòng, đơn vị thuộc UBND " + unit.word
    if "UBND tỉnh" in text and unit.province.startswith(("thành phố", "Thành phố")):
        text = text.replace("UBND tỉnh", "UBND thành phố")
    return text


def _wanted(when: str, context: Context) -> bool:
    if "phong trào thi đua" in when:
        return context.plan.movement is not None and "thi đua" in context.plan.movement.kind.lower()
    if "được giao việc" in when:
        return any("đóng" in lead.text for duty in context.plan.duties for lead in duty.leads)
    return "nhận báo cáo" in when
