"""The check of a template: every fault at once, with its place and the nearest right name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import InputError, RefusedFileError
from generator.model import Severity
from generator.writers import docx
from tests.writers.docx import restyled
from tests.writers.docx.restyled import p


def told(path: Path) -> list[str]:
    return [str(fault).removeprefix(f"{path.name}: ") for fault in docx.check_template(path)]


def errors(path: Path) -> list[str]:
    return [
        str(fault).removeprefix(f"{path.name}: ")
        for fault in docx.check_template(path)
        if fault.severity is Severity.ERROR
    ]


def test_a_mistyped_name_is_told_with_its_place_and_the_nearest_name(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{{ trich_yeu }}", "{{ trich_yue }}")
    assert told(path)[0] == (
        "thân văn bản, đoạn 9: dữ liệu không có “trich_yue” “{{ trich_yue }}” — Gợi ý: có phải là “trich_yeu”?"
    )


def test_a_mistyped_name_is_told_once_and_not_as_a_missing_block_too(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{{ trich_yeu }}", "{{ trich_yue }}")
    assert len(told(path)) == 1


def test_a_name_of_a_row_is_known_by_its_loop(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{{ noi_nhan.luu }}", "{{ noi_nhan.lu }}", count=9)
    lines = [line for line in errors(path) if "noi_nhan.lu”" in line]
    assert len(lines) == 2 and all(line.endswith("Gợi ý: có phải là “noi_nhan.luu”?") for line in lines)
    assert "bảng 4, hàng 1, ô 1, đoạn 7" in lines[1]
    path = restyled.replaced(tmp_path / "mau.docx", "{{ pl.kem_theo }}", "{{ pl.kemtheo }}")
    assert any("pl.kemtheo" in line and "pl.kem_theo" in line for line in errors(path))


def test_a_name_inside_a_row_is_found_when_only_its_last_word_is_given(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{{ trich_yeu }}", "{{ ho_ten }}")
    assert any(line.endswith("Gợi ý: có phải là “ky.ho_ten”?") for line in errors(path))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    def spoil(text: str) -> str:
        return (
            text.replace("{{ trich_yeu }}", "{{ trich_yue }}", 1)
            .replace("{{ so_ky_hieu }}", "{{ so_ky_hieu|hoa }}", 1)
            .replace("{{ ky.ho_ten }}", "{{ ky.__class__ }}", 1)
        )

    found = errors(restyled.changed(tmp_path / "mau.docx", spoil))
    assert any("trich_yue" in line for line in found)
    assert any("không có bộ lọc “hoa”" in line and "Gợi ý: in_hoa" in line for line in found)
    assert any("mã không an toàn: “__class__”" in line for line in found)


def test_a_tag_that_word_split_into_runs_is_whole(tmp_path: Path) -> None:
    split = '{{ trich</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>_yeu }}'
    path = restyled.replaced(tmp_path / "mau.docx", "{{ trich_yeu }}", split)
    assert told(path) == []


def test_curly_quotes_and_no_break_spaces_in_a_tag_are_understood(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", 'd.kieu == "doan"', "d.kieu\u00a0== “doan”")
    assert told(path) == []


@pytest.mark.parametrize(
    "old, new, said",
    [
        pytest.param("{%p for can in can_cu %}", "{%p for can can_cu %}", "vòng lặp viết sai", id="a loop without in"),
        pytest.param("{{ trich_yeu }}", "{{ trich_yeu + }}", "thẻ viết sai", id="an expression that ends too early"),
        pytest.param("{{ trich_yeu }}", "{{ }}", "thẻ viết sai", id="an empty tag"),
        pytest.param("{{ trich_yeu }}", "{{ trich_yeu }", "thẻ dở dang", id="half a tag"),
        pytest.param(
            "{{ trich_yeu }}", "{% include 'x' %}", "lệnh “include” không dùng được", id="a forbidden command"
        ),
        pytest.param("{{ trich_yeu }}", "{{ range(9) }}", "mẫu không gọi hàm được", id="a call"),
        pytest.param(
            "{{ trich_yeu }}", "{{ ''.join.__globals__ }}", "mã không an toàn", id="the way out of the sandbox"
        ),
        pytest.param("{{ trich_yeu }}", "{{ 9**9**9 }}", "phép lũy thừa", id="a power that would fill the memory"),
        pytest.param(
            "{{ trich_yeu }}", "{{ trich_yeu['__class__'] }}", "mã không an toàn", id="an underscore name by key"
        ),
        pytest.param("{%p endfor %}", "", "chưa có {% endfor %}", id="a loop that does not end"),
        pytest.param("{%p endif %}", "{%p endfor %}", "đóng nhầm khối", id="closed by the wrong word"),
        pytest.param("{%p endif %}", "{% endif %}", "phải đóng cùng kiểu", id="closed in another manner"),
        pytest.param("{{ trich_yeu }}", "{{ trich_yeu is odder }}", "không có phép thử", id="an unknown test"),
    ],
)
def test_a_broken_tag_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = errors(restyled.replaced(tmp_path / "mau.docx", old, new))
    assert any(said in line for line in found), found


def test_a_block_that_closes_in_another_cell_is_told(tmp_path: Path) -> None:
    body = (
        "<w:tbl><w:tr><w:tc>"
        + p("{%p if do_mat %}")
        + p("x")
        + "</w:tc><w:tc>"
        + p("{%p endif %}")
        + p("y")
        + "</w:tc></w:tr></w:tbl>"
    )
    found = errors(restyled.from_body(tmp_path / "mau.docx", body))
    assert any("mở ở thân văn bản, bảng 1, hàng 1, ô 1, đoạn 1 lại đóng ở chỗ khác" in line for line in found)


def test_words_beside_a_paragraph_tag_would_be_lost(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{%p if trich_yeu %}", "Trích yếu: {%p if trich_yeu %}")
    assert any("phần “Trích yếu:” sẽ bị mất" in line for line in errors(path))


def test_a_tag_with_one_brace_is_told(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{{ trich_yeu }}", "{{ trich_yeu }} {so}")
    assert any("chỉ có một dấu ngoặc" in line and line.endswith("Gợi ý: {{ so }}") for line in told(path))


def test_a_tag_in_a_footer_and_in_a_text_box_is_told_with_its_place(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{{ dong }}", "{{ dongg }}", part="word/footer1.xml")
    assert any(line.startswith("chân trang (footer1.xml), đoạn") and "dongg" in line for line in errors(path))
    path = restyled.replaced(tmp_path / "mau.docx", "{{ do_khan }}", "{{ do_khann }}")
    (line,) = [line for line in errors(path) if "do_khann" in line]
    assert "hộp chữ “khung_do_khan”, đoạn 1" in line


def test_a_removed_block_is_told(tmp_path: Path) -> None:
    found = told(restyled.replaced(tmp_path / "mau.docx", "{{ can }}", "Căn cứ"))
    assert any("mẫu không in căn cứ (không có thẻ “can_cu”)" in line for line in found)
    assert any(
        "mẫu không in họ tên người ký" in line
        for line in errors(restyled.replaced(tmp_path / "mau.docx", "ky.ho_ten", "ky.chuc_vu_khac", count=9))
    )


def test_a_kind_of_paragraph_without_a_pattern_is_told(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", 'd.kieu == "khoan_con"', 'd.kieu == "khoan-con"')
    assert any("không có kiểu đoạn “khoan_con”" in line for line in errors(path))


def test_a_removed_style_is_told(tmp_path: Path) -> None:
    path = restyled.replaced(
        tmp_path / "mau.docx", 'w:styleId="VBTrichYeu"', 'w:styleId="Khac"', part="word/styles.xml"
    )
    assert any("kiểu chữ “VBTrichYeu” đã bị xóa" in line for line in errors(path))


def test_a_drawn_line_without_its_name_is_a_warning(tmp_path: Path) -> None:
    found = docx.check_template(
        restyled.replaced(tmp_path / "mau.docx", 'name="ke_co_quan"', 'name="Straight Connector 1"')
    )
    assert [(fault.severity, "ke_co_quan" in fault.message) for fault in found] == [(Severity.WARNING, True)]


def test_a_moved_block_and_other_words_are_no_fault(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "Nơi nhận:", "Nơi nhận (gửi):", count=9)
    assert told(path) == ["mẫu làm mất 1 dòng của văn bản: “Nơi nhận:”"] * 2
    path = restyled.replaced(tmp_path / "mau.docx", 'w:sz w:val="26"', 'w:sz w:val="24"', part="word/styles.xml")
    assert told(path) == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 broken", id="broken zip"),
        pytest.param(b"hello", id="text"),
    ],
)
def test_what_is_no_docx_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(data)
    with pytest.raises(RefusedFileError, match="không mở được mẫu"):
        docx.check_template(path)


def test_a_template_with_macros_is_refused(tmp_path: Path) -> None:
    path = restyled.save(tmp_path / "mau.docm", {**restyled.parts(), "word/vbaProject.bin": b"x"})
    with pytest.raises(RefusedFileError, match="macro"):
        docx.check_template(path)


def test_a_template_saved_as_strict_open_xml_is_refused_with_what_to_do(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    path = restyled.replaced(tmp_path / "mau.docx", usual, strict, count=9)
    with pytest.raises(RefusedFileError, match="Strict Open XML") as caught:
        docx.check_template(path)
    assert "Word Document" in str(caught.value)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'
    path = restyled.save(tmp_path / "mau.docx", {**restyled.parts(), restyled.MAIN: bomb})
    with pytest.raises(RefusedFileError, match="không an toàn"):
        docx.check_template(path)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = restyled.save(tmp_path / "mau.docx", {**restyled.parts(), "word/media/x.bin": bytes(70 * 1024 * 1024)})
    with pytest.raises(RefusedFileError, match="quá lớn"):
        docx.check_template(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="không đọc được mẫu"):
        docx.check_template(tmp_path / "khong-co.docx")
