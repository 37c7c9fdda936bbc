"""The place in the date line against the province of the body that issues (NAME-004)."""

from __future__ import annotations

import re
from functools import cache

from generator.catalog import provinces
from generator.messages import _
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import match_key


@cache
def _names() -> frozenset[str]:
    return frozenset(match_key(unit.name) for unit in provinces.all_names())


@rule("NAME-004", severity=Severity.WARNING, clause="Phụ lục I, Phần I, Mục II, khoản 4, điểm a")
def place_of_another_province(subject: Subject) -> Faults:
    """Địa danh là tên tỉnh, thành phố khác với nơi của cơ quan ban hành.

    ## Kiểm tra gì
    Địa danh là tên một tỉnh, thành phố mà tên cơ quan ban hành hoặc cơ quan chủ quản ghi tỉnh, thành phố khác. Tên xã, phường không xét.

    ## Vì sao
    Địa danh là tên gọi chính thức của đơn vị hành chính nơi cơ quan, tổ chức đóng trụ sở.

    ## Ví dụ sai
    ỦY BAN NHÂN DÂN TỈNH NGHỆ AN / Hà Tĩnh, ngày 05 tháng 3 năm 2026

    ## Ví dụ đúng
    ỦY BAN NHÂN DÂN TỈNH NGHỆ AN / Nghệ An, ngày 05 tháng 3 năm 2026

    ## Cách sửa
    Ghi lại địa danh.
    """
    document = subject.document
    place = match_key(re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s+", "", fold_spaces(document.place), flags=re.IGNORECASE))
    if place not in _names():
        return
    head = match_key(fold_spaces(" ".join((*document.superior, *document.issuer))))
    own = {
        name for name in _names() if re.search(rf"\b(?:tỉnh|thành phố|tp\.?) {re.escape(name)}(?!\w)", head) is not None
    }
    if own and place not in own:
        yield Fault(
            _("địa danh {place} không phải tỉnh, thành phố của cơ quan ban hành").format(place=document.place),
            subject.first(Component.DIA_DANH),
            present=document.place,
            component=Component.DIA_DANH,
        )
