"""What else a case asks for, by the files it holds: lower plans, a year of reporting tried out, nominations to be judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.messages import _

if TYPE_CHECKING:
    from generator.model import Document

Tell = Callable[[str], None]
LOWER, SAMPLE_YEAR = "cap-duoi.yaml", "nam-mau.yaml"
"""File names: the units a lower plan is drafted for; a campaign to be tried out with sample figures."""
NOMINATIONS = ("de-nghi.yaml", "de-nghi.xlsx")
SEED = 2023


def asked(folder: Path) -> bool:
    """Return whether a folder asks for a job that needs no document of its own: nominations to be judged."""
    return any((folder / name).is_file() for name in NOMINATIONS)


def run(
    folder: Path, plan: Path | None, parent: Document | None, into: Path, *, overwrite: bool, tell: Tell
) -> list[Path]:
    """Do what the files of ``folder`` ask for and return the files written.

    ``plan`` is the case's own plan file, ``parent`` what it says; both ``None`` for a case without a document.
    """
    written: list[Path] = []
    if parent is not None and (folder / LOWER).is_file():
        written += _lower_plans(folder / LOWER, parent, into / "cap-duoi", overwrite=overwrite, tell=tell)
    if plan is not None and (folder / SAMPLE_YEAR).is_file():
        written += _sample_year(folder / SAMPLE_YEAR, plan, into / "bao-cao-nam", overwrite=overwrite, tell=tell)
    if asked(folder):
        from generator.workflows import awarding

        papers = awarding.run_case(folder, into / "khen-thuong", overwrite=overwrite)
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
    """Forms, sample returns (with faults, two units silent), data set, report, reminder: the whole way of one year."""
    from generator.workflows import annual, sample_year
    from generator.writers import collection_form, files

    round_ = annual.prepare(plan, campaign)
    written = annual.forms(round_, into, overwrite=overwrite, tell=lambda _line: None)
    what = collection_form.Collection(round_.symbol, round_.year, "", round_.last_day)
    for number, unit in enumerate(round_.units):
        if sample_year.silent(number, len(round_.units)):
            continue
        form = round_.form.for_unit(unit)
        filled = sample_year.faults(sample_year.values(form, unit, SEED), number)
        path = into / "gui-ve" / f"{files.safe_name(unit.id)}.xlsx"
        written.append(files.write(path, collection_form.write(form, unit, what, filled=filled), overwrite=overwrite))
    data = annual.collect(round_, [into / "gui-ve"], on_time=True)
    written += annual.save(data, round_, into / f"so-lieu-{round_.year}.sqlite", overwrite=overwrite)
    written += annual.save_report(annual.report(round_, data), into, overwrite=overwrite)
    if round_.last_day:
        annual.save_reminder(round_, data, round_.last_day, into, overwrite=overwrite)
    tell(
        _(
            "  báo cáo năm {year} (số liệu mẫu): {sent}/{asked} đơn vị gửi, {problems} điều cần xem, ghi ở {path}"
        ).format(
            year=round_.year, sent=len(data.returns), asked=len(data.units), problems=len(data.problems), path=into
        )
    )
    return written
