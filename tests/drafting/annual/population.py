"""A small year of a two-tier city worked out on paper: two communes and the sở that compiles, on the plan's ten aims on population."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

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
from tests.drafting.annual.samples import ROOT

CASE = ROOT / "inputs" / "can-tho-2025"
PLAN = "165/KH-UBND"
P, X = Unit("phuong-p", "Ủy ban nhân dân phường P", "xa"), Unit("xa-x", "Ủy ban nhân dân xã X", "xa")
S = Unit("so-y-te", "Sở Y tế", "so")
UNITS = (S, P, X)
LAST = dt.date(2026, 11, 30)
REFERENCE = "Kế hoạch số 165/KH-UBND ngày 21 tháng 11 năm 2025 của Ủy ban nhân dân thành phố Cần Thơ"
PROFILE = Profile(
    superior=("UBND THÀNH PHỐ CẦN THƠ",), issuer=("SỞ Y TẾ",), symbol="BC-SYT", place="Cần Thơ",
    addressees=("Ủy ban nhân dân thành phố Cần Thơ",), office=("GIÁM ĐỐC",),
)  # fmt: skip


@cache
def plan() -> Plan:
    return understand(readers.read(CASE / "nguon.md").document)


@cache
def form() -> Form:
    path = CASE / "bieu-dan-so.yaml"
    return adapted(yaml_input.load(path.read_bytes(), Form, source=path.name), plan())


def values(unit: Unit) -> dict[str, Any]:
    """Phường P: 10.000 people, 2.000 young, 6.600 between, 1.400 old; xã X: 5.000, 1.300, 3.200, 500."""
    common = {
        "van_ban": 2, "cuoc_truyen_thong": 6, "luot_nguoi": 500, "tin_bai": 4, "kiem_tra_giam_sat": 1, "cong_tac_vien": 7,
        "von_thanh_pho": 60, "von_xa": 30, "von_khac": 10, "von_tong": 100,
    }  # fmt: skip
    if unit is S:
        return {**common, "tong_ty_suat_sinh": 1.95}
    big = unit is P
    return {
        **common,
        "dan_so": 10000 if big else 5000, "tre_em": 2000 if big else 1300, "tuoi_15_64": 6600 if big else 3200, "tuoi_65": 1400 if big else 500,
        "sinh": 130 if big else 70, "trai": 68 if big else 36, "gai": 62 if big else 34,
        "ket_hon": 100 if big else 60, "kham_truoc_ket_hon": 95 if big else 50, "tao_hon_truoc": 4 if big else 2, "tao_hon": 1 if big else 2,
        "can_huyet_truoc": 1, "can_huyet": 0 if big else 1, "mang_thai": 140 if big else 80, "tam_soat_truoc_sinh": 105 if big else 49,
        "so_sinh": 130 if big else 70, "tam_soat_so_sinh": 125 if big else 54,
    }  # fmt: skip


def workbook(unit: Unit, changed: dict[str, Any] | None = None, *, year: int = 2026) -> bytes:
    what = collection_form.Collection(PLAN, year, "Sở Y tế", LAST)
    return collection_form.write(form().for_unit(unit), unit, what, filled={**values(unit), **(changed or {})})


def collected(
    *files: tuple[str, bytes | None], units: tuple[Unit, ...] = UNITS, year: int = 2026, last: DataSet | None = None
) -> DataSet:
    what = collect.Round(PLAN, year, form(), units, LAST)
    return collect.collect([(returns.read(data, name), dt.date(2026, 11, 20)) for name, data in files], what, last)


def whole_year(changed: dict[str, Any] | None = None, *, year: int = 2026) -> DataSet:
    """All three returns, phường P's with some values changed."""
    sent = (
        ("p.xlsx", workbook(P, changed, year=year)),
        ("x.xlsx", workbook(X, year=year)),
        ("s.xlsx", workbook(S, year=year)),
    )
    return collected(*sent, year=year)


def report(data: DataSet, last_year: DataSet | None = None) -> Report:
    return write(data, form(), plan(), PROFILE, REFERENCE, last_year)
