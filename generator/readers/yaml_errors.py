"""What pydantic found wrong, said to a clerk: the place in her file, the expected thing, the nearest known key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from generator.messages import N_, _
from generator.model.base import Model
from generator.model.body import Chart, Contents, Division, Image, Item, Paragraph, Table
from generator.readers.yaml_tree import Tree

Step = str | int
_NODES: dict[str, type[Model]] = {
    node.__name__: node for node in (Paragraph, Division, Item, Table, Chart, Image, Contents)
}


@dataclass(frozen=True, slots=True)
class Told:
    """One error in words: ``place`` is line and column, ``path`` the way of keys as the clerk wrote them."""

    message: str
    hint: str | None
    place: tuple[int, int]
    path: tuple[Step, ...]


def sentences(errors: Iterable[Mapping[str, Any]], tree: Tree, model: type[Model]) -> Iterator[Told]:
    """Yield each error of a pydantic ``ValidationError`` once, with its place in ``tree``."""
    errors = list(errors)
    shapeless = {
        _way(error["loc"], tree)
        for error in errors
        if error["type"] == "missing" and error["loc"][-2:-1] == ("Paragraph",)
    }
    told: set[tuple[Step, ...]] = set()
    for error in errors:
        path = _way(error["loc"], tree)
        parent = path[:-1] if error["type"] == "extra_forbidden" else path
        if parent in shapeless and "Paragraph" in error["loc"]:
            if parent not in told:
                told.add(parent)
                yield _shapeless(parent, tree)
            continue
        yield _told(error, path, tree, _model_at(error["loc"], model))


def _told(error: Mapping[str, Any], path: tuple[Step, ...], tree: Tree, model: type[Model]) -> Told:
    kind, name = error["type"], str(error["loc"][-1])
    here = _at(tree, path)
    if kind == "missing":
        if name == "cap" and isinstance(here.value, dict) and "nhan" in here.value:
            label = here.value["nhan"]
            return Told(
                _("không rõ nhãn “{label}” thuộc cấp nào").format(label=label.value),
                _("viết nhãn đúng như in ra (I., 1., a), -, Điều 1.) hoặc thêm khoá “cap”"),
                (label.line, label.column),
                (*path, "nhan"),
            )
        return Told(_("thiếu khoá bắt buộc “{key}”").format(key=name), None, (here.line, here.column), path)
    if kind == "extra_forbidden":
        line, column = _at(tree, path[:-1]).keys.get(name, (here.line, here.column))
        return Told(_("không có khoá này"), _hint_for_key(name, model), (line, column), path)
    message, hint = _sentence(kind, error, here)
    return Told(message, hint, (here.line, here.column), path)


def _shapeless(path: tuple[Step, ...], tree: Tree) -> Told:
    """A body node that is neither labelled, nor a table, nor a paragraph."""
    here = _at(tree, path)
    keys = list(here.value) if isinstance(here.value, dict) else []
    if hint := _colon_hint(here):
        message = _("dòng chữ có dấu hai chấm bị hiểu là khoá")
    else:
        message = _("mục này cần khoá “nhan” (đề mục, khoản, điểm), “bang” (bảng) hoặc “van_ban” (đoạn văn)")
        near = [found for key in keys for found in _near(key, ("nhan", "bang", "van_ban"))]
        hint = _("có phải “{key}”?").format(key=near[0]) if near else None
    return Told(message, hint, (here.line, here.column), path)


def _sentence(kind: str, error: Mapping[str, Any], here: Tree) -> tuple[str, str | None]:
    context = error.get("ctx", {})
    shown = _shown(here)
    if kind == "string_type":
        if here.value is None:
            return _("chỗ này để trống"), _("viết giá trị, hoặc xoá dòng này")
        if isinstance(here.value, list):
            return _("cần một đoạn chữ, không phải danh sách"), None
        return _("cần một đoạn chữ"), _colon_hint(here)
    if kind in ("tuple_type", "list_type"):
        return _("cần một danh sách"), _("mỗi mục một dòng, bắt đầu bằng “- ”")
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _("cần các khoá con, không phải “{value}”").format(value=shown), _(
            "xuống dòng, thụt vào và viết các khoá"
        )
    if kind.startswith("int_"):
        return _("“{value}” không phải số nguyên").format(value=shown), None
    if kind.startswith(("float_", "decimal_")):
        return _("“{value}” không phải số").format(value=shown), _("viết số thường, ví dụ 2 hoặc 2.5")
    if kind.startswith("bool_"):
        return _("“{value}” phải là true (có) hoặc false (không)").format(value=shown), None
    if kind in ("greater_than_equal", "greater_than", "less_than_equal", "less_than"):
        limit = next(iter(context.values()), "")
        return _(_LIMITS[kind]).format(value=shown, limit=limit), None
    if kind in ("enum", "literal_error"):
        known = [word.strip("'") for word in re.findall(r"'[^']*'", str(context.get("expected", "")))]
        near = _near(shown, known)
        hint = _("có phải “{key}”?").format(key=near[0]) if near else None
        return _("“{value}” không thuộc: {known}").format(value=shown, known=", ".join(known)), hint
    if kind == "string_pattern_mismatch":
        known = re.findall(r"\w+", str(context.get("pattern", "")))
        return _("“{value}” không thuộc: {known}").format(value=shown, known=", ".join(known)), None
    if kind.startswith("date") or (kind == "value_error" and _is_date(here)):
        if _is_date(here):
            return _("ngày {value} không có trong lịch").format(value=shown), None
        return _("“{value}” không phải ngày").format(value=shown), _("viết ngày/tháng/năm, ví dụ 05/3/2026")
    if kind == "value_error":
        return str(context.get("error", error.get("msg", ""))), None
    return _("giá trị “{value}” không hợp lệ").format(value=shown), None


_LIMITS = {
    "greater_than_equal": N_("{value} quá nhỏ, ít nhất là {limit}"),
    "greater_than": N_("{value} phải lớn hơn {limit}"),
    "less_than_equal": N_("{value} quá lớn, nhiều nhất là {limit}"),
    "less_than": N_("{value} phải nhỏ hơn {limit}"),
}


def _shown(tree: Tree) -> str:
    if isinstance(tree.value, str):
        return tree.value if len(tree.value) <= 60 else tree.value[:57] + "…"
    return _("danh sách") if isinstance(tree.value, list) else _("các khoá")


def _is_date(tree: Tree) -> bool:
    return isinstance(tree.value, str) and re.fullmatch(r"\s*\d+\s*([/.-])\s*\d+\s*\1\s*\d+\s*", tree.value) is not None


def _colon_hint(tree: Tree) -> str | None:
    """A line of text with ": " in it is a mapping to YAML; the key then looks like words, not like a key."""
    if isinstance(tree.value, dict) and any(not re.fullmatch(r"[a-z0-9_]+", key) for key in tree.value):
        return _('đặt cả dòng trong ngoặc kép: - "{start}: …"').format(start=next(iter(tree.value))[:40])
    return None


def _hint_for_key(key: str, model: type[Model]) -> str | None:
    known = keys_of(model)
    near = _near(key, known)
    if near:
        return _("có phải “{key}”?").format(key=near[0])
    return _("các khoá dùng được: {known}").format(known=", ".join(known))


def keys_of(model: type[Model]) -> tuple[str, ...]:
    """Return the keys that a clerk may write in ``model``, in the order of the model."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if not field.exclude)


def _near(word: str, known: Iterable[str]) -> list[str]:
    from generator.vietnamese.tone import match_key

    folded = re.sub(r"[\s-]+", "_", match_key(word))
    return difflib.get_close_matches(_ascii(folded), list(known), n=1, cutoff=0.6)


def _ascii(text: str) -> str:
    import unicodedata

    marked = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter)).lower()


def _way(loc: tuple[Step, ...], tree: Tree) -> tuple[Step, ...]:
    """Return the way of keys that the clerk wrote: pydantic's own names of union members are left out."""
    way: list[Step] = []
    here: Tree | None = tree
    for step in loc:
        value = here.value if here is not None else None
        if isinstance(value, dict):
            if step in value:
                way.append(step)
                here = value[step]
            # A missing key, or the name of a union's member: neither is something that was written.
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            way.append(step)
            here = value[step]
    return tuple(way)


def _at(tree: Tree, path: Iterable[Step]) -> Tree:
    for step in path:
        tree = tree.value[step]
    return tree


def _model_at(loc: tuple[Step, ...], model: type[Model]) -> type[Model]:
    """Return the model whose key the last step of ``loc`` is."""
    current = model
    for step in loc[:-1]:
        if isinstance(step, str):
            if step in _NODES:
                current = _NODES[step]
                continue
            for name, field in current.model_fields.items():
                if step in (field.alias, name):
                    current = _inner_model(field.annotation) or current
                    break
    return current


def _inner_model(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for argument in get_args(annotation):
        if found := _inner_model(argument):
            return found
    return None
