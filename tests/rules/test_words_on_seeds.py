"""The two provincial plans as they were published: the rules on words name their real defects, and nothing that is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.readers import read
from generator.rules.engine import check
from tests.rules.words import WORDS

SEEDS = Path(__file__).parents[2].parent / "shared" / "corpus" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the published plans lie beside the repository, not in it")

SOC_TRANG = [
    ("ND30-246", "trong 3 năm"),
    ("ND30-246", "trong 3 năm"),
    ("SPELL-002", "Phân đầu"),
    ("SPELL-002", "Phân đầu"),
    ("SPELL-002", "Phân đầu"),
    ("SPELL-002", "TIỀN ĐỘ"),
    ("SPELL-002", "phân đầu"),
    ("SPELL-002", "phân đầu"),
    ("SPELL-002", "phân đầu"),
    ("SPELL-002", "âm no"),
    ("TYPO-005", "2021-2025"),
    ("TYPO-005", "2021-2025"),
    ("TYPO-005", "2021-2025"),
]
HAI_DUONG = [
    ("ND30-222", "Ban thi đua - Khen thưởng"),
    ("ND30-222", "Ban thi đua - Khen thưởng"),
    ("ND30-222", "Hội đồng thi đua khen thưởng"),
    ("ND30-222", "Ngân hàng chính sách xã hội"),
    ("ND30-225", "nhà nước"),
    ("ND30-240", 'đua "Vì'),
    ("SPELL-003", "trào"),
    ("TYPO-005", "2021 -2025"),
    ("TYPO-005", "2021-2025"),
    ("TYPO-006", "trị xã"),
    ("TYPO-006", "trị xã"),
    ("TYPO-006", "tế xã"),
    ("TYPO-007", "Vì người nghèo - không để ai bị bỏ lại phía sau"),
]


@pytest.mark.parametrize("prefix, defects", [("000", SOC_TRANG), ("001", HAI_DUONG)], ids=["Sóc Trăng", "Hải Dương"])
def test_the_real_defects_are_named_and_nothing_that_is_right(prefix, defects):
    (path,) = SEEDS.glob(f"{prefix}_*.txt")
    found = check(read(path), select=WORDS).findings
    assert sorted((finding.rule, finding.present) for finding in found) == defects


@pytest.mark.parametrize("prefix", ["000", "001"], ids=["Sóc Trăng", "Hải Dương"])
def test_on_a_date_after_two_tier_government_the_same_plan_names_bodies_of_the_past(prefix):
    import dataclasses
    import datetime as dt

    (path,) = SEEDS.glob(f"{prefix}_*.txt")
    reading = read(path)
    later = dataclasses.replace(reading, document=reading.document.model_copy(update={"date": dt.date(2026, 3, 5)}))
    found = check(later, select=["NAME"]).findings
    assert {finding.rule for finding in found} == {"NAME-001", "NAME-002", "NAME-003"}
    assert not any("số 150/KH-UBND" in str(finding.present) for finding in found)
