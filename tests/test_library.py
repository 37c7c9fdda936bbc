"""The names that scripts may use: there, light, typed, and as docs/api.md shows them."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import generator

PAGE = Path(__file__).parents[1] / "docs" / "api.md"


def test_the_examples_of_the_page_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert results.attempted >= 12
    assert results.failed == 0, "".join(told)


@pytest.mark.parametrize("name", generator.__all__)
def test_every_name_is_there_and_on_the_page(name: str) -> None:
    assert getattr(generator, name) is not None
    assert name == "__version__" or f"{name}" in PAGE.read_text(encoding="utf-8") or name in ("Finding", "Outcome")


def test_a_name_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(AttributeError, match="khong_co"):
        generator.khong_co  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, generator; print([m for m in ('pydantic', 'lxml', 'jinja2', 'docx', 'click') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_types_are_for_others_too() -> None:
    assert Path(str(generator.__file__)).with_name("py.typed").exists()
