"""How the program speaks: help, languages, usage errors, exit codes, interruptions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import COMMANDS, base
from tests.cli.conftest import Call

ROOT = Path(__file__).parents[2]


def process(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=lambda c: c[0] if c else "vanban")
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_explains_itself(vanban: Call, command: tuple[str, ...], flag: str) -> None:
    answer = vanban(*command, flag)
    assert answer.code == 0
    assert answer.out.startswith("Cách dùng: vanban")
    assert "Hiện hướng dẫn này rồi thoát." in answer.out
    assert not {"Usage", "Options", "Commands", "Show this message"} & set(answer.out.replace(":", " ").split())


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=lambda c: c[0] if c else "vanban")
@pytest.mark.parametrize("where", ["before", "after"])
def test_help_is_english_when_asked_for(vanban: Call, command: tuple[str, ...], where: str) -> None:
    language = ("--lang", "en")
    answer = vanban(*language, *command, "-h") if where == "before" else vanban(*command, *language, "-h")
    assert answer.code == 0
    assert answer.out.startswith("Usage: vanban")
    assert "Show this help and exit." in answer.out


def test_the_language_may_come_from_the_environment(vanban: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_LANG", "en")
    assert vanban("-h").out.startswith("Usage:")
    assert vanban("--lang=vi", "-h").out.startswith("Cách dùng:")


def test_without_a_command_the_help_is_shown(vanban: Call) -> None:
    assert vanban().out == vanban("-h").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("nwe",), "không có lệnh “nwe” — Gợi ý: có phải “new”?", id="misspelt command"),
        pytest.param(("xyzzy",), "các lệnh: new, read, render", id="unknown command"),
        pytest.param(("schema", "--foo"), "không có tùy chọn --foo", id="unknown option"),
        pytest.param(("read",), "vanban read: thiếu TỆP", id="missing argument"),
        pytest.param(("read", "a", "b"), "thừa tham số b", id="extra argument"),
        pytest.param(("read", "a", "--format"), "--format dùng sai", id="option without its value"),
        pytest.param(("read", "a", "--format", "pdf"), "“pdf” không thuộc: yaml, json, text", id="wrong choice"),
        pytest.param(("bodies", "a", "--date", "31/02/2022"), "“31/02/2022” không phải ngày", id="impossible date"),
        pytest.param(("--lang", "fr", "new"), "“fr” không thuộc: vi, en", id="unknown language"),
        pytest.param(("completion", "ksh"), "“ksh” không thuộc: bash, zsh, fish", id="unknown shell"),
        pytest.param(("new", "ke-hoahc"), "có loại văn bản “ke-hoahc”", id="misspelt kind"),
        pytest.param(("read", "khong-co.docx"), "khong-co.docx", id="missing file"),
        pytest.param(("render", "khong-co.yaml"), "khong-co.yaml", id="missing input"),
        pytest.param(("run", "khong-co"), "khong-co", id="missing folder"),
    ],
)
def test_what_cannot_run_is_one_line_and_exit_2(vanban: Call, arguments: tuple[str, ...], said: str) -> None:
    answer = vanban(*arguments)
    assert (answer.code, answer.out) == (2, "")
    (line,) = answer.lines
    assert said in line


def test_a_usage_error_is_told_in_english_when_asked_for(vanban: Call) -> None:
    assert vanban("--lang", "en", "read").lines == ["vanban read: FILE missing — Hint: vanban read -h"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_for_the_shell(vanban: Call, shell: str) -> None:
    answer = vanban("completion", shell)
    assert answer.code == 0
    assert f"_VANBAN_COMPLETE={shell}_complete" in answer.out


def test_completion_knows_the_kinds() -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "_VANBAN_COMPLETE": "bash_complete",
        "COMP_WORDS": "vanban new ke-",
        "COMP_CWORD": "2",
    }
    told = subprocess.run([sys.executable, "-m", "generator"], env=environment, capture_output=True, check=False)
    assert b"ke-hoach" in told.stdout


def test_a_reader_that_goes_away_is_no_failure() -> None:
    with process("schema") as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_stopping_by_the_keyboard_is_one_line(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\nfrom generator.workflows import starting\nfrom generator.cli import main\n"
        "starting.schema = lambda: os.kill(os.getpid(), signal.SIGINT)\nsys.exit(main(['schema']))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert told.returncode == base.INTERRUPTED
    assert told.stderr.decode() == "Đã dừng theo yêu cầu.\n"
    assert signal.SIGINT == 2


def test_a_bug_keeps_its_traceback(vanban: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.workflows import starting

    def broken() -> str:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(starting, "schema", broken)
    with pytest.raises(ZeroDivisionError):
        vanban("schema")


@pytest.mark.parametrize("encoding", ["C", "POSIX", "C.UTF-8"])
def test_vietnamese_is_printed_right_in_any_locale(encoding: str) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": encoding, "PYTHONUTF8": "0"}
    told = subprocess.run([sys.executable, "-m", "generator", "-h"], env=environment, capture_output=True, check=False)
    assert told.stdout.decode("utf-8").startswith("Cách dùng: vanban [TÙY CHỌN] LỆNH …")


def test_every_command_is_a_module_and_every_module_a_command() -> None:
    modules = {path.stem for path in (ROOT / "generator" / "cli").glob("*.py")} - {"__init__", "base"}
    assert {module.rpartition(".")[2] for module, _help in COMMANDS.values()} == modules
