"""Nominations as clerks really fill them in: numbers, dates, moved and merged cells, errors of Excel, personal data never repeated."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.catalog import nomination_form as form
from generator.errors import ErrorGroup, GeneratorError, RefusedFileError
from generator.model.awards import Nominations
from generator.readers import nominations
from generator.writers import nomination_form
from tests.drafting.awards.rounds import nominee, round_of
from tests.readers.test_nominations import CASE, without_places

NOMINEES, POOR = "Đề cử", "Hộ nghèo"


def column(sheet: str, key: str) -> str:
    """The letters of a column by its key, as the form lays it out."""
    from generator.readers.nomination_book import letters

    columns = next(s.columns for s in form.sheets() if s.name == sheet)
    return letters([c.key for c in columns].index(key))


def book(tmp_path: Path, change: Callable[[Any], object]) -> Path:
    """The sample case as a workbook, changed as a clerk would change it."""
    filled = nominations.read(CASE).model_dump(mode="json", by_alias=True)
    made = load_workbook(io.BytesIO(nomination_form.write(filled)))
    change(made)
    path = tmp_path / "de-nghi.xlsx"
    made.save(path)
    return path


def put(sheet: str, key: str, row: int, value: Any) -> Callable[[Any], object]:
    def change(made: Any) -> None:
        made[sheet][f"{column(sheet, key)}{row}"] = value

    return change


def told(path: Path) -> list[str]:
    with pytest.raises(GeneratorError) as caught:
        nominations.read(path)
    error = caught.value
    return [str(one) for one in (error.errors if isinstance(error, ErrorGroup) else [error])]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("2.000", 2000), ("2000", 2000), (2000, 2000), (2000.0, 2000), (" 2 000 ", 2000), ("2.000,0", None), ("12.345", 12345)],
)  # fmt: skip
def test_a_count_is_read_as_vietnamese_write_it(tmp_path: Path, typed: Any, read: int | None) -> None:
    path = book(tmp_path, put(POOR, "tong_ho", 3, typed))
    if read is None:
        assert told(path) == [f"de-nghi.xlsx (trang tính Hộ nghèo, ô D3): “{typed}” không phải số"]
    else:
        assert nominations.read(path).nominees[0].poor[0].total == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("50.000.000", "50000000"),
        (50_000_000, "50000000"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        (2.345, "2.345"),
        ("0", "0"),
    ],
)
def test_an_amount_keeps_its_value_however_it_is_typed(tmp_path: Path, typed: Any, read: str) -> None:
    sheet = "Đóng góp"
    found = nominations.read(book(tmp_path, put(sheet, "gia_tri", 3, typed)))
    assert next(x for x in found.nominees if x.contributions).contributions[0].value == Decimal(read)


@pytest.mark.parametrize("typed", ["500,000", "1,234"])
def test_an_amount_that_reads_two_ways_is_refused(tmp_path: Path, typed: str) -> None:
    (error,) = told(book(tmp_path, put("Đóng góp", "gia_tri", 3, typed)))
    assert "có thể hiểu hai cách" in error


@pytest.mark.parametrize(
    ("typed", "read"),
    [("14,2%", "14.2"), ("14,2", "14.2"), ("14.20", "14.20"), ("14,125", "14.125"), (14.125, "14.125")],
)
def test_a_percentage_is_read_with_comma_point_or_sign(tmp_path: Path, typed: Any, read: str) -> None:
    found = nominations.read(book(tmp_path, put(POOR, "ty_le", 3, typed)))
    assert found.nominees[0].poor[0].rate == Decimal(read)


def test_a_cell_formatted_as_percent_is_not_guessed(tmp_path: Path) -> None:
    """Excel stores 14,2% as 0.142, and 0,142% could be meant as well."""
    (error,) = told(book(tmp_path, put(POOR, "ty_le", 3, 0.142)))
    assert "không rõ là phần trăm hay tỷ lệ" in error
    assert "14,2%" in error


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("5/3/1985", dt.date(1985, 3, 5)), ("05-03-1985", dt.date(1985, 3, 5)), ("1985-03-05", dt.date(1985, 3, 5)),
        (dt.datetime(1985, 3, 5, 14, 30), dt.date(1985, 3, 5)), (dt.date(1985, 3, 5), dt.date(1985, 3, 5)),
    ],
)  # fmt: skip
def test_a_day_is_read_from_text_and_from_excels_own_days(tmp_path: Path, typed: Any, read: dt.date) -> None:
    found = nominations.read(book(tmp_path, put(NOMINEES, "ngay_sinh", 5, typed)))
    assert found.nominees[2].birth == read


@pytest.mark.parametrize(
    "typed", ["31/02/1985", "05/03/85", "1985", 31111, "sinh năm 1985", "05/03/0085", "32/13/1985"]
)
def test_a_wrong_birth_date_is_told_by_its_cell_and_never_repeated(tmp_path: Path, typed: Any) -> None:
    (error,) = told(book(tmp_path, put(NOMINEES, "ngay_sinh", 5, typed)))
    assert error.startswith(f"de-nghi.xlsx (trang tính Đề cử, ô {column(NOMINEES, 'ngay_sinh')}5): ngày sinh")
    assert str(typed) not in error.replace("“", "")
    assert "85" not in error


def test_a_birth_date_after_the_submission_is_told_without_its_value(tmp_path: Path) -> None:
    (error,) = told(book(tmp_path, put(NOMINEES, "ngay_sinh", 5, "12/05/2026")))
    assert error.endswith("ngày sinh sau ngày trình (không in lại giá trị vì là dữ liệu cá nhân)")


def test_an_identity_number_that_lost_its_zeros_is_told_without_its_value(tmp_path: Path) -> None:
    (error,) = told(book(tmp_path, put(NOMINEES, "so_dinh_danh", 5, 79000000001)))
    assert "mất số 0 ở đầu" in error
    assert "79000000001" not in error


@pytest.mark.parametrize(
    ("sheet", "key", "typed", "message"),
    [
        ("Xếp loại", "nam", "2.024", "không phải năm có bốn chữ số"),
        ("Xếp loại", "nam", "24", "không phải năm có bốn chữ số"),
        ("Xếp loại", "muc", "Hoàn thành rất tốt", "không thuộc: Hoàn thành xuất sắc"),
        ("Đã khen", "ma", "Bằng khen của Chủ tịch tỉnh", "không thuộc: Huân chương Lao động hạng Nhất"),
        (POOR, "ho_ngheo", "-5", "không được là số âm"),
        (POOR, "ho_ngheo", "12,5", "không phải số nguyên"),
        (POOR, "ty_le", "140", "quá lớn"),
        ("Đóng góp", "gia_tri", "năm mươi triệu", "không phải số"),
        ("Đóng góp", "gia_tri", "9" * 40, "không phải số"),
    ],
)
def test_a_bad_cell_of_a_list_is_told_by_sheet_and_cell(
    tmp_path: Path, sheet: str, key: str, typed: str, message: str
) -> None:
    def change(made: Any) -> None:
        page = made[sheet]
        if page["A3"].value is None:
            rows = {"Xếp loại": ("1", "2024", "tot", ""), "Đã khen": ("1", "BKTINH", "2020")}[sheet]
            for at, value in enumerate(rows):
                page.cell(3, at + 1).value = value
        page[f"{column(sheet, key)}3"] = typed

    (error,) = told(book(tmp_path, change))
    assert f"(trang tính {sheet}, ô {column(sheet, key)}3)" in error
    assert message in error


def test_a_grade_may_be_left_out_only_in_a_year_of_maternity_leave(tmp_path: Path) -> None:
    def graded(leave: str) -> Path:
        def change(made: Any) -> None:
            for at, value in enumerate(("1", "2024", "", leave)):
                made["Xếp loại"].cell(3, at + 1).value = value

        return book(tmp_path, change)

    assert nominations.read(graded("có")).nominees[0].ratings[0].maternity is True
    (error,) = told(graded(""))
    assert error == "de-nghi.xlsx (trang tính Xếp loại, ô A3): năm 2024 chưa có mức hoàn thành nhiệm vụ"


def moved(made: Any) -> None:
    """The columns of a sheet in another order, a note of the clerk between, an empty column at the front."""
    page: Worksheet = made[POOR]
    page.insert_cols(1, 2)
    page["A1"], page["B1"] = "Ghi chú", None
    page["A3"] = "xem lại"


def titled(made: Any) -> None:
    page: Worksheet = made[POOR]
    page.insert_rows(1, 2)
    page["A1"] = "SỐ LIỆU HỘ NGHÈO"


def without_keys(made: Any) -> None:
    made[POOR].delete_rows(2)


def key_cleared(made: Any) -> None:
    made[POOR][f"{column(POOR, 'ho_ngheo')}2"] = None


@pytest.mark.parametrize("change", [moved, titled, without_keys, key_cleared])
def test_columns_are_found_wherever_they_stand(tmp_path: Path, change: Callable[[Any], None]) -> None:
    assert without_places(nominations.read(book(tmp_path, change))) == without_places(nominations.read(CASE))


def unknown_column(made: Any) -> None:
    made[POOR]["N1"], made[POOR]["N3"] = "Hộ nghèo về y tế", 12


def misspelt_key(made: Any) -> None:
    made[POOR][f"{column(POOR, 'ho_ngheo')}2"] = "ho_ngeo"


def doubled(made: Any) -> None:
    made[POOR]["N2"] = "ho_ngheo"


def nameless_sheet(made: Any) -> None:
    made[POOR].title = "Sheet1"


def all_heads_gone(made: Any) -> None:
    made[POOR].delete_rows(1, 2)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (unknown_column, "(trang tính Hộ nghèo, ô N2): cột này không thuộc biểu nên không được đọc"),
        (misspelt_key, "có phải “ho_ngheo”?"),
        (doubled, "cột “Số hộ nghèo” có hai lần"),
        (nameless_sheet, "không có trang tính “Hộ nghèo” của biểu"),
        (all_heads_gone, "không thấy dòng tên cột của biểu"),
    ],
)
def test_what_is_not_of_the_form_is_never_passed_over_in_silence(
    tmp_path: Path, change: Callable[[Any], None], expected: str
) -> None:
    assert any(expected in error for error in told(book(tmp_path, change)))


def test_a_merged_code_leaves_its_second_row_without_one_and_that_is_told(tmp_path: Path) -> None:
    (error,) = told(book(tmp_path, lambda made: made[POOR].merge_cells("A3:A4")))
    assert "(trang tính Hộ nghèo, ô A4): dòng này chưa có mã" in error
    assert "bỏ gộp ô" in error


def test_a_formula_without_its_result_is_told(tmp_path: Path) -> None:
    (error,) = told(book(tmp_path, put(POOR, "ho_ngheo", 3, "=1+1")))
    assert error == "de-nghi.xlsx (trang tính Hộ nghèo, ô E3): ô là công thức chưa có kết quả lưu trong tệp"


def test_rows_of_spaces_and_invisible_characters_are_no_rows(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        for at in range(1, 6):
            made[NOMINEES].cell(40, at).value = " \u200b\u00a0"

    assert without_places(nominations.read(book(tmp_path, change))) == without_places(nominations.read(CASE))


def test_more_rows_than_can_be_are_refused_and_never_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.readers.nomination_book.MAX_ROWS", 5)
    assert any("quá 5 dòng" in error for error in told(book(tmp_path, lambda _made: None)))


def test_a_hundred_errors_are_told_and_the_others_counted(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        for row in range(3, 203):
            made[POOR].cell(row, 1).value = "không có mã này"

    errors = told(book(tmp_path, change))
    assert len(errors) == 101
    assert errors[-1] == "còn 100 lỗi nữa"


@pytest.mark.parametrize(
    ("key", "typed", "message"),
    [
        ("phong_trao.nam_dau", "hai nghìn", "không phải năm"),
        ("phong_trao.phat_dong", "thủ tướng | quốc hội", "“quốc hội” không thuộc: ctn, ttg"),
        ("hoi_dong.so_thanh_vien", "mười lăm", "không phải số"),
        ("ngay_trinh", "31/02/2025", "ngày phải viết dạng"),
        ("cap_quyet_dinh", "Trung ương", "không thuộc: Tỉnh, Sở"),
        ("chi_tieu.BKTINH", "-1", "không được là số âm"),
    ],
)
def test_a_bad_common_value_is_told_by_its_cell(tmp_path: Path, key: str, typed: str, message: str) -> None:
    row = [item.key for item in form.common()].index(key) + 2

    def change(made: Any) -> None:
        made["Chung"][f"C{row}"] = typed

    (error,) = told(book(tmp_path, change))
    assert f"(trang tính Chung, ô C{row})" in error
    assert message in error


def test_who_launched_the_movement_may_be_told_in_words(tmp_path: Path) -> None:
    row = [item.key for item in form.common()].index("phong_trao.phat_dong") + 2

    def change(made: Any) -> None:
        made["Chung"][f"C{row}"] = "Thủ tướng Chính phủ | Tỉnh"

    movement = nominations.read(book(tmp_path, change)).movement
    assert movement is not None
    assert movement.launched_by == ("ttg", "tinh")


# YAML: the same checks


def written(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    data = yaml.load(CASE.read_text(encoding="utf-8"), yaml.BaseLoader)
    change(data)
    path = tmp_path / "de-nghi.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def person(data: dict[str, Any]) -> dict[str, Any]:
    return next(x for x in data["de_cu"] if x["ma"] == "3")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["de_cu"][0]["ho_ngheo"][0].update(tong_ho="2,000"), "có thể hiểu hai cách"),
        (lambda d: d["de_cu"][0]["ho_ngheo"][0].update(nam="24"), "không phải năm có bốn chữ số"),
        (
            lambda d: d["de_cu"][0].update(da_khen=[{"ma": "BKT", "nam": "2020"}]),
            "không có hình thức khen thưởng “BKT”",
        ),
        (lambda d: d["de_cu"][0].update(chap_hanh_phap_luat="chắc"), "viết “có” hoặc “không”"),
        (lambda d: d["de_cu"][0].update(ho_ten="A"), "không có khoá này"),
        (lambda d: d.update(chi_tieu={"BKTIN": "3"}), "chi_tieu: không có hình thức khen thưởng “BKTIN”"),
        (lambda d: d.update(ten_noi_khen={"BK": "tỉnh X"}), "ten_noi_khen: không có hình thức khen thưởng “BK”"),
        (lambda d: d["de_cu"][1].update(ma="1"), "mã “1” dùng hai lần"),
        (lambda d: d["phong_trao"].update(nam_cuoi="2019"), "năm cuối 2019 trước năm đầu 2021"),
        (lambda d: d["phong_trao"].update(phat_dong=["quốc hội"]), "“quốc hội” không thuộc"),
        (lambda d: d.update(de_cu=[]), "de_cu"),
    ],
)
def test_yaml_is_checked_as_the_workbook_is(tmp_path: Path, change: Callable[[Any], object], message: str) -> None:
    (error,) = told(written(tmp_path, change))
    assert message in error
    assert error.startswith("de-nghi.yaml")


@pytest.mark.parametrize("typed", ["31/02/1985", "05/03/85", "1985"])
def test_a_wrong_birth_date_in_yaml_is_never_repeated(tmp_path: Path, typed: str) -> None:
    (error,) = told(written(tmp_path, lambda d: person(d).update(ngay_sinh=typed)))
    assert "ngày sinh không phải ngày" in error
    assert "85" not in error


def test_numbers_survive_being_written_and_read_again() -> None:
    """An assessment is read back from JSON: 14,125 must not become 14 125."""
    rates = [{"nam": 2021, "ty_le": "14,125"}]
    round_ = round_of(nominee("tap_the", "BKTINH", ho_ngheo=rates, dong_gop=[{"loai": "tien", "gia_tri": "1.234.567"}]))
    again = Nominations.model_validate(json.loads(round_.model_dump_json(by_alias=True)))
    assert again == round_
    assert again.nominees[0].poor[0].rate == Decimal("14.125")


@pytest.mark.parametrize(
    "data", [b"PK\x05\x06" + b"\x00" * 18, b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, b"a;b\n1;2\n"],
    ids=["empty zip", "pdf", "an encrypted or old file", "csv"],
)  # fmt: skip
def test_another_file_under_the_name_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "de-nghi.xlsx"
    path.write_bytes(data)
    with pytest.raises(RefusedFileError) as caught:
        nominations.read(path)
    assert "\n" not in str(caught.value)


def test_what_is_not_declared_is_asked_at_the_very_cell_that_is_still_empty(tmp_path: Path) -> None:
    from generator.drafting import awards

    def change(made: Any) -> None:
        made[NOMINEES].insert_cols(3)
        made[NOMINEES]["C1"] = "Ghi chú"

    round_ = nominations.read(book(tmp_path, change))
    found = awards.assess(round_, None, dt.date(2025, 12, 5))
    (asked,) = [j for j in found.results[8].judgements if j.rule == "KT-012"]
    before = column(NOMINEES, "dang_bi_xem_xet")
    assert asked.evidence == f"Đề cử!{chr(ord(before[-1]) + 1) if len(before) == 1 else before}11"
    assert asked.evidence != "Đề cử!A11"


@pytest.mark.parametrize("name", ["khong-co.xlsx", "khong-co.yaml", "."])
def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    (error,) = told(tmp_path / name)
    assert "không mở được tệp" in error


@pytest.mark.parametrize(("key", "message"), [("ten", "thiếu tên của đối tượng"), ("ma", "thiếu mã của đối tượng")])
def test_a_name_or_code_of_marks_only_is_none(tmp_path: Path, key: str, message: str) -> None:
    (error,) = told(written(tmp_path, lambda d: person(d).update({key: "…"})))
    assert message in error


def test_letters_typed_apart_are_composed(tmp_path: Path) -> None:
    """A name in NFD, as some keyboards and copied PDFs give it, is the same name."""
    import unicodedata

    apart = unicodedata.normalize("NFD", "Đặng  Thị Ánh")
    found = nominations.read(written(tmp_path, lambda d: person(d).update(ten=apart)))
    assert found.nominees[2].name == "Đặng Thị Ánh"
    in_book = nominations.read(book(tmp_path, put(NOMINEES, "ten", 5, apart)))
    assert in_book.nominees[2].name == "Đặng Thị Ánh"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Bằng khen của Chủ tịch UBND thành phố Cần Thơ", "BKTINH"),
        ("Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh Sóc Trăng", "BKTINH"),
        ("Giấy khen của Chủ tịch Ủy ban nhân dân xã Phú Tâm", "GK_XA"),
        ("Giấy khen của Chủ tịch Ủy ban nhân dân huyện Mỹ Tú", "GK_HUYEN"),
        ("Giấy khen của Giám đốc Sở Nội vụ", "GK_SO"),
        ("huân chương lao động hạng ba", "HCLD3"),
        ("BKTINH", "BKTINH"),
    ],
)
def test_an_award_may_be_written_by_its_full_name(tmp_path: Path, typed: str, code: str) -> None:
    assert nominations.read(book(tmp_path, put(NOMINEES, "hinh_thuc", 5, typed))).nominees[2].award == code
    assert nominations.read(written(tmp_path, lambda d: person(d).update(hinh_thuc=typed))).nominees[2].award == code


@pytest.mark.parametrize(
    "typed", ["Bằng khen", "Bằng khen của Chủ tịch Ủy ban nhân dân Cần Thơ", "Giấy khen của Chủ tịch"]
)
def test_a_name_that_may_be_two_awards_is_refused(tmp_path: Path, typed: str) -> None:
    (error,) = told(book(tmp_path, put(NOMINEES, "hinh_thuc", 5, typed)))
    assert f"“{typed}” không thuộc" in error
    (error,) = told(written(tmp_path, lambda d: person(d).update(hinh_thuc=typed)))
    assert f"không có hình thức khen thưởng “{typed}”" in error


def test_a_form_left_half_empty_is_told_cell_by_cell_by_the_words_of_the_form(tmp_path: Path) -> None:
    made = load_workbook(io.BytesIO(nomination_form.write()))
    made[NOMINEES]["A3"], made[NOMINEES][f"{column(NOMINEES, 'hinh_thuc')}3"] = "1", "Gia đình văn hóa"
    path = tmp_path / "de-nghi.xlsx"
    made.save(path)
    rows = {item.key: number for number, item in enumerate(form.common(), start=2)}
    assert told(path) == [
        f"de-nghi.xlsx (trang tính Chung, ô C{rows['don_vi_trinh.co_quan']}): thiếu “Đơn vị trình (chữ hoa)”",
        f"de-nghi.xlsx (trang tính Chung, ô C{rows['noi_quyet_dinh.co_quan']}): thiếu “Nơi quyết định khen thưởng (chữ hoa)”",
        f"de-nghi.xlsx (trang tính Đề cử, ô {column(NOMINEES, 'doi_tuong')}3): thiếu “Đối tượng”",
        f"de-nghi.xlsx (trang tính Đề cử, ô {column(NOMINEES, 'ten')}3): thiếu “Tên tập thể hoặc họ và tên”",
    ]
