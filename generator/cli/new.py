"""``vanban new``: a commented starting input for a kind of document."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from generator.cli import base
from generator.messages import N_


def _kinds(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from generator.catalog import kinds

    known = (*kinds.all_kinds(), *kinds.copies())
    return [CompletionItem(kind.id, help=kind.name) for kind in known if kind.id.startswith(incomplete)]


@click.command(
    "new",
    cls=base.Command,
    help=N_(
        "In tệp đầu vào mẫu, có chú thích, cho loại văn bản LOẠI. Ghi ra được ngay thành bản dự thảo có chỗ trống. "
        "LOẠI viết không dấu (ke-hoach), có dấu (“kế hoạch”) hoặc viết tắt (KH); không nêu thì liệt kê các loại."
    ),
    epilog=N_(
        "Ví dụ:\nvanban new ke-hoach -o ke-hoach.yaml\nvanban render ke-hoach.yaml -o ket-qua\n"
        "vanban new quyet-dinh --attach quy-che -o quyet-dinh.yaml"
    ),
)
@click.argument("kind", cls=base.Argument, metavar=N_("LOẠI"), required=False, shell_complete=_kinds)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, help=N_("Tệp để ghi, thay vì in ra màn hình."))
@click.option(
    "--attach",
    cls=base.Option,
    metavar=N_("LOẠI"),
    shell_complete=_kinds,
    help=N_("Quyết định, nghị quyết ban hành kèm theo một văn bản loại này, ví dụ quy-che."),
)
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def command(kind: str | None, output: Path | None, attach: str | None, force: bool) -> None:
    from generator.workflows import starting

    if kind is None:
        for row in starting.kinds():
            click.echo(f"{row.id:<18}{row.symbol:<6}{row.name}")
        return
    base.deliver(starting.new(kind, attached=attach), output, force=force)
