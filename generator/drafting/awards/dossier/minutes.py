"""Papers of the council: invitation, ballot, minutes with the count of votes."""

from __future__ import annotations

from generator.drafting.awards.dossier.words import (
    KINDS,
    Entry,
    archive,
    award_name,
    because,
    called,
    counted,
    day,
    entries,
    offices,
)
from generator.model import Appendix, Cell, Document, Item, Paragraph, Recipients, Signature, Table
from generator.model.awards import Assessment, Council, Nominations, Outcome
from generator.vietnamese.numbers import format_number, ratio_percent


def council_of(round_: Nominations) -> Council:
    """The council of the round; one that is only named where none is given."""
    return round_.council or Council(name="Hội đồng Thi đua - Khen thưởng")


def paper(assessment: Assessment) -> Document:
    """Return the minutes: attendance, who was considered, votes over all members, who was not proposed and why."""
    round_ = assessment.nominations
    council = council_of(round_)
    met = entries(assessment, Outcome.PASS)
    others = [*entries(assessment, Outcome.FAIL), *entries(assessment, Outcome.UNCLEAR)]
    present = "……" if council.present is None else f"{council.present:02d}"
    body: list[Paragraph | Item | Table] = [
        Paragraph(text=f"Thời gian bắt đầu: …… giờ …… {day(council.date)}."),
        Paragraph(text=f"Địa điểm: {council.place or '……'}."),
        Paragraph(text=f"Thành phần tham dự: {present}/{council.members or '……'} thành viên {council.name}."),
        Paragraph(text=f"Vắng mặt: {'; '.join(council.absent) or '……'}."),
        Paragraph(text=f"Chủ trì (chủ tọa): {_person(council.chair, council.chair_office)}."),
        Paragraph(text=f"Thư ký (người ghi biên bản): {council.secretary or '……'}."),
        Paragraph(text="Nội dung (theo diễn biến cuộc họp):"),
        Item(
            label="1.",
            text="Thư ký trình bày tiêu chuẩn, tóm tắt thành tích của các đối tượng được đề nghị.",
            level="khoan",
        ),
        Item(
            label="2.",
            text="Hội đồng thảo luận và bỏ phiếu; thành viên là người được đề nghị không bỏ phiếu cho mình.",
            level="khoan",
        ),
        Item(
            label="3.",
            text=f"Kết quả: Hội đồng thống nhất đề nghị khen thưởng {counted(met)} {because(round_)}.",
            level="khoan",
        ),
        votes(met, round_),
    ]
    if others:
        body.append(Item(label="4.", text="Các đối tượng chưa được đề nghị trong đợt này:", level="khoan"))
        body += [
            Item(
                label="-",
                text=f"{called(entry.nominee)}: {_why(entry)}{'.' if at == len(others) - 1 else ';'}",
                level="gach",
            )
            for at, entry in enumerate(others)
        ]
    body.append(
        Paragraph(
            text=f"Cuộc họp kết thúc vào …… giờ …… {day(council.date)}. Biên bản đã được đọc lại và các thành viên thống nhất./."
        )
    )
    return Document(
        kind="bien-ban",
        superior=round_.submitter.superior,
        issuer=round_.submitter.issuer,
        symbol=f"BB-{round_.submitter.symbol}" if round_.submitter.symbol else "",
        title=f"Họp {council.name} xét khen thưởng",
        body=tuple(body),
        recipients=Recipients(lines=("Thành viên Hội đồng;",), archive="Lưu: VT, Hồ sơ."),
        cosignature=Signature(lines=("THƯ KÝ",), name=council.secretary),
        signature=Signature(lines=("CHỦ TỌA",), name=council.chair),
    )


def _person(name: str, office: str) -> str:
    return ", ".join(part for part in (name, office) if part) or "……"


def _why(entry: Entry) -> str:
    return "; ".join(j.reason for j in entry.judged.judgements if j.outcome in (Outcome.FAIL, Outcome.UNCLEAR))


def votes(found: list[Entry], round_: Nominations) -> Table:
    """The result table: yes over all members, the share, the conclusion."""
    members = council_of(round_).members
    heads = (
        "STT",
        "Họ và tên, tên tập thể",
        "Đối tượng",
        "Hình thức khen thưởng",
        "Số phiếu đồng ý",
        "Tỷ lệ (%)",
        "Kết luận",
    )
    rows = [tuple(Cell(text=head) for head in heads)]
    for number, entry in enumerate(found, start=1):
        vote = entry.nominee.vote
        agreed = None if vote is None or vote.yes is None else vote.yes + (vote.written or 0)
        share = ratio_percent(agreed, members) if agreed is not None and members else None
        texts = (
            str(number),
            called(entry.nominee),
            KINDS[entry.nominee.kind].capitalize(),
            award_name(entry.award, round_),
            f"{agreed}/{members}" if agreed is not None and members else "",
            format_number(share, places=2, least_places=2) if share is not None else "",
            "Đề nghị khen thưởng",
        )
        rows.append(tuple(Cell(text=text) for text in texts))
    return Table(rows=tuple(rows), header_rows=1)


def invitation(assessment: Assessment) -> Document:
    """Return the invitation of the council's members."""
    round_ = assessment.nominations
    council, body = council_of(round_), round_.submitter
    return Document(
        kind="giay-moi",
        superior=body.superior,
        issuer=body.issuer,
        symbol=f"GM-{body.symbol}" if body.symbol else "",
        place=body.place,
        year=council.date.year if council.date else None,
        title=f"Dự họp {council.name}",
        body=(
            Paragraph(text=f"{body.name} trân trọng kính mời: Các thành viên {council.name}."),
            Paragraph(text="Tới dự cuộc họp xét, đề nghị khen thưởng."),
            Paragraph(text=f"Chủ trì: {_person(council.chair, council.chair_office)}."),
            Paragraph(text=f"Thời gian: …… giờ …… {day(council.date)}."),
            Paragraph(text=f"Địa điểm: {council.place or '……'}."),
            Paragraph(
                text="Trường hợp vắng mặt, đề nghị thành viên Hội đồng gửi ý kiến bằng văn bản. Phiếu bầu tại Phụ lục kèm theo./."
            ),
        ),
        recipients=Recipients(lines=("Như trên;",), archive=archive(body)),
        signature=Signature(lines=offices(body), name=body.signer),
        appendices=(
            Appendix(
                label="Phụ lục",
                title="PHIẾU BẦU",
                reference=f"(Kèm theo Giấy mời số ……/GM-{body.symbol} ngày … tháng … năm … của {body.name})",
                body=(Paragraph(text="Thành viên Hội đồng đánh dấu X vào một ô của mỗi dòng."), _ballot(assessment)),
            ),
        ),
    )


def _ballot(assessment: Assessment) -> Table:
    """The ballot: every nominee, two empty boxes."""
    round_ = assessment.nominations
    heads = ("STT", "Họ và tên, tên tập thể", "Hình thức khen thưởng", "Đồng ý", "Không đồng ý")
    rows = [tuple(Cell(text=head) for head in heads)]
    for number, entry in enumerate(entries(assessment, Outcome.PASS), start=1):
        texts = (str(number), called(entry.nominee), award_name(entry.award, round_), "", "")
        rows.append(tuple(Cell(text=text) for text in texts))
    return Table(rows=tuple(rows), header_rows=1)
