"""``vanban coverage``: does a lower plan, from any hand, carry every duty, deadline and target of its superior's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_


@click.command(
    "coverage",
    cls=base.Command,
    help=N_(
        "Kế hoạch CẤP_DƯỚI (của ai soạn cũng được) có đủ nhiệm vụ, thời hạn, chỉ tiêu của kế hoạch CẤP_TRÊN không."
    ),
    epilog=N_(
        "Ví dụ:\nvanban coverage ke-hoach-tinh.docx ke-hoach-xa.docx\nvanban coverage tinh.pdf xa.docx --format xlsx -o doi-chieu.xlsx"
    ),
)
@click.argument("superior", metavar=N_("CẤP_TRÊN"), type=base.PATH)
@click.argument("lower", metavar=N_("CẤP_DƯỚI"), type=base.PATH)
@click.option(
    "--format",
    "form",
    cls=base.Option,
    type=base.Choice(("text", "json", "xlsx", "docx")),
    default="text",
    help=N_("Dạng kết quả."),
)
@click.option(
    "--date",
    "on",
    cls=base.Option,
    type=base.Date(),
    help=N_("Ngày xét tên cơ quan; mặc định ngày của kế hoạch cấp dưới."),
)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, help=N_("Tệp kết quả; mặc định in ra màn hình."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
@click.pass_context
def command(
    ctx: click.Context, superior: Path, lower: Path, form: str, on: dt.date | None, output: Path | None, force: bool
) -> None:
    from generator.workflows import cascading

    found = cascading.compare(superior, lower, on)
    data = cascading.report(found, form, on or dt.date.today())
    if output is None and form in {"text", "json"}:
        click.echo(data.decode(), nl=False)
    else:
        click.echo(str(cascading.save(data, output or Path(f"doi-chieu.{form}"), overwrite=force)))
    ctx.exit(base.CLEAN if found.clean else base.FINDINGS)
