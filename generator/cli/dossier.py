"""``vanban dossier check``: do the papers of a dossier contradict each other."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_, _


@click.group("dossier", cls=base.Group, help=N_("Hồ sơ khen thưởng đã lập."), invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(
    "check",
    cls=base.Command,
    short_help=N_("các văn bản trong hồ sơ có mâu thuẫn nhau không"),
    help=N_(
        "So tên, số lượng, hình thức khen thưởng, ngày tháng, mẫu số giữa mọi văn bản .docx của THƯ_MỤC; mỗi mâu thuẫn nêu cả hai nơi."
    ),
)
@click.argument("folder", cls=base.Argument, metavar=N_("THƯ_MỤC"), type=base.PATH)
def check(folder: Path) -> None:
    from generator.workflows import award_rules, dossiers

    found = dossiers.check(folder)
    for one in found:
        click.echo(f"{award_rules.of_contradiction(one.what)}: {one}")
    if found:
        raise click.exceptions.Exit(base.FINDINGS)
    base.say(_("Không thấy mâu thuẫn giữa các văn bản."))
