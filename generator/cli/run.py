"""``vanban run``: the main job, every case of an input folder."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_


@click.command(
    "run",
    cls=base.Command,
    help=N_(
        "Chạy mọi hồ sơ trong thư mục INPUTS: văn bản gốc được đọc, kèm danh sách điều cần xem; dữ liệu .yaml được ghi "
        "thành .docx, và .pdf khi máy có LibreOffice. Kết quả ở OUTPUTS, mỗi hồ sơ một thư mục."
    ),
)
@click.argument("inputs", cls=base.Argument, metavar=N_("INPUTS"), type=base.PATH)
@click.option(
    "-o",
    "--output",
    cls=base.Option,
    type=base.PATH,
    default=Path("outputs"),
    help=N_("Thư mục kết quả (mặc định outputs)."),
)
@click.option("--pdf/--no-pdf", "pdf", cls=base.Option, default=True, help=N_("Có ghi tệp .pdf không (mặc định có)."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè kết quả của lần chạy trước."))
def command(inputs: Path, output: Path, pdf: bool, force: bool) -> None:
    from generator.workflows import cases

    cases.run(inputs, output, pdf=pdf, overwrite=force, tell=click.echo)
