"""PDFs in bulk: counted, in order, the same bytes from the same document, the good ones kept when one is bad."""

from __future__ import annotations

import datetime as dt
import re
import threading
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from generator import libreoffice
from generator.errors import MissingToolError, OutputError
from generator.writers import pdf


def a_docx(path: Path, text: str = "Xin chào", *, pages: int = 1) -> Path:
    document = Document()
    document.core_properties.modified = dt.datetime(2026, 3, 5, 7, 8, 9)
    for page in range(pages):
        if page:
            document.add_page_break()
        document.add_heading(f"{text} {page + 1}", 1)
    document.save(path)
    return path


class Converter:
    """Stands in for LibreOffice's convert: writes a small file, fails for names with "hong"."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.threads: set[int] = set()

    def __call__(self, paths, goals, to="pdf", **options):  # type: ignore[no-untyped-def]
        self.calls.append([path.name for path in paths])
        self.threads.add(threading.get_ident())
        results = []
        for path, goal in zip(paths, goals, strict=True):
            if "hong" in path.name:
                results.append(libreoffice.Conversion(path, None, OutputError(f"hỏng {path.name}")))
            else:
                goal.parent.mkdir(parents=True, exist_ok=True)
                goal.write_bytes(path.name.encode())
                results.append(libreoffice.Conversion(path, goal))
            if options["progress"]:
                options["progress"](1)
        return tuple(results)


@pytest.fixture
def converter(monkeypatch: pytest.MonkeyPatch) -> Converter:
    stand_in = Converter()
    monkeypatch.setattr(libreoffice, "find", lambda: Path("soffice"))
    monkeypatch.setattr(libreoffice, "convert", stand_in)
    return stand_in


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_every_document_gets_its_pdf_in_order_whatever_the_number_of_workers(
    jobs: int, tmp_path: Path, converter: Converter
) -> None:
    paths = [tmp_path / f"{number}" / "to-trinh.docx" for number in range(7)]
    settled: list[int] = []
    made = pdf.convert(paths, tmp_path / "ra", jobs=jobs, progress=settled.append)
    assert made == pdf.targets(paths, tmp_path / "ra")
    assert len({path.name for path in made}) == 7
    assert len(converter.calls) == min(jobs, 7)
    assert sum(settled) == 7


def test_the_good_ones_are_kept_when_some_are_bad(tmp_path: Path, converter: Converter) -> None:
    paths = [tmp_path / name for name in ("a.docx", "hong.docx", "c.docx", "hong-2.docx")]
    with pytest.raises(pdf.ConversionErrors) as caught:
        pdf.convert(paths, tmp_path / "ra", jobs=2)
    assert [path.name for path in caught.value.done] == ["a.pdf", "c.pdf"]
    assert [error.message for error in caught.value.errors] == ["hỏng hong.docx", "hỏng hong-2.docx"]
    assert all(path.exists() for path in caught.value.done)


def test_nothing_to_convert_is_nothing(tmp_path: Path, converter: Converter) -> None:
    assert pdf.convert([], tmp_path) == []


def test_a_missing_libreoffice_is_told_before_anything_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_SOFFICE", "/khong/co/soffice")
    with pytest.raises(MissingToolError):
        pdf.convert([a_docx(tmp_path / "a.docx")], tmp_path)


def made_by_libreoffice(moment: str) -> bytes:
    return (
        f"%PDF-1.6\n1 0 obj<</CreationDate(D:{moment}+07'00')>>endobj\ntrailer\n<</ID [ <{'AB' * 16}>\n<{'AB' * 16}> ]\n"
        f"/DocChecksum /{'CD' * 16}\n>>\nstartxref\n9\n%%EOF\n"
    ).encode("ascii")


def test_the_documents_own_time_stands_in_for_the_clock_and_nothing_moves(tmp_path: Path) -> None:
    source = a_docx(tmp_path / "a.docx")
    one, other = (pdf._fix_dates(source, made_by_libreoffice(m)) for m in ("20260305101112", "20270101000000"))
    assert one == other
    assert len(one) == len(made_by_libreoffice("20260305101112"))
    assert b"(D:20260305070809+00'00')" in one
    assert b"ABABAB" not in one and b"CDCDCD" not in one


def test_a_document_without_a_time_keeps_the_clock(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no package")
    assert pdf._fix_dates(tmp_path / "a.docx", made_by_libreoffice("20260305101112")) == made_by_libreoffice(
        "20260305101112"
    )


@pytest.mark.soffice
def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [a_docx(tmp_path / f"{number}.docx", f"Thư số {number}") for number in range(3)]
    first = [path.read_bytes() for path in pdf.convert(paths, tmp_path / "mot")]
    second = [path.read_bytes() for path in pdf.convert(paths, tmp_path / "hai", jobs=2)]
    assert first == second
    assert len(set(first)) == 3
    assert re.search(rb"CreationDate\(D:20260305070809", first[0])


@pytest.mark.soffice
def test_the_pdf_opens_has_every_page_and_bookmarks(tmp_path: Path) -> None:
    (made,) = pdf.convert([a_docx(tmp_path / "a.docx", "Mục", pages=3)], tmp_path / "ra")
    document = pypdfium2.PdfDocument(made)
    assert len(document) == 3
    assert [item.get_title() for item in document.get_toc()] == ["Mục 1", "Mục 2", "Mục 3"]


@pytest.mark.soffice
def test_an_archive_pdf_of_the_same_document_is_whole(tmp_path: Path) -> None:
    (made,) = pdf.convert([a_docx(tmp_path / "a.docx")], tmp_path / "ra", pdfa=True)
    content = made.read_bytes()
    assert len(pypdfium2.PdfDocument(content)) == 1
    assert (
        b"<xmp:CreateDate>2026-03-05T07:08:09Z</xmp:CreateDate>" in content or b"2026-03-05T07:08:09+00:00" in content
    )
