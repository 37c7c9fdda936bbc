"""Duties: who leads, who helps, what is done, what comes out, by when, to whom it is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.drafting.plan import actors, deadlines
from generator.drafting.plan.paragraphs import PlanParagraph
from generator.model.labels import Level
from generator.model.plan import Actor, Deadline, Duty, SubjectLevel

_ASKED = re.compile(r"^(?:Trân trọng )?[Đđ]ề nghị\s+")
_GIVEN = re.compile(r"^(?:Giao|Yêu cầu|Phân công)(?:\s+(?:cho|nhiệm vụ cho))?\s+")
_TIME = re.compile(
    r"^(?:H[àằ]ng (?:năm|quý|tháng)|Định kỳ[^,]*|(?:Chậm nhất |Xong )?[Tt]rước ngày[^,]*|Quý [IV\d]+[^,]*),\s*"
)
_CLOSING = re.compile(
    r"^Trong quá trình[^;]*?,\s+(?:(?:yêu cầu|đề nghị)\s+(?=các |Sở |UBND |Ủy ban )|(?=(?:Sở|Ban|Văn phòng|Công an) [^,]*? (?:phối hợp|tổng hợp)))"
)
_WITH = re.compile(r"phối hợp(?:\s+(?:chặt chẽ|chặt chẽ, hiệu quả))?(?:\s+(?:với|cùng))?\s+(?P<whom>.*)", re.DOTALL)
_LEAD_WORDS = re.compile(
    r"^(?:là cơ quan (?:chủ trì|đầu mối|thường trực)[,;]?\s*)?(?:chủ trì|chịu trách nhiệm chính|đầu mối)\b,?\s*"
)
_PRODUCT = re.compile(
    r"(?:xây dựng|ban hành|trình|lập|soạn thảo|hoàn thành|dự thảo)\s+(?P<what>(?:báo cáo|kế hoạch|văn bản|đề án|dự toán|"
    r"chương trình|quy chế|quy định|hướng dẫn|nghị quyết|quyết định|tờ trình|danh mục|nhu cầu kinh phí|phương án|tài liệu)"
    r"(?:\s+(?:riêng|cụ thể|chi tiết|kinh phí|hướng dẫn|triển khai))*)",
    re.IGNORECASE,
)
_RECEIVER = re.compile(
    r"(?:báo cáo|gửi|phản ánh)\b(?:[^;.]*?\s(?:về|gửi về|cho|đến))?\s+(?P<who>(?:Sở|Ủy ban nhân dân|UBND|Ban|Hội đồng|Văn phòng|"
    r"Phòng|Thường trực|Bộ|Công an|Chủ tịch)\s+[^;.]*?)(?=\s+(?:để|tổng hợp|theo|xem xét|kết quả|chủ trì|trước|qua|và đề xuất|các nội dung)\b|"
    r"\s*\(trước|[;.,]|\s*$)"
)
_DUTY_PART = re.compile(
    r"tổ chức thực hiện|phân công|trách nhiệm|giải pháp|nhiệm vụ|nội dung|tổ chức triển khai|tiến độ", re.IGNORECASE
)
_COLUMNS = {
    "lead": re.compile(r"chủ trì|đơn vị thực hiện|cơ quan thực hiện|phụ trách", re.IGNORECASE),
    "partners": re.compile(r"phối hợp", re.IGNORECASE),
    "action": re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|tên", re.IGNORECASE),
    "deadline": re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành", re.IGNORECASE),
    "product": re.compile(r"sản phẩm|kết quả", re.IGNORECASE),
}
_FIELD_LINE = re.compile(
    r"^(?P<what>(?:Cơ quan|Đơn vị)(?: chủ trì| thực hiện| phối hợp)[^:]*|Chủ trì|Phối hợp(?: thực hiện)?|Thời gian[^:]*|"
    r"Thời hạn[^:]*|Sản phẩm[^:]*|Kết quả[^:]*)\s*:\s*(?P<value>.+)$",
    re.DOTALL,
)


def find(paragraphs: tuple[PlanParagraph, ...], on: date | None, author: SubjectLevel) -> Iterator[Duty]:
    """Yield the duties of a plan in reading order, from sentences, from lists under a body's name, and from tables.

    ``on`` is the plan's date, ``author`` the level of the body that issued it.
    """
    for paragraph in paragraphs:
        if paragraph.row:
            yield from _of_row(paragraph, on, author)
        elif fields := _field_lines(paragraphs, paragraph):
            yield from _of_fields(paragraph, fields, on, author)
        elif not _skip(paragraph):
            yield from _of_sentence(paragraphs, paragraph, on, author)


def _skip(paragraph: PlanParagraph) -> bool:
    top = paragraph.top
    if not paragraph.headings or _FIELD_LINE.match(paragraph.text):
        return True
    if any(
        re.match(r"(?:các )?(?:tiêu chí|tiêu chuẩn)\b(?!.*hình thức)", heading.lower())
        for heading in paragraph.headings
    ):
        return True
    return not _DUTY_PART.search(top) and not re.search(
        r"chủ trì|tổng hợp|khen thưởng", f"{top} {paragraph.text}".lower()
    )


def _of_sentence(
    paragraphs: tuple[PlanParagraph, ...], paragraph: PlanParagraph, on: date | None, author: SubjectLevel
) -> Iterator[Duty]:
    text, asked = paragraph.text, False
    if match := _ASKED.match(text):
        text, asked = _capital(text[match.end() :]), True
    elif (match := _GIVEN.match(text)) or (match := _CLOSING.match(text)):
        text = _capital(text[match.end() :])
    limit_head = ""
    if match := _TIME.match(text):
        limit_head, text = match.group(), _capital(text[match.end() :])
    who, rest = actors.leading(text)
    if not who and (match := re.match(r"^(?P<head>[^:]{3,80}):\s+", text)):
        # "4. Năm 2025: Sở Nội vụ phối hợp …", "- Các hình thức khen thưởng cấp Nhà nước: Sở … phối hợp …".
        who, rest = actors.leading(text[match.end() :])
        limit_head = match["head"] + ", "
    elif who and not re.search(r"\b(?:Sở|Ủy ban|Ban|UBND)\b", who) and rest and (inner := actors.leading(rest))[0]:
        who, rest = inner
    heading_body = _body_above(paragraphs, paragraph)
    if (not who or not rest) and heading_body and not paragraph.has_children:
        who, rest = heading_body, text
    if not who or not rest:
        return
    yield _duty(paragraph, who, rest, f"{limit_head}{text}", asked, on, author)


def _duty(
    paragraph: PlanParagraph, who: str, rest: str, whole: str, asked: bool, on: date | None, author: SubjectLevel
) -> Duty:
    partners: tuple[Actor, ...] = ()
    action = _LEAD_WORDS.sub("", rest).strip(" ,")
    if match := _WITH.match(action):
        whom, deed = _partners(match["whom"])
        partners = actors.split(whom, on, author)
        action = deed or action
    receiver = _RECEIVER.search(whole)
    product = _PRODUCT.search(whole)
    return Duty(
        action=action.strip(" ,;./"),
        leads=actors.split(who, on, author),
        partners=partners,
        product=product["what"] if product else "",
        deadline=deadlines.find(whole),
        receiver=actors.actor(receiver["who"], on, author) if receiver else None,
        requested=asked,
        origin=paragraph.origin,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _partners(text: str) -> tuple[str, str]:
    """Split "Sở A và các ngành có liên quan theo dõi, …" into who helps and what is done."""
    who, rest = actors.leading(_capital(text))
    return (who, rest) if who else ("", text)


def _body_above(paragraphs: tuple[PlanParagraph, ...], paragraph: PlanParagraph) -> str:
    """The body whose name is the heading the paragraph stands under ("1. Công an tỉnh" over "a) Chủ trì …"); else empty."""
    above = paragraph.parent
    while above is not None:
        heading = paragraphs[above].text.strip(" :.")
        who, rest = actors.leading(heading)
        if who and not rest and paragraphs[above].level not in {Level.LA_MA, Level.PHAN, Level.CHUONG}:
            return re.sub(r"^(?:Trách nhiệm của|Giao|Đề nghị)\s+", "", who)
        above = paragraphs[above].parent
    return ""


def _field_lines(paragraphs: tuple[PlanParagraph, ...], paragraph: PlanParagraph) -> dict[str, str]:
    """The "Cơ quan chủ trì: …", "Thời gian: …" lines that hang on a paragraph, by column."""
    fields: dict[str, str] = {}
    if not paragraph.has_children:
        return fields
    for child in paragraphs[paragraph.index + 1 :]:
        if child.parent is None or child.parent < paragraph.index:
            break
        if child.parent == paragraph.index and (match := _FIELD_LINE.match(child.text)):
            for column, pattern in _COLUMNS.items():
                if pattern.search(match["what"]):
                    fields.setdefault(column, match["value"])
                    break
    return fields if "lead" in fields else {}


def _of_fields(
    paragraph: PlanParagraph, fields: dict[str, str], on: date | None, author: SubjectLevel
) -> Iterator[Duty]:
    limit = fields.get("deadline", "")
    yield Duty(
        action=fields.get("action", paragraph.text).strip(" ,;."),
        leads=actors.split(fields["lead"], on, author),
        partners=actors.split(fields.get("partners", ""), on, author),
        product=fields.get("product", "").strip(" ."),
        deadline=(deadlines.find(limit) or Deadline(limit.strip(" ."))) if limit else None,
        origin=paragraph.origin,
    )


def _of_row(paragraph: PlanParagraph, on: date | None, author: SubjectLevel) -> Iterator[Duty]:
    """A row of a task table: its columns are known by their heads."""
    fields: dict[str, str] = {}
    for head, words in paragraph.row.items():
        for column, pattern in _COLUMNS.items():
            if pattern.search(head) and column not in fields and words:
                fields[column] = words
                break
    if "lead" in fields and "action" in fields:
        yield from _of_fields(paragraph, fields, on, author)
