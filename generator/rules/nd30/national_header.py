"""Rules on Quốc hiệu and Tiêu ngữ, ô 1 (Phụ lục I, Phần I, Mục II, khoản 1)."""

from __future__ import annotations

import re

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import Fix, Safety
from generator.model.layout import Component, LayoutParagraph
from generator.rules.engine import Fault, Faults, NotEvaluated, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.beside import left_of, next_in_place
from generator.rules.nd30.size_sets import nearest_set
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import match_key, to_old

C = Component


def _emblem(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the line of the Quốc hiệu; two paragraphs where a break parts it."""
    found = subject.lines(C.QUOC_HIEU)
    if len(found) > 1 and found[1].index == found[0].index + 1 and len(subject.words(found[0]).split()) < 8:
        return found[:2]
    return found[:1]


def _motto(subject: Subject) -> tuple[LayoutParagraph, ...]:
    return subject.lines(C.TIEU_NGU)[:1]


@rule("ND30-025", sees="layout")
def emblem_missing_or_wrong(subject: Subject) -> Faults:
    """Thiếu Quốc hiệu hoặc ghi sai chữ.

    ## Kiểm tra gì
    Trang đầu có dòng CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, đúng từng chữ. HÒA và HOÀ đều được chấp nhận.

    ## Vì sao
    Quốc hiệu là thành phần thể thức bắt buộc, lời văn do luật định.

    ## Ví dụ sai
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NẠM

    ## Ví dụ đúng
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

    ## Cách sửa
    Gõ lại Quốc hiệu. Sửa tự động thay cả dòng, cần người xem lại.
    """
    found = _emblem(subject)
    right = nd30.fixed_text("quoc_hieu")
    if not found:
        yield Fault(_("không có Quốc hiệu"), proposed=right, component=C.QUOC_HIEU)
        return
    p = found[0]
    # On two lines it is still the same words: ND30-030 tells the break.
    words = " ".join(subject.words(line) for line in found)
    if match_key(words) != match_key(right):
        whole = len(found) == 1
        yield Fault(
            _("Quốc hiệu ghi sai chữ"),
            p,
            present=words,
            proposed=right,
            fix=subject.replace(p, 0, len(p.text), right, _("Ghi lại Quốc hiệu")) if whole else None,
        )


@rule("ND30-026", sees="layout")
def emblem_not_capitals(subject: Subject) -> Faults:
    """Quốc hiệu không viết in hoa.

    ## Kiểm tra gì
    Mọi chữ của Quốc hiệu là chữ in hoa.

    ## Vì sao
    Quốc hiệu trình bày bằng chữ in hoa.

    ## Ví dụ sai
    Cộng hòa xã hội chủ nghĩa Việt Nam

    ## Ví dụ đúng
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

    ## Cách sửa
    Gõ lại bằng chữ in hoa. Sửa tự động là an toàn.
    """
    yield from looks.capitals(subject, _emblem(subject))


@rule("ND30-027", sees="layout")
def emblem_size(subject: Subject) -> Faults:
    """Quốc hiệu không phải cỡ 12 - 13.

    ## Kiểm tra gì
    Cỡ chữ của Quốc hiệu.

    ## Vì sao
    Quốc hiệu cỡ chữ 12 đến 13; Tiêu ngữ lớn hơn một cỡ.

    ## Ví dụ sai
    Quốc hiệu cỡ 14.

    ## Ví dụ đúng
    Quốc hiệu cỡ 13.

    ## Cách sửa
    Chọn dòng Quốc hiệu, đặt cỡ 13 (hoặc 12). Sửa tự động là an toàn.
    """
    yield from looks.size(subject, _emblem(subject), "quoc_hieu", better=nearest_set(subject)["quoc_hieu"])


@rule("ND30-028", sees="layout")
def emblem_weight(subject: Subject) -> Faults:
    """Quốc hiệu không phải chữ đứng, đậm.

    ## Kiểm tra gì
    Độ đậm, độ nghiêng của Quốc hiệu.

    ## Vì sao
    Quốc hiệu là kiểu chữ đứng, đậm.

    ## Ví dụ sai
    Quốc hiệu chữ thường, không đậm.

    ## Ví dụ đúng
    Quốc hiệu đứng, đậm.

    ## Cách sửa
    Chọn dòng Quốc hiệu, bấm Ctrl+B. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, _emblem(subject), True)
    yield from looks.italic(subject, _emblem(subject), False)


@rule("ND30-029", sees="layout")
def emblem_place(subject: Subject) -> Faults:
    """Quốc hiệu không ở phía trên, bên phải trang đầu.

    ## Kiểm tra gì
    Vị trí của Quốc hiệu so với tên cơ quan và nội dung.

    ## Vì sao
    Ô số 1 ở phía trên cùng, bên phải trang đầu tiên.

    ## Ví dụ sai
    Quốc hiệu ở giữa trang; Quốc hiệu ở ô bên trái.

    ## Ví dụ đúng
    Bảng hai cột không viền: trái là tên cơ quan, phải là Quốc hiệu.

    ## Cách sửa
    Đặt tên cơ quan và Quốc hiệu vào bảng hai cột không viền.
    """
    for p in _emblem(subject):
        body = subject.lines(C.DE_MUC, C.MUC, C.DOAN, C.CAN_CU, C.TEN_LOAI)
        if body and body[0].index < p.index and p.container not in ("textbox",):
            yield Fault(_("Quốc hiệu đứng sau nội dung, phải ở đầu trang thứ nhất"), p)
            return
        issuer = subject.first(C.CO_QUAN)
        if issuer is not None and (side := left_of(issuer, p)) is not None:
            if not side:
                yield Fault(_("Quốc hiệu không ở bên phải tên cơ quan"), p)
        elif p.container == "body" and p.cell is None and p.align == "center" and "\t" not in p.text:
            if not float(p.left or 0) > 20:
                yield Fault(_("Quốc hiệu ở giữa trang, phải ở bên phải"), p)
        else:
            yield Unseen(_("không rõ vị trí trái, phải của Quốc hiệu"))


@rule("ND30-030", sees="docx")
def emblem_wraps(subject: Subject) -> Faults:
    """Quốc hiệu bị ngắt thành hai dòng.

    ## Kiểm tra gì
    Độ rộng ô chứa Quốc hiệu so với độ rộng dòng chữ; dấu ngắt dòng ở giữa.

    ## Vì sao
    Quốc hiệu và Tiêu ngữ là hai dòng chữ.

    ## Ví dụ sai
    Ô bên phải rộng 80 mm, Quốc hiệu cỡ 13 dài 95,7 mm.

    ## Ví dụ đúng
    Ô bên phải rộng 100 mm.

    ## Cách sửa
    Kéo cột bên phải rộng ra, hoặc dùng cỡ 12.
    """
    for p in _emblem(subject):
        if "\n" in p.text.strip() or len(_emblem(subject)) > 1:
            yield Fault(_("Quốc hiệu bị ngắt dòng ở giữa"), p)
            return
        width, room = looks.printed_width(subject, p), looks.available_width(subject, p)
        if width is None or room is None:
            raise NotEvaluated(_("không đo được độ rộng ô chứa Quốc hiệu"))
        width = min(width, looks.mended_width(subject, p, "quoc_hieu") or width)
        if width > room + 1:
            yield Fault(
                _("Quốc hiệu dài {width} mm, ô chỉ rộng {room} mm nên bị xuống dòng").format(
                    width=looks.number(round(float(width), 1)), room=looks.number(round(float(room), 1))
                ),
                p,
            )


@rule("ND30-031", sees="layout")
def motto_missing_or_wrong(subject: Subject) -> Faults:
    """Thiếu Tiêu ngữ hoặc ghi sai chữ, sai gạch nối.

    ## Kiểm tra gì
    Dòng "Độc lập - Tự do - Hạnh phúc": đúng chữ, gạch nối ngắn, mỗi bên gạch nối một dấu cách.

    ## Vì sao
    Giữa các cụm từ có gạch nối (-), có cách chữ; chữ cái đầu mỗi cụm từ viết hoa.

    ## Ví dụ sai
    Độc lập – Tự do – Hạnh phúc; Độc lập-Tự do-Hạnh phúc

    ## Ví dụ đúng
    Độc lập - Tự do - Hạnh phúc

    ## Cách sửa
    Gõ lại Tiêu ngữ. Sửa tự động là an toàn: lời văn do luật định.
    """
    found = _motto(subject)
    right = nd30.fixed_text("tieu_ngu")
    if not found:
        yield Fault(_("không có Tiêu ngữ"), proposed=right, component=C.TIEU_NGU)
        return
    p = found[0]
    words = to_old(fold_spaces(p.text))
    same = words.casefold() == right.casefold() if words.isupper() else words == right
    # Two blanks beside a hyphen: the line is as wide as its letters, so in a Word file they were typed.
    same = same and not (subject.is_docx and re.search(r"\S[ \u00a0]{2,}\S", p.text))
    if not same:
        yield Fault(
            _("Tiêu ngữ ghi sai chữ hoặc sai gạch nối"),
            p,
            present=subject.words(p),
            proposed=right,
            fix=subject.replace(p, 0, len(p.text), right, _("Ghi lại Tiêu ngữ")),
        )


@rule("ND30-032", sees="layout")
def motto_size(subject: Subject) -> Faults:
    """Tiêu ngữ không phải cỡ 13 - 14.

    ## Kiểm tra gì
    Cỡ chữ của Tiêu ngữ.

    ## Vì sao
    Tiêu ngữ cỡ chữ 13 đến 14.

    ## Ví dụ sai
    Tiêu ngữ cỡ 12.

    ## Ví dụ đúng
    Tiêu ngữ cỡ 14.

    ## Cách sửa
    Chọn dòng Tiêu ngữ, đặt cỡ 14 (hoặc 13). Sửa tự động là an toàn.
    """
    yield from looks.size(subject, _motto(subject), "tieu_ngu", better=nearest_set(subject)["tieu_ngu"])


@rule("ND30-033", sees="layout")
def motto_style(subject: Subject) -> Faults:
    """Tiêu ngữ không phải chữ thường, đứng, đậm.

    ## Kiểm tra gì
    Độ đậm, độ nghiêng, chữ in hoa của Tiêu ngữ.

    ## Vì sao
    Tiêu ngữ trình bày bằng chữ in thường, kiểu chữ đứng, đậm.

    ## Ví dụ sai
    ĐỘC LẬP - TỰ DO - HẠNH PHÚC; Tiêu ngữ in nghiêng.

    ## Ví dụ đúng
    Độc lập - Tự do - Hạnh phúc (đậm)

    ## Cách sửa
    Chọn dòng Tiêu ngữ, bỏ nghiêng, in đậm. Sửa tự động là an toàn.
    """
    found = _motto(subject)
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)
    for fault in looks.no_capitals(subject, found):
        if isinstance(fault, Fault) and found[0].text.strip().isupper():
            right = nd30.fixed_text("tieu_ngu")
            fix = subject.replace(found[0], 0, len(found[0].text), right, _("Ghi lại Tiêu ngữ"))
            yield Fault(fault.message, found[0], present=fault.present, proposed=right, fix=fix)
        else:
            yield fault


@rule("ND30-034", sees="layout")
def motto_place(subject: Subject) -> Faults:
    """Tiêu ngữ không canh giữa ngay dưới Quốc hiệu.

    ## Kiểm tra gì
    Tiêu ngữ là dòng kế tiếp của Quốc hiệu, cùng ô; cả hai canh giữa.

    ## Vì sao
    Tiêu ngữ được canh giữa dưới Quốc hiệu.

    ## Ví dụ sai
    Tiêu ngữ canh trái trong ô.

    ## Ví dụ đúng
    Hai dòng canh giữa, liền nhau.

    ## Cách sửa
    Chọn hai dòng, bấm Ctrl+E. Sửa tự động là an toàn.
    """
    emblem, motto = _emblem(subject), _motto(subject)
    if not emblem or not motto:
        return
    if emblem[0].index != motto[0].index and next_in_place(subject, emblem[-1]) is not motto[0]:
        yield Fault(_("Tiêu ngữ không đứng ngay dưới Quốc hiệu"), motto[0])
    yield from looks.centred(subject, (*emblem, *motto))


@rule("ND30-035", sees="docx")
def header_not_single_spaced(subject: Subject) -> Faults:
    """Quốc hiệu và Tiêu ngữ không cách nhau dòng đơn.

    ## Kiểm tra gì
    Khoảng cách dòng và khoảng cách đoạn giữa hai dòng.

    ## Vì sao
    Hai dòng chữ Quốc hiệu, Tiêu ngữ trình bày cách nhau dòng đơn.

    ## Ví dụ sai
    Dưới Quốc hiệu cách 6 pt; giãn dòng 1,5.

    ## Ví dụ đúng
    Giãn dòng 1, cách đoạn 0 pt.

    ## Cách sửa
    Paragraph - Spacing: Before 0, After 0, Line spacing Single. Sửa tự động là an toàn.
    """
    emblem, motto = _emblem(subject), _motto(subject)
    if emblem and motto and next_in_place(subject, emblem[0]) is motto[0]:
        yield from looks.single_spaced(subject, (*emblem, *motto))


@rule("ND30-036", sees="layout")
def motto_line_missing(subject: Subject) -> Faults:
    """Không có đường kẻ dưới Tiêu ngữ.

    ## Kiểm tra gì
    Đường kẻ dưới Tiêu ngữ: nét vẽ, viền đoạn hoặc dãy gạch dưới đều được.

    ## Vì sao
    Phía dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.

    ## Ví dụ sai
    Dưới Tiêu ngữ để trống.

    ## Ví dụ đúng
    Đường kẻ nét liền dài 60 mm dưới Tiêu ngữ cỡ 14.

    ## Cách sửa
    Insert - Shapes - Line, vẽ đường ngang dưới Tiêu ngữ.
    """
    for p in _motto(subject):
        yield from looks.missing_line(subject, p, _("dưới Tiêu ngữ không có đường kẻ"))


@rule("ND30-037", sees="layout")
def motto_line_length(subject: Subject) -> Faults:
    """Đường kẻ dưới Tiêu ngữ không dài bằng dòng chữ.

    ## Kiểm tra gì
    Độ dài đường kẻ so với độ dài dòng chữ (đo theo phông chữ); chấp nhận từ 85% đến 115%.

    ## Vì sao
    Đường kẻ có độ dài bằng độ dài của dòng chữ.

    ## Ví dụ sai
    Đường kẻ 30 mm dưới dòng chữ 60 mm.

    ## Ví dụ đúng
    Đường kẻ 60 mm dưới dòng chữ 60,5 mm.

    ## Cách sửa
    Chọn đường kẻ, đặt lại chiều dài ở thẻ Shape Format.
    """
    for p in _motto(subject):
        yield from looks.line_length(subject, (p,), "tieu_ngu")


@rule("ND30-038", sees="layout")
def words_underlined(subject: Subject) -> Faults:
    """Dùng gạch chân chữ thay cho đường kẻ.

    ## Kiểm tra gì
    Gạch chân (underline) ở Quốc hiệu, Tiêu ngữ, tên cơ quan, trích yếu.

    ## Vì sao
    Đường kẻ là nét riêng ở phía dưới, có độ dài quy định; gạch chân dính vào chữ và luôn dài bằng chữ.

    ## Ví dụ sai
    Tên cơ quan được gạch chân.

    ## Ví dụ đúng
    Đường kẻ riêng dài 1/3 - 1/2 dòng chữ.

    ## Cách sửa
    Bỏ gạch chân (Ctrl+U), vẽ đường kẻ riêng. Không tự động sửa hẳn vì đường kẻ phải vẽ.
    """
    for p in subject.lines(C.QUOC_HIEU, C.TIEU_NGU, C.CHU_QUAN, C.CO_QUAN, C.TEN_LOAI, C.TRICH_YEU):
        if looks.underlined(subject, p):
            edits = tuple(e for run in p.runs if run.underline for e in looks.run_edits(run, underline=False))
            fix = Fix(_("Bỏ gạch chân"), edits, Safety.UNSAFE) if edits else None
            yield Fault(_("chữ bị gạch chân thay cho đường kẻ"), p, present=subject.words(p), fix=fix)
