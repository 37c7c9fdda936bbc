"""Commendation one level down: the unit's own Giấy khen, the superior's awards by proposal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.catalog import bodies
from generator.drafting.cascade.context import Context
from generator.drafting.cascade.treatment import Treatment
from generator.model import BodyNode, Division, Item

if TYPE_CHECKING:
    from generator.drafting.cascade.body import Cursor

_STATE = re.compile(r"cấp Nhà nước|Thủ tướng Chính phủ|Chủ tịch nước|Huân chương|Bằng khen của (?:Bộ|Thủ tướng)")
_PROVINCE = re.compile(
    r"Bằng khen của Chủ tịch (?:Ủy ban nhân dân|UBND) (?:tỉnh|thành phố)|Giấy khen của Giám đốc Sở|Cờ thi đua"
)
_DISTRICT = re.compile(r"Giấy khen của Chủ tịch (?:Ủy ban nhân dân|UBND) (?:các )?(?:huyện|xã|phường)")
_YEARLY = re.compile(r"quyết định khen thưởng theo thẩm quyền")


def derive(node: Division, cursor: Cursor, context: Context) -> tuple[BodyNode, ...]:
    """Return the commendation part: award names of higher levels become proposals, our own is the chairman's Giấy khen."""
    made: list[BodyNode] = []
    for child in node.children:
        paragraph = cursor.peek()
        if isinstance(child, Division):
            cursor.paragraph()
            children = derive(child, cursor, context)
            heading = context.wording.reword(child.heading, paragraph.text)
            trail = context.trail(paragraph, context.treatment(child.heading, heading))
            if children:
                made.append(child.model_copy(update={"heading": heading, "children": children, "provenance": trail}))
            else:
                context.drop(paragraph, "không còn nội dung nào bên dưới")
            continue
        text = f"{child.heading} {child.text}".strip() if isinstance(child, Item) else getattr(child, "text", "")
        new, treatment, note = _award(text, context)
        if not new:
            cursor.skip(child, note)
        elif treatment is None:
            made.extend(cursor.general(child, in_duties=False))
        else:
            cursor.paragraph()
            update = {"text": new, "heading": "", "provenance": context.trail(paragraph, treatment, note)}
            if isinstance(child, Item):
                made.append(child.model_copy(update=update))
                for grand in child.children:
                    made.extend(cursor.general(grand, in_duties=False))
            else:
                made.append(child.model_copy(update={key: value for key, value in update.items() if key != "heading"}))
    return tuple(made)


def _award(text: str, context: Context) -> tuple[str, Treatment | None, str]:
    """The new words of one line, what was done, and why; ``None`` as treatment: to be reworded like any other text."""
    word = context.unit.word
    chair = f"Chủ tịch Ủy ban nhân dân {word}"
    council = f"Hội đồng Thi đua - Khen thưởng {word}"
    lead, partner = context.holder("giam_ngheo"), context.standing
    helpers = f"{lead} phối hợp với {partner}" if lead != partner else lead
    end = text.rstrip()[-1:] if text.rstrip()[-1:] in ".;" else "."
    if len(text) < 120 and _DISTRICT.search(text):
        return f"Giấy khen của {chair}{end}", Treatment.LIFTED, "hình thức khen thưởng thuộc thẩm quyền của đơn vị"
    if len(text) < 120 and (gone := _gone(text, context)):
        return "", None, f"{gone} không còn vào ngày lập kế hoạch; hình thức này không còn người quyết định"
    if len(text) < 120 and (_STATE.search(text) or _PROVINCE.search(text)):
        name = text.strip(" ;.")
        return f"{name} (theo đề nghị của {chair}){end}", Treatment.REWORDED, "cấp trên quyết định; đơn vị đề nghị"
    if _YEARLY.search(text):
        return (
            f"Trên cơ sở kết quả thực hiện phong trào thi đua, {chair} xem xét, tặng Giấy khen theo thẩm quyền cho các tập thể, cá nhân, hộ gia đình "
            f"có thành tích tốt; {partner} phát hiện mô hình, điển hình tiên tiến để tuyên truyền, nhân rộng, trình {chair} đề nghị "
            "cấp trên khen thưởng theo quy định.",
            Treatment.LIFTED,
            "khen thưởng hằng năm theo thẩm quyền của đơn vị",
        )
    if text.startswith(("Các hình thức khen thưởng cấp Nhà nước", "- Các hình thức khen thưởng cấp Nhà nước")):
        return (
            f"Đề nghị khen thưởng cấp tỉnh, cấp Nhà nước: {helpers} tham mưu {council} xét chọn các tập thể, cá nhân, hộ gia đình có thành tích "
            f"xuất sắc, tiêu biểu và đủ điều kiện, tiêu chuẩn, trình {chair} đề nghị cấp có thẩm quyền khen thưởng theo quy định.",
            Treatment.REWORDED,
            "cấp trên quyết định; đơn vị xét chọn và đề nghị",
        )
    if re.match(r"Khen thưởng Bằng khen của Chủ tịch", text):
        return (
            f"Giấy khen của {chair}: {helpers} tham mưu {council} xét chọn các tập thể, cá nhân, doanh nghiệp, hộ gia đình đạt thành tích "
            f"xuất sắc, tiêu biểu trong Phong trào thi đua, trình {chair} xem xét, quyết định khen thưởng theo thẩm quyền.",
            Treatment.LIFTED,
            "hình thức khen thưởng thuộc thẩm quyền của đơn vị",
        )
    return text, None, ""


def _gone(text: str, context: Context) -> str:
    """The sở or ministry that gives an award and no longer exists on the day; empty when it does, or none is named."""
    match = re.search(r"của (?:Giám đốc |Bộ trưởng )?((?:Sở|Bộ) .+?)[ ;.]*$", text)
    if not match:
        return ""
    found = next(iter(bodies.find(match[1])), None)
    return found.plain_name if found and found.kind in {"so", "bo"} and not found.exists(context.on) else ""
