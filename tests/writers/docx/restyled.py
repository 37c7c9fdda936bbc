"""Templates as an office might leave them: ours with one thing changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from generator import resources

MAIN = "word/document.xml"


def parts(family: str = "ten-loai") -> dict[str, bytes]:
    """Return the parts of one of our templates."""
    with zipfile.ZipFile(resources.template_path(family)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save(path: Path, content: dict[str, bytes]) -> Path:
    """Write parts as a .docx and return its path."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    path.write_bytes(stream.getvalue())
    return path


def changed(path: Path, change: Callable[[str], str], *, part: str = MAIN, family: str = "ten-loai") -> Path:
    """Write one of our templates with one part changed and return its path."""
    content = parts(family)
    before = content[part].decode()
    after = change(before)
    assert after != before, "the change found nothing to change"
    content[part] = after.encode()
    return save(path, content)


def replaced(path: Path, old: str, new: str, *, part: str = MAIN, family: str = "ten-loai", count: int = 1) -> Path:
    """Write one of our templates with some words replaced and return its path."""
    return changed(path, lambda text: text.replace(old, new, count), part=part, family=family)


def from_body(path: Path, body: str) -> Path:
    """Write a template whose whole text is ``body`` (paragraphs as XML) and return its path."""
    content = parts()
    head, _start, rest = content[MAIN].decode().partition("<w:body>")
    section = rest[rest.rindex("<w:sectPr>") :]
    content[MAIN] = f"{head}<w:body>{body}{section}".encode()
    return save(path, content)


def p(*runs: str) -> str:
    """Return a paragraph of these runs as XML."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"
