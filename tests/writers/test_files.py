"""Files: whole or not at all, under safe names, never over another unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ErrorGroup, OutputError
from generator.writers import files


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        pytest.param("ke-hoach", "ke-hoach", id="an ordinary name"),
        pytest.param("Kế hoạch số 146", "Kế hoạch số 146", id="Vietnamese and spaces stay"),
        pytest.param("../../etc/passwd", "etc-passwd", id="way up"),
        pytest.param("/etc/passwd", "etc-passwd", id="absolute"),
        pytest.param("C:\\Windows\\x", "C-Windows-x", id="Windows path"),
        pytest.param("146/KH-UBND", "146-KH-UBND", id="number of a document"),
        pytest.param("CON", "_CON", id="reserved device"),
        pytest.param("lpt1.bak", "_lpt1.bak", id="reserved device with a suffix"),
        pytest.param("a. ", "a", id="dots and spaces at the end"),
        pytest.param("", "van-ban", id="nothing"),
        pytest.param("...", "van-ban", id="dots only"),
        pytest.param("a\x00b\nc", "a-b-c", id="control characters"),
        pytest.param("a\u202egnp.exe", "a-gnp.exe", id="turned writing direction"),
        pytest.param("a?<b>|*", "a-b", id="what Windows refuses"),
    ],
)
def test_a_name_is_made_safe(stem: str, name: str) -> None:
    assert files.safe_name(stem) == name


@given(st.text())
def test_any_text_becomes_one_name_that_the_system_accepts(stem: str) -> None:
    name = files.safe_name(stem)
    assert name not in ("", ".", "..")
    assert "/" not in name and "\\" not in name and "\x00" not in name
    assert len(f".{name}.docx".encode()) < 255
    assert files.safe_name(name) == name


def test_the_longest_vietnamese_name_keeps_whole_letters() -> None:
    assert set(files.safe_name("ấ" * 400)) == {"ấ"}


def test_a_file_is_written_with_its_folder_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = files.write(tmp_path / "a" / "b.txt", b"1")
    assert path.read_bytes() == b"1"
    assert [p.name for p in path.parent.iterdir()] == ["b.txt"]


def test_an_existing_file_is_left_alone_unless_asked(tmp_path: Path) -> None:
    path = files.write(tmp_path / "a.txt", b"old")
    with pytest.raises(OutputError, match="--force"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert files.write(path, b"new", overwrite=True).read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_is_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    link = tmp_path / "out" / "a.txt"
    link.parent.mkdir()
    link.symlink_to(outside)
    with pytest.raises(OutputError):
        files.write(link, b"new")
    files.write(link, b"new", overwrite=True)
    assert outside.read_text() == "mine"
    assert not link.is_symlink()


def test_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path)
    with pytest.raises(OutputError, match="nằm ngoài"):
        files.inside(tmp_path / "out", tmp_path / "out" / "link" / "a.docx")


def test_every_output_that_exists_is_named(tmp_path: Path) -> None:
    taken = [files.write(tmp_path / name, b"") for name in ("a", "b")]
    with pytest.raises(ErrorGroup) as caught:
        files.refuse_existing([*taken, tmp_path / "c"])
    assert [Path(e.at.source).name for e in caught.value.errors if e.at] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("file/a.txt", "không phải thư mục|đã có tệp", id="a file where a folder is needed"),
        pytest.param("x" * 300, "không ghi được", id="a name too long for the system"),
    ],
)
def test_what_the_system_refuses_is_one_error_with_the_path(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=said):
        files.write(tmp_path / name, b"")


@pytest.mark.parametrize("way", ["nameless", "named"])
@pytest.mark.parametrize("before", [None, b"old"], ids=["nothing there", "an older file there"])
def test_a_writer_killed_in_the_middle_leaves_the_old_file_or_none(
    tmp_path: Path, way: str, before: bytes | None
) -> None:
    path = tmp_path / "a.bin"
    if before is not None:
        path.write_bytes(before)
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom generator.writers import files\n"
        "def stop(*_args, **_options):\n    print('written', flush=True)\n    sys.stdin.read()\n"
        "os.link = Path.replace = stop\n"
        + ("del os.O_TMPFILE\n" if way == "named" else "")
        + f"files.write(Path({str(path)!r}), b'new' * 1_000_000, overwrite=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=tmp_path,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        process.kill()
        process.wait()
    assert (path.read_bytes() if path.exists() else None) == before
    left = [p.name for p in tmp_path.iterdir() if p != path]
    assert all(name.startswith(".") and name.endswith(".tmp") for name in left)
    if way == "nameless" and hasattr(os, "O_TMPFILE"):
        assert left == []
