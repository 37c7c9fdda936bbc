"""Rules C1: awards for a movement: who launched it, how long it lasted, on which occasion, for whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from generator.drafting.awards.registry import Case, Said, ask, both, either, no, rule, said, yes
from generator.model.awards import Outcome
from generator.vietnamese.capitals import upper_first

PASS, FAIL, UNCLEAR = Outcome.PASS, Outcome.FAIL, Outcome.UNCLEAR
ORDERS = ("HCLD1", "HCLD2", "HCLD3")
FLAGS_AND_TITLES = ("CO_CP", "CO_TINH", "CSTDTQ", "CSTDTINH", "CSTDCS", "LDTT", "TTLDXS", "TTLDTT")


def launched(case: Case, *by: str) -> Outcome:
    """Whether one of ``by`` launched the movement; unclear where that is known only for unsure."""
    movement = case.round.movement
    if movement is None or not (movement.launched_by or movement.uncertain):
        return UNCLEAR
    if set(by) & set(movement.launched_by):
        return PASS
    return UNCLEAR if set(by) & set(movement.uncertain) else FAIL


def lasted(case: Case, years: int) -> Outcome:
    """Whether the movement lasted so many years: by plan years and by the calendar; unclear when only the first says so."""
    movement, day = case.round.movement, case.submitted
    if movement is None or day is None:
        return UNCLEAR
    planned = min(movement.last_year, day.year) - movement.first_year + 1
    if planned < years:
        by_calendar = movement.launched is not None and _years(movement.launched, day) >= years
        return UNCLEAR if by_calendar else FAIL
    if movement.launched is None:
        return UNCLEAR
    return PASS if _years(movement.launched, day) >= years else UNCLEAR


def _years(start: dt.date, end: dt.date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def occasion(case: Case, *among: str) -> Outcome:
    """Whether awards are considered on one of these occasions."""
    movement = case.round.movement
    if movement is None or not movement.occasion:
        return UNCLEAR
    return PASS if movement.occasion in among else FAIL


def _told(case: Case, outcome: Outcome, what: str, *why: str, key: str = "hinh_thuc") -> Said:
    """The outcome in words, with what is wrong; under the law before 2024 the clauses are not confirmed and a person decides."""
    if case.old:
        return ask(
            f"{upper_first(what)}: cần đối chiếu điều khoản của Luật Thi đua, khen thưởng năm 2003", case.nominee.place
        )
    return _stated(case, outcome, what, *why, key=key)


def _stated(case: Case, outcome: Outcome, what: str, *why: str, key: str = "hinh_thuc") -> Said:
    reasons = "; ".join(filter(None, why))
    more = f", vì {reasons}" if reasons and outcome is not PASS else ""
    return said(
        outcome,
        {
            PASS: f"Đạt điều kiện {what}",
            FAIL: f"Không đạt điều kiện {what}{more}",
            UNCLEAR: f"Chưa đủ căn cứ kết luận điều kiện {what}{more}",
        },
        case.at(key),
    )


_BY = {"ctn": "Chủ tịch nước", "ttg": "Thủ tướng Chính phủ", "bo": "Bộ", "tinh": "tỉnh"}
_OCCASIONS = {"hang_nam": "khen hằng năm", "so_ket": "sơ kết", "tong_ket": "tổng kết"}


def why_launched(case: Case, *by: str) -> str:
    """Why a movement is not surely launched by one of these; empty where it is."""
    outcome, names = launched(case, *by), ", ".join(_BY[one] for one in by)
    movement = case.round.movement
    if outcome is PASS:
        return ""
    if outcome is FAIL:
        return f"phong trào không do {names} phát động"
    if movement is None or not (movement.launched_by or movement.uncertain):
        return "chưa khai cấp phát động phong trào"
    return f"chưa rõ {names} phát động hay chỉ triển khai phong trào"


def why_lasted(case: Case, years: int) -> str:
    """Why a movement has not surely lasted so long; empty where it has."""
    movement, day, outcome = case.round.movement, case.submitted, lasted(case, years)
    if outcome is PASS:
        return ""
    if movement is None or day is None:
        return "chưa khai thời gian của phong trào hoặc ngày trình"
    planned = min(movement.last_year, day.year) - movement.first_year + 1
    if outcome is FAIL:
        return f"phong trào mới thực hiện {planned} năm, cần từ {years:02d} năm"
    if movement.launched is None:
        return "chưa khai ngày phát động phong trào"
    real = _years(movement.launched, day)
    if real < planned:
        return f"phong trào có {planned} năm theo kế hoạch nhưng từ ngày phát động mới {real} năm"
    return f"phong trào mới {planned} năm theo kế hoạch dù từ ngày phát động đã {real} năm"


def why_occasion(case: Case, *among: str) -> str:
    """Why the occasion is not surely one of these; empty where it is."""
    outcome, movement = occasion(case, *among), case.round.movement
    if outcome is PASS:
        return ""
    if outcome is UNCLEAR or movement is None:
        return "chưa khai dịp xét khen thưởng"
    return f"đang xét dịp {_OCCASIONS[movement.occasion]}"


def why_leading(case: Case) -> str:
    """Why a collective is not surely the leading one; empty where it is."""
    return {PASS: "", FAIL: "tập thể không dẫn đầu", UNCLEAR: "chưa khai tập thể có dẫn đầu hay không"}[_leading(case)]


def _movement(case: Case) -> bool:
    return case.nominee.route == "phong_trao"


def _collective(case: Case) -> bool:
    return case.nominee.kind in ("tap_the", "doanh_nghiep")


def _closing(case: Case) -> Outcome:
    return occasion(case, "so_ket", "tong_ket")


def _why_closing(case: Case) -> str:
    return why_occasion(case, "so_ket", "tong_ket")


@rule("KT-023")
def _no_order_for_households(case: Case) -> Iterator[Said]:
    if case.nominee.kind == "ho_gia_dinh" and case.award.code in ORDERS:
        what = "hộ gia đình không thuộc đối tượng tặng Huân chương Lao động"
        yield _told(case, FAIL, what) if case.old else no(upper_first(what), case.nominee.place)


@rule("KT-024")
def _no_title_for_households(case: Case) -> Iterator[Said]:
    if case.nominee.kind == "ho_gia_dinh" and case.award.code in FLAGS_AND_TITLES:
        what = "hộ gia đình không thuộc đối tượng của cờ, danh hiệu thi đua này"
        yield _told(case, FAIL, what) if case.old else no(upper_first(what), case.nominee.place)
    elif case.nominee.kind not in case.award.subjects and case.nominee.kind != "ho_gia_dinh":
        what = "hình thức này không dành cho loại đối tượng được đề nghị"
        yield _told(case, FAIL, what) if case.old else no(upper_first(what), case.at("doi_tuong"))


@rule("KT-025")
def _no_high_order_for_persons(case: Case) -> Iterator[Said]:
    if case.nominee.kind == "ca_nhan" and case.award.code in ("HCLD1", "HCLD2") and _movement(case):
        what = "cá nhân không được tặng Huân chương Lao động hạng Nhất, hạng Nhì theo phong trào thi đua"
        yield _told(case, FAIL, what) if case.old else no(upper_first(what), case.nominee.place)


@rule("KT-026")
def _third_order_for_persons(case: Case) -> Iterator[Said]:
    if case.nominee.kind == "ca_nhan" and case.award.code == "HCLD3" and _movement(case):
        outcome = both(launched(case, "bo", "tinh"), lasted(case, 5), _closing(case))
        yield _told(
            case, outcome, "phong trào do Bộ, tỉnh phát động, thực hiện từ 05 năm, xét khi sơ kết, tổng kết",
            why_launched(case, "bo", "tinh"), why_lasted(case, 5), _why_closing(case),
        )  # fmt: skip


@rule("KT-027")
def _high_orders_for_collectives(case: Case) -> Iterator[Said]:
    if _collective(case) and case.award.code in ("HCLD1", "HCLD2") and _movement(case):
        outcome = both(launched(case, "ctn", "ttg"), _closing(case))
        yield _told(
            case, outcome, "phong trào do Chủ tịch nước, Thủ tướng Chính phủ phát động, xét khi sơ kết, tổng kết",
            why_launched(case, "ctn", "ttg"), _why_closing(case),
        )  # fmt: skip


def _by_state_or_lasting(case: Case, years: int) -> Outcome:
    return both(
        _closing(case), either(launched(case, "ctn", "ttg"), both(launched(case, "bo", "tinh"), lasted(case, years)))
    )


def _why_state_or_lasting(case: Case, years: int) -> tuple[str, ...]:
    if launched(case, "ctn", "ttg") is PASS:
        return (_why_closing(case),)
    return (_why_closing(case), why_launched(case, "ctn", "ttg", "bo", "tinh"), why_lasted(case, years))


@rule("KT-028")
def _third_order_for_collectives(case: Case) -> Iterator[Said]:
    if _collective(case) and case.award.code == "HCLD3" and _movement(case):
        what = "phong trào do Chủ tịch nước, Thủ tướng phát động hoặc do Bộ, tỉnh phát động từ 05 năm, xét khi sơ kết, tổng kết"
        yield _told(case, _by_state_or_lasting(case, 5), what, *_why_state_or_lasting(case, 5))


@rule("KT-029")
def _prime_minister_for_collectives(case: Case) -> Iterator[Said]:
    if _collective(case) and case.award.code == "BKTTG" and _movement(case):
        what = "phong trào do Chủ tịch nước, Thủ tướng phát động hoặc do Bộ, tỉnh phát động từ 03 năm, xét khi sơ kết, tổng kết"
        yield _told(case, _by_state_or_lasting(case, 3), what, *_why_state_or_lasting(case, 3))


def _why_judged(case: Case) -> str:
    return {None: "chưa khai đã bình xét hay chưa", False: "khai chưa bình xét", True: ""}[case.nominee.judged]


def _judged(case: Case) -> Outcome:
    return UNCLEAR if case.nominee.judged is None else PASS if case.nominee.judged else FAIL


@rule("KT-030")
def _prime_minister_for_persons(case: Case) -> Iterator[Said]:
    if case.nominee.kind == "ca_nhan" and case.award.code == "BKTTG" and _movement(case):
        yield _told(case, _judged(case), "được bình xét trong phong trào thi đua", _why_judged(case), key="da_binh_xet")


def _leading(case: Case) -> Outcome:
    return UNCLEAR if case.nominee.leading is None else PASS if case.nominee.leading else FAIL


@rule("KT-031")
def _flag_of_the_government(case: Case) -> Iterator[Said]:
    if _collective(case) and case.award.code == "CO_CP" and _movement(case):
        by = ("ttg", "ctn") if case.old else ("ttg",)
        outcome = both(launched(case, *by), lasted(case, 5), _closing(case), _leading(case))
        what = "tập thể dẫn đầu phong trào do Thủ tướng Chính phủ phát động từ 05 năm, xét khi sơ kết, tổng kết"
        yield _stated(
            case,
            outcome,
            what,
            why_launched(case, *by),
            why_lasted(case, 5),
            _why_closing(case),
            why_leading(case),
            key="dan_dau",
        )


@rule("KT-032")
def _flag_of_the_province(case: Case) -> Iterator[Said]:
    if _collective(case) and case.award.code == "CO_TINH" and _movement(case):
        outcome = both(launched(case, "bo", "tinh"), lasted(case, 3), occasion(case, "tong_ket"), _leading(case))
        yield _told(
            case, outcome, "tập thể dẫn đầu phong trào do Bộ, tỉnh phát động từ 03 năm, xét khi tổng kết",
            why_launched(case, "bo", "tinh"), why_lasted(case, 3), why_occasion(case, "tong_ket"), why_leading(case),
        )  # fmt: skip


@rule("KT-033")
def _certificate_of_the_province(case: Case) -> Iterator[Said]:
    if case.award.code not in ("BKTINH", "BKBO") or not _movement(case):
        return
    if case.nominee.kind == "ca_nhan":
        outcome = launched(case, "bo", "tinh")
        if outcome is not PASS and case.nominee.criterion and branches(case):
            return
        yield _told(case, outcome, "phong trào thi đua do Bộ, tỉnh phát động", why_launched(case, "bo", "tinh"))
    elif case.nominee.kind == "tap_the":
        yield _told(case, _judged(case), "được bình xét trong phong trào thi đua", _why_judged(case), key="da_binh_xet")


@rule("KT-034")
def _enterprises(case: Case) -> Iterator[Said]:
    if case.nominee.kind == "doanh_nghiep" and case.award.code in ("BKTTG", "BKTINH", "BKBO"):
        by_movement = (
            (_by_state_or_lasting(case, 3) if case.award.code == "BKTTG" else _judged(case))
            if _movement(case)
            else FAIL
        )
        recognised = {None: UNCLEAR, True: PASS, False: FAIL}[case.nominee.recognised]
        yield _told(
            case,
            either(by_movement, recognised),
            "theo phong trào, hoặc theo đóng góp được Bộ, tỉnh công nhận bằng văn bản",
        )


def branches(case: Case) -> list[str]:
    """Return the points of khoản 1 Điều 74 that a person may rely on for a certificate of the province."""
    found = []
    if launched(case, "bo", "tinh") is PASS and case.nominee.judged:
        found.append("điểm a")
    if any(c.kind in ("tien", "ngay_cong", "dat") and c.value and c.proof for c in case.nominee.contributions):
        found.append("điểm c")
    if case.nominee.person_class in ("nong_dan", "cong_nhan") and case.nominee.confirmed and case.nominee.achievements:
        found.append("điểm đ")
    return found


@rule("KT-114")
def _branch(case: Case) -> Iterator[Said]:
    x = case.nominee
    if case.award.code == "BKTINH" and not case.old:
        if x.kind == "ho_gia_dinh" and not any(
            c.kind in ("ngay_cong", "dat", "tien") and c.value for c in x.contributions
        ):
            yield ask(
                "Hộ thoát nghèo không có đóng góp công sức, đất đai, tài sản: đề nghị Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã "
                "cho hộ, hoặc đề nghị chủ hộ là cá nhân theo điểm đ khoản 1 Điều 74",
                x.place,
            )
        elif x.kind == "ca_nhan":
            yield from _branch_of_a_person(case)


def points(criterion: str) -> tuple[str, ...]:
    """Return the points of a clause that a text names: "điểm a, điểm đ khoản 1 Điều 74" -> a, đ."""
    return tuple(re.findall(r"điểm\s+([a-zđ])\b", criterion.lower()))


def _branch_of_a_person(case: Case) -> Iterator[Said]:
    x, found = case.nominee, branches(case)
    named = [f"điểm {point}" for point in points(x.criterion)]
    computed = [name for name in named if name in ("điểm a", "điểm c", "điểm đ")]
    if x.route == "cong_trang" and not computed:
        return
    if x.route not in ("phong_trao", "cong_trang"):
        return
    told, where = ", ".join(found), case.at("tieu_chuan")
    if computed and not set(computed) & set(found):
        more = f"; đủ minh chứng ở {told}" if found else ""
        yield ask(f"Tiêu chuẩn nêu {', '.join(computed)} khoản 1 Điều 74 chưa đủ minh chứng{more}", where)
    elif found:
        yield yes(f"Nhánh tiêu chuẩn đạt: {told} khoản 1 Điều 74", where)
    else:
        yield ask("Chưa nhánh nào của khoản 1 Điều 74 (điểm a, c, đ) có đủ minh chứng", where)
