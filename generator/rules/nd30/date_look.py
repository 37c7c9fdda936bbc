"""Rules on the look of the place-and-date line, ô 4 (Phụ lục I, Phần I, Mục II, khoản 4, điểm c)."""

from __future__ import annotations

from generator.messages import _
from generator.model.layout import LayoutParagraph
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.place_date import date_paragraph
from generator.rules.nd30.size_sets import nearest_set


def _line_paragraphs(subject: Subject) -> tuple[LayoutParagraph, ...]:
    p = date_paragraph(subject)
    return (p,) if p is not None else ()


@rule("ND30-079", sees="layout")
def date_size(subject: Subject) -> Faults:
    """Địa danh và thời gian không phải cỡ 13 - 14.

    ## Kiểm tra gì
    Cỡ chữ của dòng địa danh, ngày tháng.

    ## Vì sao
    Địa danh và thời gian cỡ chữ 13 đến 14.

    ## Ví dụ sai
    Cỡ 12.

    ## Ví dụ đúng
    Cỡ 14.

    ## Cách sửa
    Đặt cỡ 14 (hoặc 13). Sửa tự động là an toàn.
    """
    yield from looks.size(subject, _line_paragraphs(subject), "dia_danh", better=nearest_set(subject)["dia_danh"])


@rule("ND30-080", sees="layout")
def date_upright(subject: Subject) -> Faults:
    """Địa danh và thời gian không in nghiêng.

    ## Kiểm tra gì
    Độ nghiêng của dòng địa danh, ngày tháng.

    ## Vì sao
    Địa danh và thời gian là kiểu chữ nghiêng.

    ## Ví dụ sai
    Nghệ An, ngày 05 tháng 3 năm 2026 (chữ đứng)

    ## Ví dụ đúng
    Dòng này in nghiêng.

    ## Cách sửa
    Bấm Ctrl+I. Sửa tự động là an toàn.
    """
    yield from looks.italic(subject, _line_paragraphs(subject), True)


@rule("ND30-081", sees="layout")
def date_bold(subject: Subject) -> Faults:
    """Địa danh và thời gian in đậm.

    ## Kiểm tra gì
    Độ đậm của dòng địa danh, ngày tháng.

    ## Vì sao
    Bảng mẫu chữ ghi dòng này là "nghiêng", không đậm.

    ## Ví dụ sai
    Dòng ngày tháng in đậm, nghiêng.

    ## Ví dụ đúng
    Dòng ngày tháng nghiêng, không đậm.

    ## Cách sửa
    Bấm Ctrl+B để bỏ đậm. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, _line_paragraphs(subject), False)


@rule("ND30-082", sees="layout")
def date_not_centred(subject: Subject) -> Faults:
    """Địa danh và thời gian không canh giữa dưới Quốc hiệu, Tiêu ngữ.

    ## Kiểm tra gì
    Cách canh của dòng địa danh, ngày tháng.

    ## Vì sao
    Địa danh và thời gian được canh giữa dưới Quốc hiệu và Tiêu ngữ.

    ## Ví dụ sai
    Dòng ngày tháng canh phải.

    ## Ví dụ đúng
    Dòng ngày tháng canh giữa trong ô bên phải.

    ## Cách sửa
    Bấm Ctrl+E. Sửa tự động là an toàn.
    """
    yield from looks.centred(subject, _line_paragraphs(subject), _("dưới Tiêu ngữ"))
