"""The office's guide to the templates names everything that a template may use."""

from __future__ import annotations

import pytest

from generator.resources import templates_dir
from generator.writers.docx import filters
from generator.writers.docx.body import KINDS
from generator.writers.docx.build.families import FAMILIES
from generator.writers.docx.check.names import known_names
from generator.writers.docx.prepare.binding import FRAMES
from generator.writers.docx.prepare.patterns import LOOKS

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
