"""Rules on texts issued with a document and on separate electronic appendices (Mẫu 1.3; Phụ lục I, Phần I, Mục III, khoản 1, d)."""

from __future__ import annotations

import re

from generator.catalog import kinds
from generator.messages import _
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.appendix_parts import attached_texts
from generator.vietnamese.tone import match_key

C = Component

_SIGNED = re.compile(r"\d{2}/\d{2}/\d{4}.*\d{1,2}:\d{2}(?::\d{2})?")


@rule("ND30-195", sees="layout")
def digital_line(subject: Subject) -> Faults:
    """Thông tin ký số trên phụ lục, văn bản kèm theo ở tệp riêng sai dạng, sai cỡ chữ.

    ## Kiểm tra gì
    Dòng thông tin ký số (khi có): số, ký hiệu; thời gian ký; cỡ 10, chữ đứng.

    ## Vì sao
    Phụ lục không cùng tệp tin phải có chữ ký số của cơ quan ở góc trên, bên phải trang đầu: số và ký hiệu văn bản; thời gian ký,
    phông Times New Roman, chữ in thường, đứng, cỡ 10, màu đen.

    ## Ví dụ sai
    Ký ngày 05/3/2026 (cỡ 13)

    ## Ví dụ đúng
    Số: 15/KH-UBND; 05/03/2026; 10:15:30

    ## Cách sửa
    Phần mềm ký số tạo dòng này; chọn lại mẫu của phần mềm.
    """
    found = subject.need_layout().having(C.KY_SO)
    for p in found:
        if not _SIGNED.search(subject.words(p)):
            yield Fault(_("thông tin ký số thiếu thời gian ký (ngày; giờ:phút:giây)"), p, present=subject.words(p))
    yield from looks.size(subject, found, "ky_so")
    yield from looks.italic(subject, found, False)


@rule("ND30-196", sees="layout")
def attached_header(subject: Subject) -> Faults:
    """Văn bản ban hành kèm theo có số, ngày, chữ ký riêng hoặc thiếu tên cơ quan, Quốc hiệu.

    ## Kiểm tra gì
    Phần đầu, phần cuối của quy chế, quy định ban hành kèm theo.

    ## Vì sao
    Mẫu 1.3: văn bản kèm theo chỉ ghi tên cơ quan và Quốc hiệu, không có số, ngày, khối ký.

    ## Ví dụ sai
    QUY CHẾ kèm theo có dòng "Số: …".

    ## Ví dụ đúng
    Tên cơ quan - Quốc hiệu / QUY CHẾ / …

    ## Cách sửa
    Bỏ số, ngày, chữ ký; thêm tên cơ quan và Quốc hiệu.
    """
    for part in attached_texts(subject):
        first = part.paragraphs[0]
        for component, name in ((C.CO_QUAN, _("tên cơ quan")), (C.QUOC_HIEU, _("Quốc hiệu"))):
            if not part.having(component):
                yield Fault(_("văn bản kèm theo thiếu {name}").format(name=name), first)
        for component, name in (
            (C.SO_KY_HIEU, _("dòng Số")),
            (C.DIA_DANH, _("dòng ngày tháng")),
            (C.KY_HO_TEN, _("khối ký tên")),
        ):
            for p in part.having(component)[:1]:
                yield Fault(_("văn bản kèm theo không có {name}").format(name=name), p, present=subject.words(p))


@rule("ND30-197", sees="layout")
def attached_title(subject: Subject) -> Faults:
    """Văn bản ban hành kèm theo thiếu tên loại, trích yếu hoặc dòng "(Kèm theo …)".

    ## Kiểm tra gì
    Ba dòng đầu của văn bản ban hành kèm theo.

    ## Vì sao
    Mẫu 1.3 ghi tên loại, trích yếu, rồi dòng "(Kèm theo Quyết định số … ngày … của …)" in nghiêng.

    ## Ví dụ sai
    QUY CHẾ / Làm việc của Sở Nội vụ / Chương I

    ## Ví dụ đúng
    QUY CHẾ / Làm việc của Sở Nội vụ / (Kèm theo Quyết định số 08/QĐ-SNV ngày … của …) / Chương I

    ## Cách sửa
    Thêm dòng còn thiếu.
    """
    for part in attached_texts(subject):
        name = part.having(C.TEN_LOAI)
        if kinds.by_name(" ".join(subject.words(p) for p in name)) is None:
            yield Unseen(_("không rõ tên loại của văn bản kèm theo"))
        if not part.having(C.TRICH_YEU):
            yield Fault(_("văn bản kèm theo không có trích yếu"), name[-1], present=subject.words(name[-1]))
        lines = part.having(C.KEM_THEO)
        if not lines:
            yield Fault(_("văn bản kèm theo không có dòng “(Kèm theo …)”"), name[-1], present=subject.words(name[-1]))
        elif "kèm theo" not in match_key(subject.words(lines[0])):
            yield Fault(_("dòng chỉ dẫn phải là “(Kèm theo …)”"), lines[0], present=subject.words(lines[0]))
