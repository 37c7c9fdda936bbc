"""Reading a .docx: its words for the recogniser, its look for the rules."""

from __future__ import annotations

from generator.model import Reading
from generator.model.layout import Layout
from generator.readers.docx.content import DocxContent
from generator.readers.lines import SourceLine

__all__ = ["layout_of", "lines_of", "pictures_of", "read"]


def read(data: bytes, *, source: str) -> Reading:
    """Read the bytes of a .docx (or .docm, whose macros are never run).

    ``source`` is the file's name as the user gave it. Returns the Reading with the document as recognised and the Layout
    whose paragraphs carry their roles. Raises RefusedFileError, in one line, for what is no .docx, is encrypted, damaged
    or built to do harm.
    """
    from generator.readers.recognise import recognise

    content = DocxContent(data, source)
    recognition = recognise(content.lines, source=source)
    return Reading(
        source,
        content.enriched(recognition.document, recognition.roles),
        content.layout(recognition.roles),
        (*content.problems, *recognition.problems),
        (*recognition.remainder, *content.remainder),
        recognition.inferred,
    )


def pictures_of(data: bytes, source: str) -> dict[str, bytes]:
    """Return the picture files of the body of a .docx, by the names that its document has for them."""
    return DocxContent(data, source).picture_files()


def layout_of(data: bytes, source: str) -> Layout:
    """Return the Layout of a .docx without roles: one paragraph for each paragraph of the file."""
    return DocxContent(data, source).layout()


def lines_of(data: bytes, source: str) -> tuple[SourceLine, ...]:
    """Return the lines of a .docx as the recogniser gets them."""
    return DocxContent(data, source).lines
