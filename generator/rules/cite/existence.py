"""Acts that cannot exist as they are cited: kind, issuer, year, date and symbol that contradict each other (CITE-001 to 007)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from generator.catalog import acts
from generator.catalog.store import load
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.cite.found import Citation, citations_of
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.text import LOWER, UPPER, words_of
from generator.vietnamese.dates import short_date
from generator.vietnamese.tone import match_key, to_old

_OWN = "Không có điều luật riêng; đối chiếu nội bộ của văn bản"


@cache
def _data() -> Any:
    return load("symbols_of_issuers")


def _kinds_of(citation: Citation) -> list[str]:
    first = re.sub(r"\d+$", "", citation.letters[0]) if citation.letters else ""
    if citation.party and first in _data()["party_kinds"]:
        return list(_data()["party_kinds"][first])
    return list(_data()["kinds"].get(first, ()))


@rule("CITE-001", severity=Severity.ERROR, clause="PL1/P1/M2/k3/b; PL3/M1")
def kind_against_symbol(subject: Subject) -> Faults:
    """Tên loại văn bản viện dẫn không khớp chữ trong ký hiệu.

    ## Kiểm tra gì
    Tên loại đứng trước "số" và chữ viết tắt tên loại trong ký hiệu của văn bản được viện dẫn. Công văn không xét, vì ký hiệu
    công văn không có chữ viết tắt tên loại.

    ## Vì sao
    Chữ viết tắt tên loại trong ký hiệu do luật định; hai phần nói khác nhau thì một phần sai, người đọc không tìm được văn bản.

    ## Ví dụ sai
    Nghị định số 666/QĐ-TTg; Quyết định số 30/2020/NĐ-CP

    ## Ví dụ đúng
    Quyết định số 666/QĐ-TTg; Nghị định số 30/2020/NĐ-CP

    ## Cách sửa
    Đối chiếu bản gốc rồi sửa tên loại hoặc ký hiệu.
    """
    words = words_of(subject)
    for citation in citations_of(subject).found:
        allowed = _kinds_of(citation)
        if citation.line.component is Component.KEM_THEO and citation.kind != "Văn bản":
            # A line "(Kèm theo …)" is compared with its own document: ND30-190.
            continue
        if not allowed or citation.kind in ("Công văn", "Văn bản", "Quy chế", "Đề án") or citation.kind in allowed:
            continue
        if citation.kind == "Tờ trình" and allowed == ["Thông tư"]:
            # Firms, which the decree does not bind, write TT for their own submissions.
            continue
        # A regulation or a programme is often cited by the decision that issued it.
        if (
            citation.kind in ("Quy định", "Chương trình", "Kế hoạch", "Hướng dẫn", "Kết luận")
            and allowed[0] == "Quyết định"
        ):
            continue
        yield words.fault(
            citation.start,
            citation.symbol_start + len(citation.symbol),
            _("ký hiệu {symbol} là của {right}, không phải {kind}").format(
                symbol=citation.symbol,
                right=_("hoặc").join(f" {k.lower()} " for k in allowed).strip(),
                kind=citation.kind.lower(),
            ),
        )


def _issuer_key(citation: Citation) -> str:
    if not citation.letters or citation.party or "TTLT" in citation.letters:
        return ""
    for group in reversed(citation.letters):
        bare = re.sub(r"\d+$", "", group)
        if bare in _data()["issuers"]:
            return bare
    return ""


@rule("CITE-002", severity=Severity.ERROR, clause="PL1/P1/M2/k3/b")
def issuer_against_symbol(subject: Subject) -> Faults:
    """Cơ quan ban hành nêu trong viện dẫn không khớp ký hiệu.

    ## Kiểm tra gì
    Chữ viết tắt cơ quan trong ký hiệu (CP, TTg, UBND, HĐND, QH, các bộ) và tên cơ quan sau "của". Chỉ báo khi cả hai đều là cơ
    quan đã biết và khác nhau.

    ## Vì sao
    Nghị định là của Chính phủ, quyết định mang ký hiệu QĐ-TTg là của Thủ tướng Chính phủ; nêu sai thì viện dẫn sai thẩm quyền.

    ## Ví dụ sai
    Quyết định số 666/QĐ-TTg ngày 02/6/2022 của Chính phủ

    ## Ví dụ đúng
    Quyết định số 666/QĐ-TTg ngày 02/6/2022 của Thủ tướng Chính phủ

    ## Cách sửa
    Đối chiếu bản gốc rồi sửa tên cơ quan hoặc ký hiệu.
    """
    words = words_of(subject)
    for citation in citations_of(subject).found:
        key = _issuer_key(citation)
        if not key or not citation.issuer:
            continue
        stated = to_old(citation.issuer).casefold()
        expected = [to_old(word).casefold() for word in _data()["issuers"][key]]
        # "Thủ tướng Chính phủ" holds the name of the Government, and is not it.
        if any(word in stated for word in expected) and not (key == "CP" and "thủ tướng" in stated):
            continue
        if not any(to_old(word).casefold() in stated for word in _data()["known"]):
            continue
        yield words.fault(
            citation.issuer_start,
            citation.issuer_start + len(citation.issuer),
            _("{symbol} là ký hiệu của {right}, không phải của {issuer}").format(
                symbol=citation.symbol, right=_data()["issuers"][key][0], issuer=citation.issuer
            ),
        )


@rule("CITE-003", severity=Severity.ERROR, clause=_OWN)
def year_against_date(subject: Subject) -> Faults:
    """Năm trong số hiệu khác năm ban hành.

    ## Kiểm tra gì
    Năm trong số của văn bản quy phạm pháp luật (30/2020/NĐ-CP) và năm của ngày ban hành nêu cùng.

    ## Vì sao
    Số của văn bản quy phạm pháp luật ghi năm ban hành; hai năm khác nhau thì một trong hai đã gõ nhầm.

    ## Ví dụ sai
    Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2021

    ## Ví dụ đúng
    Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020

    ## Cách sửa
    Đối chiếu bản gốc.
    """
    words = words_of(subject)
    for citation in citations_of(subject).found:
        year = citation.year_in_number
        if year is not None and citation.date is not None and citation.date.year != year:
            yield words.fault(
                citation.symbol_start,
                citation.date_start + len(citation.date_text),
                _("{cited}: số ghi năm {year}, ngày ban hành ghi năm {other}").format(
                    cited=citation.shown(), year=year, other=citation.date.year
                ),
            )


@rule("CITE-004", severity=Severity.ERROR, clause=_OWN)
def impossible_date(subject: Subject) -> Faults:
    """Ngày của văn bản viện dẫn không có thật, hoặc sau ngày của văn bản này.

    ## Kiểm tra gì
    Ngày, tháng, năm của văn bản được viện dẫn.

    ## Vì sao
    Không thể viện dẫn văn bản đề ngày không có trong lịch hoặc ban hành sau mình.

    ## Ví dụ sai
    Nghị quyết số 24/2021/QH15 ngày 31/6/2021

    ## Ví dụ đúng
    Nghị quyết số 24/2021/QH15 ngày 28/7/2021

    ## Cách sửa
    Đối chiếu bản gốc.
    """
    words = words_of(subject)
    own = subject.document.date
    for citation in citations_of(subject).found:
        if not citation.date_text:
            continue
        place = (citation.date_start, citation.date_start + len(citation.date_text))
        if citation.date is None:
            yield words.fault(*place, _("{cited}: lịch không có ngày này").format(cited=citation.shown()))
        elif own is not None and citation.date > own and citation.line.unit.appendix is None:
            yield words.fault(
                *place,
                _("{cited} đề ngày {date}, sau ngày của văn bản này").format(
                    cited=citation.shown(), date=short_date(citation.date)
                ),
            )


@rule("CITE-005", severity=Severity.ERROR, clause=_OWN)
def assembly_against_year(subject: Subject) -> Faults:
    """Khóa Quốc hội trong ký hiệu không khớp năm.

    ## Kiểm tra gì
    Số khóa trong ký hiệu QH…, UBTVQH… và năm trong số hiệu.

    ## Vì sao
    Mỗi khóa Quốc hội có những năm nhất định: khóa XV từ 2021 đến 2026.

    ## Ví dụ sai
    Luật số 06/2022/QH14

    ## Ví dụ đúng
    Luật số 06/2022/QH15

    ## Cách sửa
    Đối chiếu bản gốc.
    """
    words = words_of(subject)
    years = {str(term): span for term, span in _data()["assemblies"].items()}
    for citation in citations_of(subject).found:
        found = re.search(r"/(\d{4})/(?:QH|UBTVQH)(\d{1,2})$", citation.symbol)
        if found is None or found.group(2) not in years:
            continue
        first, last = years[found.group(2)]
        if not first <= int(found.group(1)) <= last:
            yield words.fault(
                citation.symbol_start,
                citation.symbol_start + len(citation.symbol),
                _("{symbol}: Quốc hội khóa {term} không có năm {year}").format(
                    symbol=citation.symbol, term=found.group(2), year=found.group(1)
                ),
            )


_BAD_SYMBOL = re.compile(
    rf"(?<=[Ss]ố )(\d{{1,5}}(?: ?/ ?\d{{4}})?) ?([/-]) ?(ND|QD|Nđ|nđ|Qđ|qđ|NĐ|QĐ|TT|NQ|CT|KH|BC|TB|Ttr|TTR|TTr|Ctr|CTR|CTr|CĐ|CD)"
    rf"( ?[-–—] ?| ?/ ?)([{UPPER}{LOWER}&]{{2,14}}\d{{0,2}})(?![{LOWER}{UPPER}\d])"
)
_TURNED = re.compile(rf"(?<=[/-])(CP|TTg|QH|UBND|HĐND|B[{UPPER}]{{1,6}})-(NĐ|QĐ|NQ|CT|TT|KH)(?![{LOWER}{UPPER}\d])")
"""The groups of a symbol in the wrong order: "30/2020/CP-NĐ"."""
_RIGHT_GROUP = {
    "ND": "NĐ",
    "Nđ": "NĐ",
    "nđ": "NĐ",
    "QD": "QĐ",
    "Qđ": "QĐ",
    "qđ": "QĐ",
    "CD": "CĐ",
    "Ttr": "TTr",
    "TTR": "TTr",
} | {
    "Ctr": "CTr",
    "CTR": "CTr",
}


def _letters_of(kind: str) -> list[str]:
    """Return the letters that a kind has in its symbols."""
    return [letters for letters, names in _data()["kinds"].items() if kind in names]


_RIGHT_ISSUER = {"TTG": "TTg", "Ttg": "TTg", "ttg": "TTg", "HDND": "HĐND", "ubnd": "UBND", "cp": "CP", "Cp": "CP"}


@rule("CITE-006", severity=Severity.WARNING, clause="PL1/P1/M2/k3/c")
def symbol_form(subject: Subject) -> Faults:
    """Ký hiệu văn bản viện dẫn viết sai chữ, có dấu cách hoặc gạch dài.

    ## Kiểm tra gì
    Chữ viết tắt thiếu dấu (ND-CP, QD-TTg), sai hoa thường (QĐ-TTG), dấu cách và gạch dài trong số, ký hiệu được viện dẫn.

    ## Vì sao
    Ký hiệu viết liền, ngăn bằng "/" và "-"; sai một chữ thì tra cứu không ra.

    ## Ví dụ sai
    Nghị định số 30/2020/ND-CP; Quyết định số 666/QĐ – TTg; Nghị định số 30/2020/CP-NĐ

    ## Ví dụ đúng
    Nghị định số 30/2020/NĐ-CP; Quyết định số 666/QĐ-TTg

    ## Cách sửa
    Viết lại ký hiệu. Sửa được tự động theo yêu cầu.
    """
    words = words_of(subject)
    for found in _BAD_SYMBOL.finditer(words.all):
        if words.line_at(found.start()).component is Component.SO_KY_HIEU:
            continue
        number, slash, group, dash, issuer = found.groups()
        joint = dash.strip().replace("–", "-").replace("—", "-")
        right = f"{number.replace(' ', '')}{slash}{_RIGHT_GROUP.get(group, group)}{joint}{_RIGHT_ISSUER.get(issuer, issuer)}"
        if right != found.group():
            yield words.fault(
                *found.span(), _("ký hiệu viết “{right}”").format(right=right), right, safety=Safety.UNSAFE
            )
    for citation in citations_of(subject).found:
        turned = _TURNED.search(citation.symbol)
        # A công văn of a unit may end in the same letters ("310/UBND-TT").
        if turned is not None and turned[2] in _letters_of(citation.kind):
            start = citation.symbol_start + turned.start()
            right = f"{turned[2]}-{turned[1]}"
            yield words.fault(
                start,
                start + len(turned[0]),
                _("ký hiệu viết “{right}”").format(right=right),
                right,
                safety=Safety.UNSAFE,
            )


@rule("CITE-007", severity=Severity.ERROR, clause=_OWN)
def against_the_catalog(subject: Subject) -> Faults:
    """Ngày hoặc tên của văn bản viện dẫn khác danh mục.

    ## Kiểm tra gì
    Văn bản viện dẫn có trong danh mục văn bản của chương trình: ngày ban hành và nội dung trích yếu. Văn bản không có trong danh
    mục thì không xét.

    ## Vì sao
    Viện dẫn sai ngày, sai tên là viện dẫn một văn bản không có.

    ## Ví dụ sai
    Nghị định số 30/2020/NĐ-CP ngày 03 tháng 5 năm 2020 của Chính phủ về công tác văn thư

    ## Ví dụ đúng
    Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư

    ## Cách sửa
    Sửa theo danh mục sau khi đối chiếu bản gốc.
    """
    words = words_of(subject)
    for citation in citations_of(subject).found:
        act = acts.find(citation.symbol, year=citation.year_in_number) if citation.symbol else None
        if not citation.symbol and (right := _days_of_law(citation)):
            yield words.fault(
                citation.date_start,
                citation.date_start + len(citation.date_text),
                _("{cited} ban hành ngày {right}, không phải {date}").format(
                    cited=citation.shown(), right=right, date=citation.date_text
                ),
            )
        if act is None or act.issued is None:
            continue
        if citation.date is not None and citation.date != act.issued:
            if citation.year_in_number not in (None, citation.date.year):
                # The year in the number tells already: CITE-003.
                continue
            # A symbol without a year is used again each year: another year is another act.
            if citation.year_in_number is None and citation.date.year != act.issued.year:
                continue
            yield words.fault(
                citation.date_start,
                citation.date_start + len(citation.date_text),
                _("{cited} ban hành ngày {right}, không phải {date}").format(
                    cited=citation.shown(), right=short_date(act.issued), date=citation.date_text
                ),
            )
        sure = citation.date == act.issued or citation.year_in_number is not None
        if sure and citation.own_title and act.title and unlike(citation.title, act.title):
            yield words.fault(
                citation.title_start,
                min(citation.title_start + len(citation.title), citation.end),
                _("{cited} có tên “{right}”").format(cited=citation.shown(), right=act.title),
                severity=Severity.WARNING,
            )


def _days_of_law(citation: Citation) -> str:
    """Return the days of the laws of this name and year when none is the day cited; "" when one is, or none is known."""
    if citation.date is None:
        return ""
    days = [act.issued for act in acts.find_law(citation.name)]
    if None in days or citation.date in days:
        return ""
    return _(" hoặc ").join(short_date(day) for day in days if day is not None and day.year == citation.date.year)


def unlike(one: str, other: str) -> bool:
    """Return whether two titles of one act have too few words in common to be the same title, shortened or not."""
    first, second = (set(re.findall(rf"[{LOWER}]+", match_key(text))) - _EMPTY for text in (one, other))
    if len(first) < 3 or len(second) < 3:
        return False
    return len(first & second) < 0.34 * min(len(first), len(second))


_EMPTY = frozenset(
    ["về", "việc", "ban", "hành", "quy", "định", "phê", "duyệt", "của", "và", "một", "số", "điều", "các", "chi", "tiết"]
)
