"""``vanban completion``: the lines that make a shell complete commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from generator.cli import base
from generator.messages import N_

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    cls=base.Command,
    help=N_("In đoạn lệnh để bash, zsh hoặc fish tự hoàn thành lệnh, tùy chọn và tên loại văn bản."),
    epilog=N_('Ví dụ, đặt trong ~/.bashrc:\neval "$(vanban completion bash)"'),
)
@click.argument("shell", cls=base.Argument, type=base.Choice(SHELLS), metavar=N_("SHELL"))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    completion = get_completion_class(shell)
    assert completion is not None
    root = ctx.find_root().command
    click.echo(completion(root, {}, "vanban", "_VANBAN_COMPLETE").source())
