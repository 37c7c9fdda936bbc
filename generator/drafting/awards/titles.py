"""Rules C3: titles of emulation (danh hiệu thi đua)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.drafting.awards.chains import consecutive, graded, held
from generator.drafting.awards.registry import Case, Said, ask, no, rule, yes


def _last(case: Case) -> int | None:
    """The year the title is for: the last one graded."""
    return max((rating.year for rating in case.nominee.ratings), default=None)


def _ldtt(case: Case) -> Said:
    x, year = case.nominee, _last(case)
    if x.person_class in ("nong_dan", "cong_nhan", "khac"):
        if not x.achievements:
            return ask("Chưa khai thành tích lao động, sản xuất", x.place)
        return yes("Lao động, sản xuất có hiệu quả, tích cực tham gia phong trào", x.place)
    if year is None:
        return ask("Chưa khai mức xếp loại năm", x.place)
    if year in graded(case, "xuat_sac", "tot"):
        return yes(f"Hoàn thành tốt nhiệm vụ trở lên năm {year}", x.place)
    return no(f"Năm {year} chưa đạt hoàn thành tốt nhiệm vụ", x.place)


@rule("KT-046")
def _advanced_worker(case: Case) -> Iterator[Said]:
    if case.award.code == "LDTT":
        yield _ldtt(case)


def _ideas(case: Case) -> bool:
    return any(i.decision and not i.used_for for i in case.nominee.initiatives)


@rule("KT-047")
def _base_fighter(case: Case) -> Iterator[Said]:
    if case.award.code != "CSTDCS" or case.old or (case.regime and case.regime.asks):
        return
    yield _ldtt(case)
    year = _last(case)
    best = year is not None and year in graded(case, "xuat_sac")
    if best:
        yield yes(f"Hoàn thành xuất sắc nhiệm vụ năm {year}", case.nominee.place)
    elif _ideas(case):
        yield yes("Có sáng kiến, đề tài được công nhận", case.nominee.place)
    else:
        yield no("Chưa hoàn thành xuất sắc và chưa có sáng kiến, đề tài được công nhận", case.nominee.place)


@rule("KT-047a")
def _base_fighter_before_2024(case: Case) -> Iterator[Said]:
    if case.award.code == "CSTDCS" and case.old:
        yield _ldtt(case)
        if not _ideas(case):
            yield no("Chưa có sáng kiến, đề tài được công nhận", case.nominee.place)
        x = case.nominee
        if x.ldtt_count is None:
            yield ask("Chưa có số Lao động tiên tiến của đơn vị để tính tỷ lệ không quá 15%", x.place)
        elif 100 * (x.cstdcs_count or 0) > 15 * x.ldtt_count:
            yield no(f"{x.cstdcs_count} Chiến sĩ thi đua cơ sở vượt 15% của {x.ldtt_count} Lao động tiên tiến", x.place)
        else:
            yield yes("Không quá 15% số Lao động tiên tiến", x.place)


@rule("KT-047b")
def _base_fighter_from_2026(case: Case) -> Iterator[Said]:
    if case.award.code == "CSTDCS" and case.regime and case.regime.asks:
        yield ask("Dự thảo luật sửa đổi yêu cầu vừa hoàn thành xuất sắc nhiệm vụ vừa có sáng kiến", case.nominee.place)


def _fighters(case: Case, before: str, times: int, name: str, scope: str, spread: str) -> Iterator[Said]:
    x = case.nominee
    run = consecutive(held(case, before), case.submitted.year if case.submitted else 0)
    if not x.earlier:
        yield ask(f"Chưa khai các lần được tặng {name}, cần {times:02d} lần liên tục", x.place)
    elif len(run) < times:
        yield no(f"Có {len(run)} lần {name} liên tục, cần {times:02d}", x.place)
    else:
        yield yes(f"Có {len(run)} lần {name} liên tục", x.place)
    if any(i.scope in (scope, "toan_quoc") and i.decision for i in x.initiatives):
        yield yes(f"Sáng kiến, đề tài có phạm vi ảnh hưởng {spread}", x.place)
    elif x.initiatives:
        yield no(f"Chưa có sáng kiến, đề tài được công nhận phạm vi ảnh hưởng {spread}", x.place)
    else:
        yield ask(f"Chưa khai sáng kiến, đề tài có phạm vi ảnh hưởng {spread}", x.place)


@rule("KT-048")
def _province_fighter(case: Case) -> Iterator[Said]:
    if case.award.code == "CSTDTINH":
        yield from _fighters(case, "CSTDCS", 3, "Chiến sĩ thi đua cơ sở", "tinh", "trong tỉnh")


@rule("KT-049")
def _national_fighter(case: Case) -> Iterator[Said]:
    if case.award.code == "CSTDTQ":
        yield from _fighters(case, "CSTDTINH", 2, "Chiến sĩ thi đua cấp tỉnh", "toan_quoc", "toàn quốc")


def _share(case: Case) -> Said:
    x = case.nominee
    least = Fraction(1, 2) if case.old and case.award.code == "TTLDTT" else Fraction(7, 10)
    if not x.members or x.ldtt_count is None:
        return ask("Chưa khai số người và số Lao động tiên tiến của tập thể", case.at("so_ldtt"))
    text = f"{x.ldtt_count}/{x.members} người đạt Lao động tiên tiến, cần từ {int(least * 100)}%"
    return yes(text, case.at("so_ldtt")) if Fraction(x.ldtt_count, x.members) >= least else no(text, case.at("so_ldtt"))


def _nobody_warned(case: Case) -> Said:
    if case.nominee.warned is None:
        return ask("Chưa khai có cá nhân bị kỷ luật từ cảnh cáo trở lên hay không", case.at("co_nguoi_bi_canh_cao"))
    if case.nominee.warned:
        return no("Có cá nhân bị kỷ luật từ cảnh cáo trở lên", case.at("co_nguoi_bi_canh_cao"))
    return yes("Không có cá nhân bị kỷ luật từ cảnh cáo trở lên", case.at("co_nguoi_bi_canh_cao"))


@rule("KT-050")
def _advanced_collective(case: Case) -> Iterator[Said]:
    if case.award.code == "TTLDTT":
        yield _share(case)
        yield _nobody_warned(case)


@rule("KT-051")
def _best_collective(case: Case) -> Iterator[Said]:
    if case.award.code != "TTLDXS":
        return
    x = case.nominee
    yield _share(case)
    if x.complete is None:
        yield ask("Chưa khai 100% cá nhân có hoàn thành nhiệm vụ hay không", case.at("hoan_thanh_100"))
    else:
        yield (
            yes("100% cá nhân hoàn thành nhiệm vụ", x.place)
            if x.complete
            else no("Chưa đủ 100% cá nhân hoàn thành nhiệm vụ", x.place)
        )
    if x.cstdcs_count is None:
        yield ask("Chưa khai số Chiến sĩ thi đua cơ sở", case.at("so_cstdcs"))
    else:
        yield (
            yes("Có Chiến sĩ thi đua cơ sở", x.place)
            if x.cstdcs_count
            else no("Không có Chiến sĩ thi đua cơ sở", x.place)
        )
    if case.old:
        yield _nobody_warned(case)
