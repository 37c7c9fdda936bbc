"""The house keeps its order: imports point downwards, and each foreign library is used in one room only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

LAYERS = (
    {"model"},
    {"errors", "messages"},
    {"vietnamese"},
    {"catalog", "libreoffice", "pdfium", "resources"},
    {"readers", "drafting", "rules", "writers", "register"},
    {"workflows"},
    {"cli", "web"},
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
"""Rooms of one layer do not know each other, save these pairs, which are one thing in two files."""
NEIGHBOURS = {("errors", "messages"), ("libreoffice", "pdfium"), ("catalog", "resources")}

ONLY_IN = {
    "docx": ("readers/docx", "writers/docx"),
    "docxtpl": ("writers/docx",),
    "click": ("cli",),
    "subprocess": ("libreoffice.py",),
}
PURE = ("model", "drafting")
IMPURE = {"datetime.today", "datetime.now", "date.today", "time.time", "os.environ", "os.getenv", "random", "open"}


@cache
def modules() -> dict[Path, ast.Module]:
    return {
        path.relative_to(PACKAGE): ast.parse(path.read_text(encoding="utf-8"), str(path))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def room(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every imported module with its line, also those inside functions; those for the type checker alone are left out."""
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield str(node.module), node.lineno
            if node.module == "generator":
                yield from ((f"generator.{alias.name}", node.lineno) for alias in node.names)


def between_rooms() -> Iterator[tuple[str, str, str]]:
    for path, tree in modules().items():
        for name, line in imports(tree):
            if name.startswith("generator."):
                there = name.split(".")[1]
                if there != room(path) and there in RANK:
                    yield f"generator/{path}:{line} -> {name}", room(path), there


def test_every_room_has_its_place() -> None:
    rooms = {room(path) for path in modules()} - {"__init__", "__main__"}
    assert rooms - set(RANK) == set()


def test_imports_point_downwards() -> None:
    wrong = [
        told
        for told, here, there in between_rooms()
        if here in RANK
        and RANK[there] >= RANK[here]
        and (here, there) not in NEIGHBOURS
        # A failure says its place and speaks the user's language; the model's own messages are few.
        and there not in ("errors", "messages")
    ]
    assert wrong == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_foreign_library_is_used_in_its_own_room_only(library: str) -> None:
    wrong = [
        f"generator/{path}:{line}"
        for path, tree in modules().items()
        for name, line in imports(tree)
        if name.split(".")[0] == library and not path.as_posix().startswith(ONLY_IN[library])
    ]
    assert wrong == []


@pytest.mark.parametrize("place", PURE)
def test_the_model_and_the_drafting_know_no_clock_disk_environment_or_chance(place: str) -> None:
    wrong = []
    for path, tree in modules().items():
        if room(path) != place:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if name == "open" or any(name == bad or name.endswith(f".{bad}") for bad in IMPURE):
                    wrong.append(f"generator/{path}:{node.lineno} {name}")
        wrong += [
            f"generator/{path}:{line} {name}"
            for name, line in imports(tree)
            if name.split(".")[0] in ("os", "random", "time", "tempfile", "shutil", "socket", "urllib", "http", "uuid")
        ]
    assert wrong == []


def test_nothing_reaches_for_the_network() -> None:
    wrong = [
        f"generator/{path}:{line} {name}"
        for path, tree in modules().items()
        if room(path) != "web"
        for name, line in imports(tree)
        if name.split(".")[0] in ("socket", "http", "urllib", "requests", "httpx", "ftplib", "smtplib", "xmlrpc")
        and name not in ("urllib.parse",)
    ]
    assert wrong == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        f"generator/{path}"
        for path, tree in modules().items()
        if tree.body and not (ast.get_docstring(tree) or "").strip()
    ]
    assert silent == []


def test_no_module_outgrows_one_subject() -> None:
    long = {
        f"generator/{path}": lines
        for path in modules()
        if (lines := len((PACKAGE / path).read_text(encoding="utf-8").splitlines())) > 450
    }
    assert long == {}


def test_nothing_is_left_half_done() -> None:
    mark = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b|NotImplemented" r"Error\(")
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("generator", "tests", "benchmarks")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if mark.search(line)
    ]
    assert left == []


def test_no_file_speaks_of_a_machine_it_was_made_on() -> None:
    mark = re.compile(r"(/work" r"/|/home" r"/\w|/root" r"/|pypi\." r"org|files\.python" r"hosted|registry\." r"npm)")
    texts = (".py", ".md", ".toml", ".yaml", ".yml", ".txt", ".lock", ".cfg", "")
    wrong = []
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        top = inside.parts[0]
        if (
            top in ("outputs", "dist", "build")
            or (top.startswith(".") and top != ".ci")
            or {"__pycache__", "node_modules"} & set(inside.parts)
        ):
            continue
        if not path.is_file():
            continue
        if path.suffix not in texts or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if mark.search(line):
                wrong.append(f"{inside}:{number}")
    assert wrong == []
