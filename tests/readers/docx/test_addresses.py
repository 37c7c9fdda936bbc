"""Addresses lead back to the elements they were taken from, in every kind of place."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from generator.readers.docx import layout_of
from generator.readers.docx.addresses import element_at, parse, piece
from tests.builders.docx import docx, field, line_shape, p, parts_of, r, tbl, tc, text_box, tr

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = (
    p(
        r("một ")
        + '<w:del w:id="1"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
        + r("hai")
        + "<w:hyperlink>"
        + r("ba")
        + "</w:hyperlink>"
    ),
    tbl(tr(tc("ô một", p(r("ô") + r(" hai"))), tc(tbl(tr("trong"), grid=(5,)))), grid=(5, 5)),
    p(r("neo") + text_box("hộp", p(r("x") + r("y")))),
    p(line_shape(40, 0, 0), field("PAGE", "7")),
    p("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r>"),
)


def test_every_run_and_paragraph_is_found_again_at_its_address() -> None:
    root = etree.fromstring(parts_of(*BODY)["word/document.xml"])
    checked = 0
    for paragraph in layout_of(docx(*BODY), "a.docx").paragraphs:
        assert paragraph.path is not None
        place = element_at(root, parse(paragraph.path))
        assert place is not None and place.tag == W + "p"
        for run in paragraph.runs:
            assert run.path is not None
            found = element_at(root, parse(run.path))
            assert found is not None and found.tag == W + "r"
            words = re.sub(r"\s", "", "".join(t.text or "" for t in found.iterchildren(W + "t")))
            assert words == re.sub(r"\s", "", run.text)
            checked += 1
    assert checked == 13


def test_tables_and_drawings_are_found_again() -> None:
    root = etree.fromstring(parts_of(*BODY)["word/document.xml"])
    layout = layout_of(docx(*BODY), "a.docx")
    for table in layout.tables:
        found = element_at(root, parse(table.path or ""))
        assert found is not None and found.tag == W + "tbl"
    (line,) = layout.rule_lines
    found = element_at(root, parse(line.path or ""))
    assert found is not None and found.tag == W + "drawing"


def test_the_parts_of_an_address() -> None:
    address = parse("word/header1.xml#p12r3@7")
    assert (address.part, address.paragraph, address.run, address.offset, address.table) == (
        "word/header1.xml",
        12,
        3,
        7,
        None,
    )
    assert parse("word/document.xml#t2").table == 2
    assert parse(piece("word/document.xml#p1", 5)).offset == 5
    assert piece("word/document.xml#p1", 0) == "word/document.xml#p1"


@pytest.mark.parametrize("path", ["", "word/document.xml", "#p1", "a#x1", "a#p", "a#p1r", "a#p1d2r3"])
def test_what_is_no_address(path: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        parse(path)


def test_an_address_beyond_the_end_names_nothing() -> None:
    root = etree.fromstring(parts_of(p("x"))["word/document.xml"])
    assert element_at(root, parse("word/document.xml#p9")) is None
    assert element_at(root, parse("word/document.xml#p0r9")) is None
