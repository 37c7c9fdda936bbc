"""Whether a paragraph is a căn cứ of its own, or a sentence of the text that only begins like one."""

from __future__ import annotations

import re

from generator.readers.recognise import words

_MAIN_CLAUSE = re.compile(
    r"[,.]\s+(?:nay\s+)?(?:[ỦU][ỷyỶY]? ?ban|Uỷ ban|UBND|Hội đồng|HĐND|Sở|Bộ|Ban|Cục|Chi cục|Tổng cục|Văn phòng|Phòng|Trung tâm"
    r"|Trường|Chủ tịch|Giám đốc|Thủ tướng|Chính phủ|Bộ trưởng|Công an|Đảng ủy|Tỉnh ủy|Thành ủy|Viện|Thanh tra"
    r"|Liên đoàn|Công đoàn|Mặt trận|Kho bạc|Bảo hiểm xã hội|Ngân hàng Nhà nước|Thuế|Hải quan|Đoàn kiểm tra|Chúng tôi)(?![\w])"
    r"(?:(?!\bsố \d)[^;:]){0,110}?\s(?:ban hành|xây dựng|đề nghị|báo cáo|yêu cầu|trình|hướng dẫn|thông báo"
    r"|tổ chức|kính|trân trọng|có ý kiến|phối hợp|triển khai|nhận được|mời|giao|phân công|công bố|cung cấp|trả lời|thống nhất"
    r"|chỉ đạo|chấp thuận|đồng ý|tiến hành|đã|lập|ra|gửi|thực hiện|quyết định|kết luận|phát động|điều chỉnh)\s"
)


def is_basis(text: str, *, listed: bool = False) -> bool:
    """Return whether a paragraph is a căn cứ of its own, not a sentence that only begins like one.

    A sentence goes on to say who does what (", Ủy ban nhân dân tỉnh ban hành Kế hoạch …") or introduces a list (":").
    ``listed`` says that căn cứ stand beside it: "Thực hiện …." alone is a sentence of the text.
    """
    if words.BASIS_START.match(text) is None:
        return False
    stripped = text.rstrip()
    if stripped.endswith((":", "./.")):
        return False
    firm = words.FIRM_BASIS.match(text) is not None
    if stripped.endswith((";", ",")):
        return firm or len(text) > 25
    weak = re.match(
        r"(?:để|nhằm|triển khai|tiếp theo|quán triệt|trong khi|theo(?!\s+(?:đề nghị|đề xuất)))(?!\w)", text, re.I
    )
    if weak is not None:
        return False
    if _MAIN_CLAUSE.search(text) is not None:
        return False
    return firm or listed
