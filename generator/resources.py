"""Where the files that travel with the program stand: in a checkout, and inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def templates_dir() -> Path:
    """Return the folder of the .docx templates: ``generator/templates`` in a wheel, ``templates/`` in a checkout."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"


def template_path(family: str) -> Path:
    """Return the path of one template by its family ("ten-loai"); it is not checked whether the file is there."""
    return templates_dir() / f"{family}.docx"
