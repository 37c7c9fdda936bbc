"""Rules on the subject of a công văn, ô 5b (Phụ lục I, Phần I, Mục II, khoản 5, điểm b)."""

from __future__ import annotations

import re

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import Fix, Safety
from generator.model.layout import Component, LayoutParagraph
from generator.model.length import pt
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.number_line import courtesy_doubt, number_paragraph, perhaps_courtesy
from generator.vietnamese.tone import match_key

C = Component

VV_GAP_TOLERANCE_PT = 1.0
_ABOUT = re.compile(r"^\s*V/v\s+(?=\S)")
_PROPER_ALONE = frozenset(
    {
        "đảng",
        "nhà",
        "nhân",
        "quốc",
        "chính",
        "thủ",
        "tết",
        "chủ",
        "luật",
        "bộ",
        "hội",
        "ủy",
        "uỷ",
        "đoàn",
        "công",
        "ngày",
    }
)
"""First syllables of names whose second syllable is small (Quốc hội, Chính phủ, Nhà nước): too many to judge."""


def subject_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the lines of a công văn's subject; none for other kinds."""
    return subject.lines(C.TRICH_YEU) if subject.kind == "cong-van" else ()


@rule("ND30-093", sees="layout")
def letter_with_kind_name(subject: Subject) -> Faults:
    """Công văn ghi tên loại.

    ## Kiểm tra gì
    Dòng "CÔNG VĂN" ở giữa trang.

    ## Vì sao
    Công văn không có tên loại; trích yếu ghi sau "V/v", dưới số và ký hiệu.

    ## Ví dụ sai
    CÔNG VĂN / Về việc báo cáo …

    ## Ví dụ đúng
    Số: 05/SNV-VP / V/v báo cáo …

    ## Cách sửa
    Bỏ dòng "CÔNG VĂN".
    """
    for p in subject.main:
        if p.role is not None and p.role.component in (C.DOAN, C.DE_MUC, C.MUC, C.KINH_GUI):
            break
        if match_key(subject.words(p)) == match_key("Công văn"):
            yield Fault(_("công văn không ghi tên loại"), p, present=subject.words(p))
            return


@rule("ND30-094", sees="layout")
def letter_about(subject: Subject) -> Faults:
    """Trích yếu công văn không bắt đầu bằng "V/v" dưới dòng số, ký hiệu.

    ## Kiểm tra gì
    Dòng ngay dưới số, ký hiệu, trong khối bên trái, bắt đầu bằng "V/v ".

    ## Vì sao
    Trích yếu công văn trình bày sau chữ "V/v", canh giữa dưới số và ký hiệu.

    ## Ví dụ sai
    Về việc báo cáo công tác văn thư; V/v: báo cáo …

    ## Ví dụ đúng
    V/v báo cáo công tác văn thư năm 2025

    ## Cách sửa
    Ghi "V/v" và nội dung dưới dòng Số. Sửa tự động phần chữ "V/v" là an toàn.
    """
    if subject.kind != "cong-van":
        return
    lines = subject_lines(subject)
    number = number_paragraph(subject)
    if not lines and perhaps_courtesy(subject):
        raise courtesy_doubt()
    if not lines:
        yield Fault(_("công văn không có trích yếu “V/v …” dưới số, ký hiệu"), number, component=C.TRICH_YEU)
        return
    p = lines[0]
    if not _ABOUT.match(p.text.replace("\u00a0", " ")):
        head = re.match(r"^\s*(?:V\s*/\s*v|Về việc|V\.v)\s*[:.]?\s*", p.text.replace("\u00a0", " "), re.IGNORECASE)
        fix = subject.replace(p, 0, head.end(), "V/v ", _("Ghi “V/v”")) if head else None
        yield Fault(_("trích yếu công văn phải bắt đầu bằng “V/v ”"), p, present=subject.words(p), fix=fix)
    if number is not None and number.cell is not None:
        place = p.cell
        if place is None or place.table != number.cell.table or place.column != number.cell.column:
            yield Fault(_("trích yếu công văn phải ở dưới dòng số, ký hiệu"), p)
        elif p.index < number.index:
            yield Fault(_("trích yếu công văn đứng trên dòng số, ký hiệu"), p)


@rule("ND30-095", sees="layout")
def letter_title_size(subject: Subject) -> Faults:
    """Trích yếu công văn không phải cỡ 12 - 13.

    ## Kiểm tra gì
    Cỡ chữ của dòng "V/v …".

    ## Vì sao
    Trích yếu công văn cỡ chữ 12 đến 13.

    ## Ví dụ sai
    V/v … cỡ 14.

    ## Ví dụ đúng
    V/v … cỡ 12.

    ## Cách sửa
    Đặt cỡ 12 hoặc 13. Sửa tự động là an toàn.
    """
    yield from looks.size(subject, subject_lines(subject), "trich_yeu_cv")


@rule("ND30-096", sees="layout")
def letter_title_style(subject: Subject) -> Faults:
    """Trích yếu công văn in đậm hoặc in nghiêng.

    ## Kiểm tra gì
    Độ đậm, độ nghiêng của dòng "V/v …".

    ## Vì sao
    Trích yếu công văn là kiểu chữ đứng, không đậm.

    ## Ví dụ sai
    V/v … in đậm.

    ## Ví dụ đúng
    V/v … chữ đứng, không đậm.

    ## Cách sửa
    Bỏ đậm, bỏ nghiêng. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, subject_lines(subject), False)
    yield from looks.italic(subject, subject_lines(subject), False)


@rule("ND30-097", sees="layout")
def letter_title_not_centred(subject: Subject) -> Faults:
    """Trích yếu công văn không canh giữa.

    ## Kiểm tra gì
    Cách canh của dòng "V/v …".

    ## Vì sao
    Trích yếu công văn được canh giữa dưới số và ký hiệu.

    ## Ví dụ sai
    V/v … canh trái.

    ## Ví dụ đúng
    V/v … canh giữa.

    ## Cách sửa
    Bấm Ctrl+E. Sửa tự động là an toàn.
    """
    yield from looks.centred(subject, subject_lines(subject))


@rule("ND30-098", sees="docx")
def letter_title_gap(subject: Subject) -> Faults:
    """Trích yếu công văn không cách dòng số, ký hiệu 6 pt.

    ## Kiểm tra gì
    Khoảng cách đoạn giữa dòng "Số:" và dòng "V/v"; chấp nhận từ 5 đến 7 pt.

    ## Vì sao
    Trích yếu công văn cách dòng 6 pt với số và ký hiệu văn bản.

    ## Ví dụ sai
    Hai dòng sát nhau, 0 pt.

    ## Ví dụ đúng
    Dòng "V/v" có Before 6 pt.

    ## Cách sửa
    Paragraph - Spacing - Before: 6 pt. Sửa tự động là an toàn.
    """
    number, lines = number_paragraph(subject), subject_lines(subject)
    if number is None or not lines:
        return
    below = lines[0]
    between = [
        p for p in subject.need_layout().paragraphs if number.index < p.index < below.index and p.cell == below.cell
    ]
    if between or number.after is None or below.before is None:
        yield Unseen(_("không đo được khoảng cách giữa dòng Số và dòng V/v"))
        return
    wanted = nd30.vv_gap()
    gaps = (max(number.after.pt, below.before.pt), number.after.pt + below.before.pt)
    if any(abs(gap - wanted) <= VV_GAP_TOLERANCE_PT for gap in gaps):
        return
    edits = (*looks.paragraph_edits(number, after=pt(0)), *looks.paragraph_edits(below, before=pt(wanted)))
    yield Fault(
        _("dòng V/v cách dòng Số {n} pt, phải {wanted} pt").format(
            n=looks.number(round(gaps[0], 1)), wanted=looks.number(wanted)
        ),
        below,
        present=_("{n} pt").format(n=looks.number(round(gaps[0], 1))),
        proposed=_("{n} pt").format(n=looks.number(wanted)),
        fix=Fix(_("Đặt cách {n} pt").format(n=looks.number(wanted)), edits) if edits else None,
    )


@rule("ND30-099")
def letter_title_capital(subject: Subject) -> Faults:
    """Chữ đầu sau "V/v" viết hoa.

    ## Kiểm tra gì
    Chữ ngay sau "V/v", khi không phải tên riêng, tên cơ quan.

    ## Vì sao
    Mẫu ghi "V/v nâng bậc lương năm 2019": sau "V/v" là phần tiếp của câu.

    ## Ví dụ sai
    V/v Báo cáo công tác văn thư

    ## Ví dụ đúng
    V/v báo cáo công tác văn thư

    ## Cách sửa
    Viết thường chữ đầu. Sửa tự động phải được người xem lại.
    """
    if subject.kind != "cong-van":
        return
    lines = subject_lines(subject)
    p = lines[0] if lines else None
    text = p.text.replace("\u00a0", " ") if p is not None else f"V/v {subject.document.title}"
    found = re.match(r"\s*V/v\s*:?\s+(?P<first>\w+)\s+(?P<second>\S+)", text)
    if found is None:
        return
    first, second = found["first"], found["second"]
    if not first[0].isupper() or not first[1:].islower():
        return
    if second[0].isupper() or second == "số" or second[0].isdigit() or first.casefold() in _PROPER_ALONE:
        return
    start = found.start("first")
    yield Fault(
        _("sau “V/v” viết thường: “{word}”").format(word=first.lower()),
        p,
        present=f"V/v {first} {second}",
        proposed=f"V/v {first.lower()} {second}",
        fix=subject.replace(p, start, start + 1, first[0].lower(), _("Viết thường chữ sau “V/v”"), Safety.UNSAFE),
        component=C.TRICH_YEU,
        start=start,
    )
