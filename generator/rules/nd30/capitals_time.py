"""Capitals of Tết, weekdays, months and events (PL2/M5/k8, k9): ND30-235, 236, 237."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.edits import Safety
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.capitals_lexicon import hits
from generator.rules.nd30.text import LOWER, UPPER, words_of

_END = rf"(?![{LOWER}{UPPER}])"
_WEEKDAY = re.compile(
    rf"(?:(?:ngày|sáng|chiều|tối|từ|vào|đến) (thứ (?:hai|ba|tư|năm|sáu|bảy)){_END}(?=[,.;)]|(?: hằng| hàng| tuần| đến| ngày|\n|$))|"
    rf"(thứ (?:hai|ba|tư|năm|sáu|bảy))(?=,? ngày \d))"
)
_WEEKDAY_CAPITAL = re.compile(
    rf"(Thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy|hai|ba|tư|năm|sáu|bảy)){_END}(?=[,.;)]|(?: hằng| hàng| tuần| đến| ngày))"
)
_MONTH = re.compile(
    rf"(tháng (?:giêng|chạp)){_END}|"
    rf"(tháng (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười)) (?=năm \d{{4}}|âm lịch|dương lịch)"
)
_MONTH_CAPITAL = re.compile(
    rf"(Tháng (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|giêng|chạp|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)){_END}"
)
_REVOLUTION = re.compile(rf"([Cc]ách mạng [Tt]háng (?:8|10)){_END}(?! năm)")
_NUMBERED = {"8": "Tám", "10": "Mười"}


@rule("ND30-235")
def tet(subject: Subject) -> Faults:
    """Tên tết viết hoa chưa đúng.

    ## Kiểm tra gì
    Tết Nguyên đán, tết Đoan ngọ, tết Trung thu.

    ## Vì sao
    Viết hoa chữ cái đầu của âm tiết thứ nhất tạo thành tên gọi; "Tết" viết hoa khi thay cho một tết cụ thể.

    ## Ví dụ sai
    Tết Nguyên Đán; tết nguyên đán

    ## Ví dụ đúng
    tết Nguyên đán

    ## Cách sửa
    Viết hoa một chữ đầu của tên.
    """
    words = words_of(subject)
    for hit in hits(subject, "ND30-235"):
        # "Tết" itself may be a capital: only the name is judged.
        present = words.all[hit.start : hit.end]
        right = present[0] + hit.right[1:]
        yield words.fault(hit.start, hit.end, _("tên tết: viết “{right}”").format(right=right), right)


@rule("ND30-236")
def weekdays_and_months(subject: Subject) -> Faults:
    """Thứ trong tuần, tháng viết bằng chữ viết hoa chưa đúng.

    ## Kiểm tra gì
    "thứ hai" chỉ ngày trong tuần (sau "ngày", "sáng", "chiều" hoặc trước "ngày …"), "Thứ Hai" giữa câu, tháng viết bằng chữ.
    "thứ hai" chỉ thứ tự không bị nhắc.

    ## Vì sao
    Viết hoa chữ cái đầu của âm tiết chỉ ngày, tháng khi không dùng chữ số: thứ Hai, tháng Tám.

    ## Ví dụ sai
    sáng thứ hai, ngày 05/01/2026; tháng giêng

    ## Ví dụ đúng
    sáng thứ Hai, ngày 05/01/2026; tháng Giêng

    ## Cách sửa
    Viết hoa âm tiết chỉ ngày, tháng; "thứ", "tháng" viết thường.
    """
    words = words_of(subject)
    small = [
        found.span(1) if found.group(1) else found.span(2)
        for found in words.each(_WEEKDAY, "ngày", "sáng", "chiều", "tối", "từ", "vào", "đến", "thứ")
    ]
    small += [found.span(1) if found.group(1) else found.span(2) for found in words.each(_MONTH, "tháng")]
    capital = [found.span(1) for found in words.each(_WEEKDAY_CAPITAL, "thứ")]
    capital += [found.span(1) for found in words.each(_MONTH_CAPITAL, "tháng")]
    inside = [span for span in capital if not words.opens(span[0])]
    for start, end in sorted(small + inside):
        if words.foreign(start):
            continue
        word, number = words.all[start:end].split(" ", 1)
        right = f"{word.lower()} {number[0].upper()}{number[1:].lower()}"
        yield words.fault(start, end, _("viết “{right}”").format(right=right), right, safety=Safety.UNSAFE)


@rule("ND30-237")
def events_and_dynasties(subject: Subject) -> Faults:
    """Sự kiện lịch sử, triều đại viết chưa đúng.

    ## Kiểm tra gì
    Cách mạng tháng Tám viết bằng số hoặc viết thường; "triều" viết thường trước tên triều đại.

    ## Vì sao
    Tên sự kiện lịch sử và triều đại viết hoa; con số trong tên viết bằng chữ và viết hoa.

    ## Ví dụ sai
    Cách mạng tháng 8; triều Lý

    ## Ví dụ đúng
    Cách mạng tháng Tám; Triều Lý

    ## Cách sửa
    Viết theo ví dụ của Nghị định.
    """
    words = words_of(subject)
    for found in words.each(_REVOLUTION, "cách"):
        number = found.group(1).rsplit(" ", 1)[1]
        right = f"Cách mạng tháng {_NUMBERED[number]}"
        if not words.foreign(found.start()):
            yield words.fault(
                *found.span(1), _("con số trong tên sự kiện viết bằng chữ: “{right}”").format(right=right), right
            )
    for hit in hits(subject, "ND30-237"):
        yield words.fault(
            hit.start, hit.end, _("tên sự kiện, triều đại: viết “{right}”").format(right=hit.right), hit.right
        )
