"""``vanban annual``: the yearly report from the collection forms to the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli import base
from generator.messages import N_

_PLAN = click.argument("plan", metavar=N_("KẾ_HOẠCH"), type=base.PATH)
_FORCE = click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))


def _units(required: bool) -> Callable[[Any], Any]:
    return click.option(
        "--units", cls=base.Option, type=base.PATH, required=required,
        help=N_("Đợt thu: năm, biểu, danh sách đơn vị (.yaml; hoặc .xlsx có cột Tên đơn vị, Cấp)."),
    )  # fmt: skip


@click.group(
    "annual",
    cls=base.Group,
    help=N_("Báo cáo năm: lập biểu thu thập, nhận và kiểm tra số liệu, viết báo cáo, đôn đốc, so sánh."),
)
def command() -> None:
    pass


@command.command(
    "form",
    cls=base.Command,
    short_help=N_("biểu thu thập cho từng đơn vị và công văn yêu cầu"),
    help=N_("Lập biểu thu thập số liệu (.xlsx) cho từng đơn vị và công văn yêu cầu báo cáo, hạn theo KẾ_HOẠCH."),
)
@_PLAN
@_units(required=True)
@click.option("--last", cls=base.Option, type=base.PATH, help=N_("Tệp dữ liệu năm trước, để in cạnh."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@_FORCE
def form(plan: Path, units: Path, last: Path | None, output: Path, force: bool) -> None:
    from generator.register import datasets
    from generator.workflows import annual

    round_ = annual.prepare(plan, units)
    with base.progress(len(round_.units)) as tell:
        annual.forms(round_, output, last_year=datasets.load(last) if last else None, overwrite=force, tell=tell)


@command.command(
    "collect",
    cls=base.Command,
    short_help=N_("nhận, kiểm tra số liệu các đơn vị gửi về"),
    help=N_(
        "Đọc, kiểm tra các biểu gửi về (tệp, thư mục, .zip); ghi tệp dữ liệu, bảng tổng hợp và điều cần sửa cho từng đơn vị."
    ),
)
@_PLAN
@click.argument("returns", metavar=N_("BIỂU…"), nargs=-1, required=True, type=base.PATH)
@_units(required=False)
@click.option("--last", cls=base.Option, type=base.PATH, help=N_("Tệp dữ liệu năm trước, để xét biến động bất thường."))
@click.option(
    "--add-to", "previous", cls=base.Option, type=base.PATH, help=N_("Tệp dữ liệu đã thu trước đó, để bổ sung.")
)
@click.option(
    "-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Tệp dữ liệu, ví dụ so-lieu-2023.sqlite.")
)
@_FORCE
@click.pass_context
def collect(
    ctx: click.Context,
    plan: Path,
    returns: tuple[Path, ...],
    units: Path | None,
    last: Path | None,
    previous: Path | None,
    output: Path,
    force: bool,
) -> None:
    from generator.register import datasets
    from generator.workflows import annual, annual_status

    round_ = annual.prepare(plan, units or annual.campaign_beside(returns))
    with base.working(len(round_.units)) as one_more:
        data = annual.collect(
            round_,
            returns,
            last_year=datasets.load(last) if last else None,
            previous=datasets.load(previous) if previous else None,
            tell=lambda _name: one_more(),
        )
    for path in annual.save(data, round_, output, overwrite=force)[:3]:
        click.echo(str(path))
    click.echo(annual_status.on_screen(data), nl=False)
    ctx.exit(base.FINDINGS if data.problems or data.missing else base.CLEAN)


@command.command(
    "status",
    cls=base.Command,
    short_help=N_("đơn vị nào đã gửi, còn sai gì"),
    help=N_("Đơn vị nào đã gửi, còn sai gì, ai chưa gửi."),
)
@click.argument("data", metavar=N_("DỮ_LIỆU"), type=base.PATH)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, help=N_("Ghi cả ra tệp .xlsx này."))
@_FORCE
def status(data: Path, output: Path | None, force: bool) -> None:
    from generator.register import datasets
    from generator.workflows import annual_status

    loaded = datasets.load(data)
    click.echo(annual_status.on_screen(loaded), nl=False)
    if output is not None:
        click.echo(str(annual_status.save(loaded, output, overwrite=force)))


@command.command(
    "report",
    cls=base.Command,
    short_help=N_("viết báo cáo năm"),
    help=N_("Viết báo cáo năm từ DỮ_LIỆU: bản sạch, bản rà soát có nguồn từng số, dữ liệu."),
)
@_PLAN
@click.argument("data", metavar=N_("DỮ_LIỆU"), type=base.PATH)
@_units(required=True)
@click.option("--year", cls=base.Option, type=int, help=N_("Năm báo cáo; mặc định năm của dữ liệu."))
@click.option("--last", cls=base.Option, type=base.PATH, help=N_("Tệp dữ liệu năm trước, để so sánh."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@_FORCE
def report(plan: Path, data: Path, units: Path, year: int | None, last: Path | None, output: Path, force: bool) -> None:
    from generator.register import datasets
    from generator.workflows import annual

    loaded = annual.of_year(datasets.load(data), year)
    made = annual.report(annual.prepare(plan, units), loaded, datasets.load(last) if last else None)
    for path in annual.save_report(made, output, overwrite=force):
        click.echo(str(path))


@command.command(
    "remind",
    cls=base.Command,
    short_help=N_("công văn đôn đốc đơn vị chưa gửi"),
    help=N_("Công văn đôn đốc, chỉ nêu các đơn vị chưa gửi."),
)
@_PLAN
@click.argument("data", metavar=N_("DỮ_LIỆU"), type=base.PATH)
@_units(required=True)
@click.option("--date", "today", cls=base.Option, type=base.Date(), help=N_("Ngày tính hạn; mặc định hôm nay."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@_FORCE
def remind(plan: Path, data: Path, units: Path, today: dt.date | None, output: Path, force: bool) -> None:
    from generator.register import datasets
    from generator.workflows import annual

    click.echo(
        annual.save_reminder(
            annual.prepare(plan, units), datasets.load(data), today or dt.date.today(), output, overwrite=force
        )
    )


@command.command(
    "diff",
    cls=base.Command,
    short_help=N_("sau khi sửa số liệu: câu, số nào thay đổi"),
    help=N_("Sau khi một đơn vị sửa số liệu: những câu, số nào của báo cáo thay đổi."),
)
@_PLAN
@click.argument("old", metavar=N_("DỮ_LIỆU_CŨ"), type=base.PATH)
@click.argument("new", metavar=N_("DỮ_LIỆU_MỚI"), type=base.PATH)
@_units(required=True)
def diff(plan: Path, old: Path, new: Path, units: Path) -> None:
    from generator.register import datasets
    from generator.workflows import annual, annual_diff

    round_ = annual.prepare(plan, units)
    click.echo(annual_diff.differences(*(annual.report(round_, datasets.load(path)) for path in (old, new))), nl=False)


@command.command(
    "review",
    cls=base.Command,
    short_help=N_("báo cáo sơ kết, tổng kết nhiều năm"),
    help=N_("Báo cáo sơ kết (hoặc tổng kết, --final) từ dữ liệu của nhiều năm."),
)
@_PLAN
@click.argument("years", metavar=N_("DỮ_LIỆU…"), nargs=-1, required=True, type=base.PATH)
@_units(required=True)
@click.option("--final", cls=base.Option, is_flag=True, help=N_("Tổng kết, thay cho sơ kết."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@_FORCE
def review(plan: Path, years: tuple[Path, ...], units: Path, final: bool, output: Path, force: bool) -> None:
    from generator.register import datasets
    from generator.workflows import annual

    round_ = annual.prepare(plan, units)
    click.echo(
        str(annual.review(round_, [datasets.load(path) for path in years], output, final=final, overwrite=force))
    )


@command.command(
    "upward",
    cls=base.Command,
    short_help=N_("từ dữ liệu của mình lập biểu gửi cấp trên"),
    help=N_("Từ DỮ_LIỆU đã thu, lập biểu của đơn vị mình gửi cấp trên; số còn thiếu đơn vị thì để trống."),
)
@_PLAN
@click.argument("data", metavar=N_("DỮ_LIỆU"), type=base.PATH)
@_units(required=True)
@click.option("--as", "unit", cls=base.Option, required=True, help=N_("Tên đơn vị mình trong danh sách của cấp trên."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@_FORCE
def upward(plan: Path, data: Path, units: Path, unit: str, output: Path, force: bool) -> None:
    from generator.register import datasets
    from generator.workflows import annual

    round_ = annual.prepare(plan, units)
    click.echo(str(annual.upward(round_, datasets.load(data), unit, output, overwrite=force)))
