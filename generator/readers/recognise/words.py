"""The words by which the components are known: kinds, bodies, offices, openings of căn cứ, rule lines, folded comparing."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.catalog import kinds
from generator.vietnamese.text import fold_spaces, without_marks

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐÐ"
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"

# Kinds that the decree does not govern but that law sites, ministries and Party offices issue: read as facts.
_OTHER_KINDS = (
    ("nghi-dinh", "NGHỊ ĐỊNH", "NĐ"),
    ("thong-tu-lien-tich", "THÔNG TƯ LIÊN TỊCH", "TTLT"),
    ("thong-tu", "THÔNG TƯ", "TT"),
    ("luat", "LUẬT", ""),
    ("bo-luat", "BỘ LUẬT", ""),
    ("phap-lenh", "PHÁP LỆNH", ""),
    ("sac-lenh", "SẮC LỆNH", "SL"),
    ("lenh", "LỆNH", "L"),
    ("ket-luan", "KẾT LUẬN", "KL"),
    ("quyet-dinh", "QUYẾT ĐỊNH LIÊN TỊCH", ""),
    ("nghi-quyet", "NGHỊ QUYẾT LIÊN TỊCH", "NQLT"),
    ("dieu-le", "ĐIỀU LỆ", ""),
    ("tham-luan", "THAM LUẬN", ""),
    ("to-trinh", "TỜ TRÌNH", "TTR"),
    ("cong-bo", "CÔNG BỐ", ""),
    ("giay-phep", "GIẤY PHÉP", "GP"),
    ("giay-chung-nhan", "GIẤY CHỨNG NHẬN", "GCN"),
    ("phieu-trinh", "PHIẾU TRÌNH", "PTr"),
    ("chien-luoc", "CHIẾN LƯỢC", ""),
    ("quy-trinh", "QUY TRÌNH", ""),
    ("noi-quy", "NỘI QUY", ""),
    ("quy-uoc", "QUY ƯỚC", ""),
)
LETTER = "cong-van"
UNKNOWN_KIND = "khac"
"""The slug of a document whose kind cannot be told."""


_MOST_WORDS = 4
"""No kind has more words than this."""


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind found at the head of a line: its slug, its words as the catalog prints them, the words as found, the rest."""

    slug: str
    printed: str
    found: str
    rest: str


def squeeze(text: str) -> str:
    """Return the letters and digits of a text without marks, case or spaces: "Độc lập - Tự do" -> "doclaptudo"."""
    return re.sub(r"[^a-z0-9]", "", without_marks(text).casefold())


@cache
def _kind_names() -> tuple[tuple[str, str, str], ...]:
    """(slug, printed, squeezed), longest first."""
    rows = [(kind.id, kind.printed, squeeze(kind.printed)) for kind in kinds.all_kinds() if kind.printed]
    rows += [(slug, printed, squeeze(printed)) for slug, printed, _symbol in _OTHER_KINDS]
    return tuple(sorted(rows, key=lambda row: -len(row[2])))


def kind_line(text: str) -> KindLine | None:
    """Return the kind that a line of capitals names or begins with; ``None`` when it does not.

    Letters with wrong or missing marks (OCR: "KÉ HOẠCH") and letters set apart ("Q U Y Ế T  Đ Ị N H") are accepted.
    """
    if not is_capitals(text):
        return None
    words = text.split(maxsplit=12)
    if len(words) >= 4 and all(len(word) <= 1 for word in words[:4]):
        joined = squeeze(text)
        for slug, printed, key in _kind_names():
            if joined == key:
                return KindLine(slug, printed, text, "")
    heads = [squeeze(" ".join(words[:count])) for count in range(_MOST_WORDS + 1)]
    for slug, printed, key in _kind_names():
        count = printed.count(" ") + 1
        if heads[count] == key or (len(key) >= 6 and _nearly(heads[count], key)):
            return KindLine(slug, printed, " ".join(words[:count]).rstrip(" :."), " ".join(words[count:]))
    return None


def _nearly(found: str, key: str) -> bool:
    if abs(len(found) - len(key)) > 1 or found[:1] != key[:1]:
        return False
    return difflib.SequenceMatcher(None, found, key, autojunk=False).ratio() >= 0.88


def kind_of_symbol(symbol: str) -> str | None:
    """Return the slug that a ký hiệu names ("KH-UBND" -> ke-hoach); ``None`` when its first letters name no kind."""
    first = re.split(r"[-–/]", symbol.strip(" -/"), maxsplit=1)[0].strip()
    if not first:
        return None
    kind = kinds.by_symbol(first)
    if kind is not None:
        return kind.id
    folded = first.casefold()
    return next((slug for slug, _printed, letters in _OTHER_KINDS if letters and letters.casefold() == folded), None)


def printed_kind(slug: str) -> str:
    """Return the line of capitals that the catalog prints for a kind; empty for công văn and kinds it does not know."""
    kind = kinds.find(slug)
    return kind.printed if kind else ""


def is_capitals(text: str, share: float = 0.75) -> bool:
    """Return whether a text is set in capitals: most of its letters are, and it has at least two."""
    letters = list(filter(str.isalpha, text))
    if len(letters) < 2:
        return False
    return sum(map(str.isupper, letters)) >= share * len(letters)


RULE_LINE = re.compile(r"[-–—_=*~.·•…─━═ˉ¯+|\s\\/'`’‘\"“”:;,]*")
_DRAWN = re.compile(r"[-–—_=*~─━═ˉ¯.…]{3,}|[-–—_*=~]{1,2}|[─━═]+")


def is_blank_line(text: str) -> bool:
    """Return whether a line is a blank to be filled in: dots and nothing else."""
    return bool(text) and not text.strip(" .…‥_") and ("…" in text or ".." in text)


def is_rule_line(text: str) -> bool:
    """Return whether a line only draws (hyphens, underscores, asterisks) and says nothing."""
    return bool(RULE_LINE.fullmatch(text)) and bool(_DRAWN.search(text))


QUOC_HIEU_KEY = "conghoaxahoichunghiavietnam"
TIEU_NGU_KEY = "doclaptudohanhphuc"


def like(text: str, key: str, ratio: float = 0.84) -> bool:
    """Return whether a text, squeezed, is ``key`` up to a few wrong letters (OCR)."""
    return len(text) <= 200 and _like(text, key, ratio)


@lru_cache(maxsize=4096)
def _like(text: str, key: str, ratio: float) -> bool:
    found = squeeze(text)
    if found == key:
        return True
    if abs(len(found) - len(key)) > max(2, len(key) // 6):
        return False
    return difflib.SequenceMatcher(None, found, key, autojunk=False).ratio() >= ratio


_HEADS = (
    "ủy ban|ubnd|hội đồng|hđnd|hđtđkt|bộ|sở|cục|tổng cục|chi cục|ban|văn phòng|phòng|trung tâm|trường|viện|học viện|đại học"
    "|công an|công ty|tổng công ty|tập đoàn|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|liên đoàn"
    "|tổng liên đoàn|công đoàn|hội|tổng hội|liên hiệp|hiệp hội|mặt trận|ubmttq|mttq|tòa án|toà án|viện kiểm sát|kiểm toán"
    "|ngân hàng|bảo hiểm|kho bạc|thanh tra|tổng thanh tra|đoàn|đội|tổ|chính phủ|quốc hội|ủy ban thường vụ|thủ tướng|chủ tịch"
    "|đài|báo|tạp chí|bệnh viện|quỹ|cơ quan|hạt|trạm|thư viện|bảo tàng|nhà|thuế|hải quan|thống kê|quân khu|quân đoàn"
    "|bộ tư lệnh|bộ chỉ huy|vụ|phân viện|tiểu ban|ban chỉ huy|ban quản lý|vườn quốc gia|khối|cụm|lực lượng|tổng công đoàn"
    "|câu lạc bộ|trạm y tế|đại sứ quán|tổng lãnh sự quán|phái đoàn|bộ trưởng|giám đốc|thống đốc|chánh án|viện trưởng"
    "|hợp tác xã|liên minh|doanh nghiệp|xí nghiệp|nhà máy|nhà xuất bản|khoa|trạm|bưu điện|vnpt|điện lực|tổng đài|ban chỉ đạo"
)
BODY_HEAD = re.compile(rf"(?:{_HEADS})(?![\w])", re.IGNORECASE)
_NO_HEAD = re.compile(
    r"(?:phòng\s*,?\s*chống|phòng ngừa|phòng cháy|hội nhập|ban hành|đoàn kết|báo chí|báo cáo|nhà nước|nhà ở|tổ chức|bộ máy"
    r"|hội viên|trường học|khoa học|khối lượng|viện trợ|quỹ đất|đài thọ|tổ quốc|nhà giáo|bộ đội|công an nhân dân|bảo hiểm thất nghiệp"
    r"|cơ quan chuyên|hội nghị|phòng thủ|thống kê và|thuế và|hội thảo|đoàn viên|nhà trường)(?!\w)",
    re.IGNORECASE,
)
PLACE_HEAD = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|khu vực|việt nam|trung ương|nhân dân|các cấp)"
    r"(?![\w])",
    re.IGNORECASE,
)

_OFFICES = (
    "chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng"
    "|cục trưởng|phó cục trưởng|chi cục trưởng|phó chi cục trưởng|tổng cục trưởng|phó tổng cục trưởng|vụ trưởng"
    "|phó vụ trưởng|chánh|phó chánh|trưởng|phó trưởng|hiệu trưởng|phó hiệu trưởng|viện trưởng|phó viện trưởng|thống đốc"
    "|phó thống đốc|tổng thanh tra|phó tổng thanh tra|tổng kiểm toán|phó tổng kiểm toán|chủ nhiệm|phó chủ nhiệm|bí thư"
    "|phó bí thư|tổng bí thư|tư lệnh|phó tư lệnh|chính ủy|chỉ huy trưởng|phó chỉ huy trưởng|thư ký|chủ tọa|chủ toạ|chủ trì"
    "|đại diện|tổng biên tập|phó tổng biên tập|đội trưởng|phó đội trưởng|tổ trưởng|ủy viên|uỷ viên|phụ trách|quyền|người"
    "|kế toán trưởng|thủ trưởng|phó thủ trưởng|chủ hộ|bên|hạt trưởng|phó hạt trưởng|trạm trưởng|kiểm soát viên|chấp hành viên"
    "|tổng thư ký|phó tổng thư ký|nghị trưởng|xác nhận|thường trực|ban thường vụ|tổng tham mưu trưởng|ủy nhiệm"
    "|kiểm toán trưởng|phó kiểm toán trưởng|trưởng ban|lãnh đạo|phó"
)
OFFICE = re.compile(rf"(?:{_OFFICES})(?![\w])", re.IGNORECASE)
_OFFICE_FOLDED = re.compile(rf"(?:{without_marks(_OFFICES)})(?![\w])", re.IGNORECASE)
SIGN_PREFIX = re.compile(
    r"(?:TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|T/UQ|T\.UQ|TUN|QH|Q|PP|TRƯỞNG BAN)\s*[./]\s*(?=\S)(?:[./]\s*)?"
    rf"|(?:T/M|K/T|T/L|T/UQ)\s+(?=\S)|(?:TM|KT|TL|TUQ)\s+(?=(?i:{_OFFICES}|{_HEADS})(?![\w]))"
)

BASIS_START = re.compile(
    r"(?:căn cứ|thực hiện|thi hành|theo đề nghị|theo đề xuất|theo ý kiến|xét đề nghị|xét tờ trình|xét báo cáo|xét thấy"
    r"|xét yêu cầu|xét đơn|xét|trên cơ sở|chiếu|chiểu|sau khi|được sự|được ủy quyền|được uỷ quyền|triển khai|tiếp theo"
    r"|theo|phúc đáp|để|nhằm|quán triệt|thừa ủy quyền|thừa uỷ quyền|trong khi chờ)(?![\w])",
    re.IGNORECASE,
)
FIRM_BASIS = re.compile(r"(?:căn cứ|chiếu|chiểu|theo đề nghị|theo đề xuất|xét)(?![\w])", re.IGNORECASE)
ENACTING = re.compile(
    r"(?:nay\s+|ra\s+)?(?:quyết định|quyết nghị|chỉ thị|nghị định|thông tư|quy định|thông báo|lệnh|sắc lệnh|công bố"
    r"|nghị quyết|yêu cầu|kết luận|ban hành)\s*:?",
    re.IGNORECASE,
)

NOI_NHAN = re.compile(r"n\s*ơ\s*i\s+(?:nh\s*ậ\s*n|gửi)\b\s*[:.;]?", re.IGNORECASE)
"""The head of the recipients; "Nơi gửi:" is a slip for it."""
KINH_GUI = re.compile(r"(?:đồng\s+)?k[íi]nh\s+g[ửưử]i\s*[:.;]?", re.IGNORECASE)
LUU = re.compile(r"l[ưu]{1,2}\s*(?:[:;.…]|(?-i:[A-ZĐ]{2,})|vt\b|văn\s+thư|văn\s+phòng|trữ)", re.IGNORECASE)
ABOUT = re.compile(r"[\"“]?v\s*/\s*v\b[:.]?|v\.v\b|về\s+việc\b", re.IGNORECASE)
"""The opening of a subject: "V/v", "Về việc"."""

SECRECY = {"mat": "MẬT", "toimat": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT"}
SECRET = re.compile(r"(?:tuyet|toi|rat|dac)?mat|bimat")
URGENT = re.compile(r"(?:thuong|toi|rat|dac)?khan(?:cap|truong)?|hoatoc(?:hen|trong)?(?:\d*gio)?")
"""A mark of urgency, squeezed; words that are none of the three too: the rules tell them."""
CIRCULATION = {
    "xemxongtralai": "XEM XONG TRẢ LẠI",
    "luuhanhnoibo": "LƯU HÀNH NỘI BỘ",
    "tailieuthuhoi": "TÀI LIỆU THU HỒI",
}

_NAME_LETTERS = f"{LOWER}ñčĕĭŏŭ\u0306"
_NAME_WORD = rf"[{UPPER}][{_NAME_LETTERS}]*(?:[-'’][{UPPER}][{_NAME_LETTERS}]*)*\.?"
_TITLE_BEFORE_NAME = (
    r"(?:(?:GS|PGS|TSKH|TS|ThS|Ths|Th\.s|BS|BSCK\s?I{1,2}|CKI{1,2}|NGƯT|NGND|KS|CN|LS|Luật sư|DS|TTƯT|TTND|Ông|Bà|Đ/c"
    r"|Đồng chí|(?:Thượng|Đại|Trung|Thiếu)\s+(?:tướng|tá|úy)|Linh mục|Hòa thượng)\s*[.,]?\s*)*"
)
PERSON = re.compile(rf"{_TITLE_BEFORE_NAME}(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,6}})")
PERSON_CAPITALS = re.compile(
    rf"{_TITLE_BEFORE_NAME}(?P<name>[{UPPER}][{UPPER}'’-]*(?:\s+[{UPPER}][{UPPER}'’.-]*){{1,5}})"
)


def begins_office(text: str) -> bool:
    """Return whether a text begins with the word for an office; in capitals also one with wrong marks (OCR: "GIÁM ĐÓC")."""
    if OFFICE.match(text) is not None:
        return True
    return is_capitals(text, 0.8) and _OFFICE_FOLDED.match(without_marks(text)) is not None


_AFTER_NAME = re.compile(r"\s*[(\[][^()\[\]]{1,30}[)\]]$")
"""What an office notes behind a name: "(đã ký)", "(mẫu)"."""


def is_person(text: str) -> bool:
    """Return whether a line is a person's name: two to seven capitalised words, perhaps after a degree or rank.

    A short note in brackets may follow.
    """
    return len(text) <= 60 and PERSON.fullmatch(_AFTER_NAME.sub("", text).strip(" .")) is not None


def is_office_line(text: str) -> bool:
    """Return whether a line is a line of authority or office in capitals: "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"."""
    text = text.strip()
    if len(text) > 120 or not is_capitals(text, 0.7):
        return False
    return SIGN_PREFIX.match(text) is not None or begins_office(text)


def begins_body(text: str) -> bool:
    """Return whether a text begins with the word for a body ("SỞ …", "ỦY BAN …"), not with one that only looks like it."""
    return BODY_HEAD.match(text) is not None and _NO_HEAD.match(text) is None


def is_body_name(text: str) -> bool:
    """Return whether a line of capitals can be (a part of) the name of a body."""
    return is_capitals(text, 0.6) and (BODY_HEAD.match(text) is not None or PLACE_HEAD.match(text) is not None)


def starts_lower(text: str) -> bool:
    """Return whether the first letter of a text is a small one."""
    return bool(text) and text[0].islower()


def ends_sentence(text: str) -> bool:
    """Return whether a text ends with a mark after which a new paragraph may begin."""
    return text.rstrip('"”’») ').endswith((".", ";", ":", "!", "?", "…"))


def fold(text: str) -> str:
    """Return a text for comparing: NFC, single spaces, small letters."""
    return fold_spaces(text).casefold()
