"""The tờ trình to one deciding authority, with its danh sách trích ngang on a landscape page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.drafting.awards.dossier.words import (
    Entry,
    archive,
    award_name,
    bases,
    because,
    chief,
    closed,
    counted,
    day,
    day_of,
    given_number,
    listed,
    movement,
    offices,
)
from generator.model import Appendix, Document, Item, LegalBasis, Paragraph, Recipients, Signature
from generator.model.awards import Assessment

STATE = ("chu_tich_nuoc", "thu_tuong", "chinh_phu")


def paper(assessment: Assessment, group: Sequence[Entry]) -> Document:
    """Return the tờ trình for ``group``, whose awards one authority decides."""
    round_ = assessment.nominations
    state = group[0].award.decider in STATE
    key = f"to_trinh_{group[0].award.decider}"
    body = round_.decider if state else round_.submitter
    addressee = "Thủ tướng Chính phủ" if state else chief(round_.decider)
    council, codes = round_.council, list(dict.fromkeys(entry.award.code for entry in group))
    names = [award_name(next(e.award for e in group if e.award.code == code), round_) for code in codes]
    lines = [*bases(round_.submitted or round_.received), *round_.bases]
    if assessment.plan:
        lines.append(f"Căn cứ {assessment.plan}")
    if council is not None:
        lines.append(f"Căn cứ Biên bản họp {council.name} {day(council.date)}")
    content: list[Paragraph | Item] = [
        Paragraph(
            text=f"{body.name} kính đề nghị {addressee} xem xét, khen thưởng cho {counted(group)} {because(round_)}, cụ thể như sau:"
        )
    ]
    for number, code in enumerate(codes, start=1):
        of_code = [entry for entry in group if entry.award.code == code]
        points = "; ".join(dict.fromkeys(e.nominee.criterion for e in of_code if e.nominee.criterion))
        by_law = f" theo {points}" if points else ""
        content.append(
            Item(label=f"{number}.", text=f"Tặng {names[number - 1]} cho {counted(of_code)}{by_law}.", level="khoan")
        )
    content.append(
        Paragraph(
            text=f"{body.name} chịu trách nhiệm về tính chính xác của hồ sơ, thành tích của các đối tượng được đề nghị."
        )
    )
    if council is not None and council.members:
        content.append(
            Paragraph(
                text=f"{council.name} gồm {council.members} thành viên, có mặt {council.present if council.present is not None else '……'} "
                "thành viên đã họp, bỏ phiếu và thống nhất đề nghị khen thưởng."
            )
        )
    content.append(
        Paragraph(
            text=f"(Có danh sách tại Phụ lục, biên bản họp Hội đồng, biên bản kiểm phiếu, báo cáo thành tích{'' if state else ', dự thảo Quyết định'} kèm theo)."
        )
    )
    content.append(Paragraph(text=f"Kính trình {addressee} xem xét, quyết định./."))
    copies = ("Như trên;", "Bộ Nội vụ;") if state else ("Như trên;", f"{council.name};") if council else ("Như trên;",)
    return Document(
        kind="to-trinh",
        superior=body.superior,
        issuer=body.issuer,
        symbol=f"TTr-{body.symbol}" if body.symbol else "",
        place=body.place,
        number=given_number(round_, key),
        date=round_.submitted if given_number(round_, key) else None,
        year=round_.submitted.year if round_.submitted and not given_number(round_, key) else None,
        title=f"Về việc đề nghị khen thưởng {'thành tích trong ' + movement(round_) if round_.movement else 'cho các tập thể, cá nhân'}",
        addressees=(addressee,),
        bases=tuple(LegalBasis(text=line) for line in closed(lines)),
        body=tuple(content),
        recipients=Recipients(lines=copies, archive=archive(body)),
        signature=Signature(
            lines=("TM. ỦY BAN NHÂN DÂN", *offices(body)) if state else offices(body), name=body.signer
        ),
        appendices=(
            Appendix(
                label="Phụ lục",
                title="DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
                reference=f"(Kèm theo Tờ trình số {given_number(round_, key, inside=True)}/TTr-{body.symbol} "
                f"{day_of(round_, key, round_.submitted)} của {body.name})",
                body=(listed(group, round_),),
                landscape=True,
            ),
        ),
    )
