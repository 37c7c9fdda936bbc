"""``vanban show``: the value at any arrow of the pipeline, for whoever wants to see what the program saw."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_

STAGES = ("reading", "document", "context", "layout")


@click.command(
    "show",
    cls=base.Command,
    help=N_(
        "In giá trị ở một chặng xử lý của TỆP: reading (đọc được gì, kèm vấn đề), document (văn bản), "
        "context (giá trị đưa vào mẫu), layout (hình thức đo được trên trang)."
    ),
)
@click.argument("file", cls=base.Argument, metavar=N_("TỆP"), type=base.PATH)
@click.option(
    "--stage",
    cls=base.Option,
    type=base.Choice(STAGES),
    default="document",
    help=N_("Chặng cần xem (mặc định document)."),
)
def command(file: Path, stage: str) -> None:
    from generator.workflows import reading as reader

    click.echo(reader.show(file, stage), nl=False)
