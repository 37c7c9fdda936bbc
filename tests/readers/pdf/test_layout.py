"""The Layout of a PDF: measured where the page shows it, None where it does not."""

from __future__ import annotations

import pytest

from generator.model.layout import Layout, LayoutParagraph
from generator.readers.pdf import read
from generator.readers.pdf.fonts import font_of
from tests.readers.pdf.paper import Sheet, pdf, width
from tests.readers.pdf.test_joining import Flow, sentence

MM = 72 / 25.4
LEFT, RIGHT, INDENT = 30 * MM, 595.3 - 20 * MM, 30 * MM + 36
LINE = "Các cơ quan, đơn vị chủ trì, phối hợp triển khai thực hiện các"


def layout_of(*sheets: Sheet) -> Layout:
    layout = read(pdf(*sheets), source="a.pdf").layout
    assert layout is not None
    return layout


def text(
    *, pitch: float = 16.086, gap: float = 6, paragraphs: int = 4, size: float = 14, top: float = 20 * MM
) -> Sheet:
    """Paragraphs of three lines each, the first line at the top margin."""
    sheet = Sheet()
    base = top + 0.933 * size
    for _ in range(paragraphs):
        sheet.line(LINE, INDENT, RIGHT, base, size=size)
        sheet.line(LINE + " chỉ tiêu", LEFT, RIGHT, base + pitch, size=size)
        sheet.words("theo quy định.", LEFT, base + 2 * pitch, size=size)
        base += 3 * pitch + gap
    return sheet


def body(layout: Layout) -> list[LayoutParagraph]:
    return [p for p in layout.paragraphs if p.container == "body"]


def test_margins_are_measured_from_the_words() -> None:
    section = layout_of(text(paragraphs=6)).sections[0]
    assert (section.left, section.right) == (30.0, 20.0)
    assert round(float(section.width or 0)) == 210 and round(float(section.height or 0)) == 297
    assert section.landscape is False


def test_a_margin_that_no_line_shows_is_unknown() -> None:
    section = layout_of(Sheet().words("Một dòng ngắn.", LEFT, 100)).sections[0]
    assert (section.left, section.right, section.top, section.bottom) == (None, None, None, None)


def test_the_top_margin_is_known_from_a_paragraph_that_goes_on_over_the_page() -> None:
    first = Sheet()
    for row in range(44):
        first.line(LINE, INDENT if row == 0 else LEFT, RIGHT, 80 + 16.086 * row)
    second = Sheet()
    for row in range(4):
        second.line(LINE, LEFT, RIGHT, 25 * MM + 0.933 * 14 + 16.086 * row)
    assert layout_of(first, second).sections[0].top == 25.0


@pytest.mark.parametrize("gap", [6.0, 12.0, 0.0, 3.0])
def test_the_gap_between_paragraphs_is_what_the_lines_leave(gap: float) -> None:
    paragraphs = body(layout_of(text(gap=gap)))
    assert [round(p.before.pt, 1) for p in paragraphs[1:] if p.before is not None] == [gap] * 3
    assert paragraphs[0].before is None and paragraphs[-1].after is None
    assert [p.after for p in paragraphs[:-1]] == [0.0] * 3


@pytest.mark.parametrize(
    ("pitch", "multiple"),
    [
        pytest.param(16.086, 1.0, id="single"),
        pytest.param(16.086 * 1.5, 1.5, id="one and a half"),
        pytest.param(16.086 * 1.15, 1.15, id="Word's own 1.15"),
        pytest.param(18.0, 1.12, id="exactly 18 points"),
    ],
)
def test_line_spacing_is_a_multiple_of_single(pitch: float, multiple: float) -> None:
    assert {p.line for p in body(layout_of(text(pitch=pitch)))} == {multiple}


def test_a_single_line_shows_no_line_spacing() -> None:
    sheet = text().words("Một dòng.", INDENT, 700)
    assert body(layout_of(sheet))[-1].line is None


def test_indents_and_alignment_are_read_from_the_edges() -> None:
    (first, *__) = body(layout_of(text()))
    assert first.align == "both"
    assert first.left == 0 and first.first_line is not None and round(float(first.first_line), 1) == 12.7


def test_ragged_lines_are_left_aligned() -> None:
    flow = Flow()
    for number in range(3):
        flow.add(sentence(number, 60))
    flow.add("Riêng " + sentence(7, 60), justified=False)
    assert [p.align for p in body(layout_of(*flow.sheets))] == ["both", "both", "both", "left"]


def test_runs_tell_face_size_weight_slant_and_underline() -> None:
    sheet = Sheet()
    sheet.words("Điều 1.", LEFT, 100, face="B").words("Tặng Bằng khen", LEFT + width("Điều 1. ", face="B"), 100)
    sheet.words("Căn cứ Luật", LEFT, 140, size=13, face="I")
    sheet.words("Gạch chân", LEFT, 180).stroke(LEFT, 181.5, LEFT + width("Gạch chân"), 181.5)
    one, two, three = body(layout_of(sheet))
    assert [(run.text, run.bold) for run in one.runs] == [("Điều 1.", True), (" Tặng Bằng khen", False)]
    assert {run.font for p in (one, two, three) for run in p.runs} == {"Times New Roman"}
    assert [(run.size, run.italic) for run in two.runs] == [(13.0, True)]
    assert [run.underline for run in three.runs] == [True]
    assert layout_of(sheet).rule_lines == ()


@pytest.mark.parametrize(
    ("name", "family", "bold", "italic"),
    [
        ("BAAAAA+LiberationSerif-Bold", "Times New Roman", True, False),
        ("TimesNewRomanPS-BoldItalicMT", "Times New Roman", True, True),
        ("TimesNewRoman,Bold", "Times New Roman", True, False),
        ("TimesNewRomanPSMT", "Times New Roman", False, False),
        ("Times-Roman", "Times New Roman", False, False),
        ("ABCDEF+Arial-BoldMT", "Arial", True, False),
        ("ABCDEF+Calibri-Light", "Calibri", False, False),
        ("CambriaMath", "Cambria Math", False, False),
        (".VnTimeH", ".VnTimeH", False, False),
        ("VNI-Times,Bold", "VNI-Times", True, False),
    ],
)
def test_names_of_typefaces_are_understood(name: str, family: str, bold: bool, italic: bool) -> None:
    assert font_of(name)[:3] == (family, bold, italic)


@pytest.mark.parametrize(("printed", "size"), [(12.96, 13.0), (14.04, 14.0), (13.5, 13.5), (11.3, 11.3)])
def test_sizes_lose_the_traces_of_a_printers_grid(printed: float, size: float) -> None:
    (paragraph,) = body(layout_of(Sheet().words("Xin chào các bạn", LEFT, 100, size=printed)))
    assert [run.size for run in paragraph.runs] == [size]


def test_a_rule_line_belongs_to_the_words_above_it() -> None:
    sheet = text(top=200)
    sheet.centred("SỞ NỘI VỤ", 165, 85, size=13, face="B").stroke(150, 90, 180, 90)
    sheet.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 401, 69, size=13, face="B")
    sheet.centred("Độc lập - Tự do - Hạnh phúc", 401, 86, face="B").stroke(315, 91, 460, 91)
    layout = layout_of(sheet)
    found = {layout.paragraphs[line.under].text: line for line in layout.rule_lines if line.under is not None}
    assert set(found) == {"SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"}
    short = found["SỞ NỘI VỤ"]
    assert short.length is not None and round(short.length.pt) == 30 and short.centred is True and short.solid is True
    assert found["Độc lập - Tự do - Hạnh phúc"].centred is False


def test_a_row_of_underscores_is_a_rule_line_too() -> None:
    sheet = text(top=200).centred("SỞ NỘI VỤ", 165, 85, size=13, face="B").centred("_______", 165, 92, size=8)
    sheet.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 401, 85, size=13, face="B")
    layout = layout_of(sheet)
    (line,) = layout.rule_lines
    assert line.how == "underscores" and line.under is not None and layout.paragraphs[line.under].text == "SỞ NỘI VỤ"


def test_lines_of_a_figure_are_no_rule_lines() -> None:
    sheet = text(paragraphs=2)
    for number in range(12):
        sheet.stroke(200 + 7 * number, 500 + 11 * number, 300, 500 + 11 * number)
    assert layout_of(sheet).rule_lines == ()


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [
        pytest.param(90, (0, 1, -1, 0), id="quarter turn"),
        pytest.param(180, (-1, 0, 0, -1), id="upside down"),
        pytest.param(270, (0, -1, 1, 0), id="three quarters"),
    ],
)
def test_a_page_that_is_shown_turned_is_read_as_it_is_seen(
    turn: int, matrix: tuple[float, float, float, float]
) -> None:
    sheet = Sheet(turn=turn)
    for row, words in enumerate(("Kính gửi: Bộ Nội vụ", "Sở Nội vụ báo cáo như sau:")):
        seen_x, seen_y = 100.0, 150.0 + 30 * row
        if turn == 90:
            x, up = seen_y, seen_x
        elif turn == 180:
            x, up = 595.3 - seen_x, seen_y
        else:
            x, up = 595.3 - seen_y, 841.9 - seen_x
        sheet.words(words, x, 841.9 - up, matrix=matrix)
    layout = layout_of(sheet)
    assert [p.text for p in layout.paragraphs] == ["Kính gửi: Bộ Nội vụ", "Sở Nội vụ báo cáo như sau:"]
    assert layout.sections[0].landscape is (turn != 180)


def test_pages_of_another_size_are_another_section() -> None:
    wide = Sheet(box=(841.9, 595.3))
    for row in range(5):
        wide.line(LINE + " nội dung, nhiệm vụ được giao", 57, 785, 80 + 16.086 * row)
    layout = layout_of(text(), wide)
    assert [(section.landscape, section.index) for section in layout.sections] == [(False, 0), (True, 1)]
    assert [p.section for p in body(layout)] == [0, 0, 0, 0, 1]
    assert body(layout)[-1].page_break_before is True


def test_a_page_asked_for_early_is_told() -> None:
    layout = layout_of(text(paragraphs=12), text(paragraphs=1), Sheet().centred("PHỤ LỤC", 312, 80, face="B"))
    assert [p.page_break_before for p in body(layout)][-2:] == [False, True]


def test_places_name_the_page_and_the_paragraph() -> None:
    layout = layout_of(text(), Sheet().words("Trang sau.", LEFT, 80))
    assert str(body(layout)[-1].at) == "a.pdf (trang 2, đoạn 5)"
    box = body(layout)[-1].box
    assert box is not None and round(box[0]) == 30
