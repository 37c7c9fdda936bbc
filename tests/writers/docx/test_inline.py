"""Whatever stands inside words, the words stay: bold stretches, footnotes and references in any places and any order."""

from __future__ import annotations

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.drafting.references import resolve
from generator.model import Document, Item, Paragraph
from generator.model.body import Note
from generator.readers import docx as reader
from generator.writers import docx
from generator.writers.docx.marks import Marks
from tests.builders import documents

WORDS = st.lists(
    st.sampled_from(["Sở", "hộ", "12%", "a&b", "<x>", "năm", "2026", "xã,", "“Đề”"]), min_size=1, max_size=12
)

OPENING = "Các cơ quan, đơn vị thực hiện những nội dung sau đây theo đúng tiến độ được giao."


@st.composite
def clauses(draw: st.DrawFn) -> Item:
    """A clause with some of its words bold, some with a note, and references between them."""
    words = draw(WORDS)
    marked = [f"{word} [[dich]]" if draw(st.booleans()) else word for word in words]
    text = " ".join(marked)
    bold = draw(st.lists(st.sampled_from(words), max_size=2, unique=True))
    noted = draw(st.lists(st.sampled_from(words), max_size=3, unique=True))
    ends: dict[int, str] = {}
    for word in noted:
        ends.setdefault(text.find(word) + len(word), word)
    return Item.model_validate(
        {
            "nhan": "1.",
            "van_ban": text,
            "nhan_manh": [{"van_ban": word, "dam": True} for word in bold],
            "chu_thich": [{"sau": word, "van_ban": f"Chú thích {at}."} for at, word in sorted(ends.items())],
        }
    )


def _document(clause: Item) -> Document:
    plain = documents.plan().model_dump(mode="json", exclude_none=True)
    target = {"nhan": "2.", "van_ban": "Đích./.", "ma": "dich"}
    return resolve(
        Document.model_validate({**plain, "noi_dung": [OPENING, clause.model_dump(), target], "phu_luc": []}),
        source="a.yaml",
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(clauses())
def test_words_notes_and_references_all_come_back(clause: Item) -> None:
    document = _document(clause)
    data = docx.render(document)  # proved to hold every line and every note
    page = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert page.count("<w:footnoteReference") == len(clause.notes)
    assert "\ufdd0" not in page
    first = document.body[1]
    assert isinstance(first, Item)
    assert page.count("<w:hyperlink") == len(first.references)
    again = reader.read(data, source="a.docx").document.body[1]
    assert isinstance(again, Item)
    assert again.text == first.text
    assert [note.text for note in again.notes] == [note.text for note in first.notes]


@given(st.text(alphabet="ab<w:r> \ufdd0\ufdd10", max_size=30))
def test_marks_that_a_text_only_imitates_stay_text(text: str) -> None:
    page = f"<w:p><w:r><w:t>{text.replace('<', '&lt;').replace('>', '&gt;')}</w:t></w:r></w:p>"
    assert Marks().expand(page) == page


def test_a_mark_keeps_the_look_and_the_blank_of_its_run() -> None:
    marks = Marks()
    mark = marks.add("<X/>")
    page = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>một {mark}hai</w:t></w:r></w:p>"
    assert marks.expand(page) == (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">một </w:t></w:r><X/>'
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">hai</w:t></w:r></w:p>'
    )


def test_two_notes_at_one_place_are_one_too_many() -> None:
    assert re.search("gộp", str(_error(Note(text="x"), Note(text="y"))))


def _error(*notes: Note) -> Exception:
    try:
        Paragraph(text="Một.", notes=notes)
    except ValueError as error:
        return error
    return AssertionError("accepted")
