"""Marks of emphasis become hints of bold and italic; no word is lost with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.emphasis import strip_marks


@pytest.mark.parametrize(
    ("line", "text", "bold", "italic"),
    [
        ("**Đậm**", "Đậm", True, False),
        ("*Nghiêng*", "Nghiêng", False, True),
        ("***Cả hai***", "Cả hai", True, True),
        ("**Điều 1.** Thành lập", "Điều 1. Thành lập", False, False),
        ("Không có gì", "Không có gì", False, False),
        ("* Mục một", "* Mục một", False, False),
        ("", "", False, False),
    ],
)
def test_one_line(line: str, text: str, bold: bool, italic: bool) -> None:
    (found,) = strip_marks([line])
    assert (found.text, found.bold, found.italic) == (text, bold, italic)


def test_an_emphasis_that_runs_over_a_line_end_is_told() -> None:
    first, second = strip_marks(["**ỦY BAN NHÂN", "DÂN** tỉnh"])
    assert (first.text, first.bold, first.opens) == ("ỦY BAN NHÂN", True, True)
    assert (second.text, second.bold, second.opens) == ("DÂN tỉnh", False, False)


def test_an_emphasis_does_not_run_over_an_empty_line() -> None:
    found = strip_marks(["**Mở mà không đóng", "", "Chữ thường"])
    assert [one.bold for one in found] == [True, False, False]


@given(st.lists(st.text(alphabet="ab *-đ", max_size=20), max_size=6))
def test_only_asterisks_are_taken_out(lines: list[str]) -> None:
    found = strip_marks(lines)
    assert len(found) == len(lines)
    for one, line in zip(found, lines, strict=True):
        assert "".join(one.text.replace("*", "").split()) == "".join(line.replace("*", "").split())
