"""Rules on a document as a whole: nothing left open, nothing missing, in order (ND30-249 to 251)."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.messages import _
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.number_line import kind_of
from generator.rules.subject import BODY

C = Component

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\[\s*(?:…|\.{3}|[^\]\d][^\]]{1,60})\]|<[^\W\d_][^<>\n]{1,40}>|…{2,}|\.{4,}|_{4,}|(?<=[^,;]\s)(?:…|\.{3})(?=\s|[;,.]|$)"
    r"|\b[Xx]{4,}\b|\b(?:ngày|tháng) XX\b|\bxx+\b|\b[Xx]{2}/[Xx]{2}\b|CẦN BỔ SUNG|BỔ SUNG SAU|\?{2,}|#{3,}|\bLorem ipsum\b"
    r"|(?<!hóa )(?<!hoá )(?<!thứ )(?<!kỷ )(?<!kỳ )(?<!hội )(?<!ần )(?<!ục )(?<!ương )(?<!uý )(?<!\w)XX(?= (?!và |đến )[^\W\dA-ZĐ])"
)
_SIGNS = ("…", "...", "__", "{{", "{%", "[", "<", "xx", "XX", "Xx", "??", "##", "BỔ SUNG", "Lorem")
"""One of them stands in every placeholder: most paragraphs need no closer look."""
_CHECKED = BODY | {
    C.CAN_CU,
    C.TRICH_YEU,
    C.KINH_GUI,
    C.NOI_NHAN,
    C.LUU,
    C.KY_CHUC_VU,
    C.KY_HO_TEN,
    C.CO_QUAN,
    C.CHU_QUAN,
}


@rule("ND30-249", final_only=True)
def placeholder_left(subject: Subject) -> Faults:
    """Bản chính thức còn chỗ trống, chữ mẫu.

    ## Kiểm tra gì
    Dãy chấm, "[…]", "{{ }}", "xxx", "CẦN BỔ SUNG" trong phần chính. Bảng, phụ lục và dòng số, ngày không xét ở đây.

    ## Vì sao
    Chỗ trống trong bản trình ký là nội dung chưa xong.

    ## Ví dụ sai
    Giao [tên đơn vị] chủ trì …

    ## Ví dụ đúng
    Giao Sở Nội vụ chủ trì …

    ## Cách sửa
    Điền nội dung còn thiếu.
    """
    for unit in subject.units:
        if unit.appendix is not None or unit.component not in _CHECKED:
            continue
        if not any(sign in unit.text for sign in _SIGNS):
            continue
        found = _PLACEHOLDER.search(unit.text)
        if found:
            yield Fault(
                _("còn chỗ trống hoặc chữ mẫu “{text}”").format(text=found[0][:40]),
                unit.paragraph,
                present=unit.words[:80],
                component=unit.component,
                at=unit.at,
                start=found.start(),
            )


@rule("ND30-250", sees="docx", final_only=True)
def work_in_progress(subject: Subject) -> Faults:
    """Bản chính thức còn theo dõi sửa đổi, nhận xét hoặc chữ ẩn.

    ## Kiểm tra gì
    Dấu vết sửa đổi (Track Changes), nhận xét (Comments), chữ ẩn trong tệp.

    ## Vì sao
    Bản gửi đi không được mang theo ý kiến nội bộ; người nhận có thể mở lại phần đã xóa.

    ## Ví dụ sai
    Tệp còn 3 nhận xét.

    ## Ví dụ đúng
    Đã chấp nhận mọi sửa đổi, xóa mọi nhận xét.

    ## Cách sửa
    Review - Accept All Changes; Delete All Comments; xóa chữ ẩn.
    """
    file = subject.file
    for found, words in (
        (file.tracked_changes, _("tệp còn theo dõi sửa đổi (Track Changes) chưa chấp nhận")),
        (file.comments, _("tệp còn nhận xét (Comments)")),
        (file.hidden_text, _("tệp có chữ ẩn")),
    ):
        if found:
            yield Fault(words, place=_("tệp"))


_ORDER = (
    (C.QUOC_HIEU,),
    (C.SO_KY_HIEU,),
    (C.TEN_LOAI,),
    (C.TRICH_YEU,),
    (C.CAN_CU,),
    (C.LOI_BAN_HANH,),
)
_NAMES = {
    C.QUOC_HIEU: "Quốc hiệu",
    C.SO_KY_HIEU: "số, ký hiệu",
    C.TEN_LOAI: "tên loại",
    C.TRICH_YEU: "trích yếu",
    C.CAN_CU: "căn cứ",
    C.LOI_BAN_HANH: "dòng QUYẾT ĐỊNH/QUYẾT NGHỊ",
}


@rule("ND30-251")
def components_out_of_order(subject: Subject) -> Faults:
    """Thiếu trích yếu, nội dung, hoặc các thành phần không đúng thứ tự.

    ## Kiểm tra gì
    Thứ tự Quốc hiệu, số, tên loại, trích yếu, căn cứ, nội dung, chữ ký; có trích yếu và nội dung. Thành phần khác thiếu thì xem
    quy tắc riêng của thành phần đó.

    ## Vì sao
    Điều 8 liệt kê các thành phần thể thức chính; sơ đồ ở Mục IV định vị trí của chúng.

    ## Ví dụ sai
    KẾ HOẠCH không có trích yếu; căn cứ nằm sau QUYẾT ĐỊNH:

    ## Ví dụ đúng
    Đủ các thành phần, từ trên xuống dưới.

    ## Cách sửa
    Bổ sung, sắp xếp lại.
    """
    kind = kind_of(subject)
    has_title = bool(subject.document.title) or any(
        u.component is C.TRICH_YEU and u.appendix is None for u in subject.units
    )
    if kind is not None and kind.title == "co" and not has_title:
        yield Fault(_("không có trích yếu"), subject.first(C.TEN_LOAI), component=C.TRICH_YEU)
    body = [u for u in subject.units if u.appendix is None and u.component in BODY | {C.BANG}]
    if not body:
        yield Fault(_("không có nội dung"), place=_("văn bản"))
        return
    if subject.layout is None:
        return
    yield from _order_faults(subject)


def _order_faults(subject: Subject) -> Faults:
    """Yield the components that stand after one that must follow them; text boxes float and are not placed by order."""
    placed = []
    for (component,) in _ORDER:
        p = subject.first(component)
        if p is None or p.container == "textbox":
            continue
        if component is C.TRICH_YEU and subject.kind == "cong-van":
            continue
        placed.append((component, p))
    for (component, p), (following, q) in pairwise(placed):
        if p.index > q.index and not (p.cell is not None and q.cell is not None and p.cell.table == q.cell.table):
            if {component, following} == {C.TEN_LOAI, C.TRICH_YEU}:
                continue
            if component is C.QUOC_HIEU:
                continue
            yield Fault(_("{one} phải đứng trước {other}").format(one=_NAMES[component], other=_NAMES[following]), p)
    signature = subject.first(C.KY_HO_TEN) or subject.first(C.KY_CHUC_VU)
    body = [p for p in subject.lines(*BODY) if p.cell is None]
    if signature is not None and signature.container != "textbox" and body and signature.index < body[0].index:
        yield Fault(_("khối ký tên đứng trước nội dung"), signature)
    order = subject.first(C.LOI_BAN_HANH)
    if order is not None and body and body[0].index < order.index and body[0].role and body[0].role.level == "dieu":
        yield Fault(_("điều khoản đứng trước dòng QUYẾT ĐỊNH/QUYẾT NGHỊ"), body[0])
