"""Rules on the name of the kind and the trích yếu under it, ô 5a (Phụ lục I, Phần I, Mục II, khoản 5)."""

from __future__ import annotations

import re

from generator.catalog import kinds
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component, LayoutParagraph
from generator.model.length import mm
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.number_line import kind_of
from generator.rules.subject import BODY

C = Component

OFF_CENTRE_MM = 3.0
"""Indents shift a centred line by half their difference; less than this is not seen on paper."""


def kind_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the lines of the kind's name."""
    return subject.lines(C.TEN_LOAI)


def title_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the lines of the trích yếu of a named kind; none for a công văn (its own rules look at them)."""
    found = () if subject.kind == "cong-van" else subject.lines(C.TRICH_YEU)
    if subject.kind == "giay-nghi-phep" and found and subject.words(found[0]).startswith("Xét "):
        # Mẫu 1.10 has no trích yếu: its text begins at once.
        return ()
    return found


@rule("ND30-083", sees="layout")
def kind_missing(subject: Subject) -> Faults:
    """Văn bản có tên loại nhưng không ghi tên loại, hoặc ghi khác tên đã quy định.

    ## Kiểm tra gì
    Dòng tên loại (KẾ HOẠCH, BÁO CÁO …) so với 29 loại ở Điều 7.

    ## Vì sao
    Tên loại là thành phần thể thức bắt buộc; chỉ công văn không ghi tên loại.

    ## Ví dụ sai
    Ký hiệu KH-UBND nhưng không có dòng KẾ HOẠCH.

    ## Ví dụ đúng
    KẾ HOẠCH

    ## Cách sửa
    Thêm dòng tên loại ở giữa trang, trên trích yếu.
    """
    kind = kind_of(subject)
    found = kind_lines(subject)
    if not found:
        if kind is not None and kind.printed and not kind.copy:
            yield Fault(
                _("không ghi tên loại văn bản ({name})").format(name=kind.printed),
                proposed=kind.printed,
                component=C.TEN_LOAI,
            )
        return
    words = " ".join(subject.words(p) for p in found)
    named = kinds.by_name(words)
    if named is None and kind is not None and kind.printed:
        yield Fault(
            _("“{words}” không phải tên loại văn bản theo quy định").format(words=words),
            found[0],
            present=words,
            proposed=kind.printed,
        )


@rule("ND30-084", sees="layout")
def kind_look(subject: Subject) -> Faults:
    """Tên loại không in hoa, đứng, đậm, cỡ 13 - 14.

    ## Kiểm tra gì
    Chữ in hoa, độ đậm, độ nghiêng, cỡ chữ của tên loại.

    ## Vì sao
    Tên loại trình bày bằng chữ in hoa, cỡ chữ 13 đến 14, kiểu chữ đứng, đậm.

    ## Ví dụ sai
    KẾ HOẠCH cỡ 16; Kế hoạch

    ## Ví dụ đúng
    KẾ HOẠCH cỡ 14, đậm

    ## Cách sửa
    Đặt cỡ 14, in đậm, chữ in hoa. Sửa tự động là an toàn.
    """
    found = kind_lines(subject)
    yield from looks.capitals(subject, found)
    yield from looks.size(subject, found, "ten_loai")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)


FAR_MM = 12.0
"""How far the middle of a printed line may lie from the middle of the text before it is certainly not centred."""


def _beside_the_middle(subject: Subject, paragraph: LayoutParagraph) -> bool:
    """Return whether a printed line stands apart from the middle of the text on its page; False when it cannot be told."""
    wide = [p.box for p in subject.lines(*BODY) if p.box is not None and p.page == paragraph.page]
    full = [box for box in wide if box[3] - box[1] > 8]
    if paragraph.box is None or not full:
        return False
    left, right = min(box[0] for box in full), max(box[2] for box in full)
    return abs(paragraph.box[0] + paragraph.box[2] - left - right) / 2 > FAR_MM


@rule("ND30-085", sees="layout")
def title_not_centred(subject: Subject) -> Faults:
    """Tên loại, trích yếu không canh giữa trang.

    ## Kiểm tra gì
    Cách canh, thụt lề của hai dòng; hai dòng nằm ngoài bảng đầu trang.

    ## Vì sao
    Tên loại và trích yếu nội dung được đặt canh giữa theo chiều ngang văn bản.

    ## Ví dụ sai
    KẾ HOẠCH canh trái; KẾ HOẠCH canh giữa nhưng còn thụt đầu dòng 1 cm.

    ## Ví dụ đúng
    Hai dòng canh giữa, không thụt lề.

    ## Cách sửa
    Bấm Ctrl+E, bỏ thụt đầu dòng. Sửa tự động là an toàn.
    """
    found = (*kind_lines(subject), *title_lines(subject))
    off = [p for p in found if p.align is None and _beside_the_middle(subject, p)]
    for p in off:
        yield Fault(_("không ở giữa trang"), p, present=subject.words(p)[:60])
    yield from looks.centred(subject, tuple(p for p in found if p not in off), _("trang"))
    shifted = looks.Together()
    for p in found:
        if p.align == "center" and p.cell is None:
            shift = (float(p.left or 0) + float(p.first_line or 0) - float(p.right or 0)) / 2
            if abs(shift) > OFF_CENTRE_MM:
                zero = mm(0)
                shifted.add(round(abs(shift), 1), p, *looks.paragraph_edits(p, left=zero, right=zero, first_line=zero))
    yield from shifted.faults(
        lambda value: _("lệch khỏi giữa trang {n} mm vì còn thụt lề").format(n=looks.number(value)),
        fix=lambda _value: _("Bỏ thụt lề"),
    )


@rule("ND30-086", sees="layout")
def title_not_under_kind(subject: Subject) -> Faults:
    """Trích yếu không đứng ngay dưới tên loại.

    ## Kiểm tra gì
    Dòng kế tiếp của tên loại.

    ## Vì sao
    Trích yếu nội dung văn bản đặt ngay dưới tên loại; đường kẻ đặt dưới trích yếu.

    ## Ví dụ sai
    Giữa KẾ HOẠCH và trích yếu có đường kẻ hoặc dòng khác.

    ## Ví dụ đúng
    KẾ HOẠCH / Triển khai công tác … / đường kẻ

    ## Cách sửa
    Đưa trích yếu lên ngay dưới tên loại.
    """
    kind_name, titles = kind_lines(subject), title_lines(subject)
    if not kind_name or not titles:
        return
    after = [
        p
        for p in subject.main
        if p.index > kind_name[-1].index and (p.role is None or p.role.component is not C.DUONG_KE)
    ]
    if titles[0].index < kind_name[0].index:
        yield Fault(_("trích yếu đứng trên tên loại"), titles[0])
    elif after and after[0] is not titles[0]:
        yield Fault(_("giữa tên loại và trích yếu có dòng khác"), after[0], present=subject.words(after[0]))
    elif any(line.under == kind_name[-1].index for line in subject.need_layout().rule_lines):
        yield Fault(_("đường kẻ nằm giữa tên loại và trích yếu, phải ở dưới trích yếu"), titles[0])


@rule("ND30-087", sees="layout")
def title_look(subject: Subject) -> Faults:
    """Trích yếu (văn bản có tên loại) không phải chữ thường, đứng, đậm, cỡ 13 - 14.

    ## Kiểm tra gì
    Chữ thường, độ đậm, độ nghiêng, cỡ chữ của trích yếu.

    ## Vì sao
    Trích yếu trình bày bằng chữ in thường, cỡ chữ 13 đến 14, kiểu chữ đứng, đậm.

    ## Ví dụ sai
    TRIỂN KHAI CÔNG TÁC …; trích yếu in nghiêng, không đậm.

    ## Ví dụ đúng
    Triển khai công tác cải cách hành chính năm 2026 (đậm)

    ## Cách sửa
    Viết chữ thường, in đậm, cỡ 14. Phần kiểu chữ sửa tự động là an toàn; chữ hoa gõ thẳng phải sửa bằng tay.
    """
    found = title_lines(subject)
    yield from looks.no_capitals(subject, found)
    yield from looks.size(subject, found, "trich_yeu")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)


@rule("ND30-088", sees="layout")
def title_line_missing(subject: Subject) -> Faults:
    """Không có đường kẻ dưới trích yếu.

    ## Kiểm tra gì
    Đường kẻ dưới dòng cuối của trích yếu (hoặc dưới tên loại, với loại không có trích yếu).

    ## Vì sao
    Bên dưới trích yếu có đường kẻ ngang, nét liền, dài 1/3 đến 1/2 dòng chữ.

    ## Ví dụ sai
    Dưới trích yếu để trống.

    ## Ví dụ đúng
    Đường kẻ ngắn ở giữa trang, dưới trích yếu.

    ## Cách sửa
    Insert - Shapes - Line, vẽ đường ngang ngắn dưới trích yếu.
    """
    lines = title_lines(subject) or (kind_lines(subject) if subject.kind != "cong-van" else ())
    if not lines:
        return
    if looks.rule_line_under(subject, lines[-1]) is None and any(
        line.under in {p.index for p in (*kind_lines(subject), *lines[:-1])}
        for line in subject.need_layout().rule_lines
    ):
        # A line stands, but in the wrong place: ND30-086 tells it.
        return
    yield from looks.missing_line(subject, lines[-1], _("dưới trích yếu không có đường kẻ"))


@rule("ND30-089", sees="layout")
def title_line_length(subject: Subject) -> Faults:
    """Đường kẻ dưới trích yếu không dài 1/3 - 1/2 dòng chữ hoặc không cân đối.

    ## Kiểm tra gì
    Độ dài đường kẻ so với dòng cuối hoặc dòng dài nhất của trích yếu; chấp nhận từ 22% đến 55%.

    ## Vì sao
    Đường kẻ dài từ 1/3 đến 1/2 độ dài của dòng chữ và đặt cân đối so với dòng chữ.

    ## Ví dụ sai
    Đường kẻ 120 mm dưới dòng chữ 130 mm.

    ## Ví dụ đúng
    Đường kẻ 55 mm dưới dòng chữ 130 mm.

    ## Cách sửa
    Chọn đường kẻ, đặt lại chiều dài và canh giữa.
    """
    lines = title_lines(subject) or (kind_lines(subject) if subject.kind != "cong-van" else ())
    if lines:
        yield from looks.line_length(subject, lines, "trich_yeu")


@rule("ND30-090")
def title_full_stop(subject: Subject) -> Faults:
    """Cuối trích yếu có dấu chấm.

    ## Kiểm tra gì
    Dấu . ; : ở cuối trích yếu.

    ## Vì sao
    Trích yếu là một cụm từ ngắn gọn như tiêu đề, không kết thúc bằng dấu câu.

    ## Ví dụ sai
    Triển khai công tác cải cách hành chính năm 2026.

    ## Ví dụ đúng
    Triển khai công tác cải cách hành chính năm 2026

    ## Cách sửa
    Bỏ dấu cuối. Sửa tự động là an toàn.
    """
    lines = subject.lines(C.TRICH_YEU)
    p = lines[-1] if lines else None
    text = p.text if p is not None else subject.document.title
    found = re.search(r"(?<![.…])[.;:]\s*$", text)
    if found is None or re.search(r"\b(v\.v|TP|T\.Ư|TW)\.\s*$", text):
        return
    yield Fault(
        _("cuối trích yếu có dấu “{mark}”").format(mark=found[0].strip()),
        p,
        present=text.strip(),
        fix=subject.replace(p, found.start(), found.start() + 1, "", _("Bỏ dấu cuối trích yếu")),
        component=C.TRICH_YEU,
    )


@rule("ND30-091")
def decision_title(subject: Subject) -> Faults:
    """Trích yếu quyết định không bắt đầu bằng "Về việc", "Ban hành" hoặc "Phê duyệt".

    ## Kiểm tra gì
    Chữ đầu trích yếu của quyết định.

    ## Vì sao
    Mẫu 1.2 (quy định trực tiếp) ghi "Về việc …"; mẫu 1.3 (quy định gián tiếp) ghi "Ban hành …" hoặc "Phê duyệt …".

    ## Ví dụ sai
    Thành lập Tổ công tác …

    ## Ví dụ đúng
    Về việc thành lập Tổ công tác …

    ## Cách sửa
    Thêm "Về việc". Sửa tự động phải được người xem lại.
    """
    if subject.kind != "quyet-dinh":
        return
    lines = subject.lines(C.TRICH_YEU)
    p = lines[0] if lines else None
    text = p.text if p is not None else subject.document.title
    if not text.strip() or re.match(r"\s*(Về việc|Về|Ban hành|Phê duyệt|V/v)\b", text, re.IGNORECASE):
        return
    start = len(text) - len(text.lstrip())
    first = text[start : start + 1]
    yield Fault(
        _("trích yếu quyết định nên bắt đầu bằng “Về việc”, “Ban hành” hoặc “Phê duyệt”"),
        p,
        present=text.strip(),
        fix=subject.replace(p, start, start + 1, f"Về việc {first.lower()}", _("Thêm “Về việc”"), Safety.UNSAFE),
        component=C.TRICH_YEU,
    )


@rule("ND30-092")
def short_about(subject: Subject) -> Faults:
    """Dùng "V/v" trong văn bản có tên loại.

    ## Kiểm tra gì
    Chữ "V/v" ở đầu trích yếu của văn bản không phải công văn.

    ## Vì sao
    "V/v" chỉ dùng cho trích yếu công văn, đặt dưới số, ký hiệu.

    ## Ví dụ sai
    QUYẾT ĐỊNH / V/v thành lập Tổ công tác

    ## Ví dụ đúng
    QUYẾT ĐỊNH / Về việc thành lập Tổ công tác

    ## Cách sửa
    Đổi "V/v" thành "Về việc" (hoặc bỏ). Sửa tự động là an toàn.
    """
    if subject.kind in ("", "cong-van") or kind_of(subject) is None:
        return
    lines = subject.lines(C.TRICH_YEU)
    p = lines[0] if lines else None
    text = p.text if p is not None else subject.document.title
    if p is not None and subject.first(C.TEN_LOAI) is None:
        yield Unseen(_("không thấy tên loại, có thể là công văn"))
        return
    if found := re.match(r"\s*V\s*/\s*v\s*:?\s*", text, re.IGNORECASE):
        yield Fault(
            _("“V/v” chỉ dùng cho công văn"),
            p,
            present=text.strip(),
            fix=subject.replace(p, 0, found.end(), "Về việc ", _("Đổi “V/v” thành “Về việc”")),
            component=C.TRICH_YEU,
        )
