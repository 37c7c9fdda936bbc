"""Findings as Word comments: at their paragraphs, beside those that are there, all else untouched."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as open_docx

from generator.errors import RefusedFileError
from generator.readers import read_bytes
from generator.rules import check
from generator.writers.docx.comments import Remark, annotate
from generator.writers.docx.edit.spans import paragraph_bytes
from tests.builders import defects as d
from tests.writers.docx.test_edit import find, layout_of, with_part


def comments(data: bytes) -> list[tuple[str, str]]:
    return [(comment.author, comment.text) for comment in open_docx(io.BytesIO(data)).comments]


def test_a_remark_becomes_a_comment_at_its_paragraph() -> None:
    data = d.rendered("ke-hoach")
    made = annotate(data, [Remark(find(data, "KẾ HOẠCH").path, "cỡ chữ 16, phải là 13 - 14\nND30-084")])
    assert comments(made) == [("vanban", "cỡ chữ 16, phải là 13 - 14\nND30-084")]
    changed = [x for x, y in zip(paragraph_bytes(made), paragraph_bytes(data), strict=True) if x != y]
    assert len(changed) == 1
    assert "KẾ HOẠCH".encode() in changed[0]
    assert b"commentRangeStart" in changed[0]


def test_the_words_and_looks_are_the_same_afterwards() -> None:
    data = d.with_defect("quyet-dinh", d.size("QUYẾT ĐỊNH", 16))
    report = check(read_bytes(data, source="x.docx", suffix=".docx"))
    layout = read_bytes(data, source="x.docx", suffix=".docx").layout
    assert layout is not None
    remarks = [
        Remark(layout.paragraphs[f.paragraph].path, f.message) for f in report.findings if f.paragraph is not None
    ]
    again = check(read_bytes(annotate(data, remarks), source="x.docx", suffix=".docx"))
    assert {f.rule for f in again.findings} - {"ND30-250"} == {f.rule for f in report.findings}


def test_remarks_without_a_place_or_in_a_header_go_to_the_first_paragraph() -> None:
    data = d.rendered("ke-hoach")
    header = next(p.path for p in layout_of(data).paragraphs if p.container == "header")
    made = annotate(data, [Remark(None, "khổ giấy"), Remark(header, "số trang")])
    assert [text for _author, text in comments(made)] == ["khổ giấy", "số trang"]
    assert sum(x != y for x, y in zip(paragraph_bytes(made), paragraph_bytes(data), strict=True)) == 1


def test_comments_that_are_there_stay() -> None:
    data = d.rendered("ke-hoach")
    first = annotate(data, [Remark(None, "một")])
    second = annotate(first, [Remark(find(data, "KẾ HOẠCH").path, "hai")])
    assert sorted(text for _author, text in comments(second)) == ["hai", "một"]


def test_no_remark_leaves_the_bytes_alone() -> None:
    assert annotate(d.rendered("ke-hoach"), []) == d.rendered("ke-hoach")


def test_signs_of_xml_are_written_as_words() -> None:
    made = annotate(d.rendered("ke-hoach"), [Remark(None, "A & B <c>")])
    assert comments(made)[0][1] == "A & B <c>"


def test_other_parts_keep_their_bytes() -> None:
    data = d.rendered("cong-van")
    made = annotate(data, [Remark(None, "x")])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        same = {name for name in old.namelist() if old.read(name) == new.read(name)}
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        assert set(old.namelist()) - same == {
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
        }


def test_a_signed_file_is_refused() -> None:
    with pytest.raises(RefusedFileError, match="ký số"):
        annotate(with_part(d.rendered("ke-hoach"), "_xmlsignatures/sig1.xml", "<x/>"), [Remark(None, "x")])
