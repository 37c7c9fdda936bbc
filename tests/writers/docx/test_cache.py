"""The cache of prepared templates: taken when sound, made again when not, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.writers import docx
from generator.writers.docx import cache, compiled
from tests.builders import documents

TEMPLATE = resources.template_path("ten-loai")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    compiled._compiled.cache_clear()
    return tmp_path / "vanban" / "templates"


def _forget() -> None:
    compiled._compiled.cache_clear()


def test_a_prepared_template_is_taken_from_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = docx.render(documents.plan(), template=TEMPLATE)
    _forget()
    monkeypatch.setattr("generator.writers.docx.prepare.work.prepare", lambda *_a: pytest.fail("prepared again"))
    assert docx.render(documents.plan(), template=TEMPLATE) == first


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut off"),
        pytest.param(lambda data: data[:-1] + bytes([data[-1] ^ 1]), id="one bit turned"),
        pytest.param(lambda data: b"something else", id="foreign"),
    ],
)
def test_a_damaged_cache_file_is_made_again(folder: Path, damage) -> None:  # type: ignore[no-untyped-def]
    first = docx.render(documents.plan(), template=TEMPLATE)
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    _forget()
    assert docx.render(documents.plan(), template=TEMPLATE) == first
    assert kept.read_bytes() == whole


def test_a_sound_file_that_does_not_hold_a_template_is_made_again(folder: Path) -> None:
    first = docx.render(documents.plan(), template=TEMPLATE)
    cache.keep(cache.key(TEMPLATE.read_bytes()), {"facts": {}})
    _forget()
    assert docx.render(documents.plan(), template=TEMPLATE) == first


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    _forget()
    assert docx.render(documents.plan(), template=TEMPLATE)


def test_another_template_has_another_place(folder: Path) -> None:
    data = TEMPLATE.read_bytes()
    assert cache.key(data) != cache.key(data + b"\0")
    assert cache.key(data) == cache.key(bytes(data))


def test_old_files_are_cleared_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST_FILES", 3)
    for number in range(6):
        cache.keep(f"name{number}", {"n": number})
    assert len(list(folder.iterdir())) == 3
    assert cache.load("name5") == {"n": 5}
