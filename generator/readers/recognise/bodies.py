"""The names at the top left: which lines make one name, which name is the superior body and which the issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.readers.recognise.units import Line
from generator.readers.recognise.words import begins_body

_GENERIC = re.compile(
    r"(?:ủy ban|uỷ ban|hội đồng|ban|ban chỉ đạo|ban quản lý|ban tổ chức|trường|trường đại học|trường cao đẳng|đoàn kiểm tra|văn phòng|phòng|sở|bộ|cục"
    r"|chi cục|tổng cục|trung tâm|viện|học viện|công ty|tổng công ty|hội|liên đoàn|hiệp hội|thanh tra|tòa án|toà án|đảng bộ"
    r"|đảng ủy|đảng uỷ|ban chấp hành|tổ|tổ công tác|đoàn|công an|công đoàn|công ty cổ phần|công ty tnhh)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:[-–,&/]|\b(?:và|của|về|các|cho|tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|số|theo))$", re.IGNORECASE
)
_NO_PLACE = re.compile(
    r"(?:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?:tỉnh|thành phố|tp\.?|huyện|quận|xã|phường)", re.IGNORECASE
)
_UNDER_IT = re.compile(r"(?:sở|phòng|ban|trung tâm|trường|văn phòng|thanh tra|chi cục|trạm)\s+\S", re.IGNORECASE)
"""A body under a people's committee whose place was left out: its name begins there, it does not go on."""
_ONE_WORD = re.compile(
    r"(?:nghiệp|phục|dịch|nhiệm|nội|công|giáo|học|tài|thường|đối|chuyên) vụ|(?:môi|thị|nông|công|hiện|quảng) trường"
    r"|(?:xã|quốc|cơ|lễ) hội|(?:cán|đảng|thủy|đường|nội|toàn) bộ|(?:công|tập|liên|sư|quân|binh) đoàn|(?:quân|bộ) đội"
    r"|(?:quốc|xây|văn|dự|biên|hải) phòng|(?:ủy|uỷ) ban|(?:thư|bệnh|học) viện|(?:cảnh|thông|dự) báo|(?:y|nha|dược) khoa"
    r"|(?:cơ|trụ) sở",
    re.IGNORECASE,
)
"""Two syllables of one word, of which the second alone would be the word for a body: "… NGHIỆP" / "VỤ …"."""
_PLACE_LINE = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """The names as printed, one string per printed line."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    superior_lines: tuple[Line, ...]
    issuer_lines: tuple[Line, ...]


def read_names(lines: Sequence[tuple[str, Line]]) -> Names:
    """Tell the superior body from the issuer in the lines (words, line) at the top left.

    A line that begins with the word for a body begins a name; "TỈNH …" and other words go on with it. The last name is the
    issuer's; a single name has no superior.
    """
    names: list[list[tuple[str, Line]]] = []
    for text, line in lines:
        if names and not _begins_name(text, line, names[-1]):
            _append(names[-1], text, line)
        else:
            names.append([(text, line)])
    issuer = names[-1] if names else []
    superior = [entry for name in names[:-1] for entry in name]
    return Names(
        tuple(text for text, _line in superior),
        tuple(text for text, _line in issuer),
        tuple(line for text, line in lines if any(line is other for _t, other in superior)),
        tuple(line for text, line in lines if not any(line is other for _t, other in superior)),
    )


def _append(name: list[tuple[str, Line]], text: str, line: Line) -> None:
    """Add a line to a name; the rest of a line that the page broke joins the line before."""
    before, before_line = name[-1]
    broken = before_line.ends is False and not _PLACE_LINE.match(text)
    if len(text.split()) == 1 and len(before.split()) > 1:
        # "UBND THÀNH PHỐ HÀ" / "NỘI": no line of a name is one syllable.
        broken = True
    if broken and not begins_body(text):
        name[-1] = (f"{before} {text}", line)
    else:
        name.append((text, line))


def _begins_name(text: str, line: Line, name: Sequence[tuple[str, Line]]) -> bool:
    before, _before_line = name[-1]
    if not begins_body(text) or _PLACE_LINE.match(text):
        return False
    if _ONE_WORD.fullmatch(f"{before.split()[-1]} {text.split()[0]}") is not None:
        return False
    if _GOES_ON.search(before) is not None and not (_NO_PLACE.fullmatch(before) and _UNDER_IT.match(text)):
        return False
    whole = " ".join(part for part, _line in name)
    # "VĂN PHÒNG / HỘI ĐỒNG NHÂN DÂN": a bare word for a body wants its name.
    return _GENERIC.fullmatch(whole) is None
