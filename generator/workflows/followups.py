"""What else a case asks for, by the files it holds: lower plans, a year of reporting tried out, nominations to be judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.messages import _

if TYPE_CHECKING:
    from generator.model import Document
    from generator.model.returns import DataSet
    from generator.workflows.annual import Round
    from generator.writers.collection_form import Collection

Tell = Callable[[str], None]
LOWER, SAMPLE_YEAR = "cap-duoi.yaml", "nam-mau.yaml"
"""File names: the units a lower plan is drafted for; a campaign to be tried out with sample figures."""
NOMINATIONS = ("de-nghi.yaml", "de-nghi.xlsx")
SEED = 2023


def asked(folder: Path) -> bool:
    """Return whether a folder asks for a job that needs no document of its own: nominations to be judged."""
    return any((folder / name).is_file() for name in NOMINATIONS)


def run(
    folder: Path,
    plan: Path | None,
    parent: Document | None,
    into: Path,
    *,
    pages: bool = True,
    overwrite: bool,
    tell: Tell,
) -> list[Path]:
    """Do what the files of ``folder`` ask for and return the files written.

    ``plan`` is the case's own plan file, ``parent`` what it says; both ``None`` for a case without a document. ``pages``: a
    dossier's index counts the pages, where LibreOffice is.
    """
    written: list[Path] = []
    if parent is not None and (folder / LOWER).is_file():
        written += _lower_plans(folder / LOWER, parent, into / "cap-duoi", overwrite=overwrite, tell=tell)
    if plan is not None and (folder / SAMPLE_YEAR).is_file():
        written += _sample_year(folder / SAMPLE_YEAR, plan, into / "bao-cao-nam", overwrite=overwrite, tell=tell)
    if asked(folder):
        from generator.workflows import dossiers

        papers = dossiers.run_case(folder, into / "khen-thuong", pages=pages, overwrite=overwrite)
        tell(_("  hồ sơ khen thưởng: {count} tệp, ghi ở {path}").format(count=len(papers), path=into / "khen-thuong"))
        written += papers
    return written


def _lower_plans(facts: Path, parent: Document, into: Path, *, overwrite: bool, tell: Tell) -> list[Path]:
    from generator.workflows import cascading

    work = cascading.orders(parent, (), facts, dt.date.today())
    written = cascading.draft(parent, work, into, overwrite=overwrite, tell=lambda _line: None)
    tell(_("  {count} kế hoạch của cấp dưới, ghi ở {path}").format(count=len(work), path=into))
    return written


def _sample_year(campaign: Path, plan: Path, into: Path, *, overwrite: bool, tell: Tell) -> list[Path]:
    """Forms, sample returns (with faults, two units silent), data set, status, report, reminder: the whole way of one year.

    With a second year of samples before it: the figures of last year beside those of this one, and a review of both.
    """
    from generator.workflows import annual, annual_status, sample_year
    from generator.writers import files

    round_ = annual.prepare(plan, campaign)
    last = _year_before(round_) if round_.sample_years > 1 else None
    written = annual.forms(round_, into, last_year=last, overwrite=overwrite, tell=lambda _line: None)
    what = _collection(round_, round_.year)
    for number, unit in enumerate(round_.units):
        if sample_year.silent(number, len(round_.units)):
            continue
        before = last.returns[unit.id].values if last and unit.id in last.returns else None
        for name, data in sample_year.returned(round_.form.for_unit(unit), unit, what, number, SEED, before):
            written.append(files.write(into / "gui-ve" / files.safe_name(name), data, overwrite=overwrite))
    found = annual.collect(round_, [into / "gui-ve"], last_year=last, on_time=True)
    written += annual.save(found, round_, into / f"so-lieu-{round_.year}.sqlite", overwrite=overwrite)
    written.append(files.write(into / "tinh-trang.txt", annual_status.on_screen(found).encode(), overwrite=overwrite))
    written += annual.save_report(annual.report(round_, found, last), into, overwrite=overwrite)
    if round_.last_day:
        annual.save_reminder(round_, found, round_.last_day, into, overwrite=overwrite)
    if last is not None:
        written += annual.save(last, round_, into / f"so-lieu-{last.year}.sqlite", overwrite=overwrite)
        written.append(annual.review(round_, (last, found), into, final=False, overwrite=overwrite))
    tell(
        _(
            "  báo cáo năm {year} (số liệu mẫu): {sent}/{asked} đơn vị gửi, {problems} điều cần xem, ghi ở {path}"
        ).format(
            year=round_.year, sent=len(found.returns), asked=len(found.units), problems=len(found.problems), path=into
        )
    )
    return written


def _collection(round_: Round, year: int) -> Collection:
    from generator.writers.collection_form import Collection

    return Collection(round_.symbol, year, "", round_.last_day)


def _year_before(round_: Round) -> DataSet:
    """The sample data set of the year before, every unit's return in order."""
    from generator.drafting.annual import collect
    from generator.readers import returns
    from generator.workflows import sample_year
    from generator.writers import collection_form

    year = round_.year - 1
    what = collect.Round(round_.symbol, year, round_.form, round_.units, None)
    raws: list[Any] = []
    for unit in round_.units:
        form = round_.form.for_unit(unit)
        made = sample_year.values(form, unit, SEED, before=1)
        book = collection_form.write(form, unit, _collection(round_, year), filled=made)
        raws.append((returns.read(book, f"{unit.id}.xlsx"), None))
    return collect.collect(raws, what)
