"""SPELL-: what the spelling module suspects becomes a finding at its place, by what makes it suspect."""

from __future__ import annotations

import dataclasses

import pytest

from generator.rules.config import DEFAULT
from generator.rules.engine import check
from tests.builders.layout import a_reading
from tests.rules.words import both_formats, fixed, proposals, rules_of, text_of, told, with_words

WRONG = [
    ("SPELL-001", "Các đơn vị xây dựng kế hoặch triển khai thực hiện.", "kế hoạch"),
    ("SPELL-002", "Các đơn vị tăng cương công tác tuyên truyền.", "tăng cường"),
    ("SPELL-003", "Phát động trào thi đua, xây dựng kế hoạch thực hiện.", "phong trào"),
]


@both_formats
@pytest.mark.parametrize("rule, text, proposal", WRONG, ids=[rule for rule, _t, _p in WRONG])
def test_a_slip_is_told_by_its_rule_and_by_no_other(rule, text, proposal, read):
    findings = told(read(with_words(text)))
    assert rules_of(findings) == {rule}
    assert proposal in str(findings[0].proposed)


@both_formats
def test_sound_prose_and_names_are_left_alone(read):
    text = "Các đơn vị phấn đấu giảm tỷ lệ hộ nghèo, xây dựng cuộc sống ấm no tại xã Ea Ly, huyện Sông Hinh."
    assert told(read(with_words(text)), "SPELL") == []


def test_the_fix_is_not_applied_without_asking_and_settles_when_it_is():
    reading = a_reading(with_words("Các đơn vị tăng cương công tác tuyên truyền."))
    (finding,) = told(reading, "SPELL")
    assert finding.fix is not None and finding.fix.safety.value == "unsafe"
    after = fixed(reading, "SPELL-002")
    assert "Các đơn vị tăng cường công tác" in text_of(after)
    assert told(after, "SPELL") == []


def test_words_of_the_office_are_known():
    reading = a_reading(with_words("Các đơn vị dùng phần mềm kế hoặch của tỉnh."))
    config = dataclasses.replace(DEFAULT, bodies=("kế hoặch",))
    assert proposals(told(reading, "SPELL")) != []
    assert check(reading, select=["SPELL"], config=config).findings == ()
