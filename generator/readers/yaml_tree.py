"""YAML text -> a tree whose every value knows its line and column. Nothing is executed, nothing is guessed.

Understands: [x] block and flow style  [x] anchors and aliases, within limits  [x] comments (skipped)  [x] JSON
             [-] tags, merge keys, several documents (refused with their place)

Every plain scalar stays the text that was typed, save the empty one, ``~`` and ``null``: ``so: 010`` is "010", ``no`` is
"no", ``2022-13-45`` is that text. What a text means is the schema's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.errors import ErrorGroup, InputError, RefusedFileError
from generator.messages import _
from generator.model import Location

MAX_BYTES = 16 * 1024 * 1024
"""Limits that no real document comes near: they bound the work done for a hostile file."""
MAX_DEPTH = 64
MAX_NODES = 600_000
MAX_ERRORS = 100


@dataclass(slots=True)
class Tree:
    """One value: ``value`` is a text, ``None``, a list of trees, or a mapping of texts to trees.

    ``line`` and ``column`` count from 1. ``keys`` places the keys of a mapping. ``size`` counts the nodes below.
    """

    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    size: int = 1

    def nearest(self, path: Iterable[str | int]) -> tuple[Tree, tuple[str | int, ...]]:
        """Return what stands at the end of ``path``, or the last thing on the way that is there, and the way to it."""
        here, way = self, []
        for step in path:
            below = here._child(step)
            if below is None:
                break
            here = below
            way.append(step)
        return here, tuple(way)

    def _child(self, step: str | int) -> Tree | None:
        if isinstance(self.value, dict):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            child: Tree = self.value[step]
            return child
        return None

    def plain(self) -> Any:
        """Return the value as plain lists and mappings; a key without a value is left out, as if not written."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items() if child.value is not None}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value


def parse(data: bytes, *, source: str) -> Tree:
    """Return the tree of a YAML or JSON text.

    Raises :class:`RefusedFileError` for what is no text or is beyond the limits, :class:`InputError` with line and column
    for wrong syntax.
    """
    if len(data) > MAX_BYTES:
        raise RefusedFileError(
            _("tệp quá lớn ({size} MB, nhiều nhất {limit} MB)").format(
                size=len(data) // 2**20, limit=MAX_BYTES // 2**20
            ),
            at=Location(source),
        )
    text = _decode(data, source)
    return _Builder(source).build(_events(text, source))


def _decode(data: bytes, source: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedFileError(
            _("không phải tệp văn bản UTF-8"),
            at=Location(source, line=line),
            hint=_("lưu lại tệp với bảng mã UTF-8"),
        ) from None
    if bad := _NOT_PRINTABLE.search(text):
        line, column = _place(text, bad.start())
        raise RefusedFileError(
            _("có ký tự điều khiển U+{code} không được phép").format(code=f"{ord(bad[0]):04X}"),
            at=Location(source, line=line, column=column),
            hint=_("xoá ký tự đó"),
        )
    return text


_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def _place(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _events(text: str, source: str) -> Iterator[Any]:
    import yaml

    parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    except yaml.YAMLError as error:
        raise _syntax_error(error, text, source) from None
    finally:
        parser.dispose()


class _Builder:
    """Makes the tree from the parser's events, one by one: a file beyond the limits is left where it passes them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.anchors: dict[str, Tree] = {}
        self.count = 0
        self.errors: list[InputError] = []

    def build(self, events: Iterator[Any]) -> Tree:
        root: Tree | None = None
        for event in events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                if root is not None:
                    raise self._error(
                        _("tệp có nhiều tài liệu YAML, ngăn cách bởi “---”"), event, _("tách ra từng tệp")
                    )
            elif name in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "AliasEvent"):
                root = self._node(event, events, 1)
        if self.errors:
            raise ErrorGroup(self.errors[:MAX_ERRORS])
        if root is None or root.value is None:
            raise InputError(_("tệp trống"), at=Location(self.source))
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Tree:
        name = type(event).__name__
        if name == "AliasEvent":
            return self._alias(event)
        self._tag(event)
        if depth > MAX_DEPTH:
            raise self._error(_("lồng nhau quá {limit} cấp").format(limit=MAX_DEPTH), event, refused=True)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if name == "ScalarEvent":
            empty = event.implicit[0] and not event.style and event.value in _NULLS
            tree = Tree(None if empty else event.value, line, column)
        elif name == "SequenceStartEvent":
            tree = self._sequence(events, depth, Tree([], line, column))
        else:
            tree = self._mapping(events, depth, Tree({}, line, column))
        self._add(1, event)
        if event.anchor:
            self.anchors[event.anchor] = tree
        return tree

    def _sequence(self, events: Iterator[Any], depth: int, tree: Tree) -> Tree:
        for event in events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            child = self._node(event, events, depth + 1)
            tree.value.append(child)
            tree.size += child.size
        return tree

    def _mapping(self, events: Iterator[Any], depth: int, tree: Tree) -> Tree:
        for event in events:
            name = type(event).__name__
            if name == "MappingEndEvent":
                break
            key = self._node(event, events, depth + 1)
            child = self._node(next(events), events, depth + 1)
            tree.size += child.size + 1
            if not isinstance(key.value, str) or name == "AliasEvent":
                self.errors.append(
                    self._error(
                        _("khoá phải là một chữ"), event, _("chữ bắt đầu bằng [ hoặc { thì đặt trong ngoặc kép")
                    )
                )
                continue
            if key.value == "<<":
                self.errors.append(self._error(_("không dùng “<<” để trộn khoá"), event, _("viết rõ từng khoá")))
            elif key.value in tree.value:
                first = tree.keys[key.value][0]
                self.errors.append(
                    self._error(
                        _("khoá “{key}” viết hai lần (lần đầu ở dòng {line})").format(key=key.value, line=first),
                        event,
                        _("giữ lại một"),
                    )
                )
            elif child.value is None and " " in key.value.strip():
                # A comma inside { } ends the text before it: what follows would be lost without a word.
                self.errors.append(
                    self._error(
                        _("“{words}” bị hiểu là một khoá không có giá trị").format(words=key.value[:60]),
                        event,
                        _("đoạn chữ có dấu phẩy trong { } hoặc có dấu hai chấm thì đặt trong ngoặc kép"),
                    )
                )
            else:
                tree.value[key.value] = child
                tree.keys[key.value] = (key.line, key.column)
        return tree

    def _alias(self, event: Any) -> Tree:
        tree = self.anchors.get(event.anchor)
        if tree is None:
            raise self._error(
                _("“*{name}” nhắc lại một mục chưa có").format(name=event.anchor),
                event,
                _("nếu là chữ của văn bản, đặt trong ngoặc kép"),
            )
        self._add(tree.size, event)
        return tree

    def _add(self, number: int, event: Any) -> None:
        self.count += number
        if self.count > MAX_NODES:
            raise self._error(_("quá nhiều mục (trên {limit})").format(limit=MAX_NODES), event, refused=True)

    def _tag(self, event: Any) -> None:
        tag = event.tag
        if tag is not None and tag != "!":
            raise self._error(
                _("không nhận thẻ YAML “{tag}”").format(tag=_short_tag(tag)),
                event,
                _("bỏ thẻ; nếu “!” là chữ của văn bản, đặt trong ngoặc kép"),
                refused=True,
            )

    def _error(self, message: str, event: Any, hint: str | None = None, *, refused: bool = False) -> InputError:
        kind = RefusedFileError if refused else InputError
        mark = event.start_mark
        return kind(message, at=Location(self.source, line=mark.line + 1, column=mark.column + 1), hint=hint)


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")[:60]


def _syntax_error(error: Any, text: str, source: str) -> InputError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None))))
    message, hint = next(
        ((message, hint) for pattern, message, hint in _syntax_sentences() if re.search(pattern, problem)),
        (_("viết sai cú pháp YAML"), _("xem lại dấu cách đầu dòng, dấu hai chấm và dấu nháy")),
    )
    if mark is None:
        return InputError(message, at=Location(source), hint=hint)
    line, column = mark.line + 1, mark.column + 1
    if (context := getattr(error, "context_mark", None)) is not None and "quoted scalar" in problem:
        line, column = context.line + 1, context.column + 1
    return InputError(message, at=Location(source, line=line, column=column), hint=hint)


def _syntax_sentences() -> tuple[tuple[str, str, str], ...]:
    """The parser's sentences that a clerk meets, most telling first, with what they mean to her."""
    return (
        (r"escape", _("dấu “\\” trong ngoặc kép"), _("viết “\\\\”, hoặc dùng nháy đơn")),
        (
            r"mapping values are not allowed",
            _("dấu hai chấm ở giữa dòng làm sai cú pháp"),
            _("đặt cả đoạn chữ trong ngoặc kép, hoặc viết “>-” rồi xuống dòng"),
        ),
        (
            r"quoted scalar",
            _("dấu nháy mở ra mà không đóng lại"),
            _("thêm dấu nháy ở cuối, hoặc dùng “…” của văn bản thay cho dấu nháy máy tính"),
        ),
        (
            r"cannot start any token|found character that cannot",
            _("dòng bắt đầu bằng ký tự không được phép (dấu tab, %, @ hoặc `)"),
            _("đầu dòng chỉ dùng dấu cách; chữ bắt đầu bằng %, @ thì đặt trong ngoặc kép"),
        ),
        (r"undefined alias", _("dấu “*” đứng đầu đoạn chữ"), _("đặt đoạn chữ trong ngoặc kép")),
        (
            r"could not find expected ':'|simple key",
            _("thiếu dấu hai chấm sau tên khoá, hoặc đoạn chữ xuống dòng sai chỗ"),
            _("viết “khoá: giá trị”; đoạn chữ nhiều dòng thì viết “>-” rồi xuống dòng, thụt vào"),
        ),
        (
            r"did not find expected (key|'-' indicator|<document start>)|did not find expected <block end>|expected <block end>",
            _("dòng này thụt vào không khớp với các dòng bên trên"),
            _("các khoá cùng cấp phải thẳng cột; đoạn chữ có dấu nháy ở đầu thì cả đoạn phải nằm trong dấu nháy"),
        ),
        (
            r"flow (sequence|mapping|node)|expected ',' or",
            _("dấu [ hoặc { mở ra mà không đóng lại, hoặc thiếu dấu phẩy"),
            _("chữ của văn bản bắt đầu bằng [ hoặc { thì đặt trong ngoặc kép"),
        ),
        (
            r"tag|alias|anchor",
            _("dấu “!”, “&” hoặc “*” đứng đầu đoạn chữ"),
            _("đặt đoạn chữ trong ngoặc kép"),
        ),
        (r"tab", _("có dấu tab ở đầu dòng"), _("thay bằng dấu cách")),
    )
