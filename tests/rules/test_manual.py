"""The pages of the rules: complete, current, and every clause of the annexes answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.store import load
from generator.rules import RULES, explain, manual
from generator.rules.engine import SECTIONS, Rule

DOCS = Path(__file__).parents[2] / "docs" / "rules"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_is_explained_in_all_its_sections(rule: Rule) -> None:
    parts = manual.sections(rule)
    assert [head for head in SECTIONS if not parts.get(head)] == []
    assert rule.title and not rule.title.endswith(".")


def test_the_pages_in_docs_are_those_of_the_code() -> None:
    pages = manual.pages()
    # The list of the checker's rules goes on with that of the award rules, which have a page of their own.
    stale = [
        name
        for name, text in pages.items()
        if not (DOCS / name).read_text(encoding="utf-8").startswith(text)
        or (name != "README.md" and (DOCS / name).read_text(encoding="utf-8") != text)
    ]
    assert stale == [], "run make docs"
    assert {path.name for path in DOCS.glob("*.md")} - set(pages) <= {"kt.md"}


@pytest.mark.parametrize("row", load("nd30_clauses")["clauses"], ids=lambda row: row["id"])
def test_a_clause_of_the_annexes_has_a_rule_or_a_reason(row: dict[str, object]) -> None:
    rules = manual.clause_rules(str(row["id"]))
    assert rules or row.get("ly_do")
    assert [id for id in rules if id not in RULES] == []


def test_a_page_names_the_clause_and_what_the_rule_rests_on() -> None:
    page = explain("nd30-064")
    assert page is not None
    assert "điểm c khoản 3 Mục II Phần I Phụ lục I" in page
    assert "quy định của văn bản" in page
    assert "### Ví dụ đúng" in page


def test_an_unknown_rule_has_no_page() -> None:
    assert explain("ND30-999") is None
