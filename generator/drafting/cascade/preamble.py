"""Header, căn cứ and issuing sentence of the lower plan."""

from __future__ import annotations

import re

from generator.catalog import acts
from generator.drafting.cascade.context import BLANK, Context
from generator.drafting.cascade.facts import MovementName
from generator.drafting.cascade.treatment import Treatment
from generator.drafting.cascade.unit import TargetUnit
from generator.drafting.plan import PlanParagraph
from generator.model import Document, LegalBasis
from generator.model.plan import Movement
from generator.vietnamese import dates


def reference(parent: Document, issuer: str) -> str:
    """Return "Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Sóc Trăng", the historical name kept."""
    kind = "Quyết định" if parent.kind == "quyet-dinh" else "Kế hoạch"
    number = f" số {parent.number or BLANK}/{parent.symbol}" if parent.symbol else ""
    when = f" {dates.long_date(parent.date)}" if parent.date else f" ngày {BLANK}"
    return f"{kind}{number}{when} của {issuer}"


def own_movement(movement: Movement | None, unit: TargetUnit, province: str, way: MovementName, own: str) -> str:
    """Return the movement's name one level down: the facts' own name, kept, stripped of the province, or made the unit's."""
    if movement is None:
        return own
    if own:
        return own
    holds_place = province in movement.name
    if way is MovementName.KEEP or not holds_place:
        return movement.name
    if way is MovementName.STRIP:
        stripped = re.sub(rf"(?:tỉnh |thành phố )?{re.escape(province)}\s*", "", movement.name).strip()
        return stripped[:1].upper() + stripped[1:]
    return movement.name.replace(province, unit.name)


def bases(context: Context) -> tuple[LegalBasis, ...]:
    """Return the căn cứ: what the facts give, the parent in full, the highest national act that still applies.

    Acts of the superior's own level are left out; replaced ones are named with their successor for a person to decide.
    """
    texts: list[tuple[str, PlanParagraph | None, Treatment, str, str]] = []
    for resolution in context.facts.resolutions:
        head = "" if re.match(r"(?:Căn cứ|Thực hiện) ", resolution) else "Thực hiện "
        texts.append((f"{head}{resolution}", None, Treatment.ADDED, "văn bản của đơn vị, theo dữ kiện địa phương", ""))
    national = [p for p in context.paragraphs[: len(context.parent.bases)] if _from_above(p.text)]
    chosen = [p for p in national if context.plan.movement and context.plan.movement.name.split(" - ")[-1] in p.text][
        :1
    ]
    for paragraph in context.paragraphs[: len(context.parent.bases)]:
        if paragraph in chosen:
            text, note, decision = _still_valid(paragraph, context)
            texts.append((text, paragraph, Treatment.KEPT, note, decision))
        elif paragraph in national:
            context.drop(paragraph, "văn bản của Trung ương đã được kế hoạch cấp trên dẫn; cấp dưới không dẫn lại")
        else:
            context.drop(paragraph, "căn cứ riêng của cấp trên; căn cứ cùng cấp lấy từ dữ kiện địa phương")
            if not context.facts.resolutions:
                context.decisions.append(
                    f"Bổ sung nghị quyết của cấp ủy, Hội đồng nhân dân {context.unit.in_sentence} làm căn cứ (nếu có)"
                )
    title = title_words(context.parent.title)
    texts.append((f"Thực hiện {context.reference}{title}", None, Treatment.ADDED, "viện dẫn kế hoạch cấp trên", ""))
    last = len(texts) - 1
    return tuple(
        LegalBasis(
            text=f"{re.sub(r'[;,.]+$', '', text.strip())}{'.' if at == last else ';'}",
            provenance=context.trail(paragraph, treatment, note, decision),
        )
        for at, (text, paragraph, treatment, note, decision) in enumerate(texts)
    )


def title_words(title: str) -> str:
    """The parent's title as it is cited after its issuer: "tổ chức thực hiện …"; capitals are not carried into a sentence."""
    if title == title.upper():
        return ""
    return f" {title[:1].lower()}{title[1:]}".rstrip(".;")


def _from_above(text: str) -> bool:
    return bool(
        re.search(
            r"/(?:QĐ|CT|NQ|NĐ|TTg)-?(?:TTg|CP|BCT)?\b|/QH\d|-CT/TW|-NQ/TW|Thủ tướng|Chính phủ|Trung ương|Quốc hội", text
        )
    )


def _still_valid(paragraph: PlanParagraph, context: Context) -> tuple[str, str, str]:
    """The căn cứ with what the catalog knows of its force on the day."""
    for act in (base for base in context.plan.bases if base.origin and base.origin.index == paragraph.index):
        known = acts.find(act.symbol, year=act.date.year if act.date else None)
        force = known.force(context.on) if known else acts.Force.UNKNOWN
        if known and force is acts.Force.ENDED:
            successor = known.replaced_by or BLANK
            return (
                paragraph.text,
                f"{act.kind} số {act.symbol} không còn hiệu lực",
                f"{act.kind} số {act.symbol} đã hết hiệu lực ngày {context.on:%d/%m/%Y}; văn bản thay thế: {successor}",
            )
        if force is acts.Force.UNKNOWN:
            return (
                paragraph.text,
                "giữ nguyên từ kế hoạch cấp trên",
                f"Kiểm tra hiệu lực của {act.kind} số {act.symbol}: danh mục chưa có",
            )
    return paragraph.text, "giữ nguyên từ kế hoạch cấp trên", ""
