"""Calling the program as a user does, in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import messages
from generator.cli import main


@dataclass(frozen=True)
class Answer:
    """What a call left behind: its exit code, its results, its messages."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The messages, a line each."""
        return self.err.splitlines()


Call = Callable[..., Answer]


@pytest.fixture
def vanban(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """A function that runs the program in an empty folder and returns its :class:`Answer`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VANBAN_LANG", raising=False)

    def call(*arguments: object) -> Answer:
        code = main([str(argument) for argument in arguments])
        messages.use("vi")
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call
