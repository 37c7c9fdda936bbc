"""A year of collecting tried out: sample figures from a fixed seed, marked as samples, with faults that real returns have."""

from __future__ import annotations

import random
from typing import Any

from generator.model.collection import Form
from generator.model.returns import Unit

MARK = "(mẫu)"
"""Stands in every text of a sample, so that nobody takes it for a real one."""
SILENT = 2
"""So many units send nothing."""


def values(form: Form, unit: Unit, seed: int) -> dict[str, Any]:
    """Return sample values of one unit (``form`` narrowed to its level): all identities hold. Same seed, same values."""
    rng = random.Random(f"{seed} {unit.id}")
    made: dict[str, Any] = {i.code: rng.randint(1, 60) for i in form.indicators if i.typed}
    if "tong_ho_dau" in made:
        _households(made, rng)
    if "von_tong" in made:
        sources = [code for code in made if code.startswith("von_") and code != "von_tong"]
        made |= {code: rng.randint(1, 60) * 50 for code in sources}
        made["von_tong"] = sum(made[code] for code in sources)
        made["doanh_so_vay"] = made["luot_vay"] * rng.randint(30, 60)
    made["mo_hinh_nhan_rong"] = rng.randint(0, made["mo_hinh"])
    made["giay_khen_tong"] = made["giay_khen_tap_the"] + made["giay_khen_ca_nhan"] + made["giay_khen_ho"]
    for part in form.lists:
        made[part.code] = [
            (
                f"Mô hình giúp nhau thoát nghèo {MARK}",
                f"địa bàn của {unit.name}",
                "hộ nghèo tham gia thoát nghèo bền vững",
            )
        ]
    for text in form.texts:
        made[text.code] = f"Nội dung {text.name[:1].lower()}{text.name[1:]} {MARK}."
    return made


def _households(made: dict[str, Any], rng: random.Random) -> None:
    households = rng.randint(18000, 45000)
    poor = int(households * rng.uniform(0.05, 0.11))
    escaped = int(households * rng.uniform(0.02, 0.042))
    arisen, back = rng.randint(5, 60), rng.randint(0, 12)
    near = int(households * rng.uniform(0.05, 0.09))
    near_out, near_new = int(near * 0.3), int(near * 0.1)
    made |= {
        "tong_ho_dau": households, "tong_ho_cuoi": households + rng.randint(50, 400), "ngheo_dau": poor, "thoat_ngheo": escaped,
        "phat_sinh_ngheo": arisen, "tai_ngheo": back, "ngheo_cuoi": poor - escaped + arisen + back, "can_ngheo_dau": near,
        "thoat_can_ngheo": near_out, "phat_sinh_can_ngheo": near_new, "can_ngheo_cuoi": near - near_out + near_new,
    }  # fmt: skip
    for code in [code for code in made if code.startswith("tong_ho_nhom_dau")]:
        mark = code.removeprefix("tong_ho_nhom_dau")
        group = int(households * 0.3)
        start = int(poor * 0.45)
        made |= {
            f"tong_ho_nhom_dau{mark}": group, f"tong_ho_nhom_cuoi{mark}": group, f"ngheo_nhom_dau{mark}": start,
            f"ngheo_nhom_cuoi{mark}": min(max(start - int(group * rng.uniform(0.028, 0.045)), 0), made["ngheo_cuoi"]),
        }  # fmt: skip


def faults(made: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the values of the unit at place ``number`` with the fault that real returns at such places have; most have none."""
    if number == 2:
        return {**made, "ngheo_cuoi": made["ngheo_cuoi"] + 11} if "ngheo_cuoi" in made else made
    if number == 5:
        return {**made, "tin_bai": "1,234"}
    if number == 8:
        return {code: value for code, value in made.items() if code not in {"viec_lam", "dao_tao_nghe"}}
    if number == 13:
        return {**made, "luot_nguoi": "khoảng 500"}
    return made


def silent(number: int, count: int) -> bool:
    """Return whether the unit at place ``number`` of ``count`` sends nothing."""
    return number >= count - SILENT
