"""The signature block: lines of authority and office, an office above or below the name, the name, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Signature
from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.units import Line
from generator.vietnamese.persons import is_family_name

_NOTE = re.compile(
    r"[(\[]?\s*(?:đã\s*ký|ký tên|ký(?=\s*,)|ký và|ký ghi|chữ ký|chữ kí|đóng dấu|daky|signed)\b.*", re.IGNORECASE
)
_DIGITAL = re.compile(
    r"(?:ký bởi|người ký|thời gian ký|ngày ký|email|cơ quan|tổ chức|chức vụ|chữ ký số|signature|signed by|digitally)\b\s*[:.]?"
    r".*",
    re.IGNORECASE,
)
_ADVISORY = re.compile(
    r"(?:hội đồng(?! nhân dân)|ban chỉ đạo|ban chỉ huy|đoàn|tổ|tiểu ban|ban tổ chức|hội nghị)\b", re.I
)


_CONFIRMED = re.compile(r"XÁC NHẬN CỦA\s+[A-ZĐÀ-Ỹ]")
"""The head of a second signature: "XÁC NHẬN CỦA CƠ QUAN …" on a giấy nghỉ phép."""


_WANTS_MORE = re.compile(
    r"(?:[-–,&]|\b(?:VÀ|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|NHÂN|PHÒNG|BAN|SỞ|BỘ|CỤC|VỤ|TRUNG TÂM|TRƯỜNG"
    r"|VIỆN|KHOA|HỘI|ĐOÀN|CÔNG TY|BÊN|CỦA))$"
)
"""The end of a line of office that the next line goes on with."""
_WHOLE_OFFICE = re.compile(
    r"(?:(?:KT|TL|TUQ|Q)\.\s*)?(?:PHÓ )?(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|HIỆU TRƯỞNG|BỘ TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|CHÁNH VĂN PHÒNG|VIỆN TRƯỞNG|THỦ TRƯỞNG|BÍ THƯ|THƯ KÝ|CHỦ TỌA|CHỦ TOẠ|TỔ TRƯỞNG|ĐỘI TRƯỞNG)|THỨ TRƯỞNG"
)
"""An office that needs no more words."""


def is_sign_line(text: str) -> bool:
    """Return whether a line is a line of authority or office: "TM. ỦY BAN NHÂN DÂN", "KT.GIÁM ĐỐC", "GIÁM ĐỐC"."""
    text = text.strip()
    if len(text) > 100 or text.endswith((";", ":")) or words.kind_line(text) is not None:
        return False
    return words.is_office_line(text) or confirms(text)


def confirms(text: str) -> bool:
    """Return whether a line heads the confirmation by another body: "XÁC NHẬN CỦA CƠ QUAN …"."""
    return _CONFIRMED.match(text) is not None


def read_signature(lines: Sequence[tuple[str, Line]], ledger: Ledger) -> Signature:
    """Read the lines of one signature block (words, line), top to bottom."""
    offices: list[tuple[str, Line]] = []
    name, other = "", ""
    to_fill = False  # dots below the office stand for the name of a draft
    name_line: Line | None = None
    for text, line in lines:
        text = text.strip()
        if words.is_blank_line(text):
            to_fill = to_fill or bool(offices)
            ledger.note("cho_trong", text, line.at)
        elif _NOTE.fullmatch(text):
            ledger.note("ghi_chu_ky", text, line.at)
        elif name == "" and _WHOLE_OFFICE.fullmatch(text.upper()):
            offices.append((text, line))
        elif name == "" and (offices or len(lines) == 1) and _is_name(text):
            name, name_line = text, line
            ledger.reassign(line, Component.KY_HO_TEN)
        elif name == "" and (words.is_capitals(text, 0.6) or not offices):
            offices.append((text, line))
        elif name and not other and words.is_office_line(text):
            other = text
            ledger.reassign(line, Component.KY_CHUC_VU_KHAC)
        elif name and _DIGITAL.fullmatch(text):
            ledger.note("ky_so", text, line.at)
        elif name == "" and words.is_person(text.title()) and len(text) <= 40 and not words.OFFICE.match(text):
            name, name_line = text, line
            ledger.reassign(line, Component.KY_HO_TEN)
        else:
            ledger.note("khoi_ky", text, line.at)
    if not name and not to_fill and len(offices) > 1 and _is_capital_name(offices[-1][0], offices[-2][0]):
        name, name_line = offices.pop()
        ledger.reassign(name_line, Component.KY_HO_TEN)
    joined = _joined(offices)
    if name and not other and len(joined) >= 3 and _is_other_office(joined):
        other = joined.pop()
        if name_line is not None and offices:
            ledger.reassign(offices[-1][1], Component.KY_CHUC_VU_KHAC)
    return Signature(lines=tuple(joined), other_office=other, name=name)


def _is_name(text: str) -> bool:
    return words.is_person(text) and not words.is_capitals(text, 0.9)


def _is_capital_name(text: str, above: str) -> bool:
    """Whether a line in capitals under a line of office is a name typed so: by its family name, or because the office is whole."""
    whole = _WHOLE_OFFICE.fullmatch(above) is not None
    open_end = not whole and _WANTS_MORE.search(above) is not None
    if words.PERSON_CAPITALS.fullmatch(text) is None or words.SIGN_PREFIX.match(text) or open_end:
        return False
    syllables = text.split()
    middle = len(syllables) > 2 and syllables[1] in ("VĂN", "THỊ")
    if not middle and (words.is_office_line(text) or words.BODY_HEAD.match(text) or words.PLACE_HEAD.match(text)):
        return is_family_name(syllables[0]) and 2 < len(syllables) < 5 and not words.begins_office(text)
    return is_family_name(syllables[0]) or middle or whole


def _joined(offices: Sequence[tuple[str, Line]]) -> list[str]:
    """Join the rest of an office that the page broke: "TM. ỦY BAN NHÂN" / "DÂN", "KT. BỘ TRƯỞNG," / "CHỦ NHIỆM"."""
    result: list[str] = []
    before: Line | None = None
    for text, line in offices:
        begins = words.SIGN_PREFIX.match(text) or words.begins_office(text)
        if result and before is not None and (not begins or result[-1].endswith((",", "-", "–", "VÀ"))):
            result[-1] = f"{result[-1]} {text}"
        else:
            result.append(text)
        before = line
    return result


def _is_other_office(lines: Sequence[str]) -> bool:
    """The office held elsewhere that advisory bodies print above the name (k7/c): a bare office, then an office of a body."""
    last, before = lines[-1], lines[-2]
    if words.SIGN_PREFIX.match(last) or not _ADVISORY.search(" ".join(lines[:-1])):
        return False
    if words.SIGN_PREFIX.match(before):
        return False
    held = words.begins_office(last)
    return held and len(last.split()) > len(before.split())
