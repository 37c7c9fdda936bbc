"""Capitals of bodies, of the people and the State, of honours and holidays (PL2/M4, M5): ND30-220 to 227, 230."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.edits import Safety
from generator.model.problem import Severity
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.capitals_lexicon import wrong_names
from generator.rules.nd30.text import LOWER, UPPER, words_of

_END = rf"(?![{LOWER}{UPPER}])"
_JUSTICE = re.compile(rf"(?:Tòa án|Toà án|Viện (?:k|K)iểm sát) (Nhân dân|Nhân Dân)(?: (Tối cao|Tối Cao))?{_END}")
_STATE_NOUN = re.compile(
    rf"(?:của|cho) (nhân dân|nhà nước)(?! (?:tệ|các nước|nước|thế giới|Trung|Lào|Cu)){_END}|"
    rf"Đảng(?:,| và) (?:của )?(nhà nước){_END}"
)
_STATE_MODIFIER = re.compile(rf"(?:quản lý|cơ quan|doanh nghiệp|ngân sách|đơn vị sự nghiệp) (Nhà nước){_END}")
_RANK = re.compile(rf"(?:Huân chương|Huy chương) [^,;.\n]{{2,40}}? hạng (nhất|nhì|ba|nhì|III|II|I){_END}")
_CERTIFICATE = re.compile(
    r"(bằng khen|giấy khen|cờ thi đua) (?:của )(?:Thủ tướng|Chính phủ|Chủ tịch|Bộ|Giám đốc|Ủy ban|Uỷ ban|UBND|cấp tỉnh)"
)
_NATIONAL_DAY = re.compile(rf"[Qq]uốc khánh,? (?:ngày )?(0?2[/.]0?9|02-9|2-09|02-09|2 ?- ?0?9){_END}")


@rule("ND30-220")
def peoples_bodies(subject: Subject) -> Faults:
    """Ủy ban nhân dân, Hội đồng nhân dân viết hoa chưa đúng.

    ## Kiểm tra gì
    Mọi cách viết hoa, viết thường khác của hai tên này, cả hai lối đặt dấu (Ủy ban, Uỷ ban); bỏ qua chữ in hoa toàn bộ.

    ## Vì sao
    Viết hoa chữ cái đầu của từ chỉ loại hình cơ quan; "nhân dân" trong tên viết thường như ví dụ của Nghị định.

    ## Ví dụ sai
    Ủy ban Nhân dân tỉnh; ủy ban nhân dân xã; Hội đồng Nhân dân

    ## Ví dụ đúng
    Ủy ban nhân dân tỉnh; Ủy ban nhân dân xã; Hội đồng nhân dân

    ## Cách sửa
    Viết "Ủy ban nhân dân", "Hội đồng nhân dân". Sửa được tự động.
    """
    yield from wrong_names(subject, "ND30-220", _("viết “{right}”, không viết “{wrong}”"))


@rule("ND30-221")
def courts(subject: Subject) -> Faults:
    """Tòa án nhân dân, Viện kiểm sát nhân dân viết hoa chưa đúng.

    ## Kiểm tra gì
    "Nhân dân", "Tối cao" viết hoa trong tên tòa án, viện kiểm sát.

    ## Vì sao
    Nghị định viết: Viện kiểm sát nhân dân tối cao, Tòa án nhân dân tối cao.

    ## Ví dụ sai
    Tòa án Nhân dân Tối cao

    ## Ví dụ đúng
    Tòa án nhân dân tối cao

    ## Cách sửa
    Viết thường "nhân dân", "tối cao".
    """
    words = words_of(subject)
    for found in words.each(_JUSTICE, "tòa", "viện"):
        if words.foreign(found.start()):
            continue
        start, end = found.start(1), found.end()
        yield words.fault(
            start,
            end,
            _("trong tên tòa án, viện kiểm sát viết thường “{right}”").format(right=words.all[start:end].lower()),
            words.all[start:end].lower(),
        )


@rule("ND30-222")
def ministries_and_departments(subject: Subject) -> Faults:
    """Tên bộ, sở, ngành, tổ chức viết hoa chưa đúng.

    ## Kiểm tra gì
    Tên chính thức của bộ, sở, phòng, cơ quan trung ương, tổ chức chính trị - xã hội, Hội đồng và Ban Thi đua - Khen thưởng.

    ## Vì sao
    Viết hoa chữ cái đầu của các từ, cụm từ chỉ loại hình cơ quan và chức năng, lĩnh vực hoạt động.

    ## Ví dụ sai
    Bộ Tài Nguyên Và Môi Trường; Sở tài chính; Ban thi đua - Khen thưởng

    ## Ví dụ đúng
    Bộ Tài nguyên và Môi trường; Sở Tài chính; Ban Thi đua - Khen thưởng

    ## Cách sửa
    Viết theo tên chính thức. Sửa được tự động.
    """
    yield from wrong_names(subject, "ND30-222", _("tên cơ quan viết chưa đúng: “{wrong}”, viết “{right}”"))


@rule("ND30-223")
def party_bodies(subject: Subject) -> Faults:
    """Tên cơ quan, tổ chức của Đảng, Mặt trận viết hoa chưa đúng.

    ## Kiểm tra gì
    Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư, Tỉnh ủy, Mặt trận Tổ quốc Việt Nam và các tên tương tự.

    ## Vì sao
    Nghị định nêu riêng: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam, Văn phòng Trung ương Đảng.

    ## Ví dụ sai
    Ban chấp hành trung ương Đảng; Mặt trận tổ quốc; Tỉnh Ủy

    ## Ví dụ đúng
    Ban Chấp hành Trung ương Đảng; Mặt trận Tổ quốc; Tỉnh ủy

    ## Cách sửa
    Viết theo tên trong Nghị định.
    """
    yield from wrong_names(subject, "ND30-223", _("tên tổ chức viết chưa đúng: “{wrong}”, viết “{right}”"))


@rule("ND30-224")
def foreign_organisations(subject: Subject) -> Faults:
    """Tên tổ chức nước ngoài viết hoa chưa đúng.

    ## Kiểm tra gì
    Tên dịch nghĩa (Liên hợp quốc, Tổ chức Y tế thế giới) và tên viết tắt (UNESCO, ASEAN, WTO …).

    ## Vì sao
    Tên dịch nghĩa viết hoa như tên cơ quan Việt Nam; tên viết tắt viết bằng chữ in hoa.

    ## Ví dụ sai
    Liên Hợp Quốc; Unesco

    ## Ví dụ đúng
    Liên hợp quốc; UNESCO

    ## Cách sửa
    Viết theo ví dụ của Nghị định.
    """
    yield from wrong_names(subject, "ND30-224", _("tên tổ chức viết chưa đúng: “{wrong}”, viết “{right}”"))


@rule("ND30-225")
def people_and_state(subject: Subject) -> Faults:
    """Nhân dân, Nhà nước dùng làm danh từ viết thường, hoặc làm định ngữ viết hoa.

    ## Kiểm tra gì
    "của nhân dân", "của nhà nước", "Đảng và nhà nước"; và "Nhà nước" viết hoa trong "quản lý nhà nước", "cơ quan nhà nước",
    "doanh nghiệp nhà nước", "ngân sách nhà nước". Cần xem lại vì phụ thuộc câu văn.

    ## Vì sao
    Danh từ đặc biệt Nhân dân, Nhà nước viết hoa; làm định ngữ thì chính Nghị định viết thường (cơ quan nhà nước).

    ## Ví dụ sai
    quyền làm chủ của nhân dân; chủ trương của Đảng và nhà nước

    ## Ví dụ đúng
    quyền làm chủ của Nhân dân; chủ trương của Đảng và Nhà nước

    ## Cách sửa
    Viết hoa chữ cái đầu khi là danh từ; viết thường khi là định ngữ.
    """
    words = words_of(subject)
    for found in words.each(_STATE_NOUN, "của", "cho", "đảng"):
        group = 1 if found.group(1) else 2
        start, end = found.span(group)
        if not words.foreign(start):
            right = found.group(group).capitalize()
            yield words.fault(
                start,
                end,
                _("dùng làm danh từ thì viết hoa: “{right}”").format(right=right),
                right,
                safety=Safety.UNSAFE,
            )
    for found in words.each(_STATE_MODIFIER, "quản", "cơ", "doanh", "ngân", "đơn"):
        start, end = found.span(1)
        if not words.foreign(start):
            yield words.fault(
                start,
                end,
                _("làm định ngữ thì viết thường: “{right}”").format(right=found.group().replace("Nhà", "nhà")),
                "nhà nước",
                safety=Safety.UNSAFE,
            )


@rule("ND30-226")
def orders_and_honours(subject: Subject) -> Faults:
    """Tên huân chương, huy chương, danh hiệu vinh dự nhà nước viết hoa chưa đúng.

    ## Kiểm tra gì
    Tên các huân chương, danh hiệu trong từ điển và từ chỉ hạng sau tên huân chương, huy chương.

    ## Vì sao
    Viết hoa chữ cái đầu của các thành phần tạo thành tên riêng và các từ chỉ thứ, hạng.

    ## Ví dụ sai
    huân chương lao động hạng nhất; Anh hùng lao động

    ## Ví dụ đúng
    Huân chương Lao động hạng Nhất; Anh hùng Lao động

    ## Cách sửa
    Viết theo tên chính thức. Sửa được tự động.
    """
    yield from wrong_names(subject, "ND30-226", _("tên danh hiệu viết chưa đúng: “{wrong}”, viết “{right}”"))
    words = words_of(subject)
    for found in words.each(_RANK, "huân", "huy"):
        rank = found.group(1)
        if rank[0].isupper() or words.foreign(found.start(1)):
            continue
        yield words.fault(
            found.start(1),
            found.end(1),
            _("từ chỉ hạng viết hoa: “hạng {right}”").format(right=rank.capitalize()),
            rank.capitalize(),
        )


@rule("ND30-227")
def commendations(subject: Subject) -> Faults:
    """Tên hình thức khen thưởng, danh hiệu thi đua viết hoa chưa đúng.

    ## Kiểm tra gì
    Chỉ trong văn bản nói về khen thưởng: Bằng khen, Giấy khen, Cờ thi đua của một cấp cụ thể; Chiến sĩ thi đua, Lao động tiên
    tiến, Tập thể lao động xuất sắc.

    ## Vì sao
    Áp dụng quy định viết hoa tên danh hiệu: Bằng khen của Thủ tướng Chính phủ, Chiến sĩ thi đua cơ sở.

    ## Ví dụ sai
    tặng bằng khen của Thủ tướng Chính phủ; Chiến Sĩ Thi Đua Cơ Sở

    ## Ví dụ đúng
    tặng Bằng khen của Thủ tướng Chính phủ; Chiến sĩ thi đua cơ sở

    ## Cách sửa
    Viết hoa chữ cái đầu của tên hình thức, danh hiệu.
    """
    words = words_of(subject)
    if "khen thưởng" not in words.low:
        return
    yield from wrong_names(subject, "ND30-227", _("tên danh hiệu: viết “{right}”, không viết “{wrong}”"), Safety.UNSAFE)
    for found in words.each(_CERTIFICATE, "bằng", "giấy", "cờ"):
        start, end = found.span(1)
        if words.foreign(start):
            continue
        right = found.group(1).capitalize()
        yield words.fault(
            start, end, _("tên hình thức khen thưởng: viết “{right}”").format(right=right), right, safety=Safety.UNSAFE
        )


@rule("ND30-230")
def holidays(subject: Subject) -> Faults:
    """Tên ngày lễ, ngày kỷ niệm viết chưa đúng.

    ## Kiểm tra gì
    Các chữ tạo thành tên ngày lễ sau "ngày", "lễ", "dịp"; ngày tháng trong tên ngày Quốc khánh.

    ## Vì sao
    Viết hoa chữ cái đầu của âm tiết tạo thành tên gọi ngày lễ; Nghị định viết: ngày Quốc khánh 2-9.

    ## Ví dụ sai
    ngày quốc khánh; ngày Quốc Khánh; ngày Quốc khánh 02/9

    ## Ví dụ đúng
    ngày Quốc khánh 2-9

    ## Cách sửa
    Viết theo tên ngày lễ.
    """
    yield from wrong_names(subject, "ND30-230", _("tên ngày lễ: viết “{right}”, không viết “{wrong}”"), Safety.UNSAFE)
    words = words_of(subject)
    for found in words.each(_NATIONAL_DAY, "quốc"):
        if found.group(1) != "2-9" and not words.foreign(found.start(1)):
            yield words.fault(
                found.start(1),
                found.end(1),
                _("ngày trong tên ngày lễ viết “2-9”"),
                "2-9",
                safety=Safety.UNSAFE,
                severity=Severity.WARNING,
            )
