"""Rules on marks and the address block, ô 10, 11, 13 (Phụ lục I, Phần I, Mục III, khoản 2, 4)."""

from __future__ import annotations

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import Fix
from generator.model.layout import Component, LayoutParagraph, Picture
from generator.model.length import mm
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.beside import left_of
from generator.vietnamese.tone import match_key

C = Component

FRAME_TOLERANCE = mm(1)
_RED_LEAST = 0x90


def _urgency(subject: Subject) -> tuple[LayoutParagraph, ...]:
    return subject.lines(C.DO_KHAN)


def _frame(subject: Subject, p: LayoutParagraph) -> Picture | None:
    """Return the text box that holds a mark; ``None`` when it stands in none."""
    words = match_key(subject.words(p))
    for x in subject.need_layout().pictures:
        if x.kind == "textbox" and words and words in match_key(x.text):
            return x
    return None


def _framed(subject: Subject, p: LayoutParagraph) -> bool | None:
    """Return whether a mark has a frame: paragraph borders, a text box with a line, a bordered cell; ``None`` unknown."""
    if {border.edge for border in p.borders} >= {"top", "bottom", "left", "right"}:
        return True
    box = _frame(subject, p)
    if box is not None:
        return box.outlined
    if (table := subject.table_of(p)) is not None:
        return table.bordered
    return None if not subject.is_docx else False


@rule("ND30-198", sees="layout")
def urgency_words(subject: Subject) -> Faults:
    """Mức độ khẩn ghi khác HỎA TỐC, THƯỢNG KHẨN, KHẨN.

    ## Kiểm tra gì
    Chữ trong dấu chỉ mức độ khẩn (HỎA hay HOẢ đều được).

    ## Vì sao
    Có ba mức độ khẩn: hỏa tốc, thượng khẩn, khẩn.

    ## Ví dụ sai
    KHẨN CẤP

    ## Ví dụ đúng
    THƯỢNG KHẨN

    ## Cách sửa
    Ghi đúng một trong ba mức.
    """
    known = {match_key(name) for name in nd30.urgency_marks()}
    for p in _urgency(subject):
        words = subject.words(p)
        if match_key(words) not in known:
            yield Fault(_("mức độ khẩn “{words}” không có trong quy định").format(words=words), p, present=words)


@rule("ND30-199", sees="layout")
def urgency_look(subject: Subject) -> Faults:
    """Dấu chỉ mức độ khẩn không in hoa, đứng, đậm, cỡ 13 - 14 hoặc không có khung.

    ## Kiểm tra gì
    Chữ in hoa, độ đậm, cỡ chữ, khung viền đơn.

    ## Vì sao
    Mức độ khẩn trình bày chữ in hoa, cỡ 13 đến 14, đứng, đậm, đặt cân đối trong khung hình chữ nhật viền đơn.

    ## Ví dụ sai
    Khẩn (không khung)

    ## Ví dụ đúng
    KHẨN (trong khung)

    ## Cách sửa
    Đóng khung, in hoa, đậm.
    """
    found = _urgency(subject)
    yield from looks.capitals(subject, found)
    yield from looks.size(subject, found, "do_khan")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)
    for p in found:
        framed = _framed(subject, p)
        if framed is None:
            yield Unseen(_("không rõ dấu chỉ mức độ khẩn có khung hay không"))
        elif not framed:
            yield Fault(_("dấu chỉ mức độ khẩn không có khung viền"), p)


@rule("ND30-200", sees="docx")
def urgency_frame(subject: Subject) -> Faults:
    """Khung mức độ khẩn sai kích thước.

    ## Kiểm tra gì
    Kích thước khung (khi là khung chữ): HỎA TỐC 30 x 8, THƯỢNG KHẨN 40 x 8, KHẨN 20 x 8 mm.

    ## Vì sao
    Con dấu các mức độ khẩn có kích thước quy định.

    ## Ví dụ sai
    KHẨN trong khung 40 x 15 mm.

    ## Ví dụ đúng
    KHẨN trong khung 20 x 8 mm.

    ## Cách sửa
    Đặt lại kích thước khung.
    """
    marks = {match_key(name): mark for name, mark in nd30.urgency_marks().items()}
    for p in _urgency(subject):
        mark = marks.get(match_key(subject.words(p)))
        box = _frame(subject, p)
        if mark is None:
            continue
        if box is None or box.width is None or box.height is None:
            yield Unseen(_("không đo được khung mức độ khẩn"))
        elif abs(box.width - mark.width) > FRAME_TOLERANCE or abs(box.height - mark.height) > FRAME_TOLERANCE:
            yield Fault(
                _("khung {found} mm, phải {right} mm").format(
                    found=f"{round(box.width)} x {round(box.height)}", right=f"{mark.width:g} x {mark.height:g}"
                ),
                p,
            )


@rule("ND30-201", sees="layout")
def urgency_color(subject: Subject) -> Faults:
    """Dấu chỉ mức độ khẩn không phải màu đỏ.

    ## Kiểm tra gì
    Màu chữ của dấu chỉ mức độ khẩn.

    ## Vì sao
    Mực để đóng dấu độ khẩn dùng màu đỏ tươi.

    ## Ví dụ sai
    KHẨN màu đen.

    ## Ví dụ đúng
    KHẨN màu đỏ.

    ## Cách sửa
    Đổi màu đỏ, hoặc đóng dấu sau khi in.
    """
    for p in _urgency(subject):
        colors = {run.color for run in looks.letters(subject.look(p).runs)}
        if not all(color is not None and _is_red(color) for color in colors):
            edits = tuple(e for run in p.runs for e in looks.run_edits(run, color="FF0000"))
            fix = Fix(_("Đổi thành màu đỏ"), edits) if edits else None
            yield Fault(_("dấu chỉ mức độ khẩn phải màu đỏ"), p, fix=fix)


def _is_red(color: str) -> bool:
    try:
        red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return False
    return red >= _RED_LEAST and green < red / 2 and blue < red / 2


@rule("ND30-202", sees="layout")
def urgency_place(subject: Subject) -> Faults:
    """Dấu chỉ mức độ khẩn không ở bên trái, dưới số, ký hiệu.

    ## Kiểm tra gì
    Vị trí của dấu chỉ mức độ khẩn so với Quốc hiệu và dòng Số.

    ## Vì sao
    Ô số 10b ở bên trái, dưới số, ký hiệu (hoặc trích yếu công văn) và dưới dấu độ mật.

    ## Ví dụ sai
    KHẨN ở dưới Quốc hiệu.

    ## Ví dụ đúng
    KHẨN dưới dòng Số, bên trái.

    ## Cách sửa
    Chuyển dấu sang trái.
    """
    emblem, number, secrecy = subject.first(C.QUOC_HIEU), subject.first(C.SO_KY_HIEU), subject.first(C.DO_MAT)
    for p in _urgency(subject):
        side = left_of(p, emblem) if emblem is not None else None
        if side is False:
            yield Fault(_("dấu chỉ mức độ khẩn phải ở bên trái"), p)
        elif number is not None and p.cell is not None and p.cell == number.cell and p.index < number.index:
            yield Fault(_("dấu chỉ mức độ khẩn phải ở dưới dòng Số"), p)
        elif secrecy is not None and p.cell == secrecy.cell and p.index < secrecy.index:
            yield Fault(_("dấu chỉ mức độ khẩn phải ở dưới dấu độ mật"), p)
        elif side is None:
            yield Unseen(_("không rõ vị trí của dấu chỉ mức độ khẩn"))


@rule("ND30-203", sees="layout")
def secrecy_words(subject: Subject) -> Faults:
    """Độ mật ghi khác TUYỆT MẬT, TỐI MẬT, MẬT.

    ## Kiểm tra gì
    Chữ trong dấu chỉ độ mật.

    ## Vì sao
    Có ba độ mật; việc xác định, đóng dấu theo pháp luật về bảo vệ bí mật nhà nước.

    ## Ví dụ sai
    BÍ MẬT

    ## Ví dụ đúng
    MẬT

    ## Cách sửa
    Ghi đúng độ mật đã được phê duyệt.
    """
    known = {match_key(name) for name in nd30.secrecy_marks()}
    for p in subject.lines(C.DO_MAT):
        words = subject.words(p)
        if match_key(words) not in known:
            yield Fault(_("độ mật “{words}” không có trong quy định").format(words=words), p, present=words)


@rule("ND30-204", sees="layout")
def circulation_look(subject: Subject) -> Faults:
    """Chỉ dẫn phạm vi lưu hành không in hoa, đứng, đậm, cỡ 13 - 14, có khung.

    ## Kiểm tra gì
    Dòng XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ.

    ## Vì sao
    Các chỉ dẫn này trình bày cân đối trong khung chữ nhật viền đơn, chữ in hoa, cỡ 13 đến 14, đứng, đậm.

    ## Ví dụ sai
    Lưu hành nội bộ (không khung)

    ## Ví dụ đúng
    LƯU HÀNH NỘI BỘ (trong khung, trên Quốc hiệu)

    ## Cách sửa
    Đóng khung, in hoa, đậm, đặt phía trên Quốc hiệu.
    """
    found = tuple(p for p in subject.need_layout().having(C.LUU_HANH) if p.text.strip())
    yield from looks.capitals(subject, found)
    yield from looks.size(subject, found, "luu_hanh")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)
    for p in found:
        framed = _framed(subject, p)
        if framed is None:
            yield Unseen(_("không rõ chỉ dẫn phạm vi lưu hành có khung hay không"))
        elif not framed:
            yield Fault(_("chỉ dẫn phạm vi lưu hành không có khung viền"), p)


@rule("ND30-205", sees="layout")
def address_block(subject: Subject) -> Faults:
    """Địa chỉ cơ quan cuối trang không phải cỡ 11 - 12, đứng, hoặc không chỉ ở trang đầu.

    ## Kiểm tra gì
    Khối địa chỉ, điện thoại (khi có): cỡ chữ, kiểu chữ, đường kẻ phía trên, chỉ ở trang thứ nhất.

    ## Vì sao
    Các thành phần này đặt ở cuối trang thứ nhất, cỡ 11 đến 12, chữ đứng, dưới một đường kẻ nét liền hết chiều ngang.

    ## Ví dụ sai
    Địa chỉ lặp lại ở chân mọi trang.

    ## Ví dụ đúng
    Địa chỉ cỡ 11 ở chân trang đầu.

    ## Cách sửa
    Chọn Different First Page, chỉ để địa chỉ ở chân trang đầu.
    """
    layout = subject.need_layout()
    found = tuple(p for p in layout.having(C.DIA_CHI) if p.text.strip())
    if not found:
        return
    yield from looks.size(subject, found, "dia_chi")
    yield from looks.italic(subject, found, False)
    inside = [p for p in found if p.container == "footer"]
    if not inside or not subject.is_docx:
        if not inside and subject.is_docx:
            yield Unseen(_("địa chỉ không nằm trong chân trang, không rõ ở trang nào"))
        return
    first = layout.sections[0] if layout.sections else None
    others = {i for s in layout.sections for kind, where in s.footers.items() if kind != "first" for i in where}
    if first is not None and not first.title_page and inside[0].index in others:
        yield Fault(_("địa chỉ lặp lại ở mọi trang, phải chỉ ở trang thứ nhất"), inside[0])
    top = inside[0]
    lined = any(b.edge == "top" for b in top.borders) or any(
        line.under is not None and layout.paragraphs[line.under].container == "footer" for line in layout.rule_lines
    )
    if not lined and not any(line.under is None for line in layout.rule_lines):
        yield Fault(_("phía trên địa chỉ không có đường kẻ hết chiều ngang"), top)
