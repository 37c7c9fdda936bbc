"""The nomination workbook as data: its sheets and columns, what a cell may hold, and the words shown for each code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from generator.catalog import awards
from generator.catalog.store import load

COMMON, NOMINEES, GUIDE, HIDDEN = "Chung", "Đề cử", "Hướng dẫn", "_vanban"
LINK = "_ma"
"""Key of the column that ties a row of another sheet to its nominee."""
FLAG = {"true": "có", "false": "không"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in the model ("bieu_quyet.dong_y" is inside), its head, its help, the words for each code."""

    key: str
    head: str
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet and the list of the model that it fills."""

    name: str
    key: str
    columns: tuple[Column, ...]


@cache
def common() -> tuple[Column, ...]:
    """Return what is said once for the whole round, a row each."""
    return tuple(_column("", row) for row in load("awards/form")["common"])


@cache
def sheets() -> tuple[Sheet, ...]:
    """Return the sheets of rows: the nominees first, then the lists of evidence, whose first column names the nominee."""
    found = []
    for sheet in load("awards/form")["sheets"]:
        columns = tuple(_column(sheet["key"], row) for row in sheet["columns"])
        if sheet["key"] != "de_cu":
            columns = (Column(LINK, "Mã đối tượng", "Mã ở trang Đề cử"), *columns)
        found.append(Sheet(sheet["name"], sheet["key"], columns))
    return tuple(found)


def _column(sheet: str, row: list[Any]) -> Column:
    key, head, help_ = row
    data = load("awards/form")
    choices = data["choices"].get(f"{sheet}.{key}", data["choices"].get(key, {}))
    if key in data["flags"]:
        choices = FLAG
    elif key == "hinh_thuc" or (sheet == "da_khen" and key == "ma"):
        choices = {code: award.generic for code, award in awards.awards().items()}
    return Column(key, head, help_, choices)
