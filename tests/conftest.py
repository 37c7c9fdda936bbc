"""What every test may count on: tests marked ``soffice`` are skipped, with the reason, where LibreOffice is missing."""

from __future__ import annotations

import pytest

from generator import libreoffice


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("soffice") is None:
        return
    if not libreoffice.available():
        pytest.skip(f"chưa có LibreOffice: {libreoffice.INSTALL}")
    if warning := libreoffice.font_warning():
        pytest.skip(warning)
