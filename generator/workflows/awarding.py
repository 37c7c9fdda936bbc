"""Award proposals from file to file: the form, the assessment, the dossier with its index and zip, the check of a dossier."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError
from generator.messages import _
from generator.model.location import Location
from generator.vietnamese.capitals import lower_first

if TYPE_CHECKING:
    from generator.drafting.awards.one_truth import Contradiction
    from generator.model import Document
    from generator.model.awards import Assessment, Judgement, Nominations
    from generator.model.returns import DataSet
    from generator.writers.workbook import Sheet

Tell = Callable[[str], None]
ASSESSMENT = "danh-gia.json"
ZIP = "ho-so.zip"
INDEX = "00-muc-luc-ho-so"
PRINT_LIST = "10-danh-sach-in-bang.xlsx"


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
    from generator import readers
    from generator.drafting import awards
    from generator.drafting.plan import understand
    from generator.readers import nominations
    from generator.writers import files, workbook

    round_ = nominations.read(source)
    document = readers.read(plan).document if plan else None
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
        return law.awards()[code].named(places.get(code, "……")) if code else ""

    heads = (
        "Kết luận", "Mã", "Tên", "Hình thức đề nghị", "Có thể đề nghị", "Hình thức xét tiếp", "Còn thiếu", "Tiền thưởng (đồng)",
    )  # fmt: skip
    rows: list[list[str | int | float | None]] = [
        [
            r.outcome.value, r.nominee, names[r.nominee], award(r.award), award(r.proposed), award(r.above),
            "; ".join(r.missing),
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


def summary(found: Assessment) -> str:
    """Return the assessment as text: each nominee, the conclusion, what decided it, and what can be proposed instead."""
    from generator.catalog import awards as law
    from generator.model.awards import Outcome

    names = {x.id: x.name for x in found.nominations.nominees}
    places = found.nominations.places

    def award(code: str) -> str:
        known = law.awards()[code]
        return known.named(places[code]) if places.get(code) else known.generic

    lines = []
    for r in found.results:
        lines.append(f"{r.nominee}. {names[r.nominee]} - {award(r.award)}: {r.outcome.value}")
        for j in r.judgements:
            if j.outcome in (Outcome.FAIL, Outcome.UNCLEAR):
                lines.append(f"    {_told(j)}")
        if r.outcome is Outcome.FAIL and r.proposed and r.proposed != r.award:
            lines.append("    " + _("có thể đề nghị: {award}").format(award=award(r.proposed)))
        elif r.outcome is Outcome.FAIL and r.proposed:
            lines.append("    " + _("đủ điều kiện của hình thức này khi đã khắc phục các điểm trên"))
        elif r.outcome is Outcome.PASS and r.above and r.missing:
            text = _("mức cao hơn, {award}, còn thiếu: {reasons}")
            lines.append("    " + text.format(award=award(r.above), reasons="; ".join(map(lower_first, r.missing))))
    notes = [f"{_told(j)}" for j in found.round]
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
        return Assessment.model_validate_json(path.read_bytes())
    except ValidationError:
        raise InputError(
            _("đây không phải kết quả đánh giá"),
            at=Location(path.name),
            hint=_("chạy vanban awards assess trước, rồi dùng tệp {name}").format(name=ASSESSMENT),
        ) from None


def dossier(source: Path, into: Path, *, overwrite: bool, tell: Tell = lambda _line: None) -> list[Path]:
    """Write every paper of the dossier of an assessment into ``into``, its index, and a zip of all."""
    from generator.drafting.awards.dossier import papers
    from generator.writers import docx, files, workbook

    found = load(source)
    made = {f"{paper.name}.docx": docx.render(paper.document) for paper in papers(found)}
    if not made:
        raise InputError(_("không có đối tượng nào để lập hồ sơ"), at=Location(source.name))
    made = {f"{INDEX}.docx": docx.render(_index(found, made)), **made}
    made[PRINT_LIST] = workbook.write(
        [_print_list(found)], title="Danh sách in bằng", made=found.on or dt.date(2025, 1, 1)
    )
    if not overwrite:
        files.refuse_existing([into / ZIP, *(into / name for name in made)])
    written = []
    for name, data in made.items():
        written.append(files.write(into / name, data, overwrite=overwrite))
        tell(str(written[-1]))
    written.append(files.write(into / ZIP, _zip(made), overwrite=overwrite))
    tell(str(written[-1]))
    return written


def _index(found: Assessment, made: dict[str, bytes]) -> Document:
    from generator.model import Cell, Document, Paragraph, Table

    by = found.nominations.submitter
    heads = tuple(Cell(text=head) for head in ("STT", "Tên tệp", "Số tờ"))
    rows = tuple((Cell(text=str(at)), Cell(text=name), Cell(text="")) for at, name in enumerate(made, start=1))
    return Document(
        kind="bao-cao",
        kind_name="MỤC LỤC HỒ SƠ",
        superior=by.superior,
        issuer=by.issuer,
        place=by.place,
        year=found.on.year if found.on else None,
        title="Hồ sơ đề nghị khen thưởng",
        body=(
            Paragraph(text="Hồ sơ gồm các văn bản sau:"),
            Table(rows=(heads, *rows), header_rows=1, widths=(0.6, 6, 1)),
        ),
    )


def _print_list(found: Assessment) -> Sheet:
    """The rows for printing certificates (``vanban batch``): one a nominee of the decisions, numbered as in the decision."""
    from generator.drafting.awards.dossier import words
    from generator.model.awards import Outcome
    from generator.writers.workbook import Sheet

    round_ = found.nominations
    heads = (
        "Số sổ vàng",
        "Tên",
        "Chức vụ",
        "Đơn vị, địa chỉ",
        "Hình thức",
        "Thành tích",
        "Số quyết định",
        "Ngày quyết định",
    )
    rows: list[list[str | int | float | None]] = []
    order: dict[str, int] = {}
    for entry in words.entries(found, Outcome.PASS):
        if entry.award.state:
            continue
        x, code = entry.nominee, entry.award.code
        order[code] = order.get(code, 0) + 1
        key = f"quyet_dinh_{code}"
        number = words.given_number(round_, key)
        symbol = f"{number}/QĐ-{round_.decider.symbol}" if number else words.BLANK
        where = ", ".join(part for part in (x.unit, x.address) if part)
        name, day = words.award_name(entry.award, round_), words.day_of(round_, key, round_.decided)
        rows.append([order[code], words.called(x), x.office, where, name, x.summary, symbol, day])
    return Sheet("In bằng", heads, rows)


def _zip(made: dict[str, bytes]) -> bytes:
    """The papers in one archive; fixed dates: same papers, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def check(folder: Path) -> list[Contradiction]:
    """Return every contradiction between the papers (.docx) of a dossier, both places named."""
    from generator import readers
    from generator.drafting.awards import one_truth

    if not folder.is_dir():
        raise InputError(_("không có thư mục này"), at=Location(str(folder)))
    files = sorted(path for path in folder.rglob("*.docx") if not path.name.startswith(("~$", ".")))
    if not files:
        raise InputError(_("thư mục không có tệp .docx nào"), at=Location(str(folder)))
    papers = [(str(path.relative_to(folder)), readers.read(path).document) for path in files]
    return one_truth.check(papers)


def run_case(folder: Path, into: Path, *, overwrite: bool, tell: Tell = lambda _line: None) -> list[Path]:
    """Assess and build the dossier of a case folder that holds ``de-nghi.yaml`` (or .xlsx); [] for a folder without one.

    The plan is ``ke-hoach.*`` of the folder, else none; data sets of yearly reports are ``so-lieu*.sqlite``. The day is that of
    the tờ trình.
    """
    from generator.readers import nominations

    source = next(
        (folder / f"de-nghi{suffix}" for suffix in (".yaml", ".xlsx") if (folder / f"de-nghi{suffix}").is_file()), None
    )
    if source is None:
        return []
    plan = next((path for path in sorted(folder.glob("ke-hoach.*")) if path.is_file()), None)
    round_ = nominations.read(source)
    on = round_.submitted or round_.received or round_.decided
    if on is None:
        raise InputError(_("chưa có ngày trình"), at=Location(source.name))
    annual = sorted(folder.glob("so-lieu*.sqlite"))
    assess(source, plan, on, into, annual=annual, overwrite=overwrite, tell=tell)
    return dossier(into / ASSESSMENT, into / "ho-so", overwrite=overwrite, tell=tell)
