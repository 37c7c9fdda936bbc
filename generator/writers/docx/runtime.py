"""What a compiled template runs on: rows of plain values, values made safe for XML, and a runtime lighter than Jinja's own.

The program that Jinja writes for a template needs little of Jinja to run. Templates that use loops, conditions and names
only run on :class:`Light`; what goes beyond (filters, macros, loop counters) loads Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from generator.errors import InputError, TemplateError
from generator.messages import _

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_REPLACED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": BREAK, "\t": TAB}
_SPECIAL = re.compile('[&<>"\n\t]')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Xml(str):
    """A piece of finished XML: printed as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


class Long:
    """Finished XML too long to be held as one text, such as a table: UTF-8 pieces that are made when they are printed."""

    __slots__ = ("pieces",)

    def __init__(self, pieces: Callable[[], Iterator[bytes]]) -> None:
        self.pieces = pieces

    def __html__(self) -> str:
        return b"".join(self.pieces()).decode()

    __str__ = __html__


class Absent:
    """A name that the data does not have: any use of it is an error that says the name."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def _fail(self, *_args: object) -> NoReturn:
        raise unknown_name(self.name)

    __str__ = __iter__ = __bool__ = __len__ = __eq__ = __ne__ = __lt__ = __gt__ = __getitem__ = __call__ = _fail
    __hash__ = None  # type: ignore[assignment]


class Row(dict[str, Any]):
    """Named values of a template, read as ``{{ row.name }}``; a missing name is an error when it is used."""

    __slots__ = ()

    def __missing__(self, key: str) -> Absent:
        return Absent(key)


def unknown_name(name: str | None) -> TemplateError:
    """Return the error for a tag whose name the data does not have."""
    return TemplateError(
        _("thẻ “{name}” trong mẫu không có trong dữ liệu").format(name=name or "?"),
        hint=_("chạy vanban templates check để xem các tên dùng được"),
    )


def why(error: Exception) -> str:
    """Return what went wrong in a calculation of the template, in the user's words."""
    if isinstance(error, ZeroDivisionError):
        return _("chia cho 0")
    if isinstance(error, TypeError):
        return _("một phép tính hay so sánh giữa hai thứ không đi với nhau, ví dụ chữ với số")
    if isinstance(error, OverflowError):
        return _("con số quá lớn")
    return str(error)


def xml(value: Any) -> Any:
    """Return a value as XML text: escaped once, line ends and tabs as Word's own, what XML cannot hold refused.

    Text that only looks like markup or like a tag stays text. ``None`` and absent names are errors, never "None". Only
    :class:`Long` is no string: it stays in its pieces.
    """
    if value.__class__ is str:
        # isprintable() is false for line ends, tabs and control characters; it is also false for a no-break space.
        if value.isprintable() and "&" not in value and "<" not in value and ">" not in value and '"' not in value:
            return value
        return _escaped(value)
    if value.__class__ is Xml or value.__class__ is Long:
        return value
    if hasattr(value, "__html__"):
        return str(value.__html__())
    text = str(value)  # an absent name complains here
    if isinstance(value, (str, int, float)) or value.__class__.__module__ in ("decimal", "datetime"):
        return _escaped(text)
    raise TemplateError(_("thẻ in ra một giá trị không phải là chữ hay số: {value}").format(value=text[:60]))


def _escaped(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(text):
        raise forbidden_character(text, found.start())
    return _SPECIAL.sub(lambda match: _REPLACED[match[0]], text)


def attribute(value: Any) -> Xml:
    """Return a value as it may stand inside an XML attribute."""
    text = str(value)
    if found := _FORBIDDEN.search(text):
        raise forbidden_character(text, found.start())
    for old, new in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;")):
        text = text.replace(old, new)
    return Xml(text)


def forbidden_character(text: str, at: int) -> InputError:
    """Return the error for a character that no Word file can hold."""
    around = "".join(c if c.isprintable() else "�" for c in text[max(0, at - 15) : at + 15])
    return InputError(
        _("ký tự điều khiển U+{code:04X} không ghi được vào tệp Word: “…{around}…”").format(
            code=ord(text[at]), around=around
        ),
        hint=_("xóa ký tự này trong dữ liệu"),
    )


class Light:
    """The few services of Jinja's environment that a program of names, loops and conditions asks for."""

    undefined = Absent

    @staticmethod
    def concat(pieces: Iterable[Any]) -> str:
        return "".join(map(str, pieces))

    @staticmethod
    def getattr(value: Any, name: str) -> Any:
        return value[name] if isinstance(value, Mapping) else Absent(name)

    @staticmethod
    def getitem(value: Any, key: Any) -> Any:
        try:
            return value[key]
        except (LookupError, TypeError):
            return Absent(str(key))


class Names:
    """The names of one document, as a program asks for them."""

    __slots__ = ("_missing", "vars")

    def __init__(self, values: Mapping[str, Any], missing: object) -> None:
        self.vars, self._missing = values, missing

    def resolve_or_missing(self, name: str) -> Any:
        return self.vars.get(name, self._missing)


MISSING = object()


def run_light(root: Callable[..., Iterable[Any]], values: Mapping[str, Any]) -> list[Any]:
    """Return what a program prints for these values, without Jinja: texts, and :class:`Long` as they are."""
    return list(root(Names(values, MISSING), missing=MISSING, environment=Light))
