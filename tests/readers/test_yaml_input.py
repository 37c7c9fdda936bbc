"""YAML and JSON written by hand: what is understood, and how every mistake is told."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.errors import ErrorGroup, InputError, RefusedFileError
from generator.model import Document
from generator.readers import yaml_input, yaml_tree


def read(text: str) -> Document:
    return yaml_input.read(text.encode(), source="a.yaml").document


def errors(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError if not isinstance(text, str) else (InputError, ErrorGroup)) as caught:  # type: ignore[arg-type]
        yaml_input.read(data, source="a.yaml")
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        pytest.param("so: 010", "010", id="leading zero is no octal number"),
        pytest.param("so: 146", "146", id="whole number"),
        pytest.param('so: "05"', "05", id="quoted"),
        pytest.param("so:", "", id="left empty"),
        pytest.param("so: ~", "", id="null"),
        pytest.param("so: no", "no", id="a word that YAML 1.1 takes for false"),
        pytest.param("so: 1_000", "1_000", id="underscore"),
        pytest.param("so: 1e3", "1e3", id="exponent"),
    ],
)
def test_a_number_stays_the_text_that_was_typed(written: str, number: str) -> None:
    assert read(f"loai: ke-hoach\n{written}\n").number == number


@pytest.mark.parametrize("written", ["12/10/2022", "12-10-2022", "2022-10-12", '"12/10/2022"', "12.10.2022"])
def test_a_date_is_read_in_every_usual_form(written: str) -> None:
    assert read(f"loai: ke-hoach\nngay: {written}\n").date == dt.date(2022, 10, 12)


def test_figures_in_a_table_keep_their_form() -> None:
    (table,) = read("loai: bao-cao\nnoi_dung:\n  - bang: [[a, 1.50, 2022-13-45, '', yes]]\n").body
    assert [cell.text for cell in table.rows[0]] == ["a", "1.50", "2022-13-45", "", "yes"]  # type: ignore[union-attr]


def test_one_line_needs_no_list_and_a_block_of_lines_is_a_list() -> None:
    document = read("loai: ke-hoach\nkinh_gui: Bộ Nội vụ\nco_quan: |-\n  ỦY BAN NHÂN DÂN\n  TỈNH A\n")
    assert document.addressees == ("Bộ Nội vụ",)
    assert document.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH A")


def test_json_is_read_as_well_and_notes_of_a_reader_are_passed_over() -> None:
    assert read('{"loai": "ke-hoach", "so": "5", "_van_de": [{"ma": "x"}], "ngay": null}').number == "5"


def test_a_byte_order_mark_and_utf_16_are_no_obstacle() -> None:
    assert yaml_input.read("\ufeffloai: ke-hoach".encode(), source="a").document.kind == "ke-hoach"
    assert yaml_input.read("loai: kế".encode("utf-16"), source="a").document.kind == "kế"


def test_an_anchor_used_twice_gives_the_same_text_twice() -> None:
    assert read("loai: ke-hoach\nkinh_gui: &n [Bộ Nội vụ]\ntham_quyen: *n\n").authority == ("Bộ Nội vụ",)


def test_every_mistake_is_told_at_once_in_the_order_of_the_file() -> None:
    assert errors(
        """\
loai: ke-hoach
ngay: 31/02/2022
noi_nhann:
  danh_sach: [a]
noi_nhan:
  danh_sach:
    - Lưu: VT, NC.
nam: abc
noi_dung:
  - nhan: I.
    tieude: X
    cap: muc9
  - nhan: xyz.
    van_ban: abc
  - Thời gian: 8 giờ
  - tieu_de: K
  - bang:
      - [{gop_cot: 0, van_ban: x}, {canh: giua}]
ky: Nguyễn Văn A
can_cu: Căn cứ Luật
"""
    ) == [
        "a.yaml:2:7 ngay: ngày 31/02/2022 không có trong lịch",
        "a.yaml:3:1 noi_nhann: không có khoá này — Gợi ý: có phải “noi_nhan”?",
        'a.yaml:7:7 noi_nhan/danh_sach/0: cần một đoạn chữ — Gợi ý: đặt cả dòng trong ngoặc kép: - "Lưu: …"',
        "a.yaml:8:6 nam: “abc” không phải số nguyên",
        "a.yaml:11:5 noi_dung/0/tieude: không có khoá này — Gợi ý: có phải “tieu_de”?",
        "a.yaml:12:10 noi_dung/0/cap: “muc9” không thuộc: phan, chuong, muc, tieu_muc, dieu, chu_hoa, la_ma, khoan, "
        "khoan_con, diem, diem_con, gach, cong — Gợi ý: có phải “muc”?",
        "a.yaml:13:11 noi_dung/1/nhan: không rõ nhãn “xyz.” thuộc cấp nào — Gợi ý: viết nhãn đúng như in ra "
        "(I., 1., a), -, Điều 1.) hoặc thêm khoá “cap”",
        "a.yaml:15:5 noi_dung/2: dòng chữ có dấu hai chấm bị hiểu là khoá — Gợi ý: đặt cả dòng trong ngoặc kép: "
        '- "Thời gian: …"',
        "a.yaml:16:5 noi_dung/3: mục này cần khoá “nhan” (đề mục, khoản, điểm), “bang” (bảng) hoặc “van_ban” (đoạn văn)",
        "a.yaml:18:20 noi_dung/4/bang/0/0/gop_cot: 0 quá nhỏ, ít nhất là 1",
        "a.yaml:18:37 noi_dung/4/bang/0/1/canh: không có khoá này — Gợi ý: có phải “can”?",
        "a.yaml:19:5 ky: cần các khoá con, không phải “Nguyễn Văn A” — Gợi ý: xuống dòng, thụt vào và viết các khoá",
        "a.yaml:20:9 can_cu: cần một danh sách — Gợi ý: mỗi mục một dòng, bắt đầu bằng “- ”",
    ]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param("so: 1", "a.yaml:1:1", "thiếu khoá bắt buộc “loai”", id="required key"),
        pytest.param("loai: [a]", "a.yaml:1:7", "không phải danh sách", id="list for a text"),
        pytest.param("loai: x\nTrích yếu: a", "a.yaml:2:1", "có phải “trich_yeu”?", id="key with tone marks"),
        pytest.param("loai: x\nngay: mai", "a.yaml:2:7", "ngày/tháng/năm", id="no date"),
        pytest.param(
            "loai: x\nngay: 2022-13-45", "a.yaml:2:7", "không có trong lịch", id="ISO date out of the calendar"
        ),
        pytest.param("a: b: c", "a.yaml:1:5", "dấu hai chấm", id="colon in a plain text"),
        pytest.param("a: 'x", "a.yaml:1:4", "dấu nháy mở ra mà không đóng", id="quote left open"),
        pytest.param('a: "\\q"', "a.yaml:1:4", "dấu “\\” trong ngoặc kép", id="unknown escape"),
        pytest.param("a:\n\t- b", "a.yaml:2:1", "dấu tab", id="tab"),
        pytest.param("a: [1,", "a.yaml:2:1", "dấu [ hoặc {", id="bracket left open"),
        pytest.param("a: 1\n b: 2", "a.yaml:2:3", "dấu hai chấm", id="deeper indentation"),
        pytest.param("  a: 1\n b: 2", "a.yaml:2:2", "thụt vào không khớp", id="shallower indentation"),
        pytest.param("a: %x", "a.yaml:1:4", "không được phép", id="percent sign first"),
        pytest.param("a: *y", "a.yaml:1:4", "nhắc lại một mục chưa có", id="unknown alias"),
        pytest.param("a: &x [*x]", "a.yaml:1:8", "nhắc lại một mục chưa có", id="alias of itself"),
        pytest.param("loai: a\nloai: b", "a.yaml:2:1", "viết hai lần (lần đầu ở dòng 1)", id="key twice"),
        pytest.param("<<: {loai: a}", "a.yaml:1:1", "không dùng “<<”", id="merge key"),
        pytest.param("loai: {{ 7*7 }}", "a.yaml:1:8", "khoá phải là một chữ", id="template code unquoted"),
        pytest.param("---\nloai: a\n---\nloai: b", "a.yaml:3:1", "nhiều tài liệu YAML", id="two documents"),
        pytest.param("- a", "a.yaml:1:1", "tệp phải gồm các khoá", id="a list on top"),
        pytest.param("", "a.yaml:", "tệp trống", id="empty"),
        pytest.param("# chỉ có chú thích", "a.yaml:", "tệp trống", id="comments only"),
    ],
)
def test_one_mistake_is_one_line_with_its_place(text: str, place: str, said: str) -> None:
    (line,) = errors(text)
    assert line.startswith(place)
    assert said in line


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"a: !!python/object/apply:os.system ['x']", "không nhận thẻ YAML", id="python object tag"),
        pytest.param(b"a: !include /etc/passwd", "không nhận thẻ YAML", id="own tag"),
        pytest.param(b"a: \x00", "ký tự điều khiển U+0000", id="NUL"),
        pytest.param(b"a: \x1b[31m", "ký tự điều khiển U+001B", id="terminal escape"),
        pytest.param(b"a: \xe9", "UTF-8", id="another encoding"),
        pytest.param(b"PK\x03\x04\x14\x00\xff\xfe", "UTF-8", id="a zip named .yaml"),
        pytest.param(b"[" * 100_000, "lồng nhau quá 64 cấp", id="depth bomb"),
        pytest.param(b"loai: x\nnoi_dung: [" + b"{nhan: I., noi_dung: [" * 70, "lồng nhau", id="deep divisions"),
        pytest.param(b"x" * (yaml_tree.MAX_BYTES + 1), "tệp quá lớn", id="size"),
    ],
)
def test_what_is_hostile_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        yaml_input.read(data, source="a.yaml")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_alias_bomb_is_refused_before_it_unfolds() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    with pytest.raises(RefusedFileError, match="quá nhiều mục"):
        yaml_input.read(bomb.encode(), source="a.yaml")


def test_a_thousand_mistakes_are_told_up_to_a_limit() -> None:
    told = errors("loai: x\nnoi_dung:\n" + "- {tieu_de: a}\n" * 1000)
    assert len(told) == yaml_tree.MAX_ERRORS + 1
    assert told[-1] == "a.yaml: còn 900 lỗi nữa"


def test_no_python_name_of_the_model_is_offered_as_a_key() -> None:
    (line,) = errors("loai: x\nzzzzzz: 1\n")
    assert "co_quan, so, ky_hieu" in line
    assert "issuer" not in line


def test_words_behind_a_comma_in_braces_are_not_lost() -> None:
    text = "loai: ke-hoach\nnoi_dung:\n  - {nhan: a), van_ban: các xã, phường và đặc khu}\n"
    with pytest.raises(ErrorGroup, match="“phường và đặc khu” bị hiểu là một khoá không có giá trị") as caught:
        yaml_input.read(text.encode(), source="a.yaml")
    assert str(caught.value).startswith("a.yaml:3:")
