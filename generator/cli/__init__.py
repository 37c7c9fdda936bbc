"""The command line: one thin module per command, each imported only when it is called."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator import __version__, messages
from generator.messages import N_

if TYPE_CHECKING:
    import click

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("generator.cli.new", N_("tệp đầu vào mẫu, có chú thích, cho một loại văn bản")),
    "read": ("generator.cli.read", N_("đọc văn bản (txt, html, docx, doc, pdf) thành dữ liệu có cấu trúc")),
    "render": ("generator.cli.render", N_("dữ liệu → tệp .docx (và .pdf) đúng thể thức")),
    "batch": ("generator.cli.batch", N_("từ bảng dữ liệu ra hàng nghìn văn bản")),
    "run": ("generator.cli.run", N_("chạy mọi hồ sơ của một thư mục đầu vào")),
    "check": ("generator.cli.check", N_("kiểm tra văn bản theo Nghị định 30/2020/NĐ-CP")),
    "rules": ("generator.cli.rules", N_("liệt kê các quy tắc, hoặc giải thích một quy tắc")),
    "cascade": ("generator.cli.cascade", N_("từ kế hoạch cấp trên soạn kế hoạch của cấp dưới")),
    "coverage": ("generator.cli.coverage", N_("kế hoạch cấp dưới có đủ nhiệm vụ của cấp trên không")),
    "annual": ("generator.cli.annual", N_("báo cáo năm: thu thập số liệu và viết báo cáo")),
    "awards": ("generator.cli.awards", N_("đề nghị khen thưởng: biểu mẫu, đánh giá, hồ sơ")),
    "dossier": ("generator.cli.dossier", N_("hồ sơ khen thưởng: các văn bản có mâu thuẫn nhau không")),
    "show": ("generator.cli.show", N_("giá trị ở từng chặng xử lý của một tệp")),
    "templates": ("generator.cli.templates", N_("mẫu trình bày .docx: kiểm tra mẫu đã chỉnh sửa")),
    "bodies": ("generator.cli.bodies", N_("tra tên cơ quan, tổ chức theo ngày")),
    "schema": ("generator.cli.schema", N_("JSON Schema của tệp đầu vào, cho trình soạn thảo")),
    "completion": ("generator.cli.completion", N_("đoạn lệnh tự hoàn thành cho bash, zsh, fish")),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with ``arguments`` (those of the process by default) and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # Collecting while modules load frees nothing and costs a tenth of a short command's time; long work collects as usual.
    gc.set_threshold(100_000, 20, 20)
    # We use no plugins of pydantic; looking for them means opening every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from generator.cli import base

    for stream in (sys.stdout, sys.stderr):
        # Vietnamese is printed right whatever the system's own encoding; a file name with broken letters is still shown.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    messages.use(_language(arguments))

    try:
        return base.run(program(), arguments)
    except BrokenPipeError:
        # The reader of our output has gone (``| head``): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return base.CLEAN


def program() -> click.Group:
    """Return the group of all commands."""
    import click

    from generator.cli import base

    @click.group(
        cls=base.Group,
        lazy=COMMANDS,
        invoke_without_command=True,
        help=N_("Soạn, trình bày và kiểm tra văn bản hành chính theo Nghị định 30/2020/NĐ-CP."),
        epilog=N_("Mã thoát: 0 không có gì phải sửa, 1 có lỗi được tìm thấy, 2 không chạy được."),
    )
    @click.option("--version", cls=base.Option, is_flag=True, is_eager=True, help=N_("Hiện phiên bản rồi thoát."))
    @click.pass_context
    def vanban(ctx: click.Context, version: bool) -> None:
        if version:
            click.echo(f"vanban {__version__}")
        elif ctx.invoked_subcommand is None:
            click.echo(ctx.get_help())

    return vanban


def _language(arguments: Sequence[str]) -> str:
    """Return the language asked for by ``--lang`` or by VANBAN_LANG; Vietnamese where it is no language we speak."""
    wanted = os.environ.get("VANBAN_LANG", "vi")
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and number + 1 < len(arguments):
            wanted = arguments[number + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    return wanted if wanted in messages.LANGUAGES else "vi"
