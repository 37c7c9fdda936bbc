"""``vanban check``: real documents against the rules; mended copies, comments, a document set anew."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.cli import base
from generator.errors import GeneratorError
from generator.messages import N_

FORMS = ("text", "json", "sarif", "html", "docx")


def _rules(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip().upper() for item in value for part in item.split(",") if part.strip())


@click.command(
    "check",
    cls=base.Command,
    help=N_(
        "Kiểm tra TỆP (hoặc mọi tệp của thư mục) theo Nghị định 30/2020/NĐ-CP và các quy tắc khác. Điều không đánh giá "
        "được ở một tệp thì nói rõ vì sao. Mã thoát 1 khi có điều phải sửa."
    ),
    epilog=N_(
        "Ví dụ:\nvanban check ke-hoach.docx\nvanban check ho-so/ --format html -o ket-qua.html\n"
        "vanban check ke-hoach.docx --fix\nvanban check ke-hoach.docx --format docx"
    ),
)
@click.argument("inputs", cls=base.Argument, metavar=N_("TỆP…"), nargs=-1, required=True, type=base.PATH)
@click.option(
    "--format",
    "form",
    cls=base.Option,
    type=base.Choice(FORMS),
    default="text",
    help=N_("Dạng báo cáo (mặc định text); docx ghi từng điều thành nhận xét trong một bản sao."),
)
@click.option(
    "-o",
    "--output",
    cls=base.Option,
    type=base.PATH,
    help=N_("Tệp báo cáo; hoặc thư mục cho các bản sao (mặc định cạnh tệp gốc)."),
)
@click.option("--fix", cls=base.Option, is_flag=True, help=N_("Sửa những điều có cách sửa an toàn, trên một bản sao."))
@click.option(
    "--fix-rule",
    "named",
    cls=base.Option,
    multiple=True,
    callback=_rules,
    help=N_("Sửa cả những điều cần người xem của quy tắc này (dùng nhiều lần được)."),
)
@click.option("--in-place", cls=base.Option, is_flag=True, help=N_("Sửa ngay trên tệp gốc thay vì bản sao."))
@click.option("--restyle", cls=base.Option, is_flag=True, help=N_("Trình bày lại theo mẫu chuẩn; chữ không đổi."))
@click.option(
    "--select", cls=base.Option, multiple=True, callback=_rules, help=N_("Chỉ các quy tắc có mã bắt đầu như thế này.")
)
@click.option(
    "--ignore", cls=base.Option, multiple=True, callback=_rules, help=N_("Bỏ các quy tắc có mã bắt đầu như thế này.")
)
@click.option(
    "--draft/--final",
    "draft",
    cls=base.Option,
    default=None,
    help=N_("Xét như bản dự thảo hoặc bản chính thức (mặc định theo số và ngày của văn bản)."),
)
@click.option(
    "--paper/--electronic",
    "paper",
    cls=base.Option,
    default=None,
    help=N_("Xét như văn bản giấy hoặc văn bản điện tử (mặc định văn bản giấy)."),
)
@click.option(
    "--date",
    "on",
    cls=base.Option,
    type=base.Date(),
    help=N_("Ngày để xét tên cơ quan, hiệu lực khi văn bản chưa có ngày."),
)
@click.option(
    "--config",
    cls=base.Option,
    type=base.PATH,
    help=N_("Cấu hình của cơ quan (mặc định vanban.toml ở thư mục đang đứng)."),
)
@click.option("--jobs", cls=base.Option, type=base.Between(1, 64), help=N_("Số tiến trình chạy song song."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
def command(
    inputs: tuple[Path, ...],
    form: str,
    output: Path | None,
    fix: bool,
    named: tuple[str, ...],
    in_place: bool,
    restyle: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    draft: bool | None,
    paper: bool | None,
    on: dt.date | None,
    config: Path | None,
    jobs: int | None,
    force: bool,
) -> None:
    from generator.workflows import checking, fixing

    demand = checking.Demand(
        select=select,
        ignore=ignore,
        final=None if draft is None else not draft,
        electronic=None if paper is None else not paper,
        config=checking.configuration(config),
        today=on or dt.date.today(),
    )
    paths = checking.files(inputs)
    if restyle:
        for path in paths:
            click.echo(fixing.restyle_to(path, output, overwrite=force))
        return
    reports = checking.Reports()
    failures: dict[str, str] = {}
    mending = fix or bool(named)
    with base.working(len(paths)) as step:
        for checked in checking.check(paths, demand, workers=1 if mending else jobs):
            step()
            error, report = checked.error, checked.report
            try:
                if report is not None and mending:
                    done = fixing.fix_to(checked.path, demand, output, named=named, in_place=in_place, overwrite=force)
                    report = done.after
                    for line in fixing.told(done):
                        base.say(line)
                elif report is not None and form == "docx":
                    click.echo(fixing.annotate_to(checked.path, report, output, overwrite=force))
            except GeneratorError as refusal:
                error = refusal
            if error is not None:
                base.say(str(error))
                failures[str(checked.path)] = checking.why(error)
            if report is None or (error is not None and mending):
                continue
            reports.append(report)
    if form != "docx" and reports:
        text = checking.rendered(form, reports, failures)
        base.deliver(text, None if mending else output, force=force)
    if failures:
        raise click.exceptions.Exit(base.FAILED)
    if reports.errors:
        raise click.exceptions.Exit(base.FINDINGS)
