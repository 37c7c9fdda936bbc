"""Every paper of a dossier, with the name of its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.drafting.awards.dossier import decision, letters, minutes, reports, room, submission, summary, tally
from generator.drafting.awards.dossier.words import entries, inside
from generator.model import Document
from generator.model.awards import Assessment, Outcome
from generator.vietnamese.text import without_marks

DECIDERS = {"chu_tich_nuoc": "Chủ tịch nước", "thu_tuong": "Thủ tướng Chính phủ", "chinh_phu": "Chính phủ", "bo": "Bộ"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its file name without suffix (no tone marks), what it says, and its name in the index where that is not its title."""

    name: str
    document: Document
    listed: str = ""


def papers(assessment: Assessment) -> Iterator[Paper]:
    """Yield every paper of the dossier in the order of its index. Only nominees who meet their award are proposed;
    the others get a letter with what is lacking."""
    round_ = assessment.nominations
    met = entries(assessment, Outcome.PASS)
    deciders = list(dict.fromkeys(entry.award.decider for entry in met))
    for decider in deciders:
        group = [entry for entry in met if entry.award.decider == decider]
        yield Paper(f"01-to-trinh-{decider.replace('_', '-')}", submission.paper(assessment, group))
    if orders := letters.made_public(met):
        yield Paper("01-thong-bao-lay-y-kien", letters.public(assessment, orders))
    if met:
        yield Paper("01-tom-tat-thanh-tich", summary.paper(assessment))
        yield Paper("02-bien-ban-hop-hoi-dong", minutes.paper(assessment))
        yield Paper("02-bien-ban-kiem-phieu", tally.paper(assessment))
        yield Paper("03-giay-moi-va-phieu-bau", minutes.invitation(assessment))
    own = [entry for entry in met if entry.award.decider not in DECIDERS]
    if own and (document := room.paper(assessment, own)) is not None:
        yield Paper("04-du-thao-to-trinh-cua-phong", document)
    own_codes = list(dict.fromkeys(entry.award.code for entry in own))
    for code in own_codes:
        group = [entry for entry in own if entry.award.code == code]
        yield Paper(f"04-quyet-dinh-{_part(code)}", decision.paper(assessment, group))
    for number, entry in enumerate(met, start=1):
        name = f"05-bao-cao-thanh-tich/{number:03d}-{slug(entry.nominee.name)}"
        yield Paper(name, reports.paper(assessment, entry), f"Báo cáo thành tích của {inside(entry.nominee)}")
    failed, unclear = entries(assessment, Outcome.FAIL), entries(assessment, Outcome.UNCLEAR)
    if failed:
        yield Paper("06-cong-van-khong-du-dieu-kien", letters.refusal(assessment, failed))
    if unclear:
        yield Paper("07-cong-van-bo-sung-ho-so", letters.supplement(assessment, unclear))
    for code in own_codes if round_.decided else ():
        group = [entry for entry in own if entry.award.code == code]
        yield Paper(f"08-cong-van-thong-bao-ket-qua-{_part(code)}", letters.notice(assessment, group))
    if asked := letters.consulted(met):
        yield Paper("09-cong-van-xin-hiep-y", letters.opinion(assessment, asked))
    if met:
        yield Paper("09-cong-van-gioi-thieu-dien-hinh", letters.recommendation(assessment, met))


def _part(code: str) -> str:
    return code.lower().replace("_", "-")


def slug(text: str) -> str:
    """A name as part of a file name: small letters without marks, hyphens."""
    plain = without_marks(text).lower()
    return (
        "-".join(part for part in "".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())[:60]
        or "doi-tuong"
    )
