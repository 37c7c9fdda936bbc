"""The head and the signature block stand in two columns and are read column by column."""

from __future__ import annotations

import pytest

from generator.readers.lines import SourceLine
from generator.readers.pdf import lines_of, read
from generator.readers.pdf.fonts import Font
from generator.readers.pdf.page import Piece
from generator.readers.pdf.rows import Line
from generator.readers.pdf.sides import _cut
from tests.readers.pdf.paper import Sheet, pdf

LEFT, RIGHT = 85.0, 538.6
LEFT_MIDDLE, RIGHT_MIDDLE = 165.0, 401.0


def body(sheet: Sheet, base: float, rows: int = 4) -> Sheet:
    for number in range(rows):
        sheet.line("Các cơ quan, đơn vị chủ trì, phối hợp triển khai thực hiện các", LEFT, RIGHT, base + 16.1 * number)
    return sheet


def head(sheet: Sheet, *, off: float = 0.0, right: float = RIGHT_MIDDLE) -> Sheet:
    """The head of a letter; the right column stands ``off`` points lower than the left one."""
    sheet.centred("UBND TỈNH NGHỆ AN", LEFT_MIDDLE, 70, size=13)
    sheet.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, 70 + off, size=13, face="B")
    sheet.centred("SỞ NỘI VỤ", LEFT_MIDDLE, 85, size=13, face="B")
    sheet.centred("Độc lập - Tự do - Hạnh phúc", right, 86 + off, size=14, face="B")
    sheet.centred("Số: 15/SNV-VP", LEFT_MIDDLE, 112, size=13)
    sheet.centred("Nghệ An, ngày 05 tháng 3 năm 2026", right, 112 + off, size=14, face="I")
    sheet.centred("V/v nâng bậc lương năm 2026", LEFT_MIDDLE, 130, size=12)
    return sheet


def told(lines: tuple[SourceLine, ...]) -> list[tuple[str | None, str]]:
    return [(line.side, line.text) for line in lines]


HEAD = [
    ("left", "UBND TỈNH NGHỆ AN"),
    ("left", "SỞ NỘI VỤ"),
    ("left", "Số: 15/SNV-VP"),
    ("left", "V/v nâng bậc lương năm 2026"),
    ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("right", "Độc lập - Tự do - Hạnh phúc"),
    ("right", "Nghệ An, ngày 05 tháng 3 năm 2026"),
]


@pytest.mark.parametrize(
    ("off", "right"),
    [
        pytest.param(0, RIGHT_MIDDLE, id="on one base line"),
        pytest.param(3, RIGHT_MIDDLE, id="a little lower"),
        pytest.param(6.5, RIGHT_MIDDLE, id="half a line lower, no row in common"),
        pytest.param(0, 368, id="columns that nearly touch"),
    ],
)
def test_the_head_is_read_column_by_column(off: float, right: float) -> None:
    sheet = head(Sheet(), off=off, right=right).centred("Kính gửi: Bộ Nội vụ", 312, 165)
    lines = lines_of(pdf(body(sheet, 200)), "a.pdf")
    assert told(lines)[:8] == [*HEAD, (None, "Kính gửi: Bộ Nội vụ")]


def test_the_title_under_the_head_belongs_to_no_column() -> None:
    sheet = head(Sheet()).centred("TỜ TRÌNH", 312, 165, face="B")
    lines = lines_of(pdf(body(sheet, 200)), "a.pdf")
    assert (None, "TỜ TRÌNH") in told(lines)


def test_kinh_gui_left_of_the_gutter_belongs_to_no_column() -> None:
    sheet = (
        head(Sheet()).words("Kính gửi:", 150, 165).words("- Bộ Nội vụ;", 215, 182).words("- Bộ Tài chính.", 215, 199)
    )
    lines = lines_of(pdf(body(sheet, 230)), "a.pdf")
    assert told(lines)[7:10] == [(None, "Kính gửi:"), (None, "- Bộ Nội vụ;"), (None, "- Bộ Tài chính.")]


def foot(sheet: Sheet, base: float, *, left_from: float = 0.0) -> Sheet:
    sheet.words("Nơi nhận:", LEFT + 5, base + left_from, size=12, face="BI")
    for number, text in enumerate(
        ("- Như trên;", "- Các sở, ban, ngành, đoàn thể tỉnh, các", "huyện, thị xã;", "- Lưu: VT, NC.")
    ):
        sheet.words(text, LEFT + 5, base + left_from + 13 * (number + 1), size=11)
    for number, text in enumerate(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")):
        sheet.centred(text, 425, base + 16.1 * number, face="B")
    return sheet.centred("Nguyễn Văn An", 425, base + 130, face="B")


FOOT = [
    ("left", "Nơi nhận:"),
    ("left", "- Như trên;"),
    ("left", "- Các sở, ban, ngành, đoàn thể tỉnh, các huyện, thị xã;"),
    ("left", "- Lưu: VT, NC."),
    ("right", "TM. ỦY BAN NHÂN DÂN"),
    ("right", "KT. CHỦ TỊCH"),
    ("right", "PHÓ CHỦ TỊCH"),
    ("right", "Nguyễn Văn An"),
]


@pytest.mark.parametrize("left_from", [0.0, 5.0, 9.0, 18.0], ids=["one height", "5 lower", "9 lower", "a line lower"])
def test_the_signature_block_is_read_column_by_column(left_from: float) -> None:
    sheet = body(Sheet(), 80)
    sheet.words("thi hành Quyết định này./.", LEFT, 80 + 4 * 16.1)
    lines = lines_of(pdf(foot(sheet, 190, left_from=left_from)), "a.pdf")
    assert told(lines)[-8:] == FOOT
    assert lines[0].text.endswith("thi hành Quyết định này./.") and lines[0].side is None


def test_a_name_beside_a_recipient_is_not_read_into_it() -> None:
    sheet = body(Sheet(), 80)
    sheet.words("Nơi nhận:", LEFT, 190, size=12, face="BI").centred("GIÁM ĐỐC", 425, 190, face="B")
    for number in range(6):
        sheet.words(f"- Ủy ban nhân dân các xã, phường, đặc khu {number};", LEFT, 203 + 13 * number, size=11)
    sheet.centred("Trần Thị Bình", 345, 268, face="B")
    lines = told(lines_of(pdf(sheet), "a.pdf"))
    assert ("right", "Trần Thị Bình") in lines
    assert ("left", "- Ủy ban nhân dân các xã, phường, đặc khu 5;") in lines


def test_the_block_may_go_on_over_the_page() -> None:
    first = body(Sheet(), 80, 40)
    first.words("Nơi nhận:", LEFT, 760, size=12, face="BI").centred("CHÁNH VĂN PHÒNG", 425, 760, face="B")
    second = Sheet()
    for number in range(5):
        second.words(f"- Sở số {number};", LEFT, 70 + 13 * number, size=11)
    second.centred("Lê Trí Hà", 425, 110, face="B")
    lines = told(lines_of(pdf(first, second), "a.pdf"))
    assert lines[-6:] == [*(("left", f"- Sở số {number};") for number in range(5)), ("right", "Lê Trí Hà")]


def test_a_tabbed_line_of_the_text_is_no_column() -> None:
    sheet = body(Sheet(), 80)
    sheet.words("Họ và tên: Nguyễn Văn An", 121, 160).words("Chức vụ: Chuyên viên", 380, 160)
    body(sheet, 190)
    lines = told(lines_of(pdf(sheet), "a.pdf"))
    assert any(side is None and "Nguyễn Văn An" in text and "Chức vụ" in text for side, text in lines)
    assert all(side is None for side, __ in lines)


def test_the_name_at_the_left_may_stand_lower_than_the_name_at_the_right() -> None:
    sheet = body(Sheet(), 80)
    sheet.centred("XÁC NHẬN CỦA CẤP TRÊN TRỰC", 190, 170, face="B").centred("NGƯỜI BÁO CÁO", 430, 170, face="B")
    sheet.centred("TIẾP", 190, 186, face="B")
    sheet.centred("Thạch Văn Ba", 430, 250, face="B").centred("Lý Thị Tư", 190, 266, face="B")
    sheet.words("Nơi nhận:", LEFT, 300, size=12, face="BI").words("- Lưu: VT.", LEFT, 314, size=11)
    assert told(lines_of(pdf(sheet), "a.pdf"))[-7:] == [
        ("left", "XÁC NHẬN CỦA CẤP TRÊN TRỰC"),
        ("left", "TIẾP"),
        ("left", "Lý Thị Tư"),
        ("left", "Nơi nhận:"),
        ("left", "- Lưu: VT."),
        ("right", "NGƯỜI BÁO CÁO"),
        ("right", "Thạch Văn Ba"),
    ]


def test_a_mark_of_a_note_beyond_the_gutter_is_no_line_of_the_other_column() -> None:
    font = Font("Times New Roman", bold=False, italic=False, raw="LiberationSerif")

    def piece(text: str, left: float, right: float, size: float) -> Piece:
        return Piece(text, left, right, 112, size, font, ((0, len(text), left, right),) if text else ())

    # The mark was taken out with its note: nothing is left of it but its place.
    line = Line(1, [piece("Số: 15/QĐ-SNV", 126, 236, 13), piece("", 320, 324, 8)])
    low, high = 262.0, 281.0
    assert [part.text for part in _cut(line, low, high)] == ["Số: 15/QĐ-SNV"]


def test_a_high_running_head_leaves_the_top_margin_open() -> None:
    first, second = Sheet(), Sheet()
    long = "Các cơ quan, đơn vị chủ trì, phối hợp triển khai thực hiện các"
    for number in range(40):
        first.line(long, LEFT, RIGHT, 70 + 16.1 * number)
    for number in range(20):
        second.line(long, LEFT, RIGHT, 98 + 16.1 * number)
    layout = read(pdf(first, second), source="a.pdf").layout
    assert layout is not None
    assert layout.sections[0].top is None
