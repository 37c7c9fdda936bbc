"""Capitals and order in citations (PL2/M5/k6, k7): ND30-231 to ND30-234."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.edits import Safety
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.capitals_lexicon import hits, wrong_names
from generator.rules.nd30.text import LOWER, NAMES_AND_FORMS, UPPER, words_of

_KINDS = (
    "nghị định|thông tư liên tịch|thông tư|quyết định|nghị quyết|chỉ thị|kế hoạch|tờ trình|công văn|công điện|thông báo|báo cáo|"
    "hướng dẫn|chương trình|kết luận|quy định|pháp lệnh"
)
_KIND = re.compile(rf"({_KINDS}) (?=số:? ?\d{{1,5}}(?:/\d{{4}})?[/-][{UPPER}])")
_KIND_WORDS = tuple({kind.split()[0] for kind in _KINDS.split("|")})
_INNER_CAPITAL = re.compile(
    r"(Nghị Định|Thông Tư|Quyết Định|Nghị Quyết|Chỉ Thị|Kế Hoạch|Tờ Trình|Công Văn|Công Điện|Thông Báo|Báo Cáo|Hướng Dẫn|Chương Trình|"
    rf"Quy Chế|Quy Định|Phương Án|Biên Bản)(?! [{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}])(?![{LOWER}{UPPER}])"
)
_INNER_FIRST = ("nghị", "thông", "quyết", "chỉ", "kế", "tờ", "công", "báo", "hướng", "chương", "quy", "phương", "biên")
_TITLE_CASE_BEFORE = re.compile(rf"[{UPPER}][{LOWER}]+,? $")
_LAW = re.compile(rf"(bộ luật|luật|pháp lệnh) (?=[{UPPER}][{LOWER}]+ )")
_LAW_CAPS = re.compile(rf"Luật (?:[{UPPER}][{LOWER}]+ ){{2,}}[{UPPER}][{LOWER}]+")
_NOT_A_LAW = frozenset(["bộ", "pháp", "kỷ", "trọng", "hệ", "đúng", "trái", "phạm", "biết", "văn", "soạn", "án"])
_NOT_NAMED = frozenset(
    ["Việt", "Nhà", "Đảng", "Hồng", "Quốc", "Bình", "Liên", "Mỹ", "Anh", "Pháp", "Đức", "Trung", "Hoa", "Nhật"]
)
_PROPER = frozenset(
    ["Việt", "Nam", "Quốc", "Hội", "Chính", "Phủ", "Hồ", "Chí", "Minh", "Hà", "Nội", "Tòa", "Toà", "Mặt", "Tổ"]
)

_N = r"\d+[a-zđ]?"
_SMALL_ARTICLE = re.compile(
    rf"(?:(?<=khoản \d )|(?<=khoản \d\d )|(?<=Khoản \d )|(?<=theo )|(?<=tại )|(?<=trong )|(?<=của )|(?<=định )|(?<=, ))"
    rf"(điều) ({_N})(?= (?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Quy định|của|này|khoản)|[,;.](?:\s|$))"
)
_CAPITAL_PARTS = re.compile(rf"(Khoản|Điểm) (?:{_N}|[a-zđ])(?=(?:,)? (?:Điều|khoản|Khoản|điều) {_N})")
_SMALL_PARTS = re.compile(
    rf"(?:Điều {_N}|Mục \d+|Tiểu mục \d+|Chương [IVXLC]+),? (tiểu mục|mục|chương|phần) (?=(?:\d+|[IVXLC]+)(?![{LOWER}{UPPER}\d]))"
)
_LARGE_TO_SMALL = re.compile(
    rf"(?:Điều {_N},? (?:khoản|Khoản) {_N}(?:,? (?:điểm|Điểm) [a-zđ](?![{LOWER}{UPPER}]))?|"
    rf"[Kk]hoản {_N},? (?:điểm|Điểm) [a-zđ](?![{LOWER}{UPPER}]))(?!,? (?:Điều|khoản|và Điều|và khoản))"
)
_COMMAS = re.compile(
    rf"(?<!, )(?<!và )(?<!hoặc )(?:điểm [a-zđ], ?khoản {_N},? ?Điều {_N}|(?<![{LOWER}] [a-zđ] )khoản {_N}, ?Điều {_N})(?![{LOWER}\d])"
)


@rule("ND30-231")
def kind_of_cited_document(subject: Subject) -> Faults:
    """Tên loại văn bản cụ thể viết thường, hoặc viết hoa cả chữ sau.

    ## Kiểm tra gì
    Tên loại ngay trước "số …/…" của một văn bản cụ thể, ở giữa câu; "Kế Hoạch", "Quyết Định", "Công Văn" viết hoa hai chữ.

    ## Vì sao
    Viết hoa chữ cái đầu của tên loại văn bản khi viện dẫn một văn bản cụ thể.

    ## Ví dụ sai
    thực hiện nghị định số 30/2020/NĐ-CP; thực hiện Kế Hoạch này

    ## Ví dụ đúng
    thực hiện Nghị định số 30/2020/NĐ-CP

    ## Cách sửa
    Viết hoa chữ cái đầu của tên loại. Sửa được tự động.
    """
    words = words_of(subject)
    for found in words.each(_KIND, *_KIND_WORDS):
        start, end = found.span(1)
        line = words.line_at(start)
        before = words.low[max(line.start, start - 10) : start].rstrip()
        if words.quoted(start) or before.endswith(("các", "những")):
            continue
        right = found.group(1).capitalize()
        yield words.fault(start, end, _("viện dẫn văn bản cụ thể: viết “{right}”").format(right=right), right)
    for found in words.each(_INNER_CAPITAL, *_INNER_FIRST):
        start, end = found.span(1)
        # In a line of Title Case this is one of many: ND30-212 tells it. Names of bodies are ND30-222's.
        if words.quoted(start) or _TITLE_CASE_BEFORE.search(words.all[max(0, start - 14) : start]):
            continue
        if words.line_at(start).component in NAMES_AND_FORMS:
            continue
        right = found.group(1).capitalize()
        yield words.fault(start, end, _("chỉ viết hoa chữ đầu: “{right}”").format(right=right), right)


@rule("ND30-232")
def names_of_laws(subject: Subject) -> Faults:
    """Tên luật, bộ luật, pháp lệnh viết hoa chưa đúng.

    ## Kiểm tra gì
    "luật" viết thường trước tên luật; tên luật viết hoa thừa hoặc thiếu ở những chữ sau chữ đầu (theo danh mục tên luật).

    ## Vì sao
    Viết hoa chữ cái đầu của tên loại và chữ cái đầu âm tiết thứ nhất tạo thành tên gọi: Luật Tổ chức Quốc hội.

    ## Ví dụ sai
    Luật Tổ Chức Quốc Hội; luật Đất đai; Luật đất đai

    ## Ví dụ đúng
    Luật Tổ chức Quốc hội; Luật Đất đai

    ## Cách sửa
    Viết theo tên luật.
    """
    words = words_of(subject)
    known = {hit.start for hit in hits(subject, "ND30-232")}
    yield from wrong_names(subject, "ND30-232", _("tên luật: viết “{right}”, không viết “{wrong}”"), Safety.UNSAFE)
    for found in words.each(_LAW, "bộ", "luật", "pháp"):
        start, end = found.span(1)
        line = words.line_at(start)
        before = words.low[max(line.start, start - 12) : start].split()
        after = words.all[found.end() : found.end() + 12].split()
        if (before and before[-1] in _NOT_A_LAW) or (after and after[0] in _NOT_NAMED):
            continue
        if words.foreign(start) or (before and before[-1] in {"các", "những"}):
            continue
        right = found.group(1).capitalize()
        yield words.fault(
            start, end, _("tên luật cụ thể: viết “{right}”").format(right=right), right, safety=Safety.UNSAFE
        )
    for found in words.each(_LAW_CAPS, "luật"):
        syllables = found.group().split()[1:]
        if found.start() in known or words.foreign(found.start()):
            continue
        # Names inside the name keep their capitals ("Luật Mặt trận Tổ quốc Việt Nam", "Luật Thủ đô Hà Nội").
        if sum(syllable not in _PROPER for syllable in syllables[1:]) < 2:
            continue
        yield words.fault(
            found.start(),
            found.end(),
            _("tên luật viết hoa từng chữ: “{words}”; chỉ viết hoa chữ đầu").format(words=found.group()),
        )


@rule("ND30-233")
def parts_of_a_document(subject: Subject) -> Faults:
    """Viện dẫn điều, khoản, điểm viết hoa chưa đúng.

    ## Kiểm tra gì
    "điều" viết thường khi viện dẫn; "Khoản", "Điểm" viết hoa giữa câu; "mục", "chương", "phần" viết thường sau "Điều …".

    ## Vì sao
    Khi viện dẫn phần, chương, mục, tiểu mục, điều thì viết hoa; khoản, điểm viết thường.

    ## Ví dụ sai
    Điểm a Khoản 2 điều 103

    ## Ví dụ đúng
    điểm a khoản 2 Điều 103

    ## Cách sửa
    Viết "Điều" hoa, "khoản", "điểm" thường. Sửa được tự động.
    """
    words = words_of(subject)
    for found in words.each(_SMALL_ARTICLE, "điều"):
        if not words.quoted(found.start(1)):
            yield words.fault(*found.span(1), _("viện dẫn điều: viết “Điều {n}”").format(n=found.group(2)), "Điều")
    for found in words.each(_CAPITAL_PARTS, "khoản", "điểm"):
        start, end = found.span(1)
        if words.quoted(start) or words.opens(start):
            continue
        right = found.group(1).lower()
        yield words.fault(start, end, _("viện dẫn khoản, điểm giữa câu: viết “{right}”").format(right=right), right)
    for found in words.each(_SMALL_PARTS, "điều", "mục", "tiểu", "chương"):
        start, end = found.span(1)
        if words.quoted(start):
            continue
        right = found.group(1).capitalize()
        yield words.fault(start, end, _("viện dẫn phần, chương, mục: viết “{right}”").format(right=right), right)


@rule("ND30-234")
def order_of_parts(subject: Subject) -> Faults:
    """Viện dẫn điều, khoản, điểm sai thứ tự hoặc có dấu phẩy.

    ## Kiểm tra gì
    Thứ tự viện dẫn từ lớn đến nhỏ ("Điều 3 khoản 2 điểm a") và dấu phẩy giữa điểm, khoản, điều của cùng một chỗ.

    ## Vì sao
    Ví dụ của Nghị định viết từ nhỏ đến lớn, không có dấu phẩy: điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I.

    ## Ví dụ sai
    theo Điều 3 khoản 2 điểm a; điểm a, khoản 2, Điều 3

    ## Ví dụ đúng
    theo điểm a khoản 2 Điều 3

    ## Cách sửa
    Viết lại theo thứ tự điểm, khoản, điều, không có dấu phẩy.
    """
    words = words_of(subject)
    for found in words.each(_LARGE_TO_SMALL, "điều", "khoản"):
        if words.quoted(found.start()):
            continue
        right = _small_to_large(found.group())
        yield words.fault(
            *found.span(),
            _("viện dẫn từ nhỏ đến lớn: “{right}”").format(right=right),
            right,
            safety=Safety.UNSAFE,
        )
    for found in words.each(_COMMAS, "điểm", "khoản"):
        if words.quoted(found.start()):
            continue
        right = re.sub(r", ?", " ", found.group())
        yield words.fault(
            *found.span(),
            _("giữa điểm, khoản, điều không có dấu phẩy: “{right}”").format(right=right),
            right,
            safety=Safety.UNSAFE,
        )


def _small_to_large(text: str) -> str:
    parts = re.findall(
        rf"(Điều|khoản|điểm) ({_N}|[a-zđ])(?![{LOWER}])", text.replace("Khoản", "khoản").replace("Điểm", "điểm")
    )
    return " ".join(f"{word} {number}" for word, number in reversed(parts))
