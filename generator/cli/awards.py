"""``vanban awards``: the nomination form, the assessment, the dossier."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_, _


@click.group(
    "awards",
    cls=base.Group,
    help=N_("Đề nghị khen thưởng: biểu mẫu, đánh giá điều kiện, hồ sơ."),
    invoke_without_command=True,
)
@click.pass_context
def command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(
    "form",
    cls=base.Command,
    short_help=N_("biểu .xlsx cho đơn vị đề nghị"),
    help=N_("Ghi biểu đề nghị khen thưởng (.xlsx) có danh sách chọn và hướng dẫn."),
)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Tệp kết quả (.xlsx)."))
@click.option("--from", "filled", cls=base.Option, type=base.PATH, help=N_("Điền sẵn từ tệp đề nghị có trước."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def form(output: Path, filled: Path | None, force: bool) -> None:
    from generator.workflows import awarding

    base.say(str(awarding.form(output, filled, overwrite=force)))


@command.command(
    "assess",
    cls=base.Command,
    short_help=N_("từng đối tượng có đạt hình thức được đề nghị không, vì sao"),
    help=N_(
        "Đánh giá từng đối tượng của tệp ĐỀ_NGHỊ (.xlsx, .yaml) theo pháp luật của ngày trình và tiêu chí của kế hoạch: đạt, "
        "không đạt, cần làm rõ; mỗi kết quả có căn cứ, lý do và ô minh chứng."
    ),
)
@click.argument("nominations", cls=base.Argument, metavar=N_("ĐỀ_NGHỊ"), type=base.PATH)
@click.option("--plan", cls=base.Option, type=base.PATH, help=N_("Kế hoạch phong trào có tiêu chí khen thưởng."))
@click.option(
    "--annual",
    cls=base.Option,
    type=base.PATH,
    multiple=True,
    metavar=N_("DỮ_LIỆU"),
    help=N_("Tệp dữ liệu báo cáo năm (.sqlite), mỗi năm một tệp: số hộ nghèo của đơn vị lấy từ đó, có ô nguồn."),
)
@click.option("--date", "on", cls=base.Option, type=base.Date(), help=N_("Ngày đánh giá; mặc định hôm nay."))
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def assess(
    nominations: Path, plan: Path | None, annual: tuple[Path, ...], on: dt.date | None, output: Path, force: bool
) -> None:
    from generator.model.awards import Outcome
    from generator.workflows import awarding

    found = awarding.assess(
        nominations, plan, on or dt.date.today(), output, annual=annual, overwrite=force, tell=base.say
    )
    click.echo(awarding.summary(found), nl=False)
    decided = [result.outcome for result in found.results] + [judgement.outcome for judgement in found.round]
    if any(outcome in (Outcome.FAIL, Outcome.UNCLEAR) for outcome in decided):
        raise click.exceptions.Exit(base.FINDINGS)


@command.command(
    "dossier",
    cls=base.Command,
    short_help=N_("toàn bộ hồ sơ đề nghị từ kết quả đánh giá"),
    help=N_(
        "Từ kết quả ĐÁNH_GIÁ (danh-gia.json), lập tờ trình cho từng cấp quyết định, danh sách, biên bản, báo cáo thành tích, "
        "tóm tắt thành tích, biên bản kiểm phiếu, dự thảo quyết định, công văn, bằng khen, giấy khen để in, mục lục có số trang và "
        "tệp nén."
    ),
)
@click.argument("assessment", cls=base.Argument, metavar=N_("ĐÁNH_GIÁ"), type=base.PATH)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@click.option(
    "--pages/--no-pages",
    cls=base.Option,
    default=True,
    help=N_("Đếm số trang từng văn bản cho mục lục (cần LibreOffice); không đếm thì để trống."),
)
@click.option("--pdf", cls=base.Option, is_flag=True, help=N_("Thêm bản .pdf của từng văn bản, có trong tệp nén."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def dossier(assessment: Path, output: Path, pages: bool, pdf: bool, force: bool) -> None:
    from generator.workflows import dossiers

    notes: list[str] = []
    made = dossiers.write(assessment, output, pages=pages, pdf=pdf, overwrite=force, tell=notes.append)
    for note in notes:
        if note not in map(str, made):
            base.say(note)
    base.say(_("Đã lập {count} tệp trong {folder}").format(count=len(made), folder=output))


@command.command(
    "certificates",
    cls=base.Command,
    short_help=N_("bằng khen, giấy khen để in, cả đợt trong một tệp"),
    help=N_(
        "Từ kết quả ĐÁNH_GIÁ (danh-gia.json), in bằng khen, giấy khen của mọi đối tượng đạt, theo thứ tự trong quyết định: mỗi "
        "hình thức một tệp .docx, thêm một tệp .pdf khi có --pdf. Số và ngày quyết định chưa có thì để trống; số sổ vàng để ghi "
        "tay. Có phôi in sẵn thì dùng --blank: chỉ in phần chữ, đúng vị trí ghi trong --layout. Khổ giấy là lựa chọn của cơ quan."
    ),
    epilog=N_(
        "Ví dụ:\nvanban awards certificates ket-qua/danh-gia.json -o bang --pdf\n"
        "vanban awards certificates ket-qua/danh-gia.json -o bang --blank --layout vi-tri-phoi.yaml --pdf"
    ),
)
@click.argument("assessment", cls=base.Argument, metavar=N_("ĐÁNH_GIÁ"), type=base.PATH)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@click.option("--award", cls=base.Option, default="", help=N_("Chỉ một hình thức, theo mã (BKTINH, GK_XA …)."))
@click.option(
    "--sheet", cls=base.Option, type=click.Choice(["a4", "a3"]), default=None,
    help=N_("Khổ giấy nằm ngang; mặc định bằng khen a3, giấy khen a4."),
)  # fmt: skip
@click.option("--blank", cls=base.Option, is_flag=True, help=N_("Chỉ in phần chữ lên phôi đã in sẵn."))
@click.option("--layout", cls=base.Option, type=base.PATH, help=N_("Tệp .yaml ghi khổ phôi và vị trí từng dòng (mm)."))
@click.option("--template", cls=base.Option, type=base.PATH, help=N_("Mẫu .docx riêng, thay cho mẫu có sẵn."))
@click.option("--pdf", cls=base.Option, is_flag=True, help=N_("Ghi thêm tệp .pdf (cần LibreOffice)."))
@base.draft_or_final
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
@click.pass_context
def certificates(
    ctx: click.Context,
    assessment: Path,
    output: Path,
    award: str,
    sheet: str | None,
    blank: bool,
    layout: Path | None,
    template: Path | None,
    pdf: bool,
    draft: bool,
    force: bool,
) -> None:
    from generator.workflows import certificates as workflow

    if layout is not None and not blank:
        raise click.UsageError(_("--layout chỉ dùng cùng --blank"), ctx)
    if layout is not None and sheet is not None:
        raise click.UsageError(_("khổ giấy đã ghi trong --layout, bỏ --sheet"), ctx)
    made = workflow.write(
        workflow.Request(
            assessment,
            output,
            award=award,
            sheet=sheet or "",
            blank=blank,
            layout=layout,
            template=template,
            pdf=pdf,
            final=not draft,
            force=force,
        )
    )
    for note in made.notes:
        base.say(note)
    base.say(_("{count} bằng, giấy khen").format(count=made.sheets))
    for path in made.files:
        click.echo(str(path))
