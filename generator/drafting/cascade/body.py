"""The body of the lower plan: each part of the parent derived in its own way, the tree kept, every paragraph with its trail."""

from __future__ import annotations

import re
from typing import TypeVar

from generator.catalog.provinces import TWO_TIER_FROM
from generator.drafting.cascade import awards, duties
from generator.drafting.cascade.context import Context
from generator.drafting.cascade.numbering import renumber
from generator.drafting.cascade.sections import Part, part_of
from generator.drafting.cascade.treatment import Treatment
from generator.drafting.plan import PlanParagraph
from generator.drafting.plan.parts import subject_of
from generator.drafting.plan.similarity import likeness
from generator.model import BodyNode, Division, Drawn, Image, Item, Level, Paragraph, Provenance, Table
from generator.model.plan import SubjectLevel

_ISSUING = re.compile(r"ban hành (?:Kế hoạch|kế hoạch)|xây dựng (?:Kế hoạch|kế hoạch)")
_CLOSING_WORDS = re.compile(r"^\(?(?:Kế hoạch này thay thế|Bãi bỏ)")
_SUMMING_UP = re.compile(r"^Trên đây là (?:Kế hoạch|kế hoạch)")
_FULL_CITATION = re.compile(
    r"(?P<short>(?:Chỉ thị|Quyết định|Nghị quyết|Nghị định|Kết luận|Kế hoạch) số [\w/.\-]+) ngày [^,.;]*? của [^,.;“]*?(?=[.;,]|\s+“|\s+của (?:Ủy ban|UBND)|$)"
)
_CENTRAL = re.compile(r"trình (?:Thủ tướng|Chính phủ|Chủ tịch nước)|báo cáo (?:Bộ|Chính phủ|Thủ tướng)|cấp phép")

N = TypeVar("N", Paragraph, Division, Item, Table)


def derive(context: Context) -> tuple[BodyNode, ...]:
    """Return the lower plan's body; parts in the parent's order, the unit's own targets before the tasks."""
    nodes: list[BodyNode] = []
    goals = _own_goals(context)
    cursor = Cursor(context)
    for node in context.parent.body:
        if isinstance(node, Division) and node.level in {
            Level.LA_MA,
            Level.PHAN,
            Level.CHUONG,
            Level.CHU_HOA,
            Level.KHOAN,
        }:
            part = part_of(node.heading)
            if goals and part not in {Part.PURPOSE, Part.SCOPE, Part.TARGETS}:
                nodes.append(goals)
                goals = None
            derived = _part(node, part, cursor)
            if derived is not None:
                nodes.append(derived)
        else:
            nodes.extend(cursor.general(node, in_duties=False))
    if goals:
        nodes.append(goals)
    return renumber(tuple(nodes))


class Cursor:
    """Walks the parent's tree in step with its list of paragraphs, so that each node knows its place."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._next = len(context.parent.bases)

    def paragraph(self) -> PlanParagraph:
        """Return the paragraph of the node now entered."""
        found = self.context.paragraphs[self._next]
        self._next += 1
        return found

    def peek(self) -> PlanParagraph:
        """Return the paragraph of the node that comes next."""
        return self.context.paragraphs[self._next]

    def skip(self, node: BodyNode, reason: str) -> None:
        """Drop a node with all that hangs on it."""
        if isinstance(node, Table):
            for _row in node.rows[node.header_rows :]:
                self.context.drop(self.paragraph(), reason)
            return
        if isinstance(node, Drawn):
            return
        self.context.drop(self.paragraph(), reason)
        if isinstance(node, (Division, Item)):
            for child in node.children:
                self.skip(child, reason)

    def pass_over(self, node: BodyNode) -> None:
        """Go past a node that was taken up elsewhere in the draft."""
        kept = len(self.context.dropped)
        self.skip(node, "")
        del self.context.dropped[kept:]

    def general(self, node: BodyNode, *, in_duties: bool) -> list[BodyNode]:
        """Return the node reworded; empty when it is dropped."""
        context = self.context
        if isinstance(node, Table):
            return self._table(node)
        if isinstance(node, Image):
            return []  # its file stays with the plan above
        if isinstance(node, Drawn):
            return [node]
        paragraph = self.paragraph()
        if isinstance(node, Paragraph):
            return self._words(node, paragraph, in_duties)
        reason = _not_ours(paragraph, context)
        if reason:
            context.drop(paragraph, reason)
            for child in node.children:
                self.skip(child, reason)
            return []
        if isinstance(node, Division) and _is_our_duties(node, context):
            return [self._lifted(node, paragraph)]
        if isinstance(node, Division):
            heading = _heading(node.heading, context)
            children = tuple(new for child in node.children for new in self.general(child, in_duties=in_duties))
            if not children and node.children:
                context.drop(paragraph, "không còn nội dung nào bên dưới")
                return []
            trail = context.trail(paragraph, context.treatment(node.heading, heading))
            return [replace_node(node, heading=heading, children=children, provenance=trail)]
        duty = context.duty(paragraph)
        if in_duties and duty is not None:
            made = duties.derive(node, paragraph, duty, context)
            children = tuple(new for child in node.children for new in self.general(child, in_duties=True))
            return [
                replace_node(item, children=children) if at == 0 and children else item for at, item in enumerate(made)
            ]
        text, trail = self._reworded(f"{node.heading} {node.text}".strip(), paragraph)
        heading, _gap, rest = text.partition(": ") if node.heading.endswith(":") and ": " in text else ("", "", text)
        children = tuple(new for child in node.children for new in self.general(child, in_duties=in_duties))
        return [
            replace_node(node, heading=f"{heading}:" if heading else "", text=rest, children=children, provenance=trail)
        ]

    def _lifted(self, node: Division, paragraph: PlanParagraph) -> Division:
        """The duties of all units of our level are our own: they stand under our own name."""
        context = self.context
        children = tuple(new for child in node.children for new in self.general(child, in_duties=False))
        trail = context.trail(paragraph, Treatment.LIFTED, "nhiệm vụ của mọi đơn vị cấp này là nhiệm vụ của đơn vị")
        heading = f"Nhiệm vụ của Ủy ban nhân dân {context.unit.word}"
        return replace_node(node, heading=heading, children=children, provenance=trail)

    def _words(self, node: Paragraph, paragraph: PlanParagraph, in_duties: bool) -> list[BodyNode]:
        context = self.context
        text = node.text
        if _CLOSING_WORDS.match(text):
            context.drop(paragraph, "hiệu lực thay thế là việc của kế hoạch cấp trên")
            return []
        if reason := _not_ours(paragraph, context):
            context.drop(paragraph, reason)
            return []
        duty = context.duty(paragraph)
        if in_duties and duty is not None:
            return [
                Paragraph(text=made.text, provenance=made.provenance)
                for made in duties.derive(Item(label="-", text=text, level=Level.GACH), paragraph, duty, context)
            ]
        if _ISSUING.search(text) and "Ủy ban nhân dân" in text and paragraph.parent is None:
            issuer = f"Ủy ban nhân dân {context.unit.in_sentence}"
            text = re.sub(r"(?:Ủy ban nhân dân|UBND) (?:tỉnh|thành phố|Thành phố)(?: (?!ban hành)[A-ZĐ][\w-]*){0,4}(?= ban hành| xây dựng)",
                          issuer, text)  # fmt: skip
        elif _SUMMING_UP.match(text):
            text = _FULL_CITATION.sub(r"\g<short>", text)
            text = re.sub(
                r"của (?:Ủy ban nhân dân|UBND) (?:tỉnh|thành phố|Thành phố)[^,.;]*",
                f"của Ủy ban nhân dân {context.unit.in_sentence}",
                text,
            )
        new, trail = self._reworded(text, paragraph, old=node.text)
        return [replace_node(node, text=new, provenance=trail)]

    def _reworded(self, text: str, paragraph: PlanParagraph, old: str = "") -> tuple[str, tuple[Provenance, ...]]:
        context = self.context
        new = context.wording.reword(_without_slogan(text), paragraph.text)
        new, decision = context.without_figures(new, context.targets(paragraph))
        treatment = context.treatment(old or text, new)
        return new, context.trail(paragraph, treatment, decision=decision)

    def _table(self, table: Table) -> list[BodyNode]:
        """A table of tasks: rows reworded cell by cell; rows that only the superior can do are dropped."""
        context = self.context
        rows = list(table.rows[: table.header_rows])
        for row in table.rows[table.header_rows :]:
            paragraph = self.paragraph()
            if reason := _not_ours(paragraph, context):
                context.drop(paragraph, reason)
                continue
            words = " ".join(cell.text for cell in row)
            rows.append(
                tuple(cell.model_copy(update={"text": context.wording.reword(cell.text, words)}) for cell in row)
            )
        if len(rows) == table.header_rows:
            return []
        trail = context.trail(None, Treatment.REWORDED, "bảng nhiệm vụ của kế hoạch cấp trên, sửa lời từng ô")
        return [table.model_copy(update={"rows": tuple(rows), "provenance": trail})]


_SLOGAN = re.compile(
    r",?\s*(?:phấn đấu|hướng tới mục tiêu)\s*[“\"]Vì (?:một )?(?:tỉnh|thành phố) [^”\"]*[”\"](?=[.;,])"
)


def _without_slogan(text: str) -> str:
    """Leave out a slogan that only the province can say of itself (“Vì tỉnh … không còn đói nghèo”)."""
    return _SLOGAN.sub("", text)


def _part(node: Division, part: Part, cursor: Cursor) -> Division | None:
    context = cursor.context
    paragraph = cursor.paragraph()
    heading = _heading(node.heading, context)
    if part is Part.CRITERIA:
        children = _criteria(node, cursor)
    elif part is Part.AWARDS:
        children = awards.derive(node, cursor, context)
    elif part is Part.TIMETABLE:
        children = tuple(new for child in node.children for new in _milestone(child, cursor))
    elif part is Part.DUTIES:
        children = duties.merge(
            tuple(new for child in node.children for new in cursor.general(child, in_duties=True)), context
        )
    else:
        children = tuple(
            new for child in node.children for new in cursor.general(child, in_duties=part is Part.CONTENT)
        )
        children = duties.merge(children, context) if part is Part.CONTENT else children
    if not children and node.children:
        context.drop(paragraph, "không còn nội dung nào bên dưới")
        return None
    trail = context.trail(paragraph, context.treatment(node.heading, heading))
    return replace_node(node, heading=heading, children=children, provenance=trail)


def _heading(heading: str, context: Context) -> str:
    return heading if heading == heading.upper() else context.wording.reword(heading)


def _criteria(node: Division, cursor: Cursor) -> tuple[BodyNode, ...]:
    """Criteria by addressee: the superior's own level dropped, the unit's own level lifted into its goals, lower ones kept."""
    kept: list[BodyNode] = []
    for child in node.children:
        if isinstance(child, Division) and part_of(child.heading) is Part.AWARDS:
            paragraph = cursor.paragraph()
            children = awards.derive(child, cursor, cursor.context)
            heading = _heading(child.heading, cursor.context)
            trail = cursor.context.trail(paragraph, cursor.context.treatment(child.heading, heading))
            kept.append(replace_node(child, heading=heading, children=children, provenance=trail))
        elif isinstance(child, Division) and any(isinstance(grand, (Division, Item)) for grand in child.children):
            paragraph = cursor.paragraph()
            groups = tuple(new for grand in child.children for new in _criteria_group(grand, cursor))
            trail = cursor.context.trail(paragraph, Treatment.KEPT)
            kept.append(replace_node(child, children=groups, provenance=trail))
        else:
            kept.extend(_criteria_group(child, cursor))
    return tuple(kept)


def _criteria_group(node: BodyNode, cursor: Cursor) -> list[BodyNode]:
    context = cursor.context
    subject = subject_of(node.heading) if isinstance(node, Division) else None
    if isinstance(node, Division) and _is_own_level(subject, context):
        cursor.pass_over(node)
        return []
    if isinstance(node, Division) and subject is SubjectLevel.HUYEN:
        cursor.skip(node, "tiêu chí của cấp huyện: không phải cấp này")
        return []
    return cursor.general(node, in_duties=False)


def _is_own_level(subject: SubjectLevel | None, context: Context) -> bool:
    if context.unit.level == "huyen":
        return subject is SubjectLevel.HUYEN
    return subject is SubjectLevel.XA or (context.on >= TWO_TIER_FROM and subject is SubjectLevel.HUYEN)


def _own_goals(context: Context) -> Division | None:
    """The criteria the superior sets for this level, as the unit's own goals, with the figures stated for that level."""
    items: list[BodyNode] = []
    mine = [
        (context.paragraphs[c.origin.index], c)
        for c in context.plan.criteria
        if c.origin and _is_own_level(c.subject, context)
    ]
    own = SubjectLevel.HUYEN if context.unit.level == "huyen" else SubjectLevel.XA
    nearest = [paragraph for paragraph, criterion in mine if criterion.subject is own]
    for paragraph, criterion in mine:
        if criterion.subject is not own and any(_same_demand(paragraph, other, context) for other in nearest):
            context.drop(paragraph, f"đã có mục tiêu tương ứng đặt cho cấp {context.unit.word}")
            continue
        text = context.wording.reword(paragraph.text, paragraph.text)
        decision = ""
        if context.targets(paragraph):
            decision = (
                f"Mức nêu tại {paragraph.place} của {context.source} là mức cấp trên đặt cho cấp này; "
                f"xác nhận hoặc thay bằng chỉ tiêu của {context.unit.in_sentence}"
            )
        text = re.sub(r"\s+trước khi trình khen thưởng", "", text)
        trail = context.trail(paragraph, Treatment.LIFTED, "tiêu chí cấp trên đặt cho cấp này", decision)
        items.append(Item(label="1.", text=text, level=Level.KHOAN, provenance=trail))
    if not items:
        return None
    trail = context.trail(None, Treatment.ADDED, "mục tiêu rút từ tiêu chí dành cho cấp này")
    return Division(
        label="II.", heading=f"MỤC TIÊU PHẤN ĐẤU CỦA {context.unit.word.upper()}", level=Level.LA_MA,
        children=tuple(items), provenance=trail,
    )  # fmt: skip


def _same_demand(paragraph: PlanParagraph, other: PlanParagraph, context: Context) -> bool:
    """Whether two criteria, one for the district and one for the commune, ask for the same."""
    both_measured = bool(context.targets(paragraph)) and bool(context.targets(other))
    return both_measured or likeness(paragraph.text, other.text) > 0.5


def _milestone(node: BodyNode, cursor: Cursor) -> list[BodyNode]:
    """A step of the timetable: past ones dropped, one that has begun starts with the year of this plan."""
    context = cursor.context
    paragraph = cursor.peek()
    step = next((m for m in context.plan.timetable if m.origin and m.origin.index == paragraph.index), None)
    if step is None or step.last_year is None or not isinstance(node, Item):
        return cursor.general(node, in_duties=False)
    if step.last_year < context.on.year:
        cursor.skip(node, f"thời gian đã qua ({step.period})")
        return []
    made = cursor.general(node, in_duties=False)
    if step.first_year is not None and step.first_year < context.on.year:
        start, end = context.on.year, step.last_year
        period = f"Năm {start}" if start == end else f"Giai đoạn {start} - {end}"
        for at, item in enumerate(made):
            if isinstance(item, Item):
                whole = f"{item.heading} {item.text}".strip()
                whole = re.sub(rf"^{re.escape(step.period)}", period, whole)
                head, _gap, rest = whole.partition(": ")
                made[at] = replace_node(item, heading=f"{head}:" if rest else "", text=rest or whole)
    return made


def _is_our_duties(node: Division, context: Context) -> bool:
    """Whether a heading gives what follows to all units of our level ("6. Ủy ban nhân dân các xã, phường")."""
    match = re.match(r"(?:Đề nghị |Yêu cầu )?(?:Ủy ban nhân dân|UBND)\s+(?P<rest>.*)", node.heading)
    if not match:
        return False
    groups = {
        "huyen": r"các huyện|cấp huyện|huyện, thị xã",
        "xa": r"(?:các )?(?:xã, phường|phường, xã|xã, thị trấn)|cấp xã|các (?:xã|phường)",
    }
    return bool(re.match(groups[context.unit.level], match["rest"]))


def _not_ours(paragraph: PlanParagraph, context: Context) -> str:
    """Why a paragraph can only be the superior's; empty when it may be ours."""
    duty = context.duty(paragraph)
    if duty and _CENTRAL.search(paragraph.text) and duty.leads and not duty.leads[0].group:
        return "việc chỉ cấp tỉnh làm được (trình, báo cáo Trung ương; cấp phép)"
    return ""


def replace_node(node: N, **changes: object) -> N:
    """Return a copy of a body node with some parts changed."""
    return node.model_copy(update=changes)
