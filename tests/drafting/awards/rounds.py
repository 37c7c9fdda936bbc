"""Rounds of nominations for tests: a sound one, changed in one point at a time. Every name is a sample."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from generator import readers
from generator.drafting import awards
from generator.drafting.plan import understand
from generator.model import Document
from generator.model.awards import Judgement, Nominations, Outcome
from generator.model.plan import Plan

INPUTS = Path(__file__).parents[3] / "inputs"


@cache
def plan(name: str) -> tuple[Plan, Document]:
    """The plan of a starting case, understood, and its document."""
    document = readers.read(INPUTS / name / "van-ban.yaml").document
    return understand(document), document


SOC_TRANG = {
    "ten": "Sóc Trăng chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", "nam_dau": 2021, "nam_cuoi": 2025,
    "ngay_phat_dong": "06/10/2021", "phat_dong": ["ttg", "tinh"], "dip": "tong_ket",
}  # fmt: skip
HAI_DUONG = {
    "ten": "Vì người nghèo - Không để ai bị bỏ lại phía sau", "nam_dau": 2021, "nam_cuoi": 2025, "ngay_phat_dong": "12/08/2022",
    "phat_dong": ["ttg"], "phat_dong_chua_ro": ["tinh"], "dip": "tong_ket",
}  # fmt: skip
SOUND = {
    "chap_hanh_phap_luat": "có", "dang_bi_xem_xet": "không", "noi_bo_doan_ket": "có", "da_binh_xet": "có", "co_bao_cao": "có",
    "bao_cao_da_ky": "có", "cap_tren_xac_nhan": "có", "thanh_tich": [{"nam": 2024, "noi_dung": "thành tích (mẫu)"}],
}  # fmt: skip


def nominee(kind: str, award: str, **changes: Any) -> dict[str, Any]:
    """A nominee of whom everything general is sound."""
    return {**SOUND, "ma": "1", "doi_tuong": kind, "ten": "Đối tượng (mẫu)", "hinh_thuc": award, **changes}


def round_of(*nominees: dict[str, Any], **changes: Any) -> Nominations:
    """A round submitted in December 2025 to a province, changed as asked."""
    body = {"co_quan": ["SỞ NỘI VỤ"], "ten": "Sở Nội vụ thành phố Cần Thơ", "ky_hieu": "SNV", "dia_danh": "Cần Thơ"}
    decider = {"co_quan": ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"], "ten": "Ủy ban nhân dân thành phố Cần Thơ"}
    data = {
        "don_vi_trinh": body, "noi_quyet_dinh": {**decider, "chuc_vu_ky": "CHỦ TỊCH", "ky_hieu": "UBND", "dia_danh": "Cần Thơ"},
        "cap_quyet_dinh": "tinh", "ten_noi_khen": {"BKTINH": "thành phố Cần Thơ"},
        "ngay_trinh": "05/12/2025", "ngay_quyet_dinh": "20/12/2025", "phong_trao": SOC_TRANG,
        "hoi_dong": {
            "ten": "Hội đồng Thi đua - Khen thưởng thành phố Cần Thơ", "quyet_dinh": "01/QĐ-UBND", "ngay_hop": "02/12/2025",
            "so_thanh_vien": 15, "co_mat": 13, "chu_tri": "Người chủ trì (mẫu)", "thu_ky": "Người ghi (mẫu)",
        },
        "de_cu": list(nominees),
    }  # fmt: skip
    return Nominations.model_validate({**data, **changes})


def found(round_: Nominations, rule: str, plan_name: str | None = None) -> list[Judgement]:
    """What one rule says of the first nominee."""
    understood, document = plan(plan_name) if plan_name else (None, None)
    case = awards.case_of(round_, round_.nominees[0], understood, dt.date(2025, 12, 5), document)
    return list(awards.judge(case, lambda entry: entry.id == rule))


def outcomes(round_: Nominations, rule: str, plan_name: str | None = None) -> list[Outcome]:
    """The outcomes of one rule, notes left out."""
    return [j.outcome for j in found(round_, rule, plan_name) if j.outcome is not Outcome.NOTE]
