"""``vanban bodies``: the directory of bodies, as of a date."""

from __future__ import annotations

import datetime as dt

import click

from generator.cli import base
from generator.messages import N_, _


@click.command(
    "bodies",
    cls=base.Command,
    help=N_("Tra cơ quan, tổ chức có TỪ trong tên, đúng tên gọi tại một ngày (mặc định hôm nay)."),
    epilog=N_('Ví dụ:\nvanban bodies "lao động" --date 12/10/2022'),
)
@click.argument("words", cls=base.Argument, metavar=N_("TỪ"), nargs=-1, required=True)
@click.option("--date", "on", cls=base.Option, type=base.Date(), help=N_("Ngày cần tra, ví dụ 12/10/2022."))
def command(words: tuple[str, ...], on: dt.date | None) -> None:
    from generator.workflows import directory

    found = directory.bodies(" ".join(words), on or dt.date.today())
    for row in found:
        click.echo(row)
    if not found:
        click.echo(_("Không có cơ quan nào trong danh mục khớp với “{words}”.").format(words=" ".join(words)), err=True)
        raise click.exceptions.Exit(base.FINDINGS)
