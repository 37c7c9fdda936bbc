"""Rules on what a legal basis must say of the document it names (Phụ lục I, Phần I, Mục II, khoản 6, điểm a)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Subject, Unit, rule
from generator.rules.nd30.bases import base_units

C = Component

_LAW = re.compile(r"\b(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?=[A-ZĐÀ-Ỵ]|số|sửa đổi)")
_LAW_NUMBER = re.compile(r"\s*,?\s*số\s*:?\s*\d+/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d*")
_OF_ASSEMBLY = re.compile(
    r"\s*,?\s*của\s+(?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội|Uỷ ban [Tt]hường vụ Quốc hội)(?:\s+khóa\s+\w+)?"
)
_OTHER = re.compile(
    r"^Căn cứ\s+(?:các\s+)?(?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|"
    r"Hướng dẫn|Thông báo|Công văn|Chương trình|Đề án|Kết luận|Quy định|Công điện)\b(?P<rest>.*)$",
    re.DOTALL,
)
_DATE = re.compile(r"\bngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})")
_ABOUT = re.compile(
    r"\b(?:về|quy định|ban hành|phê duyệt|sửa đổi|bổ sung|hướng dẫn|bãi bỏ|thành lập|giao|kiện toàn|công bố|chi tiết|"
    r"điều chỉnh|thông qua|tổ chức|triển khai|thực hiện|phát động|đẩy mạnh|tăng cường|kèm theo|công nhận|xếp loại|"
    r"phân cấp|phân công|quyết định|hợp nhất|đính chính|nâng cao|phát triển|xây dựng|một số)\b",
    re.IGNORECASE,
)


@rule("ND30-108")
def law_with_number(subject: Subject) -> Faults:
    """Căn cứ là luật, pháp lệnh ghi cả số, ký hiệu hoặc cơ quan ban hành.

    ## Kiểm tra gì
    "Luật … số 72/2025/QH15", "của Quốc hội" trong dòng căn cứ.

    ## Vì sao
    Riêng luật, pháp lệnh không ghi số, ký hiệu, cơ quan ban hành. Nhiều nơi ghi số theo cách của văn bản quy phạm pháp luật.

    ## Ví dụ sai
    Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;

    ## Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

    ## Cách sửa
    Bỏ số, ký hiệu, cơ quan. Sửa tự động phải được người xem lại.
    """
    for unit in base_units(subject):
        law = _law(unit)
        if law is None:
            continue
        for pattern, what in ((_LAW_NUMBER, _("số, ký hiệu")), (_OF_ASSEMBLY, _("cơ quan ban hành"))):
            found = pattern.search(unit.text, law.end())
            if found is None or re.search(
                r"\b(Nghị quyết|Nghị định|Quyết định)\b", unit.text[law.end() : found.start()]
            ):
                continue
            yield Fault(
                _("căn cứ là {kind} không ghi {what}").format(kind=law["kind"].lower(), what=what),
                unit.paragraph,
                present=found[0].strip(" ,"),
                fix=subject.replace(
                    unit.paragraph, found.start(), found.end(), "", _("Bỏ {what}").format(what=what), Safety.UNSAFE
                ),
                component=C.CAN_CU,
                at=unit.at,
                start=found.start(),
            )


def _law(unit: Unit) -> re.Match[str] | None:
    """Return where a law or ordinance is named at the head of a basis; ``None`` when it names something else."""
    head = re.match(r"^\s*Căn cứ\s+(?:các\s+)?(?=(?:Bộ luật|Luật|Pháp lệnh)\b)", unit.text)
    return _LAW.match(unit.text, head.end()) if head else None


@rule("ND30-109")
def law_without_date(subject: Subject) -> Faults:
    """Căn cứ là luật, pháp lệnh không có ngày, tháng, năm.

    ## Kiểm tra gì
    "ngày … tháng … năm …" trong căn cứ là luật, pháp lệnh.

    ## Vì sao
    Luật, pháp lệnh chỉ bỏ số, ký hiệu và cơ quan ban hành; ngày tháng vẫn ghi, như các mẫu của Nghị định.

    ## Ví dụ sai
    Căn cứ Luật Thi đua, khen thưởng năm 2022;

    ## Ví dụ đúng
    Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;

    ## Cách sửa
    Ghi thêm ngày, tháng, năm thông qua luật.
    """
    for unit in base_units(subject):
        if _law(unit) is not None and not re.search(r"\bngày\s+\d", unit.words):
            yield Fault(
                _("căn cứ là luật, pháp lệnh chưa ghi ngày, tháng, năm"),
                unit.paragraph,
                present=unit.words,
                component=C.CAN_CU,
                at=unit.at,
            )


@rule("ND30-110")
def base_incomplete(subject: Subject) -> Faults:
    """Căn cứ không ghi đủ số, ký hiệu, ngày, cơ quan ban hành, trích yếu.

    ## Kiểm tra gì
    Căn cứ bắt đầu bằng tên loại văn bản (trừ luật, pháp lệnh): có số, ngày, "của …", trích yếu.

    ## Vì sao
    Căn cứ ghi đầy đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm và trích yếu.

    ## Ví dụ sai
    Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư;

    ## Ví dụ đúng
    Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

    ## Cách sửa
    Bổ sung phần thiếu theo bản gốc.
    """
    for unit in base_units(subject):
        found = _OTHER.match(unit.words)
        if found is None:
            continue
        rest = found["rest"]
        if re.match(r"\s*(Đại hội|của Đại hội)", rest):
            continue
        if subject.draft and re.search(r"…|\.{3}", rest):
            # Blanks of a draft are waiting to be filled in.
            continue
        date = _DATE.search(rest)
        missing = []
        if not re.search(r"\d+\s*(?:/|-)\s*[\dA-ZĐ]", rest[: date.start()] if date else rest):
            missing.append(_("số, ký hiệu"))
        if date is None and not re.search(r"\bngày\s+\d", rest):
            missing.append(_("ngày, tháng, năm"))
        if not re.search(r"\bcủa\b", rest):
            missing.append(_("cơ quan ban hành"))
        if not _ABOUT.search(rest[date.end() :] if date else rest):
            missing.append(_("trích yếu"))
        if missing:
            yield Fault(
                _("căn cứ thiếu {parts}").format(parts=", ".join(missing)),
                unit.paragraph,
                present=unit.words,
                component=C.CAN_CU,
                at=unit.at,
            )
