"""Number formats of Excel as the Vietnamese write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.readers.sheet import formats


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "General", "1234,5"),
        ("2026", "General", "2026"),
        ("0.1", "General", "0,1"),
        ("123456789.123456", "General", "123456789,12"),
        ("1234567", "#,##0", "1.234.567"),
        ("1234.5", "#,##0.0", "1.234,5"),
        ("1234.5", "#,##0.00", "1.234,50"),
        ("1234.5", "#,##0.##", "1.234,5"),
        ("0.125", "0%", "13%"),
        ("0.1255", "0.0%", "12,6%"),
        ("-1234", "#,##0", "-1.234"),
        ("-1234", "#,##0;(#,##0)", "(1.234)"),
        ("-1234", "#,##0;[Red]-#,##0", "-1.234"),
        ("-1234", "#,##0;[Red]#,##0", "-1.234"),
        ("0", '#,##0;-#,##0;"-"', "-"),
        ("1500000", '#,##0 "đồng"', "1.500.000 đồng"),
        ("1500000", "#,##0 [$₫-42A]", "1.500.000 ₫"),
        ("1500000", "#,##0,", "1.500"),
        ("1500000", "#,##0.0,,", "1,5"),
        ("7", "000", "007"),
        ("0", '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "-"),
        ("-1234.5", '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "(1.234,50)"),
        ("1234.5", '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "1.234,50"),
        ("-1234", '_-* #,##0\\ "đ"_-;-* #,##0\\ "đ"_-;_-* "-"\\ "đ"_-;_-@_-', "-1.234 đ"),
        ("46086", "[$-42A]dd mmmm yyyy", "05/03/2026"),
        ("46086", "[$-1042A]dd/mm/yyyy;@", "05/03/2026"),
        ("123456789012", "General", "123456789012"),
        ("5", "@", "5"),
        ("2.5", "# ?/?", "2,5"),
        ("12345", "0.00E+00", "12345"),
        ("1", '[<=5]"ít";"nhiều"', "1"),
        ("46086", "d/m/yyyy", "05/03/2026"),
        ("46086", "dd\\-mm\\-yy", "05/03/2026"),
        ("46086", '"ngày" dd "tháng" mm', "05/03"),
        ("46086", "mm/yyyy", "03/2026"),
        ("46086", "yyyy", "2026"),
        ("46086.5", "dd/mm/yyyy hh:mm", "12:00 05/03/2026"),
        ("0.5", "h:mm", "12:00"),
        ("1.25", "[h]:mm", "30:00"),
        ("1", "dd/mm/yyyy", "01/01/1900"),
        ("-5", "dd/mm/yyyy", "-5"),
    ],
)
def test_a_number_is_shown_as_its_cell_shows_it(value: str, code: str, shown: str) -> None:
    assert formats.shown(Decimal(value), code) == shown


def test_a_workbook_of_old_macintosh_counts_its_days_from_1904() -> None:
    assert formats.shown(Decimal(44624), "dd/mm/yyyy", since_1904=True) == "05/03/2026"


@pytest.mark.parametrize(("number", "code"), [(14, "dd/mm/yyyy"), (3, "#,##0"), (164, "General"), (999, "General")])
def test_formats_known_by_number_only(number: int, code: str) -> None:
    assert formats.code_of(number, {}) == code


def test_a_long_hostile_format_counts_as_none() -> None:
    assert formats.shown(Decimal("1234.5"), "#,##0" * 5_000) == "1234,5"
