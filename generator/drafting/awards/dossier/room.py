"""The tờ trình of the room that drafts: what its appraisal found, and the draft decision laid before the head of the submitting body."""

from __future__ import annotations

from collections.abc import Sequence

from generator.drafting.awards.dossier.words import (
    Entry,
    archive,
    award_name,
    because,
    chief,
    closed,
    counted,
    day,
    listed,
    movement,
    offices,
)
from generator.model import Appendix, Document, Item, LegalBasis, Paragraph, Recipients, Signature
from generator.model.awards import Assessment, Outcome


def paper(assessment: Assessment, group: Sequence[Entry]) -> Document | None:
    """Return the room's tờ trình for nominees whose awards are decided with its draft; ``None`` where no room is named."""
    round_ = assessment.nominations
    room, by, council = round_.drafter, round_.submitter, round_.council
    if room is None:
        return None
    head, deciding = chief(by), chief(round_.decider)
    outcomes = [result.outcome for result in assessment.results]
    lines = [f"Căn cứ {assessment.plan}"] if assessment.plan else []
    if council is not None:
        lines.append(f"Căn cứ Biên bản họp {council.name} {day(council.date)}")
    body: list[Paragraph | Item] = [
        Paragraph(text=f"{room.name} đã thẩm định hồ sơ đề nghị khen thưởng, kính trình {head} như sau:"),
        Item(
            label="1.",
            text=f"Kết quả thẩm định: {len(outcomes)} trường hợp được đề nghị; đạt {outcomes.count(Outcome.PASS)} trường hợp, "
            f"không đạt {outcomes.count(Outcome.FAIL)} trường hợp, cần làm rõ {outcomes.count(Outcome.UNCLEAR)} trường hợp.",
            level="khoan",
        ),
    ]
    codes = dict.fromkeys(entry.award.code for entry in group)
    proposals = []
    for code in codes:
        of_code = [entry for entry in group if entry.award.code == code]
        proposals.append(f"tặng {award_name(of_code[0].award, round_)} cho {counted(of_code)} {because(round_)}")
    body.append(
        Item(
            label="2.",
            text=f"Đề nghị {head} trình {deciding} {'; '.join(proposals)} (có danh sách tại Phụ lục).",
            level="khoan",
        )
    )
    body.append(
        Item(
            label="3.",
            text="Hồ sơ gửi kèm: dự thảo Tờ trình, dự thảo Quyết định khen thưởng, biên bản họp Hội đồng, biên bản kiểm phiếu, "
            "bản tóm tắt thành tích và báo cáo thành tích của từng đối tượng.",
            level="khoan",
        )
    )
    body.append(Paragraph(text=f"Kính trình {head} xem xét, quyết định./."))
    return Document(
        kind="to-trinh",
        superior=by.issuer,
        issuer=room.issuer,
        symbol=f"TTr-{room.symbol}" if room.symbol else "",
        place=room.place or by.place,
        year=round_.submitted.year if round_.submitted else None,
        title=f"Về việc dự thảo Quyết định khen thưởng{' thành tích trong ' + movement(round_) if round_.movement else ''}",
        addressees=(head,),
        bases=tuple(LegalBasis(text=line) for line in closed(lines)),
        body=tuple(body),
        recipients=Recipients(lines=("Như trên;",), archive=archive(room)),
        signature=Signature(lines=offices(room), name=room.signer),
        appendices=(
            Appendix(
                label="Phụ lục",
                title="DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
                reference=f"(Kèm theo Tờ trình số ……/TTr-{room.symbol} ngày … tháng … năm … của {room.name})",
                body=(listed(group, round_),),
                landscape=True,
            ),
        ),
    )
