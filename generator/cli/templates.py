"""``vanban templates``: an office takes the templates as its own (init), and asks whether they are still usable (check)."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_, _


@click.group(
    "templates",
    cls=base.Group,
    help=N_("Mẫu trình bày .docx mà cơ quan tự chỉnh trong Word."),
    invoke_without_command=True,
)
@click.pass_context
def command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(
    "init",
    cls=base.Command,
    short_help=N_("chép bộ mẫu, hướng dẫn và hồ sơ cơ quan mẫu về một thư mục"),
    help=N_(
        "Chép bộ mẫu .docx, hướng dẫn chỉnh mẫu và tệp hồ sơ cơ quan mẫu vào THƯ_MỤC để cơ quan chỉnh thành của mình. "
        "Không ghi đè tệp đã có."
    ),
    epilog=N_("Ví dụ:\nvanban templates init mau-cua-so\nvanban templates check mau-cua-so/ten-loai.docx"),
)
@click.argument("folder", cls=base.Argument, metavar=N_("THƯ_MỤC"), type=base.PATH)
def init(folder: Path) -> None:
    from generator.workflows import restyling

    for path in restyling.init(folder):
        click.echo(str(path))


@command.command(
    "check",
    cls=base.Command,
    short_help=N_("mẫu đã chỉnh sửa còn dùng được và đúng thể thức không"),
    help=N_(
        "Kiểm tra từng mẫu TỆP: thẻ viết sai, tên không có trong dữ liệu, kiểu chữ bị thiếu; in thử vài loại văn bản và "
        "kiểm tra bản in như vanban check. Mỗi điều nêu một dòng, có chỗ và gợi ý."
    ),
    epilog=N_("Ví dụ:\nvanban templates check mau-cua-so/*.docx\nvanban templates check ten-loai.docx -o in-thu"),
)
@click.argument("files", cls=base.Argument, metavar=N_("TỆP…"), nargs=-1, required=True, type=base.PATH)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, help=N_("Ghi các bản in thử vào thư mục này để xem."))
def check(files: tuple[Path, ...], output: Path | None) -> None:
    from generator.workflows import restyling

    found = restyling.check(files)
    for line in found:
        click.echo(line)
    if output is not None:
        for path in restyling.print_samples(files, output):
            base.say(str(path))
    if found:
        raise click.exceptions.Exit(base.FINDINGS)
    base.say(_("Mẫu dùng được."))
