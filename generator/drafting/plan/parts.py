"""The other parts of a plan: movement, criteria, awards, timetable, reporting regime, the plan it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.drafting.plan import actors, acts, deadlines
from generator.drafting.plan.paragraphs import PlanParagraph
from generator.model import Document, Level
from generator.model.plan import (
    ActReference,
    AwardForm,
    Criterion,
    Milestone,
    Movement,
    Origin,
    Reporting,
    SubjectLevel,
)

_QUOTED = re.compile(r"[“\"](?P<name>[^”\"]{8,200})[”\"]")
_MOVEMENT = re.compile(
    r"(?P<kind>[Pp]hong trào(?: thi đua)?|[Cc]uộc vận động|[Cc]hương trình|[Đđ]ề án|[Dd]ự án)\s+[“\"](?P<name>[^”\"]{4,200})[”\"]"
)
_PERIOD = re.compile(r"giai đoạn\s+(?P<first>20\d\d)\s*[-–]\s*(?P<last>20\d\d)", re.IGNORECASE)
_YEARS = re.compile(
    r"^(?:Từ\s+)?(?:Năm|Giai đoạn|Các năm)\s+(?P<first>20\d\d)(?:\s*(?:-|–|đến(?: năm)?)\s*(?P<last>20\d\d))?",
    re.IGNORECASE,
)
_AWARD = re.compile(
    r"(?:Huân chương|Huy chương|Cờ thi đua|Bằng khen|Giấy khen|Kỷ niệm chương|Danh hiệu)\b"
    r"(?:\s+(?:của\s+)?[A-ZĐ][^;,.()]*?)?(?=[;,.()]|:|$| và | cho | hoặc |\s+theo\b|\s+đối với\b|\s+trong\b)"
)
_REPORT = re.compile(r"báo cáo", re.IGNORECASE)
_REPORTED_TO = re.compile(
    r"(?:báo cáo|gửi|về)\b[^;.]*?\bvề\s+(?P<who>(?:Sở|Ủy ban nhân dân|UBND|Ban|Hội đồng|Văn phòng|Phòng|Bộ|Công an)\s+.*?)"
    r"(?=\s+(?:để|tổng hợp|chủ trì|xem xét|trước|qua|và đề xuất|theo)\b|\s*\((?:trước|qua)|[;.,]|$)"
)
_FINAL = re.compile(
    r"(?:báo cáo|trình)\s+(?P<who>(?:Ủy ban nhân dân|UBND|Bộ|Chính phủ|Thủ tướng|Hội đồng)(?:\s(?!báo cáo|xem xét|theo|trước|để)[^\s;.,()]+)*"
    r"(?:\s*\([^)]*\))?)"
)


def movement(document: Document, paragraphs: tuple[PlanParagraph, ...]) -> Movement | None:
    """Return the movement or programme the plan carries out: quoted in the title, else quoted in the first paragraphs."""
    title = Origin("trích yếu", -1, document.title)
    places = [title, *(paragraph.origin for paragraph in paragraphs[: len(document.bases) + 4])]
    for origin in places:
        match = _MOVEMENT.search(origin.text) or (_QUOTED.search(origin.text) if origin is title else None)
        if match:
            kind = match.groupdict().get("kind") or _kind_in(document.title)
            period = _PERIOD.search(origin.text[match.end() :]) or _PERIOD.search(document.title)
            first, last = (int(period["first"]), int(period["last"])) if period else (None, None)
            own = next((name for name in _own_names(places, match["name"])), match["name"])
            return Movement(own, kind[:1].upper() + kind[1:], first, last, origin)
    return None


def _own_names(places: list[Origin], capitals: str) -> Iterator[str]:
    """The movement's name in sentence case, when the title prints it in capitals and the text repeats it."""
    if capitals != capitals.upper():
        return
    for origin in reversed(places):
        for match in _QUOTED.finditer(origin.text):
            if match["name"].upper() == capitals and match["name"] != capitals:
                yield match["name"]


def _kind_in(title: str) -> str:
    lowered = title.lower()
    return next(
        (kind for kind in ("phong trào thi đua", "cuộc vận động", "chương trình", "đề án") if kind in lowered), ""
    )


def subject_of(heading: str) -> SubjectLevel | None:
    """Return whom a criteria heading addresses ("b) Đối với các huyện, thị xã, thành phố:"); ``None`` when it names nobody."""
    words = re.sub(r"^(?:Đối với|Dành cho|Về)\s+", "", heading.strip())
    if re.match(r"(?i)cấp tỉnh\b", words):
        return SubjectLevel.SO
    return actors.level_of(words, SubjectLevel.TINH)


def criteria(paragraphs: tuple[PlanParagraph, ...]) -> Iterator[tuple[Criterion, PlanParagraph]]:
    """Yield the award criteria with their paragraphs: what stands under a "tiêu chí" heading, by addressee."""
    for paragraph in paragraphs:
        under = [heading.lower() for heading in paragraph.headings]
        where = next((at for at, heading in enumerate(under) if re.match(r"(?:các )?(?:tiêu chí|tiêu chuẩn)(?! khen)", heading)
                      and "hình thức" not in heading), None)  # fmt: skip
        if where is None or paragraph.has_children or len(paragraph.headings) <= where + 1:
            continue
        subject = next(
            (found for heading in reversed(paragraph.headings[where + 1 :]) if (found := subject_of(heading))), None
        )
        yield Criterion(subject, paragraph.text, None, paragraph.origin), paragraph


def awards(paragraphs: tuple[PlanParagraph, ...]) -> Iterator[AwardForm]:
    """Yield the forms of commendation that the plan offers, each once per place, with who decides where it says so."""
    for paragraph in paragraphs:
        under = " ".join(paragraph.headings).lower()
        if "khen thưởng" not in under:
            continue
        when = next((heading.strip(" :") for heading in reversed(paragraph.headings)
                     if re.match(r"(?i)khen thưởng (?:h[àằ]ng năm|sơ kết|tổng kết)", heading)), "")  # fmt: skip
        names = list(dict.fromkeys(match.group().strip() for match in _AWARD.finditer(paragraph.text)))
        if paragraph.level in {Level.GACH, Level.DIEM} and _AWARD.match(paragraph.text) and len(paragraph.text) < 120:
            names = [paragraph.text.strip(" ;.")]
        head = re.match(r"(?:Các )?[Hh]ình thức khen thưởng cấp Nhà nước", paragraph.text)
        if head:
            names.insert(0, "Khen thưởng cấp Nhà nước")
        if not names and re.search(r"quyết định khen thưởng theo thẩm quyền", paragraph.text):
            names = ["Khen thưởng theo thẩm quyền của thủ trưởng cơ quan, đơn vị, địa phương"]
        for name in names:
            decided = re.search(r"của\s+(?P<who>.+)$", name)
            yield AwardForm(name, decided["who"] if decided else "", when, paragraph.origin)


def timetable(paragraphs: tuple[PlanParagraph, ...], on: date | None) -> Iterator[Milestone]:
    """Yield the steps "Năm 2023: …", "Giai đoạn 2022 - 2025: …" of the plan's timetable."""
    for paragraph in paragraphs:
        match = _YEARS.match(paragraph.text)
        if not match or ":" not in paragraph.text or not paragraph.headings:
            continue
        period, _colon, action = paragraph.text.partition(":")
        who, _rest = actors.leading(action.strip())
        first = int(match["first"])
        yield Milestone(
            period.strip(),
            first,
            int(match["last"]) if match["last"] else first,
            action.strip(),
            actors.split(who, on) if who else (),
            paragraph.origin,
        )


def reporting(paragraphs: tuple[PlanParagraph, ...], on: date | None, author: SubjectLevel) -> Iterator[Reporting]:
    """Yield the reporting regimes: a paragraph in which many report, at a rhythm or by a day, to a named body."""
    for paragraph in paragraphs:
        text = paragraph.text
        if not _REPORT.search(text) or paragraph.row:
            continue
        receiver = _REPORTED_TO.search(text)
        limits = [limit for limit in deadlines.find_all(text) if limit.recurring]
        if not receiver or not limits:
            continue
        start = re.sub(
            r"^(?:Giao |Yêu cầu |Đề nghị )", "", re.sub(r"^(?:Định kỳ,?|[Tt]rước ngày[^,]*,|H[àằ]ng năm,)\s*", "", text)
        )
        who, _rest = actors.leading(start[:1].upper() + start[1:])
        who = who or next((found for clause in re.split(r"[;.]\s+|\byêu cầu ", text)
                           if (found := actors.leading(clause[:1].upper() + clause[1:])[0])), "")  # fmt: skip
        if not who:
            continue
        final = _FINAL.findall(text[receiver.end() :])
        to = actors.actor(receiver["who"], on, author)
        for limit in limits:
            yield Reporting(
                reporters=actors.split(who, on, author),
                deadline=limit,
                receiver=to,
                consolidator=to if re.search(r"tổng hợp", text[receiver.end() :]) else None,
                final_receivers=tuple(actors.actor(words, on, author) for words in final),
                origin=paragraph.origin,
            )


def replaced(paragraphs: tuple[PlanParagraph, ...]) -> Iterator[ActReference]:
    """Yield the acts that the plan says it replaces."""
    for paragraph in paragraphs:
        match = re.search(r"thay thế\s+", paragraph.text)
        if match:
            yield from list(acts.find(paragraph.text[match.end() :], paragraph.origin))[:1]
