"""``vanban cascade``: a superior's plan -> the plans of the level below."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_


@click.command(
    "cascade",
    cls=base.Command,
    help=N_(
        "Từ KẾ HOẠCH của cấp trên, soạn dự thảo kế hoạch của từng đơn vị cấp dưới: bản .docx, dữ liệu .yaml, bảng đối chiếu "
        "và danh sách việc cần quyết định."
    ),
    epilog=N_(
        'Ví dụ:\nvanban cascade ke-hoach-tinh.docx --to "huyện Châu Thành" --date 05/12/2022 -o ket-qua\n'
        "vanban cascade ke-hoach-tinh.pdf --facts du-kien.yaml -o ket-qua"
    ),
)
@click.argument("plan", metavar=N_("KẾ_HOẠCH"), type=base.PATH)
@click.option(
    "--to",
    "units",
    cls=base.Option,
    multiple=True,
    help=N_("Đơn vị cấp dưới, ví dụ: xã Phú Tâm (dùng nhiều lần được)."),
)
@click.option(
    "--facts", cls=base.Option, type=base.PATH, help=N_("Dữ kiện địa phương: .yaml (một hoặc nhiều đơn vị) hoặc .xlsx.")
)
@click.option("--date", "on", cls=base.Option, type=base.Date(), help=N_("Ngày soạn; mặc định hôm nay."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def command(
    plan: Path, units: tuple[str, ...], facts: Path | None, on: dt.date | None, output: Path, force: bool
) -> None:
    from generator.workflows import cascading

    parent = cascading.parent_of(plan)
    work = cascading.orders(parent, units, facts, on or dt.date.today())
    with base.progress(len(work)) as tell:
        cascading.draft(parent, work, output, overwrite=force, tell=tell)
