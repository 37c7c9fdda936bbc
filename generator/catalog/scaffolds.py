"""What a clerk starts from: for each kind of document its parts in the decree's order, with visible blanks and notes."""

from __future__ import annotations

from typing import Any

from generator.catalog.kinds import Kind
from generator.catalog.store import load

BLANK = "……"
"""Two or more ellipses are a place to be filled in; a document is not final while one is left."""

_EMPTY = ("so", "ngay")
"""Keys that stand in every form without a value: the văn thư fills them in."""


def scaffold(kind: Kind, *, year: int, attached: Kind | None = None) -> dict[str, Any]:
    """Return the starting values of ``kind`` under their Vietnamese keys, in the order of the model.

    ``attached`` is the kind of the text that a decision or resolution issues with itself (PL3/Mẫu 1.3). ``None`` stands for
    a key that is shown without a value. Parts that the kind does not have are left out.
    """
    data = load("scaffolds")
    own: dict[str, Any] = data["kinds"].get(kind.id, {})
    values = {**data["common"], **own, "loai": kind.id}
    if attached is not None:
        values |= _issuing(values, kind, attached, data["attached"])
    if not kind.number_line:
        values.pop("ky_hieu", None)
    if kind.authority and kind.enacting:
        values["loi_ban_hanh"] = kind.enacting
    if kind.number_line and "ky_hieu" in values:
        values["so"] = None
    if kind.date_line:
        values |= {"ngay": None, "nam": year}
    else:
        values.pop("dia_danh", None)
    ordered = {}
    for key in _ORDER:
        if key in values and (key in _EMPTY or values[key] not in (None, {})):
            ordered[key] = _with_year(values[key], year)
    return ordered


def notes(*, year: int) -> dict[str, str]:
    """Return the note that stands above each key."""
    return {key: str(_with_year(text, year)) for key, text in load("scaffolds")["notes"].items()}


def _issuing(values: dict[str, Any], kind: Kind, attached: Kind, given: dict[str, Any]) -> dict[str, Any]:
    """Return what a decision that issues another text has in the place of its own title and first article, and that text."""
    words = {
        "{ten}": attached.name,
        "{TEN}": attached.printed,
        "{van_ban}": kind.name,
        "{ky_hieu}": values["ky_hieu"],
    }
    text = _with_words(given, words)
    (issued,) = text["phu_luc"]
    names = {key: values.get(key) for key in ("co_quan_chu_quan", "co_quan")}
    first, *others = values["noi_dung"]
    return {
        "trich_yeu": text["trich_yeu"],
        "noi_dung": [{**first, "van_ban": text["dieu_1"]}, *others],
        "phu_luc": [{key: value for key, value in {**issued, **names}.items() if value is not None}],
    }


def _with_words(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, str):
        for name, text in words.items():
            value = value.replace(name, text)
        return value
    if isinstance(value, dict):
        return {key: _with_words(item, words) for key, item in value.items()}
    return [_with_words(item, words) for item in value] if isinstance(value, list) else value


_ORDER = (
    "loai",
    "co_quan_chu_quan",
    "co_quan",
    "so",
    "ky_hieu",
    "dia_danh",
    "ngay",
    "nam",
    "trich_yeu",
    "kinh_gui",
    "tham_quyen",
    "can_cu",
    "loi_ban_hanh",
    "noi_dung",
    "noi_nhan",
    "ky_trai",
    "ky",
    "phu_luc",
)


def _with_year(value: Any, year: int) -> Any:
    if isinstance(value, str):
        return value.replace("{nam}", str(year))
    if isinstance(value, dict):
        return {key: _with_year(item, year) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_year(item, year) for item in value]
    return value
