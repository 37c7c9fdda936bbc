"""Rules H and I: deadlines; whether figures, dates and names of a nomination agree with each other and with the plan."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from generator.catalog import provinces
from generator.drafting.awards.movement import points
from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes
from generator.vietnamese.capitals import upper_first
from generator.vietnamese.dates import short_date
from generator.vietnamese.text import fold_spaces, search_key
from generator.vietnamese.tone import to_old


@rule("KT-095")
def _yearly_reports(case: Case) -> Iterator[Said]:
    if case.plan is None or case.nominee.kind != "tap_the":
        return
    limit = next((r.deadline for r in case.plan.reporting if r.deadline.month and r.deadline.day), None)
    if limit is None or limit.month is None or limit.day is None:
        return
    for paper in case.nominee.papers:
        if paper.kind != "bao_cao" or paper.year is None or paper.date is None or paper.due is not None:
            continue
        last = dt.date(limit.year or paper.year, limit.month, limit.day)
        if paper.date > last:
            days = (paper.date - last).days
            yield note(
                f"Báo cáo năm {paper.year} nhận ngày {short_date(paper.date)}, chậm {days} ngày so với {limit.text}",
                paper.place,
            )
        else:
            yield yes(f"Báo cáo năm {paper.year} nhận ngày {short_date(paper.date)}, đúng hạn", paper.place)


@rule("KT-096")
def _submission(case: Case) -> Iterator[Said]:
    day, sure = case.submitted, case.regime is not None and case.regime.code == "R2"
    if day is None:
        return
    if case.award.code == "CSTDTQ" and case.nominee.ratings:
        year = max(rating.year for rating in case.nominee.ratings)
        if day > dt.date(year + 1, 12, 31):
            text = f"Hồ sơ Chiến sĩ thi đua toàn quốc của năm {year} trình ngày {short_date(day)}, sau ngày 31/12/{year + 1}"
            yield no(text) if sure else note(text)
    if case.award.code == "CO_CP" and case.nominee.route == "cong_trang" and day > dt.date(day.year, 6, 30):
        text = f"Hồ sơ Cờ thi đua của Chính phủ trình ngày {short_date(day)}, sau ngày 30/6/{day.year}"
        yield no(text) if sure else note(text)


@rule("KT-103")
def _order(case: Case) -> Iterator[Said]:
    n, x = case.round, case.nominee
    steps = [
        ("ngày phát động", n.movement.launched if n.movement else None),
        ("ngày kết thúc lấy ý kiến công khai", x.notice_to),
        ("ngày họp Hội đồng", n.council.date if n.council else None),
        ("ngày trình", n.submitted),
        ("ngày quyết định", n.decided),
    ]
    known = [(name, day) for name, day in steps if day is not None]
    for (first, a), (second, b) in itertools.pairwise(known):
        if a > b:
            yield no(f"{upper_first(second)} {short_date(b)} trước {first} {short_date(a)}")
    late = [
        a for a in x.achievements if n.submitted and (a.date > n.submitted if a.date else a.year > n.submitted.year)
    ]
    if late:
        yield no(f"Thành tích “{late[0].text}” có sau ngày trình", late[0].place)
    if n.movement is not None and x.route == "phong_trao" and x.achievements:
        launched = n.movement.launched or dt.date(n.movement.first_year, 1, 1)
        early = [
            a
            for a in x.achievements
            if (a.date < launched if a.date else a.year < min(launched.year, n.movement.first_year))
        ]
        if len(early) == len(x.achievements):
            yield no("Mọi thành tích đã khai đều có trước khi phát động phong trào thi đua", early[0].place)
        elif early:
            yield note(f"Thành tích “{early[0].text}” có trước khi phát động phong trào thi đua", early[0].place)


@rule("KT-104")
def _twice(case: Case) -> Iterator[Said]:
    for reason in case.twins.perhaps.get(case.nominee.id, ()):
        yield ask(reason, case.nominee.place)


@rule("KT-108")
def _movement_name(case: Case) -> Iterator[Said]:
    movement = case.round.movement
    if movement is None or case.plan is None or case.plan.movement is None:
        return
    theirs = case.plan.movement
    if _called(movement.name) != _called(theirs.name):
        yield no(f"Tên phong trào ghi “{movement.name}”, kế hoạch ghi “{theirs.name}”")
    years, own = (theirs.first_year, theirs.last_year), (movement.first_year, movement.last_year)
    if None not in years and years != own:
        yield no(f"Thời gian của phong trào ghi {own[0]} - {own[1]}, kế hoạch ghi {years[0]} - {years[1]}")


def _called(name: str) -> str:
    """A movement's name to compare: without quotation marks, the tone marks in one style; every other letter counts."""
    return to_old(fold_spaces(name)).strip("“”\"'")


@rule("KT-109")
def _right_plan(case: Case) -> Iterator[Said]:
    if case.plan_place is None or case.submitted is None or case.nominee.route != "phong_trao":
        return
    old = provinces.find(case.plan_place)
    if old is None:
        return
    change = provinces.successor(old, case.submitted)
    names = {search_key(old.name)} | ({search_key(change.new.name)} if change else set())
    here = search_key(" ".join((case.round.decider.name, case.round.submitter.name, case.nominee.address)))
    if not any(name in here for name in names):
        yield ask(
            f"Tiêu chí lấy theo kế hoạch của {case.plan_place}: chưa thấy đối tượng thuộc địa bàn đó",
            case.nominee.place,
        )


@rule("KT-113")
def _form_and_branch(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.route == "phong_trao" and x.kind == "ca_nhan" and set(points(x.criterion)) & set("cđ"):
        yield ask(
            "Tiêu chuẩn viện dẫn thuộc khen công trạng nhưng đề nghị theo phong trào: dùng mẫu báo cáo công trạng",
            x.place,
        )
