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
