"""Rules on the line "- Lưu: VT, …" that closes Nơi nhận (Phụ lục I, Phần I, Mục II, khoản 9, điểm d)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.layout import Component
from generator.rules.blanks import with_blank
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.recipients import full, texts

C = Component

_ARCHIVE = re.compile(r"^- Lưu: VT(?:, (?:[^;()]|\([^()]*\))+?)?\.$")


@rule("ND30-178")
def archive_form(subject: Subject) -> Faults:
    """Dòng Lưu không đúng dạng "- Lưu: VT, <đơn vị soạn thảo>.".

    ## Kiểm tra gì
    Dòng cuối: "- Lưu: VT, <đơn vị> (số bản).", kết thúc bằng dấu chấm. Giấy giới thiệu không cần đơn vị soạn thảo.

    ## Vì sao
    Dòng cuối cùng ghi chữ "Lưu", dấu hai chấm, "VT", dấu phẩy, đơn vị soạn thảo và số lượng bản lưu (nếu cần), dấu chấm.

    ## Ví dụ sai
    - Lưu: QT, VT; - Lưu VT, TH.

    ## Ví dụ đúng
    - Lưu: VT, TCCB.

    ## Cách sửa
    Ghi lại dòng Lưu. Dấu câu sửa tự động là an toàn.
    """
    for unit in texts(subject, C.LUU):
        line = full(unit)
        if subject.layout is None and not line.startswith("-"):
            line = f"- {line}"
        if _ARCHIVE.fullmatch(line):
            if not re.match(r"^- Lưu: VT, \S", line) and subject.kind != "giay-gioi-thieu":
                yield Fault(_("dòng Lưu chưa ghi đơn vị soạn thảo"), unit.paragraph, present=line, component=C.LUU)
            continue
        if subject.draft and with_blank(line) and line.startswith("- Lưu: VT"):
            continue
        right = _archive(line)
        message = _("dòng cuối phải là “- Lưu: VT, <đơn vị soạn thảo>.”")
        fix = None
        p = unit.paragraph
        if right is not None and p is not None and not p.list_label:
            fix = subject.replace(p, 0, len(unit.text), right, _("Ghi “{right}”").format(right=right))
        yield Fault(message, p, present=line, proposed=right, fix=fix, component=C.LUU)


def _archive(line: str) -> str | None:
    """Return the Lưu line with its marks set right; ``None`` when more than marks is wrong."""
    found = re.match(r"^[-–—−]?\s*Lưu\s*[:.]?\s*(?P<rest>.*?)\s*[.;,:]*$", line, re.IGNORECASE)
    if found is None:
        return None
    parts = [part.strip() for part in re.split(r"[,;.]\s*(?![^(]*\))", found["rest"]) if part.strip()]
    if not parts or parts[0].upper() != "VT":
        return None
    return f"- Lưu: {', '.join(['VT', *parts[1:]])}."


@rule("ND30-179")
def archive_place(subject: Subject) -> Faults:
    """Không có dòng Lưu, có nhiều dòng Lưu, hoặc dòng Lưu không ở cuối.

    ## Kiểm tra gì
    Số dòng bắt đầu bằng "Lưu" và vị trí của nó trong danh sách.

    ## Vì sao
    Dòng Lưu là dòng cuối cùng của nơi nhận.

    ## Ví dụ sai
    - Lưu: VT, VP. / - Sở Nội vụ;

    ## Ví dụ đúng
    - Sở Nội vụ; / - Lưu: VT, VP.

    ## Cách sửa
    Chuyển dòng Lưu xuống cuối.
    """
    kept, others = texts(subject, C.LUU), texts(subject, C.NOI_NHAN)
    if not kept:
        if others and not any(re.match(r"- ?Lưu\b", unit.words) for unit in subject.units):
            yield Fault(_("nơi nhận không có dòng “- Lưu: VT, …”"), others[-1].paragraph, component=C.LUU)
        return
    if len(kept) > 1:
        yield Fault(_("có {n} dòng Lưu").format(n=len(kept)), kept[1].paragraph, present=full(kept[1]), component=C.LUU)
    last = kept[-1].paragraph
    if last is not None and any(u.paragraph is not None and u.paragraph.index > last.index for u in others):
        yield Fault(_("dòng Lưu phải ở cuối danh sách nơi nhận"), last, present=full(kept[-1]))
