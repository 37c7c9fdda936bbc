"""Rules on phần, chương, mục, tiểu mục, điều, khoản, điểm: words and look (Phụ lục I, Phần I, Mục II, khoản 6, điểm d, đ)."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.messages import _
from generator.model.layout import Component, LayoutParagraph, Run
from generator.rules.engine import Fault, Faults, Severity, Subject, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.body_look import CENTRED_LEVELS

C = Component

_LABEL = re.compile(
    r"^(?P<word>Phần|Chương|Mục|Tiểu mục)\s+(?P<number>[IVXLC]+|\d+|thứ\s+\w+(?:\s+\w+)?)(?P<mark>[.:]?)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OUTER = frozenset({"phan", "chuong"})


def centred_divisions(subject: Subject) -> list[LayoutParagraph]:
    """Return the label and title lines of phần, chương, mục, tiểu mục, appendices and attached texts included."""
    return [
        p
        for p in subject.need_layout().paragraphs
        if p.role is not None and p.role.component is C.DE_MUC and p.role.level in CENTRED_LEVELS and p.text.strip()
    ]


def label_of(subject: Subject, paragraph: LayoutParagraph) -> re.Match[str] | None:
    """Return the label that a division's line begins with ("Chương I"); ``None`` for a title line."""
    return _LABEL.match(subject.words(paragraph))


def _labels(subject: Subject, levels: frozenset[str]) -> list[tuple[LayoutParagraph, re.Match[str]]]:
    return [
        (p, found)
        for p in centred_divisions(subject)
        if p.role is not None and p.role.level in levels and (found := label_of(subject, p))
    ]


def _label_line(subject: Subject, levels: frozenset[str], figure: str) -> Faults:
    """Yield the faults of the label lines of these levels: own line, centred, bold, upright, normal case, size."""
    lines = _labels(subject, levels)
    for p, found in lines:
        if found["rest"].strip(" .:") and "\n" not in p.text.strip():
            yield Fault(
                _("“{label}” phải ở dòng riêng, tiêu đề ở dòng dưới").format(
                    label=f"{found['word']} {found['number']}"
                ),
                p,
                present=subject.words(p),
            )
        if found["word"].isupper():
            start = p.text.upper().find(found["word"])
            word = found["word"].capitalize()
            fix = subject.replace(p, start, start + len(word), word, _("Viết “{word}”").format(word=word))
            yield Fault(_("viết “{found}”, phải là “{word}”").format(found=found["word"], word=word), p, fix=fix)
    paragraphs = [p for p, _found in lines]
    yield from looks.size(subject, paragraphs, figure)
    yield from looks.bold(subject, paragraphs, True)
    yield from looks.italic(subject, paragraphs, False)
    yield from looks.centred(subject, paragraphs)


@rule("ND30-124", sees="layout")
def part_label(subject: Subject) -> Faults:
    """Từ "Phần", "Chương" không ở dòng riêng, canh giữa, chữ thường, đậm, cỡ 13 - 14.

    ## Kiểm tra gì
    Dòng "Phần I", "Chương I".

    ## Vì sao
    Từ "Phần", "Chương" và số thứ tự trình bày trên một dòng riêng, canh giữa, chữ in thường, cỡ 13 đến 14, đứng, đậm.

    ## Ví dụ sai
    CHƯƠNG I. QUY ĐỊNH CHUNG

    ## Ví dụ đúng
    Chương I / QUY ĐỊNH CHUNG

    ## Cách sửa
    Tách thành hai dòng canh giữa. Phần kiểu chữ sửa tự động là an toàn.
    """
    yield from _label_line(subject, _OUTER, "phan_chuong")


@rule("ND30-125", sees="layout")
def part_number(subject: Subject) -> Faults:
    """Số thứ tự của phần, chương không phải số La Mã.

    ## Kiểm tra gì
    Số sau từ "Phần", "Chương".

    ## Vì sao
    Số thứ tự của phần, chương dùng chữ số La Mã.

    ## Ví dụ sai
    Chương 1

    ## Ví dụ đúng
    Chương I

    ## Cách sửa
    Đổi thành số La Mã.
    """
    for p, found in _labels(subject, _OUTER):
        number = found["number"]
        if number.isdigit():
            yield Fault(_("“{label}” phải dùng số La Mã").format(label=f"{found['word']} {number}"), p, present=number)
        elif number.casefold().startswith("thứ"):
            yield Fault(
                _("“{label}” nên dùng số La Mã").format(label=f"{found['word']} {number}"),
                p,
                present=number,
                severity=Severity.WARNING,
            )


@rule("ND30-126", sees="layout")
def section_label(subject: Subject) -> Faults:
    """Từ "Mục", "Tiểu mục" không ở dòng riêng, canh giữa, đậm, hoặc không đánh số Ả Rập.

    ## Kiểm tra gì
    Dòng "Mục 1", "Tiểu mục 1".

    ## Vì sao
    Từ "Mục", "Tiểu mục" và số thứ tự (số Ả Rập) trình bày trên một dòng riêng, canh giữa, chữ in thường, đứng, đậm.

    ## Ví dụ sai
    Mục I. QUẢN LÝ VĂN BẢN

    ## Ví dụ đúng
    Mục 1 / QUẢN LÝ VĂN BẢN

    ## Cách sửa
    Đổi thành số Ả Rập, tách dòng. Phần kiểu chữ sửa tự động là an toàn.
    """
    levels = frozenset({"muc", "tieu_muc"})
    for p, found in _labels(subject, levels):
        if not found["number"].isdigit():
            yield Fault(
                _("“{label}” phải dùng số Ả Rập").format(label=f"{found['word']} {found['number']}"),
                p,
                present=found["number"],
            )
    yield from _label_line(subject, levels, "muc")


@rule("ND30-127", sees="layout")
def division_title(subject: Subject) -> Faults:
    """Tiêu đề phần, chương, mục, tiểu mục không in hoa, đậm, canh giữa, cỡ 13 - 14.

    ## Kiểm tra gì
    Dòng tiêu đề dưới "Chương I", "Mục 1".

    ## Vì sao
    Tiêu đề trình bày ngay dưới, canh giữa, chữ in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm.

    ## Ví dụ sai
    Quy định chung

    ## Ví dụ đúng
    QUY ĐỊNH CHUNG

    ## Cách sửa
    Viết in hoa, đậm, canh giữa. Sửa tự động là an toàn.
    """
    titles = [p for p in centred_divisions(subject) if label_of(subject, p) is None]
    yield from looks.capitals(subject, titles)
    yield from looks.size(subject, titles, "tieu_de_phan_chuong")
    yield from looks.bold(subject, titles, True)
    yield from looks.italic(subject, titles, False)
    yield from looks.centred(subject, titles)


@rule("ND30-128", sees="layout")
def division_without_title(subject: Subject) -> Faults:
    """Phần, chương, mục, tiểu mục không có tiêu đề.

    ## Kiểm tra gì
    Dòng ngay dưới "Phần I", "Chương I", "Mục 1".

    ## Vì sao
    Văn bản có phần, chương, mục, tiểu mục thì mỗi đơn vị phải có tiêu đề.

    ## Ví dụ sai
    Chương I / Điều 1. …

    ## Ví dụ đúng
    Chương I / QUY ĐỊNH CHUNG / Điều 1. …

    ## Cách sửa
    Thêm tiêu đề.
    """
    paragraphs = [p for p in subject.need_layout().paragraphs if p.text.strip()]
    following = {p.index: n for p, n in pairwise(paragraphs)}
    for p, found in _labels(subject, CENTRED_LEVELS):
        if found["rest"].strip(" .:"):
            continue
        below = following.get(p.index)
        role = below.role if below is not None else None
        titled = (
            below is not None
            and role is not None
            and role.component is C.DE_MUC
            and role.level in CENTRED_LEVELS
            and label_of(subject, below) is None
        )
        if not titled:
            yield Fault(
                _("“{label}” không có tiêu đề").format(label=f"{found['word']} {found['number']}"),
                p,
                present=subject.words(p),
            )


_ARTICLE = re.compile(r"^\s*(?P<word>Điều)\s*(?P<number>\d+[a-zđ]?)(?P<mark>\s*[.:]?)", re.IGNORECASE)


def articles(subject: Subject) -> list[LayoutParagraph]:
    """Return the paragraphs that begin an Điều, in the whole file."""
    return [
        p
        for p in subject.need_layout().paragraphs
        if p.role is not None and p.role.level == "dieu" and p.role.component in (C.DE_MUC, C.MUC) and p.text.strip()
    ]


def runs_over(paragraph: LayoutParagraph, start: int, end: int) -> list[Run]:
    """Return the runs with letters that touch ``text[start:end]``."""
    found, position = [], 0
    for run in paragraph.runs:
        if position < end and position + len(run.text) > start:
            piece = run.text[max(0, start - position) : end - position]
            if any(c.isalnum() for c in piece):
                found.append(run)
        position += len(run.text)
    return found


LONG_ARTICLE = 8
"""Words of an article that is a sentence and no title."""


@rule("ND30-129", sees="layout")
def article_label(subject: Subject) -> Faults:
    """ "Điều n." viết sai, không đứng hoặc không đậm.

    ## Kiểm tra gì
    Từ "Điều", số Ả Rập, dấu chấm; kiểu chữ đứng, đậm của phần này.

    ## Vì sao
    Từ "Điều", số thứ tự và tiêu đề của điều là chữ in thường, kiểu chữ đứng, đậm; sau số có dấu chấm.

    ## Ví dụ sai
    Điều 1: Thành lập …; ĐIỀU 1. …

    ## Ví dụ đúng
    Điều 1. Thành lập … (phần "Điều 1." đậm)

    ## Cách sửa
    Ghi lại "Điều 1.", in đậm. Sửa tự động là an toàn.
    """
    light, slanted, whole = looks.Together(), looks.Together(), looks.Together()
    for p in articles(subject):
        found = _ARTICLE.match(p.text.replace("\u00a0", " "))
        if found is None:
            continue
        right = f"Điều {found['number']}."
        start = found.start("word")
        if p.text[start : found.end()].replace("\u00a0", " ") != right:
            yield Fault(
                _("viết “{found}”, phải là “{right}”").format(found=found[0].strip(), right=right),
                p,
                present=found[0].strip(),
                proposed=right,
                fix=subject.replace(p, start, found.end(), right, _("Ghi “{right}”").format(right=right)),
            )
        for run in runs_over(p, start, found.end()):
            if run.bold is False:
                light.add("", p, *(looks.run_edits(run, bold=True) if _only_label(run, found[0]) else ()))
            if run.italic is True:
                slanted.add("", p, *(looks.run_edits(run, italic=False) if _only_label(run, found[0]) else ()))
        running = runs_over(p, found.end(), len(p.text))
        titled = p.role is not None and p.role.component is C.DE_MUC
        sentence = not titled and p.text.rstrip().endswith((".", ";", ":")) and len(p.text.split()) >= LONG_ARTICLE
        if sentence and running and all(run.bold is True for run in running):
            whole.add("", p, *(e for run in running for e in looks.run_edits(run, bold=False)))
    yield from whole.faults(
        lambda _v: _("cả nội dung của điều in đậm, chỉ “Điều …” in đậm"), fix=lambda _v: _("Bỏ in đậm")
    )
    yield from light.faults(lambda _v: _("“Điều …” không in đậm"), fix=lambda _v: _("In đậm “Điều …”"))
    yield from slanted.faults(lambda _v: _("“Điều …” in nghiêng"), fix=lambda _v: _("Bỏ in nghiêng"))


def _only_label(run: Run, label: str) -> bool:
    """Return whether a run holds nothing but (a part of) the label, so that its look may change as a whole."""
    return len(run.text.strip()) <= len(label.strip()) + 1


@rule("ND30-130", sees="layout")
def article_without_title(subject: Subject) -> Faults:
    """Điều trong quy chế, quy định không có tiêu đề.

    ## Kiểm tra gì
    Tiêu đề sau "Điều n." trong quy chế, quy định và văn bản ban hành kèm theo. Quyết định, nghị quyết được miễn.

    ## Vì sao
    Văn bản bố cục theo điều thì mỗi điều phải có tiêu đề.

    ## Ví dụ sai
    Điều 1. Quy chế này quy định về chế độ làm việc …

    ## Ví dụ đúng
    Điều 1. Phạm vi điều chỉnh

    ## Cách sửa
    Thêm tiêu đề cho điều; nội dung xuống dòng dưới.
    """
    kinds_with_titles = ("quy-che", "quy-dinh")
    for p in articles(subject):
        role = p.role
        if role is None:
            continue
        if role.appendix is None and subject.kind not in kinds_with_titles:
            continue
        if role.component is C.DE_MUC:
            if re.fullmatch(r"\s*Điều\s+\d+\s*[.:]?\s*", p.text):
                yield Fault(_("điều không có tiêu đề"), p, present=subject.words(p))
            continue
        found = _ARTICLE.match(p.text.replace("\u00a0", " "))
        rest = runs_over(p, found.end(), len(p.text)) if found else []
        if rest and rest[0].bold is False:
            yield Fault(_("điều không có tiêu đề"), p, present=subject.words(p)[:60])


@rule("ND30-131", sees="layout")
def clause_label(subject: Subject) -> Faults:
    """Khoản không đánh số Ả Rập có dấu chấm, hoặc in nghiêng.

    ## Kiểm tra gì
    Nhãn khoản "1." và kiểu chữ đứng.

    ## Vì sao
    Số thứ tự các khoản dùng chữ số Ả Rập, sau số có dấu chấm, kiểu chữ đứng.

    ## Ví dụ sai
    1) …; 1/ …

    ## Ví dụ đúng
    1. …

    ## Cách sửa
    Đổi thành "1.". Sửa tự động là an toàn với nhãn gõ tay.
    """
    slanted, heavy = looks.Together(), looks.Together()
    for p in subject.lines(C.MUC, C.DE_MUC):
        if p.role is None or p.role.level != "khoan":
            continue
        found = re.match(r"^\s*(\d{1,3})\s*([)/])", p.text)
        if found:
            right = f"{found[1]}."
            yield Fault(
                _("khoản ghi “{found}”, phải là “{right}”").format(found=found[0].strip(), right=right),
                p,
                present=found[0].strip(),
                proposed=right,
                fix=subject.replace(p, found.start(1), found.end(), right, _("Ghi “{right}”").format(right=right)),
            )
        elif p.list_label and re.fullmatch(r"\d{1,3}\s*[)/]", p.list_label):
            yield Fault(
                _("khoản ghi “{found}”, phải là “{n}.”").format(found=p.list_label, n=p.list_label.rstrip(")/ ")),
                p,
                present=p.list_label,
            )
        runs = looks.letters(subject.look(p).runs)
        if p.role.component is C.DE_MUC and runs and all(run.italic is True for run in runs):
            slanted.add("", p, *(e for run in p.runs for e in looks.run_edits(run, italic=False)))
        sentence = p.text.rstrip().endswith((".", ";")) and len(p.text.split()) >= LONG_ARTICLE
        if p.role.component is C.MUC and sentence and runs and all(run.bold is True for run in runs):
            heavy.add("", p, *(e for run in p.runs for e in looks.run_edits(run, bold=False)))
    yield from heavy.faults(lambda _v: _("cả khoản in đậm, phải không đậm"), fix=lambda _v: _("Bỏ in đậm"))
    yield from slanted.faults(lambda _v: _("khoản in nghiêng, phải là chữ đứng"), fix=lambda _v: _("Bỏ in nghiêng"))


@rule("ND30-136", sees="layout")
def roman_section(subject: Subject) -> Faults:
    """Tiêu đề mục đánh số La Mã (I., II.) không in hoa hoặc không đậm.

    ## Kiểm tra gì
    Các đề mục "I.", "II." của văn bản không chia theo điều.

    ## Vì sao
    Bảng mẫu chữ ghi tiêu đề này là chữ in hoa, đứng, đậm.

    ## Ví dụ sai
    I. Mục đích, yêu cầu

    ## Ví dụ đúng
    I. MỤC ĐÍCH, YÊU CẦU

    ## Cách sửa
    Viết in hoa, đậm. Sửa tự động là an toàn.
    """
    found = [p for p in subject.lines(C.DE_MUC) if p.role is not None and p.role.level == "la_ma"]
    for p in found:
        if not looks.is_capitals(subject, p):
            text = p.text
            yield Fault(
                _("đề mục La Mã chưa viết in hoa"),
                p,
                present=subject.words(p),
                proposed=subject.words(p).upper(),
                fix=subject.replace(p, 0, len(text), text.upper(), _("Viết in hoa")),
            )
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)
