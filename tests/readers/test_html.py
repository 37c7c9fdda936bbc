"""A web page is read by its own form: headings, lists, tables, what is bold, what is hidden, what is the site."""

from __future__ import annotations

import pytest

from generator.errors import RefusedFileError
from generator.model import Table
from generator.readers.html import read, source_lines
from tests.readers.sample import PRINTED, printed

PAGE = """\
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Kế hoạch</title><style>p {{ margin: 0 }}</style></head>
<body>
<nav><a href="/">Trang chủ</a> <a href="/vb">Văn bản</a></nav>
<div class="content">
<table>
<tr><td><p>UBND TỈNH NGHỆ AN<br><b>SỞ NỘI VỤ</b></p></td>
<td align="center"><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
<tr><td>Số: 12/KH-SNV</td><td><i>Nghệ An, ngày 05 tháng 3 năm 2026</i></td></tr>
</table>
<p align="center"><b>KẾ HOẠCH</b></p>
<p align="center"><b>Tổ chức Hội nghị điển hình tiên tiến
ngành Nội vụ</b></p>
{text}
<table><tr><td><b><i>Nơi nhận:</i></b><br>- Như trên;<br>- Lưu: VT.</td>
<td><b>GIÁM ĐỐC<br><br><br>Nguyễn Văn An</b></td></tr></table>
</div>
<script>var x = "Số: 99/KH-X";</script>
<footer>© Trang văn bản</footer>
</body></html>
"""
TEXT = f"<p>{PRINTED[8]}</p><p>{PRINTED[9]}</p><p>{PRINTED[10]}</p>"


def page(text: str = TEXT) -> bytes:
    return PAGE.format(text=text).encode()


def test_a_page_gives_the_plan() -> None:
    assert printed(read(page(), source="thu.html").document) == PRINTED


def test_the_site_stays_outside_and_scripts_are_not_text() -> None:
    reading = read(page(), source="thu.html")
    assert [(part.name, part.text) for part in reading.remainder] == [
        ("trang_web", "Trang chủ Văn bản"),
        ("trang_web", "© Trang văn bản"),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "<p>Nội dung:</p><ol><li>Phát động.</li><li>Sơ kết.</li></ol>",
            ["Nội dung:", "1. Phát động.", "2. Sơ kết."],
            id="numbers of a list",
        ),
        pytest.param(
            '<p>Nội dung:</p><ol start="3"><li>Phát động.</li><li>Sơ kết.</li></ol>',
            ["Nội dung:", "3. Phát động.", "4. Sơ kết."],
            id="a list that begins at three",
        ),
        pytest.param(
            '<p>Nội dung:</p><ol type="a"><li>Phát động.</li><li>Sơ kết.</li></ol>',
            ["Nội dung:", "a) Phát động.", "b) Sơ kết."],
            id="letters of a list",
        ),
        pytest.param(
            "<p>Nội dung:</p><ul><li>Phát động.</li><li>Sơ kết.</li></ul>",
            ["Nội dung:", "- Phát động.", "- Sơ kết."],
            id="dashes of a list",
        ),
        pytest.param(
            "<p>Nội dung một.<br/>Nội dung hai.</p>", ["Nội dung một.", "Nội dung hai."], id="a line break"
        ),
        pytest.param("<p>Nội dung\n   một.</p>", ["Nội dung một."], id="line ends of the source"),
        pytest.param("<p>Nội&nbsp;dung &lt;1&gt; &amp; 2.</p>", ["Nội dung <1> & 2."], id="entities"),
        pytest.param('<p>Một.</p><p style="display: none">Ẩn.</p>', ["Một."], id="what is hidden"),
        pytest.param("<p>Một<p>Hai", ["Một", "Hai"], id="tags left open"),
        pytest.param("<div>Một<div>Hai</div>Ba</div>", ["Một", "Hai", "Ba"], id="blocks inside blocks"),
    ],
)  # fmt: skip
def test_the_words_of_a_page_are_those_that_it_shows(text: str, body: list[str]) -> None:
    found = read(page(text), source="thu.html").document
    assert printed(found)[8:-5] == body


def test_a_table_keeps_its_spans_and_head() -> None:
    table = (
        '<p>Kế hoạch:</p><table><thead><tr><th rowspan="2">STT</th><th colspan="2">Kết quả</th></tr>'
        "<tr><th>Năm 2024</th><th>Năm 2025</th></tr></thead>"
        "<tr><td>1</td><td>10</td><td>12</td></tr><tr><td>2</td><td>5</td><td>6</td></tr></table>"
    )
    found = read(page(table), source="thu.html").document.body[-1]
    assert isinstance(found, Table)
    assert [[(cell.text, cell.columns, cell.rows) for cell in row] for row in found.rows] == [
        [("STT", 1, 2), ("Kết quả", 2, 1)],
        [("Năm 2024", 1, 1), ("Năm 2025", 1, 1)],
        [("1", 1, 1), ("10", 1, 1), ("12", 1, 1)],
        [("2", 1, 1), ("5", 1, 1), ("6", 1, 1)],
    ]
    assert found.header_rows == 2


def test_an_empty_cell_keeps_its_place() -> None:
    table = "<table><tr><td>STT</td><td>Tên</td><td>Số</td></tr><tr><td>1</td><td> </td><td>5</td></tr></table>"
    found = read(page(f"<p>Danh sách:</p>{table}"), source="thu.html").document.body[-1]
    assert isinstance(found, Table)
    assert [[cell.text for cell in row] for row in found.rows] == [["STT", "Tên", "Số"], ["1", "", "5"]]


def test_bold_italic_and_alignment_are_known() -> None:
    lines = source_lines(
        '<p align="center"><b>Đậm</b></p><p><i>Nghiêng</i> thường</p><p><i>Nghiêng</i></p>', "thu.html"
    )
    assert [(line.text, line.bold, line.italic, line.align) for line in lines] == [
        ("Đậm", True, False, "center"),
        ("Nghiêng thường", False, False, None),
        ("Nghiêng", False, True, None),
    ]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7", id="a PDF"),
        pytest.param(("<div>" * 5000 + "x").encode(), id="blocks without end"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedFileError):
        read(data, source="thu.html")


def test_a_page_of_broken_tags_keeps_all_of_its_words() -> None:
    lines = source_lines("<p>Một</td></tr><b>Hai</p></p><<<>Ba", "thu.html")
    assert "".join(line.text for line in lines).replace("<", "").replace(">", "") == "MộtHaiBa"
