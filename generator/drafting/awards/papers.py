"""Rules E: the papers of a dossier: reports, confirmations, public notice, the number of the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.catalog import awards as law
from generator.catalog.holidays import sure_holidays
from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes
from generator.model.awards import Nominee
from generator.vietnamese.dates import add_working_days, short_date

CONFIRMATIONS = {"thue": "thuế", "bao_hiem": "bảo hiểm xã hội", "phong_chay": "phòng cháy, chữa cháy", "an_toan": "an toàn lao động", "moi_truong": "môi trường"}  # fmt: skip
ORDERS = ("HCLD1", "HCLD2", "HCLD3")
NOTICE_DAYS = 10
SUBMISSIONS = {
    "chu_tich_nuoc": "to_trinh_chu_tich_nuoc", "thu_tuong": "to_trinh_thu_tuong", "chinh_phu": "to_trinh_thu_tuong",
    "tinh": "to_trinh_tinh", "so": "to_trinh_so", "xa": "to_trinh_xa",
}  # fmt: skip
"""Whose tờ trình an award goes into, by who decides it."""
SIMPLE_ROUTES = ("dot_xuat", "cong_hien", "nien_han", "doi_ngoai")


def purpose(award: str, route: str, kind: str) -> str:
    """Return which form a report takes: by award, route and subject. A household takes the frame of the movement form."""
    collective = kind in ("tap_the", "doanh_nghiep")
    if award == "CSTDTQ":
        return "cstdtq"
    if award == "CO_CP":
        return "co_cp"
    if route == "dot_xuat":
        return "dot_xuat"
    if route == "cong_hien":
        return "cong_hien"
    if route == "doi_ngoai":
        return "doi_ngoai_tap_the" if collective else "doi_ngoai_ca_nhan"
    if route == "phong_trao" or kind == "ho_gia_dinh":
        return "chuyen_de"
    return "cong_trang_tap_the" if collective else "cong_trang_ca_nhan"


def report_form(case: Case) -> law.Form | None:
    """Return the form of the nominee's report under the decree of the day of submission."""
    day = case.submitted
    regime = law.regime(day) if day else None
    return law.form(purpose(case.award.code, case.nominee.route, case.nominee.kind), regime.code) if regime else None


@rule("KT-075")
def _parts(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.report is None:
        yield ask("Chưa khai đã có báo cáo thành tích hay chưa", case.at("co_bao_cao"))
    elif not x.report:
        yield ask("Thiếu báo cáo thành tích", case.at("co_bao_cao"))
    if case.round.council is None and not x.simplified:
        what = "biên bản bình xét thi đua" if case.award.title else "biên bản họp Hội đồng xét khen thưởng"
        yield ask(f"Thiếu {what}", x.place)


@rule("KT-076")
def _own_submission(case: Case) -> Iterator[Said]:
    mine = case.round.numbers.get(SUBMISSIONS.get(case.award.decider, ""), "")
    if not mine:
        return
    for key in SUBMISSIONS.values():
        if key != SUBMISSIONS[case.award.decider] and case.round.numbers.get(key) == mine:
            yield no(
                f"Tờ trình số {mine} dùng cho hai cấp quyết định: mỗi cấp quyết định phải có một tờ trình riêng",
                case.nominee.place,
            )
            return


@rule("KT-078")
def _signed(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.report:
        if not x.signed:
            who = "chủ hộ" if x.kind == "ho_gia_dinh" else "người hoặc đơn vị báo cáo"
            yield ask(f"Báo cáo thành tích chưa có chữ ký của {who}", case.at("bao_cao_da_ky"))
        if not x.confirmed:
            yield ask(
                "Báo cáo thành tích chưa có xác nhận của cấp trên trực tiếp hoặc Ủy ban nhân dân cấp xã",
                case.at("cap_tren_xac_nhan"),
            )


@rule("KT-079")
def _confirmations(case: Case) -> Iterator[Said]:
    x = case.nominee
    head = x.kind == "ca_nhan" and x.person_class == "doanh_nhan_tri_thuc" and x.leader
    if x.kind != "doanh_nghiep" and not head:
        return
    before = case.regime is None or case.regime.code in ("R1", "R2")
    wanted = ("thue",) if before or head else ("thue", "bao_hiem")
    for kind in wanted:
        held = [p for p in x.papers if p.kind == kind]
        if not held:
            yield ask(
                f"Thiếu xác nhận về {CONFIRMATIONS[kind]}{' của doanh nghiệp do cá nhân đứng đầu' if head else ''}",
                x.place,
            )
        elif case.submitted and all(p.date is None or (case.submitted - p.date).days > 366 for p in held):
            yield ask(f"Xác nhận về {CONFIRMATIONS[kind]} không ghi ngày hoặc đã quá 12 tháng", held[0].place)
    if not before and not head:
        lacking = [
            CONFIRMATIONS[k] for k in ("phong_chay", "an_toan", "moi_truong") if not any(p.kind == k for p in x.papers)
        ]
        if lacking:
            yield note(f"Nếu thuộc diện phải có: thêm xác nhận về {', '.join(lacking)}", x.place)


@rule("KT-080")
def _confirmed_achievement(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.route == "dot_xuat" and not any(p.kind == "xac_nhan" for p in x.papers):
        yield ask("Thiếu xác nhận của cơ quan có thẩm quyền về thành tích đột xuất", x.place)
    if x.route == "cong_trang" or case.award.title:
        for idea in (i for i in x.initiatives if not i.decision):
            yield ask(f"Sáng kiến “{idea.name}” chưa có quyết định công nhận", idea.place)


@rule("KT-083")
def _copies(case: Case) -> Iterator[Said]:
    if case.award.state and not case.old and case.nominee.simplified_reason != "bi_mat":
        if case.round.electronic is False:
            yield ask(
                "Khen thưởng cấp Nhà nước: thiếu tệp Word và PDF của từng văn bản trong hồ sơ", case.nominee.place
            )
        elif case.round.electronic is None:
            yield note(
                "Khen thưởng cấp Nhà nước: hồ sơ gửi 01 bộ bản chính kèm tệp Word, PDF của từng văn bản, trừ nội dung bí mật nhà nước",
                case.nominee.place,
            )


@rule("KT-084")
def _simplified(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not x.simplified or case.old:
        return
    if x.simplified_reason == "khac" or (not x.simplified_reason and x.route in ("phong_trao", "cong_trang")):
        text = "Thủ tục đơn giản chỉ dùng cho các trường hợp nêu tại Điều 85 của Luật"
        yield (
            no(text, case.at("ly_do_don_gian"))
            if x.simplified_reason
            else ask(f"{text}: chưa khai lý do", case.at("ly_do_don_gian"))
        )
    elif x.simplified_reason in SIMPLE_ROUTES and x.route != x.simplified_reason:
        yield ask("Lý do theo thủ tục đơn giản không khớp loại hình khen thưởng đã khai", case.at("ly_do_don_gian"))
    else:
        yield yes(
            "Thuộc trường hợp khen thưởng theo thủ tục đơn giản: hồ sơ gồm tờ trình và báo cáo tóm tắt thành tích",
            case.at("ly_do_don_gian"),
        )


@rule("KT-081")
def _public_notice(case: Case) -> Iterator[Said]:
    x, day = case.nominee, case.submitted
    if case.award.code not in ORDERS or case.old:
        return
    if x.notice_from is None or x.notice_to is None:
        yield ask("Chưa khai thời gian lấy ý kiến công khai (10 ngày làm việc)", case.at("cong_khai_tu"))
        return
    holidays = {holiday.day for year in {x.notice_from.year, x.notice_to.year} for holiday in sure_holidays(year)}
    last = add_working_days(x.notice_from - dt.timedelta(days=1), NOTICE_DAYS, holidays)
    if x.notice_to < last or (day is not None and x.notice_to >= day):
        yield no(f"Lấy ý kiến công khai từ {short_date(x.notice_from)} đến {short_date(x.notice_to)}: chưa đủ 10 ngày làm việc trước ngày trình", case.at("cong_khai_tu"))  # fmt: skip
    else:
        yield yes("Đã lấy ý kiến công khai đủ 10 ngày làm việc", case.at("cong_khai_tu"))


@rule("KT-082")
def _opinion(case: Case) -> Iterator[Said]:
    if case.old:
        return
    if (case.award.code in ORDERS or case.award.code in ("BKTTG", "CO_CP", "CSTDTQ")) and not any(
        p.kind == "y_kien" for p in case.nominee.papers
    ):
        yield ask("Thiếu văn bản ý kiến của cơ quan có liên quan", case.nominee.place)
    if case.award.state and case.nominee.leader and case.nominee.kind == "ca_nhan":
        yield note(
            "Cá nhân là lãnh đạo: nếu thuộc diện Ban Thường vụ cấp ủy quản lý thì cần thêm ý kiến bằng văn bản của Ban Thường vụ",
            case.at("lanh_dao"),
        )


@rule("KT-085")
def _form(case: Case) -> Iterator[Said]:
    form, x = report_form(case), case.nominee
    if form is None or not x.report_form:
        return
    given = "".join(filter(str.isdigit, x.report_form))[:2].zfill(2)
    if given == form.number:
        return
    text = f"Báo cáo ghi mẫu số {given}, mẫu đúng là số {form.number} ({form.name})"
    yield note(text, case.at("mau_bao_cao")) if form.derived else no(text, case.at("mau_bao_cao"))


LONG_ENOUGH = 150


@rule("KT-086")
def _own_words(case: Case) -> Iterator[Said]:
    words = case.nominee.report_text.split()
    if words and len(words) < LONG_ENOUGH:
        yield note(f"Báo cáo thành tích chỉ có {len(words)} tiếng, nên có từ {LONG_ENOUGH} tiếng", case.nominee.place)
    if words and not any(word[0].isdigit() for word in words):
        yield note("Báo cáo thành tích không có số liệu", case.nominee.place)


def alike(nominees: Iterable[Nominee], least: float = 0.8) -> Iterator[tuple[str, str]]:
    """Yield nominees whose reports share most of their wording (runs of five words) with an earlier one, that one first; each once."""
    shingles: dict[str, set[int]] = {}
    where: dict[int, list[str]] = {}
    for x in nominees:
        words = x.report_text.casefold().split()
        own = {hash(tuple(words[at : at + 5])) for at in range(len(words) - 4)}
        if not own:
            continue
        shared: dict[str, int] = {}
        for piece in own:
            for other in where.get(piece, ())[:20]:
                shared[other] = shared.get(other, 0) + 1
            where.setdefault(piece, []).append(x.id)
        match = [other for other, count in shared.items() if count >= least * min(len(own), len(shingles[other]))]
        if match:
            yield match[0], x.id
        shingles[x.id] = own
