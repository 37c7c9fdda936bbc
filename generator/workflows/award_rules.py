"""The rules of award proposals as a person looks them up: the list, the page of one rule, the pages of the documentation."""

from __future__ import annotations

import difflib

from generator.catalog import awards as law
from generator.errors import InputError
from generator.messages import N_, _

PREFIX = "KT"
FILE = "kt.md"
CONTRADICTIONS = {
    "Viện dẫn": "KT-005", "Thiếu báo cáo": "KT-075", "Hai cấp quyết định": "KT-076", "Mẫu số sai": "KT-085", "Số phiếu": "KT-091",
    "Tỷ lệ phiếu": "KT-091", "Số tiền": "KT-093", "Tiền thưởng": "KT-093", "Tổng tiền thưởng": "KT-093", "Ngày khác nhau": "KT-103",
    "Quyết định khen thưởng không ký": "KT-106", "Người ký": "KT-106", "Tên hình thức": "KT-107", "": "KT-077",
}  # fmt: skip
"""The rule behind a contradiction between papers, by the words that it begins with."""
DOSSIER = frozenset(CONTRADICTIONS.values())
"""Rules that ``vanban dossier check`` looks at in the papers themselves."""
FAMILIES = {
    "A": N_("Thời điểm, thẩm quyền"), "B": N_("Điều kiện chung"), "C": N_("Hình thức khen thưởng, danh hiệu thi đua"),
    "D": N_("Hộ gia đình, chỉ tiêu của kế hoạch"), "E": N_("Hồ sơ"), "F": N_("Hội đồng"), "G": N_("Tiền thưởng"),
    "H": N_("Thời hạn"), "I": N_("Sự nhất quán của số liệu, ngày, tên"),
}  # fmt: skip
MARKS = {
    "V": N_("đọc trong văn bản hoặc nguồn công khai"), "D": N_("suy ra từ quy định hoặc phép tính"),
    "M": N_("chưa đọc được nguồn: chỉ hỏi, không kết luận không đạt"), "S": N_("yêu cầu của chương trình"),
}  # fmt: skip


def of_contradiction(what: str) -> str:
    """Return the number of the rule behind a contradiction that ``vanban dossier check`` tells."""
    return next(rule for begins, rule in CONTRADICTIONS.items() if what.startswith(begins))


def is_award(id: str) -> bool:
    """Return whether an id, or the beginning of one, is of this family."""
    return id.upper().partition("-")[0] == PREFIX


def lines(prefix: str = "") -> list[str]:
    """Return a line for each rule whose id begins with ``prefix``."""
    return [
        f"{rule.id:<10} {rule.title} ({_carried(rule.id)})"
        for rule in law.rules().values()
        if rule.id.lower().startswith(prefix.lower())
    ]


def page(id: str) -> str:
    """Return the page of one rule as Markdown; raise :class:`InputError` with the nearest ids when there is none."""
    known = {rule.lower(): rule for rule in law.rules()}
    if id.lower() not in known:
        near = difflib.get_close_matches(id.lower(), known, n=3, cutoff=0.5)
        hint = _("gần đúng: {ids}").format(ids=", ".join(known[one] for one in near)) if near else None
        raise InputError(_("không có quy tắc “{id}”").format(id=id), hint=hint or _("vanban rules liệt kê mọi quy tắc"))
    rule = law.rules()[known[id.lower()]]
    looks = law.rule_page(rule.id)
    made = [
        f"## {rule.id}. {rule.title}",
        "",
        _("**Nhóm:** {family}.").format(family=_(FAMILIES[rule.family])),
        "",
        _("**Xem xét:** {text}").format(text=looks.looks),
        "",
        _("**Khi không đúng:** {text}").format(text=looks.fails),
        "",
        _("**Căn cứ:** {article}.").format(article=rule.article or _("không có điều khoản nào quy định")),
        "",
        _("**Nguồn:** {mark}.").format(mark=_(MARKS[rule.mark])),
        "",
        _("**Nơi xem xét:** {where}.").format(where=_carried(rule.id)),
        "",
    ]
    if looks.eye:
        made += [_("**Chương trình không tự đánh giá được, phải xem bằng mắt:** {text}").format(text=looks.eye), ""]
    return "\n".join(made)


def _carried(id: str) -> str:
    """Return the commands that carry a rule."""
    found = [] if id == "KT-077" else ["vanban awards assess"]
    return ", ".join([*found, *(["vanban dossier check"] if id in DOSSIER else [])])


def index() -> str:
    """Return the lines of the list of all rules that lead to this page."""
    title, ids = _("Quy tắc đánh giá đề nghị khen thưởng"), list(law.rules())
    told = _("{count} quy tắc, từ {first} đến {last}.").format(count=len(ids), first=ids[0], last=ids[-1])
    return f"\n## [{title}]({FILE})\n\n{told}\n"


def pages() -> dict[str, str]:
    """Return the documentation's page of all these rules, by its file name."""
    made = [
        _("# Quy tắc đánh giá đề nghị khen thưởng"),
        "",
        _(
            "Mỗi quy tắc cho một trong ba kết quả: đạt, không đạt, cần làm rõ; có khi chỉ lưu ý. Điều chưa khai là cần làm rõ; danh sách "
            "đóng góp để trống nghĩa là không có đóng góp. Trang này lấy từ chính chương trình; `vanban rules KT-026` in một quy tắc."
        ),
        "",
    ]
    for family, title in FAMILIES.items():
        made += [f"## {family}. {_(title)}", ""]
        made += [f"#{page(rule.id)}" for rule in law.rules().values() if rule.family == family]
    return {FILE: "\n".join(made).rstrip() + "\n"}
