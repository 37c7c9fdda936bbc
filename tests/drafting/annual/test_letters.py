"""The letters around a collection: whom they name at the head, whom in the list behind, what they say of those still missing."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.drafting.annual import letters
from generator.drafting.annual.report import Profile
from generator.model.printed import printed_lines
from generator.model.returns import DataSet, ReturnProblem, Source, Unit, Weight

LAST = dt.date(2026, 11, 30)
PROFILE = Profile(issuer=("SỞ Y TẾ",), symbol="BC-SYT", place="Cần Thơ")
ABOUT = (PROFILE, "Kế hoạch số 165/KH-UBND", "công tác dân số")


def communes(count: int, kind: str = "xã") -> tuple[Unit, ...]:
    return tuple(Unit(f"{kind}-{n}", f"Ủy ban nhân dân {kind} X{n}", "xa") for n in range(count))


HEADS = [
    pytest.param(communes(2), ("Ủy ban nhân dân xã X0;", "Ủy ban nhân dân xã X1."), id="few are named"),
    pytest.param(
        (Unit("so-a", "Sở Tài chính", "so"), *communes(8), *communes(6, "phường")),
        ("Các sở, ban, ngành, cơ quan, tổ chức;", "Ủy ban nhân dân các xã, phường."), id="many are told by kind",
    ),
    pytest.param(communes(13, "đặc khu"), ("Ủy ban nhân dân các đặc khu",), id="one kind alone"),
    pytest.param(
        tuple(Unit(f"h{n}", f"Ủy ban nhân dân huyện H{n}", "huyen") for n in range(13)),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố",), id="districts of before July 2025",
    ),
    pytest.param(
        (*communes(8), *(Unit(f"t{n}", f"ấp {n}", "thon") for n in range(8))),
        ("Ủy ban nhân dân các xã;", "Các đơn vị có tên trong Phụ lục kèm theo."), id="others are in the list",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("units", "head"), HEADS)
def test_a_letter_names_few_units_and_tells_many_by_kind(units: tuple[Unit, ...], head: tuple[str, ...]) -> None:
    letter = letters.request(units, *ABOUT, 2026, LAST)
    assert letter.addressees == head
    rows = [line for appendix in letter.appendices for node in appendix.body for line in getattr(node, "rows", ())[1:]]
    assert [row[1].text for row in rows] == ([unit.name for unit in units] if len(units) > letters.MANY else [])


def test_the_body_that_asks_does_not_write_to_itself() -> None:
    letter = letters.request((Unit("so-y-te", "Sở Y tế", "so"), *communes(2)), *ABOUT, 2026, LAST)
    assert all("Sở Y tế" not in line for line in letter.addressees)


def test_a_day_that_nobody_fixed_is_a_blank() -> None:
    lines = printed_lines(letters.request(communes(2), *ABOUT, 2026, None), kind_name="")
    assert any("chậm nhất ngày … tháng … năm 2026" in line for line in lines)


def test_a_unit_whose_file_could_not_be_used_is_told_why() -> None:
    units = communes(3)
    wrong = ReturnProblem(
        Weight.REFUSED, units[1].id, Source("b.xlsx", "", ""), "năm 2025", "sai kỳ báo cáo", "năm 2026"
    )
    data = DataSet("165/KH-UBND", 2026, units, {}, (wrong,))
    letter = letters.reminder(data, *ABOUT, LAST, dt.date(2026, 12, 5))
    assert letter is not None
    lines = printed_lines(letter, kind_name="")
    assert any("đã quá hạn 05 ngày" in line and "chưa có báo cáo dùng được của 03 đơn vị" in line for line in lines)
    assert "Đơn vị đã gửi nhưng tệp chưa dùng được: Ủy ban nhân dân xã X1 (sai kỳ báo cáo: năm 2025)." in lines


@pytest.mark.parametrize(
    ("today", "said"),
    [(dt.date(2026, 11, 20), "còn 10 ngày"), (LAST, "hết hạn hôm nay"), (dt.date(2026, 12, 1), "đã quá hạn 01 ngày")],
)
def test_a_reminder_counts_the_days(today: dt.date, said: str) -> None:
    letter = letters.reminder(DataSet("165/KH-UBND", 2026, communes(2), {}), *ABOUT, LAST, today)
    assert letter is not None and any(said in line for line in printed_lines(letter, kind_name=""))
