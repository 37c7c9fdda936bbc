"""Rules on the number, ô 3: its word, digits, slash and hyphens (Phụ lục I, Phần I, Mục II, khoản 3)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.number_line import kind_of, number_line, number_paragraph, with_other_mark

C = Component


@rule("ND30-053", sees="layout")
def number_missing(subject: Subject) -> Faults:
    """Không có dòng "Số:".

    ## Kiểm tra gì
    Dòng "Số:" ở khối bên trái, dưới tên cơ quan. Phụ lục và văn bản ban hành kèm theo không cần dòng này.

    ## Vì sao
    Số, ký hiệu là thành phần thể thức bắt buộc. Bản dự thảo chưa có số vẫn phải có dòng "Số:        /KH-UBND".

    ## Ví dụ sai
    Dưới tên cơ quan không có dòng Số.

    ## Ví dụ đúng
    Số: 15/KH-UBND

    ## Cách sửa
    Thêm dòng "Số:        /<ký hiệu>" dưới tên cơ quan.
    """
    kind = kind_of(subject)
    if number_paragraph(subject) is None and (kind is None or kind.number_line):
        yield Fault(_("không có dòng “Số:”"), component=C.SO_KY_HIEU)


@rule("ND30-054", sees="layout")
def number_word(subject: Subject) -> Faults:
    """Từ "Số" viết sai hoặc thiếu dấu hai chấm.

    ## Kiểm tra gì
    Dòng bắt đầu bằng "Số:" (S in hoa, ố thường, dấu hai chấm), rồi một khoảng cách.

    ## Vì sao
    Từ "Số" trình bày chữ in thường, sau từ "Số" có dấu hai chấm.

    ## Ví dụ sai
    SỐ 15/KH-UBND; Số. 15/KH-UBND

    ## Ví dụ đúng
    Số: 15/KH-UBND

    ## Cách sửa
    Ghi lại "Số: ". Sửa tự động là an toàn.
    """
    p = number_paragraph(subject)
    if p is None:
        return
    line = number_line(subject)
    if line is None:
        yield Fault(_("dòng số, ký hiệu phải bắt đầu bằng “Số:”"), p, present=subject.words(p))
        return
    head = re.match(r"^\s*[Ss][ốỐ]\s*[.:;]?", p.text)
    if head is None:
        return
    if line.word != "Số" or line.mark != ":" or head[0].strip() != "Số:":
        after = "" if line.gap else " "
        yield Fault(
            _("viết “{text}”, phải là “Số:”").format(text=head[0].strip()),
            p,
            present=subject.words(p),
            fix=subject.replace(p, 0, head.end(), "Số:" + after, _("Ghi lại “Số:”")),
        )
    elif not line.gap and line.number:
        yield Fault(
            _("sau “Số:” phải có khoảng cách"),
            p,
            present=subject.words(p),
            fix=subject.replace(p, head.end(), head.end(), " ", _("Thêm khoảng cách sau “Số:”")),
            severity=Severity.WARNING,
        )


@rule("ND30-055")
def number_digits(subject: Subject) -> Faults:
    """Số của văn bản chưa ghi, không phải chữ số Ả Rập hoặc thiếu số 0 phía trước.

    ## Kiểm tra gì
    Phần số trước dấu gạch chéo. Bản dự thảo được để trống.

    ## Vì sao
    Số ghi bằng chữ số Ả Rập; số nhỏ hơn 10 phải ghi thêm số 0 phía trước.

    ## Ví dụ sai
    Số: 5/KH-UBND

    ## Ví dụ đúng
    Số: 05/KH-UBND

    ## Cách sửa
    Thêm số 0. Sửa tự động là an toàn.
    """
    line = number_line(subject)
    if line is None:
        return
    if not line.number:
        if not subject.draft:
            yield Fault(_("bản chính thức chưa ghi số"), line.paragraph, present=line.text.strip())
    elif re.fullmatch(r"[1-9]", line.number):
        start = line.number_start
        yield Fault(
            _("số nhỏ hơn 10 phải có số 0 phía trước"),
            line.paragraph,
            present=line.number,
            proposed=f"0{line.number}",
            fix=subject.replace(line.paragraph, start, start + 1, f"0{line.number}", _("Thêm số 0 phía trước")),
            component=C.SO_KY_HIEU,
        )
    elif not re.fullmatch(r"\d+", line.number) and line.slash >= 0:
        yield Fault(
            _("số ghi “{number}”, phải là chữ số Ả Rập").format(number=line.number),
            line.paragraph,
            present=line.number,
            component=C.SO_KY_HIEU,
        )


@rule("ND30-056")
def number_slash(subject: Subject) -> Faults:
    """Giữa số và ký hiệu thiếu dấu gạch chéo hoặc có cách chữ.

    ## Kiểm tra gì
    Dấu "/" giữa số và ký hiệu, hai bên không có dấu cách. Bản dự thảo được để trống trước dấu "/".

    ## Vì sao
    Giữa số và ký hiệu văn bản có dấu gạch chéo (/).

    ## Ví dụ sai
    Số: 15 / KH-UBND; Số: 15-KH/UBND

    ## Ví dụ đúng
    Số: 15/KH-UBND

    ## Cách sửa
    Xóa dấu cách hai bên dấu "/". Sửa tự động là an toàn.
    """
    line = number_line(subject)
    if line is None:
        return
    if line.slash < 0:
        yield Fault(
            _("giữa số và ký hiệu không có dấu gạch chéo"),
            line.paragraph,
            present=line.text.strip(),
            component=C.SO_KY_HIEU,
        )
        return
    start = line.number_start + len(line.number) if line.number else line.slash
    new = f"/{line.year}/" if line.year else "/"
    if line.text[start : line.symbol_start] != new:
        yield Fault(
            _("có khoảng cách quanh dấu gạch chéo"),
            line.paragraph,
            present=line.text.strip(),
            fix=subject.replace(line.paragraph, start, line.symbol_start, new, _("Bỏ khoảng cách quanh dấu “/”")),
            component=C.SO_KY_HIEU,
        )


@rule("ND30-057")
def symbol_hyphen(subject: Subject) -> Faults:
    """Giữa các nhóm chữ trong ký hiệu có cách chữ hoặc dùng gạch dài.

    ## Kiểm tra gì
    Gạch nối trong ký hiệu: dấu "-" ngắn, hai bên không có dấu cách.

    ## Vì sao
    Giữa các nhóm chữ viết tắt trong ký hiệu có dấu gạch nối (-), không cách chữ.

    ## Ví dụ sai
    15/KH - UBND; 15/KH–UBND; 15/KH.UBND

    ## Ví dụ đúng
    15/KH-UBND

    ## Cách sửa
    Xóa dấu cách. Sửa tự động là an toàn.
    """
    line = number_line(subject)
    if line is None:
        return
    other = with_other_mark(line.symbol)
    if not other and not re.search(r"\s[-–—]|[-–—]\s|[–—]", line.symbol):
        return
    right = re.sub(r"\s*[-–—./_]\s*" if other else r"\s*[-–—]\s*", "-", line.symbol)
    yield Fault(
        _("giữa các nhóm chữ trong ký hiệu phải là dấu gạch nối “-”")
        if other
        else _("gạch nối trong ký hiệu phải viết liền"),
        line.paragraph,
        present=line.symbol,
        proposed=right,
        fix=subject.replace(
            line.paragraph,
            line.symbol_start,
            line.symbol_start + len(line.symbol),
            right,
            _("Viết liền gạch nối"),
        ),
        component=C.SO_KY_HIEU,
    )


@rule("ND30-062")
def year_in_number(subject: Subject) -> Faults:
    """Số, ký hiệu có năm.

    ## Kiểm tra gì
    Nhóm năm giữa số và ký hiệu.

    ## Vì sao
    Năm chỉ có trong số của văn bản quy phạm pháp luật; văn bản hành chính không ghi năm.

    ## Ví dụ sai
    Số: 15/2026/QĐ-UBND (quyết định cá biệt)

    ## Ví dụ đúng
    Số: 15/QĐ-UBND

    ## Cách sửa
    Bỏ năm. Sửa tự động phải được người xác nhận: nếu là văn bản quy phạm pháp luật thì năm là đúng.
    """
    line = number_line(subject)
    if line is None or not line.year:
        return
    yield Fault(
        _("số, ký hiệu văn bản hành chính không ghi năm"),
        line.paragraph,
        present=line.text.strip(),
        fix=subject.replace(line.paragraph, line.slash, line.symbol_start, "/", _("Bỏ năm"), Safety.UNSAFE),
        component=C.SO_KY_HIEU,
    )
