"""``vanban read``: a real document -> structured data, with the problems met."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_


@click.command(
    "read",
    cls=base.Command,
    help=N_(
        "Đọc TỆP (txt, html, docx, doc, rtf, pdf) thành dữ liệu có cấu trúc. Chữ giữ nguyên như bản gốc; "
        "chỗ nghi sai, chỗ suy luận và phần để ngoài được nêu kèm vị trí."
    ),
    epilog=N_("Ví dụ:\nvanban read ke-hoach.docx -o ke-hoach.yaml"),
)
@click.argument("file", cls=base.Argument, metavar=N_("TỆP"), type=base.PATH)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, help=N_("Tệp để ghi, thay vì in ra màn hình."))
@click.option(
    "--format",
    "form",
    cls=base.Option,
    type=base.Choice(("yaml", "json", "text")),
    help=N_("Dạng kết quả: yaml, json hoặc text; mặc định theo đuôi của tệp kết quả, hoặc yaml."),
)
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def command(file: Path, output: Path | None, form: str | None, force: bool) -> None:
    from generator.workflows import reading as reader

    reading = reader.read(file)
    base.deliver(reader.as_data(reading, form or reader.form_of(output)), output, force=force)
    if output is not None:
        for path in reader.save_pictures(file, reading, output.parent, overwrite=force):
            base.say(str(path))
    for problem in reading.problems:
        if output is not None or form == "text":
            base.note(problem)
