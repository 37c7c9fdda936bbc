"""The report is in the decree's form, in Word and on paper: the checker has nothing to say of either."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import readers
from generator.drafting.annual import letters, review
from generator.drafting.annual.report import write
from generator.model.returns import Unit
from generator.rules import check
from generator.writers import docx, pdf
from tests.drafting.annual import population
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


@pytest.mark.soffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="cần LibreOffice (libreoffice-writer-nogui)")
def test_the_report_the_review_and_the_letters_of_a_city_have_no_findings_in_word_and_on_paper(tmp_path: Path) -> None:
    missing = population.collected(("p.xlsx", population.workbook(population.P)))
    many = tuple(Unit(f"xa-{n}", f"Ủy ban nhân dân xã X{n}", "xa") for n in range(14))
    reference = (
        f"{population.REFERENCE} thực hiện Chỉ thị số 27/CT-TTg ngày 15 tháng 8 năm 2024 của Thủ tướng Chính phủ về việc tăng cường thực hiện "
        "công tác dân số trong tình hình mới"
    )
    about = (population.PROFILE, reference, "công tác dân số")
    reminder = letters.reminder(missing, *about, population.LAST, population.LAST)
    assert reminder is not None
    years = (population.whole_year(year=2025), population.whole_year())
    made = {
        "bao-cao": write(
            missing, population.form(), population.plan(), population.PROFILE, reference, years[0]
        ).document,
        "so-ket": review.write(years, population.form(), population.plan(), population.PROFILE, reference, final=False),
        "yeu-cau": letters.request((*population.UNITS, *many), *about, 2026, population.LAST),
        "don-doc": reminder,
    }
    paths = [tmp_path / f"{name}.docx" for name in made]
    for path, document in zip(paths, made.values(), strict=True):
        path.write_bytes(docx.render(document))
    papers = pdf.convert(paths, tmp_path / "pdf")
    said = {one.name: [(f.rule, f.message) for f in check(readers.read(one)).findings] for one in (*paths, *papers)}
    assert {name: found for name, found in said.items() if found} == {} and len(said) == 8
