"""Each rule of the decree catches its mutants and is alone in it; its safe fixes settle; conformant layouts are left alone."""

from __future__ import annotations

import pytest

from generator.catalog import rules_nd30
from generator.model.edits import Safety
from generator.rules import RULES, check
from tests.builders.documents import ALL as DOCUMENTS
from tests.builders.layout import a_reading, applied
from tests.rules.nd30.catalogue import ALL, NO_FAULT
from tests.rules.nd30.mutants import Mutant

OTHERS = {f"ND30-{n}" for n in range(211, 249)}
"""Capitals and typing: their tests stand beside them."""


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_conformant_layout_is_left_alone(name: str) -> None:
    report = check(a_reading(DOCUMENTS[name]()))
    assert [(f.rule, f.message) for f in report.findings] == []


@pytest.mark.parametrize("mutant", ALL, ids=lambda mutant: mutant.id)
def test_a_mutant_is_caught_by_its_rule_alone(mutant: Mutant) -> None:
    found = check(mutant.build()).findings
    said = [f.message for f in found if f.rule == mutant.rule]
    assert said, [(f.rule, f.message) for f in found]
    assert any(mutant.said in message for message in said), said
    assert {f.rule for f in found} - {mutant.rule, *mutant.also} == set(), [(f.rule, f.message) for f in found]


@pytest.mark.parametrize("mutant", ALL, ids=lambda mutant: mutant.id)
def test_a_safe_fix_settles_its_mutant(mutant: Mutant) -> None:
    reading = mutant.build()
    fixes = [
        f.fix
        for f in check(reading, select=[mutant.rule]).findings
        if f.fix is not None and f.fix.safety is Safety.SAFE
    ]
    for fix in fixes[:1]:
        mended = applied(fix, reading)
        left = [f for f in check(mended, select=[mutant.rule]).findings if f.fix == fix]
        assert left == []


def test_every_rule_of_the_decree_about_form_has_a_mutant() -> None:
    caught = {mutant.rule for mutant in ALL}
    assert set(rules_nd30.all_rules()) - OTHERS - caught - set(NO_FAULT) == set()


def test_every_rule_of_the_decree_is_registered() -> None:
    assert set(rules_nd30.all_rules()) - set(RULES) == set()


def test_the_rules_without_mutants_find_nothing_and_say_why() -> None:
    assert RULES["ND30-210"].by_eye
    assert "ND30-191" in RULES
