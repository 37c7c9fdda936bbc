"""Page numbers, running heads and feet, and notes are set aside; a paragraph runs on over them."""

from __future__ import annotations

import pytest

from generator.model.layout import Component
from generator.readers.pdf import lines_of, read
from tests.readers.pdf.paper import Sheet, pdf, width

LEFT, RIGHT, MIDDLE = 85.0, 538.6, 311.8
LINE = "Các cơ quan, đơn vị chủ trì, phối hợp triển khai thực hiện các"


def page(number: str | None, *, at: float = 45, left: float | None = None, rows: int = 30, start: str = "") -> Sheet:
    sheet = Sheet()
    if number is not None:
        sheet.centred(number, MIDDLE, at) if left is None else sheet.words(number, left, at)
    for row in range(rows):
        text = f"{start} {LINE}" if start and row == 0 else LINE
        sheet.line(text, LEFT if not (start and row == 0) else 121, RIGHT, 80 + 16.1 * row)
    return sheet


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param((None, "2", "3"), id="from the second page"),
        pytest.param(("1", "2", "3"), id="on every page"),
        pytest.param((None, "- 2 -", "- 3 -"), id="between hyphens"),
        pytest.param((None, "Trang 2", "Trang 3"), id="with the word"),
        pytest.param((None, "2/3", "3/3"), id="of how many"),
        pytest.param((None, "2", "1"), id="an appendix counted anew"),
    ],
)
@pytest.mark.parametrize("at", [45.0, 815.0], ids=["above", "below"])
def test_page_numbers_are_set_aside_and_the_paragraph_runs_on(numbers: tuple[str | None, ...], at: float) -> None:
    reading = read(pdf(*(page(number, at=at) for number in numbers)), source="a.pdf")
    found = [entry.text for entry in reading.remainder if entry.name == "so_trang"]
    assert found == ["\n".join(number for number in numbers if number)]
    lines = lines_of(pdf(*(page(number, at=at) for number in numbers)), "a.pdf")
    assert [line.text for line in lines if line.container == "body"] == [" ".join([LINE] * 90)]


def test_a_number_on_the_second_of_two_pages_is_its_number() -> None:
    lines = lines_of(pdf(page(None), page("2")), "a.pdf")
    assert [(line.text, line.container) for line in lines[1:]] == [("2", "header")]


def test_the_layout_tells_where_the_number_stands() -> None:
    layout = read(pdf(page(None), page("2"), page("3")), source="a.pdf").layout
    assert layout is not None
    numbers = layout.having(Component.SO_TRANG)
    assert [(p.text, p.page, p.container, p.align) for p in numbers] == [
        ("2", 2, "header", "center"),
        ("3", 3, "header", "center"),
    ]
    assert layout.sections[0].title_page is True
    assert layout.sections[0].headers == {"default": (numbers[0].index,)}


def test_a_number_at_the_corner_is_told_as_such() -> None:
    layout = read(pdf(page(None), page("2", left=530), page("3", left=530)), source="a.pdf").layout
    assert layout is not None
    assert [p.align for p in layout.having(Component.SO_TRANG)] == ["right", "right"]


def test_a_number_that_belongs_to_the_text_stays() -> None:
    """A year alone at the top of a page counts along with nothing."""
    second = Sheet().words("2026", LEFT, 80)
    for row in range(1, 20):
        second.line(LINE, LEFT, RIGHT, 80 + 16.1 * row)
    lines = lines_of(pdf(page(None), second), "a.pdf")
    assert any("2026" in line.text and line.container == "body" for line in lines)


def test_running_heads_and_feet_are_set_aside() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = page(str(number), at=815)
        sheet.words("Hệ thống quản lý văn bản của Ủy ban nhân dân tỉnh", LEFT, 40, size=9)
        sheets.append(sheet)
    reading = read(pdf(*sheets), source="a.pdf")
    assert [entry.text for entry in reading.remainder if entry.name == "dau_trang"] == [
        "\n".join(["Hệ thống quản lý văn bản của Ủy ban nhân dân tỉnh"] * 4)
    ]
    assert "Hệ thống quản lý" not in " ".join(
        line.text for line in lines_of(pdf(*sheets), "a.pdf") if line.container == "body"
    )


def test_words_that_stand_at_the_top_of_two_pages_only_stay() -> None:
    sheets = [page(None, start="Điều 1." if number < 2 else "") for number in range(6)]
    body = " ".join(line.text for line in lines_of(pdf(*sheets), "a.pdf") if line.container == "body")
    assert body.count("Điều 1.") == 2


def test_a_note_at_the_foot_leaves_the_text_and_takes_its_mark_along() -> None:
    sheet = Sheet()
    for row in range(10):
        sheet.line(LINE, LEFT, RIGHT, 80 + 16.1 * row)
    after = LEFT + width("trên địa bàn")
    sheet.words("trên địa bàn", LEFT, 241).words("1", after, 236, size=8).words(".", after + 4, 241)
    sheet.stroke(LEFT, 760, 229, 760).words("1 Theo báo cáo của Sở Nội vụ.", LEFT, 775, size=10)
    lines = lines_of(pdf(sheet), "a.pdf")
    assert lines[0].text.endswith("trên địa bàn.")
    assert [(line.text, line.container) for line in lines[1:]] == [("1 Theo báo cáo của Sở Nội vụ.", "footer")]


def test_a_raised_figure_without_a_note_is_part_of_the_text() -> None:
    sheet = Sheet()
    for row in range(4):
        sheet.line(LINE, LEFT, RIGHT, 80 + 16.1 * row)
    words = "có thể tích 0,5 m"
    sheet.words(words, LEFT, 144.4).words("3", LEFT + width(words), 139.4, size=8)
    (line,) = lines_of(pdf(sheet), "a.pdf")
    assert line.text.endswith("có thể tích 0,5 m3")
    layout = read(pdf(sheet), source="a.pdf").layout
    assert layout is not None
    assert [run.text for run in layout.paragraphs[0].runs if run.superscript] == ["3"]


def test_the_address_of_the_body_at_the_foot_of_page_one_is_its_contact() -> None:
    sheet = page(None, rows=20)
    sheet.stroke(LEFT, 770, RIGHT, 770).words("Địa chỉ: Số 1 đường Hùng Vương, thành phố Vinh", LEFT, 785, size=11)
    reading = read(pdf(sheet, page("2")), source="a.pdf")
    assert reading.document.contact == ("Địa chỉ: Số 1 đường Hùng Vương, thành phố Vinh",)
