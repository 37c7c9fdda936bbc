"""Tasks that a plan gives in sentences: one lead, a receiver, a deadline, a period, a day that is still to come (TASK-001 to 005)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from generator.messages import _
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.cite.found import citations_of
from generator.rules.engine import Faults, NotEvaluated, Subject, rule
from generator.rules.nd30.text import UPPER, kept, words_of
from generator.vietnamese.dates import find_dates, last_day, short_date

_OWN = "Không có điều luật riêng; yêu cầu giao việc rõ người, rõ việc, rõ thời hạn"
PLANS = frozenset(
    {"ke-hoach", "chuong-trinh", "phuong-an", "de-an", "chi-thi", "cong-dien", "thong-bao", "quyet-dinh", "cong-van"}
)
REPORTING = frozenset({"ke-hoach", "chuong-trinh", "phuong-an", "de-an", "chi-thi"})
"""Kinds that set up regular reporting of their own."""
_LISTED = frozenset({Component.MUC, Component.DOAN})
_SENTENCE = re.compile(r"(?:[^.;\n]|\.(?=\S))+")
_BODY = rf"(?:Sở|Ban|Phòng|Văn phòng|Công an|Thanh tra|Trung tâm|Chi cục|Cục|Hội|Bộ) (?:[{UPPER}]|(?:tỉnh|thành phố|xã|phường)(?= và|,| [{UPPER}]| chủ))[^,;.:()\n]{{0,60}}?"
_TWO_LEADS = re.compile(rf"(?:.*\) )?(?P<leads>{_BODY}(?:, | và |, và ){_BODY} (?:cùng |đồng )?)")
_JOINT = re.compile(r"(?:đồng|cùng) chủ trì")
_LONG, _WIDE, _MANY = 300, 4000, 3000
"""Characters of a clause and of a sentence, and sentences of a document, that are looked at: bounds for hostile input."""
_STOP = re.compile(r"[.;:] ")


def _sentences(subject: Subject) -> tuple[tuple[int, int, str], ...]:
    """Return the sentences of the running text: start, end, words in small letters."""
    words = words_of(subject)
    return tuple(
        (found.start(), found.end(), words.low[found.start() : found.end()])
        for line in words.lines
        if line.component in _LISTED and line.unit.appendix is None
        for found in _SENTENCE.finditer(words.all, line.start + line.body, line.end)
    )


def _with(subject: Subject, *needed: str) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences that hold one of these words."""
    low = words_of(subject).low
    if any(word in low for word in needed):
        for sentence in kept(subject, _sentences)[:_MANY]:
            if len(sentence[2]) <= _WIDE and any(word in sentence[2] for word in needed):
                yield sentence


@rule("TASK-001", severity=Severity.WARNING, clause=_OWN)
def two_leads(subject: Subject) -> Faults:
    """Một việc giao hai cơ quan chủ trì.

    ## Kiểm tra gì
    "Sở A và Sở B chủ trì", "đồng chủ trì" trong văn bản giao việc.

    ## Vì sao
    Một việc một cơ quan chủ trì thì mới rõ trách nhiệm; các cơ quan khác phối hợp.

    ## Ví dụ sai
    Sở Nội vụ và Sở Tài chính chủ trì tổng hợp kết quả.

    ## Ví dụ đúng
    Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổng hợp kết quả.

    ## Cách sửa
    Chọn một cơ quan chủ trì.
    """
    if subject.kind not in PLANS:
        return
    words = words_of(subject)
    for start, end, text in _with(subject, "chủ trì"):
        at = start + text.index("chủ trì")
        clause = start
        for stop in _STOP.finditer(words.all, start, at):
            clause = stop.end()
        clause = max(clause, at - _LONG)
        found = _TWO_LEADS.fullmatch(words.all, clause, at)
        joint = _JOINT.search(words.all, start, end)
        if words.foreign(at) or citations_of(subject).holds(at) or words.low.startswith("chủ trì và", at):
            continue
        if found is not None and "phối hợp" not in found["leads"]:
            place = (found.start("leads"), at + len("chủ trì"))
        elif joint is not None:
            place = joint.span()
        else:
            continue
        yield words.fault(
            *place, _("một việc hai cơ quan chủ trì: “{words}”").format(words=words.all[place[0] : place[1]])
        )


_PERIOD = re.compile(
    r"(?:hằng|hàng|mỗi|từng) (?:năm|quý|tháng|tuần|ngày|kỳ|đợt)|\d+ (?:năm|quý|tháng|tuần|ngày)|(?:một|hai|ba|sáu) (?:năm|quý|tháng|tuần)|"
    r"quý|trước ngày|ngày \d|tháng \d|cuối năm|năm học|theo quy định|theo yêu cầu|đột xuất|theo chế độ|giữa kỳ|/(?:năm|quý|tháng|tuần|ngày|lần)"
)
_REGULAR = re.compile(
    r"(?<!chế độ )(?<!công tác )(?:định kỳ (?:báo cáo|tổng hợp|gửi|họp|giao ban|sơ kết)|"
    r"(?:gửi|thực hiện) báo cáo định kỳ (?=về|cho|kết quả))"
)


@rule("TASK-002", severity=Severity.WARNING, clause=_OWN)
def period_missing(subject: Subject) -> Faults:
    """Việc định kỳ không nói kỳ hạn.

    ## Kiểm tra gì
    "định kỳ báo cáo", "báo cáo định kỳ" mà trong câu không có hằng năm, hằng quý, 06 tháng, ngày …; câu "theo quy định", "đột
    xuất" không tính.

    ## Vì sao
    Không có kỳ hạn thì không biết báo cáo lúc nào.

    ## Ví dụ sai
    Các sở định kỳ báo cáo kết quả về Sở Nội vụ.

    ## Ví dụ đúng
    Các sở định kỳ hằng quý báo cáo kết quả về Sở Nội vụ.

    ## Cách sửa
    Ghi kỳ hạn.
    """
    if subject.kind not in REPORTING:
        return
    words = words_of(subject)
    for start, _end, text in _with(subject, "định kỳ"):
        found = _REGULAR.search(text)
        if found is not None and not _PERIOD.search(text) and not words.foreign(start + found.start()):
            yield words.fault(
                start + found.start(), start + found.end(), _("việc định kỳ chưa nói kỳ hạn (hằng năm, hằng quý …)")
            )


_REPORTS = re.compile(r"(?:gửi|nộp) (?:báo cáo|kết quả|danh sách|hồ sơ|đề xuất)|báo cáo (?:kết quả|tình hình)")
_DEADLINE = re.compile(r"(?:trước|chậm nhất(?: là)?|xong trước|hạn cuối|đến hết|trong) ngày|chậm nhất|thời hạn")
_RECEIVER = re.compile(
    r"\bvề\b (?!việc|tình|kết|công|các|những|nội)|gửi (?:sở|phòng|ban|văn|ủy|uỷ|ubnd|hội|bộ|về|cho|đến|tới|trung)|\btrình\b|\bcho\b|qua |"
    r"báo cáo (?:ủy|uỷ|ubnd|hđnd|sở|bộ|chủ tịch|hội đồng|thủ tướng|chính phủ|thường|ban|tỉnh|cấp|lãnh|giám|văn|phòng|cơ quan)"
)


@rule("TASK-003", severity=Severity.WARNING, clause=_OWN)
def receiver_missing(subject: Subject) -> Faults:
    """Báo cáo có thời hạn nhưng không nói gửi cho ai.

    ## Kiểm tra gì
    Câu giao gửi báo cáo, kết quả có thời hạn mà không có nơi nhận ("về Sở …", "gửi …", "báo cáo Ủy ban …").

    ## Vì sao
    Không có nơi nhận thì báo cáo không tới đúng chỗ.

    ## Ví dụ sai
    Các đơn vị gửi báo cáo trước ngày 30/11/2026.

    ## Ví dụ đúng
    Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 30/11/2026.

    ## Cách sửa
    Ghi nơi nhận.
    """
    if subject.kind not in REPORTING:
        return
    words = words_of(subject)
    for start, _end, text in _with(subject, "báo cáo", "gửi", "nộp"):
        found = _REPORTS.search(text)
        if (
            found is None
            or not _DEADLINE.search(text)
            or _RECEIVER.search(text)
            or words.foreign(start + found.start())
        ):
            continue
        yield words.fault(
            start + found.start(), start + found.end(), _("báo cáo có thời hạn nhưng chưa nói gửi cho ai")
        )


_TO_COMPILE = re.compile(
    r"(?:gửi|báo cáo)[^.;]{0,80}? về (?:sở|phòng|văn phòng|ủy ban|ubnd|ban) [^.;]{2,80}?(?:để |, )?(?:tổng hợp|theo dõi, tổng hợp)"
)
_TO_REPORT = re.compile(
    r"^\W*(?:\d+[.)] )?(?:các |ủy ban nhân dân|uỷ ban nhân dân|ubnd|sở |phòng |thủ trưởng|đề nghị |yêu cầu |giao )[^.;:]{0,120}?"
    r"(?:gửi báo cáo|báo cáo kết quả|báo cáo tình hình)[^.;:]{0,80}? về (?:sở|phòng|văn phòng|ủy ban|uỷ ban|ubnd|ban) [^.;:]{2,80}$"
)
_WHEN = re.compile(
    r"ngày|trước|tháng|năm|quý|tuần|định kỳ|\bkhi\b|theo quy định|theo yêu cầu|kịp thời|đột xuất|thường xuyên|ngay|sau|thời hạn|nếu|"
    r"trong quá trình|vướng mắc|khó khăn|phản ánh"
)


@rule("TASK-004", severity=Severity.WARNING, clause=_OWN)
def deadline_missing(subject: Subject) -> Faults:
    """Giao gửi báo cáo để tổng hợp nhưng không có thời hạn.

    ## Kiểm tra gì
    Câu "gửi … về Sở … tổng hợp", "các đơn vị báo cáo kết quả về Sở …" không có ngày, tháng, kỳ hạn nào. Câu về vướng mắc, phát sinh không tính.

    ## Vì sao
    Không có thời hạn thì không đôn đốc được.

    ## Ví dụ sai
    Các đơn vị gửi kết quả về Sở Nội vụ để tổng hợp.

    ## Ví dụ đúng
    Các đơn vị gửi kết quả về Sở Nội vụ trước ngày 30/11/2026 để tổng hợp.

    ## Cách sửa
    Ghi thời hạn.
    """
    if subject.kind not in REPORTING:
        return
    words = words_of(subject)
    for start, _end, text in _with(subject, "tổng hợp", "báo cáo"):
        found = _TO_COMPILE.search(text) or _TO_REPORT.search(text)
        if found is not None and not _WHEN.search(text) and not words.foreign(start + found.start()):
            yield words.fault(start + found.start(), start + found.end(), _("chưa có thời hạn gửi để tổng hợp"))


_TOLD = re.compile(
    r"\bđã\b|tính đến|số liệu|được (?:cấp|giao|phê duyệt|ban hành)|hiệu lực|theo quy định (?:tại|của)|(?:yêu cầu|chỉ đạo|đề nghị) tại|\btừ (?:ngày|trước)"
)
"""The sentence tells of the past, or of a day that a rule sets."""
_LIMIT = re.compile(
    r"(?:trước|chậm nhất(?: là| vào)?|xong trước|hạn cuối(?: là)?|đến hết|trước thời điểm) $|thời hạn:? $|chậm nhất ngày $"
)


_MEETING = re.compile(r"\W*thời gian[^:\n]{0,30}:")


def _meeting_past(subject: Subject, own: dt.date) -> Faults:
    """Yield the day of a meeting that is over on the day of the invitation."""
    words = words_of(subject)
    for line in words.lines:
        if line.component not in _LISTED or not _MEETING.match(words.low, line.start):
            continue
        dates = [date for date in find_dates(line.text) if date.value is not None]
        if dates and all(date.value is not None and date.value < own for date in dates):
            yield words.fault(
                line.start + dates[0].start,
                line.start + dates[0].end,
                _("thời hạn {date} đã qua vào ngày của văn bản ({own})").format(date=dates[0].text, own=_own(subject)),
            )


def _own(subject: Subject) -> str:
    """The document's day, or the year where a draft names no more: "05/3/2026", "2026"."""
    document = subject.document
    return short_date(document.date) if document.date else str(document.year)


@rule("TASK-005", severity=Severity.WARNING, clause="Không có điều luật riêng; đối chiếu ngày trong văn bản")
def deadline_already_past(subject: Subject) -> Faults:
    """Thời hạn giao đã qua vào ngày của văn bản.

    ## Kiểm tra gì
    Ngày sau "trước", "chậm nhất", "hạn cuối", "đến hết" có đủ ngày, tháng, năm mà trước ngày của văn bản. Lời kể lại, viện dẫn và
    ngoặc kép không tính. Với giấy mời: thời gian họp. Bản dự thảo mới có năm: chỉ báo thời hạn của các năm trước.

    ## Vì sao
    Thường còn sót từ văn bản năm trước.

    ## Ví dụ sai
    (kế hoạch ngày 05/01/2026) báo cáo trước ngày 30/11/2025

    ## Ví dụ đúng
    (kế hoạch ngày 05/01/2026) báo cáo trước ngày 30/11/2026

    ## Cách sửa
    Sửa thời hạn.
    """
    if subject.kind not in REPORTING | {"quyet-dinh", "huong-dan", "cong-van", "cong-dien", "giay-moi"}:
        return
    document = subject.document
    # A draft that only names its year is not older than the first day of that year; today is not its date.
    own = document.date or (dt.date(document.year, 1, 1) if document.year else None)
    if own is None:
        raise NotEvaluated(_("chưa biết ngày của văn bản"))
    if subject.kind == "giay-moi":
        yield from _meeting_past(subject, own)
        return
    words = words_of(subject)
    for start, _end, text in _with(subject, "trước", "chậm nhất", "hạn", "đến hết"):
        for date in find_dates(words.all[start : start + len(text)]):
            last = last_day(date)
            at = start + date.start
            if (
                last is None
                or date.day is None
                or last >= own
                or not _LIMIT.search(text[max(0, date.start - 30) : date.start])
            ):
                continue
            if _TOLD.search(text) or ("hồ sơ" in text and not re.search(r"gửi|nộp", text)):
                continue
            if words.foreign(at) or citations_of(subject).holds(at):
                continue
            yield words.fault(
                at,
                at + len(date.text),
                _("thời hạn {date} đã qua vào ngày của văn bản ({own})").format(date=date.text, own=_own(subject)),
            )
