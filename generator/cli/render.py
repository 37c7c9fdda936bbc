"""``vanban render``: structured input -> .docx (and .pdf)."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_


@click.command(
    "render",
    cls=base.Command,
    help=N_(
        "Ghi mỗi TỆP (.yaml, .json, hoặc cả thư mục) thành một tệp .docx đúng thể thức. Mọi lỗi của mọi tệp được nêu "
        "cùng lúc, và khi còn lỗi thì không ghi gì."
    ),
    epilog=N_("Ví dụ:\nvanban render ke-hoach.yaml -o ket-qua --pdf\nvanban render ho-so/ -o ket-qua --final"),
)
@click.argument("inputs", cls=base.Argument, metavar=N_("TỆP…"), nargs=-1, required=True, type=base.PATH)
@click.option(
    "-o",
    "--output",
    cls=base.Option,
    type=base.PATH,
    default=Path(),
    help=N_("Thư mục kết quả (mặc định thư mục đang đứng), hoặc tên tệp .docx khi chỉ có một đầu vào."),
)
@click.option("--pdf", cls=base.Option, is_flag=True, help=N_("Ghi thêm tệp .pdf (cần LibreOffice)."))
@click.option("--pdfa", cls=base.Option, is_flag=True, help=N_("Tệp .pdf theo chuẩn lưu trữ PDF/A-2b."))
@base.draft_or_final
@click.option(
    "--profile",
    cls=base.Option,
    type=base.PATH,
    help=N_("Hồ sơ cơ quan (tên, người ký, nơi nhận, thư viện); mặc định: tệp _co-quan.yaml cạnh đầu vào, nếu có."),
)
@click.option(
    "--template",
    cls=base.Option,
    type=base.PATH,
    help=N_("Mẫu .docx riêng, hoặc thư mục mẫu của cơ quan (chọn theo loại văn bản), thay cho mẫu có sẵn."),
)
@click.option("--jobs", cls=base.Option, type=base.Between(1, 16), default=1, help=N_("Số LibreOffice chạy song song."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def command(
    inputs: tuple[Path, ...],
    output: Path,
    pdf: bool,
    pdfa: bool,
    draft: bool,
    profile: Path | None,
    template: Path | None,
    jobs: int,
    force: bool,
) -> None:
    from generator.workflows import rendering

    work = rendering.plan(inputs, output)
    with base.progress(len(work) * (2 if pdf or pdfa else 1)) as tell:
        rendering.render(
            work,
            final=not draft,
            pdf=pdf or pdfa,
            pdfa=pdfa,
            template=template,
            overwrite=force,
            workers=jobs,
            profile=profile,
            tell=tell,
        )
