"""Rules B: what holds for every award: lawful conduct, pending cases, no second award for one achievement, priorities."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import awards as law
from generator.drafting.awards.identity import achievement_key
from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes
from generator.model.awards import Achievement, EarlierAward
from generator.vietnamese.dates import short_date

STATE = ("HCLD1", "HCLD2", "HCLD3", "BKTTG", "CO_CP", "CSTDTQ")


@rule("KT-011")
def _lawful(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.violations:
        yield no(f"Có vi phạm trong thời gian xét: {'; '.join(x.violations)}", case.at("vi_pham"))
    elif x.compliance is None:
        yield ask(
            "Chưa khai việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
            case.at("chap_hanh_phap_luat"),
        )
    elif not x.compliance:
        yield no(
            "Khai không chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
            case.at("chap_hanh_phap_luat"),
        )
    else:
        yield yes(
            "Chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước", case.at("chap_hanh_phap_luat")
        )


@rule("KT-012")
def _pending(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.pending is None:
        yield ask(
            "Chưa khai có đang bị xem xét kỷ luật, thanh tra, kiểm tra, khiếu nại, tố cáo hay không",
            case.at("dang_bi_xem_xet"),
        )
    elif x.pending:
        yield no(
            "Đang bị xem xét kỷ luật hoặc thanh tra, kiểm tra, xác minh khiếu nại, tố cáo: dừng xét đến khi có kết luận",
            case.at("dang_bi_xem_xet"),
        )
    else:
        yield yes("Không đang bị xem xét kỷ luật, thanh tra, khiếu nại, tố cáo", case.at("dang_bi_xem_xet"))


def counted(case: Case) -> tuple[Achievement, ...]:
    """Return the achievements that count: those after the end of a discipline."""
    end = case.nominee.discipline_end
    if end is None:
        return case.nominee.achievements
    return tuple(a for a in case.nominee.achievements if (a.date > end if a.date else a.year > end.year))


@rule("KT-013")
def _after_discipline(case: Case) -> Iterator[Said]:
    x, end = case.nominee, case.nominee.discipline_end
    if end is None:
        return
    left = counted(case)
    dropped = len(x.achievements) - len(left)
    if case.submitted is not None and end >= case.submitted:
        yield no(f"Thời hạn kỷ luật đến ngày {short_date(end)} chưa hết vào ngày trình", case.at("het_ky_luat"))
    elif dropped and not left:
        yield no(f"Mọi thành tích đều có trước khi hết thời hạn kỷ luật ngày {short_date(end)}", case.at("het_ky_luat"))
    elif dropped:
        yield note(
            f"Không tính {dropped} thành tích trước khi hết thời hạn kỷ luật ngày {short_date(end)}",
            case.at("het_ky_luat"),
        )


@rule("KT-014")
def _united(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.kind in ("tap_the", "doanh_nghiep") and not case.old:
        if x.united:
            yield yes("Nội bộ đoàn kết", case.at("noi_bo_doan_ket"))
        elif x.united is None:
            yield ask("Chưa khai nội bộ có đoàn kết hay không", case.at("noi_bo_doan_ket"))
        else:
            yield ask("Khai nội bộ chưa đoàn kết, cần xác minh", case.at("noi_bo_doan_ket"))


@rule("KT-015")
def _once(case: Case) -> Iterator[Said]:
    x = case.nominee
    done = [a for a in counted(case) if a.rewarded]
    if done:
        yield no(f"Thành tích “{done[0].text}” đã được khen: {done[0].rewarded}", done[0].place)
        return
    texts = {achievement_key(a.text, "") for a in counted(case)}
    for award in x.earlier:
        if award.achievement and achievement_key(award.achievement, "") in texts:
            name = law.awards()[award.code].generic if award.code in law.awards() else award.code
            yield no(f"Thành tích “{award.achievement}” đã được tặng {name} năm {award.year}", award.place)
            return
    for a in counted(case):
        others = [id_ for id_ in case.shared.get(achievement_key(a.text, a.evidence), ()) if id_ != x.id]
        if others:
            told = ", ".join(others[:5]) + (", …" if len(others) > 5 else "")
            yield note(
                f"Thành tích “{a.text}” cùng minh chứng được khai cho cả mã {told}: làm rõ phần của từng đối tượng",
                a.place,
            )
    yield (
        yes("Thành tích chưa được khen thưởng", x.place) if x.achievements else ask("Chưa khai thành tích nào", x.place)
    )


def chain(case: Case) -> tuple[EarlierAward, ...]:
    """Return the earlier awards that count for công trạng: not those given for a movement or on the spot."""
    return tuple(a for a in case.nominee.earlier if a.route not in ("dot_xuat", "phong_trao"))


@rule("KT-016")
def _not_in_chains(case: Case) -> Iterator[Said]:
    if case.nominee.route == "cong_trang" and (left := len(case.nominee.earlier) - len(chain(case))):
        yield note(
            f"Không tính {left} hình thức khen đột xuất, phong trào vào điều kiện khen công trạng", case.nominee.place
        )


@rule("KT-017")
def _one_state_award_a_year(case: Case) -> Iterator[Said]:
    if not case.award.state or case.submitted is None or case.nominee.route in ("dot_xuat", "cong_hien", "nien_han"):
        return
    same = [a for a in case.nominee.earlier if a.code in STATE and a.year == case.submitted.year]
    if same:
        name = law.awards()[same[0].code].name
        text = f"Trong năm {same[0].year} đã được một hình thức khen thưởng cấp Nhà nước ({name})"
        yield no(text, same[0].place) if case.old else note(text, same[0].place)


@rule("KT-018")
def _initiative_once(case: Case) -> Iterator[Said]:
    if not case.old and (case.nominee.route == "cong_trang" or case.award.title):
        used = [i for i in case.nominee.initiatives if i.used_for]
        if used:
            yield no(f"Sáng kiến “{used[0].name}” đã dùng để xét {used[0].used_for}", used[0].place)


def on_leave(case: Case) -> set[int]:
    """Return the years of maternity leave that have no grade of their own."""
    return {rating.year for rating in case.nominee.ratings if rating.maternity and not rating.grade}


@rule("KT-019")
def _maternity(case: Case) -> Iterator[Said]:
    years = sorted(rating.year for rating in case.nominee.ratings if rating.maternity)
    if not years or case.nominee.kind != "ca_nhan":
        return
    told = ", ".join(map(str, years))
    if case.regime is not None and case.regime.code in ("R3", "R4"):
        yield note(
            f"Thời gian nghỉ thai sản năm {told} được tính là thời gian công tác để xét khen thưởng", case.nominee.place
        )
    else:
        yield ask(
            f"Nghỉ thai sản năm {told}: đối chiếu quy định của thời kỳ đó về thời gian nghỉ thai sản khi xét khen thưởng",
            case.nominee.place,
        )


@rule("KT-022")
def _one_award_a_round(case: Case) -> Iterator[Said]:
    other = case.twins.sure.get(case.nominee.id)
    if other is not None:
        yield no(
            f"{case.nominee.name} được đề nghị hai lần trong cùng một đợt (mã {case.nominee.id} và {other})",
            case.nominee.place,
        )


def priority(case: Case) -> tuple[int, int] | None:
    """The order among equals (rules 20 and 21): women first, then direct work and hard areas; ``None`` where it is not declared."""
    x = case.nominee
    women: bool | None = x.female
    if x.kind not in ("ca_nhan", "ho_gia_dinh"):
        women = None if x.female_share is None else x.female_share >= 70
    direct = True if x.direct or x.hard_area else None if x.direct is None and x.hard_area is None else False
    if women is None or direct is None:
        return None
    return (0 if women else 1, 0 if direct else 1)
