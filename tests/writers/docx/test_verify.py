"""The proof after printing: what is not in the file is found missing."""

from __future__ import annotations

import pytest

from generator.errors import OutputError
from generator.model import Item, Level, Paragraph, Table
from generator.writers import docx
from generator.writers.docx.verify import paragraphs, verify
from tests.builders import documents

PLAN = documents.plan()
PRINTED = docx.render(PLAN)


def test_a_printed_document_holds_everything() -> None:
    verify(PRINTED, PLAN, "mau.docx")


@pytest.mark.parametrize(
    "changes, line",
    [
        pytest.param({"title": "Một tên khác"}, "Một tên khác", id="title"),
        pytest.param({"number": "16"}, "Số: 16/KH-UBND", id="number"),
        pytest.param({"place": "Hà Nội"}, "Hà Nội, ngày 05 tháng 3 năm 2026", id="place"),
        pytest.param({"body": (*PLAN.body, Paragraph(text="Thêm một câu."))}, "Thêm một câu.", id="paragraph"),
        pytest.param({"body": (*PLAN.body, Table(rows=(("ô lạ",),)))}, "ô lạ", id="cell"),
        pytest.param(
            {"body": (*PLAN.body, Item(label="đ)", text="Điểm mới.", level=Level.DIEM))}, "đ) Điểm mới.", id="item"
        ),
        pytest.param({"body": (*PLAN.body, PLAN.body[0])}, "Thực hiện Nghị định", id="one of two equal paragraphs"),
        pytest.param({"superior": ("BỘ NỘI VỤ",)}, "BỘ NỘI VỤ", id="superior"),
    ],
)
def test_what_is_not_there_is_told(changes: dict[str, object], line: str) -> None:
    with pytest.raises(OutputError) as caught:
        verify(PRINTED, PLAN.model_copy(update=changes), "mau.docx")
    assert line in str(caught.value) and "mau.docx" in str(caught.value)


def test_a_damaged_part_is_noticed() -> None:
    at = PRINTED.index(b"word/document.xml") + 60
    with pytest.raises(OutputError, match=r"bị hỏng ở phần word/document\.xml"):
        verify(PRINTED[:at] + bytes([PRINTED[at] ^ 0xFF]) + PRINTED[at + 1 :], PLAN, "mau.docx")


def test_words_split_over_runs_are_one_paragraph() -> None:
    data = docx.render(
        documents.plan(body=(Item(label="1.", heading="Đối tượng:", text="a < b & c", level=Level.KHOAN),))
    )
    assert "1. Đối tượng: a < b & c" in paragraphs(data)


def test_lines_that_differ_only_in_their_spaces_are_the_same_and_each_is_counted() -> None:
    twice = documents.plan(body=(Paragraph(text="Việc  một"), Paragraph(text="Việc một"), Paragraph(text="Việc hai")))
    data = docx.render(twice)
    verify(data, twice, "mau.docx")
    thrice = twice.model_copy(update={"body": (*twice.body, Paragraph(text="Việc \u00a0một"))})
    with pytest.raises(OutputError, match="mất 1 dòng"):
        verify(data, thrice, "mau.docx")


@pytest.mark.parametrize("text", ["a > b", "]]>", "<w:t>x</w:t>", "<w:br/>", "a\tb\nc", "&gt;", '"'], ids=repr)
def test_text_that_looks_like_markup_is_found_again(text: str) -> None:
    document = documents.plan(body=(Paragraph(text=text),))
    verify(docx.render(document), document, "mau.docx")


def test_a_damaged_style_sheet_is_noticed_after_a_sound_one() -> None:
    verify(PRINTED, PLAN, "mau.docx")
    at = PRINTED.index(b"word/styles.xml") + 60
    with pytest.raises(OutputError, match=r"bị hỏng ở phần word/styles\.xml"):
        verify(PRINTED[:at] + bytes([PRINTED[at] ^ 0xFF]) + PRINTED[at + 1 :], PLAN, "mau.docx")
