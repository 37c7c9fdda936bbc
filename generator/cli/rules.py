"""``vanban rules``: list the rules, or explain one."""

from __future__ import annotations

import re

import click

from generator.cli import base
from generator.messages import N_


@click.command(
    "rules",
    cls=base.Command,
    help=N_(
        "Liệt kê các quy tắc kiểm tra, hoặc giải thích quy tắc MÃ: kiểm tra gì, vì sao, điều luật, ví dụ, cách sửa. "
        "MÃ cũng có thể là phần đầu của mã, ví dụ TYPO."
    ),
    epilog=N_("Ví dụ:\nvanban rules ND30-012\nvanban rules TYPO"),
)
@click.argument("id", cls=base.Argument, metavar=N_("MÃ"), required=False)
def command(id: str | None) -> None:
    from generator.workflows import explaining

    if id is not None and re.search(r"-\d", id):
        click.echo(explaining.page(id), nl=False)
        return
    listed = explaining.rules(id or "")
    if not listed and id:
        click.echo(explaining.page(id), nl=False)
    for rule in listed:
        click.echo(explaining.line(rule))
