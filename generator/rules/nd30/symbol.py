"""Rules on the symbol, ô 3: the letters after the slash (Phụ lục I, Phần I, Mục II, khoản 3; Phụ lục III, Mục I)."""

from __future__ import annotations

import re

from generator.catalog import kinds
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.number_line import kind_of, number_line, with_other_mark

C = Component

_WITH_SMALL = frozenset({"TTg", "PTTg"})
"""Groups that are written with a small letter everywhere: Thủ tướng."""
_DIGRAPH = re.compile(r"Tr|Th|Ch|Ph|Kh|Ng|Nh|Gi|Qy")


def _in_capitals(group: str) -> bool:
    """Return whether a group is in capitals; the small second letter of an initial (GDTrH, KHTh) is left to the office."""
    return not any(c.islower() for c in _DIGRAPH.sub("", group))


@rule("ND30-058")
def symbol_and_kind(subject: Subject) -> Faults:
    """Chữ viết tắt tên loại trong ký hiệu không khớp với tên loại.

    ## Kiểm tra gì
    Nhóm chữ đầu của ký hiệu so với bảng chữ viết tắt ở Mục I Phụ lục III.

    ## Vì sao
    Ký hiệu gồm chữ viết tắt tên loại văn bản và chữ viết tắt tên cơ quan.

    ## Ví dụ sai
    KẾ HOẠCH mang ký hiệu BC-UBND; QUY CHẾ viết tắt QCh.

    ## Ví dụ đúng
    KẾ HOẠCH: KH; TỜ TRÌNH: TTr; QUY ĐỊNH: QyĐ.

    ## Cách sửa
    Ghi đúng chữ viết tắt. Sửa tự động phải được người xác nhận, vì cũng có thể tên loại mới là chỗ sai.
    """
    line, kind = number_line(subject), kind_of(subject)
    if line is None or kind is None or not kind.symbol or not line.groups:
        return
    if subject.layout is not None and subject.first(C.TEN_LOAI) is None:
        return
    first = line.groups[0]
    if first.casefold() == kind.symbol.casefold() or with_other_mark(line.symbol):
        return
    at = line.symbol_start + line.symbol.find(first)
    yield Fault(
        _("ký hiệu ghi “{found}”, tên loại {kind} viết tắt là “{right}”").format(
            found=first, kind=kind.name, right=kind.symbol
        ),
        line.paragraph,
        present=line.symbol,
        proposed="-".join([kind.symbol, *line.groups[1:]]),
        fix=subject.replace(
            line.paragraph, at, at + len(first), kind.symbol, _("Ghi “{s}”").format(s=kind.symbol), Safety.UNSAFE
        ),
        component=C.SO_KY_HIEU,
    )


@rule("ND30-059")
def symbol_groups(subject: Subject) -> Faults:
    """Ký hiệu văn bản có tên loại không gồm đúng hai nhóm.

    ## Kiểm tra gì
    Sau dấu "/" có hai nhóm: tên loại và cơ quan.

    ## Vì sao
    Mẫu ký hiệu của văn bản có tên loại là <tên loại>-<cơ quan>; thêm nhóm thứ ba là ngoài quy định.

    ## Ví dụ sai
    12/TTr-SNV-TCBC

    ## Ví dụ đúng
    12/TTr-SNV

    ## Cách sửa
    Bỏ nhóm thừa hoặc bổ sung tên cơ quan.
    """
    line, kind = number_line(subject), kind_of(subject)
    if line is None or kind is None or not kind.symbol or line.slash < 0 or not re.search(r"\w", line.symbol):
        return
    if with_other_mark(line.symbol) or (len(line.groups) == 1 and line.groups[0].casefold() != kind.symbol.casefold()):
        # ND30-057 tells the wrong mark between the groups, ND30-058 the kind that is missing.
        return
    if len(line.groups) != 2 or not all(line.groups):
        yield Fault(
            _("ký hiệu gồm {n} nhóm, phải là <tên loại>-<cơ quan>").format(n=len([g for g in line.groups if g])),
            line.paragraph,
            present=line.symbol,
            component=C.SO_KY_HIEU,
        )


@rule("ND30-060")
def letter_symbol(subject: Subject) -> Faults:
    """Ký hiệu công văn không phải là cơ quan - đơn vị soạn thảo.

    ## Kiểm tra gì
    Ký hiệu công văn có hai nhóm; nhóm đầu là cơ quan, không phải chữ viết tắt của một tên loại.

    ## Vì sao
    Ký hiệu công văn gồm chữ viết tắt tên cơ quan và chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực giải quyết.

    ## Ví dụ sai
    15/SNV; 15/BC-SNV (là công văn)

    ## Ví dụ đúng
    15/SNV-VP

    ## Cách sửa
    Ghi thêm đơn vị soạn thảo; bỏ chữ viết tắt tên loại.
    """
    line = number_line(subject)
    if line is None or subject.kind != "cong-van" or line.slash < 0 or not re.search(r"\w", line.symbol):
        return
    groups = [g for g in line.groups if g]
    known = {kind.symbol for kind in kinds.all_kinds() if kind.symbol}
    if groups and groups[0] in known and groups[0] not in subject.config.abbreviations:
        yield Fault(
            _("công văn không ghi chữ viết tắt tên loại (“{found}”)").format(found=groups[0]),
            line.paragraph,
            present=line.symbol,
            component=C.SO_KY_HIEU,
        )
    elif len(groups) < 2:
        yield Fault(
            _("ký hiệu công văn phải có cơ quan và đơn vị soạn thảo"),
            line.paragraph,
            present=line.symbol,
            component=C.SO_KY_HIEU,
        )


@rule("ND30-061")
def letter_cv(subject: Subject) -> Faults:
    """Ký hiệu công văn có chữ CV.

    ## Kiểm tra gì
    Nhóm "CV" trong ký hiệu.

    ## Vì sao
    Công văn không có chữ viết tắt tên loại.

    ## Ví dụ sai
    15/CV-SNV

    ## Ví dụ đúng
    15/SNV-VP

    ## Cách sửa
    Bỏ "CV", ghi đơn vị soạn thảo sau tên cơ quan.
    """
    line = number_line(subject)
    if line is not None and "CV" in line.groups:
        yield Fault(_("ký hiệu công văn không có “CV”"), line.paragraph, present=line.symbol, component=C.SO_KY_HIEU)


@rule("ND30-063")
def symbol_case(subject: Subject) -> Faults:
    """Ký hiệu không viết in hoa đúng bảng chữ viết tắt.

    ## Kiểm tra gì
    Chữ hoa, chữ thường trong ký hiệu; QyĐ, CTr, TTr, TrS giữ chữ thường như bảng.

    ## Vì sao
    Ký hiệu văn bản là chữ in hoa; chữ viết tắt tên loại theo đúng bảng ở Mục I Phụ lục III.

    ## Ví dụ sai
    15/Kh-ubnd; 15/TTR-SNV

    ## Ví dụ đúng
    15/KH-UBND; 15/TTr-SNV

    ## Cách sửa
    Viết lại theo bảng. Sửa tự động là an toàn.
    """
    line, kind = number_line(subject), kind_of(subject)
    if line is None or not line.groups:
        return
    right = []
    for position, group in enumerate(line.groups):
        named = kinds.by_symbol(group) if position == 0 and (kind is None or kind.symbol) else None
        if named is not None:
            right.append(named.symbol)
        elif group in subject.config.abbreviations or group in _WITH_SMALL or _in_capitals(group):
            right.append(group)
        else:
            right.append(group.upper())
    if right != line.groups:
        fixed = line.symbol
        for old, new in zip(line.groups, right, strict=True):
            fixed = fixed.replace(old, new, 1)
        yield Fault(
            _("ký hiệu viết “{found}”, phải là “{right}”").format(found=line.symbol, right=fixed),
            line.paragraph,
            present=line.symbol,
            proposed=fixed,
            fix=subject.replace(
                line.paragraph,
                line.symbol_start,
                line.symbol_start + len(line.symbol),
                fixed,
                _("Viết “{right}”").format(right=fixed),
            ),
            component=C.SO_KY_HIEU,
        )
