"""Rules on "Kính gửi", ô 9a (Phụ lục I, Phần I, Mục II, khoản 9)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.rules.engine import Fault, Faults, NotEvaluated, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.number_line import courtesy_doubt, kind_of, perhaps_courtesy

C = Component

_HEAD = re.compile(
    r"^\s*(?P<word>Kính\s+gửi|KÍNH\s+GỬI|Kính\s+Gửi)(?P<gap>\s*)(?P<mark>[:;.]?)(?P<rest>.*)$", re.DOTALL
)
_DASH = re.compile(r"^\s*[-–—+]\s*")
ALIGNED_MM = 1.0


def address_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the paragraphs of the Kính gửi block."""
    return subject.lines(C.KINH_GUI)


def head(subject: Subject) -> tuple[LayoutParagraph, re.Match[str]] | None:
    """Return the paragraph with the words "Kính gửi", taken apart; ``None`` when there is none."""
    for p in address_lines(subject):
        found = _HEAD.match(p.text.replace("\u00a0", " "))
        if found:
            return p, found
    return None


def addressee_lines(subject: Subject) -> list[tuple[LayoutParagraph, str]]:
    """Return one entry for each addressee line: the paragraph, and its words with the dash but without "Kính gửi:"."""
    result: list[tuple[LayoutParagraph, str]] = []
    for p in address_lines(subject):
        for piece in p.text.replace("\u00a0", " ").split("\n"):
            text = piece
            if found := _HEAD.match(piece):
                text = found["rest"]
            text = " ".join(text.split())
            if p.list_label and not _HEAD.match(piece):
                text = f"{p.list_label.strip()} {text}"
            if text and result and _goes_on(result[-1][1], text):
                result[-1] = (result[-1][0], f"{result[-1][1]} {text}")
            elif text:
                result.append((p, text))
    return result


def _goes_on(before: str, text: str) -> bool:
    """Return whether a line goes on with the addressee above: an address in brackets, or words after a line left open."""
    return not _DASH.match(text) and (text.startswith("(") or before[-1:] not in ";.:")


@rule("ND30-166")
def addressee_missing(subject: Subject) -> Faults:
    """Công văn, tờ trình không có "Kính gửi:".

    ## Kiểm tra gì
    Dòng "Kính gửi:" trước nội dung của công văn, tờ trình. Báo cáo gửi cấp trên cũng cần, nhưng chương trình không biết báo cáo
    gửi cho ai.

    ## Vì sao
    Đối với văn bản hành chính gửi lên cấp trên và công văn, nơi nhận gồm phần "Kính gửi".

    ## Ví dụ sai
    Tờ trình đi thẳng vào nội dung.

    ## Ví dụ đúng
    Kính gửi: Ủy ban nhân dân tỉnh Nghệ An

    ## Cách sửa
    Thêm dòng "Kính gửi:".
    """
    kind = kind_of(subject)
    if kind is None:
        return
    present = bool(address_lines(subject)) if subject.layout is not None else bool(subject.document.addressees)
    if present:
        return
    if kind.addressee == "co":
        yield Fault(_("{kind} phải có “Kính gửi:”").format(kind=kind.name), component=C.KINH_GUI)
    elif kind.addressee == "gui_len":
        raise NotEvaluated(_("không biết báo cáo này có gửi cấp trên hay không"))


@rule("ND30-167")
def addressee_out_of_place(subject: Subject) -> Faults:
    """Loại văn bản này không có "Kính gửi:".

    ## Kiểm tra gì
    "Kính gửi:" trong quyết định, nghị quyết, kế hoạch, thông báo, chỉ thị, hướng dẫn …

    ## Vì sao
    Các loại văn bản này chỉ ghi "Nơi nhận" ở cuối.

    ## Ví dụ sai
    KẾ HOẠCH … / Kính gửi: Sở Nội vụ

    ## Ví dụ đúng
    KẾ HOẠCH … (không có Kính gửi)

    ## Cách sửa
    Bỏ "Kính gửi", ghi nơi nhận ở cuối; hoặc dùng công văn.
    """
    kind = kind_of(subject)
    if kind is None or kind.addressee != "khong":
        return
    found = head(subject)
    present = found is not None if subject.layout is not None else bool(subject.document.addressees)
    if present:
        yield Fault(
            _("{kind} không có phần “Kính gửi”").format(kind=kind.name),
            found[0] if found else None,
            component=C.KINH_GUI,
        )


@rule("ND30-168", sees="layout")
def addressee_look(subject: Subject) -> Faults:
    """Phần "Kính gửi" không phải cỡ 13 - 14, đứng, không đậm.

    ## Kiểm tra gì
    Cỡ chữ, độ đậm, độ nghiêng của phần Kính gửi.

    ## Vì sao
    "Kính gửi" và tên nơi nhận trình bày chữ in thường, cỡ 13 đến 14, kiểu chữ đứng.

    ## Ví dụ sai
    Kính gửi: Bộ Nội vụ (in đậm)

    ## Ví dụ đúng
    Kính gửi: Bộ Nội vụ (không đậm)

    ## Cách sửa
    Bỏ đậm, bỏ nghiêng, cỡ 14. Sửa tự động là an toàn.
    """
    found = address_lines(subject)
    yield from looks.size(subject, found, "kinh_gui")
    yield from looks.bold(subject, found, False)
    yield from looks.italic(subject, found, False)


@rule("ND30-169", sees="layout")
def addressee_colon(subject: Subject) -> Faults:
    """Sau "Kính gửi" không có dấu hai chấm liền chữ.

    ## Kiểm tra gì
    Dấu hai chấm ngay sau "Kính gửi".

    ## Vì sao
    Sau từ "Kính gửi" có dấu hai chấm.

    ## Ví dụ sai
    Kính gửi : Bộ Nội vụ; Kính gửi Bộ Nội vụ

    ## Ví dụ đúng
    Kính gửi: Bộ Nội vụ

    ## Cách sửa
    Ghi "Kính gửi:". Sửa tự động là an toàn.
    """
    found = head(subject)
    if found is None:
        return
    if perhaps_courtesy(subject):
        raise courtesy_doubt()
    p, parts = found
    if parts["gap"] == "" and parts["mark"] == ":" and parts["word"] == "Kính gửi":
        return
    start, end = parts.start("word"), parts.start("rest")
    rest = p.text[end : end + 1]
    new = "Kính gửi:" + ("" if not rest or rest.isspace() else " ")
    if " ".join(parts["word"].split()) == "Kính gửi" and parts["gap"] == "" and parts["mark"] == ":":
        return
    yield Fault(
        _("phải ghi “Kính gửi:”, dấu hai chấm liền chữ"),
        p,
        present=p.text[start:end].strip(),
        proposed="Kính gửi:",
        fix=subject.replace(p, start, end, new, _("Ghi “Kính gửi:”")),
    )


@rule("ND30-170", sees="layout")
def one_addressee(subject: Subject) -> Faults:
    """Gửi một nơi nhưng không ghi cùng dòng với "Kính gửi:".

    ## Kiểm tra gì
    Khi chỉ có một nơi: tên nằm cùng dòng, không có gạch đầu dòng.

    ## Vì sao
    Gửi một cơ quan thì "Kính gửi" và tên cơ quan trình bày trên cùng một dòng.

    ## Ví dụ sai
    Kính gửi: / - Bộ Nội vụ.

    ## Ví dụ đúng
    Kính gửi: Bộ Nội vụ

    ## Cách sửa
    Đưa tên nơi gửi lên cùng dòng.
    """
    lines, found = addressee_lines(subject), head(subject)
    if found is None or len(lines) != 1:
        return
    p, text = lines[0]
    if _DASH.match(text):
        yield Fault(_("gửi một nơi thì không gạch đầu dòng"), p, present=text)
    elif p is not found[0]:
        yield Fault(_("gửi một nơi thì ghi cùng dòng với “Kính gửi:”"), p, present=text)


@rule("ND30-171", sees="layout")
def several_addressees(subject: Subject) -> Faults:
    """Gửi nhiều nơi nhưng dòng ghi không đúng: thiếu gạch, sai dấu cuối.

    ## Kiểm tra gì
    Từ hai nơi: mỗi nơi một dòng, đầu dòng "- ", cuối dòng ";", dòng cuối ".".

    ## Vì sao
    Gửi nhiều nơi thì xuống dòng, đầu dòng có gạch, cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm.

    ## Ví dụ sai
    - Bộ Nội vụ, / - Bộ Tài chính;

    ## Ví dụ đúng
    - Bộ Nội vụ; / - Bộ Tài chính.

    ## Cách sửa
    Đặt lại gạch và dấu cuối dòng. Dấu cuối dòng sửa tự động là an toàn.
    """
    lines = addressee_lines(subject)
    if len(lines) < 2 or (head(subject) is None and subject.kind != "cong-dien"):
        return
    for position, (p, text) in enumerate(lines):
        last = position == len(lines) - 1
        mark = "." if last else ";"
        if not _DASH.match(text):
            yield Fault(_("đầu dòng nơi gửi phải có gạch “- ”"), p, present=text)
        elif not re.match(r"^- ", text):
            typed = re.match(r"^\s*[-–—+]\s*", p.text)
            fix = subject.replace(p, 0, typed.end(), "- ", _("Ghi “- ” đầu dòng")) if typed else None
            yield Fault(_("đầu dòng nơi gửi phải là “- ”"), p, present=text, fix=fix)
        if not text.endswith(mark):
            end = len(p.text.rstrip())
            start = len(p.text.rstrip().rstrip(".,;:"))
            fix = None if "\n" in p.text.strip() else subject.replace(p, start, end, mark, _("Đổi dấu cuối"))
            message = _("dòng cuối phải có dấu chấm") if last else _("cuối dòng nơi gửi phải có dấu chấm phẩy")
            yield Fault(message, p, present=text, proposed=text.rstrip(" .,;:") + mark, fix=fix)


@rule("ND30-172", sees="docx")
def addressees_not_aligned(subject: Subject) -> Faults:
    """Các gạch đầu dòng nơi gửi không thẳng hàng.

    ## Kiểm tra gì
    Vị trí gạch đầu dòng của các dòng nơi gửi so với nhau.

    ## Vì sao
    Các gạch đầu dòng được trình bày thẳng hàng với nhau dưới dấu hai chấm.

    ## Ví dụ sai
    Dòng thứ hai thụt 30 mm, dòng thứ ba thụt 45 mm.

    ## Ví dụ đúng
    Mọi dòng cùng thụt 45 mm.

    ## Cách sửa
    Đặt cùng một Left indent cho các dòng.
    """
    lines = [p for p, text in addressee_lines(subject) if _DASH.match(text)]
    own = [p for n, p in enumerate(lines) if p not in lines[:n] and not _HEAD.match(p.text)]
    if len(own) < 2:
        return
    if any(p.align == "center" for p in own):
        yield Fault(_("các dòng nơi gửi canh giữa nên gạch đầu dòng không thẳng hàng"), own[0])
        return
    if any("\t" in p.text or p.left is None or p.first_line is None for p in own):
        yield Unseen(_("dòng nơi gửi đặt bằng phím Tab, không đo được"))
        return
    starts = [float(p.left or 0) + float(p.first_line or 0) + 1.0 * _spaces(p) for p in own]
    for p, start in zip(own, starts, strict=True):
        if abs(start - starts[0]) > ALIGNED_MM:
            yield Fault(
                _("gạch đầu dòng lệch {n} mm so với dòng trên").format(
                    n=looks.number(round(abs(start - starts[0]), 1))
                ),
                p,
            )
            return


def _spaces(p: LayoutParagraph) -> int:
    return len(p.text) - len(p.text.lstrip(" \u00a0"))
