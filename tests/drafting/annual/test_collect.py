"""Returned workbooks that are damaged, each in one way: caught with the cell, nothing altered, nothing crashes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from generator.drafting.annual import collect
from generator.model.returns import DataSet, Weight
from generator.readers import returns
from generator.writers import collection_form
from tests.drafting.annual.samples import (
    LAST,
    PLAN,
    ROUND,
    UNITS,
    A,
    B,
    S,
    Unit,
    collected,
    edited,
    form,
    row_of,
    values,
    workbook,
)


def cell(code: str) -> str:
    return f"D{row_of(code)}"


def put(code: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book["Số liệu"][cell(code)] = value

    return change


def said(data: DataSet, weight: Weight = Weight.REFUSED) -> list[tuple[str, str]]:
    return [(problem.source.cell, problem.message) for problem in data.problems if problem.weight is weight]


def test_a_whole_return_has_no_problem() -> None:
    assert collected(("a.xlsx", workbook(A)), ("b.xlsx", workbook(B)), ("s.xlsx", workbook(S))).problems == ()


NUMBERS = [
    pytest.param("1,234", "số “1,234” có thể hiểu hai cách", id="read two ways"),
    pytest.param("1.5", "số “1.5” không viết theo kiểu Việt Nam", id="English decimal"),
    pytest.param("khoảng 500", "“khoảng 500” không phải là số", id="words"),
    pytest.param("12%", "gõ tỷ lệ phần trăm vào ô số lượng", id="percent in a count"),
    pytest.param(-3, "số âm", id="negative"),
    pytest.param(2.5, "số đếm có phần thập phân", id="half a thing"),
    pytest.param("=5+5", "ô có công thức", id="formula"),
    pytest.param(True, "không phải số", id="truth value"),
    pytest.param(dt.datetime(2023, 5, 6), "không phải số", id="date"),
]


@pytest.mark.parametrize(("value", "message"), NUMBERS)
def test_a_wrong_number_is_refused_with_its_cell(value: Any, message: str) -> None:
    data = collected(("a.xlsx", edited(A, put("viec_lam", value))))
    assert said(data) == [(cell("viec_lam"), f"Người được giải quyết việc làm: {message}")]
    assert "viec_lam" not in data.returns["huyen-a"].values


@pytest.mark.parametrize(("text", "number"), [("1.234", 1234), ("1.234.567", 1234567), ("45", 45)])
def test_vietnamese_numbers_typed_as_text_are_understood(text: str, number: int) -> None:
    data = collected(("a.xlsx", edited(A, put("viec_lam", text))))
    assert data.returns["huyen-a"].values["viec_lam"].number == number


def test_an_error_cell_is_refused_and_not_read_as_blank() -> None:
    raw = workbook(A)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    address = cell("viec_lam")
    start = sheet.index(f'<c r="{address}"')
    end = sheet.index("</c>", start) + 4
    parts["xl/worksheets/sheet2.xml"] = (
        sheet[:start] + f'<c r="{address}" t="e"><v>#DIV/0!</v></c>' + sheet[end:]
    ).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert said(collected(("a.xlsx", buffer.getvalue()))) == [
        (address, "Người được giải quyết việc làm: ô báo lỗi của Excel")
    ]


IDENTITIES = [
    pytest.param({"ngheo_cuoi": 711}, "ngheo_cuoi", "(700 ≠ 711)", id="poor households do not add up"),
    pytest.param({"can_ngheo_cuoi": 400}, "can_ngheo_cuoi", "(420 ≠ 400)", id="near-poor do not add up"),
    pytest.param({"von_tong": 201}, "von_tong", "(200 ≠ 201)", id="sources do not make the whole"),
    pytest.param({"giay_khen_tong": 9}, "giay_khen_tong", "(8 ≠ 9)", id="certificates do not add up"),
    pytest.param({"mo_hinh_nhan_rong": 9}, "mo_hinh", "(9 > 8)", id="part above its whole"),
]


@pytest.mark.parametrize(("changed", "code", "sums"), IDENTITIES)
def test_an_identity_that_does_not_hold_names_cell_and_sums(changed: dict[str, int], code: str, sums: str) -> None:
    data = collected(("a.xlsx", workbook(A, changed)))
    ((at, message),) = said(data)
    assert at == cell(code) and message.startswith("không khớp: ") and message.endswith(sums)


def test_a_missing_value_is_asked_for_and_stays_missing() -> None:
    data = collected(("a.xlsx", workbook(A, without=("viec_lam",))))
    assert said(data, Weight.ASK) == [(cell("viec_lam"), "chưa có: Người được giải quyết việc làm")]
    assert "viec_lam" not in data.returns["huyen-a"].values


def test_zero_is_a_value() -> None:
    assert collected(("a.xlsx", workbook(A, {"viec_lam": 0}))).returns["huyen-a"].values["viec_lam"].number == 0


def test_a_row_without_its_code_is_known_by_its_name() -> None:
    row = row_of("viec_lam")

    def change(book: Any) -> None:
        book["Số liệu"][f"A{row}"] = None

    data = collected(("a.xlsx", edited(A, change)))
    assert data.returns["huyen-a"].values["viec_lam"].number == 20
    assert said(data, Weight.NOTE) == [(f"D{row}", "mã dòng bị mất; nhận theo tên “Người được giải quyết việc làm”")]


def test_moved_rows_are_known_by_their_code() -> None:
    first, second = row_of("viec_lam"), row_of("dao_tao_nghe")

    def change(book: Any) -> None:
        sheet = book["Số liệu"]
        for column in "ABCD":
            one, other = sheet[f"{column}{first}"], sheet[f"{column}{second}"]
            one.value, other.value = other.value, one.value

    found = collected(("a.xlsx", edited(A, change))).returns["huyen-a"].values
    assert (found["viec_lam"].number, found["dao_tao_nghe"].number) == (20, 15)


def test_a_row_of_another_form_is_refused() -> None:
    row = row_of("viec_lam")

    def change(book: Any) -> None:
        book["Số liệu"][f"A{row}"] = "chi_tieu_la"

    assert (f"D{row}", "dòng không có trong biểu") in said(collected(("a.xlsx", edited(A, change))))


def test_a_doubled_row_is_refused() -> None:
    row = row_of("viec_lam")

    def change(book: Any) -> None:
        sheet = book["Số liệu"]
        sheet[f"A{row + 1}"] = "viec_lam"

    assert (f"D{row + 1}", "dòng lặp lại: Người được giải quyết việc làm") in said(
        collected(("a.xlsx", edited(A, change)))
    )


def other_round(**changed: Any) -> bytes:
    what = collection_form.Collection(
        **{"plan": ROUND.plan, "year": ROUND.year, "receiver": "", "last_day": None, **changed}
    )
    return collection_form.write(form().for_level("huyen"), A, what, filled=values(A))


WHOLE_FILES = [
    pytest.param(lambda: b"", "không phải tệp .xlsx đọc được (hỏng, có mật khẩu hoặc sai loại)", id="empty file"),
    pytest.param(lambda: workbook(A)[:2000], "không phải tệp .xlsx đọc được (hỏng, có mật khẩu hoặc sai loại)", id="cut off"),
    pytest.param(lambda: other_round(year=2022), "sai kỳ báo cáo", id="last year's form"),
    pytest.param(lambda: other_round(plan="150/KH-UBND"), "biểu của kế hoạch khác", id="another plan's form"),
    pytest.param(
        lambda: collection_form.write(form().for_level("huyen"), Unit("huyen-x", "huyện X", "huyen"), ROUND),
        "biểu của đơn vị không thuộc danh sách thu", id="a stranger's form",
    ),
    pytest.param(lambda: foreign(), "không phải biểu do chương trình lập: thiếu phần tự nhận dạng", id="some other workbook"),
    pytest.param(lambda: far_cell(), "có ô nằm ngoài khuôn biểu", id="a cell at the far end of the sheet"),
    pytest.param(lambda: None, "tệp quá lớn hoặc không mở được", id="beyond the limits"),
]  # fmt: skip


def far_cell() -> bytes:
    def change(book: Any) -> None:
        book["Số liệu"]["XFD1048576"] = 1

    return edited(A, change)


def foreign() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Số liệu"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("make", "message"), WHOLE_FILES)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(make: Callable[[], bytes | None], message: str) -> None:
    data = collected(("a.xlsx", make()))
    assert [(problem.source.file, problem.message) for problem in data.problems] == [("a.xlsx", message)]
    assert data.returns == {}


def test_an_empty_form_counts_as_not_sent() -> None:
    empty = collection_form.write(form().for_level("huyen"), A, ROUND)
    data = collected(("a.xlsx", empty))
    assert A in data.missing and said(data) == [("", "biểu chưa điền số liệu nào")]


def test_of_two_returns_the_newer_counts_and_it_is_said() -> None:
    data = collected(("a.xlsx", workbook(A)), ("a-sua.xlsx", workbook(A, {"viec_lam": 21})))
    assert data.returns["huyen-a"].values["viec_lam"].number == 21
    assert said(data, Weight.NOTE) == [("", "đơn vị gửi hai lần; dùng bản a-sua.xlsx")]


def test_a_late_return_is_used_and_named() -> None:
    data = collected(("a.xlsx", workbook(A)), received=dt.date(2023, 12, 3))
    assert said(data, Weight.NOTE) == [("", "gửi muộn 3 ngày")] and "huyen-a" in data.returns


def test_of_two_returns_of_one_day_the_later_changed_counts_whatever_its_name() -> None:
    morning, evening = (dt.datetime(2023, 11, 20, hour) for hour in (8, 17))
    what = collect.Round(PLAN, 2023, form(), UNITS, LAST)
    sent = [("a (gui lai).xlsx", {"viec_lam": 21}, evening), ("a.xlsx", {}, morning)]
    raws = [
        (dataclasses.replace(returns.read(workbook(A, changed), name), modified=moment), moment.date())
        for name, changed, moment in sent
    ]
    for order in (raws, raws[::-1]):
        data = collect.collect(order, what)
        assert data.returns["huyen-a"].values["viec_lam"].number == 21
        assert said(data, Weight.NOTE) == [("", "đơn vị gửi hai lần; dùng bản a (gui lai).xlsx")]
