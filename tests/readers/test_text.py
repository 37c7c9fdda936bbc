"""Plain text is read whether a paragraph is one line or many, in one column or two, with page numbers between."""

from __future__ import annotations

import pytest

from generator.errors import RefusedFileError
from generator.readers.text import read, source_lines
from tests.readers.sample import PRINTED, printed

WRAPPED = """\
   UBND TỈNH NGHỆ AN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ NỘI VỤ                         Độc lập - Tự do - Hạnh phúc

  Số: 12/KH-SNV                     Nghệ An, ngày 05 tháng 3 năm 2026

                              KẾ HOẠCH
              Tổ chức Hội nghị điển hình tiên tiến ngành Nội vụ

    Thực hiện Kế hoạch số 5/KH-UBND của Ủy ban nhân dân tỉnh về tổ
chức Hội nghị điển hình tiên tiến các cấp, Sở Nội vụ ban hành Kế hoạch
với các nội dung như sau:
    1. Phát động phong trào thi đua trong toàn ngành từ tháng 3 năm
2026 đến hết tháng 6 năm 2026.
    2. Các phòng, đơn vị trực thuộc báo cáo kết quả về Văn phòng Sở
trước ngày 30 tháng 6 năm 2026 để tổng hợp, báo cáo Giám đốc Sở./.

Nơi nhận:                                      GIÁM ĐỐC
- Như trên;
- Lưu: VT.

                                            Nguyễn Văn An
"""


def wrapped_with_a_page() -> str:
    """The plan with a page that ends inside its second item."""
    head, _break, tail = WRAPPED.partition("trước ngày 30")
    return f"{head}\f                                   2\n\ntrước ngày 30{tail}"


def flush_left() -> str:
    """The wrapped plan without any indent, blank lines between paragraphs."""
    rows = [" ".join(row.split()) for row in WRAPPED.split("\n")]
    text = "\n".join(rows)
    return text.replace("\n1. Phát", "\n\n1. Phát").replace("\n2. Các", "\n\n2. Các")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(PRINTED), id="one paragraph to a line"),
        pytest.param("\n\n".join(PRINTED), id="blank lines between"),
        pytest.param("\r\n".join(PRINTED), id="line ends of Windows"),
        pytest.param("\n".join(f"\t{row}  " for row in PRINTED), id="spaces around"),
        pytest.param(WRAPPED, id="lines broken, two columns"),
        pytest.param(wrapped_with_a_page(), id="a page turned inside a paragraph"),
    ],
)
def test_the_same_plan_is_read_from_every_form_of_text(text: str) -> None:
    reading = read(text.encode(), source="thu.txt")
    assert printed(reading.document) == PRINTED
    assert [problem for problem in reading.problems if problem.code != "noi_doan"] == []


def test_a_page_number_is_kept_outside_under_its_name() -> None:
    reading = read(wrapped_with_a_page().encode(), source="thu.txt")
    assert [(part.name, part.text) for part in reading.remainder] == [("so_trang", "2")]


def test_broken_lines_without_indents_are_joined_too() -> None:
    reading = read(flush_left().encode(), source="thu.txt")
    assert printed(reading.document)[8:11] == PRINTED[8:11]


def test_a_paragraph_broken_by_a_blank_line_is_joined_and_told() -> None:
    whole = PRINTED[10]
    text = "\n".join(PRINTED).replace(whole, whole.replace("để tổng hợp", "\n\nđể tổng hợp"))
    reading = read(text.encode(), source="thu.txt")
    assert printed(reading.document) == PRINTED
    told = [problem for problem in reading.problems if problem.code == "noi_doan"]
    assert len(told) == 1
    assert told[0].at is not None
    assert told[0].at.line == 11


def test_items_on_single_lines_stay_apart_in_a_text_that_is_not_wrapped() -> None:
    lines, _problems = source_lines("\n".join(PRINTED), "thu.txt")
    assert [line.text for line in lines] == PRINTED
    assert [line.hard_break for line in lines[:-1]] == [None] * (len(PRINTED) - 1)


def test_a_place_is_the_line_of_the_file() -> None:
    reading = read(WRAPPED.encode(), source="thu.txt")
    assert [node.at.line for node in reading.document.body if node.at is not None] == [9, 12, 14]


def test_blanks_of_a_draft_are_no_column_gaps() -> None:
    text = WRAPPED.replace("Số: 12/KH-SNV      ", "Số:      /KH-SNV   ").replace(
        "ngày 05 tháng 3 năm 2026", "ngày    tháng 3 năm 2026"
    )
    found = read(text.encode(), source="thu.txt").document
    assert (found.number, found.symbol, found.place, found.date, found.month, found.year) == (
        "",
        "KH-SNV",
        "Nghệ An",
        None,
        3,
        2026,
    )


def test_marks_of_emphasis_are_hints_not_words() -> None:
    text = "\n".join(f"**{row}**" if row.isupper() else row for row in PRINTED)
    lines, _problems = source_lines(text, "thu.txt")
    assert [line.text for line in lines] == PRINTED
    assert [line.bold for line in lines][:2] == [True, True]
    assert lines[8].bold is False


@pytest.mark.parametrize("data", [b"%PDF-1.7 abc", b"PK\x03\x04abc", b"abc\x00def"], ids=["pdf", "zip", "zero byte"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedFileError):
        read(data, source="thu.txt")
