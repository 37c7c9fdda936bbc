"""Any .docx that opens gets an answer, and no word of it is lost: made-up files and real ones."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.errors import GeneratorError
from generator.model.layout import Layout
from generator.readers.docx import layout_of
from generator.readers.docx.content import DocxContent
from tests.builders.docx import A4, docx, field, level, line_shape, numbering, p, r, tbl, tc, text_box, tr

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

words = st.text(st.sampled_from("aăâbcdđeêư ộếỳ.,:-–_/0123456789\t"), max_size=30)
run_looks = st.sampled_from(
    ["", "<w:b/>", '<w:sz w:val="26"/>', "<w:caps/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>']
)
inlines = st.one_of(
    st.builds(r, words, run_looks),
    st.builds(lambda text: f'<w:ins w:id="1">{r(text)}</w:ins>', words),
    st.builds(lambda text: f'<w:del w:id="1">{r(text)}</w:del>', words),
    st.builds(lambda code, text: field(code, text), st.sampled_from(["PAGE", "REF x", "TOC"]), words),
    st.sampled_from(["<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:tab/></w:r>", line_shape(30, 5, 1), '<w:r><w:fldChar w:fldCharType="end"/></w:r>']),
)  # fmt: skip
paragraph_looks = st.sampled_from(
    ["", '<w:jc w:val="center"/>', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', '<w:rPr><w:del w:id="9"/></w:rPr>', A4, "<w:pageBreakBefore/>"]
)  # fmt: skip
paragraphs = st.builds(lambda parts, look: p(*parts, properties=look), st.lists(inlines, max_size=4), paragraph_looks)
blocks = st.recursive(
    paragraphs,
    lambda inner: st.one_of(
        st.builds(
            lambda rows, drawn: tbl(
                *[tr(*[tc(*cell) for cell in row]) for row in rows], grid=(2000, 3000), borders=drawn
            ),
            st.lists(st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=3), min_size=1, max_size=3),
            st.booleans(),
        ),
        st.builds(lambda content: p(text_box(*content)), st.lists(inner, min_size=1, max_size=2)),
        st.builds(
            lambda content: f"<w:sdt><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>",
            st.lists(inner, max_size=2),
        ),
    ),
    max_leaves=8,
)
LISTS = numbering([level(0, "upperRoman", "%1."), level(1, "decimal", "%2.")])


def sound(layout: Layout) -> None:
    """State what every Layout promises about its own numbers."""
    assert [paragraph.index for paragraph in layout.paragraphs] == list(range(len(layout.paragraphs)))
    for line in layout.rule_lines:
        assert line.under is None or layout.paragraphs[line.under].text.strip()
        assert line.length is None or line.length > 0
    for paragraph in layout.paragraphs:
        assert 0 <= paragraph.section < len(layout.sections)
        if paragraph.cell is not None:
            assert paragraph.cell.row < layout.tables[paragraph.cell.table].rows
    for picture in layout.pictures:
        assert picture.paragraph is None or 0 <= picture.paragraph < len(layout.paragraphs)
    for section in layout.sections:
        for indexes in (*section.headers.values(), *section.footers.values()):
            assert all(layout.paragraphs[index].container in ("header", "footer") for index in indexes)


def letters_in(xml: bytes) -> Counter[str]:
    """Count the visible characters of a document part: no deleted text, one version of each alternative."""
    count: Counter[str] = Counter()

    def walk(element: etree._Element) -> None:
        if element.tag in (W + "del", W + "moveFrom", MC + "Fallback"):
            return
        if element.tag == W + "t":
            count.update((element.text or "").split() and "".join((element.text or "").split()))
        for child in element:
            walk(child)

    walk(etree.fromstring(xml))
    return count


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(blocks, max_size=4))
def test_made_up_files_are_read_and_keep_every_word(body: list[str]) -> None:
    data = docx(*body, "cuối", numbering=LISTS)
    content = DocxContent(data, "a.docx")
    layout = content.layout()
    sound(layout)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        expected = letters_in(archive.read("word/document.xml"))
    assert Counter("".join("".join(q.text.split()) for q in layout.paragraphs)) == expected
    assert len({line.index for line in content.lines}) == len(content.lines)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_files_with_bytes_changed_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(docx(p("Điều 1"), tbl(tr("a", "b"), grid=(1, 2)), numbering=LISTS))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        sound(layout_of(bytes(whole), "a.docx"))
    except GeneratorError as error:
        assert "\n" not in str(error)


REAL = sorted(CORPUS.glob("*/*.docx")) if CORPUS.is_dir() else []


@pytest.mark.skipif(not REAL, reason="kho văn bản thật (../shared/corpus) không có ở đây")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_files_keep_every_word(path: Path) -> None:
    data = path.read_bytes()
    content = DocxContent(data, path.name)
    layout = content.layout()
    sound(layout)
    if any(problem.code == "sua_ky_tu" for problem in content.problems):
        return
    with zipfile.ZipFile(path) as archive:
        expected = letters_in(archive.read("word/document.xml"))
    body = [q for q in layout.paragraphs if (q.path or "").startswith("word/document.xml")]
    found = Counter("".join("".join(run.text.split()) for q in body for run in q.runs if run.field != "EQUATION"))
    assert not expected - found


@pytest.mark.skipif(not REAL, reason="kho văn bản thật (../shared/corpus) không có ở đây")
@pytest.mark.parametrize("path", [path for path in REAL if "mau_nd30" not in path.parts], ids=lambda path: path.stem)
def test_real_heads_have_their_lines_under_the_right_words(path: Path) -> None:
    layout = layout_of(path.read_bytes(), path.name)
    under = [layout.paragraphs[line.under].text for line in layout.rule_lines if line.under is not None]
    assert any("Hạnh phúc" in words for words in under)
    assert any(words.isupper() or words.split("\n")[0].strip().isupper() for words in under if "Hạnh phúc" not in words)
