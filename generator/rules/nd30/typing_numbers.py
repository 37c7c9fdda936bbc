"""Numbers, percent, counts, money and dates in the text (section "typing"): ND30-244 to ND30-248."""

from __future__ import annotations

import re
from functools import cache

from generator.catalog.store import load
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import LOWER, UPPER, words_of

_LETTER = f"{LOWER}{UPPER}"
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?![\d,/])")
_PERCENT = re.compile(r"( +)%")
_VND = re.compile(rf"(VNĐ|vnđ|VNđ)(?![{_LETTER}])")
_DAY = re.compile(r"[Nn]gày ([1-9])(?= tháng (?:0?[1-9]|1[0-2])(?!\d))")
_MONTH = re.compile(r"[Tt]háng ([12])(?=(?: năm|/) ?\d{4})")
_PART_OF_NUMBER = frozenset(".,/-%")


@cache
def _decimal() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in sorted(load("typing")["measured"], key=len, reverse=True))
    return re.compile(rf"(\d{{1,3}})(\.)(\d{{1,2}})(?= ?%| (?:{units})(?![{_LETTER}\d]))")


@cache
def _comma_thousands() -> re.Pattern[str]:
    nouns = "|".join(sorted(load("typing")["whole"], key=len, reverse=True))
    return re.compile(rf"[1-9]\d{{0,2}},\d{{3}}(?= (?:{nouns})(?![{_LETTER}]))")


@cache
def _single_digit() -> re.Pattern[str]:
    nouns = "|".join(sorted(load("typing")["counted"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.,/%…{_LETTER}-])(?<!- )([1-9])(?= (?:{nouns})(?![{_LETTER}])(?! năm \d{{4}}| \d{{4}}))"
    )


def _begins(text: str, at: int) -> bool:
    """Return whether a number begins at ``at``, and is not the rest of a longer one, a code or a range."""
    before = text[at - 1 : at]
    if text[at - 2 : at] == "- ":
        # The upper end of a range begins there ("2,5 - 3.5%"), a count after a dash does not.
        return re.search(r"\d%? - $", text[max(0, at - 8) : at]) is not None
    return not (before.isalnum() or before in _PART_OF_NUMBER)


_NOT_A_COUNT = re.compile(
    r"(?:ngày|tháng|năm|quý|khoản|điểm|điều|mục|phần|chương|tập|số|phụ lục|biểu|bảng|cấp|lớp|khóa|loại|hạng|tổ|khu|thôn|ấp|đội|"
    r"phường|quận|nhóm|giai đoạn|bước|thứ|lần|đợt|kỳ|mức|tuần|xã|bản|tầng|hoặc|từ|đến|và|mẫu|hình|cột|dòng|trang) $"
)


@rule("ND30-244")
def decimal_and_thousands(subject: Subject) -> Faults:
    """Dấu thập phân, dấu phân cách hàng nghìn viết chưa đúng.

    ## Kiểm tra gì
    Dấu chấm thập phân trước %, đơn vị đo; dấu phẩy phân cách hàng nghìn. Số mục (1.2), ngày tháng, số hiệu không bị nhắc.

    ## Vì sao
    Dấu thập phân là dấu phẩy (Nghị định số 86/2012/NĐ-CP, Phụ lục V); hàng nghìn phân cách bằng dấu chấm (Luật Kế toán).

    ## Ví dụ sai
    tăng 2.5%; 1,250,000 đồng

    ## Ví dụ đúng
    tăng 2,5%; 1.250.000 đồng

    ## Cách sửa
    Đổi dấu. Cần xem lại vì đổi dấu là đổi con số đọc ra.
    """
    words = words_of(subject)
    for found in _decimal().finditer(words.all):
        if not _begins(words.all, found.start()):
            continue
        right = f"{found.group(1)},{found.group(3)}"
        yield words.fault(
            *found.span(), _("dấu thập phân là dấu phẩy: “{right}”").format(right=right), right, safety=Safety.UNSAFE
        )
    spans = {
        found.span()
        for pattern in (_THOUSANDS, _comma_thousands())
        for found in pattern.finditer(words.all)
        if _begins(words.all, found.start())
    }
    for start, end in sorted(spans):
        right = words.all[start:end].replace(",", ".")
        yield words.fault(
            start,
            end,
            _("hàng nghìn phân cách bằng dấu chấm: “{right}”").format(right=right),
            right,
            safety=Safety.UNSAFE,
        )


@rule("ND30-245")
def percent(subject: Subject) -> Faults:
    """Dấu cách giữa số và %.

    ## Kiểm tra gì
    Dấu cách trước dấu %.

    ## Vì sao
    Cách viết thống nhất: số và % liền nhau (98,5%).

    ## Ví dụ sai
    đạt 98,5 %

    ## Ví dụ đúng
    đạt 98,5%

    ## Cách sửa
    Bỏ dấu cách. Sửa được tự động.
    """
    words = words_of(subject)
    hits = []
    if " %" in words.all:
        hits = [(m.start(1), m.end(1), "") for m in _PERCENT.finditer(words.all) if words.all[m.start() - 1].isdigit()]
    yield from words.faults_by_line(iter(hits), _("thừa dấu cách trước % ({n} chỗ)"), title=_("Bỏ dấu cách trước %"))


@rule("ND30-246")
def small_counts(subject: Subject) -> Faults:
    """Số đếm dưới 10 không có số 0 phía trước.

    ## Kiểm tra gì
    Một chữ số ngay trước "bản", "năm", "tháng", "ngày", "tờ", "tập thể", "cá nhân" và danh từ đếm tương tự.

    ## Vì sao
    Chính Nghị định viết thống nhất 02 bản, 03 tháng, 05 tờ.

    ## Ví dụ sai
    trong 3 năm; 2 tập thể

    ## Ví dụ đúng
    trong 03 năm; 02 tập thể

    ## Cách sửa
    Thêm số 0. Không bắt buộc, nên cần xem lại.
    """
    words = words_of(subject)
    hits = []
    for found in _single_digit().finditer(words.all):
        start = found.start()
        if not _begins(words.all, start):
            continue
        line = words.line_at(start)
        if line.component in _NOT_COUNTED or words.foreign(start) or start == line.start + line.body:
            continue
        if _NOT_A_COUNT.search(words.low[max(line.start, start - 14) : start]):
            continue
        hits.append((start, found.end(), f"0{found.group(1)}"))
    yield from words.faults_by_line(
        iter(hits), _("số đếm dưới 10 nên viết hai chữ số ({n} chỗ)"), title=_("Thêm số 0"), safety=Safety.UNSAFE
    )


_NOT_COUNTED = frozenset({Component.DIA_DANH, Component.SO_KY_HIEU, Component.BANG, Component.TRICH_YEU})


@rule("ND30-247")
def money(subject: Subject) -> Faults:
    """Đơn vị tiền viết VNĐ.

    ## Kiểm tra gì
    "VNĐ" trong văn bản và bảng.

    ## Vì sao
    Ký hiệu quốc gia của đồng là "đ", ký hiệu quốc tế là "VND" (Luật Ngân hàng Nhà nước Việt Nam số 46/2010/QH12, Điều 16).

    ## Ví dụ sai
    1.250.000 VNĐ

    ## Ví dụ đúng
    1.250.000 đồng

    ## Cách sửa
    Viết "đồng" (trong bảng: "đồng", "đ" hoặc "VND"). Sửa được tự động.
    """
    words = words_of(subject)
    for found in words.each(_VND, "vnđ"):
        yield words.fault(
            *found.span(1), _("đơn vị tiền viết “đồng”, “đ” hoặc “VND”, không viết “VNĐ”"), "đồng", safety=Safety.UNSAFE
        )


@rule("ND30-248")
def zero_in_dates(subject: Subject) -> Faults:
    """Ngày dưới 10, tháng 1, 2 trong lời văn thiếu số 0.

    ## Kiểm tra gì
    "ngày 5 tháng …", "tháng 1 năm …", "tháng 2/2026" trong lời văn; dòng địa danh, ngày tháng có quy tắc riêng.

    ## Vì sao
    Ngày nhỏ hơn 10 và tháng 1, 2 phải thêm số 0 phía trước; Nghị định viết thống nhất như vậy cả khi viện dẫn.

    ## Ví dụ sai
    ngày 5 tháng 2 năm 2026

    ## Ví dụ đúng
    ngày 05 tháng 02 năm 2026

    ## Cách sửa
    Thêm số 0. Sửa được tự động.
    """
    words = words_of(subject)
    hits = [(m.start(1), m.end(1), f"0{m.group(1)}") for m in words.each(_DAY, "ngày")]
    hits += [(m.start(1), m.end(1), f"0{m.group(1)}") for m in words.each(_MONTH, "tháng")]
    kept = [hit for hit in sorted(hits) if words.line_at(hit[0]).component is not Component.DIA_DANH]
    yield from words.faults_by_line(
        iter(kept), _("thiếu số 0 trước ngày dưới 10 hoặc tháng 1, 2 ({n} chỗ)"), title=_("Thêm số 0")
    )
