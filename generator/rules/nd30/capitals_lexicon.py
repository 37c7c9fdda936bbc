"""The names whose capitals the decree fixes, found in a text in one pass: what most rules on capitals read.

The names are data (``catalog/data/capital_names.yaml``). A name is found whatever its capitals, blanks, hyphens and place
of tone marks are; a :class:`Hit` says whether its capitals are those of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.catalog.store import load
from generator.model.edits import Safety
from generator.rules.finding import Fault
from generator.rules.nd30.text import NAMES_AND_FORMS, Words, kept, words_of
from generator.rules.subject import Subject
from generator.vietnamese.tone import to_old

_PART = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for: its words in small letters, what stands between them, and the forms that are right."""

    rule: str
    key: tuple[str, ...]
    loose: tuple[bool, ...]
    """For each gap between two words: whether a hyphen or a comma stands there (then a blank alone is accepted too)."""
    forms: tuple[tuple[str, ...], ...]
    """The right forms, word by word; the first is proposed."""
    text: str
    """The first form as printed."""
    first_only: bool
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at [start, end) of the words, in the wrong capitals; ``right`` is how it is to be written."""

    name: Name
    start: int
    end: int
    right: str


def hits(subject: Subject, rule: str) -> tuple[Hit, ...]:
    """Return the names of ``rule`` that the subject writes with the wrong capitals, in reading order."""
    return kept(subject, _hits).get(rule, ())


def wrong_names(subject: Subject, rule: str, message: str, safety: Safety = Safety.SAFE) -> Iterator[Fault]:
    """Yield a fault for each of the rule's :func:`hits`; ``message`` holds ``{wrong}`` and ``{right}``."""
    words = words_of(subject)
    for hit in hits(subject, rule):
        wrong = words.all[hit.start : hit.end]
        yield words.fault(hit.start, hit.end, message.format(wrong=wrong, right=hit.right), hit.right, safety=safety)


@cache
def _names() -> dict[tuple[str, str], tuple[Name, ...]]:
    """Return the names by their first two words, the longest first."""
    data = load("capital_names")
    found: dict[tuple[str, str], list[Name]] = {}
    groups: list[dict[str, Any]] = [
        *data["groups"],
        {"rule": "ND30-232", "when": "first", "after": [], "names": data["laws"]["names"]},
    ]
    for group in groups:
        after = frozenset(group.get("after", data["after"]))
        for line in group["names"]:
            name = _name(group["rule"], line, first_only=group["when"] == "first", after=after)
            found.setdefault((name.key[0], name.key[1] if len(name.key) > 1 else ""), []).append(name)
    return {key: tuple(sorted(names, key=lambda n: -len(n.key))) for key, names in found.items()}


def _name(rule: str, line: str, *, first_only: bool, after: frozenset[str]) -> Name:
    texts = [form.strip() for form in line.split("|")]
    forms = tuple(tuple(_PART.findall(text)) for text in texts)
    gaps = _PART.split(texts[0])[1:-1]
    return Name(
        rule=rule,
        key=tuple(to_old(word.lower()) for word in forms[0]),
        loose=tuple(gap.strip() != "" for gap in gaps),
        forms=forms,
        text=texts[0],
        first_only=first_only,
        after=after,
    )


def _hits(subject: Subject) -> dict[str, tuple[Hit, ...]]:
    found: dict[str, list[Hit]] = {}
    for hit in _search(words_of(subject)):
        found.setdefault(hit.name.rule, []).append(hit)
    return {rule: tuple(held) for rule, held in found.items()}


def _search(words: Words) -> Iterator[Hit]:
    names = _names()
    firsts = frozenset(first for first, _second in names)
    tokens, starts = words.tokens
    low = words.low
    count = len(tokens)
    skip_to = 0
    for i, token in enumerate(tokens):
        if token not in firsts or i < skip_to:
            continue
        following = tokens[i + 1] if i + 1 < count else ""
        for name in (*names.get((token, following), ()), *names.get((token, ""), ())):
            size = len(name.key)
            if i + size > count or tuple(tokens[i : i + size]) != name.key:
                continue
            if not _joined(low, starts, tokens, i, name):
                continue
            skip_to = i + size
            hit = _judge(words, name, i, starts, tokens)
            if hit is not None:
                yield hit
            break


def _joined(low: str, starts: list[int], tokens: list[str], i: int, name: Name) -> bool:
    """Return whether what stands between the words is what the name has there."""
    for at, loose in enumerate(name.loose):
        gap = low[starts[i + at] + len(tokens[i + at]) : starts[i + at + 1]]
        if "\n" in gap or len(gap) > 5:
            return False
        bare = gap.strip()
        if not gap or (bare and not (loose and bare in {"-", "–", "—", ",", "&"})):
            return False
    return True


def _judge(words: Words, name: Name, i: int, starts: list[int], tokens: list[str]) -> Hit | None:
    last = i + len(name.key) - 1
    start, end = starts[i], starts[last] + len(tokens[last])
    text = words.all
    written = tuple(text[starts[k] : starts[k] + len(tokens[k])] for k in range(i, last + 1))
    if all(word.isupper() for word in written):
        return None
    forms = name.forms
    if any(_same(written, form) for form in forms):
        return None
    opens = words.opens(start)
    if opens and any(_same(written, (_capital(form[0]), *form[1:])) for form in forms):
        return None
    if (
        name.first_only
        and not written[0][0].isupper()
        and (i == 0 or not _after(low=words.low, name=name, start=start))
    ):
        return None
    if words.foreign(start) or words.line_at(start).component in NAMES_AND_FORMS or _technical(text, start, end):
        return None
    form = (_capital(forms[0][0]), *forms[0][1:]) if opens else forms[0]
    if _same_gaps(text[start:end], name.text):
        right = _recased(text[start:end], form)
    else:
        right = (form[0][0] if opens else name.text[0]) + name.text[1:]
    return Hit(name, start, end, right)


def _same_gaps(written: str, name: str) -> bool:
    """Return whether hyphens and commas stand where the name has them."""
    gaps = [[gap.strip().replace("–", "-") for gap in _PART.split(text)[1:-1]] for text in (written, name)]
    return gaps[0] == gaps[1]


def _after(*, low: str, name: Name, start: int) -> bool:
    before = low[max(0, start - 24) : start].rstrip()
    return any(before.endswith(word) and not before[: -len(word)][-1:].isalpha() for word in name.after)


def _same(written: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Return whether two forms have the same capitals (the place of a tone mark makes no difference)."""
    return all(w == f or (_case(w) == _case(f)) for w, f in zip(written, form, strict=True))


def _case(word: str) -> tuple[bool, ...]:
    return tuple(letter.isupper() for letter in word)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _recased(text: str, form: tuple[str, ...]) -> str:
    """Return ``text`` with the capitals of ``form``; its own letters, blanks and hyphens stay."""
    words = iter(form)

    def case_of(found: re.Match[str]) -> str:
        like = next(words)
        return "".join(c.upper() if m.isupper() else c.lower() for c, m in zip(found.group(), like, strict=False))

    return _PART.sub(case_of, text)


def _technical(text: str, start: int, end: int) -> bool:
    """Return whether the words are part of an address on the net, a file name or a code."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return before in {"@", "/", "_", ".", "#"} or (len(after) == 2 and after[0] in "@/_." and after[1].isalnum())
