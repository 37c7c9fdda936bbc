"""Opening packages from an unknown hand: what is refused, in which words, and what is read all the same."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from generator.errors import RefusedFileError
from generator.readers.package import Package, open_package, parse_xml
from tests.builders.docx import docx, parts_of, relationships, zipped


def refusal(data: bytes) -> str:
    """Return the line a user reads when ``data`` is opened and its document part is parsed."""
    with pytest.raises(RefusedFileError) as caught:
        open_package(data, source="a.docx").xml("word/document.xml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "tệp rỗng", id="empty"),
        pytest.param(b"\0" * 4096, "tệp rỗng", id="zeros"),
        pytest.param("Căn cứ Luật Tổ chức".encode(), "văn bản thuần", id="plain text"),
        pytest.param(b"<!DOCTYPE html><html><body>x</body></html>", "trang web (HTML)", id="html"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="pdf"),
        pytest.param(b"{\\rtf1 abc}", "RTF", id="rtf"),
        pytest.param(b"Rar!\x1a\x07\x00 ...", "RAR", id="rar"),
        pytest.param(b"\x89PNG\r\n\x1a\n....", "ảnh", id="picture"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu", id="encrypted"
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "Word 97–2003 (.doc)",
            id="old Word",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel cũ (.xls)", id="old Excel"
        ),
        pytest.param(bytes(range(256)) * 20, "không phải .docx", id="noise"),
        pytest.param(docx("x")[:300], "bị hỏng", id="cut off"),
        pytest.param(b"PK\x03\x04" + b"\0" * 100, "bị hỏng", id="head of a zip only"),
        pytest.param(b"PK\x05\x06" + b"\xff" * 18, "quá nhiều mục|bị hỏng", id="end record of lies"),
    ],
)
def test_what_is_no_package_is_refused_by_its_real_name(data: bytes, words: str) -> None:
    line = refusal(data)
    assert any(word in line for word in words.split("|")), line
    assert line.startswith("a.docx: ")
    assert "\n" not in line
    assert "Gợi ý" in line


def bomb(size: int, name: str = "word/document.xml") -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=False) as part,
    ):
        block = b" " * (1 << 20)
        for _ in range(size >> 20):
            part.write(block)
    return target.getvalue()


def test_a_part_that_grows_a_thousandfold_is_refused_unread() -> None:
    assert "lớn bất thường" in refusal(bomb(64 << 20))


def test_entries_that_say_they_are_small_are_never_unpacked_beyond_what_they_say() -> None:
    data = bytearray(bomb(8 << 20))
    directory = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 100)
    assert "bị hỏng" in refusal(bytes(data))


def test_too_many_entries_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"word/media/{number}", b"")
    assert "quá nhiều mục" in refusal(target.getvalue())


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "word/../../x", "C:/x", "..\\..\\x"])
def test_names_that_climb_out_of_the_package_are_refused(name: str) -> None:
    assert "đường dẫn nguy hiểm" in refusal(zipped({**parts_of("<w:p/>"), name: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "second", ["word/document.xml", "Word/Document.xml", "/word/document.xml", "word\\document.xml"]
)
def test_one_part_under_two_entries_is_refused(second: str) -> None:
    target = io.BytesIO(docx("x"))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(second, b"<x/>")
    assert "trùng tên" in refusal(target.getvalue())


def test_an_entry_locked_with_a_password_is_refused() -> None:
    data = bytearray(docx("x"))
    place = 0
    while (place := data.find(b"PK\x01\x02", place + 1)) > 0:
        data[place + 8] |= 1
    assert "mật khẩu" in refusal(bytes(data))


def test_a_strange_compression_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", b"<x/>" * 50)
    assert "kiểu nén lạ" in refusal(target.getvalue())


def test_bytes_changed_after_packing_are_noticed() -> None:
    parts = parts_of("<w:p/>")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert "bị hỏng" in refusal(target.getvalue().replace(b"<w:body>", b"<w:bxdy>"))


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE x [<!ENTITY a "ha">]>',
        b'<?xml version="1.0"?><!-- c --><!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<?pi x?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
    ids=["entities", "outside", "after comments"],
)
def test_a_document_type_is_refused_wherever_it_stands_in_the_prolog(head: bytes) -> None:
    with pytest.raises(RefusedFileError, match="DOCTYPE"):
        parse_xml(head + b"<x>&a;</x>", part="word/document.xml", source="a.docx")


def test_a_document_type_in_utf_16_is_refused_too() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(RefusedFileError, match="DOCTYPE"):
        parse_xml(text.encode("utf-16"), part="p", source="a.docx")


def test_the_letters_of_a_document_type_in_the_words_are_only_words() -> None:
    root = parse_xml(b"<x><![CDATA[<!DOCTYPE html>]]></x>", part="p", source="a.docx")
    assert root.text == "<!DOCTYPE html>"


def test_an_encoding_that_could_hide_something_is_refused() -> None:
    with pytest.raises(RefusedFileError, match="bảng mã lạ"):
        parse_xml(b'<?xml version="1.0" encoding="UTF-7"?><x/>', part="p", source="a.docx")


def test_utf_16_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><x>Độc lập</x>'
    assert parse_xml(text.encode("utf-16"), part="p", source="a.docx").text == "Độc lập"


@pytest.mark.parametrize(
    "xml",
    [b"<x>", b"<x>\x01</x>", b"", b"<x>&b;</x>", b"<x" + b"<y>" * 300, b"".join(b"<d>" for _ in range(5000))],
    ids=["unclosed", "control character", "empty", "unknown entity", "garbled", "nested without end"],
)
def test_bad_xml_is_refused_in_one_line(xml: bytes) -> None:
    with pytest.raises(RefusedFileError, match=r"word/x\.xml bên trong tệp bị hỏng"):
        parse_xml(xml, part="word/x.xml", source="a.docx")


def test_more_tags_than_any_document_has_are_refused_before_they_take_memory() -> None:
    with pytest.raises(RefusedFileError, match="quá dài"):
        parse_xml(b"<x>" + b"<y/>" * 4_000_000 + b"</x>", part="p", source="a.docx")


def test_the_strict_namespaces_come_back_as_the_usual_ones() -> None:
    root = parse_xml(
        b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>', part="p", source="a.docx"
    )
    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


def opened(**more: bytes) -> Package:
    return open_package(zipped({**parts_of("<w:p/>"), **more}), source="a.docx")


def test_relationships_lead_to_parts_and_outside_ones_are_only_told() -> None:
    package = open_package(
        zipped(
            parts_of(
                "<w:p/>",
                links=[("rId7", "image", "../media/x.png"), ("rId8", "image", "http://example.org/x.png")],
                external=["rId8"],
            )
        ),
        source="a.docx",
    )
    found = package.relationships("word/document.xml")
    assert found["rId7"].target == "media/x.png"
    assert (found["rId8"].external, found["rId8"].target) == (True, "http://example.org/x.png")
    assert package.related("word/document.xml", "styles") == "word/styles.xml"
    assert package.related("word/document.xml", "image") is None


def test_a_relationship_with_an_absolute_or_escaped_target_is_understood() -> None:
    package = opened(
        **{
            "word/_rels/document.xml.rels": relationships(
                ("a", "styles", "/word/styles.xml"), ("b", "theme", "theme/a%20b.xml")
            )
        }
    )
    found = package.relationships("word/document.xml")
    assert found["a"].target == "word/styles.xml"
    assert found["b"].target == "word/theme/a b.xml"


def test_macros_and_signatures_are_noticed() -> None:
    assert not opened().macros
    assert not opened().signed
    assert opened(**{"word/vbaProject.bin": b"x"}).macros
    assert opened(**{"_xmlsignatures/sig1.xml": b"<x/>"}).signed


def test_content_types_are_by_part_first_and_by_ending_otherwise() -> None:
    package = opened()
    assert package.content_type("word/media/a.PNG") == "image/png"
    assert str(package.content_type("word/document.xml")).endswith("document.main+xml")
    assert package.content_type("word/x.bin") is None
