"""Rules F: the council's session and the votes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting.awards.identity import name_key
from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes
from generator.model.awards import Council, Vote
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
    if council is None or not council.members or council.present is None:
        return
    members, present, written = council.members, council.present, council.written or 0
    if present > members:
        yield no(f"Số người có mặt ({present}) lớn hơn số thành viên Hội đồng ({members})")
        return
    if present + written > members:
        yield no(
            f"{present} người có mặt và {written} người cho ý kiến bằng văn bản nhiều hơn {members} thành viên Hội đồng"
        )
        return
    if council.absent and len(council.absent) > members - present:
        yield no(
            f"Danh sách vắng mặt có {len(council.absent)} người, nhưng chỉ {members - present} thành viên không có mặt"
        )
    if 3 * present < 2 * members:
        yield note(f"Có mặt {present}/{members} thành viên, chưa đủ hai phần ba: đối chiếu quy chế của Hội đồng")
    elif 5 * (present + written) < 4 * members:
        yield note(
            f"{present + written}/{members} thành viên có mặt hoặc có ý kiến bằng văn bản, chưa đủ 80%: đối chiếu quy chế của Hội đồng"
        )


def _share(case: Case, percent: int) -> Iterator[Said]:
    council, vote = case.round.council, case.nominee.vote
    if council is None or not council.members or vote is None or vote.yes is None:
        yield ask(
            f"Chưa có kết quả bỏ phiếu: cần từ {percent}% tổng số thành viên Hội đồng đồng ý",
            case.at("bieu_quyet.dong_y"),
        )
        return
    agreed = vote.yes + (vote.written or 0)
    text = f"{agreed}/{council.members} thành viên đồng ý, cần từ {percent}% tổng số thành viên"
    if agreed > council.members:
        yield no(
            f"Số phiếu đồng ý ({agreed}) lớn hơn số thành viên Hội đồng ({council.members})",
            case.at("bieu_quyet.dong_y"),
        )
    elif 100 * agreed >= percent * council.members:
        yield yes(text, case.at("bieu_quyet.dong_y"))
    elif case.regime is not None and case.regime.code in ("R3", "R4"):
        yield ask(f"{text}; tỷ lệ theo Nghị định số 152/2025/NĐ-CP cần đối chiếu", case.at("bieu_quyet.dong_y"))
    else:
        yield no(text, case.at("bieu_quyet.dong_y"))


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
    council, vote, where = case.round.council, case.nominee.vote, case.at("bieu_quyet.dong_y")
    if vote is None:
        return
    wrong = list(_wrong_tallies(vote, council))
    for reason in wrong:
        yield no(reason, where)
    if not wrong and (left := _not_told(vote)):
        yield ask(
            f"{left} phiếu thu về không phải đồng ý, cũng không phải không đồng ý: khai số phiếu không hợp lệ",
            case.at("bieu_quyet.khong_hop_le"),
        )
    if (
        wrong
        or case.award.code in (*NINE_TENTHS, *FOUR_FIFTHS)
        or council is None
        or council.present is None
        or vote.yes is None
    ):
        return
    if 2 * vote.yes > council.present:
        yield yes(f"{vote.yes}/{council.present} thành viên có mặt đồng ý", where)
    elif 2 * vote.yes == council.present:
        yield ask(
            f"{vote.yes}/{council.present} thành viên có mặt đồng ý, vừa đúng một nửa: theo quy chế của Hội đồng", where
        )
    else:
        yield ask(f"{vote.yes}/{council.present} thành viên có mặt đồng ý, chưa quá nửa", where)


def _not_told(vote: Vote) -> int:
    """How many ballots came back of which nobody says what they were: not declared is not wrong."""
    if vote.returned is None or vote.yes is None or vote.no is None or vote.invalid is not None:
        return 0
    return max(0, vote.returned - vote.yes - vote.no)


def _wrong_tallies(vote: Vote, council: Council | None) -> Iterator[str]:
    """Sums that cannot be: more ballots than given out, more votes than members."""
    yes_, no_, invalid = vote.yes or 0, vote.no or 0, vote.invalid or 0
    if vote.issued is not None and vote.returned is not None and vote.returned > vote.issued:
        yield f"Thu về {vote.returned} phiếu, nhiều hơn số phát ra ({vote.issued})"
    if vote.returned is not None and vote.yes is not None and vote.no is not None:
        valid = vote.returned - invalid
        if yes_ + no_ > valid or (yes_ + no_ < valid and vote.invalid is not None):
            yield f"{yes_} phiếu đồng ý và {no_} phiếu không đồng ý không bằng {valid} phiếu hợp lệ"
    elif vote.issued is not None and yes_ + no_ + invalid > vote.issued:
        yield f"{yes_ + no_ + invalid} phiếu được đếm, nhiều hơn {vote.issued} phiếu phát ra"
    if council is None:
        return
    if council.present is not None and yes_ + no_ + invalid > council.present:
        yield f"{yes_ + no_ + invalid} phiếu được đếm, nhiều hơn {council.present} thành viên có mặt"
    elif council.members and yes_ + no_ + invalid + (vote.written or 0) > council.members:
        yield f"{yes_ + no_ + invalid + (vote.written or 0)} ý kiến, nhiều hơn {council.members} thành viên Hội đồng"
    if council.written is not None and (vote.written or 0) > council.written:
        yield f"{vote.written} ý kiến đồng ý bằng văn bản, nhiều hơn {council.written} thành viên cho ý kiến bằng văn bản"


@rule("KT-110")
def _own_council(case: Case) -> Iterator[Said]:
    x, council = case.nominee, case.round.council
    if council is None:
        return
    seats = {name_key(name): name for name in (council.chair, council.secretary, *council.member_names) if name}
    if x.kind == "ca_nhan" and name_key(x.name) in seats:
        yield note(
            f"{x.name} cùng tên với một thành viên Hội đồng: nếu là một người thì không bỏ phiếu cho chính mình",
            x.place,
        )
    for name in x.related:
        text = f"{name} có quan hệ với {x.name}: không bỏ phiếu, ghi rõ trong biên bản họp Hội đồng"
        yield (
            note(text, x.place)
            if name_key(name) in seats or not council.member_names
            else note(
                f"{name} được khai là thành viên Hội đồng có quan hệ nhưng không có trong danh sách thành viên", x.place
            )
        )
