"""Real documents and the decree's own forms: what fires often was looked at, and the forms are left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rules import corpus

pytestmark = pytest.mark.skipif(not corpus.FORMS.is_file(), reason=corpus.MISSING)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "van-ban-that.md"

OF_THE_FORMS = {
    "Mẫu 1.1": {"ND30-123"},
    "Mẫu 1.5": {"ND30-024", "ND30-098"},
    "Mẫu 1.9": {"ND30-010", "ND30-114", "ND30-243"},
    "Mẫu 3.1": {"ND30-178", "ND30-179"},
}
"""What the rules find in the forms as the Official Gazette's Word file has them; each is explained in docs/van-ban-that.md."""


@pytest.mark.parametrize("kind", [".docx", ".doc", "chữ"])
def test_a_rule_that_fires_on_a_third_of_the_files_is_explained(kind: str) -> None:
    looked_at = PAGE.read_text(encoding="utf-8").split("## Quy tắc báo ở hơn một phần ba số tệp")[1].split("\n## ")[0]
    named = set(re.findall(r"\b(?:ND30|TYPO|CITE|LAW|NAME|SIGN|LIST|TASK|SPELL)-\d{3}\b", looked_at))
    assert corpus.groups()[kind].often() - named == set()


def test_the_forms_of_the_decree_are_left_alone() -> None:
    found = {name: set(report.per_rule) for name, report in corpus.forms().items()}
    assert len(found) == 14
    assert {name: rules - OF_THE_FORMS.get(name, set()) for name, rules in found.items() if rules} == {
        name: set() for name, rules in found.items() if rules
    }
