"""Rules on citing documents in the running text (Phụ lục I, Phần I, Mục II, khoản 6, điểm b)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.layout import Component
from generator.rules.cite.found import Citation, citations_of
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import PROSE, words_of

C = Component

LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})


def _in_text(subject: Subject) -> list[Citation]:
    """Return the citations of the running text and căn cứ, each document's in reading order; quotations left out."""
    words = words_of(subject)
    return [
        citation
        for citation in citations_of(subject).found
        if citation.line.component in PROSE | {C.CAN_CU}
        and citation.line.unit.appendix is None
        and not words.quoted(citation.start)
    ]


def _title_cites(subject: Subject) -> set[str]:
    """Return the keys of documents named in the trích yếu: the document's own occasion, known to its readers."""
    return {c.key for c in citations_of(subject).found if c.line.component is C.TRICH_YEU}


@rule("ND30-141")
def first_citation_short(subject: Subject) -> Faults:
    """Viện dẫn lần đầu không ghi đầy đủ.

    ## Kiểm tra gì
    Lần đầu nêu một văn bản trong nội dung: có ngày, tháng, năm, cơ quan ban hành, trích yếu. Luật, pháp lệnh xem ND30-143.

    ## Vì sao
    Viện dẫn lần đầu ghi đầy đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu.

    ## Ví dụ sai
    Thực hiện Nghị định số 30/2020/NĐ-CP, … (lần đầu)

    ## Ví dụ đúng
    Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, …

    ## Cách sửa
    Bổ sung phần thiếu theo bản gốc.
    """
    words = words_of(subject)
    seen = _title_cites(subject)
    for citation in _in_text(subject):
        if not citation.symbol or citation.kind in LAWS or citation.kind == "Văn bản":
            continue
        first = citation.key not in seen
        seen.add(citation.key)
        if not first or citation.basis:
            continue
        missing = _missing(words.all, citation)
        if missing:
            yield words.fault(
                citation.start,
                citation.symbol_start + len(citation.symbol),
                _("viện dẫn lần đầu thiếu {parts}").format(parts=", ".join(missing)),
            )


_BODY_BEFORE = re.compile(r"(?:của|do) [^;.]{3,120} (?:tại|ban hành|trình|gửi)(?: các)?\s*$")


def _missing(text: str, citation: Citation) -> list[str]:
    """Return what a first citation lacks, as far as it is certain: silence where its parts stand somewhere around it."""
    missing = []
    if not citation.date_text:
        missing.append(_("ngày, tháng, năm"))
    before = text[max(0, citation.start - 160) : citation.start]
    if not citation.issuer and not citation.party and not _BODY_BEFORE.search(before):
        missing.append(_("cơ quan ban hành"))
    if citation.date_text and len(missing) == 1:
        # "… ngày … và Nghị định số … ngày … của Chính phủ": the issuer of several stands after the last.
        shared = re.match(r"[^;.]{0,200}?\bcủa\b", text[citation.end : citation.end + 220])
        missing = [] if shared else missing
    after = text[citation.end : citation.end + 1]
    open_brackets = before.count("(") - before.count(")")
    if not citation.title and after in ",;.\n" and open_brackets <= 0 and not re.search(r"\b(?:tại|theo)\s*$", before):
        missing.append(_("trích yếu"))
    # An office that cites its own papers, or says elsewhere in the sentence whose they are, leaves the issuer out.
    if missing == [_("cơ quan ban hành")] or (missing == [_("trích yếu")] and not citation.issuer):
        return []
    return missing


@rule("ND30-142")
def later_citation_long(subject: Subject) -> Faults:
    """Viện dẫn lại vẫn ghi đầy đủ.

    ## Kiểm tra gì
    Lần thứ hai trở đi mà vẫn ghi cả ngày, cơ quan ban hành và trích yếu.

    ## Vì sao
    Các lần viện dẫn sau chỉ ghi tên loại và số, ký hiệu.

    ## Ví dụ sai
    … theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư (lần thứ hai)

    ## Ví dụ đúng
    … theo Nghị định số 30/2020/NĐ-CP

    ## Cách sửa
    Rút gọn các lần sau.
    """
    words = words_of(subject)
    full: set[str] = set()
    for citation in _in_text(subject):
        if not citation.symbol:
            continue
        complete = bool(citation.date_text and citation.issuer and citation.own_title and citation.title)
        if citation.key in full and complete and not citation.basis:
            yield words.fault(
                citation.start,
                citation.end,
                _("đã viện dẫn đầy đủ ở trên, lần này chỉ ghi {short}").format(short=citation.shown()),
            )
        if complete:
            full.add(citation.key)


_OF_ITS_LIFE = re.compile(
    r"\s(?:có hiệu lực|được|thông qua|ban hành|áp dụng|thi hành|từ|kể từ|đến|trước|sau)\s*$", re.IGNORECASE
)
"""Words that make of "Luật … ngày …" a day in the law's life, not a part of its citation: "Luật … có hiệu lực từ ngày …"."""


@rule("ND30-143")
def law_cited_with_number(subject: Subject) -> Faults:
    """Viện dẫn luật, pháp lệnh trong nội dung kèm số hoặc ngày.

    ## Kiểm tra gì
    "Luật … số …", "Luật … ngày …" trong nội dung (ngoài phần căn cứ).

    ## Vì sao
    Viện dẫn luật, pháp lệnh chỉ ghi tên loại và tên của luật, pháp lệnh.

    ## Ví dụ sai
    theo Luật Thi đua, khen thưởng số 06/2022/QH15

    ## Ví dụ đúng
    theo Luật Thi đua, khen thưởng

    ## Cách sửa
    Bỏ số, ngày.
    """
    words = words_of(subject)
    for citation in _in_text(subject):
        if citation.basis or citation.kind not in LAWS or not citation.name:
            continue
        if citation.symbol or (citation.date_text and not _OF_ITS_LIFE.search(citation.name)):
            yield words.fault(
                citation.start,
                citation.end,
                _("viện dẫn {kind} chỉ ghi tên, không ghi số, ngày").format(kind=citation.kind.lower()),
            )
