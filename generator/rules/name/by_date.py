"""Bodies and places that exist on the document's date (NAME-001 to 003). Names in citations and in history are left alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from generator.catalog import bodies, provinces
from generator.catalog.bodies import Body
from generator.catalog.provinces import TWO_TIER_FROM
from generator.messages import _
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.cite.found import citations_of
from generator.rules.engine import Fault, Faults, NotEvaluated, Subject, rule
from generator.rules.nd30.text import LOWER, UPPER, Words, words_of
from generator.vietnamese.dates import short_date
from generator.vietnamese.tone import to_old

_END = rf"(?![{LOWER}{UPPER}])"
_TWO_TIER = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
_SILENT = frozenset({Component.BANG, Component.TEN_BANG, Component.DIA_CHI, Component.KY_HO_TEN, Component.KY_SO})
"""Tables hold figures of earlier years; addresses are those of a register."""

_HISTORY = re.compile(
    r"\(cũ\)|\bcũ\b|trước đây|\bnguyên (?:là|sở|bộ|phòng|giám đốc|chủ tịch|phó|trưởng|ủy ban|uỷ ban|cán bộ|huyện|tỉnh)\b|trước khi|trước ngày|trước thời điểm|sáp nhập|hợp nhất|đổi tên|giải thể|tiền thân|kế thừa|chuyển giao|"
    r"chuyển (?:từ|về|sang)|tiếp nhận|kết thúc|chấm dứt|sắp xếp|không (?:còn|tổ chức)|bỏ cấp|thành lập|thay thế|bàn giao|"
    r"do [^.;]{3,60} (?:ban hành|cấp|phê duyệt)|đã (?:được|ban hành|cấp|phê duyệt|ký)|được (?:cấp|phê duyệt)"
)
_YEAR = re.compile(r"(?<!\d)(19|20)(\d\d)(?!\d)")
_WIDE = 600
"""Characters of a sentence that are looked at on each side of a name."""
_SENTENCE_END = re.compile(r"[.;?!](?=\s|$)|\n")


def _on(subject: Subject) -> dt.date:
    if subject.on is None:
        raise NotEvaluated(_("chưa biết ngày của văn bản để xét tên cơ quan, địa danh"))
    return subject.on


def _sentence(words: Words, start: int, end: int) -> str:
    """Return the sentence around a place, in small letters."""
    line = words.line_at(start)
    left = max(line.start, start - _WIDE)
    for found in _SENTENCE_END.finditer(words.all, left, start):
        left = found.end()
    limit = min(line.end, end + _WIDE)
    right = _SENTENCE_END.search(words.all, end, limit)
    return words.low[left : right.start() if right else limit]


def _own_present(subject: Subject, start: int, end: int, *, before: int) -> bool:
    """Return whether the words at [start, end) are the writer's own about the present.

    Not so: quotations, citations (issuer and title keep their historical names), tables, sentences that speak of what was
    before ("trước đây", "sáp nhập", a year before ``before``).
    """
    words = words_of(subject)
    line = words.line_at(start)
    if line.component in _SILENT or words.foreign(start) or citations_of(subject).holds(start):
        return False
    sentence = _sentence(words, start, end)
    if _HISTORY.search(sentence):
        return False
    return not any(int(year.group()) < before for year in _YEAR.finditer(sentence))


# District level -------------------------------------------------------------------------------------------------------

_DISTRICT = re.compile(
    rf"(?:[Cc]ấp huyện|[Cc]ác (?:quận, )?huyện, thị xã(?:, thành phố)?|[Cc]ác huyện, thành phố|xã, phường, thị trấn|"
    rf"phường, xã, thị trấn|xã, thị trấn|(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|MTTQ) "
    rf"(?:các )?(?:huyện|quận|thị xã|thị trấn)|"
    rf"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND) (?:HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)|"
    rf"(?:[Hh]uyện|[Tt]hị xã|[Tt]hị trấn) [{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)*|[Qq]uận (?:\d{{1,2}}|[{UPPER}][{LOWER}]+)|"
    rf"[Hh]uyện ủy|[Hh]uyện uỷ){_END}"
)


_DISTRICT_WORDS = ("cấp", "các", "xã", "phường", "ubnd", "hđnd", "ủy", "hội", "mttq", "huyện", "thị", "quận")


@rule("NAME-001", severity=Severity.WARNING, clause=_TWO_TIER)
def district_level(subject: Subject) -> Faults:
    """Cấp huyện, thị trấn nêu như đang có, sau ngày 01/7/2025.

    ## Kiểm tra gì
    "cấp huyện", "các huyện, thị xã, thành phố", "UBND huyện …", "thị trấn …" trong văn bản đề ngày từ 01/7/2025. Tên trong viện
    dẫn, trong ngoặc kép, trong bảng và câu kể lại thời trước không bị nhắc.

    ## Vì sao
    Từ 01/7/2025 chính quyền địa phương có hai cấp: tỉnh và xã (xã, phường, đặc khu); không còn cấp huyện và thị trấn.

    ## Ví dụ sai
    (ngày 05/01/2026) giao Ủy ban nhân dân các huyện, thị xã, thành phố tổ chức thực hiện

    ## Ví dụ đúng
    (ngày 05/01/2026) giao Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện

    ## Cách sửa
    Thay bằng cơ quan, đơn vị hiện có.
    """
    on = _on(subject)
    if on < TWO_TIER_FROM:
        return
    words = words_of(subject)
    places = ((m.start(), m.end()) for m in words.each(_DISTRICT, *_DISTRICT_WORDS))
    for start, end in _one_a_line(words, _present(subject, places, TWO_TIER_FROM.year)):
        yield words.fault(
            start,
            end,
            _("“{words}”: từ 01/7/2025 không còn cấp huyện, thị trấn").format(words=words.all[start:end]),
        )


_HEAD_NAMES = (Component.CHU_QUAN, Component.CO_QUAN)


def _present(subject: Subject, places: Iterator[tuple[int, int]], before: int) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end in places if _own_present(subject, start, end, before=before))


def _one_a_line(words: Words, places: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the first place of each line: one remark is enough."""
    seen: set[int] = set()
    for start, end in places:
        line = words.line_at(start)
        number = line.number
        if line.component in _HEAD_NAMES:
            # The names at the head are ND30-052's matter.
            continue
        if number not in seen:
            seen.add(number)
            yield start, end


# Bodies ---------------------------------------------------------------------------------------------------------------

_DISTRICT_OFFICES = frozenset({"phong_ldtbxh_huyen", "phong_tnmt_huyen", "phong_nnptnt_huyen", "phong_gddt_huyen"})
"""Offices of the former district whose names no other unit bears."""


@cache
def _dated_bodies() -> tuple[tuple[Body, str], ...]:
    """Return the bodies with a first or a last day, and the forms in which texts name them, as a pattern."""
    found = []
    for body in bodies.all_bodies().values():
        name = body.plain_name
        if not (body.start or body.end) or not body.confirmed:
            continue
        if body.id not in _DISTRICT_OFFICES and not name.startswith(("Bộ ", "Sở ", "Ủy ban Dân tộc")):
            continue
        forms = [re.escape(to_old(name).lower()).replace(r"\ \-\ ", r"(?: ?[-–] ?|, | )").replace(r"\ ", " ")]
        sort = name.partition(" ")[0]
        for symbol in body.symbols:
            if len(symbol) > 3 and symbol[0].lower() == sort[0].lower():
                letters = [c for c in symbol[1:].lower() if c.isalpha()]
                forms.append(f"{sort.lower()} {'[-& ]{0,3}'.join(letters)}")
        found.append((body, "|".join(sorted(forms, key=len, reverse=True))))
    return tuple(found)


@cache
def _bodies_pattern() -> tuple[re.Pattern[str], tuple[Body, ...]]:
    entries = _dated_bodies()
    pattern = "|".join(f"({forms})" for _body, forms in entries)
    return re.compile(rf"(?:{pattern})(?![{LOWER}])"), tuple(body for body, _forms in entries)


_LOCAL_FROM, _LOCAL_TO = dt.date(2025, 2, 15), dt.date(2025, 3, 31)
"""Provinces reorganised their sở between these days, each on its own (catalog: nominal dates)."""


@rule("NAME-002", severity=Severity.WARNING, clause="Danh mục cơ quan theo ngày (catalog/data/bodies.yaml)")
def body_of_another_time(subject: Subject) -> Faults:
    """Tên bộ, sở, phòng không tồn tại vào ngày của văn bản.

    ## Kiểm tra gì
    Bộ, cơ quan ngang bộ, sở, phòng đã sáp nhập hoặc chưa thành lập vào ngày của văn bản, viết đầy đủ hay viết tắt. Tên trong viện
    dẫn, trong ngoặc kép, trong bảng và câu kể lại thời trước không bị nhắc; với sở, các ngày 15/02 - 31/3/2025 không xét vì mỗi
    tỉnh sắp xếp một ngày.

    ## Vì sao
    Giao việc, gửi văn bản cho cơ quan không còn thì không ai thực hiện.

    ## Ví dụ sai
    (ngày 05/01/2026) Sở Lao động - Thương binh và Xã hội chủ trì

    ## Ví dụ đúng
    (ngày 05/01/2026) Sở Nội vụ chủ trì

    ## Cách sửa
    Chọn cơ quan kế nhiệm theo lĩnh vực công việc; một sở cũ có thể chia cho nhiều nơi.
    """
    on = _on(subject)
    words = words_of(subject)
    pattern, known = _bodies_pattern()
    for found in words.each(pattern, "bộ", "sở", "ủy", "phòng", low=True):
        body = known[(found.lastindex or 1) - 1]
        turn, text = _turn_of(body, on)
        if turn is None or not words.all[found.start()].isupper():
            continue
        gone = body.end is not None and on > body.end
        if _own_present(subject, found.start(), found.end(), before=turn.year if gone else 0):
            yield words.fault(found.start(), found.end(), text)
    for component, lines in zip(_HEAD_NAMES, (subject.document.superior, subject.document.issuer), strict=True):
        # A name at the head may take several lines.
        whole = to_old(" ".join(lines)).lower()
        over = pattern.match(whole) if len(lines) > 1 or len(subject.lines(component)) > 1 else None
        if over is None or any(
            pattern.match(words.low, line.start) for line in words.lines if line.component is component
        ):
            continue
        turn, text = _turn_of(known[(over.lastindex or 1) - 1], on)
        if turn is not None:
            yield Fault(text, subject.first(component), present=" ".join(lines), component=component)


def _turn_of(body: Body, on: dt.date) -> tuple[dt.date | None, str]:
    """Return the day that parts a body's time from ``on``, and what is said of it; ``None`` when it exists, or may exist."""
    turn = body.end if body.end and on > body.end else body.start
    if body.exists(on) or turn is None or (body.level != "trung_uong" and _LOCAL_FROM <= on <= _LOCAL_TO):
        return None, ""
    if body.end is None or on <= body.end:
        return turn, _("{body} có từ {date}").format(body=body.plain_name, date=short_date(turn))
    heirs = ", ".join(heir.plain_name for heir in bodies.successors(body, on))
    if heirs:
        return turn, _("{body} không còn từ sau {date}; kế nhiệm theo lĩnh vực: {heirs}").format(
            body=body.plain_name, date=short_date(turn), heirs=heirs
        )
    return turn, _("{body} không còn từ sau {date}").format(body=body.plain_name, date=short_date(turn))


# Provinces ------------------------------------------------------------------------------------------------------------


@cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted({unit.name.lower() for unit in provinces.all_names()}, key=len, reverse=True)
    return re.compile(rf"(tỉnh|thành phố|tp\.?) ({'|'.join(map(re.escape, names))})(?![{LOWER}])")


@rule(
    "NAME-003",
    severity=Severity.WARNING,
    clause="Nghị quyết số 202/2025/QH15; danh mục tỉnh theo ngày (catalog/data/provinces.yaml)",
)
def province_of_another_time(subject: Subject) -> Faults:
    """Tên tỉnh, thành phố không tồn tại vào ngày của văn bản.

    ## Kiểm tra gì
    "tỉnh …", "thành phố …" đã sáp nhập, đổi tên, lên thành phố, hoặc chưa thành lập vào ngày của văn bản. Tên trong viện dẫn,
    trong ngoặc kép, trong bảng và câu kể lại thời trước không bị nhắc.

    ## Vì sao
    Từ 01/7/2025 có 34 tỉnh, thành phố; văn bản phải ghi tên đơn vị hành chính đang có.

    ## Ví dụ sai
    (ngày 05/01/2026) trên địa bàn tỉnh Sóc Trăng

    ## Ví dụ đúng
    (ngày 05/01/2026) trên địa bàn thành phố Cần Thơ

    ## Cách sửa
    Ghi tên đơn vị hiện có; nếu nói về vùng cũ thì ghi rõ "(cũ)" hoặc "trước đây".
    """
    on = _on(subject)
    words = words_of(subject)
    places: list[tuple[int, int, str]] = []
    for found in words.each(_province_pattern(), "tỉnh", "thành", "tp", low=True):
        is_city = found.group(1) != "tỉnh"
        named = [
            unit for unit in provinces.all_names() if unit.name.lower() == found.group(2) and unit.is_city == is_city
        ]
        if any(unit.exists(on) for unit in named) or not words.all[found.start(2)].isupper():
            continue
        text = _said_of(named, found.group(2), on, is_city=is_city)
        if text:
            places.append((found.start(), found.end(), text))
    seen: set[tuple[int, str]] = set()
    for start, end, text in places:
        key = (words.line_at(start).number, text)
        if key not in seen and _own_present(subject, start, end, before=2025):
            seen.add(key)
            yield words.fault(start, end, text)


def _said_of(named: list[provinces.Province], name: str, on: dt.date, *, is_city: bool) -> str:
    """Return what is wrong with naming this unit on that day; "" when nothing can be said for sure."""
    for unit in named:
        change = provinces.successor(unit, on)
        if change is not None:
            return _("{old} không còn từ {since}; nay là {new}").format(
                old=unit.full_name, since=short_date(change.since), new=change.new.in_sentence
            )
        if unit.start is not None and on < unit.start:
            earlier = provinces.find(unit.name, on=on)
            return _("{unit} có từ {start}").format(unit=unit.full_name, start=short_date(unit.start)) + (
                _("; vào ngày này là {earlier}").format(earlier=earlier.in_sentence) if earlier else ""
            )
    if is_city and on >= TWO_TIER_FROM and not named:
        # A city of the district level with the name of its province ("thành phố Sóc Trăng").
        return _("từ 01/7/2025 không còn thành phố thuộc tỉnh: {name}").format(
            name=_("thành phố {name}").format(name=name.title())
        )
    return ""
