"""Writes the pages that are made from the code: the commands, the schema, the rules. ``make docs``; a test compares them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator import messages
from generator.cli import program
from generator.rules import manual
from generator.workflows import award_rules, starting

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Return each generated page's text by its name in ``docs/``."""
    messages.use("vi")
    made = {f"rules/{name}": text for name, text in (manual.pages() | award_rules.pages()).items()}
    made["rules/README.md"] += award_rules.index()
    return {"lenh.md": commands(), "van-ban.schema.json": starting.schema(), **made}


def commands() -> str:
    """Return the help of every command, as the program itself says it."""
    parts = [
        "# Các lệnh\n\nTrang này lấy từ chính chương trình (`make docs`). Cách dùng theo việc: [huong-dan.md](huong-dan.md).\n"
    ]
    for name, text in _helps(program(), click.Context(program(), info_name="vanban")):
        parts.append(f"## {name}\n\n```\n{text.strip()}\n```\n")
    return "\n".join(parts)


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    context.terminal_width = 100
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _helps(inner, click.Context(inner, info_name=name, parent=context))


if __name__ == "__main__":
    (DOCS / "rules").mkdir(exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"docs/{name}")
