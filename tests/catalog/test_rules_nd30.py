"""The list of the 251 rules, and clauses in words."""

from __future__ import annotations

import pytest

from generator.catalog import clauses, rules_nd30
from generator.catalog.rules_nd30 import Basis


def test_the_ids_run_from_001_to_251_with_148_errors():
    rules = rules_nd30.all_rules()
    assert list(rules) == [f"ND30-{number:03d}" for number in range(1, 252)]
    assert sum(rule.is_error for rule in rules.values()) == 148


def test_every_rule_has_a_vietnamese_title_of_its_own():
    titles = [rule.title for rule in rules_nd30.all_rules().values()]
    assert len(set(titles)) == len(titles)
    assert all(any(ord(letter) > 127 for letter in title) for title in titles)


def test_a_rule_that_rests_on_law_cites_it_and_a_choice_of_ours_does_not_claim_to():
    for rule in rules_nd30.all_rules().values():
        assert bool(rule.clauses) == (rule.basis in (Basis.LAW, Basis.DERIVED)) or rule.basis is Basis.PRACTICE
        if rule.evidence.startswith(("practice", "project")):
            assert rule.basis is not Basis.LAW


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("PL1/P1/M2/k3/c", "điểm c khoản 3 Mục II Phần I Phụ lục I"),
        ("PL1/P1/M1/k3", "khoản 3 Mục I Phần I Phụ lục I"),
        ("PL1/P1/M5/6.b", "dòng 6.b Mục V Phần I Phụ lục I"),
        ("PL2/M5/k8/b", "điểm b khoản 8 Mục V Phụ lục II"),
        ("PL3/Mẫu 1.4", "Mẫu 1.4 Phụ lục III"),
        ("Đ8/k2/đ", "điểm đ khoản 2 Điều 8"),
        ("Luật 72/2025/QH15", "Luật số 72/2025/QH15"),
        ("Điều 16 Luật 46/2010/QH12", "Điều 16 Luật số 46/2010/QH12"),
    ],
)
def test_a_clause_is_cited_small_to_large(clause, words):
    assert clauses.in_words(clause) == words


def test_no_rule_cites_a_clause_in_short_form_to_the_user():
    assert [
        rule.id
        for rule in rules_nd30.all_rules().values()
        if "PL" in rule.clause_in_words or "/k" in rule.clause_in_words
    ] == []
