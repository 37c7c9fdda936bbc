"""Long names and titles break by sense, and are the same words when read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.widths import text_width
from generator.writers.docx.wrapping import NBSP, fit

ISSUER = (13.0, True, False, True, 65.0)
TITLE = (14.0, True, False, False, 165.0)
SUBJECT = (12.0, False, False, False, 65.0)


def lines(text: str, look: tuple[float, bool, bool, bool, float]) -> list[str]:
    """Return the lines as any program sets them: words added to a line while they fit, no-break spaces never broken."""
    size, bold, italic, caps, width = look
    found: list[str] = []
    for word in fit(text, *look).text.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        shown = longer.upper() if caps else longer
        if found and text_width(shown, size, bold=bold, italic=italic) <= width:
            found[-1] = longer
        else:
            found.append(word)
    return [line.replace(NBSP, " ") for line in found]


@pytest.mark.parametrize(
    "text, look, expected",
    [
        pytest.param("SỞ NỘI VỤ", ISSUER, ["SỞ NỘI VỤ"], id="fits: left alone"),
        pytest.param(
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            ISSUER,
            ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"],
            id="before và, not inside a word",
        ),
        pytest.param(
            "ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ",
            ISSUER,
            ["ỦY BAN NHÂN DÂN", "TỈNH THỪA THIÊN HUẾ"],
            id="before the place",
        ),
        pytest.param(
            "UBND THÀNH PHỐ HỒ CHÍ MINH",
            (13.0, False, False, True, 65.0),
            ["UBND THÀNH PHỐ", "HỒ CHÍ MINH"],
            id="not inside thành phố",
        ),
        pytest.param(
            "V/v triển khai thực hiện Quyết định số 666/QĐ-TTg ngày 02 tháng 6 năm 2022 của Thủ tướng Chính phủ",
            SUBJECT,
            [
                "V/v triển khai thực hiện",
                "Quyết định số 666/QĐ-TTg",
                "ngày 02 tháng 6 năm 2022",
                "của Thủ tướng Chính phủ",
            ],
            id="number, date and body whole",
        ),
        pytest.param(
            "Ban hành Quy chế làm việc của Hội đồng Thi đua - Khen thưởng tỉnh Nghệ An giai đoạn 2026 - 2030",
            TITLE,
            ["Ban hành Quy chế làm việc của Hội đồng", "Thi đua - Khen thưởng tỉnh Nghệ An giai đoạn 2026 - 2030"],
            id="not at the hyphen of a name",
        ),
    ],
)
def test_a_line_breaks_where_sense_allows(
    text: str, look: tuple[float, bool, bool, bool, float], expected: list[str]
) -> None:
    assert lines(text, look) == expected


def test_the_last_line_is_measured() -> None:
    fitted = fit("ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ", *ISSUER)
    assert fitted.lines == 2
    assert fitted.last == pytest.approx(text_width("TỈNH THỪA THIÊN HUẾ", 13, bold=True))


def test_line_breaks_of_the_text_stay() -> None:
    fitted = fit("MỘT\nHAI BA", *ISSUER)
    assert (fitted.text, fitted.lines) == ("MỘT\nHAI BA", 2)


_WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "ngày",
                "05",
                "tháng",
                "3",
                "năm",
                "2020",
                "Điều",
                "12",
                "-",
                "của",
                "và",
                "Sóc",
                "Trăng",
                "V/v",
                "số",
                "15/KH-UBND",
                "“Vì",
                "người",
                "nghèo”",
                "2021",
                "TỔNG",
            ]
        ),
        st.text("abcđêôưĐNVTW", min_size=1, max_size=12),
    ),
    min_size=1,
    max_size=40,
)


@given(_WORDS, st.sampled_from([ISSUER, TITLE, SUBJECT]))
def test_the_words_never_change(words: list[str], look: tuple[float, bool, bool, bool, float]) -> None:
    text = " ".join(words)
    assert fit(text, *look).text.replace(NBSP, " ") == text


@given(_WORDS, st.sampled_from([ISSUER, TITLE, SUBJECT]))
def test_what_is_promised_is_what_any_program_sets(
    words: list[str], look: tuple[float, bool, bool, bool, float]
) -> None:
    text = " ".join(words)
    fitted = fit(text, *look)
    set_lines = lines(text, look)
    assert len(set_lines) == fitted.lines
    size, bold, italic, caps, _width = look
    last = set_lines[-1].upper() if caps else set_lines[-1]
    assert fitted.last == pytest.approx(text_width(last, size, bold=bold, italic=italic))
