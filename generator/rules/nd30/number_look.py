"""Rules on the look and place of the number line, ô 3 (Phụ lục I, Phần I, Mục II, khoản 3, điểm c)."""

from __future__ import annotations

from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.beside import level_with
from generator.rules.nd30.number_line import number_paragraph

C = Component


def _line_paragraphs(subject: Subject) -> tuple[LayoutParagraph, ...]:
    p = number_paragraph(subject)
    return (p,) if p is not None else ()


@rule("ND30-064", sees="layout")
def number_size(subject: Subject) -> Faults:
    """Dòng số, ký hiệu không phải cỡ 13.

    ## Kiểm tra gì
    Cỡ chữ của dòng số, ký hiệu.

    ## Vì sao
    Số, ký hiệu có cỡ chữ 13, không phải 12 - 13 hay 14.

    ## Ví dụ sai
    Số: 15/KH-UBND cỡ 14.

    ## Ví dụ đúng
    Số: 15/KH-UBND cỡ 13.

    ## Cách sửa
    Đặt cỡ 13. Sửa tự động là an toàn.
    """
    yield from looks.size(subject, _line_paragraphs(subject), "so_ky_hieu")


@rule("ND30-065", sees="layout")
def number_italic(subject: Subject) -> Faults:
    """Dòng số, ký hiệu in nghiêng.

    ## Kiểm tra gì
    Độ nghiêng của dòng số, ký hiệu.

    ## Vì sao
    Số, ký hiệu là kiểu chữ đứng.

    ## Ví dụ sai
    Dòng Số in nghiêng.

    ## Ví dụ đúng
    Dòng Số chữ đứng.

    ## Cách sửa
    Bấm Ctrl+I để bỏ nghiêng. Sửa tự động là an toàn.
    """
    yield from looks.italic(subject, _line_paragraphs(subject), False)


@rule("ND30-066", sees="layout")
def number_bold(subject: Subject) -> Faults:
    """Dòng số, ký hiệu in đậm.

    ## Kiểm tra gì
    Độ đậm của dòng số, ký hiệu.

    ## Vì sao
    Bảng mẫu chữ ghi dòng này là "đứng", không phải "đứng, đậm".

    ## Ví dụ sai
    Dòng Số in đậm.

    ## Ví dụ đúng
    Dòng Số không đậm.

    ## Cách sửa
    Bấm Ctrl+B để bỏ đậm. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, _line_paragraphs(subject), False)


@rule("ND30-067", sees="layout")
def number_not_centred(subject: Subject) -> Faults:
    """Dòng số, ký hiệu không canh giữa dưới tên cơ quan.

    ## Kiểm tra gì
    Cách canh của dòng số, ký hiệu.

    ## Vì sao
    Số, ký hiệu được canh giữa dưới tên cơ quan, tổ chức ban hành.

    ## Ví dụ sai
    Dòng Số canh trái.

    ## Ví dụ đúng
    Dòng Số canh giữa trong ô bên trái.

    ## Cách sửa
    Bấm Ctrl+E. Sửa tự động là an toàn.
    """
    yield from looks.centred(subject, _line_paragraphs(subject), _("dưới tên cơ quan"))


@rule("ND30-068", sees="layout")
def number_and_date_apart(subject: Subject) -> Faults:
    """Dòng số, ký hiệu và dòng địa danh, ngày tháng không cùng một hàng.

    ## Kiểm tra gì
    Hai dòng có nằm cùng một hàng của bảng đầu trang, ngang nhau hay không.

    ## Vì sao
    Địa danh và thời gian trình bày trên cùng một dòng với số, ký hiệu.

    ## Ví dụ sai
    Số ở hàng thứ hai, ngày tháng ở hàng thứ ba.

    ## Ví dụ đúng
    Cùng hàng thứ hai của bảng đầu trang.

    ## Cách sửa
    Đưa hai dòng vào cùng một hàng của bảng.
    """
    number, date = number_paragraph(subject), subject.first(C.DIA_DANH)
    if number is None or date is None:
        return
    level = level_with(subject, number, date)
    if level is None:
        yield Unseen(_("không rõ hai dòng có ngang nhau khi in hay không"))
    elif not level:
        yield Fault(_("dòng số, ký hiệu và dòng địa danh, ngày tháng không cùng một hàng"), date)
