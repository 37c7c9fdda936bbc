"""``vanban awards``: the nomination form, the assessment, the dossier."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_, _


@click.group(
    "awards",
    cls=base.Group,
    help=N_("Đề nghị khen thưởng: biểu mẫu, đánh giá điều kiện, hồ sơ."),
    invoke_without_command=True,
)
@click.pass_context
def command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(
    "form",
    cls=base.Command,
    short_help=N_("biểu .xlsx cho đơn vị đề nghị"),
    help=N_("Ghi biểu đề nghị khen thưởng (.xlsx) có danh sách chọn và hướng dẫn."),
)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Tệp kết quả (.xlsx)."))
@click.option("--from", "filled", cls=base.Option, type=base.PATH, help=N_("Điền sẵn từ tệp đề nghị có trước."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def form(output: Path, filled: Path | None, force: bool) -> None:
    from generator.workflows import awarding

    base.say(str(awarding.form(output, filled, overwrite=force)))


@command.command(
    "assess",
    cls=base.Command,
    short_help=N_("từng đối tượng có đạt hình thức được đề nghị không, vì sao"),
    help=N_(
        "Đánh giá từng đối tượng của tệp ĐỀ_NGHỊ (.xlsx, .yaml) theo pháp luật của ngày trình và tiêu chí của kế hoạch: đạt, "
        "không đạt, cần làm rõ; mỗi kết quả có căn cứ, lý do và ô minh chứng."
    ),
)
@click.argument("nominations", cls=base.Argument, metavar=N_("ĐỀ_NGHỊ"), type=base.PATH)
@click.option("--plan", cls=base.Option, type=base.PATH, help=N_("Kế hoạch phong trào có tiêu chí khen thưởng."))
@click.option("--date", "on", cls=base.Option, type=base.Date(), help=N_("Ngày đánh giá; mặc định hôm nay."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def assess(nominations: Path, plan: Path | None, on: dt.date | None, output: Path, force: bool) -> None:
    from generator.model.awards import Outcome
    from generator.workflows import awarding

    found = awarding.assess(nominations, plan, on or dt.date.today(), output, overwrite=force, tell=base.say)
    click.echo(awarding.summary(found), nl=False)
    if any(result.outcome is not Outcome.PASS for result in found.results):
        raise click.exceptions.Exit(base.FINDINGS)


@command.command(
    "dossier",
    cls=base.Command,
    short_help=N_("toàn bộ hồ sơ đề nghị từ kết quả đánh giá"),
    help=N_(
        "Từ kết quả ĐÁNH_GIÁ (danh-gia.json), lập tờ trình cho từng cấp quyết định, danh sách, biên bản, báo cáo thành tích, "
        "dự thảo quyết định, công văn, mục lục và tệp nén."
    ),
)
@click.argument("assessment", cls=base.Argument, metavar=N_("ĐÁNH_GIÁ"), type=base.PATH)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def dossier(assessment: Path, output: Path, force: bool) -> None:
    from generator.workflows import awarding

    made = awarding.dossier(assessment, output, overwrite=force)
    base.say(_("Đã lập {count} tệp trong {folder}").format(count=len(made), folder=output))
