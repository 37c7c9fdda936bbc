"""Text copied from law sites: tables between bars, marks of emphasis, lines broken by an editor, the site around it."""

from __future__ import annotations

import textwrap

import pytest

from generator.model import Table
from generator.readers.markup import has_bars, source_lines
from generator.readers.text import read
from tests.readers.sample import PRINTED, printed

HEAD = """\
|
UBND TỈNH NGHỆ AN
**SỞ
NỘI VỤ**
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**
---------------
|
|
Số: 12/KH-SNV
|
*Nghệ An,
ngày 05 tháng 3 năm 2026*
|

"""
FOOT = """\
|
***Nơi nhận:***
- Như trên;
- Lưu: VT.
|
**GIÁM ĐỐC**
**Nguyễn Văn An**
|

"""
BEFORE = """\
# Kế hoạch 12/KH-SNV năm 2026

Số hiệu: 12/KH-SNV
Người ký: Nguyễn Văn An

"""
AFTER = """\

HIỆU LỰC VĂN BẢN

Kế hoạch 12/KH-SNV có hiệu lực từ ngày 05/3/2026
"""


def wrapped(text: str) -> str:
    """A paragraph as an editor breaks it."""
    return "\n".join(textwrap.wrap(text, 79, break_on_hyphens=False))


BODY = f"""
**KẾ HOẠCH**

**Tổ chức Hội nghị điển hình tiên tiến ngành Nội vụ**

{wrapped(PRINTED[8])}

{wrapped(PRINTED[9])}

{wrapped(PRINTED[10])}

"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + BODY + FOOT, id="the document alone"),
        pytest.param(BEFORE + HEAD + BODY + FOOT + AFTER, id="the site around it"),
    ],
)
def test_a_page_of_a_law_site_gives_the_plan(text: str) -> None:
    assert printed(read(text.encode(), source="thu.md").document) == PRINTED


def test_the_site_is_kept_outside_under_its_name() -> None:
    reading = read((BEFORE + HEAD + BODY + FOOT + AFTER).encode(), source="thu.md")
    site = [row for part in reading.remainder if part.name == "trang_web" for row in part.text.split("\n")]
    assert site == [
        "Kế hoạch 12/KH-SNV năm 2026",
        "Số hiệu: 12/KH-SNV",
        "Người ký: Nguyễn Văn An",
        "HIỆU LỰC VĂN BẢN",
        "Kế hoạch 12/KH-SNV có hiệu lực từ ngày 05/3/2026",
    ]


def test_a_table_between_bars_keeps_its_rows_and_empty_cells() -> None:
    rows = [["STT", "Nội dung", "Thời gian"], ["1", "Phát động", "Quý I"], ["2", "", "Quý IV"]]
    cells = "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in rows)
    text = HEAD + BODY.replace("1. Phát", f"Nội dung:\n\n{cells}\n1. Phát") + FOOT
    tables = [node for node in read(text.encode(), source="thu.md").document.body if isinstance(node, Table)]
    assert [[[cell.text for cell in row] for row in table.rows] for table in tables] == [rows]


def test_marks_become_hints() -> None:
    lines, _problems = source_lines("**Đậm**\n\n*Nghiêng*\n\nThường có **một phần** đậm\n", "thu.md")
    assert [(line.text, line.bold, line.italic) for line in lines] == [
        ("Đậm", True, False),
        ("Nghiêng", False, True),
        ("Thường có một phần đậm", False, False),
    ]


def test_an_asterisk_that_nothing_closes_is_a_list_mark() -> None:
    lines, _problems = source_lines("* Nội dung một\n", "thu.md")
    assert [line.text for line in lines] == ["* Nội dung một"]


def test_a_paragraph_broken_by_a_blank_line_is_joined_and_told() -> None:
    broken = BODY.replace(" để tổng hợp", "\n\nđể tổng hợp").replace("\nđể tổng hợp", "\n\nđể tổng hợp", 1)
    reading = read((HEAD + broken + FOOT).encode(), source="thu.md")
    assert printed(reading.document) == PRINTED
    assert [problem.code for problem in reading.problems] == ["noi_doan"]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        pytest.param("|\na\n|\nb\n|\n", True, id="bars"),
        pytest.param("| a | b |\n|---|---|\n| 1 | 2 |", True, id="rows of cells"),
        pytest.param("# Tiêu đề\nnội dung", False, id="a heading"),
        pytest.param("\n".join(PRINTED), False, id="plain text"),
        pytest.param("a | b | c\n1 | 2 | 3", False, id="bars inside lines"),
    ],
)
def test_a_law_site_text_is_told_from_plain_text(text: str, markup: bool) -> None:
    assert has_bars(text) is markup


MARKDOWN = """\
| UBND TỈNH NGHỆ AN<br>**SỞ NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |
|---|:---:|
| Số: 12/KH-SNV | *Nghệ An, ngày 05 tháng 3 năm 2026* |

# KẾ HOẠCH

**Tổ chức Hội nghị điển hình tiên tiến ngành Nội vụ**

{0}

1\\. {1}

2\\. {2}

| Nơi nhận:<br>- Như trên;<br>- Lưu: VT. | **GIÁM ĐỐC**<br><br>**Nguyễn Văn An** |
|---|---|
"""


def test_markdown_with_rows_of_cells_headings_and_escaped_marks_gives_the_plan() -> None:
    text = MARKDOWN.format(PRINTED[8], PRINTED[9][3:], PRINTED[10][3:])
    reading = read(text.encode(), source="thu.md")
    assert printed(reading.document) == PRINTED
    assert [node.at.line for node in reading.document.body if node.at is not None] == [9, 11, 13]


def test_markdown_without_tables_is_read_as_text() -> None:
    rows = [f"## {row}" if row == "KẾ HOẠCH" else row for row in PRINTED]
    assert printed(read("\n\n".join(rows).encode(), source="thu.md").document) == PRINTED


def test_bars_at_the_ends_of_lines_close_cells() -> None:
    text = (
        "|\nUBND TỈNH NGHỆ AN\nSỞ NỘI VỤ |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc |\n|\n"
        f"Số: 12/KH-SNV |\nNghệ An, ngày 05 tháng 3 năm 2026 |\n\n{BODY}{FOOT}"
    )
    assert printed(read(text.encode(), source="thu.md").document) == PRINTED


def test_bars_without_end_are_read() -> None:
    assert read(("|\n" * 20_000 + "chữ").encode(), source="thu.md").document.kind == "khac"
