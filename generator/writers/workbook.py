"""Tables as .xlsx: one sheet a table, its head frozen and filtered, columns as wide as their contents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name (31 letters at most), the column heads, the rows. A row's first text may be a status to colour."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | int | float | None]]


def write(sheets: Sequence[Sheet], *, title: str, made: dt.date) -> bytes:
    """Return a workbook with ``sheets``. Texts are written as texts, whatever they begin with; same input, same bytes."""
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": dt.datetime(made.year, made.month, made.day)})
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
    head = book.add_format({**font, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
    cell = book.add_format(font)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name[:31])
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.freeze_panes(1, 0)
        page.write_row(0, 0, sheet.heads, head)
        for number, row in enumerate(sheet.rows, start=1):
            page.write_row(number, 0, ["" if value is None else value for value in row], cell)
        for column, name in enumerate(sheet.heads):
            longest = max((len(str(row[column])) for row in sheet.rows if column < len(row)), default=0)
            page.set_column(column, column, min(_WIDEST, max(len(name), longest) + 2))
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
    book.close()
    return buffer.getvalue()
