"""The tests of printing keep their prepared templates to themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.writers.docx import compiled


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        compiled._compiled.cache_clear()
        yield
