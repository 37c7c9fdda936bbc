"""The line of số, ký hiệu and the line of địa danh, thời gian are read whole, blank, broken or damaged."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.readers.recognise.fields import is_number_line, may_begin_date, parse_date_line, parse_number


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        pytest.param("Số: 30/2020/NĐ-CP", "30/2020", "NĐ-CP", id="normative text"),
        pytest.param("Số: 146 /KH-UBND", "146", "KH-UBND", id="space before the slash"),
        pytest.param("Số: 2396 / KH-UBND", "2396", "KH-UBND", id="spaces around the slash"),
        pytest.param("Số: 12/ KH - UBND", "12", "KH-UBND", id="spaces around the hyphen"),
        pytest.param("Số: 12/KH–UBND", "12", "KH-UBND", id="dash for hyphen"),
        pytest.param("Số:      /QĐ-UBND", "", "QĐ-UBND", id="no number yet"),
        pytest.param("Số: …/TTr-SNV", "", "TTr-SNV", id="dots for the number"),
        pytest.param("Số: ......./2025/NQ-HĐND", "", "2025/NQ-HĐND", id="normative draft"),
        pytest.param("Số: 0125/QĐ-UBND", "0125", "QĐ-UBND", id="leading zero kept"),
        pytest.param("Số: 45/SGD&ĐT-VP", "45", "SGD&ĐT-VP", id="ampersand"),
        pytest.param("Số 146/KH-UBND", "146", "KH-UBND", id="no colon"),
        pytest.param("Số: 05a/BC-VP", "05a", "BC-VP", id="letter after the number"),
        pytest.param("Số 14-KH/TU", "14", "-KH/TU", id="party symbol"),
        pytest.param("Luật số: 72/2025/QH15", "72/2025", "QH15", id="law"),
        pytest.param("Số: 125 QĐ/UB", "125", "QĐ/UB", id="no slash after the number"),
        pytest.param("Số: 1855/BTĐKT-Vụ II", "1855", "BTĐKT-Vụ II", id="a division with its number"),
        pytest.param("Số: ..../... ", "", "", id="a form"),
        pytest.param("Sô: 12/KH-UBND", "12", "KH-UBND", id="wrong mark on Số"),
    ],
)
def test_number_and_symbol_are_told_apart(text: str, number: str, symbol: str) -> None:
    found = parse_number(text)
    assert found is not None
    assert (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    "text",
    [
        "Số lượng cán bộ, công chức hiện có là 120 người",
        "Số hiệu: 12/KH-UBND",
        "Số 5 nội dung nêu trên giao Sở Nội vụ/Sở Tài chính chủ trì thực hiện",
        "V/v tổ chức hội nghị",
        "Căn cứ Nghị định số 30/2020/NĐ-CP",
    ],
)
def test_running_text_is_no_number_line(text: str) -> None:
    assert not is_number_line(text)


def test_a_symbol_broken_at_its_hyphen_is_told_to_be_open() -> None:
    found = parse_number("Số: 125/SGD&ĐT-")
    assert found is not None
    assert (found.number, found.symbol, found.open) == ("125", "SGD&ĐT", True)


def test_words_after_the_symbol_are_handed_on() -> None:
    found = parse_number("Số: 12/SNV-VP V/v báo cáo quý I")
    assert found is not None
    assert (found.symbol, found.rest) == ("SNV-VP", "V/v báo cáo quý I")


def test_a_number_that_no_one_can_read_is_left_blank_and_told() -> None:
    found = parse_number("Số: J2?5/QĐ-UBND")
    assert found is not None
    assert (found.number, found.unclear, found.symbol) == ("", "J2?5", "QĐ-UBND")


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        pytest.param("Sóc Trăng, ngày 12 tháng 10 năm 2022", "Sóc Trăng", dt.date(2022, 10, 12), id="plain"),
        pytest.param("Hà Nội, ngày 05 tháng 01 năm 2020", "Hà Nội", dt.date(2020, 1, 5), id="zeros"),
        pytest.param(
            "TP. Hồ Chí Minh, ngày 6 tháng 3 năm 2024", "TP. Hồ Chí Minh", dt.date(2024, 3, 6), id="dot in the place"
        ),
        pytest.param(
            "Thừa Thiên Huế, ngày 30 tháng 4 năm 2023", "Thừa Thiên Huế", dt.date(2023, 4, 30), id="three words"
        ),
        pytest.param("Lâm Đồng ngày 02 tháng 6 năm 2025", "Lâm Đồng", dt.date(2025, 6, 2), id="no comma"),
        pytest.param("(Cà Mau, ngày 1 tháng 12 năm 2021)", "Cà Mau", dt.date(2021, 12, 1), id="in brackets"),
        pytest.param("Hải Phòng, 12/10/2022", "Hải Phòng", dt.date(2022, 10, 12), id="short form"),
    ],
)
def test_place_and_day_are_read(text: str, place: str, date: dt.date) -> None:
    found = parse_date_line(text)
    assert found is not None
    assert (found.place, found.date) == (place, date)


@pytest.mark.parametrize(
    ("text", "day", "month", "year"),
    [
        pytest.param("Hà Nội, ngày    tháng    năm 2025", None, None, 2025, id="day and month blank"),
        pytest.param("Hà Nội, ngày … tháng 6 năm 2026", None, 6, 2026, id="day blank"),
        pytest.param("Hà Nội, ngày ... tháng ... năm 20…", None, None, None, id="all blank"),
        pytest.param("Hà Nội, ngày 31 tháng 02 năm 2024", 31, 2, 2024, id="no such day"),
    ],
)
def test_what_is_blank_stays_unknown(text: str, day: int | None, month: int | None, year: int | None) -> None:
    found = parse_date_line(text)
    assert found is not None
    assert (found.place, found.day, found.month, found.year, found.date) == ("Hà Nội", day, month, year, None)


@pytest.mark.parametrize(
    ("text", "impossible"),
    [("Hà Nội, ngày 31 tháng 02 năm 2024", True), ("Hà Nội, ngày 29 tháng 02 năm 2024", False)],
)
def test_a_day_that_no_calendar_has_is_told_from_one_that_it_has(text: str, impossible: bool) -> None:
    found = parse_date_line(text)
    assert found is not None
    assert found.impossible is impossible


def test_a_figure_that_cannot_be_read_is_not_guessed() -> None:
    found = parse_date_line("Hà Nội, ngày l2 tháng 3 năm 2024")
    assert found is not None
    assert (found.day, found.unclear, found.date) == (None, True, None)


@pytest.mark.parametrize(
    ("text", "zero"), [("tháng 08", True), ("tháng 8", False), ("tháng 02", False), ("tháng 10", False)]
)
def test_a_zero_before_months_3_to_9_is_noticed(text: str, zero: bool) -> None:
    found = parse_date_line(f"Bình Thuận, ngày 04 {text} năm 2025")
    assert found is not None
    assert found.zero_month is zero


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Kế hoạch này có hiệu lực kể từ ngày ký.",
        "KẾ HOẠCH",
        "",
    ],
)
def test_other_lines_are_no_date_lines(text: str) -> None:
    assert parse_date_line(text) is None


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Bắc Ninh, ngày 20", True),
        ("Thành phố Hồ Chí Minh,", True),
        ("SỞ NỘI VỤ", False),
        ("Kính gửi: Sở Nội vụ", False),
    ],
)
def test_a_broken_date_line_is_known_by_its_first_part(text: str, may: bool) -> None:
    assert may_begin_date(text) is may
