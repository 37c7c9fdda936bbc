"""Letters: not eligible (with every reason), what to add, the result, who is recommended as an example, the opinion asked."""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalog import awards as law
from generator.drafting.awards.dossier.summary import deeds
from generator.drafting.awards.dossier.words import (
    BLANK,
    KINDS,
    Entry,
    archive,
    award_name,
    because,
    called,
    chief,
    counted,
    day_of,
    given_number,
    offices,
)
from generator.drafting.awards.papers import CONFIRMATIONS
from generator.model import Cell, Document, Item, Paragraph, Recipients, Signature, Table
from generator.model.awards import Assessment, Nominations, Nominee, Outcome
from generator.vietnamese.capitals import upper_first
from generator.vietnamese.dates import short_date

MOST_ADDRESSEES = 5
"""Bodies that a letter names one by one."""


def _letter(
    assessment: Assessment, title: str, addressees: tuple[str, ...], body: Sequence[Paragraph | Item | Table]
) -> Document:
    by = assessment.nominations.submitter
    return Document(
        kind="cong-van",
        superior=by.superior,
        issuer=by.issuer,
        symbol=f"{by.symbol}-TĐKT" if by.symbol else "",
        place=by.place,
        year=assessment.on.year if assessment.on else None,
        title=title,
        addressees=addressees,
        body=tuple(body),
        recipients=Recipients(lines=("Như trên;",), archive=archive(by)),
        signature=Signature(lines=offices(by), name=by.signer),
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
    return _letter(assessment, "trả hồ sơ đề nghị khen thưởng không đủ điều kiện", (BLANK,), body)


def supplement(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter that asks for what is missing."""
    by = assessment.nominations.submitter
    intro = Paragraph(text=f"{by.name} đề nghị đơn vị bổ sung, làm rõ các nội dung sau:")
    body = [
        intro,
        *_reasons(found, assessment, Outcome.UNCLEAR),
        Paragraph(text="Đề nghị gửi hồ sơ bổ sung trước ngày ……./."),
    ]
    return _letter(assessment, "bổ sung hồ sơ đề nghị khen thưởng", (BLANK,), body)


def notice(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter that sends one decision to the units, with the list of theirs who are rewarded."""
    round_ = assessment.nominations
    key = f"quyet_dinh_{found[0].award.code}"
    text = (
        f"{chief(round_.decider)} đã ban hành Quyết định số {given_number(round_, key, inside=True)}/QĐ-{round_.decider.symbol} {day_of(round_, key, round_.decided)} khen thưởng {counted(found)} "
        f"{because(round_)}, gồm:"
    )
    last = Paragraph(
        text=f"{round_.submitter.name} thông báo và gửi Quyết định để các đơn vị biết, tổ chức trao thưởng./."
    )
    body: list[Paragraph | Item | Table] = [Paragraph(text=text), _list(found, round_, "Đơn vị, địa chỉ"), last]
    return _letter(assessment, "thông báo kết quả khen thưởng", _units(found), body)


def _units(found: Sequence[Entry]) -> tuple[str, ...]:
    """The bodies that a notice goes to, as far as they are named; all together where they are many or one is not named."""
    named = [x.unit if x.kind == "ca_nhan" else x.name for x in (e.nominee for e in found) if x.kind != "ho_gia_dinh"]
    every = list(dict.fromkeys(named))
    complete = all(named) and len(named) == len(found)
    if complete and len(every) <= MOST_ADDRESSEES:
        return tuple(
            f"{name}{'.' if at == len(every) else ';'}" if len(every) > 1 else name
            for at, name in enumerate(every, start=1)
        )
    return ("Các cơ quan, đơn vị, cá nhân, hộ gia đình có tên trong danh sách",)


def _list(found: Sequence[Entry], round_: Nominations, last: str) -> Table:
    """The names of a letter: who, which award, and one more column: the unit, or what was done."""
    heads = ("STT", "Họ và tên, tên tập thể", "Đối tượng", "Hình thức khen thưởng", last)
    rows = [tuple(Cell(text=head) for head in heads)]
    for number, entry in enumerate(found, start=1):
        x = entry.nominee
        more = (
            deeds(x) if last == "Thành tích" else upper_first(", ".join(part for part in (x.unit, x.address) if part))
        )
        texts = (str(number), called(x), KINDS[x.kind].capitalize(), award_name(entry.award, round_), more)
        rows.append(tuple(Cell(text=text) for text in texts))
    return Table(rows=tuple(rows), header_rows=1, widths=(0.75, 2.6, 1.3, 2.4, 2.7))


def recommendation(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter that recommends those who meet their award as examples to be made known and followed."""
    round_ = assessment.nominations
    intro = Paragraph(
        text=f"{round_.submitter.name} trân trọng giới thiệu {counted(found)} {because(round_)} để quý cơ quan tuyên truyền, nhân rộng, gồm:"
    )
    last = Paragraph(text="Thành tích cụ thể tại báo cáo thành tích của từng đối tượng gửi kèm./.")
    body: list[Paragraph | Item | Table] = [intro, _list(found, round_, "Thành tích"), last]
    return _letter(assessment, "giới thiệu mô hình, điển hình tiên tiến", (BLANK,), body)


def consulted(found: Sequence[Entry]) -> list[Entry]:
    """Those on whom other bodies are asked: enterprises, leaders, and everyone proposed for an award of the State."""
    return [e for e in found if e.nominee.kind == "doanh_nghiep" or e.nominee.leader or e.award.state]


def opinion(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the letter (hiệp y) that asks competent bodies for their opinion: on whom, on what, which papers are there already."""
    round_ = assessment.nominations
    heads = ("STT", "Họ và tên, tên tập thể", "Hình thức khen thưởng", "Nội dung đề nghị hiệp y", "Giấy tờ đã có")
    rows = [tuple(Cell(text=head) for head in heads)]
    for number, entry in enumerate(found, start=1):
        asked, held = _questions(entry.nominee)
        texts = (str(number), called(entry.nominee), award_name(entry.award, round_), asked, held)
        rows.append(tuple(Cell(text=text) for text in texts))
    intro = Paragraph(
        text=f"{round_.submitter.name} đang xem xét, đề nghị khen thưởng. Theo chức năng, nhiệm vụ, đề nghị quý cơ quan cho ý kiến về các đối tượng sau:"
    )
    table = Table(rows=tuple(rows), header_rows=1, widths=(0.75, 2.5, 2.3, 3, 1.8))
    last = Paragraph(
        text=f"Đề nghị quý cơ quan trả lời bằng văn bản trong thời hạn 10 ngày làm việc để {round_.submitter.name} tổng hợp, trình cấp có thẩm quyền./."
    )
    return _letter(assessment, "hiệp y khen thưởng", (BLANK,), [intro, table, last])


def _questions(x: Nominee) -> tuple[str, str]:
    """What is asked of one nominee, and the confirmations that were handed in with their numbers."""
    asked = ["Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước; việc khiếu nại, tố cáo (nếu có)"]
    held = {paper.kind: paper.number for paper in x.papers}
    if x.kind == "doanh_nghiep":
        lacking = [words for kind, words in CONFIRMATIONS.items() if kind not in held]
        if lacking:
            asked.append(f"việc thực hiện quy định về {', '.join(lacking)}")
    known = [
        f"{words[0].upper()}{words[1:]}: {held[kind] or BLANK}"
        for kind, words in {
            **CONFIRMATIONS,
            "y_kien": "ý kiến cơ quan liên quan",
            "xac_nhan": "xác nhận thành tích",
        }.items()
        if kind in held
    ]
    return "; ".join(asked), "; ".join(known)


def made_public(found: Sequence[Entry]) -> list[Entry]:
    """Those on whom the public is asked before they are proposed: for a huân chương (khoản 5 Điều 84 of the law)."""
    return [entry for entry in found if entry.award.name.startswith("Huân chương")]


def public(assessment: Assessment, found: Sequence[Entry]) -> Document:
    """Return the notice that asks the public on nominees for a huân chương: on whom, from when to when, where to write."""
    round_ = assessment.nominations
    by = round_.submitter
    heads = ("STT", "Họ và tên, tên tập thể", "Đối tượng", "Hình thức khen thưởng", "Thời gian lấy ý kiến")
    rows = [tuple(Cell(text=head) for head in heads)]
    for number, entry in enumerate(found, start=1):
        x = entry.nominee
        start, end = (short_date(value) if value else BLANK for value in (x.notice_from, x.notice_to))
        name = award_name(entry.award, round_)
        texts = (str(number), called(x), KINDS[x.kind].capitalize(), name, f"từ {start} đến {end}")
        rows.append(tuple(Cell(text=text) for text in texts))
    intro = f"{by.name} thông báo công khai danh sách đề nghị khen thưởng để lấy ý kiến, gồm:"
    last = f"Ý kiến đóng góp gửi về {by.name}, địa chỉ {BLANK}, điện thoại {BLANK}./."
    return Document(
        kind="thong-bao",
        superior=by.superior,
        issuer=by.issuer,
        symbol=f"TB-{by.symbol}" if by.symbol else "",
        place=by.place,
        year=assessment.on.year if assessment.on else None,
        title="Về việc lấy ý kiến đối với các đối tượng được đề nghị tặng Huân chương",
        body=(
            Paragraph(text=intro),
            Table(rows=tuple(rows), header_rows=1, widths=(0.75, 2.6, 1.3, 2.4, 2.2)),
            Paragraph(text=last),
        ),
        recipients=Recipients(lines=(f"{BLANK};",), archive=archive(by)),
        signature=Signature(lines=offices(by), name=by.signer),
    )
