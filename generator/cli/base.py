"""How every command speaks: help, usage errors and failures in the user's language, one line each, and the exit codes."""

from __future__ import annotations

import contextlib
import difflib
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.errors import GeneratorError
from generator.messages import LANGUAGES, N_, _

if TYPE_CHECKING:
    from generator.model import Problem

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
"""The exit codes: nothing to say, something was found, could not run, stopped by the user."""


class Between(click.IntRange):
    """A whole number between two others; what is none is told in the user's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; raise :class:`click.BadParameter` for anything else."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            told = _("phải là số nguyên từ {least} đến {most}").format(least=self.min, most=self.max)
            raise click.BadParameter(told, ctx, param) from None


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], _(self.help) if self.help else record[1])


class Argument(click.Argument):
    """An argument whose name is translated when it is shown."""

    def make_metavar(self, ctx: click.Context) -> str:
        return _(self.metavar) if self.metavar else super().make_metavar(ctx)


class Command(click.Command):
    """A command whose help is in the user's language. Every command takes ``-h`` and ``--lang``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_language_option())

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return _help_option()

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_("[TÙY CHỌN]"), *(piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx))]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Cách dùng:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help) if self.help else "")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(_("Tùy chọn")):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            formatter.write_paragraph()
            formatter.write("\n".join(f"  {line}" for line in _(self.epilog).splitlines()))
            formatter.write("\n")


class Group(Command, click.Group):
    """A group whose commands are imported only when they are used: ``commands`` maps a name to module and short help."""

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.lazy, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.lazy:
            module = importlib.import_module(self.lazy[cmd_name][0])
            command = module.command
            assert isinstance(command, click.Command)
            return command
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            if name.startswith("-"):
                self.parse_args(ctx, args)
            near = difflib.get_close_matches(name, self.list_commands(ctx), n=1, cutoff=0.5)
            hint = (
                _("có phải “{name}”?").format(name=near[0])
                if near
                else _("các lệnh: {names}").format(names=", ".join(self.list_commands(ctx)))
            )
            raise GeneratorError(_("không có lệnh “{name}”").format(name=name), hint=hint)
        return name, command, args[1:]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_("[TÙY CHỌN]"), _("LỆNH …")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Command.format_options(self, ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            text = self.lazy[name][1] if name in self.lazy else (self.commands[name].short_help or "")
            rows.append((name, _(text) if text else ""))
        with formatter.section(_("Các lệnh")):
            formatter.write_dl(rows)


def _language_option() -> click.Option:
    # The value itself is looked up before anything is parsed (see ``main``), so that errors too are in that language.
    return Option(
        ["--lang"],
        type=Choice(LANGUAGES),
        expose_value=False,
        help=N_("Ngôn ngữ của thông báo: vi (mặc định) hoặc en."),
    )


def _help_option() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()

    return Option(
        ["-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=N_("Hiện hướng dẫn này rồi thoát."),
    )


class Choice(click.Choice[str]):
    """A closed list of words; a wrong one is answered with the list, in the user's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            self.fail(
                _("“{value}” không thuộc: {known}").format(value=value, known=", ".join(self.choices)), param, ctx
            )
        return str(value)


class Date(click.ParamType[Any]):
    """A date as written in Vietnam: 05/3/2026."""

    name = "ngày"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return _("NGÀY")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        import datetime as dt
        import re

        if isinstance(value, dt.date):
            return value
        try:
            if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", value):
                return dt.date(int(found[3]), int(found[2]), int(found[1]))
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(_("“{value}” không phải ngày; viết ví dụ 05/3/2026").format(value=value), param, ctx)


def run(cli: click.Command, arguments: Sequence[str]) -> int:
    """Run ``cli`` with ``arguments`` and return the exit code; every failure that we can explain is one line each."""
    if "_VANBAN_COMPLETE" in os.environ:
        cli.main(args=list(arguments), prog_name="vanban")
    try:
        with cli.make_context("vanban", list(arguments)) as context:
            cli.invoke(context)
        sys.stdout.flush()
        return CLEAN
    except click.exceptions.Exit as end:
        return end.exit_code
    except GeneratorError as error:
        click.echo(str(error), err=True)
        return FAILED
    except click.UsageError as error:
        click.echo(explained(error), err=True)
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Đã dừng theo yêu cầu."), err=True)
        return INTERRUPTED


def explained(error: click.UsageError) -> str:
    """Return a usage error in one line, in the user's language."""
    context = error.ctx.command_path if error.ctx else "vanban"
    return f"{context}: {_usage(error)} — {_('Gợi ý')}: {context} -h"


def _usage(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        text = _("không có tùy chọn {name}").format(name=error.option_name)
        if error.possibilities:
            text += ", " + _("có phải {names}?").format(names=", ".join(sorted(error.possibilities)))
        return text
    if isinstance(error, click.MissingParameter):
        return _("thiếu {name}").format(name=_named(error.param))
    if isinstance(error, click.BadParameter):
        return f"{_named(error.param)}: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        return _("tùy chọn {name} dùng sai: cần đúng một giá trị, hoặc không nhận giá trị").format(
            name=error.option_name
        )
    if error.message.startswith("Got unexpected extra argument"):
        return _("thừa tham số {names}").format(names=error.message.partition("(")[2].rstrip(")"))
    return error.message


def _named(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return " / ".join(parameter.opts)
    return parameter.make_metavar(click.Context(click.Command(""))).strip("[].…")


class FilePath(click.Path):
    """A path; whether it is there and can be read is told by whoever opens it, in the user's words."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return _("TỆP")


PATH = FilePath(path_type=Path)

draft_or_final = click.option(
    "--draft/--final",
    "draft",
    cls=Option,
    default=True,
    help=N_("Bản dự thảo: chỗ thiếu in thành chỗ trống (mặc định); bản chính thức: từ chối khi còn thiếu."),
)
"""The choice of every command that prints documents from data."""


def deliver(text: str, output: Path | None, *, force: bool) -> None:
    """Print ``text``, or write it whole to ``output`` and say where it is."""
    if output is None:
        click.echo(text, nl=False)
        return
    from generator.writers import files

    files.write(output, text.encode("utf-8"), overwrite=force)
    say(str(output))


def note(problem: Problem) -> None:
    """Print what a reader met as one line: place, message, proposal."""
    place = f"{problem.at}: " if problem.at else ""
    proposal = f" — {_('đề nghị')}: {problem.proposal}" if problem.proposal is not None else ""
    say(f"{place}{problem.message}{proposal}")


def say(text: str) -> None:
    """Print a line for the person at the terminal; results alone go to standard output."""
    click.echo(text, err=True)


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Give a function that is told of each file done: a bar on a terminal when there is much to do, else a line each."""
    if total < MUCH or not sys.stderr.isatty():
        yield click.echo
        return
    done: list[str] = []
    with click.progressbar(length=total, label=_("Đang xử lý"), file=sys.stderr) as bar:

        def tell(line: str) -> None:
            done.append(line)
            bar.update(1)

        yield tell
    for line in done:
        click.echo(line)


@contextlib.contextmanager
def working(total: int) -> Iterator[Callable[[], None]]:
    """Give a function to be called after each piece of work: it moves a bar on a terminal when there is much to do."""
    if total < MUCH or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=total, label=_("Đang xử lý"), file=sys.stderr) as bar:
        yield lambda: bar.update(1)


MUCH = 8
"""Files from which on a bar is more use than lines."""
