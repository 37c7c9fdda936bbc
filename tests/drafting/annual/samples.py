"""A small year worked out on paper: three units, figures chosen so that every total can be added by hand."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from generator import readers
from generator.drafting.annual import collect
from generator.drafting.annual.form import adapted
from generator.drafting.annual.report import Profile, Report, write
from generator.drafting.plan import understand
from generator.model.collection import Form
from generator.model.plan import Plan
from generator.model.returns import DataSet, Unit
from generator.readers import returns, yaml_input
from generator.writers import collection_form

ROOT = Path(__file__).parents[3]
PLAN = "146/KH-UBND"
A, B = Unit("huyen-a", "Ủy ban nhân dân huyện A", "huyen"), Unit("huyen-b", "Ủy ban nhân dân huyện B", "huyen")
S = Unit("so-s", "Sở Tư pháp", "so")
UNITS = (A, B, S)
LAST = dt.date(2023, 11, 30)
REFERENCE = (
    "Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Sóc Trăng "
    "về việc tổ chức Phong trào thi đua giai đoạn 2021 - 2025"
)
ROUND = collection_form.Collection(PLAN, 2023, "Sở Nội vụ", LAST)


@cache
def plan() -> Plan:
    return understand(readers.read(ROOT / "inputs" / "soc-trang-2022" / "van-ban.yaml").document)


@cache
def form() -> Form:
    path = ROOT / "generator" / "catalog" / "data" / "annual" / "giam-ngheo.yaml"
    return adapted(yaml_input.load(path.read_bytes(), Form, source=path.name), plan())


def values(unit: Unit) -> dict[str, Any]:
    """What a unit fills in. Huyện A: 10.000 households, poor 1.000 → 700; huyện B: 5.000, poor 400 → 300."""
    common = {
        "van_ban": 3, "tin_bai": 10, "cuoc_tuyen_truyen": 5, "luot_nguoi": 1000, "kiem_tra_giam_sat": 2, "von_trung_uong": 100,
        "von_tinh": 50, "von_dia_phuong": 30, "von_quy": 10, "von_doanh_nghiep": 5, "von_nhan_dan": 3, "von_khac": 2, "von_tong": 200,
        "nha_xay_moi": 4, "nha_sua": 6, "viec_lam": 20, "dao_tao_nghe": 15, "mo_hinh": 8, "mo_hinh_nhan_rong": 3, "luot_vay": 40,
        "doanh_so_vay": 1600, "giay_khen_tap_the": 2, "giay_khen_ca_nhan": 5, "giay_khen_ho": 1, "giay_khen_tong": 8, "de_nghi_cap_tren": 1,
    }  # fmt: skip
    if unit.level == "so":
        return common
    big = unit is A
    households = {
        "tong_ho_dau": 10000 if big else 5000, "tong_ho_cuoi": 10000 if big else 5000, "ngheo_dau": 1000 if big else 400,
        "thoat_ngheo": 320 if big else 110, "phat_sinh_ngheo": 15 if big else 8, "tai_ngheo": 5 if big else 2,
        "ngheo_cuoi": 700 if big else 300, "can_ngheo_dau": 500 if big else 250, "thoat_can_ngheo": 100 if big else 60,
        "phat_sinh_can_ngheo": 20 if big else 10, "can_ngheo_cuoi": 420 if big else 200, "tong_ho_nhom_dau": 3000 if big else 1000,
        "tong_ho_nhom_cuoi": 3000 if big else 1000, "ngheo_nhom_dau": 450 if big else 150, "ngheo_nhom_cuoi": 330 if big else 125,
    }  # fmt: skip
    return {**common, **households}


def workbook(unit: Unit, changed: dict[str, Any] | None = None, *, without: tuple[str, ...] = ()) -> bytes:
    """The unit's returned workbook, some values changed or left out."""
    filled = {code: value for code, value in {**values(unit), **(changed or {})}.items() if code not in without}
    return collection_form.write(form().for_level(unit.level), unit, ROUND, filled=filled)


def row_of(code: str, unit: Unit = A) -> int:
    """The row in "Số liệu" that holds a code."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(unit)))["Số liệu"]
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def edited(unit: Unit, change: Any) -> bytes:
    """The unit's workbook after ``change(book)`` in Excel's own terms."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(unit)))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def collected(*files: tuple[str, bytes | None], received: dt.date = dt.date(2023, 11, 20)) -> DataSet:
    what = collect.Round(PLAN, 2023, form(), UNITS, LAST)
    return collect.collect([(returns.read(data, name), received) for name, data in files], what)


def whole_year(changed: dict[str, Any] | None = None) -> DataSet:
    """All three returns, huyện A's with some values changed."""
    return collected(("a.xlsx", workbook(A, changed)), ("b.xlsx", workbook(B)), ("s.xlsx", workbook(S)))


def report(data: DataSet) -> Report:
    profile = Profile(superior=("UBND TỈNH SÓC TRĂNG",), issuer=("SỞ NỘI VỤ",), symbol="BC-SNV", place="Sóc Trăng",
                      addressees=("Ủy ban nhân dân tỉnh Sóc Trăng",), office=("GIÁM ĐỐC",))  # fmt: skip
    return write(data, form(), plan(), profile, REFERENCE)
