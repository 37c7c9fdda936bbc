"""Measurable aims in a sentence: rates, ranges, fractions, counts, with period, condition and population."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.drafting.plan.paragraphs import PlanParagraph
from generator.model.plan import SubjectLevel, Target

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_PERCENT = re.compile(
    rf"(?P<compare>từ|đạt từ|đạt|ít nhất|tối thiểu|trên|dưới|không quá|khoảng|còn|≥|>|≤|<)?\s*"
    rf"(?P<low>{_NUMBER})\s*%?\s*(?:(?:-|–|đến)\s*(?P<high>{_NUMBER}))?\s*%(?P<per>\s*/\s*năm)?"
)
_FRACTION = re.compile(r"(?P<verb>giảm|tăng)\s+(?P<top>\d)\s*/\s*(?P<bottom>\d)\b")
_COUNT = re.compile(
    rf"(?:ít nhất|tối thiểu|trên|từ|phấn đấu(?: có)?|mỗi (?:xã|phường|huyện|đơn vị)[^.;]{{0,20}}?)\s+(?P<low>{_NUMBER})"
    r"(?:\s*(?:-|đến)\s*(?P<high>\d+))?\s+(?P<unit>mô hình|hộ|xã|phường|dự án|người|lao động|lớp|công trình|căn nhà|nhà|"
    r"doanh nghiệp|hợp tác xã|tỷ đồng|triệu đồng|sản phẩm|trạm|điểm|cuộc|hội nghị)\b"
)
_RATIO = re.compile(
    rf"(?P<compare>đạt từ|đạt|từ|ít nhất|tối thiểu|trên|dưới|không quá|khoảng|còn)\s+(?P<low>{_NUMBER})"
    rf"(?:\s*(?:-|–|đến)\s*(?P<high>{_NUMBER}))?\s+(?P<unit>[^\W\d_]+(?: [^\W\d_]+){{0,2}}/(?:\d[\d.]*\s+)?(?:bé gái sinh ra sống|bé gái|phụ nữ|[^\W\d_]+)"
    r"(?:/năm)?)"
)
"""A figure for so many of another thing: "2,1 con/phụ nữ", "dưới 109 bé trai/100 bé gái", "đạt 75 triệu đồng/người/năm"."""
_PERIOD = re.compile(
    r"(?:(?:đến|tới)\s+(?:hết|cuối)\s+|[Đđ]ến\s+|trong\s+)năm\s+20\d\d|h[àằ]ng năm|mỗi năm|giai đoạn\s+20\d\d\s*-\s*20\d\d|/\s*năm",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"trong\s+\d+\s+năm liên tục[^(),;.]*|so với (?:đầu kỳ|năm 20\d\d|cùng kỳ(?: năm trước)?)")
_AIM = re.compile(
    r"phấn đấu|phân đầu|phân đấu|giảm|tăng|đạt|ít nhất|tối thiểu|chỉ tiêu|mục tiêu|100\s*%|trên \d|≥|còn", re.IGNORECASE
)
_NOT_AIM = re.compile(r"tỷ lệ điều tiết|thuế suất|lãi suất|hỗ trợ (?:tối đa )?\d+%|mức hỗ trợ|tổng kinh phí")
_INDICATOR = re.compile(
    r"(?P<name>(?:tỷ lệ|tổng tỷ suất|tỷ suất|tỷ số|số|quy mô|tổng số|diện tích|thu nhập|giá trị|doanh thu|độ che phủ|mật độ)\s+[^,;.():]*?)"
    r"(?=\s+(?:h[àằ]ng năm|giảm|tăng|đạt|còn|trên địa bàn|từ(?!\s+\d+\s+tuổi)|ít nhất|tối thiểu|so với|của (?:tỉnh|địa phương|huyện|xã))\b|\s*\d(?!\d*\s+tuổi)|\s*$)",
    re.IGNORECASE,
)
_NEXT_AIM = re.compile(r"[;(.]|,\s+(?=(?:giảm|tăng|đạt|phấn đấu)\b|\d)")
"""Where the words that follow a figure stop belonging to it ("giảm 50% số cặp A, giảm 60% số cặp B")."""
_GROUP = re.compile(r"dân tộc (?:Khmer|thiểu số|Chăm|Hoa|[A-ZĐ]\w+)|đồng bào dân tộc thiểu số|cận nghèo")


def of_paragraph(paragraph: PlanParagraph, subject: SubjectLevel | None) -> Iterator[Target]:
    """Yield the targets that one paragraph states for ``subject``; "4/5 … hoặc … trên 50%" gives two, the second marked.

    ``alternative_to`` of a target counts within this paragraph (0 = its first); the caller makes it an index of the plan.
    """
    text = paragraph.text
    if not _AIM.search(text) or _NOT_AIM.search(text):
        return
    spans: list[tuple[int, int, Target]] = []
    for match in _FRACTION.finditer(text):
        share = Decimal(match["top"]) / Decimal(match["bottom"])
        spans.append(
            (match.start(), match.end(), _target(paragraph, match, share, share, "phần", match["verb"], subject))
        )
    for match in _PERCENT.finditer(text):
        low = _decimal(match["low"])
        high = _decimal(match["high"]) if match["high"] else low
        unit = "%/năm" if match["per"] else "%"
        spans.append(
            (match.start(), match.end(), _target(paragraph, match, low, high, unit, match["compare"] or "", subject))
        )
    for match in _RATIO.finditer(text):
        low = _decimal(match["low"])
        high = _decimal(match["high"]) if match["high"] else low
        target = _target(paragraph, match, low, high, match["unit"], match["compare"], subject)
        spans.append((match.start(), match.end(), target))
    for match in _COUNT.finditer(text):
        low = _decimal(match["low"])
        high = _decimal(match["high"]) if match["high"] else low
        spans.append(
            (match.start(), match.end(), _target(paragraph, match, low, high, match["unit"], "ít nhất", subject))
        )
    previous_end = 0
    for number, (start, end, target) in enumerate(sorted(spans, key=lambda span: span[0])):
        between = text[previous_end:start]
        if number and re.search(r"\bhoặc\b", between):
            target = replace(target, alternative_to=number - 1)
        previous_end = end
        yield target


def _target(
    paragraph: PlanParagraph,
    match: re.Match[str],
    low: Decimal,
    high: Decimal,
    unit: str,
    compare: str,
    subject: SubjectLevel | None,
) -> Target:
    text = paragraph.text
    before, after = text[: match.start()], text[match.end() :]
    clause_start = max(before.rfind(";"), before.rfind("("), before.rfind(". "), before.rfind(" hoặc "))
    clause = before[clause_start + 1 :]
    named = list(_INDICATOR.finditer(clause)) or list(_INDICATOR.finditer(_NEXT_AIM.split(after)[0]))[:1]
    indicator = named[-1]["name"] if named else _rest_of_clause(clause, after)
    period = (
        [found.group() for found in _PERIOD.finditer(clause)]
        or [found.group() for found in _PERIOD.finditer(after[:40])]
        or [found.group() for found in _PERIOD.finditer(before)]
    )
    condition = _CONDITION.search(after) or _CONDITION.search(clause)
    group = _GROUP.search(clause)
    return Target(
        indicator=" ".join(indicator.split()).strip(" ,.:"),
        subject=SubjectLevel.TINH if subject is SubjectLevel.SO and "của tỉnh" in before else subject,
        low=low,
        high=high,
        unit=unit,
        comparison=_comparison(compare, clause),
        period=period[-1].strip(" /") if period else "",
        condition=condition.group().strip() if condition else "",
        group=group.group() if group and "cận nghèo" not in group.group() else "",
        origin=paragraph.origin,
    )


def _comparison(compare: str, clause: str) -> str:
    compare = compare.strip().lower()
    if compare in {"từ", "đạt từ", "ít nhất", "tối thiểu", "≥"}:
        return "ít nhất"
    if compare in {"trên", ">"}:
        return "trên"
    if compare in {"dưới", "<"}:
        return "dưới"
    if compare in {"không quá", "≤"}:
        return "không quá"
    if compare in {"giảm", "tăng", "khoảng", "còn"}:
        return compare
    return "giảm" if re.search(r"giảm\s*$", clause.lower()) else "đạt"


def _rest_of_clause(before: str, after: str) -> str:
    """What is measured, where no "tỷ lệ …" names it: the words after the figure ("100% các xã có …")."""
    tail = re.split(r"[;.]|,\s", after.strip())[0]
    return tail if len(tail) > 3 else re.sub(r"(?i)^\W*(?:phấn đấu)\s*", "", before)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))
