"""The wheel carries everything the program needs, and works from any folder, on its own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(into), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (built,) = into.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; the libraries come from the one that runs the tests."""
    environment = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True, capture_output=True)
    python = environment / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    libraries = tmp_path_factory.mktemp("libraries")
    for name in sorted(path.name for path in Path(sysconfig.get_path("purelib")).iterdir()):
        # Everything but the project itself, whose editable link would hide the wheel.
        if "vanban" not in name and not name.endswith(".pth"):
            (libraries / name).symlink_to(Path(sysconfig.get_path("purelib")) / name)
    (Path(site) / "libraries.pth").write_text(f"{libraries}\n")
    return python


def vanban(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C"}
    return subprocess.run(
        [str(python), "-m", "generator", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_holds_templates_data_and_messages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for source, inside in (
        ("templates/*.docx", "generator/templates"),
        ("generator/catalog/data/**/*", "generator/catalog/data"),
        ("generator/locale/**/*.mo", "generator/locale"),
    ):
        files = [path for path in ROOT.glob(source) if path.is_file() and "__pycache__" not in path.parts]
        assert files, source
        base = ROOT / source.split("*")[0]
        assert {f"{inside}/{path.relative_to(base).as_posix()}" for path in files} - names == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}


def test_the_installed_program_works_from_another_folder(installed: Path, tmp_path: Path) -> None:
    started = vanban(installed, tmp_path, "new", "ke-hoach", "-o", "a.yaml")
    assert (started.returncode, started.stderr) == (0, "a.yaml\n")
    made = vanban(installed, tmp_path, "render", "a.yaml", "-o", "out")
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / "out" / "a.docx").read_bytes()[:2] == b"PK"
    read = vanban(installed, tmp_path, "read", "out/a.docx")
    assert read.returncode == 0
    assert "loai: ke-hoach" in read.stdout


def test_the_installed_program_speaks_both_languages(installed: Path, tmp_path: Path) -> None:
    assert "Các lệnh" in vanban(installed, tmp_path, "-h").stdout
    assert "Commands" in vanban(installed, tmp_path, "--lang", "en", "-h").stdout


def test_the_console_command_is_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"vanban": "generator.cli:main"}


def test_the_version_is_said_once(installed: Path, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert vanban(installed, tmp_path, "--version").stdout == f"vanban {project['version']}\n"


def test_the_lock_names_every_dependency_with_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {line.split("==")[0].lower() for line in lock.splitlines() if "==" in line}
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*data["project"]["dependencies"], *data["dependency-groups"]["dev"]]
    names = {
        item.replace(">", "=").split("=")[0].strip().lower().replace(".", "-").replace("_", "-") for item in wanted
    }
    assert names - {name.replace("_", "-").replace(".", "-") for name in locked} == set()
    assert "http" not in lock
    assert lock.count("--hash=sha256:") > len(locked)
