"""The collection workbook of one unit: self-identifying, locked but for what is to be filled in, with live cross-checks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from generator.model.collection import Form, Identity, Indicator, Kind
from generator.model.returns import Unit

INFO, NUMBERS, LISTS, TEXTS, HIDDEN = "Thông tin", "Số liệu", "Danh sách", "Ý kiến", "_vanban"
"""Names of the sheets; the reader looks for the same."""
FIRST_ROW = 4
"""Row (from 0) of the first line below the heads in "Số liệu"."""
LIST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Collection:
    """What one round of collecting is about: the plan it serves ("146/KH-UBND ngày 12/10/2022"), year, receiver, last day."""

    plan: str
    year: int
    receiver: str
    last_day: dt.date | None


def write(
    form: Form,
    unit: Unit,
    round_: Collection,
    *,
    last_year: Mapping[str, Decimal] | None = None,
    filled: Mapping[str, Any] | None = None,
) -> bytes:
    """Return the workbook for ``unit`` (``form`` already narrowed to its level).

    ``last_year`` are the unit's figures of the year before, shown beside each row; ``filled`` puts values in (samples, a
    reminder with what was sent): codes to numbers, list codes to rows, text codes to texts. Same input, same bytes.
    """
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": form.name, "created": dt.datetime(round_.year, 1, 1)})
    looks = _looks(book)
    filled = filled or {}
    _info(book, looks, form, unit, round_)
    _numbers(book, looks, form, last_year or {}, filled)
    _lists(book, looks, form, filled)
    _texts(book, looks, form, filled)
    hidden = book.add_worksheet(HIDDEN)
    identity = {"don_vi": unit.id, "ten": unit.name, "cap": unit.level, "ke_hoach": round_.plan, "nam": round_.year,
                "bieu": form.code, "phien_ban": form.version}  # fmt: skip
    hidden.write_string(0, 0, json.dumps(identity, ensure_ascii=False))
    hidden.very_hidden()
    book.close()
    return buffer.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    cell = {**font, "border": 1}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "text": book.add_format({**font, "text_wrap": True}),
        "head": book.add_format({**cell, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#D9D9D9"}),
        "part": book.add_format({**cell, "bold": True, "bg_color": "#F2F2F2"}),
        "cell": book.add_format({**cell, "text_wrap": True}),
        "input": book.add_format({**cell, "locked": False, "bg_color": "#FFFFE0", "num_format": "#,##0.###"}),
        "words": book.add_format({**cell, "locked": False, "bg_color": "#FFFFE0", "text_wrap": True, "valign": "top"}),
        "sum": book.add_format({**cell, "num_format": "#,##0.###", "bg_color": "#F2F2F2"}),
        "rate": book.add_format({**cell, "num_format": "0.00", "bg_color": "#F2F2F2"}),
        "check": book.add_format({**cell, "italic": True, "font_color": "#C00000", "text_wrap": True}),
    }


def _info(book: Any, looks: dict[str, Any], form: Form, unit: Unit, round_: Collection) -> None:
    sheet = book.add_worksheet(INFO)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, form.name.upper(), looks["title"])
    lines = [
        ("Đơn vị báo cáo", unit.name),
        ("Thực hiện", f"Kế hoạch số {round_.plan}"),
        ("Kỳ báo cáo", f"Năm {round_.year}"),
        ("Gửi về", round_.receiver),
        ("Hạn gửi", f"chậm nhất ngày {round_.last_day:%d/%m/%Y}" if round_.last_day else ""),
        ("Cách điền", "Chỉ điền các ô màu vàng. Không thêm, xóa, đổi chỗ dòng và trang tính."),
        ("", "Số viết bình thường trong Excel (số thập phân dùng dấu phẩy); không gõ đơn vị tính, không gõ công thức."),
        ("", "Không phát sinh thì ghi 0. Chưa có số liệu thì để trống: ô trống được hiểu là chưa có, không phải 0."),
        ("", "Cột Kiểm tra phải trống trước khi gửi; còn chữ đỏ là số liệu chưa khớp."),
    ]
    for row, (head, words) in enumerate(lines, start=2):
        sheet.write_string(row, 0, head, looks["part"] if head else looks["text"])
        sheet.write_string(row, 1, words, looks["text"])
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _numbers(
    book: Any, looks: dict[str, Any], form: Form, last_year: Mapping[str, Decimal], filled: Mapping[str, Any]
) -> None:
    sheet = book.add_worksheet(NUMBERS)
    for column, width in enumerate((16, 52, 14, 18, 18, 46)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, "SỐ LIỆU", looks["title"])
    heads = ("Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Năm trước", "Kiểm tra")
    sheet.write_row(FIRST_ROW - 1, 0, heads, looks["head"])
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.repeat_rows(FIRST_ROW - 1)
    rows: dict[str, int] = {}
    row = FIRST_ROW
    for part in form.parts:
        row += 1
        for indicator in part.indicators:
            rows[indicator.code] = row
            row += 1
    row = FIRST_ROW
    for part in form.parts:
        sheet.merge_range(row, 0, row, 5, part.name, looks["part"])
        row += 1
        for indicator in part.indicators:
            _row(sheet, looks, indicator, row, rows, last_year.get(indicator.code), filled.get(indicator.code))
            checks = [i for i in part.identities if i.sides[2][0][1] == indicator.code]
            sheet.write_formula(row, 5, _check(checks, rows) if checks else '=""', looks["check"], "")
            row += 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _row(
    sheet: Any,
    looks: dict[str, Any],
    indicator: Indicator,
    row: int,
    rows: dict[str, int],
    before: Decimal | None,
    value: Any,
) -> None:
    sheet.write_string(row, 0, indicator.code, looks["cell"])
    sheet.write_string(row, 1, indicator.name, looks["cell"])
    sheet.write_string(row, 2, indicator.unit, looks["cell"])
    if not indicator.typed:
        above, below = ([f"D{rows[code] + 1}" for code in codes] for codes in (indicator.parts, indicator.wholes))
        blank = ",".join(f'{cell}=""' for cell in (*above, *below))
        part, whole = ("+".join(cells) for cells in (above, below))
        counted = f'IF(({whole})=0,"",({part})/({whole})*100)' if below else part
        sheet.write_formula(row, 3, f'=IF(OR({blank}),"",{counted})', looks["rate" if below else "sum"], "")
    else:
        if value is None:
            sheet.write_blank(row, 3, None, looks["input"])
        else:
            sheet.write(row, 3, value, looks["input"])
        sheet.data_validation(
            row, 3, row, 3,
            {
                "validate": "integer" if indicator.kind is Kind.COUNT else "decimal", "criteria": ">=", "value": 0,
                "error_title": "Số liệu không hợp lệ",
                "error_message": "Nhập số không âm" + (", không có phần thập phân." if indicator.kind is Kind.COUNT else "."),
            },
        )  # fmt: skip
    if before is None:
        sheet.write_blank(row, 4, None, looks["cell"])
    else:
        sheet.write_number(row, 4, float(before), looks["rate"] if indicator.kind is Kind.RATE else looks["cell"])


def _check(identities: list[Identity], rows: dict[str, int]) -> str:
    """A formula that is empty while everything holds, and says in words what does not."""
    pieces = []
    for identity in identities:
        left, sign, right = identity.sides
        cells = [f"D{rows[code] + 1}" for code in identity.codes]
        blank = ",".join(f'{cell}=""' for cell in cells)
        one, other = (_side(side, rows) for side in (left, right))
        holds = f"ABS(({one})-({other}))<0.0005" if sign == "=" else f"({one})<=({other})"
        words = f"Không khớp: {identity.words}".replace('"', '""')
        pieces.append(f'IF(OR({blank}),"",IF({holds},"","{words}. "))')
    return "=" + "&".join(pieces)


def _side(terms: tuple[tuple[int, str], ...], rows: dict[str, int]) -> str:
    return "".join(f"{'-' if factor < 0 else '+'}D{rows[code] + 1}" for factor, code in terms).removeprefix("+")


def _lists(book: Any, looks: dict[str, Any], form: Form, filled: Mapping[str, Any]) -> None:
    if not form.lists:
        return
    sheet = book.add_worksheet(LISTS)
    column = 0
    for part in form.lists:
        sheet.write_string(0, column, part.name, looks["title"])
        sheet.write_string(1, column, part.code, looks["cell"])
        sheet.write_row(2, column, part.columns, looks["head"])
        sheet.set_column(column, column + len(part.columns) - 1, 34)
        given = filled.get(part.code, ())
        for row in range(max(LIST_ROWS, len(given))):
            words = given[row] if row < len(given) else ("",) * len(part.columns)
            for offset, text in enumerate(words):
                sheet.write_string(3 + row, column + offset, text, looks["words"])
        column += len(part.columns) + 1
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _texts(book: Any, looks: dict[str, Any], form: Form, filled: Mapping[str, Any]) -> None:
    if not form.texts:
        return
    sheet = book.add_worksheet(TEXTS)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 2, 90)
    sheet.write_row(0, 0, ("Mã", "Nội dung", "Ý kiến của đơn vị"), looks["head"])
    for row, part in enumerate(form.texts, start=1):
        sheet.set_row(row, 120)
        sheet.write_string(row, 0, part.code, looks["cell"])
        sheet.write_string(row, 1, part.name, looks["cell"])
        sheet.write_string(row, 2, filled.get(part.code, ""), looks["words"])
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})
