"""What the layout rules share: is a component of the right size, weight, slant, case and place; faults of one kind together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.catalog import nd30
from generator.catalog.widths import text_width
from generator.messages import _
from generator.model.edits import Edit, Fix, Safety, SetParagraphProperties, SetRunProperties
from generator.model.layout import LayoutParagraph, RuleLine, Run
from generator.model.length import Length, mm, pt
from generator.rules.blanks import to_fill
from generator.rules.engine import Fault, Faults, NotEvaluated, Severity, Subject, Unseen

Paragraphs = Sequence[LayoutParagraph]

LOOSE, LOOSE_EXACT = 1.1, 1.3
"""Multiples of single spacing that no eye takes for single; an exact figure in points is compared with more patience."""
GAP_PT = 3.5
"""A gap in points below which two lines still stand together."""
FILLED_MM = 4.0
"""A line that leaves less than this of its cell looks the same however it is aligned."""

PDF_SIZE_TOLERANCE = 0.3
"""Points: a PDF's sizes are what the printing program computed, not what somebody chose."""


def number(value: float) -> str:
    """Return a figure as a clerk writes it: 13, 13,5."""
    return f"{value:.4g}".replace(".", ",")


def span(low: float, high: float) -> str:
    """Return a range as a clerk writes it: "13", "13 - 14"."""
    return number(low) if low == high else f"{number(low)} - {number(high)}"


def lengths(low: Length, high: Length) -> str:
    """Return a range of lengths in whole millimetres: "20 - 25 mm"."""
    return f"{span(round(float(low), 1), round(float(high), 1))} mm"


def letters(paragraph_runs: Iterable[Run]) -> list[Run]:
    """Return the runs with letters or digits: marks and blanks alone show no style."""
    return [run for run in paragraph_runs if any(c.isalnum() for c in run.text)]


class Together:
    """Faults of one kind and one value, told once: at the first place, with the number of the others and one fix for all."""

    def __init__(self) -> None:
        self._groups: dict[Any, list[tuple[LayoutParagraph, tuple[Edit, ...]]]] = {}

    def add(self, value: Any, paragraph: LayoutParagraph, *edits: Edit) -> None:
        """Put one place with this value, and what would mend it; a line that waits to be filled in has no look to judge."""
        if to_fill(paragraph.text):
            return
        self._groups.setdefault(value, []).append((paragraph, edits))

    def __bool__(self) -> bool:
        return bool(self._groups)

    def faults(
        self,
        message: Callable[[Any], str],
        *,
        fix: Callable[[Any], str] | None = None,
        present: Callable[[Any], str] | None = None,
        proposed: Callable[[Any], str] | None = None,
        safety: Safety = Safety.SAFE,
        severity: Severity | None = None,
        weight: Callable[[Any], Severity | None] | None = None,
    ) -> Faults:
        """Yield one fault for each value; every text is made from the value."""
        for value, places in self._groups.items():
            first = places[0][0]
            others = len({p.index for p, _edits in places}) - 1
            text = message(value)
            if others:
                text += " " + _("(và ở {n} đoạn khác)").format(n=others)
            edits = tuple(edit for _p, group in places for edit in group)
            yield Fault(
                text,
                first,
                present=present(value) if present else None,
                proposed=proposed(value) if proposed else None,
                fix=Fix(fix(value), edits, safety) if fix and edits else None,
                severity=weight(value) if weight else severity,
            )


def house_weight(only_the_house: bool) -> Severity | None:
    """Return the weight of what the decree allows and only the office's own style does not: a warning; else ``None``."""
    return Severity.WARNING if only_the_house else None


def unseen_look(what: str) -> Unseen:
    """Return the gap "could not read <what>"."""
    return Unseen(_("không đọc được {what} trong tệp này").format(what=what))


def size(subject: Subject, paragraphs: Paragraphs, figure: str, *, better: float | None = None) -> Faults:
    """Yield a fault for each size outside the range of a component of :func:`nd30.component`.

    ``better`` is the size to mend to; without it the nearest end of the range.
    """
    component = nd30.component(figure)
    house = subject.config.range_of(f"co_chu.{figure}")
    low, high = house or (component.low, component.high)
    slack = 0.01 if subject.is_docx else PDF_SIZE_TOLERANCE
    wrong, unknown = Together(), False
    if better is not None and not low <= better <= high:
        better = None

    def mended(value: float) -> float:
        return better if better is not None else low if value < low else high

    for p in paragraphs:
        for run in letters(subject.look(p).runs):
            if run.size is None:
                unknown = True
            elif not low - slack <= run.size <= high + slack:
                wrong.add(run.size, p, *run_edits(run, size=mended(run.size)))
    yield from wrong.faults(
        lambda value: _("cỡ chữ {value}, phải là {span}").format(value=number(value), span=span(low, high)),
        fix=lambda value: _("Đổi cỡ chữ thành {size}").format(size=number(mended(value))),
        present=lambda value: _("cỡ {size}").format(size=number(value)),
        proposed=lambda value: _("cỡ {size}").format(size=number(mended(value))),
        weight=lambda value: house_weight(house is not None and component.allows(value)),
    )
    if unknown and not wrong:
        yield unseen_look(_("cỡ chữ"))


def bold(subject: Subject, paragraphs: Paragraphs, want: bool) -> Faults:
    """Yield a fault where letters are not bold (or are)."""
    yield from _toggle(
        subject,
        paragraphs,
        "bold",
        want,
        _("chữ không đậm, phải in đậm") if want else _("chữ in đậm, phải là chữ thường, không đậm"),
        _("In đậm") if want else _("Bỏ in đậm"),
        _("kiểu chữ đậm"),
    )


def italic(subject: Subject, paragraphs: Paragraphs, want: bool) -> Faults:
    """Yield a fault where letters are not italic (or are)."""
    yield from _toggle(
        subject,
        paragraphs,
        "italic",
        want,
        _("chữ đứng, phải in nghiêng") if want else _("chữ in nghiêng, phải là chữ đứng"),
        _("In nghiêng") if want else _("Bỏ in nghiêng"),
        _("kiểu chữ nghiêng"),
    )


def _toggle(
    subject: Subject, paragraphs: Paragraphs, field: str, want: bool, message: str, title: str, what: str
) -> Faults:
    wrong, unknown = Together(), False
    for p in paragraphs:
        runs = letters(subject.look(p).runs)
        if want and not runs:
            runs = list(subject.look(p).runs)
        for run in runs:
            value = getattr(run, field)
            if value is None:
                unknown = True
            elif value is not want:
                wrong.add(want, p, *run_edits(run, **{field: want}))
    yield from wrong.faults(lambda _value: message, fix=lambda _value: title)
    if unknown and not wrong:
        yield unseen_look(what)


def is_capitals(subject: Subject, paragraph: LayoutParagraph) -> bool:
    """Return whether every letter prints as a capital, typed so or by the "all caps" setting."""
    return all(run.caps or not any(c.islower() for c in run.text) for run in subject.look(paragraph).runs)


def capitals(subject: Subject, paragraphs: Paragraphs) -> Faults:
    """Yield a fault for each paragraph that does not print in capitals; the fix writes real capitals."""
    for p in paragraphs:
        if not is_capitals(subject, p):
            text = p.text
            yield Fault(
                _("chưa viết in hoa"),
                p,
                present=subject.words(p),
                proposed=subject.words(p).upper(),
                fix=subject.replace(p, 0, len(text), text.upper(), _("Viết in hoa")),
            )


def no_capitals(subject: Subject, paragraphs: Paragraphs) -> Faults:
    """Yield a fault for each paragraph of at least two words that prints wholly in capitals."""
    for p in paragraphs:
        words = [w for w in subject.words(p).split() if any(c.isalpha() for c in w)]
        if len(words) > 1 and is_capitals(subject, p):
            caps = [e for run in subject.look(p).runs if run.caps for e in run_edits(run, caps=False)]
            typed = not any(c.islower() for c in p.text)
            yield Fault(
                _("viết in hoa, phải là chữ in thường"),
                p,
                present=subject.words(p),
                fix=Fix(_("Bỏ kiểu in hoa"), tuple(caps)) if caps and not typed else None,
            )


def centred(subject: Subject, paragraphs: Paragraphs, where: str = "") -> Faults:
    """Yield a fault for each paragraph that is not centred. A line placed by tabs cannot be judged."""
    wrong, unknown = Together(), False
    for p in paragraphs:
        if p.align is None or (p.align != "center" and _placed_by_blanks(p)):
            unknown = True
        elif p.align != "center" and _fills_its_room(subject, p):
            continue
        elif p.align != "center":
            wrong.add(p.align, p, *paragraph_edits(p, align="center", left=mm(0), right=mm(0), first_line=mm(0)))
    yield from wrong.faults(
        lambda value: _("canh {align}, phải canh giữa{where}").format(
            align=align_name(value), where=f" {where}" if where else ""
        ),
        fix=lambda _value: _("Canh giữa"),
        present=lambda value: _("canh {align}").format(align=align_name(value)),
        proposed=lambda _value: _("canh giữa"),
    )
    if unknown and not wrong:
        yield unseen_look(_("cách canh lề"))


def _placed_by_blanks(p: LayoutParagraph) -> bool:
    """Return whether somebody moved the words to their place with tabs or blanks: how it prints cannot be told."""
    text = p.text.rstrip()
    return "\t" in text or len(text) - len(text.lstrip(" \u00a0")) >= 3


def _fills_its_room(subject: Subject, p: LayoutParagraph) -> bool:
    width, room = printed_width(subject, p), available_width(subject, p)
    return width is not None and room is not None and -1 <= room - width < FILLED_MM


def align_name(align: str) -> str:
    """Return how a clerk calls an alignment."""
    return {"left": _("trái"), "right": _("phải"), "center": _("giữa"), "both": _("đều hai lề")}.get(align, align)


def run_edits(run: Run, **changes: Any) -> tuple[Edit, ...]:
    """Return the edit that changes a run's look; none when the file cannot be edited there."""
    return (SetRunProperties(run.path, run.text, **changes),) if run.path is not None else ()


def paragraph_edits(paragraph: LayoutParagraph, **changes: Any) -> tuple[Edit, ...]:
    """Return the edit that changes a paragraph's look; none when the file cannot be edited there."""
    return (SetParagraphProperties(paragraph.path, paragraph.text, **changes),) if paragraph.path is not None else ()


def line_multiple(paragraph: LayoutParagraph, font_size: float | None) -> float | None:
    """Return the line spacing as a multiple of single spacing; ``None`` when unknown.

    "at least" never makes lines tighter than single; an exact spacing is compared with the font's natural line.
    """
    if paragraph.line is None or paragraph.line_rule is None:
        return None
    if paragraph.line_rule == "auto":
        return paragraph.line
    if font_size is None:
        return None
    multiple = paragraph.line / (nd30.natural_line() * font_size)
    return max(1.0, multiple) if paragraph.line_rule == "atLeast" else multiple


def single_spaced(subject: Subject, paragraphs: Paragraphs) -> Faults:
    """Yield a fault where lines that belong together are not single-spaced, or have a gap between them."""
    wrong, unknown = Together(), False
    for n, p in enumerate(paragraphs):
        multiple = line_multiple(p, subject.look(p).size)
        if multiple is None:
            unknown = True
        elif multiple > (LOOSE if p.line_rule == "auto" else LOOSE_EXACT):
            wrong.add(_("giãn dòng {n} lần dòng đơn").format(n=number(round(multiple, 2))), p, *_single(p))
        if n + 1 < len(paragraphs):
            below = paragraphs[n + 1]
            if p.cell != below.cell:
                continue
            if p.after is None or below.before is None:
                unknown = True
            elif max(p.after.pt, below.before.pt) > GAP_PT:
                gap = number(round(max(p.after.pt, below.before.pt), 1))
                edits = (*paragraph_edits(p, after=mm(0)), *paragraph_edits(below, before=mm(0)))
                wrong.add(_("cách dòng dưới {n} pt").format(n=gap), p, *edits)
    yield from wrong.faults(
        lambda value: _("{value}; phải cách nhau dòng đơn").format(value=value), fix=lambda _v: _("Đặt cách dòng đơn")
    )
    if unknown and not wrong:
        yield unseen_look(_("khoảng cách dòng"))


def _single(p: LayoutParagraph) -> tuple[Edit, ...]:
    return paragraph_edits(p, line=1.0, line_rule="auto")


def printed_width(subject: Subject, paragraph: LayoutParagraph) -> Length | None:
    """Return the width of the paragraph's words set on one line; ``None`` when a size is unknown."""
    total = 0.0
    for run in paragraph.runs:
        if run.hidden or not run.text:
            continue
        if run.size is None:
            return None
        text = run.text.upper() if run.caps else run.text
        total += text_width(text, run.size, bold=bool(run.bold), italic=bool(run.italic))
    return mm(total)


def available_width(subject: Subject, paragraph: LayoutParagraph) -> Length | None:
    """Return the width that a paragraph's lines have: of its cell, or of the page, less its indents; ``None`` if unknown."""
    layout = subject.need_layout()
    indents = float(paragraph.left or 0) + float(paragraph.right or 0)
    if paragraph.cell is not None:
        place = paragraph.cell
        table = subject.table_of(paragraph)
        columns = table.grid[place.column : place.column + place.span] if table is not None else ()
        if table is None or not columns:
            return None
        margins = float(table.cell_margin_left or mm(0)) + float(table.cell_margin_right or mm(0))
        return mm(sum(columns) - margins - indents)
    if paragraph.container != "body" or not 0 <= paragraph.section < len(layout.sections):
        return None
    section = layout.sections[paragraph.section]
    if section.width is None or section.left is None or section.right is None:
        return None
    return mm(section.width - section.left - section.right - float(section.gutter or 0) - indents)


def rule_line_under(subject: Subject, paragraph: LayoutParagraph) -> RuleLine | None:
    """Return the line drawn under a paragraph, ``None`` when there is certainly none.

    Raises NotEvaluated when a line is drawn somewhere that the reader could not place, or a PDF shows no line at all.
    """
    layout = subject.need_layout()
    found = [line for line in layout.rule_lines if line.under == paragraph.index]
    if found:
        return found[0]
    if any(line.under is None for line in layout.rule_lines):
        raise NotEvaluated(_("có đường kẻ nhưng không rõ nằm dưới dòng nào"))
    if layout.file.format != "docx" and not layout.rule_lines:
        raise NotEvaluated(_("không đọc được đường kẻ trong tệp PDF này"))
    return None


def underlined(subject: Subject, paragraph: LayoutParagraph) -> bool:
    """Return whether the words themselves are underlined."""
    return any(run.underline for run in letters(subject.look(paragraph).runs))


def missing_line(subject: Subject, paragraph: LayoutParagraph, words: str) -> Faults:
    """Yield a fault when no line is drawn under a paragraph; underlined words are another rule's matter."""
    if rule_line_under(subject, paragraph) is None and not underlined(subject, paragraph):
        yield Fault(words, paragraph)


def line_length(subject: Subject, group: Paragraphs, figure: str) -> Faults:
    """Yield a fault when the line under the last paragraph of ``group`` is too long or short, not centred or not solid.

    The length is compared with the last line of text and with the longest one: either may be meant (the decree says only
    "the line of text"), so it is wrong only when it is too long, or too short, for both.
    """
    line = rule_line_under(subject, group[-1])
    if line is None:
        return
    allowed = nd30.rule_lines()[figure]
    if line.centred is False:
        yield Fault(_("đường kẻ không cân đối ở giữa dòng chữ"), group[-1])
    if line.solid is False:
        yield Fault(_("đường kẻ phải là nét liền"), group[-1])
    texts = [w for w in (_line_widths(subject, p) for p in group) if w is not None]
    if line.length is None or not texts:
        yield Unseen(_("không đo được độ dài đường kẻ"))
        return
    references = {texts[-1][-1], max(max(widths) for widths in texts)}
    # Words of a wrong size or case are another rule's matter: once they are mended, the line may fit.
    references |= {float(width) for p in group[-1:] if (width := mended_width(subject, p, figure)) is not None}
    shares = sorted(float(line.length) / reference for reference in references if reference > 0)
    too_long, too_short = bool(shares) and shares[0] > allowed.high, bool(shares) and shares[-1] < allowed.low
    if too_long or too_short:
        share = shares[0] if too_long else shares[-1]
        yield Fault(
            _("đường kẻ dài {length}, bằng {share}% dòng chữ; phải {says}").format(
                length=str(Length(round(float(line.length), 1))), share=round(share * 100), says=allowed.says
            ),
            group[-1],
            present=str(Length(round(float(line.length), 1))),
            proposed=_("khoảng {mm} mm").format(mm=round(allowed.default * max(references))),
        )


def mended_width(subject: Subject, paragraph: LayoutParagraph, figure: str) -> Length | None:
    """Return the width that a paragraph's words would have in an allowed size, weight and case; ``None`` when they have it."""
    component = nd30.component(figure)
    size = subject.look(paragraph).size
    words = subject.words(paragraph)
    capitals = is_capitals(subject, paragraph)
    if size is None or (component.allows(size) and capitals == component.capitals):
        return None
    if not component.capitals and capitals and figure == "tieu_ngu":
        words = nd30.fixed_text("tieu_ngu")
    elif component.capitals:
        words = words.upper()
    nearest = min(max(size, component.low), component.high)
    return text_width(words, nearest, bold=component.bold, italic=component.italic)


ROUNDING_MM = 1.0
"""What a width on paper may differ from the sum of its letters' widths."""


def _line_widths(subject: Subject, paragraph: LayoutParagraph) -> list[float] | None:
    """Return the widths of the printed lines of a paragraph, wrapped at the width it has; ``None`` when unknown."""
    total = printed_width(subject, paragraph)
    if total is None:
        return None
    room = available_width(subject, paragraph)
    if paragraph.box is not None:
        # On paper one line is as wide as it is, and the longest of several as wide as the paragraph.
        left, top, right, bottom = paragraph.box
        if bottom - top < 1.7 * pt(subject.look(paragraph).size or 14.0):
            # Another font than the decree's, or letters set closer, is not what makes the drawn line wrong.
            return [right - left, float(total)]
        room = mm(right - left + ROUNDING_MM)
    if room is None or float(total) <= room or room <= 0:
        return [float(total)]
    words = subject.words(paragraph).split()
    per_letter = float(total) / max(1, sum(map(len, words)) + len(words) - 1)
    widths, current = [], 0.0
    for word in words:
        piece = len(word) * per_letter
        if current and current + per_letter + piece > room:
            widths.append(current)
            current = piece
        else:
            current += piece + (per_letter if current else 0)
    return [*widths, current]
