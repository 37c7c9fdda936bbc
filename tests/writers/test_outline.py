"""Bookmarks added to a PDF are read back as they were meant, and nothing else of the file changes."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import OutputError
from generator.writers import outline
from generator.writers.outline import Heading


def a_pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(pdf: bytes) -> list[Heading]:
    return outline.read(pypdfium2.PdfDocument(pdf))


PLAIN = a_pdf(5)


def test_bookmarks_keep_their_words_their_order_and_their_places() -> None:
    wanted = [
        Heading("I. MỤC ĐÍCH, YÊU CẦU", 0, 0, 700.25),
        Heading("1. Mục đích (ký tự lạ: ) \\ 😀)", 1, 0, 600.0),
        Heading("a) Việc", 2, 1, 500.0),
        Heading("2. Yêu cầu", 1, 3, 400.0),
        Heading("II. NỘI DUNG", 0, 4, 300.0),
    ]
    made = outline.added(PLAIN, wanted)
    assert read(made) == wanted
    assert made.startswith(PLAIN)
    assert len(pypdfium2.PdfDocument(made)) == 5
    assert outline.added(PLAIN, wanted) == made


def test_a_pdf_without_headings_stays_as_it_is() -> None:
    assert outline.added(PLAIN, []) == PLAIN


def test_bookmarks_of_some_pages_are_counted_from_the_first_of_them() -> None:
    headings = [Heading("a", 0, 0), Heading("b", 0, 2), Heading("c", 1, 3), Heading("d", 0, 4)]
    assert outline.of_pages(headings, 2, 4) == [Heading("b", 0, 0), Heading("c", 1, 1)]


@pytest.mark.parametrize(
    "pdf, headings",
    [
        pytest.param(b"%PDF-1.7\nno objects\n%%EOF", [Heading("a", 0, 0)], id="no catalogue"),
        pytest.param(PLAIN, [Heading("a", 0, 5)], id="no such page"),
    ],
)
def test_a_bookmark_that_cannot_be_written_is_an_error(pdf: bytes, headings: list[Heading]) -> None:
    with pytest.raises(OutputError, match="dấu trang"):
        outline.added(pdf, headings)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), max_size=60))
def test_any_levels_give_a_tree_in_the_same_order(found: list[tuple[int, int]]) -> None:
    headings = [Heading(f"mục {number}", level, page) for number, (level, page) in enumerate(found)]
    deepest, levels = -1, []
    for level, _page in found:
        deepest = min(level, deepest + 1)  # a level that is skipped on the way down is no level
        levels.append(deepest)
    back = read(outline.added(PLAIN, headings))
    assert [(one.title, one.page) for one in back] == [(one.title, one.page) for one in headings]
    assert [one.level for one in back] == levels
