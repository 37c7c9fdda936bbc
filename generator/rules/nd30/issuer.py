"""Rules on the names of the superior body and of the issuer, ô 2 (Phụ lục I, Phần I, Mục II, khoản 2)."""

from __future__ import annotations

import datetime as dt
import re

from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.beside import left_of
from generator.vietnamese.tone import to_old

C = Component

DISTRICT_ENDS = dt.date(2025, 7, 1)
"""From this day there is no district level (Luật số 72/2025/QH15)."""
ABBREVIATED = re.compile(
    r"\b(UBND|HĐND|UBMTTQ|GD&ĐT|GDĐT|GD-ĐT|LĐTBXH|LĐ-TB&XH|TN&MT|NN&PTNT|KH&ĐT|KH&CN|VHTT&DL|VHTTDL|BQL|BCĐ|TTPVHCC|TP)\b"
)
_PEOPLES_BODY = re.compile(r"^(UBND|HĐND|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\b")
_WITH_PLACE = re.compile(
    r"^(UBND|HĐND|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) (TỈNH|THÀNH PHỐ|TP\.?|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\s*\S+"
)
_DISTRICT = re.compile(r"\b(HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\b")


def superior_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the lines of the superior body's name in the main text's header."""
    return subject.lines(C.CHU_QUAN)


def issuer_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the lines of the issuer's name in the main text's header."""
    return subject.lines(C.CO_QUAN)


def joined(subject: Subject, paragraphs: tuple[LayoutParagraph, ...], fallback: tuple[str, ...]) -> str:
    """Return a name printed over several lines as one text in capitals, tone marks in the old place."""
    lines = [subject.words(p) for p in paragraphs] if subject.layout is not None else list(fallback)
    return to_old(" ".join(lines).upper())


def issuer_name(subject: Subject) -> str:
    """Return the issuer's name in capitals; "" when there is none."""
    return joined(subject, issuer_lines(subject), subject.document.issuer)


def superior_name(subject: Subject) -> str:
    """Return the superior body's name in capitals; "" when there is none."""
    return joined(subject, superior_lines(subject), subject.document.superior)


@rule("ND30-039", sees="layout")
def issuer_missing(subject: Subject) -> Faults:
    """Không có tên cơ quan ban hành ở phía trên, bên trái.

    ## Kiểm tra gì
    Khối tên cơ quan ở đầu trang thứ nhất, bên trái Quốc hiệu.

    ## Vì sao
    Tên cơ quan, tổ chức ban hành văn bản là thành phần thể thức bắt buộc, đặt ở ô số 2.

    ## Ví dụ sai
    Góc trái để trống.

    ## Ví dụ đúng
    UBND TỈNH NGHỆ AN / SỞ NỘI VỤ

    ## Cách sửa
    Ghi tên cơ quan ở ô bên trái, ngang hàng với Quốc hiệu.
    """
    found = issuer_lines(subject)
    if not found:
        yield Fault(_("không có tên cơ quan ban hành ở góc trên bên trái"), component=C.CO_QUAN)
        return
    emblem = subject.first(C.QUOC_HIEU)
    if emblem is not None and left_of(found[0], emblem) is False and found[0].cell != emblem.cell:
        # Reported from the other side by ND30-029 when the two have changed places.
        return
    if emblem is not None and found[0].cell is not None and found[0].cell == emblem.cell:
        yield Fault(_("tên cơ quan nằm chung ô với Quốc hiệu, phải ở bên trái"), found[0])


@rule("ND30-040", sees="layout")
def issuer_not_capitals(subject: Subject) -> Faults:
    """Tên cơ quan ban hành không viết in hoa.

    ## Kiểm tra gì
    Mọi chữ trong tên cơ quan ban hành là chữ in hoa.

    ## Vì sao
    Tên cơ quan, tổ chức ban hành văn bản trình bày bằng chữ in hoa.

    ## Ví dụ sai
    Sở Nội vụ

    ## Ví dụ đúng
    SỞ NỘI VỤ

    ## Cách sửa
    Gõ lại bằng chữ in hoa. Sửa tự động là an toàn.
    """
    yield from looks.capitals(subject, issuer_lines(subject))


@rule("ND30-041", sees="layout")
def issuer_size(subject: Subject) -> Faults:
    """Tên cơ quan ban hành không phải cỡ 12 - 13.

    ## Kiểm tra gì
    Cỡ chữ của tên cơ quan ban hành.

    ## Vì sao
    Tên cơ quan cỡ chữ 12 đến 13.

    ## Ví dụ sai
    SỞ NỘI VỤ cỡ 14.

    ## Ví dụ đúng
    SỞ NỘI VỤ cỡ 13.

    ## Cách sửa
    Đặt cỡ 13 (hoặc 12). Sửa tự động là an toàn.
    """
    yield from looks.size(subject, issuer_lines(subject), "co_quan")


@rule("ND30-042", sees="layout")
def issuer_weight(subject: Subject) -> Faults:
    """Tên cơ quan ban hành không phải chữ đứng, đậm.

    ## Kiểm tra gì
    Độ đậm, độ nghiêng của tên cơ quan ban hành.

    ## Vì sao
    Tên cơ quan ban hành là kiểu chữ đứng, đậm, để phân biệt với cơ quan chủ quản.

    ## Ví dụ sai
    SỞ NỘI VỤ không đậm.

    ## Ví dụ đúng
    SỞ NỘI VỤ đậm.

    ## Cách sửa
    Chọn dòng tên cơ quan, bấm Ctrl+B. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, issuer_lines(subject), True)
    yield from looks.italic(subject, issuer_lines(subject), False)


@rule("ND30-043", sees="layout")
def superior_look(subject: Subject) -> Faults:
    """Tên cơ quan chủ quản không in hoa, không phải cỡ 12 - 13 hoặc không đứng.

    ## Kiểm tra gì
    Chữ in hoa, cỡ chữ, độ nghiêng của tên cơ quan chủ quản trực tiếp.

    ## Vì sao
    Tên cơ quan chủ quản trình bày chữ in hoa, cỡ 12 đến 13, kiểu chữ đứng.

    ## Ví dụ sai
    Ủy ban nhân dân tỉnh Nghệ An (chữ thường, nghiêng)

    ## Ví dụ đúng
    UBND TỈNH NGHỆ AN

    ## Cách sửa
    Gõ in hoa, cỡ 13, bỏ nghiêng. Sửa tự động là an toàn.
    """
    found = superior_lines(subject)
    yield from looks.capitals(subject, found)
    yield from looks.size(subject, found, "chu_quan")
    yield from looks.italic(subject, found, False)


@rule("ND30-044", sees="layout")
def superior_bold(subject: Subject) -> Faults:
    """Tên cơ quan chủ quản in đậm.

    ## Kiểm tra gì
    Độ đậm của tên cơ quan chủ quản.

    ## Vì sao
    Chỉ tên cơ quan ban hành in đậm; tên cơ quan chủ quản là kiểu chữ đứng, không đậm.

    ## Ví dụ sai
    UBND TỈNH NGHỆ AN in đậm, trên SỞ NỘI VỤ in đậm.

    ## Ví dụ đúng
    UBND TỈNH NGHỆ AN không đậm, SỞ NỘI VỤ đậm.

    ## Cách sửa
    Chọn dòng trên, bấm Ctrl+B để bỏ đậm. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, superior_lines(subject), False)


@rule("ND30-045", sees="layout")
def names_not_centred(subject: Subject) -> Faults:
    """Tên cơ quan không canh giữa trong khối bên trái.

    ## Kiểm tra gì
    Cách canh của tên cơ quan chủ quản và cơ quan ban hành.

    ## Vì sao
    Tên cơ quan ban hành canh giữa dưới tên cơ quan chủ quản.

    ## Ví dụ sai
    SỞ NỘI VỤ canh trái.

    ## Ví dụ đúng
    Hai dòng canh giữa.

    ## Cách sửa
    Chọn các dòng, bấm Ctrl+E. Sửa tự động là an toàn.
    """
    yield from looks.centred(subject, (*superior_lines(subject), *issuer_lines(subject)))


@rule("ND30-046", sees="docx")
def names_not_single_spaced(subject: Subject) -> Faults:
    """Các dòng tên cơ quan không cách nhau dòng đơn.

    ## Kiểm tra gì
    Khoảng cách dòng, khoảng cách đoạn giữa các dòng tên cơ quan.

    ## Vì sao
    Tên cơ quan chủ quản và cơ quan ban hành trình bày cách nhau dòng đơn.

    ## Ví dụ sai
    Giữa hai dòng cách 6 pt.

    ## Ví dụ đúng
    Cách đoạn 0 pt, giãn dòng đơn.

    ## Cách sửa
    Paragraph - Spacing: Before 0, After 0, Single. Sửa tự động là an toàn.
    """
    lines = (*superior_lines(subject), *issuer_lines(subject))
    if len(lines) > 1:
        yield from looks.single_spaced(subject, lines)


@rule("ND30-047", sees="layout")
def issuer_line_missing(subject: Subject) -> Faults:
    """Không có đường kẻ dưới tên cơ quan ban hành.

    ## Kiểm tra gì
    Đường kẻ dưới dòng cuối của tên cơ quan ban hành.

    ## Vì sao
    Phía dưới tên cơ quan có đường kẻ ngang, nét liền, dài 1/3 đến 1/2 dòng chữ.

    ## Ví dụ sai
    Dưới SỞ NỘI VỤ để trống.

    ## Ví dụ đúng
    Đường kẻ ngắn ở giữa, dưới SỞ NỘI VỤ.

    ## Cách sửa
    Insert - Shapes - Line, vẽ đường ngang ngắn dưới tên cơ quan.
    """
    for p in issuer_lines(subject)[-1:]:
        yield from looks.missing_line(subject, p, _("dưới tên cơ quan ban hành không có đường kẻ"))


@rule("ND30-048", sees="layout")
def issuer_line_length(subject: Subject) -> Faults:
    """Đường kẻ dưới tên cơ quan không dài 1/3 - 1/2 dòng chữ hoặc không cân đối.

    ## Kiểm tra gì
    Độ dài đường kẻ so với dòng chữ phía trên (dòng cuối hoặc dòng dài nhất); chấp nhận từ 22% đến 55%.

    ## Vì sao
    Đường kẻ dài từ 1/3 đến 1/2 độ dài của dòng chữ và đặt cân đối so với dòng chữ.

    ## Ví dụ sai
    Đường kẻ dài bằng cả dòng chữ.

    ## Ví dụ đúng
    Dòng chữ 40 mm, đường kẻ 16 mm ở giữa.

    ## Cách sửa
    Chọn đường kẻ, đặt lại chiều dài và canh giữa.
    """
    lines = issuer_lines(subject)
    if lines:
        yield from looks.line_length(subject, lines, "co_quan")


@rule("ND30-049")
def issuer_abbreviated(subject: Subject) -> Faults:
    """Tên cơ quan ban hành viết tắt.

    ## Kiểm tra gì
    Cụm viết tắt (UBND, HĐND, GD&ĐT, BQL …) trong tên cơ quan ban hành.

    ## Vì sao
    Tên cơ quan ban hành ghi tên chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt những cụm từ thông dụng.

    ## Ví dụ sai
    UBND TỈNH NGHỆ AN (là cơ quan ban hành)

    ## Ví dụ đúng
    ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN

    ## Cách sửa
    Viết đầy đủ; nếu dài thì ngắt thành hai, ba dòng.
    """
    if issuer_name(subject) in {body.upper() for body in subject.config.bodies}:
        return
    lines = issuer_lines(subject)
    texts = [(p, subject.words(p)) for p in lines] if lines else [(None, t) for t in subject.document.issuer]
    for p, text in texts:
        if found := ABBREVIATED.search(text.upper()):
            yield Fault(
                _("tên cơ quan ban hành viết tắt “{word}”").format(word=found[0]), p, present=text, component=C.CO_QUAN
            )


@rule("ND30-050")
def superior_without_place(subject: Subject) -> Faults:
    """Tên cơ quan chủ quản ở địa phương thiếu địa danh.

    ## Kiểm tra gì
    Dòng "UBND …" phải kèm cấp và tên riêng của địa phương.

    ## Vì sao
    Cơ quan chủ quản ở địa phương phải kèm theo địa danh của đơn vị hành chính đó.

    ## Ví dụ sai
    UBND TỈNH / SỞ NỘI VỤ

    ## Ví dụ đúng
    UBND TỈNH NGHỆ AN / SỞ NỘI VỤ

    ## Cách sửa
    Ghi thêm tên tỉnh, xã, phường, đặc khu.
    """
    name = superior_name(subject)
    if _PEOPLES_BODY.match(name) and not _WITH_PLACE.match(name):
        p = superior_lines(subject)
        yield Fault(_("tên cơ quan chủ quản thiếu địa danh"), p[0] if p else None, present=name, component=C.CHU_QUAN)


@rule("ND30-051")
def peoples_committee_under_another(subject: Subject) -> Faults:
    """Ủy ban nhân dân, Hội đồng nhân dân lại có dòng cơ quan chủ quản.

    ## Kiểm tra gì
    Phía trên tên Ủy ban nhân dân, Hội đồng nhân dân không có dòng nào.

    ## Vì sao
    Chỉ ghi cơ quan chủ quản trực tiếp nếu có; chính quyền địa phương đứng tên một mình.

    ## Ví dụ sai
    UBND TỈNH NGHỆ AN / ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU

    ## Ví dụ đúng
    ỦY BAN NHÂN DÂN / XÃ QUẢNG CHÂU

    ## Cách sửa
    Bỏ dòng phía trên.
    """
    name = issuer_name(subject)
    if superior_name(subject) and re.match(r"(UBND|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) \S+", name):
        p = superior_lines(subject)
        yield Fault(
            _("Ủy ban nhân dân, Hội đồng nhân dân không ghi cơ quan chủ quản"),
            p[0] if p else None,
            present=superior_name(subject),
            component=C.CHU_QUAN,
        )


@rule("ND30-052")
def district_level(subject: Subject) -> Faults:
    """Ghi cơ quan cấp huyện trong văn bản từ ngày 01/7/2025.

    ## Kiểm tra gì
    Từ HUYỆN, QUẬN, THỊ XÃ, THỊ TRẤN trong tên cơ quan chủ quản hoặc cơ quan ban hành.

    ## Vì sao
    Từ ngày 01/7/2025 chính quyền địa phương chỉ còn hai cấp: tỉnh và xã.

    ## Ví dụ sai
    UBND HUYỆN QUẢNG TRẠCH (văn bản ngày 10/9/2025)

    ## Ví dụ đúng
    ỦY BAN NHÂN DÂN / XÃ QUẢNG TRẠCH

    ## Cách sửa
    Ghi tên cơ quan hiện có vào ngày ban hành văn bản.
    """
    groups = (
        (superior_lines(subject), superior_name(subject), C.CHU_QUAN),
        (issuer_lines(subject), issuer_name(subject), C.CO_QUAN),
    )
    for lines, name, component in groups:
        found = _DISTRICT.search(name)
        if found is None:
            continue
        if subject.on is None:
            yield Unseen(_("văn bản chưa có ngày nên chưa biết còn cấp huyện hay không"))
        elif subject.on >= DISTRICT_ENDS:
            yield Fault(
                _("từ ngày 01/7/2025 không còn cơ quan cấp huyện (“{word}”)").format(word=found[0]),
                lines[0] if lines else None,
                present=name,
                component=component,
            )
