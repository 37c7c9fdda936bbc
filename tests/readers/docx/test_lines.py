"""The lines for the recogniser: order, sides, cuts of one paragraph into several, and how they grow together again."""

from __future__ import annotations

import pytest

from generator.model.layout import Component, Role
from generator.readers.docx import lines_of
from generator.readers.docx.content import DocxContent
from generator.readers.lines import SourceLine
from tests.builders.docx import docx, item, level, numbering, p, r, tbl, tc, text_box, tr

TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


def lines(*body: str, **options: object) -> tuple[SourceLine, ...]:
    return lines_of(docx(*body, **options), "a.docx")


def sided(*body: str) -> list[tuple[str, str | None]]:
    return [(line.text, line.side) for line in lines(*body)]


def test_words_are_as_printed() -> None:
    (line,) = lines(p(r("  Ủy ban ", "<w:caps/>") + r("ẩn", "<w:vanish/>") + r("nhân dân\t")))
    assert line.text == "ỦY BAN nhân dân"


def test_blank_paragraphs_make_no_line_but_keep_their_number() -> None:
    assert [(line.text, line.index) for line in lines("một", p(), p("   "), "hai")] == [("một", 0), ("hai", 3)]


def test_the_automatic_label_stands_apart() -> None:
    (line,) = lines(item("Mục đích"), numbering=numbering([level(0, "upperRoman", "%1.")]))
    assert (line.label, line.text) == ("I.", "Mục đích")


@pytest.mark.parametrize(
    ("runs", "bold", "size"),
    [
        (r("Điều 1.", "<w:b/>") + r(" Tặng Bằng khen"), None, 14),
        (r("Điều 1.", "<w:b/>") + r("  "), True, 14),
        (r("ngày", "<w:i/>"), False, 14),
        (r("a", '<w:sz w:val="20"/>') + r("bcd", '<w:sz w:val="26"/>'), False, 13),
        (r("Nội dung", "<w:b/>") + r("1", '<w:vertAlign w:val="superscript"/>'), True, 14),
    ],
)
def test_bold_means_every_word_and_size_means_most(runs: str, bold: bool | None, size: float) -> None:
    (line,) = lines(p(runs))
    assert (line.bold, line.size) == (bold, size)


def test_a_line_break_makes_two_lines_and_the_first_may_go_on() -> None:
    found = lines(p(r("Về việc ban hành") + BREAK + r("Kế hoạch"), properties='<w:jc w:val="center"/>'))
    assert [(line.text, line.index, line.hard_break, line.align) for line in found] == [
        ("Về việc ban hành", 0, None, "center"), ("Kế hoạch", 1, True, "center"),
    ]  # fmt: skip


def test_lines_with_different_roles_become_paragraphs_of_their_own() -> None:
    body = p(
        r(QUOC_HIEU) + BREAK + r(TIEU_NGU),
        properties='<w:spacing w:before="60" w:after="120"/><w:ind w:firstLine="567"/>',
    )
    content = DocxContent(docx(body), "a.docx")
    layout = content.layout({0: Role(Component.QUOC_HIEU), 1: Role(Component.TIEU_NGU)})
    first, second = layout.paragraphs
    assert [(q.text, q.role.component if q.role else None) for q in layout.paragraphs] == [
        (QUOC_HIEU, Component.QUOC_HIEU), (TIEU_NGU, Component.TIEU_NGU),
    ]  # fmt: skip
    assert [round(v.pt, 3) for v in (first.before, first.after, second.before, second.after) if v is not None] == [
        3,
        0,
        0,
        6,
    ]
    assert (first.first_line, second.first_line) == (pytest.approx(10.0, abs=0.01), 0)
    assert (first.path, second.path) == ("word/document.xml#p0", f"word/document.xml#p0@{len(QUOC_HIEU) + 1}")


def test_lines_of_running_text_stay_one_paragraph() -> None:
    content = DocxContent(docx(p(r("Tổ chức") + BREAK + r("thực hiện"))), "a.docx")
    for roles in ({}, {0: Role(Component.DOAN), 1: Role(Component.DOAN)}):
        (only,) = content.layout(roles).paragraphs
        assert (only.text, only.path) == ("Tổ chức\nthực hiện", "word/document.xml#p0")


@pytest.mark.parametrize(
    ("one", "other", "role"),
    [
        ("- Như trên;", "- Lưu: VT.", Role(Component.NOI_NHAN)),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", Role(Component.KY_CHUC_VU)),
        ("Căn cứ Luật A;", "Căn cứ Luật B;", Role(Component.CAN_CU)),
        ("- Một;", "- Hai.", Role(Component.MUC, "gach", "-")),
    ],
)
def test_lines_that_stand_for_themselves_become_paragraphs(one: str, other: str, role: Role) -> None:
    content = DocxContent(docx(p(r(one) + BREAK + r(other))), "a.docx")
    assert [q.text for q in content.layout({0: role, 1: role}).paragraphs] == [one, other]


def test_two_columns_by_tabs_are_two_lines() -> None:
    assert sided(
        p(r("UBND TỈNH LÀO CAI") + TAB + r(QUOC_HIEU)),
        p(r("SỞ NỘI VỤ") + TAB + TAB + r(TIEU_NGU)),
        p(r("_______") + TAB + r("__________")),
        p(r("Số: 15/KH-SNV") + TAB + r("Lào Cai, ngày 05 tháng 3 năm 2026")),
        p(r("1.") + TAB + r("Mục đích")),
    ) == [
        ("UBND TỈNH LÀO CAI", "left"), (QUOC_HIEU, "right"), ("SỞ NỘI VỤ", "left"), (TIEU_NGU, "right"),
        ("_______", "left"), ("__________", "right"),
        ("Số: 15/KH-SNV", "left"), ("Lào Cai, ngày 05 tháng 3 năm 2026", "right"), ("1.\tMục đích", None),
    ]  # fmt: skip


def test_two_columns_by_blanks_are_two_lines() -> None:
    assert sided(p(f"BỘ NỘI VỤ          {QUOC_HIEU}")) == [("BỘ NỘI VỤ", "left"), (QUOC_HIEU, "right")]


def test_a_signature_block_by_tabs_is_two_columns() -> None:
    assert sided(
        p(r("Nơi nhận:") + TAB + r("TM. ỦY BAN NHÂN DÂN")),
        p(r("- Như trên;") + TAB + TAB + r("CHỦ TỊCH")),
        p(r("- Lưu: VT, NC.")),
        p(TAB + TAB + TAB + r("Trần Văn Mẫu")),
    ) == [
        ("Nơi nhận:", "left"), ("TM. ỦY BAN NHÂN DÂN", "right"), ("- Như trên;", "left"), ("CHỦ TỊCH", "right"),
        ("- Lưu: VT, NC.", None), ("Trần Văn Mẫu", "right"),
    ]  # fmt: skip


def test_two_signers_of_minutes_stand_side_by_side() -> None:
    assert sided(p(r("THƯ KÝ") + TAB + r("CHỦ TỌA")), p(r("Lê Văn Mẫu") + TAB + r("Trần Thị Mẫu"))) == [
        ("THƯ KÝ", "left"), ("CHỦ TỌA", "right"), ("Lê Văn Mẫu", "left"), ("Trần Thị Mẫu", "right"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "a)\tRà soát các chỉ tiêu",
        "Họ và tên:\tNguyễn Văn Mẫu",
        "Tổng số:    12    trường",
        "Chương I\tQUY ĐỊNH CHUNG",
        "Căn cứ Quyết định   Lào Cai, ngày 05 tháng 3 năm 2026",
    ],
)
def test_other_gaps_part_nothing(words: str) -> None:
    assert len(lines(words)) == 1


def test_columns_become_paragraphs_when_their_roles_differ() -> None:
    content = DocxContent(docx(p(r("Số: 15/KH-SNV") + TAB + r("Lào Cai, ngày 05 tháng 3 năm 2026"))), "a.docx")
    layout = content.layout({0: Role(Component.SO_KY_HIEU), 1: Role(Component.DIA_DANH)})
    assert [(q.text, q.align, q.path) for q in layout.paragraphs] == [
        ("Số: 15/KH-SNV", None, "word/document.xml#p0"), ("Lào Cai, ngày 05 tháng 3 năm 2026", None, "word/document.xml#p0@14"),
    ]  # fmt: skip


def test_text_boxes_of_a_head_are_read_left_then_right_with_their_sides() -> None:
    boxes = text_box(QUOC_HIEU, TIEU_NGU, width_mm=95, x_mm=65, y_mm=1) + text_box(
        "UBND TỈNH", "SỞ NỘI VỤ", width_mm=60, x_mm=0, y_mm=0
    )
    assert sided(p(boxes), "KẾ HOẠCH") == [
        ("UBND TỈNH", "left"), ("SỞ NỘI VỤ", "left"), (QUOC_HIEU, "right"), (TIEU_NGU, "right"), ("KẾ HOẠCH", None),
    ]  # fmt: skip


def test_a_text_box_above_its_anchor_is_read_before_it_and_one_below_after_it() -> None:
    assert [text for text, _side in sided(p(r("KẾ HOẠCH") + text_box("trên", y_mm=-20) + text_box("dưới", y_mm=30)))] == [
        "trên", "KẾ HOẠCH", "dưới",
    ]  # fmt: skip


def test_a_text_box_in_a_cell_belongs_to_the_cell() -> None:
    table = tbl(tr(tc(p("Số: 5/KH-UBND"), p(text_box("KHẨN", width_mm=20))), tc(QUOC_HIEU)), grid=(3400, 5600))
    assert [(line.text, line.table, line.column, line.container) for line in lines(table)] == [
        ("Số: 5/KH-UBND", 0, 0, "body"), ("KHẨN", 0, 0, "textbox"), (QUOC_HIEU, 0, 1, "body"),
    ]  # fmt: skip


def test_a_table_in_a_text_box_keeps_its_place() -> None:
    box = text_box("trước", tbl(tr("a", "b"), grid=(500, 500), borders=True), "sau")
    assert [line.text for line in lines(p(box), "cuối")] == ["trước", "a", "b", "sau", "cuối"]


def test_every_index_is_given_once() -> None:
    found = lines(p(r("a") + BREAK + r("b")), p(text_box("c", "d")), tbl(tr("e", "f"), grid=(1, 1)), "g")
    assert len({line.index for line in found}) == len(found) == 7


def test_lines_of_a_header_come_last() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    found = lines("thân", headers={"header1.xml": p("2")}, section=section)
    assert [(line.text, line.container) for line in found] == [("thân", "body"), ("2", "header")]
