"""Rules on gaps between paragraphs and between lines, ô 6 (Phụ lục I, Phần I, Mục II, khoản 6, điểm e)."""

from __future__ import annotations

from generator.catalog import nd30
from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.model.length import pt
from generator.rules.engine import Faults, Severity, Subject, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.body_look import CENTRED_LEVELS, body_lines
from generator.rules.subject import BODY

C = Component


def _pairs(subject: Subject) -> list[tuple[LayoutParagraph, LayoutParagraph]]:
    """Return the pairs of neighbouring body paragraphs (with căn cứ) that nothing stands between."""
    paragraphs = subject.need_layout().paragraphs
    wanted = BODY | {C.CAN_CU}
    pairs = []
    for p in (*subject.lines(C.CAN_CU), *body_lines(subject)):
        if p.cell is not None or p.container != "body" or p.index + 1 >= len(paragraphs):
            continue
        below = paragraphs[p.index + 1]
        role = below.role
        if (
            role is not None
            and role.component in wanted
            and role.appendix is None
            and below.cell is None
            and below.container == "body"
            and below.section == p.section
            and below.text.strip()
            and not _label_and_title(p, below)
        ):
            pairs.append((p, below))
    return pairs


def _label_and_title(above: LayoutParagraph, below: LayoutParagraph) -> bool:
    """Return whether two lines are "Chương I" and its title, which belong together."""
    one, other = above.role, below.role
    return one is not None and other is not None and one.level == other.level and one.level in CENTRED_LEVELS


@rule("ND30-119", sees="layout")
def paragraph_gap(subject: Subject) -> Faults:
    """Khoảng cách giữa các đoạn dưới 6 pt.

    ## Kiểm tra gì
    Khoảng cách sau đoạn trên và trước đoạn dưới: số lớn hơn phải từ 6 pt; nếu chỉ tổng đạt 6 pt thì nhắc.

    ## Vì sao
    Khoảng cách giữa các đoạn văn tối thiểu là 6 pt.

    ## Ví dụ sai
    Các đoạn sát nhau, 0 pt.

    ## Ví dụ đúng
    After 6 pt.

    ## Cách sửa
    Paragraph - Spacing - After: 6 pt. Sửa tự động là an toàn.
    """
    house = subject.config.range_of("cach_doan")
    least = house[0] if house else nd30.body().gap_min
    small, added, unknown = looks.Together(), looks.Together(), False
    for above, below in _pairs(subject):
        if above.after is None or below.before is None:
            unknown = True
            continue
        same = above.style is not None and above.style == below.style
        after = 0.0 if above.contextual_spacing and same else above.after.pt
        before = 0.0 if below.contextual_spacing and same else below.before.pt
        if max(after, before) >= least - 0.1:
            continue
        edits = looks.paragraph_edits(below, before=pt(least), contextual_spacing=False)
        (added if after + before >= least - 0.1 else small).add(round(max(after, before), 1), below, *edits)
    fix = _("Đặt cách đoạn {n} pt").format(n=looks.number(least))
    yield from small.faults(
        lambda value: _("cách đoạn trên {n} pt, phải ít nhất {least} pt").format(
            n=looks.number(value), least=looks.number(least)
        ),
        fix=lambda _value: fix,
    )
    yield from added.faults(
        lambda value: _("cách đoạn trên {n} pt mỗi phía; nên đặt ít nhất {least} pt ở một phía").format(
            n=looks.number(value), least=looks.number(least)
        ),
        fix=lambda _value: fix,
        severity=Severity.WARNING,
    )
    if unknown and not small and not added:
        yield looks.unseen_look(_("khoảng cách đoạn"))


def _line_faults(subject: Subject, *, upper: bool) -> Faults:
    house = subject.config.range_of("gian_dong")
    line_min, line_max = house or (nd30.body().line_min, nd30.body().line_max)
    wrong, unknown = looks.Together(), False
    for p in (*subject.lines(C.CAN_CU), *body_lines(subject)):
        multiple = looks.line_multiple(p, subject.look(p).size)
        if multiple is None:
            unknown = True
        elif upper and multiple > line_max * 1.01:
            edits = looks.paragraph_edits(p, line=line_max, line_rule="auto")
            wrong.add(round(multiple, 2), p, *edits)
        elif not upper and multiple < line_min * 0.97:
            edits = looks.paragraph_edits(p, line=line_min, line_rule="auto")
            wrong.add(round(multiple, 2), p, *edits)
    bound = looks.number(line_max if upper else line_min)
    message = (
        _("giãn dòng {n} dòng, nhiều nhất {bound} dòng") if upper else _("giãn dòng {n} dòng, ít nhất {bound} dòng")
    )
    yield from wrong.faults(
        lambda value: message.format(n=looks.number(value), bound=bound),
        fix=lambda _value: _("Đặt giãn dòng {bound}").format(bound=bound),
    )
    if unknown and not wrong:
        yield looks.unseen_look(_("khoảng cách dòng"))


@rule("ND30-120", sees="layout")
def lines_too_tight(subject: Subject) -> Faults:
    """Khoảng cách dòng nhỏ hơn dòng đơn.

    ## Kiểm tra gì
    Giãn dòng của các đoạn nội dung, căn cứ.

    ## Vì sao
    Khoảng cách giữa các dòng tối thiểu là dòng đơn.

    ## Ví dụ sai
    Multiple 0,9; Exactly 14 pt với chữ cỡ 14.

    ## Ví dụ đúng
    Single.

    ## Cách sửa
    Paragraph - Line spacing: Single. Sửa tự động là an toàn.
    """
    yield from _line_faults(subject, upper=False)


@rule("ND30-121", sees="layout")
def lines_too_wide(subject: Subject) -> Faults:
    """Khoảng cách dòng lớn hơn 1,5 dòng.

    ## Kiểm tra gì
    Giãn dòng của các đoạn nội dung, căn cứ.

    ## Vì sao
    Khoảng cách giữa các dòng tối đa là 1,5 lines.

    ## Ví dụ sai
    Double (2 dòng).

    ## Ví dụ đúng
    1,5 lines hoặc nhỏ hơn.

    ## Cách sửa
    Paragraph - Line spacing: 1.5 lines. Sửa tự động là an toàn.
    """
    yield from _line_faults(subject, upper=True)
