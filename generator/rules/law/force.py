"""Acts that a document rests on: in force on the document's date, or replaced (LAW-001 to 003)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.catalog import acts
from generator.catalog.acts import Act, Force
from generator.messages import _
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.cite.found import Citation, citations_of
from generator.rules.engine import Faults, NotEvaluated, Subject, Unseen, rule
from generator.rules.nd30.text import Words, words_of
from generator.vietnamese.dates import short_date

_OWN = "Hiệu lực của văn bản viện dẫn, theo danh mục văn bản của chương trình (catalog/data/acts.yaml)"
_RESTS_ON = ("căn cứ", "theo", "theo quy định tại", "quy định tại", "thực hiện", "tại")
_NORMATIVE = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")


def _relied_on(words: Words, citation: Citation) -> bool:
    """Return whether the document rests on the act, and does not only tell its story."""
    if citation.basis:
        return True
    before = words.before(citation.start, 80, low=True)
    after = words.low[citation.end : citation.end + 40]
    if any(
        word in before[-60:] or word in after for word in ("thay thế", "sửa đổi", "bãi bỏ", "hết hiệu lực", "trước đây")
    ):
        return False
    return before.endswith(_RESTS_ON)


def _act(citation: Citation) -> Act | None:
    """Return the act of the catalog that is meant; ``None`` when it has none, or the citation leaves open which."""
    if citation.symbol:
        return acts.find(citation.symbol, year=citation.year)
    found = acts.find_law(citation.name, issued=citation.date)
    return found[0] if len(found) == 1 else None


def _cited(subject: Subject) -> Iterator[tuple[Citation, Act | None, dt.date]]:
    on = subject.on
    if on is None:
        raise NotEvaluated(_("chưa biết ngày của văn bản để xét hiệu lực"))
    words = words_of(subject)
    for citation in citations_of(subject).found:
        if citation.line.unit.appendix is None and not words.quoted(citation.start) and _relied_on(words, citation):
            yield citation, _act(citation), on


def _place(words: Words, citation: Citation) -> tuple[int, int]:
    if citation.symbol:
        return citation.start, citation.symbol_start + len(citation.symbol)
    return citation.start, citation.end


@rule("LAW-001", severity=Severity.WARNING, clause=_OWN)
def replaced_act(subject: Subject) -> Faults:
    """Căn cứ, viện dẫn văn bản đã hết hiệu lực vào ngày của văn bản.

    ## Kiểm tra gì
    Văn bản nêu trong căn cứ hoặc sau "theo", "quy định tại" đã bị thay thế hay hết hiệu lực. Văn bản không có trong danh mục thì
    không đánh giá. Lời kể lại, câu nói về việc thay thế không bị nhắc.

    ## Vì sao
    Căn cứ phải đang có hiệu lực khi ban hành.

    ## Ví dụ sai
    (ngày 05/01/2026) Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 …

    ## Ví dụ đúng
    (ngày 05/01/2026) Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 …

    ## Cách sửa
    Nêu văn bản thay thế, đối chiếu lại điều khoản được dẫn.
    """
    words = words_of(subject)
    for citation, act, on in _cited(subject):
        if act is None or act.force(on) is not Force.ENDED:
            continue
        heir = acts.find(act.replaced_by) if act.replaced_by else None
        text = _("{cited} đã hết hiệu lực vào ngày {on}").format(cited=citation.shown(), on=short_date(on))
        if act.replaced_by:
            name = f"{heir.kind} số {heir.symbol}" if heir else act.replaced_by
            text += "; " + _("thay bằng {heir}").format(heir=name)
        yield words.fault(*_place(words, citation), text)


@rule("LAW-002", severity=Severity.WARNING, clause=_OWN)
def act_not_yet_in_force(subject: Subject) -> Faults:
    """Căn cứ văn bản chưa có hiệu lực vào ngày của văn bản.

    ## Kiểm tra gì
    Văn bản quy phạm pháp luật nêu trong căn cứ của quyết định, nghị quyết đã ban hành nhưng chưa tới ngày có hiệu lực.

    ## Vì sao
    Quyết định, nghị quyết phải căn cứ văn bản đang có hiệu lực; kế hoạch, công văn có thể triển khai trước nên không bị nhắc.

    ## Ví dụ sai
    (Quyết định ngày 20/6/2025) Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 …

    ## Ví dụ đúng
    (Quyết định ngày 20/6/2025) Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 …

    ## Cách sửa
    Nêu văn bản đang có hiệu lực.
    """
    if subject.kind not in ("quyet-dinh", "nghi-quyet"):
        return
    words = words_of(subject)
    for citation, act, on in _cited(subject):
        if act is None or not citation.basis or act.kind not in _NORMATIVE:
            continue
        if act.force(on) is Force.NOT_YET and act.start is not None and (citation.date is None or citation.date <= on):
            yield words.fault(
                *_place(words, citation),
                _("{cited} có hiệu lực từ ngày {start}").format(cited=citation.shown(), start=short_date(act.start)),
            )


@rule("LAW-003", severity=Severity.WARNING, clause=_OWN)
def unknown_acts(subject: Subject) -> Faults:
    """Văn bản viện dẫn chưa rõ hiệu lực.

    ## Kiểm tra gì
    Kể ra những luật, nghị định, thông tư trong căn cứ mà danh mục của chương trình không có hoặc không đủ dữ liệu để kết luận.
    Không bao giờ báo lỗi.

    ## Vì sao
    Chưa biết không có nghĩa là đúng: người soạn cần tự tra hiệu lực.

    ## Ví dụ sai
    (không có: quy tắc này chỉ nêu phần chưa đánh giá)

    ## Ví dụ đúng
    (không có)

    ## Cách sửa
    Tra hiệu lực của các văn bản được kể; thêm vào danh mục nếu thường dùng.
    """
    unknown: dict[str, None] = {}
    for citation, act, on in _cited(subject):
        if citation.line.component is not Component.CAN_CU or citation.kind not in _NORMATIVE:
            continue
        if act is None or act.force(on) is Force.UNKNOWN:
            unknown[citation.shown()] = None
    if unknown:
        yield Unseen(_("chưa rõ hiệu lực của {acts}").format(acts=", ".join(unknown)))
