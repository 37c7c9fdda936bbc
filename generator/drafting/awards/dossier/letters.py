"""Letters to units: not eligible (with every reason), what to add, the result, the opinion asked of other bodies."""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalog import awards as law
from generator.drafting.awards.dossier.words import (
    Entry,
    archive,
    award_name,
    because,
    called,
    counted,
    day_of,
    given_number,
)
from generator.model import Document, Item, Paragraph, Recipients, Signature
from generator.model.awards import Assessment, Outcome


def _letter(assessment: Assessment, title: str, addressee: str, body: Sequence[Paragraph | Item]) -> Document:
    by = assessment.nominations.submitter
    return Document(
        kind="cong-van",
        superior=by.superior,
        issuer=by.issuer,
        symbol=f"{by.symbol}-TĐKT" if by.symbol else "",
        place=by.place,
        year=assessment.on.year if assessment.on else None,
        title=title,
        addressees=(addressee,),
        body=tuple(body),
        recipients=Recipients(lines=("Như trên;",), archive=archive(by)),
        signature=Signature(lines=(by.office or "……",), name=by.signer),
    )


def _reasons(found: Sequence[Entry], assessment: Assessment, *wanted: Outcome) -> list[Paragraph | Item]:
    body: list[Paragraph | Item] = []
    for number, entry in enumerate(found, start=1):
        reasons = [j for j in entry.judged.judgements if j.outcome in wanted]
        children = tuple(
            Item(
                label="-",
                text=f"{j.reason}{f' ({j.article})' if j.article else ''}{'.' if at == len(reasons) else ';'}",
                level="gach",
            )
            for at, j in enumerate(reasons, start=1)
        )
        name = award_name(entry.award, assessment.nominations)
        body.append(
            Item(label=f"{number}.", text=f"{called(entry.nominee)}, đề nghị {name}:", level="khoan", children=children)
        )
        lower = law.awards().get(entry.judged.proposed)
        if lower is not None and lower.code != entry.award.code:
            place = assessment.nominations.places.get(lower.code, "……")
            body.append(Paragraph(text=f"Hình thức có thể đề nghị: {lower.named(place)}."))
    return body


def refusal(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter that gives back nominations that do not meet their award, every reason with its source."""
    by = assessment.nominations.submitter
    intro = Paragraph(text=f"{by.name} đã thẩm định hồ sơ đề nghị khen thưởng. Các trường hợp sau chưa đủ điều kiện:")
    body = [
        intro,
        *_reasons(found, assessment, Outcome.FAIL),
        Paragraph(text=f"{by.name} thông báo để đơn vị đề nghị biết./."),
    ]
    return _letter(assessment, "trả hồ sơ đề nghị khen thưởng không đủ điều kiện", "……", body)


def supplement(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter that asks for what is missing."""
    by = assessment.nominations.submitter
    intro = Paragraph(text=f"{by.name} đề nghị đơn vị bổ sung, làm rõ các nội dung sau:")
    body = [
        intro,
        *_reasons(found, assessment, Outcome.UNCLEAR),
        Paragraph(text="Đề nghị gửi hồ sơ bổ sung trước ngày ……./."),
    ]
    return _letter(assessment, "bổ sung hồ sơ đề nghị khen thưởng", "……", body)


def notice(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter that sends the decision to the units."""
    round_ = assessment.nominations
    key = f"quyet_dinh_{found[0].award.code}"
    chief = f"{round_.decider.office.capitalize()} {round_.decider.name}".strip()
    text = (
        f"{chief} đã ban hành Quyết định số {given_number(round_, key, inside=True)}/QĐ-{round_.decider.symbol} {day_of(round_, key, round_.decided)} khen thưởng {counted(found)} "
        f"{because(round_)}."
    )
    last = Paragraph(
        text=f"{round_.submitter.name} thông báo và gửi Quyết định để các đơn vị biết, tổ chức trao thưởng./."
    )
    return _letter(assessment, "thông báo kết quả khen thưởng", "……", [Paragraph(text=text), last])


def opinion(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter that asks competent bodies for their opinion on enterprises."""
    body: list[Paragraph | Item] = [
        Paragraph(
            text=f"{assessment.nominations.submitter.name} đề nghị quý cơ quan cho ý kiến về việc chấp hành pháp luật của các đơn vị sau:"
        )
    ]
    body += [
        Item(label="-", text=f"{called(e.nominee)}{'.' if at == len(found) else ';'}", level="gach")
        for at, e in enumerate(found, start=1)
    ]
    body.append(Paragraph(text="Đề nghị trả lời bằng văn bản trong thời hạn 10 ngày làm việc./."))
    return _letter(assessment, "xin ý kiến về việc khen thưởng", "……", body)
