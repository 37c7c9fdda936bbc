"""Text files (.txt, .md): plain text, Markdown, or text of a law site with its tables written out between bars."""

from __future__ import annotations

import re

from generator.model import Problem, Reading
from generator.readers import markup, plain
from generator.readers.decoding import decode
from generator.readers.lines import SourceLine
from generator.readers.mending import mend
from generator.readers.recognise import recognise

_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)|[ \t]+#+[ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([-.#()\[\]_+>!|/])")


def read(data: bytes, *, source: str) -> Reading:
    """Return what a text file says. ``source`` is the file's name as the user gave it.

    Raises :class:`generator.errors.RefusedFileError` when the bytes are no text in a code that is known for certain.
    """
    text, problems = decode(data, source=source)
    lines, met = source_lines(text, source)
    lines, mended = mend(lines)
    found = recognise(lines, source=source)
    return Reading(
        source, found.document, None, (*problems, *met, *mended, *found.problems), found.remainder, found.inferred
    )


def source_lines(text: str, source: str) -> tuple[list[SourceLine], list[Problem]]:
    """Return the lines for the recogniser, and what was met while making them; the form is told by the text itself."""
    text = _ESCAPED.sub(r"\1", text)
    if markup.has_bars(text):
        return markup.source_lines(text, source)
    if text.lstrip().startswith("#") or "\n#" in text:
        text = _HEADING.sub("", text)
    return plain.source_lines(text, source)
