"""The words of a .docx: runs, fields, tracked changes, content controls, links, symbols, breaks, notes."""

from __future__ import annotations

import pytest

from generator.readers.docx import layout_of
from tests.builders.docx import docx, field, p, part, r, tbl, tc, text_box, tr


def texts(*body: str, **options: object) -> list[str]:
    """Return the texts of all paragraphs of the Layout."""
    return [paragraph.text for paragraph in layout_of(docx(*body, **options), "a.docx").paragraphs]


def wrapped(tag: str, inside: str, attributes: str = "") -> str:
    return f"<w:{tag} {attributes}>{inside}</w:{tag}>"


def deleted(text: str) -> str:
    return wrapped("del", f"<w:r><w:delText>{text}</w:delText></w:r>", 'w:id="1"')


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(r("Căn cứ ") + r("Luật"), "Căn cứ Luật", id="runs"),
        pytest.param("<w:r><w:t>  giữa  </w:t></w:r>", "giữa", id="outer blanks do not count unless kept"),
        pytest.param('<w:r><w:t xml:space="preserve"> a </w:t></w:r>', " a ", id="kept blanks"),
        pytest.param("<w:r><w:t>a\nb</w:t></w:r>", "a b", id="line end in the XML is a blank"),
        pytest.param("<w:r><w:t>Số:</w:t><w:tab/><w:t>5</w:t></w:r>", "Số:\t5", id="tab"),
        pytest.param("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc", id="line breaks"),
        pytest.param("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a-bc", id="hyphens"),
        pytest.param(wrapped("ins", r("mới"), 'w:id="1"') + deleted("cũ"), "mới", id="inserted kept, deleted dropped"),
        pytest.param(
            wrapped("moveFrom", r("đi"), 'w:id="1"') + wrapped("moveTo", r("đi"), 'w:id="2"'), "đi", id="moved words once"
        ),
        pytest.param(wrapped("ins", deleted("x") + r("y"), 'w:id="1"'), "y", id="deleted inside inserted"),
        pytest.param(wrapped("smartTag", wrapped("smartTag", r("Hà Nội"))), "Hà Nội", id="smart tags"),
        pytest.param(wrapped("sdt", "<w:sdtPr/>" + wrapped("sdtContent", r("12"))), "12", id="content control"),
        pytest.param(wrapped("hyperlink", r("chinhphu.vn"), 'r:id="x"'), "chinhphu.vn", id="link"),
        pytest.param(wrapped("fldSimple", r("3"), 'w:instr=" NUMPAGES "'), "3", id="simple field"),
        pytest.param(field("PAGE", "7"), "7", id="complex field"),
        pytest.param(field("DATE") + r("x"), "x", id="field without result"),
        pytest.param(r("x") + field(' MACROBUTTON NoMacro [điền tên]'), "x[điền tên]", id="macro button shows its words"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>' + field("REF a", "b")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("kết quả") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "kết quả",
            id="field inside a field's code",
        ),
        pytest.param('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>', "", id="field never closed"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓", id="Wingdings sign"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥", id="Symbol sign"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>', "", id="sign without a code"),
        pytest.param('<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uf0b7</w:t></w:r>', "•", id="private letter"),
        pytest.param("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1", id="formula"),
        pytest.param("<w:r><w:ruby><w:rt>" + r("nhỏ") + "</w:rt><w:rubyBase>" + r("chữ") + "</w:rubyBase></w:ruby></w:r>", "chữ", id="ruby"),
        pytest.param('<w:r><w:footnoteReference w:id="2"/></w:r>', "", id="note mark"),
        pytest.param(
            '<mc:AlternateContent><mc:Choice Requires="w14">' + r("một") + "</mc:Choice><mc:Fallback>" + r("hai") + "</mc:Fallback></mc:AlternateContent>",
            "một",
            id="one version of two",
        ),
        pytest.param(
            '<mc:AlternateContent><mc:Choice Requires="tuonglai">' + r("một") + "</mc:Choice><mc:Fallback>" + r("hai") + "</mc:Fallback></mc:AlternateContent>",
            "hai",
            id="the fallback of what is not known",
        ),
        pytest.param(r("Ho\u0302\u0300 Chi\u0301 Minh"), "Hồ Chí Minh", id="composed letters"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar>'
            '<w:instrText>FORMCHECKBOX</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
            "☒",
            id="ticked box",
        ),
    ],
)  # fmt: skip
def test_the_text_is_what_word_prints(content: str, text: str) -> None:
    assert texts(p(content)) == [text]


def test_a_page_field_without_result_is_still_there_with_its_look() -> None:
    (paragraph,) = layout_of(docx(p(field("PAGE  \\* MERGEFORMAT", None, '<w:sz w:val="26"/>'))), "a.docx").paragraphs
    (run,) = paragraph.runs
    assert (run.field, run.text, run.size) == ("PAGE", "", 13)


def test_runs_of_a_field_carry_its_name() -> None:
    (paragraph,) = layout_of(docx(p(r("trang ") + field("PAGE", "2"))), "a.docx").paragraphs
    assert [(run.text, run.field) for run in paragraph.runs] == [("trang ", None), ("2", "PAGE")]


def test_a_field_may_run_over_several_paragraphs() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (p(opened + r("Phần I")), p(r("Phần II") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), p("sau"))
    layout = layout_of(docx(*body), "a.docx")
    assert [run.field for paragraph in layout.paragraphs for run in paragraph.runs] == ["TOC", "TOC", None]


def test_a_deleted_paragraph_mark_joins_its_words_to_the_next_paragraph() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = (
        p(deleted("bỏ"), properties=gone),
        p("Nhất", properties=gone),
        p(" trí", properties='<w:jc w:val="center"/>'),
        p("Hết"),
    )
    layout = layout_of(docx(*body), "a.docx")
    assert [paragraph.text for paragraph in layout.paragraphs] == ["Nhất trí", "Hết"]
    assert layout.paragraphs[0].align == "center"
    assert layout.file.tracked_changes


def test_a_deleted_mark_at_the_end_of_a_cell_keeps_its_words_in_the_cell() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(tbl(tr(tc(p("ô", properties=gone)), tc("hai")), grid=(100, 100)), "sau") == ["ô", "hai", "sau"]


def test_deleted_rows_do_not_print() -> None:
    rows = tr("một"), tr("hai", properties='<w:del w:id="1"/>'), tr("ba", properties='<w:ins w:id="2"/>')
    assert texts(tbl(*rows, grid=(5000,))) == ["một", "ba"]


def test_content_controls_may_hold_blocks_rows_and_cells() -> None:
    def sdt(inside: str) -> str:
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    table = tbl(sdt(tr(sdt(tc("a")), tc(sdt(p("b"))))), grid=(100, 100))
    layout = layout_of(docx(sdt(p("đầu")), table), "a.docx")
    assert [(q.text, q.cell.column if q.cell else None) for q in layout.paragraphs] == [
        ("đầu", None),
        ("a", 0),
        ("b", 1),
    ]


def test_hidden_words_are_kept_apart_and_told() -> None:
    layout = layout_of(docx(p(r("thấy ") + r("ẩn", "<w:vanish/>"))), "a.docx")
    assert [(run.text, run.hidden) for run in layout.paragraphs[0].runs] == [("thấy ", False), ("ẩn", True)]
    assert layout.file.hidden_text


def test_text_boxes_follow_their_anchor_and_are_read_once() -> None:
    layout = layout_of(docx(p(r("neo") + text_box("một", "hai")), "sau"), "a.docx")
    assert [(q.text, q.container) for q in layout.paragraphs] == [
        ("neo", "body"), ("một", "textbox"), ("hai", "textbox"), ("sau", "body"),
    ]  # fmt: skip


def test_an_old_text_box_is_read_too() -> None:
    box = (
        '<w:r><w:pict><v:shape style="position:absolute;width:60pt;height:20pt"><v:textbox><w:txbxContent>'
        + p("KHẨN")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert texts(p(r("neo") + box)) == ["neo", "KHẨN"]


def test_footnotes_come_last() -> None:
    notes = part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("Theo báo cáo.")
        + "</w:footnote>",
    )
    layout = layout_of(
        docx("thân", more={"word/footnotes.xml": notes}, links=[("f", "footnotes", "footnotes.xml")]), "a.docx"
    )
    assert [(q.text, q.container) for q in layout.paragraphs] == [("thân", "body"), ("Theo báo cáo.", "footnote")]


def test_paragraphs_are_counted_as_a_person_sees_them() -> None:
    layout = layout_of(docx("một", p(), p(r("ẩn", "<w:vanish/>")), "hai"), "a.docx")
    assert [(q.text, q.at.paragraph) for q in layout.paragraphs if q.text.strip()][-1] == ("hai", 2)
