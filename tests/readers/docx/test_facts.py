"""What the container says besides the words, and what is refused."""

from __future__ import annotations

import pytest

from generator.errors import RefusedFileError
from generator.model.layout import FileFacts
from generator.readers.docx import layout_of
from generator.readers.docx.content import DocxContent
from tests.builders.docx import STYLES, docx, p, part, parts_of, r, relationships, zipped


def facts(*body: str, **options: object) -> FileFacts:
    return layout_of(docx(*(body or ("x",)), **options), "a.docx").file


def messages(*body: str, **options: object) -> str:
    return "\n".join(problem.message for problem in DocxContent(docx(*(body or ("x",)), **options), "a.docx").problems)


def test_a_plain_file_says_nothing() -> None:
    assert facts() == FileFacts("docx")
    assert messages() == ""


@pytest.mark.parametrize(
    "body",
    [
        p('<w:ins w:id="1">' + r("a") + "</w:ins>"),
        p('<w:del w:id="1"><w:r><w:delText>a</w:delText></w:r></w:del>'),
        p('<w:moveTo w:id="1">' + r("a") + "</w:moveTo>"),
        p("a", properties='<w:rPr><w:ins w:id="1"/></w:rPr>'),
        '<w:ins w:id="1">' + p("a") + "</w:ins>",
    ],
    ids=["inserted", "deleted", "moved", "inserted mark", "inserted block"],
)
def test_tracked_changes_are_noticed(body: str) -> None:
    assert facts(body).tracked_changes
    assert "Track Changes" in messages(body)


def test_comments_are_noticed_and_not_read() -> None:
    comment = part("comments", '<w:comment w:id="1">' + p("Xem lại số liệu") + "</w:comment>")
    options = {"more": {"word/comments.xml": comment}, "links": [("c", "comments", "comments.xml")]}
    assert facts(**options).comments
    assert "Comment" in messages(**options)
    assert "Xem lại" not in "".join(q.text for q in layout_of(docx("x", **options), "a.docx").paragraphs)


def test_macros_are_noticed_and_never_run() -> None:
    assert facts(more={"word/vbaProject.bin": b"x"}).macros
    assert "macro" in messages(more={"word/vbaProject.bin": b"x"})


def test_a_signed_file_is_noticed() -> None:
    assert facts(more={"_xmlsignatures/origin.sigs": b""}).signed


@pytest.mark.parametrize(
    ("settings", "protected"),
    [
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', True),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', False),
        ('<w:documentProtection w:edit="trackedChanges" w:enforcement="true"/>', True),
        ('<w:writeProtection w:recommended="1"/>', False),
        ('<w:writeProtection w:hashValue="abc"/>', True),
    ],
)
def test_protection(settings: str, protected: bool) -> None:
    assert facts(settings=settings).protected is protected


def test_language_title_and_pages() -> None:
    properties = {
        "docProps/core.xml": b'<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>K\xe1\xba\xbf ho\xe1\xba\xa1ch</dc:title></cp:coreProperties>',
        "docProps/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>12</Pages></Properties>',
        "_rels/.rels": relationships(
            ("a", "officeDocument", "word/document.xml"),
            ("b", "core-properties", "docProps/core.xml"),
            ("c", "extended-properties", "docProps/app.xml"),
        ),
    }
    found = facts(styles=STYLES.replace("</w:rPr>", '<w:lang w:val="vi-VN"/></w:rPr>', 1), more=properties)
    assert (found.language, found.title, found.pages) == ("vi-VN", "Kế hoạch", 12)


def test_outside_addresses_are_told_and_harmless_ones_are_not() -> None:
    assert messages(links=[("h", "hyperlink", "http://chinhphu.vn")], external=["h"]) == ""
    assert "http://127.0.0.1/x.png" in messages(links=[("i", "image", "http://127.0.0.1/x.png")], external=["i"])


def test_a_template_on_the_net_is_told_and_one_on_a_disk_is_not() -> None:
    def attached(target: str) -> str:
        return messages(
            settings="<w:attachedTemplate/>",
            more={"word/_rels/settings.xml.rels": relationships(("t", "attachedTemplate", target), external=["t"])},
        )

    assert "http://127.0.0.1/x.dotm" in attached("http://127.0.0.1/x.dotm")
    assert attached("file:///C:/Users/x/Normal.dotm") == ""


def test_words_brought_in_from_other_files_are_told() -> None:
    assert "altChunk" in messages('<w:altChunk r:id="x"/>', p("x"))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"xl/workbook.xml": b"<x/>"}, "Excel (.xlsx)"),
        ({"ppt/presentation.xml": b"<x/>"}, "PowerPoint (.pptx)"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "OpenDocument (.odt)"),
    ],
)
def test_other_office_files_are_named(more: dict[str, bytes], words: str) -> None:
    with pytest.raises(RefusedFileError, match=r"không phải \.docx") as caught:
        layout_of(zipped({**parts_of(p()), **more}), "a.docx")
    assert words in str(caught.value)


def test_an_ordinary_zip_is_named() -> None:
    with pytest.raises(RefusedFileError, match="tệp nén thông thường"):
        layout_of(zipped({"ghi chú.txt": b"x"}), "a.docx")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            {"_rels/.rels": relationships(("a", "officeDocument", "word/khong-co.xml")), "word/document.xml": None},
            "thiếu phần thân",
        ),
        ({"word/document.xml": part("hdr", "")}, "thiếu phần thân"),
        ({"word/document.xml": part("document", "")}, "thiếu phần thân"),
        ({"word/document.xml": b"<w:document"}, "bị hỏng"),
        ({"word/styles.xml": b"<!DOCTYPE x><x/>"}, "DOCTYPE"),
    ],
    ids=["main part missing", "another root", "no body", "bad XML", "DTD in the styles"],
)
def test_a_damaged_document_is_refused_in_one_line(parts: dict[str, bytes | None], words: str) -> None:
    whole = {name: data for name, data in {**parts_of(p()), **parts}.items() if data is not None}
    with pytest.raises(RefusedFileError) as caught:
        layout_of(zipped(whole), "a.docx")
    assert words in str(caught.value) and "\n" not in str(caught.value)


def test_missing_side_parts_do_no_harm() -> None:
    parts = parts_of(p("x"))
    for name in ("word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        del parts[name]
        assert layout_of(zipped(parts), "a.docx").paragraphs[0].text == "x"


def test_a_strict_file_is_read_like_any_other() -> None:
    body = p("Điều 1", properties='<w:jc w:val="center"/><w:ind w:start="20mm"/>')
    parts = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts_of(body).items()
    }
    (found,) = layout_of(zipped(parts), "a.docx").paragraphs
    assert (found.text, found.align, found.runs[0].size) == ("Điều 1", "center", 14)
    assert found.left == pytest.approx(20.0, abs=0.01)


def test_more_paragraphs_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.readers.docx.book.MAX_PARAGRAPHS", 50)
    with pytest.raises(RefusedFileError, match="văn bản quá dài"):
        layout_of(docx(*["x"] * 51), "a.docx")
    assert len(layout_of(docx(*["x"] * 50), "a.docx").paragraphs) == 50
