"""Document or Reading -> data: YAML that a clerk goes on with, JSON for programs, plain text.

The YAML holds what differs from the defaults, in the model's order; each body node says in a comment where it was read, and
what the reader met stands as comment lines right above the place it speaks of. Reading the YAML or the JSON back gives the
same Document.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from pydantic_core import PydanticUndefined

from generator.messages import N_, _
from generator.model import Document, Location, Problem, Reading, Remainder
from generator.model.base import Model
from generator.model.body import Cell, Division, Item, Node, Paragraph
from generator.model.document import LegalBasis
from generator.model.labels import level_of
from generator.model.printed import printed_lines
from generator.model.problem import Severity
from generator.writers import yaml_text
from generator.writers.yaml_text import Noted

_QUOTED = 60
"""Characters of a present text that is quoted beside its proposal."""

_WORDS = {Severity.ERROR: N_("Phải sửa"), Severity.WARNING: N_("Cần xem"), Severity.INFO: N_("Ghi nhận")}


def to_yaml(document: Model) -> str:
    """Return a document (or any other form of the model) as YAML text."""
    return yaml_text.dump(_mapping(document, _Notes(())))


def scaffold_to_yaml(values: Mapping[str, Any], notes: Mapping[str, str], *, head: Sequence[str]) -> str:
    """Return a starting input: ``values`` under their keys, each with its note above it, ``head`` as comment lines on top."""
    lines = [yaml_text.comment(line) for line in head]
    noted = {key: Noted(value, "", (notes[key],) if key in notes else ()) for key, value in values.items()}
    return "\n".join(lines) + "\n" + yaml_text.dump(noted)


def reading_to_yaml(reading: Reading) -> str:
    """Return the document of ``reading`` as YAML, with the source's places, the problems and the inferences as comments."""
    placed = sorted({_order(node.at) for node in _nodes(reading.document) if node.at is not None})
    head: list[str] = []
    tail: list[str] = []
    notes = _Notes(placed)
    reasons = set(reading.inferred.values())
    for problem in reading.problems:
        if notes.take(problem):
            continue
        after = problem.at is not None and placed and _order(problem.at) > placed[-1]
        if after:
            tail.append(_note(problem, with_place=True))
        elif problem.message not in reasons:
            head.append(_note(problem, with_place=True))
    mapping = _mapping(reading.document, notes)
    foot = next((key for key in ("noi_nhan", "ky") if key in mapping), None)
    if foot is None:
        head += tail
    _above(mapping, foot, tail)
    lines = [yaml_text.comment(_("Đọc từ {source}").format(source=reading.source))]
    lines += [yaml_text.comment(line) for line in head]
    for name, count in _remainders(reading.remainder).items():
        lines.append(yaml_text.comment(_("Để ngoài văn bản: {name}, {count} đoạn").format(name=name, count=count)))
    for alias, reason in reading.inferred.items():
        _above(mapping, alias, [_("suy luận: {reason}").format(reason=reason)])
    return "\n".join(lines) + "\n" + yaml_text.dump(mapping)


def _above(mapping: dict[str, Any], key: str | None, notes: Sequence[str]) -> None:
    """Put ``notes`` above a key that is there."""
    if key in mapping and notes:
        old = mapping[key]
        noted = old if isinstance(old, Noted) else Noted(old)
        mapping[key] = Noted(noted.value, noted.behind, (*noted.above, *notes))


def to_json(document: Model) -> str:
    """Return a document as JSON: every key at the top, below that what differs from the defaults."""
    return _dumps(_json_top(document))


def reading_to_json(reading: Reading) -> str:
    """Return the document of ``reading`` as JSON; what the reader met stands beside it under keys that begin with "_"."""
    data = _json_top(reading.document)
    data["_nguon"] = reading.source
    data["_van_de"] = [problem_data(problem) for problem in reading.problems]
    data["_suy_luan"] = dict(reading.inferred)
    data["_de_ngoai"] = [
        {"ten": part.name, "van_ban": part.text} | ({"vi_tri": str(part.at)} if part.at else {})
        for part in reading.remainder
    ]
    return _dumps(data)


def _dumps(data: Any) -> str:
    """Return JSON that keeps its letters but escapes what YAML or an editor would take for a line break or refuse."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return (
        re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"
    )


def to_text(document: Document, *, kind_name: str = "") -> str:
    """Return the document's words, one printed paragraph a line; ``kind_name`` is the catalog's line for the kind."""
    return "\n".join(printed_lines(document, kind_name=kind_name)) + "\n"


def problems_to_text(reading: Reading) -> str:
    """Return what the reader met, a line each with its place and proposal, then what was inferred and what was left out."""
    lines = [_note(problem, with_place=True) for problem in reading.problems]
    lines += [_("Suy luận {key}: {reason}").format(key=key, reason=why) for key, why in reading.inferred.items()]
    lines += [
        _("Để ngoài ({name}): {text}").format(name=part.name, text=_short(part.text)) for part in reading.remainder
    ]
    return "".join(f"{_one_line(line)}\n" for line in lines) or _("Không có gì cần xem.") + "\n"


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:197] + "…"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain data, without the parts that it does not have."""
    data = {
        "ma": problem.code,
        "muc_do": problem.severity.value,
        "noi_dung": problem.message,
        "vi_tri": str(problem.at) if problem.at else None,
        "dong": problem.at.line if problem.at else None,
        "doan": problem.at.paragraph if problem.at else None,
        "hien_tai": problem.text,
        "de_nghi": problem.proposal,
    }
    return {key: value for key, value in data.items() if value is not None}


def _note(problem: Problem, *, with_place: bool) -> str:
    words = [f"{_(_WORDS[problem.severity])}: {problem.message}"]
    if problem.proposal is not None and problem.proposal != problem.text:
        proposal = problem.proposal or _("bỏ")
        if problem.text and len(problem.text) <= _QUOTED:
            words.append(_("đề nghị: {present} → {proposed}").format(present=problem.text, proposed=proposal))
        else:
            words.append(_("đề nghị: {text}").format(text=proposal))
    place = _place(problem.at) if with_place and problem.at else ""
    return (f"{place}: " if place else "") + " — ".join(words)


def _place(at: Location) -> str:
    """Return the place inside the file, in words: "dòng 14", "trang 2, đoạn 7"."""
    parts = []
    if at.page is not None:
        parts.append(_("trang {page}").format(page=at.page))
    if at.paragraph is not None:
        parts.append(_("đoạn {paragraph}").format(paragraph=at.paragraph))
    if at.line is not None:
        parts.append(_("dòng {line}").format(line=at.line))
    return ", ".join(parts)


def _order(at: Location) -> tuple[int, int, int]:
    return (at.page or 0, at.paragraph or 0, at.line or 0)


class _Notes:
    """The problems still to be written, each kept for the last node that begins at or before it."""

    def __init__(self, placed: Sequence[tuple[int, int, int]]) -> None:
        self.placed = placed
        self.waiting: dict[tuple[int, int, int], list[str]] = {}

    def take(self, problem: Problem) -> bool:
        """Keep a problem for its node; return False when it stands before the first node, after the last, or nowhere."""
        if problem.at is None or _order(problem.at) == (0, 0, 0):
            return False
        index = bisect_right(self.placed, _order(problem.at)) - 1
        if index < 0 or (index == len(self.placed) - 1 and self.placed[index] != _order(problem.at)):
            return False
        self.waiting.setdefault(self.placed[index], []).append(_note(problem, with_place=False))
        return True

    def noted(self, value: Any, at: Location | None) -> Any:
        if at is None:
            return value
        return Noted(value, _place(at), tuple(self.waiting.pop(_order(at), ())))


def _nodes(model: Model) -> Iterable[Node]:
    """Yield every node with a place, in reading order."""
    waiting: list[Any] = [model]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Node):
            yield value
        if isinstance(value, Model):
            waiting.extend(getattr(value, name) for name in reversed(list(type(value).model_fields)))
        elif isinstance(value, tuple):
            waiting.extend(reversed(value))


def _mapping(model: Model, notes: _Notes) -> dict[str, Any]:
    """Return the keys of ``model`` that differ from their defaults, under their Vietnamese names."""
    result: dict[str, Any] = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if field.exclude or _is_default(field, value):
            continue
        if name == "level" and isinstance(model, (Division, Item)) and level_of(model.label) == value:
            continue
        result[field.alias or name] = _value(value, notes)
    return result


def _is_default(field: Any, value: Any) -> bool:
    if field.is_required():
        return False
    default = field.default if field.default is not PydanticUndefined else field.get_default(call_default_factory=True)
    return bool(value == default)


def _value(value: Any, notes: _Notes) -> Any:
    if isinstance(value, Node):
        noted = notes.noted(None, value.at)
        plain = _node(value, notes)
        return Noted(plain, noted.behind, noted.above) if isinstance(noted, Noted) else plain
    if isinstance(value, Cell):
        mapping = _mapping(value, notes)
        return value.text if set(mapping) <= {"van_ban"} else mapping
    if isinstance(value, Model):
        return _mapping(value, notes)
    if isinstance(value, tuple):
        return [_value(item, notes) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _value(item, notes) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return (
            f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
            if value.month < 3
            else f"{value.day:02d}/{value.month}/{value.year:04d}"
        )
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return str(value)


def _node(node: Node, notes: _Notes) -> Any:
    mapping = _mapping(node, notes)
    if isinstance(node, (Paragraph, LegalBasis)) and set(mapping) == {"van_ban"}:
        return node.text
    return mapping


def _json_top(model: Model) -> dict[str, Any]:
    notes = _Notes(())
    data: dict[str, Any] = {}
    for name, field in type(model).model_fields.items():
        if not field.exclude:
            data[field.alias or name] = _bare(_value(getattr(model, name), notes))
    return data


def _bare(value: Any) -> Any:
    """Return ``value`` without the notes."""
    if isinstance(value, Noted):
        return _bare(value.value)
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return value


def _remainders(parts: Iterable[Remainder]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.name] = counts.get(part.name, 0) + 1
    return counts
