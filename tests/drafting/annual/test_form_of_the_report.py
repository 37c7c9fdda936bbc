"""The report is in the decree's form, in Word and on paper: the checker has nothing to say of either."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import readers
from generator.rules import check
from generator.writers import docx, pdf
from tests.drafting.annual.samples import report, whole_year


@pytest.mark.soffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="cần LibreOffice (libreoffice-writer-nogui)")
def test_the_report_with_its_charts_and_landscape_appendices_has_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(docx.render(report(whole_year()).document))
    (paper,) = pdf.convert([path], tmp_path / "pdf")
    said = {one.suffix: [(f.rule, f.message) for f in check(readers.read(one)).findings] for one in (path, paper)}
    assert said == {".docx": [], ".pdf": []}


@pytest.mark.soffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="cần LibreOffice (libreoffice-writer-nogui)")
def test_the_title_of_a_landscape_appendix_is_its_own_line_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    document = report(whole_year()).document
    path.write_bytes(docx.render(document))
    (paper,) = pdf.convert([path], tmp_path / "pdf")
    read = readers.read(paper).document
    assert [(a.label, a.title) for a in read.appendices] == [(a.label, a.title) for a in document.appendices]
