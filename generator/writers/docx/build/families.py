"""The template families: which blocks make which page (PL3/M2), and how they are written to a folder."""

from __future__ import annotations

from pathlib import Path

from generator.writers.docx.build import certificate
from generator.writers.docx.build.blocks import Page
from generator.writers.docx.build.pack import package

FAMILIES: dict[str, str] = {
    "ten-loai": "Văn bản có tên loại",
    "quyet-dinh": "Quyết định, nghị quyết",
    "cong-van": "Công văn",
    "bien-ban": "Biên bản",
    "ban-sao": "Bản sao",
    "phu-luc": "Phụ lục ở tệp riêng",
}
"""Each family and the title of its template: those of the catalog's kinds, and the appendix in a file of its own."""


def build(family: str) -> bytes:
    """Return the template of a family as the bytes of a .docx."""
    page = Page()
    letter = family == "cong-van"

    def content(section_break: str) -> str:
        if family == "phu-luc":
            return page.separate_appendix()
        if family == "ban-sao":
            # What is copied stands above the block: the excerpt of a trích sao.
            return page.body() + page.copy_head() + page.opening() + page.foot() + page.appendices(section_break)
        return (
            page.head(letter=letter)
            + (page.letter_title() if letter else page.title())
            + page.opening()
            + page.body()
            + page.foot()
            + page.appendices(section_break)
        )

    return package(FAMILIES[family], content)


def build_all(folder: Path) -> list[Path]:
    """Write every template into ``folder`` and return the paths: those of documents, then those of certificates."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for names, make in ((FAMILIES, build), (certificate.names(), certificate.build)):
        for name in names:
            path = folder / f"{name}.docx"
            path.write_bytes(make(name))
            paths.append(path)
    return paths
