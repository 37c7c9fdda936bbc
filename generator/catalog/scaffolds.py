"""What a clerk starts from: for each kind of document its parts in the decree's order, with visible blanks and notes."""

from __future__ import annotations

from typing import Any

from generator.catalog.kinds import Kind
from generator.catalog.store import load

BLANK = "……"
"""Two or more ellipses are a place to be filled in; a document is not final while one is left."""

_EMPTY = ("so", "ngay")
"""Keys that stand in every form without a value: the văn thư fills them in."""


def scaffold(kind: Kind, *, year: int) -> dict[str, Any]:
    """Return the starting values of ``kind`` under their Vietnamese keys, in the order of the model.

    ``None`` stands for a key that is shown without a value. Parts that the kind does not have are left out.
    """
    data = load("scaffolds")
    own: dict[str, Any] = data["kinds"].get(kind.id, {})
    values = {**data["common"], **own, "loai": kind.id}
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
)


def _with_year(value: Any, year: int) -> Any:
    if isinstance(value, str):
        return value.replace("{nam}", str(year))
    if isinstance(value, dict):
        return {key: _with_year(item, year) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_year(item, year) for item in value]
    return value
