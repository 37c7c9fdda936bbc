"""References as Word keeps them: bookmarks on numbers, fields that repeat them, captions that Word counts; read back, joined."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx

from generator.drafting.references import resolve
from generator.errors import GeneratorError
from generator.model import Document
from generator.readers import docx as reader
from generator.workflows import library, rendering
from generator.writers import docx
from tests.builders import documents

BODY: list[Any] = [
    "Theo [[nop]], [[bang_ho]] và [[mau]].",
    {
        "nhan": "I.",
        "tieu_de": "YÊU CẦU",
        "noi_dung": [
            {"nhan": "1.", "van_ban": "Việc một, xem khoản [[nop:so]]."},
            {
                "nhan": "2.",
                "ma": "nop",
                "van_ban": "Nộp theo [[mau]] trước hạn.",
                "nhan_manh": [{"van_ban": "theo [[mau]] trước", "dam": True}],
                "chu_thich": [{"sau": "[[mau]]", "van_ban": "Xem [[bang_ho]]."}],
            },
        ],
    },
    {"bang": [["TT", "Tên"], ["1", "Theo [[nop]]"]], "ten_bang": "Số hộ", "ma": "bang_ho"},
    {"bang": [["TT", "Tên"], ["1", "Hai"]], "ten_bang": "Bảng 2. Số xã"},
    "Hết./.",
]
APPENDICES = [{"nhan": "Phụ lục", "tieu_de": "MỘT", "ma": "mau", "noi_dung": ["Theo [[nop]]."]}]


def linked(**changes: Any) -> Document:
    plain = {**documents.plan().model_dump(), "noi_dung": BODY, "phu_luc": APPENDICES, **changes}
    return resolve(Document.model_validate(plain), source="a.yaml")


def page(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def bookmarked(data: bytes) -> dict[str, str]:
    """Return the words inside each of our bookmarks by name."""
    found = re.findall(
        r'<w:bookmarkStart w:id="(\d+)" w:name="(vb[^"]*)"/>(.*?)<w:bookmarkEnd w:id="\1"/>', page(data), re.DOTALL
    )
    return {name: "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", inside)) for _id, name, inside in found}


def test_a_bookmark_holds_the_number_alone() -> None:
    assert bookmarked(docx.render(linked())) == {"vb_nop": "2", "vbs_1": "I", "vb_bang_ho": "1", "vb_mau": "Phụ lục"}


def test_each_number_of_a_reference_is_a_field_that_repeats_its_bookmark() -> None:
    data = docx.render(linked())
    names = set(re.findall(r"<w:instrText[^>]*> REF (\S+) ", page(data)))
    assert names == {"vb_nop", "vbs_1", "vb_bang_ho"}  # an appendix without a number is led to only
    assert names <= set(bookmarked(data))
    body = open_docx(io.BytesIO(data)).element.body
    marks = [str(mark) for mark in body.xpath("//w:fldChar/@w:fldCharType")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") > 0


def test_a_reference_is_one_link_to_what_it_names() -> None:
    links = re.findall(
        r'<w:hyperlink w:anchor="([^"]*)"[^>]*>(.*?)</w:hyperlink>', page(docx.render(linked())), re.DOTALL
    )
    told = [(name, "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", inside))) for name, inside in links]
    assert told == [
        ("vb_nop", "khoản 2 Mục I"),
        ("vb_bang_ho", "Bảng 1"),
        ("vb_mau", "Phụ lục"),
        ("vb_nop", "2"),
        ("vb_mau", "Phụ lục"),
        ("vb_nop", "khoản 2 Mục I"),
        ("vb_nop", "khoản 2 Mục I"),
    ]


def test_word_counts_the_captions_those_without_a_name_too() -> None:
    data = docx.render(linked())
    assert page(data).count(" SEQ Bang \\* ARABIC ") == 2


def test_a_reference_keeps_the_look_of_the_words_around_it() -> None:
    inside = re.search(r'<w:rStyle w:val="VBDam"/></w:rPr><w:t[^>]*>Phụ lục<', page(docx.render(linked())))
    assert inside is not None


def test_references_and_names_are_read_back_and_print_the_same_again() -> None:
    data = docx.render(linked())
    again = reader.read(data, source="lai.docx").document
    plain = again.model_dump(mode="json", exclude_none=True)
    assert plain["noi_dung"][0]["dan_chieu"] == [
        {"van_ban": "khoản 2 Mục I", "toi": "nop"},
        {"van_ban": "Bảng 1", "toi": "bang_ho"},
        {"van_ban": "Phụ lục", "toi": "mau"},
    ]
    assert plain["phu_luc"][0]["ma"] == "mau"
    second = docx.render(resolve(again, source="lai.docx"))
    assert bookmarked(second) == bookmarked(data)


def test_a_number_that_stands_there_earlier_too_is_known_by_the_word_before_it() -> None:
    body = [
        {"nhan": "1.", "van_ban": "Xem 2 bảng và mục [[nop:so]]."},
        {"nhan": "2.", "ma": "nop", "van_ban": "Hai./."},
    ]
    data = docx.render(linked(noi_dung=body, phu_luc=[]))
    assert re.search(r">mục </w:t></w:r><w:r>.{0,200}REF vb_nop", page(data), re.DOTALL)
    found = reader.read(data, source="a.docx").document
    assert [(one.text, one.to) for one in found.body[0].references] == [("mục 2", "nop")]  # type: ignore[union-attr]
    assert bookmarked(docx.render(resolve(found, source="a"))) == {"vb_nop": "2"}


def test_a_document_without_names_has_no_bookmark() -> None:
    assert "bookmarkStart" not in page(docx.render(documents.plan()))


def test_a_restyled_template_marks_its_numbers_too(tmp_path: Path) -> None:
    from generator.resources import template_path

    source = template_path("ten-loai")
    path = tmp_path / "rieng.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"{{ o.nhan }}", b"{{ o.nhan }} ")
            new.writestr(name, data)
    assert bookmarked(docx.render(linked(), template=path))["vb_nop"] == "2"


INPUT = (
    "loai: ke-hoach\nnoi_dung:\n  - nhan: I.\n    tieu_de: MỘT\n    ma: mot\n    noi_dung:\n      - Theo [[mott]].\n"
)


def test_a_loose_reference_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(INPUT, encoding="utf-8")
    with pytest.raises(GeneratorError) as caught:
        rendering.load([path])
    assert str(caught.value) == (
        f"{path}:7:9 noi_dung/0/noi_dung/0: không có gì mang mã “mott” để dẫn chiếu — Gợi ý: có phải “mot”?"
    )


def test_joined_documents_keep_their_bookmarks_apart(tmp_path: Path) -> None:
    import yaml

    base = documents.plan().model_dump(mode="json", exclude_none=True)
    text = yaml.safe_dump({**base, "noi_dung": ["Gửi {ten}.", *BODY], "phu_luc": APPENDICES}, allow_unicode=True)
    (tmp_path / "chung.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "xa.csv").write_text("ten\nXã A\nXã B\n", encoding="utf-8")
    library.batch("ke-hoach", tmp_path / "xa.csv", tmp_path / "ra", base=tmp_path / "chung.yaml", form="join")
    body = open_docx(str(tmp_path / "ra" / "van-ban.docx")).element.body
    names = [str(name) for name in body.xpath("//w:bookmarkStart/@w:name")]
    assert len(names) == len(set(names))
    used = {str(name) for name in body.xpath("//w:hyperlink/@w:anchor")}
    assert len(used) == 6
    assert used <= set(names)
    ids = [str(number) for number in body.xpath("//w:bookmarkStart/@w:id")]
    assert len(ids) == len(set(ids))


def test_a_batch_tells_the_row_of_a_loose_reference(tmp_path: Path) -> None:
    (tmp_path / "chung.yaml").write_text(INPUT.replace("mott", "{ten}"), encoding="utf-8")
    (tmp_path / "xa.csv").write_text("ten\nmot\nhai\n", encoding="utf-8")
    with pytest.raises(GeneratorError, match=r"xa\.csv:3 .*không có gì mang mã “hai”"):
        library.batch("ke-hoach", tmp_path / "xa.csv", tmp_path / "ra", base=tmp_path / "chung.yaml")
