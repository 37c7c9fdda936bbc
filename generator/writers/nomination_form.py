"""The nomination workbook for units: help, lists to choose from, and, when asked, samples filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from generator.catalog import nomination_form as form

ROWS = 1000
"""Rows made ready on each sheet."""
HELP = (
    "Điền trang Chung một lần, trang Đề cử mỗi đối tượng một dòng, các trang sau mỗi minh chứng một dòng.",
    "Cột Mã của trang Đề cử nối với cột Mã đối tượng của các trang sau.",
    "Ô có mũi tên chỉ chọn trong danh sách. Ngày viết ngày/tháng/năm. Ô để trống nghĩa là chưa khai, không phải là không.",
    "Số tiền viết bằng đồng, không viết đơn vị. Hàng nghìn viết dấu chấm (50.000.000), phần thập phân viết dấu phẩy (14,2). Số hộ là số cuối năm.",
    "Họ tên, tên đơn vị viết đầy đủ, đúng như sẽ in trong quyết định và bằng.",
    "Ngày sinh và số định danh chỉ dùng trong hồ sơ; báo cáo và nhật ký đều che.",
    "Không đổi tên trang tính, không xóa hai dòng đầu của mỗi trang, không gộp ô. Cột ghi riêng đặt tên là Ghi chú.",
)


def write(filled: Mapping[str, Any] | None = None) -> bytes:
    """Return the workbook; ``filled`` is a round as plain data (keys of the model) put into it. Same input, same bytes."""
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Đề nghị khen thưởng", "created": dt.datetime(2025, 1, 1)})
    font = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
    head = book.add_format({**font, "bold": True, "border": 1, "bg_color": "#D9D9D9"})
    key = book.add_format({**font, "font_size": 8, "font_color": "#7F7F7F", "border": 1})
    cell = book.add_format({**font, "border": 1, "bg_color": "#FFFFE0", "num_format": "@"})
    looks = {"head": head, "key": key, "cell": cell, "plain": book.add_format(font)}
    guide = book.add_worksheet(form.GUIDE)
    guide.set_column(0, 0, 110)
    guide.write_string(0, 0, "ĐỀ NGHỊ KHEN THƯỞNG", head)
    for row, line in enumerate(HELP, start=1):
        guide.write_string(row, 0, line, looks["plain"])
    lists = _Lists()
    _common(book, looks, filled or {}, lists)
    for sheet in form.sheets():
        _sheet(book, looks, sheet, _rows(sheet, filled or {}), lists)
    lists.write(book)
    book.close()
    return buffer.getvalue()


class _Lists:
    """The choices, each in a column of a hidden sheet: long lists do not fit into a validation itself."""

    def __init__(self) -> None:
        self.columns: list[tuple[str, ...]] = []

    def source(self, words: tuple[str, ...]) -> str:
        if words not in self.columns:
            self.columns.append(words)
        letter = chr(ord("A") + self.columns.index(words))
        return f"='{form.HIDDEN}'!${letter}$1:${letter}${len(words)}"

    def write(self, book: Any) -> None:
        page = book.add_worksheet(form.HIDDEN)
        for column, words in enumerate(self.columns):
            page.write_column(0, column, words)
        page.hide()


def _common(book: Any, looks: dict[str, Any], filled: Mapping[str, Any], lists: _Lists) -> None:
    page = book.add_worksheet(form.COMMON)
    page.write_row(0, 0, ("Khóa", "Nội dung", "Giá trị", "Hướng dẫn"), looks["head"])
    for column, width in enumerate((26, 44, 60, 50)):
        page.set_column(column, column, width)
    page.freeze_panes(1, 2)
    for row, item in enumerate(form.common(), start=1):
        page.write_string(row, 0, item.key, looks["key"])
        page.write_string(row, 1, item.head, looks["plain"])
        page.write_string(row, 2, _shown(item, _at(filled, item.key)), looks["cell"])
        page.write_string(row, 3, item.help, looks["plain"])
        if item.choices:
            page.data_validation(row, 2, row, 2, _choice(item, lists))


def _sheet(book: Any, looks: dict[str, Any], sheet: form.Sheet, rows: list[Mapping[str, Any]], lists: _Lists) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(2, 4 if sheet.key == "de_cu" else 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for column, item in enumerate(sheet.columns):
        page.set_column(column, column, 30 if item.key in ("ten", "hinh_thuc", "tom_tat", "noi_dung") else 16)
        page.write_string(0, column, item.head, looks["head"])
        page.write_string(1, column, item.key, looks["key"])
        if item.help:
            page.write_comment(0, column, item.help, {"author": "vanban"})
        if item.choices:
            page.data_validation(2, column, ROWS + 1, column, _choice(item, lists))
    for number, values in enumerate(rows, start=2):
        for column, item in enumerate(sheet.columns):
            page.write_string(number, column, _shown(item, _at(values, item.key)), looks["cell"])
    for number in range(len(rows) + 2, 12):
        for column in range(len(sheet.columns)):
            page.write_blank(number, column, None, looks["cell"])


def _rows(sheet: form.Sheet, filled: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    nominees = filled.get("de_cu", ())
    if sheet.key == "de_cu":
        return list(nominees)
    return [{**row, form.LINK: x["ma"]} for x in nominees for row in x.get(sheet.key, ())]


def _at(values: Any, key: str) -> Any:
    for step in key.split("."):
        values = values.get(step) if isinstance(values, Mapping) else None
    return values


def _shown(item: form.Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, (list, tuple)):
        return " | ".join(map(str, value))
    return item.choices.get(str(value), str(value))


def _choice(item: form.Column, lists: _Lists) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": lists.source(tuple(item.choices.values())),
        "error_title": "Giá trị không hợp lệ",
        "error_message": "Chọn một giá trị trong danh sách.",
    }
