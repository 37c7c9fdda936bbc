"""Rules on the authority line and the legal bases (Phụ lục I, Phần I, Mục II, khoản 6, điểm a; Mẫu 1.1 to 1.3)."""

from __future__ import annotations

import re
from itertools import takewhile

from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.rules.blanks import to_fill
from generator.rules.engine import Fault, Faults, Subject, Unit, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.number_line import kind_of

C = Component

PROPOSAL = re.compile(r"^(Theo đề nghị|Xét đề nghị|Theo Tờ trình|Xét Tờ trình|Theo ý kiến)\b", re.IGNORECASE)


def base_units(subject: Subject) -> list[Unit]:
    """Return the legal bases of the main text with their words, whatever the format; none where the kind has none.

    A công văn or a thông báo may begin "Căn cứ …" too, but that is running text: the decree's forms give it no căn cứ.
    """
    if not _has_bases(subject):
        return []
    return [u for u in subject.units if u.component is C.CAN_CU and u.appendix is None]


def _has_bases(subject: Subject) -> bool:
    kind = kind_of(subject)
    return kind is None or kind.bases != "khong"


def base_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the paragraphs of the legal bases."""
    return subject.lines(C.CAN_CU) if _has_bases(subject) else ()


@rule("ND30-100")
def authority_missing(subject: Subject) -> Faults:
    """Quyết định, nghị quyết không ghi thẩm quyền ban hành.

    ## Kiểm tra gì
    Dòng in hoa, đậm, canh giữa giữa trích yếu và căn cứ: chức vụ hoặc tên tập thể có thẩm quyền.

    ## Vì sao
    Mẫu 1.1 đến 1.3 ghi thẩm quyền ban hành trước căn cứ.

    ## Ví dụ sai
    QUYẾT ĐỊNH / Về việc … / Căn cứ …

    ## Ví dụ đúng
    QUYẾT ĐỊNH / Về việc … / GIÁM ĐỐC SỞ NỘI VỤ / Căn cứ …

    ## Cách sửa
    Thêm dòng thẩm quyền, in hoa, đậm, canh giữa.
    """
    kind = kind_of(subject)
    if kind is None or not kind.authority:
        return
    missing = subject.first(C.THAM_QUYEN) is None if subject.layout is not None else not subject.document.authority
    if missing and not any(to_fill(unit.text) and unit.text.isupper() for unit in _head(subject)):
        yield Fault(_("không ghi thẩm quyền ban hành trước căn cứ"), component=C.THAM_QUYEN)
    yield from _heading_look(subject, C.THAM_QUYEN, "tham_quyen")


def _heading_look(subject: Subject, component: Component, figure: str) -> Faults:
    """Yield what is wrong with the look of the authority line or the enacting words: capitals, bold, centred (Mẫu 1.1 to 1.3)."""
    found = subject.lines(component)
    yield from looks.capitals(subject, found)
    yield from looks.size(subject, found, figure)
    yield from looks.bold(subject, found, True)
    yield from looks.centred(subject, found)


def _head(subject: Subject) -> list[Unit]:
    """Return the texts before the first article that were taken for body: what a reader may have missed."""
    return list(takewhile(lambda unit: unit.level != "dieu", (u for u in subject.units if u.component is C.DOAN)))


@rule("ND30-101")
def enacting_missing(subject: Subject) -> Faults:
    """Quyết định thiếu "QUYẾT ĐỊNH:", nghị quyết thiếu "QUYẾT NGHỊ:".

    ## Kiểm tra gì
    Dòng in hoa, đậm, canh giữa, có dấu hai chấm, sau căn cứ.

    ## Vì sao
    Mẫu 1.1 đến 1.3 có dòng này giữa căn cứ và nội dung.

    ## Ví dụ sai
    Căn cứ …; / Điều 1. …

    ## Ví dụ đúng
    Căn cứ … . / QUYẾT ĐỊNH: / Điều 1. …

    ## Cách sửa
    Thêm dòng, in hoa, đậm, canh giữa, có dấu hai chấm.
    """
    kind = kind_of(subject)
    if kind is None or not kind.enacting:
        return
    p = subject.first(C.LOI_BAN_HANH)
    text = subject.words(p) if p is not None else ("" if subject.layout is not None else subject.document.enacting)
    if not text and any(unit.words.upper() == kind.enacting for unit in _head(subject)):
        return
    if not text:
        yield Fault(
            _("thiếu dòng “{words}”").format(words=kind.enacting), proposed=kind.enacting, component=C.LOI_BAN_HANH
        )
    elif text.rstrip().rstrip(":").strip().upper() != kind.enacting.rstrip(":"):
        yield Fault(_("phải ghi “{words}”").format(words=kind.enacting), p, present=text, proposed=kind.enacting)
    elif not text.rstrip().endswith(":"):
        end = len(p.text.rstrip()) if p is not None else 0
        fix = subject.replace(p, end, end, ":", _("Thêm dấu hai chấm"))
        yield Fault(_("sau “{words}” phải có dấu hai chấm").format(words=text), p, present=text, fix=fix)
    yield from _heading_look(subject, C.LOI_BAN_HANH, "loi_ban_hanh")


@rule("ND30-102")
def bases_missing(subject: Subject) -> Faults:
    """Quyết định, nghị quyết không có căn cứ ban hành.

    ## Kiểm tra gì
    Ít nhất một dòng bắt đầu bằng "Căn cứ".

    ## Vì sao
    Căn cứ gồm văn bản quy định thẩm quyền, chức năng của cơ quan ban hành và văn bản quy định nội dung.

    ## Ví dụ sai
    GIÁM ĐỐC SỞ NỘI VỤ / QUYẾT ĐỊNH:

    ## Ví dụ đúng
    GIÁM ĐỐC SỞ NỘI VỤ / Căn cứ … ; / QUYẾT ĐỊNH:

    ## Cách sửa
    Thêm các căn cứ.
    """
    kind = kind_of(subject)
    if (
        kind is not None
        and kind.bases == "co"
        and not any(u.words.casefold().startswith("căn cứ") for u in (*base_units(subject), *_head(subject)))
    ):
        yield Fault(_("không có căn cứ ban hành"), component=C.CAN_CU)


@rule("ND30-103", sees="layout")
def base_upright(subject: Subject) -> Faults:
    """Căn cứ ban hành không in nghiêng.

    ## Kiểm tra gì
    Độ nghiêng của các dòng căn cứ.

    ## Vì sao
    Căn cứ ban hành văn bản trình bày bằng chữ in thường, kiểu chữ nghiêng.

    ## Ví dụ sai
    Căn cứ Luật … (chữ đứng)

    ## Ví dụ đúng
    Cả dòng căn cứ in nghiêng.

    ## Cách sửa
    Chọn các dòng căn cứ, bấm Ctrl+I. Sửa tự động là an toàn.
    """
    yield from looks.italic(subject, base_lines(subject), True)


@rule("ND30-104", sees="layout")
def base_look(subject: Subject) -> Faults:
    """Căn cứ ban hành in đậm, in hoa hoặc không phải cỡ 13 - 14.

    ## Kiểm tra gì
    Cỡ chữ, độ đậm, chữ thường của các dòng căn cứ.

    ## Vì sao
    Căn cứ là chữ in thường, cỡ chữ 13 đến 14, kiểu chữ nghiêng.

    ## Ví dụ sai
    Căn cứ cỡ 12, đậm.

    ## Ví dụ đúng
    Căn cứ cỡ 14, nghiêng, không đậm.

    ## Cách sửa
    Đặt cỡ 14, bỏ đậm. Sửa tự động là an toàn.
    """
    found = base_lines(subject)
    yield from looks.size(subject, found, "can_cu")
    yield from looks.bold(subject, found, False)
    yield from looks.no_capitals(subject, found)
    for p in found:
        if opening := re.match(r"\s*(Căn Cứ|Theo Đề [Nn]ghị|Xét Đề [Nn]ghị)\b", p.text):
            right = opening[1].capitalize()
            yield Fault(
                _("chỉ viết hoa chữ đầu: “{right}”").format(right=right),
                p,
                present=opening[1],
                proposed=right,
                fix=subject.replace(p, *opening.span(1), right, _("Viết “{right}”").format(right=right)),
            )


_SECOND_BASE = re.compile(
    r"[;,.]\s*(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b"
    r"|;\s*(?:căn cứ (?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Công văn)|theo đề nghị của)\b"
)


@rule("ND30-105")
def bases_in_one_line(subject: Subject) -> Faults:
    """Nhiều căn cứ ghi chung một đoạn.

    ## Kiểm tra gì
    Trong một đoạn căn cứ có thêm "; Căn cứ" hoặc dấu ngắt dòng.

    ## Vì sao
    Sau mỗi căn cứ phải xuống dòng.

    ## Ví dụ sai
    Căn cứ Luật A; Căn cứ Nghị định B;

    ## Ví dụ đúng
    Căn cứ Luật A; (xuống dòng) Căn cứ Nghị định B;

    ## Cách sửa
    Xuống dòng bằng phím Enter trước mỗi căn cứ.
    """
    for unit in base_units(subject):
        if _SECOND_BASE.search(unit.text[3:]) or "\n" in unit.text.strip():
            yield Fault(
                _("mỗi căn cứ phải là một dòng riêng"),
                unit.paragraph,
                present=unit.words,
                component=C.CAN_CU,
                at=unit.at,
            )


@rule("ND30-106")
def base_without_semicolon(subject: Subject) -> Faults:
    """Cuối căn cứ không có dấu chấm phẩy.

    ## Kiểm tra gì
    Dấu cuối của mỗi căn cứ, trừ căn cứ cuối cùng.

    ## Vì sao
    Cuối mỗi dòng căn cứ có dấu chấm phẩy.

    ## Ví dụ sai
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025,

    ## Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

    ## Cách sửa
    Đổi dấu cuối thành dấu chấm phẩy. Sửa tự động là an toàn.
    """
    for unit in base_units(subject)[:-1]:
        yield from _ending(subject, unit, ";", _("cuối căn cứ phải là dấu chấm phẩy"))


@rule("ND30-107")
def last_base_without_stop(subject: Subject) -> Faults:
    """Căn cứ cuối cùng không kết thúc bằng dấu chấm.

    ## Kiểm tra gì
    Dấu cuối của căn cứ cuối cùng (thường là "Theo đề nghị của …").

    ## Vì sao
    Dòng cuối cùng kết thúc bằng dấu chấm. Dấu phẩy là thói quen phổ biến nhưng không đúng quy định.

    ## Ví dụ sai
    Theo đề nghị của Chánh Văn phòng Sở,

    ## Ví dụ đúng
    Theo đề nghị của Chánh Văn phòng Sở.

    ## Cách sửa
    Đổi dấu cuối thành dấu chấm. Sửa tự động là an toàn.
    """
    for unit in base_units(subject)[-1:]:
        yield from _ending(subject, unit, ".", _("căn cứ cuối cùng phải kết thúc bằng dấu chấm"))


def _ending(subject: Subject, unit: Unit, mark: str, message: str) -> Faults:
    text = unit.text.rstrip()
    found = re.search(r"[\s.,;:]*$", text)
    start = found.start() if found else len(text)
    if text[start:].strip() == mark and text.endswith(mark):
        return
    yield Fault(
        message,
        unit.paragraph,
        present="…" + unit.words[-40:],
        proposed="…" + unit.words[-40:].rstrip(" .,;:…") + mark,
        fix=subject.replace(unit.paragraph, start, len(unit.text), mark, _("Đổi dấu cuối thành “{m}”").format(m=mark)),
        component=C.CAN_CU,
        at=unit.at,
        start=start,
    )


@rule("ND30-111")
def proposal_not_last(subject: Subject) -> Faults:
    """ "Theo đề nghị của …" không đứng sau cùng.

    ## Kiểm tra gì
    Vị trí của dòng "Theo đề nghị của …" trong phần căn cứ.

    ## Vì sao
    Mẫu 1.2, 1.3 đặt dòng này sau các căn cứ pháp lý.

    ## Ví dụ sai
    Theo đề nghị của Chánh Văn phòng; / Căn cứ Nghị định …

    ## Ví dụ đúng
    Căn cứ Nghị định …; / Theo đề nghị của Chánh Văn phòng.

    ## Cách sửa
    Chuyển dòng này xuống cuối phần căn cứ.
    """
    units = base_units(subject)
    for position, unit in enumerate(units):
        later = units[position + 1 :]
        if PROPOSAL.match(unit.words) and any(u.words.casefold().startswith("căn cứ") for u in later):
            yield Fault(
                _("“Theo đề nghị của …” phải đặt sau cùng"),
                unit.paragraph,
                present=unit.words,
                component=C.CAN_CU,
                at=unit.at,
            )


@rule("ND30-112", sees="docx")
def base_indent(subject: Subject) -> Faults:
    """Căn cứ không canh đều hai lề hoặc không lùi đầu dòng 1 cm, 1,27 cm.

    ## Kiểm tra gì
    Cách canh và độ lùi đầu dòng của các dòng căn cứ.

    ## Vì sao
    Căn cứ là một phần của nội dung, trình bày như nội dung.

    ## Ví dụ sai
    Căn cứ canh trái, không lùi đầu dòng.

    ## Ví dụ đúng
    Canh đều hai lề, lùi đầu dòng 1 cm.

    ## Cách sửa
    Ctrl+J; Paragraph - Special - First line: 1 cm. Sửa tự động là an toàn.
    """
    from generator.rules.nd30.body_look import indent_faults, justified_faults

    found = base_lines(subject)
    yield from justified_faults(subject, found)
    yield from indent_faults(subject, found)


_COLLECTIVE = re.compile(
    r"^(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG|BAN CHỈ ĐẠO|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN THƯỜNG TRỰC|TỔ CÔNG TÁC|ĐOÀN CHỦ TỊCH|CHÍNH PHỦ)\b"
)
_HEAD = re.compile(
    r"^(CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|TRƯỞNG|CHÁNH|VIỆN TRƯỞNG|TỔNG BIÊN TẬP|CHI CỤC TRƯỞNG)\b"
)


@rule("ND30-113")
def authority_and_signature(subject: Subject) -> Faults:
    """Dòng thẩm quyền và dòng quyền hạn người ký không phù hợp nhau.

    ## Kiểm tra gì
    Thẩm quyền là người đứng đầu thì chữ ký không có "TM."; thẩm quyền là tập thể thì chữ ký có "TM.".

    ## Vì sao
    "TM." chỉ dùng khi ký thay mặt tập thể. Quyết định của Chủ tịch Ủy ban nhân dân không ghi "TM. ỦY BAN NHÂN DÂN".

    ## Ví dụ sai
    CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … / ký: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH

    ## Ví dụ đúng
    CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … / ký: CHỦ TỊCH

    ## Cách sửa
    Xem lại ai có thẩm quyền: tập thể hay người đứng đầu, rồi sửa dòng còn lại.
    """
    from generator.rules.nd30.signature_lines import signature_texts

    if subject.layout is not None:
        authority = " ".join(subject.words(p) for p in subject.lines(C.THAM_QUYEN)).upper()
    else:
        authority = " ".join(subject.document.authority).upper()
    lines = signature_texts(subject)
    if not authority or not lines:
        return
    on_behalf = lines[0].upper().startswith("TM")
    p = subject.first(C.KY_CHUC_VU)
    if _HEAD.match(authority) and on_behalf:
        yield Fault(
            _("thẩm quyền là người đứng đầu nhưng ký “TM.” tập thể"), p, present=lines[0], component=C.KY_CHUC_VU
        )
    elif _COLLECTIVE.match(authority) and not authority.startswith("HỘI ĐỒNG NHÂN DÂN") and not on_behalf:
        yield Fault(_("thẩm quyền là tập thể nhưng chữ ký không có “TM.”"), p, present=lines[0], component=C.KY_CHUC_VU)
