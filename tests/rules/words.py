"""Helpers for tests of the rules on words: a conformant plan with one paragraph put in, read as .docx and as plain text."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from generator.model import Division, Document, Paragraph, Reading
from generator.model.body import BodyNode
from generator.model.edits import Fix, ReplaceText
from generator.rules.engine import RULES, check
from generator.rules.families import load
from generator.rules.finding import Finding
from tests.builders.documents import plan
from tests.builders.layout import a_reading, applied

load()
SOURCES = ("TYPO", "CITE", "LAW", "NAME", "SIGN", "LIST", "TASK", "SPELL")
WORDS = tuple(id for id in RULES if id.startswith(SOURCES) or (id.startswith("ND30-2") and 211 <= int(id[5:]) <= 248))
"""The rules whose tests live here."""


def with_words(*texts: str | BodyNode, document: Document | None = None, **changes: Any) -> Document:
    """Return a conformant plan with these paragraphs before its last one."""
    base = document or plan()
    nodes = tuple(Paragraph(text=text) if isinstance(text, str) else text for text in texts)
    last = base.body[-1]
    if isinstance(last, Division):
        children = (*last.children[:-1], *nodes, last.children[-1])
        body = (*base.body[:-1], last.model_copy(update={"children": children}))
    else:
        body = (*base.body[:-1], *nodes, last)
    return base.model_copy(update={"body": body, **changes})


def dated(on: dt.date | None) -> dict[str, Any]:
    """Return the changes that give a document another date."""
    return {"date": on}


def as_text(document: Document) -> Reading:
    """Return the document as a plain text file is read: without a layout."""
    return Reading("van-ban.txt", document)


FORMATS: tuple[Callable[[Document], Reading], ...] = (a_reading, as_text)
both_formats = pytest.mark.parametrize("read", FORMATS, ids=["docx", "txt"])


def told(reading: Reading, *rules: str) -> list[Finding]:
    """Return what the rules say (all rules on words when none is named)."""
    return list(check(reading, select=rules or WORDS).findings)


def rules_of(findings: Iterable[Finding]) -> set[str]:
    """Return the ids of the rules that spoke."""
    return {finding.rule for finding in findings}


def proposals(findings: Iterable[Finding]) -> list[tuple[str | None, str | None]]:
    """Return the present and the proposed text of each finding."""
    return [(finding.present, finding.proposed) for finding in findings]


def fixed(reading: Reading, rule: str) -> Reading:
    """Return the reading after every fix of a rule, applied one at a time until the rule has none left."""
    for _turn in range(20):
        fix = next((finding.fix for finding in told(reading, rule) if finding.fix is not None), None)
        if fix is None:
            return reading
        reading = applied(_checked(fix, reading), reading)
    raise AssertionError(f"the fixes of {rule} do not settle")


def _checked(fix: Fix, reading: Reading) -> Fix:
    """Return the fix without the texts it was made for, once each was seen to be the paragraph's own.

    All edits of a fix count in the same text and come from its end to its beginning; the applier compares once, too.
    """
    assert reading.layout is not None
    texts = {paragraph.path: paragraph.text for paragraph in reading.layout.paragraphs}
    edits = []
    for edit in fix.edits:
        assert isinstance(edit, ReplaceText) and edit.of in (None, texts[edit.path])
        edits.append(dataclasses.replace(edit, of=None))
    return dataclasses.replace(fix, edits=tuple(edits))


def text_of(reading: Reading) -> str:
    """Return all words of a layout, a line for each paragraph."""
    assert reading.layout is not None
    return "\n".join(paragraph.text for paragraph in reading.layout.paragraphs)


def changed(document: Document, **changes: Any) -> Document:
    """Return a document with some fields replaced."""
    return document.model_copy(update=changes)
