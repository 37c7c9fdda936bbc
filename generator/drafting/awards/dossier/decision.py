"""The quyết định khen thưởng: the chairman's own authority, the list, the bonus in figures and words."""

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
    day_of,
    decider,
    given_number,
    listed,
    offices,
    total_of,
)
from generator.model import Appendix, Document, Item, LegalBasis, Recipients, Signature
from generator.model.awards import Assessment
from generator.vietnamese.numbers import format_money
from generator.vietnamese.words import money_in_words


def paper(assessment: Assessment, group: Sequence[Entry]) -> Document:
    """Return the draft decision for nominees of one award. The power is personal: no "TM." in the signature."""
    round_ = assessment.nominations
    body, by = round_.decider, round_.submitter
    name = award_name(group[0].award, round_)
    decided = round_.decided or round_.submitted
    key, asked = f"quyet_dinh_{group[0].award.code}", f"to_trinh_{group[0].award.decider}"
    total = total_of(group) if round_.bonus else None
    lines = [
        *bases(decided, organisation=True),
        f"Theo đề nghị của {chief(by)} tại Tờ trình số {given_number(round_, asked, inside=True)}/TTr-{by.symbol} {day_of(round_, asked, round_.submitted)}",
    ]
    articles = [f"Tặng {name} cho {counted(group)} {because(round_)} (có danh sách kèm theo)."]
    if round_.bonus:
        if total is None:
            articles.append("Tiền thưởng kèm theo: …… đồng, chi từ Quỹ thi đua, khen thưởng theo quy định.")
        else:
            words = money_in_words(total)
            articles.append(
                f"Tiền thưởng kèm theo là {format_money(total)} (Bằng chữ: {words}), chi từ Quỹ thi đua, khen thưởng theo quy định."
            )
    articles.append("Quyết định này có hiệu lực kể từ ngày ký.")
    who = by.name if chief(by).startswith("Trưởng phòng") else chief(by)
    named = "các đối tượng" if who == by.name else "các tập thể, cá nhân, hộ gia đình"
    articles.append(
        f"{who}, các cơ quan, đơn vị có liên quan và {named} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."
    )
    return Document(
        kind="quyet-dinh",
        superior=body.superior,
        issuer=body.issuer,
        symbol=f"QĐ-{body.symbol}" if body.symbol else "",
        place=body.place,
        number=given_number(round_, key),
        date=round_.decided if given_number(round_, key) else None,
        year=round_.decided.year if round_.decided and not given_number(round_, key) else None,
        title=f"Về việc tặng {name}",
        authority=(decider(body),),
        bases=tuple(LegalBasis(text=line) for line in closed(lines)),
        enacting="QUYẾT ĐỊNH:",
        body=tuple(Item(label=f"Điều {at}.", text=text, level="dieu") for at, text in enumerate(articles, start=1)),
        recipients=Recipients(lines=(f"Như Điều {len(articles)};", f"{by.name};"), archive=archive(by)),
        signature=Signature(lines=offices(body), name=body.signer),
        appendices=(
            Appendix(
                label="",
                title="DANH SÁCH ĐƯỢC KHEN THƯỞNG",
                reference=f"(Kèm theo Quyết định số {given_number(round_, key, inside=True)}/QĐ-{body.symbol} {day_of(round_, key, round_.decided)} của {chief(body)})",
                body=(listed(group, round_, with_money=total is not None),),
                landscape=True,
            ),
        ),
    )
