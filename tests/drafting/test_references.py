"""References written as names: in words with the numbers as they stand, right again when something moves, refused when loose."""

from __future__ import annotations

from typing import Any

import pytest

from generator.drafting.references import plain, resolve
from generator.errors import GeneratorError
from generator.model import Document
from generator.model.crossref import number_of
from generator.model.printed import note_lines, printed_lines


def document(*body: Any, **more: Any) -> Document:
    return Document.model_validate({"loai": "ke-hoach", "noi_dung": list(body), **more})


def lines(made: Document) -> list[str]:
    """Return the lines of the body and the appendices."""
    return [
        line
        for line in printed_lines(resolve(made, source="a.yaml"))
        if "CỘNG HÒA" not in line and "Độc lập" not in line
    ]


def refusal(made: Document) -> str:
    with pytest.raises(GeneratorError) as caught:
        resolve(made, source="a.yaml")
    return str(caught.value)


ARTICLES = [
    {"nhan": "Điều 1.", "tieu_de": "Phạm vi", "noi_dung": ["Thực hiện theo [[nop]]."]},
    {
        "nhan": "Điều 2.",
        "tieu_de": "Hồ sơ",
        "ma": "ho_so",
        "noi_dung": [
            {"nhan": "1.", "van_ban": "Hồ sơ gồm:", "noi_dung": [{"nhan": "a)", "ma": "don", "van_ban": "đơn;"}]},
            {"nhan": "2.", "ma": "nop", "van_ban": "Nộp trực tuyến."},
        ],
    },
]


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("[[nop]]", "Khoản 2 Điều 2"),
        ("Theo [[nop]]", "Theo khoản 2 Điều 2"),
        ("Theo [[don]]", "Theo điểm a khoản 1 Điều 2"),
        ("Theo [[ho_so]]", "Theo Điều 2"),
        ("khoản [[nop:so]] Điều này", "khoản 2 Điều này"),
        ("Xong. [[nop]] quy định.", "Xong. Khoản 2 Điều 2 quy định."),
        ("[[nop]], [[don]] và [[ho_so]]", "Khoản 2 Điều 2, điểm a khoản 1 Điều 2 và Điều 2"),
        ("[[1]] và [[Chữ Hoa]] không phải mã", "[[1]] và [[Chữ Hoa]] không phải mã"),
    ],
)
def test_a_name_is_printed_in_words(mark: str, words: str) -> None:
    assert words in lines(document(*ARTICLES, mark))


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["I.", "2."], "khoản 2 Mục I"),
        (["I.", "2.", "b)"], "điểm b khoản 2 Mục I"),
        (["II.", "1.", "1.3."], "khoản 1.3 Mục II"),
        (["II.", "1.", "a)", "a.2)"], "điểm a.2 khoản 1 Mục II"),
        (["1."], "mục 1"),
        (["3.", "a)"], "điểm a mục 3"),
        (["Chương II"], "Chương II"),
        (["Chương II", "Mục 1"], "Mục 1 Chương II"),
        (["Chương II", "Mục 1", "Điều 9.", "3."], "khoản 3 Điều 9"),
        (["Phần thứ nhất", "I."], "Mục I Phần thứ nhất"),
        (["A.", "I.", "1."], "khoản 1 Mục I Phần A"),
    ],
)
def test_words_follow_from_the_labels_around(labels: list[str], words: str) -> None:
    node: dict[str, Any] = {"nhan": labels[-1], "van_ban": "Nội dung.", "ma": "dich"}
    for label in reversed(labels[:-1]):
        node = {"nhan": label, "tieu_de": "Tiêu đề", "noi_dung": [node]}
    assert f"Theo {words}." in lines(document(node, "Theo [[dich]]."))


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Điều 3.", "3"),
        ("2.", "2"),
        ("a)", "a"),
        ("II.", "II"),
        ("(1)", "1"),
        ("-", ""),
        ("Phụ lục II", "II"),
        ("1.2.", "1.2"),
    ],
)
def test_the_number_of_a_label(label: str, number: str) -> None:
    assert number_of(label) == number


def test_a_reference_is_right_again_after_something_moved() -> None:
    moved = [
        ARTICLES[0],
        {"nhan": "Điều 2.", "tieu_de": "Mới", "noi_dung": ["Nội dung mới."]},
        {**ARTICLES[1], "nhan": "Điều 3."},
    ]
    assert "Thực hiện theo khoản 2 Điều 3." in lines(document(*moved))


def test_words_read_back_from_a_file_are_counted_anew() -> None:
    text = {
        "van_ban": "Theo khoản 9 Điều 9 và khoản 9 Điều 9 luật khác.",
        "dan_chieu": [{"van_ban": "khoản 9 Điều 9", "toi": "nop"}],
    }
    assert "Theo khoản 2 Điều 2 và khoản 9 Điều 9 luật khác." in lines(document(*ARTICLES, text))


def test_emphasis_and_notes_follow_their_words() -> None:
    node = {
        "van_ban": "Theo [[nop]] và quy định.",
        "nhan_manh": [{"van_ban": "Theo [[nop]]", "dam": True}],
        "chu_thich": [{"sau": "[[nop]]", "van_ban": "Xem [[don]]."}],
    }
    made = resolve(document(*ARTICLES, node), source="a.yaml")
    paragraph = made.body[-1]
    assert paragraph.emphasis[0].text == "Theo khoản 2 Điều 2"  # type: ignore[union-attr]
    assert paragraph.notes[0].after == "khoản 2 Điều 2"  # type: ignore[union-attr]
    assert list(note_lines(made)) == ["Xem điểm a khoản 1 Điều 2."]


TABLE = {"bang": [["TT", "Tên"], ["1", "Theo [[hinh]]"]], "ten_bang": "Số hộ", "ma": "bang_ho"}
PICTURE = {"hinh_anh": "a.png", "ten_hinh": "Quy trình", "ma": "hinh"}
CHART = {"bieu_do": "Tỷ lệ", "nhom": ["A"], "so_lieu": [{"ten": "Số", "gia_tri": ["1"]}], "ma": "ty_le"}


def test_tables_charts_and_pictures_are_counted_each_by_itself() -> None:
    found = lines(
        document(TABLE, CHART, PICTURE, {**TABLE, "ma": "bang_hai"}, "Xem [[bang_hai]], [[ty_le]], [[hinh]].")
    )
    assert [line for line in found if line.endswith(("Số hộ", "Tỷ lệ", "Quy trình"))] == [
        "Bảng 1. Số hộ",
        "Biểu đồ 1. Tỷ lệ",
        "Hình 1. Quy trình",
        "Bảng 2. Số hộ",
    ]
    assert found[-1] == "Xem Bảng 2, Biểu đồ 1, Hình 1."
    assert "Theo Hình 1" in found


def test_a_typed_number_of_a_named_table_is_put_right() -> None:
    found = lines(document(TABLE, {**TABLE, "ten_bang": "Bảng 7. Số xã", "ma": "bang_xa"}, {**PICTURE, "ma": "hinh"}))
    assert "Bảng 2. Số xã" in found


def test_tables_without_names_keep_the_numbers_they_were_typed_with() -> None:
    plain = {**TABLE, "ten_bang": "Bảng 7. Số xã", "ma": ""}
    assert "Bảng 7. Số xã" in lines(document(plain, PICTURE))


def test_a_typed_number_beside_counted_ones_must_be_the_right_one() -> None:
    typed = {"bang": [["TT"], ["1"]], "ten_bang": "Bảng 3. Số xã"}
    assert "tên ghi “Bảng 3” nhưng theo thứ tự là số 2" in refusal(document({**TABLE, "bang": [["TT"], ["1"]]}, typed))
    assert "Bảng 2. Số xã" in lines(
        document({**TABLE, "bang": [["TT"], ["1"]]}, {**typed, "ten_bang": "Bảng 2. Số xã"})
    )


APPENDICES = [
    {"nhan": "Phụ lục I", "tieu_de": "DANH MỤC", "noi_dung": ["Xem [[cot]] và [[mau]]."]},
    {
        "nhan": "PHỤ LỤC II",
        "tieu_de": "MẪU theo [[nop]]",
        "ma": "mau",
        "noi_dung": [{"nhan": "1.", "ma": "cot", "van_ban": "Cột 1, xem [[cot]]."}],
    },
]


def test_appendices_are_named_and_what_stands_in_them_says_so_from_outside_only() -> None:
    found = lines(document(*ARTICLES, "Theo [[mau]] và [[cot]].", phu_luc=APPENDICES))
    assert "Theo Phụ lục II và mục 1 Phụ lục II." in found
    assert "Xem mục 1 Phụ lục II và Phụ lục II." in found
    assert "1. Cột 1, xem mục 1." in found
    assert "MẪU theo khoản 2 Điều 2" in found


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (["[[nopp]]"], "a.yaml noi_dung/2: không có gì mang mã “nopp” để dẫn chiếu — Gợi ý: có phải “nop”?"),
        (["[[xyz]]"], "các mã đã đặt: don, ho_so, nop"),
        (
            [{"nhan": "Điều 3.", "tieu_de": "Ba", "ma": "nop"}],
            "a.yaml noi_dung/2/ma: mã “nop” đã dùng ở noi_dung/1/noi_dung/1",
        ),
        ([{"nhan": "-", "van_ban": "gạch.", "ma": "gach"}], "không đặt mã “gach” được: mục này không có số"),
        ([{"van_ban": "x", "chu_thich": "[[khong_co]]"}], "không có gì mang mã “khong_co”"),
        ([{"bang": [["TT", "x"], ["1", "[[khong_co]]"]]}], "a.yaml noi_dung/2/bang/1/1: không có gì mang mã"),
    ],
)
def test_what_leads_nowhere_is_refused_with_its_place(body: list[Any], told: str) -> None:
    assert told in refusal(document(*ARTICLES, *body))


@pytest.mark.parametrize("key", ["trich_yeu", "kinh_gui", "loi_ban_hanh"])
def test_a_name_where_no_reference_can_stand_is_refused_not_printed(key: str) -> None:
    told = refusal(document(*ARTICLES, **{key: "Theo [[nop]]"}))
    assert f"a.yaml {key}" in told
    assert "không dẫn chiếu được ở đây: [[nop]]" in told


def test_every_fault_is_told_at_once() -> None:
    assert refusal(document("[[mot]] và [[hai]]", "[[ba]]")).count("không có gì mang mã") == 3


@pytest.mark.parametrize("name", ["Nộp", "nop-ho-so", "1a", "a b", "A"])
def test_a_name_is_plain_letters(name: str) -> None:
    with pytest.raises(ValueError, match="chỉ gồm chữ thường không dấu"):
        document({"nhan": "1.", "van_ban": "x", "ma": name})


def test_a_document_without_names_is_left_as_it_is() -> None:
    made = document("Một đoạn.", {"nhan": "1.", "van_ban": "Hai."})
    assert resolve(made, source="a.yaml") == made


def test_what_is_derived_from_a_document_keeps_the_words_of_its_references_only() -> None:
    table = {"bang": [["TT", "Tên"], ["1", "Theo [[nop]]"]], "ten_bang": "Số hộ", "ma": "bang_ho"}
    made = plain(resolve(document(*ARTICLES, table, phu_luc=APPENDICES), source="a.yaml"))
    dumped = str(made.model_dump(by_alias=True, exclude_defaults=True))
    assert "dan_chieu" not in dumped
    assert "'ma'" not in dumped
    assert "Theo khoản 2 Điều 2" in dumped
    assert "Bảng 1. Số hộ" in dumped
