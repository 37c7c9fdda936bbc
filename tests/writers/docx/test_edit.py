"""Fixes on real .docx files: what they name changes, all other bytes stay; files that must not be touched are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as open_docx
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import RefusedFileError
from generator.model.edits import (
    ComposeLetters,
    DeleteParagraph,
    Fix,
    ReplaceText,
    Safety,
    SetMargin,
    SetPageNumbering,
    SetPageSize,
    SetParagraphProperties,
    SetRunProperties,
)
from generator.model.layout import Component as C
from generator.model.layout import Layout, LayoutParagraph
from generator.model.length import mm, pt
from generator.readers import read_bytes
from generator.rules import check
from generator.writers.docx.edit import apply, refusal
from generator.writers.docx.edit.spans import paragraph_bytes
from tests.builders import defects as d

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def layout_of(data: bytes) -> Layout:
    layout = read_bytes(data, source="x.docx", suffix=".docx").layout
    assert layout is not None
    return layout


def find(data: bytes, start: str) -> LayoutParagraph:
    return next(p for p in layout_of(data).paragraphs if p.text.startswith(start))


def one(edit: object) -> list[Fix]:
    return [Fix("thử", (edit,))]  # type: ignore[arg-type]


def made(body: str) -> bytes:
    """Return a small .docx whose body is this XML."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", document)):
            archive.writestr(name, content)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return buffer.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_the_look_of_one_run_changes_and_nothing_else() -> None:
    data = d.rendered("ke-hoach")
    p = find(data, "KẾ HOẠCH")
    edited = apply(data, one(SetRunProperties(p.runs[0].path or "", p.text, size=13.0, bold=False, color="FF0000")))
    run = find(edited.data, "KẾ HOẠCH").runs[0]
    assert (run.size, run.bold, run.color) == (13.0, False, "FF0000")
    before, after = paragraph_bytes(data), paragraph_bytes(edited.data)
    assert sum(x != y for x, y in zip(before, after, strict=True)) == 1
    assert edited.parts == ("word/document.xml",)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(edited.data)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]


def test_paragraph_settings_come_back_as_they_were_set() -> None:
    data = d.rendered("ke-hoach")
    p = find(data, "Thực hiện Nghị định")
    wanted = SetParagraphProperties(
        p.path or "",
        p.text,
        align="left",
        left=mm(5),
        first_line=mm(12.7),
        before=pt(3),
        after=pt(12),
        line=1.5,
        line_rule="auto",
    )
    q = find(apply(data, one(wanted)).data, "Thực hiện Nghị định")
    assert q.align == "left"
    assert (round(q.left or 0, 1), round(q.first_line or 0, 1)) == (5.0, 12.7)
    assert [round(gap.pt, 1) for gap in (q.before, q.after) if gap is not None] == [3.0, 12.0]
    assert q.line == 1.5


@pytest.mark.parametrize(
    ("edit", "seen"),
    [
        pytest.param(SetMargin(0, "left", mm(35)), lambda s: round(s.left, 1) == 35.0, id="margin"),
        pytest.param(SetPageSize(0, mm(210), mm(297)), lambda s: round(s.width) == 210, id="paper"),
        pytest.param(SetPageNumbering(0, start=3), lambda s: s.page_start == 3, id="page numbers start"),
        pytest.param(SetPageNumbering(0, start=0), lambda s: s.page_start is None, id="no restart"),
        pytest.param(SetPageNumbering(0, title_page=False), lambda s: s.title_page is False, id="no first page"),
    ],
)
def test_the_set_up_of_a_section_changes(edit: object, seen: Callable[[object], bool]) -> None:
    edited = apply(d.rendered("phu-luc"), one(edit))
    assert seen(layout_of(edited.data).sections[0])
    assert edited.touched == 0


def test_words_are_replaced_over_several_runs_and_keep_their_looks() -> None:
    data = d.rendered("quyet-dinh")
    p = find(data, "Điều 2.")
    at = p.text.index("ngày ký")
    edited = apply(data, one(ReplaceText(p.path or "", at, at + 7, "ngày 10 tháng 3 năm 2026", p.text)))
    q = find(edited.data, "Điều 2.")
    assert q.text == "Điều 2. Quyết định này có hiệu lực kể từ ngày 10 tháng 3 năm 2026."
    assert [r.bold for r in q.runs][:1] == [True]
    assert q.runs[-1].bold is False


def test_capitals_are_written_letter_for_letter_in_each_run() -> None:
    body = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Mục đích</w:t></w:r><w:r><w:t xml:space="preserve">, yêu cầu</w:t></w:r></w:p>'
    data = made(body)
    p = find(data, "Mục")
    q = find(apply(data, one(ReplaceText(p.path or "", 0, len(p.text), p.text.upper(), p.text))).data, "MỤC")
    assert [(r.text, r.bold) for r in q.runs] == [("MỤC ĐÍCH", True), (", YÊU CẦU", False)]


def test_two_fixes_in_one_paragraph_count_in_the_text_as_it_was() -> None:
    data = made("<w:p><w:r><w:t>a – b – c</w:t></w:r></w:p>")
    p = find(data, "a")
    fixes = [Fix("x", (ReplaceText(p.path or "", at, at + 1, "-", p.text),)) for at in (2, 6)]
    edited = apply(data, fixes)
    assert find(edited.data, "a").text == "a - b - c"
    assert edited.skipped == ()


def test_of_two_fixes_of_the_same_words_the_first_wins() -> None:
    data = made("<w:p><w:r><w:t>tháng 03</w:t></w:r></w:p>")
    p = find(data, "tháng")
    fixes = [Fix(new, (ReplaceText(p.path or "", 6, 8, new, p.text),)) for new in ("3", "ba")]
    edited = apply(data, fixes)
    assert find(edited.data, "tháng").text == "tháng 3"
    assert [(fix.title, reason) for fix, reason in edited.skipped] == [("ba", "cùng chỗ với một cách sửa khác")]


def test_a_fix_made_for_other_words_is_not_applied() -> None:
    data = made("<w:p><w:r><w:t>tháng 3</w:t></w:r></w:p>")
    p = find(data, "tháng")
    edited = apply(data, one(ReplaceText(p.path or "", 6, 8, "3", "tháng 03")))
    assert edited.data == data
    assert edited.applied == ()
    assert edited.skipped[0][1] == "chữ trong tệp đã khác với chữ lúc kiểm tra"


def test_a_tab_at_the_head_of_a_line_is_taken_away() -> None:
    data = made("<w:p><w:r><w:tab/><w:t>Nội dung</w:t></w:r></w:p>")
    p = find(data, "\t")
    assert find(apply(data, one(ReplaceText(p.path or "", 0, 1, "", p.text))).data, "Nội").text == "Nội dung"


def test_a_field_keeps_its_code_when_words_before_it_change() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = made(f'<w:p><w:r><w:t xml:space="preserve">Trang số </w:t></w:r>{field}</w:p>')
    p = find(data, "Trang")
    edited = apply(data, one(ReplaceText(p.path or "", 0, 9, "", p.text)))
    assert b"PAGE" in part(edited.data, "word/document.xml")
    assert find(edited.data, "2").text == "2"


def test_blanks_that_do_not_print_do_not_appear() -> None:
    data = made("<w:p><w:r><w:t> tháng 03 </w:t></w:r></w:p>")
    p = find(data, "tháng")
    assert find(apply(data, one(ReplaceText(p.path or "", 6, 8, "3", p.text))).data, "tháng").text == "tháng 3"


def test_half_of_a_tabbed_line_is_changed_alone() -> None:
    body = "<w:p><w:r><w:t>Số: 15/KH-UBND</w:t><w:tab/><w:t>Nghệ An, ngày 05 tháng 3 năm 2026</w:t></w:r></w:p>"
    data = made(body)
    p = find(data, "Số")
    run = p.runs[0].path or ""
    edited = apply(data, one(SetRunProperties(run, "Số: 15/KH-UBND", size=13.0)))
    halves = [find(edited.data, start) for start in ("Số", "Nghệ An")]
    assert [half.runs[0].size == 13.0 for half in halves] == [True, False]
    assert halves[1].text == "Nghệ An, ngày 05 tháng 3 năm 2026"


def test_the_alignment_of_half_a_line_is_not_changed() -> None:
    data = made("<w:p><w:r><w:t>Số: 15</w:t><w:tab/><w:t>Nghệ An, ngày</w:t></w:r></w:p>")
    p = find(data, "Số")
    edited = apply(data, one(SetParagraphProperties(p.path or "", "Số: 15", align="center")))
    assert edited.data == data
    assert "một phần của đoạn khác" in edited.skipped[0][1]


def test_letters_are_composed_and_the_words_stay() -> None:
    decomposed = "Uy\u0309 ban nha\u0302n da\u0302n"
    data = made(f"<w:p><w:r><w:t>{decomposed}</w:t></w:r></w:p><w:p><w:r><w:t>abc</w:t></w:r></w:p>")
    assert layout_of(data).file.decomposed == 1
    edited = apply(data, one(ComposeLetters()))
    assert layout_of(edited.data).file.decomposed == 0
    assert find(edited.data, "Uỷ").text == "Uỷ ban nhân dân"
    assert paragraph_bytes(edited.data)[1] == paragraph_bytes(data)[1]


def test_an_empty_paragraph_goes_and_one_with_words_stays() -> None:
    data = made("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>b</w:t></w:r></w:p>")
    paths = [p.path or "" for p in layout_of(data).paragraphs[:3]]
    assert len(paragraph_bytes(apply(data, one(DeleteParagraph(paths[1]))).data)) == 2
    refused = apply(data, one(DeleteParagraph(paths[0])))
    assert refused.data == data
    assert refused.skipped[0][1] == "đoạn này không trống"


SETTINGS = f"<w:settings {W}>{{}}</w:settings>"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda x: with_part(x, "_xmlsignatures/sig1.xml", "<x/>"), "ký số", id="signed"),
        pytest.param(lambda x: with_part(x, "word/vbaProject.bin", "x"), "macro", id="macros"),
        pytest.param(
            lambda x: with_part(x, "word/settings.xml", SETTINGS.format('<w:documentProtection w:enforcement="1"/>')),
            "bảo vệ",
            id="protected",
        ),
        pytest.param(
            lambda _x: made('<w:p><w:ins w:id="1"><w:r><w:t>a</w:t></w:r></w:ins></w:p>'), "Track Changes", id="tracked"
        ),
        pytest.param(lambda _x: b"PK nothing", "không phải .docx", id="no zip"),
        pytest.param(lambda _x: b"\xd0\xcf\x11\xe0 encrypted", "không phải .docx", id="encrypted"),
    ],
)
def test_a_file_that_must_not_be_touched_is_refused(change: Callable[[bytes], bytes], reason: str) -> None:
    data = change(d.rendered("ke-hoach"))
    assert reason in (refusal(data) or "")
    with pytest.raises(RefusedFileError, match=reason):
        apply(data, one(SetMargin(0, "left", mm(30))))


def test_protection_that_is_off_does_not_matter() -> None:
    data = with_part(
        d.rendered("ke-hoach"), "word/settings.xml", SETTINGS.format('<w:documentProtection w:enforcement="0"/>')
    )
    assert refusal(data) is None


def test_the_result_opens_in_python_docx() -> None:
    data = d.with_defect("ke-hoach", d.size("Thực hiện Nghị định", 12))
    fixes = [f.fix for f in check(read_bytes(data, source="x.docx", suffix=".docx")).findings if f.fix is not None]
    document = open_docx(io.BytesIO(apply(data, fixes).data))
    body = next(p for p in document.paragraphs if p.text.startswith("Thực hiện"))
    assert {run.font.size for run in body.runs} == {Pt(13)}


MENDED = ["top margin 15", "body in Arial", "motto with dashes", "motto 12 pt", "number without zero", "blank round the slash",
          "month 03", "kind 16 pt", "V/v in a decision", "base upright", "last base ends with a comma", "body at the left",
          "indent 2 cm", "no gap", "lines double", "Điều with a colon", "closing mark apart", "K/T", "Nơi nhận 14 pt",
          "recipient without dash", "PHỤ LỤC", "number on page 1", "red words", "yellow words"]  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_a_safe_fix_settles_and_does_nothing_the_second_time(name: str) -> None:
    from tests.rules.test_defects_in_docx import DEFECTS

    _name, document, defect, rule = next(case for case in DEFECTS if case[0] == name)
    data = d.with_defect(document, defect)
    report = check(read_bytes(data, source="x.docx", suffix=".docx"))
    fixes = [f.fix for f in report.findings if f.fix is not None and f.fix.safety is Safety.SAFE]
    assert fixes, rule
    mended = apply(data, fixes).data
    again = check(read_bytes(mended, source="x.docx", suffix=".docx"))
    assert [(f.rule, f.message) for f in again.findings] == []


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(st.text("aế -.", min_size=1, max_size=5), min_size=1, max_size=4),
    new=st.text("xyà ", max_size=6),
    span=st.tuples(st.integers(0, 20), st.integers(0, 20)),
)
def test_replacing_is_what_it_is_for_plain_text(pieces: list[str], new: str, span: tuple[int, int]) -> None:
    from lxml import etree

    from generator.writers.docx.edit import words

    runs = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)
    paragraph = etree.fromstring(f"<w:p {W}>{runs}</w:p>")
    text = "".join(pieces)
    start, end = sorted(min(value, len(text)) for value in span)
    assert words.text_of(paragraph) == text
    assert words.replace(paragraph, start, end, new)
    assert words.text_of(paragraph) == text[:start] + new + text[end:]


def test_the_role_of_a_component_survives_a_fix() -> None:
    data = d.with_defect("ke-hoach", d.size("Số: 15", 14))
    fixes = [f.fix for f in check(read_bytes(data, source="x.docx", suffix=".docx")).findings if f.fix]
    assert layout_of(apply(data, fixes).data).having(C.SO_KY_HIEU)[0].runs[0].size == 13.0
