"""The body: every level in its style, the end tied to the signature, sections where the paper turns."""

from __future__ import annotations

import pytest

from generator.model import Division, Document, Item, Level, Paragraph, Table
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages


def _styles(*nodes: object, appendix: bool = False) -> list[tuple[str, str]]:
    document = documents.plan(body=nodes)
    printed = pages.styled(docx.render(document))
    start = next(number for number, (style, _text) in enumerate(printed) if style == "VB Trích yếu") + 1
    end = next(number for number, (style, _text) in enumerate(printed) if style == "VB Nơi nhận")
    return printed[start:end]


@pytest.mark.parametrize(
    "level, label, expected",
    [
        (Level.PHAN, "Phần I", [("VB Phần", "Phần I"), ("VB Tiêu đề phần", "Tiêu đề")]),
        (Level.CHUONG, "Chương I", [("VB Chương", "Chương I"), ("VB Tiêu đề chương", "Tiêu đề")]),
        (Level.MUC, "Mục 1", [("VB Mục", "Mục 1"), ("VB Tiêu đề mục", "Tiêu đề")]),
        (Level.TIEU_MUC, "Tiểu mục 1", [("VB Tiểu mục", "Tiểu mục 1"), ("VB Tiêu đề tiểu mục", "Tiêu đề")]),
        (Level.DIEU, "Điều 1.", [("VB Điều", "Điều 1. Tiêu đề")]),
        (Level.CHU_HOA, "A.", [("VB Chữ hoa", "A. Tiêu đề")]),
        (Level.LA_MA, "I.", [("VB La Mã", "I. Tiêu đề")]),
        (Level.KHOAN, "1.", [("VB Khoản có tiêu đề", "1. Tiêu đề")]),
        (Level.KHOAN_CON, "1.1.", [("VB Khoản con có tiêu đề", "1.1. Tiêu đề")]),
        (Level.DIEM, "a)", [("VB Điểm", "a) Tiêu đề")]),
        (Level.DIEM_CON, "(1)", [("VB Điểm con", "(1) Tiêu đề")]),
        (Level.GACH, "-", [("VB Gạch", "- Tiêu đề")]),
        (Level.CONG, "+", [("VB Cộng", "+ Tiêu đề")]),
    ],
    ids=lambda value: value.value if isinstance(value, Level) else None,
)
def test_a_heading_of_each_level(level: Level, label: str, expected: list[tuple[str, str]]) -> None:
    assert _styles(Division(label=label, heading="Tiêu đề", level=level)) == expected


@pytest.mark.parametrize(
    "level, label, style",
    [
        (Level.DIEU, "Điều 1.", "VB Điều không tiêu đề"),
        (Level.LA_MA, "I.", "VB Mục không tiêu đề"),
        (Level.PHAN, "Phần I", "VB Mục không tiêu đề"),
        (Level.KHOAN, "1.", "VB Khoản"),
        (Level.KHOAN_CON, "1.1.", "VB Khoản con"),
        (Level.DIEM, "a)", "VB Điểm"),
        (Level.DIEM_CON, "(1)", "VB Điểm con"),
        (Level.GACH, "-", "VB Gạch"),
        (Level.CONG, "+", "VB Cộng"),
    ],
    ids=lambda value: value.value if isinstance(value, Level) else None,
)
def test_running_text_of_each_level_with_and_without_a_run_in_heading(level: Level, label: str, style: str) -> None:
    assert _styles(
        Item(label=label, text="Nội dung.", level=level),
        Item(label=label, heading="Mở:", text="Nội dung.", level=level),
    ) == [
        (style, f"{label} Nội dung."),
        (style, f"{label} Mở: Nội dung."),
    ]


def test_only_the_label_of_an_article_and_a_clauses_run_in_heading_are_bold() -> None:
    data = docx.render(
        documents.plan(
            body=(
                Item(label="Điều 1.", text="Nội dung điều.", level=Level.DIEU),
                Item(label="1.", heading="Đối tượng:", text="Các sở.", level=Level.KHOAN),
                Item(label="a)", heading="Hình thức:", text="Thi đua.", level=Level.DIEM),
            )
        )
    )
    bold = [
        "".join(
            "".join(run.itertext())
            for run in pages.paragraph(data, start).iter(f"{pages.W}r")
            if run.find(f"{pages.W}rPr/{pages.W}rStyle") is not None
        )
        for start in ("Điều 1.", "1. Đối", "a) Hình")
    ]
    assert bold == ["Điều 1.", "1. Đối tượng:", ""]


@pytest.mark.parametrize(
    "align, style",
    [("deu", "VB Đoạn"), ("giua", "VB Đoạn giữa"), ("trai", "VB Đoạn trái"), ("phai", "VB Đoạn phải")],
)
def test_a_paragraphs_alignment_is_a_style(align: str, style: str) -> None:
    assert _styles(Paragraph(text="Câu.", align=align)) == [(style, "Câu.")]


@pytest.mark.parametrize(
    "bold, italic, style", [(True, False, "VBDam"), (False, True, "VBNghieng"), (True, True, "VBDamNghieng")]
)
def test_emphasis_of_a_paragraph_is_a_character_style(bold: bool, italic: bool, style: str) -> None:
    data = docx.render(documents.plan(body=(Paragraph(text="Câu.", bold=bold, italic=italic),)))
    run = pages.paragraph(data, "Câu.").find(f"{pages.W}r/{pages.W}rPr/{pages.W}rStyle")
    assert run is not None and run.get(f"{pages.W}val") == style


def test_a_body_may_nest_deeper_than_the_interpreters_stack() -> None:
    node: Division | Item = Item(label="+", text="Đáy.", level=Level.CONG)
    for _depth in range(400):
        node = Division.model_construct(label="-", heading="Tầng", level=Level.GACH, children=(node,), provenance=())
    document = documents.plan().model_copy(update={"body": (node,)})
    compiled = docx.compile_template(docx.template_for(document))
    assert pages.lines(compiled.render(document)).count("- Tầng") == 400


def _kept(data: bytes) -> list[str]:
    return [
        "".join(p.itertext())
        for p in pages.root(data).iter(f"{pages.W}p")
        if p.find(f"{pages.W}pPr/{pages.W}keepNext") is not None
    ]


def test_the_last_paragraph_stays_with_the_signature() -> None:
    text = "Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh./."
    assert _kept(docx.render(documents.plan(body=(Paragraph(text="Đầu."), Paragraph(text=text))))) == [text]


def test_a_short_last_paragraph_takes_the_one_before_along() -> None:
    assert _kept(docx.render(documents.plan(body=(Paragraph(text="Đầu."), Paragraph(text="Cuối./."))))) == [
        "Đầu.",
        "Cuối./.",
    ]


def test_the_last_row_of_a_table_at_the_end_stays_with_the_signature() -> None:
    table = Table(rows=(("STT", "Việc"), ("1", "Một"), ("2", "Hai")))
    assert _kept(docx.render(documents.plan(body=(table,)))) == ["2", "Hai", ""]


def test_a_light_heading_stays_with_what_it_heads() -> None:
    data = docx.render(
        documents.plan(
            body=(
                Division(
                    label="a)",
                    heading="Hình thức:",
                    level=Level.DIEM,
                    children=(Item(label="-", text="Một.", level=Level.GACH),),
                ),
                Paragraph(text="x" * 200),
                Paragraph(text="y" * 200),
            )
        )
    )
    assert _kept(data)[0] == "a) Hình thức:"


def test_two_tables_are_parted_and_text_after_a_table_keeps_its_distance() -> None:
    table = Table(rows=(("A", "B"), ("1", "2")))
    data = docx.render(documents.plan(body=(table, table, Paragraph(text="Sau bảng."))))
    assert len(pages.tables(data)) == 2
    first = pages.tables(data)[0]
    assert first.getnext().tag == f"{pages.W}p"
    spacing = pages.paragraph(data, "Sau bảng.").find(f"{pages.W}pPr/{pages.W}spacing")
    assert spacing.get(f"{pages.W}before") == "120"


def _landscape() -> Document:
    wide = Table(rows=(("A", "B"), ("1", "2")), landscape=True, caption="Bảng ngang")
    return documents.plan(body=(Paragraph(text="Trước."), wide, Paragraph(text="Sau.")))


def test_a_landscape_table_gets_sheets_of_its_own_and_the_numbers_run_on() -> None:
    data = docx.render(_landscape())
    assert pages.sheets(data) == ["dọc, trang đầu", "ngang", "dọc"]
    assert pages.paragraph(data, "Trước.").find(f"{pages.W}pPr/{pages.W}sectPr") is not None, (
        "no empty paragraph before"
    )


def test_a_landscape_table_at_the_end_keeps_the_signature_with_it() -> None:
    document = _landscape()
    data = docx.render(document.model_copy(update={"body": document.body[:2]}))
    assert pages.sheets(data) == ["dọc, trang đầu", "ngang"]


def test_consecutive_landscape_tables_share_their_sheets() -> None:
    document = _landscape()
    before, wide, after = document.body
    data = docx.render(document.model_copy(update={"body": (before, wide, wide, after)}))
    assert pages.sheets(data) == ["dọc, trang đầu", "ngang", "dọc"]


def test_a_landscape_table_that_opens_the_text_leaves_the_head_on_an_upright_page() -> None:
    document = _landscape()
    data = docx.render(document.model_copy(update={"body": document.body[1:]}))
    assert pages.sheets(data) == ["dọc, trang đầu", "ngang", "dọc"]


def test_a_landscape_appendix_does_not_turn_for_its_own_tables() -> None:
    document = documents.plan_with_appendix()
    (appendix,) = document.appendices
    turned = appendix.model_copy(update={"landscape": True})
    assert pages.sheets(docx.render(document.model_copy(update={"appendices": (turned,)}))) == [
        "dọc, trang đầu",
        "ngang, từ 1, trang đầu",
    ]
