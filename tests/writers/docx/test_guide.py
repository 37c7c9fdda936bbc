"""The office's guide to the templates names everything that a template may use, and shows where to click, in Word too."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from generator.readers import docx as reader
from generator.resources import templates_dir
from generator.writers.docx import filters
from generator.writers.docx.body import KINDS
from generator.writers.docx.build.families import FAMILIES
from generator.writers.docx.check.names import known_names
from generator.writers.docx.prepare.binding import FRAMES
from generator.writers.docx.prepare.patterns import LOOKS
from tests.writers.docx import pages

GUIDE = (templates_dir() / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(known_names()) - {"o"}))
def test_every_tag_is_explained(name: str) -> None:
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_paragraph_is_explained(kind: str) -> None:
    assert f"`{kind}`" in GUIDE


@pytest.mark.parametrize(
    "words",
    [
        *(f"`{family}.docx`" for family in FAMILIES),
        *(f"|{name} }}}}" for name in filters.OWN),
        *(f"`khung_{name}`" for name in FRAMES),
        *(f"o.{look} }}}}" for look in LOOKS),
    ],
)
def test_templates_filters_frames_and_cells_are_named(words: str) -> None:
    assert words in GUIDE


@pytest.fixture(scope="module")
def made() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[3] / "docs"))
        return importlib.import_module("template_guide")


PICTURED = re.findall(r"!\[(.+)\]\((.+)\)", GUIDE)


def test_every_step_of_the_guide_is_pictured_and_every_picture_is_there() -> None:
    steps = re.findall(r"^### Bước (\d+)\.", GUIDE, re.MULTILINE)
    assert len(PICTURED) == len(steps) >= 10
    assert [name for _words, name in PICTURED if not (templates_dir() / name).is_file()] == []


def test_the_pictures_are_those_that_the_drawings_make(made: ModuleType) -> None:
    for name, draw in made.PICTURES.items():
        with Image.open(templates_dir() / made.FOLDER / f"{name}.png") as picture:
            assert picture.text["Drawing"] == draw().mark, "make docs"


def test_the_word_guide_says_what_the_page_says_with_a_picture_for_each_step(made: ModuleType) -> None:
    data = (templates_dir() / made.FOLDER / made.TARGET).read_bytes()
    printed = [line.replace("~", " ") for line in pages.lines(data)]
    for node in made.document(GUIDE).body:
        for text in (getattr(node, "heading", ""), getattr(node, "text", ""), getattr(node, "caption", "")):
            assert not text or any(text in line for line in printed), f"make docs: {text[:60]}"
    shown = [str(one.get("descr")) for one in pages.root(data).iter(f"{pages.WP}docPr") if one.get("descr")]
    assert shown == [words for words, _name in PICTURED]


def test_the_word_guide_opens_as_any_document_does(made: ModuleType) -> None:
    path = templates_dir() / made.FOLDER / made.TARGET
    reading = reader.read(path.read_bytes(), source=path.name)
    assert reading.document.title == "Mẫu trình bày" and reading.document.body
