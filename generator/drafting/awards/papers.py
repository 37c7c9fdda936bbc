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
        yield ask("Chưa rõ đã có báo cáo thành tích", x.place)
    elif not x.report:
        yield ask("Thiếu báo cáo thành tích", x.place)
    if case.round.council is None:
        yield ask("Thiếu biên bản họp Hội đồng xét khen thưởng", x.place)


@rule("KT-078")
def _signed(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.report:
        if not x.signed:
            who = "chủ hộ" if x.kind == "ho_gia_dinh" else "người hoặc đơn vị báo cáo"
            yield ask(f"Báo cáo thành tích chưa có chữ ký của {who}", x.place)
        if not x.confirmed:
            yield ask("Báo cáo thành tích chưa có xác nhận của cấp trên trực tiếp hoặc Ủy ban nhân dân cấp xã", x.place)


@rule("KT-079")
def _confirmations(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.kind != "doanh_nghiep":
        return
    wanted = ("thue",) if case.regime is None or case.regime.code in ("R1", "R2") else ("thue", "bao_hiem")
    for kind in wanted:
        held = [p for p in x.papers if p.kind == kind]
        if not held:
            yield ask(f"Thiếu xác nhận về {CONFIRMATIONS[kind]}", x.place)
        elif case.submitted and all(p.date is None or (case.submitted - p.date).days > 366 for p in held):
            yield ask(f"Xác nhận về {CONFIRMATIONS[kind]} không ghi ngày hoặc đã quá 12 tháng", held[0].place)


@rule("KT-080")
def _confirmed_achievement(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.route == "dot_xuat" and not any(p.kind == "xac_nhan" for p in x.papers):
        yield ask("Thiếu xác nhận của cơ quan có thẩm quyền về thành tích đột xuất", x.place)


@rule("KT-081")
def _public_notice(case: Case) -> Iterator[Said]:
    x, day = case.nominee, case.submitted
    if case.award.code not in ORDERS or case.old:
        return
    if x.notice_from is None or x.notice_to is None:
        yield ask("Chưa khai thời gian lấy ý kiến công khai (10 ngày làm việc)", x.place)
        return
    holidays = {holiday.day for year in {x.notice_from.year, x.notice_to.year} for holiday in sure_holidays(year)}
    last = add_working_days(x.notice_from - dt.timedelta(days=1), NOTICE_DAYS, holidays)
    if x.notice_to < last or (day is not None and x.notice_to >= day):
        yield no(f"Lấy ý kiến công khai từ {short_date(x.notice_from)} đến {short_date(x.notice_to)}: chưa đủ 10 ngày làm việc trước ngày trình", x.place)  # fmt: skip
    else:
        yield yes("Đã lấy ý kiến công khai đủ 10 ngày làm việc", x.place)


@rule("KT-082")
def _opinion(case: Case) -> Iterator[Said]:
    if (case.award.code in ORDERS or case.award.code in ("BKTTG", "CO_CP", "CSTDTQ")) and not any(
        p.kind == "y_kien" for p in case.nominee.papers
    ):
        yield ask("Thiếu văn bản ý kiến của cơ quan có liên quan", case.nominee.place)


@rule("KT-085")
def _form(case: Case) -> Iterator[Said]:
    form, x = report_form(case), case.nominee
    if form is None or not x.report_form:
        return
    given = "".join(filter(str.isdigit, x.report_form))[:2].zfill(2)
    if given == form.number:
        return
    text = f"Báo cáo ghi mẫu số {given}, mẫu đúng là số {form.number} ({form.name})"
    yield note(text, x.place) if form.derived else no(text, x.place)


LONG_ENOUGH = 150


@rule("KT-086")
def _own_words(case: Case) -> Iterator[Said]:
    words = case.nominee.report_text.split()
    if words and len(words) < LONG_ENOUGH:
        yield note(f"Báo cáo thành tích chỉ có {len(words)} tiếng", case.nominee.place)
    if words and not any(word[0].isdigit() for word in words):
        yield note("Báo cáo thành tích không có số liệu", case.nominee.place)


def alike(nominees: Iterable[Nominee], least: float = 0.8) -> Iterator[tuple[str, str]]:
    """Yield the pairs of nominees whose reports share most of their wording (runs of five words)."""
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
        for other, count in shared.items():
            if count >= least * min(len(own), len(shingles[other])):
                yield other, x.id
        shingles[x.id] = own
