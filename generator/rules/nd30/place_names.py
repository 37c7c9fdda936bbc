"""How the name of a place is written in the date line: short forms, names that need the unit's word, names that do not."""

from __future__ import annotations

import re

_SHORT = re.compile(
    r"^(?:T\.?P\.?|Tp\.?|TX\.?|Tx\.?|TT\.?|P\.|Q\.|X\.|H\.|T\.)(?=\s|\d|\w)|\b(?:TP\.?\s?HCM|HCM|TPHCM)\b|^(?:HN|ĐN|HP|CT)$"
)
_UNIT = re.compile(r"^(Tỉnh|Thành phố|Xã|Phường|Đặc khu|Thị trấn|Thị xã|Huyện|Quận)\s+(?=\S)", re.IGNORECASE)

FAMILY_NAMES = frozenset(
    {
        *(
            "Bùi",
            "Cao",
            "Châu",
            "Chu",
            "Dương",
            "Đào",
            "Đặng",
            "Đinh",
            "Đoàn",
            "Đỗ",
            "Hà",
            "Hoàng",
            "Hồ",
            "Huỳnh",
            "Kim",
        ),
        *("La", "Lã", "Lâm", "Lê", "Lò", "Lưu", "Lương", "Lý", "Mạc", "Mai", "Ngô", "Nguyễn", "Ông", "Phạm", "Phan"),
        *(
            "Phùng",
            "Quách",
            "Tạ",
            "Thái",
            "Tô",
            "Tôn",
            "Trần",
            "Triệu",
            "Trịnh",
            "Trương",
            "Từ",
            "Văn",
            "Võ",
            "Vũ",
            "Vương",
        ),
        *("Bà", "Hai", "Bạch", "Kỳ"),
    }
)
"""First syllables of names of persons: a unit's name that begins so may be a person's, and keeps its unit's word."""
_EVENTS = frozenset({"Điện Biên Phủ", "Đồng Khởi", "Xô Viết", "Cách Mạng", "Quyết Thắng", "Thống Nhất", "Quang Trung"})
_CITIES_OF_PERSONS = {"hồ chí minh": "Thành phố Hồ Chí Minh"}


def spelled_short(place: str) -> str:
    """Return the short form found in a place's name ("TP.", "HCM", "P."), "" when there is none."""
    found = _SHORT.search(place)
    return found[0] if found else ""


def needs_full_name(place: str) -> str:
    """Return how a place must be written when its name alone will not do: a number, or Hồ Chí Minh; "" otherwise."""
    if place.isdigit():
        return f"Phường {place}"
    return _CITIES_OF_PERSONS.get(place.casefold(), "")


def units_word(place: str) -> str:
    """Return the unit's word at the head of a place's name where it does not belong; "" when it may stand.

    It stands before numbers and before names of persons and events (PL1/P1/M2/k4/a). No list of all such units exists, so
    a name that may be a person's is left alone; a province is never named after a number, and only one after a person.
    """
    found = _UNIT.match(place)
    if found is None:
        return ""
    unit, name = found[1], place[found.end() :].strip()
    if name.casefold() in _CITIES_OF_PERSONS or name[:1].isdigit() or re.fullmatch(r"[IVXLC]+", name):
        return ""
    if unit.casefold() == "tỉnh":
        return unit
    syllables = name.split()
    if name in _EVENTS or (syllables and syllables[0] in FAMILY_NAMES):
        return ""
    return unit
