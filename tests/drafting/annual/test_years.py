"""Several years side by side, a data set as the return for the level above, and the file that keeps a data set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.drafting.annual import review
from generator.drafting.annual.report import Profile
from generator.errors import InputError
from generator.model.printed import printed_lines
from generator.register import datasets
from tests.drafting.annual.samples import A, B, S, collected, form, plan, whole_year, workbook

PROFILE = Profile(issuer=("SỞ NỘI VỤ",), symbol="BC-SNV", place="Sóc Trăng")


def lines(*years) -> list[str]:  # type: ignore[no-untyped-def]
    return printed_lines(
        review.write(years, form(), plan(), PROFILE, "Kế hoạch số 146/KH-UBND", final=False), kind_name="BÁO CÁO"
    )


def test_flows_add_up_over_years_and_stocks_do_not() -> None:
    one, two = whole_year(), replace(whole_year({"viec_lam": 30}), year=2024)
    found = lines(two, one)
    at = found.index("Người được giải quyết việc làm")
    # 20 + 20 + 20 = 60; 30 + 20 + 20 = 70; together 130.
    assert found[at : at + 5] == ["Người được giải quyết việc làm", "người", "60", "70", "130"]
    at = found.index("Hộ nghèo cuối năm")
    assert found[at + 2 : at + 5] == ["1.000", "1.000", "-"]


def test_a_year_that_lacks_returns_is_marked() -> None:
    partial = replace(collected(("a.xlsx", workbook(A)), ("s.xlsx", workbook(S))), year=2024)
    found = lines(whole_year(), partial)
    at = found.index("Hộ nghèo cuối năm")
    assert found[at + 2 : at + 4] == ["1.000", "700*"]


def test_the_title_names_the_period_in_order() -> None:
    assert lines(replace(whole_year(), year=2024), whole_year())[6].startswith(
        "Sơ kết Phong trào thi đua “Sóc Trăng chung tay"
    )


def test_a_data_set_survives_its_file(tmp_path: Path) -> None:
    data = collected(("a.xlsx", workbook(A, {"ngheo_cuoi": 711})), ("b.xlsx", workbook(B)))
    again = datasets.load(datasets.save(data, tmp_path / "so-lieu.sqlite"))
    assert again == data


def test_an_existing_data_set_is_not_overwritten(tmp_path: Path) -> None:
    path = datasets.save(whole_year(), tmp_path / "so-lieu.sqlite")
    with pytest.raises(Exception, match="không ghi đè"):
        datasets.save(whole_year(), path)


def test_another_file_is_no_data_set(tmp_path: Path) -> None:
    (tmp_path / "khac.sqlite").write_bytes(b"not a database")
    with pytest.raises(InputError, match="không phải tệp dữ liệu"):
        datasets.load(tmp_path / "khac.sqlite")


def test_a_data_set_of_before_the_form_was_kept_is_still_read(tmp_path: Path) -> None:
    import sqlite3

    path = datasets.save(whole_year(), tmp_path / "so-lieu.sqlite")
    with sqlite3.connect(path) as base:
        base.execute("alter table meta drop column form")
        base.execute("update meta set version = 1")
    base.close()
    old = datasets.load(path)
    assert old.form == "" and replace(old, form="giam-ngheo") == whole_year()


def test_returns_added_to_a_data_set_leave_what_was_said_of_the_others(tmp_path: Path) -> None:
    from generator.drafting.annual import collect
    from generator.readers import returns
    from tests.drafting.annual.samples import LAST, PLAN, UNITS

    first = collected(("a.xlsx", workbook(A, {"ngheo_cuoi": 711})), ("s.xlsx", workbook(S)))
    what = collect.Round(PLAN, 2023, form(), UNITS, LAST)
    both = collect.collect([(returns.read(workbook(B), "b.xlsx"), LAST)], what, previous=first)
    assert [unit.id for unit in both.missing] == [] and set(both.returns) == {"huyen-a", "huyen-b", "so-s"}
    assert [p.message for p in both.problems if p.unit == "huyen-a"] == [p.message for p in first.problems]
    mended = collect.collect([(returns.read(workbook(A), "a.xlsx"), LAST)], what, previous=both)
    assert mended.returns["huyen-a"].values["ngheo_cuoi"].number == 700
    assert [p.message for p in mended.problems if p.weight.value == "phải sửa"] == []
