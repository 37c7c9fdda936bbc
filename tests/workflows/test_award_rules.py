"""The award rules as pages: none of the numbers is unknown to the program, each says who looks at it and what a person must."""

from __future__ import annotations

import pytest

from generator.catalog import awards as law
from generator.cli import main
from generator.drafting.awards import ROUND, RULES
from generator.drafting.awards.quota import WORDS
from generator.workflows import award_rules

NUMBERS = [*(f"KT-{number:03d}" for number in range(1, 115)), "KT-047a", "KT-047b"]


def test_every_number_is_known() -> None:
    assert sorted(law.rules()) == sorted(NUMBERS)


def test_every_rule_is_carried_by_the_assessment_or_the_check_of_the_dossier() -> None:
    assessed = RULES.keys() | ROUND.keys() | WORDS.keys()
    assert sorted(law.rules().keys() - assessed) == ["KT-077"]
    assert "KT-077" in award_rules.DOSSIER


def test_no_rule_is_carried_that_has_no_number() -> None:
    assert sorted((RULES.keys() | ROUND.keys() | WORDS.keys()) - law.rules().keys()) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_rule_has_a_page_that_says_what_where_and_by_which_article(number: str) -> None:
    page = award_rules.page(number)
    for head in ("**Xem xét:**", "**Khi không đúng:**", "**Căn cứ:**", "**Nguồn:**", "**Nơi xem xét:**"):
        assert head in page
    assert law.rules()[number].title in page


def test_what_only_a_person_can_judge_is_said() -> None:
    assert "phải xem bằng mắt" in award_rules.page("KT-052")


@pytest.mark.parametrize("typed", ["KT-026", "kt-026", "KT-047A"])
def test_the_command_prints_a_page_however_its_number_is_typed(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", typed]) == 0
    assert "Xem xét:" in capsys.readouterr().out


def test_the_command_lists_them_and_names_the_nearest_of_a_wrong_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "KT"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(NUMBERS)
    assert main(["rules", "KT-199"]) == 2
    assert "gần đúng: KT-" in capsys.readouterr().err


def test_the_list_of_all_rules_holds_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert set(NUMBERS) <= listed
