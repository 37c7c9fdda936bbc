"""Capitals of persons, offices and foreign names (PL2/M2, M3/k2, M5/k3-k4): ND30-213, 214, 228, 229."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.edits import Safety
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.capitals_lexicon import hits, wrong_names
from generator.rules.nd30.text import LOWER, NAMES_AND_FORMS, UPPER, words_of

_SURNAMES = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Trương|Mai|Lưu|Phùng|Tạ|Lương|Thái|Châu"
_MIDDLES = "văn|thị|đình|hữu|đức|ngọc|quang|xuân|minh|thanh|công|bá|duy|quốc|tiến|trọng|viết|đăng|khắc|mạnh|thế"
_MIDDLE_SMALL = re.compile(rf"(?:{_SURNAMES}) (?:{_MIDDLES}) [{UPPER}][{LOWER}]*")
_ALL_SMALL = re.compile(
    r"(?:ông|bà|đồng chí|anh|chị)(?: \(bà\))? "
    rf"((?:{_SURNAMES.lower()}) (?:văn|thị) [{LOWER}{UPPER}]{{1,6}})"
)
_HYPHENED = re.compile(rf"-[{UPPER}][{LOWER}]")
_TRANSCRIBED = re.compile(rf"(?<![\w-])[{UPPER}][{LOWER}]+(?:-[{UPPER}{LOWER}]+){{2,}}(?![\w-])")
_SYLLABLE = re.compile(
    rf"(?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?[{''.join(c for c in LOWER if c not in 'bcdđghklmnpqrstvxfjwz')}]{{1,3}}"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)
_OFFICES = "giám đốc|chủ tịch|bộ trưởng|thứ trưởng|chánh văn phòng|trưởng ban|hiệu trưởng|chánh thanh tra"
_BODIES = (
    "Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Sở|Bộ (?:Nội|Quốc|Công|Ngoại|Tư|Tài|Xây|Y|Nông|Khoa|Giáo|Dân|Văn)|Văn phòng|Thanh tra|Quốc hội|"
    "Mặt trận|nước Cộng hòa"
)
_OFFICE = re.compile(
    rf"({_OFFICES}) (?={_BODIES})|(thủ tướng) (?=Chính phủ)|({_OFFICES}|thủ tướng) (?=(?:{_SURNAMES}) [{UPPER}])"
)
_INNER_CAPITAL = re.compile(
    rf"(?:Giám Đốc|Chủ Tịch|Bộ Trưởng|Thứ Trưởng|Hiệu Trưởng|Thủ Tướng|Cục Trưởng|Vụ Trưởng|Trưởng Phòng|Chánh Văn Phòng|Bí Thư)"
    rf"(?! [{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+ [{UPPER}])(?![{LOWER}{UPPER}])"
)
_INNER_FIRST = ("giám", "chủ", "bộ", "thứ", "hiệu", "thủ", "cục", "vụ", "trưởng", "chánh", "bí")
_OFFICE_WORDS = tuple({office.split()[0] for office in _OFFICES.split("|")} | {"thủ"})
_SURNAME_WORDS = tuple(surname.lower() for surname in _SURNAMES.split("|"))
_PARTY = re.compile(r"của đảng(?= (?:và|là|trong|về|đối|từ|ta|đề|đã|giao|phải|vào|tại|để|,)|[,.;:)]|(?:\n|$))")


@rule("ND30-213")
def personal_names(subject: Subject) -> Faults:
    """Tên người viết hoa chưa đủ.

    ## Kiểm tra gì
    Họ tên người Việt Nam có chữ đệm viết thường; họ tên sau "ông", "bà", "đồng chí" viết thường; tên nhân vật lịch sử và tên
    nước ngoài phiên âm Hán - Việt quen dùng.

    ## Vì sao
    Viết hoa chữ cái đầu của tất cả các âm tiết trong tên người; tên hiệu, tên nhân vật lịch sử cũng vậy (Vua Hùng, Bác Hồ).

    ## Ví dụ sai
    đồng chí Nguyễn văn An; vua Hùng

    ## Ví dụ đúng
    đồng chí Nguyễn Văn An; Vua Hùng

    ## Cách sửa
    Viết hoa từng âm tiết của tên. Tên do từ điển nhận ra thì sửa theo yêu cầu.
    """
    words = words_of(subject)
    follows = re.compile(rf" [{UPPER}][{LOWER}]")
    for hit in hits(subject, "ND30-213"):
        # "bà Triệu Thị Hoa" is a person called Triệu.
        if not follows.match(words.all, hit.end):
            yield _name(subject, hit.start, hit.end, hit.right)
    for found in words.each(_MIDDLE_SMALL, *_SURNAME_WORDS):
        if words.line_at(found.start()).component not in NAMES_AND_FORMS:
            yield _name(subject, found.start(), found.end(), found.group().title())
    for found in words.each(_ALL_SMALL, "ông", "bà", "đồng", "anh", "chị"):
        yield _name(subject, found.start(1), found.end(1), found.group(1).title())


def _name(subject: Subject, start: int, end: int, right: str) -> Fault:
    words = words_of(subject)
    return words.fault(
        start,
        end,
        _("tên người viết chưa đúng: “{wrong}”, viết “{right}”").format(wrong=words.all[start:end], right=right),
        right,
        safety=Safety.UNSAFE,
    )


@rule("ND30-214")
def transcribed_names(subject: Subject) -> Faults:
    """Tên nước ngoài phiên âm viết hoa giữa các gạch nối.

    ## Kiểm tra gì
    Tên người, tên địa lý nước ngoài phiên âm qua gạch nối.

    ## Vì sao
    Chỉ viết hoa chữ cái đầu âm tiết thứ nhất trong mỗi thành phần; giữa các âm tiết có gạch nối liền.

    ## Ví dụ sai
    Mát-Xcơ-Va; Vla-Đi-Mia I-Lích Lê-Nin

    ## Ví dụ đúng
    Mát-xcơ-va; Vla-đi-mia I-lích Lê-nin

    ## Cách sửa
    Viết thường các âm tiết sau gạch nối.
    """
    yield from wrong_names(
        subject, "ND30-214", _("tên phiên âm viết chưa đúng: “{wrong}”, viết “{right}”"), Safety.UNSAFE
    )
    words = words_of(subject)
    known = {hit.start for hit in hits(subject, "ND30-214")}
    if _HYPHENED.search(words.all) is None:
        return
    for found in _TRANSCRIBED.finditer(words.all):
        parts = found.group().split("-")
        # Place names of this country joined by hyphens ("Bắc-Trung-Nam") are not transcriptions.
        foreign = any(_SYLLABLE.fullmatch(part.lower()) is None for part in parts)
        if found.start() in known or not foreign or not any(part[0].isupper() for part in parts[1:]):
            continue
        if any(part[1:] != part[1:].lower() for part in parts) or words.foreign(found.start()):
            continue
        right = parts[0] + "-" + "-".join(part.lower() for part in parts[1:])
        yield words.fault(
            found.start(),
            found.end(),
            _("tên phiên âm viết chưa đúng: “{wrong}”, viết “{right}”").format(wrong=found.group(), right=right),
            right,
            safety=Safety.UNSAFE,
        )


@rule("ND30-228")
def offices(subject: Subject) -> Faults:
    """Chức vụ đứng cùng tên cơ quan hoặc tên người viết thường, hoặc viết hoa cả chữ sau.

    ## Kiểm tra gì
    "giám đốc", "chủ tịch", "bộ trưởng", "thủ tướng" … viết thường ngay trước tên cơ quan cụ thể hoặc họ tên người. Chức vụ nói
    chung ("các giám đốc doanh nghiệp") không bị nhắc. "Giám Đốc", "Chủ Tịch" viết hoa hai chữ.

    ## Vì sao
    Viết hoa tên chức vụ, học vị nếu đi liền với tên người cụ thể; ví dụ của Nghị định cũng viết hoa khi đi với tên cơ quan
    (Chủ tịch Quốc hội, Thủ tướng Chính phủ).

    ## Ví dụ sai
    giao giám đốc Sở Nội vụ chủ trì

    ## Ví dụ đúng
    giao Giám đốc Sở Nội vụ chủ trì

    ## Cách sửa
    Viết hoa chữ cái đầu của chức vụ.
    """
    words = words_of(subject)
    for found in words.each(_OFFICE, *_OFFICE_WORDS):
        start = found.start(found.lastindex or 0)
        if words.foreign(start) or words.opens(start):
            continue
        end = found.end(found.lastindex or 0)
        line = words.line_at(start)
        before = words.low[max(line.start, start - 12) : start].rstrip()
        # "các chủ tịch Ủy ban" speaks of offices in general.
        if before.endswith(("các", "những", "một số", "cấp")):
            continue
        right = words.all[start].upper() + words.all[start + 1 : end]
        yield words.fault(
            start,
            end,
            _("chức vụ đi với tên cơ quan, tên người: viết “{right}”").format(right=right),
            right,
            safety=Safety.UNSAFE,
        )
    for found in words.each(_INNER_CAPITAL, *_INNER_FIRST):
        start, end = found.span()
        if words.quoted(start) or words.line_at(start).component in NAMES_AND_FORMS:
            continue
        right = found.group().capitalize()
        yield words.fault(start, end, _("chỉ viết hoa chữ đầu: “{right}”").format(right=right), right)


@rule("ND30-229")
def party_as_name(subject: Subject) -> Faults:
    """Chữ "đảng" dùng thay tên Đảng Cộng sản Việt Nam viết thường.

    ## Kiểm tra gì
    "của đảng" đứng một mình, không có "bộ", "viên", "ủy" … theo sau.

    ## Vì sao
    Danh từ chung dùng như danh từ riêng, đứng độc lập, thể hiện sự trân trọng thì viết hoa: Đảng (chỉ Đảng Cộng sản Việt Nam).

    ## Ví dụ sai
    chủ trương, đường lối của đảng, chính sách của Nhà nước

    ## Ví dụ đúng
    chủ trương, đường lối của Đảng, chính sách của Nhà nước

    ## Cách sửa
    Viết "Đảng".
    """
    words = words_of(subject)
    for found in words.each(_PARTY, "của"):
        at = found.end() - len("đảng")
        if not words.foreign(at):
            yield words.fault(
                at,
                at + 4,
                _("“đảng” chỉ Đảng Cộng sản Việt Nam: viết “Đảng”"),
                "Đảng",
                safety=Safety.UNSAFE,
            )
