"""What nobody can do without: the floors that the printing of .docx files is measured against.

Two of them, both of the very bytes that we print (checked before anything is measured):

- ``packing``: the finished XML encoded, deflated, zipped and written. Nothing is put into anything.
- ``rendering``: the same, and the XML made by Jinja alone: a template compiled beforehand that holds the document's XML word
  for word, values escaped by markupsafe's C code, every other step (widths, breaks by sense, blanks, checks) left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from jinja2 import Environment

from generator.model import Document
from generator.writers import docx
from generator.writers.docx import package

_UNIT = re.compile(r"<w:tr[ >].*?</w:tr>|<w:p[ >].*?</w:p>", re.DOTALL)
_WORDS = re.compile(r"(?<=>)[^<>]+(?=</w:t>)")


def packing(document: Document, path: Path) -> Callable[[], None]:
    """Return the work of packing and writing the finished parts of ``document``."""
    parts, base = _parts(document)

    def run() -> None:
        path.write_bytes(base.with_parts([package.deflated(name, text.encode()) for name, text in parts]))

    return run


def rendering(document: Document, path: Path) -> Callable[[], None]:
    """Return the work of rendering ``document`` by Jinja alone, packing and writing it."""
    ((main, xml), *others), base = _parts(document)
    render = bare(xml)

    def run() -> None:
        texts = [(main, render()), *others]
        path.write_bytes(base.with_parts([package.deflated(name, text.encode()) for name, text in texts]))

    return run


def bare(xml: str) -> Callable[[], str]:
    """Return a function that renders ``xml`` from its words by Jinja alone.

    Each paragraph and row of a table becomes a pattern with places for its words, each pattern that comes again a branch of
    one loop: what a template that knows the document beforehand would be.
    """
    patterns: dict[str, int] = {}
    units = []
    at = 0
    for found in _UNIT.finditer(xml):
        words = [unescape(text) for text in _WORDS.findall(found[0])]
        count = iter(range(len(words)))
        pattern = xml[at : found.start()] + _WORDS.sub(lambda _text, n=count: f"{{{{ words[{next(n)}] }}}}", found[0])  # type: ignore[misc]
        units.append((patterns.setdefault(pattern, len(patterns)), words))
        at = found.end()
    branches = "".join(
        f"{{% {'elif' if number else 'if'} kind == {number} %}}{pattern}" for pattern, number in patterns.items()
    )
    source = f"{{% for kind, words in units %}}{branches}{{% endif %}}{{% endfor %}}{xml[at:]}"
    template = Environment(autoescape=True, keep_trailing_newline=True).from_string(source)
    assert template.render(units=units) == xml, "the floor must make the very same XML"
    return lambda: template.render(units=units)


def _parts(document: Document) -> tuple[list[tuple[str, str]], package.Base]:
    compiled = docx.compile_template(docx.template_for(document))
    parts = compiled.pieces(compiled.values(document))
    core = package.core_properties(document.title, " ".join(document.issuer), document.date).decode()
    return [*parts, *([("docProps/core.xml", core)] if compiled.has_core else [])], compiled.base
