"""Which documents the decree's form does not bind: normative acts have a form of their own (PL1 binds administrative ones)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.layout import Component
from generator.rules.subject import Subject, plain

_ACTS = re.compile(r"^(BỘ LUẬT|LUẬT|PHÁP LỆNH|LỆNH|NGHỊ ĐỊNH|THÔNG TƯ|THÔNG TƯ LIÊN TỊCH)$")
_YEAR = re.compile(r"^\s*[Ss]ố\s*:?\s*\d*\s*/\s*(?:19|20)\d\d\s*/")


def outside(subject: Subject) -> str | None:
    """Return why the decree's form does not apply to a document; ``None`` when it does.

    A year in the number alone is a fault of an administrative decision (ND30-062); together with neither an authority line
    nor "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:" it is the form of a normative act of today.
    """
    kind = subject.first(Component.TEN_LOAI)
    if kind is not None and _ACTS.match(subject.words(kind).upper()):
        return _reason()
    if subject.kind not in ("quyet-dinh", "nghi-quyet"):
        return None
    number = subject.first(Component.SO_KY_HIEU)
    printed = f"Số: {subject.document.number}/{subject.document.symbol}"
    text = subject.words(number) if number is not None else plain(printed)
    if not _YEAR.match(text):
        return None
    if subject.layout is not None:
        order = subject.first(Component.LOI_BAN_HANH)
        words = subject.words(order) if order is not None else ""
        authority = subject.first(Component.THAM_QUYEN) is not None
    else:
        words, authority = subject.document.enacting, bool(subject.document.authority)
    # "Ủy ban nhân dân tỉnh ban hành Quyết định …" is the normative form of the enacting words.
    return None if authority or words.upper().startswith("QUYẾT") else _reason()


def _reason() -> str:
    return _("có vẻ là văn bản quy phạm pháp luật, không thuộc phạm vi thể thức của Nghị định số 30/2020/NĐ-CP")


def of_form(id: str) -> bool:
    """Return whether a rule is about the decree's form (and not about capitals and typing, which any text keeps)."""
    return id.startswith("ND30-") and not "ND30-211" <= id <= "ND30-248"
