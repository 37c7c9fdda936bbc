"""The tóm tắt thành tích: one landscape list of everyone who is proposed, with what was done, by year, and earlier awards."""

from __future__ import annotations

from generator.catalog import awards as law
from generator.drafting.awards.dossier.words import (
    BLANK,
    KINDS,
    archive,
    award_name,
    because,
    called,
    counted,
    entries,
    offices,
)
from generator.model import Appendix, Cell, Document, Paragraph, Recipients, Signature, Table
from generator.model.awards import Assessment, Nominee, Outcome

HEADS = (
    "STT",
    "Họ và tên, tên tập thể",
    "Đối tượng",
    "Hình thức khen thưởng",
    "Thành tích",
    "Đã được khen thưởng",
)
WIDTHS = (0.6, 2.6, 1.2, 2.4, 4.6, 2.2)


def paper(assessment: Assessment) -> Document:
    """Return the summary for the council and for those who decide."""
    round_, by = assessment.nominations, assessment.nominations.submitter
    met = entries(assessment, Outcome.PASS)
    rows = [tuple(Cell(text=head) for head in HEADS)]
    for number, entry in enumerate(met, start=1):
        x = entry.nominee
        texts = (
            str(number),
            called(x),
            KINDS[x.kind].capitalize(),
            award_name(entry.award, round_),
            deeds(x),
            earlier(x),
        )
        rows.append(tuple(Cell(text=text) for text in texts))
    on = round_.submitted or round_.received
    return Document(
        kind="bao-cao",
        superior=by.superior,
        issuer=by.issuer,
        symbol=f"BC-{by.symbol}" if by.symbol else "",
        place=by.place,
        year=on.year if on else None,
        title="Tóm tắt thành tích của các tập thể, cá nhân, hộ gia đình",
        body=(
            Paragraph(text=f"{by.name} tóm tắt thành tích của {counted(met)} {because(round_)} tại Phụ lục kèm theo."),
            Paragraph(text="Thành tích lấy từ hồ sơ đề nghị và báo cáo thành tích của từng đối tượng./."),
        ),
        recipients=Recipients(
            lines=(f"{round_.council.name};",) if round_.council else ("Như trên;",), archive=archive(by)
        ),
        signature=Signature(lines=offices(by), name=by.signer),
        appendices=(
            Appendix(
                label="Phụ lục",
                title="TÓM TẮT THÀNH TÍCH",
                reference=f"(Kèm theo Báo cáo số ……/BC-{by.symbol} ngày … tháng … năm … của {by.name})",
                body=(Table(rows=tuple(rows), header_rows=1, widths=WIDTHS),),
                landscape=True,
            ),
        ),
    )


def deeds(x: Nominee) -> str:
    """What was declared, in one cell: the summary, then each year's achievement with its evidence."""
    parts = [x.summary.rstrip(". ")] if x.summary else []
    for deed in sorted(x.achievements, key=lambda one: one.year):
        text = deed.text.rstrip(". ")
        if text.casefold() != x.summary.rstrip(". ").casefold():
            parts.append(f"Năm {deed.year}: {text}{f' ({deed.evidence})' if deed.evidence else ''}")
    return f"{'. '.join(parts)}." if parts else ""


def earlier(x: Nominee) -> str:
    """Earlier awards and titles by year, each with its decision; empty where none was declared."""
    told = []
    for award in sorted(x.earlier, key=lambda one: one.year):
        known = law.awards().get(award.code)
        name = known.name.replace("{place}", BLANK) if known else award.code
        told.append(f"{name} năm {award.year}{f' ({award.decision})' if award.decision else ''}")
    return "; ".join(told)
