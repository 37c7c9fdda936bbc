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
        "Liệt kê các quy tắc kiểm tra văn bản và đánh giá khen thưởng (KT), hoặc giải thích quy tắc MÃ: kiểm tra gì, vì sao, điều "
        "luật, ví dụ, cách sửa. "
        "MÃ cũng có thể là phần đầu của mã, ví dụ TYPO."
    ),
    epilog=N_("Ví dụ:\nvanban rules ND30-012\nvanban rules TYPO\nvanban rules KT-026"),
)
@click.argument("id", cls=base.Argument, metavar=N_("MÃ"), required=False)
def command(id: str | None) -> None:
    from generator.workflows import award_rules, explaining

    if id is not None and award_rules.is_award(id):
        if "-" in id:
            click.echo(explaining.plain(award_rules.page(id)), nl=False)
        else:
            click.echo("\n".join(award_rules.lines(id)))
        return
    if id is not None and re.search(r"-\d", id):
        click.echo(explaining.page(id), nl=False)
        return
    listed = explaining.rules(id or "")
    if not listed and id:
        click.echo(explaining.page(id), nl=False)
    for line in sorted([*map(explaining.line, listed), *([] if id else award_rules.lines())]):
        click.echo(line)
