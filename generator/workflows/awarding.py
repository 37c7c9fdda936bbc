"""Award proposals from file to file: the form and the assessment; the dossier is :mod:`generator.workflows.dossiers`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, reason
from generator.messages import _
from generator.model.location import Location
from generator.vietnamese.capitals import lower_first

if TYPE_CHECKING:
    from generator.model.awards import Assessed, Assessment, Judgement, Nominations
    from generator.model.returns import DataSet
    from generator.writers.workbook import Sheet

Tell = Callable[[str], None]
ASSESSMENT = "danh-gia.json"


def form(path: Path, filled: Path | None, *, overwrite: bool) -> Path:
    """Write the empty nomination workbook, or one filled in with the nominations of another file."""
    from generator.readers import nominations
    from generator.writers import files, nomination_form

    data = nominations.read(filled).model_dump(mode="json", by_alias=True) if filled else None
    return files.write(path, nomination_form.write(data), overwrite=overwrite)


def assess(
    source: Path,
    plan: Path | None,
    on: dt.date,
    into: Path,
    *,
    annual: Sequence[Path] = (),
    overwrite: bool,
    tell: Tell = lambda _line: None,
) -> Assessment:
    """Judge the nominations of ``source`` and write the assessment into ``into``: .xlsx and .txt for people, .json for the dossier.

    ``annual`` are data sets of ``vanban annual collect``: units' figures are taken from there, with their cells.
    """
    from generator.drafting import awards
    from generator.drafting.plan import understand
    from generator.readers import nominations
    from generator.workflows import reading
    from generator.writers import files, workbook

    round_ = nominations.read(source)
    document = reading.read(plan).document if plan else None
    meaning = understand(document) if document else None
    found = awards.assess(round_, meaning, on, plan_document=document, annual=data_sets(annual))
    outputs = {
        ASSESSMENT: found.model_copy(update={"nominations": masked(round_)})
        .model_dump_json(by_alias=True, indent=1)
        .encode(),
        "danh-gia.xlsx": workbook.write(sheets(found), title=_("Đánh giá đề nghị khen thưởng"), made=on),
        "danh-gia.txt": summary(found).encode(),
    }
    if not overwrite:
        files.refuse_existing(into / name for name in outputs)
    for name, data in outputs.items():
        tell(str(files.write(into / name, data, overwrite=overwrite)))
    return found


def data_sets(paths: Sequence[Path]) -> list[DataSet]:
    """Return the data sets of the files, one a year; raise :class:`InputError` where two are of one year."""
    from generator.register import datasets

    found: dict[int, tuple[str, DataSet]] = {}
    for path in paths:
        data = datasets.load(path)
        if data.year in found:
            raise InputError(
                _("hai bộ số liệu cùng năm {year}").format(year=data.year),
                at=Location(path.name),
                hint=_("bỏ bớt một tệp; tệp kia là {name}").format(name=found[data.year][0]),
            )
        found[data.year] = path.name, data
    return [data for _name, data in found.values()]


def masked(round_: Nominations) -> Nominations:
    """Return the round with every identity number masked but for its last two figures: no paper prints it."""
    hidden = tuple(
        x.model_copy(update={"identity": "*" * max(0, len(x.identity) - 2) + x.identity[-2:]}) if x.identity else x
        for x in round_.nominees
    )
    return round_.model_copy(update={"nominees": hidden})


def sheets(found: Assessment) -> list[Sheet]:
    """Return the assessment as sheets: the conclusions, then every rule of every nominee. No birth date, no identity number."""
    from generator.catalog import awards as law
    from generator.writers.workbook import Sheet

    names = {x.id: x.name for x in found.nominations.nominees}
    places = found.nominations.places

    def award(code: str) -> str:
        known = law.awards().get(code)
        return "" if known is None else known.named(places[code]) if places.get(code) else known.generic

    heads = (
        "Kết luận", "Mã", "Tên", "Hình thức đề nghị", "Có thể đề nghị", "Hình thức xét tiếp", "Còn thiếu", "Tiền thưởng (đồng)",
    )  # fmt: skip
    rows: list[list[str | int | float | None]] = [
        [
            r.outcome.value, r.nominee, names[r.nominee], award(r.award), award(r.proposed), award(r.above),
            _lacking(r),
            r.bonus.amount if r.bonus else None,
        ]
        for r in found.results
    ]  # fmt: skip
    detail: list[list[str | int | float | None]] = [
        [
            j.outcome.value,
            r.nominee,
            names[r.nominee],
            j.rule,
            law.rules()[j.rule].title,
            j.reason,
            j.article,
            j.evidence,
        ]
        for r in found.results
        for j in r.judgements
    ]
    detail += [
        [j.outcome.value, "", "Cả đợt", j.rule, law.rules()[j.rule].title, j.reason, j.article, j.evidence]
        for j in found.round
    ]
    detail_heads = ("Kết quả", "Mã", "Tên", "Quy tắc", "Nội dung", "Lý do", "Căn cứ", "Minh chứng")
    return [Sheet("Kết luận", heads, rows), Sheet("Chi tiết", detail_heads, detail)]


def _lacking(result: Assessed) -> str:
    """What the next award still needs, in words; what only the council can say where no condition is lacking."""
    from generator.model.awards import Outcome

    if result.missing or not result.above or result.outcome is not Outcome.PASS:
        return "; ".join(result.missing)
    return _("không thấy điều kiện nào chưa đạt, mức thành tích do Hội đồng kết luận")


def summary(found: Assessment) -> str:
    """Return the assessment as text: each nominee, the conclusion, what decided it, and what can be proposed instead."""
    from generator.catalog import awards as law
    from generator.model.awards import Outcome

    names = {x.id: x.name for x in found.nominations.nominees}
    places = found.nominations.places

    def award(code: str) -> str:
        known = law.awards()[code]
        return known.named(places[code]) if places.get(code) else known.generic

    shared = _shared(found)
    lines = []
    for r in found.results:
        lines.append(f"{r.nominee}. {names[r.nominee]} - {award(r.award)}: {r.outcome.value}")
        for j in r.judgements:
            if j.outcome in (Outcome.FAIL, Outcome.UNCLEAR) and (j.rule, j.reason) not in shared:
                lines.append(f"    {_told(j)}")
        if r.outcome is Outcome.FAIL and r.proposed and r.proposed != r.award:
            lines.append("    " + _("có thể đề nghị: {award}").format(award=award(r.proposed)))
        elif r.outcome is Outcome.FAIL and r.proposed:
            lines.append("    " + _("có thể đề nghị lại hình thức này khi đã khắc phục, làm rõ các điểm trên"))
        elif r.outcome is Outcome.FAIL:
            lines.append("    " + _("không thấy hình thức thấp hơn nào đủ điều kiện"))
        elif r.outcome is Outcome.PASS and r.above and r.missing:
            text = _("để xét mức cao hơn, {award}: {reasons}")
            lines.append("    " + text.format(award=award(r.above), reasons="; ".join(map(lower_first, r.missing))))
    notes = [f"{_told(j)}, {_('ở mọi đối tượng')}" for j in shared.values()] + [_told(j) for j in found.round]
    if notes:
        lines += ["", _("Về cả đợt:"), *(f"    {line}" for line in notes)]
    counts = {o: sum(r.outcome is o for r in found.results) for o in (Outcome.PASS, Outcome.FAIL, Outcome.UNCLEAR)}
    lines += [
        "",
        _("{met} đạt, {failed} không đạt, {unclear} cần làm rõ").format(
            met=counts[Outcome.PASS], failed=counts[Outcome.FAIL], unclear=counts[Outcome.UNCLEAR]
        ),
    ]
    if found.annual:
        lines.append(_("Số liệu hộ nghèo lấy từ: {sets}").format(sets="; ".join(found.annual)))
    return "\n".join(lines) + "\n"


def _shared(found: Assessment) -> dict[tuple[str, str], Judgement]:
    """What decides in the same words of every nominee of a round of three or more, to be told once; without its places."""
    from collections import Counter

    from generator.model.awards import Outcome

    deciding = [
        {(j.rule, j.reason): j for j in result.judgements if j.outcome in (Outcome.FAIL, Outcome.UNCLEAR)}
        for result in found.results
    ]
    if len(deciding) < 3:
        return {}
    counts = Counter(key for one in deciding for key in one)
    return {
        key: j.model_copy(update={"evidence": ""}) for key, j in deciding[0].items() if counts[key] == len(deciding)
    }


def _told(judgement: Judgement) -> str:
    """A judgement on one line: outcome, rule, reason, article, place of the evidence."""
    source = f" ({judgement.article})" if judgement.article else ""
    place = f" [{judgement.evidence}]" if judgement.evidence else ""
    return f"{judgement.outcome.value}, {judgement.rule}: {judgement.reason}{source}{place}"


def load(path: Path) -> Assessment:
    """Return the assessment written by :func:`assess`; raise :class:`InputError` for another file."""
    from pydantic import ValidationError

    from generator.model.awards import Assessment

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            _("không mở được tệp: {reason}").format(reason=reason(error)), at=Location(path.name)
        ) from None
    try:
        return Assessment.model_validate_json(data)
    except ValidationError:
        raise InputError(
            _("đây không phải kết quả đánh giá"),
            at=Location(path.name),
            hint=_("chạy vanban awards assess trước, rồi dùng tệp {name}").format(name=ASSESSMENT),
        ) from None
