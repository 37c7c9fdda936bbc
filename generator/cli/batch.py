"""``vanban batch``: rows of data -> thousands of documents."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from generator.cli import base
from generator.messages import N_, _


@click.command(
    "batch",
    cls=base.Command,
    help=N_(
        "Mỗi dòng của DỮ_LIỆU (.xlsx, .csv, .jsonl, hoặc thư mục các tệp .yaml) thành một văn bản. LOẠI là loại văn bản "
        "(cong-van, quyet-dinh …), tên cột là khoá của tệp đầu vào (so, trich_yeu, ky.ho_ten …); hoặc là một MẪU .docx có "
        "các thẻ riêng mang tên cột. Mọi dòng được xét trước; còn lỗi thì không ghi gì."
    ),
    epilog=N_(
        'Ví dụ:\nvanban batch cong-van xa.xlsx --base chung.yaml -o ket-qua --name "{so}-{ten_xa}" --pdf\n'
        "vanban batch giay-khen.docx danh-sach.xlsx -o ket-qua --join"
    ),
)
@click.argument("target", cls=base.Argument, metavar=N_("LOẠI|MẪU"))
@click.argument("data", cls=base.Argument, metavar=N_("DỮ_LIỆU"), type=base.PATH)
@click.option("-o", "--output", cls=base.Option, type=base.PATH, required=True, help=N_("Thư mục kết quả."))
@click.option(
    "--base", "common", cls=base.Option, type=base.PATH,
    help=N_("Tệp .yaml giữ phần giống nhau; chỗ {tên_cột} trong đó được thay bằng giá trị của dòng."),
)  # fmt: skip
@click.option("--template", cls=base.Option, type=base.PATH, help=N_("Mẫu .docx riêng, thay cho mẫu có sẵn."))
@click.option(
    "--profile",
    cls=base.Option,
    type=base.PATH,
    help=N_("Hồ sơ cơ quan; mặc định: tệp _co-quan.yaml cạnh tệp phần chung hoặc cạnh dữ liệu, nếu có."),
)
@click.option("--name", "pattern", cls=base.Option, default="", help=N_('Tên tệp, ví dụ "{so}-{ten}".'))
@click.option("--join", cls=base.Option, is_flag=True, help=N_("Ghép tất cả vào một tệp để in."))
@click.option("--zip", "packed", cls=base.Option, is_flag=True, help=N_("Gói tất cả vào một tệp .zip."))
@click.option("--pdf", cls=base.Option, is_flag=True, help=N_("Ghi thêm tệp .pdf (cần LibreOffice)."))
@click.option("--pdfa", cls=base.Option, is_flag=True, help=N_("Tệp .pdf theo chuẩn lưu trữ PDF/A-2b (chậm hơn)."))
@click.option(
    "--bookmarks", cls=base.Option, is_flag=True,
    help=N_("Tệp .pdf có dấu trang: các đề mục; trong tệp ghép là từng văn bản."),
)  # fmt: skip
@base.draft_or_final
@click.option("--resume", cls=base.Option, is_flag=True, help=N_("Làm tiếp lần chạy bị ngắt."))
@click.option(
    "--skip-bad", cls=base.Option, is_flag=True, help=N_("Bỏ qua dòng lỗi, ghi chúng vào dong-loi.xlsx kèm lý do.")
)
@click.option("--jobs", cls=base.Option, type=base.Between(1, 64), default=1, help=N_("Số tiến trình chạy song song."))
@click.option("--cluster", cls=base.Option, help=N_("Địa chỉ bộ điều phối Dask, để nhiều máy cùng làm."))
@click.option("--force", cls=base.Option, is_flag=True, help=N_("Ghi đè tệp đã có."))
@click.pass_context
def command(
    ctx: click.Context,
    target: str,
    data: Path,
    output: Path,
    common: Path | None,
    template: Path | None,
    profile: Path | None,
    pattern: str,
    join: bool,
    packed: bool,
    pdf: bool,
    pdfa: bool,
    bookmarks: bool,
    draft: bool,
    resume: bool,
    skip_bad: bool,
    jobs: int,
    cluster: str | None,
    force: bool,
) -> None:
    from generator.workflows import batching

    if join and packed:
        raise click.UsageError(_("chỉ chọn một trong --join và --zip"), ctx)
    plan = batching.plan(
        batching.Request(
            target,
            data,
            output,
            base=common,
            template=template,
            profile=profile,
            pattern=pattern,
            form="join" if join else "zip" if packed else "files",
            pdf=pdf or pdfa or bookmarks,
            pdfa=pdfa,
            bookmarks=bookmarks,
            final=not draft,
            jobs=jobs,
            cluster=cluster,
            resume=resume,
            skip_bad=skip_bad,
            force=force,
        )
    )
    for note in plan.notes:
        base.say(note)
    try:
        with _progress() as tell:
            outcome = batching.run(plan, tell)
    except KeyboardInterrupt:
        base.say(_("{folder} còn dở: thêm --resume để làm tiếp.").format(folder=output))
        raise
    for error in outcome.failed:
        base.say(str(error))
    if not outcome.redone:
        base.say(_("Lần chạy trước đã xong, không có gì phải làm."))
    if outcome.bad:
        base.say(_("{count} dòng lỗi bị bỏ qua.").format(count=_number(outcome.bad)))
    base.say(_("{count} văn bản trong {folder}").format(count=_number(outcome.documents), folder=output))
    for path in outcome.outputs:
        click.echo(str(path))
    ctx.exit(base.FINDINGS if outcome.bad or outcome.failed else base.CLEAN)


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that is told how far each stage is: one line that changes on a terminal, else a line now and then."""
    live = sys.stderr.isatty()
    every = 0.2 if live else float(os.environ.get("VANBAN_PROGRESS", "10"))
    begun: dict[str, tuple[float, int]] = {}
    last = [time.monotonic()]

    def tell(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        start, before = begun.setdefault(stage, (now, done))
        if now - last[0] < every or done == before:
            return
        last[0] = now
        rate = (done - before) / max(now - start, 1e-6)
        text = _("{stage}: {done}/{total}, {rate} văn bản/giây, còn khoảng {left}").format(
            stage=stage, done=_number(done), total=_number(total), rate=_number(int(rate)), left=_time((total - done) / rate)
        )  # fmt: skip
        if live:
            click.echo(f"\r\x1b[K{text}", nl=False, err=True)
        else:
            base.say(text)

    try:
        yield tell
    finally:
        if live and begun:
            click.echo("\r\x1b[K", nl=False, err=True)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _time(seconds: float) -> str:
    """Return a time in words, rounded up to what a person plans with."""
    if seconds < 90:
        return _("{count} giây").format(count=max(1, round(seconds)))
    if seconds < 5_400:
        return _("{count} phút").format(count=round(seconds / 60))
    return _("{hours} giờ {minutes} phút").format(hours=int(seconds // 3600), minutes=int(seconds % 3600 // 60))
