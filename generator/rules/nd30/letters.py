"""Rules on the letters of the whole file: font, encoding, colour (Phụ lục I, Phần I, Mục I, khoản 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import ComposeLetters, Fix
from generator.model.layout import Component, LayoutParagraph, Run
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.looks import Together, run_edits, unseen_look

LEGACY_FONT = re.compile(r"^(\.?Vn(?=[A-Z])|VNI[-\s]|VN-|\.VN)", re.IGNORECASE)
"""Fonts whose letters are not Unicode: .VnTime (TCVN3), VNI-Times."""
SYMBOL_FONTS = frozenset(
    {"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "cambria math", "ms gothic", "segoe ui symbol"}
)
"""Fonts of signs (boxes, arrows, formulas): their look is another matter than the text's."""
SAME_FACE = frozenset({"times new roman", "times new roman bold", "times new roman italic", "timesnewroman", "tinos"})
"""Names under which the decree's face is found in files: its own, those of PDF writers, and the metric-compatible ones."""
PDF_FACES = SAME_FACE | {"liberation serif", "times", "timesnewromanps", "timesnewromanpsmt", "nimbus roman"}

NEAR_BLACK = 0x33
"""Text whose three colours are all this dark prints black: Word's tints of black are 0D0D0D, 262626."""


def _runs(subject: Subject) -> Iterator[tuple[LayoutParagraph, Run]]:
    """Yield every run with visible letters, headers and tables too."""
    for p in subject.need_layout().paragraphs:
        if p.role is not None and p.role.component is Component.NGOAI:
            continue
        for run in subject.look(p).runs:
            if any(c.isalnum() for c in run.text):
                yield p, run


def _family(font: str, *, pdf: bool) -> str:
    name = font.strip().casefold()
    if pdf:
        name = re.sub(r"^[a-z]{6}\+", "", name)
        name = re.sub(r"[-,]?(bold|italic|bolditalic|boldmt|italicmt|bolditalicmt|regular|mt|psmt)+$", "", name)
        name = name.replace("liberationserif", "liberation serif")
    return name


def _legacy(run: Run) -> bool:
    """Return whether a run's letters are stored in a legacy encoding: digits and signs are the same in all of them."""
    return (
        run.font is not None and LEGACY_FONT.match(run.font.strip()) is not None and any(c.isalpha() for c in run.text)
    )


@rule("ND30-010", sees="layout")
def other_font(subject: Subject) -> Faults:
    """Có chữ không dùng phông Times New Roman.

    ## Kiểm tra gì
    Phông chữ thật sự hiển thị của mọi đoạn, kể cả bảng và đầu trang (đã tính kiểu chữ và phông chủ đề của tệp).

    ## Vì sao
    Phông chữ của văn bản hành chính là Times New Roman, bộ mã Unicode, màu đen.

    ## Ví dụ sai
    Nội dung dùng Calibri; bảng dùng Arial.

    ## Ví dụ đúng
    Toàn bộ dùng Times New Roman.

    ## Cách sửa
    Chọn toàn văn bản (Ctrl+A), chọn Times New Roman. Sửa tự động là an toàn: chỉ đổi phông chữ.
    """
    pdf = not subject.is_docx
    right = PDF_FACES if pdf else SAME_FACE
    wrong, unknown = Together(), False
    wanted = nd30.page().font
    for p, run in _runs(subject):
        if run.font is None:
            unknown = True
            continue
        if pdf and not any((c.isalpha() and c < "\u0250") or "\u1e00" <= c <= "\u1eff" for c in run.text):
            # A sign that the font lacks (∛, α, ✓) is printed in another one.
            continue
        family = _family(run.font, pdf=pdf)
        if family not in right and family not in SYMBOL_FONTS and not _legacy(run):
            wrong.add(run.font, p, *run_edits(run, font=wanted))
    yield from wrong.faults(
        lambda font: _("phông chữ {font}, phải là {wanted}").format(font=font, wanted=wanted),
        fix=lambda font: _("Đổi phông {font} thành {wanted}").format(font=font, wanted=wanted),
        present=str,
        proposed=lambda _font: wanted,
    )
    if unknown and not wrong:
        yield unseen_look(_("phông chữ"))


@rule("ND30-011", sees="layout")
def legacy_encoding(subject: Subject) -> Faults:
    """Chữ Việt dùng bảng mã cũ (TCVN3, VNI).

    ## Kiểm tra gì
    Phông chữ tên bắt đầu bằng .Vn hoặc VNI-.

    ## Vì sao
    Bộ mã bắt buộc là Unicode theo TCVN 6909:2001. Chữ mã cũ không tìm kiếm, không đọc được ở máy khác.

    ## Ví dụ sai
    Chữ dùng phông .VnTime.

    ## Ví dụ đúng
    Chữ Unicode, phông Times New Roman.

    ## Cách sửa
    Chuyển mã bằng công cụ chuyển bảng mã, rồi đổi phông. Không sửa tự động vì chữ phải được đọc lại.
    """
    wrong = Together()
    for p, run in _runs(subject):
        if _legacy(run):
            wrong.add(run.font, p)
    yield from wrong.faults(
        lambda font: _("phông {font} dùng bảng mã cũ, phải chuyển sang Unicode").format(font=font), present=str
    )


@rule("ND30-012", sees="docx")
def not_nfc(subject: Subject) -> Faults:
    """Chữ có dấu ghép rời (không phải dựng sẵn NFC).

    ## Kiểm tra gì
    Chữ cái và dấu thanh lưu thành nhiều ký tự rời.

    ## Vì sao
    Nhìn giống nhau nhưng máy coi là khác: tìm kiếm, sắp xếp, so sánh đều sai. TCVN 6909:2001 có cả hai dạng; dạng dựng sẵn là
    dạng mà mọi bộ gõ hiện nay tạo ra.

    ## Ví dụ sai
    Chữ "ế" lưu thành e + dấu mũ + dấu sắc.

    ## Ví dụ đúng
    Chữ "ế" lưu thành một ký tự.

    ## Cách sửa
    Sửa tự động là an toàn: chữ nhìn thấy không đổi.
    """
    count = subject.file.decomposed
    if count:
        yield Fault(
            _("{n} đoạn có chữ lưu dấu rời, không phải Unicode dựng sẵn").format(n=count),
            place=_("tệp"),
            fix=Fix(_("Ghép dấu thành chữ dựng sẵn"), (ComposeLetters(),)),
        )


@rule("ND30-013", sees="layout")
def coloured_text(subject: Subject) -> Faults:
    """Chữ không phải màu đen.

    ## Kiểm tra gì
    Màu của mọi chữ, trừ dấu chỉ mức độ khẩn, độ mật (được in đỏ) và đường liên kết (xem ND30-014).

    ## Vì sao
    Màu chữ của văn bản hành chính là màu đen.

    ## Ví dụ sai
    Chỗ cần sửa còn để chữ đỏ.

    ## Ví dụ đúng
    Toàn bộ chữ đen.

    ## Cách sửa
    Chọn toàn văn bản, Font Color - Automatic. Sửa tự động là an toàn; hãy xem lại vì chữ màu thường đánh dấu chỗ chưa xong.
    """
    wrong = Together()
    exempt = {Component.DO_KHAN, Component.DO_MAT, Component.LUU_HANH}
    for p, run in _runs(subject):
        if run.color is None or run.field == "HYPERLINK" or (p.role and p.role.component in exempt):
            continue
        if not _prints_black(run.color):
            wrong.add(run.color, p, *run_edits(run, color="auto"))
    yield from wrong.faults(
        lambda color: _("chữ màu {color}, phải là màu đen").format(color=_color_name(color)),
        fix=lambda _color: _("Đổi thành màu đen"),
        present=_color_name,
        proposed=lambda _color: _("đen"),
    )


@rule("ND30-014", sees="layout")
def marked_text(subject: Subject) -> Faults:
    """Còn chữ tô nền, đánh dấu màu hoặc đường liên kết màu xanh.

    ## Kiểm tra gì
    Chữ có nền màu (highlight, shading) ngoài bảng; đường liên kết hiện màu xanh, gạch chân.

    ## Vì sao
    Chữ phải màu đen trên nền giấy; đánh dấu màu là dấu vết của bản đang soạn.

    ## Ví dụ sai
    Địa chỉ thư điện tử màu xanh, gạch chân; đoạn tô vàng.

    ## Ví dụ đúng
    Chữ đen, không nền.

    ## Cách sửa
    Bỏ tô nền; bấm phải vào liên kết, chọn Remove Hyperlink. Sửa tự động là an toàn: chỉ đổi cách hiện chữ.
    """
    marked, linked = Together(), Together()
    for p, run in _runs(subject):
        if run.highlight is not None and not (p.role and p.role.component is Component.BANG):
            marked.add("", p, *run_edits(run, highlight=False))
        if run.field == "HYPERLINK" and run.color is not None and not _prints_black(run.color):
            linked.add("", p, *run_edits(run, color="auto", underline=False))
    yield from marked.faults(lambda _v: _("chữ bị tô nền hoặc đánh dấu màu"), fix=lambda _v: _("Bỏ tô nền"))
    yield from linked.faults(
        lambda _v: _("đường liên kết để màu xanh, gạch chân"), fix=lambda _v: _("Để liên kết như chữ thường")
    )


def _prints_black(color: str) -> bool:
    value = color.strip().lstrip("#")
    if value.casefold() in ("auto", "windowtext"):
        return True
    try:
        red, green, blue = (int(value[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return True
    return max(red, green, blue) <= NEAR_BLACK


def _color_name(color: str) -> str:
    names = {
        "FF0000": _("đỏ"),
        "C00000": _("đỏ sẫm"),
        "0000FF": _("xanh dương"),
        "0070C0": _("xanh dương"),
        "002060": _("xanh đậm"),
        "00B050": _("xanh lá"),
        "FFFFFF": _("trắng"),
        "7F7F7F": _("xám"),
    }
    return names.get(color.upper(), color)
