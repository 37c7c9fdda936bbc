"""Breaks names and titles by sense: balanced lines, never inside a date, a number or a proper name.

A break is only steered: the words stay as they are, and some of their spaces become no-break spaces (U+00A0), which every
reader takes for a space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.catalog.widths import text_width


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(pair.split()) for pair in text.split(","))


NBSP = "\u00a0"
_CITED = _words(
    "ngày tháng năm số Số quý Quý Điều điều khoản Khoản điểm Điểm Chương Mục Phần lần khóa Khóa kỳ thứ Phụ lục NGÀY "
    "THÁNG NĂM SỐ QUÝ ĐIỀU KHOẢN ĐIỂM CHƯƠNG MỤC PHẦN LẦN KHÓA KỲ"
)
_FIGURE = re.compile(r"[(“\"]?(?:\d[\d.,/-]*|[IVXLC]+)[)”\",.;:]*")
_UNIT = re.compile(r"(?:%|đồng|tỷ|triệu|nghìn|km|ha|m2|USD|ĐỒNG|TỶ|TRIỆU)[,.;:)]*")
_OPENERS = _words(
    "của và về các những cho tại trong theo đến từ với do giữa hoặc để trên dưới bằng ở một CỦA VÀ VỀ CÁC NHỮNG CHO "
    "TẠI TRONG THEO ĐẾN TỪ VỚI DO GIỮA HOẶC ĐỂ TRÊN DƯỚI BẰNG MỘT V/v V/V"
)
"""Words that belong to what follows: a line does not end with them."""
_WELCOME = _words("và VÀ TỈNH THÀNH XÃ PHƯỜNG ĐẶC giai thuộc THUỘC trên tại TẠI của CỦA")
"""Words that a line may well begin with."""
_COMPOUNDS = _pairs(
    "ủy ban, uỷ ban, nhân dân, hội đồng, thành phố, đặc khu, quản lý, dự án, đầu tư, xây dựng, môi trường, nông "
    "nghiệp, nông thôn, công thương, giáo dục, đào tạo, khoa học, công nghệ, văn hóa, văn hoá, thể thao, du lịch, tài "
    "chính, nội vụ, tư pháp, y tế, thanh tra, văn phòng, trung tâm, bệnh viện, dân tộc, tôn giáo, ngoại vụ, giao "
    "thông, vận tải, thông tin, truyền thông, lao động, thương binh, xã hội, tài nguyên, kinh tế, kỹ thuật, dịch vụ, "
    "phát triển, kế hoạch, tổ chức, thực hiện, thi đua, khen thưởng, chỉ đạo, ban hành, phê duyệt, phong trào, giai "
    "đoạn, công tác, báo cáo, kết quả, cán bộ, công chức, viên chức, chính quyền, địa phương, cải cách, hành chính, "
    "chuyển đổi, người nghèo, bền vững, chương trình, mục tiêu, quốc gia, nhiệm vụ, giải pháp, hướng dẫn, triển khai, "
    "tăng cường, trường học, tiểu học, trung học, cơ sở, phổ thông, mầm non, cao đẳng, đại học, bảo hiểm, an toàn, "
    "phòng chống, cứu nạn, cứu hộ, quỹ đất, đất đai, khu vực, khu công, công nghiệp, chế xuất, dân số, gia đình, trẻ "
    "em, phụ nữ, thanh niên, mặt trận, tổ quốc, công an, quân sự, tòa án, toà án, viện kiểm, kiểm sát, thống kê, kho "
    "bạc, nhà nước, hải quan, thuế vụ, lưu trữ, văn thư, việt nam, trung ương"
)
"""Pairs of syllables that form a word of bodies' names and titles: a line is not broken between them if it can be helped."""
_HYPHENED = _pairs(
    "đua khen, tế xã, trị xã, hóa xã, hoá xã, động thương, phòng an, giáo dân, học kỹ, thao du, hành xử, tác phát, vệ "
    "an"
)
"""The syllables around the hyphen of names that hold one: Thi đua - Khen thưởng, kinh tế - xã hội."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text with its breaks steered: ``text`` to print, how many lines it takes, and the width in mm of the last one."""

    text: str
    lines: int
    last: float


@lru_cache(maxsize=1024)
def fit(text: str, size: float, bold: bool, italic: bool, caps: bool, width: float) -> Fitted:
    """Return ``text`` broken by sense for lines of ``width`` mm in a given look; a width of 0 means there is no limit.

    Line breaks in the text stay; each of its lines is fitted on its own.
    """
    fitted = [_fit_line(line, _Ruler(size, bold, italic, caps), width) for line in text.split("\n")]
    return Fitted("\n".join(one.text for one in fitted), sum(one.lines for one in fitted), fitted[-1].last)


@dataclass(frozen=True, slots=True)
class _Ruler:
    size: float
    bold: bool
    italic: bool
    caps: bool

    def __call__(self, text: str) -> float:
        shown = text.upper() if self.caps else text
        return float(text_width(shown, self.size, bold=self.bold, italic=self.italic))


def _fit_line(text: str, ruler: _Ruler, width: float) -> Fitted:
    whole = ruler(text)
    if width <= 0 or whole <= width:
        return Fitted(text, 1, whole)
    words = text.split(" ")
    bound = _bound(words, ruler, width)
    atoms = _atoms(words, bound)
    widths = [ruler(" ".join(words[start:end])) for start, end in atoms]
    space = ruler(" ")
    breaks = _best_breaks(words, atoms, widths, space, width)
    lines = [(atoms[start][0], atoms[end - 1][1]) for start, end in breaks]
    glued = set(bound)
    for (first, last), (next_first, next_last) in pairwise(lines):
        glued |= _glue(words, first, last, next_first, next_last, ruler, width)
    pieces = [words[0]]
    for number, word in enumerate(words[1:], start=1):
        pieces.append((NBSP if number in glued else " ") + word)
    return Fitted("".join(pieces), len(lines), ruler(" ".join(words[slice(*lines[-1])])))


def _bound(words: list[str], ruler: _Ruler, width: float) -> set[int]:
    """Return the numbers of the words that may not begin a line because they belong to the word before."""
    bound = set()
    start = 0
    upper = "".join(words).isupper()
    for number in range(1, len(words)):
        before, word = words[number - 1], words[number]
        after = words[number + 1] if number + 1 < len(words) else ""
        # Even a long name may not fill a line on its own.
        if _belongs(before, word, after, upper) and ruler(" ".join(words[start : number + 1])) <= width * 0.7:
            bound.add(number)
        else:
            start = number
    return bound


def _belongs(before: str, word: str, after: str, upper: bool) -> bool:
    if before in ("V/v", "V/V", "v/v"):
        return True
    if word in ("-", "–"):
        return True
    if before in ("-", "–"):
        return bool(_FIGURE.fullmatch(word))
    if _FIGURE.fullmatch(word) and (before in _CITED or before.lstrip('(“"') in _CITED):
        return True
    if _FIGURE.fullmatch(before) and (
        _UNIT.fullmatch(word) or (word.lower() in ("tháng", "năm") and after[:1].isdigit())
    ):
        return True
    return not upper and _name_part(before) and _name_part(word) and before[-1].isalpha()


def _name_part(word: str) -> bool:
    core = word.strip("“”\"'(),.;:")
    return len(core) > 1 and core[0].isupper() and core[1:].islower()


def _atoms(words: list[str], bound: set[int]) -> list[tuple[int, int]]:
    atoms: list[tuple[int, int]] = []
    for number in range(len(words)):
        if number in bound and atoms:
            atoms[-1] = (atoms[-1][0], number + 1)
        else:
            atoms.append((number, number + 1))
    return atoms


def _best_breaks(
    words: list[str], atoms: list[tuple[int, int]], widths: list[float], space: float, width: float
) -> list[tuple[int, int]]:
    """Return the lines as spans of atoms: as few lines as possible, and of those the most even and sensible."""
    count = len(atoms)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(count + 1, 0.0, 0)] * count
    for end in range(1, count + 1):
        penalty = _penalty(words, atoms, end) if end < count else 0.0
        length = -space
        for start in range(end - 1, -1, -1):
            length += widths[start] + space
            if length > width and start < end - 1:
                break
            lines, cost, _from = best[start]
            slack = max(0.0, (width - length) / width)
            cost += slack * slack + penalty
            if (lines + 1, cost) < best[end][:2]:
                best[end] = (lines + 1, cost, start)
    spans = []
    end = count
    while end:
        start = best[end][2]
        spans.append((start, end))
        end = start
    return spans[::-1]


def _penalty(words: list[str], atoms: list[tuple[int, int]], end: int) -> float:
    """Return how bad a break before atom ``end`` is; below 0 where a break is welcome."""
    last = atoms[end - 1][1] - 1
    before, after = words[last], words[atoms[end][0]]
    pair_around = (words[last - 1].casefold(), after.casefold().strip(',.;:”")')) if last else ("", "")
    if before in _OPENERS:
        return 0.6
    pair = (before.casefold().strip('“"('), after.casefold().strip(',.;:”")'))
    if pair in _COMPOUNDS:
        return 0.4
    if before in ("-", "–") and pair_around in _HYPHENED:
        return 0.4
    if before.endswith((",", ";", ":")) or before in ("-", "–") or after.startswith(("“", "(", '"')):
        return -0.1
    return -0.1 if after in _WELCOME else 0.0


def _glue(
    words: list[str], first: int, last: int, next_first: int, next_last: int, ruler: _Ruler, width: float
) -> set[int]:
    """Return the words of the next line to be tied together so that none of them slips back into this line."""
    line = " ".join(words[first:last])
    for end in range(next_first + 1, next_last + 1):
        if ruler(f"{line} {' '.join(words[next_first:end])}") > width:
            return set(range(next_first + 1, end))
    return set(range(next_first + 1, next_last))
