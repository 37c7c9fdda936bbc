"""Footnotes: Word's own, at the words that carry them, in paragraphs, headings and cells; proved, read back, joined."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pydantic import ValidationError

from generator import readers
from generator.model import Cell, Document, Paragraph, Table, walk
from generator.model.body import Note
from generator.readers import docx as reader
from generator.resources import template_path
from generator.rules import check
from generator.workflows import library
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages

W = pages.W
BODY: list[Any] = [
    {
        "van_ban": "Toàn tỉnh có 1.250 hộ nghèo, giảm 12% so với năm trước.",
        "chu_thich": [
            {"sau": "12%", "van_ban": "So cùng kỳ & theo <chuẩn> mới."},
            {"sau": "hộ nghèo", "van_ban": "Theo chuẩn đa chiều.\nDòng thứ hai."},
        ],
        "nhan_manh": [{"van_ban": "1.250 hộ nghèo", "dam": True}],
    },
    {
        "nhan": "I.",
        "tieu_de": "KẾT QUẢ",
        "chu_thich": "Chú thích của đề mục.",
        "noi_dung": [{"nhan": "1.", "van_ban": "Các sở báo cáo đầy đủ.", "chu_thich": ["Trừ hai đơn vị."]}],
    },
    {
        "bang": [
            ["TT", {"van_ban": "Chỉ tiêu", "chu_thich": "Ở tiêu đề bảng."}, "Số lượng"],
            ["1", "Số hộ thoát nghèo", {"van_ban": "1.250", "chu_thich": "Ước thực hiện."}],
            ["2", "Số hộ cận nghèo", "20"],
        ]
    },
    "Hết./.",
]
TEXTS = [
    "Theo chuẩn đa chiều. Dòng thứ hai.",
    "So cùng kỳ & theo <chuẩn> mới.",
    "Chú thích của đề mục.",
    "Trừ hai đơn vị.",
    "Ở tiêu đề bảng.",
    "Ước thực hiện.",
]


def noted(**changes: Any) -> Document:
    document = documents.plan()
    return Document.model_validate({**document.model_dump(), "noi_dung": BODY, **changes})


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def notes(data: bytes) -> dict[str, str]:
    """Return the words of the notes by id, separators left out."""
    return {
        str(note.get(f"{W}id")): " ".join(
            "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip() for paragraph in note.iter(f"{W}p")
        )
        for note in part(data, "word/footnotes.xml").iter(f"{W}footnote")
        if note.get(f"{W}type") is None
    }


def references(data: bytes) -> list[str]:
    return [str(mark.get(f"{W}id")) for mark in part(data, "word/document.xml").iter(f"{W}footnoteReference")]


def test_notes_stand_in_the_order_of_their_words() -> None:
    data = docx.render(noted())
    assert [notes(data)[identity] for identity in references(data)] == TEXTS


def test_a_number_stands_right_behind_its_words() -> None:
    page = zipfile.ZipFile(io.BytesIO(docx.render(noted()))).read("word/document.xml").decode()
    for words in ("1.250 hộ nghèo", ", giảm 12%", "KẾT QUẢ", "báo cáo đầy đủ.", "Chỉ tiêu"):
        behind = page[page.index(f"{words}</w:t></w:r>") :]
        assert re.match(
            r"[^<]*</w:t></w:r>(<w:r>(<w:rPr>.{0,80}</w:rPr>)?<w:t[^>]*></w:t></w:r>)?<w:r>.{0,60}footnoteRef", behind
        )


def test_the_package_says_all_that_word_asks_of_footnotes() -> None:
    data = docx.render(noted())
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert b"/word/footnotes.xml" in archive.read("[Content_Types].xml")
    assert b'Target="footnotes.xml"' in archive.read("word/_rels/document.xml.rels")
    assert [n.get(f"{W}id") for n in part(data, "word/settings.xml").iter(f"{W}footnote")] == ["-1", "0"]
    kinds = [n.get(f"{W}type") for n in part(data, "word/footnotes.xml").iter(f"{W}footnote")]
    assert kinds[:2] == ["separator", "continuationSeparator"]
    names = [str(s.find(f"{W}name").get(f"{W}val")) for s in part(data, "word/styles.xml").iter(f"{W}style")]  # type: ignore[union-attr]
    assert names.count("VB Chú thích") == names.count("VB Dấu chú thích") == 1
    order = [child.tag.removeprefix(W) for child in part(data, "word/settings.xml")]
    assert order.index("characterSpacingControl") < order.index("footnotePr") < order.index("compat")


def test_the_same_input_gives_the_same_bytes_and_none_without_notes() -> None:
    assert docx.render(noted()) == docx.render(noted())
    assert "word/footnotes.xml" not in zipfile.ZipFile(io.BytesIO(docx.render(documents.plan()))).namelist()


def test_a_note_that_a_template_drops_is_missed() -> None:
    from generator.errors import OutputError
    from generator.writers.docx.verify import verify

    lacking = [{**BODY[0], "chu_thich": BODY[0]["chu_thich"][:1]}, *BODY[1:]]
    with pytest.raises(OutputError, match=r"mất 2 dòng của văn bản: “Theo chuẩn đa chiều.”; “Dòng thứ hai.”"):
        verify(docx.render(noted(noi_dung=lacking)), noted(), "mau")


def test_notes_are_read_back_at_their_words() -> None:
    reading = reader.read(docx.render(noted()), source="a.docx")
    assert not [one for one in reading.remainder if one.name == "chu_thich"]
    again = docx.render(reading.document.model_copy(update={"kind": "ke-hoach"}))
    assert [notes(again)[identity] for identity in references(again)] == TEXTS
    first = reading.document.body[0]
    assert isinstance(first, Paragraph)
    assert [(note.after, note.text) for note in first.notes] == [
        ("nghèo", "Theo chuẩn đa chiều.\nDòng thứ hai."),
        ("12%", "So cùng kỳ & theo <chuẩn> mới."),
    ]
    (table,) = [node for node in walk(reading.document.body) if isinstance(node, Table)]
    assert [[len(cell.notes) for cell in row] for row in table.rows] == [[0, 1, 0], [0, 0, 1], [0, 0, 0]]


def test_notes_are_no_finding() -> None:
    plain = noted(noi_dung=[BODY[0], *BODY[2:]])
    reading = reader.read(docx.render(plain), source="a.docx")
    told = {finding.rule for finding in check(reading).findings}
    without = documents.plan(body=(Paragraph(text=BODY[0]["van_ban"]), *plain.body[1:]))
    assert told <= {finding.rule for finding in check(reader.read(docx.render(without), source="a.docx")).findings}


@pytest.mark.parametrize(
    ("node", "told"),
    [
        ({"van_ban": "Một.", "chu_thich": [{"sau": "Hai", "van_ban": "x"}]}, "cụm từ “Hai” của chú thích không có"),
        ({"van_ban": "Một.", "chu_thich": ["x", "y"]}, "hai chú thích đứng cùng một chỗ"),
        ({"van_ban": "Một hai.", "chu_thich": [{"sau": "Một hai", "van_ban": "x"}, {"sau": "hai", "van_ban": "y"}]},
         "hai chú thích đứng cùng một chỗ"),
        ({"van_ban": "Một.", "chu_thich": [""]}, "at least 1 character"),
    ],
)  # fmt: skip
def test_a_note_without_its_place_or_words_is_refused(node: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Paragraph.model_validate(node)


def test_a_cell_with_a_note_is_still_a_figure_of_its_column() -> None:
    rows = [["Số"], ["1"], [Cell(text="1.250", notes=(Note(text="Ước."),))], ["20"]]
    made = docx.render(noted(noi_dung=["Bảng sau.", {"bang": rows}, "Hết./."]))
    plain = docx.render(noted(noi_dung=["Bảng sau.", {"bang": [["Số"], ["1"], ["1.250"], ["20"]]}, "Hết./."]))
    widths = [[c.get(f"{W}w") for c in part(data, "word/document.xml").iter(f"{W}gridCol")] for data in (made, plain)]
    assert widths[0] == widths[1]


def test_a_text_that_imitates_a_mark_prints_no_second_number() -> None:
    trick = {"van_ban": "Chữ lạ \ufdd07\ufdd1.", "chu_thich": "Chú thích."}
    assert len(references(docx.render(noted(noi_dung=["Đoạn đầu.", trick, "Hết./."])))) == 1


@pytest.fixture(scope="module")
def restyled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template that has footnotes of its own, one of them with words, and a style of our name under another id."""
    folder = tmp_path_factory.mktemp("mau")
    source = zipfile.ZipFile(template_path("ten-loai"))
    parts = {name: source.read(name) for name in source.namelist()}
    own = (
        f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="4"><w:p><w:r><w:t>Của mẫu.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    parts["word/footnotes.xml"] = own.encode()
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        b'Target="footnotes.xml"/></Relationships>',
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    )
    style = '<w:style w:type="paragraph" w:styleId="Rieng"><w:name w:val="VB Chú thích"/></w:style></w:styles>'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", style.encode())
    path = folder / "rieng.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_notes_of_the_template_itself_keep_their_ids_and_its_styles_are_used(restyled: Path) -> None:
    data = docx.render(noted(), template=restyled)
    found = notes(data)
    assert found.pop("4") == "Của mẫu."
    assert references(data) == [str(number) for number in (6, 5, 7, 8, 9, 10)] or sorted(map(int, references(data))) == [
        5, 6, 7, 8, 9, 10,
    ]  # fmt: skip
    assert sorted(found, key=int) == ["5", "6", "7", "8", "9", "10"]
    looks = {str(p.get(f"{W}val")) for p in part(data, "word/footnotes.xml").iter(f"{W}pStyle")}
    assert looks == {"Rieng"}


def test_joined_documents_keep_their_notes_apart(tmp_path: Path) -> None:
    base = documents.plan().model_dump(mode="json", exclude_none=True)
    import yaml

    text = yaml.safe_dump({**base, "noi_dung": ["Gửi {ten}.", *BODY]}, allow_unicode=True)
    (tmp_path / "chung.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "xa.csv").write_text("ten\nXã A\nXã B\nXã C\n", encoding="utf-8")
    library.batch("ke-hoach", tmp_path / "xa.csv", tmp_path / "ra", base=tmp_path / "chung.yaml", form="join")
    data = (tmp_path / "ra" / "van-ban.docx").read_bytes()
    used = references(data)
    assert len(used) == len(set(used)) == 18
    assert [notes(data)[identity] for identity in used] == TEXTS * 3
    restarts = list(part(data, "word/document.xml").iter(f"{W}numRestart"))
    assert [one.get(f"{W}val") for one in restarts] == ["eachSect"] * 3
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len(names) == len(set(names))
    assert len(readers.read(tmp_path / "ra" / "van-ban.docx").document.body) > 0
