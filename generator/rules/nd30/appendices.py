"""Rules on appendices (Phụ lục I, Phần I, Mục III, khoản 1)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from generator.messages import _
from generator.model.edits import Fix, SetPageNumbering
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.appendix_parts import LABEL, ROMAN, Part, appendices, parts
from generator.rules.nd30.page_number import numbers
from generator.rules.nd30.reference_line import reference_faults
from generator.rules.nd30.sequences import roman as roman_value
from generator.vietnamese.tone import to_old

C = Component


def _number(subject: Subject, part: Part) -> str:
    found = LABEL.match(subject.words(part.label)) if part.label is not None else None
    return (found["number"] or "") if found else ""


@rule("ND30-184", sees="layout")
def appendix_not_mentioned(subject: Subject) -> Faults:
    """Nội dung văn bản không nhắc đến phụ lục.

    ## Kiểm tra gì
    Phần chính có chỉ dẫn về từng phụ lục.

    ## Vì sao
    Văn bản có phụ lục thì trong nội dung phải có chỉ dẫn về phụ lục đó.

    ## Ví dụ sai
    Có Phụ lục II nhưng nội dung chỉ nhắc Phụ lục I.

    ## Ví dụ đúng
    (Chi tiết tại Phụ lục II kèm theo Kế hoạch này)

    ## Cách sửa
    Thêm chỉ dẫn vào nội dung.
    """
    found = appendices(subject)
    if not found:
        return
    body = to_old(" ".join(u.words for u in subject.units if u.appendix is None)).casefold()
    if re.search(r"(các|những) (phụ lục|biểu|biểu mẫu|mẫu)\b", body):
        return
    mentioned = {m.upper() for m in re.findall(r"phụ lục (?:số )?([ivxlc]+|\d+)\b", body)}
    for run in re.findall(
        r"phụ lục (?:số )?((?:[ivxlc]+|\d+)(?:(?:, | và | đến |-| - )(?:phụ lục )?(?:[ivxlc]+|\d+)\b)+)", body
    ):
        mentioned |= {m.upper() for m in re.findall(r"\b(?:[ivxlc]+|\d+)\b", run)}
        if "đến" in run or "-" in run:
            return
    plain_mention = re.search(r"phụ lục|kèm theo (kế hoạch|văn bản|công văn|quyết định|báo cáo|tờ trình)", body)
    for part in found:
        number = _number(subject, part)
        if (number and number in mentioned) or (plain_mention and (not number or len(found) == 1)):
            continue
        if part.label is not None:
            label = subject.words(part.label)
            yield Fault(_("nội dung không nhắc đến {label}").format(label=label), part.label, present=label)


@rule("ND30-185", sees="layout")
def appendix_number(subject: Subject) -> Faults:
    """Phụ lục không đánh số La Mã theo thứ tự, hoặc một phụ lục mà vẫn đánh số.

    ## Kiểm tra gì
    Số sau từ "Phụ lục".

    ## Vì sao
    Từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã; một phụ lục không đánh số.

    ## Ví dụ sai
    Phụ lục 1, Phụ lục 2

    ## Ví dụ đúng
    Phụ lục I, Phụ lục II

    ## Cách sửa
    Đổi số La Mã theo thứ tự, sửa cả chỗ viện dẫn.
    """
    found = appendices(subject)
    apart = _in_other_files(subject, found)
    expected = 0
    for part in found:
        expected += 1
        while expected in apart:
            expected += 1
        label = part.label
        if label is None:
            continue
        number, words = _number(subject, part), subject.words(label)
        if len(found) == 1 and not apart:
            if number:
                yield Fault(_("chỉ có một phụ lục thì không đánh số"), label, present=words, proposed="Phụ lục")
        elif not number:
            yield Fault(_("có {n} phụ lục thì phải đánh số La Mã").format(n=len(found)), label, present=words)
        elif not ROMAN.match(number):
            yield Fault(_("phụ lục phải đánh số La Mã"), label, present=words)
        elif roman_value(number) != expected:
            yield Fault(_("số phụ lục không theo thứ tự"), label, present=words)
            expected = roman_value(number)


def _in_other_files(subject: Subject, found: Sequence[Part]) -> set[int]:
    """Return the numbers of appendices that the text names and this file does not have: they may be files of their own."""
    body = " ".join(u.words for u in subject.units if u.appendix is None)
    named = {roman_value(number) for number in re.findall(r"Phụ lục ([IVX]+)\b(?! (?:của|Nghị|Thông|Luật))", body)}
    here = {roman_value(number) for part in found if ROMAN.match(number := _number(subject, part))}
    return named - here if here & named else set()


@rule("ND30-186", sees="layout")
def label_look(subject: Subject) -> Faults:
    """Từ "Phụ lục" không ở dòng riêng, canh giữa, chữ thường, đứng, đậm, cỡ 14.

    ## Kiểm tra gì
    Dòng "Phụ lục I".

    ## Vì sao
    Từ "Phụ lục" và số thứ tự trình bày thành một dòng riêng, canh giữa, chữ in thường, cỡ 14, kiểu chữ đứng, đậm.

    ## Ví dụ sai
    PHỤ LỤC I

    ## Ví dụ đúng
    Phụ lục I

    ## Cách sửa
    Viết chữ thường, đậm, cỡ 14, canh giữa. Sửa tự động là an toàn.
    """
    labels = [part.label for part in appendices(subject) if part.label is not None]
    for p in labels:
        words = subject.words(p)
        if LABEL.match(words) is None:
            yield Fault(_("“Phụ lục” phải ở dòng riêng"), p, present=words)
        if looks.is_capitals(subject, p):
            at = p.text.upper().find("PHỤ LỤC")
            typed = p.text.isupper()
            fix = subject.replace(p, at, at + 7, "Phụ lục", _("Viết “Phụ lục”")) if at >= 0 and typed else None
            if not typed:
                edits = tuple(e for run in p.runs if run.caps for e in looks.run_edits(run, caps=False))
                fix = Fix(_("Bỏ kiểu in hoa"), edits) if edits else None
            yield Fault(_("viết “PHỤ LỤC”, phải là “Phụ lục”"), p, present=words, fix=fix)
    yield from looks.size(subject, labels, "phu_luc")
    yield from looks.bold(subject, labels, True)
    yield from looks.italic(subject, labels, False)
    yield from looks.centred(subject, labels)


@rule("ND30-187", sees="layout")
def title_look(subject: Subject) -> Faults:
    """Tiêu đề phụ lục không in hoa, đứng, đậm, cỡ 13 - 14, canh giữa.

    ## Kiểm tra gì
    Dòng tiêu đề dưới "Phụ lục I".

    ## Vì sao
    Tên phụ lục canh giữa, chữ in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm.

    ## Ví dụ sai
    Danh mục nhiệm vụ

    ## Ví dụ đúng
    DANH MỤC NHIỆM VỤ

    ## Cách sửa
    Viết in hoa, đậm, canh giữa. Sửa tự động là an toàn.
    """
    found = appendices(subject)
    titles = [p for part in found for p in part.having(C.PHU_LUC_TIEU_DE)]
    for part in found:
        if not part.having(C.PHU_LUC_TIEU_DE):
            yield Fault(_("phụ lục không có tiêu đề"), part.label)
    yield from looks.capitals(subject, titles)
    yield from looks.size(subject, titles, "tieu_de_phu_luc")
    yield from looks.bold(subject, titles, True)
    yield from looks.italic(subject, titles, False)
    yield from looks.centred(subject, titles)


@rule("ND30-188", sees="layout")
def reference_missing(subject: Subject) -> Faults:
    """Dưới tiêu đề phụ lục không có dòng "(Kèm theo …)".

    ## Kiểm tra gì
    Dòng chỉ dẫn kèm theo của từng phụ lục.

    ## Vì sao
    Thông tin chỉ dẫn kèm theo văn bản được ghi trên mỗi phụ lục, ngay dưới tiêu đề.

    ## Ví dụ sai
    Phụ lục I / DANH MỤC NHIỆM VỤ / (bảng)

    ## Ví dụ đúng
    Phụ lục I / DANH MỤC NHIỆM VỤ / (Kèm theo Kế hoạch số … ngày … của …)

    ## Cách sửa
    Thêm dòng "(Kèm theo …)".
    """
    for part in appendices(subject):
        lines = part.having(C.KEM_THEO)
        words = " ".join(subject.words(p) for p in lines)
        if words.startswith("(") != words.endswith(")"):
            yield Fault(_("dòng kèm theo đặt trong ngoặc đơn, thiếu một dấu ngoặc"), lines[0], present=words)
        if not lines:
            titles = part.having(C.PHU_LUC_TIEU_DE)
            yield Fault(
                _("phụ lục không có dòng “(Kèm theo …)”"), titles[-1] if titles else part.label, component=C.KEM_THEO
            )


@rule("ND30-189", sees="layout")
def reference_look(subject: Subject) -> Faults:
    """Dòng "(Kèm theo …)" không nghiêng, cỡ 13 - 14, canh giữa, chữ thường.

    ## Kiểm tra gì
    Kiểu chữ, cỡ chữ, cách canh của dòng chỉ dẫn kèm theo.

    ## Vì sao
    Dòng này canh giữa phía dưới tiêu đề, chữ in thường, cỡ 13 đến 14, kiểu chữ nghiêng, màu đen.

    ## Ví dụ sai
    (Kèm theo …) chữ đứng, đậm.

    ## Ví dụ đúng
    (Kèm theo …) in nghiêng.

    ## Cách sửa
    In nghiêng, canh giữa, cỡ 14. Sửa tự động là an toàn.
    """
    lines = [p for part in parts(subject) for p in part.having(C.KEM_THEO)]
    yield from looks.size(subject, lines, "kem_theo")
    yield from looks.italic(subject, lines, True)
    yield from looks.bold(subject, lines, False)
    yield from looks.no_capitals(subject, lines)
    yield from looks.centred(subject, lines)


@rule("ND30-190", sees="layout")
def reference_does_not_match(subject: Subject) -> Faults:
    """Bản giấy: dòng "(Kèm theo …)" còn trống hoặc khác số, ngày, cơ quan của văn bản.

    ## Kiểm tra gì
    Tên loại, số, ký hiệu, ngày, cơ quan ở dòng kèm theo so với phần đầu văn bản.

    ## Vì sao
    Đối với văn bản giấy phải ghi đầy đủ số, ký hiệu, thời gian ban hành và tên cơ quan.

    ## Ví dụ sai
    (Kèm theo Kế hoạch số 12/KH-UBND …) trong khi văn bản số 15/KH-UBND

    ## Ví dụ đúng
    (Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)

    ## Cách sửa
    Ghi lại theo số, ngày của văn bản.
    """
    for part in parts(subject):
        if lines := part.having(C.KEM_THEO):
            yield from reference_faults(subject, lines)


@rule("ND30-191", sees="layout")
def electronic_reference(subject: Subject) -> Faults:
    """Bản điện tử: dòng "(Kèm theo …)" được để trống số, ngày.

    ## Kiểm tra gì
    Không báo lỗi chỗ trống ở dòng kèm theo khi kiểm tra theo hồ sơ văn bản điện tử.

    ## Vì sao
    Đối với văn bản điện tử, không phải điền thông tin tại các vị trí này.

    ## Ví dụ sai
    Không có.

    ## Ví dụ đúng
    (Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2026 của …)

    ## Cách sửa
    Không cần sửa.
    """
    subject.need_layout()
    yield from ()


@rule("ND30-192", sees="layout")
def reference_line_missing(subject: Subject) -> Faults:
    """Không có đường kẻ ngắn dưới dòng "(Kèm theo …)".

    ## Kiểm tra gì
    Đường kẻ dưới dòng chỉ dẫn kèm theo của phụ lục.

    ## Vì sao
    Mẫu 2.1, 2.2 có đường kẻ ngắn ở giữa; phần lời của Nghị định không nêu.

    ## Ví dụ sai
    Dưới dòng (Kèm theo …) để trống.

    ## Ví dụ đúng
    Đường kẻ ngắn ở giữa trang.

    ## Cách sửa
    Vẽ đường kẻ ngắn dưới dòng này.
    """
    for part in appendices(subject):
        for p in part.having(C.KEM_THEO)[-1:]:
            yield from looks.missing_line(subject, p, _("dưới dòng “(Kèm theo …)” không có đường kẻ ngắn"))


@rule("ND30-193", sees="docx")
def appendix_page_numbers(subject: Subject) -> Faults:
    """Phụ lục không đánh số trang riêng.

    ## Kiểm tra gì
    Mỗi phụ lục là một phần trang có số trang bắt đầu từ 1.

    ## Vì sao
    Số trang của phụ lục được đánh số riêng theo từng phụ lục.

    ## Ví dụ sai
    Trang đầu của Phụ lục I ghi số 5.

    ## Ví dụ đúng
    Trang đầu của Phụ lục I là trang 1.

    ## Cách sửa
    Layout - Breaks - Next Page; Format Page Numbers - Start at 1. Khi phụ lục đã là phần riêng, sửa tự động là an toàn.
    """
    if not numbers(subject) and not numbers(subject, footers=True):
        return
    layout = subject.need_layout()
    begins: dict[int, int] = {}
    for q in layout.paragraphs:
        if q.container in ("body", "cell", "textbox") and q.section not in begins and q.text.strip():
            begins[q.section] = q.index
    for part in parts(subject):
        if part.label is None and not part.attached:
            continue
        first = part.paragraphs[0]
        if not 0 <= first.section < len(layout.sections):
            continue
        section = layout.sections[first.section]
        if begins.get(section.index, first.index) < first.index:
            yield Fault(_("phụ lục chưa tách thành phần trang riêng để đánh số từ 1"), first)
        elif section.page_start != 1:
            yield Fault(
                _("phụ lục không đánh số trang từ 1"),
                first,
                fix=Fix(_("Đánh số trang phụ lục từ 1"), (SetPageNumbering(section.index, start=1),)),
            )


@rule("ND30-194", sees="layout")
def appendix_on_same_page(subject: Subject) -> Faults:
    """Phụ lục không bắt đầu ở trang mới.

    ## Kiểm tra gì
    Ngắt trang hoặc phần trang mới trước "Phụ lục".

    ## Vì sao
    Phụ lục đánh số trang riêng nên phải bắt đầu ở trang mới.

    ## Ví dụ sai
    "Phụ lục" nằm ngay dưới chữ ký.

    ## Ví dụ đúng
    "Phụ lục" ở đầu trang sau.

    ## Cách sửa
    Chèn ngắt trang trước "Phụ lục".
    """
    printed = [q for q in subject.need_layout().paragraphs if q.container in ("body", "cell")]
    for part in parts(subject):
        if part.label is None and not part.attached:
            continue
        first = part.paragraphs[0]
        before = printed[: bisect_left(printed, first.index, key=lambda q: q.index)]
        if not before:
            continue
        if first.page is not None:
            pages = [q.page for q in before if q.page is not None and q.text.strip()]
            broken = not pages or max(pages) < first.page
        else:
            near = list(takewhile(lambda q: not q.text.strip(), reversed(before)))
            broken = (
                first.page_break_before
                or before[-1].section != first.section
                or any(q.page_break_before for q in near)
                or any("\f" in run.text for q in (*near, before[-1]) for run in q.runs)
            )
            if not broken and first.cell is not None:
                yield Unseen(_("phụ lục nằm trong bảng, không rõ có sang trang mới không"))
                continue
        if not broken:
            yield Fault(_("phụ lục không bắt đầu ở trang mới"), first)
