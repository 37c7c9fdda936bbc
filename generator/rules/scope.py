"""Which files the decree's form does not bind: normative acts, documents older than the decree, certificates (bằng khen, giấy
khen), appendices in a file of their own."""

from __future__ import annotations

import re
from itertools import islice

from generator.catalog import nd30
from generator.messages import _
from generator.model.layout import Component
from generator.rules.cite.found import citations_of
from generator.rules.subject import Subject, plain
from generator.vietnamese.dates import short_date

_ACTS = re.compile(r"^(BỘ LUẬT|LUẬT|PHÁP LỆNH|LỆNH|NGHỊ ĐỊNH|THÔNG TƯ|THÔNG TƯ LIÊN TỊCH)$")
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC|MẪU SỐ|BIỂU SỐ|MẪU|BIỂU)(?: (?:SỐ )?[IVXLC\d]+[A-Z]?(?:[.\-/]\d+)*)?[.:]?$", re.IGNORECASE
)
_ATTACHED = re.compile(r"\((?:ban hành )?(?:kèm theo|đính kèm) ", re.IGNORECASE)
_OF_A_DOCUMENT = (
    Component.QUOC_HIEU,
    Component.CO_QUAN,
    Component.SO_KY_HIEU,
    Component.DIA_DANH,
    Component.NOI_NHAN_NHAN,
    Component.KY_HO_TEN,
)
_YEAR = re.compile(r"^\s*[Ss]ố\s*:?\s*\d*\s*/\s*(?:19|20)\d\d\s*/")


def _rules(*numbers: int) -> frozenset[str]:
    return frozenset(f"ND30-{number:03}" for number in numbers)


OF_FORM = _rules(*range(1, 211), 249, 250, 251)
"""Rules about the decree's form (and not about capitals and typing, which any text keeps)."""
OF_ITS_TIME = _rules(*range(1, 206), *range(211, 237), 249, 250, 251)
"""Rules that came with the decree: form and capitals; not the block of a copy, which is of today, nor typing."""
OF_COMPONENTS = _rules(25, 31, 39, 53, 69, 139, 148, 173, 251)
"""Rules that miss a component: of the copied document in a copy (PL1/P2), of the document itself in an appendix."""
OF_APPENDICES = OF_COMPONENTS | _rules(184, 185, 193, 194)
"""Rules that see an appendix beside its document: named there, counted with the others, on a page of its own."""
_AWARD = re.compile(r"(?:TẶNG )?(?:BẰNG KHEN|GIẤY KHEN|DANH HIỆU)", re.IGNORECASE)
"""The line of a certificate that names it: alone on its line, before anybody's name."""
_ITS_DECISION = re.compile(r"(?:Kèm theo |Theo )?Quyết định số\b", re.IGNORECASE)
_CERTIFICATE_LINES = 14
OF_SHEETS = OF_FORM | {"TYPO-001"}
"""Rules that no certificate keeps: its form is its own, and its lines are headings without a closing mark."""
FIRST_LINES = 10
"""Lines at the head of a file within which an appendix says what it is attached to."""


def outside(subject: Subject) -> tuple[str, frozenset[str]] | None:
    """Return why rules of the decree do not apply to a document, and which ones; ``None`` when all apply."""
    if (reason := _older(subject)) is not None:
        return reason, OF_ITS_TIME
    if _appendix_alone(subject):
        return _("tệp chỉ có phụ lục hoặc văn bản kèm theo, phần đầu và phần ký ở văn bản chính"), OF_APPENDICES
    if certificate(subject):
        reason = _(
            "bằng khen, giấy khen không thuộc các loại văn bản ở Điều 7 Nghị định số 30/2020/NĐ-CP: không xét thể thức"
        )
        return reason, OF_SHEETS
    return (_reason(), OF_FORM) if _normative(subject) else None


def certificate(subject: Subject) -> bool:
    """Return whether a file holds bằng khen, giấy khen: whole sheets, or only the words that go onto a pre-printed blank.

    A document has a number; a certificate only cites that of its decision. The sheet lies on its side where it can be seen.
    """
    layout = subject.layout
    if subject.document.number or subject.document.symbol or subject.first(Component.SO_KY_HIEU) is not None:
        return False
    if layout is not None and layout.sections and not layout.sections[0].landscape:
        return False
    texts = (p.text for p in layout.paragraphs) if layout is not None else (unit.text for unit in subject.units)
    lines = [plain(text) for text in islice((text for text in texts if text.strip()), _CERTIFICATE_LINES)]
    if any(_AWARD.fullmatch(line) for line in lines[:FIRST_LINES]):
        return True
    return (
        layout is not None
        and subject.first(Component.QUOC_HIEU) is None
        and any(_ITS_DECISION.match(line) for line in lines)
        and any("thành tích" in line.lower() for line in lines)
    )


def _appendix_alone(subject: Subject) -> bool:
    """Return whether a file holds an appendix or an attached text only: no head, no signature, and it says so."""
    document = subject.document
    if document.issuer or document.number or document.signature.name or document.signature.lines:
        return False
    if subject.layout is not None and any(subject.first(component) is not None for component in _OF_A_DOCUMENT):
        return False
    lines = [unit.words for unit in islice((u for u in subject.units if u.text.strip()), FIRST_LINES)]
    return bool(lines) and (bool(_APPENDIX.match(lines[0])) or any(_ATTACHED.match(line) for line in lines))


def _older(subject: Subject) -> str | None:
    """Return why an older document is not judged; ``None`` for one of today, or whose date cannot be right.

    A document that cites what was issued after its own date has a slip in the date, not another law.
    """
    date, since = subject.document.date, nd30.valid_from()
    if date is None or date >= since:
        return None
    for citation in citations_of(subject).found:
        if (citation.date is not None and citation.date > date) or (citation.year_in_number or 0) > date.year:
            return None
    return _(
        "văn bản đề ngày {date}, trước khi Nghị định số 30/2020/NĐ-CP có hiệu lực ({since}): không xét thể thức, viết hoa"
    ).format(date=short_date(date), since=short_date(since))


def _normative(subject: Subject) -> bool:
    """Return whether a document is a normative act.

    A year in the number alone is a fault of an administrative decision (ND30-062); together with neither an authority line
    nor "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:" it is the form of a normative act of today.
    """
    kind = subject.first(Component.TEN_LOAI)
    if kind is not None and _ACTS.match(subject.words(kind).upper()):
        return True
    if subject.kind not in ("quyet-dinh", "nghi-quyet"):
        return False
    number = subject.first(Component.SO_KY_HIEU)
    printed = f"Số: {subject.document.number}/{subject.document.symbol}"
    text = subject.words(number) if number is not None else plain(printed)
    if not _YEAR.match(text):
        return False
    if subject.layout is not None:
        order = subject.first(Component.LOI_BAN_HANH)
        words = subject.words(order) if order is not None else ""
        authority = subject.first(Component.THAM_QUYEN) is not None
    else:
        words, authority = subject.document.enacting, bool(subject.document.authority)
    # "Ủy ban nhân dân tỉnh ban hành Quyết định …" is the normative form of the enacting words.
    return not authority and not words.upper().startswith("QUYẾT")


def _reason() -> str:
    return _("có vẻ là văn bản quy phạm pháp luật, không thuộc phạm vi thể thức của Nghị định số 30/2020/NĐ-CP")
