"""The real PDF files beside the clone: scans are refused as scans, a file with words says what its Word twin says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.errors import RefusedFileError
from generator.readers import docx, pdf
from generator.writers import data
from tests.readers import corpus

FILES = sorted(corpus.CORPUS.glob("*/*.pdf"))
SUBMISSION = corpus.CORPUS / "to_trinh" / "TTr-021-pdf.pdf"
SCANS = [path for path in FILES if path != SUBMISSION]

pytestmark = pytest.mark.skipif(not FILES, reason=corpus.MISSING)


@pytest.mark.parametrize("path", SCANS, ids=[path.stem for path in SCANS])
def test_a_scan_is_refused_as_a_scan(path: Path) -> None:
    with pytest.raises(RefusedFileError, match="bản quét"):
        pdf.read(path.read_bytes(), source=path.name)


def test_the_submission_printed_by_word_says_what_its_index_says() -> None:
    document = pdf.read(SUBMISSION.read_bytes(), source=SUBMISSION.name).document
    assert (document.kind, document.number, document.symbol) == ("to-trinh", "2114", "TTr-SNV")
    assert (document.superior, document.issuer) == (("UBND TỈNH BÌNH THUẬN",), ("SỞ NỘI VỤ",))
    assert (document.place, document.date) == ("Bình Thuận", dt.date(2025, 6, 28))
    assert document.addressees == ("Chủ tịch Ủy ban nhân dân tỉnh",)
    assert document.recipients.lines == ("Như trên;", "Sở Tài chính;", "Giám đốc, Phó Giám đốc Sở (đ/c Bông);")
    assert (document.signature.lines, document.signature.name) == (("GIÁM ĐỐC",), "Đỗ Văn Chung")


def test_the_submission_says_what_its_word_file_says_from_the_first_paragraph_to_the_last() -> None:
    twin = SUBMISSION.with_name("TTr-021.docx")
    ours = data.to_text(pdf.read(SUBMISSION.read_bytes(), source="a").document)
    theirs = data.to_text(docx.read(twin.read_bytes(), source="a").document)
    begin = "Sở Nội vụ nhận được"
    assert ours[ours.index(begin) :] == theirs[theirs.index(begin) :]


def test_its_margins_and_lines_are_those_that_word_set() -> None:
    layout = pdf.read(SUBMISSION.read_bytes(), source="a").layout
    assert layout is not None
    page = layout.sections[0]
    assert (page.left, page.right, page.title_page) == (30.0, 20.0, True)
    under = [layout.paragraphs[line.under].text for line in layout.rule_lines if line.under is not None]
    assert under[:2] == ["SỞ NỘI VỤ", "Độc lập – Tự do – Hạnh phúc"]
