"""Older formats: each known by what it is, read through LibreOffice as what it says, or refused with the reason."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from generator.errors import MissingToolError, RefusedFileError
from generator.readers import legacy, ole
from tests.readers import corpus

DOCS = sorted(corpus.CORPUS.glob("*/*.doc"))
RTF = (
    r"{\rtf1\ansi\ansicpg1258\uc1{\fonttbl{\f0 Times New Roman;}}\f0\fs28 "
    r"S\u7903?: 15/SNV-VP\par K\u237?nh g\u7917?i: B\u7897? N\u7897?i v\u7909?\par "
    r"S\u7903? N\u7897?i v\u7909? b\u225?o c\u225?o nh\u432? sau:\par}"
).replace(r"S\u7903?: 15", r"S\u7889?: 15")


def compound(streams: dict[str, bytes], *, names: tuple[str, ...] = ()) -> bytes:
    """A compound file of version 3 with these streams (each at least 4096 bytes) and empty streams of these names."""
    sector = 512
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    body = b""
    fat: list[int] = [0xFFFFFFFD, 0xFFFFFFFE]
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        first = len(fat)
        count = -(-len(content) // sector)
        fat.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        body += content.ljust(count * sector, b"\0")
        entries.append((name, 2, first, len(content)))
    entries += [(name, 2, 0xFFFFFFFE, 0) for name in names]
    assert len(entries) <= 4 and len(fat) <= 128
    directory = b"".join(_entry(*entry) for entry in entries).ljust(sector, b"\0")
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(sector, b"\xff")
    head = ole.MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    return head.ljust(sector, b"\0") + table + directory + body


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBB", len(words) + 2, kind, 1)
        + b"\xff" * 12
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def package(entries: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


ODT = "application/vnd.oasis.opendocument.text"
WORD_HEAD = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x409, 0, 0)
LOCKED_HEAD = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x409, 0, 0x0100)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(compound({"WordDocument": WORD_HEAD}), "doc", id="Word 97"),
        pytest.param(RTF.encode("ascii"), "rtf", id="RTF"),
        pytest.param(b"\xef\xbb\xbf\r\n{\\rtf1 x}", "rtf", id="RTF after a mark and a blank line"),
        pytest.param(package({"mimetype": ODT, "content.xml": "<a/>"}), "odt", id="OpenDocument"),
        pytest.param(package({"[Content_Types].xml": "", "word/document.xml": ""}), "docx", id="docx named otherwise"),
        pytest.param(b"%PDF-1.4\n", "pdf", id="PDF named otherwise"),
    ],
)
def test_a_file_is_known_by_what_it_is(data: bytes, kind: str) -> None:
    assert legacy.kind_of(data, "a.doc") == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(compound({"WordDocument": LOCKED_HEAD}), "mật khẩu", id="Word 97 with a password"),
        pytest.param(compound({}, names=("EncryptedPackage",)), "mật khẩu", id="docx with a password"),
        pytest.param(compound({"Workbook": b"x"}), "Excel", id="a workbook"),
        pytest.param(compound({"PowerPoint Document": b"x"}), "PowerPoint", id="slides"),
        pytest.param(compound({"Other": b"x"}), "hỏng", id="a compound file of something else"),
        pytest.param(ole.MAGIC + b"\xff" * 2000, "hỏng", id="a broken compound file"),
        pytest.param(ole.MAGIC, "hỏng", id="a compound file cut after its first bytes"),
        pytest.param(package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument", id="ods"),
        pytest.param(
            package({"mimetype": ODT, "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "mật khẩu",
            id="locked odt",
        ),
        pytest.param(b"PK\x03\x04 broken", "hỏng", id="broken zip"),
        pytest.param(b"<!DOCTYPE html><html>", "HTML", id="a web page"),
        pytest.param(b"\x89PNG\r\n\x1a\n....", "ảnh", id="a picture"),
        pytest.param("Số: 15/SNV-VP".encode(), "văn bản thuần", id="plain text"),
        pytest.param(bytes(range(256)) * 20, "hỏng", id="garbage"),
    ],
)
def test_what_is_not_read_is_refused_with_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        legacy.read(data, source="van-ban.doc")
    assert said in caught.value.message
    assert caught.value.hint
    assert str(caught.value).startswith("van-ban.doc: ") and "\n" not in str(caught.value)


def test_a_directory_that_runs_in_a_circle_is_left() -> None:
    data = bytearray(compound({"WordDocument": WORD_HEAD}))
    struct.pack_into("<I", data, 512 + 4, 1)
    assert legacy.kind_of(bytes(data), "a.doc") == "doc"


def test_without_libreoffice_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_SOFFICE", "/khong/co/soffice")
    with pytest.raises(MissingToolError, match=r"cần LibreOffice để đọc tệp RTF"):
        legacy.read(RTF.encode("ascii"), source="a.rtf")


@pytest.mark.soffice
def test_rtf_is_read_with_its_letters() -> None:
    reading = legacy.read(RTF.encode("ascii"), source="a.rtf")
    assert (reading.document.number, reading.document.symbol) == ("15", "SNV-VP")
    assert reading.document.addressees == ("Bộ Nội vụ",)
    assert reading.source == "a.rtf"
    assert reading.layout is not None and reading.layout.file.converted_from == "rtf"
    assert [problem.code for problem in reading.problems[:1]] == ["chuyen_dang"]
    assert all(problem.at is None or problem.at.source == "a.rtf" for problem in reading.problems)


@pytest.mark.soffice
def test_opendocument_is_read(tmp_path: Path) -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:text>'
        "<text:p>Số: 15/SNV-VP</text:p><text:p>Kính gửi: Bộ Nội vụ</text:p><text:p>Sở Nội vụ báo cáo như sau:</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    data = package({"mimetype": ODT, "content.xml": content, "META-INF/manifest.xml": manifest})
    reading = legacy.read(data, source="a.odt")
    assert (reading.document.number, reading.document.addressees) == ("15", ("Bộ Nội vụ",))
    assert reading.layout is not None and reading.layout.file.converted_from == "odt"


@pytest.mark.soffice
@pytest.mark.skipif(not DOCS, reason=corpus.MISSING)
@pytest.mark.parametrize(
    "row", [row for row in corpus.index() if row.path.endswith(".doc")], ids=lambda row: Path(row.path).stem
)
def test_a_real_word_file_says_what_its_index_says(row: corpus.Row) -> None:
    path = corpus.CORPUS / row.path
    document = legacy.read(path.read_bytes(), source=path.name).document
    if row.symbol:
        assert document.symbol == row.symbol
    if row.number:
        assert document.number == row.number
    if row.place:
        assert document.place == row.place
    if row.date:
        assert document.date == row.date
    if row.kind:
        assert document.kind == row.kind
        assert document.issuer and document.signature.name
    assert document.body
