"""Rules F: the council's session and the votes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes
from generator.vietnamese.dates import short_date

NINE_TENTHS = ("CSTDTQ", "CSTDTINH")
FOUR_FIFTHS = ("CSTDCS", "CO_TINH", "CO_CP")


@rule("KT-087")
def _minutes(case: Case) -> Iterator[Said]:
    council = case.round.council
    if council is None:
        return
    lacks = [
        name
        for name, value in (
            ("ngày họp", council.date),
            ("chủ trì", council.chair),
            ("thư ký", council.secretary),
            ("quyết định thành lập", council.decision),
        )
        if not value
    ]
    if lacks:
        yield ask(f"Biên bản họp Hội đồng thiếu {', '.join(lacks)}")
    elif case.round.submitted and council.date and council.date > case.round.submitted:
        yield ask(f"Hội đồng họp ngày {short_date(council.date)}, sau ngày trình {short_date(case.round.submitted)}")


@rule("KT-088")
def _quorum(case: Case) -> Iterator[Said]:
    council = case.round.council
    if council and council.members and council.present is not None:
        if council.present > council.members:
            yield no(f"Số người có mặt ({council.present}) lớn hơn số thành viên ({council.members})")
        elif 3 * council.present < 2 * council.members:
            yield note(f"Có mặt {council.present}/{council.members} thành viên, chưa đủ hai phần ba")


def _share(case: Case, percent: int) -> Iterator[Said]:
    council, vote = case.round.council, case.nominee.vote
    if council is None or not council.members or vote is None or vote.yes is None:
        yield ask(f"Chưa có kết quả bỏ phiếu: cần từ {percent}% tổng số thành viên Hội đồng đồng ý", case.nominee.place)
        return
    agreed = vote.yes + (vote.written or 0)
    text = f"{agreed}/{council.members} thành viên đồng ý, cần từ {percent}% tổng số thành viên"
    if agreed > council.members:
        yield no(f"Số phiếu đồng ý {agreed} lớn hơn số thành viên {council.members}", case.nominee.place)
    elif 100 * agreed >= percent * council.members:
        yield yes(text, case.nominee.place)
    elif case.regime is not None and case.regime.code in ("R3", "R4"):
        yield ask(f"{text}; tỷ lệ theo Nghị định số 152/2025/NĐ-CP cần đối chiếu", case.nominee.place)
    else:
        yield no(text, case.nominee.place)


@rule("KT-089")
def _nine_tenths(case: Case) -> Iterator[Said]:
    if case.award.code in NINE_TENTHS:
        yield from _share(case, 90)


@rule("KT-090")
def _four_fifths(case: Case) -> Iterator[Said]:
    if case.award.code in FOUR_FIFTHS and not case.old:
        yield from _share(case, 80)


@rule("KT-091")
def _tally(case: Case) -> Iterator[Said]:
    council, vote, where = case.round.council, case.nominee.vote, case.nominee.place
    if vote is None:
        return
    if vote.issued is not None and vote.returned is not None and vote.returned > vote.issued:
        yield no(f"Thu về {vote.returned} phiếu, nhiều hơn số phát ra {vote.issued}", where)
    if vote.returned is not None and vote.yes is not None and vote.no is not None:
        valid = vote.returned - (vote.invalid or 0)
        if vote.yes + vote.no != valid:
            yield no(f"Đồng ý {vote.yes} và không đồng ý {vote.no} không bằng {valid} phiếu hợp lệ", where)
            return
    if (
        case.award.code in (*NINE_TENTHS, *FOUR_FIFTHS)
        or council is None
        or council.present is None
        or vote.yes is None
    ):
        return
    if 2 * vote.yes > council.present:
        yield yes(f"{vote.yes}/{council.present} thành viên có mặt đồng ý", where)
    else:
        yield ask(f"{vote.yes}/{council.present} thành viên có mặt đồng ý, chưa quá nửa", where)
