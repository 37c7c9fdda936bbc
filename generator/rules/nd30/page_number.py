"""Rules on page numbers (Phụ lục I, Phần I, Mục I, khoản 7)."""

from __future__ import annotations

import re

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import Fix, SetPageNumbering
from generator.model.layout import Component, LayoutParagraph, Section
from generator.rules.engine import Fault, Faults, NotEvaluated, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.pages import estimated_pages
from generator.rules.nd30.size_sets import PARTS, nearest_set, sizes_found

PLACE = "số trang"


def _shows_number(paragraph: LayoutParagraph) -> bool:
    return any(run.field == "PAGE" for run in paragraph.runs)


def _paragraphs(subject: Subject, indexes: tuple[int, ...]) -> list[LayoutParagraph]:
    paragraphs = subject.need_layout().paragraphs
    return [paragraphs[i] for i in indexes if 0 <= i < len(paragraphs)]


def _used(section: Section, where: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Return the headers or footers that print: the first-page one only where the section has one."""
    return {kind: indexes for kind, indexes in where.items() if kind != "first" or section.title_page}


def numbers(subject: Subject, *, footers: bool = False, appendices: bool = True) -> tuple[LayoutParagraph, ...]:
    """Return the header (or footer) paragraphs that print a page number, each once, in a docx; of a PDF those recognised."""
    layout = subject.need_layout()
    if not subject.is_docx:
        container = "footer" if footers else "header"
        return tuple(p for p in layout.having(Component.SO_TRANG) if p.container == container)
    found: dict[int, LayoutParagraph] = {}
    for section in layout.sections:
        for indexes in _used(section, section.footers if footers else section.headers).values():
            found.update({p.index: p for p in _paragraphs(subject, indexes) if _shows_number(p)})
    return tuple(found[i] for i in sorted(found))


@rule("ND30-015", sees="layout")
def no_page_number(subject: Subject) -> Faults:
    """Văn bản từ 2 trang trở lên không có số trang.

    ## Kiểm tra gì
    Trường số trang (PAGE) ở đầu trang, khi văn bản có từ 2 trang.

    ## Vì sao
    Số trang giữ thứ tự tờ khi in, photo, lưu hồ sơ.

    ## Ví dụ sai
    Kế hoạch 8 trang không có số trang.

    ## Ví dụ đúng
    Số trang ở giữa lề trên, từ trang thứ hai.

    ## Cách sửa
    Insert - Page Number - Top of Page - Plain Number 2; chọn Different First Page.
    """
    layout = subject.need_layout()
    if numbers(subject) or numbers(subject, footers=True):
        return
    if not subject.is_docx:
        # Each appendix is numbered apart, and the first page of each text shows no number.
        texts = {p.role.appendix for p in layout.paragraphs if p.role is not None and p.text.strip()} - {None}
        if layout.file.pages is not None and layout.file.pages >= 2 + len(texts):
            yield Fault(
                _("văn bản {n} trang nhưng không thấy số trang").format(n=layout.file.pages), place=_("đầu trang")
            )
        return
    pages = estimated_pages(subject)
    if pages is None:
        raise NotEvaluated(_("chưa rõ văn bản có hơn một trang hay không"))
    if pages >= 2:
        yield Fault(_("văn bản hơn một trang nhưng không có số trang"), place=_("đầu trang"))


@rule("ND30-016", sees="layout")
def number_in_footer(subject: Subject) -> Faults:
    """Số trang đặt ở chân trang.

    ## Kiểm tra gì
    Chân trang có trường số trang hay không.

    ## Vì sao
    Số trang đặt canh giữa theo chiều ngang trong phần lề trên.

    ## Ví dụ sai
    Số trang ở giữa chân trang.

    ## Ví dụ đúng
    Số trang ở giữa lề trên.

    ## Cách sửa
    Xóa số trang ở chân trang, chèn lại bằng Insert - Page Number - Top of Page.
    """
    for p in numbers(subject, footers=True)[:1]:
        yield Fault(_("số trang ở chân trang, phải ở giữa lề trên"), p, place=_("chân trang"))


@rule("ND30-017", sees="layout")
def number_not_centred(subject: Subject) -> Faults:
    """Số trang không canh giữa.

    ## Kiểm tra gì
    Cách canh của đoạn chứa số trang ở đầu trang.

    ## Vì sao
    Số trang canh giữa theo chiều ngang.

    ## Ví dụ sai
    Số trang ở góc phải.

    ## Ví dụ đúng
    Số trang ở giữa.

    ## Cách sửa
    Đặt con trỏ vào số trang, bấm Ctrl+E. Sửa tự động là an toàn.
    """
    shown = numbers(subject)
    # A tab before the number leads to the middle tab stop of Word's own header style.
    plain = [p for p in shown if p.container != "textbox" and "\t" not in p.text]
    yield from looks.centred(subject, plain)
    if len(plain) < len(shown):
        yield Unseen(_("số trang đặt bằng phím Tab hoặc khung chữ"))


@rule("ND30-018", sees="layout")
def number_look(subject: Subject) -> Faults:
    """Số trang không phải cỡ 13 - 14, chữ đứng.

    ## Kiểm tra gì
    Cỡ chữ và kiểu chữ của số trang.

    ## Vì sao
    Số trang trình bày cỡ chữ 13 đến 14, kiểu chữ đứng.

    ## Ví dụ sai
    Số trang cỡ 11, nghiêng.

    ## Ví dụ đúng
    Số trang cỡ 14, đứng.

    ## Cách sửa
    Chọn số trang, đặt cỡ 14. Sửa tự động là an toàn.
    """
    shown = numbers(subject)
    yield from looks.size(subject, shown, "so_trang")
    yield from looks.italic(subject, shown, False)


@rule("ND30-019", sees="layout")
def number_bold(subject: Subject) -> Faults:
    """Số trang in đậm.

    ## Kiểm tra gì
    Độ đậm của số trang.

    ## Vì sao
    Bảng mẫu chữ ghi số trang là kiểu chữ "đứng", khác với "đứng, đậm".

    ## Ví dụ sai
    Số trang in đậm.

    ## Ví dụ đúng
    Số trang không đậm.

    ## Cách sửa
    Chọn số trang, bấm Ctrl+B để bỏ đậm. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, numbers(subject), False)


_DECORATED = re.compile(r"(?i)trang|page|/|-|–|\||\.")


def _beside(paragraph: LayoutParagraph) -> str:
    """Return what stands in the paragraph beside the number itself."""
    return "".join(run.text for run in paragraph.runs if run.field != "PAGE").strip()


@rule("ND30-020", sees="docx")
def number_decorated(subject: Subject) -> Faults:
    """Số trang không phải chữ số Ả Rập đứng một mình.

    ## Kiểm tra gì
    Dạng số trang (1, 2, 3 hay i, ii, A, B) và chữ, dấu đi kèm.

    ## Vì sao
    Số trang là chữ số Ả Rập.

    ## Ví dụ sai
    Trang 2/8; - 2 -; ii.

    ## Ví dụ đúng
    2

    ## Cách sửa
    Xóa chữ và dấu đi kèm; Format Page Numbers - 1, 2, 3. Dạng số sửa tự động là an toàn.
    """
    for section in subject.need_layout().sections:
        if section.page_format not in (None, "decimal") and numbers(subject):
            yield Fault(
                _("số trang không phải chữ số Ả Rập"),
                fix=Fix(_("Đánh số trang 1, 2, 3"), (SetPageNumbering(section.index, decimal=True),)),
                present=section.page_format,
                place=_("số trang"),
            )
            break
    for p in numbers(subject):
        beside = _beside(p)
        if beside and _DECORATED.search(beside):
            yield Fault(_("số trang kèm “{text}”, phải chỉ có chữ số").format(text=beside), p, present=p.text.strip())


@rule("ND30-021", sees="layout")
def number_on_first_page(subject: Subject) -> Faults:
    """Trang thứ nhất hiển thị số trang.

    ## Kiểm tra gì
    Đầu trang của trang đầu tiên.

    ## Vì sao
    Không hiển thị số trang ở trang thứ nhất.

    ## Ví dụ sai
    Số 1 ở đầu trang có Quốc hiệu.

    ## Ví dụ đúng
    Trang đầu không có số, trang sau ghi số 2.

    ## Cách sửa
    Bấm đúp vào đầu trang, chọn Different First Page. Sửa tự động là an toàn.
    """
    layout = subject.need_layout()
    if not subject.is_docx:
        yield from (
            Fault(_("trang thứ nhất hiển thị số trang"), p)
            for p in numbers(subject)
            if p.page == 1 and (p.text.strip() in ("1", "-1-", "- 1 -"))
        )
        return
    if not layout.sections:
        return
    first = layout.sections[0]
    if first.title_page:
        for p in _paragraphs(subject, first.headers.get("first", ())):
            if _shows_number(p) or re.search(r"\d", p.text):
                yield Fault(_("trang thứ nhất hiển thị số trang"), p, place=_("đầu trang thứ nhất"))
                return
        return
    for p in _paragraphs(subject, first.headers.get("default", ())):
        if _shows_number(p):
            yield Fault(
                _("trang thứ nhất hiển thị số trang"),
                p,
                fix=Fix(_("Bỏ số ở trang thứ nhất"), (SetPageNumbering(0, title_page=True),)),
                place=_("đầu trang thứ nhất"),
            )
            return


def first_appendix_section(subject: Subject) -> int | None:
    """Return the index of the section in which the first appendix begins; ``None`` without appendices."""
    for p in subject.need_layout().paragraphs:
        if p.role is not None and p.role.appendix is not None:
            return p.section
    return None


@rule("ND30-022", sees="docx")
def numbering_restarts(subject: Subject) -> Faults:
    """Số trang không bắt đầu từ 1 hoặc đánh lại giữa phần chính.

    ## Kiểm tra gì
    Số bắt đầu của các phần trang trước phụ lục.

    ## Vì sao
    Số trang đánh từ số 1, liên tục trong phần chính; chỉ phụ lục đánh số riêng.

    ## Ví dụ sai
    Trang thứ hai lại ghi số 1; phần đầu bắt đầu từ số 0.

    ## Ví dụ đúng
    Trang 1 (không hiện), 2, 3, 4.

    ## Cách sửa
    Format Page Numbers - Continue from previous section. Sửa tự động là an toàn.
    """
    layout = subject.need_layout()
    end = first_appendix_section(subject)
    if not numbers(subject) and not numbers(subject, footers=True):
        return
    for section in layout.sections:
        if end is not None and section.index >= end and section.index > 0:
            break
        start = section.page_start
        if section.index == 0 and start not in (None, 1):
            fix = Fix(_("Đánh số trang từ 1"), (SetPageNumbering(0, start=1),))
            yield Fault(_("số trang bắt đầu từ {n}, phải từ 1").format(n=start), fix=fix, place=_("số trang"))
        elif section.index > 0 and start is not None:
            fix = Fix(_("Đánh số trang tiếp theo phần trước"), (SetPageNumbering(section.index, start=0),))
            yield Fault(
                _("số trang đánh lại từ {n} ở phần trang thứ {section}").format(n=start, section=section.index + 1),
                fix=fix,
                place=_("số trang"),
            )


@rule("ND30-023", sees="docx")
def words_in_header(subject: Subject) -> Faults:
    """Đầu trang có chữ khác ngoài số trang.

    ## Kiểm tra gì
    Chữ trong phần đầu trang (header), trừ số trang và thông tin ký số.

    ## Vì sao
    Thể thức không có thành phần nào ở đầu các trang sau ngoài số trang.

    ## Ví dụ sai
    Đầu trang ghi tên cơ quan hoặc tên tệp.

    ## Ví dụ đúng
    Đầu trang chỉ có số trang.

    ## Cách sửa
    Xóa chữ ở đầu trang, giữ lại số trang.
    """
    told: set[int] = set()
    for section in subject.need_layout().sections:
        for indexes in _used(section, section.headers).values():
            for p in _paragraphs(subject, indexes):
                if p.index in told or (p.role is not None and p.role.component in _HEADER_COMPONENTS):
                    continue
                told.add(p.index)
                words = _beside(p) if _shows_number(p) else p.text.strip()
                words = _DECORATED.sub("", words) if _shows_number(p) else words
                if any(c.isalpha() for c in words):
                    yield Fault(_("đầu trang có chữ “{text}”").format(text=words[:60]), p, place=_("đầu trang"))


_HEADER_COMPONENTS = frozenset({Component.KY_SO, Component.LUU_HANH, Component.DO_MAT, Component.DO_KHAN})
"""Components that the decree puts in the top margin (ô 11, 14 and what is stamped there)."""


@rule("ND30-024", sees="layout")
def sizes_do_not_match(subject: Subject) -> Faults:
    """Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh không cùng một bộ.

    ## Kiểm tra gì
    Ba cỡ chữ phải là 13 - 14 - 14 hoặc 12 - 13 - 13.

    ## Vì sao
    Cỡ chữ trong cùng một văn bản tăng, giảm đồng thời.

    ## Ví dụ sai
    Quốc hiệu 12, Tiêu ngữ 14, địa danh 13.

    ## Ví dụ đúng
    Quốc hiệu 13, Tiêu ngữ 14, địa danh 14.

    ## Cách sửa
    Đặt lại cả ba dòng theo bộ cỡ chữ mà văn bản đang gần nhất. Sửa tự động là an toàn.
    """
    slack = 0.01 if subject.is_docx else looks.PDF_SIZE_TOLERANCE
    found: dict[str, float] = {}
    for name, value in sizes_found(subject).items():
        if value is None:
            raise NotEvaluated(_("không đọc được cỡ chữ trong tệp này"))
        figure = nd30.component(name)
        if not figure.low - slack <= value <= figure.high + slack:
            return
        found[name] = value
    if len(found) < 2:
        return
    for sizes in nd30.size_sets():
        if all(abs(found[name] - sizes[name]) <= slack for name in found):
            return
    present = " - ".join(looks.number(value) for value in found.values())
    sets = " hoặc ".join(" - ".join(looks.number(s[name]) for name in found) for s in nd30.size_sets())
    names = {"quoc_hieu": _("Quốc hiệu"), "tieu_ngu": _("Tiêu ngữ"), "dia_danh": _("địa danh")}
    best = nearest_set(subject)
    edits = [
        edit
        for name, component in PARTS.items()
        for p in subject.lines(component)
        for run in subject.look(p).runs
        if name in found and run.size != best[name]
        for edit in looks.run_edits(run, size=best[name])
    ]
    yield Fault(
        _("cỡ chữ {names} là {present}, nên theo bộ {sets}").format(
            names=", ".join(names[n] for n in found), present=present, sets=sets
        ),
        subject.first(Component.QUOC_HIEU),
        present=present,
        proposed=" - ".join(looks.number(best[name]) for name in found),
        fix=Fix(_("Đổi cỡ chữ cả ba dòng"), tuple(edits)) if edits else None,
    )
