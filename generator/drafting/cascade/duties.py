"""Duties one level down: lifted, handed on, given to the phòng that does the work here, asked of the Front, merged, dropped."""

from __future__ import annotations

import re

from generator.drafting.cascade.context import Context
from generator.drafting.cascade.limits import earlier
from generator.drafting.cascade.treatment import Treatment
from generator.drafting.cascade.wording import capital
from generator.drafting.plan import PlanParagraph, actors
from generator.model import BodyNode, Division, Item, Level, Paragraph, Provenance
from generator.model.plan import Duty, Reporting, SubjectLevel

_CLOSING = re.compile(r"^Trong quá trình (?:tổ chức |triển khai )*thực hiện", re.IGNORECASE)
_MAKE_PLAN = re.compile(r"(?:chủ động )?xây dựng (?:kế hoạch|chương trình, kế hoạch)(?: và|,)?\s*")


def derive(node: Item, paragraph: PlanParagraph, duty: Duty, context: Context) -> list[Item]:
    """Return what a duty of the parent becomes: usually one item, several when it is also our own, none when it ends here."""
    report = next((r for r in context.plan.reporting if r.origin and r.origin.index == paragraph.index), None)
    if report is not None:
        return _reporting(node, paragraph, report, context)
    if _CLOSING.match(paragraph.text):
        return [_closing(node, paragraph, context)]
    lead = duty.leads[0] if duty.leads else None
    if lead and lead.level is SubjectLevel.HUYEN and lead.group and len(duty.leads) == 1:
        return _for_lower_units(node, paragraph, context)
    return [_given(node, paragraph, duty, context)]


def _given(node: Item, paragraph: PlanParagraph, duty: Duty, context: Context) -> Item:
    """The duty in our words: who does it here; bodies outside the UBND system are asked."""
    text = context.wording.reword(f"{node.heading} {node.text}".strip(), paragraph.text)
    note = ""
    outside = duty.leads and all(actors.outside_system(lead.text) for lead in duty.leads[:1])
    if outside and len(duty.leads) <= 3 and not duty.requested and not text.startswith(("Đề nghị", "đề nghị")):
        text = f"Đề nghị {text}"
        note = "cơ quan ngoài hệ thống Ủy ban nhân dân: đề nghị, không giao"
    decision = ""
    for lead in duty.leads:
        if lead.text in context.wording.unknown:
            decision = f"Chọn cơ quan của {context.unit.in_sentence} làm thay việc của {lead.text} ({paragraph.place})"
    text, blanks = context.without_figures(text, context.targets(paragraph))
    trail = context.trail(
        paragraph,
        context.treatment(f"{node.heading} {node.text}".strip(), text),
        note,
        "; ".join(filter(None, (decision, blanks))),
    )
    return _item(node, text, trail)


def _for_lower_units(node: Item, paragraph: PlanParagraph, context: Context) -> list[Item]:
    """A duty of all units of our level: this plan carries it out; the next level gets its share."""
    text = context.wording.reword(f"{node.heading} {node.text}".strip(), paragraph.text)
    if context.unit.level == "xa":
        # Communities below a commune are no level of government: they carry out, they make no plans.
        text = capital(_MAKE_PLAN.sub("", text))
    trail = context.trail(
        paragraph,
        Treatment.HANDED_ON,
        f"kế hoạch này là việc của {context.unit.word}; phần còn lại giao cho {context.unit.lower}",
    )
    return [_item(node, text, trail)]


def _reporting(node: Item, paragraph: PlanParagraph, report: Reporting, context: Context) -> list[Item]:
    """Two receivers: our own standing body by an earlier day, and the superior's by its own day."""
    years = (
        context.on.year,
        max(context.on.year, (context.plan.movement.last_year or 0) if context.plan.movement else 0),
    )
    below = earlier(report.deadline, context.facts.steps.units, years, context.facts.holidays)
    who = ", ".join(dict.fromkeys(context.wording.reword(actor.text, paragraph.text) for actor in report.reporters))
    who = _grouped(who, context)
    limit = f"{below.words}" if below else report.deadline.recurring or "định kỳ"
    word, receiver = context.unit.word, _receiver(report, context)
    upper = re.sub(r"\bh[àằ]ng năm\b", "hằng năm", report.deadline.text)
    upper = upper[:1].lower() + upper[1:]
    text = (
        f"{capital(who)} báo cáo kết quả thực hiện về {context.standing} {limit} để tổng hợp, tham mưu Ủy ban nhân dân {word} "
        f"báo cáo {receiver} {upper}."
    )
    decision = ""
    if below:
        decision = f"Xác nhận thời hạn {below.words}: sớm hơn hạn của cấp trên ít nhất {context.facts.steps.units} ngày làm việc"
    trail = context.trail(
        paragraph, Treatment.NARROWED, "chế độ báo cáo: thêm một bước, thời hạn sớm hơn cấp trên", decision
    )
    return [_item(node, text, trail)]


def _receiver(report: Reporting, context: Context) -> str:
    """Who receives above, on the day of this plan: the body that now does the work of the one the parent names."""
    upper = f"Ủy ban nhân dân {context.unit.province}"
    if report.receiver is None or report.receiver.text.startswith("Ủy ban nhân dân"):
        return upper
    name = context.current_name(re.sub(r"\s*\(.*?\)", "", report.receiver.text))
    return f"{name} và {upper}"


def _grouped(who: str, context: Context) -> str:
    """ "A, B, C" → "A, B và C" is not wanted in lists of groups; a list that names the units below twice says it once."""
    parts = [part.strip() for part in re.split(r",\s+(?=các |Ủy ban|UBND|[Cc]ác |Đoàn)", who)]
    return ", ".join(dict.fromkeys(parts))


def _closing(node: Item, paragraph: PlanParagraph, context: Context) -> Item:
    """Difficulties are told to our standing body, which reports to our UBND."""
    word = context.unit.word
    text = (
        f"Trong quá trình tổ chức thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương phản ánh về {context.standing} "
        f"để tổng hợp, báo cáo Ủy ban nhân dân {word} xem xét, quyết định."
    )
    return _item(
        node, text, context.trail(paragraph, Treatment.REWORDED, "nơi nhận phản ánh là cơ quan thường trực của đơn vị")
    )


def merge(nodes: tuple[BodyNode, ...], context: Context) -> tuple[BodyNode, ...]:
    """Gather the duties that fall on one body under its name: "3. Phòng Văn hóa - Xã hội: a) … b) …".

    Items that begin with a body's name and divisions headed by one count alike; a division's own list is kept in order.
    """
    groups: dict[str, list[Item | Division]] = {}
    for node in nodes:
        if isinstance(node, (Item, Division)) and (name := _lead_of(node)):
            groups.setdefault(name, []).append(node)
    many = {name: found for name, found in groups.items() if len(found) > 1}
    made: list[BodyNode] = []
    for node in nodes:
        name = _lead_of(node) if isinstance(node, (Item, Division)) else ""
        if name not in many:
            made.append(node)
        elif node is many[name][0]:
            made.append(_merged(name, many[name], context))
    return tuple(_without_self(node) for node in made)


def _merged(name: str, nodes: list[Item | Division], context: Context) -> Division:
    children: list[BodyNode] = []
    for node in nodes:
        if isinstance(node, Division):
            children += [_point(child, name) for child in node.children]
        else:
            rest = capital(node.text[len(name) :].strip(" ,"))
            children.append(
                Item(label="a)", text=rest, level=Level.DIEM, provenance=_merged_trail(node.provenance, name))
            )
            children += node.children
    trail = context.trail(None, Treatment.MERGED, f"các việc cùng giao {name}")
    return Division(
        label=nodes[0].label, heading=name, level=nodes[0].level, children=tuple(children), provenance=trail
    )


def _point(node: BodyNode, name: str) -> BodyNode:
    """A paragraph of a merged list as a point of it."""
    if isinstance(node, Paragraph):
        return Item(label="a)", text=node.text, level=Level.DIEM, provenance=_merged_trail(node.provenance, name))
    return node


def _merged_trail(provenance: tuple[Provenance, ...], name: str) -> tuple[Provenance, ...]:
    note = f"gộp các việc của {name}"
    return tuple(
        step.model_copy(update={"by": Treatment.MERGED.value, "note": step.note or note}) for step in provenance
    )


def _without_self(node: BodyNode) -> BodyNode:
    """Under a body's own name nobody works together with that body: "Phối hợp với Phòng A và …" loses Phòng A."""
    if not isinstance(node, Division) or not (name := _lead_of(node)):
        return node
    own = re.escape(name)
    pattern = re.compile(rf"([Pp])hối hợp với {own}(?:,| và) (?=[a-zđA-ZĐỦ])")
    alone = re.compile(rf"^(?:Chủ trì, )?[Pp]hối hợp với {own} ")

    def clean(child: BodyNode) -> BodyNode:
        if not isinstance(child, (Item, Paragraph)):
            return child
        text = pattern.sub(r"\1hối hợp với ", child.text)
        return child.model_copy(update={"text": capital(alone.sub("", text))})

    return node.model_copy(update={"children": tuple(clean(child) for child in node.children)})


def _lead_of(node: Item | Division) -> str:
    """The body a duty is given to, where it is a body of the unit's own; empty otherwise."""
    own = ("Phòng ", "Văn phòng ", "Trung tâm ")
    if isinstance(node, Division):
        who = re.split(r"[;,]", node.heading.strip(" :."))[0].strip()
        return who if who.startswith(own) and node.level is Level.KHOAN else ""
    if node.level is not Level.KHOAN or node.heading:
        return ""
    who, rest = actors.leading(node.text)
    return who if rest and who.startswith(own) else ""


def _item(node: Item, text: str, trail: tuple[Provenance, ...]) -> Item:
    return Item(label=node.label, text=text, level=node.level, provenance=trail)
