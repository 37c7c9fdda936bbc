"""Rules on copies (Phụ lục I, Phần II)."""

from __future__ import annotations

import re

from generator.catalog import kinds
from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.vietnamese.tone import match_key

C = Component


def _copy(subject: Subject, *components: Component) -> tuple[LayoutParagraph, ...]:
    """Return the paragraphs with words of a copy's own block."""
    return tuple(
        p
        for p in subject.need_layout().paragraphs
        if p.role is not None and p.role.copy and p.text.strip() and (not components or p.role.component in components)
    )


@rule("ND30-206", sees="layout")
def copy_heading(subject: Subject) -> Faults:
    """Hình thức sao không phải SAO Y, SAO LỤC, TRÍCH SAO, hoặc sai kiểu chữ.

    ## Kiểm tra gì
    Dòng hình thức sao: đúng tên, in hoa, đứng, đậm, cỡ 13 - 14.

    ## Vì sao
    Hình thức sao ghi cụm từ "SAO Y", "SAO LỤC" hoặc "TRÍCH SAO".

    ## Ví dụ sai
    SAO Y BẢN CHÍNH

    ## Ví dụ đúng
    SAO Y

    ## Cách sửa
    Ghi đúng hình thức sao.
    """
    found = _copy(subject, C.TEN_LOAI)
    names = {match_key(kind.printed) for kind in kinds.copies()}
    for p in found:
        if match_key(subject.words(p)) not in names:
            yield Fault(_("hình thức sao phải là SAO Y, SAO LỤC hoặc TRÍCH SAO"), p, present=subject.words(p))
    yield from looks.capitals(subject, found)
    yield from looks.size(subject, found, "hinh_thuc_sao")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)


@rule("ND30-207", sees="layout")
def copy_symbol(subject: Subject) -> Faults:
    """Ký hiệu bản sao không phải SY, SL, TrS hoặc không khớp hình thức sao.

    ## Kiểm tra gì
    Dòng số, ký hiệu của bản sao.

    ## Vì sao
    Ký hiệu bản sao gồm chữ viết tắt của hình thức sao và tên cơ quan sao.

    ## Ví dụ sai
    Số: 05/SY-UBND dưới hình thức SAO LỤC

    ## Ví dụ đúng
    Số: 05/SL-UBND

    ## Cách sửa
    Ghi đúng chữ viết tắt.
    """
    heading = _copy(subject, C.TEN_LOAI)
    kind = kinds.by_name(subject.words(heading[0])) if heading else None
    for p in _copy(subject, C.SO_KY_HIEU):
        words = subject.words(p)
        found = re.match(r"^Số:\s*(\d*)\s*/\s*(?P<letters>[^\s-]+)-\S", words)
        if found is None:
            yield Fault(_("số, ký hiệu bản sao phải có dạng “Số: 05/SY-UBND”"), p, present=words)
        elif kind is not None and found["letters"] != kind.symbol:
            yield Fault(
                _("ký hiệu ghi “{found}”, hình thức sao viết tắt là “{right}”").format(
                    found=found["letters"], right=kind.symbol
                ),
                p,
                present=words,
            )
        elif found["letters"] not in {k.symbol for k in kinds.copies()}:
            yield Fault(_("ký hiệu bản sao phải là SY, SL hoặc TrS"), p, present=words)


@rule("ND30-208", sees="layout")
def copy_place(subject: Subject) -> Faults:
    """Phần bản sao không có đường kẻ hết chiều ngang phía trên.

    ## Kiểm tra gì
    Đường kẻ giữa văn bản và phần bản sao.

    ## Vì sao
    Các thành phần của bản sao trình bày dưới một đường kẻ nét liền, kéo dài hết chiều ngang của vùng trình bày.

    ## Ví dụ sai
    Phần bản sao nằm ngay dưới chữ ký, không có đường kẻ.

    ## Ví dụ đúng
    Đường kẻ hết khổ chữ, dưới là phần bản sao.

    ## Cách sửa
    Vẽ đường kẻ phía trên phần bản sao.
    """
    block = _copy(subject)
    if not block:
        return
    layout = subject.need_layout()
    first = block[0].index
    last_before = max((p.index for p in layout.paragraphs if p.index < first and p.text.strip()), default=None)
    near = set(range(last_before or 0, first + 1))
    if any(line.under in near for line in layout.rule_lines):
        return
    if any(b.edge in ("top", "bottom") for p in layout.paragraphs if p.index in near for b in p.borders):
        return
    if any(line.under is None for line in layout.rule_lines) or not subject.is_docx:
        yield Unseen(_("không rõ đường kẻ phía trên phần bản sao"))
        return
    yield Fault(_("phía trên phần bản sao không có đường kẻ hết chiều ngang"), block[0])


@rule("ND30-209", sees="layout")
def copy_look(subject: Subject) -> Faults:
    """Các thành phần của bản sao không đúng cỡ chữ, kiểu chữ.

    ## Kiểm tra gì
    Tên cơ quan sao, số, ngày, chức vụ, họ tên, nơi nhận của bản sao.

    ## Vì sao
    Các thành phần này trình bày như các thành phần tương ứng của văn bản.

    ## Ví dụ sai
    Họ tên người ký sao không đậm.

    ## Ví dụ đúng
    Họ tên đậm, cỡ 14.

    ## Cách sửa
    Đặt cỡ chữ, kiểu chữ như văn bản. Sửa tự động là an toàn.
    """
    figures = (
        (C.CO_QUAN, "co_quan", True, False),
        (C.SO_KY_HIEU, "so_ky_hieu", False, False),
        (C.DIA_DANH, "dia_danh", False, True),
        (C.KY_CHUC_VU, "ky_chuc_vu", True, False),
        (C.KY_HO_TEN, "ky_ho_ten", True, False),
        (C.NOI_NHAN_NHAN, "noi_nhan", True, True),
        (C.NOI_NHAN, "noi_nhan_dong", False, False),
        (C.LUU, "noi_nhan_dong", False, False),
    )
    for component, figure, bold, italic in figures:
        found = _copy(subject, component)
        yield from looks.size(subject, found, figure)
        yield from looks.bold(subject, found, bold)
        yield from looks.italic(subject, found, italic)
    yield from looks.no_capitals(subject, _copy(subject, C.KY_HO_TEN))
    if _copy(subject, C.TEN_LOAI) and not _copy(subject, C.DIA_DANH):
        yield Fault(_("phần bản sao không có địa danh, ngày, tháng, năm"), _copy(subject, C.TEN_LOAI)[0])


@rule("ND30-210", sees="layout", by_eye="thông tin bản sao điện tử do phần mềm ký số đặt lên trang, cần xem bằng mắt")
def electronic_copy(subject: Subject) -> Faults:
    """Thông tin bản sao điện tử (hình thức sao; cơ quan; thời gian) sai cỡ chữ, sai chỗ.

    ## Kiểm tra gì
    Xem bằng mắt: góc trên, bên phải trang đầu có hình thức sao, tên cơ quan sao, thời gian ký; cỡ 10, chữ đứng, màu đen.

    ## Vì sao
    Chữ ký số của cơ quan trên bản sao thể hiện các thông tin này; hình ảnh dấu không hiển thị.

    ## Ví dụ sai
    Chỉ có hình dấu.

    ## Ví dụ đúng
    Sao y; Ủy ban nhân dân xã Quảng Châu; 05/03/2026 10:15:30

    ## Cách sửa
    Chọn lại mẫu hiển thị trong phần mềm ký số.
    """
    yield from ()
