"""The decree's figures, checked by hand against Phụ lục I."""

from __future__ import annotations

import pytest

from generator.catalog import clauses, nd30
from generator.model.length import mm


def test_the_sheet_and_its_margins():
    page = nd30.page()
    assert (page.width, page.height, page.font) == (mm(210), mm(297), "Times New Roman")
    assert {side: (span.low, span.high) for side, span in page.margins.items()} == {
        "top": (mm(20), mm(25)),
        "bottom": (mm(20), mm(25)),
        "left": (mm(30), mm(35)),
        "right": (mm(15), mm(20)),
    }


def test_what_we_print_lies_inside_what_is_allowed():
    page, ours = nd30.page(), nd30.default_page()
    assert all(span.allows(getattr(ours, side)) for side, span in page.margins.items())
    assert all(part.allows(part.default) for part in nd30.components().values())
    assert ours.text_width == mm(165)
    assert all(line.low <= line.default <= line.high for line in nd30.rule_lines().values())


@pytest.mark.parametrize(
    ("name", "low", "high", "style"),
    [
        ("quoc_hieu", 12, 13, "BC"),
        ("tieu_ngu", 13, 14, "B"),
        ("chu_quan", 12, 13, "C"),
        ("co_quan", 12, 13, "BC"),
        ("so_ky_hieu", 13, 13, ""),
        ("dia_danh", 13, 14, "I"),
        ("ten_loai", 13, 14, "BC"),
        ("trich_yeu", 13, 14, "B"),
        ("trich_yeu_cv", 12, 13, ""),
        ("can_cu", 13, 14, "I"),
        ("noi_dung", 13, 14, ""),
        ("ky_chuc_vu", 13, 14, "BC"),
        ("ky_ho_ten", 13, 14, "B"),
        ("noi_nhan", 12, 12, "BI"),
        ("noi_nhan_dong", 11, 11, ""),
        ("phu_luc", 14, 14, "B"),
        ("kem_theo", 13, 14, "I"),
        ("ky_so", 10, 10, ""),
        ("dia_chi", 11, 12, ""),
    ],
)
def test_sizes_and_styles_of_the_components(name, low, high, style):
    part = nd30.component(name)
    assert (part.low, part.high) == (low, high)
    assert (
        "".join(letter for letter, on in zip("BIC", (part.bold, part.italic, part.capitals), strict=True) if on)
        == style
    )


def test_the_running_text():
    body = nd30.body()
    assert body.first_line == (mm(10), mm(12.7))
    assert (body.gap_min, body.line_min, body.line_max) == (6, 1, 1.5)
    assert nd30.vv_gap() == 6


def test_the_sizes_of_the_header_move_together():
    assert [tuple(sizes.values()) for sizes in nd30.size_sets()] == [(13, 14, 14), (12, 13, 13)]


def test_the_frames_of_urgency():
    frames = {mark.name: (float(mark.width), float(mark.height)) for mark in nd30.urgency_marks().values()}
    assert frames == {"KHẨN": (20, 8), "THƯỢNG KHẨN": (40, 8), "HỎA TỐC": (30, 8)}


def test_every_figure_has_a_clause_that_can_be_said_in_words():
    every = [part.clause for part in nd30.components().values()] + [line.clause for line in nd30.rule_lines().values()]
    assert [clause for clause in every if not clauses.in_words(clause).endswith(("Phụ lục I", "Phụ lục III"))] == []


def test_letters_and_prefixes():
    assert nd30.diem_letters() == "abcdđeghiklmnopqrstuvxy"
    assert nd30.sign_prefixes() == ("TM.", "Q.", "KT.", "TL.", "TUQ.")
    assert nd30.fixed_text("tieu_ngu") == "Độc lập - Tự do - Hạnh phúc"
