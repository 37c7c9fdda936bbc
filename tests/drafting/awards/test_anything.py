"""Whatever is declared, in whatever combination, is judged without a fault; numbers and falls hold for every input."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import awards as law
from generator.catalog.nomination_form import FLAG, sheets
from generator.drafting import awards
from generator.drafting.awards.poverty import falls
from generator.drafting.awards.registry import Case
from generator.model.awards import Assessment, Contribution, Nominations, Outcome, Poor
from generator.workflows import awarding
from tests.drafting.awards.rounds import nominee, outcomes, plan, round_of
from tests.drafting.awards.test_evidence import NAME, THREE

CODES = tuple(law.awards())
DAYS = (
    "31/12/2023",
    "01/01/2024",
    "15/03/2025",
    "30/06/2025",
    "01/07/2025",
    "05/12/2025",
    "30/09/2026",
    "01/10/2026",
    "05/05/2016",
)
FLAGS = [column.key for column in sheets()[0].columns if column.choices == FLAG]


class Anything:
    """Rounds of nominations made up from a seed: every field may be there or not, and hold anything that it may hold."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def of(self, *values: Any) -> Any:
        return self.rng.choice(values)

    def day(self) -> Any:
        return self.of(None, *DAYS)

    def flag(self) -> Any:
        return self.of(None, "có", "không")

    def count(self, most: int = 2000) -> Any:
        return self.of(None, 0, 1, self.rng.randint(0, most))

    def year(self) -> int:
        return self.rng.randint(2016, 2027)

    def some(self, make: Callable[[], dict[str, Any]], most: int = 5) -> list[dict[str, Any]]:
        return [known(make()) for _ in range(self.rng.randint(0, most))]

    def nominee(self, number: int) -> dict[str, Any]:
        of = self.of
        plain = {
            "ma": str(number), "doi_tuong": of("tap_the", "ca_nhan", "ho_gia_dinh", "doanh_nghiep"), "ten": of("Một", "Hai", NAME),
            "hinh_thuc": of(*CODES), "loai_hinh": of("phong_trao", "cong_trang", "dot_xuat", "cong_hien", "nien_han", "doi_ngoai"),
            "cap": of("", "tinh", "so", "huyen", "xa", "thon"), "ngay_sinh": of(None, "01/01/1980"),
            "phan_loai": of("", "cbccvc", "giam_ngheo", "nong_dan", "doanh_nhan_tri_thuc"), "dien_ho": of("", "ngheo", "khong_ngheo"),
            "dien_ho_dau": of("", "ngheo", "can_ngheo", "khong_ngheo"), "so_nguoi": self.count(), "so_ldtt": self.count(),
            "so_cstdcs": self.count(), "nam_thanh_lap": of(None, 2000, 2020), "so_nam_mo_hinh": self.count(6),
            "mau_bao_cao": of("", "Mẫu số 08", "không rõ"), "tieu_chuan": of("", "điểm đ khoản 1 Điều 74"),
            "dia_chi": of("", "xã A, huyện B, tỉnh Sóc Trăng"), "ly_do_don_gian": of("", "khac", "dot_xuat", "bi_mat"),
        }  # fmt: skip
        plain |= {key: self.flag() for key in FLAGS}
        days = ("het_ky_luat", "dang_ky_thoat_ngheo", "ngay_thoat_ngheo", "cong_khai_tu", "cong_khai_den")
        plain |= {key: self.day() for key in days}
        lists = {
            "thanh_tich": lambda: {"nam": self.year(), "noi_dung": of("a", "b"), "ngay": self.day(), "da_khen": of("", "x")},
            "da_khen": lambda: {"ma": of(*CODES), "nam": self.year(), "loai_hinh": of("cong_trang", "phong_trao")},
            "xep_loai": lambda: {"nam": self.year(), "muc": of("xuat_sac", "tot", "hoan_thanh"), "nghi_thai_san": self.flag()},
            "ho_ngheo": lambda: {
                "nam": self.rng.randint(2020, 2026), "nhom": of("", "Khmer"), "tong_ho": self.count(), "ho_ngheo": self.count(),
                "can_ngheo": self.count(), "ty_le": of(None, "14,2", "0"), "chinh_thuc": self.flag(), "muc_giam": of(None, "2,5"),
                "so_thoat_ngheo": self.count(), "so_phat_sinh": self.count(), "so_tai_ngheo": self.count(), "chuan": of("", "a", "b"),
            },
            "sang_kien": lambda: {"ten": "s", "nam": self.year(), "cong_nhan": of("", "1"), "pham_vi": of("", "tinh")},
            "dong_gop": lambda: {"loai": of("tien", "dat", "giup_do", "tin_dung"), "gia_tri": self.count(10**12), "so_ho": self.count()},
            "vay_von": lambda: {"chuong_trinh": "v", "dung_muc_dich": self.flag(), "dung_han": self.flag(), "qua_han": self.count()},
            "giay_to": lambda: {"loai": of("ke_hoach", "quyet_toan", "bao_cao", "huong_dan", "thue"), "han": self.day(), "ngay": self.day()},
        }  # fmt: skip
        plain |= {key: self.some(make) for key, make in lists.items()}
        votes = ("dong_y", "khong_dong_y", "dong_y_bang_van_ban", "phat_ra", "thu_ve", "khong_hop_le")
        plain["bieu_quyet"] = of(None, known({key: self.count(20) for key in votes}))
        return known(plain)

    def round(self) -> Nominations:
        of = self.of
        body = {"co_quan": ["X"], "ten": "Ủy ban nhân dân thành phố Cần Thơ", "chuc_vu_ky": of("CHỦ TỊCH", "")}
        movement = {
            "ten": "P", "nam_dau": of(2016, 2021, 2025), "nam_cuoi": 2025, "ngay_phat_dong": self.day(),
            "phat_dong": of([], ["ttg"], ["tinh"]), "phat_dong_chua_ro": of([], ["tinh"]), "dip": of("", "hang_nam", "tong_ket"),
        }  # fmt: skip
        council = {
            "ten": "H",
            "so_thanh_vien": self.count(20),
            "co_mat": self.count(20),
            "ngay_hop": self.day(),
            "chu_tri": "Một",
        }
        plain = {
            "don_vi_trinh": body, "noi_quyet_dinh": body, "cap_quyet_dinh": of("so", "huyen", "xa", "tinh"), "ngay_trinh": self.day(),
            "ngay_nhan": self.day(), "ngay_quyet_dinh": self.day(), "phong_trao": of(None, known(movement)),
            "hoi_dong": of(None, known(council)), "chi_tieu": of({}, dict.fromkeys(CODES, self.rng.randint(0, 2))),
            "de_cu": [self.nominee(number) for number in range(self.rng.randint(1, 4))],
        }  # fmt: skip
        return Nominations.model_validate(known(plain))


def known(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if value is not None}


@pytest.mark.parametrize("seed", range(60))
def test_anything_is_judged_in_whole_sentences_and_survives_being_written_and_read(seed: int) -> None:
    made = Anything(seed)
    understood, document = made.of(plan("soc-trang-2022"), plan("hai-duong-2022"), (None, None))
    round_ = made.round()
    found = awards.assess(round_, understood, dt.date(2025, 12, 5), plan_document=document, annual=made.of((), THREE))
    assert [result.nominee for result in found.results] == [x.id for x in round_.nominees]
    for judgement in (*found.round, *(j for result in found.results for j in result.judgements)):
        assert judgement.rule in law.rules()
        assert judgement.reason[-1] not in ".;:,"
        assert "  " not in judgement.reason
        assert "None" not in judgement.reason
    assert awarding.summary(found).rstrip()
    assert awarding.sheets(found)
    assert Assessment.model_validate_json(found.model_dump_json(by_alias=True)) == found


@given(st.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False, allow_infinity=False))
def test_every_amount_is_read_back_as_it_was_written(value: Decimal) -> None:
    one = Contribution(kind="tien", value=value)
    assert Contribution.model_validate_json(one.model_dump_json(by_alias=True)).value == value


@given(st.integers(min_value=0, max_value=10**12))
def test_every_count_is_read_with_dots_between_thousands(value: int) -> None:
    assert Poor.model_validate({"nam": 2024, "tong_ho": f"{value:,}".replace(",", ".")}).total == value


Count = st.integers(min_value=0, max_value=400)


@given(st.lists(st.tuples(st.integers(min_value=1, max_value=400), Count), min_size=4, max_size=4))
def test_three_falls_pass_only_when_each_is_enough(ends: list[tuple[int, int]]) -> None:
    rows = [{"nam": 2021 + at, "tong_ho": total + 400, "ho_ngheo": poor} for at, (total, poor) in enumerate(ends)]
    x = nominee("tap_the", "BKTINH", cap="huyen", ho_ngheo=rows)
    (outcome,) = outcomes(
        round_of(x, ngay_trinh="15/03/2025", ngay_quyet_dinh="20/04/2025"), "KT-053", "soc-trang-2022"
    )
    rates = [Fraction(100 * poor, total + 400) for total, poor in ends]
    enough = all(before - after >= Fraction(5, 2) for before, after in itertools.pairwise(rates))
    feasible = rates[0] >= Fraction(15, 2)
    assert outcome is (Outcome.PASS if enough else Outcome.FAIL if feasible else Outcome.UNCLEAR)


@given(st.lists(st.integers(min_value=2000, max_value=2030), unique=True, max_size=10))
def test_a_fall_needs_the_year_before(years: list[int]) -> None:
    rows = [Poor(year=year, total=100, poor=10) for year in years]
    assert set(falls(rows)) == {year for year in years if year - 1 in years}


def test_a_case_without_data_sets_states_what_the_nominee_states() -> None:
    round_ = round_of(nominee("tap_the", "BKTINH", cap="huyen", ho_ngheo=[{"nam": 2024, "ho_ngheo": 1}]))
    case = awards.case_of(round_, round_.nominees[0], None, None)
    assert isinstance(case, Case)
    assert case.stated == case.nominee.poor == case.evidence.rows
