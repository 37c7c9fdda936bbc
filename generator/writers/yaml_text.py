"""Plain values -> YAML text that a person likes to read and that reads back exactly the same.

Understands: [x] texts of any characters  [x] long text folded, several lines literal  [x] short rows of a table on one line
             [x] a comment behind a value, comment lines above it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 112
"""Columns: longer text is folded."""
FLOW_WIDTH = 100
"""A row of cells up to this width stands on one line."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with what a person should know: ``above`` are comment lines before it, ``behind`` a comment on its line."""

    value: Any
    behind: str = ""
    above: tuple[str, ...] = ()


def dump(mapping: Mapping[str, Any]) -> str:
    """Return ``mapping`` (texts, numbers, booleans, mappings, sequences, each perhaps :class:`Noted`) as YAML text."""
    return "\n".join(_mapping(mapping, 0)) + "\n"


def comment(text: str, indent: int = 0) -> str:
    """Return ``text`` as one comment line."""
    return f"{' ' * indent}# {_one_line(text)}"


def _one_line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff]+", " ", text)


def _unpack(value: Any) -> Noted:
    return value if isinstance(value, Noted) else Noted(value)


def _mapping(mapping: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, raw in mapping.items():
        noted = _unpack(raw)
        yield from (comment(line, indent) for line in noted.above)
        yield from _entry(f"{' ' * indent}{scalar(key)}:", noted, indent)


def _sequence(values: Sequence[Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for raw in values:
        noted = _unpack(raw)
        yield from (comment(line, indent) for line in noted.above)
        value = noted.value
        if isinstance(value, Mapping) and value:
            first, *rest = _mapping(value, indent + 2)
            # The comment of a mapping in a list goes behind its first key, unless that line opens a block of its own.
            yield f"{pad}- {first.lstrip()}{_behind(noted)}" if "#" not in first else f"{pad}- {first.lstrip()}"
            yield from rest
        elif isinstance(value, (list, tuple)) and value and not isinstance(value, str):
            if flow := _flow(value):
                yield f"{pad}- {flow}{_behind(noted)}"
            else:
                first, *rest = _sequence(value, indent + 2)
                yield f"{pad}- {first.lstrip()}"
                yield from rest
        else:
            yield from _entry(f"{pad}-", noted, indent)


def _entry(head: str, noted: Noted, indent: int) -> Iterator[str]:
    value = noted.value
    if isinstance(value, Mapping):
        yield f"{head}{_behind(noted)}" if value else f"{head} {{}}{_behind(noted)}"
        yield from _mapping(value, indent + 2)
    elif isinstance(value, (list, tuple)):
        yield f"{head}{_behind(noted)}" if value else f"{head} []{_behind(noted)}"
        yield from _sequence(value, indent + 2)
    else:
        first, *rest = _text(value, indent + 2, len(head))
        yield f"{head} {first}{_behind(noted)}" if first else f"{head}{_behind(noted)}"
        yield from rest


def _behind(noted: Noted) -> str:
    return f"  # {_one_line(noted.behind)}" if noted.behind else ""


def _flow(values: Sequence[Any]) -> str | None:
    if any(isinstance(_unpack(value).value, (Mapping, list, tuple)) for value in values):
        return None
    if any(isinstance(value, Noted) or "\n" in str(value) for value in values):
        return None
    line = "[" + ", ".join(scalar(value, flow=True) for value in values) + "]"
    return line if len(line) <= FLOW_WIDTH else None


def _text(value: Any, indent: int, used: int) -> list[str]:
    """Return the lines of a scalar: the first stands behind its key, the others are indented already."""
    if not isinstance(value, str):
        return [scalar(value)]
    pad = " " * indent
    if "\n" in value and _literal_safe(value):
        return ["|-", *(f"{pad}{line}" if line else "" for line in value.split("\n"))]
    if len(value) + used + 1 > WIDTH and "\n" not in value and _folded_safe(value):
        return [">-", *(f"{pad}{line}" for line in _fold(value, max(40, WIDTH - indent)))]
    return [scalar(value)]


def scalar(value: Any, *, flow: bool = False) -> str:
    """Return a number, boolean, ``None`` or text on one line, quoted where YAML would take it for something else."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    if _plain_safe(text, flow):
        return text
    if _UNPRINTABLE.search(text) or "\\" in text or "'" in text or not text:
        return _double_quoted(text)
    return f"'{text}'" if '"' in text else f'"{text}"'


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_OTHER_TYPE = re.compile(
    r"[-+]?[.\d][\d_]*([.,:]\d*)*([eE][-+]?\d+)?|[-+]?\.(inf|nan)|0[xo][\da-f]+|~|null|true|false|yes|no|on|off|y|n"
    r"|\d{4}-\d{1,2}-\d{1,2}.*|=|<<",
    re.IGNORECASE,
)


def _plain_safe(text: str, flow: bool) -> bool:
    if not text or text != text.strip() or _UNPRINTABLE.search(text) or _OTHER_TYPE.fullmatch(text):
        return False
    if text[0] in "-?:,[]{}#&*!|>'\"%@`" or text.startswith("..."):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and re.search(r"[,\[\]{}?]|:(?=\S)", text))


def _folded_safe(text: str) -> bool:
    return text == text.strip() and not _UNPRINTABLE.search(text)


def _literal_safe(text: str) -> bool:
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or lines[0][0].isspace():
        return False
    return not any(_UNPRINTABLE.search(line) or line != line.rstrip() or line[:1] == "\t" for line in lines)


def _fold(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a folded text: broken only at single spaces, which reading joins again by one space."""
    line = ""
    for word in re.split(r"(?<! ) (?! )", text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _double_quoted(text: str) -> str:
    def escaped(match: re.Match[str]) -> str:
        letter = match[0]
        return _ESCAPES.get(letter) or f"\\u{ord(letter):04X}"

    return '"' + re.sub('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]', escaped, text) + '"'
