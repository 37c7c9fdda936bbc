"""PDFs in bulk: counted, in order, the same bytes from the same document, the good ones kept when one is bad."""

from __future__ import annotations

import datetime as dt
import re
import struct
import threading
import zlib
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from generator import libreoffice
from generator.errors import MissingToolError, OutputError
from generator.writers import pdf


def a_docx(path: Path, text: str = "Xin chào", *, pages: int = 1, dated: bool = True) -> Path:
    document = Document()
    document.core_properties.modified = dt.datetime(2026, 3, 5, 7, 8, 9)
    if not dated:
        core = document.core_properties._element
        core.remove(core.find(qn("dcterms:modified")))
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


def offsets_are_right(content: bytes) -> bool:
    """Whether every entry of the table of offsets leads to an object."""
    table = int(content[content.rfind(b"startxref") :].split()[1])
    places = [int(found) for found in re.findall(rb"(\d{10}) \d{5} n", content[table:])]
    return bool(places) and all(re.match(rb"\d+ \d+ obj", content[at : at + 20]) for at in places)


@pytest.mark.soffice
def test_an_archive_pdf_says_what_it_is_and_is_the_same_bytes_again(tmp_path: Path) -> None:
    dated, undated = a_docx(tmp_path / "a.docx"), a_docx(tmp_path / "b.docx", dated=False)
    made = pdf.convert([dated, undated], tmp_path / "ra", pdfa=True)
    again = pdf.convert([dated, undated], tmp_path / "lai", pdfa=True)
    assert [path.read_bytes() for path in made] == [path.read_bytes() for path in again]
    for path in made:
        content = path.read_bytes()
        assert len(pypdfium2.PdfDocument(content)) == 1
        assert b"<pdfaid:part>2</pdfaid:part>" in content and b"<pdfaid:conformance>B</pdfaid:conformance>" in content
        assert b"/OutputIntents" in content and b"/GTS_PDFA1" in content and b"/StructTreeRoot" in content
        assert offsets_are_right(content)
    assert re.search(rb"<xmp:CreateDate>2026-03-05T07:08:09(Z|\+00:00)</xmp:CreateDate>", made[0].read_bytes())
    assert b"CreateDate" not in made[1].read_bytes() and b"CreationDate" not in made[1].read_bytes()


def test_the_time_of_a_colour_profile_becomes_the_documents_own_and_the_offsets_stay_right() -> None:
    def archive(moment: bytes) -> bytes:
        profile = bytes(24) + moment + b"acsp" + bytes(range(256))
        packed = zlib.compress(profile, 1)
        pieces, places = [b"%PDF-1.6\n"], []
        for body in (
            b"<</N 3/Length 2 0 R/Filter/FlateDecode>>\nstream\n" + packed + b"\nendstream",
            b"%d" % len(packed),
            b"<</Type/Catalog>>",
        ):
            places.append(sum(map(len, pieces)))
            pieces.append(b"%d 0 obj\n%s\nendobj\n" % (len(places), body))
        at = sum(map(len, pieces))
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        return b"".join(pieces) + b"xref\n0 4\n0000000000 65535 f \n%strailer\n<<>>\nstartxref\n%d\n%%%%EOF\n" % (
            table,
            at,
        )

    day = dt.datetime(2026, 3, 5, 7, 8, 9, tzinfo=dt.UTC)
    one, other = (pdf._fix_profile(archive(moment), day) for moment in (b"\x07\xea" * 6, bytes(range(12))))
    assert one == other and offsets_are_right(one)
    unpacked = zlib.decompressobj().decompress(one[one.index(b"stream\n") + 7 :])
    assert struct.unpack(">6H", unpacked[24:36]) == (2026, 3, 5, 7, 8, 9)
