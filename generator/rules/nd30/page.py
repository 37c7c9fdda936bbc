"""Rules on the sheet: paper, direction, margins (Phụ lục I, Phần I, Mục I, khoản 1 to 3)."""

from __future__ import annotations

from collections.abc import Callable

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import Fix, SetMargin, SetPageSize
from generator.model.layout import Component, Section
from generator.model.length import Length, mm
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30.looks import house_weight, lengths, unseen_look

PAPER_TOLERANCE = mm(0.36)
"""Word keeps twentieths of a point, printers' paper lists round inches: 20 twips either way."""


_KEYS = {"top": "tren", "bottom": "duoi", "left": "trai", "right": "phai"}


def side_name(side: str) -> str:
    """Return how a clerk calls a margin."""
    return {"top": _("trên"), "bottom": _("dưới"), "left": _("trái"), "right": _("phải")}[side]


def _sections(subject: Subject, *, landscape: bool) -> list[Section]:
    return [s for s in subject.need_layout().sections if s.landscape is landscape]


def _where(subject: Subject, sections: list[Section]) -> str:
    """Return the place of a finding about pages: all of them, or which parts."""
    total = len(subject.need_layout().sections)
    if len(sections) == total:
        return _("trang giấy")
    return _("phần trang thứ {n}").format(n=", ".join(str(s.index + 1) for s in sections))


@rule("ND30-001", sees="layout")
def paper_is_not_a4(subject: Subject) -> Faults:
    """Khổ giấy không phải A4.

    ## Kiểm tra gì
    Khổ giấy của từng phần trang trong tệp: phải là 210 x 297 mm, đứng hoặc ngang.

    ## Vì sao
    Mọi văn bản hành chính dùng chung khổ A4. Mẫu trống của Word thường để khổ Letter 216 x 279 mm, khi in ra lệch lề.

    ## Ví dụ sai
    Khổ Letter 215,9 x 279,4 mm.

    ## Ví dụ đúng
    Khổ A4 210 x 297 mm.

    ## Cách sửa
    Trong Word: Layout - Size - A4. Sửa tự động là an toàn: chỉ đổi khổ giấy, chữ giữ nguyên, số trang có thể thay đổi.
    """
    page = nd30.page()
    wrong: dict[tuple[float, float], list[Section]] = {}
    for section in subject.need_layout().sections:
        if section.width is None or section.height is None:
            yield unseen_look(_("khổ giấy"))
            continue
        short, long = sorted((section.width, section.height))
        if abs(short - page.width) > PAPER_TOLERANCE or abs(long - page.height) > PAPER_TOLERANCE:
            wrong.setdefault((round(float(section.width), 1), round(float(section.height), 1)), []).append(section)
    for (width, height), sections in wrong.items():
        edits = tuple(
            SetPageSize(s.index, page.height if s.landscape else page.width, page.width if s.landscape else page.height)
            for s in sections
        )
        size = f"{width:g} x {height:g} mm".replace(".", ",")
        yield Fault(
            _("khổ giấy {size}, phải là A4 (210 x 297 mm)").format(size=size),
            present=size,
            proposed="210 x 297 mm",
            fix=Fix(_("Đặt khổ giấy A4"), edits),
            place=_where(subject, sections),
        )


def _has_table(subject: Subject, section: Section) -> bool:
    return any(
        p.section == section.index and p.role is not None and p.role.component in (Component.BANG, Component.TEN_BANG)
        for p in subject.need_layout().paragraphs
    )


@rule("ND30-002", sees="layout")
def first_page_is_landscape(subject: Subject) -> Faults:
    """Trang đầu đặt ngang mà nội dung không có bảng, biểu.

    ## Kiểm tra gì
    Hướng giấy của phần trang đầu tiên.

    ## Vì sao
    Văn bản trình bày theo chiều dài của khổ A4; chỉ được đặt ngang khi nội dung có bảng, biểu không làm thành phụ lục riêng.

    ## Ví dụ sai
    Công văn không có bảng, giấy đặt ngang.

    ## Ví dụ đúng
    Công văn đặt giấy đứng.

    ## Cách sửa
    Trong Word: Layout - Orientation - Portrait, rồi xem lại lề. Không sửa tự động vì các lề phải đặt lại.
    """
    sections = subject.need_layout().sections
    if sections and sections[0].landscape and not _has_table(subject, sections[0]):
        yield Fault(_("trang đầu đặt ngang nhưng nội dung không có bảng, biểu"), place=_("trang giấy"))


@rule("ND30-003", sees="layout")
def landscape_without_table(subject: Subject) -> Faults:
    """Phần trang ngang không có bảng, biểu và không phải phụ lục.

    ## Kiểm tra gì
    Mỗi phần trang đặt ngang, từ phần thứ hai trở đi: có bảng, biểu đồ, hình hoặc là phụ lục hay không.

    ## Vì sao
    Trang ngang chỉ dành cho nội dung có bảng, biểu.

    ## Ví dụ sai
    Trang 3 chỉ có chữ nhưng đặt ngang.

    ## Ví dụ đúng
    Trang 3 đặt ngang, chứa biểu phân công nhiệm vụ.

    ## Cách sửa
    Đặt lại trang đứng cho phần chỉ có chữ.
    """
    layout = subject.need_layout()
    for section in layout.sections[1:]:
        if not section.landscape or _has_table(subject, section):
            continue
        inside = [p for p in layout.paragraphs if p.section == section.index and p.container in ("body", "cell")]
        pictured = {picture.paragraph for picture in layout.pictures}
        if any(p.index in pictured or (p.role and p.role.appendix is not None) for p in inside):
            continue
        if any(p.text.strip() for p in inside):
            yield Fault(
                _("phần trang đặt ngang nhưng không có bảng, biểu"), inside[0], place=_where(subject, [section])
            )


def _margin(side: str) -> Callable[[Subject], Faults]:
    """Return the judge of one portrait margin; the left one counts the gutter too."""

    def judge(subject: Subject) -> Faults:
        decree = nd30.page().margins[side]
        house = subject.config.range_of(f"le.{_KEYS[side]}")
        low, high = (mm(house[0]), mm(house[1])) if house else (decree.low, decree.high)
        wrong: dict[Length, list[Section]] = {}
        for section in _sections(subject, landscape=False):
            value = getattr(section, side)
            if value is None:
                yield unseen_look(_("lề {side}").format(side=side_name(side)))
                continue
            if side == "left":
                value = mm(value + float(section.gutter or 0))
            if not value.within(low, high):
                wrong.setdefault(Length(round(float(value), 1)), []).append(section)
        for value, sections in wrong.items():
            nearest = low if value < low else high
            gutter = {s.index: float(s.gutter or 0) if side == "left" else 0.0 for s in sections}
            edits = tuple(SetMargin(s.index, side, mm(nearest - gutter[s.index])) for s in sections)
            yield Fault(
                _("lề {side} {value}, phải từ {span}").format(
                    side=side_name(side), value=value, span=lengths(low, high)
                ),
                present=str(value),
                proposed=str(nearest),
                fix=Fix(_("Đặt lề {side} {value}").format(side=side_name(side), value=nearest), edits),
                place=_where(subject, sections),
                severity=house_weight(bool(house) and value.within(decree.low, decree.high)),
            )

    return judge


@rule("ND30-004", sees="layout")
def top_margin(subject: Subject) -> Faults:
    """Lề trên ngoài khoảng 20 - 25 mm.

    ## Kiểm tra gì
    Lề trên của từng phần trang đứng.

    ## Vì sao
    Số trang nằm trong lề trên; mọi văn bản khi đóng tập phải cùng một khung.

    ## Ví dụ sai
    Lề trên 15 mm.

    ## Ví dụ đúng
    Lề trên 20 mm.

    ## Cách sửa
    Layout - Margins - Custom Margins - Top: 2 cm. Sửa tự động là an toàn: chỉ đổi lề.
    """
    yield from _margin("top")(subject)


@rule("ND30-005", sees="layout")
def bottom_margin(subject: Subject) -> Faults:
    """Lề dưới ngoài khoảng 20 - 25 mm.

    ## Kiểm tra gì
    Lề dưới của từng phần trang đứng.

    ## Vì sao
    Địa chỉ cơ quan (nếu có) nằm ở chân trang đầu; mọi văn bản phải cùng một khung.

    ## Ví dụ sai
    Lề dưới 10 mm.

    ## Ví dụ đúng
    Lề dưới 20 mm.

    ## Cách sửa
    Layout - Margins - Custom Margins - Bottom: 2 cm. Sửa tự động là an toàn: chỉ đổi lề.
    """
    yield from _margin("bottom")(subject)


@rule("ND30-006", sees="layout")
def left_margin(subject: Subject) -> Faults:
    """Lề trái ngoài khoảng 30 - 35 mm.

    ## Kiểm tra gì
    Lề trái cộng phần gáy đóng (gutter) của từng phần trang đứng.

    ## Vì sao
    Lề trái là chỗ đóng tập, lập hồ sơ.

    ## Ví dụ sai
    Lề trái 25,4 mm (mặc định của Word).

    ## Ví dụ đúng
    Lề trái 30 mm.

    ## Cách sửa
    Layout - Margins - Custom Margins - Left: 3 cm. Sửa tự động là an toàn: chỉ đổi lề.
    """
    yield from _margin("left")(subject)


@rule("ND30-007", sees="layout")
def right_margin(subject: Subject) -> Faults:
    """Lề phải ngoài khoảng 15 - 20 mm.

    ## Kiểm tra gì
    Lề phải của từng phần trang đứng.

    ## Vì sao
    Độ rộng dòng chữ của văn bản hành chính là 155 - 165 mm.

    ## Ví dụ sai
    Lề phải 25,4 mm (mặc định của Word).

    ## Ví dụ đúng
    Lề phải 15 mm.

    ## Cách sửa
    Layout - Margins - Custom Margins - Right: 1,5 cm. Sửa tự động là an toàn: chỉ đổi lề.
    """
    yield from _margin("right")(subject)


@rule("ND30-008", sees="layout")
def landscape_margins(subject: Subject) -> Faults:
    """Lề của trang ngang ngoài khoảng 15 - 35 mm.

    ## Kiểm tra gì
    Bốn lề của từng phần trang đặt ngang.

    ## Vì sao
    Nghị định không quy định riêng lề trang ngang; khi xoay giấy, mỗi cạnh vẫn phải là một trong các lề đã quy định.

    ## Ví dụ sai
    Trang ngang có lề trái 5 mm.

    ## Ví dụ đúng
    Trang ngang: trên 20, dưới 15, trái 30, phải 15 mm.

    ## Cách sửa
    Xem lại lề của trang ngang. Không sửa tự động vì quy định không nêu con số.
    """
    allowed = nd30.page().landscape
    for section in _sections(subject, landscape=True):
        for side in ("top", "bottom", "left", "right"):
            value = getattr(section, side)
            if value is None:
                yield unseen_look(_("lề {side}").format(side=side_name(side)))
            elif not allowed.allows(value):
                yield Fault(
                    _("trang ngang có lề {side} {value}, nên từ {span}").format(
                        side=side_name(side), value=value, span=lengths(allowed.low, allowed.high)
                    ),
                    present=str(value),
                    place=_where(subject, [section]),
                )


@rule("ND30-009", sees="layout")
def margins_differ(subject: Subject) -> Faults:
    """Các phần trang đứng có lề khác nhau.

    ## Kiểm tra gì
    So lề của các phần trang đứng trong cùng một văn bản.

    ## Vì sao
    Một văn bản có một khung chữ; lề thay đổi giữa chừng thường do ghép từ nhiều tệp.

    ## Ví dụ sai
    Trang 1 lề trái 30 mm, trang 2 lề trái 35 mm.

    ## Ví dụ đúng
    Mọi trang đứng: trên 20, dưới 20, trái 30, phải 15 mm.

    ## Cách sửa
    Chọn toàn văn bản rồi đặt lại lề. Sửa tự động: lấy lề của phần trang đầu.
    """
    margins = nd30.page().margins
    sections = [
        s
        for s in _sections(subject, landscape=False)
        if all(getattr(s, side) is not None for side in margins)
        and all(margins[side].allows(_with_gutter(s, side)) for side in margins)
    ]
    if not sections:
        return
    first = sections[0]
    for section in sections[1:]:
        different = [
            side for side in margins if not _with_gutter(section, side).within(*[_with_gutter(first, side)] * 2)
        ]
        if different:
            edits = tuple(SetMargin(section.index, side, getattr(first, side)) for side in different)
            yield Fault(
                _("lề {sides} khác phần trang đầu").format(sides=", ".join(map(side_name, different))),
                fix=Fix(_("Lấy lề như phần trang đầu"), edits),
                place=_where(subject, [section]),
            )
    if len(sections) < len(_sections(subject, landscape=False)):
        yield Unseen(_("chỉ so các phần trang có lề đọc được và đúng khoảng"))


def _with_gutter(section: Section, side: str) -> Length:
    value = float(getattr(section, side))
    return mm(value + float(section.gutter or 0)) if side == "left" else mm(value)
