"""An office's own template prints our values in its own way, strictly and safely."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import GeneratorError, OutputError, TemplateError
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages, restyled
from tests.writers.docx.restyled import p


def printed(path: Path, **changes: object) -> list[str]:
    compiled = docx.compile_template(path)
    return pages.lines(compiled.render(documents.plan(**changes)))


@pytest.mark.parametrize(
    "tag, said",
    [
        ("{{ so }}", "15"),
        ("{{ trich_yeu|in_hoa }}", "TRIỂN KHAI CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2026"),
        ("{{ noi_nhan.danh_sach|length }}", "3"),
        (
            "{{ noi_nhan.danh_sach|join(' ') }}",
            "Bộ Nội vụ (để b/c); Các sở, ban, ngành cấp tỉnh; Ủy ban nhân dân các xã, phường;",
        ),
        ("{% for dong in co_quan %}{{ loop.index }}. {{ dong }} {% endfor %}", "1. ỦY BAN NHÂN DÂN 2. TỈNH NGHỆ AN "),
        ("{% if do_mat %}mật{% else %}thường{% endif %}", "thường"),
        ("{% set x = so %}{{ x }}", "15"),
        ("{{ 'a & b' }}", "a & b"),
        ("{_{ nguyên văn }_}", "{{ nguyên văn }}"),
    ],
)
def test_tags_of_every_sort(tmp_path: Path, tag: str, said: str) -> None:
    path = restyled.from_body(tmp_path / "mau.docx", p(tag.replace("&", "&amp;")))
    assert printed(path) == [said]


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param("{{ khong_co }}", id="an unknown name"),
        pytest.param("{{ ky.khong_co }}", id="an unknown part"),
        pytest.param("{% for x in khong_co %}{% endfor %}", id="an unknown list"),
        pytest.param("{% if khong_co %}{% endif %}", id="an unknown condition"),
        pytest.param("{{ khong_co|length }}", id="an unknown name in a filter"),
        pytest.param("{{ ky }}", id="a row, which is no text"),
        pytest.param("{{ phu_luc[7].nhan }}", id="a place that is not there"),
    ],
)
def test_a_tag_that_cannot_be_filled_is_an_error_and_not_an_empty_place(tmp_path: Path, tag: str) -> None:
    path = restyled.from_body(tmp_path / "mau.docx", p(tag))
    with pytest.raises(TemplateError) as caught:
        printed(path)
    assert "mau.docx" in str(caught.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ so.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ so|attr('__class__') }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 99999999 }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self }}",
        "{{ noi_nhan.clear() }}",
        "{{ noi_nhan.danh_sach.append(1) }}",
    ],
)
def test_the_sandbox_holds(tmp_path: Path, tag: str) -> None:
    path = restyled.from_body(tmp_path / "mau.docx", p(tag))
    with pytest.raises(GeneratorError):
        printed(path)


def test_a_broken_template_is_refused_with_every_fault(tmp_path: Path) -> None:
    path = restyled.from_body(tmp_path / "mau.docx", p("{{ trich_yeu + }}") + p("{% for x %}"))
    with pytest.raises(GeneratorError) as caught:
        docx.compile_template(path)
    assert str(caught.value).count("mau.docx") >= 2


def test_a_template_that_leaves_something_out_is_refused_when_it_would_lose_words(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{{ noi_nhan.luu }}", "Lưu", count=9)
    with pytest.raises(OutputError, match=r"mất 1 dòng của văn bản: “- Lưu: VT, NC\.”"):
        docx.render(documents.plan(), template=path)


def test_words_after_a_blank_keep_the_look_of_their_run(tmp_path: Path) -> None:
    body = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Số {{ ky_hieu }}{{ so_ky_hieu }} hết</w:t></w:r></w:p>'
    path = restyled.from_body(tmp_path / "mau.docx", body)
    data = docx.compile_template(path).render(documents.plan(symbol="", number=""))
    runs = [
        ("".join(r.itertext()), r.find(f"{pages.W}rPr/{pages.W}b") is not None)
        for r in pages.root(data).iter(f"{pages.W}r")
    ]
    assert (" hết", True) in runs and ("……", False) in runs


def test_a_restyled_template_keeps_its_own_look(tmp_path: Path) -> None:
    path = restyled.replaced(
        tmp_path / "mau.docx",
        'w:jc w:val="center"/></w:pPr><w:rPr><w:b/>',
        'w:jc w:val="right"/></w:pPr><w:rPr><w:b/>',
        part="word/styles.xml",
    )
    assert docx.render(documents.plan(), template=path) != docx.render(documents.plan())


def test_a_drawn_line_that_word_placed_by_an_offset_is_centred_again(tmp_path: Path) -> None:
    path = restyled.replaced(
        tmp_path / "mau.docx", "<wp:align>center</wp:align>", "<wp:posOffset>12345</wp:posOffset>", count=9
    )
    text = pages.part(docx.render(documents.plan(), template=path))
    assert "12345" not in text and "<wp:align>center</wp:align>" in text


def test_a_table_of_the_offices_own_is_filled_row_by_row(tmp_path: Path) -> None:
    body = (
        "<w:tbl><w:tblGrid><w:gridCol w:w='5000'/></w:tblGrid><w:tr><w:tc>"
        + p("{%tr for can in can_cu %}")
        + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p("{{ can }}") + "</w:tc></w:tr><w:tr><w:tc>" + p("{%tr endfor %}") + "</w:tc></w:tr></w:tbl>"
    )
    path = restyled.from_body(tmp_path / "mau.docx", body)
    compiled = docx.compile_template(path)
    assert pages.lines(compiled.render(documents.decision())) == [basis.text for basis in documents.decision().bases]


def test_a_picture_description_may_hold_a_tag(tmp_path: Path) -> None:
    path = restyled.replaced(
        tmp_path / "mau.docx", 'name="ke_co_quan"', 'name="ke_co_quan" descr="Dưới {{ co_quan[0] }}"'
    )
    data = docx.compile_template(path).render(documents.plan(issuer=('A & "B"',)))
    shape = next(s for s in pages.root(data).iter(f"{pages.WP}docPr") if s.get("name") == "ke_co_quan")
    assert shape.get("descr") == 'Dưới A & "B"'


def test_a_template_is_filled_with_rows_of_any_names(tmp_path: Path) -> None:
    path = restyled.from_body(tmp_path / "mau.docx", p("Gửi {{ ten }}: {{ so_tien|so_viet }} đồng"))
    compiled = docx.compile_template(path)
    data = compiled.fill({"ten": "Xã <A>", "so_tien": 1500000, "dia_chi": []}, title="Thư", creator="Sở")
    assert pages.lines(data) == ["Gửi Xã <A>: 1.500.000 đồng"]
    assert "<dc:title>Thư</dc:title>" in pages.part(data, "docProps/core.xml")
    with pytest.raises(TemplateError, match="ten"):
        compiled.fill({"so_tien": 1, "dia_chi": []})


def test_drawn_lines_keep_the_templates_length_when_it_is_filled(tmp_path: Path) -> None:
    path = restyled.changed(
        tmp_path / "mau.docx",
        lambda text: (
            text[: text.index("<w:tbl>")]
            + text[text.index("<w:tbl>") : text.index("</w:tbl>") + 8]
            .replace("{%p for dong in co_quan_chu_quan %}", "{%p for dong in ds %}")
            .replace("{%p for dong in co_quan %}", "{%p for dong in ds %}")
            + text[text.rindex("<w:sectPr>") :]
        ),
    )
    compiled = docx.compile_template(path)
    given = dict.fromkeys(("luu_hanh", "so_ky_hieu", "do_mat", "do_khan", "dia_danh_ngay", "dia_chi"), "")
    assert pages.drawn(compiled.fill({**given, "ds": ["a"]}))["ke_co_quan"] == 25


def _sectioned(text: str, place: str) -> str:
    """Return the main part with the mark that ends the main text's section above, or on, the tag of the appendices' loop."""
    tag = text.index("{%p for pl in phu_luc %}")
    start, end = text.rindex("<w:p>", 0, tag), text.index("</w:p>", tag) + 6
    opener = text[start:end]
    after = text.index("<w:p>", end)
    holder = text[after : text.index("</w:p>", after) + 6]
    mark = holder[holder.index("<w:sectPr>") : holder.index("</w:sectPr>") + 11]
    rest = text[after + len(holder) :]
    if place == "above":
        return text[:start] + holder + opener + rest
    return text[:start] + opener.replace("</w:pPr>", f"{mark}</w:pPr>") + rest


@pytest.mark.parametrize("place", ["above", "on"])
def test_a_section_mark_that_was_saved_beside_the_loop_still_begins_each_appendix(tmp_path: Path, place: str) -> None:
    path = restyled.changed(tmp_path / "mau.docx", lambda text: _sectioned(text, place))
    document = documents.plan_with_appendix()
    assert pages.sheets(docx.render(document, template=path)) == pages.sheets(docx.render(document))
    assert pages.sheets(docx.render(documents.plan(), template=path)) == pages.sheets(docx.render(documents.plan()))


def test_a_frame_that_lost_its_name_is_known_by_the_mark_in_it(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", 'name="khung_do_khan"', 'name="Shape5"')
    document = documents.plan(urgency="HỎA TỐC")
    sizes = [
        int(shape.find(f"{pages.WP}extent").get("cx")) / 36000
        for shape in pages.root(docx.render(document, template=path)).iter(f"{pages.WP}inline")
    ]
    assert sizes == [30]
