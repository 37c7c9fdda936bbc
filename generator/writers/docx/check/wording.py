"""What is wrong with a tag in words that a clerk understands, and what she probably meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2.exceptions import TemplateSyntaxError

from generator.messages import _
from generator.vietnamese.text import fold_spaces, without_marks

_UNEXPECTED = re.compile(r"unexpected char '(.+)' at \d+")
_EXPECTED = re.compile(r"expected token '(.+)', got '(.+)'")
_PLAIN_NAME = re.compile(r"[^\W\d][\w.\s–-]*")


def why(error: TemplateSyntaxError) -> str:
    """Return what Jinja found wrong, in Vietnamese."""
    message = error.message or ""
    if found := _UNEXPECTED.fullmatch(message):
        return _("có ký tự lạ “{char}”").format(char=found[1])
    if found := _EXPECTED.fullmatch(message):
        if found[2] in ("end of print statement", "end of statement block"):
            return _("thiếu chữ ở cuối thẻ")
        if found[1] in ("end of print statement", "end of statement block"):
            if found[2] == "=":
                return _("so sánh phải viết hai dấu bằng “==”")
            return _("thừa “{word}”").format(word=found[2])
        return _("chỗ “{word}” phải là “{wanted}”").format(word=found[2], wanted=found[1])
    if "unexpected 'end of" in message or "Unexpected end" in message or "Expected an expression" in message:
        return _("thiếu chữ ở cuối thẻ")
    if found := re.fullmatch(r"unexpected '(.+)'", message):
        return _("có “{char}” thừa").format(char=found[1])
    return message


def key_of(text: str) -> str:
    """Return the name that a clerk's spelling stands for: without tones, small, with underscores: "Trích yếu" -> "trich_yeu"."""
    return re.sub(r"[\s–-]+", "_", without_marks(fold_spaces(text)).casefold())


def meant(code: str, known: Mapping[str, Any]) -> str | None:
    """Return the right name for one that was written with tones, capitals, spaces or hyphens; ``None`` for anything else."""
    head, dot, rest = code.strip().partition(".")
    if not _PLAIN_NAME.fullmatch(code.strip()):
        return None
    name = nearest(head, known)
    if name is None:
        return None
    below = known[name]
    if not dot:
        return name
    if not isinstance(below, Mapping):
        return None
    inner = meant(rest, below)
    return None if inner is None else f"{name}.{inner}"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a mistyped one is nearest to; ``None`` when none is near."""
    key = key_of(name)
    names = list(known)
    if key in names:
        return key
    near = difflib.get_close_matches(key, names, n=1, cutoff=0.5)
    return near[0] if near else None
