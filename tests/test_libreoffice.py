"""LibreOffice is found, bounded, alone with its files, and believed only when its output is whole."""

from __future__ import annotations

import http.server
import os
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from generator import libreoffice
from generator.errors import MissingToolError, OutputError, RefusedFileError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STAND_IN = """#!{python}
import os, pathlib, sys, time, zipfile
arguments = sys.argv[1:]
out = pathlib.Path(arguments[arguments.index("--outdir") + 1])
inputs = [pathlib.Path(a) for a in arguments[arguments.index("--outdir") + 2:]]
pathlib.Path({log!r}).open("a").write(" ".join(p.name for p in inputs) + chr(10))
for path in inputs:
    words = zipfile.ZipFile(path).read("word/document.xml")
    if b"HANG" in words:
        time.sleep(600)
    if b"CRASH" in words:
        os.abort()
    if b"SILENT" in words:
        continue
    if b"TORN" in words:
        (out / (path.stem + ".pdf")).write_bytes({pdf!r}[:200])
        continue
    (out / (path.stem + ".pdf")).write_bytes({pdf!r})
"""


def a_docx(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs or ("Xin chào",):
        document.add_paragraph(text)
    document.save(path)
    return path


def a_pdf() -> bytes:
    from tests.readers.pdf.paper import Sheet, pdf

    return pdf(Sheet().words("Xin chào", 85, 100))


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that behaves as LibreOffice does on good and bad days; the file with the calls it got."""
    log = tmp_path / "goi.txt"
    program = tmp_path / "soffice-gia"
    program.write_text(STAND_IN.format(python=sys.executable, log=str(log), pdf=a_pdf()), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VANBAN_SOFFICE", str(program))
    return log


def calls(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines()


# -- finding it ----------------------------------------------------------------------------------------------------------


def test_the_environment_variable_names_the_program(stand_in: Path) -> None:
    assert libreoffice.find().name == "soffice-gia"


def test_a_wrong_environment_variable_is_told_and_nothing_else_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_SOFFICE", "/khong/co/soffice")
    with pytest.raises(MissingToolError, match="VANBAN_SOFFICE"):
        libreoffice.find()


def test_without_libreoffice_the_command_to_install_it_is_the_hint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VANBAN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    with pytest.raises(MissingToolError) as caught:
        libreoffice.find()
    assert "libreoffice-writer-nogui fonts-liberation2" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not libreoffice.available()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param("Liberation Serif\nen|vi|fr", None, id="version 2 of the twin"),
        pytest.param("Times New Roman\nen|vi", None, id="the face itself"),
        pytest.param("Tinos\nvi", None, id="Tinos"),
        pytest.param("Liberation Serif\nen|fr", "thiếu chữ tiếng Việt", id="version 1 lacks Vietnamese letters"),
        pytest.param("DejaVu Sans\nen|vi", "DejaVu Sans", id="no twin at all"),
    ],
)
def test_the_face_that_stands_in_for_times_is_judged(
    answer: str, said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "fc-match"
    program.write_text("#!/bin/sh\ncat <<'END'\n" + answer + "\nEND\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    libreoffice.font_warning.cache_clear()
    try:
        warning = libreoffice.font_warning()
    finally:
        libreoffice.font_warning.cache_clear()
    assert (warning is None) if said is None else (warning is not None and said in warning)


# -- what goes in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "Tệp rỗng", id="empty"),
        pytest.param(b"hello, this is only text", "Không phải tệp văn bản", id="text named docx"),
        pytest.param(b"PK\x03\x04 broken", "bị hỏng", id="broken zip"),
        pytest.param(b"%PDF-1.7\n", "Không phải tệp văn bản", id="a PDF"),
    ],
)
def test_what_is_no_document_is_refused_before_libreoffice_sees_it(
    content: bytes, message: str, tmp_path: Path, stand_in: Path
) -> None:
    path = tmp_path / "vao.docx"
    path.write_bytes(content)
    (result,) = libreoffice.convert([path], tmp_path / "ra")
    assert isinstance(result.error, RefusedFileError)
    assert message in result.error.message
    assert not stand_in.exists()


def test_a_zip_that_unpacks_without_end_is_refused(tmp_path: Path, stand_in: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1100):
                part.write(b" " * 1024 * 1024)
    (result,) = libreoffice.convert([path], tmp_path / "ra")
    assert result.error is not None and "quá lớn" in result.error.message


def test_a_missing_file_is_told_by_its_name(tmp_path: Path, stand_in: Path) -> None:
    (result,) = libreoffice.convert([tmp_path / "khong-co.docx"], tmp_path / "ra")
    assert result.output is None and "khong-co.docx" in str(result.error)


# -- what comes out ------------------------------------------------------------------------------------------------------


def test_every_input_gets_its_output_in_order_whatever_its_name(tmp_path: Path, stand_in: Path) -> None:
    names = ["Kế hoạch số 146.docx", "-rf.docx", "a b'c\".docx", "x;y&z.docx", "…%20.docx"]
    paths = [a_docx(tmp_path / name) for name in names]
    results = libreoffice.convert(paths, tmp_path / "ra")
    assert [result.output for result in results] == [tmp_path / "ra" / (path.stem + ".pdf") for path in paths]
    assert all(result.output is not None and result.output.read_bytes() == a_pdf() for result in results)


def test_inputs_of_one_name_get_outputs_of_different_names(tmp_path: Path, stand_in: Path) -> None:
    for folder in ("mot", "hai", "ba"):
        (tmp_path / folder).mkdir()
    paths = [
        a_docx(tmp_path / folder / name) for folder, name in (("mot", "x.docx"), ("hai", "x.docx"), ("ba", "X.docx"))
    ]
    outputs = [result.output for result in libreoffice.convert(paths, tmp_path / "ra")]
    assert [output.name for output in outputs if output] == ["x.pdf", "x (2).pdf", "X (3).pdf"]
    assert outputs == libreoffice.targets(paths, tmp_path / "ra")


def test_long_lists_go_in_batches_and_are_counted(
    tmp_path: Path, stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "BATCH", 3)
    paths = [a_docx(tmp_path / f"{number}.docx") for number in range(7)]
    settled: list[int] = []
    results = libreoffice.convert(paths, tmp_path / "ra", progress=settled.append)
    assert [len(call.split()) for call in calls(stand_in)] == [3, 3, 1]
    assert all(result.output and result.output.exists() for result in results)
    assert sum(settled) == 7


def test_the_batch_stays_far_below_what_libreoffice_drops_silently() -> None:
    assert libreoffice.BATCH < 200


@pytest.mark.parametrize("word", ["SILENT", "CRASH", "TORN"])
def test_one_bad_file_in_the_middle_loses_none_of_the_others(word: str, tmp_path: Path, stand_in: Path) -> None:
    paths = [a_docx(tmp_path / f"{number}.docx", word if number == 2 else "tốt") for number in range(5)]
    results = libreoffice.convert(paths, tmp_path / "ra")
    assert [result.output is not None for result in results] == [True, True, False, True, True]
    assert isinstance(results[2].error, OutputError)
    assert "2.docx" in str(results[2].error)
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["0.pdf", "1.pdf", "3.pdf", "4.pdf"]


def test_a_file_that_hangs_is_stopped_and_the_others_are_done(tmp_path: Path, stand_in: Path) -> None:
    paths = [a_docx(tmp_path / f"{number}.docx", "HANG" if number == 1 else "tốt") for number in range(3)]
    results = libreoffice.convert(paths, tmp_path / "ra", timeout=0.6)
    assert [result.output is not None for result in results] == [True, False, True]
    assert results[1].error is not None and "không chuyển xong" in results[1].error.message


def test_the_whole_process_group_ends_with_a_stopped_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "con.txt"
    program = tmp_path / "soffice-gia"
    program.write_text(f"#!/bin/sh\n(sleep 1.2; echo alive > '{mark}') &\nsleep 600\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("VANBAN_SOFFICE", str(program))
    (result,) = libreoffice.convert([a_docx(tmp_path / "a.docx")], tmp_path / "ra", timeout=0.3)
    assert result.output is None
    time.sleep(1.5)
    assert not mark.exists()


def test_an_existing_output_stays_when_the_new_one_fails(tmp_path: Path, stand_in: Path) -> None:
    out = tmp_path / "ra"
    out.mkdir()
    (out / "a.pdf").write_bytes(b"cu")
    libreoffice.convert([a_docx(tmp_path / "a.docx", "TORN")], out)
    assert (out / "a.pdf").read_bytes() == b"cu"
    assert [path.name for path in out.iterdir()] == ["a.pdf"]


def test_an_output_that_cannot_be_put_in_place_is_told(tmp_path: Path, stand_in: Path) -> None:
    (tmp_path / "ra").write_text("một tệp, không phải thư mục", encoding="utf-8")
    (result,) = libreoffice.convert([a_docx(tmp_path / "a.docx")], tmp_path / "ra")
    assert result.output is None and "Không ghi được" in str(result.error)


# -- the real program ----------------------------------------------------------------------------------------------------


@pytest.mark.soffice
def test_vietnamese_is_printed_in_a_twin_of_times_only(tmp_path: Path) -> None:
    document = Document()
    run = document.add_paragraph().add_run("Cộng hòa xã hội chủ nghĩa Việt Nam: ẵ ỡ ự ỹ Ặ Ỡ ₫ “ ” – …")
    run.font.name = "Times New Roman"
    document.save(tmp_path / "a.docx")
    (result,) = libreoffice.convert([tmp_path / "a.docx"], tmp_path)
    assert result.output is not None
    fonts = subprocess.run(["pdffonts", str(result.output)], capture_output=True, text=True, check=True).stdout
    names = {line.split()[0].split("+")[-1] for line in fonts.splitlines()[2:]}
    assert names and all(name.startswith(("LiberationSerif", "TimesNewRoman", "Tinos")) for name in names)


@pytest.fixture
def visitors() -> Iterator[tuple[str, list[str]]]:
    """A web server's address and the list of what was asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


@pytest.mark.soffice
def test_nothing_outside_the_document_is_fetched(tmp_path: Path, visitors: tuple[str, list[str]]) -> None:
    address, asked = visitors
    secret = tmp_path / "mat.png"
    secret.write_bytes(_red_picture())
    document = Document()
    document.add_paragraph("Xin chào")
    for target in (f"{address}/anh.png", secret.as_uri()):
        link = document.part.relate_to(target, RELATIONSHIP_TYPE.IMAGE, is_external=True)
        document.element.body.insert(0, parse_xml(_linked_picture(link)))
    document.save(tmp_path / "a.docx")
    (result,) = libreoffice.convert([tmp_path / "a.docx"], tmp_path / "ra")
    assert result.output is not None
    assert asked == []
    page = pypdfium2.PdfDocument(result.output)[0]
    assert "Xin chào" in page.get_textpage().get_text_range()
    assert [item for item in page.get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE] == []


@pytest.mark.soffice
def test_garbage_inside_a_whole_package_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "rac.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "rác")
        archive.writestr("word/document.xml", b"\x00\x01\x02 r\xc3\xa1c")
    good = a_docx(tmp_path / "tot.docx")
    results = libreoffice.convert([path, good], tmp_path / "ra")
    assert results[1].output is not None
    assert results[0].output is None or "rác" not in _text(results[0].output)


@pytest.mark.soffice
def test_an_archive_pdf_is_tagged_and_says_which_standard_it_keeps(tmp_path: Path) -> None:
    (result,) = libreoffice.convert([a_docx(tmp_path / "a.docx")], tmp_path / "ra", pdfa=True)
    assert result.output is not None
    content = result.output.read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in content and b"<pdfaid:conformance>B</pdfaid:conformance>" in content
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(content).raw)


def _text(path: Path) -> str:
    return str(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range())


def _red_picture() -> bytes:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _linked_picture(link: str) -> str:
    return (
        f'<w:p xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing><wp:inline>'
        '<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
