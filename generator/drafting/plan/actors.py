"""Who a sentence is about: the bodies and groups at its beginning, resolved to the directory on the plan's date."""

from __future__ import annotations

import re
from datetime import date

from generator.catalog import bodies
from generator.model.plan import Actor, SubjectLevel

_HEAD = (
    r"(?:Các|Những|Tất cả các|Từng|Mỗi)\s+\w+|(?:Thường trực\s+)?Ủy ban|UBND|UBMTTQ|MTTQ|Mặt trận|Hội đồng|HĐND|Thường trực|Sở|Ban|Bộ|Công an|"
    r"Văn phòng|Phòng|Thanh tra|Đài|Báo|Kho bạc|Ngân hàng|Bảo hiểm|BHXH|Trường|Viện|Chi cục|Cục|Thuế|Thống kê|Liên đoàn|"
    r"Hội|Đoàn|Đoàn thể|Tỉnh đoàn|Thành đoàn|Trung tâm|Tòa án|Viện kiểm sát|Thủ trưởng|Người đứng đầu|Chủ tịch|Giám đốc|"
    r"Cơ quan|Đơn vị|Khóm|Thôn|Ấp|Tổ dân phố|Cộng đồng|Doanh nghiệp|Hợp tác xã|Hộ gia đình|Bộ đội|Liên minh|Hiệp hội|"
    r"Cấp ủy|Đảng ủy|Tỉnh ủy|Thành viên|Tổ công tác|Trạm|Chính quyền|Địa phương|Quỹ|Trưởng|Cán bộ"
)
_VERB = (
    r"chủ trì|phối hợp|chỉ đạo|có trách nhiệm|có văn bản|có kế hoạch|có thể|là cơ quan|là đơn vị|là đầu mối|xây dựng|tổ chức(?! (?:chính trị|hội|tín dụng|đoàn thể|xã hội|kinh tế|cá nhân|đảng|phi|thành viên|tôn giáo|liên quan|có liên quan|trong|khác))(?!,)|triển khai|"
    r"hướng dẫn|thực hiện|tham mưu|định kỳ|báo cáo|tăng cường|đẩy mạnh|rà soát|tiếp tục|căn cứ|đề ra|hưởng ứng|thi đua|"
    r"tham gia|theo dõi|đôn đốc|kiểm tra|giám sát|bố trí|cân đối|thẩm định|chủ động|kịp thời|quan tâm|ban hành|lồng ghép|"
    r"phát huy|h[àằ]ng năm|h[àằ]ng quý|h[àằ]ng tháng|thường xuyên|nghiêm túc|khẩn trương|vận động|tuyên truyền|tổng hợp|"
    r"phân công|giao|quán triệt|phổ biến|nghiên cứu|tổng kết|sơ kết|chịu trách nhiệm|đề xuất|phát hiện|cử|lập|trình|"
    r"hỗ trợ|tạo điều kiện|bảo đảm|đảm bảo|nâng cao|huy động|khuyến khích|giúp đỡ|giúp(?! việc)|quản lý|sử dụng|thông tin|tập trung|đăng tải|"
    r"cung cấp|gửi|duy trì|trên cơ sở|theo chức năng|trong phạm vi|tùy theo|phản ánh|xét|thống nhất|tiến hành|cập nhật|phụ trách|"
    r"khai thác|ứng dụng|đổi mới|gương mẫu|đồng thuận|hợp tác(?! xã)|trực tiếp|xem xét|liên kết|góp phần|làm đầu mối|đưa|kết nối|"
    r"khảo sát|mở|kết hợp|kiện toàn"
)
_STARTS = re.compile(rf"(?:{_HEAD})\b")
# A verb's words that are part of a name: "Chương trình", "Ban chỉ đạo", "thông tin đại chúng", "cụm, khối thi đua".
_ENDS = re.compile(
    rf",?\s+(?<!Chương )(?<!chương )(?<!Ban )(?<!Công )(?<!cụm, khối )(?<!khối )(?<!cơ quan )(?<!tổ chức )(?<!quá )(?:{_VERB})\b"
    r"|\s*:|\s*$|[.;]"
)
_OUTSIDE = ("Mặt trận", "MTTQ", "Đoàn thể", "đoàn thể", "Liên đoàn Lao động", "tổ chức chính trị", "tổ chức hội", "Hội Liên hiệp",
            "Hội Nông dân", "Hội Cựu chiến binh", "Đoàn Thanh niên", "Tỉnh ủy", "Thành ủy", "Đảng ủy", "Ban Đảng")  # fmt: skip


def leading(text: str) -> tuple[str, str]:
    """Split a sentence into the words that name who acts and the rest; the first is empty when nobody is named first.

    >>> leading("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính kiểm tra.")
    ('Sở Nội vụ', 'chủ trì, phối hợp với Sở Tài chính kiểm tra.')
    """
    if not _STARTS.match(text):
        return "", text
    for end in _ENDS.finditer(text):
        # Brackets belong to the name before them: "Sở Nội vụ (Ban Thi đua - Khen thưởng tỉnh)".
        if text[: end.start()].count("(") <= text[: end.start()].count(")"):
            return text[: end.start()].strip(" ,"), text[end.start() :].strip(" ,:")
    return "", text


def split(text: str, on: date | None, level: SubjectLevel = SubjectLevel.TINH) -> tuple[Actor, ...]:
    """Return the bodies and groups that a phrase lists, each resolved where the directory knows it on that day."""
    return tuple(actor(part, on, level) for part in _parts(text))


def actor(text: str, on: date | None, level: SubjectLevel = SubjectLevel.TINH) -> Actor:
    """Return one body or group; ``bodies`` is empty where the directory does not know it, or it stands for many."""
    text = " ".join(text.split()).strip(" ,;.")
    group = bool(re.match(r"(?i)(?:các|những|tất cả|từng|mỗi|toàn thể)\b", text)) or bool(
        re.search(r"\b(?:các cấp|các huyện|các xã|cùng cấp|các hội)\b|^(?:Khóm|Thôn|Ấp|Doanh nghiệp|Hộ gia đình)", text)
    )
    whose = level_of(text, level)
    known = () if group else tuple(body.id for body in _lookup(text, on, whose))
    return Actor(text, known, whose, group)


def level_of(text: str, level: SubjectLevel = SubjectLevel.TINH) -> SubjectLevel | None:
    """Return the level of those named; ``level`` is that of the plan's author. ``None`` where the words do not tell."""
    lowered = text.lower()
    for words, found in _LEVELS:
        if re.search(words, lowered):
            return found
    if re.match(r"(?:các\s+)?(?:sở|ban|ngành|ủy ban mặt trận|mặt trận|đoàn thể|văn phòng|thanh tra|công an|hội|đài|báo|cơ quan)\b",
                lowered):  # fmt: skip
        return SubjectLevel.SO
    if re.match(r"(?:ủy ban nhân dân|ubnd) (?:tỉnh|thành phố)\b", lowered):
        return SubjectLevel.TINH
    return None


_LEVELS: tuple[tuple[str, SubjectLevel], ...] = (
    (r"hộ gia đình|\bhộ nghèo|\bhộ khá", SubjectLevel.HO_GIA_DINH),
    (r"doanh nghiệp|hợp tác xã|hộ kinh doanh|tổ chức tín dụng|hệ thống ngân hàng", SubjectLevel.DOANH_NGHIEP),
    (r"\bcán bộ, công chức|\bcông chức, viên chức|\bcá nhân\b", SubjectLevel.CA_NHAN),
    (r"^(?:đối với )?(?:các )?(?:khóm|thôn|ấp|xóm|bản|buôn|tổ dân phố|khu dân cư|khu phố)\b", SubjectLevel.THON),
    (r"\bcấp tỉnh, các sở|^(?:đối với )?(?:các )?sở\b", SubjectLevel.SO),
    (r"các huyện|cấp huyện|huyện, thị xã|\bhuyện\b", SubjectLevel.HUYEN),
    (r"các xã|cấp xã|xã, phường|phường, xã|phường, thị trấn|đặc khu|\bphường\b|\bxã\b(?! hội)", SubjectLevel.XA),
)


def outside_system(text: str) -> bool:
    """Return whether a body is outside the UBND system: it is asked ("đề nghị"), not ordered."""
    return any(word in text for word in _OUTSIDE)


def _lookup(text: str, on: date | None, whose: SubjectLevel | None) -> tuple[bodies.Body, ...]:
    level = {SubjectLevel.HUYEN: "huyen", SubjectLevel.XA: "xa"}.get(whose, "tinh") if whose else "tinh"
    plain = re.sub(r"\s*\(.*?\)", "", text)
    for wanted in (level, None):
        found = bodies.find(plain, on=on, level=wanted)
        if found:
            return found[:1]
    return ()


def _parts(text: str) -> list[str]:
    """Cut a list of names at commas, semicolons and "và" that stand before another name, outside brackets."""
    parts, start, depth = [], 0, 0
    for match in re.finditer(r"[()]|[,;]\s+|\s+và\s+", text):
        if match.group() in "()":
            depth += 1 if match.group() == "(" else -1
            continue
        rest = text[match.end() :]
        names = re.match(
            rf"(?:các |những )?(?:{_HEAD.replace('(?:Các|Những|Tất cả các|Từng|Mỗi)', '(?:[Cc]ác|[Nn]hững)')})\b", rest
        )
        inside_group = re.match(r"(?i)các (?:sở|ban|huyện|xã|phường|cơ quan)", text[start:]) and not re.match(
            r"(?:Ủy ban|UBND|Hội đồng|[Cc]ác|Đoàn thể|Sở [A-ZĐÂÊÔƠƯĂ])", rest
        )
        if depth == 0 and names and not inside_group:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [part for part in (part.strip(" ,;.") for part in parts) if part]
