"""Rules on how the running text is typed and closed: blanks, bullets, the final mark, tables (Phụ lục I, Phần I; practice)."""

from __future__ import annotations

import re

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import DeleteParagraph, Edit, ReplaceText, Safety
from generator.model.layout import Component, LayoutParagraph
from generator.model.length import mm
from generator.rules.blanks import to_fill, with_blank
from generator.rules.engine import Fault, Faults, Subject, Unit, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.body_look import running, usual_indent
from generator.rules.subject import BODY, plain

C = Component


def _blank_between(subject: Subject) -> list[LayoutParagraph]:
    """Return the empty paragraphs that stand between two paragraphs of running text."""
    paragraphs = subject.need_layout().paragraphs
    body = {p.index for p in running(subject)}
    if not body:
        return []
    pictured = {picture.paragraph for picture in subject.need_layout().pictures}
    drawn = {line.under for line in subject.need_layout().rule_lines if line.how == "border"}
    found = []
    for position, p in enumerate(paragraphs[:-1]):
        if (
            p.cell is not None
            or p.container != "body"
            or p.text.strip(" \xa0")
            or p.index in pictured
            or p.index in drawn
        ):
            continue
        if any("\f" in run.text or run.field for run in p.runs) or p.page_break_before or p.borders:
            continue
        above = _near(paragraphs, position, -1)
        below = _near(paragraphs, position, 1)
        if above is None or below is None or above.section != below.section:
            continue
        if above.index in body and below.index in body and not below.page_break_before:
            found.append(p)
    return found


def _near(paragraphs: tuple[LayoutParagraph, ...], position: int, step: int) -> LayoutParagraph | None:
    """Return the next paragraph with words in a direction, outside headers and text boxes."""
    position += step
    while 0 <= position < len(paragraphs):
        p = paragraphs[position]
        if p.container not in ("body", "cell"):
            return None
        if p.text.strip():
            return p
        position += step
    return None


@rule("ND30-122", sees="docx")
def blank_paragraphs(subject: Subject) -> Faults:
    """Dùng đoạn trống để giãn cách trong nội dung.

    ## Kiểm tra gì
    Đoạn không có chữ nằm giữa hai đoạn nội dung.

    ## Vì sao
    Khoảng cách đoạn đặt bằng Spacing; đoạn trống làm lệch trang khi chỉnh sửa.

    ## Ví dụ sai
    Bấm Enter hai lần giữa hai đoạn.

    ## Ví dụ đúng
    After 6 pt, không có đoạn trống.

    ## Cách sửa
    Xóa đoạn trống. Sửa tự động phải được người đồng ý vì bố trí trang thay đổi.
    """
    blanks = looks.Together()
    for p in _blank_between(subject):
        blanks.add("", p, *((DeleteParagraph(p.path),) if p.path is not None else ()))
    yield from blanks.faults(
        lambda _v: _("đoạn trống dùng để giãn cách"), fix=lambda _v: _("Xóa đoạn trống"), safety=Safety.UNSAFE
    )


@rule("ND30-123", sees="docx")
def typed_indent(subject: Subject) -> Faults:
    """Dùng dấu cách hoặc phím Tab để lùi đầu dòng.

    ## Kiểm tra gì
    Tab hoặc từ hai dấu cách ở đầu đoạn nội dung.

    ## Vì sao
    Độ lùi đầu dòng đặt bằng First line: 1 cm; dấu cách, Tab cho độ lùi không đều.

    ## Ví dụ sai
    (Tab)Thực hiện Kế hoạch …

    ## Ví dụ đúng
    First line: 1 cm, không có Tab.

    ## Cách sửa
    Xóa Tab, dấu cách ở đầu đoạn; đặt First line 1 cm. Sửa tự động là an toàn.
    """
    typed = looks.Together()
    for p in (*running(subject), *subject.lines(C.CAN_CU)):
        text = p.text
        lead = len(text) - len(text.lstrip(" \t\u00a0"))
        if lead == 0 or (lead == 1 and text[0] != "\t") or p.list_label:
            continue
        if p.align in ("center", "right"):
            continue
        edits: list[Edit] = []
        if p.path is not None:
            edits.append(ReplaceText(p.path, 0, lead, "", p.text))
            first = float(p.first_line or 0) + float(p.left or 0)
            if not any(abs(first - value) < 0.3 for value in nd30.body().first_line):
                edits += looks.paragraph_edits(p, first_line=usual_indent(subject), left=mm(0))
        typed.add("", p, *edits)
    yield from typed.faults(
        lambda _v: _("lùi đầu dòng bằng Tab hoặc dấu cách"), fix=lambda _v: _("Thay bằng lùi đầu dòng")
    )


_BULLET = re.compile(r"^\s*([•●○◦▪■□◼➢➤►▶✓✔❖⮚*\uf0b7\uf0a7\uf0d8\uf0fc\uf076])\s*")
_BULLET_FONTS = re.compile(r"symbol|wingding|webding", re.IGNORECASE)


@rule("ND30-138")
def symbol_bullets(subject: Subject) -> Faults:
    """Gạch đầu dòng bằng ký hiệu (•, ➢, ✓) thay cho dấu "-".

    ## Kiểm tra gì
    Ký hiệu ở đầu đoạn, gõ tay hoặc do Word đánh tự động.

    ## Vì sao
    Văn bản hành chính dùng gạch đầu dòng "-"; ký hiệu trang trí phụ thuộc phông chữ.

    ## Ví dụ sai
    • Sở Nội vụ chủ trì …

    ## Ví dụ đúng
    - Sở Nội vụ chủ trì …

    ## Cách sửa
    Đổi thành "- ". Sửa tự động phải được người xem lại.
    """
    wrong = looks.Together()
    loose: list[Fault] = []
    stars = sum(unit.text.lstrip().startswith("*") for unit in subject.units)
    for unit in subject.units:
        p = unit.paragraph
        if unit.component is C.BANG:
            continue
        found = _BULLET.match(unit.text)
        if found and found[1] == "*" and stars == 1:
            # The mark of a note, not of a list.
            continue
        if p is not None and p.list_label and not found:
            label = p.list_label.strip()
            in_symbols = p.list_font is not None and _BULLET_FONTS.search(p.list_font)
            if _BULLET.match(label + " ") or (in_symbols and label not in ("-", "–", "+", "")):
                wrong.add(_("ký hiệu tự động"), p)
        elif found and p is not None:
            edits = (ReplaceText(p.path, 0, found.end(), "- ", p.text),) if p.path is not None else ()
            wrong.add(found[1], p, *edits)
        elif found:
            loose.append(
                Fault(
                    _("đầu dòng dùng “{mark}”, nên dùng “-”").format(mark=found[1]),
                    at=unit.at,
                    component=unit.component,
                )
            )
    yield from wrong.faults(
        lambda mark: _("đầu dòng dùng “{mark}”, nên dùng “-”").format(mark=_shown(mark)),
        fix=lambda _mark: _("Đổi thành “-”"),
        safety=Safety.UNSAFE,
    )
    yield from loose


def _shown(mark: str) -> str:
    return "•" if len(mark) == 1 and "\ue000" <= mark <= "\uf8ff" else mark


def last_text(subject: Subject) -> Unit | None:
    """Return the last unit of the main text's body; ``None`` when there is no body.

    Words in the cells of the block at the foot (a party to a contract, say) and lines of dots are no body.
    """
    body = [
        u
        for u in subject.units
        if u.appendix is None
        and u.component in BODY
        and not (u.paragraph and (u.paragraph.cell or (u.paragraph.role and u.paragraph.role.copy)))
        and re.search(r"[^\W_]|^[./\s]*/[./\s]*$", u.text)
    ]
    return body[-1] if body else None


_CLOSED = re.compile(r"\./\.$")


_OPEN_END = re.compile(r"(?:…|\.{4,})[\s./]*$")
"""A text that ends in a row of dots: still to be written."""


@rule("ND30-139")
def closing_mark_missing(subject: Subject) -> Faults:
    """Cuối nội dung không có dấu "./.".

    ## Kiểm tra gì
    Đoạn nội dung cuối cùng trước khối chữ ký.

    ## Vì sao
    Mọi mẫu ở Phụ lục III đều kết thúc nội dung bằng "./.".

    ## Ví dụ sai
    … chịu trách nhiệm thi hành Quyết định này.

    ## Ví dụ đúng
    … chịu trách nhiệm thi hành Quyết định này./.

    ## Cách sửa
    Thay dấu cuối bằng "./.". Sửa tự động là an toàn.
    """
    unit = last_text(subject)
    if unit is None:
        return
    text = unit.text.rstrip()
    if _CLOSED.search(text) or _mark_inside(text) or to_fill(text) or (subject.draft and _OPEN_END.search(text)):
        return
    if _table_follows(subject, unit):
        yield Unseen(_("sau đoạn cuối còn bảng, chưa rõ nội dung kết thúc ở đâu"))
        return
    if unit.paragraph is None and text[-1:] not in ".;:)”…":
        yield Unseen(_("không rõ nội dung kết thúc ở đâu"))
        return
    start = len(text.rstrip(" .;,:/"))
    yield Fault(
        _("nội dung không kết thúc bằng “./.”"),
        unit.paragraph,
        present="…" + plain(text)[-40:],
        proposed="…" + plain(text[:start])[-40:] + "./.",
        fix=subject.replace(unit.paragraph, start, len(unit.text), "./.", _("Kết thúc bằng “./.”")),
        component=unit.component,
        at=unit.at,
        start=start,
    )


def _mark_inside(text: str) -> bool:
    """Return whether the text ends with a damaged closing mark ("/.", ". / ."), which ND30-140 tells."""
    return bool(re.search(r"\.\s*/\s*\.?\s*$|/\s*\.\s*$", text))


def _table_follows(subject: Subject, unit: Unit) -> bool:
    p = unit.paragraph
    return p is not None and any(q.index > p.index for q in subject.lines(C.BANG))


@rule("ND30-140")
def closing_mark_loose(subject: Subject) -> Faults:
    """Dấu "./." tách rời chữ cuối, đứng một mình, viết sai hoặc dùng nhiều lần.

    ## Kiểm tra gì
    Dấu "./." liền chữ cuối cùng, chỉ một lần trong phần chính.

    ## Vì sao
    Dấu "./." thay cho dấu chấm cuối cùng của nội dung.

    ## Ví dụ sai
    … Kế hoạch này. /. ; dấu "./." ở một dòng riêng

    ## Ví dụ đúng
    … Kế hoạch này./.

    ## Cách sửa
    Viết liền "./." sau chữ cuối. Sửa tự động là an toàn.
    """
    last = last_text(subject)
    if last is None:
        return
    text = last.text.rstrip()
    words = plain(text)
    if "\t" in text or with_blank(text):
        # Dots of a form in front of the mark, typed or drawn by a tab.
        pass
    elif re.fullmatch(r"[./\s]+", words):
        yield Fault(_("dấu “./.” đứng một mình một dòng"), last.paragraph, component=last.component, at=last.at)
    elif _mark_inside(text) and not re.search(r"(?:[^\s./]|….?)\./\.$", text):
        found = re.search(r"[\s.]*\.?\s*/\s*\.?\s*$", text)
        start = found.start() if found else len(text)
        yield Fault(
            _("dấu kết thúc phải viết liền là “./.”"),
            last.paragraph,
            present="…" + words[-30:],
            proposed="…" + plain(text[:start])[-30:] + "./.",
            fix=subject.replace(last.paragraph, start, len(last.text), "./.", _("Viết “./.” liền chữ cuối")),
            component=last.component,
            at=last.at,
        )
    for unit in subject.units:
        if unit.appendix is None and unit.component in BODY and unit is not last and "./." in unit.text:
            yield Fault(
                _("dấu “./.” chỉ dùng một lần, ở cuối nội dung"),
                unit.paragraph,
                present="…" + unit.words[-40:],
                component=unit.component,
                at=unit.at,
            )


@rule("ND30-144", sees="docx")
def table_too_wide(subject: Subject) -> Faults:
    """Bảng rộng hơn khổ chữ.

    ## Kiểm tra gì
    Tổng độ rộng cột của bảng trong nội dung so với độ rộng dòng chữ. Phông chữ trong bảng xem ND30-010.

    ## Vì sao
    Bảng vượt khổ chữ lấn vào lề, bị mất khi đóng tập.

    ## Ví dụ sai
    Bảng rộng 190 mm trên trang có khổ chữ 165 mm.

    ## Ví dụ đúng
    Bảng rộng 165 mm.

    ## Cách sửa
    Table - AutoFit - AutoFit Window, hoặc đặt bảng trên trang ngang.
    """
    layout = subject.need_layout()
    first: dict[int, LayoutParagraph] = {}
    for p in layout.paragraphs:
        if p.cell is not None and p.role is not None and p.role.component is C.BANG:
            first.setdefault(p.cell.table, p)
    for table in layout.tables:
        if table.index not in first or table.nested_in is not None or not table.grid:
            continue
        section = layout.sections[table.section] if table.section < len(layout.sections) else None
        if section is None or section.width is None or section.left is None or section.right is None:
            yield looks.unseen_look(_("khổ chữ của trang có bảng"))
            continue
        # Wrong margins are another rule's matter: the table is compared with the widest room the decree would leave.
        margins = nd30.page().margins
        left = min(section.left + float(section.gutter or 0), float(margins["left"].low))
        right = min(float(section.right), float(margins["right"].low))
        own = section.width - section.left - section.right - float(section.gutter or 0)
        bound = mm(section.left + float(section.gutter or 0))
        fitting = margins["left"].allows(bound) and margins["right"].allows(section.right)
        room = own if fitting or section.landscape else max(own, section.width - left - right)
        # A table's edge stands outside the text by its cells' margins, so that words in it align with the text around.
        outside = float(table.cell_margin_left or 0) + float(table.cell_margin_right or 0)
        width = float(table.width) if table.width is not None else float(sum(table.grid))
        if width > room + outside + 2:
            yield Fault(
                _("bảng rộng {width} mm, khổ chữ chỉ {room} mm").format(width=round(width), room=round(room)),
                first[table.index],
            )
