"""``vanban schema``: the JSON Schema of the input, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_


@click.command(
    "schema",
    cls=base.Command,
    help=N_("In JSON Schema của tệp đầu vào, để trình soạn thảo gợi ý khóa và báo lỗi ngay khi gõ."),
    epilog=N_(
        "Ví dụ:\nvanban schema -o van-ban.schema.json\nrồi đặt ở dòng đầu tệp YAML:\n"
        "# yaml-language-server: $schema=van-ban.schema.json"
    ),
)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, help=N_("Tệp để ghi, thay vì in ra màn hình."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def command(output: Path | None, force: bool) -> None:
    from generator.workflows import starting

    base.deliver(starting.schema(), output, force=force)
