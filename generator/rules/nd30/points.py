"""The look of điểm: small letters with a closing bracket (Phụ lục I, Phần I, Mục II, khoản 6, điểm đ)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30 import looks

C = Component


@rule("ND30-132", sees="layout")
def point_label(subject: Subject) -> Faults:
    """Điểm không đánh chữ cái thường có dấu ngoặc đơn đóng, hoặc in đậm, in nghiêng cả điểm.

    ## Kiểm tra gì
    Nhãn điểm "a)"; kiểu chữ của cả điểm.

    ## Vì sao
    Thứ tự các điểm dùng chữ cái tiếng Việt in thường, sau có dấu ngoặc đơn đóng, kiểu chữ đứng.

    ## Ví dụ sai
    a. …; a/ …; A) …

    ## Ví dụ đúng
    a) …

    ## Cách sửa
    Đổi thành "a)". Sửa tự động là an toàn với nhãn gõ tay.
    """
    heavy = looks.Together()
    for p in subject.lines(C.MUC, C.DE_MUC):
        if p.role is None or p.role.level != "diem":
            continue
        found = re.match(r"^\s*(?P<letter>[A-Za-zđĐ](?=\s*[./])|[A-ZĐ](?=\s*\)))\s*[./)](?=\s)", p.text)
        if found:
            right = f"{found['letter'].lower()})"
            yield Fault(
                _("điểm ghi “{found}”, phải là “{right}”").format(found=found[0].strip(), right=right),
                p,
                present=found[0].strip(),
                proposed=right,
                fix=subject.replace(
                    p, found.start("letter"), found.end(), right, _("Ghi “{right}”").format(right=right)
                ),
            )
        elif p.list_label and not re.fullmatch(r"[a-zđ]\)", p.list_label.strip()):
            yield Fault(
                _("điểm ghi “{found}”, phải là chữ cái thường và dấu ngoặc đơn đóng").format(found=p.list_label),
                p,
                present=p.list_label,
            )
        runs = looks.letters(subject.look(p).runs)
        if p.role.component is C.MUC and runs and all(run.bold is True for run in runs):
            heavy.add("", p, *(e for run in p.runs for e in looks.run_edits(run, bold=False)))
    yield from heavy.faults(lambda _v: _("cả điểm in đậm, phải không đậm"), fix=lambda _v: _("Bỏ in đậm"))
