"""A table of contents: Word's field with its lines filled in, pages counted by Word and LibreOffice, no part of the text."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx

from generator import readers
from generator.errors import InputError
from generator.model import Contents, Division, Document
from generator.readers import docx as reader
from generator.readers.lines import SourceLine
from generator.readers.recognise import recognise
from generator.rules import check
from generator.workflows import library, rendering
from generator.writers import docx
from generator.writers.docx import contents
from tests.builders import documents

needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="cần LibreOffice (libreoffice-writer-nogui)")
TEXT = "Các cơ quan, đơn vị thực hiện đúng tiến độ được giao và báo cáo kết quả theo quy định của pháp luật. "


def body(paragraphs: int = 1) -> list[Any]:
    sections = [
        {
            "nhan": f"{label}.",
            "tieu_de": f"PHẦN “{label}” & CÁC VIỆC",
            "noi_dung": [
                {"nhan": "1.", "tieu_de": f"Nội dung một của {label}", "noi_dung": [(TEXT * 3).strip()] * paragraphs},
                {"nhan": "2.", "van_ban": TEXT.strip()},
            ],
        }
        for label in ("I", "II", "III")
    ]
    return [{"muc_luc": "MỤC LỤC"}, *sections, "Thực hiện theo Phụ lục kèm theo./."]


def listed(*, paragraphs: int = 1, **changes: Any) -> Document:
    appendix = {"nhan": "Phụ lục", "tieu_de": "DANH MỤC", "noi_dung": ["Nội dung."]}
    plain = documents.plan().model_dump(mode="json", exclude_none=True)
    return Document.model_validate({**plain, "noi_dung": body(paragraphs), "phu_luc": [appendix], **changes})


def page(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def lines(data: bytes) -> list[tuple[str, list[str]]]:
    """Return the style of each line of the table of contents, and its words and page."""
    found = []
    for paragraph in open_docx(io.BytesIO(data)).element.body.xpath(
        '//w:p[w:pPr/w:pStyle[starts-with(@w:val, "TOC")]]'
    ):
        style = str(paragraph.xpath("string(w:pPr/w:pStyle/@w:val)"))
        found.append((style, [str(text) for text in paragraph.xpath(".//w:t/text()")]))
    return found


def test_the_lines_are_the_headings_and_the_appendices() -> None:
    assert lines(docx.render(listed())) == [
        ("TOC2", ["I. PHẦN “I” & CÁC VIỆC", "…"]),
        ("TOC6", ["1. Nội dung một của I", "…"]),
        ("TOC2", ["II. PHẦN “II” & CÁC VIỆC", "…"]),
        ("TOC6", ["1. Nội dung một của II", "…"]),
        ("TOC2", ["III. PHẦN “III” & CÁC VIỆC", "…"]),
        ("TOC6", ["1. Nội dung một của III", "…"]),
        ("TOC2", ["Phụ lục. DANH MỤC", "…"]),
    ]


def test_the_number_of_levels_is_as_asked() -> None:
    made = listed(noi_dung=[{"muc_luc": "MỤC LỤC", "so_cap": 1}, *body()[1:]])
    assert {style for style, _words in lines(docx.render(made))} == {"TOC2"}


def test_every_line_leads_to_a_bookmark_and_the_field_is_whole() -> None:
    data = docx.render(listed())
    element = open_docx(io.BytesIO(data)).element.body
    asked = re.findall(r" PAGEREF (_Toc\d+) ", page(data))
    assert [str(name) for name in element.xpath('//w:bookmarkStart[starts-with(@w:name, "_Toc")]/@w:name')] == asked
    kinds = [str(kind) for kind in element.xpath("//w:fldChar/@w:fldCharType")]
    assert kinds.count("begin") == kinds.count("end")
    assert re.search(r' TOC\s\\o "1-6" \\f \\h \\z \\u ', page(data))
    levels = re.findall(r"TC &quot;Phụ lục. DANH MỤC&quot; \\l 2", page(data))
    assert len(levels) == 1


def test_word_is_asked_to_count_the_pages() -> None:
    settings = zipfile.ZipFile(io.BytesIO(docx.render(listed()))).read("word/settings.xml").decode()
    assert '<w:updateFields w:val="true"/>' in settings
    assert settings.index("characterSpacingControl") < settings.index("updateFields") < settings.index("<w:compat>")
    plain = zipfile.ZipFile(io.BytesIO(docx.render(documents.plan()))).read("word/settings.xml").decode()
    assert "updateFields" not in plain


def test_the_headings_have_outline_levels() -> None:
    data = docx.render(listed())
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert re.search(r'w:styleId="VBLaMa".*?<w:outlineLvl w:val="1"/>', styles, re.DOTALL)
    assert styles.count('w:styleId="TOC2"') == 1


def test_a_template_with_its_own_styles_keeps_them(tmp_path: Path) -> None:
    from generator.resources import template_path

    path = tmp_path / "rieng.docx"
    with zipfile.ZipFile(template_path("ten-loai")) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/styles.xml":
                own = '<w:style w:type="paragraph" w:styleId="Mucluc2"><w:name w:val="TOC 2"/></w:style></w:styles>'
                data = data.replace(b"</w:styles>", own.encode())
            new.writestr(name, data)
    used = set(re.findall(r'<w:pStyle w:val="(TOC\d|Mucluc2)"/>', page(docx.render(listed(), template=path))))
    assert used == {"Mucluc2", "TOC6"}


def test_it_is_read_back_as_itself_and_is_no_finding() -> None:
    reading = reader.read(docx.render(listed()), source="a.docx")
    assert isinstance(reading.document.body[0], Contents)
    assert (reading.document.body[0].title, reading.document.body[0].levels) == ("MỤC LỤC", 2)
    assert [node.label for node in reading.document.body if isinstance(node, Division)] == ["I.", "II.", "III."]
    without = reader.read(docx.render(listed(noi_dung=body()[1:])), source="a.docx")
    assert {f.rule for f in check(reading).findings} <= {f.rule for f in check(without).findings}


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(["I. MỤC ĐÍCH.......... 2", "II. YÊU CẦU .......... 3"], id="dots"),
        pytest.param(["I. MỤC ĐÍCH\t2", "II. YÊU CẦU\t3"], id="tabs"),
        pytest.param(["I. MỤC ĐÍCH DÀI", "SANG DÒNG…………2", "II. YÊU CẦU ____ 3"], id="a long one"),
    ],
)
def test_any_table_of_contents_is_no_part_of_the_text(entries: list[str]) -> None:
    from generator.model import Location

    texts = [
        "ĐỀ ÁN",
        "Số hóa tài liệu",
        "MỤC LỤC",
        *entries,
        "I. MỤC ĐÍCH",
        "Nội dung thứ nhất.",
        "II. YÊU CẦU",
        "Nội dung./.",
    ]
    found = recognise(
        [SourceLine(text, at, Location("a", paragraph=at + 1)) for at, text in enumerate(texts)], source="a"
    )
    assert [node.label for node in found.document.body if isinstance(node, Division)] == ["I.", "II."]
    assert isinstance(found.document.body[0], Contents)
    assert [one.text for one in found.remainder if one.name == "muc_luc"] == [
        "\n".join(" ".join(entry.split()) for entry in entries)
    ]


def test_the_words_alone_are_no_table_of_contents() -> None:
    from generator.model import Location

    texts = ["BÁO CÁO", "Về hồ sơ", "MỤC LỤC", "Nội dung thứ nhất.", "Nội dung thứ hai./."]
    found = recognise(
        [SourceLine(text, at, Location("a", paragraph=at + 1)) for at, text in enumerate(texts)], source="a"
    )
    assert not [node for node in found.document.body if isinstance(node, Contents)]


def test_without_headings_there_is_nothing_to_list() -> None:
    with pytest.raises(InputError, match="mục lục không có gì để liệt kê"):
        docx.render(listed(noi_dung=[{"muc_luc": "MỤC LỤC"}, "Một đoạn./."], phu_luc=[]))


def test_it_stands_in_the_main_text_only() -> None:
    nested = {"nhan": "I.", "tieu_de": "MỘT", "noi_dung": [{"muc_luc": "MỤC LỤC"}]}
    with pytest.raises(InputError, match="mục lục chỉ đặt được ở nội dung chính"):
        docx.render(listed(noi_dung=[nested, "Hết./."], phu_luc=[]))


def test_it_may_end_the_text() -> None:
    assert docx.render(listed(noi_dung=[*body()[1:], {"muc_luc": "MỤC LỤC"}]))


@pytest.mark.parametrize("given", [True, "true", "có"])
def test_yes_is_enough_of_a_title(given: object) -> None:
    assert Contents.model_validate({"muc_luc": given}).title == "MỤC LỤC"


def test_pages_are_filled_in_from_paper() -> None:
    printed = (
        "I. PHẦN “I” & CÁC VIỆC....1\n1. Nội dung một của I....1 II. PHẦN “II” &\nCÁC VIỆC....2\n1. Nội dung một của II....12\n"
        "III. PHẦN “III” & CÁC VIỆC....13\n1. Nội dung một của III....14\nPhụ lục. DANH MỤC....1"
    )
    data = contents.numbered(docx.render(listed()), printed)
    assert [words[-1] for _style, words in lines(data)] == ["1", "1", "2", "12", "13", "14", "1"]
    assert not contents.waits(data)


def test_a_page_that_is_not_found_stays_open() -> None:
    data = contents.numbered(docx.render(listed()), "I. PHẦN “I” & CÁC VIỆC....1")
    assert [words[-1] for _style, words in lines(data)] == ["1", *["…"] * 6]
    assert contents.waits(data)


def test_joined_documents_list_their_own_headings(tmp_path: Path) -> None:
    import yaml

    plain = {**documents.plan().model_dump(mode="json", exclude_none=True), "noi_dung": body()}
    (tmp_path / "chung.yaml").write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    (tmp_path / "xa.csv").write_text("ten\nXã A\nXã B\n", encoding="utf-8")
    library.batch("ke-hoach", tmp_path / "xa.csv", tmp_path / "ra", base=tmp_path / "chung.yaml", form="join")
    data = (tmp_path / "ra" / "van-ban.docx").read_bytes()
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"', page(data))
    assert len(names) == len(set(names))
    bounds = re.findall(r" TOC\s[^<]*\\b (vbml_\d+) ", page(data))
    assert len(bounds) == 2
    assert set(bounds) <= set(names)
    assert 'w:name w:val="VB Mục lục"' in zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()


@needs_soffice
@pytest.mark.soffice
def test_the_pdf_shows_the_pages_and_the_docx_has_them(tmp_path: Path) -> None:
    import yaml

    plain = listed(paragraphs=12).model_dump(mode="json", exclude_none=True)
    source = tmp_path / "a.yaml"
    source.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    (job,) = rendering.plan([source], tmp_path / "ra")
    rendering.render([job], pdf=True)
    told = [words[-1] for _style, words in lines(job.docx.read_bytes())]
    assert all(one.isdigit() for one in told)
    assert int(told[0]) < int(told[2]) < int(told[4])
    assert told[-1] == "1"
    reading = readers.read(job.pdf)
    assert isinstance(reading.document.body[0], Contents)
    assert [node.label for node in reading.document.body if isinstance(node, Division)] == ["I.", "II.", "III."]
