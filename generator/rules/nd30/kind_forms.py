"""Rules on the fixed items of particular kinds: công điện, biên bản, giấy mời (Phụ lục III, Mẫu 1.6, 1.7, 1.9)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.subject import BODY
from generator.vietnamese.tone import to_old

C = Component


def _texts(subject: Subject) -> list[str]:
    """Return the main text's words in small letters, tone marks in the old place."""
    wanted = BODY | {C.KINH_GUI, C.BANG, C.CAN_CU, None}
    return [to_old(u.words.lower()) for u in subject.units if u.appendix is None and u.component in wanted]


@rule("ND30-145")
def telegram_opening(subject: Subject) -> Faults:
    """Công điện không mở đầu bằng "<cơ quan> điện:".

    ## Kiểm tra gì
    Dòng mở đầu của công điện.

    ## Vì sao
    Mẫu 1.6 mở đầu bằng tên cơ quan hoặc chức danh và từ "điện:", rồi danh sách nơi nhận điện.

    ## Ví dụ sai
    Kính gửi: Ủy ban nhân dân các xã, phường

    ## Ví dụ đúng
    CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện: / - Ủy ban nhân dân các xã, phường;

    ## Cách sửa
    Ghi dòng "<cơ quan> điện:" trước danh sách nơi nhận.
    """
    if subject.kind != "cong-dien":
        return
    wanted = BODY | {C.KINH_GUI, C.THAM_QUYEN, None}
    texts = [u.words.lower() for u in subject.units if u.appendix is None and u.component in wanted]
    if subject.draft and any(not re.search(r"\w", text) for text in texts[:2]):
        return
    if not any(re.search(r"\bđiện\s*:", text) for text in texts[:6]):
        first = next((u for u in subject.units if u.component in BODY), None)
        yield Fault(
            _("công điện phải mở đầu bằng “<cơ quan> điện:”"), first.paragraph if first else None, component=C.KINH_GUI
        )


_MINUTES = (
    (r"thời gian bắt đầu|thời gian\s*:|(?:hồi|vào lúc|bắt đầu (?:lúc|từ)).{0,30}\b(?:giờ|g)\b", "Thời gian bắt đầu"),
    (r"địa điểm|\btại\b", "Địa điểm"),
    (r"thành phần|tham dự|có mặt|gồm có", "Thành phần tham dự"),
    (r"chủ trì|chủ tọa", "Chủ trì (chủ tọa)"),
    (
        r"thư ký[^.;\n]{0,60}?:|người ghi biên bản|thư ký (?:cuộc họp|hội nghị|phiên họp)|(?:làm|là|cử) thư ký|, thư ký",
        "Thư ký (người ghi biên bản)",
    ),
    (r"nội dung", "Nội dung"),
    (r"kết thúc", "thời gian kết thúc"),
)


@rule("ND30-146")
def minutes_items(subject: Subject) -> Faults:
    """Biên bản thiếu mục theo mẫu.

    ## Kiểm tra gì
    Thời gian bắt đầu, địa điểm, thành phần tham dự, chủ trì, thư ký, nội dung, thời gian kết thúc.

    ## Vì sao
    Mẫu 1.9 nêu đủ bảy mục này.

    ## Ví dụ sai
    Biên bản không ghi thời gian kết thúc.

    ## Ví dụ đúng
    Cuộc họp kết thúc vào 11 giờ 30 phút, ngày …

    ## Cách sửa
    Bổ sung mục còn thiếu.
    """
    if subject.kind != "bien-ban":
        return
    text = "\n".join(_texts(subject))
    missing = [name for pattern, name in _MINUTES if not re.search(pattern, text)]
    if missing and text:
        yield Fault(_("biên bản thiếu: {items}").format(items=", ".join(missing)), component=C.DOAN)


_INVITATION = (
    (r"chủ trì|chủ tọa", "Chủ trì"),
    (r"thời gian[^\n.;]{0,30}?(?::|\d)|(?:vào lúc|hồi|lúc|từ) \d{1,2} ?(?:giờ|g|h)|\d{1,2} (?:giờ|g|h)\b", "Thời gian"),
    (
        r"địa điểm[^\n.;]{0,30}?:|\btại (?:phòng|hội trường|trụ sở|số|ủy ban|nhà|trung tâm|khách sạn|điểm cầu)|địa điểm tại",
        "Địa điểm",
    ),
)


@rule("ND30-147")
def invitation_items(subject: Subject) -> Faults:
    """Giấy mời thiếu chủ trì, thời gian hoặc địa điểm.

    ## Kiểm tra gì
    Ba mục "Chủ trì", "Thời gian", "Địa điểm".

    ## Vì sao
    Mẫu 1.7 nêu đủ ba mục này.

    ## Ví dụ sai
    Giấy mời không ghi người chủ trì.

    ## Ví dụ đúng
    Chủ trì: … / Thời gian: … / Địa điểm: …

    ## Cách sửa
    Bổ sung mục còn thiếu.
    """
    if subject.kind != "giay-moi":
        return
    text = "\n".join(_texts(subject))
    missing = [name for pattern, name in _INVITATION if not re.search(pattern, text)]
    if missing and text:
        yield Fault(_("giấy mời thiếu: {items}").format(items=", ".join(missing)), component=C.DOAN)
