"""Widths of columns: the proportions that were asked for, and no column so narrow that it breaks a word."""

from __future__ import annotations

import pytest

from generator.writers.docx.columns import Letters, content, keep, measure


@pytest.mark.parametrize(
    ("least", "wanted", "given"),
    [
        ([10, 10], [1, 3], [40, 120]),
        ([20, 10], [1, 15], [20, 140]),
        ([20, 30, 10], [1, 3, 12], [20, 30, 110]),
        ([40, 60, 10], [1, 6, 9], [40, 60, 60]),
        ([100, 100], [1, 3], [40, 120]),
    ],
    ids=[
        "the proportions stand",
        "a narrow column takes what its word needs",
        "two narrow columns",
        "what one takes makes another narrow",
        "words that cannot all fit leave the proportions as they are",
    ],
)
def test_proportions_stand_as_long_as_no_word_breaks(
    least: list[float], wanted: list[float], given: list[float]
) -> None:
    assert keep(least, wanted, 160) == pytest.approx(given)


def test_the_name_of_a_file_may_break_at_its_hyphens_and_the_number_of_a_document_may_not() -> None:
    letters = Letters(12.0, head_bold=True)

    def least(text: str) -> float:
        return measure(content(["Tệp"], [text]), letters).least

    assert least("05-bao-cao-thanh-tich/006-ly-thi-giup-mau.docx") == least("tich/006-")
    assert least("1234/QĐ-UBND") > least("1234/QĐ-")
