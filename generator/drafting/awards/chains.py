"""Rules C2: awards for công trạng: earlier awards held, grades and titles in consecutive years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.drafting.awards.general import chain, on_leave
from generator.drafting.awards.identity import name_key
from generator.drafting.awards.movement import points
from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes

CERTIFICATES = ("BKTINH", "BKBO")
GOOD = ("xuat_sac", "tot")
_GRADES = ("xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh")


def consecutive(years: Iterable[int], submitted: int) -> tuple[int, ...]:
    """Return the unbroken years up to the submission: they end in its year, or in the year before it."""
    held = set(years)
    last = submitted if submitted in held else submitted - 1
    run = []
    while last in held:
        run.append(last)
        last -= 1
    return tuple(run)


def graded(case: Case, *grades: str, with_title: str = "") -> set[int]:
    """Return the years with one of these grades, or with the title that stands for it.

    A year of maternity leave without a grade counts as one of work well done where the law of the day says so. Years until the
    end of a discipline do not count.
    """
    years = {rating.year for rating in case.nominee.ratings if rating.grade in grades}
    if "tot" in grades and case.regime is not None and case.regime.code in ("R3", "R4"):
        years |= on_leave(case)
    years |= {award.year for award in chain(case) if with_title and award.code == with_title}
    end = case.nominee.discipline_end
    return years if end is None else {year for year in years if year > end.year}


def held(case: Case, *codes: str, since: int = 0, within: Iterable[int] | None = None) -> list[int]:
    """Return the years of earlier awards with these codes."""
    inside = None if within is None else set(within)
    return [a.year for a in chain(case) if a.code in codes and a.year > since and (inside is None or a.year in inside)]


def _cong_trang(case: Case, code: str, kind: str) -> bool:
    kinds = ("tap_the", "doanh_nghiep") if kind == "tap_the" else (kind,)
    codes = CERTIFICATES if code == "BKTINH" else (code,)
    if case.nominee.person_class == "nong_dan" and case.nominee.model_years is not None and code != "BKTINH":
        return False  # a farmer is judged by his model (rule 43)
    return case.award.code in codes and case.nominee.route == "cong_trang" and case.nominee.kind in kinds


def _say(case: Case, lacks: list[str], what: str) -> Iterator[Said]:
    where = case.nominee.place
    if case.old:
        yield ask(f"Điều kiện tặng {what} theo Nghị định số 91/2017/NĐ-CP cần đối chiếu", where)
    elif not case.nominee.ratings and not case.nominee.earlier:
        yield ask(f"Chưa khai xếp loại, danh hiệu, hình thức khen thưởng từng năm nên chưa xét được {what}", where)
    elif lacks:
        yield no(f"Chưa đủ điều kiện tặng {what}: thiếu {'; '.join(lacks)}", where)
    else:
        yield yes(f"Đủ điều kiện tặng {what}", where)


def _year(case: Case) -> int:
    return case.submitted.year if case.submitted else 0


@rule("KT-035")
def _province_person(case: Case) -> Iterator[Said]:
    if not _cong_trang(case, "BKTINH", "ca_nhan") or set(points(case.nominee.criterion)) & set("bcđ"):
        return
    titles = consecutive(held(case, "CSTDCS"), _year(case))
    best = consecutive(graded(case, "xuat_sac"), _year(case))
    ideas = [i for i in case.nominee.initiatives if i.year in best and i.decision]
    ok = len(titles) >= 2 or (len(best) >= 2 and len(ideas) >= 2)
    lacks = (
        []
        if ok
        else ["02 lần liên tục Chiến sĩ thi đua cơ sở, hoặc 02 năm liên tục hoàn thành xuất sắc có 02 sáng kiến"]
    )
    yield from _say(case, lacks, "Bằng khen cấp tỉnh cho cá nhân theo công trạng")


@rule("KT-036")
def _province_collective(case: Case) -> Iterator[Said]:
    if _cong_trang(case, "BKTINH", "tap_the"):
        run = consecutive(graded(case, "xuat_sac", with_title="TTLDXS"), _year(case))
        lacks = [] if len(run) >= 2 else [f"02 năm liên tục hoàn thành xuất sắc (có {len(run)})"]
        yield from _say(case, lacks, "Bằng khen cấp tỉnh cho tập thể theo công trạng")


def _need(lacks: list[str], ok: bool, what: str) -> None:
    if not ok:
        lacks.append(what)


@rule("KT-037")
def _minister_person(case: Case) -> Iterator[Said]:
    if not _cong_trang(case, "BKTTG", "ca_nhan"):
        return
    lacks: list[str] = []
    run = consecutive(graded(case, *GOOD), _year(case))
    _need(lacks, bool(held(case, *CERTIFICATES)), "Bằng khen cấp Bộ, tỉnh theo công trạng")
    _need(lacks, len(run) >= 5, f"05 năm liên tục hoàn thành tốt nhiệm vụ trở lên (có {len(run)})")
    titles = len(held(case, "CSTDCS", within=run))
    _need(lacks, titles >= 3, f"03 lần Chiến sĩ thi đua cơ sở trong thời gian đó (có {titles})")
    yield from _say(case, lacks, "Bằng khen của Thủ tướng Chính phủ cho cá nhân theo công trạng")


@rule("KT-038")
def _minister_collective(case: Case) -> Iterator[Said]:
    if not _cong_trang(case, "BKTTG", "tap_the"):
        return
    lacks: list[str] = []
    got = held(case, *CERTIFICATES)
    _need(lacks, bool(got), "Bằng khen cấp Bộ, tỉnh theo công trạng")
    since = min(got, default=0)
    run = [y for y in consecutive(graded(case, "xuat_sac", with_title="TTLDXS"), _year(case)) if y > since]
    _need(lacks, len(run) >= 5, f"05 năm liên tục hoàn thành xuất sắc sau khi có Bằng khen (có {len(run)})")
    flags, papers = len(held(case, "CO_TINH", within=run)), len(held(case, *CERTIFICATES, within=run))
    _need(lacks, flags >= 1 or papers >= 2, "01 Cờ thi đua hoặc 02 Bằng khen cấp Bộ, tỉnh trong thời gian đó")
    yield from _say(case, lacks, "Bằng khen của Thủ tướng Chính phủ cho tập thể theo công trạng")


def _order_of_a_person(case: Case, before: str, best: int, title: str, times: int) -> list[str]:
    lacks: list[str] = []
    got = held(case, before)
    _need(
        lacks,
        bool(got),
        {
            "BKTTG": "Bằng khen của Thủ tướng Chính phủ",
            "HCLD3": "Huân chương Lao động hạng Ba",
            "HCLD2": "Huân chương Lao động hạng Nhì",
        }[before],
    )
    since = max(got, default=0)
    run = [y for y in consecutive(graded(case, *GOOD), _year(case)) if y > since]
    _need(lacks, len(run) >= 5, f"05 năm liên tục hoàn thành tốt nhiệm vụ trở lên sau đó (có {len(run)})")
    top = len(set(run) & graded(case, "xuat_sac"))
    _need(lacks, top >= best, f"{best:02d} năm hoàn thành xuất sắc (có {top})")
    titles = len(held(case, title, within=run))
    name = {"CSTDCS": "Chiến sĩ thi đua cơ sở", "CSTDTINH": "Chiến sĩ thi đua cấp Bộ, tỉnh"}[title]
    _need(lacks, titles >= times, f"{times:02d} lần {name} (có {titles})")
    return lacks


def _order_of_a_unit(case: Case, before: str, sets: tuple[tuple[int, int], ...], papers: int) -> list[str]:
    """``sets``: pairs (flags of the Government, flags of the province) of which one is enough."""
    lacks: list[str] = []
    got = held(case, before)
    _need(
        lacks,
        bool(got),
        {
            "BKTTG": "Bằng khen của Thủ tướng Chính phủ",
            "HCLD3": "Huân chương Lao động hạng Ba",
            "HCLD2": "Huân chương Lao động hạng Nhì",
        }[before],
    )
    since = max(got, default=0)
    run = [y for y in consecutive(graded(case, "xuat_sac", with_title="TTLDXS"), _year(case)) if y > since]
    _need(lacks, len(run) >= 5, f"05 năm liên tục hoàn thành xuất sắc sau đó (có {len(run)})")
    state, own, paper = (len(held(case, code, within=run)) for code in ("CO_CP", "CO_TINH", "BKTINH"))
    paper += len(held(case, "BKBO", within=run))
    ok = any(state >= a and own >= b for a, b in sets)
    if before == "BKTTG":
        ok = ok or (own >= 1 and paper >= 1)
    ok = ok or (case.nominee.flag_eligible is False and paper >= papers)
    _need(lacks, ok, "số Cờ thi đua, Bằng khen theo quy định trong thời gian đó")
    return lacks


@rule("KT-039")
def _third_person(case: Case) -> Iterator[Said]:
    if _cong_trang(case, "HCLD3", "ca_nhan"):
        yield from _say(
            case,
            _order_of_a_person(case, "BKTTG", 1, "CSTDCS", 3),
            "Huân chương Lao động hạng Ba cho cá nhân theo công trạng",
        )


@rule("KT-040")
def _third_unit(case: Case) -> Iterator[Said]:
    if not _cong_trang(case, "HCLD3", "tap_the"):
        return
    founded = case.nominee.founded
    if not case.old and founded is None:
        yield ask("Chưa khai năm thành lập: tập thể phải có từ 10 năm trở lên", case.at("nam_thanh_lap"))
    elif not case.old and founded is not None and _year(case) - founded < 10:
        yield no(f"Tập thể thành lập năm {founded}, chưa đủ 10 năm", case.at("nam_thanh_lap"))
    yield from _say(
        case,
        _order_of_a_unit(case, "BKTTG", ((1, 0), (0, 2)), 2),
        "Huân chương Lao động hạng Ba cho tập thể theo công trạng",
    )


@rule("KT-041")
def _second(case: Case) -> Iterator[Said]:
    if _cong_trang(case, "HCLD2", "ca_nhan"):
        yield from _say(
            case,
            _order_of_a_person(case, "HCLD3", 2, "CSTDTINH", 1),
            "Huân chương Lao động hạng Nhì cho cá nhân theo công trạng",
        )
    elif _cong_trang(case, "HCLD2", "tap_the"):
        lacks = _order_of_a_unit(case, "HCLD3", ((1, 1), (0, 3)), 3)
        yield from _say(case, lacks, "Huân chương Lao động hạng Nhì cho tập thể theo công trạng")


@rule("KT-042")
def _first(case: Case) -> Iterator[Said]:
    if _cong_trang(case, "HCLD1", "ca_nhan"):
        yield from _say(
            case,
            _order_of_a_person(case, "HCLD2", 3, "CSTDTINH", 2),
            "Huân chương Lao động hạng Nhất cho cá nhân theo công trạng",
        )
    elif _cong_trang(case, "HCLD1", "tap_the"):
        lacks = _order_of_a_unit(case, "HCLD2", ((2, 0), (1, 2), (0, 4)), 4)
        yield from _say(case, lacks, "Huân chương Lao động hạng Nhất cho tập thể theo công trạng")


@rule("KT-043")
def _farmers(case: Case) -> Iterator[Said]:
    needs = {"BKTTG": (2, 99), "HCLD3": (3, 1), "HCLD2": (4, 2), "HCLD1": (5, 3)}
    x = case.nominee
    if (
        case.old
        or x.person_class != "nong_dan"
        or x.kind != "ca_nhan"
        or case.award.code not in needs
        or x.model_years is None
    ):
        return
    years, ideas = needs[case.award.code]
    if x.model_years < years and len([i for i in x.initiatives if i.decision]) < ideas:
        yield no(f"Mô hình mới ổn định {x.model_years} năm, cần từ {years:02d} năm", x.place)
    else:
        yield ask(
            "Đủ số năm hoặc số sáng kiến: cần xác nhận mô hình giúp đỡ nhiều hộ, tạo việc làm và được Bộ, tỉnh công nhận",
            x.place,
        )


@rule("KT-044")
def _unbroken(case: Case) -> Iterator[Said]:
    years = sorted({rating.year for rating in case.nominee.ratings})
    if case.nominee.route == "cong_trang" and years and case.submitted:
        if years[-1] < case.submitted.year - 1:
            yield no(
                f"Xếp loại chỉ khai đến năm {years[-1]}, phải liên tục đến năm trước năm trình", case.nominee.place
            )
        elif gaps := [y for y in range(years[0], years[-1]) if y not in years]:
            yield no(f"Xếp loại không liên tục: thiếu năm {', '.join(map(str, gaps))}", case.nominee.place)


@rule("KT-045")
def _head_and_unit(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not x.leader or x.kind != "ca_nhan" or x.route != "cong_trang":
        return
    own = {rating.year: rating.grade for rating in x.ratings if rating.grade}
    unit = case.units.get(name_key(x.unit)) if x.unit else None
    theirs = {rating.year: rating.grade for rating in unit.ratings if rating.grade} if unit else {}
    worse = [year for year in sorted(own) if year in theirs and _GRADES.index(theirs[year]) > _GRADES.index(own[year])]
    if worse:
        assert unit is not None
        yield note(
            f"Năm {', '.join(map(str, worse))}: {x.unit} xếp loại thấp hơn người đứng đầu, cần giải trình", unit.place
        )
    elif not theirs:
        yield note("Người đứng đầu: đối chiếu mức xếp loại của đơn vị trong cùng các năm", x.place)
