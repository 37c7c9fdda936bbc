"""The biên bản kiểm phiếu: what was handed out, what came back, how it was voted, for each nominee; sums only of what is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drafting.awards.dossier.minutes import council_of
from generator.drafting.awards.dossier.words import BLANK, Entry, award_name, called, day, entries
from generator.model import Appendix, Cell, Document, Item, Paragraph, Recipients, Signature, Table
from generator.model.awards import Assessment, Nominations, Outcome, Vote
from generator.vietnamese.numbers import format_number, ratio_percent

HEADS = (
    "STT", "Họ và tên, tên tập thể", "Hình thức khen thưởng", "Phát ra", "Thu về", "Hợp lệ", "Không hợp lệ", "Đồng ý",
    "Không đồng ý", "Đồng ý bằng văn bản", "Tỷ lệ (%)",
)  # fmt: skip
WIDTHS = (0.6, 2.9, 2.7, 0.8, 0.8, 0.8, 0.9, 0.8, 0.9, 1.1, 1.0)


@dataclass(frozen=True, slots=True)
class Count:
    """The ballots on one nominee; ``None`` where it was not told. ``valid`` is yes and no together, as they were counted."""

    issued: int | None
    returned: int | None
    valid: int | None
    invalid: int | None
    yes: int | None
    no: int | None
    written: int | None


def count_of(vote: Vote | None) -> Count:
    """Return the ballots on one nominee; what follows from the others (valid, invalid) is worked out."""
    if vote is None:
        return Count(None, None, None, None, None, None, None)
    valid = vote.yes + vote.no if vote.yes is not None and vote.no is not None else None
    invalid = vote.invalid
    if invalid is None and valid is not None and vote.returned is not None and vote.returned >= valid:
        invalid = vote.returned - valid
    return Count(vote.issued, vote.returned, valid, invalid, vote.yes, vote.no, vote.written)


def paper(assessment: Assessment) -> Document:
    """Return the record of the count for everyone who is proposed, the table on a landscape page of its own."""
    round_ = assessment.nominations
    council = council_of(round_)
    met = entries(assessment, Outcome.PASS)
    tellers = council.tellers
    body = (
        Paragraph(text=f"Thời gian: …… giờ …… {day(council.date)}."),
        Paragraph(text=f"Địa điểm: {council.place or BLANK}."),
        Paragraph(text=f"Thành phần tham dự: Ban kiểm phiếu gồm {'; '.join(tellers) or BLANK}."),
        Paragraph(text=f"Chủ trì (chủ tọa): {tellers[0] if tellers else BLANK}, Trưởng Ban kiểm phiếu."),
        Paragraph(text=f"Thư ký (người ghi biên bản): {BLANK}."),
        Paragraph(text="Nội dung (theo diễn biến cuộc họp):"),
        Item(label="1.", text=_who(round_), level="khoan"),
        Item(label="2.", text=_ballots(met), level="khoan"),
        Item(
            label="3.",
            text="Kết quả kiểm phiếu đối với từng đối tượng tại Phụ lục kèm theo. Tỷ lệ tính trên tổng số thành viên Hội đồng.",
            level="khoan",
        ),
        Paragraph(
            text=f"Kiểm phiếu kết thúc vào …… giờ …… {day(council.date)}. Biên bản đã được đọc lại và thống nhất./."
        ),
    )
    return Document(
        kind="bien-ban",
        superior=round_.submitter.superior,
        issuer=round_.submitter.issuer,
        symbol=f"BB-{round_.submitter.symbol}" if round_.submitter.symbol else "",
        title=f"Kiểm phiếu của {council.name} xét khen thưởng",
        body=body,
        recipients=Recipients(lines=("Thành viên Hội đồng;",), archive="Lưu: VT, Hồ sơ."),
        cosignature=Signature(lines=("THƯ KÝ",)),
        signature=Signature(lines=("TRƯỞNG BAN KIỂM PHIẾU",), name=tellers[0] if tellers else ""),
        appendices=(
            Appendix(
                label="Phụ lục",
                title="KẾT QUẢ KIỂM PHIẾU",
                reference=f"(Kèm theo Biên bản số ……/BB-{round_.submitter.symbol} {day(council.date)} của {round_.submitter.name})",
                body=(table(met, round_),),
                landscape=True,
            ),
        ),
    )


def _who(round_: Nominations) -> str:
    """How many could vote: members, present, opinions in writing; a blank where it is not known."""
    council = council_of(round_)
    members, present, written = (
        BLANK if value is None else f"{value:02d}" for value in (council.members, council.present, council.written)
    )
    return f"{council.name} có {members} thành viên; có mặt {present} thành viên; gửi ý kiến bằng văn bản {written} thành viên."


def _ballots(met: list[Entry]) -> str:
    """The ballots in one sentence where they are the same for everyone."""
    counts = [count_of(entry.nominee.vote) for entry in met]
    same = {(one.issued, one.returned, one.invalid) for one in counts}
    if len(same) != 1 or None in next(iter(same)):
        return "Số phiếu phát ra, thu về, hợp lệ, không hợp lệ đối với từng đối tượng tại Phụ lục kèm theo."
    issued, returned, invalid = next(iter(same))
    assert issued is not None and returned is not None and invalid is not None
    return (
        f"Số phiếu phát ra {issued:02d} phiếu; thu về {returned:02d} phiếu; hợp lệ {returned - invalid:02d} phiếu; "
        f"không hợp lệ {invalid:02d} phiếu."
    )


def table(met: list[Entry], round_: Nominations) -> Table:
    """The count by nominee; an empty cell where a figure was not told."""
    members = council_of(round_).members
    rows = [tuple(Cell(text=head) for head in HEADS)]
    for number, entry in enumerate(met, start=1):
        one = count_of(entry.nominee.vote)
        agreed = None if one.yes is None else one.yes + (one.written or 0)
        share = ratio_percent(agreed, members) if agreed is not None and members else None
        figures = (one.issued, one.returned, one.valid, one.invalid, one.yes, one.no, one.written)
        texts = (
            str(number),
            called(entry.nominee),
            award_name(entry.award, round_),
            *("" if value is None else str(value) for value in figures),
            format_number(share, places=2, least_places=2) if share is not None else "",
        )
        rows.append(tuple(Cell(text=text) for text in texts))
    return Table(rows=tuple(rows), header_rows=1, widths=WIDTHS)
