"""The documentation names everything that exists: the lists are taken from the code."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from generator.catalog import kinds
from generator.cli import COMMANDS
from generator.model import Document
from generator.readers.yaml_errors import keys_of
from generator.readers.yaml_input import read

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "inputs").rglob("*.md")])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_guide(command: str) -> None:
    assert f"vanban {command}" in GUIDE


@pytest.mark.parametrize("key", [key for key in keys_of(Document) if key not in ("ten_loai", "thang")])
def test_every_key_of_a_document_is_in_the_guide(key: str) -> None:
    assert f"`{key}`" in GUIDE


def test_the_guide_counts_the_kinds_right() -> None:
    assert f"{len(kinds.all_kinds())} loại văn bản" in GUIDE


def test_every_command_that_is_documented_exists() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"^vanban ([a-z]+)", text, re.MULTILINE)) | set(re.findall(r"`vanban ([a-z]+)", text))
    assert named - set(COMMANDS) == set()


def test_every_make_target_that_is_documented_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(re.findall(r"`make ([a-z-]+)`", text)) - targets == set()


def test_the_yaml_in_the_guide_and_the_readme_is_valid_input() -> None:
    blocks = [
        block
        for page in (ROOT / "README.md", ROOT / "docs" / "huong-dan.md")
        for block in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    ]
    assert len(blocks) >= 2
    for block in blocks:
        text = block if "loai:" in block else f"loai: ke-hoach\n{block}"
        assert read(text.encode(), source="docs", folder=ROOT / "inputs" / "mau").document.body


def test_the_generated_pages_are_current() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages = module.pages()
    stale = [
        name
        for name, text in pages.items()
        if not (ROOT / "docs" / name).is_file() or (ROOT / "docs" / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "make docs"
    assert {f"rules/{path.name}" for path in (ROOT / "docs" / "rules").iterdir()} - set(pages) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_something(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_of_the_code_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:generator|templates|tests|docs|inputs|benchmarks)/[\w./-]+)`", text))
    assert [path for path in sorted(named) if not (ROOT / path).exists() and "<" not in path] == []
