"""One document cites one act in one way, with its parts complete (CITE-008 to 012)."""

from __future__ import annotations

import re
from collections import defaultdict

from generator.catalog import acts
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.cite.existence import unlike
from generator.rules.cite.found import Citation, citations_of
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import Words, words_of
from generator.vietnamese.dates import short_date

_OWN = "Không có điều luật riêng; đối chiếu nội bộ của văn bản"


def _groups(subject: Subject) -> list[list[Citation]]:
    """Return the citations of each act that is cited more than once; a number without a year is told by the year too."""
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations_of(subject).found:
        if citation.symbol and citation.line.unit.appendix is None:
            groups[citation.key].append(citation)
    return [group for group in groups.values() if len(group) > 1]


@rule("CITE-008", severity=Severity.ERROR, clause=_OWN)
def one_act_two_dates(subject: Subject) -> Faults:
    """Một văn bản được viện dẫn với hai ngày khác nhau.

    ## Kiểm tra gì
    Ngày ban hành của cùng một số, ký hiệu ở mọi chỗ viện dẫn. Số, ký hiệu không có năm được đánh lại mỗi năm, nên chỉ báo khi hai
    ngày cùng năm.

    ## Vì sao
    Một văn bản chỉ có một ngày ban hành.

    ## Ví dụ sai
    Quyết định số 666/QĐ-TTg ngày 02/6/2022 … Quyết định số 666/QĐ-TTg ngày 06/2/2022

    ## Ví dụ đúng
    Quyết định số 666/QĐ-TTg ngày 02/6/2022 ở mọi chỗ

    ## Cách sửa
    Đối chiếu bản gốc, sửa chỗ sai.
    """
    words = words_of(subject)
    for group in _groups(subject):
        dated = [citation for citation in group if citation.date is not None]
        for citation in dated[1:]:
            first = dated[0]
            if citation.date == first.date or citation.date is None or first.date is None:
                continue
            if citation.year_in_number is None and citation.date.year != first.date.year:
                continue
            act = acts.find(citation.symbol, year=citation.year_in_number)
            if act is not None and act.issued is not None:
                # The catalog knows which date is right: CITE-007 says so.
                continue
            yield words.fault(
                citation.date_start,
                citation.date_start + len(citation.date_text),
                _("{cited}: ở trên ghi ngày {first}, ở đây ghi ngày {other}").format(
                    cited=citation.shown(), first=short_date(first.date), other=short_date(citation.date)
                ),
            )


@rule("CITE-009", severity=Severity.WARNING, clause=_OWN)
def one_act_two_titles(subject: Subject) -> Faults:
    """Một văn bản được viện dẫn với hai tên khác hẳn nhau.

    ## Kiểm tra gì
    Trích yếu nêu sau cùng một số, ký hiệu và ngày. Tên rút gọn không bị nhắc.

    ## Vì sao
    Hai tên khác hẳn nhau cho một văn bản thì một tên đã chép nhầm.

    ## Ví dụ sai
    Quyết định số 90/QĐ-TTg … phê duyệt Chương trình giảm nghèo; Quyết định số 90/QĐ-TTg … về cải cách hành chính

    ## Ví dụ đúng
    Cùng một tên ở mọi chỗ

    ## Cách sửa
    Đối chiếu bản gốc, sửa chỗ sai.
    """
    words = words_of(subject)
    for group in _groups(subject):
        titled = [citation for citation in group if citation.own_title and len(citation.title.split()) >= 5]
        for citation in titled[1:]:
            first = titled[0]
            if citation.date == first.date and citation.date is not None and unlike(citation.title, first.title):
                yield words.fault(
                    citation.title_start,
                    min(citation.end, citation.title_start + len(citation.title)),
                    _("{cited}: ở trên có tên “{first}”").format(cited=citation.shown(), first=first.title[:80]),
                )


@rule("CITE-010", severity=Severity.WARNING, clause="PL1/P1/M2/k6/a")
def basis_given_twice(subject: Subject) -> Faults:
    """Một văn bản được nêu hai lần trong căn cứ.

    ## Kiểm tra gì
    Số, ký hiệu đứng ngay sau "Căn cứ" ở các dòng căn cứ.

    ## Vì sao
    Mỗi căn cứ nêu một lần.

    ## Ví dụ sai
    Căn cứ Nghị định số 152/2025/NĐ-CP …; Căn cứ Nghị định số 152/2025/NĐ-CP …;

    ## Ví dụ đúng
    Căn cứ Nghị định số 152/2025/NĐ-CP …;

    ## Cách sửa
    Bỏ dòng lặp.
    """
    words = words_of(subject)
    seen: dict[str, Citation] = {}
    for citation in citations_of(subject).bases:
        before = _words_before(words, citation)
        if before not in ("Căn cứ", "căn cứ", "- Căn cứ", "Căn cứ vào"):
            continue
        if citation.key in seen and seen[citation.key].date == citation.date:
            yield words.fault(
                citation.start,
                citation.symbol_start + len(citation.symbol) if citation.symbol else citation.end,
                _("{cited} đã nêu ở căn cứ trên").format(cited=citation.shown()),
            )
        seen.setdefault(citation.key, citation)


@rule("CITE-011", severity=Severity.WARNING, clause="PL1/P1/M2/k6/b")
def word_number_missing(subject: Subject) -> Faults:
    """Viện dẫn thiếu chữ "số".

    ## Kiểm tra gì
    Tên loại đứng liền trước số, ký hiệu, không có chữ "số".

    ## Vì sao
    Viện dẫn ghi tên loại, số, ký hiệu: "Nghị định số 30/2020/NĐ-CP".

    ## Ví dụ sai
    theo Nghị định 30/2020/NĐ-CP

    ## Ví dụ đúng
    theo Nghị định số 30/2020/NĐ-CP

    ## Cách sửa
    Thêm chữ "số".
    """
    words = words_of(subject)
    for citation in citations_of(subject).found:
        if citation.symbol and not citation.with_word and not words.quoted(citation.start):
            if citation.line.component in (Component.BANG, Component.NOI_NHAN, None):
                continue
            yield words.fault(
                citation.start,
                citation.symbol_start + len(citation.symbol),
                _("viện dẫn thiếu chữ “số”: “{right}”").format(right=citation.shown()),
                citation.shown(),
                safety=Safety.UNSAFE,
            )


def _words_before(words: Words, citation: Citation) -> str:
    """Return the words of the line before a citation; "?" when they are more than a few."""
    if citation.start - citation.line.start > 30:
        return "?"
    return words.all[citation.line.start : citation.start].strip()


_RANKS = {"Luật": 1, "Bộ luật": 1, "Pháp lệnh": 2, "Nghị định": 3, "Thông tư": 5, "Thông tư liên tịch": 5}
_RANKS |= dict.fromkeys(("Kế hoạch", "Công văn", "Thông báo", "Tờ trình", "Báo cáo", "Hướng dẫn"), 7)
_AUTHORITY = re.compile(
    r"chức năng|nhiệm vụ, quyền hạn|tổ chức|quy chế|phân cấp|phân quyền|ủy quyền|uỷ quyền|thẩm quyền"
)


@rule("CITE-012", severity=Severity.WARNING, clause="PL1/P1/M2/k6/a")
def order_of_bases(subject: Subject) -> Faults:
    """Căn cứ luật nêu sau thông tư, hoặc luật, nghị định nêu sau kế hoạch, công văn.

    ## Kiểm tra gì
    Thứ tự luật, pháp lệnh so với thông tư; luật, pháp lệnh, nghị định so với kế hoạch, công văn, thông báo, tờ trình trong các dòng
    căn cứ; căn cứ về thẩm quyền, chức năng, nhiệm vụ không tính.

    ## Vì sao
    Căn cứ gồm văn bản quy định thẩm quyền, chức năng của cơ quan ban hành, rồi văn bản quy định nội dung; trong từng nhóm thường
    nêu từ hiệu lực pháp lý cao đến thấp.

    ## Ví dụ sai
    Căn cứ Thông tư số 15/2025/TT-BNV …; Căn cứ Luật Thi đua, khen thưởng …;

    ## Ví dụ đúng
    Căn cứ Luật Thi đua, khen thưởng …; Căn cứ Thông tư số 15/2025/TT-BNV …;

    ## Cách sửa
    Xếp lại thứ tự các căn cứ.
    """
    words = words_of(subject)
    lowest: Citation | None = None
    for citation in citations_of(subject).bases:
        if _words_before(words, citation).casefold() not in ("căn cứ", "căn cứ vào"):
            continue
        rank = _RANKS.get(citation.kind)
        if rank is None or (rank < 7 and _AUTHORITY.search(words.low[citation.start : citation.line.end])):
            continue
        above = 0 if lowest is None else _RANKS[lowest.kind]
        if lowest is not None and ((rank <= 2 and above >= 5) or (rank <= 3 and above >= 7)):
            yield words.fault(
                citation.line.start + citation.line.body,
                citation.end,
                _("{cited} nên nêu trước {other}").format(cited=citation.shown(), other=lowest.shown()),
            )
        if lowest is None or rank > _RANKS[lowest.kind]:
            lowest = citation
