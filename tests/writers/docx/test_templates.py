"""The committed templates: as built from the decree's figures, and right on the sheet."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator import resources
from generator.catalog import kinds, nd30
from generator.catalog.widths import text_width
from generator.writers import docx
from generator.writers.docx.build.families import FAMILIES, build
from generator.writers.docx.build.names import style_id
from generator.writers.docx.build.styles import style_names
from tests.builders import documents
from tests.writers.docx import pages

# The last two, the block of a copy and an appendix alone, have no Quốc hiệu of a document.
TEMPLATES = [resources.template_path(family) for family in FAMILIES]


def _content(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_committed_template_is_what_the_figures_build(family: str) -> None:
    assert _content(resources.template_path(family).read_bytes()) == _content(build(family)), (
        "the figures or the builder changed: python -m generator.writers.docx.build"
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_building_twice_gives_the_same_bytes(family: str) -> None:
    assert build(family) == build(family)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_committed_template_has_no_fault(path: Path) -> None:
    assert [str(fault) for fault in docx.check_template(path)] == []


@pytest.mark.parametrize("kind", kinds.all_kinds(), ids=lambda kind: kind.id)
def test_every_kind_finds_a_template_that_is_there(kind: kinds.Kind) -> None:
    assert docx.template_for(documents.plan(kind=kind.id)).is_file()


def test_every_style_has_an_id_of_its_own() -> None:
    ids = [style_id(name) for name in style_names()]
    assert len(ids) == len(set(ids))
    assert all(identifier.isascii() and identifier.isalnum() for identifier in ids)


@pytest.fixture(scope="module")
def plan() -> bytes:
    return docx.render(documents.plan())


@pytest.mark.parametrize(
    "style, component",
    [
        ("VB Quốc hiệu", "quoc_hieu"),
        ("VB Tiêu ngữ", "tieu_ngu"),
        ("VB Cơ quan chủ quản", "chu_quan"),
        ("VB Cơ quan", "co_quan"),
        ("VB Số ký hiệu", "so_ky_hieu"),
        ("VB Địa danh", "dia_danh"),
        ("VB Tên loại", "ten_loai"),
        ("VB Trích yếu", "trich_yeu"),
        ("VB Trích yếu công văn", "trich_yeu_cv"),
        ("VB Thẩm quyền", "tham_quyen"),
        ("VB Nơi nhận", "noi_nhan"),
        ("VB Nơi nhận dòng", "noi_nhan_dong"),
        ("VB Ký chức vụ", "ky_chuc_vu"),
        ("VB Ký họ tên", "ky_ho_ten"),
        ("VB Phụ lục", "phu_luc"),
        ("VB Số trang", "so_trang"),
        ("VB Quốc hiệu nhỏ", "quoc_hieu"),
        ("VB Cơ quan nhỏ", "co_quan"),
    ],
)
def test_a_style_has_the_size_that_the_decree_allows(plan: bytes, style: str, component: str) -> None:
    found = next(
        s
        for s in pages.root(plan, "word/styles.xml").iter(f"{pages.W}style")
        if s.get(f"{pages.W}styleId") == style_id(style)
    )
    size = int(found.find(f"{pages.W}rPr/{pages.W}sz").get(f"{pages.W}val")) / 2
    assert nd30.component(component).allows(size)


def test_times_new_roman_everywhere_and_no_theme(plan: bytes) -> None:
    content = _content(plan)
    assert not any("theme" in name for name in content)
    fonts = [
        value
        for name in ("word/styles.xml", "word/document.xml")
        for element in pages.root(plan, name).iter(f"{pages.W}rFonts")
        for value in element.attrib.values()
    ]
    assert set(fonts) == {"Times New Roman"} and len(fonts) == 4
    assert b"asciiTheme" not in content["word/styles.xml"]


def test_the_language_is_vietnamese(plan: bytes) -> None:
    assert 'w:lang w:val="vi-VN"' in pages.part(plan, "word/styles.xml")


def test_the_sheet_is_a4_with_margins_inside_the_decrees_ranges(plan: bytes) -> None:
    section = pages.root(plan).find(f".//{pages.W}sectPr")
    size, margins = section.find(f"{pages.W}pgSz"), section.find(f"{pages.W}pgMar")
    assert (size.get(f"{pages.W}w"), size.get(f"{pages.W}h")) == ("11906", "16838")
    got = {side: int(margins.get(f"{pages.W}{side}")) for side in ("top", "bottom", "left", "right")}
    assert got == {"top": 1134, "bottom": 1134, "left": 1701, "right": 850}


def test_the_page_number_is_a_centred_field_in_the_header_from_page_two(plan: bytes) -> None:
    section = pages.root(plan).find(f".//{pages.W}sectPr")
    assert section.find(f"{pages.W}titlePg") is not None
    references = [(r.tag.rpartition("}")[2], r.get(f"{pages.W}type")) for r in section if "Reference" in r.tag]
    assert references == [("headerReference", "default"), ("footerReference", "first")]
    header = pages.part(plan, "word/header1.xml")
    assert " PAGE " in header and style_id("VB Số trang") in header


def test_the_head_gives_the_quoc_hieu_room_on_one_line(plan: bytes) -> None:
    head = next(pages.root(plan).iter(f"{pages.W}tbl"))
    left, right = pages.grid(head)
    assert right / 20 * 25.4 / 72 > text_width(nd30.fixed_text("quoc_hieu"), 13, bold=True)
    assert left + right == 9354
    margins = head.find(f"{pages.W}tblPr/{pages.W}tblCellMar")
    assert {m.tag.rpartition("}")[2]: m.get(f"{pages.W}w") for m in margins} == {"left": "0", "right": "0"}


def test_drawn_lines_have_the_lengths_of_the_decree(plan: bytes) -> None:
    lengths = pages.drawn(plan)
    assert lengths["ke_tieu_ngu"] == pytest.approx(text_width(nd30.fixed_text("tieu_ngu"), 14, bold=True), abs=0.1)
    assert lengths["ke_co_quan"] == pytest.approx(0.42 * text_width("TỈNH NGHỆ AN", 13, bold=True), abs=0.1)
    title = "Triển khai công tác cải cách hành chính năm 2026"
    assert lengths["ke_trich_yeu"] == pytest.approx(0.42 * text_width(title, 14, bold=True), abs=0.1)


def test_a_long_name_takes_the_smaller_set_of_sizes_as_a_whole() -> None:
    name = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert text_width(name, 13, bold=True) > 65 > text_width(name, 12, bold=True)
    data = docx.render(documents.plan(issuer=(name,)))
    styles = [style for style, _text in pages.styled(data)][:5]
    assert styles == ["VB Cơ quan nhỏ", "VB Quốc hiệu nhỏ", "VB Tiêu ngữ nhỏ", "VB Số ký hiệu", "VB Địa danh nhỏ"]
    assert pages.drawn(data)["ke_tieu_ngu"] == pytest.approx(
        text_width(nd30.fixed_text("tieu_ngu"), 13, bold=True), abs=0.1
    )


def test_the_foot_is_one_row_that_is_never_split(plan: bytes) -> None:
    foot = list(pages.root(plan).iter(f"{pages.W}tbl"))[-1]
    (row,) = foot.iter(f"{pages.W}tr")
    assert row.find(f"{pages.W}trPr/{pages.W}cantSplit") is not None
    assert [cell[0] for cell in pages.rows(foot)] and pages.rows(foot)[0][0].startswith("Nơi nhận:")


@pytest.mark.parametrize("path", TEMPLATES[:-2], ids=lambda path: path.stem)
def test_no_cell_of_a_printed_document_is_without_a_paragraph(path: Path) -> None:
    data = docx.render(
        documents.plan(recipients=documents.plan().recipients.model_copy(update={"lines": ()})), template=path
    )
    assert all(cell[-1].tag == f"{pages.W}p" for cell in pages.root(data).iter(f"{pages.W}tc"))


def test_no_tag_and_no_template_style_is_left_in_a_printed_document(plan: bytes) -> None:
    text = pages.part(plan)
    assert "{{" not in text and "{%" not in text
    assert style_id("VB Thẻ") not in text
