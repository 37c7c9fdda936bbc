"""The yearly report from the first form to the signed text: forms out, returns in, data set, report, reminders, differences."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import InputError
from generator.messages import _
from generator.model.location import Location
from generator.workflows.annual_round import Round, prepare, unit_id

if TYPE_CHECKING:
    from generator.drafting.annual.report import Report
    from generator.drafting.annual.wording import Figure
    from generator.model import Document
    from generator.model.returns import DataSet, ReturnProblem

Tell = Callable[[str], None]
CAMPAIGN = "dot-thu.yaml"
"""Name under which a round's description lies beside its forms; ``collect`` finds it there."""
__all__ = ["Round", "prepare"]


def forms(
    round_: Round, into: Path, *, last_year: DataSet | None = None, overwrite: bool = False, tell: Tell
) -> list[Path]:
    """Write a workbook for each unit, the công văn that asks for it, and the round's description; return the files."""
    from generator.drafting.annual import letters
    from generator.writers import collection_form, docx, files

    written = []
    what = collection_form.Collection(round_.symbol, round_.year, _receiver(round_), round_.last_day)
    for unit in round_.units:
        before = last_year.returns.get(unit.id) if last_year else None
        numbers = {code: value.number for code, value in before.values.items()} if before else None
        data = collection_form.write(round_.form.for_unit(unit), unit, what, last_year=numbers)
        written.append(files.write(into / "bieu" / f"{files.safe_name(unit.id)}.xlsx", data, overwrite=overwrite))
        tell(str(written[-1]))
    letter = letters.request(
        round_.units, round_.profile, round_.reference, round_.subject, round_.year, round_.last_day
    )
    letter = _marked(letter, round_)
    written.append(files.write(into / "cong-van-yeu-cau-bao-cao.docx", docx.render(letter), overwrite=overwrite))
    if round_.source.suffix.lower() in {".yaml", ".yml"}:
        written.append(files.write(into / CAMPAIGN, round_.source.read_bytes(), overwrite=overwrite))
        if round_.form_file.parent == round_.source.parent:
            written.append(
                files.write(into / round_.form_file.name, round_.form_file.read_bytes(), overwrite=overwrite)
            )
    return written


def _marked(document: Document, round_: Round) -> Document:
    """A document of a round tried out says at its head that nothing in it is real; any other stays as it is."""
    from generator.model import Paragraph

    if not round_.sample:
        return document
    told = Paragraph(
        text="Đây là văn bản chạy thử: mọi số liệu, ý kiến và tình trạng gửi báo cáo nêu dưới đây là mẫu do chương trình sinh ra, "
        "không phải của đơn vị nào."
    )
    return document.model_copy(update={"body": (told, *document.body)})


def _receiver(round_: Round) -> str:
    from generator.drafting.annual.report import author

    return author(round_.profile)


def campaign_beside(returns: Sequence[Path]) -> Path:
    """Return the description that lies with the returns or above them; raise :class:`InputError` when there is none."""
    for path in returns:
        for folder in (path if path.is_dir() else path.parent, path.parent, path.parent.parent):
            if (found := folder / CAMPAIGN).is_file():
                return found
    raise InputError(
        _("không rõ danh sách đơn vị của đợt thu"),
        hint=_("thêm --units, hoặc đặt {name} cạnh các biểu gửi về").format(name=CAMPAIGN),
    )


def collect(
    round_: Round,
    returns: Sequence[Path],
    *,
    last_year: DataSet | None = None,
    previous: DataSet | None = None,
    tell: Tell = lambda _line: None,
    on_time: bool = False,
) -> DataSet:
    """Return the data set of all workbooks among files, folders and zips. A file's own day of change counts as received;
    ``on_time``: as if all came on the last valid day."""
    from generator.drafting.annual import collect as gathering
    from generator.readers import returned_files
    from generator.readers import returns as reader

    def raws() -> Any:
        for name, data, changed in returned_files.workbooks(list(returns)):
            received = round_.last_day if on_time else changed.date() if changed else None
            yield replace(reader.read(data, name), modified=changed), received
            tell(name)

    before(last_year, round_.year, round_)
    what = gathering.Round(round_.symbol, round_.year, round_.form, round_.units, round_.last_day)
    return gathering.collect(raws(), what, last_year, previous)


def save(data: DataSet, round_: Round, path: Path, *, overwrite: bool) -> list[Path]:
    """Write the data set as SQLite, beside it as .xlsx and .json, and a workbook of problems for each unit that has any."""
    from generator.register import datasets
    from generator.workflows import annual_status
    from generator.writers import files, workbook

    day = round_.last_day or dt.date(round_.year, 12, 31)
    written = [datasets.save(data, path, overwrite=overwrite)]
    base = path.with_suffix("")
    sheets = [annual_status.sheet(data), _values_sheet(data, round_), _problems_sheet(data.problems, data)]
    written.append(
        files.write(
            base.with_suffix(".xlsx"),
            workbook.write(sheets, title=_("Số liệu tổng hợp"), made=day),
            overwrite=overwrite,
        )
    )
    written.append(files.write(base.with_suffix(".json"), as_json(data).encode(), overwrite=overwrite))
    by_unit: dict[str, list[ReturnProblem]] = {}
    for problem in data.problems:
        by_unit.setdefault(problem.unit, []).append(problem)
    for unit in data.units:
        place = base.with_name(f"{base.name}-can-sua") / f"{files.safe_name(unit.id)}.xlsx"
        if own := by_unit.get(unit.id):
            sheet = workbook.write([_problems_sheet(own, data)], title=_("Điều cần sửa"), made=day)
            written.append(files.write(place, sheet, overwrite=overwrite))
        elif overwrite:
            # What the unit had to mend in an earlier round is mended: nobody is to send it that list again.
            place.unlink(missing_ok=True)
    return written


def _values_sheet(data: DataSet, round_: Round) -> Any:
    from generator.writers.workbook import Sheet

    codes = [i for i in round_.form.indicators if i.typed]
    rows = []
    for unit in data.units:
        given = data.returns.get(unit.id)
        numbers = [float(given.values[i.code].number) if given and i.code in given.values else None for i in codes]
        rows.append([unit.name, *numbers])
    return Sheet(_("Số liệu"), [_("Đơn vị"), *(f"{i.name} ({i.unit})" for i in codes)], rows)


def _problems_sheet(problems: Sequence[ReturnProblem], data: DataSet) -> Any:
    from generator.writers.workbook import Sheet

    names = {unit.id: unit.name for unit in data.units}
    heads = [_("Mức"), _("Đơn vị"), _("Tệp"), _("Trang tính"), _("Ô"), _("Đang là"), _("Vấn đề"), _("Cần là")]
    return Sheet(
        _("Điều cần sửa"), heads,
        [[p.weight.value, names.get(p.unit, ""), p.source.file, p.source.sheet, p.source.cell, p.found, p.message, p.expected] for p in problems],
    )  # fmt: skip


def as_json(data: DataSet) -> str:
    """Return the data set as JSON: numbers as text, each with its file, sheet and cell."""
    returns = {
        unit: {
            "tep": given.file,
            "nhan_ngay": given.received.isoformat() if given.received else None,
            "so_lieu": {code: {"so": str(v.number), "tai": str(v.source)} for code, v in given.values.items()},
            "y_kien": dict(given.texts),
            "danh_sach": {code: [list(row) for row in rows] for code, rows in given.lists.items()},
        }
        for unit, given in data.returns.items()
    }
    whole = {
        "ke_hoach": data.plan,
        "nam": data.year,
        "don_vi": [asdict(unit) for unit in data.units],
        "bao_cao": returns,
        "dieu_can_sua": [{**asdict(p), "weight": p.weight.value, "source": str(p.source)} for p in data.problems],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def of_round(data: DataSet, round_: Round) -> DataSet:
    """Return the data set; raise :class:`InputError` when it was collected for another plan or with another form."""
    if data.plan != round_.symbol:
        raise InputError(
            _("dữ liệu thu theo kế hoạch {found}, không phải {asked}").format(found=data.plan, asked=round_.symbol)
        )
    if data.form and data.form != round_.form.code:
        raise InputError(
            _("dữ liệu thu bằng biểu “{found}”, không phải “{asked}”").format(found=data.form, asked=round_.form.code),
            hint=_("ghi đúng tên biểu vào bieu của đợt thu"),
        )
    return data


def before(data: DataSet | None, year: int, round_: Round) -> DataSet | None:
    """Return last year's data set; raise :class:`InputError` when it is of another plan or not of an earlier year."""
    if data is not None and of_round(data, round_).year >= year:
        raise InputError(
            _("dữ liệu năm trước là của năm {found}, không trước năm {year}").format(found=data.year, year=year)
        )
    return data


def report(round_: Round, data: DataSet, last_year: DataSet | None = None) -> Report:
    """Return the yearly report of a data set."""
    from generator.drafting.annual import report as writing

    of_round(data, round_)
    before(last_year, data.year, round_)
    made = writing.write(data, round_.form, round_.plan, round_.profile, round_.reference, last_year)
    return replace(made, document=_marked(made.document, round_))


def save_report(made: Report, into: Path, *, overwrite: bool) -> list[Path]:
    """Write the report: clean .docx, review copy with the figures' sources as comments, data, sidecar of figures."""
    from generator.writers import data, docx, files
    from generator.writers.docx import comments, highlight, places

    clean = docx.render(made.document)
    from generator.drafting.plan import of_document

    paragraphs = of_document(made.document)
    found = places.addresses(clean, [f"{p.label} {p.text}" if p.label else p.text for p in paragraphs])
    by_place: dict[str, list[Figure]] = {}
    for figure in made.figures:
        if _holds(figure.place, figure.printed):
            by_place.setdefault(figure.place, []).append(figure)
    remarks = []
    for path, paragraph in zip(found, paragraphs, strict=True):
        told = by_place.get(paragraph.text, []) if paragraph.provenance else []
        if path is not None and told:
            remarks.append(comments.Remark(path, "\n".join(_figure_note(f) for f in told[:12])))
    review = highlight.blanks(comments.annotate(clean, remarks))
    figures = json.dumps([asdict(f) for f in made.figures], ensure_ascii=False, indent=1) + "\n"
    return [
        files.write(into / "bao-cao.docx", clean, overwrite=overwrite),
        files.write(into / "bao-cao.ra-soat.docx", review, overwrite=overwrite),
        files.write(into / "bao-cao.yaml", data.to_yaml(made.document).encode(), overwrite=overwrite),
        files.write(into / "bao-cao.so-lieu.json", figures.encode(), overwrite=overwrite),
    ]


def _holds(text: str, printed: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(printed)}(?![\d]|[.,]\d)", text) is not None


def _figure_note(figure: Any) -> str:
    cells = "; ".join(figure.cells[:6]) + (f" … ({len(figure.cells)})" if len(figure.cells) > 6 else "")
    formula = figure.formula if len(figure.formula) <= 240 else f"{figure.formula[:240]}…"
    return f"{figure.printed}: {figure.sentence} = {formula}" + (f" [{cells}]" if cells else "")


def remind(round_: Round, data: DataSet, today: dt.date) -> Document | None:
    """Return the công văn đôn đốc; ``None`` when every unit has sent. Raises :class:`InputError` when no deadline is known."""
    from generator.drafting.annual import letters

    if of_round(data, round_).year != round_.year:
        found = _("dữ liệu của năm {found}, không phải năm {asked}").format(found=data.year, asked=round_.year)
        raise InputError(found, at=Location(round_.source.name))
    if round_.last_day is None:
        raise InputError(_("kế hoạch không nêu hạn báo cáo"), hint=_("thêm han_gui vào {name}").format(name=CAMPAIGN))
    letter = letters.reminder(data, round_.profile, round_.reference, round_.subject, round_.last_day, today)
    return _marked(letter, round_) if letter else None


def save_reminder(round_: Round, data: DataSet, today: dt.date, into: Path, *, overwrite: bool) -> str:
    """Write the công văn đôn đốc and return its path, or say that nobody is missing."""
    from generator.writers import docx, files

    letter = remind(round_, data, today)
    if letter is None:
        return _("Mọi đơn vị đã gửi báo cáo, không cần đôn đốc.")
    return str(files.write(into / "cong-van-don-doc.docx", docx.render(letter), overwrite=overwrite))


def of_year(data: DataSet, year: int | None) -> DataSet:
    """Return the data set; raise :class:`InputError` when it is of another year than asked for."""
    if year is not None and data.year != year:
        raise InputError(_("dữ liệu của năm {found}, không phải năm {asked}").format(found=data.year, asked=year))
    return data


def review(round_: Round, years: Sequence[DataSet], into: Path, *, final: bool, overwrite: bool) -> Path:
    """Write the mid-term or final review over several years' data sets; raise :class:`InputError` for fewer than two years."""
    from generator.drafting.annual import review as reviewing
    from generator.writers import docx, files

    for data in years:
        of_round(data, round_)
    if len({data.year for data in years}) != len(years) or len(years) < 2:
        raise InputError(_("cần dữ liệu của ít nhất hai năm khác nhau"))
    document = reviewing.write(years, round_.form, round_.plan, round_.profile, round_.reference, final=final)
    document = _marked(document, round_)
    name = "bao-cao-tong-ket.docx" if final else "bao-cao-so-ket.docx"
    return files.write(into / name, docx.render(document), overwrite=overwrite)


def upward(round_: Round, data: DataSet, unit_name: str, into: Path, *, overwrite: bool) -> Path:
    """Write the return that a body sends to the level above from its own data set: only totals that every unit gave.

    ``round_`` is the upper level's round, ``unit_name`` one of its units. Raises :class:`InputError` when it is not.
    """
    from generator.drafting.annual.totals import figures
    from generator.writers import collection_form, files

    unit = next((one for one in round_.units if one.id == unit_id(unit_name)), None)
    if unit is None:
        raise InputError(
            _("“{name}” không thuộc danh sách của cấp trên").format(name=unit_name),
            hint=", ".join(one.name for one in round_.units[:8]),
        )
    form = round_.form.for_unit(unit)
    found = figures(data, round_.form)
    whole = {
        code: float(total.number) for code, total in found.totals.items() if total.complete and total.number is not None
    }
    filled: dict[str, Any] = {
        code: int(value) if value.is_integer() else value for code, value in whole.items() if form.indicator(code)
    }
    for part in form.lists:
        filled[part.code] = [row for given in data.returns.values() for row in given.lists.get(part.code, ())]
    what = collection_form.Collection(round_.symbol, round_.year, _receiver(round_), round_.last_day)
    return files.write(
        into / f"{unit.id}.xlsx", collection_form.write(form, unit, what, filled=filled), overwrite=overwrite
    )
