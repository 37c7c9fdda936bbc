"""The signature block taken apart: prefix and words of each line, the issuer's sort, the head's title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.catalog.store import load
from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.rules.engine import NotEvaluated, Subject
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import to_old

_LINE = re.compile(
    r"^(?P<prefix>T ?[./] ?M|K ?[./] ?T|T ?[./] ?L|T ?/ ?U ?/? ?Q|(?:TM|KT|TL|TUQ)(?=[\s.:/,])|Q(?= ?[.:/]))\s*[.:/,]?\s*(?P<words>.+)$"
)
"""A prefix however it is marked ("K/T", "TM "): its form is ND30-150's matter."""


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line of authority: ``prefix`` (TM, KT, TL, TUQ, Q or "") and the words after it, in capitals, old tone style."""

    prefix: str
    words: str
    printed: str
    paragraph: LayoutParagraph | None


@dataclass(frozen=True, slots=True)
class Sort:
    """What the data says about a sort of body; see ``catalog/data/offices.yaml``."""

    begins: str
    collective: tuple[str, ...]
    heads: tuple[str, ...]
    by_head: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The block of one document: its lines from the top, the issuer's name in capitals, and the issuer's sort if known."""

    lines: tuple[SignLine, ...]
    issuer: str
    sort: Sort | None

    @property
    def first(self) -> SignLine:
        """The top line."""
        return self.lines[0]


@cache
def _data() -> Any:
    return load("offices")


@cache
def _sorts() -> tuple[Sort, ...]:
    rows = [
        Sort(
            begins=to_old(row["begins"]),
            collective=tuple(row.get("collective", ())),
            heads=tuple(row["heads"]),
            by_head=row["regime"] == "thu_truong",
            unsure=row.get("unsure", False),
        )
        for row in _data()["bodies"]
    ]
    return tuple(sorted(rows, key=lambda sort: -len(sort.begins)))


def upper(text: str) -> str:
    """Return a text for comparing lines in capitals: single spaces, capitals, tone marks in the old place."""
    return to_old(fold_spaces(text).upper())


def sort_of(issuer: str) -> Sort | None:
    """Return the sort of a body by its printed name; ``None`` when the data does not know it."""
    name = upper(issuer)
    if "CÔNG ĐOÀN" in name or "LIÊN ĐOÀN" in name:
        # A paper of an office and its union has two issuers.
        return None
    return next((sort for sort in _sorts() if f"{name} ".startswith(sort.begins)), None)


def block_of(subject: Subject) -> Block:
    """Return the signature block; raise NotEvaluated when no line of authority was recognised."""
    document = subject.document
    if not document.signature.lines:
        raise NotEvaluated(_("chưa nhận ra quyền hạn, chức vụ của người ký"))
    paragraphs = list(subject.lines(Component.KY_CHUC_VU))
    lines = []
    for printed in document.signature.lines:
        words = upper(printed)
        paragraph = next((p for p in paragraphs if upper(p.text) == words), None)
        found = _LINE.match(words)
        lines.append(
            SignLine(re.sub(r"[^A-Z]", "", found["prefix"]), found["words"].strip(), printed, paragraph)
            if found
            else SignLine("", words, printed, paragraph)
        )
    issuer = upper(" ".join(document.issuer))
    return Block(tuple(lines), issuer, sort_of(issuer) if issuer else None)


def heads_with(head: str, words: str) -> bool:
    """Return whether a line begins with an office ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" with "CHỦ TỊCH")."""
    return words == head or words.startswith((f"{head} ", f"{head},"))


def subordinates(head: str) -> tuple[str, ...]:
    """Return the offices that sign for a head only by order (TL.) or mandate (TUQ.)."""
    return tuple(_data()["subordinate"].get(head, ()))


def deputies(head: str) -> tuple[str, ...]:
    """Return the titles of a head's deputies."""
    return (f"PHÓ {head}", *_data()["deputies"].get(head, ()))


def collective_kinds() -> frozenset[str]:
    """Return the kinds of document that a collective body issues as a collective."""
    return frozenset(_data()["collective_kinds"])
