"""Rules on the look of the running text, ô 6 (Phụ lục I, Phần I, Mục II, khoản 6, điểm e)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from generator.catalog import nd30
from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.model.length import Length, mm
from generator.rules.blanks import has_row
from generator.rules.engine import Fault, Faults, Severity, Subject, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.number_line import kind_of
from generator.rules.nd30.text import kept, words_of
from generator.rules.subject import BODY

C = Component
CENTRED_LEVELS = frozenset({"phan", "chuong", "muc", "tieu_muc"})
INDENT_TOLERANCE = 0.5
"""Half a millimetre: what nobody sees on paper; rulers and inches give 12,3 or 12,5 mm."""
SECOND_LINE = 1.05
"""Text wider than this share of its room certainly takes a second line."""
LONG_WORDS = 8
"""A body paragraph of fewer words may be a caption, a slogan, a signature left in the text."""


_ATTACHED = re.compile(r"\((?:ban hành )?(?:kèm theo|đính kèm) ", re.IGNORECASE)


def body_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the paragraphs of the running text outside tables, in reading order.

    The list of receivers at the head of a công điện (Mẫu 1.6) is set like "Kính gửi" and is left out; so is the title of
    a file without a head (an appendix in a file of its own).
    """
    found = tuple(p for p in subject.lines(*BODY) if p.cell is None and p.container == "body")
    if not subject.lines(C.QUOC_HIEU, C.TEN_LOAI, C.CO_QUAN):
        found = found[_title_lines(found) :]
    if subject.kind != "cong-dien":
        return found
    start = 1
    while start < len(found) and _is_dash(found[start]):
        start += 1
    return found[start:] if start > 1 else found


def _is_dash(p: LayoutParagraph) -> bool:
    return p.role is not None and p.role.level == "gach"


def running(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the body paragraphs that are set as text: without the labels and headings that stand centred.

    Left out as well: lines of a draft with a row of dots to fill in.
    """
    return tuple(
        p
        for p in body_lines(subject)
        if not (p.role and p.role.level in CENTRED_LEVELS) and not (subject.draft and has_row(p.text))
    )


def _title_lines(found: tuple[LayoutParagraph, ...]) -> int:
    """Return how many lines at the head of a file without a head are its title: down to "(Kèm theo …)", or all centred ones."""
    for position, p in enumerate(found[:8]):
        if _ATTACHED.match(p.text.strip()):
            end = next((n for n, q in enumerate(found[position : position + 3]) if q.text.rstrip().endswith(")")), 0)
            return position + end + 1
    titles = sum(1 for _p in takewhile(lambda p: p.align == "center", found))
    return titles if titles < len(found) else 0


def long_line(subject: Subject, paragraph: LayoutParagraph) -> bool | None:
    """Return whether the paragraph takes more than one printed line; ``None`` when that is not known."""
    if paragraph.box is not None and (size := subject.look(paragraph).size):
        return (paragraph.box[3] - paragraph.box[1]) > 2.0 * size * 25.4 / 72
    width, room = looks.printed_width(subject, paragraph), looks.available_width(subject, paragraph)
    if width is None or room is None or room <= 0:
        return None
    return float(width) + float(paragraph.first_line or 0) > room * SECOND_LINE


@rule("ND30-114", sees="layout")
def body_size(subject: Subject) -> Faults:
    """Nội dung không phải cỡ chữ 13 - 14.

    ## Kiểm tra gì
    Cỡ chữ của các đoạn nội dung ngoài bảng.

    ## Vì sao
    Nội dung văn bản trình bày cỡ chữ 13 đến 14.

    ## Ví dụ sai
    Nội dung cỡ 12.

    ## Ví dụ đúng
    Nội dung cỡ 14.

    ## Cách sửa
    Chọn nội dung, đặt cỡ 14 (hoặc 13). Sửa tự động là an toàn.
    """
    yield from looks.size(subject, body_lines(subject), "noi_dung")


@rule("ND30-115", sees="layout")
def mixed_sizes(subject: Subject) -> Faults:
    """Nội dung dùng nhiều cỡ chữ.

    ## Kiểm tra gì
    Cỡ chữ chiếm đa số phải chiếm từ 95% số chữ trở lên (chỉ tính các cỡ nằm trong khoảng cho phép).

    ## Vì sao
    Cỡ chữ trong cùng một văn bản tăng, giảm đồng thời.

    ## Ví dụ sai
    Nửa đầu cỡ 13, nửa sau cỡ 14.

    ## Ví dụ đúng
    Toàn bộ nội dung cỡ 14.

    ## Cách sửa
    Chọn một cỡ chữ cho toàn bộ nội dung.
    """
    figure = nd30.component("noi_dung")
    counts: dict[float, int] = {}
    first: dict[float, LayoutParagraph] = {}
    for p in body_lines(subject):
        for run in subject.look(p).runs:
            if run.size is not None and figure.allows(run.size):
                counts[run.size] = counts.get(run.size, 0) + len(run.text.strip())
                first.setdefault(run.size, p)
    total = sum(counts.values())
    if total == 0:
        return
    main = max(counts, key=lambda size: counts[size])
    if counts[main] / total < 0.95:
        others = sorted((size for size in counts if size != main), key=lambda size: -counts[size])
        yield Fault(
            _("nội dung dùng nhiều cỡ chữ: {sizes}").format(
                sizes=", ".join(
                    _("cỡ {size} ({share}%)").format(size=looks.number(s), share=round(100 * counts[s] / total))
                    for s in (main, *others)
                )
            ),
            first[others[0]],
        )


_PICTURE_NAME = re.compile(r"^(Hình|Ảnh|Sơ đồ|Biểu đồ|Đồ thị|Bản đồ)\s+\d+(\.\d+)*\s*[.:]")
_BASES_OPENING = re.compile(r"^(Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|Tiếp theo|Để)\b")


def _is_basis(subject: Subject, words: str) -> bool:
    """Return whether an opening paragraph is a căn cứ, which is italic: not a sentence of a kind that has none."""
    kind = kind_of(subject)
    sentence = not words.rstrip().endswith(";") and kind is not None and kind.bases == "khong"
    return _BASES_OPENING.match(words) is not None and not sentence


@rule("ND30-116", sees="layout")
def body_italic_or_capitals(subject: Subject) -> Faults:
    """Cả đoạn nội dung in nghiêng, in đậm hoặc in hoa.

    ## Kiểm tra gì
    Các đoạn nội dung dài, không phải đề mục, in nghiêng, in đậm hoặc in hoa toàn bộ. Phần mở đầu viện dẫn căn cứ, tên hình và chú
    thích trong ngoặc đơn được bỏ qua.

    ## Vì sao
    Nội dung trình bày bằng chữ in thường, kiểu chữ đứng.

    ## Ví dụ sai
    Một đoạn yêu cầu in nghiêng cả đoạn.

    ## Ví dụ đúng
    Đoạn chữ đứng, chữ thường.

    ## Cách sửa
    Bỏ in nghiêng. Sửa tự động là an toàn với chữ nghiêng; chữ in hoa phải gõ lại.
    """
    slanted, heavy = looks.Together(), looks.Together()
    opening = True
    language = words_of(subject)
    quoted = {
        line.unit.paragraph.index
        for line in language.lines
        if line.unit.paragraph is not None and line.text.strip() and language.quoted(line.start + len(line.text) // 2)
    }
    for p in running(subject):
        component = p.role.component if p.role else None
        if component is C.DE_MUC:
            opening = False
            continue
        words = subject.words(p)
        runs = looks.letters(subject.look(p).runs)
        if not runs or len(words.split()) < LONG_WORDS or words.startswith(("(", "“", '"', "*", "Ghi chú", "Nguồn")):
            continue
        if p.index in quoted:
            continue
        if p.align in ("center", "right") or _PICTURE_NAME.match(words):
            continue
        if all(run.italic is True for run in runs) and not (opening and _is_basis(subject, words)):
            slanted.add("", p, *(e for run in p.runs for e in looks.run_edits(run, italic=False)))
        elif looks.is_capitals(subject, p) and component is C.DOAN:
            yield Fault(_("cả đoạn in hoa, phải là chữ in thường"), p, present=words[:60])
        if component is C.DOAN and all(run.bold is True for run in runs) and len(words.split()) >= 2 * LONG_WORDS:
            heavy.add("", p, *(e for run in p.runs for e in looks.run_edits(run, bold=False)))
    yield from heavy.faults(lambda _v: _("cả đoạn in đậm, phải không đậm"), fix=lambda _v: _("Bỏ in đậm"))
    yield from slanted.faults(lambda _v: _("cả đoạn in nghiêng, phải là chữ đứng"), fix=lambda _v: _("Bỏ in nghiêng"))


def justified_faults(subject: Subject, paragraphs: Sequence[LayoutParagraph]) -> Faults:
    """Yield a fault for the paragraphs of two lines and more that are not justified."""
    wrong, unknown = looks.Together(), False
    for p in paragraphs:
        if p.align == "both":
            continue
        if p.align is None:
            unknown = True
        elif long_line(subject, p):
            if p.align == "center" and (
                all(run.bold for run in looks.letters(subject.look(p).runs)) or subject.words(p).startswith("(")
            ):
                continue
            wrong.add(p.align, p, *looks.paragraph_edits(p, align="both"))
    yield from wrong.faults(
        lambda value: _("canh {align}, phải canh đều hai lề").format(align=looks.align_name(value)),
        fix=lambda _value: _("Canh đều hai lề"),
    )
    if unknown and not wrong:
        yield looks.unseen_look(_("cách canh lề"))


@rule("ND30-117", sees="layout")
def body_not_justified(subject: Subject) -> Faults:
    """Nội dung không canh đều hai lề.

    ## Kiểm tra gì
    Cách canh của các đoạn dài từ hai dòng trở lên.

    ## Vì sao
    Nội dung văn bản được canh đều cả hai lề.

    ## Ví dụ sai
    Đoạn canh trái.

    ## Ví dụ đúng
    Đoạn canh đều hai lề.

    ## Cách sửa
    Chọn nội dung, bấm Ctrl+J. Sửa tự động là an toàn.
    """
    yield from justified_faults(subject, [p for p in running(subject) if not (p.role and p.role.component is C.DE_MUC)])


def _fits(p: LayoutParagraph, allowed: Sequence[Length]) -> Length | None:
    """Return the indent of the decree that a paragraph's first line has; ``None`` when it has none of them."""
    first, left = float(p.first_line or 0), float(p.left or 0)
    for value in allowed:
        # A whole block moved in by just that much begins its lines where the decree wants the first one to begin.
        block = float(value) if first <= 0 else 0.0
        if abs(first + left - value) <= INDENT_TOLERANCE and abs(left) <= max(INDENT_TOLERANCE, block):
            return value
    return None


def allowed_indents(subject: Subject) -> tuple[Length, ...]:
    """Return the first-line indents that the decree allows, or those of them that the office's own style leaves."""
    values = nd30.body().first_line
    house = subject.config.range_of("lui_dau_dong")
    kept_values = tuple(v for v in values if house is None or house[0] - 0.05 <= float(v) <= house[1] + 0.05)
    return kept_values or values


def usual_indent(subject: Subject) -> Length:
    """Return the allowed first-line indent that most of the running text has; the smaller one when none has any."""
    return kept(subject, _usual_indent)


def _usual_indent(subject: Subject) -> Length:
    allowed = allowed_indents(subject)
    counts = dict.fromkeys(allowed, 0)
    for p in (*running(subject), *subject.lines(C.CAN_CU)):
        if p.first_line is not None and (fit := _fits(p, allowed)) is not None:
            counts[fit] += 1
    return max(allowed, key=lambda value: counts[value])


def indent_faults(subject: Subject, paragraphs: Sequence[LayoutParagraph]) -> Faults:
    """Yield a fault for the paragraphs whose first line does not begin 1 cm or 1,27 cm from the margin."""
    allowed = allowed_indents(subject)
    usual = usual_indent(subject)
    wrong, unknown = looks.Together(), False
    right: dict[float, list[LayoutParagraph]] = {}
    for p in paragraphs:
        if p.align in ("center", "right") or p.text[:1] in " \t\u00a0":
            continue
        if any(run.field == "EQUATION" for run in p.runs):
            continue
        if p.first_line is None:
            unknown = True
            continue
        fit = _fits(p, allowed)
        if fit is not None:
            right.setdefault(float(fit), []).append(p)
            continue
        wrong.add(
            (Length(round(float(p.first_line), 1)), Length(round(float(p.left or 0), 1))),
            p,
            *looks.paragraph_edits(p, first_line=usual, left=mm(0)),
        )
    span = _("1 cm hoặc 1,27 cm")
    yield from wrong.faults(
        lambda value: _indent_message(value, span),
        fix=lambda _value: _("Lùi đầu dòng {cm} cm").format(cm=looks.number(usual / 10)),
    )
    if unknown and not wrong:
        yield looks.unseen_look(_("độ lùi đầu dòng"))
    if len(right) > 1 and not wrong:
        fewer = min(right.values(), key=len)
        if len(fewer) / sum(map(len, right.values())) > (0.02 if subject.is_docx else 0.1):
            yield Fault(
                _("đầu dòng chỗ lùi 1 cm, chỗ lùi 1,27 cm; nên theo một mức"), fewer[0], severity=Severity.WARNING
            )


def _indent_message(value: tuple[Length, Length], span: str) -> str:
    first, left = value
    if abs(left) <= INDENT_TOLERANCE:
        return _("đầu dòng lùi {value}, phải {span}").format(value=first, span=span)
    return _("cả đoạn lùi {left}, đầu dòng {value}; phải chỉ lùi đầu dòng {span}").format(
        left=left, value=first, span=span
    )


@rule("ND30-118", sees="layout")
def first_line_indent(subject: Subject) -> Faults:
    """Đầu dòng không lùi 1 cm hoặc 1,27 cm.

    ## Kiểm tra gì
    Độ lùi của dòng đầu mỗi đoạn nội dung; cả văn bản nên theo một mức.

    ## Vì sao
    Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.

    ## Ví dụ sai
    Đầu dòng lùi 0,5 cm; đoạn không lùi đầu dòng.

    ## Ví dụ đúng
    Đầu dòng lùi 1 cm.

    ## Cách sửa
    Paragraph - Special - First line: 1 cm; Left: 0. Sửa tự động là an toàn.
    """
    yield from indent_faults(subject, running(subject))
